"""A lesson's text read into cells, and what is wrong with it: file, line and how to mend it.

The format is jupytext's py:percent with one word a cell; CONTRIBUTING.md lists the words. What only running
shows (an exercise that no answer solves, a warning on stderr, a slow cell) is found by `validate`.
"""

from __future__ import annotations

import ast
import difflib
import math
import re
from dataclasses import dataclass, field
from pathlib import Path

import jupytext
import yaml

from autograder.check import names
from autograder.check.check_text import (
    BEGIN_HIDDEN,
    END_HIDDEN,
    hashed_answers,
    no_words,
    used_outside_of_check,
    visible_lines,
)
from autograder.check.quiz import normal
from autograder.grade.naming import topic_of

PROSE, CODE, GIVEN, EXERCISE, CHECK, WRITTEN = "prose", "code", "given", "exercise", "check", "written"
BEGIN_SOLUTION, END_SOLUTION = "### BEGIN SOLUTION", "### END SOLUTION"
# Comments stay comments: jupytext would take `# copy the weights` and `# Why?` for commands that it has to free.
_FORMAT = {"extension": ".py", "format_name": "percent", "comment_magics": False}
_CELL_MARK = re.compile(r"\s*#\s*(%%(%*\s.*)?|<codecell>\s*|In\[[0-9 ]*\]:?\s*)$")   # what jupytext takes for one
_MAGIC = re.compile(r"\s*#\s*(%%?|!)[a-zA-Z]")
_JUPYTEXTS_OWN = {"title", "cell_marker", "lines_to_next_cell", "lines_to_end_of_cell_marker"}
# Of what is built, 'title', 'given_N' and 'check_NAME' are names of other cells; an id has at most 64 characters.
_NAME = re.compile(r"(?!title$|given_|check_)[a-z][a-z0-9_]{0,57}")
_UNIT = re.compile(r"[0-9]+_[a-z0-9_]+")


def _texts(value):
    return isinstance(value, list) and all(isinstance(text, str) for text in value)


HEADER = {"title": ("a text", lambda v: isinstance(v, str) and v.strip()), "objectives": ("a list of texts", _texts),
          "minutes": ("a whole number above 0", lambda v: type(v) is int and v > 0),
          "prerequisites": ("a list of texts", _texts)}


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
        return topic_of(self.unit)

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
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise LessonError([Problem(path, line, "The file is not UTF-8 text.", "Save it as UTF-8.")]) from None
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
        header, raw = _cells(self.text)
        marks = [i for i, line in enumerate(self.text.splitlines(), 1) if _CELL_MARK.match(line)]
        header = self.header(header)
        unit = self.path.parent.name
        if not _UNIT.fullmatch(unit):
            self.problem(1, f"The folder '{unit}' is no name of a unit.", "Name it like 02_perceptron.")
        if len(marks) != len(raw):
            self.problem(self.out_of_step(marks), f"{len(raw)} cells but {len(marks)} cell marks were found.",
                         "Begin every cell with '# %%' and keep '# %%' out of strings.")
            return None
        cells = [self.cell(c, mark) for c, mark in zip(raw, marks, strict=True)]
        lesson = Lesson(unit, self.path, header, tuple(c for c in cells if c))
        self.pairs(lesson)
        for cell in lesson.cells:
            if cell.kind == CHECK:
                self.check_cell(lesson, cell)
        return lesson

    def out_of_step(self, marks):
        """The line of the first mark up to which there are not as many cells as marks."""
        lines = self.text.splitlines(keepends=True)
        return next((mark for number, mark in enumerate(marks, 1)
                     if len(_cells("".join(lines[:mark]))[1]) != number), 1)

    def header(self, cell):
        mend = "Begin the file with a '# ---' header that has " + ", ".join(HEADER) + "."
        if cell is None:
            self.problem(1, "The lesson has no header.", mend)
            return {}
        text = cell.source.strip().removeprefix("---").removesuffix("---")
        try:
            found = yaml.safe_load(text)
        except yaml.YAMLError as error:
            at = getattr(error, "problem_mark", None)
            self.problem(self.line_of(text.split("\n")[at.line]) if at else 1,
                         f"The header is no valid YAML: {getattr(error, 'problem', error)}.", mend)
            return {}
        if not isinstance(found, dict):
            self.problem(1, "The header is no list of keys and values.", mend)
            return {}
        for key, (kind, fits) in HEADER.items():
            if not fits(found.get(key)):
                self.problem(self.line_of(f"{key}:"), f"The header's '{key}' is missing or not {kind}.", mend)
        return found

    def line_of(self, text):
        """The number of the first line that is `text` behind a comment sign, 1 if there is none."""
        return next((i for i, line in enumerate(self.text.splitlines(), 1)
                     if text and line.startswith(f"# {text}")), 1)

    def cell(self, raw, mark):
        words = {k: v for k, v in raw.metadata.items() if k not in _JUPYTEXTS_OWN}
        title = raw.metadata.get("title", "").strip()
        source, line = raw.source, mark + 1
        if title == "given":
            words["given"] = True
        elif title or raw.cell_type == "raw" or "incorrectly_encoded_metadata" in words:
            word = title or words.get("incorrectly_encoded_metadata", "raw")
            self.problem(mark, f"Unknown cell word '{word}'.", 'Use given, exercise="…", check="…" or written="…".')
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
            self.problem(mark, f"'{name}' is no name for a cell.", "Use at most 58 lower-case letters, digits and "
                         "underscores; 'title', 'given_…' and 'check_…' are taken.")
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
        if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0 < value < math.inf:
            self.problem(line, f"The points are {value!r}.", "Give a positive number of points.")
            return 0.0
        return float(value)

    def parse(self, source, line):
        mend = "Mend the syntax; shell and % magics do not belong into a lesson."
        for at, text in enumerate(source.splitlines(), line):
            if _MAGIC.match(text):
                self.problem(at, f"JupyterLab runs this comment as a command: {text.strip()}", mend)
        try:
            return ast.parse(source)
        except SyntaxError as error:
            self.problem(line + (error.lineno or 1) - 1, f"Python cannot read this cell: {error.msg}.", mend)
            return None

    def marks(self, kind, source, line):
        for begin, end, home in ((BEGIN_SOLUTION, END_SOLUTION, (EXERCISE, WRITTEN)),
                                 (BEGIN_HIDDEN, END_HIDDEN, (CHECK,))):
            opened, seen = None, None
            for at, text in enumerate(source.splitlines(), line):
                if begin in text:
                    seen = seen or at
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
                self.problem(seen, f"'{begin}' in a cell of kind '{kind}'.", f"It belongs into: {', '.join(home)}.")
            if kind in home and begin == BEGIN_SOLUTION and not seen:
                self.problem(line, f"The {kind} cell marks no solution.", f"Put '{begin}' and '{end}' around it.")

    def points(self, tree, line, source):
        mend = ("End the check cell with check.score(POINTS), POINTS a positive number, outside of hidden tests and "
                "without a semicolon, which would keep the points from nbgrader.")
        last = tree.body[-1] if tree.body else None
        at = line + (last.lineno - 1 if last else 0)
        call = last.value if isinstance(last, ast.Expr) else None
        if not (isinstance(call, ast.Call) and ast.unparse(call.func) == "check.score" and len(call.args) == 1
                and not call.keywords and last.lineno > _last_line(source, END_HIDDEN)
                and ";" not in source.split("\n")[last.end_lineno - 1].split("#")[0]):
            self.problem(at, "The last line of this check is no check.score(POINTS).", mend)
            return 0.0
        try:
            value = ast.literal_eval(call.args[0])
        except (ValueError, TypeError):
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
        # The first of each name counts.
        exercises = {c.name: c for c in reversed(lesson.of_kind(EXERCISE))}
        checks = {c.name: c for c in reversed(lesson.of_kind(CHECK))}
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
        sources, seen = [cell.source], set()
        visible = "\n".join(line or "" for line in visible_lines(cell.source))
        try:
            ast.parse(visible)
            sources.append(visible)
        except SyntaxError as error:
            self.problem(cell.line + (error.lineno or 1) - 1, f"Python cannot read the check '{cell.name}' without its "
                         f"hidden part: {error.msg}.", "Let the hidden part begin and end between whole statements.")
        for source in sources:
            for name in sorted(names.free_names(source) - students - seen):
                seen.add(name)
                self.problem(cell.line + _line_of(ast.parse(source), name) - 1,
                             f"The check '{cell.name}' uses '{name}', which neither it nor an exercise above defines.",
                             "Import or define it in the check cell; what the visible part uses, in the visible part.")
        for node, name in used_outside_of_check(cell.tree, students - names.defined(cell.tree)):
            self.problem(cell.line + node.lineno - 1, f"The student's '{name}' is used outside of check.",
                         f"Write check({name}, ...), or check.value({name}) for a variable.")
        for node, word, there in no_words(cell.tree):
            near = difflib.get_close_matches(node.attr, there, 1)
            self.problem(cell.line + node.end_lineno - 1, f"The check '{cell.name}' uses '{word}', which is no word.",
                         f"Perhaps '{near[0]}' was meant." if near else f"There are: {', '.join(sorted(there))}.")
        hashed = {id(call.func) for call, _, answer in hashed_answers(cell.tree) if normal(answer)}
        for node in ast.walk(cell.tree):
            if isinstance(node, ast.Attribute) and ast.unparse(node) == "check.hashed" and id(node) not in hashed:
                self.problem(cell.line + node.lineno - 1, "The build cannot hash this check.hashed(...).",
                             'Write {"question": check.hashed("answer")}, both as texts or numbers, not as names.')


def _cells(text):
    """The header's cell, None if there is none, and the other cells, as jupytext reads them."""
    cells = list(jupytext.reads(text, fmt=_FORMAT).cells)
    header = cells.pop(0) if cells and cells[0].cell_type == "raw" and text.startswith("# ---") else None
    return header, cells


def _last_line(source, mark):
    return max((i for i, line in enumerate(source.splitlines(), 1) if mark in line), default=0)


def _line_of(tree, name):
    return min(n.lineno for n in ast.walk(tree)
               if isinstance(n, ast.Name) and n.id == name and isinstance(n.ctx, ast.Load))
