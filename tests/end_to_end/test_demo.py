"""The sample class, from submissions to feedback: no damaged submission stops another, none is a silent zero."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
STUDENTS = ["amina", "bruno", "chen", "dalia", "emil", "fatou", "goran", "hana", "ivo", "jun", "katya", "liam"]


@pytest.fixture(scope="module")
def printed():
    done = subprocess.run([Path(sys.executable).parent / "autograder", "demo"], cwd=ROOT, text=True,
                          capture_output=True, timeout=900)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_every_student_has_a_row(printed):
    for name in STUDENTS:
        assert f"│ {name} " in printed


@pytest.mark.parametrize("student, finding", [
    ("hana", "is there 2 times"), ("ivo", "was deleted"), ("katya", "ended Python"), ("liam", "is no valid notebook")])
def test_each_damage_is_told(printed, student, finding):
    assert any(line.startswith(f"{student}: ") and finding in line for line in printed.splitlines())


def test_a_hanging_call_costs_its_exercise_alone(printed):
    """The row of whoever handed in an endless loop: full points but for one exercise."""
    row = next(line for line in printed.splitlines() if line.startswith("│ jun "))
    full = next(line for line in printed.splitlines() if line.startswith("│ of "))
    cells, maxima = ([c.strip() for c in line.split("│")] for line in (row, full))
    scores = list(zip(cells[3:-3], maxima[3:-3], strict=True))
    assert sum(have == "0" for have, _ in scores) == 1
    assert all(have in (most, "0", "–") for have, most in scores)


def test_feedback_is_there_for_whoever_was_graded(printed):
    for name in STUDENTS:
        pages = list((ROOT / "demo" / "feedback" / name).glob("*/*.html"))
        assert bool(pages) == (name != "liam")
