"""The first difference, in a learner's words; comparing never raises and never warns, whatever was found."""

import itertools
import warnings

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from autograder.check.differences import difference, matches
from autograder.check.plain_values import plain

A = np.array([[1.0, 2.0], [3.0, 4.0]])
ANYTHING = [None, True, 0, 1.5, float("nan"), float("inf"), 10**400, -10**5000, 1j, "", "a", b"a", [], (), {}, set(),
            [[]], {"a": None}, [None], A, A[:1], np.array([]), np.array("a"), np.array(["a", "b"]),
            np.array([True, False]),
            np.array([b"a"]), np.full((2, 2), np.nan), np.full((2, 2), np.inf), A * 1j, A.astype(np.longdouble),
            np.array([[2**63, 1], [2, 3]], dtype=np.uint64), [1, [2, 3]], lambda: 0, object(), A.astype(">f4")]


@pytest.fixture(autouse=True)
def no_warnings():
    """As in a notebook of a student who has set np.seterr(all='raise')."""
    with warnings.catch_warnings(), np.errstate(all="raise"):
        warnings.simplefilter("error")
        yield


@pytest.mark.parametrize("expected", [
    0, 1.5, float("inf"), 10**400, 1j, True, "a", b"a", None, [1, 2], [[1], [2, 3]], [A, 1], (A, A[0]), {"W": A}, {},
    [], {1}, A, A.astype(int), A > 2, np.array(["a", "b"]), np.float32(1), np.array(2.0), A * 1j, np.inf * A,
    ["a", None]],
    ids=lambda v: type(v).__name__)
def test_any_value_can_be_compared_with_any_other(expected):
    for found, tolerance in itertools.product(map(plain, ANYTHING), (0.0, 1e-7)):
        wrong = difference(found, expected, tolerance, tolerance)
        assert wrong is None or (wrong.text and len(wrong.text) < 400)
        assert matches(found, expected, tolerance, tolerance) in (True, False)


@given(hnp.arrays(st.sampled_from([float, np.float32, int, bool]), hnp.array_shapes(max_dims=3, max_side=4)))
def test_an_array_equals_itself_and_nothing_moved(value):
    assert difference(value, value) is None
    with np.errstate(all="ignore"):
        other = ~value if value.dtype == bool else value + 1
    if np.isfinite(value).all() and (other != value).all():
        assert difference(value, other).question in ("value", "finite")


def test_the_largest_difference_is_told():
    wrong = difference(A + [[0, 0], [0, 2]], A)
    assert wrong.question == "value"
    assert wrong.text == "1 of 4 values differ; the largest difference is at [1, 1]: 6.0, expected 4.0."


@pytest.mark.parametrize(("found", "expected", "question", "text"), [
    (None, A, "type", "Is a `return` missing?"), (A.tolist(), A, "type", "np.array"), (A[0], A, "shape", "(2,)"),
    (A > 0, A, "dtype", "truth values"), (A * np.nan, A, "finite", "NaN"), (A * np.inf, A, "finite", "inf"),
    ({"a": 1}, {"a": 1, "b": 2}, "keys", "lacks 'b'"), ({"a": 1, "c": 2}, {"a": 1}, "keys", "1 key too many"),
    ({"c": 1}, {"a": 1}, "keys", "lacks 'a' and has 1 key too many"), ([1], [1, 2], "length", "1 value; expected 2"),
    ([1, 3], [1, 2], "value", "Result[1] is 3"), ({"a": [1.0, 3.0]}, {"a": [1.0, 2.0]}, "value", "Result['a'][1]"),
    (True, 1, "type", "truth value"), (1, True, "type", "whole number"), ("a", 1.0, "type", "a string; expected"),
    (1j, 1.0, "type", "complex"), (float("nan"), 1.0, "finite", "NaN"), ("a", "b", "value", "'a'; expected 'b'"),
    ([], {}, "type", "dictionary"), ({}, [], "type", "list"), (A, [[1], [2, 3]], "type", "expected a list")])
def test_what_is_told(found, expected, question, text):
    wrong = difference(found, expected)
    assert (wrong.question, text in wrong.text) == (question, True), wrong


def test_widths_and_kinds_that_may_differ():
    assert difference(A.astype(np.float32), A) is None
    assert difference(A.astype(int), A) is None
    assert difference(A, A.astype(int)) is None
    assert difference([1.0, 2.0], (1, 2)) is None
    assert difference(np.array([1.0, 2.0]), [1, 2]) is None
    assert difference(np.array(2.0), 2) is None and difference(2.0, np.array(2.0)) is None
    assert difference(np.float32(0.5), 0.5) is None


def test_nan_and_infinity_may_be_expected():
    assert difference(float("nan"), float("nan")) is None
    assert difference(np.array([np.nan, np.inf]), np.array([np.nan, np.inf])) is None
    assert difference(np.array([1.0, np.inf]), np.array([np.nan, np.inf])).question == "value"


def test_exact_means_exact_for_large_whole_numbers():
    assert difference(2**60 + 1, 2**60).question == "value"
    assert difference(np.array([2**60 + 1]), np.array([2**60])).question == "value"
    assert difference(10**400, 10**400) is None


def test_a_known_wrong_value_of_any_kind():
    assert matches(A, A, 0, 0) and not matches(A, A + 1, 0, 0)
    assert matches(None, None, 0, 0) and not matches(A, None, 0, 0) and not matches(None, A, 0, 0)
    assert matches([1, 2], np.array([1, 2]), 0, 0) is False


def test_two_numbers_differ_by_more_than_the_tolerance():
    assert difference(1.1, 1.0, rtol=0.11) is None and difference(1.1, 1.0, rtol=0.09)
    assert difference(0.1, 0.0, rtol=1.0) and difference(0.1, 0.0, atol=0.1) is None


@pytest.mark.parametrize("found, hint", [
    ((np.ones(2), np.ones(2)), "A comma after `return` makes a tuple: return one array."),
    ((1.0, 2.0), "Turn it into one with np.array."), ([1.0, 2.0], "Turn it into one with np.array."), (3, "")])
def test_what_is_no_array_is_told_how_to_become_one(found, hint):
    assert difference(found, np.ones(2)).text.endswith(hint or "expected a NumPy array.")


def test_numbers_that_differ_are_shown_with_the_digits_that_differ():
    near = 0.1 + 0.2
    for found, expected in ((near, 0.3), (np.array([1.0, near]), np.array([1.0, 0.3])), ({"a": near}, {"a": 0.3})):
        assert "0.30000000000000004" in difference(found, expected, 1e-17).text
    assert "is 0.300001; expected 0.3." in difference(0.300001, 0.3).text


def test_of_a_part_of_the_result_it_is_told_which():
    right, wrong = {"W": A, "b": A[0]}, {"W": A, "b": A[0] + 1}
    assert difference(wrong, right).text.startswith("In result['b']: every value differs; ")
    assert difference((A, [A * [1, 2]]), (A, [A])).text.startswith("In result[1][0]: 2 of 4 values differ; ")
    assert difference(A + 1, A).text.startswith("Every value differs; ")
