"""Grades a class: submissions to examiners, results to the journal, then into autograded/, feedback/ and the gradebook."""

from __future__ import annotations

import concurrent.futures
import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from autograder import journal as journals
from autograder import submission
from autograder.journal import Journal, write_whole

LARGEST_FILE = 200 * 2**20


class GradingError(Exception):
    """Grading cannot begin; the text says why and what to do."""


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
    before: dict = field(default_factory=dict)     # the scores that the journal had


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
        self.folder, self.name, self.topic = folder, unit, unit.split("_", 1)[1]
        texts = []
        for kind, make in (("source", f"autograder build {unit}"), ("release", f"nbgrader generate_assignment {unit}")):
            path = folder / kind / unit / f"{self.topic}.ipynb"
            if not path.is_file():
                raise GradingError(f"{path} is missing. Make it with: {make}")
            texts.append(path.read_text(encoding="utf-8"))
        self.source, self.release = texts
        cells = json.loads(self.source)["cells"]
        self.maxima = {c["metadata"]["nbgrader"]["grade_id"]: float(c["metadata"]["nbgrader"]["points"]) for c in cells
                       if c["metadata"].get("nbgrader", {}).get("grade")}
        self.names = {c["metadata"]["nbgrader"]["grade_id"] for c in cells if "nbgrader" in c["metadata"]}
        self.files = folder / "source" / unit

    def handed_in(self, student: str | None = None) -> list[str]:
        found = sorted(p.parent.name for p in (self.folder / "submitted").glob(f"*/{self.name}") if p.is_dir())
        if student is not None and student not in found:
            raise GradingError(f"There is no submission {self.folder / 'submitted' / student / self.name}. "
                               f"Handed in: {', '.join(found) or 'nothing'}.")
        return found if student is None else [student]

    def find(self, student: str) -> Handed:
        """The notebook that a student handed in, wherever its name went."""
        folder = self.folder / "submitted" / student / self.name
        notebooks = sorted(p for p in folder.glob("*.ipynb") if p.is_file() and not p.is_symlink())
        wanted = folder / f"{self.topic}.ipynb"
        if not notebooks:
            return Handed(student, folder, findings=(f"{wanted.name} is missing. {submission.ASK}",))
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


@dataclass
class Grading:
    """One run over a class. `examine` is `submit` of a pool or of a cluster: a task in, a future out."""

    unit: Unit
    book: object                     # gradebook.Book
    submit: object
    sandboxed: bool = True
    force: bool = False
    write: bool = True               # False: only find out what would change
    ahead: int = 4                   # tasks that wait at the examiners, so that memory stays flat

    def __post_init__(self):
        self.journal = Journal(self.unit.folder, self.unit.name)
        self.secret = journals.secret(self.unit.folder)
        self.environment = journals.environment()

    def run(self, students: list[str]) -> Iterator[Graded]:
        """Grade them; gives each result when it is whole and written."""
        self.recorded, self.previous = self.book.students(), self.book.previous()
        waiting = iter(students)
        running: dict[concurrent.futures.Future, tuple] = {}
        while True:
            for student in waiting:
                handed = self.unit.find(student)
                key = journals.key_of(handed.content, self.unit.source.encode(), self.environment)
                old = self.journal.read(student)
                if old and old["key"] == key and not self.force and (not self.write or self._settled(student, old)):
                    yield self._told(student, old, unchanged=True)
                    continue
                if not handed.file:
                    yield self._finish(handed, key, {"findings": list(handed.findings)}, old)
                    continue
                running[self.submit(self._task(handed, key))] = handed, key, old
                if len(running) >= self.ahead:
                    break
            if not running:
                return
            done, _ = concurrent.futures.wait(running, return_when=concurrent.futures.FIRST_COMPLETED)
            for future in done:
                yield self._finish(*self._result(future, running.pop(future)))

    def _result(self, future, waiting):
        handed, key, old = waiting
        from autograder.exam.pool import ExaminerFailed

        try:
            result = future.result()
        except ExaminerFailed as error:
            result = {"findings": list(handed.findings), "failures": {"the whole notebook": str(error)}}
        if "refused" in result:
            raise GradingError(f"This machine gives no sandbox ({result['refused']}). See `autograder doctor`; "
                               "--no-sandbox runs students' code with your rights.")
        return handed, key, result, old

    def _task(self, handed, key):
        return {"source": self.unit.source, "release": self.unit.release, "submitted": handed.content,
                "file": handed.file, "unit": self.unit.name, "student": handed.student,
                "findings": list(handed.findings), "sandboxed": self.sandboxed, "files": str(self.unit.files),
                "seed": journals.seed(self.secret, self.unit.name, handed.student, key),
                "previous": {n: list(v) for n, v in self.previous.get(handed.student, {}).items()}}

    def _finish(self, handed, key, result, old):
        """Journal, files, gradebook, in this order; the journal's last word says that all of it is done."""
        student = handed.student
        entry = {"key": key, "recorded": False, "folder": str(handed.folder),
                 **{k: v for k, v in result.items() if k not in ("autograded", "feedback")}}
        if self.write:
            self.journal.write(student, {**entry, "files": {k: result.get(k) for k in ("autograded", "feedback")}})
            self._record(student, entry, result)
        return self._told(student, entry, before=self._scores(old) if old else {})

    def _settled(self, student, entry):
        """Whether a result of an earlier run is all written; if that run was killed, write the rest now."""
        if not entry["recorded"] or student not in self.recorded:
            self._record(student, {k: v for k, v in entry.items() if k != "files"}, entry.get("files") or {})
        return True

    def _record(self, student, entry, files):
        folder, topic = self.unit.folder, self.unit.topic
        if files.get("autograded"):
            write_whole(folder / "autograded" / student / self.unit.name / f"{topic}.ipynb", files["autograded"])
            write_whole(folder / "feedback" / student / self.unit.name / f"{topic}.html", files["feedback"])
            self._copy_files(Path(entry["folder"]), folder / "autograded" / student / self.unit.name)
        grades = entry.get("grades") or dict.fromkeys(self.unit.maxima)    # no notebook: a person has to look
        self.book.record(student, Path(entry["folder"]), grades, entry.get("comments") or {})
        self.journal.write(student, {**entry, "recorded": True})

    def _copy_files(self, source, target):
        """The submission's other files, as nbgrader copies them; links are left where they are."""
        for path in source.iterdir():
            if path.is_file() and not path.is_symlink() and path.suffix != ".ipynb":
                shutil.copyfile(path, target / path.name)

    def _told(self, student, entry, unchanged=False, before=None):
        failures = tuple(f"{n}: {why}" for n, why in (entry.get("failures") or {}).items())
        return Graded(student, self._scores(entry), tuple(entry["findings"]), failures, unchanged,
                      entry.get("grades") is not None, before or {})

    def _scores(self, entry):
        grades = entry.get("grades") or {}
        return {n: (grades.get(n), maximum) for n, maximum in self.unit.maxima.items()}
