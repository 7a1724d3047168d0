"""A dictionary of answers: blank, half blank, wrong, written in another way, or no dictionary at all."""

from fractions import Fraction

import numpy as np
import pytest

from autograder import check
from autograder.check import session
from autograder.check.arguments import Missing
from autograder.check.quiz import digest
from autograder.check.score_sheet import NOT_ATTEMPTED, NOT_YET, RIGHT

RIGHT_ANSWERS = {"slope": "b", "count": 1_199_882, "true": True, "rate": 0.1, "which": {"a", "c"}}
BECAUSE = dict.fromkeys(RIGHT_ANSWERS, "Look again.")


@pytest.mark.parametrize(("right", "given"), [
    *[("b", text) for text in ("b)", "(b)", "B", " b", "b.", "b: ", '"b"', "[B]")],
    *[({"a", "c"}, text) for text in ("a, c", "c a", "(A) (C)", "a and c")],
    *[(0.25, given) for given in ("1/4", "0.25", "0.250", " .25 ")],
    *[(4, given) for given in ("4", "4.0", " 4 ")]],
    ids=lambda value: repr(sorted(value) if type(value) is set else value))     # the same in every process
def test_an_answer_may_be_written_in_many_ways(right, given):
    for wanted in right, digest("q", right):
        assert ask({"q": given}, {"q": wanted}).outcome == RIGHT


@pytest.mark.parametrize("given", ["(5, 4)", (5, 4), 3, True, 0.5, "the second", "ab", ["b"]], ids=repr)
def test_the_content_of_an_option_in_the_place_of_its_letter(given):
    """It may be the right one, so the hint of a wrong answer would mislead."""
    line = ask({"slope": given}, {"slope": digest("slope", "b")}).lines[0]
    assert (line.ok, line.hint) == (False, "") and "Give the letter" in line.problem
    assert "Look again" in ask({"slope": "c"}, {"slope": digest("slope", "b")}).lines[0].hint
    assert ask({"slope": given}, {"slope": digest("slope", 7)}).lines[0].hint == "Look again."


def test_a_number_of_another_kind_is_told_how_to_write_it():
    line = ask({"q": Fraction(1, 4)}, {"q": digest("q", 0.25)}).lines[0]
    assert line.problem == "This is a Fraction: write a number such as 0.25, or a text."


@pytest.mark.parametrize(("right", "given"), [([5], 5), (["sgd"], "sgd"), (["b", "d"], "bd")], ids=repr)
def test_a_list_is_asked_for_where_one_thing_came(right, given):
    line = ask({"q": given}, {"q": digest("q", right)}).lines[0]
    assert not line.ok and not line.hint and "as a list" in line.problem
    assert "as a list" not in ask({"q": given}, {"q": digest("q", [7])}).lines[0].problem


def ask(answers, right=RIGHT_ANSWERS):
    session.current().start()
    check.quiz(answers, right, because=BECAUSE)
    return session.current().finish(5)


@pytest.mark.parametrize("answers", [
    RIGHT_ANSWERS,
    {"slope": " B ", "count": 1_199_882.0, "true": np.True_, "rate": np.float64(0.1), "which": ["c", "A"]},
    {"slope": np.str_("B"), "count": np.int64(1_199_882), "true": True, "rate": 0.1 + 1e-12, "which": ("A", "C"),
     "more": 1}])
def test_right_answers_in_any_writing(answers):
    assert ask(answers).outcome == RIGHT
    digests = {k: digest(k, v) for k, v in RIGHT_ANSWERS.items()}
    assert ask(answers, digests).outcome == RIGHT
    assert "1199882" not in str(digests)


@pytest.mark.parametrize("answers", [..., None, dict.fromkeys(RIGHT_ANSWERS, ...), dict.fromkeys(RIGHT_ANSWERS)])
def test_a_blank_quiz_is_not_attempted(answers):
    done = ask(answers)
    assert (done.outcome, done.earned) == (NOT_ATTEMPTED, 0)


def test_a_half_blank_quiz_is_answered_question_by_question():
    done = ask({"slope": "b", "count": ..., "true": None, "rate": 3})
    assert done.outcome == NOT_YET and done.earned == 1
    told = {line.name: (line.problem, line.hint) for line in done.lines}
    assert told["question count"] == told["question true"] == ("No answer yet.", "")
    assert told["question rate"] == ("This is not the answer.", "Look again.")
    assert told["question which"][0] == "There is no 'which' in the dictionary."
    wrong = ask(dict.fromkeys(RIGHT_ANSWERS, ...) | {"slope": "a"})
    assert wrong.outcome == NOT_YET and wrong.lines[0].hint == "Look again."


@pytest.mark.parametrize("wrong", [
    "a", "", [], {}, (), 1_199_881, 10**5000, -1, float("nan"), float("inf"), 1j, b"b", False, 1,
    object(), np.array(["b"]),
    [["a"]], "a" * 10**6, lambda: 0, {"b"},
    "{a,c}x", np.array([None]), [..., ...]], ids=lambda v: type(v).__name__)
def test_wrong_answers_of_any_kind(wrong):
    assert ask(dict.fromkeys(RIGHT_ANSWERS, wrong)).earned == 0


@pytest.mark.parametrize("answers", [{}, [], "b", 3, np.zeros(3), object(), lambda: 0,
                                     Missing("quiz"), {"Slope": "b"}, [{}]],
                         ids=lambda v: type(v).__name__)
def test_no_dictionary_of_answers(answers):
    done = ask(answers)
    assert done.earned == 0 and all(line.problem for line in done.lines)


def test_a_quiz_that_contains_itself():
    loop = {}
    loop["slope"] = loop
    assert "contains itself" in ask(loop).lines[0].problem
