"""Errors that learners meet, raised by real code, and the plain words that must be among what they are told."""

import numpy as np
import pytest

from autograder.check.calls import Local

X, W = np.ones((4, 3)), np.ones((2, 5))


def endless():
    return endless()


def too_early():
    print(total)    # noqa: F821
    total = 1       # noqa: F841


def in_place():
    counts = np.arange(3)
    counts += 0.5


def true_or_false():
    if X > 0:
        return 1


ERRORS = {
    "recursion": (endless, "calls itself without end"),
    "a name": (lambda: wieght, "no variable `wieght`"),      # noqa: F821
    "a name of later": (too_early, "used before it gets a value"),
    "too few arguments": (lambda: (lambda a, b: a)(1), "too few arguments"),
    "too many arguments": (lambda: (lambda a: a)(1, 2), "more arguments than it has"),
    "a misspelled argument": (lambda: (lambda a: a)(b=2), "no argument named `b`"),
    "None in a sum": (lambda: 1 + None, "A value is None here"),
    "None with a dot": (lambda: None.shape, "A value is None here"),
    "unhashable": (lambda: {[1]: 2}, "only a fixed value can stand"),
    "a product": (lambda: X @ W, "inner dimensions"),
    "np.dot": (lambda: np.dot(X, W), "inner dimensions"),
    "a sum": (lambda: X + W, "do not fit together element by element"),
    "if": (true_or_false, "got a whole array"),
    "an index": (lambda: [1, 2][5], "outside of the array or list"),
    "an index of an array": (lambda: X[9], "outside of the array or list"),
    "a name as an index": (lambda: X["mask"], "neither a number nor a mask"),
    "a third index": (lambda: X[0, 0, 0], "fewer dimensions"),
    "a mask": (lambda: X[np.ones((3, 4), bool)], "mask has another shape"),
    "a key": (lambda: {}["dW"], "no such key"),
    "zero": (lambda: 1 / 0, "divided by zero"),
    "exit": (lambda: exit(), "asks Python to exit"),
    "in place": (in_place, "Make a new array instead"),
    "text among numbers": (lambda: np.ones(2) + np.array(["a", "b"]), "such as text among numbers"),
}


@pytest.mark.parametrize("name", ERRORS)
def test_an_error_is_told_in_plain_words(name):
    function, words = ERRORS[name]
    problem = Local().call(function, [], {}, 5).problem
    assert words in problem.text, problem.text
    assert problem.text.startswith("It stopped with ") and problem.errors[0].lstrip("_") in problem.text


def test_no_meaning_is_guessed():
    text = Local().call(lambda: int("x"), [], {}, 5).problem.text
    assert "invalid literal for int() with base 10: 'x'" in text and text.endswith("problem.text`).")


@pytest.mark.parametrize("message, told", [
    ("Exception encountered when calling Dense.call().\n\n\x1b[1mInput 0 is incompatible.\x1b[0m\n\nArguments: x",
     "Input 0 is incompatible."),
    ("Invalid values:\n  3\n  4", "3."), ("\n  one \ntwo", "one."),
    ("Exception encountered when calling Dense.call().", "Exception encountered when calling Dense.call()."),
])
def test_what_happened_is_told_and_not_only_where(message, told):
    def fail():
        raise ValueError(message)

    assert f"ValueError: {told[:-1]}" in Local().call(fail, [], {}, 5).problem.text
    assert "\x1b" not in Local().call(fail, [], {}, 5).problem.text
