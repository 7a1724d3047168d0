"""Writes results into nbgrader's gradebook, as its own SaveAutoGrades and AssignLatePenalties do, but many at once.

SQLite or PostgreSQL by URL. Manual scores, comments and extra credit that are there stay.
"""

from __future__ import annotations

import contextlib
import copy
import datetime
import inspect
import logging
import math
import random
import tempfile
import time
import warnings
from pathlib import Path
from types import SimpleNamespace
from typing import NamedTuple

import nbformat
import sqlalchemy
from nbgrader.api import (
    Comment,
    Grade,
    Gradebook,
    InvalidEntry,
    MissingEntry,
    Student,
    SubmittedAssignment,
    SubmittedNotebook,
    new_uuid,
)
from nbgrader.preprocessors import AssignLatePenalties
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import SQLAlchemyError

from autograder.grade import agreement, gradebook_queries, release
from autograder.grade.journal import FOLDER, GradingError, write_atomically
from autograder.grade.late import Late, handed_in_at, seconds_late
from autograder.grade.naming import notebook_of, topic_of
from autograder.grade.nbgrader_settings import Settings, wrong_types_named
from autograder.grade.notebooks import checksum, name_of

PAUSES = (0.1, 0.3, 1.0, 3.0, 10.0)     # seconds before trying again where another process was in the way
LOCK = 0x6772616465                     # PostgreSQL's number for our lock: any number that nobody else takes


def register(settings: Settings, unit: str) -> None:
    """Let the gradebook know a unit, and write its release: nbgrader's own generate_assignment.

    Raises GradingError, with nothing touched, where the gradebook has submissions to a unit of other cells.
    """
    from nbgrader.preprocessors import SaveCells

    logging.getLogger("traitlets").setLevel(logging.ERROR)
    directory = settings.directory
    root = Path(directory.root)
    with Book(settings, unit) as book:
        source = (root / "source" / unit / notebook_of(unit)).read_text(encoding="utf-8")
        agreement.refuse_other_cells(source, unit, book.cells())
    config = copy.deepcopy(settings.config)
    config.CourseDirectory.db_url = directory.db_url
    with tempfile.TemporaryDirectory() as scratch:
        release.generate(root / "source" / unit, Path(scratch), config, SaveCells)
        install_release(Path(scratch), root, unit)
    if not (root / "course" / "units" / unit / "lesson.py").is_file():      # which might say something else
        agreement.remember(root, unit)


def install_release(scratch: Path, root: Path, unit: str) -> None:
    """Write the files of release/UNIT that are new or other ones; nothing else in there is touched. Where a unit is
    built of a lesson, students get its notebook and its data/: what else stands in source/ is the instructor's own."""
    made = release.files_of(scratch / "release" / unit)
    if (root / "course" / "units" / unit / "lesson.py").is_file():
        top = scratch / "release" / unit
        made = [p for p in made if p.relative_to(top).parts[0] in (notebook_of(unit), release.DATA)]
    for path in made:
        target, content = root / path.relative_to(scratch), path.read_bytes()
        if not target.is_file() or target.read_bytes() != content:
            write_atomically(target, content)


def prepare(settings: Settings, unit: str) -> None:
    """Make the gradebook, and let it know the unit, where that is not yet done. One process at a time."""
    with alone(settings):
        with Book(settings, unit) as book:
            known = book.knows_unit() and book.checksums() == _registered_checksums(Path(book.directory.root), unit)
            gradebook_queries.remember(Path(book.directory.root), book.directory.db_url, book.files)
        if not known:
            register(settings, unit)


def _registered_checksums(folder, unit):
    """{cell: nbgrader's checksum} as generate_assignment puts them into a gradebook: solutions as students got them. A
    cell that is not in the release is in here too, so that a release of older cells is no match."""
    name = f"{unit}/{notebook_of(unit)}"
    try:
        source, release = (nbformat.read(folder / kind / name, 4) for kind in ("source", "release"))
    except FileNotFoundError:
        return {}
    given = {name_of(c): c.metadata.nbgrader.get("checksum") for c in release.cells if name_of(c)}
    return {name_of(c): given.get(name_of(c)) if c.metadata.nbgrader["solution"] else checksum(c)
            for c in source.cells if name_of(c)}


@contextlib.contextmanager
def alone(settings: Settings):
    """Nobody else is in here, on this machine or, with PostgreSQL, on any."""
    directory = settings.directory
    if sqlalchemy.make_url(directory.db_url).get_backend_name() == "postgresql":
        with _opened(directory.db_url):
            engine = sqlalchemy.create_engine(directory.db_url)
            connection = engine.connect()
            connection.execute(sqlalchemy.text("SELECT pg_advisory_lock(:number)"), {"number": LOCK})
        try:
            yield
        finally:
            connection.close()
            engine.dispose()
        return
    try:
        import fcntl
    except ImportError:     # Windows
        yield
        return
    folder = Path(directory.root) / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    with open(folder / "lock", "w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


@contextlib.contextmanager
def _opened(url):
    """Says in words why a gradebook does not open."""
    shown = sqlalchemy.make_url(url).render_as_string(hide_password=True)
    try:
        yield
    except ModuleNotFoundError as error:
        raise GradingError(f"The gradebook {shown} needs the package {error.name}. For PostgreSQL: "
                           "pip install 'psycopg[binary]'") from None
    except SQLAlchemyError as error:
        raise GradingError(f"The gradebook {shown} does not open: {getattr(error, 'orig', None) or error}") from None


class _Notebook(NamedTuple):
    id: str
    name: str
    graded: list[tuple[str, str]]        # (id, name) of its cells
    commented: list[tuple[str, str]]


class _Unit(NamedTuple):
    id: str
    duedate: datetime.datetime | None
    notebooks: list[_Notebook]


class Look:
    """A unit's part of the gradebook to read: no file and no table is made. Use as a context."""

    def __init__(self, settings: Settings, unit: str):
        self.read, self.directory = settings.files, settings.directory
        self.unit, self.topic = unit, topic_of(unit)
        try:
            with wrong_types_named():
                self.penalties = AssignLatePenalties(config=settings.config)
            self.penalties.init_plugin()
        except Exception as error:      # what a course's settings name may be anything
            raise GradingError(f"The late penalties that nbgrader_config.py names (c.AssignLatePenalties.plugin_class) "
                               f"cannot be used: {error}") from error

    def __enter__(self):
        return self

    def __exit__(self, *error):
        pass

    @property
    def files(self) -> list[Path]:
        """The files that settings and penalties come from."""
        files = list(self.read)
        with contextlib.suppress(TypeError, OSError):      # a class that stands in nbgrader_config.py has no file
            files.append(Path(inspect.getfile(type(self.penalties.plugin_inst))))
        return files

    @property
    def settings(self) -> str:
        return gradebook_queries.settings_digest(Path(self.directory.root), self.files)

    def recorded(self) -> dict[str, tuple[int, float]]:
        return gradebook_queries.scores(self._rows(gradebook_queries.SCORES))

    def previous(self) -> dict[str, dict[str, list]]:
        return gradebook_queries.people(self._rows(gradebook_queries.PEOPLE))

    def cells(self) -> list:
        return self._rows(gradebook_queries.CELLS)

    def late(self) -> dict[str, Late]:
        return gradebook_queries.late(self._rows(gradebook_queries.LATE))

    def _rows(self, query):
        if self.directory.db_url.startswith("sqlite:///"):
            return gradebook_queries.asked(Path(self.directory.db_url.removeprefix("sqlite:///")), query, self.unit)
        with _opened(self.directory.db_url):
            engine = sqlalchemy.create_engine(self.directory.db_url)
            try:
                if not sqlalchemy.inspect(engine).has_table("grade"):
                    return []
                with engine.connect() as connection:
                    return connection.execute(sqlalchemy.text(query), {"unit": self.unit, "topic": self.topic}).all()
            finally:
                engine.dispose()

    def late_if(self, student: str, handed_at: str, score: float) -> Late | None:
        """How late a submission would be, and its penalty, if it was recorded now with this score."""
        rows = {name: times for name, *times in self._rows(_TIMES)}
        before, due, extension = rows.get(student) or (None, next(iter(rows.values()), (None, None))[1], None)
        seconds = seconds_late(handed_in_at(handed_at)[0] if handed_at else before, due, extension)
        return Late(seconds, score, self.penalty(student, score, seconds) or 0.0) if seconds else None

    def penalty(self, student: str, score: float, seconds: float) -> float | None:
        """What the course's plugin takes off, in nbgrader's bounds. Raises GradingError where the plugin fails."""
        plugin = self.penalties.plugin_inst
        try:
            penalty = plugin.late_submission_penalty(student, score, seconds)
            if penalty is None:
                return None
            if not math.isfinite(penalty := float(penalty)):
                raise ValueError(f"it gave {penalty}")
            return float(self.penalties._check_late_penalty(SimpleNamespace(score=score), penalty))
        except Exception as error:
            raise GradingError(f"The late penalty of {student} is not known: {type(plugin).__name__} of "
                               f"nbgrader_config.py failed ({type(error).__name__}: {error}). What is graded is kept: "
                               "fix it and run the same command again.") from error


# Of everybody who is in the gradebook, and of the unit's due date where nobody is.
_TIMES = """SELECT handed.student_id, handed.timestamp, assignment.duedate, handed.extension FROM assignment
    LEFT JOIN submitted_assignment AS handed ON assignment.id = handed.assignment_id
    WHERE assignment.name = :unit AND :topic = :topic"""


class Book(Look):
    """A unit's part of the gradebook to write. Use as a context."""

    def __init__(self, settings: Settings, unit: str):
        super().__init__(settings, unit)
        self.known = None
        with _opened(self.directory.db_url):
            self.book = Gradebook(self.directory.db_url, self.directory.course_id)

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.book.close()

    def knows_unit(self) -> bool:
        with contextlib.suppress(MissingEntry):
            self.book.find_notebook(self.topic, self.unit)
            return True
        return False

    def checksums(self) -> dict[str, str]:
        """{cell: checksum} of the unit's notebook as the gradebook knows it."""
        return {c.name: c.checksum for c in self.book.find_notebook(self.topic, self.unit).source_cells}

    def _rows(self, query):
        rows = self.book.db.execute(sqlalchemy.text(query), {"unit": self.unit, "topic": self.topic}).all()
        self.book.db.rollback()      # no transaction stays open while a class is graded
        return rows

    def record(self, student: str, handed_at: str, grades: dict, comments: dict,
               kept: set[str] | None = None) -> Late | None:
        """One student's automatic scores and comments; a score of None waits for a person. Gives how late it is.

        `kept` are the cells whose manual score holds for this submission: every other manual score waits for a person
        again. None leaves all as they are: the submission is the one that they were given for.
        `handed_at` is what nbgrader's timestamp.txt in the submission says. Where another process
        was faster, or holds the gradebook, this tries again.
        """
        pauses = iter(PAUSES)
        while True:
            try:
                return self._record(student, handed_at, grades, comments, kept)
            except (SQLAlchemyError, InvalidEntry) as error:
                with contextlib.suppress(SQLAlchemyError):
                    self.book.db.rollback()
                pause = next(pauses, None)
                if pause is None:
                    raise GradingError(f"The gradebook did not take the result of {student} ({error}). What is "
                                       "graded is kept: run the same command again.") from error
            time.sleep(pause * random.uniform(0.5, 1.5))

    def _record(self, student, handed_at, grades, comments, kept):
        with warnings.catch_warnings(), _one_transaction(self.book.db):
            warnings.simplefilter("ignore")   # SQLAlchemy's, of nbgrader's own way with sessions
            self._student(student)
            timestamp, _ = handed_in_at(handed_at)
            if self._first(student, timestamp, grades, comments):
                return None
            submission = self.book.update_or_create_submission(
                self.unit, student, **({"timestamp": timestamp} if timestamp else {}))
            if handed_at and not timestamp:      # it cannot be read surely, and counts as in time
                submission.timestamp = None
            notebook = next(n for n in submission.notebooks if n.name == self.topic)
            for grade in notebook.grades:
                if grade.name in grades:
                    grade.auto_score = grades[grade.name]
                    if grade.manual_score is None:
                        grade.needs_manual_grade = grade.auto_score is None
                    elif kept is not None:
                        grade.needs_manual_grade = grade.name not in kept
            for comment in notebook.comments:
                if comment.name in comments:
                    comment.auto_comment = comments[comment.name]
            self.book.db.flush()
            late = self._late(submission, notebook, student)
            self.book.db.commit()
            self.book.db.expunge_all()      # so that memory stays flat
            return late

    def _first(self, student, timestamp, grades, comments) -> bool:
        """Write a student's first submission, if it is one and in time: what nbgrader's `add_submission` makes, with
        the scores in it, in four statements, which takes a third of the time. All others go nbgrader's way."""
        unit = self._structure()
        if timestamp and unit.duedate and timestamp > unit.duedate or self.book.db.execute(
                sqlalchemy.select(SubmittedAssignment.id).filter_by(assignment_id=unit.id, student_id=student)).first():
            return False
        submission, notebooks, scores, remarks = new_uuid(), [], [], []
        for notebook in unit.notebooks:
            notebooks.append({"id": new_uuid(), "assignment_id": submission, "notebook_id": notebook.id})
            ours = notebook.name == self.topic
            for cell, name in notebook.graded:
                earned = grades.get(name) if ours else None
                scores.append({"cell_id": cell, "notebook_id": notebooks[-1]["id"], "auto_score": earned,
                               "needs_manual_grade": earned is None})
            for cell, name in notebook.commented:
                remarks.append({"cell_id": cell, "notebook_id": notebooks[-1]["id"],
                                "auto_comment": comments.get(name) if ours else None})
        first = [{"id": submission, "assignment_id": unit.id, "student_id": student, "timestamp": timestamp}]
        for table, rows in ((SubmittedAssignment, first), (SubmittedNotebook, notebooks), (Grade, scores),
                            (Comment, remarks)):
            if rows:
                self.book.db.execute(sqlalchemy.insert(table.__table__), rows)
        return True

    def _structure(self):
        """The unit as the gradebook knows it, read once."""
        if self.known is None:
            unit = self.book.find_assignment(self.unit)
            self.known = _Unit(unit.id, unit.duedate, [
                _Notebook(n.id, n.name, [(c.id, c.name) for c in (*n.grade_cells, *n.task_cells)],
                          [(c.id, c.name) for c in (*n.solution_cells, *n.task_cells)]) for n in unit.notebooks])
        return self.known

    def _student(self, student):
        """Create the student, unless there is one: two processes may do so at once."""
        insert = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}.get(self.book.engine.dialect.name)
        if insert:
            self.book.db.execute(insert(Student).values(id=student).on_conflict_do_nothing())
            self.book.db.commit()
        else:
            self.book.update_or_create_student(student)

    def _late(self, submission, notebook, student):
        notebook.late_submission_penalty = None
        seconds = seconds_late(submission.timestamp, submission.assignment.duedate, submission.extension)
        if not seconds:
            return None
        self.book.db.refresh(notebook)
        score = notebook.score
        notebook.late_submission_penalty = self.penalty(student, score, seconds)
        return Late(seconds, score, notebook.late_submission_penalty or 0.0)

    def scores(self, student: str) -> dict[str, tuple[float | None, float]]:
        """{cell: (score or None while a person has to look, maximum)} in the notebook's order."""
        notebook = self.book.find_submission_notebook(self.topic, self.unit, student)
        found = {g.name: (_shown(g), g.max_score) for g in notebook.grades}
        order = [c.name for c in notebook.notebook.source_cells]
        return {n: found[n] for n in sorted(found, key=order.index)}


@contextlib.contextmanager
def _one_transaction(db):
    """nbgrader's own methods commit step by step, which waits for the disk and reads everything again each time. In
    here a commit is a flush, and all of it is kept at the end or not at all."""
    db.commit = db.flush
    try:
        yield
    finally:
        del db.commit
    db.commit()


def _shown(grade: Grade):
    return None if grade.needs_manual_grade and grade.manual_score is None else grade.score
