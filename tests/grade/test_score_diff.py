"""What would change for whom, and the sentence that says why."""

from dataclasses import replace

import pytest

from autograder.check.score_sheet import Line, Report
from autograder.grade.grading import Graded
from autograder.grade.late import Late
from autograder.grade.messages import Entry
from autograder.grade.score_diff import Change, difference, points, summary

MAXIMA = {"check_step": 2.0, "check_ramp": 1.5, "why_step": 2.0}


def entry(step=2.0, ramp=1.5, cells="same", **more):
    return Entry("key", cells=cells, grades={"check_step": step, "check_ramp": ramp, "why_step": None}, **more)


def graded(before, after, was, **more):
    return Graded("amina", {n: ((after.grades or {}).get(n), most) for n, most in MAXIMA.items()},
                  tuple(after.findings), graded=after.is_graded, before=before, entry=after, sum_before=was, **more)


def report(*lines):
    return {"step": Report(2.0, 1.0, "", lines).as_dict()}


def why(before, after):
    (change,) = difference(graded(entry(step=2.0, reports=report(*before)), entry(step=1.0, reports=report(*after)), 3.5
                                  )).scores
    return change.why


def test_nothing_changes_and_nothing_was_there():
    assert difference(graded(entry(), entry(), 3.5)) is None
    assert difference(graded(None, entry(), None)) is None
    assert difference(replace(graded(None, entry(), 3.5), unchanged=True)) is None


def test_a_score_that_changes_is_told_with_its_sum():
    found = difference(graded(entry(), entry(step=0.5, cells="other"), 3.5))
    assert (found.before, found.after, found.maximum, found.gain) == (3.5, 2.0, 5.5, -1.5)
    assert found.scores == (Change("step", 2.0, 0.5, 2.0, ("another notebook was handed in since",)),)
    assert str(found) == "3.5 -> 2 of 5.5: step 2 -> 0.5 of 2 (another notebook was handed in since)"


def test_the_reason_is_that_of_the_score_that_changes_most():
    found = difference(graded(entry(), entry(step=1.9, ramp=0.0, cells="other"), 3.5))
    assert str(found).startswith("3.5 -> 1.9 of 5.5: step 2 -> 1.9 of 2, ramp 1.5 -> 0 of 1.5 (another notebook")


def test_exercises_that_are_new_or_gone():
    before = entry()
    del before.grades["check_ramp"]
    before.grades["check_old"] = 1.0
    found = difference(graded(before, entry(), 3.0))
    assert [str(c) for c in found.scores] == ["ramp – -> 1.5 of 1.5", "old is no longer in the unit, was 1"]
    assert found.scores[0].why == ("a new exercise",)


@pytest.mark.parametrize("before, after, reason", [
    ([Line("f", True)], [Line("f", False, "3, not 4", "A sign.", "Look.")], "now wrong: f (3, not 4 A sign. Look.)"),
    ([Line("f", False)], [Line("f", True)], "now right: f"),
    ([], [Line("f", False)], "new and wrong: f"),
    ([Line("f", True)], [], "no longer asked, was right: f"),
    ([Line("f", True, weight=1.0)], [Line("f", True, weight=3.0)], "weighs 3, not 1: f")])
def test_the_named_check_that_went_another_way(before, after, reason):
    assert why(before, after) == (reason,)


def test_checks_of_one_name_are_told_apart_by_their_order():
    assert why([Line("f", True), Line("f", True)], [Line("f", True), Line("f", False)]) == ("now wrong: f",)
    assert why([Line("f", True)], [Line("f", True), Line("f", False)]) == ("new and wrong: f",)


def test_a_check_that_failed_and_a_notebook_that_nobody_can_grade():
    before = entry(step=None, failures={"step": "NameError: x"})
    (change,) = difference(graded(before, entry(), 1.5)).scores
    assert change.why == ("the check itself did not work before: NameError: x",)
    found = difference(graded(entry(), Entry("key", cells="same", findings=["toy.ipynb is empty."]), 3.5))
    assert {c.why for c in found.scores} == {("toy.ipynb is empty.",)} and found.after == 0.0


def test_what_people_gave_is_told():
    waits = {"why_step": [1.0, None, None, True], "check_step": [0.5, None, None, False]}
    found = difference(graded(entry(), entry(step=1.0, cells="other"), 3.0, people=waits))
    assert found.notes == ("a person's 1 for why_step is for an earlier text, and waits for a person",
                           "a person's 0.5 for step stays")
    assert found.gain == 0.0


def test_late_penalties_are_told_where_they_change_the_sum():
    late = graded(entry(), entry(), 3.5, late=Late(3600.0, 3.5, 0.7))
    assert difference(late).notes == ("late by 1 h: −0.7 (20 percent)",)
    assert difference(replace(late, sum_before=2.8)) is None, "it was so before"
    assert difference(replace(late, late=None, unchanged=True, sum_before=2.8)).notes == ("no late penalty any more",)


@pytest.mark.parametrize("score, text", [(None, "–"), (0.0, "0"), (1.5, "1.5"), (2 / 3, "0.67"), (100.0, "100")])
def test_points_are_short(score, text):
    assert points(score) == text


def test_the_summary_counts_everybody_once():
    gains = difference(graded(entry(step=1.0), entry(), 2.5))
    loses = difference(graded(entry(), entry(step=0.0), 3.5))
    same = difference(graded(entry(), entry(step=1.0, ramp=2.5), 3.5))
    assert summary([gains, loses, same], 6, 2) == (
        "1 would gain 1 points in all, 1 would lose 2 points in all, 2 keep their sum, 2 were not graded before. "
        "Nothing was written.")
    assert summary([], 3, 0) == "0 would gain, 0 would lose, 3 keep their sum. Nothing was written."
