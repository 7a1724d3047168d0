"""The lines of one check cell and what they add up to."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field, fields, replace
from typing import Any

import numpy as np

from autograder.check.known_mistakes import Profile, Recognised, Signature, keys, recognise, unpack

RIGHT, NOT_YET, NOT_ATTEMPTED = "right", "not yet right", "not attempted"
# How texts begin, or what they contain, that tell why a call gave no result; a report that has only such says it once.
THERE_IS_NO, FAILED_BEFORE = "There is no `", ", which failed. "
NOT_ASKED = "not asked"     # the kind of a line that tells nothing about the answer
MOST_HANGS = 3              # calls of a function that may hang or end Python; after them it is not called again
AFTER_A_HANG = 0.2          # of a call's seconds there are for each later one of the same function
SEED_VARIABLE = "AUTOGRADER_SEED"


@dataclass(frozen=True)
class Line:
    """One named check and how it went."""

    name: str
    ok: bool
    problem: str = ""        # what came and what was expected
    fact: str = ""           # how what came and what was expected hang together, where that is certain
    hint: str = ""
    kind: str = "value"      # 'form' is worth nothing by itself: a shape, what trivial answers pass too; or NOT_ASKED
    weight: float = 1.0
    hidden: bool = False
    printed: str = ""
    attempted: bool | None = True   # None where it cannot be told
    about: str = ""                 # the call, if the name begins with it

    @property
    def message(self) -> str:
        """All that the student reads when this line fails; hidden lines keep inputs and values back."""
        return " ".join(t for t in (self.problem, self.fact, self.hint) if t)


@dataclass(frozen=True)
class Report:
    """What a check cell found out about an exercise."""

    points: float
    earned: float
    outcome: str
    lines: tuple[Line, ...]
    notes: tuple[str, ...] = ()
    mistakes: tuple[Recognised, ...] = ()       # known ones that the answer seems to have made
    profile: Profile = field(default_factory=dict)      # for authors only: of visible lines; no part of the dictionary

    def as_dict(self) -> dict[str, Any]:
        data = asdict(replace(self, profile={}))
        del data["profile"]
        return data

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Report:
        """The report of which `data` is the dictionary, say as it was read back from JSON."""
        names = {f.name for f in fields(Line)}      # what an earlier version has kept may have had others
        lines = ({k: v for k, v in line.items() if k in names} for line in data["lines"])
        return cls(data["points"], data["earned"], data["outcome"], tuple(Line(**line) for line in lines),
                   tuple(data["notes"]), tuple(Recognised(**one) for one in data.get("mistakes", ())))


class Rejected(BaseException):
    """Raised by the first line that fails, where no more is asked than whether an answer is right."""


@dataclass
class Sheet:
    """Collects the lines of the check cell that is running."""

    lines: list[Line] = field(default_factory=list)
    came: list[Signature] = field(default_factory=list)   # what came on each line, None where it is right
    known: str = ""                                       # the exercise's known mistakes: see `known_mistakes.pack`
    notes: list[str] = field(default_factory=list)
    seconds: float = 5.0                                  # for each call
    hidden: bool = False                                  # whether what runs is a hidden part of the cell
    stops_at_failure: bool = False                        # whether a line that fails raises `Rejected`
    hangs: Counter[str] = field(default_factory=Counter)  # function -> its calls that did not end, or ended Python
    most_hangs: int = MOST_HANGS
    unsettled: list[str] = field(default_factory=list)    # names of earlier exercises that it uses, not right yet
    seed: int = field(default_factory=lambda: int(os.environ.get(SEED_VARIABLE, "0")))
    _rng: np.random.Generator | None = None

    @property
    def rng(self) -> np.random.Generator:
        """Draws the inputs of hidden checks; every check cell starts from the same seed, whatever ran before."""
        if self._rng is None:
            self._rng = np.random.default_rng([self.seed, 20])
        return self._rng

    def add(self, line: Line, hidden: bool = False, came: Signature = None) -> Line:
        """Add a line, `hidden` also where it is about what a hidden part has made; `came` is its signature."""
        if hidden or self.hidden:
            line = hide(line)
        self.lines.append(line)
        self.came.append(None if line.ok else came)
        if self.stops_at_failure and not line.ok:
            raise Rejected
        return line

    @property
    def has_worth(self) -> bool:
        """Whether a line has passed that is worth something by itself."""
        return any(line.ok and line.kind == "value" for line in self.lines)

    def report(self, points: float) -> Report:
        if not self.lines:
            raise ValueError("check.score: this cell has checked nothing")
        total = sum(line.weight for line in self.lines)
        right = sum(line.weight for line in self.lines if line.ok)
        # A shape that fits, an argument left alone, what `return 0` passes are no knowledge: alone they earn nothing.
        if all(line.ok for line in self.lines):
            outcome, earned = RIGHT, float(points)
        elif not right and {line.attempted for line in self.lines} in ({False}, {False, None}):
            outcome, earned = NOT_ATTEMPTED, 0.0
        else:
            outcome = NOT_YET
            earned = min(round(points * right / total, 2), points - 0.01) if self.has_worth else 0.0
        profile: Profile = {}
        mistakes: tuple[Recognised, ...] = ()
        if outcome == NOT_YET:
            visible = [(line, came) for line, came in zip(self.lines, self.came, strict=True) if not line.hidden]
            seen = [(key, line.ok, came) for key, (line, came) in zip(
                keys([line.name for line, _ in visible]), visible, strict=True) if line.kind != NOT_ASKED]
            profile = {key: came for key, ok, came in seen if not ok}
            mistakes = recognise(profile, {s[0] for s in seen}, unpack(self.known)) if self.known and profile else ()
        notes = [*self.notes, *([not_right_yet(self.unsettled)] if self.unsettled and outcome == NOT_YET else [])]
        return Report(float(points), max(earned, 0.0), outcome, tuple(self.lines), tuple(notes), mistakes, profile)


def not_right_yet(names: Sequence[str]) -> str:
    """The note on an exercise that uses these of earlier ones."""
    listed = " and ".join(f"`{name}`" for name in names)
    are, them = ("are", "them") if len(names) > 1 else ("is", "it")
    return f"{listed} above {are} not right yet, and this uses {them}."


def hide(line: Line) -> Line:
    """A line of a hidden check, with its name and hint only, and that it was not asked."""
    return replace(line, hidden=True, problem=line.problem if line.kind == NOT_ASKED else "", fact="", printed="")
