"""What a unit's parts are called: 02_perceptron has perceptron.ipynb, and its exercise `step` the cell `check_step`."""

from __future__ import annotations

_CHECK = "check_"


def topic_of(unit: str) -> str:
    """A unit's name without its number."""
    return unit.split("_", 1)[1]


def notebook_of(unit: str) -> str:
    """The name of a unit's notebook file."""
    return f"{topic_of(unit)}.ipynb"


def check_of(exercise: str) -> str:
    """The name of the cell that checks an exercise."""
    return _CHECK + exercise


def is_check(cell: str) -> bool:
    return cell.startswith(_CHECK)


def exercise_of(cell: str) -> str:
    """The exercise that a check cell is of; any other cell's own name."""
    return cell.removeprefix(_CHECK)
