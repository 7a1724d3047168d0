"""Runs a unit's answers past its checks, in one of two ways: as in a student's own kernel, or as grading does it."""

from __future__ import annotations

import concurrent.futures
import functools
import gc
import os
import random
import tempfile
from dataclasses import replace
from pathlib import Path

import numpy as np

from autograder.author import breaking, build, forked_runs, idle
from autograder.author.lesson import CHECK, EXERCISE, PROSE, WRITTEN
from autograder.check import session
from autograder.check.score_sheet import RIGHT, SEED_VARIABLE, Report
from autograder.exam.messages import ExamResult, ExamTask
from autograder.exam.shell import Ran, Shell, warm_up
from autograder.grade.naming import exercise_of

STEP_SECONDS = 300.0     # after which a process counts as hanging
WHOLE = ("solution", "release")      # kinds of steps that are a notebook from top to bottom
ONLY_RIGHT = ("mutant", "breaker")   # kinds of steps of which only whether they are right is asked
ONE_SHELL = (*ONLY_RIGHT, "trivial", "variant")     # kinds of steps that are not run as grading does


class InKernel:
    """Answer and check in one shell, as a student's kernel has them. Processes are forked from this one."""

    def __init__(self, with_keras: bool, jobs: int):
        self.jobs = jobs
        warm_up(with_keras=with_keras)
        gc.freeze()      # what was imported is not to be searched for garbage in every fork

    def run(self, groups):
        """Takes pairs of a unit and a list of its steps, which share a process. Yields (unit, step, result) for each
        step, the result being a list of (cell, Ran) for a whole notebook, {'cell': Ran, 'check': Ran} for an answer,
        or forked_runs.Lost. For a mutant or breaker also 'failed', the line that ended its check or None, and what was
        'seen' of a breaker."""
        jobs = [[(unit, step) for step in steps] for unit, steps in groups]
        for _, (unit, step), result in forked_runs.run(_work, jobs, self.jobs, STEP_SECONDS):
            yield unit, step, result

    def __enter__(self):
        return self

    def __exit__(self, *error):
        pass


def _work(pairs):
    """What a forked process does with a group of steps, each with its unit."""
    unit, steps = pairs[0][0], [step for _, step in pairs]
    with tempfile.TemporaryDirectory() as folder:
        # Where a notebook has its data/ beside it; a unit without needs no folder.
        if (unit.lesson.path.parent / build.DATA).is_dir():
            build.copy_data(unit.lesson.path.parent, Path(folder))
            os.chdir(folder)
        yield from _shell_work(unit, steps)


def _shell_work(unit, steps):
    shell = Shell()
    if steps[0].kind in WHOLE:
        yield [(cell, _run(shell, source)) for cell, source, _ in _whole(unit, steps[0].kind)]
        return
    exercise = steps[0].exercise
    for source in unit.lesson.before(exercise):
        ran = _run(shell, source)
        if ran.error:
            raise RuntimeError(f"{unit.lesson.unit}: a cell above '{exercise}' fails: {ran.error}")
    check = _check(unit, exercise)
    start, chance = dict(shell.names), (random.getstate(), np.random.get_state())      # see Shell
    # The check is the same in every step.
    shell.shell.transform_cell = functools.lru_cache(4)(shell.shell.transform_cell)
    # Nobody reads these, and they take long to make.
    shell.shell.showtraceback = shell.shell._format_exception_for_storage = lambda *args, **kwargs: None

    def run(step, cell):
        shell.names.clear()
        shell.names.update(start)
        random.setstate(chance[0])
        np.random.set_state(chance[1])
        random.randbytes(4 * step.seed)
        np.random.bytes(4 * step.seed)
        os.environ[SEED_VARIABLE] = str(step.seed)
        breaking.start()
        ran = _run(shell, cell)
        session.current().stops_at_failure = step.kind in ONLY_RIGHT
        found = {"cell": ran, "check": _run(shell, check)}
        if step.kind in ONLY_RIGHT:
            lines = session.current().sheet.lines       # those of a check that came to its end are gone
            found |= {"failed": lines[-1] if lines else None, "seen": breaking.seen}
        return found

    as_solution, changes_nothing = None, set()
    for step in steps:
        if step.wraps and not as_solution:
            idle.start()
            wraps = [(s.label, *s.wraps) for s in steps if s.wraps]
            as_solution = run(step, idle.source(unit.lesson.cell(EXERCISE, exercise).source, wraps))
            as_solution["seen"] = breaking.Seen()
            if _is_right(as_solution["check"]):
                changes_nothing = idle.found()
        without_effect = step.wraps and (step.label, step.wraps[0]) in changes_nothing
        yield as_solution if without_effect else run(step, step.cell)


def _is_right(ran):
    return bool(ran.report) and ran.report.outcome == RIGHT


def _run(shell, source):
    """Run a cell; what C++ code such as TensorFlow's prints past sys.stderr counts, since a notebook shows it, too."""
    keep = os.dup(2)
    with tempfile.TemporaryFile() as below:
        os.dup2(below.fileno(), 2)
        try:
            ran = shell.run(source)
        finally:
            os.dup2(keep, 2)
            os.close(keep)
        below.seek(0)
        return replace(ran, stderr=ran.stderr + below.read().decode(errors="replace"))


def _check(unit, exercise):
    return build.check_source(unit.lesson.cell(CHECK, exercise).source, unit.known.get(exercise, ""))


def _whole(unit, kind):
    """(cell, source, exercise that it checks or '') of all code cells of the solution or the release."""
    if kind == "release":
        return [(c, source, exercise_of(c.partition(" ")[2]) if c.startswith(CHECK) else "")
                for c, source in unit.release if not c.startswith((PROSE, WRITTEN))]
    return [(c, _check(unit, c.name), c.name) if c.kind == CHECK else (c, c.source, "")
            for c in unit.lesson.cells if c.kind not in (PROSE, WRITTEN)]


class AsGraded:
    """Each answer in a candidate of its own and its check in an examiner. `run` is that of `InKernel`."""

    def __init__(self, with_keras: bool, jobs: int):
        from autograder.exam.pool import Pool
        from autograder.exam.sandbox import protections

        self.sandboxed = protections()["whole sandbox"] == "yes"     # it is our own code that runs
        self.pool = Pool(jobs, with_keras=with_keras)
        self.scratch = tempfile.TemporaryDirectory()     # {unit}/data, as candidates get it

    def run(self, groups):
        asked = {self.pool.submit(self._task(unit, step)): (unit, step) for unit, steps in groups for step in steps}
        for future in concurrent.futures.as_completed(list(asked)):
            unit, step = asked.pop(future)
            yield unit, step, self._result(unit, step, future)

    def _task(self, unit, step):
        if step.kind in WHOLE:
            steps = [[source, check, _points(unit, check)] for _, source, check in _whole(unit, step.kind)]
        else:
            steps = [[source, "", 0.0] for source in (*unit.lesson.before(step.exercise), step.cell)]
            steps.append([_check(unit, step.exercise), step.exercise, _points(unit, step.exercise)])
        return ExamTask(steps, step.seed, self.sandboxed, self._files(unit.lesson)).to_dict()

    def _files(self, lesson):
        if not (lesson.path.parent / build.DATA).is_dir():
            return None
        folder = Path(self.scratch.name, lesson.unit)
        if not folder.exists():
            folder.mkdir()
            build.copy_data(lesson.path.parent, folder)
        return str(folder)

    def _result(self, unit, step, future):
        from autograder.exam.pool import ExaminerFailed

        try:
            found = ExamResult.from_dict(future.result())
        except ExaminerFailed as error:
            return forked_runs.Lost(str(error), raised=True)
        if step.kind in WHOLE:
            return [(cell, _ran(found, at, check)) for at, (cell, _, check) in enumerate(_whole(unit, step.kind))]
        at = len(unit.lesson.before(step.exercise))
        for place in range(at):
            if why := found.ran[place]["error"]:
                return forked_runs.Lost(f"a cell above fails: {why}", raised=True)
        return {"cell": _ran(found, at, ""), "check": _ran(found, at + 1, step.exercise)}

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.pool.close()
        self.scratch.cleanup()


def _points(unit, exercise):
    return unit.lesson.cell(CHECK, exercise).points if exercise else 0.0


def _ran(found, at, check):
    """What the examiner tells of a cell, as a shell would."""
    if check:
        report = found.reports.get(check)
        why = {**found.waiting, **found.failures}.get(check, "")
        return Ran(0.0, why, report=report and Report.from_dict(report))
    ran = found.ran[at]
    stderr = "".join(o["text"] for o in ran["outputs"] if o.get("name") == "stderr")
    return Ran(ran["seconds"], ran["error"], stderr, outputs=ran["outputs"])
