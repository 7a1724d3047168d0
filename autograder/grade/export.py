"""Writes grades as CSV for `nbgrader export`: nbgrader's columns, of the gradebook as it is, whole or not at all."""

from __future__ import annotations

import csv
import io
import json
import re
import sys
from pathlib import Path

from nbgrader.api import Assignment, BaseCell, Grade, Notebook, Student, SubmittedAssignment, SubmittedNotebook
from nbgrader.plugins.export import ExportPlugin
from sqlalchemy import select
from traitlets import Bool

from autograder.grade.journal import write_atomically
from autograder.grade.late import Late, seconds_late
from autograder.grade.naming import exercise_of

COLUMNS = ("assignment", "duedate", "timestamp", "student_id", "last_name", "first_name", "email", "raw_score",
           "late_submission_penalty", "score", "max_score")       # nbgrader's, in its order: other programs know them
OPEN = "needs_manual_grade"      # the added column: True while a person has to look at something
LATE = "late"                    # and another: how late, and what that costs, as table and page tell it
NUMBER = re.compile(r"[+-]?[0-9]+(\.[0-9]*)?([eE][+-]?[0-9]+)?")


class Grades(ExportPlugin):
    """For c.ExportApp.plugin_class. A file that could not be graded has empty scores, whoever handed in nothing 0."""

    exercises = Bool(False, help="One more column for each exercise and written answer.").tag(config=True)

    def export(self, gradebook) -> None:
        path = Path(self.to or "grades.csv")
        self.log.info("Exporting grades to %s", path)
        columns, rows = self._table(gradebook.db)
        text = io.StringIO(newline="")
        writer = csv.DictWriter(text, columns, restval="")
        writer.writeheader()
        writer.writerows({name: _cell(value) for name, value in row.items()} for row in rows)
        data = text.getvalue().encode("utf-8", "backslashreplace")
        try:
            if path.exists() and not path.is_file():
                path.write_bytes(data)       # a pipe, such as /dev/stdout
            else:
                write_atomically(path.resolve(), data)
        except OSError as error:
            sys.exit(f"{path} cannot be written: {error.strerror or error}. No grades were exported.")

    def _table(self, db):
        """(names of the columns, rows as dictionaries)"""
        rows, exercises = [], {}
        students = self._wanted(db, select(Student).order_by(Student.last_name, Student.first_name, Student.id),
                                Student.id, self.student)
        for unit in self._wanted(db, select(Assignment).order_by(Assignment.duedate, Assignment.name), Assignment.name,
                                 self.assignment):
            handed = {s.student_id: s for s in db.execute(select(
                SubmittedAssignment.student_id, SubmittedAssignment.timestamp, SubmittedAssignment.score,
                SubmittedAssignment.extension,
                SubmittedAssignment.late_submission_penalty.label("penalty"), SubmittedAssignment.needs_manual_grade,
            ).where(SubmittedAssignment.assignment_id == unit.id))}
            given = self._given(db, unit)
            if self.exercises:
                exercises |= dict.fromkeys(self._ordered(unit))
            for student in students:
                rows.append(_row(unit, student, handed.get(student.id), given.get(student.id, {}), exercises))
        return (*COLUMNS, OPEN, LATE, *exercises), rows

    def _wanted(self, db, query, key, wanted):
        if not wanted:
            return db.scalars(query).all()
        wanted = [str(one) for one in wanted]
        found = db.scalars(query.where(key.in_(wanted))).all()
        for name in set(wanted) - {one.id if key is Student.id else one.name for one in found}:
            self.log.warning("The gradebook knows no %s %s", key.class_.__name__.lower(), name)
        return found

    def _given(self, db, unit):
        """{student: {exercise's column: score, None where nobody gave one}}"""
        out = {}
        for student, notebook, cell, auto, manual, score in db.execute(
                select(SubmittedAssignment.student_id, Notebook.name, BaseCell.name, Grade.auto_score,
                       Grade.manual_score, Grade.score)
                .join(SubmittedNotebook, SubmittedNotebook.assignment_id == SubmittedAssignment.id)
                .join(Notebook, Notebook.id == SubmittedNotebook.notebook_id)
                .join(Grade, Grade.notebook_id == SubmittedNotebook.id)
                .join(BaseCell, BaseCell.id == Grade.cell_id)
                .where(SubmittedAssignment.assignment_id == unit.id)):
            out.setdefault(student, {})[_column(unit, notebook, cell)] = \
                None if auto is None and manual is None else score
        return out

    def _ordered(self, unit):
        """The columns of a unit's exercises, in the order in which they stand in its notebooks."""
        for notebook in unit.notebooks:
            cells = [c.name for c in (*notebook.grade_cells, *notebook.task_cells)]
            order = self._order(unit.name, notebook.name)
            for cell in sorted(cells, key=lambda name: (order.get(name, len(order)), name)):     # noqa: B023
                yield _column(unit, notebook.name, cell)

    def _order(self, unit, notebook):
        """{cell: its place}; the gradebook does not know it."""
        course = self.parent.coursedir
        path = Path(course.format_path(course.source_directory, ".", unit), f"{notebook}.ipynb")
        try:
            cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
            return {c["metadata"].get("nbgrader", {}).get("grade_id"): place for place, c in enumerate(cells)}
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return {}


def _column(unit, notebook, cell):
    """An exercise's column: units may have exercises of one name, and so may a unit's notebooks."""
    return "/".join((unit.name, *([notebook] if len(unit.notebooks) > 1 else []), exercise_of(cell)))


def _row(unit, student, handed, given, exercises):
    row = {"assignment": unit.name, "duedate": unit.duedate, "student_id": student.id, "last_name": student.last_name,
           "first_name": student.first_name, "email": student.email, "max_score": unit.max_score}
    if handed is None:
        return {**row, "raw_score": 0.0, "late_submission_penalty": 0.0, "score": 0.0}
    row |= {"timestamp": handed.timestamp, OPEN: handed.needs_manual_grade, "late_submission_penalty": handed.penalty}
    late = Late(seconds_late(handed.timestamp, unit.duedate, handed.extension), handed.score, handed.penalty or 0.0)
    row[LATE] = late.reason
    if any(score is not None for score in given.values()):
        row |= {"raw_score": handed.score, "score": max(0.0, handed.score - handed.penalty)}
    return row | {column: score for column, score in given.items() if column in exercises}


def _cell(value):
    """A value as a person reads it, and as no spreadsheet takes it for a formula."""
    if value is None:
        return ""
    if isinstance(value, float):
        return str(round(value, 2) + 0.0)       # no -0.0
    text = str(value)
    # As OWASP advises against CSV injection; the wide forms count for spreadsheets, too.
    return f"'{text}" if text[:1] in tuple("=+-@\t\r\n＝＋－＠") and not NUMBER.fullmatch(text) else text
