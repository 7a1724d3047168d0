"""The ways of grading that are compared. Each says seconds per submission, with what it takes to start apart."""

from __future__ import annotations

import contextlib
import itertools
import json
import multiprocessing
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from dataclasses import dataclass, field
from pathlib import Path

from classes import Class
from memory import Watch, computed

from autograder.exam.fork_server import ONE_THREAD
from autograder.grade import gradebook
from autograder.grade.naming import exercise_of, is_check, notebook_of

_context = multiprocessing.get_context("spawn")     # nothing of this process, least of all its imports, is inherited
NBGRADER, PLUGGED, OTTER, ONE, ALL, LIMIT = "nbgrader", "plugged", "otter", "one", "all", "limit"
ABOUT = {NBGRADER: "nbgrader autograde, as it comes", PLUGGED: "nbgrader autograde, our engine",
         OTTER: "otter run", ONE: "autograder grade, one core", ALL: "autograder grade, all cores",
         LIMIT: "the limit: fork, one shell, one core"}


class WrongScores(Exception):
    """An honest submission did not get all its points: whatever was measured, it was not grading."""


@dataclass
class Measured:
    """What one way of grading took. Each round gives the seconds per submission of one turn or more."""

    rounds: list[list[float]] = field(default_factory=list)
    startup: list[float] = field(default_factory=list)
    computed: list[float] = field(default_factory=list)     # seconds of processor time for a submission, by rounds
    peak: int = 0            # bytes of all its processes together

    @property
    def seconds(self) -> float:
        return statistics.median(itertools.chain(*self.rounds))


class Worker:
    """A process that grades when it is told to, and stays warm between the rounds."""

    def __init__(self, work, *args, one_core=False):
        begin = time.monotonic()
        self.pipe, theirs = _context.Pipe()
        self.process = _context.Process(target=_work, args=(work, one_core, theirs, *args))
        before = dict(os.environ)
        os.environ.update(ONE_THREAD)      # NumPy, which a worker imports first of all, looks at them only then
        try:
            self.process.start()
        finally:
            os.environ.clear()
            os.environ.update(before)
        theirs.close()
        self.pipe.recv()
        self.startup = time.monotonic() - begin

    def grade(self, students: list[str]) -> tuple[float, float, list[float]]:
        """(seconds for all of them, of processor time, what each earned)."""
        before = computed(self.process.pid)
        self.pipe.send(students)
        spent, earned = self.pipe.recv()
        return spent, computed(self.process.pid) - before, earned

    def close(self):
        self.pipe.close()
        self.process.join(30)
        self.process.kill()


def _work(work, one_core, *args):
    if one_core and hasattr(os, "sched_setaffinity"):     # all that it starts stays there too
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    work(*args)


def _batches(pipe):
    """The lists of students that a worker is told to grade."""
    with contextlib.suppress(EOFError):
        while True:
            yield pipe.recv()


def ours(pipe, course: Path, unit: str, jobs: int) -> None:
    """A worker that does what `autograder grade` does."""
    from autograder.grade.grading import pool
    from autograder.grade.run import run

    with pool(jobs) as examiners:
        pipe.send("ready")
        for students in _batches(pipe):
            fresh(course)
            begin = time.monotonic()
            with run(course, unit, students, jobs=jobs, submit=examiners.submit) as grading:
                graded = list(grading.results)
            spent = time.monotonic() - begin
            failures = [f for g in graded for f in g.failures]
            if failures:
                raise WrongScores(f"grading failed: {failures[0]}")
            pipe.send((spent, [sum(earned or 0 for n, (earned, _) in g.scores.items() if is_check(n))
                               for g in graded]))


def fresh(course: Path) -> None:
    """Forget what was graded: a class is graded for the first time again."""
    for name in ("autograded", "feedback", ".autograder"):
        shutil.rmtree(course / name, ignore_errors=True)
    shutil.copyfile(course / "gradebook.new", course / "gradebook.db")


def limit(pipe, course: Path, unit: str) -> None:
    """A worker that forks from the same warm parent as ours, and runs all cells in one IPython shell there."""
    from autograder.check import session
    from autograder.exam import fork_server
    from autograder.exam.shell import Shell, warm_up
    from autograder.grade import notebooks
    from autograder.grade.plan import Notebooks, plan

    warm_up(with_keras=True)
    fork_server._import_ahead()
    shell = Shell()
    fork_server.make_forking_cheap()
    name = notebook_of(unit)
    known = Notebooks.of(*(notebooks.read(course / kind / unit / name) for kind in ("source", "release")))

    def take(steps):
        earned = 0.0
        for step in steps:
            shell.run(step.source)
            if step.check and session.current().last is not None:
                earned += session.current().last.earned
        return earned

    pipe.send("ready")
    for students in _batches(pipe):
        plans = [plan(known, notebooks.read(course / "submitted" / s / unit / name)).steps for s in students]
        earned = []
        begin = time.monotonic()
        for steps in plans:
            reader, writer = os.pipe()
            pid = os.fork()
            if pid == 0:
                os.write(writer, str(take(steps)).encode())
                os._exit(0)
            os.close(writer)
            with os.fdopen(reader, "rb") as file:
                earned.append(float(file.read() or "nan"))
            os.waitpid(pid, 0)
        pipe.send((time.monotonic() - begin, earned))


# -- the tools that are commands -----------------------------------------------------------------------------------


def _environment():
    scripts = Path(sys.executable).parent
    return {**os.environ, "PATH": f"{scripts}{os.pathsep}{os.environ['PATH']}"}


def nbgrader(one: Class, tool: str, students: list[str], watch: Watch) -> tuple[float, float, list[float]]:
    """nbgrader's own command on some students: (start-up, seconds per submission, what each earned).

    A submission begins where nbgrader's log says so. Where the first one takes longer than the others do, the
    difference counts as start-up: with our engine it starts the warm parent.
    """
    course = one.courses[tool]
    fresh(course)
    others = ",".join(s for s in one.students if s not in students)
    command = [shutil.which("nbgrader", path=_environment()["PATH"]), "autograde", one.unit,
               f"--CourseDirectory.student_id_exclude={others}"]
    began, begin, output = [], time.monotonic(), []
    with subprocess.Popen(command, cwd=course, env=_environment(), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                          stderr=subprocess.PIPE, text=True) as process, watch.of(process.pid):
        for line in process.stderr:
            output.append(line)
            if "Creating/updating student" in line:
                began.append(time.monotonic())
            if "Setting destination file permissions" in line:
                end = time.monotonic()
    if process.returncode or len(began) != len(students):
        raise RuntimeError(f"nbgrader graded {len(began)} of {len(students)}:\n{''.join(output)[-3000:]}")
    each = [b - a for a, b in zip(began, [*began[1:], end], strict=True)]
    usual = statistics.median(each[1:] or each)
    return began[0] - begin + max(each[0] - usual, 0), usual, [_earned(course, one, s) for s in students]


def _earned(course, one, student):
    with gradebook.Book(gradebook.Settings.read(course), one.unit) as book:
        return sum(earned or 0 for n, (earned, _) in book.scores(student).items() if is_check(n))


_OTTER_TEST = """OK_FORMAT = False
name = {name!r}
points = {points!r}

from otter.test_files import test_case


@test_case(points={points!r}, hidden=False)
def test(env):
    from autograder.check import session

    session.current().start()
    exec({source!r}, dict(env))
    assert session.current().last.earned == {points!r}
"""


def otter_zip(one: Class, folder: Path) -> Path:
    """otter's own form of a unit's checks: a zip of test files, each of which runs a check cell."""
    cells = json.loads((one.courses[OTTER] / "source" / one.unit / notebook_of(one.unit)).read_text())["cells"]
    path = folder / "autograder.zip"
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("otter_config.json", json.dumps({"lang": "python"}))
        for cell in cells:
            meta = cell["metadata"].get("nbgrader", {})
            if meta.get("grade") and not meta["solution"]:
                name = exercise_of(meta["grade_id"])
                file.writestr(f"tests/{name}.py", _OTTER_TEST.format(
                    name=name, points=float(meta["points"]), source="".join(cell["source"])))
    return path


def otter(one: Class, command: str, students: list[str], watch: Watch) -> tuple[float, float, list[float]]:
    """`otter run` on some students; it is a process for each, so that start-up is part of every submission."""
    earned, each = [], []
    with tempfile.TemporaryDirectory() as folder:
        archive = otter_zip(one, Path(folder))
        for student in students:
            path = one.courses[OTTER] / "submitted" / student / one.unit / notebook_of(one.unit)
            # otter runs the check cells that stand in a notebook too; its own instructors leave them out.
            notebook = json.loads(path.read_text())
            notebook["cells"] = [c for c in notebook["cells"]
                                 if not is_check(c["metadata"].get("nbgrader", {}).get("grade_id", ""))]
            handed = Path(folder) / notebook_of(one.unit)
            handed.write_text(json.dumps(notebook))
            begin = time.monotonic()
            with subprocess.Popen([command, "run", "--no-logo", "-a", archive, "-o", folder, handed], cwd=folder,
                                  stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                                  text=True) as process, watch.of(process.pid):
                output = process.stdout.read()
            each.append(time.monotonic() - begin)
            if process.returncode:
                raise RuntimeError(f"otter run failed:\n{output[-3000:]}")
            results = json.loads((Path(folder) / "results.json").read_text())["tests"]
            earned.append(sum(t.get("score") or 0 for t in results))
    return 0.0, statistics.median(each), earned
