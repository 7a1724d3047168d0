"""The sample class, from submissions to feedback: no damaged submission stops another, none is a silent zero."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
STUDENTS = ["amina", "bruno", "chen", "dalia", "emil", "fatou", "goran", "hana", "ivo", "jun", "katya", "liam"]


@pytest.fixture(scope="module")
def printed():
    done = subprocess.run([Path(sys.executable).parent / "autograder", "demo"], cwd=ROOT, text=True, capture_output=True,
                          timeout=600, env=None)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_every_student_has_a_row(printed):
    for name in STUDENTS:
        assert f"│ {name} " in printed


@pytest.mark.parametrize("student, finding", [
    ("hana", "is there 2 times"), ("ivo", "was deleted"), ("jun", "did not finish in time"),
    ("katya", "killed the kernel"), ("liam", "is no valid notebook")])
def test_each_damage_is_told(printed, student, finding):
    assert any(line.startswith(f"{student}: ") and finding in line for line in printed.splitlines())


def test_feedback_is_there_for_whoever_was_graded(printed):
    for name in STUDENTS:
        pages = list((ROOT / "demo" / "feedback" / name).glob("*/*.html"))
        assert bool(pages) == (name not in ("katya", "liam"))
