"""What a lesson is: its cells, their kinds and marks, and what can be wrong with it. `reader` makes it of a text."""

from __future__ import annotations

import ast
from dataclasses import dataclass, field
from pathlib import Path

from autograder.grade.naming import topic_of

PROSE, CODE, GIVEN, EXERCISE, CHECK, WRITTEN = "prose", "code", "given", "exercise", "check", "written"
BEGIN_SOLUTION, END_SOLUTION = "### BEGIN SOLUTION", "### END SOLUTION"


@dataclass(frozen=True)
class Diagnostic:
    """One fault of a lesson: where it is, what it is, and how to fix it."""

    file: Path
    line: int
    what: str
    fix: str

    def __str__(self):
        return f"{self.file}:{self.line}: {self.what} {self.fix}"


class LessonError(Exception):
    """A lesson cannot be built; `problems` holds every fault found."""

    def __init__(self, problems):
        self.problems = problems
        super().__init__("\n".join(map(str, problems)))


@dataclass(frozen=True)
class Cell:
    """One cell of a lesson."""

    kind: str
    source: str
    line: int                    # of the cell's first line of source, counted from 1
    name: str = ""               # of the exercise, check or written answer
    points: float = 0.0
    tree: ast.Module | None = field(default=None, repr=False, compare=False)    # of code that is Python
    is_drawing: bool = False     # code that only draws, folded away in the notebook

    @property
    def is_code(self) -> bool:
        return self.kind not in (PROSE, WRITTEN)


@dataclass(frozen=True)
class Lesson:
    """A unit's lesson as its author wrote it."""

    unit: str                    # '02_perceptron'
    path: Path
    header: dict
    cells: tuple[Cell, ...]

    @property
    def topic(self) -> str:
        """The notebook's name: the unit without its number."""
        return topic_of(self.unit)

    def of_kind(self, *kinds) -> list[Cell]:
        return [c for c in self.cells if c.kind in kinds]

    @property
    def exercises(self) -> list[str]:
        return [c.name for c in self.of_kind(EXERCISE)]

    @property
    def points(self) -> float:
        return sum(c.points for c in self.cells)

    def before(self, exercise: str) -> list[str]:
        """The cells that an exercise may rely on: what is given, and the solutions of the exercises above it."""
        out: list[str] = []
        for cell in self.cells:
            if cell.kind == EXERCISE and cell.name == exercise:
                return out
            if cell.kind in (GIVEN, EXERCISE):
                out.append(cell.source)
        raise KeyError(exercise)

    def cell(self, kind, name) -> Cell:
        return next(c for c in self.cells if c.kind == kind and c.name == name)
