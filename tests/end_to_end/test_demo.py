"""The sample class, from submissions to feedback: no damaged submission stops another, none is a silent zero."""

import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from autograder.demo import demo

ROOT = Path(__file__).resolve().parents[2]
STUDENTS = ["amina", "bruno", "chen", "dalia", "emil", "fatou", "goran", "hana", "ivo", "jun", "katya", "liam"]


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    """A course of its own, of which the sample is made."""
    root = tmp_path_factory.mktemp("course")
    shutil.copyfile(ROOT / "nbgrader_config.py", root / "nbgrader_config.py")
    for folder in ("course/units", "source", "release"):
        shutil.copytree(ROOT / folder / demo.UNIT, root / folder / demo.UNIT)
    return root


def run(course):
    return subprocess.run([Path(sys.executable).parent / "autograder", "demo", "--root", course], cwd=ROOT, text=True,
                          capture_output=True, timeout=900)


@pytest.fixture(scope="module")
def printed(course):
    done = run(course)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_every_student_has_a_row(printed):
    for name in STUDENTS:
        assert f"│ {name} " in printed


@pytest.mark.parametrize("student, finding", [
    ("hana", "is there 2 times"), ("ivo", "was deleted"), ("katya", "ended Python"),
    ("liam", "is not a valid notebook")])
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


def test_feedback_is_there_for_whoever_was_graded(printed, course):
    for name in STUDENTS:
        pages = list((course / "demo" / "feedback" / name).glob("*/*.html"))
        assert bool(pages) == (name != "liam")


# -- what is in the folder already ---------------------------------------------------------------------------------


def refused(course, saying):
    """The command refuses, says why, and touches nothing."""
    def files():
        return {p: p.read_bytes() for p in (course / "demo").rglob("*") if p.is_file()}

    before = files()
    done = run(course)
    assert done.returncode == 2 and "Traceback" not in done.stderr, done.stdout + done.stderr
    assert saying in done.stdout and "Nothing was touched." in done.stdout
    assert files() == before


def test_a_folder_that_is_somebody_elses_stays(tmp_path, course):
    root = shutil.copytree(course, tmp_path / "course", ignore=shutil.ignore_patterns("demo"))
    (root / "demo").mkdir()
    (root / "demo" / "thesis.txt").write_text("three years of work")
    refused(root, "is no folder that `autograder demo` made")


def test_what_the_user_did_in_it_is_not_lost(printed, course, tmp_path):
    """Further files stay when it begins anew; a changed submission and a person's scores are not thrown away."""
    root = shutil.copytree(course, tmp_path / "course")
    (root / "demo" / "notes.txt").write_text("mine")
    folder, _ = demo.prepare(root)
    assert (folder / "notes.txt").read_text() == "mine" and not (folder / "gradebook.db").exists()

    submission = folder / "submitted" / "amina" / demo.UNIT / "perceptron.ipynb"
    text = submission.read_text()
    submission.write_text(text + " ")
    refused(root, "you have changed submitted/amina/02_perceptron/perceptron.ipynb")
    submission.write_text(text)

    shutil.copyfile(course / "demo" / "gradebook.db", folder / "gradebook.db")
    with sqlite3.connect(folder / "gradebook.db") as book:
        book.execute("UPDATE grade SET manual_score = 1 WHERE auto_score IS NULL")
    refused(root, "holds what a person has given to")
