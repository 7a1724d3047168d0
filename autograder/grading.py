"""Grades a class: submissions to examiners, results to the journal, then to autograded/, feedback/, gradebook."""

from __future__ import annotations

import concurrent.futures
import contextlib
import difflib
import hashlib
import json
import os
import shutil
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from autograder import journal as journals
from autograder import submission
from autograder.journal import GradingError, Journal, write_whole

LARGEST_FILE = 200 * 2**20
LARGEST_REST = 200 * 2**20   # of the files beside a notebook, all together: the rest is left where it is
LARGE_FILE = 5 * 2**20       # from which on outputs are taken out before a notebook goes to an examiner
ATTEMPTS = 2                 # to examine a submission: an examiner may be lost by no fault of it
IGNORED = (".ipynb_checkpoints", "__pycache__")


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
    # The journal's entries of this result and of the one that it would take the place of, if nothing is written.
    before: dict | None = None
    entry: dict = field(default_factory=dict)
    people: dict = field(default_factory=dict)     # what people have written: see `recorded.people`


@dataclass(frozen=True)
class Handed:
    """A submission as it was found."""

    student: str
    folder: Path
    file: str = ""
    content: bytes = b""
    findings: tuple[str, ...] = ()


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
        for path in _files(self.files):
            yield str(path.relative_to(self.files)).encode()
            yield hashlib.sha256(path.read_bytes()).digest()

    def handed_in(self, student: str | None = None) -> list[str]:
        found = sorted(p.parent.name for p in (self.folder / "submitted").glob(f"*/{self.name}") if p.is_dir())
        if student is not None and student not in found:
            near = difflib.get_close_matches(student, found, 5) or found[:20]
            raise GradingError(f"There is no submission {self.folder / 'submitted' / student / self.name}. "
                               f"{len(found)} students handed in, such as: {', '.join(near) or 'nobody'}.")
        if not found:
            raise GradingError("Nothing is handed in: there is no folder "
                               f"{self.folder / 'submitted'}/STUDENT/{self.name}.")
        return found if student is None else [student]

    def misplaced(self) -> list[Path]:
        """Notebooks that are where nobody looks for them."""
        submitted = self.folder / "submitted"
        return sorted(p for pattern in ("*.ipynb", "*/*.ipynb") for p in submitted.glob(pattern) if p.is_file())

    def find(self, student: str) -> Handed:
        """The notebook that a student handed in, wherever its name went."""
        folder = self.folder / "submitted" / student / self.name
        try:
            return self._find(student, folder)
        except OSError as error:
            return Handed(student, folder, findings=(
                f"{error.filename or folder} cannot be read: {error.strerror}. {submission.ASK}",))

    def _find(self, student, folder):
        notebooks = sorted(p for p in folder.glob("*.ipynb") if p.is_file() and not p.is_symlink())
        wanted = folder / f"{self.topic}.ipynb"
        if not notebooks:
            return Handed(student, folder, findings=(
                f"{wanted.name} is missing. Ask the student to hand it in.",))
        if wanted in notebooks:
            extra = [f"there are {len(notebooks)} notebooks; {wanted.name} counts"] if len(notebooks) > 1 else []
            chosen = wanted
        else:
            chosen = max(notebooks, key=self._known_cells)
            extra = [f"{wanted.name} is missing; {chosen.name} was graded, which has its cells"]
            if not self._known_cells(chosen):
                return Handed(student, folder, findings=(
                    f"{wanted.name} is missing, and no other notebook has its cells. {submission.ASK}",))
        if chosen.stat().st_size > LARGEST_FILE:
            return Handed(student, folder, findings=(
                f"{chosen.name} has {chosen.stat().st_size / 2**20:.0f} MB. Ask the student to clear its outputs.",))
        return Handed(student, folder, chosen.name, chosen.read_bytes(), tuple(extra))

    def _known_cells(self, path):
        try:
            return sum(submission.name_of(c) in self.names for c in submission.read(path).cells)
        except submission.Unreadable:
            return 0


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
        self.environment = journals.environment()

    def run(self, students: list[str]) -> Iterator[Graded]:
        """Grade them; gives each result when it is whole and written."""
        try:
            journals.sweep(self.journal.folder)
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
                    handed = replace(handed, content=b"")
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
        content = journals.digest(handed.file.encode(errors="surrogatepass"), handed.content, *(
            f.encode(errors="surrogatepass") for f in handed.findings))
        same = old and old.get("content") == content and old.get("cells")
        cells = same or (journals.cells_of(handed.content) if handed.file else content)
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
        entry = {**entry, **result, "people": self.people.get(handed.student, {}), "examined": time.time()}
        # A lost examiner says nothing about the student: what was graded before stays.
        if self.write and not ("grades" not in result and result.get("failures") and old):
            self.journal.write(handed.student, {**entry, "files": files})
            entry = self._record(handed, entry, files)
        return self._told(handed.student, entry, before=old)

    def _settled(self, handed, entry):
        """Whether a result of an earlier run is all there. If that run was killed, its rest is written now; if a
        person has graded since, the feedback page tells it."""
        student = handed.student
        files = entry.get("files") or {}
        graded = entry.get("grades") is not None
        if not entry["recorded"]:
            self._record(handed, entry, files)
        elif graded and not all(p.is_file() for p in self._paths(student)):
            return False
        elif not _agree(self.recorded.get(student), entry) or entry.get("timestamp") != timestamp(handed.folder):
            self._record(handed, entry, {})
        if graded and entry.get("people") != self.people.get(student, {}):
            self._tell_again(handed, entry)
        return True

    def _tell_again(self, handed, entry):
        from autograder.exam import task

        autograded, feedback = self._paths(handed.student)
        entry = {**entry, "people": self.people.get(handed.student, {}), "recorded": True}
        entry.pop("files", None)
        notebook = json.loads(autograded.read_text(encoding="utf-8"))
        write_whole(feedback, task.page(notebook, self.unit.name, handed.student, self.sandboxed, entry,
                                        self.unit.maxima))
        self.journal.write(handed.student, entry)

    def _paths(self, student):
        folder, unit, topic = self.unit.folder, self.unit.name, self.unit.topic
        return (folder / "autograded" / student / unit / f"{topic}.ipynb",
                folder / "feedback" / student / unit / f"{topic}.html")

    def _record(self, handed, entry, files):
        autograded, feedback = self._paths(handed.student)
        journals.sweep(autograded.parent, feedback.parent)
        left: list[str] = []
        if files.get("autograded"):
            write_whole(autograded, files["autograded"])
            write_whole(feedback, files["feedback"])
            left = self._copy_files(handed.folder, autograded.parent)
        elif entry.get("grades") is None:      # those of an earlier submission say nothing about this one
            autograded.unlink(missing_ok=True)
            feedback.unlink(missing_ok=True)
        grades = entry.get("grades") or dict.fromkeys(self.unit.maxima)    # no notebook: a person has to look
        found = self.book.record(handed.student, handed.folder, grades, entry.get("comments") or {})
        entry = {**entry, "recorded": True, "timestamp": timestamp(handed.folder),
                 "findings": list(dict.fromkeys([*entry["findings"], *left, *(found or ())]))}
        entry.pop("files", None)
        # If a power failure takes this back, the next run records the result again.
        self.journal.write(handed.student, entry, lasting=False)
        return entry

    def _copy_files(self, source, target) -> list[str]:
        """The submission's other files, then the unit's over them, as nbgrader does; links are left where they are.

        Gives a finding where the submission's have more bytes than any honest one's.
        """
        room, left = LARGEST_REST, []
        for folder in (source, self.unit.files):
            for path in _files(folder):
                size = path.stat().st_size if folder is source else 0
                if size > room:
                    left.append(f"{path.relative_to(folder)} ({size / 2**20:,.0f} MB)")
                elif os.access(path, os.R_OK):
                    room -= size
                    copy = target / path.relative_to(folder)
                    copy.parent.mkdir(parents=True, exist_ok=True)
                    copy.unlink(missing_ok=True)
                    shutil.copyfile(path, copy)
        return [f"more than {LARGEST_REST / 2**20:.0f} MB beside the notebook were not copied: "
                f"{', '.join(left[:5])}{', …' if left[5:] else ''}"] if left else []

    def _told(self, student, entry, unchanged=False, before=None):
        failures = tuple(f"{n}: {why}" for n, why in (entry.get("failures") or {}).items())
        if self.write:      # the journal has it; kept for a whole class, it would fill the memory
            entry, before = {k: entry.get(k) for k in ("grades", "findings")}, None
        return Graded(student, scores_of(entry, self.unit.maxima), tuple(entry["findings"]), failures, unchanged,
                      entry.get("grades") is not None, before, entry, self.people.get(student, {}))


def scores_of(entry: dict, maxima: dict[str, float]) -> dict[str, tuple[float | None, float]]:
    """{cell: (automatic score or None, maximum)} of an entry of the journal."""
    grades = entry.get("grades") or {}
    return {n: (grades.get(n), maximum) for n, maximum in maxima.items()}


def timestamp(folder: Path) -> str:
    """What nbgrader's timestamp.txt in a submission says, '' where there is none. It may be anything."""
    path = folder / "timestamp.txt"
    if not path.is_file() or path.is_symlink():
        return ""
    with open(path, "rb") as file:
        return file.read(200).decode("utf-8", "replace").strip()


def _files(folder):
    """All files below a folder but notebooks, hidden ones and links."""
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(n for n in folders if n not in IGNORED and not os.path.islink(os.path.join(place, n)))
        for name in sorted(names):
            path = Path(place, name)
            if not name.endswith((".ipynb", ".pyc")) and path.is_file() and not path.is_symlink():
                yield path


def _agree(recorded, entry):
    """Whether the gradebook's (how many, their sum) of a student is what the entry says. No submission is None."""
    scores = [s for s in (entry.get("grades") or {}).values() if s is not None]
    return recorded is not None and recorded[0] == len(scores) and abs(recorded[1] - sum(scores)) < 1e-6
