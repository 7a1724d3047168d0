"""Runs jobs in processes forked from this one, several at a time, and outlives their hanging or dying.

Forking shares what this process has imported. For our own code only: results come back by pickle.
"""

from __future__ import annotations

import multiprocessing
import os
import time
from collections import deque
from dataclasses import dataclass
from multiprocessing.connection import wait

# Only a fork can share the imports; where there is none (Windows) each process imports again.
_context = multiprocessing.get_context("fork" if "fork" in multiprocessing.get_all_start_methods() else "spawn")


@dataclass(frozen=True)
class Lost:
    """Stands for the result that a process did not live to send."""

    why: str


class _Running:
    def __init__(self, work, index, steps):
        self.index, self.steps = index, deque(steps)
        self.receiver, sender = _context.Pipe(duplex=False)
        self.process = _context.Process(target=_child, args=(work, list(steps), sender), daemon=True)
        self.process.start()
        sender.close()
        self.since = time.monotonic()

    def end(self):
        self.process.kill()
        self.process.join()
        self.receiver.close()


def _child(work, steps, sender):
    os.environ["PYTHONHASHSEED"] = "0"
    for result in work(steps):
        sender.send(result)
    sender.close()


def run(work, jobs: list[list], processes: int, seconds: float):
    """For each job (a list of steps) call `work(steps)` in a forked process; it yields one result for each step.

    Yields (job index, step, result) as results arrive. A process that sends nothing for `seconds`, or dies, loses
    the step it was at (its result is a `Lost`); a new process goes on with the next one.
    """
    waiting = deque(enumerate(jobs))
    running: list[_Running] = []
    while waiting or running:
        while waiting and len(running) < processes:
            index, steps = waiting.popleft()
            if steps:
                running.append(_Running(work, index, steps))
        for ready in wait([r.receiver for r in running], timeout=0.2):
            one = next(r for r in running if r.receiver is ready)
            try:
                result = ready.recv()
            except EOFError:
                _settle(one, running, waiting)
                if one.steps:
                    yield one.index, one.steps.popleft(), Lost("its process died")
                    waiting.appendleft((one.index, list(one.steps)))
                continue
            one.since = time.monotonic()
            yield one.index, one.steps.popleft(), result
        for one in [r for r in running if time.monotonic() - r.since > seconds]:
            _settle(one, running, waiting)
            yield one.index, one.steps.popleft(), Lost(f"it did not finish within {seconds:g} s")
            waiting.appendleft((one.index, list(one.steps)))


def _settle(one, running, waiting):
    running.remove(one)
    one.end()
