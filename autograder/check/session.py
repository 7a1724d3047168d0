"""The session of this process: who runs student code, and the sheet that the running check cell writes on."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from contextvars import ContextVar
from dataclasses import dataclass, field

from autograder.check.calls import Candidate, Local
from autograder.check.score_sheet import Report, Sheet


@dataclass
class Session:
    """What check cells reach without naming it: one in a notebook, one for each part of a check in an examination."""

    candidate: Candidate = field(default_factory=Local)
    sheet: Sheet = field(default_factory=Sheet)
    last: Report | None = None      # of the check cell that ran last; None if it did not come to its score
    stops_at_failure: bool = False      # whether the first line that fails ends a check cell

    def start(self) -> Sheet:
        """Begin a new sheet; what an interrupted cell has left behind does not count for the next one."""
        self.sheet, self.last = Sheet(stops_at_failure=self.stops_at_failure), None
        return self.sheet

    def finish(self, points: float) -> Report:
        """Close the sheet that is running and keep its report as the last one."""
        try:
            self.last = self.sheet.report(points)
            return self.last
        finally:
            self.sheet = Sheet()


_notebook = Session()
_current: ContextVar[Session] = ContextVar("session", default=_notebook)      # the same in every thread


def current() -> Session:
    return _current.get()


@contextlib.contextmanager
def use(candidate: Candidate, sheet: Sheet | None = None) -> Iterator[Session]:
    """Let `candidate` answer all calls inside of the block, and check cells there write on `sheet`."""
    session = Session(candidate, sheet or Sheet())
    token = _current.set(session)
    try:
        yield session
    finally:
        _current.reset(token)
