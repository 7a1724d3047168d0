"""A fact about a wrong value is told where it holds, and never by accident; no plain data makes it raise or warn."""

import itertools
import warnings

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from autograder.check.differences import matches
from autograder.check.facts import fact
from autograder.check.plain_values import plain

A = np.array([[1.0, 2.0], [3.0, 4.0]])
X = np.random.default_rng(2**50).normal(size=(5, 3))
B = np.random.default_rng(2**51).normal(size=4)
ANYTHING = [
    None, True, 0, 1.5, float("nan"), float("inf"), 10**400, -10**5000, 1j, "", "a", b"a", [], (), {}, set(), [[]],
    {"a": None}, [None], [A], (A, A[0]), {"W": A}, A, A[:1], np.array([]), np.zeros((0, 3)), np.array("a"),
    np.array(["a", "b"]), np.array([True, False]), np.array(2.0), np.float32(1), np.full((2, 2), np.nan), A * np.inf,
    A * 1j, A.astype(np.float16), np.array([[2**63, 1], [2, 3]], dtype=np.uint64), [1, [2, 3]], [[1, 2], [3]], len,
    object(), A.astype(">f4"), [1e308, -1e308, 1e308], [10**400, 1], [[10**400, 1], [1, 2]], A * 1e300, A * 1e-300,
    A * 0, {10**5000: A, "x" * 500: A, (1, "a"): A}, [np.float64(1.5), 2], [True] * 7, ["a"] * 7, np.zeros((2,) * 20),
    -2**63, np.int64(3)]


@pytest.fixture(autouse=True)
def no_warnings():
    """As in a notebook of a student who has set np.seterr(all='raise')."""
    with warnings.catch_warnings(), np.errstate(all="raise"):
        warnings.simplefilter("error")
        yield


def array(seed, shape):
    return np.random.default_rng(seed).normal(size=shape)


seeds = st.integers(0, 2**32)
shapes = st.sampled_from([(4,), (7,), (3, 3), (4, 3), (2, 3, 4), (12, 12)])
arrays = st.builds(array, seeds, shapes)


def test_no_plain_data_makes_it_raise_or_warn():
    for found, expected in itertools.product(map(plain, ANYTHING), ANYTHING):
        for tolerance in (0.0, 1e-7):
            told = fact(found, expected, ANYTHING, {"X": A, "f": len}, tolerance, tolerance)
            assert not told or len(told) < 300 and told.endswith("."), (found, expected)


def test_nothing_is_told_of_what_is_right():
    for value in (*ANYTHING, X, [0.1, 0.2], {"W": X, "b": [B]}, (B, B)):
        assert fact(plain(value), value, (X, B, 0.1, value), {}, 1e-7) == "" or value is object


@given(arrays)
def test_nothing_is_told_of_an_equal_array(values):
    assert fact(values * (1 + 1e-9), values, (values, 0.1), {"X": values * 2}, 1e-7) == ""


@given(seeds, seeds, shapes, st.sampled_from([(0.0, 0.0), (1e-7, 0.0), (1e-4, 1e-6), (0.05, 0.05), (1.0, 1.0)]))
def test_nothing_is_told_of_what_has_nothing_to_do_with_each_other(one, other, shape, tolerances):
    found, expected, given_too = array(one, shape), array(other + 2**33, shape), array(one + other + 2**34, shape)
    if not matches(found, expected, *tolerances):
        assert fact(found, expected, (given_too, X, 0.1, 3), {"y": B}, *tolerances) == ""
        assert fact({"a": found, "b": given_too}, {"a": expected, "b": found}, (X, 0.1), {}, *tolerances) == ""


@given(seeds, st.sampled_from([(1,), (2,), (5,), (2, 2), (3, 3)]), st.sampled_from([2, 3]))
def test_nothing_is_told_of_labels(seed, shape, classes):
    rng = np.random.default_rng(seed)
    found, expected, y = (rng.integers(0, classes, shape) for _ in range(3))
    all_turned = found.size > 8 and (found == 1 - expected).all()      # of so many, that is no accident
    if (found != expected).any() and not all_turned:
        assert fact(found, expected, (y, X, 0.5), {}) == ""
        assert fact(found.tolist(), expected.tolist(), (y.tolist(), X, 0.5), {}) == ""


def test_few_small_numbers_can_be_alike_by_accident():
    """Of 900 pairs of small whole numbers, at most one is taken to be more than alike by accident."""
    rng = np.random.default_rng(0)
    told = 0
    for shape in ((1,), (2,), (3,), (5,), (2, 3), (3, 3)):
        for _ in range(150):
            found, expected, other = rng.integers(-4, 5, (3, *shape))
            if (found != expected).any():
                told += bool(fact(found, expected, (other, X, 3, 0.5), {}, 1e-7))
    assert told <= 1


W = array(3, (3, 4))
SIX = array(4, 6)
Z = np.array([-2.0, -0.5, 0.0, 0.5, 2.0])
WRONG = [
    # what came, what was expected, the arguments, what is told
    (array(5, (4, 4)).T, array(5, (4, 4)), (), "The result is the expected one transposed."),
    (W.T, W, (), "The result is the expected one transposed."),
    (np.diag(SIX) + 1 - np.eye(6), SIX, (), "The expected values stand on the diagonal of the result."),
    (SIX[:, None], SIX, (), "The values are right, but the shape has an axis of length 1 too many."),
    (SIX, SIX[:, None], (), "The values are right, but an axis of length 1 is missing in the shape."),
    (np.array([0.5]), 0.5, (), "The values are right, but the shape has an axis of length 1 too many."),
    (W.ravel(), W, (), "The values are right and in the right order, but in another shape."),
    (array(5, (2, 3, 4)).transpose(0, 2, 1), array(5, (2, 3, 4)), (),
     "The result is the expected one with its axes in another order."),
    (W.sum(axis=0), W, (), "The result is the sum of the expected values over axis 0."),
    (W.sum(), W, (), "The result is the sum of all the expected values."),
    (SIX, SIX.mean(), (), "The mean of all values of the result is what is expected."),
    (W, W.sum(axis=1, keepdims=True), (), "The sum of the result over axis 1 is what is expected."),
    (SIX[:-1], SIX, (), "All is right, but the last value is missing."),
    (W[1:], W, (), "All is right, but the first row is missing."),
    ([*SIX, 1.0], SIX.tolist(), (), "All is right, but for one value too many: the last one."),
    (-W, W, (), "Every value has the wrong sign."),
    (-0.8127465, 0.8127465, (), "The value has the wrong sign."),
    (np.abs(W), W, (), "The values are right but for the sign of some."),
    (1 - W, W, (), "Every value is 1 minus the expected one."),
    (W**2, W, (), "Every value is the square of the expected one."),
    (np.sqrt(W**2), W**2, (), "Every value is the square root of the expected one."),
    (np.log(W**2), W**2, (), "Every value is the natural logarithm of the expected one."),
    (np.exp(W), W, (), "Every value is e to the power of the expected one."),
    (1 / W, W, (), "Every value is 1 divided by the expected one."),
    (SIX[::-1], SIX, (), "The values are right, but in reverse order."),
    (SIX[::-1].tolist(), SIX.tolist(), (), "The values are right, but in reverse order."),
    (W[::-1], W, (), "The values are right, but the rows are in reverse order."),
    (W[:, ::-1], W, (), "The values are right, but the columns are in reverse order."),
    (np.sort(SIX), SIX, (), "The values are right, but sorted."),
    (np.roll(W, 1, axis=0), W, (), "The values are right, but in another order."),
    (SIX[::-1].tolist(), list(SIX), (), "The values are right, but in reverse order."),
    ([0.0, *SIX[:-1]], SIX.tolist(), (), "Every value but the first is the one expected one place before."),
    ([*SIX[1:], 0.0], SIX.tolist(), (), "Every value but the last is the one expected one place later."),
    (np.cumsum(SIX), SIX, (), "Every value is the sum of the expected ones up to its place."),
    (np.cumsum(W, 0), W, (), "Every value is the sum of the expected ones up to its place along axis 0."),
    (SIX, np.cumsum(SIX), (), "The running sums of the result are what is expected."),
    (X, X**2, (B, X), "The result is the second argument, unchanged."),
    (W, W + 1e-3 * W**2, (X, {"W": W}), "The result is part ['W'] of the second argument, unchanged."),
    (5 * W, W, (B, X), "Every value is 5 times the expected one; 5 is also the number of rows of the second argument."),
    (W / 5, W, (X,),
     "Every value is the expected one divided by 5; 5 is also the number of rows of the first argument."),
    (3 * SIX, SIX, (X,),
     "Every value is 3 times the expected one; 3 is also the number of columns of the first argument."),
    (15 * SIX, SIX, (X,),
     "Every value is 15 times the expected one; 15 is also the number of values in the first argument."),
    (0.8127465 * 5, 0.8127465, (X,),
     "The value is 5 times the expected one; 5 is also the number of rows of the first argument."),
    (0.1 * W, W, (X, 0.1), "Every value is 0.1 times the expected one; 0.1 is also the second argument."),
    (0.7 * W, W, (X, 0.3), "Every value is 0.7 times the expected one; 0.7 is also 1 minus the second argument."),
    (W / 0.7, W, (X, 0.3), "Every value is the expected one divided by 0.7; 0.7 is also 1 minus the second argument."),
    (2 * W, W, (np.ones((2, 2)),), "Every value is twice the expected one."),
    (W / 2, W, (0.5,), "Every value is half the expected one."),
    (1.2345 * W, W, (X,), "Every value is 1.2345 times the expected one."),
    (W + 0.1, W, (X, 0.1), "Every value is 0.1 more than the expected one; 0.1 is also the second argument."),
    (W - 1, W, (X,), "Every value is 1 less than the expected one."),
    (W + 0.377, W, (X,), "Every value is 0.377 more than the expected one."),
    (W - B, W, (X, B), "The result is the expected one minus the second argument."),
    (W + B, W, (X, B), "The result is the expected one plus the second argument."),
    (W * B, W, (X, B), "The result is the expected one times the second argument."),
    (W, W * B, (X, B), "The result times the second argument is what is expected."),
    (np.round(W, 3), W, (), "Every value is the expected one rounded to 3 digits after the point."),
    (np.round(9 * W), 9 * W, (), "Every value is the expected one rounded to a whole number."),
    ((9 * W).astype(int), 9 * W, (), "Every value is the expected one cut to a whole number."),
    (W.astype(np.float32), W, (),
     "The values are right to about 6 digits, as many as float32 holds: compute in float64."),
    (np.vstack([W[:-1], B]), W, (), "Only the last row is wrong."),
    (np.vstack([W[:1], B, W[2:]]), W, (), "Only row [1] is wrong."),
    (np.vstack([array(5, (1, 4)), 2 + W]), np.vstack([array(5, (1, 4)), W]), (), "Only the first row is right."),
    (np.column_stack([W[:, :-1], B[:3]]), W, (), "Only the last column is wrong."),
    ([*SIX[:-1], 3.0], SIX.tolist(), (), "Only the last value is wrong."),
    ([0.0, 0.0, 0.0, 1.0, 1.0], [0.0, 0.0, 1.0, 1.0, 1.0], (Z,),
     "Only the values at which the first argument is 0 are wrong."),
    (np.where(W < 0, 0, np.tanh(W)), np.tanh(W), (W,),
     "Only the values at which the first argument is negative are wrong."),
    (np.where(W < 0, np.nan, np.exp(W)), np.exp(W), (W,),
     "Only the values at which the first argument is negative are wrong."),
    (np.array([True, False] * 4), np.array([False, True] * 4), (),
     "Every value is the opposite of the expected one: 0 (False) in place of 1 (True), and 1 in place of 0."),
    ((B, W), (W, B), (), "Result[0] and result[1] are exchanged."),
    ({"dW": 1.25613, "db": 7.12356}, {"dW": 7.12356, "db": 1.25613}, (),
     "Result['dW'] and result['db'] are exchanged."),
    ((X, W, SIX), (W, SIX, X), (), "Result[0], result[1] and result[2] are right, but in another order."),
    (({"dW": W}, X), {"dW": W}, (), "Part [0] of the result alone is what is expected."),
    (W, (W, B), (), "The result is only part [0] of what is expected."),
    ({"dW": -W, "db": B}, {"dW": W, "db": B}, (), "In result['dW']: every value has the wrong sign."),
    ([{"dW": 5 * W, "db": 5 * B}], [{"dW": W, "db": B}], (X,),
     "In result[0]['dW'] and result[0]['db']: every value is 5 "
     "times the expected one; 5 is also the number of rows of the first argument."),
]


@pytest.mark.parametrize("found, expected, args, told", WRONG, ids=[w[3][:50] for w in WRONG])
def test_what_is_told(found, expected, args, told):
    assert fact(plain(found), expected, args, {}, 1e-9) == told


def test_an_argument_given_by_name_is_called_by_it():
    assert fact(W * 0.3, W, (), {"rate": 0.3}, 1e-7) == \
        "Every value is 0.3 times the expected one; 0.3 is also `rate`."


@pytest.mark.parametrize("change, told", [
    (lambda e: -e, "wrong sign"), (lambda e: 5 * e, "5 times"), (lambda e: e / 5, "divided by 5"), (lambda e: 2 * e,
     "twice"),
    (lambda e: 1.61803 * e, "1.61803 times"), (lambda e: e + 0.25, "0.25 more"), (lambda e: e**2, "square of"),
    (lambda e: np.exp(e), "e to the power"), (lambda e: 1 / e, "1 divided by"), (lambda e: np.round(e, 4),
     "rounded to 4"),
    (lambda e: e.astype(np.float32), "float32"), (lambda e: e[::-1], "in reverse order"), (lambda e: e + e * X[0, 0],
     "times"),
    (lambda e: np.append(e[:-1].ravel(), 9.0).reshape(e.shape), "the last value is wrong"),
    (lambda e: np.cumsum(e, 0), "sum of the expected ones")])
@given(seed=seeds, size=st.integers(5, 200))
def test_what_is_told_of_any_values(change, told, seed, size):
    expected = array(seed, size)
    assert told in fact(change(expected), expected, (X, 0.25), {}, 1e-9)


@given(seed=seeds, size=st.integers(2, 20))
def test_what_is_true_of_the_expected_value_too_is_not_told(seed, size):
    half = array(seed, (size, size))
    symmetric = half + half.T
    wrong = symmetric.copy()
    wrong[0, 1] += 1
    assert "transposed" not in fact(wrong, symmetric, (), {}, 1e-7)
    palindrome = np.concatenate([half[0], half[0][::-1]])
    assert fact(palindrome, palindrome, (), {}, 1e-7) == ""
    assert "unchanged" not in fact(symmetric, symmetric, (symmetric,), {}, 1e-7)


@pytest.mark.parametrize("found, expected", [
    (2.0, 1.0), (0.5, 0.25), ([2.0, 4.0], [1.0, 2.0]), ([1.0, 0.0], [0.0, 1.0]), (np.ones(5), np.zeros(5)), (4.0, 2.0),
    (np.full(5, 0.5), np.full(5, 0.3)), ((5, 4), (4, 5)), (0.7, 0.69), ([0.0] * 9, [1e-9] * 9), (1.0, 0.0)])
def test_too_little_to_tell_anything_from(found, expected):
    assert fact(found, expected, (X, 0.5, 2), {}, 1e-7) == ""


def test_zeros_that_a_mask_makes_right_are_no_fact():
    mask = np.where(W < 0, 0, 1.25)
    assert fact(mask * W, mask * np.tanh(W), (W, {"mask": mask}), {}, 1e-7) == ""


def test_what_is_within_a_wide_tolerance_is_no_fact():
    e = 1 + 1e-3 * SIX
    for rtol, atol in ((0.1, 0.0), (0.0, 0.1), (1e-3, 1e-3)):
        assert fact(e + 1, e, (X,), {}, rtol, atol) in ("", "Every value is 1 more than the expected one.")
        assert fact(3 + 1e-3 * W.ravel()[:6], e, (X, 2.0), {}, rtol, atol) == ""


def test_large_values_are_passed_over():
    large = array(0, 60_000)
    assert fact(-large, large, (), {}, 1e-7) == "" == fact([-large], [large], (), {}, 1e-7)
    assert fact(-W, W, (large,), {}, 1e-7) == "Every value has the wrong sign."
    assert fact([0.1] * 6_000, [0.2] * 6_000, (), {}, 1e-7) == ""


def test_what_is_lost_in_a_difference_of_nearly_equal_numbers_is_not_told_as_float32_or_another_order():
    z = np.array([0.0, -17.0, -18.5, -20.0, -33.0, -36.0, -38.0])
    right = 1 / (1 + np.exp(-z))
    cancelled = (1 + np.tanh(z / 2)) / 2
    assert fact(cancelled, right, (z,), {}, 1e-9) == ""
    assert "float32" in fact(right.astype(np.float32), right, (z,), {}, 1e-9), "seen where it is so"
    slope = 1 / np.cosh(np.array([0.0, 20.0, 40.0, 60.0, 80.0])) ** 2
    assert fact(np.array([1.0, 0.0, 0.0, 0.0, 0.0]), slope, (), {}, 1e-9) == ""


def test_a_forgotten_summand_is_not_told_as_rounding():
    whole, bias = np.arange(12.0).reshape(4, 3) * 7 - 30, np.array([0.1, -0.2, 0.3])
    assert "rounded" not in fact(whole, whole + bias, (), {}, 1e-9)
    right = whole + array(3, (4, 3)) % 0.4
    assert "rounded to a whole number" in fact(np.round(right), right, (), {}, 1e-9)


def test_a_factor_that_is_shown_as_1_is_not_told():
    assert fact(X * (1 + 4e-7), X, (), {}, 1e-12) == ""


def test_a_turned_sign_is_told_before_another_order():
    pairs = np.column_stack([X[:, 0], -X[:, 0]])
    assert fact(-pairs, pairs, ()) == "Every value has the wrong sign."
