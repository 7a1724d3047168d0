"""A student's own files beside the notebook are there when it runs, shadow nothing, and what is missing is told."""

import html
import shutil

import pytest
from toy_course import TOY, UNIT, Course

from autograder.grade import gradebook

FULL = {"step": 2.0, "ramp": 1.5, "total": 1.0, "toy_quiz": 1.0, "why_step": None}
HELPED = "from my_helpers import my_step\n\ndef step(z):\n    return my_step(z)"
MY_STEP = "import numpy as np\n\ndef my_step(z):\n    return np.where(z >= 0, 1, 0)\n"
BAD = "raise RuntimeError('this is not what it is called')\nfloat64 = array = None\n"
TABLE = ("import csv\nimport numpy as np\n"
         "with open('data/x.csv') as file:\n    edge = float(next(csv.reader(file))[0])\n"
         "\ndef step(z):\n    return np.where(z >= edge, 1, 0)")
NAMES = ("random", "numpy", "keras", "tokenize", "tensorflow", "autograder", "json", "sitecustomize", "conftest",
         "encodings", "matplotlib", "queue", "course")
MISSING = {     # an answer, and what is told of it
    "tqdm": ("import numpy as np\nimport tqdm_of_mine\n\ndef step(z):\n    return np.where(z >= 0, 1, 0)",
             "stopped: ModuleNotFoundError: No module named 'tqdm_of_mine' (line 2); "
             "it is not installed where grading runs"),
    "file": ("rows = open('my_params.csv').read()\n\ndef step(z):\n    return 1",
             "stopped: FileNotFoundError: [Errno 2] No such file or directory: 'my_params.csv' (line 1)"),
    "colon": ("def step(z)\n    return 1", "stopped: SyntaxError: expected ':'"),
    "name": ("edge = edges[0]\n\ndef step(z):\n    return 1",
             "stopped: NameError: name 'edges' is not defined (line 1)"),
}


def hand_in(course, student, step, files):
    course.hand_in(student, course.notebook(step=step))
    for name, content in files.items():
        course.hand_in(student, content, name)


@pytest.fixture(scope="module", params=[True, False], ids=["sandbox", "no sandbox"])
def graded(request, built, pool, tmp_path_factory):
    course = Course(shutil.copytree(built, tmp_path_factory.mktemp("own") / "course"), pool)
    (course.folder / "release" / UNIT / "data").mkdir()
    (course.folder / "release" / UNIT / "data" / "unit.csv").write_text("0")
    hand_in(course, "module", HELPED, {"my_helpers.py": MY_STEP})
    hand_in(course, "package", HELPED, {"my_helpers/code.py": MY_STEP, "my_helpers/__init__.py": "from .code import *"})
    hand_in(course, "data", TABLE, {"data/x.csv": "0\n"})
    hand_in(course, "unit_wins", TABLE.replace("x.csv", "unit.csv"), {"data/unit.csv": "100\n"})
    hand_in(course, "shadows", "import random, tokenize\n\ndef step(z):\n    return np.where(z >= 0, 1, 0)",
            {"keras/__init__.py": BAD, **{f"{name}.py": BAD for name in NAMES}})
    hand_in(course, "read_only", "import os\nassert not os.stat('my_helpers.py').st_mode & 0o222\n" + HELPED,
            {"my_helpers.py": MY_STEP})
    hand_in(course, "too_large", HELPED, {"a.bin": "x" * (16 * 2**20), "my_helpers.py": MY_STEP})
    for student, (step, _) in MISSING.items():
        hand_in(course, student, step, {})
    results = course.grade(sandboxed=request.param)
    return course, results, {s: course.scores(s) for s in results}


@pytest.mark.parametrize("student", ["module", "package", "data", "unit_wins", "shadows", "read_only"])
def test_it_earns_all_points(graded, student):
    _, results, scores = graded
    assert scores[student] == FULL, results[student].findings
    assert bool(results[student].findings) == (student == "shadows")


def test_what_shadows_nothing_is_told(graded):
    (told,) = graded[1]["shadows"].findings
    assert "numpy.py" in told and "random.py" in told and "was not imported" in told and "conftest.py" not in told


def test_what_is_too_large_is_told(graded):
    _, results, scores = graded
    assert scores["too_large"] == FULL | {"step": 0.0}
    assert any("16 MB" in f and "my_helpers.py" in f for f in results["too_large"].findings)


@pytest.mark.parametrize("student", MISSING)
def test_what_was_missing_is_told_at_the_exercise_that_it_cost(graded, student):
    course, results, scores = graded
    told = MISSING[student][1]
    assert scores[student] == FULL | {"step": 0.0}
    assert results[student].findings[0].startswith("cell 'step' ") and told in results[student].findings[0]
    page = (course.folder / "feedback" / student / UNIT / "toy.html").read_text()
    assert f"the cell 'step' {told}" in html.unescape(page)
    assert "run the cell that defines it" not in page


def test_a_changed_file_is_graded_again(course):
    hand_in(course, "amina", HELPED, {"my_helpers.py": MY_STEP.replace("1, 0", "0, 1")})
    course.grade()
    assert course.scores("amina")["step"] < 2
    assert course.grade()["amina"].unchanged
    hand_in(course, "amina", HELPED, {"my_helpers.py": MY_STEP})
    assert not course.grade()["amina"].unchanged and course.scores("amina") == FULL


def test_an_instructors_own_notes_beside_the_source_reach_no_student(course):
    (course.folder / "source" / UNIT / "notes.txt").write_text("1")
    course.hand_in("amina", course.notebook(step="x = open('notes.txt').read()\n\ndef step(z):\n    return x"))
    (found,) = course.grade()["amina"].findings
    assert "No such file or directory: 'notes.txt'" in found
    assert not (course.folder / "autograded" / "amina" / UNIT / "notes.txt").exists()


@pytest.mark.parametrize("lesson", [True, False])
def test_a_release_gets_what_belongs_to_the_unit(course, lesson):
    """Where there is no lesson, nbgrader's own generate_assignment hands out all that stands in source/UNIT."""
    source, release = (course.folder / kind / UNIT for kind in ("source", "release"))
    (source / "data").mkdir()
    for name in ("notes.txt", "data/x.csv"):
        (source / name).write_text("1")
    if lesson:
        shutil.copytree(TOY / "course", course.folder / "course")
    with course.book():
        gradebook.register(gradebook.Settings.read(course.folder), UNIT)
    assert (release / "data" / "x.csv").is_file() and (release / "notes.txt").is_file() == (not lesson)
