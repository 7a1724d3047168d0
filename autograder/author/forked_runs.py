"""Runs jobs in processes forked from this one, several at a time, and outlives their hanging or dying.

Forking shares what this process has imported. For our own code only: results come back by pickle.
"""

from __future__ import annotations

import multiprocessing
import os
import time
import traceback
from collections import deque
from dataclasses import dataclass
from multiprocessing.connection import wait

# Only a fork can share the imports; where there is none (Windows) each process imports again.
_context = multiprocessing.get_context("fork" if "fork" in multiprocessing.get_all_start_methods() else "spawn")


@dataclass(frozen=True)
class Lost:
    """Stands for the result that a process did not live to send."""

    why: str
    raised: bool = False    # by our own code in that process, which has not died or hung


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
    try:
        for result in work(steps):
            sender.send(result)
    except BaseException as error:
        at = traceback.extract_tb(error.__traceback__)[-1]
        sender.send(Lost(f"{type(error).__name__}: {error} ({at.filename}:{at.lineno})", raised=True))
    sender.close()


def run(work, jobs: list[list], processes: int, seconds: float):
    """For each job (a list of steps) call `work(steps)` in a forked process; it yields one result for each step.

    Yields (job index, step, result) as results arrive. A process that sends nothing for `seconds`, or dies, or
    raises, loses the step it was at (its result is a `Lost`); a new process goes on with the next one.
    """
    waiting = deque(enumerate(jobs))
    running: list[_Running] = []
    try:
        while waiting or running:
            while waiting and len(running) < processes:
                index, steps = waiting.popleft()
                if steps:
                    running.append(_Running(work, index, steps))
            arrived = [(one, _receive(one)) for one in _readable(running)]
            # Nothing to read even now: a result that only waited for its reader is not late.
            arrived += [(one, Lost(f"it did not finish within {seconds:g} s")) for one in running
                        if time.monotonic() - one.since > seconds and not one.receiver.poll()]
            for one, result in arrived:
                if isinstance(result, Lost):
                    running.remove(one)
                    one.end()
                    waiting.appendleft((one.index, list(one.steps)[1:]))
                if one.steps:
                    yield one.index, one.steps.popleft(), result
    finally:
        for one in running:
            one.end()


def _readable(running):
    ready = wait([one.receiver for one in running], timeout=0.2)
    return [one for one in running if one.receiver in ready]


def _receive(one):
    one.since = time.monotonic()
    try:
        return one.receiver.recv()
    except (EOFError, OSError):
        return Lost("its process died")
