"""Looks into a release for what no student may see: solutions, hidden checks, answers of quizzes."""

from __future__ import annotations

from autograder.author.lesson import BEGIN_SOLUTION, CHECK, END_SOLUTION, EXERCISE, WRITTEN, Lesson
from autograder.check.check_text import without_hidden


def leaks(lesson: Lesson, release: list[tuple[str, str]]) -> list[str]:
    """What a release, as its cells' ('kind name', source), shows that it must not: a sentence each."""
    shown = {line.strip() for _, source in release for line in source.split("\n")}
    public = {line.strip() for cell in lesson.cells for line in _public_lines(cell)}
    out = []
    for cell in lesson.of_kind(EXERCISE, CHECK, WRITTEN):
        secret = _secret_lines(cell)
        out += [f"the release shows '{line}' of {cell.kind} '{cell.name}'"
                for line in sorted((secret - public) & shown)]
        if cell.kind == EXERCISE:
            check = {line.strip() for line in _public_lines(lesson.cell(CHECK, cell.name))}
            out += [f"the visible part of its check shows '{line}' of exercise '{cell.name}'"
                    for line in sorted(secret & check) if not line.startswith(("import ", "from "))]
    if any("check.hashed(" in line for line in shown):
        out.append("the release shows a quiz answer that was not hashed")
    return out


def _secret_lines(cell):
    public = {line.strip() for line in _public_lines(cell)}
    return {line.strip() for line in cell.source.split("\n") if len(line.strip()) > 8} - public


def _public_lines(cell):
    if cell.kind == CHECK:
        return without_hidden(cell.source).split("\n")
    out, inside = [], False
    for line in cell.source.split("\n"):
        if BEGIN_SOLUTION in line or END_SOLUTION in line:
            inside = BEGIN_SOLUTION in line
        elif not inside:
            out.append(line)
    return out
