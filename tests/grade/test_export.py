"""`nbgrader export`: whatever is in the gradebook comes back from the file, which is written whole or not at all."""

import csv
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from nbgrader.api import Gradebook
from nbgrader.apps import ExportApp

from autograder.grade.export import COLUMNS, LATE, OPEN, Grades

ROOT = Path(__file__).resolve().parents[2]
SCRIPTS = Path(sys.executable).parent
UNITS = ("01_toy", "02_toy")
NAMES = {"kim": ("King, Jr.", "Kim"), "zoe": ('Line\nbreak "quoted"', "Zoë"), "ada": ("Żółć", "王"),
         "eve": ('=HYPERLINK("http://x")', "@SUM(1)"), "neg": ("-5", "-5+2"), "new": (None, None)}


@pytest.fixture
def book(tmp_path, monkeypatch):
    """A gradebook of two units: kim is graded in full, zoe waits for a person, eve could not be graded, others are
    missing."""
    monkeypatch.setenv("PATH", f"{SCRIPTS}{os.pathsep}{os.environ['PATH']}")
    with Gradebook(f"sqlite:///{tmp_path / 'gradebook.db'}", "deep_learning") as book:
        for unit in UNITS:
            book.add_assignment(unit, duedate="2030-01-01")
            book.add_notebook("toy", unit)
            for name, most in (("check_step", 20.0), ("check_ramp", 4.0)):
                book.add_grade_cell(name, "toy", unit, max_score=most, cell_type="code")
            book.add_grade_cell("why", "toy", unit, max_score=2.0, cell_type="markdown")
        for student, (last, first) in NAMES.items():
            book.add_student(student, last_name=last, first_name=first)
        for student, given_ in (("kim", (16.1, 0.2, 0.0)), ("zoe", (20.0, 4.0, None)), ("eve", (None, None, None))):
            submission = book.add_submission("01_toy", student, timestamp="2030-01-02")
            for name, score in zip(("check_step", "check_ramp", "why"), given_, strict=True):
                grade = book.find_grade(name, "toy", "01_toy", student)
                grade.auto_score, grade.needs_manual_grade = score, score is None
            if student == "kim":
                submission.notebooks[0].late_submission_penalty = 3.1
        book.db.commit()
        yield book


def run(folder, *arguments, code=0):
    """nbgrader's own command with this project's settings; gives the rows of the file."""
    settings = f'load_subconfig({str(ROOT / "nbgrader_config.py")!r})\nc.CourseDirectory.root = {str(folder)!r}\n'
    (folder / "nbgrader_config.py").write_text("c = get_config()\n" + settings)
    done = subprocess.run([SCRIPTS / "nbgrader", "export", *arguments], cwd=folder, text=True, capture_output=True,
                          timeout=120)
    assert done.returncode == code and "Traceback" not in done.stderr, done.stderr
    return done


def read(path):
    with open(path, newline="", encoding="utf-8") as file:
        return {(r["assignment"], r["student_id"]): r for r in csv.DictReader(file)}


def test_every_name_and_number(book, tmp_path):
    run(tmp_path)
    assert (tmp_path / "grades.csv").read_bytes().startswith(",".join((*COLUMNS, OPEN, LATE)).encode()), "without a BOM"
    rows = read(tmp_path / "grades.csv")
    assert len(rows) == len(UNITS) * len(NAMES)
    kim = rows["01_toy", "kim"]
    assert kim["last_name"] == "King, Jr." and rows["01_toy", "zoe"]["last_name"] == NAMES["zoe"][0]
    assert rows["02_toy", "ada"]["last_name"] == "Żółć" and rows["02_toy", "ada"]["first_name"] == "王"
    assert rows["01_toy", "eve"]["last_name"] == "'=HYPERLINK(\"http://x\")"
    assert rows["01_toy", "eve"]["first_name"] == "'@SUM(1)"
    assert (rows["01_toy", "neg"]["last_name"], rows["01_toy", "neg"]["first_name"]) == ("-5", "'-5+2")
    numbers = ("raw_score", "late_submission_penalty", "score", "max_score")
    assert [kim[n] for n in numbers] == ["16.3", "3.1", "13.2", "26.0"], "16.1 + 0.2 is 16.3 to a person"
    assert [rows["01_toy", "zoe"][n] for n in numbers] == ["24.0", "0.0", "24.0", "26.0"]
    assert [rows["01_toy", "eve"][n] for n in numbers] == ["", "0.0", "", "26.0"], "nobody gave a score"
    assert [rows["02_toy", "kim"][n] for n in numbers] == ["0.0", "0.0", "0.0", "26.0"], "handed in nothing"
    assert [rows["01_toy", s][OPEN] for s in ("kim", "zoe", "eve", "new")] == ["False", "True", "True", ""]
    assert kim["timestamp"] == "2030-01-02 00:00:00" and kim["duedate"] == "2030-01-01 00:00:00"


def test_one_column_for_each_exercise(book, tmp_path):
    (tmp_path / "source" / "01_toy").mkdir(parents=True)
    cells = [{"metadata": {"nbgrader": {"grade_id": name}}} for name in ("check_step", "why", "check_ramp")]
    (tmp_path / "source" / "01_toy" / "toy.ipynb").write_text(json.dumps({"cells": cells}))
    run(tmp_path, "--Grades.exercises=True", "--assignment", "['01_toy']", "--student", "['kim', 'eve', 'zoe']", "--to",
        "some/where.csv")
    rows = read(tmp_path / "some" / "where.csv")
    columns = ["01_toy/step", "01_toy/why", "01_toy/ramp"]
    assert list(rows["01_toy", "kim"]) == [*COLUMNS, OPEN, LATE, *columns], "in the notebook's order"
    assert {s: [row[c] for c in columns] for (_, s), row in rows.items()} == {
        "kim": ["16.1", "0.0", "0.2"], "zoe": ["20.0", "", "4.0"], "eve": ["", "", ""]}


def test_a_file_that_cannot_be_written_stays_as_it_was(book, tmp_path):
    (tmp_path / "here").mkdir()
    assert "here cannot be written: Is a directory" in run(tmp_path, "--to", "here", code=1).stderr
    assert run(tmp_path, "--to", "/dev/stdout").stdout.startswith("assignment,") and Path("/dev/stdout").is_symlink()
    assert "knows no student nobody" in run(tmp_path, "--student", "['nobody']").stderr


def exported(book, path):
    """The same in this process."""
    app = ExportApp()
    app.init_syspath = app.print_help = lambda *args: None
    plugin = Grades(parent=app)
    plugin.to = str(path)
    plugin.export(book)
    return read(path)


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(codec="utf-8")), st.floats(-1e6, 1e6), st.floats(-1e6, 1e6))
@example("=1+1", 0.1, 0.2)
@example("\t=1", -0.0, 0.0)
def test_whatever_is_in_the_gradebook_comes_back(tmp_path_factory, text, first, second):
    folder = tmp_path_factory.mktemp("book")
    with _copied(tmp_path_factory, folder) as book:
        book.add_student("s", last_name=text, first_name=text)
        book.add_submission("01_toy", "s")
        for name, score in (("check_step", first), ("check_ramp", second)):
            book.find_grade(name, "toy", "01_toy", "s").auto_score = score
        book.db.commit()
        row = exported(book, folder / "grades.csv")["01_toy", "s"]
    assert row["last_name"] in (text, "'" + text) and row["last_name"][:1] not in tuple("@\t\r=")
    assert abs(float(row["raw_score"]) - (first + second)) <= 0.0051 and len(row["raw_score"].split(".")[1]) <= 2


def _copied(tmp_path_factory, folder):
    """A gradebook of one unit, made once and copied."""
    kept = tmp_path_factory.getbasetemp() / "export-template.db"
    if not kept.exists():
        os.environ["PATH"] = f"{SCRIPTS}{os.pathsep}{os.environ['PATH']}"
        with Gradebook(f"sqlite:///{kept}", "deep_learning") as book:
            book.add_assignment("01_toy")
            book.add_notebook("toy", "01_toy")
            for name in ("check_step", "check_ramp"):
                book.add_grade_cell(name, "toy", "01_toy", max_score=20.0, cell_type="code")
    shutil.copyfile(kept, folder / "gradebook.db")
    return Gradebook(f"sqlite:///{folder / 'gradebook.db'}", "deep_learning")


def test_it_is_written_whole(book, tmp_path, monkeypatch):
    """Nothing of a file that could not be finished is left, and the old one stays."""
    exported(book, tmp_path / "grades.csv")
    before = (tmp_path / "grades.csv").read_bytes()
    book.find_student("kim").last_name = "Other"
    book.db.commit()
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", lambda _: (_ for _ in ()).throw(OSError(28, "No space left on device")))
        with pytest.raises(SystemExit, match="No space left on device"):
            exported(book, tmp_path / "grades.csv")
    assert (tmp_path / "grades.csv").read_bytes() == before
    assert not list(tmp_path.glob(".grades*"))
