"""How much memory a process and all that it has started really use together, sampled."""

from __future__ import annotations

import contextlib
import threading
from pathlib import Path


def tree(pid: int) -> list[int]:
    """A process and all its descendants."""
    children: dict[int, list[int]] = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError, IndexError, ValueError):
            parent = int(path.read_text().rpartition(")")[2].split()[1])
            children.setdefault(parent, []).append(int(path.parent.name))
    found = [pid]
    for one in found:
        found += children.get(one, [])
    return found


def used(pids: list[int]) -> int:
    """Bytes, where what processes share counts once: the sum of their proportional set sizes."""
    total = 0
    for pid in pids:
        with contextlib.suppress(OSError, StopIteration):
            lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
            total += 1024 * int(next(line for line in lines if line.startswith("Pss:")).split()[1])
    return total


class Watch:
    """Samples a process tree while it is entered; `peak` is the most that was seen, 0 where there is no /proc."""

    def __init__(self, seconds: float):
        self.seconds, self.peak = seconds, 0

    @contextlib.contextmanager
    def of(self, pid: int):
        over = threading.Event()

        def look():
            while not over.wait(self.seconds):
                self.peak = max(self.peak, used(tree(pid)))

        thread = threading.Thread(target=look, daemon=True)
        thread.start()
        try:
            yield self
        finally:
            over.set()
            thread.join()
