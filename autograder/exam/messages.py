"""What an examiner is asked and answers, and the form of all that travels: dictionaries on the wire and in files, and
dataclasses everywhere else."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import Any, Self


class Serializable:
    """A dataclass that is a dictionary at the edges. What is None there is left away."""

    def to_dict(self) -> dict[str, Any]:
        values = {f.name: getattr(self, f.name) for f in fields(self)}      # type: ignore[arg-type]
        return {name: value for name, value in values.items() if value is not None}

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Self:
        """What another version has written beside is left away."""
        names = {f.name for f in fields(cls)}      # type: ignore[arg-type]
        return cls(**{name: value for name, value in data.items() if name in names and value is not None})


@dataclass(frozen=True)
class ExamTask(Serializable):
    """The code cells of one submission, to be run and asked."""

    steps: list[list[Any]]           # [source, check or "", points, name of the cell]: see `examiner.Step`
    seed: int                        # of hidden inputs
    sandboxed: bool
    files: str | None = None         # the folder of what the unit ships beside its notebook
    course: str | None = None        # the course's folder
    beside: dict[str, bytes] = field(default_factory=dict)      # the student's own files: {path: content}
    reference: list[list[str]] = field(default_factory=list)    # the solution: see `reference.Reference`


@dataclass(frozen=True)
class ExamResult(Serializable):
    """What became of the steps of an ExamTask. Cells are told by their index in it, checks by their exercise."""

    ran: dict[int, dict[str, Any]] = field(default_factory=dict)        # {cell: its seconds, error and outputs}
    reports: dict[str, dict[str, Any]] = field(default_factory=dict)    # {check: score_sheet.Report as a dictionary}
    failures: dict[str, str] = field(default_factory=dict)      # {check: why there is no report, by its own fault}
    waiting: dict[str, str] = field(default_factory=dict)       # {check: why a person has to grade it}
    findings: dict[str, list[int]] = field(default_factory=dict)        # {what happened: the cells to which it did}
    candidates: int = 0              # how many were needed
    refused: str | None = None       # why this machine gives no sandbox
