"""What the lines of a check cell add up to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nbgrader.utils import get_partial_grade

from autograder import check
from autograder.check import report, score_sheet, session
from autograder.check.score_sheet import NOT_ATTEMPTED, NOT_YET, RIGHT, Line, Sheet

LINE = st.builds(Line, st.just("x"), st.booleans(), kind=st.sampled_from(["value", "form"]), weight=st.floats(0.1, 9),
                 attempted=st.sampled_from([True, False, None]))


@given(st.lists(LINE, min_size=1, max_size=9), st.floats(0, 100).map(lambda p: round(p, 2)))
def test_the_points_are_a_number_from_zero_to_the_maximum_that_nbgrader_reads(lines, points):
    done = sheet(lines).report(points)
    text = repr(report.Score(done.earned, points))
    assert 0 <= get_partial_grade({"data": {"text/plain": text}}, points) <= points
    assert (done.outcome == RIGHT) == all(line.ok for line in lines)
    if done.outcome != RIGHT and points:
        assert done.earned < points
    if not any(line.ok and line.kind == "value" for line in lines) and done.outcome != RIGHT:
        assert done.earned == 0


def sheet(found):
    made = Sheet()
    for line in found:
        made.add(line)
    return made


def lines(*oks, attempted=True):
    return [Line("x", ok, attempted=attempted) for ok in oks]


@pytest.mark.parametrize(("found", "outcome", "earned"), [
    (lines(True, True), RIGHT, 3.0), (lines(True, False), NOT_YET, 1.5), (lines(False, False), NOT_YET, 0.0),
    (lines(False, attempted=False), NOT_ATTEMPTED, 0.0),
    (lines(False, attempted=False) + lines(False, attempted=None), NOT_ATTEMPTED, 0.0),
    (lines(False, attempted=False) + lines(False), NOT_YET, 0.0),   # a wrong answer is shown, though another is missing
    (lines(False, attempted=None), NOT_YET, 0.0), (lines(True) + lines(False, attempted=False), NOT_YET, 1.5),
    ([Line("x", True, kind="form"), Line("y", False)], NOT_YET, 0.0),
    (lines(*[True] * 999, False), NOT_YET, 2.99)])
def test_outcomes(found, outcome, earned):
    done = sheet(found).report(3)
    assert (done.outcome, done.earned) == (outcome, earned)


def test_a_score_needs_lines_and_ends_the_sheet():
    with pytest.raises(ValueError, match="checked nothing"):
        check.score(3)
    check(lambda: 1).equal(1)
    assert check.score(3) == 3.0 and session.current().sheet.lines == [] and session.current().last.earned == 3.0


def test_hidden_inputs_are_the_same_in_every_run(monkeypatch):
    first = check.rng.normal(size=3).tolist()
    session.current().start()
    assert check.rng.normal(size=3).tolist() == first
    monkeypatch.setenv(score_sheet.SEED_VARIABLE, "5")
    session.current().start()
    assert check.rng.normal(size=3).tolist() != first
