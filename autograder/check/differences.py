"""Compares plain data with what was expected, one question after the other: keys, type, shape, dtype, finite, value.

Returns the first thing that is wrong in a learner's words. Sees plain data only and never iterates over what
the student returned: the expected value says which parts there must be.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from autograder.check.plain_values import ARRAY_KINDS, Array, Handle, described, short


@dataclass(frozen=True)
class Difference:
    """The first difference found."""

    question: str      # 'keys', 'type', 'length', 'shape', 'dtype', 'finite' or 'value'
    text: str


@np.errstate(all="ignore")   # a student may have asked NumPy to raise; comparing NaN is no news
def difference(found: Any, expected: Any, rtol: float = 0.0, atol: float = 0.0,
               path: str = "the result") -> Difference | None:
    """The first difference between `found` and `expected`, None where there is none.

    Numbers are equal when |found - expected| <= atol + rtol * |expected|. Numbers and arrays may differ in
    their width (float32, float64); truth values are no numbers. A list, a tuple and (for numbers) an
    array are told apart only where an array is expected.
    """
    if isinstance(expected, (np.ndarray, np.generic)):
        expected = expected if np.ndim(expected) else expected.item()
    if isinstance(found, (np.ndarray, np.generic)) and found.ndim == 0:
        found = found.item()
    if found is None and expected is not None:
        return Difference("type", f"{_cap(path)} is None. Is a `return` missing?")
    if isinstance(expected, np.ndarray):
        return _array(found, expected, rtol, atol, path)
    if type(expected) is dict:
        return _dict(found, expected, rtol, atol, path)
    if type(expected) in (list, tuple):
        return _sequence(found, expected, rtol, atol, path)
    if type(expected) in (int, float, complex):
        return _number(found, expected, rtol, atol, path)
    if type(found) is not type(expected):
        return Difference("type", f"{_cap(path)} is {described(found)}; expected {described(expected)}.")
    if found != expected:
        return Difference("value", f"{_cap(path)} is {_apart(found, expected)}.")
    return None


def _cap(text: str) -> str:
    return text[0].upper() + text[1:]


def _in(path: str) -> str:
    """Of a part of the result, which one."""
    return f"In {path}: " if path != "the result" else ""


def _array(found: Any, expected: Array, rtol: float, atol: float, path: str) -> Difference | None:
    if type(found) is not np.ndarray:
        hint = ""
        if type(found) is tuple and any(type(value) is np.ndarray for value in found):
            hint = " A comma after `return` makes a tuple: return one array."
        elif type(found) in (list, tuple):
            hint = " Turn it into one with np.array."
        return Difference("type", f"{_cap(path)} is {described(found)}; expected a NumPy array.{hint}")
    if found.shape != expected.shape:
        return Difference("shape", f"{_cap(path)} has shape {found.shape}; expected {expected.shape}.")
    wrong_kind = _kind(found.dtype.kind, expected.dtype.kind)
    if wrong_kind:
        return Difference("dtype", f"{_cap(path)} holds {wrong_kind} (dtype {found.dtype}); "
                                   f"expected {KINDS[expected.dtype.kind]}.")
    if found.dtype.kind in "USb":
        wrong = np.argwhere(found != expected)
        count, at = len(wrong), tuple(int(i) for i in wrong[0]) if len(wrong) else ()
        return None if not count else Difference(
            "value", f"{_in(path)}{count} of {found.size} values differ; the first at {_index(at)}: "
                     f"{_apart(found[at].item(), expected[at].item(), ', expected')}.")
    bad = ~np.isfinite(found) & np.isfinite(expected)
    if bad.any():
        at = tuple(int(i) for i in np.argwhere(bad)[0])
        what = "NaN" if np.isnan(found[at]) else "infinite"
        return Difference("finite", f"{_cap(path)} is {what} at {_index(at)}; every value must be finite.")
    if rtol or atol:
        close = np.isclose(found, expected, rtol=rtol, atol=atol, equal_nan=True)
    else:   # not by way of floats, which lose digits of large whole numbers
        close = (found == expected) | ((found != found) & (expected != expected))
    if close.all():
        return None
    gap = np.where(close, 0.0, np.abs(found.astype(complex) - expected.astype(complex)))
    gap = np.where(np.isnan(gap), np.inf, gap)
    at = tuple(int(i) for i in np.unravel_index(int(np.argmax(gap)), gap.shape))
    count = int(np.sum(~close))
    how_many = "every value differs" if count == found.size else f"{count} of {found.size} values differ"
    return Difference("value", _cap(f"{_in(path)}{how_many}; the largest difference is at {_index(at)}: "
                                    f"{_apart(found[at].item(), expected[at].item(), ', expected')}."))


def _apart(found: Any, expected: Any, between: str = "; expected") -> str:
    """A value and the expected one, with all digits where a few would not tell them apart."""
    few, wanted = short(found), short(expected)
    if few == wanted and type(found) in (int, float) and type(expected) in (int, float):
        few, wanted = repr(found), repr(expected)
    return f"{few}{between} {wanted}"


def _index(at: tuple[int, ...]) -> str:
    return "[" + ", ".join(map(str, at)) + "]"


KINDS = {"b": "truth values (True, False)", "i": "whole numbers", "u": "whole numbers", "f": "numbers",
         "c": "complex numbers", "U": "strings", "S": "bytes"}


def _kind(found: str, expected: str) -> str | None:
    """What the array holds, in words, where that does not fit what is expected."""
    numbers = {"i": 1, "u": 1, "f": 2, "c": 3}
    if found == expected or (found in numbers and expected in numbers and numbers[found] <= max(2, numbers[expected])):
        return None
    return KINDS[found]


def _number(found: Any, expected: complex, rtol: float, atol: float, path: str) -> Difference | None:
    if type(found) not in (int, float, complex) or (type(found) is complex and type(expected) is not complex):
        return Difference("type", f"{_cap(path)} is {described(found)}; expected a number.")
    if not _finite(found) and _finite(expected):
        return Difference("finite", f"{_cap(path)} is {'NaN' if found != found else 'infinite'}; "
                                    "it must be a finite number.")
    if not _near(found, expected, rtol, atol):
        return Difference("value", f"{_cap(path)} is {_apart(found, expected)}.")
    return None


def _finite(number: complex) -> bool:
    return type(number) is int or bool(np.isfinite(number))


def _near(found: complex, expected: complex, rtol: float, atol: float) -> bool:
    if found == expected or (found != found and expected != expected):
        return True
    if not (rtol or atol) or not (_finite(found) and _finite(expected)):
        return False
    try:
        return abs(complex(found) - complex(expected)) <= atol + rtol * abs(complex(expected))
    except OverflowError:   # a whole number beyond every float
        return False


def _sequence(found: Any, expected: list[Any] | tuple[Any, ...], rtol: float, atol: float,
              path: str) -> Difference | None:
    if type(found) is np.ndarray:
        try:
            wanted = np.array(expected)
        except ValueError:   # rows of different lengths
            wanted = None
        if wanted is not None and wanted.dtype.kind in ARRAY_KINDS:
            return _array(found, wanted, rtol, atol, path)
    if type(found) not in (list, tuple):
        return Difference("type", f"{_cap(path)} is {described(found)}; expected {described(expected)} of "
                                  f"{len(expected)} values.")
    if len(found) != len(expected):
        return Difference("length", f"{_cap(path)} has {len(found)} value{'s' * (len(found) != 1)}; "
                                    f"expected {len(expected)}.")
    for i, (a, b) in enumerate(zip(found, expected, strict=True)):
        wrong = difference(a, b, rtol, atol, f"{path}[{i}]" if path != "the result" else f"result[{i}]")
        if wrong:
            return wrong
    return None


def _dict(found: Any, expected: dict[Any, Any], rtol: float, atol: float, path: str) -> Difference | None:
    if type(found) is not dict:
        return Difference("type", f"{_cap(path)} is {described(found)}; expected a dictionary.")
    missing = [k for k in expected if k not in found]
    extra = len(found) - (len(expected) - len(missing))
    if missing or extra:
        parts = [f"lacks {', '.join(map(repr, missing))}"] if missing else []
        parts += [f"has {extra} key{'s' if extra > 1 else ''} too many"] if extra else []
        return Difference("keys", f"{_cap(path)} {' and '.join(parts)}; expected the keys "
                                  f"{', '.join(map(repr, expected))}.")
    for key, value in expected.items():
        wrong = difference(found[key], value, rtol, atol, f"{path}[{key!r}]" if path != "the result"
                           else f"result[{key!r}]")
        if wrong:
            return wrong
    return None


def matches(found: Any, wrong: Any, rtol: float, atol: float) -> bool:
    """Whether the student's value is the known wrong one."""
    if isinstance(found, Handle) or found is None:
        return found is None and wrong is None
    try:
        return difference(found, wrong, rtol, max(atol, 1e-12)) is None
    except MemoryError:     # of a value that is no known one
        return False
