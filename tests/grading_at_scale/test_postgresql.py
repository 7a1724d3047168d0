"""PostgreSQL as the gradebook, with two graders at once."""

import csv
import subprocess

import sqlalchemy
from school import SCRIPTS, Course, expected, free_port, said

CLASS = [f"s{number:02}" for number in range(16)]


def checks(course, unit="01_toy"):
    return [(s, {n: v for n, v in scores.items() if n != "why_step"}) for s, scores in course.gradebook(unit)]


def test_two_units_at_once(postgresql, tmp_path):
    course = Course(tmp_path / "course", ("01_toy", "02_toy"), postgresql)
    for unit in ("01_toy", "02_toy"):
        course.hand_in_class(CLASS, unit)
    runs = [course.start_grading(unit, "--jobs", "1") for unit in ("01_toy", "02_toy")]     # neither knows of it yet
    for run in runs:
        assert "Rolling back" not in said(run)
    for unit in ("01_toy", "02_toy"):
        assert checks(course, unit) == [(s, expected(n)) for n, s in enumerate(CLASS)]

    subprocess.run([SCRIPTS / "nbgrader", "export"], cwd=course.folder, check=True, capture_output=True, timeout=120)
    with open(course.folder / "grades.csv", newline="") as file:
        rows = {(r["student_id"], r["assignment"]): float(r["score"]) for r in csv.DictReader(file)}
    assert rows == {(s, unit): sum(expected(n).values()) for unit in ("01_toy", "02_toy") for n, s in enumerate(CLASS)}


def test_one_unit_in_two_folders_at_once(postgresql, tmp_path):
    """Two people, each with a checkout and a part of the class; four students are in both."""
    parts = CLASS[:10], CLASS[6:]
    courses = [Course(tmp_path / name, db_url=postgresql) for name in ("one", "two")]
    for course, part in zip(courses, parts, strict=True):
        course.hand_in_class(CLASS)
        for student in set(CLASS) - set(part):
            (course.folder / "submitted" / student / "01_toy" / "toy.ipynb").unlink()
            (course.folder / "submitted" / student / "01_toy").rmdir()
    runs = [course.start_grading("01_toy", "--jobs", "1") for course in courses]
    for run in runs:
        said(run)
    assert checks(courses[0]) == [(s, expected(n)) for n, s in enumerate(CLASS)]


def test_the_same_class_twice_at_once(postgresql, tmp_path):
    course = Course(tmp_path / "course", db_url=postgresql)
    course.hand_in_class(CLASS)
    runs = [course.start_grading("01_toy", "--jobs", "1") for _ in range(2)]
    for run in runs:
        said(run)
    assert checks(course) == [(s, expected(n)) for n, s in enumerate(CLASS)]


def test_a_server_that_does_not_answer(tmp_path):
    course = Course(tmp_path / "course", db_url=f"postgresql://grader:secret@127.0.0.1:{free_port()}/grades")
    course.hand_in_class(CLASS[:1])
    text = course.grade(code=2)
    assert "The gradebook postgresql://grader:***@127.0.0.1" in text
    assert "does not open" in text
    assert "Traceback" not in text


def test_a_changed_unit_is_taken_into_the_gradebook(postgresql, tmp_path):
    course = Course(tmp_path / "course", db_url=postgresql)
    course.hand_in_class(["s0", "s1"])
    course.grade("01_toy", "--jobs", "1")
    engine = sqlalchemy.create_engine(postgresql)
    with engine.begin() as book:
        book.execute(sqlalchemy.text(
            "UPDATE grade SET manual_score = 1.5 FROM base_cell AS c WHERE c.id = cell_id AND c.name = 'why_step'"))
    lesson = course.folder / "course" / "units" / "01_toy" / "lesson.py"
    text = lesson.read_text(encoding="utf-8")
    begin, end = text.index('# %% exercise="total"'), text.index('# %% exercise="toy_quiz"')
    part = text[begin:end]
    lesson.write_text(text[:begin] + part.replace("total", "sum_up") + text[end:], encoding="utf-8")
    subprocess.run([SCRIPTS / "autograder", "build", "--root", course.folder], check=True, timeout=300)
    assert "new: sum_up; gone: total" in course.grade(code=2)
    done = subprocess.run([SCRIPTS / "autograder", "rebase", "01_toy", "--drop", "--root", course.folder], text=True,
                          capture_output=True, timeout=300)
    assert done.returncode == 0 and "total is gone, 1 points: 2 scores, 0 of them by a person" in done.stdout, done
    course.grade("01_toy", "--jobs", "1", code=3)     # what is new waits for a person
    with engine.connect() as book:
        assert book.scalar(sqlalchemy.text("SELECT COUNT(*) FROM grade WHERE manual_score = 1.5")) == 2
        assert {name for (name,) in book.execute(sqlalchemy.text("SELECT name FROM base_cell WHERE type='GradeCell'"))
                } == {"check_step", "check_ramp", "check_sum_up", "check_toy_quiz", "why_step"}
    engine.dispose()
