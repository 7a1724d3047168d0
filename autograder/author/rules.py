"""What a lesson must keep to beyond its form: small rules, each of which yields the faults that it finds.

A fault is (line, what, fix). Rules look at one cell or at a whole lesson that is read; `reader` asks all of them.
"""

from __future__ import annotations

import ast
import difflib
import math
import re
from collections.abc import Iterator

from autograder.author.lesson import (
    BEGIN_SOLUTION,
    CHECK,
    CODE,
    END_SOLUTION,
    EXERCISE,
    GIVEN,
    WRITTEN,
    Cell,
    Lesson,
)
from autograder.check import names
from autograder.check.check_text import (
    BEGIN_HIDDEN,
    END_HIDDEN,
    hashed_answers,
    unknown_words,
    used_outside_of_check,
    visible_lines,
)
from autograder.check.quiz import normal

Fault = tuple[int, str, str]
_MAGIC = re.compile(r"\s*#\s*(%%?|!)[a-zA-Z]")
_NO_PYTHON = "Fix the syntax; shell commands and % magics do not belong in a lesson."


def faults_of_cell(cell: Cell) -> Iterator[Fault]:
    """What is wrong with a cell, whatever else the lesson has."""
    yield from no_magic(cell)
    yield from is_python(cell)
    yield from marks_in_pairs(cell)
    yield from ends_in_score(cell)


def faults_of_lesson(lesson: Lesson) -> Iterator[Fault]:
    """What is wrong between cells."""
    yield from one_name_each(lesson)
    yield from exercises_and_checks_in_pairs(lesson)
    yield from names_stay(lesson)
    for cell in lesson.of_kind(CHECK):
        if cell.tree is not None:
            students = _students_names(lesson, cell)
            yield from visible_part_is_python(cell)
            yield from names_are_defined(cell, students)
            yield from students_code_through_check(cell, cell.tree, students)
            yield from words_exist(cell, cell.tree)
            yield from answers_can_be_hashed(cell, cell.tree)


def points_above_0(line: int, value: object) -> Iterator[Fault]:
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0 < value < math.inf:
        yield line, f"The points are {value!r}.", "Give a positive number of points."


# -- one cell ---------------------------------------------------------------------------------------------------


def no_magic(cell: Cell) -> Iterator[Fault]:
    for at, text in enumerate(cell.source.splitlines() if cell.is_code else (), cell.line):
        if _MAGIC.match(text):
            yield at, f"JupyterLab runs this comment as a command: {text.strip()}", _NO_PYTHON


def is_python(cell: Cell) -> Iterator[Fault]:
    error = syntax_error(cell.source) if cell.is_code else None
    if error:
        yield cell.line + (error.lineno or 1) - 1, f"Python cannot read this cell: {error.msg}.", _NO_PYTHON


def marks_in_pairs(cell: Cell) -> Iterator[Fault]:
    """Marks of solutions and hidden tests open and close, one after the other, where they belong."""
    for begin, end, home in ((BEGIN_SOLUTION, END_SOLUTION, (EXERCISE, WRITTEN)), (BEGIN_HIDDEN, END_HIDDEN, (CHECK,))):
        opened, first = None, None
        for at, text in enumerate(cell.source.splitlines(), cell.line):
            if begin in text:
                first = first or at
                if opened is not None:
                    yield at, f"'{begin}' is inside another.", f"Close it with '{end}' first."
                opened = at
            elif end in text:
                if opened is None:
                    yield at, f"'{end}' without '{begin}'.", f"Add '{begin}' above it."
                opened = None
        if opened is not None:
            yield opened, f"'{begin}' is never closed.", f"Add '{end}' below it."
        if first and cell.kind not in home:
            yield first, f"'{begin}' in a cell of kind '{cell.kind}'.", f"It belongs in: {', '.join(home)}."
        if cell.kind in home and begin == BEGIN_SOLUTION and not first:
            yield cell.line, f"The {cell.kind} cell marks no solution.", f"Put '{begin}' and '{end}' around it."


def ends_in_score(cell: Cell) -> Iterator[Fault]:
    if cell.kind != CHECK or cell.tree is None:
        return
    last = cell.tree.body[-1] if cell.tree.body else None
    at = cell.line + (last.lineno - 1 if last else 0)
    points = score_argument(cell.source, cell.tree)
    if points is None:
        yield (at, "The last line of this check is not check.score(POINTS).",
               "End the check cell with check.score(POINTS), POINTS a positive number, outside of hidden tests and "
               "without a semicolon, which would keep the points from nbgrader.")
    else:
        yield from points_above_0(at, written_value(points))


def score_argument(source: str, tree: ast.Module) -> ast.expr | None:
    """POINTS of the check.score(POINTS) that ends a check cell, None where it ends otherwise."""
    last = tree.body[-1] if tree.body else None
    call = last.value if isinstance(last, ast.Expr) else None
    if not (last and isinstance(call, ast.Call) and ast.unparse(call.func) == "check.score" and len(call.args) == 1
            and not call.keywords and last.lineno > _last_line(source, END_HIDDEN)
            and ";" not in source.split("\n")[(last.end_lineno or 0) - 1].split("#")[0]):
        return None
    return call.args[0]


def written_value(node: ast.expr) -> object:
    """The value of what is written out, the text of anything else."""
    try:
        return ast.literal_eval(node)
    except (ValueError, TypeError):
        return ast.unparse(node)


# -- cells together ----------------------------------------------------------------------------------------------


def one_name_each(lesson: Lesson) -> Iterator[Fault]:
    seen: dict[tuple[str, str], int] = {}
    for cell in lesson.of_kind(EXERCISE, CHECK, WRITTEN):
        key = (cell.name, CHECK if cell.kind == CHECK else "name")
        if key in seen:
            yield (cell.line - 1, f"'{cell.name}' is the name of two cells (lines {seen[key] - 1} and "
                                  f"{cell.line - 1}).", "Give each exercise and written answer its own name.")
        seen.setdefault(key, cell.line)


def exercises_and_checks_in_pairs(lesson: Lesson) -> Iterator[Fault]:
    # The first of each name counts.
    exercises = {c.name: c for c in reversed(lesson.of_kind(EXERCISE))}
    checks = {c.name: c for c in reversed(lesson.of_kind(CHECK))}
    for name in exercises.keys() - checks.keys():
        yield (exercises[name].line - 1, f"The exercise '{name}' has no check.",
               f"Add a cell '# %% check=\"{name}\"' below it.")
    for name in checks.keys() - exercises.keys():
        yield (checks[name].line - 1, f"The check '{name}' has no exercise.",
               f"Name it after an exercise, or add '# %% exercise=\"{name}\"' above it.")
    for name in exercises.keys() & checks.keys():
        if checks[name].line < exercises[name].line:
            yield checks[name].line - 1, f"The check '{name}' stands before its exercise.", "Move it below."


def names_stay(lesson: Lesson) -> Iterator[Fault]:
    """What a given cell or an exercise defines is not defined again below: functions written before would see it."""
    owners: dict[str, Cell] = {}
    for cell in lesson.of_kind(CODE, GIVEN, EXERCISE):
        bound = names.top_level(cell.tree) if cell.tree is not None else set()
        for name in sorted(bound & owners.keys()) if cell.kind != EXERCISE else ():
            owner = owners[name]
            what = f"the exercise '{owner.name}'" if owner.name else "a given cell"
            yield (cell.line, f"This cell defines '{name}' again, which {what} defines (line {owner.line}).",
                   "Take another name, one that begins with an underscore, or put the code into a function.")
        if cell.kind != CODE:
            owners.update(dict.fromkeys(bound, cell))


# -- a check cell in its lesson: it defines all that it uses but for the student's own names --------------------------


def visible_part_is_python(cell: Cell) -> Iterator[Fault]:
    error = syntax_error(_visible(cell))
    if error:
        yield (cell.line + (error.lineno or 1) - 1, f"Python cannot read the check '{cell.name}' without its hidden "
               f"part: {error.msg}.", "Let the hidden part begin and end between whole statements.")


def names_are_defined(cell: Cell, students: set[str]) -> Iterator[Fault]:
    """Students see the cell without its hidden part: both versions must hold together."""
    known = set(students)
    for source in (cell.source, _visible(cell)):
        if syntax_error(source):
            continue
        for name in sorted(names.free_names(source) - known):
            known.add(name)     # told once
            yield (cell.line + _line_of(ast.parse(source), name) - 1,
                   f"The check '{cell.name}' uses '{name}', which neither it nor an exercise above defines.",
                   "Import or define it in the check cell; what the visible part uses, in the visible part.")


def students_code_through_check(cell: Cell, tree: ast.Module, students: set[str]) -> Iterator[Fault]:
    for node, name in used_outside_of_check(tree, students - names.defined(tree)):
        yield (cell.line + node.lineno - 1, f"The student's '{name}' is used outside of check.",
               f"Write check({name}, ...), or check.value({name}) for a variable.")


def words_exist(cell: Cell, tree: ast.Module) -> Iterator[Fault]:
    for node, word, words in unknown_words(tree):
        near = difflib.get_close_matches(node.attr, words, 1)
        fix = f"Perhaps '{near[0]}' was meant." if near else f"There are: {', '.join(sorted(words))}."
        if word in ("check.hidden", "check.visible"):
            fix = f"Only the build writes it: put what students do not see between '{BEGIN_HIDDEN}' and '{END_HIDDEN}'."
        yield (cell.line + (node.end_lineno or 0) - 1,
               f"The check '{cell.name}' uses '{word}', which is not a word of checks.", fix)


def answers_can_be_hashed(cell: Cell, tree: ast.Module) -> Iterator[Fault]:
    hashed = {id(call.func) for call, _, answer in hashed_answers(tree) if normal(answer)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and ast.unparse(node) == "check.hashed" and id(node) not in hashed:
            yield (cell.line + node.lineno - 1, "The build cannot hash this check.hashed(...).",
                   'Write {"question": check.hashed("answer")}, both as texts or numbers, not as names.')


def syntax_error(source: str) -> SyntaxError | None:
    try:
        ast.parse(source)
    except SyntaxError as error:
        return error
    return None


def _students_names(lesson, cell):
    """What the exercises above a cell define."""
    above = lesson.cells[: lesson.cells.index(cell)]
    return {name for c in above if c.kind == EXERCISE and c.tree is not None for name in names.top_level(c.tree)}


def _visible(cell):
    """A check cell as students see it, each line where it was."""
    return "\n".join(line or "" for line in visible_lines(cell.source))


def _last_line(source, mark):
    return max((i for i, line in enumerate(source.splitlines(), 1) if mark in line), default=0)


def _line_of(tree, name):
    return min(n.lineno for n in ast.walk(tree)
               if isinstance(n, ast.Name) and n.id == name and isinstance(n.ctx, ast.Load))
