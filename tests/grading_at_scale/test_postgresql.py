"""PostgreSQL as the gradebook, with two graders at once."""

import csv
import subprocess

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
