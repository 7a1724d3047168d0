"""How late a submission is and what that costs, by what nbgrader's gradebook has. How a penalty is found only nbgrader
knows: see `gradebook`.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass


@dataclass(frozen=True)
class Late:
    """A submission that came late, or that has a penalty. `score` is that of its notebook without the penalty."""

    seconds: float
    score: float
    penalty: float = 0.0

    @property
    def reason(self) -> str:
        """Such as `late by 2 d 3 h: −4.7 (20 percent)`; empty where it costs nothing."""
        if self.penalty <= 0:
            return ""
        share = f" ({100 * self.penalty / self.score:.3g} percent)" if self.score > 0 else ""
        return f"{f'late by {duration(self.seconds)}' if self.seconds else 'late penalty'}: " \
               f"−{round(self.penalty, 2):g}{share}"

    def as_list(self) -> list[float]:
        return [self.seconds, round(self.score, 6), round(self.penalty, 6)]


def net(score: float, late: Late | None) -> float:
    """A sum with its penalty taken off; never below 0, as nbgrader exports it."""
    return max(0.0, score - (late.penalty if late else 0.0))


def duration(seconds: float) -> str:
    """Such as `2 d 3 h`, `14 min`: the two largest parts."""
    parts, left = [], int(seconds)
    for size, unit in ((86400, "d"), (3600, "h"), (60, "min"), (1, "s")):
        many, left = divmod(left, size)
        parts.append((many, unit))
    first = next((i for i, (many, _) in enumerate(parts) if many), 3)
    return " ".join(f"{many} {unit}" for many, unit in parts[first : first + 2] if many) or "less than 1 s"


def seconds_late(timestamp, duedate, extension) -> float:
    """By the gradebook's columns, as SQLite or another data base gives them; 0 where nothing is due. nbgrader's own
    property fails where there is an extension and no due date."""
    timestamp, duedate = _moment(timestamp), _moment(duedate)
    if timestamp is None or duedate is None:
        return 0.0
    if isinstance(extension, str):      # SQLite has no intervals: SQLAlchemy keeps them as moments
        extension = _moment(extension) - datetime.datetime(1970, 1, 1)
    return max(0.0, (timestamp - duedate - (extension or datetime.timedelta())).total_seconds())


def _moment(value):
    return datetime.datetime.fromisoformat(value) if isinstance(value, str) else value
