"""Calls student code, one call at a time: copied arguments, caught exceptions, a time limit, a plain result.

This is the candidate for a student's own notebook, where checks and student code share the process. Whoever
examines code in another process puts a candidate with the same three methods in its place with `session.use`.
"""

from __future__ import annotations

import _thread
import contextlib
import gc
import inspect
import io
import linecache
import os
import re
import signal
import sys
import threading
import time
import traceback
import warnings
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from types import FrameType, FunctionType
from typing import Any, Protocol

import numpy as np

from autograder.check import arguments, exception_messages
from autograder.check.plain_values import Array, Handle, NotPlain, class_name, described, plain

PRINTED_LIMIT = 2_000       # characters
WARNINGS_LIMIT = 200
STUB = "# YOUR CODE HERE"    # as nbgrader writes it above `raise NotImplementedError()`
LOOKED_AT = 100_000         # bytes of a result that later calls must leave alone
PACKAGE = os.path.dirname(os.path.dirname(__file__)) + os.sep
AGAIN = 0.01                # seconds between two alarms, if the first has not ended a call


@dataclass(frozen=True)
class Problem:
    """Why a call gave no result."""

    # 'raised', 'not attempted', 'missing', 'too slow', 'died', 'not asked', 'not plain' or 'needs another'
    kind: str
    text: str                       # in a learner's words
    errors: tuple[str, ...] = ()    # the names of the exception's class and its bases, where one was raised
    message: str = ""               # the exception's own text

    @property
    def by_hand(self) -> bool:
        """Whether a `raise` or an `assert` of the learner made it, so that its text is their own."""
        return bool(re.search("of its cell: `(raise|assert)", self.text))


@dataclass(frozen=True)
class Outcome:
    """What one call of student code came to."""

    value: Any = None                      # plain data, if problem is None
    problem: Problem | None = None
    changed: tuple[str, ...] = ()          # arguments that the call modified
    shared: tuple[str, ...] = ()           # arguments whose memory the result still uses
    warnings: tuple[str, ...] = ()
    printed: str = ""


class Candidate(Protocol):
    """Who runs student code. No method raises what that code does: an outcome tells it."""

    def call(self, function: Any, args: Sequence[Any], kwargs: Mapping[str, Any], seconds: float) -> Outcome: ...

    def get(self, handle: Any, path: str, seconds: float) -> Outcome: ...

    def ask(self, operation: Callable[..., Any], things: Sequence[Any], seconds: float) -> Outcome: ...


class TooSlow(BaseException):
    """Raised inside of student code when its time is up. Not an Exception, so that `except Exception` lets it by."""


class Interrupted(KeyboardInterrupt):
    """The user has stopped a call; the text says where."""


class time_limit:
    """Raise `TooSlow` in the block after `seconds`, and again and again if it is caught there.

    With a `patience` above 1 these are seconds of computing, as far as `patience` times as many have not passed by the
    clock: on a busy machine what computes for one second may take many.

    Code that catches everything (`while True: try: … except: pass`) would swallow each alarm, so the next line of
    every function that is running raises too, those of its handlers included. After the block `interrupted`
    says whether the user has asked to stop. Works in the main thread only, where notebooks run their cells.
    """

    def __init__(self, seconds: float, patience: float = 1.0):
        self.seconds, self.patience = seconds, patience
        self.begin, self.computed = time.monotonic(), time.process_time()
        self.interrupted = self.rang = self.over = False
        self.main = threading.current_thread() is threading.main_thread()
        self.before: dict[int, Any] = {}

    def __enter__(self) -> time_limit:
        if self.main:
            self.frame, self.tracer, self.profiler = sys._getframe(1), sys.gettrace(), sys.getprofile()
            self.before[signal.SIGINT] = signal.signal(signal.SIGINT, self._interrupt)
            if hasattr(signal, "SIGALRM"):
                self.before[signal.SIGALRM] = signal.signal(signal.SIGALRM, self._ring)
                signal.setitimer(signal.ITIMER_REAL, self.seconds, AGAIN)
            else:   # Windows: a thread interrupts this one
                self.done = threading.Event()
                threading.Thread(target=self._watch, daemon=True).start()
        return self

    def __exit__(self, *error: object) -> None:
        self.over = True   # a late alarm does nothing
        if self.main:
            if hasattr(signal, "SIGALRM"):
                signal.setitimer(signal.ITIMER_REAL, 0)
            else:
                self.done.set()
            sys.settrace(self.tracer)
            sys.setprofile(self.profiler)
            for number, handler in self.before.items():
                signal.signal(number, handler)

    def _ours(self, frame: FrameType | None) -> bool:
        """Whether a frame is this block's own, or in the two methods above, or in a callback of the garbage collector:
        nothing may be raised there. What a callback raises is lost, and Python may end over it.

        An alarm that rings while another is dealt with, as on a busy machine, is judged by where that one rang.
        """
        handlers = (time_limit._ring.__code__, time_limit._ours.__code__, time_limit.is_up.__code__)
        while frame is not None and frame.f_code in handlers:
            frame = frame.f_back
        if self.over or frame is self.frame:
            return True
        quiet = {time_limit.__enter__.__code__, time_limit.__exit__.__code__,
                 *(getattr(callback, "__code__", None) for callback in gc.callbacks)}
        while frame is not None and frame is not self.frame:
            if frame.f_code in quiet:
                return True
            frame = frame.f_back
        return False

    def _ring(self, signum: int, frame: FrameType | None) -> None:
        if not self._ours(frame):
            if not self.is_up():
                signal.setitimer(signal.ITIMER_REAL, self.seconds / 10, AGAIN)
                return
            sys.setprofile(self._left)
            self._arm(frame)
            raise TooSlow

    def is_up(self) -> bool:
        """Whether the time, once it has passed by the clock, is over."""
        return (time.process_time() - self.computed >= self.seconds
                or time.monotonic() - self.begin >= self.seconds * self.patience or self.patience <= 1)

    def _arm(self, frame: FrameType | None) -> None:
        """Let the next line that runs raise, in this function and in all that wait for it."""
        sys.settrace(self._trace)
        while frame is not None and frame is not self.frame:
            frame.f_trace = self._trace
            frame = frame.f_back

    def _trace(self, frame: FrameType, event: str, argument: object) -> Any:
        if event in ("call", "line") and not self._ours(frame):
            raise TooSlow
        return self._trace

    def _left(self, frame: FrameType, event: str, argument: object) -> None:
        """Raising has ended the tracing: begin it again when a function is left, so that its caller raises too."""
        if event == "return" and not self._ours(frame):
            self._arm(frame)

    def _interrupt(self, signum: int, frame: FrameType | None) -> None:
        if self.rang:
            self._ring(signum, frame)
        else:
            self.interrupted = True
            raise KeyboardInterrupt

    def _watch(self) -> None:
        wait = self.seconds
        while not self.done.wait(wait):
            if not self.is_up():
                wait = self.seconds / 10
                continue
            self.rang, wait = True, AGAIN
            _thread.interrupt_main()


class Overwritten(Exception):
    """A call has written to memory that an earlier one has given away."""


class Local:
    """Student code in this very process."""

    def __init__(self) -> None:
        # The notebook puts a student's own names back for a call, and the check's for a function that it handed over.
        self.around: Callable[[], AbstractContextManager[None]] = contextlib.nullcontext
        self.inside: arguments.Inside = lambda function: contextlib.nullcontext()
        self.patience = 1.0
        self.latest: deque[tuple[Any, Array, Array]] = deque(maxlen=20)     # function, array of its result, a copy

    def call(self, function: Any, args: Sequence[Any], kwargs: Mapping[str, Any], seconds: float) -> Outcome:
        """Call `function` with copies of the arguments."""
        target = arguments.unwrap(function)
        if type(function) is not arguments.Method and not callable(target):
            return Outcome(problem=Problem("raised", f"This is {described(plain(target))}, not a function. If its name "
                                                     "was used for something else, run the exercise's cell again."))
        labels: list[str] = []
        before: list[Any] = []
        after: list[Any] = []

        def run() -> Any:
            # Even a copy may run student code (a model's configuration), so it is made in here.
            given = [arguments.copy(a, self.inside) for a in args]
            named = {k: arguments.copy(v, self.inside) for k, v in kwargs.items()}
            method = target
            if type(function) is arguments.Method:
                method = getattr(arguments.unwrap(function.owner), function.name)
            labels.extend(_argument_labels(method, len(given), named))
            after.extend((*given, *named.values()))
            before.extend(plain(a) for a in after)
            result = method(*given, **named)
            self._look_again(target, result)
            return result

        return self._run(run, seconds, changed=lambda: _changed(labels, before, after),
                         shared=lambda result: _shared(labels, result, after))

    def _look_again(self, function: Any, result: Any) -> None:
        """Raises Overwritten where a call has changed what an earlier one of the same function gave."""
        lost = any(of is function and not _same(now, before) for of, now, before in self.latest)
        self.latest.extend((function, a, a.copy()) for a in _arrays(result) if a.nbytes <= LOOKED_AT)
        if lost:
            self.latest.clear()
            raise Overwritten

    def get(self, handle: Any, path: str, seconds: float) -> Outcome:
        """Read `path`, as in 'layers[0].units', from an object."""
        return self._run(lambda: arguments.follow(arguments.unwrap(handle), path), seconds)

    def ask(self, operation: Callable[..., Any], things: Sequence[Any], seconds: float) -> Outcome:
        """Run one of our own functions on objects that a student made: reading a figure, measuring a model."""
        return self._run(lambda: operation(*[arguments.unwrap(t) for t in things]), seconds)

    def _run(self, thunk: Callable[[], Any], seconds: float, changed: Callable[[], tuple[str, ...]] = tuple,
             shared: Callable[[Any], tuple[str, ...]] = lambda result: ()) -> Outcome:
        printed, limit = Limited(PRINTED_LIMIT), time_limit(seconds, self.patience)
        problem, value, result = None, None, None
        with warnings.catch_warnings(record=True) as caught, \
                np.errstate(divide="warn", over="warn", invalid="warn", under="ignore"):
            warnings.simplefilter("always")
            try:
                with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(printed), self.around(), limit:
                    result = thunk()
                    value = plain(result)
            except NotPlain as error:
                problem = Problem("not plain", f"The result could not be read: {error}.")
            except Overwritten:
                problem = Problem("not plain", "This call has written into the array that an earlier call gave back, "
                                               "whose result is lost. Make a new array in each call.")
            except TooSlow:
                problem = Problem("too slow", f"It did not finish within {seconds:g} s. "
                                              "Is there a loop that never ends?")
            except NotImplementedError as error:
                problem = _not_attempted(error)
            except BaseException as error:
                if limit.interrupted:
                    where = _where(error)
                    line = f" in line {where[0]} of its cell: `{where[1]}`" if where else ""
                    raise Interrupted(f"You stopped it{line}.") from None
                problem = _as_problem(error)
            texts = dict.fromkeys(f"{class_name(w.category)}: {safe_text(w.message)}" for w in caught[:WARNINGS_LIMIT])
        if problem:
            return Outcome(problem=problem, warnings=tuple(texts), printed=printed.text())
        return Outcome(value, None, changed(), shared(result), tuple(texts), printed.text())


class Limited(io.StringIO):
    """Keeps the first characters that are written and drops the rest."""

    def __init__(self, limit: int):
        super().__init__()
        self.left = limit

    def write(self, text: str) -> int:
        super().write(text[: max(self.left, 0)])
        self.left -= len(text)
        return len(text)

    def close(self) -> None:
        """Student code may close what it takes for the standard output."""

    def text(self) -> str:
        return self.getvalue() + (" … (more was printed)" if self.left < 0 else "")


def _argument_labels(target: Any, count: int, named: Iterable[str]) -> list[str]:
    try:
        if type(target) is FunctionType and not target.__dict__:      # as most are; a signature takes longer
            return _labels(target.__code__.co_varnames[: target.__code__.co_argcount], count, named)
        names = [n for n, p in inspect.signature(target).parameters.items() if p.kind <= p.POSITIONAL_OR_KEYWORD]
    except TooSlow:
        raise
    except BaseException:   # many built-in functions have none, and an object may lie about its own
        names = []
    return _labels(names, count, named)


def _labels(names: Sequence[str], count: int, named: Iterable[str]) -> list[str]:
    return [names[i] if i < len(names) else f"argument {i + 1}" for i in range(count)] + list(named)


def _changed(labels: list[str], before: list[Any], after: list[Any]) -> tuple[str, ...]:
    out = []
    for label, old, new in zip(labels, before, after, strict=True):
        try:
            same = _same(old, plain(new))
        except NotPlain:
            same = False
        if not same:
            out.append(label)
    return tuple(out)


def _same(a: Any, b: Any) -> bool:
    """Whether two pieces of plain data are equal to the last bit, NaN included."""
    if type(a) is Handle and type(b) is Handle:
        return a.thing is b.thing
    if type(a) is not type(b):
        return False
    if isinstance(a, np.ndarray):
        return bool(a.shape == b.shape and a.dtype == b.dtype and a.tobytes() == b.tobytes())
    if isinstance(a, (list, tuple)):
        return len(a) == len(b) and all(map(_same, a, b))
    if isinstance(a, dict):
        return list(a) == list(b) and all(_same(a[k], b[k]) for k in a)
    return bool(a == b or (a != a and b != b))


def _arrays(value: Any, depth: int = 0) -> Iterator[Array]:
    if issubclass(type(value), np.ndarray):
        yield np.ndarray.view(value, np.ndarray)   # a subclass may answer for NumPy's functions
    elif depth < 4 and type(value) in (list, tuple):
        for item in value:
            yield from _arrays(item, depth + 1)
    elif depth < 4 and type(value) is dict:
        for item in value.values():
            yield from _arrays(item, depth + 1)


def _shared(labels: list[str], result: Any, args: list[Any]) -> tuple[str, ...]:
    results = list(_arrays(result))
    return tuple(label for label, arg in zip(labels, args, strict=True)
                 if any(np.may_share_memory(r, a) for r in results for a in _arrays(arg)))


def safe_text(error: object) -> str:
    """The text of an exception or a warning; making it runs student code, too."""
    quiet = io.StringIO()
    try:
        with contextlib.redirect_stdout(quiet), contextlib.redirect_stderr(quiet), time_limit(0.5):
            return _FILES.sub("", str.__str__(str(error))[:20_000])[:500]
    except BaseException:
        return "(its message could not be read)"


_FILES = re.compile(r'^ *File ".*\n*', re.MULTILINE)      # TensorFlow lists all files that a graph has to do with


def _as_problem(error: BaseException) -> Problem:
    names = tuple(class_name(c) for c in type.__dict__["__mro__"].__get__(type(error)))
    message = safe_text(error)
    return Problem("raised", exception_messages.error(names[0], message, _where(error)), names, message)


def _not_attempted(error: NotImplementedError) -> Problem:
    """An exercise as it was handed out; or an answer that calls one, or beside the line that ends it. What a library
    raises, as TensorFlow does where NumPy is called inside of a compiled function, is an error like any other: the line
    is one of its files, or one of a cell that raises nothing itself."""
    passed = list(traceback.walk_tb(error.__traceback__))
    file, line = (passed[-1][0].f_code.co_filename, passed[-1][1]) if passed else ("", 0)
    text = linecache.getline(file, line).strip()
    if text and ("site-packages" in file or "raise" not in text):
        return _as_problem(error)
    codes = [frame.f_code for frame, _ in passed
             if not frame.f_code.co_filename.startswith(PACKAGE)]
    if codes and codes[0].co_filename != codes[-1].co_filename and "site-packages" not in (
            codes[0].co_filename + codes[-1].co_filename):      # of two cells
        return Problem("needs another", f"This needs `{codes[-1].co_name}`, which is not attempted yet.")
    above = linecache.getline(file, line - 1).strip()
    if text == "raise NotImplementedError()" and above != STUB and not above.endswith(('"""', ":")):
        return Problem("raised", f"Your code is there, but its line {line} ends it: delete `{text}`.",
                       ("NotImplementedError",))
    return Problem("not attempted", "Not attempted yet.")


def _where(error: BaseException) -> tuple[int, str] | None:
    """The last line of the student's own code that the exception passed: (number, text), or None.

    Theirs is the first code outside of this package that was called, and all in the same file (notebook cell).
    """
    trace = BaseException.__dict__["__traceback__"].__get__(error)
    passed = [(f.f_code.co_filename, line) for f, line in traceback.walk_tb(trace)
              if not f.f_code.co_filename.startswith(PACKAGE)]
    if not passed:
        return None
    file, line = [p for p in passed if p[0] == passed[0][0]][-1]
    text = linecache.getline(file, line).strip()
    return (line, text) if text and not file.startswith(sys.base_prefix) and "site-packages" not in file else None
