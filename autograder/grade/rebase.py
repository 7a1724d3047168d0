"""Takes a changed unit into a gradebook that has submissions to it, and keeps all that belongs to what still exists.

nbgrader's own generate_assignment refuses this, since its gradebook mirrors a unit's cells in every submission.
"""

from __future__ import annotations

import contextlib
import datetime
import sqlite3
import tempfile
from dataclasses import dataclass
from pathlib import Path

import sqlalchemy
from nbgrader.api import (
    BaseCell,
    Comment,
    Grade,
    GradeCell,
    SolutionCell,
    SourceCell,
    SubmittedNotebook,
    TaskCell,
    new_uuid,
)
from nbgrader.preprocessors import SaveCells
from sqlalchemy import delete, func, insert, select, update

from autograder.grade import release
from autograder.grade.gradebook import Book, alone, install_release, register
from autograder.grade.journal import GradingError
from autograder.grade.naming import check_of, exercise_of
from autograder.grade.nbgrader_settings import Settings

KINDS = {kind.__name__: kind for kind in (GradeCell, SolutionCell, TaskCell)}
GRADED, REMARKED = ("GradeCell", "TaskCell"), ("SolutionCell", "TaskCell")


@dataclass(frozen=True)
class Rebase:
    """What became of a unit's cells, or would; `dropped` tells what is lost with those that are gone."""

    changes: tuple[str, ...]
    dropped: tuple[str, ...]
    done: bool
    backup: Path | None = None


def rebase(settings: Settings, unit: str, renamed: dict[str, str], *, drop: bool) -> Rebase:
    """Do it, or with something dropped and no `drop` only tell. `renamed`: {old name of an exercise: its new one}.

    Everything happens in one transaction, after a copy of a gradebook in SQLite. Raises GradingError.
    """
    with alone(settings), tempfile.TemporaryDirectory() as scratch, Book(settings, unit) as book:
        root = Path(book.directory.root)
        if not (root / "source" / unit).is_dir():
            raise GradingError(f"There is no unit {root / 'source' / unit}.")
        if not book.knows_unit():
            register(settings, unit)
            return Rebase(("the gradebook did not know it yet",), (), done=True)
        wanted = _wanted(settings.config, root, unit, Path(scratch))
        with contextlib.closing(book.book.db()) as db:
            try:
                notebook = book.book.find_notebook(book.topic, unit).id
                names = list(_rename(db, notebook, renamed, wanted))
                change = _Change(db, notebook, wanted)
                changes, dropped = (*names, *change.changes()), change.dropped()
                if dropped and not drop:
                    db.rollback()
                    return Rebase(changes, dropped, done=False)
                backup = _backup(book.directory.db_url) if changes or dropped else None
                change.apply()
                db.commit()
            except BaseException:
                db.rollback()
                raise
        install_release(Path(scratch), root, unit)
        return Rebase(changes, dropped, done=True, backup=backup)


def _wanted(config, root, unit, scratch):
    """{(kind, name): nbgrader's columns} of the cells of source/UNIT; its release is made in `scratch`."""
    cells: dict = {}

    class Collect(SaveCells):
        """nbgrader's step that puts a notebook's cells into a gradebook, but that they are kept here."""

        def _create_notebook(self, nb):
            nonlocal cells
            cells = {
                **{("GradeCell", n): info for n, info in self.new_grade_cells.items()},
                **{("SolutionCell", n): {} for n in self.new_solution_cells},
                **{("TaskCell", n): info for n, info in self.new_task_cells.items()},
                **{("SourceCell", n): info for n, info in self.new_source_cells.items()}}

    release.generate(root / "source" / unit, scratch, config, save=Collect)
    return cells


def _rename(db, notebook, renamed, wanted):
    """Give cells their new names; gives what is told of it."""
    recorded = {name for (name,) in db.execute(select(BaseCell.name).where(BaseCell.notebook_id == notebook))}
    names = {name for _, name in wanted}
    for old, new in renamed.items():
        pairs = [(named(old), named(new)) for named in (str, check_of) if named(old) in recorded]
        if not pairs or not all(now in names and now not in recorded for _, now in pairs):
            raise GradingError(f"--renamed {old}={new}: the gradebook has to know {old}, and not yet {new}, and "
                               f"source/ has to have {new}. Nothing was touched.")
        for before, now in pairs:
            for cells in (BaseCell, SourceCell):
                db.execute(update(cells.__table__).where(
                    cells.__table__.c.notebook_id == notebook, cells.__table__.c.name == before).values(name=now))
        yield f"{old} is {new} now, with all that it has"


class _Change:
    """From the cells of a notebook in the gradebook to those that are wanted."""

    def __init__(self, db, notebook, wanted):
        self.db, self.notebook, self.wanted = db, notebook, wanted
        self.recorded = {(kind, name): cell for cell, kind, name in db.execute(
            select(BaseCell.id, BaseCell.type, BaseCell.name).where(BaseCell.notebook_id == notebook))}
        cells = {key for key in wanted if key[0] in KINDS}
        self.gone = sorted(set(self.recorded) - cells)
        self.new = sorted(cells - set(self.recorded))
        self.kept = sorted(set(self.recorded) & cells)
        self.handed = list(db.scalars(select(SubmittedNotebook.id).where(SubmittedNotebook.notebook_id == notebook)))

    def changes(self):
        """New cells and changed points, a sentence each."""
        for kind, name in self.new:
            if kind in GRADED:
                yield f"{exercise_of(name)} is new, {self.wanted[kind, name]['max_score']:g} points"
        for kind, name in self.kept:
            if kind in GRADED:
                before, now = self._points(kind, name), self.wanted[kind, name]["max_score"]
                if before != now:
                    above = self._count(Grade, name, kind, Grade.manual_score > now)
                    yield f"{exercise_of(name)} has {now:g} points, not {before:g}" + (
                        f"; {above} that a person gave are above that, and stay: look at them" if above else "")

    def dropped(self):
        """What is lost with each cell that is gone, a sentence each, where there is something."""
        return tuple(self._dropped())

    def _dropped(self):
        for kind, name in self.gone:
            if kind in GRADED:
                scores = self._count(Grade, name, kind, Grade.auto_score.is_not(None) | Grade.manual_score.is_not(None)
                                     | Grade.extra_credit.is_not(None))
                people = self._count(Grade, name, kind, Grade.manual_score.is_not(None)
                                     | Grade.extra_credit.is_not(None))
                yield (f"{exercise_of(name)} is gone, {self._points(kind, name):g} points: {scores} scores, {people} "
                       "of them by a person")
            if kind in REMARKED:
                remarks = self._count(Comment, name, kind, func.coalesce(Comment.manual_comment, "") != "")
                if remarks:
                    yield f"{exercise_of(name)} is gone: {remarks} comments by a person"

    def _points(self, kind, name):
        return self.db.scalar(select(KINDS[kind].__table__.c.max_score).where(
            KINDS[kind].__table__.c.id == self.recorded[kind, name]))

    def _count(self, table, name, kind, condition):
        return self.db.scalar(select(func.count()).select_from(table).where(
            table.cell_id == self.recorded[kind, name], condition))

    def apply(self):
        for key in self.gone:
            cell = self.recorded[key]
            for table, column in ((Grade, "cell_id"), (Comment, "cell_id"), (KINDS[key[0]], "id"), (BaseCell, "id")):
                self.db.execute(delete(table.__table__).where(table.__table__.c[column] == cell))
        for kind, name in self.new:
            self._add(kind, name)
        for kind, name in self.kept:
            if kind in GRADED:
                table = KINDS[kind].__table__
                self.db.execute(update(table).where(table.c.id == self.recorded[kind, name]).values(
                    self._columns(kind, name)))
        table = SourceCell.__table__
        self.db.execute(delete(table).where(table.c.notebook_id == self.notebook))
        self.db.execute(insert(table), [
            {"id": new_uuid(), "name": name, "notebook_id": self.notebook,
             **{c: info.get(c) for c in ("cell_type", "locked", "source", "checksum")}}
            for (kind, name), info in self.wanted.items() if kind == "SourceCell"])

    def _columns(self, kind, name):
        return {c: self.wanted[kind, name][c] for c in ("max_score", "cell_type")} if kind in GRADED else {}

    def _add(self, kind, name):
        cell = new_uuid()
        self.db.execute(insert(BaseCell.__table__).values(id=cell, name=name, notebook_id=self.notebook, type=kind))
        self.db.execute(insert(KINDS[kind].__table__).values(id=cell, **self._columns(kind, name)))
        for table, kinds, more in ((Grade, GRADED, {"needs_manual_grade": True}), (Comment, REMARKED, {})):
            if kind in kinds and self.handed:
                self.db.execute(insert(table.__table__), [
                    {"id": new_uuid(), "cell_id": cell, "notebook_id": one, **more} for one in self.handed])


def _backup(url):
    """A copy of a gradebook in SQLite beside it; None of one on a server."""
    url = sqlalchemy.make_url(url)
    if url.get_backend_name() != "sqlite":
        return None
    path = Path(url.database)
    for number in range(1, 1000):
        copy = path.with_name(f"{path.name}.{datetime.date.today():%Y-%m-%d}.{number}")
        if not copy.exists():
            break
    with contextlib.closing(sqlite3.connect(path)) as book, contextlib.closing(sqlite3.connect(copy)) as other:
        book.backup(other)
    return copy
