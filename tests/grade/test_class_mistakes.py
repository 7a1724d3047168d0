"""The mistakes of a graded class are counted by the sentence that its students were told."""

import csv
import json

import pytest
from toy_course import UNIT
from typer.testing import CliRunner

from autograder import cli
from autograder.grade import class_mistakes
from autograder.grade.class_mistakes import UNKNOWN, Mistake
from autograder.grade.journal import GradingError

STRICT, SWAPPED = "Zero counts as 1.", "The signs are swapped."
STEPS = {"strict": "def step(z): return np.where(z > 0, 1, 0)", "swapped": "def step(z): return np.where(z < 0, 1, 0)",
         "odd": "def step(z): return np.full(len(z), 7)", "blank": "def step(z):\n    raise NotImplementedError()"}


@pytest.fixture(scope="module")
def graded(module_course):
    for student, kind in {"a": "strict", "b": "strict", "c": "swapped", "d": "odd", "e": "blank"}.items():
        module_course.hand_in(student, module_course.notebook(step=STEPS[kind]))
    module_course.hand_in("f", module_course.notebook())
    module_course.hand_in("g", "no notebook")
    module_course.grade()
    return module_course.folder


def test_counts(graded):
    found = {one.name: one for one in class_mistakes.count(graded, UNIT)}
    assert list(found) == ["step", "ramp", "total", "toy_quiz"]
    step = found["step"]
    assert (step.graded, step.not_yet_right, step.not_attempted) == (6, 4, 1)
    assert step.mistakes == (Mistake("step", STRICT, 2, 0), Mistake("step", SWAPPED, 1, 0),
                             Mistake("step", UNKNOWN, 1, 0))
    assert found["total"].mistakes == () and found["total"].not_yet_right == 0


def test_the_command(graded, tmp_path):
    def run(*options):
        return CliRunner().invoke(cli.app, ["mistakes", UNIT, "--root", str(graded), *options])

    rows, numbers = tmp_path / "mistakes.csv", tmp_path / "mistakes.json"
    done = run("--csv", str(rows), "--json", str(numbers))
    assert done.exit_code == 0, done.stdout
    assert "step: 4 of 6 not yet right, 1 not attempted" in done.stdout and STRICT in done.stdout
    assert "Right in every submission: ramp, total, toy_quiz" in " ".join(done.stdout.split())
    with open(rows, newline="", encoding="utf-8") as file:
        assert next(csv.DictReader(file)) == {"exercise": "step", "says": STRICT, "students": "2", "perhaps": "0"}
    assert json.loads(numbers.read_text())[0]["mistakes"][0]["students"] == 2


def test_a_class_that_is_not_graded(course):
    with pytest.raises(GradingError, match=f"autograder grade {UNIT}"):
        class_mistakes.count(course.folder, UNIT)
    done = CliRunner().invoke(cli.app, ["mistakes", UNIT, "--root", str(course.folder)])
    assert done.exit_code == 2 and "no results of 01_toy" in done.stdout
