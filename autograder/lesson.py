"""A lesson's text read into cells, and what is wrong with it: file, line and how to mend it.

The format is jupytext's py:percent with one word a cell; CONTRIBUTING.md lists the words. What only running
shows (an exercise that no answer solves, a warning on stderr, a slow cell) is found by `validate`.
"""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass, field
from pathlib import Path

import jupytext
import yaml

from autograder.check import names

PROSE, CODE, GIVEN, EXERCISE, CHECK, WRITTEN = "prose", "code", "given", "exercise", "check", "written"
BEGIN_SOLUTION, END_SOLUTION = "### BEGIN SOLUTION", "### END SOLUTION"
BEGIN_HIDDEN, END_HIDDEN = "### BEGIN HIDDEN TESTS", "### END HIDDEN TESTS"
HEADER_KEYS = {"title": str, "objectives": list, "minutes": int, "prerequisites": list}
_CELL_MARK = re.compile(r"^# %%(?!%)")
_JUPYTEXTS_OWN = {"title", "cell_marker", "lines_to_next_cell", "lines_to_end_of_cell_marker"}
_NAME = re.compile(r"[a-z][a-z0-9_]*")


@dataclass(frozen=True)
class Problem:
    """One fault of a lesson: where it is, what it is, and how to mend it."""

    file: Path
    line: int
    what: str
    mend: str

    def __str__(self):
        return f"{self.file}:{self.line}: {self.what} {self.mend}"


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
    tree: ast.Module | None = field(default=None, repr=False, compare=False)


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
        return self.unit.split("_", 1)[1]

    def of_kind(self, *kinds) -> list[Cell]:
        return [c for c in self.cells if c.kind in kinds]

    @property
    def exercises(self) -> list[str]:
        return [c.name for c in self.of_kind(EXERCISE)]

    @property
    def points(self) -> float:
        return sum(c.points for c in self.cells)

    def cell(self, kind, name) -> Cell:
        return next(c for c in self.cells if c.kind == kind and c.name == name)


def read(path: Path) -> Lesson:
    """Read `path`, a unit's lesson.py. Raises LessonError with every fault found."""
    text = path.read_text(encoding="utf-8")
    reader = _Reader(path, text)
    lesson = reader.read()
    if reader.problems:
        raise LessonError(sorted(reader.problems, key=lambda p: p.line))
    return lesson


class _Reader:
    def __init__(self, path, text):
        self.path, self.text, self.problems = path, text, []

    def problem(self, line, what, mend):
        self.problems.append(Problem(self.path, line, what, mend))

    def read(self):
        notebook = jupytext.reads(self.text, fmt="py:percent")
        marks = [i for i, line in enumerate(self.text.splitlines(), 1) if _CELL_MARK.match(line)]
        raw = list(notebook.cells)
        header = self.header(raw.pop(0) if raw and raw[0].cell_type == "raw" else None)
        if len(marks) != len(raw):
            self.problem(1, f"{len(raw)} cells but {len(marks)} cell marks were found.",
                         "Begin every cell with '# %%' and keep '# %%' out of strings.")
            return None
        cells = [self.cell(c, mark) for c, mark in zip(raw, marks, strict=True)]
        lesson = Lesson(self.path.parent.name, self.path, header, tuple(c for c in cells if c))
        self.pairs(lesson)
        for cell in lesson.cells:
            if cell.kind == CHECK:
                self.check_cell(lesson, cell)
        return lesson

    def header(self, cell):
        mend = "Begin the file with a '# ---' header that has " + ", ".join(HEADER_KEYS) + "."
        if cell is None:
            self.problem(1, "The lesson has no header.", mend)
            return {}
        try:
            found = yaml.safe_load(cell.source.strip().strip("-")) or {}
        except yaml.YAMLError as error:
            self.problem(1, f"The header is no valid YAML: {error}.", mend)
            return {}
        for key, kind in HEADER_KEYS.items():
            if not isinstance(found.get(key), kind):
                self.problem(1, f"The header's '{key}' is missing or no {kind.__name__}.", mend)
        return found

    def cell(self, raw, mark):
        words = {k: v for k, v in raw.metadata.items() if k not in _JUPYTEXTS_OWN}
        title = raw.metadata.get("title", "").strip()
        source, line = raw.source, mark + 1
        if title == "given":
            words["given"] = True
        elif title:
            self.problem(mark, f"Unknown cell word '{title}'.", "Use given, exercise=, check= or written=.")
            return None
        unknown = set(words) - {"given", "exercise", "check", "written", "points"}
        kinds = [k for k in ("given", "exercise", "check", "written") if k in words]
        if unknown or len(kinds) > 1:
            self.problem(mark, f"Unknown cell word{'s' if len(unknown or kinds) > 1 else ''} "
                               f"{', '.join(sorted(unknown) or kinds)}.",
                         "Use one of given, exercise=, check= or written= (with points=).")
            return None
        kind = kinds[0] if kinds else (PROSE if raw.cell_type == "markdown" else CODE)
        if (raw.cell_type == "markdown") != (kind in (PROSE, WRITTEN)):
            self.problem(mark, f"A {raw.cell_type} cell cannot be '{kind}'.",
                         "Write '# %% [markdown] written=\"name\" points=2', or leave '[markdown]' out for code.")
            return None
        name = words[kind] if kind in (EXERCISE, CHECK, WRITTEN) else ""
        if kind in (EXERCISE, CHECK, WRITTEN) and not (isinstance(name, str) and _NAME.fullmatch(name)):
            self.problem(mark, f"'{name}' is no name for a cell.", "Use lower-case letters, digits and underscores.")
            return None
        if "points" in words and kind != WRITTEN:
            self.problem(mark, "'points' belongs to a written answer.", "A check's points stand in check.score(...).")
        points = self.positive(mark, words.get("points")) if kind == WRITTEN else 0.0
        tree = self.parse(source, line) if kind not in (PROSE, WRITTEN) else None
        self.marks(kind, source, line)
        if kind == CHECK and tree is not None:
            points = self.points(tree, line, source)
        return Cell(kind, source, line, name, points, tree)

    def positive(self, line, value):
        if isinstance(value, bool) or not isinstance(value, (int, float)) or not value > 0:
            self.problem(line, f"The points are {value!r}.", "Give a positive number of points.")
            return 0.0
        return float(value)

    def parse(self, source, line):
        try:
            return ast.parse(source)
        except SyntaxError as error:
            self.problem(line + (error.lineno or 1) - 1, f"Python cannot read this cell: {error.msg}.",
                         "Mend the syntax; shell and % magics do not belong into a lesson.")
            return None

    def marks(self, kind, source, line):
        for begin, end, home in ((BEGIN_SOLUTION, END_SOLUTION, (EXERCISE, WRITTEN)), (BEGIN_HIDDEN, END_HIDDEN, (CHECK,))):
            opened, seen = None, False
            for at, text in enumerate(source.splitlines(), line):
                if begin in text:
                    seen = True
                    if opened is not None:
                        self.problem(at, f"'{begin}' stands inside of another.", f"Close it with '{end}' first.")
                    opened = at
                elif end in text:
                    if opened is None:
                        self.problem(at, f"'{end}' without '{begin}'.", f"Add '{begin}' above it.")
                    opened = None
            if opened is not None:
                self.problem(opened, f"'{begin}' is never closed.", f"Add '{end}' below it.")
            if seen and kind not in home:
                self.problem(line, f"'{begin}' in a cell of kind '{kind}'.", f"It belongs into: {', '.join(home)}.")
            if kind == EXERCISE and begin == BEGIN_SOLUTION and not seen:
                self.problem(line, "The exercise marks no solution.", f"Put '{begin}' and '{end}' around it.")

    def points(self, tree, line, source):
        mend = "End the check cell with check.score(POINTS), POINTS a positive number, outside of hidden tests."
        last = tree.body[-1] if tree.body else None
        at = line + (last.lineno - 1 if last else 0)
        call = last.value if isinstance(last, ast.Expr) else None
        if not (isinstance(call, ast.Call) and ast.unparse(call.func) == "check.score" and len(call.args) == 1
                and not call.keywords and last.lineno > _last_line(source, END_HIDDEN)):
            self.problem(at, "The last line of this check is no check.score(POINTS).", mend)
            return 0.0
        try:
            value = ast.literal_eval(call.args[0])
        except ValueError:
            value = ast.unparse(call.args[0])
        return self.positive(at, value)

    def pairs(self, lesson):
        seen = {}
        for cell in lesson.of_kind(EXERCISE, CHECK, WRITTEN):
            key = (cell.name, CHECK) if cell.kind == CHECK else (cell.name, "name")
            if key in seen:
                self.problem(cell.line - 1, f"'{cell.name}' is the name of two cells (lines {seen[key] - 1} and "
                                            f"{cell.line - 1}).", "Give each exercise and written answer its own name.")
            seen.setdefault(key, cell.line)
        exercises = {c.name: c for c in lesson.of_kind(EXERCISE)}
        checks = {c.name: c for c in lesson.of_kind(CHECK)}
        for name in exercises.keys() - checks.keys():
            self.problem(exercises[name].line - 1, f"The exercise '{name}' has no check.",
                         f"Add a cell '# %% check=\"{name}\"' below it.")
        for name in checks.keys() - exercises.keys():
            self.problem(checks[name].line - 1, f"The check '{name}' has no exercise.",
                         f"Name it after an exercise, or add '# %% exercise=\"{name}\"' above it.")
        for name in exercises.keys() & checks.keys():
            if checks[name].line < exercises[name].line:
                self.problem(checks[name].line - 1, f"The check '{name}' stands before its exercise.", "Move it below.")

    def check_cell(self, lesson, cell):
        """Names and calls of a check cell: it defines all that it uses but for the student's own names."""
        if cell.tree is None:
            return
        students = set()
        for other in lesson.cells[: lesson.cells.index(cell)]:
            if other.kind == EXERCISE and other.tree is not None:
                students |= names.top_level(other.tree)
        # Students see the cell without its hidden part: both versions must hold together.
        for source in dict.fromkeys((cell.source, without_hidden(cell.source))):
            for name in sorted(names.from_outside(_parse_or_empty(source)) - students):
                self.problem(cell.line + _line_of(cell.tree, name) - 1,
                             f"The check '{cell.name}' uses '{name}', which neither it nor an exercise above defines.",
                             "Import or define it in the check cell, above the hidden part if that is what uses it not.")
        for node, name in _used_outside_of_check(cell.tree, students - names.defined(cell.tree)):
            self.problem(cell.line + node.lineno - 1, f"The student's '{name}' is used outside of check.",
                         f"Write check({name}, ...), or check.value({name}) for a variable.")


def without_hidden(source: str) -> str:
    """A check cell as students see it."""
    out, hidden = [], False
    for line in source.splitlines():
        if BEGIN_HIDDEN in line:
            hidden = True
        elif END_HIDDEN in line:
            hidden = False
        elif not hidden:
            out.append(line)
    return "\n".join(out)


def _parse_or_empty(source):
    try:
        return ast.parse(source)
    except SyntaxError:
        return ast.Module([], [])


def _last_line(source, mark):
    return max((i for i, line in enumerate(source.splitlines(), 1) if mark in line), default=0)


def _line_of(tree, name):
    return min((n.lineno for n in ast.walk(tree) if isinstance(n, ast.Name) and n.id == name), default=1)


def _used_outside_of_check(tree, students):
    """(node, name) of each use of a student's name that is no argument of `check(...)` or `check.word(...)`."""
    allowed = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            root = node.func
            while isinstance(root, (ast.Attribute, ast.Call, ast.Subscript)):
                root = root.func if isinstance(root, ast.Call) else root.value
            if isinstance(root, ast.Name) and root.id == "check":
                allowed.update(id(a) for a in (*node.args, *(k.value for k in node.keywords)))
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and node.id in students \
                and id(node) not in allowed:
            yield node, node.id
