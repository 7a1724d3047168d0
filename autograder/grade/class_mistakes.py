"""Counts the known mistakes of a class from the journal: what to talk about in the next lesson. Grades nothing."""

from __future__ import annotations

import csv
import io
import json
from collections import defaultdict
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from autograder.check.score_sheet import NOT_ATTEMPTED, NOT_YET, Report
from autograder.grade.journal import GradingError, Journal
from autograder.grade.naming import exercise_of

UNKNOWN = "no known mistake"     # what else is in answers that are not right yet


@dataclass(frozen=True)
class Mistake:
    """How many students of a class made one mistake. `says` is the sentence that they are told."""

    exercise: str
    says: str
    students: int        # whose answers it explains whole
    perhaps: int         # of whose answers it explains a part: one of several


@dataclass(frozen=True)
class Exercise:
    """How a class did an exercise: numbers of students, and its mistakes, the most frequent first."""

    name: str
    graded: int
    not_yet_right: int
    not_attempted: int
    mistakes: tuple[Mistake, ...]


def count(folder: Path, unit: str) -> list[Exercise]:
    """The exercises of `unit` as the class in the course's `folder` did them, in the notebook's order.

    Raises GradingError where nothing has been graded.
    """
    reports: dict[str, list[Report]] = defaultdict(list)
    for entry in Journal(folder, unit).entries():
        for exercise in map(exercise_of, entry.grades or ()):      # in the notebook's order
            if exercise in entry.reports:
                reports[exercise].append(Report.from_dict(entry.reports[exercise]))
    if not reports:
        raise GradingError(f"{folder} has no results of {unit}. Run: autograder grade {unit}")
    return [_exercise(name, found) for name, found in reports.items()]


def _exercise(name, reports):
    wrong = [r for r in reports if r.outcome == NOT_YET]
    likely, perhaps = defaultdict(int), defaultdict(int)
    for report in wrong:
        sure = {one.says for one in report.mistakes if one.likely}
        for says in sure or {UNKNOWN}:
            likely[says] += 1
        for says in {one.says for one in report.mistakes} - sure:
            perhaps[says] += 1
    mistakes = [Mistake(name, says, likely[says], perhaps[says]) for says in {**likely, **perhaps}]
    mistakes.sort(key=lambda one: (one.says == UNKNOWN, -one.students, -one.perhaps, one.says))
    return Exercise(name, len(reports), len(wrong), sum(r.outcome == NOT_ATTEMPTED for r in reports), tuple(mistakes))


def as_csv(exercises: list[Exercise]) -> str:
    """A row for each mistake."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, [f.name for f in fields(Mistake)])
    writer.writeheader()
    writer.writerows(asdict(mistake) for exercise in exercises for mistake in exercise.mistakes)
    return text.getvalue()


def as_json(exercises: list[Exercise]) -> str:
    return json.dumps([asdict(exercise) for exercise in exercises], indent=1) + "\n"
