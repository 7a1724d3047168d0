"""Reads a lesson's text into cells, and refuses it with every fault found. `rules` say what a lesson must keep to.

The format is jupytext's py:percent with one word a cell; CONTRIBUTING.md lists the words. What only running
shows (an exercise that no answer solves, a warning on stderr, a slow cell) is found by `validate`.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable
from pathlib import Path

import jupytext
import yaml

from autograder.author import rules
from autograder.author.lesson import (
    CHECK,
    CODE,
    EXERCISE,
    PROSE,
    WRITTEN,
    Cell,
    Diagnostic,
    Lesson,
    LessonError,
)

# Comments stay comments: jupytext would take `# copy the weights` and `# Why?` for commands that it has to free.
_FORMAT = {"extension": ".py", "format_name": "percent", "comment_magics": False}
_CELL_MARK = re.compile(r"\s*#\s*(%%(%*\s.*)?|<codecell>\s*|In\[[0-9 ]*\]:?\s*)$")   # what jupytext takes for one
_JUPYTEXTS_OWN = {"title", "cell_marker", "lines_to_next_cell", "lines_to_end_of_cell_marker"}
# Of what is built, 'title', 'given_N' and 'check_NAME' are names of other cells; an id has at most 64 characters.
_NAME = re.compile(r"(?!title$|given_|check_)[a-z][a-z0-9_]{0,57}")
_UNIT = re.compile(r"[0-9]+_[a-z0-9_]+")


def _texts(value):
    return isinstance(value, list) and all(isinstance(text, str) for text in value)


HEADER = {"title": ("a text", lambda v: isinstance(v, str) and v.strip()), "objectives": ("a list of texts", _texts),
          "minutes": ("a whole number above 0", lambda v: type(v) is int and v > 0),
          "prerequisites": ("a list of texts", _texts)}


def read(path: Path) -> Lesson:
    """Read `path`, a unit's lesson.py. Raises LessonError with every fault found."""
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise LessonError([Diagnostic(path, line, "The file is not UTF-8 text.", "Save it as UTF-8.")]) from None
    reader = _Reader(path, text)
    lesson = reader.read()
    if lesson is None or reader.problems:
        raise LessonError(sorted(reader.problems, key=lambda p: p.line))
    return lesson


class _Reader:
    def __init__(self, path: Path, text: str):
        self.path, self.text = path, text
        self.problems: list[Diagnostic] = []

    def problem(self, line: int, what: str, fix: str) -> None:
        self.problems.append(Diagnostic(self.path, line, what, fix))

    def keep(self, faults: Iterable[rules.Fault]) -> None:
        for fault in faults:
            self.problem(*fault)

    def read(self) -> Lesson | None:
        header, raw = _cells(self.text)
        marks = [i for i, line in enumerate(self.text.splitlines(), 1) if _CELL_MARK.match(line)]
        header = self.header(header)
        unit = self.path.parent.name
        if not _UNIT.fullmatch(unit):
            self.problem(1, f"The folder '{unit}' is not a valid name of a unit.", "Name it like 02_perceptron.")
        if len(marks) != len(raw):
            self.problem(self.out_of_step(marks), f"{len(raw)} cells but {len(marks)} cell marks were found.",
                         "Begin every cell with '# %%' and keep '# %%' out of strings.")
            return None
        cells = [self.cell(c, mark) for c, mark in zip(raw, marks, strict=True)]
        lesson = Lesson(unit, self.path, header, tuple(c for c in cells if c))
        self.keep(rules.faults_of_lesson(lesson))
        return lesson

    def out_of_step(self, marks):
        """The line of the first mark up to which there are not as many cells as marks."""
        lines = self.text.splitlines(keepends=True)
        return next((mark for number, mark in enumerate(marks, 1)
                     if len(_cells("".join(lines[:mark]))[1]) != number), 1)

    def header(self, cell):
        fix = "Begin the file with a '# ---' header that has " + ", ".join(HEADER) + "."
        if cell is None:
            self.problem(1, "The lesson has no header.", fix)
            return {}
        text = cell.source.strip().removeprefix("---").removesuffix("---")
        try:
            found = yaml.safe_load(text)
        except yaml.YAMLError as error:
            at = getattr(error, "problem_mark", None)
            self.problem(self.line_of(text.split("\n")[at.line]) if at else 1,
                         f"The header is not valid YAML: {getattr(error, 'problem', error)}.", fix)
            return {}
        if not isinstance(found, dict):
            self.problem(1, "The header is not a list of keys and values.", fix)
            return {}
        for key, (kind, fits) in HEADER.items():
            if not fits(found.get(key)):
                self.problem(self.line_of(f"{key}:"), f"The header's '{key}' is missing or not {kind}.", fix)
        return found

    def line_of(self, text):
        """The number of the first line that is `text` behind a comment sign, 1 if there is none."""
        return next((i for i, line in enumerate(self.text.splitlines(), 1)
                     if text and line.startswith(f"# {text}")), 1)

    def cell(self, raw, mark):
        words = {k: v for k, v in raw.metadata.items() if k not in _JUPYTEXTS_OWN}
        title = raw.metadata.get("title", "").strip()
        source, line = raw.source, mark + 1
        if title == "given" or title == "drawing" and raw.cell_type == "code":
            words[title] = True
        elif title or raw.cell_type == "raw" or "incorrectly_encoded_metadata" in words:
            word = title or words.get("incorrectly_encoded_metadata", "raw")
            self.problem(mark, f"Unknown cell word '{word}'.",
                         'Use given, drawing, exercise="…", check="…" or written="…".')
            return None
        kinds = [k for k in ("given", "drawing", "exercise", "check", "written") if k in words]
        unknown = set(words) - {*kinds, "points"}
        if unknown or len(kinds) > 1:
            self.problem(mark, f"Unknown cell word{'s' if len(unknown or kinds) > 1 else ''} "
                               f"{', '.join(sorted(unknown) or kinds)}.",
                         "Use one of given, drawing, exercise=, check= or written= (with points=).")
            return None
        is_drawing = "drawing" in words
        kind = kinds[0] if kinds and not is_drawing else (PROSE if raw.cell_type == "markdown" else CODE)
        if (raw.cell_type == "markdown") != (kind in (PROSE, WRITTEN)):
            self.problem(mark, f"A {raw.cell_type} cell cannot be '{kind}'.",
                         "Write '# %% [markdown] written=\"name\" points=2', or leave '[markdown]' out for code.")
            return None
        name = words[kind] if kind in (EXERCISE, CHECK, WRITTEN) else ""
        if kind in (EXERCISE, CHECK, WRITTEN) and not (isinstance(name, str) and _NAME.fullmatch(name)):
            self.problem(mark, f"'{name}' is not a valid name of a cell.", "Use at most 58 lower-case letters, "
                         "digits and underscores; 'title', 'given_…' and 'check_…' are taken.")
            return None
        if "points" in words and kind != WRITTEN:
            self.problem(mark, "'points' belongs to a written answer.", "A check's points stand in check.score(...).")
        if kind == WRITTEN:
            self.keep(rules.points_above_0(mark, words.get("points")))
        tree = None if kind in (PROSE, WRITTEN) or rules.syntax_error(source) else ast.parse(source)
        cell = Cell(kind, source, line, name, _points(kind, words, source, tree), tree, is_drawing)
        self.keep(rules.faults_of_cell(cell))
        return cell


def _points(kind, words, source, tree):
    """The points that an answer is worth; 0 where they are no number above 0, which the rules tell."""
    value = words.get("points") if kind == WRITTEN else None
    if kind == CHECK and tree is not None:
        argument = rules.score_argument(source, tree)
        value = argument and rules.written_value(argument)
    return 0.0 if any(rules.points_above_0(0, value)) else float(value)


def _cells(text):
    """The header's cell, None if there is none, and the other cells, as jupytext reads them."""
    cells = list(jupytext.reads(text, fmt=_FORMAT).cells)
    header = cells.pop(0) if cells and cells[0].cell_type == "raw" and text.startswith("# ---") else None
    return header, cells
