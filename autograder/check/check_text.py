"""What the text of a check cell says: its visible part, its hashed answers, the words that it uses and how."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from autograder import check
from autograder.check.words import Result

BEGIN_HIDDEN, END_HIDDEN = "### BEGIN HIDDEN TESTS", "### END HIDDEN TESTS"
_QUESTIONS = {"value", "quiz", "call", "ask"}    # of `check`: they hand what a student made on to the student's code
_WORDS = set(check.__all__)
_RESULT_WORDS = {n for n in dir(Result) if not n.startswith("_")} | {"name", "outcome"}     # made by __init__


def without_hidden(source: str) -> str:
    """A check cell as students see it."""
    return "\n".join(line for line in visible_lines(source) if line is not None)


def visible_lines(source: str) -> Iterator[str | None]:
    """The lines of a check cell, None for each that students do not see."""
    hidden = False
    for line in source.splitlines():
        if BEGIN_HIDDEN in line or END_HIDDEN in line:
            hidden = BEGIN_HIDDEN in line
            yield None
        else:
            yield None if hidden else line


def parts(source: str) -> list[tuple[bool, str]]:
    """(whether students do not see it, its text) of each part of a check cell, the first of which they see.

    Empty lines in the place of the parts above keep the numbers of the lines.
    """
    lines = source.split("\n")
    begins = [0, *(i for i, line in enumerate(lines) if BEGIN_HIDDEN in line or END_HIDDEN in line)]
    return [(i > 0 and BEGIN_HIDDEN in lines[begin], "\n" * begin + "\n".join(lines[begin:end]))
            for i, (begin, end) in enumerate(zip(begins, [*begins[1:], len(lines)], strict=True))]


def with_hidden_calls(source: str) -> str:
    """A check cell whose hidden parts say that they are, inside of the marks, with which nbgrader takes it out."""
    lines, out, indent = source.split("\n"), [], ""
    for i, line in enumerate(lines):
        if END_HIDDEN in line:
            out.append(f"{indent}check.visible()")
        out.append(line)
        if BEGIN_HIDDEN in line:
            code = next((text for text in lines[i + 1 :] if text.strip() and not text.lstrip().startswith("#")), "")
            indent = code[: len(code) - len(code.lstrip())]
            out.append(f"{indent}check.hidden()")
    return "\n".join(out)


def hashed_answers(tree: ast.AST) -> Iterator[tuple[ast.Call, object, object]]:
    """(call, question, answer) of each `question: check.hashed(answer)` in a dictionary, where both are written out."""
    for node in ast.walk(tree):
        for key, value in zip(node.keys, node.values, strict=True) if isinstance(node, ast.Dict) else ():
            if key and isinstance(value, ast.Call) and ast.unparse(value.func) == "check.hashed" and len(
                    value.args) == 1:
                try:
                    yield value, ast.literal_eval(key), ast.literal_eval(value.args[0])
                except (ValueError, TypeError):
                    continue


def unknown_words(tree: ast.AST) -> Iterator[tuple[ast.Attribute, str, set[str]]]:
    """(node, word, known words) of each attribute of `check`, or of a result of it, that is no word."""
    results: set[str] = set()

    def is_result(node: ast.expr) -> bool:
        if isinstance(node, ast.Name):
            return node.id in results
        if isinstance(node, ast.Subscript):
            return is_result(node.value)
        made = node.func if isinstance(node, ast.Call) else None
        return made is not None and _is_check(made) or isinstance(made, ast.Attribute) and (
            is_result(made.value) or _is_check(made.value) and made.attr == "value")

    # A name that ever stands for anything else is left alone.
    stores = [n.arg if isinstance(n, ast.arg) else n.id for n in ast.walk(tree)
              if isinstance(n, ast.arg) or isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)]
    for assign in sorted((n for n in ast.walk(tree) if isinstance(n, ast.Assign)), key=lambda n: n.lineno):
        target = assign.targets[0]
        if isinstance(target, ast.Name) and stores.count(target.id) == 1 and is_result(assign.value):
            results.add(target.id)
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):
            known = _WORDS if _is_check(node.value) else _RESULT_WORDS if is_result(node.value) else None
            if known is not None and node.attr not in known:
                yield node, f"check.{node.attr}" if known is _WORDS else f".{node.attr}", known


def _is_check(node: ast.expr) -> bool:
    return isinstance(node, ast.Name) and node.id == "check"


def used_outside_of_check(tree: ast.AST, students: set[str]) -> Iterator[tuple[ast.Name, str]]:
    """(node, name) of each use of a student's name that is no argument of `check(...)` or one of its questions.

    A word such as `close` compares and `gradient` calls on our side: what a student wrote does not belong there.
    """
    allowed = {id(a) for node in ast.walk(tree) if isinstance(node, ast.Call) and _asks(node.func)
               for a in (*node.args, *(k.value for k in node.keywords))}
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and node.id in students \
                and id(node) not in allowed:
            yield node, node.id


def _asks(function: ast.expr) -> bool:
    if isinstance(function, ast.Attribute) and function.attr in _QUESTIONS:
        function = function.value
        while isinstance(function, (ast.Attribute, ast.Call, ast.Subscript)):
            function = function.func if isinstance(function, ast.Call) else function.value
    return _is_check(function)
