"""What is read of a gradebook without nbgrader is what nbgrader put there."""

import datetime
import sqlite3
import subprocess
import sys

import pytest
from toy_course import UNIT

from autograder.grade import gradebook
from autograder.grade import gradebook_queries as queries
from autograder.grade.gradebook_queries import Recorded
from autograder.grade.journal import GradingError
from autograder.grade.late import Late

DUE = datetime.datetime(2025, 3, 1, 12)
GRADES = {"check_step": 2.0, "check_ramp": 0.75, "check_total": 0.0, "check_toy_quiz": 1.0, "why_step": None}


@pytest.fixture
def path(course):
    """A gradebook with amina in time, bruno late, and a submission to no unit of ours."""
    with course.book() as book:
        book.record("amina", "2025-03-01 11:00", GRADES, {"why_step": "No response."})
        book.book.update_or_create_assignment(UNIT, duedate=DUE)
        book.record("bruno", "2025-03-01 13:00", {**GRADES, "check_step": None}, {})
        book.book.update_or_create_assignment("09_other")
        book.book.update_or_create_student("chen")
        book.book.add_submission("09_other", "chen")
    return course.folder / "gradebook.db"


def by_hand(course, student, cell, manual=None, extra=None, remark=None):
    """As formgrader does it."""
    with course.book() as book:
        grade = book.book.find_grade(cell, "toy", UNIT, student)
        grade.manual_score, grade.extra_credit = manual, extra
        if remark:
            book.book.find_comment(cell, "toy", UNIT, student).manual_comment = remark
        book.book.db.commit()


def test_scores_tell_how_many_there_are_and_their_sum(path):
    found = queries.scores(queries.asked(path, queries.SCORES, UNIT))
    assert found == {"amina": (4, 3.75), "bruno": (3, 1.75)}


def test_people_are_told_apart_from_what_was_automatic(course, path):
    assert queries.people_of(path, UNIT) == {}
    by_hand(course, "amina", "why_step", 1.5, remark="say more")
    by_hand(course, "amina", "check_step", extra=0.5)
    by_hand(course, "bruno", "check_ramp", 0.0)
    assert queries.people_of(path, UNIT) == {
        "amina": {"why_step": [1.5, None, "say more", True], "check_step": [None, 0.5, None, False]},
        "bruno": {"check_ramp": [0.0, None, None, False]}}
    assert queries.people_of(path, "09_other") == {}


@pytest.mark.parametrize("earned, given, score", [
    (2.0, None, 2.0), (None, None, None), (2.0, [0.0, None, None, False], 0.0), (None, [1.0, 0.5, None, False], 1.5),
    (2.0, [None, 0.5, None, False], 2.5), (None, [None, 0.5, None, False], None)])
def test_what_a_person_gave_takes_the_place_and_extra_credit_comes_on_top(earned, given, score):
    assert queries.with_person(earned, given) == score


def test_only_a_score_can_wait():
    rows = [("a", 1.0, None, None, 1), ("b", None, 0.5, None, 1), ("a", None, None, "x", None)]
    found = queries.people(("amina", *row) for row in rows)["amina"]
    assert found == {"a": [1.0, None, "x", True], "b": [None, 0.5, None, False]}
    assert queries.waits(found["a"]) and not queries.waits(found["b"]) and not queries.waits(None)


def test_who_is_late_and_who_has_a_penalty(course, path):
    assert queries.late(queries.asked(path, queries.LATE, UNIT)) == {"bruno": Late(3600.0, 1.75)}
    with course.book() as book:
        book.book.find_submission_notebook("toy", UNIT, "amina").late_submission_penalty = 0.25
        book.book.db.commit()
        book.book.grant_extension(UNIT, "bruno", hours=1)
    assert queries.late(queries.asked(path, queries.LATE, UNIT)) == {"amina": Late(0.0, 3.75, 0.25)}


def test_cells_are_told_with_how_many_submissions_there_are(path):
    rows = queries.asked(path, queries.CELLS, UNIT)
    assert {count for *_, count in rows} == {2}
    assert {name for kind, name, _ in rows if kind == "GradeCell"} == set(GRADES)


def test_a_gradebook_that_is_not_there_holds_nothing_and_one_that_is_none_is_told(tmp_path):
    assert queries.asked(tmp_path / "none.db", queries.SCORES, UNIT) == [] and not list(tmp_path.iterdir())
    empty = tmp_path / "empty.db"
    sqlite3.connect(empty).close()
    assert queries.asked(empty, queries.SCORES, UNIT) == []
    (tmp_path / "text.db").write_text("no data base at all" * 99)
    with pytest.raises(GradingError, match="text.db is no gradebook"):
        queries.asked(tmp_path / "text.db", queries.SCORES, UNIT)


def test_the_gradebook_is_opened_only_where_its_place_is_not_known(course, path):
    def nobody():
        raise AssertionError("opened")

    with Recorded(course.folder, UNIT, nobody) as book:
        assert book.recorded() == {"amina": (4, 3.75), "bruno": (3, 1.75)} and set(book.late()) == {"bruno"}
        assert book.settings and len(book.cells()) and book.previous() == {}
    settings = course.folder / "nbgrader_config.py"
    settings.write_text(settings.read_text() + "\n# another\n")
    assert queries.remembered(course.folder) is None
    with Recorded(course.folder, UNIT, course.book) as book:
        assert book.opened is None and book.recorded() == {"amina": (4, 3.75), "bruno": (3, 1.75)} and book.opened
    assert queries.remembered(course.folder) == path


@pytest.mark.parametrize("url", ["postgresql://grader:secret@host/grades", "sqlite:///:memory:",
                                 "sqlite:///x.db?timeout=1"])
def test_an_address_that_may_hold_a_password_is_not_kept(course, path, url):
    assert queries.remembered(course.folder) == path
    queries.remember(course.folder, url, [])
    assert queries.remembered(course.folder) is None
    assert not any("secret@" in p.read_text(errors="replace") for p in (course.folder / ".autograder").glob("*.json"))


def test_reading_and_writing_agree_with_a_look_that_makes_nothing(course, path):
    look = gradebook.Look(gradebook.Settings.read(course.folder), UNIT)
    with course.book() as book:
        assert (look.recorded(), look.previous(), look.late(), sorted(look.cells())) == (
            book.recorded(), book.previous(), book.late(), sorted(map(tuple, book.cells())))
    path.unlink()
    assert look.recorded() == look.previous() == look.late() == {} and look.cells() == [] and not path.exists()


def test_it_imports_no_nbgrader(course, path):
    code = ("import sys; from pathlib import Path; from autograder.grade import gradebook_queries as q; "
            "print(q.scores(q.asked(Path(sys.argv[1]), q.SCORES, sys.argv[2])), "
            "[m for m in ('nbgrader', 'sqlalchemy', 'nbformat') if m in sys.modules])")
    done = subprocess.run([sys.executable, "-c", code, path, UNIT], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "{'amina': (4, 3.75), 'bruno': (3, 1.75)} []"
