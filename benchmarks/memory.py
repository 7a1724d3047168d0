"""How much memory and computing a process and all that it has started use together."""

from __future__ import annotations

import contextlib
import os
import statistics
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


def computed(pid: int) -> float:
    """Seconds of processor time that a process tree has used, ended and reaped processes included."""
    ticks = 0
    for one in tree(pid):
        with contextlib.suppress(OSError, IndexError):
            fields = Path(f"/proc/{one}/stat").read_text().rpartition(")")[2].split()
            ticks += sum(int(n) for n in fields[11:15])     # its own, its children's, in user and in system mode
    return ticks / os.sysconf("SC_CLK_TCK")


class Watch:
    """Samples a process tree while it is entered; all bytes are 0 where there is no /proc."""

    def __init__(self, seconds: float):
        self.seconds, self.samples = seconds, []

    @property
    def peak(self) -> int:
        return max(self.samples, default=0)

    def tenths(self) -> tuple[float, float]:
        """Medians of the first tenth of the samples and of the last. A peak is larger the longer one looks."""
        few = -(-len(self.samples) // 10)
        return (statistics.median(self.samples[:few]), statistics.median(self.samples[-few:])) if few else (0.0, 0.0)

    @contextlib.contextmanager
    def of(self, pid: int):
        over = threading.Event()

        def look():
            while not over.wait(self.seconds):
                self.samples.append(used(tree(pid)))

        thread = threading.Thread(target=look, daemon=True)
        thread.start()
        try:
            yield self
        finally:
            over.set()
            thread.join()
