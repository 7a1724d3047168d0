"""The words that check cells are written in. `check(f, *args)` calls student code once; see `words.Result`.

    from autograder import check

    check(softmax, Z).shape((2, 3)).close(expected, atol=1e-4, hint="Each row is one sample.")
    check.score(3)
"""

from __future__ import annotations

import sys
import types
from collections.abc import Callable
from typing import Any, TypeVar

import numpy as np

from autograder.check import notebook, report, session
from autograder.check import quiz as _quiz
from autograder.check.arguments import generator
from autograder.check.gradients import gradient, relative_error
from autograder.check.words import Result, run
from autograder.check.words import look as value

__all__ = ["allow", "generator", "gradient", "hashed", "quiz", "relative_error", "rng", "score", "value"]
_T = TypeVar("_T")


def quiz(answers: object, right: dict[Any, object], because: dict[Any, str] | None = None,
         weight: float = 1.0) -> Result:
    """Check a dictionary of answers, one line a question; see `hashed`."""
    return _quiz.ask(answers, right, because, weight)


def hashed(answer: _T) -> _T:
    """Marks a right answer in a lesson's text: the build puts its digest in its place."""
    return answer


def allow(seconds: float) -> None:
    """Give each later call of this check cell so much time; 5 seconds is the usual limit."""
    session.current().sheet.seconds = float(seconds)


def hidden() -> None:
    """What follows is a hidden part. The build writes it below each `### BEGIN HIDDEN TESTS`; no lesson does."""
    session.current().sheet.hidden = True


def visible() -> None:
    """The hidden part ends here. The build writes it above each `### END HIDDEN TESTS`; no lesson does."""
    session.current().sheet.hidden = False


def known(mistakes: str) -> None:
    """The mistakes that this check recognises (see `known_mistakes`). The build writes it above the score."""
    session.current().sheet.known = mistakes


def score(points: float) -> report.Score:
    """Show the table and give the points earned, from 0 to `points`: the last line of a check cell."""
    finished = session.current().finish(points)
    report.show(finished)
    return report.Score.of(finished)


class _Callable(types.ModuleType):
    """Makes the module itself the first word: check(f, *args)."""

    def __call__(self, function: Callable[..., Any], /, *args: object, **kwargs: object) -> Result:
        return run(function, args, kwargs)

    @property
    def rng(self) -> np.random.Generator:
        """The generator of hidden inputs; the same numbers in every run of the cell."""
        return session.current().sheet.rng


sys.modules[__name__].__class__ = _Callable
notebook.watch()
