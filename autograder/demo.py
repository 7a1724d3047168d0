"""A sample class, from submissions to feedback, in a folder of its own."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

from autograder import build, classroom
from autograder.grading import Course, Graded

UNIT = "02_perceptron"
SETTINGS = '''"""Settings of the sample course: those of the course itself, on this folder."""

import os

c = get_config()  # noqa: F821
load_subconfig("../nbgrader_config.py")  # noqa: F821
c.CourseDirectory.root = os.path.dirname(os.path.abspath(__file__))
'''


def prepare(root: Path) -> tuple[Course, list[classroom.Student]]:
    """Make the folder demo/ anew, with the unit's source, a gradebook and twelve submissions."""
    folder = root / "demo"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    (folder / "nbgrader_config.py").write_text(SETTINGS, encoding="utf-8")
    shutil.copytree(root / "source" / UNIT, folder / "source" / UNIT)
    course = Course(folder, root / "nbgrader_config.py")
    course.register(UNIT)
    students = classroom.sample_class(root, UNIT)
    classroom.hand_in(students, build.lesson_of(root, UNIT), folder)
    return course, students


def grade(course: Course) -> Iterator[Graded]:
    return course.grade(UNIT)
