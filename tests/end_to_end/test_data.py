"""A unit that reads data/x.csv: built, handed out, run in a student's kernel, and graded by both ways."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from scratch_course import ROOT, Scratch

from autograder.author import build, profiles, validate

UNIT = "01_toy"
GIVEN = """# %% given
from pathlib import Path

X_FILE = [float(x) for x in Path("data/x.csv").read_text().split(",")]

"""


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    course = Scratch(tmp_path_factory.mktemp("course"))
    unit = course.folder / "course" / "units" / UNIT
    shutil.copytree(ROOT / "tests/files/toy/course/units" / UNIT, unit)
    lesson = unit / "lesson.py"
    text = lesson.read_text(encoding="utf-8").replace('# %% exercise="total"', GIVEN + '# %% exercise="total"', 1)
    text = text.replace("return float(x.sum())", "return float(x.sum()) + len(X_FILE) - 3")
    assert "len(X_FILE) - 3" in text
    lesson.write_text(text, encoding="utf-8")
    (unit / "data").mkdir()
    (unit / "data" / "x.csv").write_text("1,2,3")
    profiles.refresh(course.folder, build.lesson_of(course.folder, UNIT))
    build.build(course.folder, UNIT, course.folder)
    solved = (course.folder / "source" / UNIT / "toy.ipynb").read_text(encoding="utf-8")
    for student in ("anna", "bob"):
        course.hand_in(student, UNIT, solved)
    return course


def test_autograder_grade(course):
    done = subprocess.run([Path(sys.executable).parent / "autograder", "grade", UNIT, "--root", course.folder],
                          text=True, capture_output=True, timeout=300)
    assert done.returncode == 0 and done.stdout.count(" 5.5 ") >= 2, done.stdout + done.stderr
    assert (course.folder / "autograded" / "anna" / UNIT / "data" / "x.csv").read_text() == "1,2,3"


def test_nbgraders_own_commands(course):
    """generate_assignment takes the file along; autograde runs with it; a kernel finds it beside the notebook."""
    course.run("generate_assignment", UNIT, "--force")
    assert (course.folder / "release" / UNIT / "data" / "x.csv").read_text() == "1,2,3"
    assert build.differences(course.folder, UNIT) == []
    course.run("autograde", UNIT, "--force")
    for student in ("anna", "bob"):
        scores = course.scores(UNIT, student)
        assert {n: s for n, (s, _) in scores.items() if n.startswith("check_")} == {
            n: most for n, (_, most) in scores.items() if n.startswith("check_")}
    assert "Success!" in course.run("validate", f"source/{UNIT}/toy.ipynb").stdout


@pytest.mark.parametrize("as_graded", [False, True])
def test_its_proof_finds_the_file(course, as_graded):
    [proof] = validate.validate(course.folder, [UNIT], 1, as_graded=as_graded)
    assert not [text for text in proof.failures if "x.csv" in text or "X_FILE" in text or "solution" in text], proof
