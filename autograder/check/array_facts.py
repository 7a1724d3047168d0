"""What an array of wrong numbers has to do with the right one, told only where it can hardly be an accident.

A fact must hold for every value, to the tolerance of the comparison, and the values that it explains must carry
`ENOUGH` bits together: a small whole number or a simple fraction carries few, a number of many digits up to 30, equal
ones count once, and so do those at which the fact says nothing new.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from autograder.check.plain_values import Array

ENOUGH = 12.0
FINEST, COARSEST = 1e-9, 1e-4     # relative tolerances within which a fact holds, however the values were compared
MOST_COUNTED = 64                 # values whose bits are counted
SCALES = np.array([*range(1, 13), 100, 1e3, 1e4, 0.1, 0.01, 1e-3])       # a simple number times one of these is whole
SCALE_BITS = np.array([*np.log2(range(1, 13)), 2, 3, 4, 1, 2, 3])


@dataclass(frozen=True)
class Given:
    """A number or an array among the arguments of the call, and what to call it."""

    name: str
    values: Array


def bits(values: Array, tolerance: Array) -> Array:
    """How much each distinct size among the values says: about the log of how many others were as likely."""
    sizes, tolerance = np.abs(values).ravel(), np.broadcast_to(tolerance, np.shape(values)).ravel()
    says = np.isfinite(sizes) & (sizes > tolerance)
    sizes, tolerance = sizes[says], tolerance[says]
    every = len(sizes) // MOST_COUNTED + 1
    order = np.argsort(sizes[::every])
    sizes, tolerance = sizes[::every][order], tolerance[::every][order]
    new = np.diff(sizes, prepend=-np.inf) > tolerance
    sizes, tolerance = sizes[new], tolerance[new]
    scaled = sizes[:, None] * SCALES
    whole = np.rint(scaled)
    simple = np.where(np.abs(scaled - whole) <= 1e-9 * scaled + tolerance[:, None] * SCALES,
                      1 + np.log2(1 + whole) + SCALE_BITS, np.inf).min(axis=1, initial=np.inf)
    digits = np.log2(sizes / np.maximum(tolerance, FINEST * sizes))
    return np.asarray(np.maximum(np.minimum(simple, digits), 0.0))


def array_fact(found: Array, expected: Array, rtol: float, atol: float, given: list[Given]) -> str:
    """What is true of `found`, "" where nothing can be told; the arrays are of floats."""
    single = found.dtype == np.float32
    if found.shape == expected.shape:
        found, expected = np.atleast_1d(found, expected)
    pair = _Pair(found.astype(float), expected.astype(float), rtol, atol)
    if not found.size or not np.isfinite(found).any() or not np.isfinite(expected).any():
        return ""
    kinds: Iterator[str]
    if found.shape != expected.shape:
        kinds = itertools.chain(_shape(pair), _diagonal(pair), _summed(pair), _one_more(pair), _unchanged(pair, given))
    elif pair.wrong.any():
        kinds = itertools.chain(
            _order(pair), _unchanged(pair, given), _function(pair), _factor(pair, given), _offset(pair, given),
            _combined(pair, given), _cumulated(pair), _digits(pair, single),
            _where(pair, given), _place(pair))
    else:
        kinds = iter(())
    return next(kinds, "")


@dataclass(frozen=True)
class _Pair:
    found: Array
    expected: Array
    rtol: float
    atol: float

    @cached_property
    def scale(self) -> float:
        finite = np.abs(self.expected[np.isfinite(self.expected)])
        return float(finite.max(initial=0.0))

    def tolerance(self, values: Array) -> Array:
        relative = min(max(self.rtol, FINEST), COARSEST)
        sizes = np.where(np.isfinite(values), np.abs(values), 0.0)
        return np.asarray(relative * sizes + min(self.atol, COARSEST * self.scale) + 1e-13 * self.scale)

    @cached_property
    def wrong(self) -> Array:
        """Where the comparison has found a difference."""
        near = np.abs(self.found - self.expected) <= self.atol + self.rtol * np.abs(self.expected)
        return np.asarray(~(near & np.isfinite(self.expected) | _same(self.found, self.expected)))

    def equal(self, a: Array, b: Array) -> bool:
        if a.shape != b.shape or a.size > 100 and not self.equal(_sample(a), _sample(b)):
            return False
        return bool(((np.abs(a - b) <= self.tolerance(b)) | _same(a, b)).all())

    def says(self, *values: Array, given_away: float = 0.0, free: int = 0) -> bool:
        """Whether each of these arrays carries enough, after what was chosen so that the fact holds is taken off."""
        for array in values:
            carried = np.sort(bits(array, self.tolerance(array)))
            if carried[: len(carried) - free].sum() - given_away < ENOUGH:
                return False
        return True

    def is_(self, predicted: Array, *others: Array) -> bool:
        """Whether found is what is predicted, and not by accident, as `others` and the changes have to say."""
        return self.equal(self.found, predicted) and self.says(self.changes, *others)

    @cached_property
    def changes(self) -> Array:
        """How far the values are from the expected ones, 0 where that is no news."""
        change = self.found - self.expected
        return np.where(np.abs(change) <= 2 * self.tolerance(self.expected), 0.0, change)

    @property
    def every(self) -> str:
        return "Every value" if self.found.size > 1 else "The value"


def _sample(values: Array) -> Array:
    """Some of the values, at which to look first."""
    return values.flat[:: max(values.size // 8, 1)]


def _same(a: Array, b: Array) -> Array:
    return np.asarray((a == b) | (np.isnan(a) & np.isnan(b)))


# -- facts about the shape -----------------------------------------------------------------------------------------


def _shape(pair: _Pair) -> Iterator[str]:
    found, expected = pair.found, pair.expected
    if found.size != expected.size:
        return
    flat = pair.equal(found.ravel(), expected.ravel())
    if flat and np.squeeze(found).shape == np.squeeze(expected).shape:
        if found.ndim != expected.ndim:
            yield ("The values are right, but the shape has an axis of length 1 too many." if found.ndim > expected.ndim
                   else "The values are right, but an axis of length 1 is missing in the shape.")
        elif found.ndim == 2:
            yield "The result is the expected one transposed."
    elif not pair.says(expected - expected.flat[0]):
        return
    elif found.ndim == 2 and found.shape == expected.shape[::-1] and pair.equal(found.T, expected):
        yield "The result is the expected one transposed."
    elif flat:
        yield "The values are right and in the right order, but in another shape."
    elif found.ndim == expected.ndim == 3:
        for axes in itertools.permutations(range(3)):
            if pair.equal(found.transpose(axes), expected):
                yield "The result is the expected one with its axes in another order."


def _diagonal(pair: _Pair) -> Iterator[str]:
    found, expected = pair.found, pair.expected
    if found.shape == (expected.size, expected.size) and pair.equal(np.diagonal(found), expected.ravel()) \
            and pair.says(expected):
        yield "The expected values stand on the diagonal of the result."


def _summed(pair: _Pair) -> Iterator[str]:
    for one, other in ((pair.found, pair.expected), (pair.expected, pair.found)):
        for axis in (None, *range(other.ndim)) if one.ndim <= other.ndim <= 3 else ():
            length = other.size if axis is None else other.shape[axis]
            rest = () if axis is None else other.shape[:axis] + other.shape[axis + 1:]
            if length < 2 or np.squeeze(one).shape != tuple(n for n in rest if n > 1):
                continue
            sums = np.sum(other, axis).ravel()
            for name, values in (("sum", sums), ("mean", sums / length)):
                if pair.equal(one.ravel(), values) and pair.says(one):
                    over = "" if axis is None else f" over axis {axis}"
                    yield (f"The result is the {name} of {'all ' * (axis is None)}the expected values{over}."
                           if one is pair.found else
                           f"The {name} of {'all values of ' * (axis is None)}the result{over} is what is expected.")


def _one_more(pair: _Pair) -> Iterator[str]:
    found, expected = pair.found, pair.expected
    if not found.ndim or found.ndim != expected.ndim or found.shape[1:] != expected.shape[1:]:
        return
    what = "row" if found.ndim > 1 else "value"
    if len(found) == len(expected) - 1 and pair.says(found - found.flat[0]):
        for name, rest in (("first", expected[1:]), ("last", expected[:-1])):
            if pair.equal(found, rest):
                yield f"All is right, but the {name} {what} is missing."
    elif len(found) == len(expected) + 1 and pair.says(expected - expected.flat[0]):
        for name, rest in (("first", found[1:]), ("last", found[:-1])):
            if pair.equal(rest, expected):
                yield f"All is right, but for one {what} too many: the {name} one."


# -- facts about all values ----------------------------------------------------------------------------------------


def _order(pair: _Pair) -> Iterator[str]:
    found, expected = pair.found, pair.expected
    if pair.equal(found, -expected):      # of a pair such as (p, -p) the other order is the other sign
        return
    if expected.ndim == 2 and pair.is_(expected.T):
        yield "The result is the expected one transposed."
    if expected.ndim == 1 and pair.is_(expected[::-1]):
        yield "The values are right, but in reverse order."
    if expected.ndim == 2 and pair.is_(expected[::-1]):
        yield "The values are right, but the rows are in reverse order."
    if expected.ndim == 2 and pair.is_(expected[:, ::-1]):
        yield "The values are right, but the columns are in reverse order."
    if expected.ndim == 1 and found.size > 3 and pair.says(expected[1:] - expected[:-1]):
        for name, a, b, where in (("first", found[1:], expected[:-1], "before"),
                                  ("last", found[:-1], expected[1:], "later")):
            # Each to its own size: far out all values are next to 0.
            if pair.equal(a, b) and (np.abs(a - b) <= COARSEST * np.abs(b)).all():
                yield f"Every value but the {name} is the one expected one place {where}."
    if found.size > 2 and abs(found.sum() - expected.sum()) <= pair.tolerance(expected).sum():
        a, b = np.sort(found, axis=None), np.sort(expected, axis=None)
        orders = min(found.size, MOST_COUNTED) * math.log2(found.size)
        if pair.equal(a, b) and pair.says(b - b[0], given_away=orders) and pair.says(pair.changes):
            yield f"The values are right, but {'sorted' if pair.equal(found.ravel(), a) else 'in another order'}."


def _unchanged(pair: _Pair, given: list[Given]) -> Iterator[str]:
    found = np.atleast_1d(pair.found)
    for g in given:
        if g.values.shape == found.shape and _same(found, g.values).all() and (
                pair.says(found) or pair.says(found - found.min())):
            yield f"The result is {g.name}, unchanged."


FUNCTIONS: tuple[tuple[str, Callable[[Array], Array]], ...] = (
    ("has the wrong sign", np.negative), ("is 1 minus the expected one", lambda x: 1 - x),
    ("is the square of the expected one", np.square), ("is the square root of the expected one", np.sqrt),
    ("is the natural logarithm of the expected one", np.log), ("is e to the power of the expected one", np.exp),
    ("is 1 divided by the expected one", np.reciprocal))


def _function(pair: _Pair) -> Iterator[str]:
    found, expected = pair.found, pair.expected
    for text, function in FUNCTIONS:
        if pair.equal(_sample(found), function(_sample(expected))) and pair.is_(function(expected), found, expected):
            yield f"{pair.every} {text}."
    sizes = np.abs(expected)
    if pair.equal(np.abs(found), sizes) and pair.says(pair.changes):
        yield "The values are right but for the sign of some."


def _numbers_of(given: list[Given]) -> Iterator[tuple[float, str]]:
    """Numbers by which a mistake multiplies or shifts, and what they are."""
    for g in given:
        if g.values.size == 1:
            number = float(g.values.flat[0])
            yield number, g.name
            if 0 < number < 1:
                yield 1 - number, f"1 minus {g.name}"
        elif g.values.ndim == 1:
            yield len(g.values), f"the number of values in {g.name}"
        else:
            yield g.values.shape[0], f"the number of rows of {g.name}"
    for g in given:
        if g.values.ndim > 1:
            yield g.values.shape[-1], f"the number of columns of {g.name}"
            yield g.values.size, f"the number of values in {g.name}"


def _factor(pair: _Pair, given: list[Given]) -> Iterator[str]:
    found, expected = pair.found, pair.expected
    largest = np.argmax(np.where(np.isfinite(expected * found), np.abs(expected), -1.0))
    at = np.unravel_index(int(largest), found.shape)
    factor = float(found[at] / expected[at])
    inexact = 2 * float(pair.tolerance(expected)[at] / abs(expected[at]))
    if not (math.isfinite(factor) and factor and abs(factor - 1) > 100 * inexact) or f"{factor:.6g}" == "1":
        return
    names: dict[float, str] = {}
    for number, name in _numbers_of(given):
        if math.isfinite(number) and number not in (0, 1, -1, 2, 0.5):
            names.setdefault(number, name)
    numbers = [2.0, *names, *range(3, 13)]
    near = [(n, n) for n in numbers] + [(1 / n, n) for n in numbers]
    exact, number = min(near, key=lambda one: abs(one[0] - factor))
    known = abs(exact - factor) <= inexact * abs(factor)
    factor = exact if known else factor
    if not pair.equal(found / factor, expected):
        return
    if known and pair.says(pair.changes, expected, found, given_away=math.log2(len(near))):
        shown = f"{number:.6g}"
        text = {number: f"{shown} times the", 2.0: "twice the", 0.5: "half the"}.get(factor, "the")
        divided = f" divided by {shown}" if text == "the" else ""
        yield f"{pair.every} is {text} expected one{divided}{_also(number, names)}."
    elif pair.says(pair.changes, expected, found, free=1) and np.count_nonzero(expected) > 2:
        yield f"{pair.every} is {factor:.6g} times the expected one."


def _also(number: float, names: dict[float, str]) -> str:
    return f"; {number:.6g} is also {names[number]}" if number in names else ""


def _offset(pair: _Pair, given: list[Given]) -> Iterator[str]:
    found, expected = pair.found, pair.expected
    gaps = (found - expected)[np.isfinite(found - expected)]
    offset = float(gaps.mean()) if gaps.size else 0.0
    inexact = float(pair.tolerance(expected).max())
    if not abs(offset) > 100 * inexact:
        return
    names = {abs(n): name for n, name in _numbers_of([g for g in given if g.values.size == 1]) if n}
    exact = min((1.0, *names), key=lambda number: abs(number - abs(offset)))
    known = abs(exact - abs(offset)) <= 2 * inexact
    offset = math.copysign(exact, offset) if known else offset
    if not pair.equal(found - offset, expected):
        return
    text = f"{pair.every} is {abs(offset):.6g} {'more' if offset > 0 else 'less'} than the expected one"
    if known and pair.says(expected, found, given_away=1 + math.log2(1 + len(names))):
        yield f"{text}{_also(exact, names)}."
    elif found.size > 2 and pair.says(expected - expected.flat[0]):
        yield f"{text}."


def _combined(pair: _Pair, given: list[Given]) -> Iterator[str]:
    found, expected = pair.found, pair.expected
    for g in given:
        if g.values.size < 2 or g.values.ndim > expected.ndim or any(
                n not in (1, m) for n, m in zip(g.values.shape[::-1], expected.shape[::-1], strict=False)):
            continue
        other = np.broadcast_to(g.values, expected.shape)
        for word, together in (("plus", np.add), ("minus", np.subtract), ("times", np.multiply)):
            if pair.equal(_sample(found), together(_sample(expected), _sample(other))) and pair.is_(
                    together(expected, other), expected, found):
                yield f"The result is the expected one {word} {g.name}."
        if pair.equal(found * other, expected) and pair.says(np.where(expected == 0, 0, pair.changes), expected, found):
            yield f"The result times {g.name} is what is expected."


def _cumulated(pair: _Pair) -> Iterator[str]:
    found, expected = pair.found, pair.expected
    for axis in range(expected.ndim) if expected.ndim < 3 else ():
        if expected.shape[axis] > 2 and pair.equal(found.take(0, axis), expected.take(0, axis)):
            along = f" along axis {axis}" * (expected.ndim > 1)
            if pair.is_(np.cumsum(expected, axis), expected):
                yield f"Every value is the sum of the expected ones up to its place{along}."
            if pair.equal(np.cumsum(found, axis), expected) and pair.says(pair.changes, expected):
                yield f"The running sums of the result{along} are what is expected."


def _digits(pair: _Pair, single: bool) -> Iterator[str]:
    found, expected = pair.found, pair.expected
    gaps = np.abs(found - expected)
    # What is left of a difference of nearly equal numbers has few binary digits, and float32 holds it, too.
    full = pair.wrong & ~_whole_ones(np.frexp(found)[0] * 2.0**12)
    if ((gaps <= 1e-6 * np.abs(expected) + 1e-7 * pair.scale).all()
            and (single or (found.astype(np.float32) == found).all())
            and bits(found[full], FINEST * np.abs(found[full])).sum() >= ENOUGH):
        yield "The values are right to about 6 digits, as many as float32 holds: compute in float64."
    spread = float(np.ptp(expected)) if found.size > 1 else float(pair.scale)
    for digits in range(9):
        if _whole(_sample(found) * 10.0**digits) and _whole(found * 10.0**digits):
            off = min(np.unique(expected[pair.wrong]).size, MOST_COUNTED)
            # What rounding takes off is another number each time; what a forgotten summand takes off is not.
            gone = np.unique(np.round((found - expected)[pair.wrong], digits + 6)).size
            if off * math.log2(1 + spread * 10.0**digits) >= ENOUGH and 2 * gone > off:
                to = f"to {digits} digit{'s' if digits > 1 else ''} after the point" if digits else "to a whole number"
                if (gaps <= 0.5000001 * 10.0**-digits).all():
                    yield f"{pair.every} is the expected one rounded {to}."
                elif digits == 0 and found.any() and (found == np.trunc(expected)).all():
                    yield f"{pair.every} is the expected one cut to a whole number."
            return


def _whole(values: Array) -> bool:
    return bool(_whole_ones(values).all())


def _whole_ones(values: Array) -> Array:
    return np.asarray(np.abs(values - np.rint(values)) <= 1e-12 * np.abs(values))


# -- facts about some values ---------------------------------------------------------------------------------------


def _where(pair: _Pair, given: list[Given]) -> Iterator[str]:
    wrong = pair.wrong
    if wrong.all() or wrong.size < 4 or not pair.equal(pair.found[~wrong], pair.expected[~wrong]):
        return
    wrong_ones = int(wrong.sum())
    choices = math.log2(math.comb(wrong.size, wrong_ones)) if wrong.size < 1000 else ENOUGH
    right_say = pair.says(pair.expected[~wrong])
    if not pair.expected[~wrong].any():     # 0 is right for many reasons
        return
    for g in given:
        x = g.values
        labels = np.all((x >= 0) & (x == np.rint(x)))     # of which 0 is one like the others
        if x.shape != wrong.shape or labels:
            continue
        for name, there, needed in (("is NaN", np.isnan(x), 2), ("is 0", x == 0, 5), ("is negative", x < 0, 3),
                                    ("is positive", x > 0, 3)):
            rare = name == "is 0" and wrong_ones * 3 <= wrong.size
            if (wrong == there).all() and (rare or choices >= (needed if right_say else 2 * needed)):
                yield f"Only the values at which {g.name} {name} are wrong."


def _place(pair: _Pair) -> Iterator[str]:
    wrong = pair.wrong
    if not 0 < wrong.ndim < 3 or wrong.all() or not pair.equal(pair.found[~wrong], pair.expected[~wrong]):
        return
    for axis, what in enumerate(("value",) if wrong.ndim == 1 else ("row", "column")):
        values = np.moveaxis(pair.expected, axis, 0)
        each = np.moveaxis(wrong, axis, 0).reshape(len(values), -1)
        some, whole, count = np.any(each, axis=1), np.all(each, axis=1), len(values)
        if (some != whole).any() or not pair.says(values[~some]):
            continue
        for word, lines, least in (("wrong", some, 3), ("right", ~some, 4)):
            at = int(np.argmax(lines))
            name = {0: f"the first {what}", count - 1: f"the last {what}"}.get(at, f"{what} [{at}]" * (wrong.ndim > 1))
            if lines.sum() == 1 and count >= (least if wrong.ndim > 1 else 5) and name:
                yield f"Only {name} is {word}."
