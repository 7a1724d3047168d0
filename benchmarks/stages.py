"""Where our time goes: one submission after the other through the same functions as `autograder grade`, with a clock
on each stage. What a stage asks of another one is counted there only."""

from __future__ import annotations

import functools
import importlib
import itertools
import time
from collections import defaultdict
from concurrent.futures import Future

from classes import Class
from runs import ONE, fresh

# (stage, module, class or '', function)
STAGES = [
    ("find the file, its key", "autograder.grade.grading", "Unit", "find"),
    ("find the file, its key", "autograder.grade.journal", "", "key_of"),
    ("read notebooks", "autograder.grade.notebooks", "", "parse"),
    ("plan", "autograder.grade.task", "", "plan"),
    ("fork a candidate", "autograder.exam.fork_server", "ForkServer", "_fork"),
    ("its sandbox", "autograder.exam.fork_server", "ForkServer", "candidate"),
    ("student cells", "autograder.exam.remote", "Remote", "run"),
    ("names for checks", "autograder.exam.remote", "Remote", "hold"),
    ("calls of checks: wire and student code", "autograder.exam.remote", "Remote", "_asked"),
    ("end a candidate", "autograder.exam.remote", "Remote", "end"),
    ("check cells themselves", "autograder.exam.examiner", "CheckCell", "run"),
    ("examiner, the rest", "autograder.exam.examiner", "", "examine"),
    ("outputs and tables", "autograder.grade.task", "", "write_up"),
    ("feedback page", "autograder.grade.feedback", "", "page"),
    ("notebook to text", "autograder.grade.task", "", "_text"),
    ("journal and files, fsync", "autograder.grade.folders", "Folder", "write"),
    ("journal, the rest", "autograder.grade.journal", "Journal", "write"),
    ("journal, the rest", "autograder.grade.journal", "Journal", "read"),
    ("gradebook", "autograder.grade.gradebook", "Book", "record"),
]


class Renamed(Exception):
    """A function whose time is to be told is not there any more."""


def functions() -> list[tuple[str, object, str]]:
    """(stage, what holds the function, its name) of each of STAGES. Raises Renamed where one is missing: its time would
    count as that of another stage, without a word."""
    found = []
    for stage, module, owner, name in STAGES:
        try:
            place = importlib.import_module(module)
            place = getattr(place, owner) if owner else place
            getattr(place, name)
        except (ImportError, AttributeError) as error:
            function = ".".join(filter(None, (module, owner, name)))
            raise Renamed(f"The stage '{stage}' is timed by {function}, which is not there ({error}). Name in STAGES "
                          f"of {__file__} the function that does it now.") from error
        found.append((stage, place, name))
    return found


class Clock:
    """Exclusive seconds of each stage."""

    def __init__(self):
        self.spent, self.open, self.since = defaultdict(lambda: [0.0, 0.0]), [], None

    def _book(self):
        now = time.perf_counter(), time.process_time()
        if self.open:
            for i in (0, 1):
                self.spent[self.open[-1]][i] += now[i] - self.since[i]
        self.since = now

    def enter(self, stage):
        self._book()
        self.open.append(stage)

    def leave(self):
        self._book()
        self.open.pop()

    def on(self, stage, function):
        @functools.wraps(function)
        def timed(*args, **kwargs):
            self.enter(stage)
            try:
                return function(*args, **kwargs)
            finally:
                self.leave()
        return timed


def profile(pipe, one: Class) -> None:
    """A worker: sends {stage: (seconds, seconds of this process's computing) per submission}."""
    from autograder.exam import fork_server
    from autograder.exam.shell import warm_up
    from autograder.grade import task
    from autograder.grade.run import run

    warm_up(with_keras=True)
    fork_server._import_ahead()
    warm = fork_server.ForkServer.start()
    clock = Clock()
    pipe.send("ready")
    (students,) = [pipe.recv()]

    def submit(asked):
        future = Future()
        future.set_result(task.answer(asked, warm))
        return future

    course = one.courses[ONE]
    fresh(course)
    with run(course, one.unit, students, jobs=1, submit=submit) as grading:
        list(itertools.islice(grading.results, 2))      # what is kept for a class is there now
        for stage, place, name in functions():
            setattr(place, name, clock.on(stage, getattr(place, name)))
        clock.enter("all else")
        list(grading.results)
        clock.leave()
    warm.close()
    pipe.send(({stage: [t / len(students[2:]) for t in both] for stage, both in clock.spent.items()}, []))
