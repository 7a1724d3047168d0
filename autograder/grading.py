"""Grades a class: submissions to examiners, results to the journal, then to autograded/, feedback/, gradebook."""

from __future__ import annotations

import concurrent.futures
import contextlib
import hashlib
import json
import os
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from autograder import exchange, submission
from autograder import journal as journals
from autograder.folders import shown
from autograder.graded_files import GradedFiles, in_the_way
from autograder.handed_in import Handed, Submissions, wrong_id
from autograder.journal import GradingError, Journal
from autograder.misplaced import IGNORED, Misplaced

LARGE_FILE = 5 * 2**20       # from which on outputs are taken out before a notebook goes to an examiner
ATTEMPTS = 2                 # to examine a submission: an examiner may be lost by no fault of it


@dataclass(frozen=True)
class Graded:
    """What came of one submission. `scores` holds (earned, maximum) for each graded cell; earned is None where
    there is no automatic score: a person has to look."""

    student: str
    scores: dict[str, tuple[float | None, float]] = field(default_factory=dict)
    findings: tuple[str, ...] = ()
    failures: tuple[str, ...] = ()     # where grading itself failed: no fault of the student
    unchanged: bool = False            # graded before, from the same cells with the same checks
    graded: bool = True                # False where the file holds no notebook
    waiting: tuple[str, ...] = ()      # exercises in which it could not be told what is to be graded
    # The journal's entries of this result and of the one that it would take the place of, if nothing is written.
    before: dict | None = None
    entry: dict = field(default_factory=dict)
    people: dict = field(default_factory=dict)     # what people have written: see `recorded.people`


class Unit:
    """What grading a unit needs to know: its two notebooks, once for the whole class."""

    def __init__(self, folder: Path, unit: str):
        there = sorted(p.name for p in (folder / "source").glob("*_*") if p.is_dir())
        if unit not in there:
            if not there:
                raise GradingError(f"There are no units in {(folder / 'source').resolve()}: call this in the course's "
                                   "folder, or name it with --root.")
            raise GradingError(f"No unit {unit} in {folder / 'source'}. There are: {', '.join(there)}."
                               + (f" Make it with: autograder build {unit}"
                                  if (folder / "course" / "units" / unit).is_dir() else ""))
        self.folder, self.name, self.topic = folder, unit, unit.split("_", 1)[1]
        self.files = folder / "source" / unit
        self.source = self._read("source", f"autograder build {unit}")
        self.release = self._read("release", f"nbgrader generate_assignment {unit}")
        try:
            cells = [c["metadata"]["nbgrader"] for c in json.loads(self.source)["cells"] if "nbgrader" in c["metadata"]]
            self.maxima = {c["grade_id"]: float(c["points"]) for c in cells if c["grade"]}
            self.names = {c["grade_id"] for c in cells}
        except (ValueError, KeyError, TypeError) as error:
            raise GradingError(f"{self.files / self.topic}.ipynb is no notebook of nbgrader's form "
                               f"({type(error).__name__}: {error}). Make it with: autograder build {unit}") from None
        self.submissions = Submissions(folder, unit, self.names, self.release)
        self.digest = journals.digest(self.source.encode(), self.release.encode(), *self._shipped())

    def _read(self, kind, make):
        path = self.folder / kind / self.name / f"{self.topic}.ipynb"
        try:
            return path.read_text(encoding="utf-8")
        except FileNotFoundError:
            raise GradingError(f"{path} is missing. Make it with: {make}") from None
        except (OSError, UnicodeDecodeError) as error:
            raise GradingError(f"{path} cannot be read: {error}") from None

    def _shipped(self):
        """The names and contents of the files that students get beside the notebook."""
        for path, place in _files(self.files):
            yield path.encode()
            yield hashlib.sha256(place.read_bytes()).digest()

    def handed_in(self, student: str | None = None) -> list[str]:
        return self.submissions.students(student)

    def misplaced(self) -> list[Misplaced]:
        return self.submissions.misplaced()

    def find(self, student: str) -> Handed:
        return self.submissions.find(student)


class Examiners:
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

    def submit(self, task: dict) -> concurrent.futures.Future:
        return self.started.submit(task)


@dataclass
class Grading:
    """One run over a class. `submit` is that of a pool or of a cluster: a task in, a future out."""

    unit: Unit
    book: object                     # recorded.Recorded, or gradebook.Book
    submit: object
    sandboxed: bool = True
    force: bool = False
    write: bool = True               # False: only find out what would change
    ahead: Callable[[], int] = lambda: 4        # how many tasks may wait at the examiners, so that memory stays flat

    def __post_init__(self):
        self.journal = Journal(self.unit.folder, self.unit.name)
        self.files = GradedFiles(self.unit.folder, self.unit.name)
        self.environment = journals.environment()

    def run(self, students: list[str]) -> Iterator[Graded]:
        """Grade them; gives each result when it is whole and written."""
        try:
            if self.write:
                self.journal.make()
                self.files.make()
            self.secret = journals.secret(self.unit.folder) if self.write else journals.known_secret(self.unit.folder)
            self.recorded, self.people = self.book.recorded(), self.book.previous()
            yield from self._run(iter(students))
        except OSError as error:     # what a student's file may cause is caught where it is read
            raise GradingError(f"{error.filename or 'A file'} cannot be written: {error.strerror or error}. What is "
                               "graded is kept: mend it and run the same command again.") from error

    def _run(self, waiting):
        running: dict[concurrent.futures.Future, tuple] = {}
        while True:
            for student in waiting:
                if why := wrong_id(student):     # neither the gradebook nor a folder's name could hold it
                    yield Graded(shown(student), scores_of({}, self.unit.maxima), (why,), graded=False)
                    continue
                handed = self.unit.find(student)
                old = self.journal.read(student)
                entry = self._entry(handed, old)
                if old and not self.force and self._same(old, entry) and (not self.write or self._settled(handed, old)):
                    yield self._told(student, old, unchanged=True)
                elif not handed.file:
                    yield self._finish(handed, entry, {"findings": list(handed.findings)}, old)
                else:
                    try:
                        task = self._task(handed, entry)
                    except submission.Unreadable as error:
                        yield self._finish(handed, entry, {"findings": [*handed.findings, str(error)]}, old)
                        continue
                    handed = replace(handed, content=b"", beside={})
                    running[self.submit(task)] = task, handed, entry, old, 1
                    del task
                if len(running) >= self.ahead():
                    break
            if not running:
                return
            done, _ = concurrent.futures.wait(running, return_when=concurrent.futures.FIRST_COMPLETED)
            for future in done:
                task, handed, entry, old, attempt = running.pop(future)
                result = self._result(future, handed, attempt)
                if result is None:
                    running[self.submit(task)] = task, handed, entry, old, attempt + 1
                else:
                    yield self._finish(handed, entry, result, old)
                del task

    def _entry(self, handed, old):
        """What the journal keeps of a submission beside its result."""
        beside = journals.digest(*(part for path, content in sorted(handed.beside.items())
                                   for part in (path.encode(errors="surrogatepass"), content)))
        content = journals.digest(handed.file.encode(errors="surrogatepass"), handed.content, beside.encode(), *(
            f.encode(errors="surrogatepass") for f in handed.findings))
        same = old and old.get("content") == content and old.get("cells")
        cells = same or (journals.digest(journals.cells_of(handed.content).encode(), beside.encode())
                         if handed.file else content)
        return {"key": journals.key_of(cells, self.unit.digest, self.environment, self.sandboxed), "content": content,
                "cells": cells, "unit": self.unit.digest, "found": list(handed.findings), "recorded": False}

    def _same(self, old, entry):
        return old["key"] == entry["key"] and old.get("found") == entry["found"] and not old.get("failures")

    def _task(self, handed, entry):
        submitted = handed.content
        if len(submitted) > LARGE_FILE:
            submitted = json.dumps(submission.parse(submitted, handed.file)).encode()
        return {"source": self.unit.source, "release": self.unit.release, "submitted": submitted,
                "file": handed.file, "unit": self.unit.name, "student": handed.student,
                "findings": list(handed.findings), "sandboxed": self.sandboxed, "files": str(self.unit.files),
                "course": str(self.unit.folder.resolve()), "beside": handed.beside,
                "seed": journals.seed(self.secret, self.unit.name),
                "previous": self.people.get(handed.student, {})}

    def _result(self, future, handed, attempt):
        """What the examiner found; None where it is to be tried again."""
        from autograder.exam.pool import ExaminerFailed

        try:
            result = future.result()
        except ExaminerFailed as error:
            return None if attempt < ATTEMPTS and error.again else {
                "findings": list(handed.findings), "failures": {"the whole notebook": str(error)}}
        if "refused" in result:
            raise GradingError(f"This machine gives no sandbox ({result['refused']}). See `autograder doctor`; "
                               "--no-sandbox runs students' code with your rights.")
        return result

    def _finish(self, handed, entry, result, old):
        """Journal, files, gradebook, in this order; the journal's last word says that all of it is done."""
        files = {k: result.pop(k, None) for k in ("autograded", "feedback")}
        entry = {**entry, **result, "people": self.people.get(handed.student, {}), "examined": time.time(),
                 "autograded": files["autograded"] and journals.digest(files["autograded"].encode(errors="surrogatepass"))}
        # A lost examiner says nothing about the student: what was graded before stays.
        if self.write and not ("grades" not in result and result.get("failures") and old):
            try:
                self.journal.write(handed.student, {**entry, "files": files})
                entry = self._record(handed, entry, files)
            except OSError as error:
                entry = _failed(entry, error)
        return self._told(handed.student, entry, before=old)

    def _settled(self, handed, entry):
        """Whether a result of an earlier run is all there. If that run was killed, its rest is written now; if a
        person has graded since, the feedback page tells it."""
        student = handed.student
        files = entry.get("files") or {}
        graded = entry.get("grades") is not None
        if not entry["recorded"]:
            if self._record(handed, entry, files).get("failures"):
                return False
        elif graded and not self.files.whole(student):
            return False
        elif not _agree(self.recorded.get(student), entry) or entry.get("timestamp") != handed.timestamp \
                or graded and not self.files.addressed(student):
            self._record(handed, entry, {})
        if graded and entry.get("people") != self.people.get(student, {}):
            try:
                self._tell_again(handed, entry)
            except (OSError, ValueError):     # something has changed them
                return False
        return True

    def _tell_again(self, handed, entry):
        entry = {**entry, "people": self.people.get(handed.student, {}), "recorded": True}
        entry.pop("files", None)
        page = self.page(handed.student, entry, self.files.read_notebook(handed.student))
        self.files.write_page(handed.student, page)
        self.journal.write(handed.student, entry)

    def page(self, student, entry, autograded: bytes) -> str:
        """The feedback page anew, of a result that the journal keeps."""
        from autograder.exam import task

        return task.page(json.loads(autograded), self.unit.name, student, self.sandboxed, entry, self.unit.maxima)

    def page_now(self, student: str, autograded: bytes) -> str | None:
        """The page of an autograded notebook with what people have written by now; None where it is not of our making,
        as after `nbgrader autograde`. Beside it is put what the exchange needs."""
        self.files.address(student, exchange.address(self.unit.find(student), self.unit.name,
                                                     journals.secret(self.unit.folder)))
        entry = self.journal.read(student)
        if not entry or entry.get("autograded") != journals.digest(autograded):
            return None
        return self.page(student, {**entry, "people": self.book.previous().get(student, {})}, autograded)

    def _record(self, handed, entry, files):
        left: list[str] = []
        try:
            if files.get("autograded"):
                left = self.files.write(handed, self.unit.submissions, files, list(_files(self.unit.files)))
            elif entry.get("grades") is None:
                self.files.remove(handed.student)
            if entry.get("grades") is not None:
                self.files.address(handed.student, exchange.address(handed, self.unit.name, self.secret))
        except OSError as error:     # the next run tries again
            entry = _failed(entry, error)
        grades = entry.get("grades") or dict.fromkeys(self.unit.maxima)    # no notebook: a person has to look
        found = self.book.record(handed.student, handed.timestamp, grades, entry.get("comments") or {})
        entry = {**entry, "recorded": True, "timestamp": handed.timestamp,
                 "findings": list(dict.fromkeys([*entry["findings"], *left, *(found or ())]))}
        entry.pop("files", None)
        # If a power failure takes this back, the next run records the result again.
        self.journal.write(handed.student, entry, lasting=False)
        return entry

    def _told(self, student, entry, unchanged=False, before=None):
        failures = tuple(f"{n}: {why}" for n, why in (entry.get("failures") or {}).items())
        if self.write:      # the journal has it; kept for a whole class, it would fill the memory
            entry, before = {k: entry.get(k) for k in ("grades", "findings", "waiting")}, None
        return Graded(student, scores_of(entry, self.unit.maxima), tuple(entry["findings"]), failures, unchanged,
                      entry.get("grades") is not None, tuple(entry.get("waiting") or ()), before, entry,
                      self.people.get(student, {}))


def scores_of(entry: dict, maxima: dict[str, float]) -> dict[str, tuple[float | None, float]]:
    """{cell: (automatic score or None, maximum)} of an entry of the journal."""
    grades = entry.get("grades") or {}
    return {n: (grades.get(n), maximum) for n, maximum in maxima.items()}


def _files(folder):
    """(path in it, place) of all of the unit's own files but notebooks, hidden ones and links."""
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(n for n in folders if n not in IGNORED and not os.path.islink(os.path.join(place, n)))
        for name in sorted(names):
            path = Path(place, name)
            if not name.endswith((".ipynb", ".pyc")) and path.is_file() and not path.is_symlink():
                yield str(path.relative_to(folder)), path


def _failed(entry, error):
    """An entry of the journal that tells what stood in the way of one student's files."""
    return {**entry, "failures": {**(entry.get("failures") or {}), "its files": in_the_way(error)}}


def _agree(recorded, entry):
    """Whether the gradebook's (how many, their sum) of a student is what the entry says. No submission is None."""
    scores = [s for s in (entry.get("grades") or {}).values() if s is not None]
    return recorded is not None and recorded[0] == len(scores) and abs(recorded[1] - sum(scores)) < 1e-6
