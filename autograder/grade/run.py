"""One run over a class: the gradebook, the examiners, the examination and what keeps its results, put together."""

from __future__ import annotations

import contextlib
import functools
import os
from collections.abc import Callable, Collection, Generator, Iterator
from concurrent.futures import Future
from pathlib import Path

from autograder.grade import agreement
from autograder.grade import journal as journals
from autograder.grade.folders import shown
from autograder.grade.gradebook_queries import Recorded
from autograder.grade.grading import Examination, Graded, Known, Unit, pool, scores_of
from autograder.grade.journal import GradingError
from autograder.grade.misplaced import Misplaced
from autograder.grade.result_writer import ResultWriter
from autograder.grade.submissions import wrong_id


@contextlib.contextmanager
def run(folder: Path, unit: str, students: Collection[str] = (), *, diff: bool = False, force: bool = False,
        sandboxed: bool = True, jobs: int | None = None, cluster: str | None = None,
        submit: Callable[[dict], Future] | None = None) -> Iterator[Run]:
    """Grade the submissions of these `students`, of all when none is named, as one asks for `results`.

    With `diff` nothing is written, and results tell what would change. `jobs` submissions are examined at a time, on
    this machine or on the Dask `cluster`; or else `submit` takes each task to examiners that are there already. Raises
    GradingError where grading cannot begin or go on.
    """
    jobs = jobs or os.cpu_count() or 1
    with (Recorded(folder, unit, functools.partial(_look if diff else _book, folder, unit)) as book,
          _Examiners(functools.partial(examiners, jobs, cluster)) as started):
        if not diff and not (folder / "release" / unit).is_dir() and (folder / "source" / unit).is_dir():
            book.open()      # makes the release too
        one = Run(Unit(folder, unit), book, students, submit or started.submit, diff, force, sandboxed,
                  lambda: 2 * (started.threads if cluster else jobs))
        with contextlib.closing(one.results):
            yield one


class Run:
    """What `run` gives."""

    def __init__(self, unit: Unit, book: Recorded, wanted: Collection[str], submit, diff, force, sandboxed, ahead):
        self.unit, self.book, self.diff, self.force = unit, book, diff, force
        self._wanted, self._sandboxed = wanted, sandboxed
        self._options = {"submit": submit, "sandboxed": sandboxed, "ahead": ahead}
        self.results = self._results()

    @functools.cached_property
    def students(self) -> list[str]:
        return self.unit.handed_in(self._wanted)

    def misplaced(self) -> list[Misplaced]:
        """What was handed in but lies elsewhere: that of the students who were asked for, where some were."""
        wanted = set(map(shown, self._wanted))
        return [each for each in self.unit.misplaced() if not wanted or each.student in wanted]

    def notes(self) -> list[str]:
        """What to know before grading. Where the unit is not what the gradebook knows, `--diff` goes on all the same;
        otherwise raises GradingError."""
        try:
            agreement.refuse_other_cells(self.unit.source, self.unit.name, self.book.cells())
        except GradingError as error:
            if not self.diff:
                raise
            return [str(error)]
        return []

    def _results(self) -> Generator[Graded]:
        names = []
        for student in self.students:
            if why := wrong_id(student):     # neither the gradebook nor a folder's name could hold it
                yield Graded(shown(student), scores_of(None, self.unit.maxima), (why,), graded=False)
            else:
                names.append(student)
        try:
            yield from self._expected(names) if self.diff else self._kept(names)
        except OSError as error:     # what a student's file may cause is caught where it is read
            raise GradingError(f"{error.filename or 'A file'} cannot be written: {error.strerror or error}. What is "
                               "graded is kept: fix it and run the same command again.") from error

    def _expected(self, students):
        examination = Examination(self.unit, self.book, Known.of(self.book), **self._options,
                                  secret=journals.known_secret(self.unit.folder))
        for result in examination.examine(students, self.force):
            yield examination.expected(result)

    def _kept(self, students):
        writer = ResultWriter(self.unit, self.book, self._sandboxed)
        examination = Examination(self.unit, self.book, writer.known, **self._options, secret=writer.secret)
        again = []
        for result in examination.examine(students, self.force):
            if graded := writer.write(result):
                yield graded
            else:
                again.append(result.student)
        for result in examination.examine(again, force=True):
            yield writer.write(result)


def _look(folder, unit):
    from autograder.grade.gradebook import Look, Settings

    return Look(Settings.read(folder), unit)


def _book(folder, unit):
    from autograder.grade.gradebook import Book, Settings, prepare

    settings = Settings.read(folder)
    prepare(settings, unit)
    return Book(settings, unit)


def examiners(jobs: int, cluster: str | None):
    """So many on this machine, or those of a Dask cluster. Use as a context."""
    if cluster:
        from autograder.grade.cluster import Cluster

        return Cluster(cluster)
    return pool(jobs)


class _Examiners:
    """A pool or a cluster, which `start` starts when the first submission needs it. Use as a context."""

    def __init__(self, start):
        self.start, self.stack, self.made = start, contextlib.ExitStack(), None

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.stack.close()

    @property
    def started(self):
        if self.made is None:
            try:
                self.made = self.stack.enter_context(self.start())
            except RuntimeError as error:
                raise GradingError(f"Examining cannot begin: {error}") from error
        return self.made

    @property
    def threads(self) -> int:
        return self.started.threads

    def submit(self, task: dict) -> Future:
        return self.started.submit(task)
