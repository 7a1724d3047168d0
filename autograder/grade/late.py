"""How late a submission is and what that costs, by what nbgrader's gradebook has. How a penalty is found only nbgrader
knows: see `gradebook`.
"""

from __future__ import annotations

import datetime
import re
import zoneinfo
from dataclasses import dataclass

# What may follow a time of day. A number is what is added to UTC, as ISO 8601 has it.
_WITH_ZONE = re.compile(r"(?P<local>.*?\d:\d\d(?::\d\d(?:[.,]\d+)?)?(?: ?[AP]\.?M\b\.?)?|\d{8}T\d{4,6}) ?"
                        r"(?P<zone>|[+-]\d\d(?::?[0-5]\d){0,2}|[A-Z][\w/+-]*)", re.IGNORECASE)
_FIRST_YEAR, _AHEAD = 2000, datetime.timedelta(days=366)


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


def handed_in_at(text: str) -> tuple[datetime.datetime | None, str]:
    """(when in UTC, '') of what nbgrader's timestamp.txt says, or (None, why) where it cannot be read surely.

    nbgrader's own reading takes `+0530` for 530 seconds, and leaves away a zone that it does not know. Without a zone
    it is UTC, as nbgrader documents.
    """
    text = " ".join(text.split())
    if not text:
        return None, "is empty"
    try:
        moment = _read(text)
    except _Unsure as why:
        return None, f"{why}: {text[:40]!r}"
    except Exception:      # dateutil raises whatever comes
        return None, f"holds no time: {text[:40]!r}"
    now = datetime.datetime.now(datetime.UTC).replace(tzinfo=None)
    if not (moment.year >= _FIRST_YEAR and moment <= now + _AHEAD):
        return None, f"holds a time at which nobody can have handed in: {text[:40]!r}"
    return moment, ""


class _Unsure(Exception):
    """Why a text may mean more than one time."""


def _read(text):
    parts = _WITH_ZONE.fullmatch(text)
    local = _local(parts["local"] if parts else text)
    return _utc(local, parts["zone"] if parts else "")


def _local(text):
    try:
        moment = datetime.datetime.fromisoformat(text)
        if moment.tzinfo:
            raise _Unsure("holds a time zone that is not known")
        return moment
    except ValueError:
        from dateutil import parser

    # What the text leaves open, parts of the date or their order, differs here. A year comes first in ISO's order only.
    orders = (False,) if re.match(r"\d{4}-", text) else (False, True)
    readings = {parser.parse(text, default=datetime.datetime(*other), dayfirst=first, ignoretz=True)
                for other in ((2001, 1, 1, 1, 1), (2004, 2, 2, 2, 2)) for first in orders}
    if len(readings) > 1:
        raise _Unsure("does not say surely which day and time it is")
    parser.parse(text, tzinfos=_refuse)
    return readings.pop()


def _refuse(name, offset):
    if name or offset is not None:
        raise _Unsure("holds a time zone that is not known")


def _utc(local, zone):
    if zone.upper() in ("", "Z", "UTC", "GMT"):
        return local
    if zone[0] in "+-":
        hours, minutes, seconds = (int(digits or 0) for digits in re.fullmatch(
            r"[+-](\d\d):?(\d\d)?:?(\d\d)?", zone).groups())
        offset = datetime.timedelta(hours=hours, minutes=minutes, seconds=seconds)
        if offset >= datetime.timedelta(days=1):
            raise _Unsure("holds a time zone that is not known")
        return local + offset if zone[0] == "-" else local - offset
    try:
        moment = local.replace(tzinfo=zoneinfo.ZoneInfo(zone))
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        raise _Unsure("holds a time zone that is not known") from None
    if "/" not in zone and zone.isalpha() and zone.isupper() and moment.tzname() != zone:
        raise _Unsure("holds a time zone that has another name at that time")      # such as CET in summer
    return moment.astimezone(datetime.UTC).replace(tzinfo=None)


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
