"""A sample class, from submissions to feedback, in a folder of its own."""

from __future__ import annotations

import shutil
from pathlib import Path

from autograder import build, classroom
from autograder.journal import FOLDER

UNIT = "02_perceptron"
SETTINGS = '''"""Settings of the sample course: those of the course itself, on this folder."""

import os

c = get_config()  # noqa: F821
load_subconfig("../nbgrader_config.py")  # noqa: F821
c.CourseDirectory.root = os.path.dirname(os.path.abspath(__file__))
'''


def prepare(root: Path) -> tuple[Path, list[classroom.Student]]:
    """Make the folder demo/ anew, with the unit's source and twelve submissions."""
    folder = root / "demo"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    (folder / "nbgrader_config.py").write_text(SETTINGS, encoding="utf-8")
    shutil.copytree(root / "source" / UNIT, folder / "source" / UNIT)
    # A secret that everybody knows: the sample's scores are the same each time.
    (folder / FOLDER).mkdir()
    (folder / FOLDER / "secret").write_bytes(b"the sample course's secret, all 32")
    students = classroom.sample_class(root, UNIT)
    classroom.hand_in(students, build.lesson_of(root, UNIT), folder)
    return folder, students
