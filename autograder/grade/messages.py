"""What travels while a class is graded: a task to an examiner, its answer, and the journal's entry of a result.

They are dictionaries on the wire and in the journal's files, and these classes everywhere else.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from autograder.exam.messages import Serializable


@dataclass(frozen=True)
class Task(Serializable):
    """One submission to be examined. Its bytes may be anything."""

    source: str                      # the unit's notebooks as JSON
    release: str
    submitted: bytes                 # the student's
    file: str                        # its name
    unit: str
    student: str
    seed: int                        # of hidden inputs
    sandboxed: bool
    findings: list[str] = field(default_factory=list)           # about the file, before it was examined
    files: str | None = None         # the folder of what the unit ships beside its notebook
    course: str | None = None        # the course's folder
    beside: dict[str, bytes] = field(default_factory=dict)      # the student's own files: {path: content}
    previous: dict[str, list] = field(default_factory=dict)     # what people gave: see `gradebook_queries.people`


@dataclass(frozen=True)
class Examined(Serializable):
    """An examiner's answer. `grades` is None where nobody can tell what to grade, or examining has failed."""

    findings: list[str] = field(default_factory=list)
    grades: dict[str, float | None] | None = None               # {graded cell: automatic score, or None}
    comments: dict[str, str | None] = field(default_factory=dict)
    failures: dict[str, str] = field(default_factory=dict)      # where grading itself failed
    reports: dict[str, dict] = field(default_factory=dict)      # {exercise: score_sheet.Report as a dictionary}
    waiting: dict[str, str] = field(default_factory=dict)       # {exercise: why a person has to look}
    texts: dict[str, str] = field(default_factory=dict)         # see `task.texts`
    missing: list[str] = field(default_factory=list)            # modules that were not found
    autograded: str | None = None    # the text of the notebook
    feedback: str | None = None      # the text of the page
    refused: str | None = None       # why this machine gives no sandbox


@dataclass(frozen=True)
class Entry(Serializable):
    """What the journal keeps of one student's submission."""

    key: str                         # what the result depends on: see `journal.key_of`
    content: str = ""                # numbers for all that was handed in, for its cells, and for the unit
    cells: str = ""
    unit: str = ""
    file_findings: list[str] = field(default_factory=list)      # about the file, before it was examined
    installed: str = ""              # see `journal.installed`
    recorded: bool = False           # files and gradebook have it
    findings: list[str] = field(default_factory=list)           # from here to `missing` as in Examined
    grades: dict[str, float | None] | None = None
    comments: dict[str, str | None] = field(default_factory=dict)
    failures: dict[str, str] = field(default_factory=dict)
    reports: dict[str, dict] = field(default_factory=dict)
    waiting: dict[str, str] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)
    people: dict[str, list] = field(default_factory=dict)       # what people had given: see `gradebook_queries.people`
    earlier: dict[str, str] = field(default_factory=dict)       # {cell that a person has to look at again: its text}
    examined: float = 0.0            # when, in seconds since 1970
    timestamp: str | None = None     # of the submission that the gradebook has
    late: list | None = None         # Late.as_list() and a number for nbgrader's settings
    autograded: str | None = None    # numbers for the notebook and the page
    feedback: str | None = None
    files: dict[str, str] | None = None      # the texts of both, until they are written

    @property
    def is_graded(self) -> bool:
        return self.grades is not None
