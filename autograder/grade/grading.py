"""Grades a class: submissions to examiners, results to the journal, then to autograded/, feedback/, gradebook."""

from __future__ import annotations

import concurrent.futures
import contextlib
import hashlib
import json
import os
import time
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from autograder.grade import exchange, submission
from autograder.grade import journal as journals
from autograder.grade.folders import shown
from autograder.grade.graded_files import GradedFiles, in_the_way
from autograder.grade.handed_in import Handed, Submissions, wrong_id
from autograder.grade.journal import GradingError, Journal
from autograder.grade.late import Late, net
from autograder.grade.misplaced import IGNORED, Misplaced
from autograder.grade.naming import notebook_of
from autograder.grade.recorded import waits, with_person

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
    late: Late | None = None           # how late it is, and what that costs
    # What the sum was before: None where it was not graded, or where all of it is as before.
    sum_before: float | None = None

    @property
    def sum(self) -> float:
        """All points, those of people and a late penalty counted, as nbgrader exports them."""
        return net(sum(with_person(earned, self.people.get(name)) or 0.0
                       for name, (earned, _) in self.scores.items()), self.late)

    @property
    def earlier(self) -> set[str]:
        """The cells whose score a person gave for an earlier text."""
        return {name for name, given in self.people.items() if waits(given)}


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
        self.folder, self.name = folder, unit
        self.files = folder / "release" / unit      # what students got; source/ may hold an instructor's own notes
        self.source = self._read("source", f"autograder build {unit}")
        self.release = self._read("release", f"nbgrader generate_assignment {unit}")
        try:
            cells = [c["metadata"]["nbgrader"] for c in json.loads(self.source)["cells"] if "nbgrader" in c["metadata"]]
            self.maxima = {c["grade_id"]: float(c["points"]) for c in cells if c["grade"]}
            self.names = {c["grade_id"] for c in cells}
        except (ValueError, KeyError, TypeError) as error:
            raise GradingError(f"{folder / 'source' / unit / notebook_of(unit)} is no notebook of nbgrader's form "
                               f"({type(error).__name__}: {error}). Make it with: autograder build {unit}") from None
        self.submissions = Submissions(folder, unit, self.names, self.release)
        self.digest = journals.digest(self.source.encode(), self.release.encode(), *self._shipped())

    def _read(self, kind, make):
        path = self.folder / kind / self.name / notebook_of(self.name)
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

    def handed_in(self, students: Collection[str] = ()) -> list[str]:
        return self.submissions.students(students)

    def misplaced(self) -> list[Misplaced]:
        return self.submissions.misplaced()

    def find(self, student: str) -> Handed:
        return self.submissions.find(student)


def pool(jobs: int, with_keras: bool = True):
    """Examiners on this machine for whole submissions. Use as a context."""
    from autograder.exam.pool import Pool

    return Pool(jobs, with_keras, "autograder.grade.task:answer")


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
        self.environment, self.installed = journals.environment(), journals.installed()

    def run(self, students: list[str]) -> Iterator[Graded]:
        """Grade them; gives each result when it is whole and written."""
        try:
            if self.write:
                self.journal.make()
                self.files.make()
            self.secret = journals.secret(self.unit.folder) if self.write else journals.known_secret(self.unit.folder)
            self.recorded, self.people, self.late = self.book.recorded(), self.book.previous(), self.book.late()
            self.settings = self.book.settings if self.late else ""
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
                if old and not self.force and self._same(old, entry):
                    before = self._sum(student, old)
                    if not self.write or self._settled(handed, old):
                        yield self._told(handed, old, unchanged=True, before=before)
                        continue
                if not handed.file:
                    yield self._finish(handed, entry, {"findings": list(handed.findings)}, old)
                else:
                    try:
                        task = self._task(handed, entry)
                    except (submission.Unreadable, MemoryError) as error:
                        why = str(error) or f"{handed.file} takes more memory than there is. {submission.ASK}"
                        yield self._finish(handed, entry, {"findings": [*handed.findings, why]}, old)
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
                "cells": cells, "unit": self.unit.digest, "found": list(handed.findings), "recorded": False,
                "installed": self.installed}

    def _same(self, old, entry):
        found_modules = not old.get("missing") or old.get("installed") == self.installed
        return old["key"] == entry["key"] and old.get("found") == entry["found"] and not old.get("failures") \
            and found_modules

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
        student = handed.student
        files = {k: result.pop(k, None) for k in ("autograded", "feedback")}
        entry = {**entry, **result, "people": self.people.get(student, {}), "examined": time.time(),
                 **{kind: text and journals.digest(text.encode(errors="surrogatepass"))
                    for kind, text in files.items()}}
        entry["earlier"] = self._earlier(student, old, entry.get("texts") or {})
        before = self._sum(student, old)
        # A lost examiner says nothing about the student: what was graded before stays.
        if self.write and not ("grades" not in result and result.get("failures") and old):
            try:
                self.journal.write(student, {**entry, "files": files})
                entry = self._tell(handed, self._record(handed, entry, files), written=bool(files["feedback"]))
            except (OSError, ValueError) as error:
                entry = _failed(entry, error)
        return self._told(handed, entry, old=old, before=before)

    def _earlier(self, student, old, texts):
        """{cell: number of the text} for each score that a person gave for another text than that of now. Such a score
        waits for a person again, once: who has graded it since has graded the text of now."""
        found = {}
        for cell, given in self.people.get(student, {}).items():
            if given[0] is not None:
                text = (old or {}).get("earlier", {}).get(cell) if waits(given) else None
                text = text or self._graded_text(student, old, cell)
                if text is None or text != texts.get(cell):
                    found[cell] = text or ""
        return found

    def _graded_text(self, student, old, cell):
        """The number of the text that a person has seen who graded; None where nobody knows."""
        if (old or {}).get("texts"):
            return old["texts"].get(cell)
        from autograder.grade import task

        try:     # a result of a version that did not keep it
            cells = json.loads(self.files.read_notebook(student))["cells"]
            return task.texts(cells, (old or {}).get("grades") or {}).get(cell)
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return None

    def _settled(self, handed, entry):
        """Whether a result of an earlier run is all there. If that run was killed, its rest is written now. What
        a person has graded since, and a due date or penalty that has changed, are taken over without examining."""
        student = handed.student
        graded = entry.get("grades") is not None
        if not entry["recorded"]:
            entry = self._record(handed, entry, entry.get("files") or {})
            if entry.get("failures"):
                return False
        elif graded and self.files.digest("autograded", student) != entry.get("autograded"):
            return False      # `nbgrader autograde` was here since, and what it has found is in the gradebook
        elif not _agree(self.recorded.get(student), entry) or entry.get("timestamp") != handed.timestamp \
                or entry.get("late") != self._late(student) or graded and not self.files.addressed(student):
            entry = self._record(handed, entry, {})
        try:
            self._tell(handed, entry)
        except (OSError, ValueError):     # something has changed them
            return False
        return True

    def _address(self, handed):
        return exchange.address(handed, self.unit.name, self.secret)

    def _late(self, student):
        """What the penalty of a student depends on, and the penalty: None for whoever is in time."""
        late = self.late.get(student)
        return late and [*late.as_list(), self.settings]

    def _tell(self, handed, entry, written=False):
        """Let the page be ours, if it was not `written` just now, and tell what people gave and the late penalty, if it
        does not yet; gives the journal's entry."""
        student = handed.student
        graded = entry.get("grades") is not None
        now = {"people": self.people.get(student, {}), "late": self._late(student)}
        if now == {name: entry.get(name) for name in now} and (
                not graded or written or self.files.digest("feedback", student) == entry.get("feedback")):
            return entry
        entry = {**entry, **now}
        if graded:
            page = self.page(student, entry, self.files.read_notebook(student))
            entry["feedback"] = journals.digest(page.encode(errors="surrogatepass"))
            self.files.write_page(student, page, self._address(handed))
        self.journal.write(student, entry)
        return entry

    def page(self, student, entry, autograded: bytes) -> str:
        """The feedback page anew, of a result that the journal keeps."""
        from autograder.grade import task

        return task.page(json.loads(autograded), self.unit.name, student, self.sandboxed, entry, self.unit.maxima)

    def page_now(self, student: str, autograded: bytes) -> str | None:
        """The page of an autograded notebook with what people have written by now; None where it is not of our making,
        as after `nbgrader autograde`. Beside it is put what the exchange needs."""
        self.files.address(student, exchange.address(self.unit.find(student), self.unit.name,
                                                     journals.secret(self.unit.folder)))
        entry = self.journal.read(student)
        if not entry or entry.get("autograded") != journals.digest(autograded):
            return None
        late = self.book.late().get(student)
        return self.page(student, {**entry, "people": self.book.previous().get(student, {}),
                                   "late": late and late.as_list()}, autograded)

    def _record(self, handed, entry, files):
        left: list[str] = []
        try:
            if files.get("autograded"):
                left = self.files.write(handed, self.unit.submissions, files, list(_files(self.unit.files)),
                                        self._address(handed))
            elif entry.get("grades") is None:
                self.files.remove(handed.student, list(_files(self.unit.files)))
            else:
                self.files.address(handed.student, self._address(handed))
        except OSError as error:     # the next run tries again
            entry = _failed(entry, error)
        grades = entry.get("grades") or dict.fromkeys(self.unit.maxima)    # no notebook: a person has to look
        given = {cell for cell, (manual, *_) in self.people.get(handed.student, {}).items() if manual is not None}
        kept = None if entry["recorded"] else given - set(entry.get("earlier") or ())
        late = self.book.record(handed.student, handed.timestamp, grades, entry.get("comments") or {}, kept)
        self.late.pop(handed.student, None)
        if late:
            self.late[handed.student], self.settings = late, self.settings or self.book.settings
        if kept is not None:
            self.people[handed.student] = _waiting(self.people.get(handed.student, {}), given - kept)
        entry = {**entry, "recorded": True, "timestamp": handed.timestamp,
                 "findings": list(dict.fromkeys([*entry["findings"], *left]))}
        entry.pop("files", None)
        # If a power failure takes this back, the next run records the result again.
        self.journal.write(handed.student, entry, lasting=False)
        return entry

    def _sum(self, student, entry) -> float | None:
        """The sum that the gradebook has now for what the journal keeps; None where it has none."""
        if entry is None or student not in self.recorded:
            return None
        scores = {name: (earned, 0.0) for name, earned in (entry.get("grades") or {}).items()}
        return Graded(student, scores, people=self.people.get(student, {}), late=self.late.get(student)).sum

    def _told(self, handed, entry, unchanged=False, old=None, before=None):
        student = handed.student
        failures = tuple(f"{n}: {why}" for n, why in (entry.get("failures") or {}).items())
        people, late = self.people.get(student, {}), self.late.get(student)
        if not self.write:
            earlier = set(entry.get("earlier") or ())
            # nbgrader's autograde lets a person look again whatever has changed.
            people = _waiting(people, earlier - {c for c, given in people.items() if unchanged and not waits(given)})
        graded = Graded(student, scores_of(entry, self.unit.maxima), tuple(entry["findings"]), failures, unchanged,
                        entry.get("grades") is not None, tuple(entry.get("waiting") or ()), old, entry, people, late,
                        before)
        if self.write:      # the journal has it; kept for a whole class, it would fill the memory
            return replace(graded, before=None, entry={})
        return replace(graded, late=self._late_if(handed, entry if unchanged else old or {}, graded))

    def _late_if(self, handed, known, graded):
        """How late it would be if it was recorded now."""
        now = self.late.get(handed.student)
        score = replace(graded, late=None).sum
        if handed.timestamp == known.get("timestamp", "") and (
                not now or known.get("late") == [*Late(now.seconds, score, now.penalty).as_list(), self.settings]):
            return now
        return self.book.late_if(handed.student, handed.timestamp, score)


def _waiting(given, waiting):
    """What people gave to one student, where these scores of theirs wait for a person, and no others."""
    return {cell: [*said[:3], said[0] is not None and cell in waiting] for cell, said in given.items()}


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
