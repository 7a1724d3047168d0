"""What a wrong value has to do with the right one, in a sentence that needs no author: "Every value is 5 times …".

Sees plain data only: what else is among the arguments of the call is passed over. What holds of two arrays is in
`array_facts`; here are the parts of a result.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np

from autograder.check.array_facts import COARSEST, ENOUGH, Given, array_fact, bits
from autograder.check.differences import difference
from autograder.check.plain_values import Array, short

MOST_VALUES = 50_000     # of an array, and of all parts of a result together
MOST_ITEMS = 5_000       # of a list that is read as an array
MOST_PARTS = 32          # of a result, and of the arguments
DEEPEST = 3              # level of a part
LARGEST_INT = 2**1000    # which is a float, too
ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")


@np.errstate(all="ignore")   # a student may have asked NumPy to raise
def fact(found: Any, expected: Any, args: Sequence[Any], kwargs: Mapping[str, Any] | tuple[()] = (),
         rtol: float = 0.0, atol: float = 0.0) -> str:
    """What is true of the wrong value `found`, as one sentence; "" where nothing can be told.

    `args` and `kwargs` are those of the call that gave it, `rtol` and `atol` those by which it was found wrong.
    """
    pairs, values = [], 0
    for path, a, b in itertools.islice(_parts(found, expected), MOST_PARTS):
        values += _size(a) + _size(b)
        if values > MOST_VALUES:
            return ""
        pairs.append((path, a, b))
    told = _misplaced_part(found, expected, rtol, atol)
    if told:
        return told
    given = list(itertools.islice(_all_given(args, dict(kwargs)), MOST_PARTS))
    sentences: dict[str, list[str]] = {}
    for path, a, b in pairs:
        sentence = _inverted(a, b)
        x, y = _numbers(a), _numbers(b)
        lists = (type(a) in (list, tuple)) != (type(b) in (list, tuple))    # of which only one has a shape
        if not sentence and x is not None and y is not None and (x.shape == y.shape or not lists):
            sentence = array_fact(x, y, rtol, atol, given)
        if sentence:
            sentences.setdefault(sentence, []).append(path)
    for sentence, paths in sentences.items():
        return sentence if paths == [""] else f"In {_listed(paths)}: {sentence[0].lower()}{sentence[1:]}"
    return ""


def _listed(paths: list[str]) -> str:
    names = [f"result{p}" for p in paths[:4]] + ["other parts"] * (len(paths) > 4)
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def _parts(found: Any, expected: Any, path: str = "", depth: int = 0) -> Iterator[tuple[str, Any, Any]]:
    """(path, found, expected) of all that can be compared one by one."""
    if depth < DEEPEST and type(expected) is dict and type(found) is dict:
        for key in itertools.islice(expected, MOST_PARTS):
            if key in found:
                yield from _parts(found[key], expected[key], f"{path}[{short(key, 30)}]", depth + 1)
    elif (depth < DEEPEST and type(expected) in (list, tuple) and type(found) in (list, tuple)
            and len(found) == len(expected) and _numbers(expected) is None):
        for i, (a, b) in enumerate(zip(found[:MOST_PARTS], expected[:MOST_PARTS], strict=True)):
            yield from _parts(a, b, f"{path}[{i}]", depth + 1)
    else:
        yield path, found, expected


def _size(value: Any) -> int:
    return value.size if type(value) is np.ndarray else len(value) if type(value) in (list, tuple, dict) else 1


def _numbers(value: Any) -> Array | None:
    """A number, an array or a list of numbers as an array of floats; None for all else, truth values included.

    The array keeps a dtype of float32, which tells something.
    """
    kind = type(value)
    if kind is np.ndarray or isinstance(value, np.number):
        if value.dtype.kind not in "iuf" or value.size > MOST_VALUES:
            return None
        return np.asarray(value, np.float32 if value.dtype == np.float32 else float)
    if _is_number(value):
        return np.array(float(value))
    if kind not in (list, tuple) or not 0 < len(value) <= MOST_ITEMS:
        return None
    if all(map(_is_number, value)):
        return np.array(value, float)
    width = len(value[0]) if type(value[0]) is list else 0
    if 0 < width * len(value) <= MOST_ITEMS and all(
            type(row) is list and len(row) == width and all(map(_is_number, row)) for row in value):
        return np.array(value, float)
    return None


def _is_number(value: Any) -> bool:
    return (type(value) is float or type(value) is int and abs(value) < LARGEST_INT
            or isinstance(value, (np.floating, np.integer)))


def _all_given(args: Sequence[Any], kwargs: Mapping[str, Any]) -> Iterator[Given]:
    names = [f"the {ORDINALS[i]} argument" if i < len(ORDINALS) else f"argument {i + 1}" for i in range(len(args))]
    for name, value in (*zip(names, args, strict=True), *((f"`{k}`", v) for k, v in kwargs.items())):
        for path, part, _ in _parts(value, value):
            numbers = _numbers(part) if _size(part) <= MOST_VALUES else None
            if numbers is not None and numbers.size:
                part_name = f"part {path} of {name}" if path.count("[") < 2 else f"a part of {name}"
                yield Given(part_name if path else name, np.atleast_1d(numbers.astype(float)))


def _misplaced_part(found: Any, expected: Any, rtol: float, atol: float) -> str:
    """Parts that are right and stand in the wrong place."""

    def same(a: Any, b: Any) -> bool:
        """To a fine tolerance, even where the comparison had a wide one."""
        return difference(a, b, min(rtol, COARSEST), min(atol, COARSEST)) is None

    if type(found) is tuple and type(expected) is not tuple and len(found) <= 4:
        for i, part in enumerate(found):
            if same(part, expected) and _telling(part):
                return f"Part [{i}] of the result alone is what is expected."
    if type(expected) is tuple and type(found) is not tuple and len(expected) <= 4 and _numbers(expected) is None:
        for i, part in enumerate(expected):
            if same(found, part) and _telling(found):
                return f"The result is only part [{i}] of what is expected."
    pairs = {}
    if type(found) is type(expected) is dict and len(expected) <= 8:
        pairs = {f"[{short(k, 30)}]": (found[k], expected[k]) for k in expected if k in found}
    elif (type(found) in (list, tuple) and type(expected) in (list, tuple) and len(found) == len(expected) <= 8
            and _numbers(expected) is None):
        pairs = {f"[{i}]": pair for i, pair in enumerate(zip(found, expected, strict=True))}
    if len(pairs) < 2:
        return ""
    wrong = {k: pair for k, pair in pairs.items() if difference(*pair, rtol, atol)}
    if len(wrong) < 2 or not any(_telling(a, b) for a, b in wrong.values()):
        return ""
    places = [[k for k in wrong if k != j and same(wrong[j][0], wrong[k][1])] for j in wrong]
    if any(len(p) != 1 for p in places) or len({p[0] for p in places}) < len(wrong):
        return ""
    names = _listed(list(wrong))
    return f"{names[0].upper()}{names[1:]} are {'exchanged' if len(wrong) == 2 else 'right, but in another order'}."


def _telling(value: Any, other: Any = 0.0) -> bool:
    """Whether a value is no accident: a container, or numbers of enough digits that differ from the others."""
    x, y = _numbers(value), _numbers(other)
    if x is None or y is None:
        return type(value) in (dict, list, tuple, np.ndarray) and _size(value) > 0
    if x.ndim and y.ndim and x.shape != y.shape:
        return True
    return x.size > 0 and y.size > 0 and bool(bits(x - y, 1e-9 * np.abs(x)).sum() >= ENOUGH)


def _inverted(found: Any, expected: Any) -> str:
    """Truth values, or zeros and ones, each the other one."""
    a, b = _truths(found), _truths(expected)
    if a is None or b is None or a.shape != b.shape or a.size < 6 or b.all() or not b.any() or (a == b).any():
        return ""
    return "Every value is the opposite of the expected one: 0 (False) in place of 1 (True), and 1 in place of 0."


def _truths(value: Any) -> Array | None:
    if type(value) in (list, tuple) and len(value) <= MOST_ITEMS and all(
            type(v) in (bool, int, float) and v in (0, 1) for v in value):
        value = np.array(value, float)
    if type(value) is not np.ndarray or value.dtype.kind not in "biuf" or value.size > MOST_VALUES:
        return None
    return value.astype(bool) if ((value == 0) | (value == 1)).all() else None
