"""What a gradebook holds of a unit, in one query each, without nbgrader: its imports would take longer than all else
where nothing has changed since the last run. `gradebook` opens the real one, once there is something to write.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import sqlite3
from pathlib import Path

from autograder.grade.journal import FOLDER, GradingError, write_atomically
from autograder.grade.late import Late, seconds_late
from autograder.grade.naming import topic_of

_FROM = """
    FROM submitted_assignment AS handed
    JOIN assignment ON assignment.id = handed.assignment_id
    JOIN submitted_notebook AS book ON book.assignment_id = handed.id
    JOIN notebook ON notebook.id = book.notebook_id"""
_WHERE = "WHERE assignment.name = :unit AND notebook.name = :topic"
SCORES = f"""SELECT handed.student_id, COUNT(grade.auto_score), COALESCE(SUM(grade.auto_score), 0) {_FROM}
    LEFT JOIN grade ON grade.notebook_id = book.id {_WHERE} GROUP BY handed.student_id"""
PEOPLE = f"""SELECT handed.student_id, cell.name, grade.manual_score, grade.extra_credit, NULL,
    grade.needs_manual_grade {_FROM}
    JOIN grade ON grade.notebook_id = book.id JOIN base_cell AS cell ON cell.id = grade.cell_id
    {_WHERE} AND (grade.manual_score IS NOT NULL OR grade.extra_credit IS NOT NULL)
    UNION ALL SELECT handed.student_id, cell.name, NULL, NULL, comment.manual_comment, NULL {_FROM}
    JOIN comment ON comment.notebook_id = book.id JOIN base_cell AS cell ON cell.id = comment.cell_id
    {_WHERE} AND comment.manual_comment IS NOT NULL AND comment.manual_comment != ''"""

CELLS = """SELECT cell.type, cell.name, (SELECT COUNT(*) FROM submitted_notebook WHERE notebook_id = notebook.id)
    FROM base_cell AS cell JOIN notebook ON notebook.id = cell.notebook_id
    JOIN assignment ON assignment.id = notebook.assignment_id
    WHERE assignment.name = :unit AND notebook.name = :topic"""
# Whoever may be late, or has a penalty. A grade's score is that of nbgrader's Grade.score.
LATE = f"""SELECT handed.student_id, handed.timestamp, assignment.duedate, handed.extension,
    book.late_submission_penalty, COALESCE(SUM(COALESCE(grade.manual_score, grade.auto_score)
        + COALESCE(grade.extra_credit, 0)), 0) {_FROM}
    LEFT JOIN grade ON grade.notebook_id = book.id {_WHERE}
    AND (handed.timestamp > assignment.duedate OR handed.extension IS NOT NULL
        OR book.late_submission_penalty IS NOT NULL)
    GROUP BY handed.student_id, handed.timestamp, assignment.duedate, handed.extension, book.late_submission_penalty"""


def scores(rows) -> dict[str, tuple[int, float]]:
    """{student: (how many automatic scores there are, their sum)}: enough to see that a result is all written."""
    return {student: (count, total) for student, count, total in rows}


def people(rows) -> dict[str, dict[str, list]]:
    """What people have written: {student: {cell: [manual score, extra credit, comment, waits]}}, None where there is
    none; `waits` is whether the manual score is one that a person has to look at again."""
    out: dict = {}
    for student, cell, *given, waits in rows:
        row = out.setdefault(student, {}).setdefault(cell, [None, None, None, False])
        row[:3] = [new if new is not None else old for new, old in zip(given, row[:3], strict=True)]
        row[3] = row[3] or bool(waits) and row[0] is not None
    return out


def people_of(gradebook: Path, unit: str) -> dict[str, dict[str, list]]:
    """The same of a gradebook's file; nothing where there is none."""
    return people(asked(gradebook, PEOPLE, unit))


def late(rows) -> dict[str, Late]:
    """{student: how late}, of those who are or have a penalty."""
    of_all = {student: Late(seconds_late(*times), float(score), float(penalty or 0))
              for student, *times, penalty, score in rows}
    return {student: late for student, late in of_all.items() if late.seconds or late.penalty}


def with_person(earned: float | None, given: list | None) -> float | None:
    """An automatic score with what a person gave in its place or on top of it, as nbgrader's Grade.score has it;
    `given` is as in `people`."""
    manual, extra, *_ = given or (None, None)
    earned = earned if manual is None else manual
    return earned if extra is None or earned is None else earned + extra


def waits(given: list | None) -> bool:
    """Whether a person's score was given for an earlier text, and nobody has looked since."""
    return bool(given and given[3])


class Recorded:
    """A unit's part of the gradebook. `open_book` gives a `gradebook.Book`; it is asked once, when it has to be."""

    def __init__(self, folder: Path, unit: str, open_book):
        self.folder, self.unit, self.open_book = folder, unit, open_book
        self.stack, self.opened = contextlib.ExitStack(), None

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.stack.close()

    def open(self):
        """The gradebook itself."""
        if self.opened is None:
            try:
                self.opened = self.stack.enter_context(self.open_book())
            except OSError as error:
                raise GradingError(f"{error.filename or self.folder} cannot be written: {error.strerror}.") from error
        return self.opened

    def scores(self) -> dict[str, tuple[int, float]]:
        rows = self._rows(SCORES)
        return self.open().recorded() if rows is None else scores(rows)

    def people(self) -> dict[str, dict[str, list]]:
        rows = self._rows(PEOPLE)
        return self.open().previous() if rows is None else people(rows)

    def cells(self) -> list:
        """(kind, name, how many submissions there are) of each cell."""
        rows = self._rows(CELLS)
        return self.open().cells() if rows is None else rows

    recorded, previous = scores, people

    def late(self) -> dict[str, Late]:
        rows = self._rows(LATE)
        return self.open().late() if rows is None else late(rows)

    @property
    def settings(self) -> str:
        """A number for nbgrader's settings, with which late penalties are found."""
        kept = None if self.opened else _kept(self.folder)
        return kept["settings"] if kept else self.open().settings

    def late_if(self, *args):
        return self.open().late_if(*args)

    def record(self, *args):
        return self.open().record(*args)

    def _rows(self, query):
        """None where only nbgrader can tell."""
        path = None if self.opened else remembered(self.folder)
        return None if path is None else asked(path, query, self.unit)


def asked(path, query, unit):
    if not path.is_file():
        return []
    try:
        # Not read-only: what a killed process has left half written is taken back first.
        with contextlib.closing(sqlite3.connect(f"{path.as_uri()}?mode=rw", uri=True, timeout=30)) as book:
            return book.execute(query, {"unit": unit, "topic": topic_of(unit)}).fetchall()
    except sqlite3.OperationalError as error:
        if "no such table" in str(error):
            return []
        raise GradingError(f"The gradebook {path} does not open: {error}") from None
    except sqlite3.DatabaseError as error:
        raise GradingError(f"{path} is no gradebook: {error}") from None


def remember(folder: Path, url: str, files: list[Path]) -> None:
    """Keep where the gradebook is, as long as the settings that say so are the same. SQLite only: the addresses of
    other servers may hold passwords."""
    if url.startswith("sqlite:///") and "?" not in url and url != "sqlite:///:memory:":
        path = os.path.abspath(url.removeprefix("sqlite:///"))
        write_atomically(folder / FOLDER / "gradebook.json", json.dumps(
            {"path": path, "files": [str(f.resolve()) for f in files], "settings": settings_digest(folder, files)}))
    else:
        (folder / FOLDER / "gradebook.json").unlink(missing_ok=True)


def remembered(folder: Path) -> Path | None:
    """The gradebook's file; None where nobody knows without reading nbgrader's settings."""
    kept = _kept(folder)
    return Path(kept["path"]) if kept else None


def _kept(folder):
    try:
        kept = json.loads((folder / FOLDER / "gradebook.json").read_text(encoding="utf-8"))
        same = kept["settings"] == settings_digest(folder, [Path(f) for f in kept["files"]])
        return kept if same and isinstance(kept["path"], str) else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def settings_digest(folder: Path, files: list[Path]) -> str:
    """A number for the settings' text, and for the environment where they look at it. A copied course has its own."""
    whole = hashlib.sha256(str(folder.resolve()).encode(errors="surrogatepass"))
    for file in files:
        text = file.read_bytes() if file.is_file() else b""
        whole.update(text)
        if b"environ" in text or b"getenv" in text:
            whole.update(repr(sorted(os.environ.items())).encode())
    return whole.hexdigest()
