"""Bounds what is made of a student's text, which may be written so that reading it takes all time or memory."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from typing import Concatenate, ParamSpec, TypeVar

_More = ParamSpec("_More")
_T = TypeVar("_T")
_OfText = Callable[Concatenate[str, _More], _T]

SHORT = 5_000                # characters of a text whose result is remembered
LONGEST_PARSED = 200_000     # characters of a cell that Python's parser gets: it makes 300 bytes of each
MOST_CELLS = 5_000           # of a notebook that is graded
MOST_VALUES = 1_000_000      # of JSON in a notebook; pictures and long outputs are one or a few each
MOST_TEXT = 20_000_000       # characters of all its cells


def remembered(entries: int) -> Callable[[_OfText[_More, _T]], _OfText[_More, _T]]:
    """Like `functools.lru_cache`, for short texts only: most cells are the same for a whole class, and a cache counts
    its entries and not their size."""
    def decorate(function: _OfText[_More, _T]) -> _OfText[_More, _T]:
        keep: _OfText[_More, _T] = functools.lru_cache(entries)(function)

        @functools.wraps(function)
        def call(text: str, /, *more: _More.args, **named: _More.kwargs) -> _T:
            return (keep if len(text) <= SHORT else function)(text, *more, **named)

        return call

    return decorate


# A string of JSON; one that does not end counts to the end, so that no text makes the search begin again and again.
_STRING = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+(?:"|\\?\Z)', re.DOTALL)


def too_many_values(text: bytes, most: int) -> bool:
    """Whether JSON's text holds too many values to be made objects of; commas in strings are none."""
    def values(text: bytes) -> int:
        return 1 + text.count(b",") + text.count(b"[") + text.count(b"{")

    # Each takes two characters or more. Most of what is long does not hold so many even where strings count.
    return len(text) > 2 * most and values(text) > most and values(_STRING.sub(b"", text)) > most
