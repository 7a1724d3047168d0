"""Examines the submissions of a class, and tells what grading would give. Nothing is written: see `result_writer`."""

from __future__ import annotations

import concurrent.futures
import hashlib
import json
import os
import time
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field, fields, replace
from pathlib import Path

from autograder.grade import journal as journals
from autograder.grade import notebooks
from autograder.grade.gradebook_queries import waits, with_person
from autograder.grade.graded_files import GradedFiles
from autograder.grade.journal import GradingError, Journal
from autograder.grade.late import Late, net
from autograder.grade.messages import Entry, Examined, Task
from autograder.grade.misplaced import IGNORED, Misplaced
from autograder.grade.naming import notebook_of
from autograder.grade.submissions import Submission, Submissions

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
    before: Entry | None = None
    entry: Entry | None = None
    people: dict = field(default_factory=dict)     # what people have written: see `gradebook_queries.people`
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
        units = sorted(p.name for p in (folder / "source").glob("*_*") if p.is_dir())
        if unit not in units:
            if not units:
                raise GradingError(f"There are no units in {(folder / 'source').resolve()}: call this in the course's "
                                   "folder, or name it with --root.")
            raise GradingError(f"No unit {unit} in {folder / 'source'}. There are: {', '.join(units)}."
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
        shipped = (part for path, place in self.shipped()
                   for part in (path.encode(), hashlib.sha256(place.read_bytes()).digest()))
        self.digest = journals.digest(self.source.encode(), self.release.encode(), *shipped)

    def _read(self, kind, make):
        path = self.folder / kind / self.name / notebook_of(self.name)
        try:
            return path.read_text(encoding="utf-8")
        except FileNotFoundError:
            raise GradingError(f"{path} is missing. Make it with: {make}") from None
        except (OSError, UnicodeDecodeError) as error:
            raise GradingError(f"{path} cannot be read: {error}") from None

    def shipped(self) -> list[tuple[str, Path]]:
        """(path in it, place) of all of the unit's own files but notebooks, hidden ones and links."""
        files = []
        for place, folders, names in os.walk(self.files):
            folders[:] = sorted(n for n in folders if n not in IGNORED and not os.path.islink(os.path.join(place, n)))
            for name in sorted(names):
                path = Path(place, name)
                if not name.endswith((".ipynb", ".pyc")) and path.is_file() and not path.is_symlink():
                    files.append((str(path.relative_to(self.files)), path))
        return files

    def handed_in(self, students: Collection[str] = ()) -> list[str]:
        return self.submissions.students(students)

    def misplaced(self) -> list[Misplaced]:
        return self.submissions.misplaced()

    def find(self, student: str) -> Submission:
        return self.submissions.find(student)


def pool(jobs: int, with_keras: bool = True):
    """Examiners on this machine for whole submissions. Use as a context."""
    from autograder.exam.pool import Pool

    return Pool(jobs, with_keras=with_keras, handler="autograder.grade.task:answer")


@dataclass
class Known:
    """What the gradebook holds of a unit. Whoever writes to the gradebook writes it here, too."""

    scores: dict[str, tuple[int, float]]       # as `gradebook_queries` has them
    people: dict[str, dict[str, list]]
    late: dict[str, Late]
    settings: str                              # a number for nbgrader's settings, where somebody is late

    @classmethod
    def of(cls, book) -> Known:
        scores, people, late = book.recorded(), book.previous(), book.late()
        return cls(scores, people, late, book.settings if late else "")

    def sum(self, student: str, entry: Entry | None) -> float | None:
        """The sum that the gradebook has now for what the journal keeps; None where it has none."""
        if entry is None or student not in self.scores:
            return None
        scores = {name: (earned, 0.0) for name, earned in (entry.grades or {}).items()}
        return Graded(student, scores, people=self.people.get(student, {}), late=self.late.get(student)).sum

    def late_of(self, student: str) -> list | None:
        """What the penalty of a student depends on, and the penalty: None for whoever is in time."""
        late = self.late.get(student)
        return [*late.as_list(), self.settings] if late else None

    def graded(self, student: str, entry: Entry, maxima: dict[str, float], before: float | None) -> Graded:
        failures = tuple(f"{n}: {why}" for n, why in entry.failures.items())
        return Graded(student, scores_of(entry, maxima), tuple(entry.findings), failures, graded=entry.is_graded,
                      waiting=tuple(entry.waiting), people=self.people.get(student, {}), late=self.late.get(student),
                      sum_before=before)


@dataclass(frozen=True)
class Result:
    """What examining one submission has found. Nothing of it is written."""

    handed: Submission
    entry: Entry                     # as the journal is to keep it
    before: Entry | None             # what the journal has of the student
    unchanged: bool = False          # graded before, from the same cells with the same checks: `entry` is `before`

    @property
    def student(self) -> str:
        return self.handed.student


@dataclass
class Examination:
    """Submissions to examiners, and results from them. `submit` is that of a pool or of a cluster: a task as a
    dictionary in, a future out."""

    unit: Unit
    book: object                     # recorded.Recorded, or gradebook.Book
    known: Known
    submit: Callable[[dict], concurrent.futures.Future]
    secret: bytes                    # the course's: see `journal.secret`
    sandboxed: bool = True
    ahead: Callable[[], int] = lambda: 4        # how many tasks may wait at the examiners, so that memory stays flat

    def __post_init__(self):
        self.journal = Journal(self.unit.folder, self.unit.name)
        self.files = GradedFiles(self.unit.folder, self.unit.name)
        self.environment, self.installed = journals.environment(), journals.installed()

    def examine(self, students: Iterable[str], force: bool = False) -> Iterator[Result]:
        """Each result as soon as it is there. What has not changed is not examined again, but with `force`."""
        waiting = iter(students)
        running: dict[concurrent.futures.Future, tuple] = {}
        while True:
            for student in waiting:
                handed = self.unit.find(student)
                old = self.journal.read(student)
                entry = self._entry(handed, old)
                if old and not force and self._same(old, entry):
                    yield Result(handed, old, old, unchanged=True)
                    continue
                if not handed.file:
                    yield self._result(handed, entry, Examined(list(handed.findings)), old)
                else:
                    try:
                        task = self._task(handed)
                    except (notebooks.Unreadable, MemoryError) as error:
                        why = str(error) or f"{handed.file} takes more memory than there is. {notebooks.ASK}"
                        yield self._result(handed, entry, Examined([*handed.findings, why]), old)
                        continue
                    handed = replace(handed, content=b"", beside={})
                    running[self.submit(task.to_dict())] = task, handed, entry, old, 1
                    del task
                if len(running) >= self.ahead():
                    break
            if not running:
                return
            done, _ = concurrent.futures.wait(running, return_when=concurrent.futures.FIRST_COMPLETED)
            for future in done:
                task, handed, entry, old, attempt = running.pop(future)
                answer = self._answer(future, handed, attempt)
                if answer is None:
                    running[self.submit(task.to_dict())] = task, handed, entry, old, attempt + 1
                else:
                    yield self._result(handed, entry, answer, old)
                del task

    def _entry(self, handed, old):
        """What the journal keeps of a submission beside its result."""
        beside = journals.digest(*(part for path, content in sorted(handed.beside.items())
                                   for part in (path.encode(errors="surrogatepass"), content)))
        content = journals.digest(handed.file.encode(errors="surrogatepass"), handed.content, beside.encode(), *(
            f.encode(errors="surrogatepass") for f in handed.findings))
        same = old and old.content == content and old.cells
        cells = same or (journals.digest(journals.cells_of(handed.content).encode(), beside.encode())
                         if handed.file else content)
        return Entry(journals.key_of(cells, self.unit.digest, self.environment, self.sandboxed), content, cells,
                     self.unit.digest, list(handed.findings), self.installed)

    def _same(self, old, entry):
        found_modules = not old.missing or old.installed == self.installed
        return old.key == entry.key and old.file_findings == entry.file_findings and not old.failures and found_modules

    def _task(self, handed):
        submitted = handed.content
        if len(submitted) > LARGE_FILE:
            submitted = json.dumps(notebooks.parse(submitted, handed.file)).encode()
        return Task(self.unit.source, self.unit.release, submitted, handed.file, self.unit.name, handed.student,
                    journals.seed(self.secret, self.unit.name), self.sandboxed, list(handed.findings),
                    str(self.unit.files), str(self.unit.folder.resolve()), handed.beside,
                    self.known.people.get(handed.student, {}))

    def _answer(self, future, handed, attempt):
        """What the examiner found; None where it is to be tried again."""
        from autograder.exam.pool import ExaminerFailed

        try:
            answer = Examined.from_dict(future.result())
        except ExaminerFailed as error:
            return None if attempt < ATTEMPTS and error.again else Examined(
                list(handed.findings), failures={"the whole notebook": str(error)})
        if answer.refused:
            raise GradingError(f"This machine gives no sandbox ({answer.refused}). See `autograder doctor`; "
                               "--no-sandbox runs students' code with your rights.")
        return answer

    def _result(self, handed, entry, answer, old):
        student = handed.student
        files = {kind: text for kind in KINDS if (text := getattr(answer, kind)) is not None}
        values = {f.name: getattr(answer, f.name) for f in fields(answer) if f.name not in (*KINDS, "refused")}
        numbers = {kind: journals.digest(text.encode(errors="surrogatepass")) for kind, text in files.items()}
        entry = replace(entry, **values, **numbers, files=files, people=self.known.people.get(student, {}),
                        earlier=self._earlier(student, old, answer.texts), examined=time.time())
        return Result(handed, entry, old)

    def _earlier(self, student, old, texts):
        """{cell: number of the text} for each score that a person gave for another text than that of now. Such a score
        waits for a person again, once: who has graded it since has graded the text of now."""
        earlier = {}
        for cell, given in self.known.people.get(student, {}).items():
            if given[0] is not None:
                text = old.earlier.get(cell) if old and waits(given) else None
                text = text or self._graded_text(student, old, cell)
                if text is None or text != texts.get(cell):
                    earlier[cell] = text or ""
        return earlier

    def _graded_text(self, student, old, cell):
        """The number of the text that a person has seen who graded; None where nobody knows."""
        if old and old.texts:
            return old.texts.get(cell)
        from autograder.grade import task

        try:     # a result of a version that did not keep it
            cells = json.loads(self.files.read_notebook(student))["cells"]
            return task.texts(cells, old and old.grades or {}).get(cell)
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return None

    def expected(self, result: Result) -> Graded:
        """What writing a result would give."""
        student, entry = result.student, result.entry
        people = self.known.people.get(student, {})
        # nbgrader's autograde lets a person look again whatever has changed.
        still = {cell for cell, given in people.items() if result.unchanged and not waits(given)}
        graded = replace(self.known.graded(student, entry, self.unit.maxima, self.known.sum(student, result.before)),
                         people=waiting(people, set(entry.earlier) - still), unchanged=result.unchanged,
                         before=None if result.unchanged else result.before, entry=entry)
        return replace(graded, late=self._late_if(result, graded))

    def _late_if(self, result, graded):
        """How late it would be if it was recorded now."""
        now, known = self.known.late.get(result.student), result.before
        score = replace(graded, late=None).sum
        if result.handed.timestamp == (known and known.timestamp or "") and (not now or known and known.late == [
                *Late(now.seconds, score, now.penalty).as_list(), self.known.settings]):
            return now
        return self.book.late_if(result.student, result.handed.timestamp, score)


KINDS = "autograded", "feedback"      # of the texts that an examiner makes


def waiting(given: dict[str, list], cells: set[str]) -> dict[str, list]:
    """What people gave to one student, where their scores of these cells wait for a person, and no others."""
    return {cell: [*one[:3], one[0] is not None and cell in cells] for cell, one in given.items()}


def scores_of(entry: Entry | None, maxima: dict[str, float]) -> dict[str, tuple[float | None, float]]:
    """{cell: (automatic score or None, maximum)} of an entry of the journal."""
    grades = entry and entry.grades or {}
    return {n: (grades.get(n), maximum) for n, maximum in maxima.items()}
