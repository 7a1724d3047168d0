"""Writes results into nbgrader's gradebook, as nbgrader's own SaveAutoGrades and AssignLatePenalties do, but many at once.

SQLite or PostgreSQL by URL. Manual scores, comments and extra credit that are there stay.
"""

from __future__ import annotations

import contextlib
import logging
import os
import sysconfig
import warnings
from pathlib import Path

from nbgrader.api import Grade, Gradebook, MissingEntry
from nbgrader.preprocessors import AssignLatePenalties
from traitlets.config import Config, PyFileConfigLoader


def settings(folder: Path, file: Path | None = None) -> Config:
    """nbgrader's settings for the course in `folder`; `file` where they stand elsewhere."""
    file = file or folder / "nbgrader_config.py"
    config = PyFileConfigLoader(file.name, path=str(file.resolve().parent)).load_config() if file.is_file() else Config()
    config.CourseDirectory.root = str(folder.resolve())
    return config


def register(config: Config, unit: str) -> None:
    """Let the gradebook know a unit, and write its release: nbgrader's own generate_assignment."""
    from nbgrader.apps import NbGraderAPI

    _find_alembic()
    logging.getLogger("traitlets").setLevel(logging.ERROR)
    api = NbGraderAPI(config=config)
    result = api.generate_assignment(unit, force=True)
    if not result["success"]:
        raise RuntimeError(f"nbgrader could not generate {unit}:\n{result.get('log') or result.get('error')}")


def _find_alembic():
    """nbgrader starts `alembic` by its name, which is found only where the environment is activated."""
    scripts = sysconfig.get_path("scripts")
    if scripts not in os.environ["PATH"].split(os.pathsep):
        os.environ["PATH"] = scripts + os.pathsep + os.environ["PATH"]


def course_directory(config: Config):
    from nbgrader.coursedir import CourseDirectory

    _find_alembic()
    return CourseDirectory(config=config)


class Book:
    """A unit's part of the gradebook. Use as a context; nothing is kept until `keep`."""

    def __init__(self, config: Config, unit: str):
        self.directory = course_directory(config)
        self.unit, self.topic = unit, unit.split("_", 1)[1]
        self.late = AssignLatePenalties(config=config)
        self.late.init_plugin()
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

    def previous(self) -> dict[str, dict[str, tuple[float | None, str | None]]]:
        """What people have written: {student: {cell: (manual score, manual comment)}}."""
        out: dict = {}
        for submission in self._submissions():
            for notebook in submission.notebooks:
                cells = {g.name: (g.manual_score, None) for g in notebook.grades if g.manual_score is not None}
                for comment in notebook.comments:
                    if comment.manual_comment:
                        cells[comment.name] = (cells.get(comment.name, (None, None))[0], comment.manual_comment)
                if cells:
                    out[submission.student.id] = cells
        return out

    def students(self) -> set[str]:
        """Who has a submission in the gradebook."""
        return {s.student.id for s in self._submissions()}

    def _submissions(self):
        try:
            return self.book.assignment_submissions(self.unit)
        except MissingEntry:
            return []

    def record(self, student: str, folder: Path, grades: dict, comments: dict) -> None:
        """One student's automatic scores and comments; a score of None waits for a person.

        `folder` is the submission's: nbgrader's timestamp.txt in it tells when it was handed in.
        """
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")   # SQLAlchemy's, of nbgrader's own way with sessions
            self.book.update_or_create_student(student)
            timestamp = self.directory.get_existing_timestamp(str(folder))
            submission = self.book.update_or_create_submission(
                self.unit, student, **({"timestamp": timestamp} if timestamp else {}))
            notebook = next(n for n in submission.notebooks if n.name == self.topic)
            for grade in notebook.grades:
                if grade.name in grades:
                    grade.auto_score = grades[grade.name]
                    grade.needs_manual_grade = grade.manual_score is not None or grade.auto_score is None
            for comment in notebook.comments:
                if comment.name in comments:
                    comment.auto_comment = comments[comment.name]
            self.book.db.flush()
            self._penalty(submission, notebook, student)
            self.book.db.commit()

    def _penalty(self, submission, notebook, student):
        notebook.late_submission_penalty = None
        late = submission.total_seconds_late
        if late > 0:
            self.book.db.refresh(notebook)
            penalty = self.late.plugin_inst.late_submission_penalty(student, notebook.score, late)
            if penalty is not None:
                notebook.late_submission_penalty = self.late._check_late_penalty(notebook, penalty)

    def scores(self, student: str) -> dict[str, tuple[float | None, float]]:
        """{cell: (score or None while a person has to look, maximum)} in the notebook's order."""
        notebook = self.book.find_submission_notebook(self.topic, self.unit, student)
        found = {g.name: (_shown(g), g.max_score) for g in notebook.grades}
        order = [c.name for c in notebook.notebook.source_cells]
        return {n: found[n] for n in sorted(found, key=order.index)}


def _shown(grade: Grade):
    return None if grade.needs_manual_grade and grade.manual_score is None else grade.score
