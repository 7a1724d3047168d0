"""Answers that show no knowledge: a line of a check that one of them passes is form, and earns nothing by itself."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from autograder.check.plain_values import SCALARS, map_leaves


def trivial_answers(value: Any, args: Sequence[Any], keys: Sequence[Any] = ()) -> Iterator[Any]:
    """What a call with `args` could have returned without any thought, in place of `value`.

    `keys` lead from the whole result to `value`, which may be a part of it.
    """
    yield from (None, {}, [], (), "", 0, 0.0, 1, 1.0, True, False)
    for whole in _like_the_first(args):
        yield whole
        if keys:
            with contextlib.suppress(LookupError, TypeError):
                for key in keys:
                    whole = whole[key]
                yield whole
    # All that has the right form: a tuple of the right length, a dictionary with the right keys.
    yield map_leaves(lambda leaf: None, value)
    yield map_leaves(_zero, value)


def _like_the_first(args: Sequence[Any]) -> Iterator[Any]:
    """The first argument as it came, zeros and ones of its shape."""
    first = args[0] if args else None
    if type(first) is np.ndarray:
        yield from (first, np.zeros(first.shape), np.ones(first.shape))
    elif type(first) in (*SCALARS, list, tuple, dict, set):
        yield first


def _zero(leaf: Any) -> Any:
    if type(leaf) is np.ndarray:
        return np.zeros_like(leaf)
    return type(leaf)(0) if type(leaf) in (bool, int, float, complex) else None
