"""nbgrader's own autograde with this project's settings: damaged submissions earn their points, or it says no."""

import nbformat
import pytest
from scratch_course import Scratch
from toy_course import TOY, UNIT

from autograder.author import build
from autograder.demo import classroom
from autograder.grade.notebooks import name_of

FULL = {"check_step": 2.0, "check_ramp": 1.5, "check_total": 1.0, "check_toy_quiz": 1.0, "why_step": None}


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    course = Scratch(tmp_path_factory.mktemp("course"))
    build.build(TOY, UNIT, course.folder)
    release = nbformat.read(course.folder / "release" / UNIT / "toy.ipynb", 4)
    course.run("generate_assignment", UNIT, "--force")
    solved = classroom.solutions(build.lesson_of(TOY, UNIT))

    def hand_in(student, change, before=""):
        notebook = classroom.answered(release, solved)
        change(notebook)
        course.hand_in(student, UNIT, before + nbformat.writes(notebook))

    def strip(notebook):
        for number, cell in enumerate(notebook.cells):
            cell.metadata, cell.id = nbformat.from_dict({}), f"new-{number}"

    def windows(notebook):
        for cell in notebook.cells:
            cell.source = cell.source.replace("\n", "\r\n")

    def renamed(notebook):
        strip(notebook)
        for cell in notebook.cells:
            cell.source = cell.source.replace("def ", "def my_").replace("quiz = ", "answers = ")

    def beside(notebook):
        blank = {name_of(c): c for c in release.cells}
        at = next(i for i, c in enumerate(notebook.cells) if name_of(c) == "why_step")
        notebook.cells[at].source = blank["why_step"].source
        notebook.cells.append(nbformat.v4.new_markdown_cell("Its slope is zero."))

    def helped(notebook):
        cell = next(c for c in notebook.cells if name_of(c) == "step")
        cell.source = "from my_helpers import step"

    hand_in("stripped", strip)
    hand_in("windows", windows)
    hand_in("renamed", renamed)
    hand_in("beside", beside)
    hand_in("helped", helped)
    (course.folder / "submitted" / "helped" / UNIT / "my_helpers.py").write_text(
        "import numpy as np\n\ndef step(z):\n    return np.where(z >= 0, 1, 0)\n")
    done = course.run("autograde", UNIT, check=False)
    return course, done.stderr


@pytest.mark.parametrize("student", ["stripped", "windows", "beside", "helped"])
def test_it_earns_its_points(course, student):
    assert {n: earned for n, (earned, _) in course[0].scores(UNIT, student).items()} == FULL


def test_a_written_answer_beside_its_cell_is_told_to_who_grades_it(course):
    graded = nbformat.read(course[0].folder / "autograded" / "beside" / UNIT / "toy.ipynb", 4)
    texts = {name_of(c): c.source for c in graded.cells}
    assert texts["why_step"].endswith("(The answer seems to stand elsewhere: see the other cells.)")
    assert "Its slope is zero." in [c.source for c in graded.cells if not name_of(c)]


def test_what_nobody_can_tell_fails_and_is_no_zero(course):
    assert "exercises can be told in this notebook" in course[1]
    assert not (course[0].folder / "autograded" / "renamed").exists()
