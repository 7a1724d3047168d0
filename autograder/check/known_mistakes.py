"""Recognises a known mistake by all that it does to a check, never by one line of it.

A wrong answer leaves its mark on every line of a check that it fails: the value that came, or the exception. These
*signatures*, line by line, are its profile. The profiles of an exercise's known wrong answers stand at the end of its
check cell, packed as text. An answer that fails is compared with all of them, on the lines that students see.

- A known mistake is *contradicted* by a line that it fails and the answer passes: it is never told.
- It is *supported* by a line that both fail with the same signature.
- Supported on every line that the answer fails, it is the likely mistake. Supported on some, and on more than differ,
  it may be one of several.
"""

from __future__ import annotations

import base64
import functools
import json
import math
import re
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from autograder.check.plain_values import Array, Handle, encodable

Signature = Any                      # JSON data: what came on a line that fails
Profile = Mapping[str, Signature]    # key of a line (see `keys`) -> what came; only lines that fail

UNTOLD = "?"          # the signature of what is no evidence for anything: an answer that is missing, or never ends
DIGITS = 7            # of a number in a profile
RTOL, ATOL = 1e-4, 1e-6     # numbers of two signatures are the same within RTOL, or ATOL of the largest beside them
FEW = 40              # numbers that stand in a signature as they are; more are told by a few sums of them
MOST_TOLD = 2         # of mistakes that only may be one of several
LONGEST = 1_500       # characters of a signature; of a longer one there is a digest, which has no tolerance
MOST_SUMMED = 10_000  # values of an array that are looked at


@dataclass(frozen=True)
class Known:
    """A mistake that learners make: its short name, the sentence that tells it, and what it does to the check."""

    name: str
    says: str
    profile: Profile


@dataclass(frozen=True)
class Recognised:
    """A known mistake that an answer seems to have made. `likely`: it explains all that fails."""

    name: str
    says: str
    likely: bool


def recognise(profile: Profile, seen: set[str], known: Sequence[Known]) -> tuple[Recognised, ...]:
    """The known mistakes behind an answer that fails the lines of `profile`, of all the lines `seen`."""
    likely: dict[str, Known] = {}
    possible: list[tuple[int, Known]] = []
    for one in known:
        claims = {key: came for key, came in one.profile.items() if key in seen}
        if not claims or any(key not in profile for key in claims):
            continue      # contradicted
        evidence = [key for key, came in claims.items() if came != UNTOLD and same(came, profile[key])]
        differ = sum(came != UNTOLD and key not in evidence for key, came in claims.items())
        # Where a mistake gives something else in every run, what came is no evidence.
        told = sum(came != UNTOLD and claims.get(key) != UNTOLD for key, came in profile.items())
        if evidence and not differ and len(evidence) == told and len(claims) == len(profile):
            likely.setdefault(one.says, one)
        elif len(evidence) > differ:
            possible.append((differ - len(evidence), one))
    if likely:
        return tuple(Recognised(one.name, one.says, len(likely) == 1) for one in likely.values())
    best = {one.says: one for _, one in sorted(possible, key=lambda pair: pair[0])}
    return tuple(Recognised(one.name, one.says, False) for one in list(best.values())[:MOST_TOLD])


def keys(names: Sequence[str]) -> list[str]:
    """A short key for each line of a check, from its name and how often that name came before."""
    out: list[str] = []
    before: dict[str, int] = {}
    for name in names:
        before[name] = before.get(name, -1) + 1
        out.append(f"{zlib.crc32(encodable(f'{before[name]} {name}').encode()) & 0xFFFFFF:x}")
    return out


# -- signatures ------------------------------------------------------------------------------------------------------


def of_problem(kind: str, error: str, message: str) -> Signature:
    """The signature of a call without a result; texts of exceptions are told apart by a digest."""
    if kind != "raised":
        return UNTOLD
    # What a library's exception in a function of the check is where student code has a process of its own.
    handed_back = re.match(r"([A-Z]\w*(?:Error|Exception)): ", message) if error == "ValueError" else None
    if handed_back:
        error, message = handed_back[1], message[handed_back.end():]
    return ["raised", error, zlib.crc32(encodable(_COUNTED.sub("", message)).encode())]


def of_value(question: str, value: Any) -> Signature:
    """The signature of plain data that is not as it must be; `question` is what is wrong with it."""
    fingerprint = _fingerprint(value, 4)
    text = json.dumps(fingerprint)
    return [question, fingerprint if len(text) <= LONGEST else zlib.crc32(text.encode())]


def _fingerprint(value: Any, depth: int) -> Any:
    kind = type(value)
    if value is None or kind is bool:
        return value
    if kind in (int, float):
        return _number(value)
    if kind is complex:
        return ["complex", [_number(value.real), _number(value.imag)]]
    if kind is np.ndarray:
        return _of_array(value)
    if kind is Handle:
        return f"<{value.kind}>"
    if kind in (list, tuple, dict) and depth:
        if kind is list and len(value) > FEW and all(type(v) in (int, float) for v in value):
            return _of_array(np.array([_number(v) for v in value], dtype=float))
        items = list(value.items() if kind is dict else value)[:FEW]
        return [kind.__name__, len(value), [_fingerprint(item, depth - 1) for item in items]]
    if kind not in (str, bytes):
        return kind.__name__
    text = encodable(repr(value[:FEW]))
    return _COUNTED.sub("", text) if len(value) <= FEW else f"{text} {len(value)}"


# Keras counts the layers that it names ("dense_7"), and texts tell addresses.
_COUNTED = re.compile(r"_\d+\b|\b0x[0-9a-f]+\b")


def _number(value: float) -> float:
    try:
        return float(f"{value:.{DIGITS}g}")
    except OverflowError:       # a whole number beyond every float
        return math.inf if value > 0 else -math.inf


def _of_array(value: Array) -> Any:
    flat = value.ravel()
    if value.dtype.kind not in "biuf":
        return ["array", list(value.shape), [_fingerprint(v, 0) for v in flat[:FEW].tolist()]]
    flat = flat[:: flat.size // MOST_SUMMED + 1]
    numbers = flat.astype(float)
    if numbers.size > FEW:      # the order counts, so each sum has weights of its own
        places = np.arange(numbers.size)
        with np.errstate(all="ignore"):
            sums = [float(numbers @ np.cos(k * places)) for k in range(4)]
        numbers = np.array([*numbers[: FEW // 4], *numbers[-FEW // 4 :], *sums])
    return ["array", list(value.shape), value.dtype.kind == "b", [_number(v) for v in numbers.tolist()]]


def same(a: Signature, b: Signature) -> bool:
    """Whether two signatures tell of the same thing: numbers within a tolerance, all else exactly."""
    if type(a) is list and type(b) is list:
        if len(a) != len(b):
            return False
        if a and all(type(v) is float for v in (*a, *b)):
            return _same_numbers(a, b)
        return all(map(same, a, b))
    if type(a) is float and type(b) is float:
        return _same_numbers([a], [b])
    return type(a) is type(b) and bool(a == b)


def _same_numbers(a: list[float], b: list[float]) -> bool:
    scale = max((abs(v) for v in b if math.isfinite(v)), default=0.0)
    return all(x == y or (x != x and y != y) or abs(x - y) <= RTOL * abs(y) + ATOL * scale
               for x, y in zip(a, b, strict=True))


# -- as text ---------------------------------------------------------------------------------------------------------


def pack(known: Sequence[Known]) -> str:
    """All of them as one text of ASCII letters, digits and signs, without quotation marks."""
    data = [[one.name, one.says, dict(one.profile)] for one in known]
    text = json.dumps(data, separators=(",", ":"), ensure_ascii=False)
    return base64.b85encode(zlib.compress(text.encode(), 9)).decode()


@functools.lru_cache(200)       # an examiner has the same checks for every submission
def unpack(text: str) -> tuple[Known, ...]:
    """What was packed; nothing where the text is damaged, as a student's copy of a check cell may be."""
    try:
        return tuple(Known(*fields) for fields in json.loads(zlib.decompress(base64.b85decode(text))))
    except (ValueError, TypeError, zlib.error):
        return ()
