"""Right and wrong answers to a unit's exercises, as a class would hand them in: what its checks are proven on.

An `answers.py` is read as text and never imported: each answer is the source that takes the place of the
exercise's cell. The decorators exist so that the file is ordinary Python for readers and linters.
"""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

LISTS = {"equivalent": "mutant", "allowed": "breaker"}     # words that list variants of a solution: what they call them


def right(exercise: str, how: str, code: str | None = None):
    """Marks a right answer, written differently from the solution; `code` holds one that is no single function."""
    return lambda function: function


def wrong(exercise: str, how: str, says: str, code: str | None = None, only_hidden: bool = False):
    """Marks a wrong answer; `says` is the sentence by which a student is told this mistake.

    The check recognises it by what it does to the visible lines. `only_hidden`: a mistake that the examples a student
    sees cannot show, say an answer which knows only them; a hint of a hidden line then has the sentence.
    """
    return lambda function: function


def equivalent(exercise: str, mutant: str, because: str):
    """Lists a mutant of the solution, as `autograder validate` prints it, that is as right as the solution."""


def allowed(exercise: str, breaker: str, because: str):
    """Lists a contract breaker, as `autograder validate` prints it, that the exercise's contract allows.

    A name that ends in * stands for all that begin so: "result 2 of 2 *" where that is anything the student likes.
    """


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
    """All answers of a unit, its equivalent mutants and its allowed breakers: exercise -> {name: reason}."""

    answers: tuple[Answer, ...]
    equivalent: dict[str, dict[str, str]]
    allowed: dict[str, dict[str, str]]

    def of(self, exercise: str) -> list[Answer]:
        return [a for a in self.answers if a.exercise == exercise]


def read(path: Path) -> Answers:
    """Read a unit's answers.py. Raises AnswersError with file and line."""
    try:
        text = path.read_text(encoding="utf-8")
        tree = ast.parse(text)
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise AnswersError(f"{path}:{line}: this file is not UTF-8 text") from None
    except SyntaxError as error:
        raise AnswersError(f"{path}:{error.lineno}: Python cannot read this file: {error.msg}") from None
    answers: dict[tuple[str, bool, str], Answer] = {}
    listed: dict[str, dict[str, dict[str, str]]] = {word: {} for word in LISTS}
    for node in tree.body:
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            marks = [d for d in node.decorator_list if isinstance(d, ast.Call) and _word(d) in ("right", "wrong")]
            if len(marks) != 1:
                raise AnswersError(f"{path}:{node.lineno}: {node.name} needs exactly one @right(...) or @wrong(...)")
            others = [f"@{ast.get_source_segment(text, d)}" for d in node.decorator_list if d is not marks[0]]
            source = "\n".join(others + text.split("\n")[node.lineno - 1 : node.end_lineno])
            _keep(path, marks[0], answers, _answer(path, marks[0], source))
        elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
            if (word := _word(node.value)) in LISTS:
                found = _arguments(path, node.value)
                known, name = listed[word].setdefault(found["exercise"], {}), found[LISTS[word]]
                if name in known:
                    raise AnswersError(f"{path}:{node.lineno}: '{name}' is listed twice")
                known[name] = found["because"]
            else:
                _keep(path, node.value, answers, _answer(path, node.value, None))
        elif not isinstance(node, (ast.Import, ast.ImportFrom)) and not _is_docstring(node):
            raise AnswersError(f"{path}:{node.lineno}: only imports, answers, equivalent(...) and allowed(...) "
                               "belong in this file")
    return Answers(tuple(answers.values()), **listed)


def _keep(path, call, answers, answer):
    """Validation tells answers apart by exercise and description."""
    key = (answer.exercise, answer.right, answer.how)
    if key in answers:
        raise AnswersError(f"{path}:{call.lineno}: '{answer.how}' is there twice for '{answer.exercise}'")
    answers[key] = answer


def _word(call):
    return call.func.id if isinstance(call.func, ast.Name) else ""


def _is_docstring(node):
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _arguments(path, call) -> dict:
    """The arguments of one of the words above, by name, as Python would bind them."""
    def value(name, node):
        try:
            return ast.literal_eval(node)
        except (ValueError, TypeError):
            raise AnswersError(f"{path}:{call.lineno}: {name} must be written out, not computed") from None

    words: dict[str, Callable] = {"right": right, "wrong": wrong, "equivalent": equivalent, "allowed": allowed}
    signature = inspect.signature(words[_word(call)])
    names = list(signature.parameters)
    positional = [value(names[min(i, len(names) - 1)], node) for i, node in enumerate(call.args)]
    try:
        bound = signature.bind(*positional, **{str(k.arg): value(k.arg, k.value) for k in call.keywords})
    except TypeError as error:
        raise AnswersError(f"{path}:{call.lineno}: {_word(call)}: {error}") from None
    bound.apply_defaults()
    for name, found in bound.arguments.items():
        if name == "only_hidden":
            fits = isinstance(found, bool)
        else:
            fits = isinstance(found, str) and found.strip() != "" or name == "code" and found is None
        if not fits:
            raise AnswersError(f"{path}:{call.lineno}: {_word(call)}: {name} cannot be {found!r}")
    return bound.arguments


def _answer(path, call, source):
    word = _word(call)
    if word not in ("right", "wrong"):
        raise AnswersError(f"{path}:{call.lineno}: unknown word '{word}'; use right, wrong, equivalent or allowed")
    arguments = _arguments(path, call)
    code = arguments.pop("code")
    if (code is None) == (source is None):
        raise AnswersError(f"{path}:{call.lineno}: an answer is either a decorated function or code=..., not both")
    source = source if source is not None else code.strip("\n")
    if re.search(r"\bdefault_rng\(\s*\)", source):
        raise AnswersError(f"{path}:{call.lineno}: default_rng() takes its seed from the system, so that what comes of "
                           "this answer is never the same twice; write default_rng(np.random.randint(1000))")
    return Answer(source=source, right=word == "right", **arguments)
