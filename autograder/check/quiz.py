"""Questions with one right answer. A release holds only a digest of it, so reading the check does not answer it."""

from __future__ import annotations

import contextlib
import hashlib
import re
from collections.abc import Iterator
from fractions import Fraction
from typing import Any

import numpy as np

from autograder.check import score_sheet, session
from autograder.check.known_mistakes import UNTOLD
from autograder.check.plain_values import Handle, described
from autograder.check.words import Result, _attempted, _blank, look

DIGEST = "sha256:"
LETTERS = "abcdefgh"
SHORT = 40      # characters: a longer text is read as it is


def digest(question: object, answer: object) -> str:
    """What stands for `answer` in a built notebook."""
    return DIGEST + hashlib.sha256(f"autograder {question} {normal(answer)}".encode()).hexdigest()


def normal(answer: object) -> str:
    """An answer without what does not matter: case, spaces, 3 or 3.0, the order of a set."""
    if isinstance(answer, (set, list, tuple)):
        return "{" + ",".join(sorted(normal(a) for a in answer)) + "}"
    if isinstance(answer, (bool, np.bool_)):
        return str(bool(answer)).lower()
    if isinstance(answer, (int, float)):
        if isinstance(answer, float) and not answer.is_integer():
            return f"{answer:.6g}"
        whole = int(answer)   # exactly; in hexadecimal where Python refuses to write it out
        return str(whole) if whole.bit_length() < 10_000 else hex(whole)
    return " ".join(str(answer).split()).lower() if isinstance(answer, str) else ""


def _is(question: object, given: object, wanted: str) -> bool:
    try:
        return any(digest(question, reading) == wanted for reading in _readings(given))
    except MemoryError:     # so long is no answer
        return False


def _readings(given: object) -> Iterator[object]:
    """What an answer may mean: itself, the letter in "b)", the letters in "a, c", the number in "1/4" ."""
    yield given
    if isinstance(given, str) and len(given) <= SHORT:
        letters = re.findall(r"\b[A-Za-z]\b", given)
        if re.fullmatch(r"\W*[A-Za-z]((?:\W+(?:and\W+)?)[A-Za-z])*\W*", given):
            yield letters[0] if len(letters) == 1 else letters
        with contextlib.suppress(ValueError, ZeroDivisionError, OverflowError):
            yield float(Fraction(given.strip()))


def _as_lists(given: object) -> Iterator[object]:
    """What was to be a list, where it is written as one thing: 5, "abd"."""
    if isinstance(given, (int, float, str)):
        yield [given]
    if isinstance(given, str) and given.isalpha() and len(given) <= len(LETTERS):
        yield [*given]


def _is_letter(answer: object) -> bool:
    return isinstance(answer, str) and len(re.sub(r"\W", "", answer)) == 1 and answer.strip(" .:)(").isalpha()


def _how_to_write(question: object, given: object, wanted: str) -> str:
    """How to write an answer that is not right as it is written; "" where that is not what is wrong with it."""
    # The content of an option in the place of its letter may be the right one: nothing is told about it.
    if not _is_letter(given) and any(_is(question, letter, wanted) for letter in LETTERS):
        return 'Give the letter of your answer in quotation marks, such as "a".'
    if any(_is(question, a, wanted) for a in _as_lists(given)):
        return 'Give the answer as a list, such as [2, 5] or ["a", "b"], even if it is one thing alone.'
    if type(given) is Handle:
        return f"This is {described(given)}: write a number such as 0.25, or a text."
    return ""


def ask(answers: object, right: dict[Any, object], because: dict[Any, str] | None = None,
        weight: float = 1.0) -> Result:
    """One line for each question of `right`; `because` holds a hint for whoever answers it wrongly."""
    result = look(answers, "quiz")
    for question, wanted in right.items():
        part = result[question] if not result.outcome.problem else result
        problem = part.outcome.problem
        given = part.value
        blank = problem is None and (given is None or _blank(given))
        wanted = wanted if isinstance(wanted, str) and wanted.startswith(DIGEST) else digest(question, wanted)
        ok = problem is None and not blank and _is(question, given, wanted)
        form = "" if problem or blank or ok else _how_to_write(question, given, wanted)
        text = problem.text if problem else "No answer yet." if blank else form or "This is not the answer."
        if problem and type(result.value) is dict:
            text = f"There is no {question!r} in the dictionary."
        session.current().sheet.add(score_sheet.Line(
            f"question {question}", ok, "" if ok else text, weight=weight,
            hint="" if ok or blank or form else (because or {}).get(question, ""),
            attempted=False if blank else _attempted(problem)), came=UNTOLD if blank or problem else
            ["quiz", normal(given)])
    return result
