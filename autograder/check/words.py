"""The words of check cells: what can be asked about the result of one call of student code.

`check(f, X)` makes the call and gives a `Result`; each word on it adds one line to the sheet and returns the
same result, so words can be chained. A question (`result[0]`, `get`, `call`, `ask`) returns a new result.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NoReturn

import numpy as np

from autograder.check import arguments, calls, differences, facts, known_mistakes, score_sheet, session
from autograder.check.figures import FigureQuestions
from autograder.check.models import ModelQuestions
from autograder.check.plain_values import FUNCTION_TYPES, TOO_LARGE, Handle, described, short
from autograder.check.trivial_answers import trivial_answers

Inputs = tuple[Sequence[Any], Mapping[str, Any]]     # the arguments of a call


class Result(ModelQuestions, FigureQuestions):
    """What one call came to. `value` is plain data, None where the call failed."""

    def __init__(self, name: str, outcome: calls.Outcome, inputs: Inputs = ((), {})):
        self.name = name
        self.outcome = outcome
        self._inputs = inputs
        self._keys: tuple[Any, ...] = ()      # that lead here from the whole result
        self._made_in_hidden_part = session.current().sheet.hidden

    @property
    def value(self) -> Any:
        return None if self.outcome.problem else self.outcome.value

    # -- questions: each gives a new result ------------------------------------------------------------------

    def __getitem__(self, key: Any) -> Result:
        """A part of the result; if there is no such part, every word on it says so."""
        problem, value = self.outcome.problem, None
        if problem is None:
            whole = self.outcome.value
            try:
                if not isinstance(whole, (list, tuple, dict, np.ndarray)):
                    raise LookupError
                value = whole[key]
                value = value.item() if isinstance(value, np.generic) else value
            except (LookupError, TypeError):
                problem = calls.Problem("raised", f"The result is {described(whole)}: it has no part [{key!r}].")
        outcome = calls.Outcome(value, problem, self.outcome.changed, self.outcome.shared, self.outcome.warnings,
                                self.outcome.printed)
        part = Result(f"{self.name}[{key!r}]", outcome, self._inputs)
        part._keys = (*self._keys, key)
        return part

    def __iter__(self) -> NoReturn:
        raise TypeError("a check's result cannot be unpacked, since the call may have failed; take its parts with [0]")

    def get(self, path: str) -> Result:
        """Read public attributes and items, as in `get("layers[0].units")`."""
        return self._next(f"{self.name}.{path}",
                          lambda limit: session.current().candidate.get(self.outcome.value, path, limit))

    def call(self, method: str, *args: object, **kwargs: object) -> Result:
        """Call a method of the object that came back."""
        return self._next(f"{self.name}.{method}({_shown(args, kwargs)})",
                          lambda limit: _call(arguments.Method(self.outcome.value, method), args, kwargs, limit),
                          (args, kwargs))

    def ask(self, what: str, operation: Callable[..., Any], *things: object) -> Result:
        """Run `operation(object, *things)`, a function of this package, next to the student's object."""
        return self._next(f"{self.name}: {what}",
                          lambda limit: session.current().candidate.ask(
                              operation, (self.outcome.value, *things), limit))

    def take(self, count: int) -> Result:
        """The first `count` items of a generator or another iterable."""
        return self.ask(f"first {count} items", _take, count)

    def _next(self, name: str, run: Callable[[float], calls.Outcome], inputs: Inputs = ((), {})) -> Result:
        problem = self.outcome.problem
        return Result(name, calls.Outcome(problem=problem) if problem else run(session.current().sheet.seconds), inputs)

    def _hidden(self) -> bool:
        return self._made_in_hidden_part or session.current().sheet.hidden

    def _right(self, what: str, expected: object) -> str:
        """How a line names what is expected; a hidden one does not say it."""
        return f"{self.name} has the right {what}" if self._hidden() else f"{self.name} has {what} {expected}"

    # -- words: each adds a line -----------------------------------------------------------------------------

    def close(self, expected: Any, *, rtol: float = 1e-7, atol: float = 0.0, hint: str = "", name: str | None = None,
              weight: float = 1.0) -> Result:
        """The result equals `expected` within |difference| <= atol + rtol * |expected|.

        Asked in this order: keys, type, length, shape, dtype, finite, value.
        """
        wrong = None if self.outcome.problem else self._difference(expected, rtol, atol)
        return self._line(name or f"{self.name} has the right value", wrong is None, wrong.text if wrong else "",
                          asked=wrong.question if wrong else "", hint=hint, weight=weight,
                          fact=self._fact(expected, rtol, atol) if wrong and not self._hidden() else "",
                          passes=lambda value: differences.difference(value, expected, rtol, atol) is None)

    def _fact(self, expected: Any, rtol: float, atol: float) -> str:
        """What the wrong value has to do with the right one; of a hidden line nothing is told."""
        args, kwargs = self._inputs
        try:
            return facts.fact(self.value, expected, [_given(a) for a in args],
                              {k: _given(v) for k, v in kwargs.items()}, rtol, atol)
        except MemoryError:
            return ""

    def _difference(self, expected: Any, rtol: float, atol: float) -> differences.Difference | None:
        try:
            return differences.difference(self.value, expected, rtol, atol)
        except MemoryError:
            return differences.Difference("value", f"Cannot be compared: {TOO_LARGE}")

    def equal(self, expected: Any, *, hint: str = "", name: str | None = None, weight: float = 1.0) -> Result:
        """The result equals `expected` exactly: whole numbers, strings, truth values, lists of them."""
        return self.close(expected, rtol=0.0, hint=hint, name=name, weight=weight)

    def holds(self, sentence: str, predicate: Callable[[Any], Any], *, hint: str = "", weight: float = 1.0) -> Result:
        """`predicate(result)` is true; `sentence` says what that means. A predicate that fails is not true.

        Nothing holds for None or an empty result, of which much is true that is no merit (all its values are positive).
        """
        too_large = False
        try:
            ok = not self.outcome.problem and not _nothing(self.value) and _true(predicate, self.value)
        except MemoryError:
            ok, too_large = False, True
        if ok:
            came = ""
        elif too_large:
            came = f"Cannot be told: {TOO_LARGE}"
        else:
            came = "The result is None. Is a `return` missing?" if self.value is None else \
                f"Does not hold for {short(self.value)}."
        return self._line(f"{self.name}: {sentence}", ok, came, hint=hint, weight=weight,
                          passes=lambda value: not _nothing(value) and _true(predicate, value))

    def shape(self, expected: Iterable[int], *, hint: str = "") -> Result:
        """The result is an array of this shape."""
        found, problem = self.value, ""
        if type(found) is not np.ndarray:
            problem = f"The result is {described(found)}; expected an array of shape {tuple(expected)}."
        elif found.shape != tuple(expected):
            problem = f"The result has shape {found.shape}; expected {tuple(expected)}."
        came = list(found.shape) if type(found) is np.ndarray else described(found)
        return self._line(self._right("shape", tuple(expected)), not problem, problem, came=came, hint=hint,
                          kind="form")

    def dtype(self, expected: Any, *, hint: str = "") -> Result:
        """The result is an array of this dtype, or of this kind of any width: float, int, bool, complex."""
        found, wanted = self.value, np.dtype(expected)
        any_width = expected in (float, int, bool, complex) and type(expected) is type
        ok = type(found) is np.ndarray and (
            found.dtype.kind == wanted.kind if any_width else found.dtype == wanted)
        came = f"an array of dtype {found.dtype}" if type(found) is np.ndarray else described(found)
        return self._line(self._right("dtype", expected.__name__ if any_width else wanted.name), ok,
                          f"The result is {came}.", came=came, hint=hint, kind="form")

    def type(self, expected: Any, *, hint: str = "") -> Result:
        """The result is of this plain type (dict, list, float …), or of the class of this name."""
        found = self.value
        if isinstance(expected, str):
            ok, wanted = type(found) is Handle and found.kind.split()[-1] == expected, expected
        else:
            ok, wanted = type(found) is expected, expected.__name__
        return self._line(self._right("type", wanted), ok, f"The result is {described(found)}.", hint=hint,
                          kind="form")

    def raises(self, *errors: Any, saying: str = "", hint: str = "") -> Result:
        """The call raises one of these exceptions, with a text that contains `saying`."""
        names = [e.__name__ for e in errors]
        problem, wanted = self.outcome.problem, " or ".join(names)
        came = problem.text if problem else f"It returned {short(self.value)} and raised nothing."
        ok = False
        if problem and any(n in problem.errors for n in names):
            ok = saying.lower() in problem.message.lower()
            came = f"The message of the {problem.errors[0]} does not contain '{saying}'."
        name = f"{self.name} raises {wanted}"
        if problem is not None and problem.kind != "raised":
            return self._line(name, False, came, hint=hint)
        return self._line(name, ok, "" if ok else came, hint=hint, kind="form", about_failure=True)

    def unchanged(self, *, hint: str = "") -> Result:
        """The call leaves its arguments as they were."""
        changed = self.outcome.changed
        text = f"The call changed {_listed(changed)}. Work on a copy, or make a new array." if changed else ""
        return self._line(f"{self.name} leaves its arguments alone", not changed, text, came=list(changed), hint=hint,
                          kind="form")

    def fresh(self, *, hint: str = "") -> Result:
        """The result uses no memory of the arguments, so that changing one later does not change the other."""
        shared = self.outcome.shared
        text = (f"The result is (a view of) {_listed(shared)} itself: changing one later changes the other. "
                "Return a copy." if shared else "")
        return self._line(f"{self.name} returns a new array", not shared, text, came=list(shared), hint=hint,
                          kind="form")

    def quiet(self, *, hint: str = "") -> Result:
        """The call gives no warning."""
        warned = "; ".join(self.outcome.warnings)
        return self._line(f"{self.name} gives no warning", not warned, f"Python warned: {warned}", came=[warned],
                          hint=hint, kind="form")

    def _line(self, name: str, ok: bool, problem: str, *, asked: str = "", came: Any = None, fact: str = "",
              hint: str = "", kind: str = "value", weight: float = 1.0, about_failure: bool = False,
              passes: Callable[[Any], bool] | None = None) -> Result:
        """Add a line. `asked` and `came` are what tells a failure apart from another: what is wrong, and what came,
        the value unless told otherwise. `passes` tells of a value whether it passes the line as well."""
        failed = self.outcome.problem
        if failed and not about_failure:
            ok, problem, fact, came = False, failed.text, "", None
        if not self._hint_fits(asked, about_failure):
            hint = ""
        if ok and passes and not session.current().sheet.has_worth and self._is_trivial(passes):
            kind = "form"
        if failed and failed.kind == score_sheet.NOT_ASKED:
            kind = score_sheet.NOT_ASKED
        line = score_sheet.Line(name, bool(ok), "" if ok else problem, "" if ok else fact, "" if ok else hint, kind,
                          weight, printed=self.outcome.printed, attempted=_attempted(failed), about=self.name)
        session.current().sheet.add(line, self._made_in_hidden_part, came=None if ok else self._signature(asked, came))
        return self

    def _hint_fits(self, asked: str, about_failure: bool) -> bool:
        """Whether a hint can be about what happened: it is written for a value, or an exception, that is not right."""
        failed = self.outcome.problem
        if failed:      # of a hidden line nothing else is told
            return failed.kind == "raised" and (about_failure or self._hidden())
        return self.value is not None and asked not in ("keys", "type", "length", "shape") or self._hidden()

    def _signature(self, asked: str, came: Any) -> known_mistakes.Signature:
        failed = self.outcome.problem
        if failed:
            message = "" if failed.by_hand else failed.message
            return known_mistakes.of_problem(failed.kind, (*failed.errors, "")[0], message)
        return known_mistakes.of_value(asked, self.value if came is None else came)

    def _is_trivial(self, passes: Callable[[Any], bool]) -> bool:
        """Whether an answer without knowledge passes, too. Not asked once another line has shown some."""
        try:
            args = [_given(a) for a in self._inputs[0]]
            return any(_true(passes, value) for value in trivial_answers(self.value, args, self._keys))
        except MemoryError:
            return False


def _attempted(problem: calls.Problem | None) -> bool | None:
    """Whether there was an answer; None where it cannot be told, since something went wrong before."""
    return True if problem is None else False if problem.kind == "not attempted" else None


def _take(iterable: Iterable[Any], count: int) -> list[Any]:
    return list(itertools.islice(iterable, count))


def run(function: Any, args: Sequence[Any], kwargs: Mapping[str, Any]) -> Result:
    """Call student code once: what `check(function, *args, **kwargs)` does."""
    name = arguments.name_of(function)
    label = f"{name} on hidden inputs" if session.current().sheet.hidden else f"{name}({_shown(args, kwargs)})"
    return Result(label, _call(function, args, kwargs, session.current().sheet.seconds), (args, kwargs))


def look(thing: object, name: str | None = None) -> Result:
    """The plain value of a variable that the student's code has set: what `check.value(thing)` does."""
    if type(thing) is arguments.Missing:
        outcome = calls.Outcome(problem=_missing(thing))
    else:
        outcome = session.current().candidate.ask(_itself, (thing,), session.current().sheet.seconds)
        if not outcome.problem and (outcome.value is None or _blank(outcome.value)):
            outcome = calls.Outcome(problem=calls.Problem("not attempted", "Not attempted yet."))
    return Result(name or arguments.name_of(thing), outcome)


def _itself(thing: Any) -> Any:
    return thing


def _blank(value: Any) -> bool:
    """Whether a value is the blank of an exercise: `...`, or a container of nothing but blanks."""
    if type(value) is Handle:
        return value.kind == "ellipsis"
    if type(value) is dict:
        return bool(value) and all(v is None or _blank(v) for v in value.values())
    return False


def _missing(thing: arguments.Missing) -> calls.Problem:
    if thing.why:
        return calls.Problem("missing", f"{score_sheet.THERE_IS_NO}{thing.name}`: {thing.why}.")
    return calls.Problem("missing", f"{score_sheet.THERE_IS_NO}{thing.name}` yet: run the cell that defines it. If "
                                    "that cell stops with an error, mend the error first.")


def _call(function: Any, args: Sequence[Any], kwargs: Mapping[str, Any], seconds: float) -> calls.Outcome:
    current = session.current().sheet
    name = arguments.name_of(function)
    if type(function) is arguments.Missing:
        return calls.Outcome(problem=_missing(function))
    if current.hangs[name] >= current.most_hangs:
        return calls.Outcome(problem=calls.Problem(score_sheet.NOT_ASKED, f"Not asked: `{name}` did not end before."))
    for value in (*args, *kwargs.values()):
        if type(value) is arguments.Missing:
            return calls.Outcome(problem=_missing(value))
        if type(value) is Result and value.outcome.problem:
            why = value.outcome.problem
            kind = "not attempted" if why.kind == "not attempted" else "needs another"
            # In a chain of calls the first one that failed is told, not each that needs the one before.
            text = why.text if score_sheet.FAILED_BEFORE in why.text else (
                f"This needs {_shown_one(value)}{score_sheet.FAILED_BEFORE}{why.text}")
            return calls.Outcome(problem=calls.Problem(kind, text))
    if current.hangs[name]:      # its other lines may be right, but not each is to be waited for so long
        seconds *= score_sheet.AFTER_A_HANG
    outcome = session.current().candidate.call(function, [_given(a) for a in args],
                                     {k: _given(v) for k, v in kwargs.items()}, seconds)
    if outcome.problem and outcome.problem.kind in ("too slow", "died"):
        current.hangs[name] += 1
    return outcome


def _given(value: Any) -> Any:
    return value.outcome.value if type(value) is Result else value


def _shown(args: Sequence[Any], kwargs: Mapping[str, Any]) -> str:
    if session.current().sheet.hidden:
        return "…"
    texts = [_shown_one(a) for a in args] + [f"{k}={_shown_one(v)}" for k, v in kwargs.items()]
    return ", ".join(texts)


def _shown_one(value: Any) -> str:
    if type(value) is Result:      # in a chain of calls each name would hold the names of all before it
        keys = "".join(f"[{key!r}]" for key in value._keys)
        return value.name if len(value.name) <= 80 else f"{value.name.partition('(')[0]}(…){keys}"
    if type(value) is arguments.generator:
        return "rng"
    if type(value) in (arguments.Missing, Handle, *FUNCTION_TYPES) or issubclass(type(value), type):
        return arguments.name_of(value)
    text = short(value, 40)
    return arguments.name_of(value) if text.startswith("an object") else text


def _listed(names: Iterable[str]) -> str:
    return " and ".join(f"`{n}`" for n in names)


def _nothing(value: Any) -> bool:
    kind = type(value)
    return value is None or kind in (list, tuple, dict, set, str) and not value or kind is np.ndarray and not value.size


def _true(predicate: Callable[[Any], Any], value: Any) -> bool:
    try:
        with np.errstate(all="ignore"):
            return bool(predicate(value))
    except MemoryError:
        raise
    except Exception:
        return False
