"""Right and wrong answers to a unit's exercises, as a class would hand them in: what its checks are proven on.

An `answers.py` is read as text and never imported: each answer is the source that takes the place of the
exercise's cell. The decorators exist so that the file is ordinary Python for readers and linters.
"""

from __future__ import annotations

import ast
from dataclasses import dataclass
from pathlib import Path


def right(exercise: str, how: str, code: str | None = None):
    """Marks a right answer, written differently from the solution; `code` holds one that is no single function."""
    return lambda function: function


def wrong(exercise: str, how: str, says: str, code: str | None = None, only_hidden: bool = False):
    """Marks a wrong answer whose message must contain `says`.

    `only_hidden`: a mistake that the examples a student sees cannot show, say an answer which knows only them.
    """
    return lambda function: function


def equivalent(exercise: str, mutant: str, because: str):
    """Lists a mutant of the solution, as `autograder validate` prints it, that is as right as the solution."""


class AnswersError(Exception):
    """An answers.py cannot be read; the text says where and why."""


@dataclass(frozen=True)
class Answer:
    exercise: str
    how: str
    source: str
    right: bool
    says: str = ""
    only_hidden: bool = False


@dataclass(frozen=True)
class Answers:
    """All answers of a unit, and its equivalent mutants: exercise -> {mutant: reason}."""

    answers: tuple[Answer, ...]
    equivalent: dict[str, dict[str, str]]

    def of(self, exercise: str) -> list[Answer]:
        return [a for a in self.answers if a.exercise == exercise]


def read(path: Path) -> Answers:
    """Read a unit's answers.py. Raises AnswersError with file and line."""
    text = path.read_text(encoding="utf-8")
    lines = text.split("\n")
    try:
        tree = ast.parse(text)
    except SyntaxError as error:
        raise AnswersError(f"{path}:{error.lineno}: Python cannot read this file: {error.msg}") from None
    answers, same = [], {}
    for node in tree.body:
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            source = "\n".join(lines[node.lineno - 1 : node.end_lineno])
            marks = [d for d in node.decorator_list if isinstance(d, ast.Call) and _word(d) in ("right", "wrong")]
            if len(marks) != 1:
                raise AnswersError(f"{path}:{node.lineno}: {node.name} needs exactly one @right(...) or @wrong(...)")
            answers.append(_answer(path, marks[0], source))
        elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
            if _word(node.value) == "equivalent":
                exercise, mutant, because = _arguments(path, node.value, ("exercise", "mutant", "because"))
                same.setdefault(exercise, {})[mutant] = because
            else:
                answers.append(_answer(path, node.value, None))
        elif not isinstance(node, (ast.Import, ast.ImportFrom)) and not _is_docstring(node):
            raise AnswersError(f"{path}:{node.lineno}: only imports, answers and equivalent(...) belong into this file")
    return Answers(tuple(answers), same)


def _word(call):
    return call.func.id if isinstance(call.func, ast.Name) else ""


def _is_docstring(node):
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _arguments(path, call, names, optional=()):
    found = {}
    for name, node in [*zip(names + optional, call.args, strict=False), *((k.arg, k.value) for k in call.keywords)]:
        try:
            found[name] = ast.literal_eval(node)
        except ValueError:
            raise AnswersError(f"{path}:{call.lineno}: '{name}' must be written out, not computed") from None
    missing = [n for n in names if n not in found]
    unknown = [n for n in found if n not in names + optional]
    if missing or unknown:
        raise AnswersError(f"{path}:{call.lineno}: {_word(call)} lacks {missing} or has unknown {unknown}")
    return [found.get(n) for n in names + optional]


def _answer(path, call, source):
    word = _word(call)
    if word == "right":
        exercise, how, code = _arguments(path, call, ("exercise", "how"), ("code",))
        says, only_hidden = "", False
    elif word == "wrong":
        exercise, how, says, code, only_hidden = _arguments(path, call, ("exercise", "how", "says"),
                                                            ("code", "only_hidden"))
    else:
        raise AnswersError(f"{path}:{call.lineno}: unknown word '{word}'; use right, wrong or equivalent")
    if (code is None) == (source is None):
        raise AnswersError(f"{path}:{call.lineno}: an answer is either a decorated function or code=..., not both")
    return Answer(exercise, how, source if source is not None else code.strip("\n"), word == "right", says or "",
                  bool(only_hidden))
