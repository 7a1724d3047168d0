"""Calls student code, one call at a time: copied arguments, caught exceptions, a time limit, a plain result.

This is the candidate for a student's own notebook, where checks and student code share the process. Whoever
examines code in another process puts a candidate with the same three methods in its place with `use`.
"""

from __future__ import annotations

import contextlib
import inspect
import io
import linecache
import signal
import threading
import traceback
import warnings
from dataclasses import dataclass, field

import numpy as np

from autograder.check import arguments, explain
from autograder.check.plain import Handle, NotPlain, described, plain

PRINTED_LIMIT = 2_000


@dataclass(frozen=True)
class Problem:
    """Why a call gave no result."""

    kind: str                  # 'raised', 'not attempted', 'too slow', 'not plain' or 'needs another'
    text: str                  # in a learner's words
    error: str = ""            # the exception's type, where one was raised
    message: str = ""          # the exception's own text


@dataclass(frozen=True)
class Outcome:
    """What one call of student code came to."""

    value: object = None                   # plain data, if problem is None
    problem: Problem | None = None
    changed: tuple[str, ...] = ()          # arguments that the call modified
    shared: tuple[str, ...] = ()           # arguments whose memory the result still uses
    warnings: tuple[str, ...] = ()
    printed: str = ""


class TooSlow(BaseException):
    """Raised inside of student code when its time is up. Not an Exception, so that `except Exception` lets it by."""


@contextlib.contextmanager
def time_limit(seconds: float):
    """Raise `TooSlow` in the block after `seconds`, and again and again if it is caught there."""
    main = threading.current_thread() is threading.main_thread()
    if not main:
        yield
    elif hasattr(signal, "SIGALRM"):
        def ring(signum, frame):
            raise TooSlow

        before = signal.signal(signal.SIGALRM, ring)
        try:
            # The alarm may ring between the block's end and the line that stops it.
            try:
                signal.setitimer(signal.ITIMER_REAL, seconds, 0.2)
                yield
            finally:
                signal.setitimer(signal.ITIMER_REAL, 0)
        finally:
            signal.signal(signal.SIGALRM, before)
    else:
        with _interrupt_after(seconds):
            yield


@contextlib.contextmanager
def _interrupt_after(seconds):
    """The limit where there is no alarm signal (Windows): a timer thread interrupts the main thread."""
    import _thread

    done = threading.Event()
    rang = threading.Event()

    def watch():
        wait = seconds
        while not done.wait(wait):
            rang.set()
            _thread.interrupt_main()
            wait = 0.2

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    try:
        yield
    except KeyboardInterrupt:
        if rang.is_set():
            raise TooSlow from None
        raise
    finally:
        done.set()
        watcher.join()


class Local:
    """Student code in this very process."""

    def __init__(self):
        self.around = contextlib.nullcontext   # the notebook puts a student's own names back for the call

    def call(self, function, args, kwargs, seconds) -> Outcome:
        """Call `function` with copies of the arguments."""
        target = arguments.unwrap(function)
        if not callable(target):
            name = arguments.name_of(function)
            return Outcome(problem=Problem("raised", f"{name} is {described(target)}, not a function. "
                                                     "Did you use its name for something else?"))
        given = [arguments.copy(a) for a in args]
        named = {k: arguments.copy(v) for k, v in kwargs.items()}
        labels = _argument_labels(target, len(given), named)
        before = [plain(a) for a in (*given, *named.values())]
        return self._run(lambda: target(*given, **named), seconds, target,
                         changed=lambda: _changed(labels, before, (*given, *named.values())),
                         shared=lambda result: _shared(labels, result, (*given, *named.values())))

    def get(self, handle, path, seconds) -> Outcome:
        """Read `path`, as in 'layers[0].units', from an object."""
        return self._run(lambda: arguments.follow(arguments.unwrap(handle), path), seconds)

    def ask(self, operation, things, seconds) -> Outcome:
        """Run one of our own functions on objects that a student made: reading a figure, measuring a model."""
        return self._run(lambda: operation(*[arguments.unwrap(t) for t in things]), seconds)

    def _run(self, thunk, seconds, target=None, changed=tuple, shared=lambda result: ()):
        printed = _Limited(PRINTED_LIMIT)
        problem, value, result = None, None, None
        with warnings.catch_warnings(record=True) as caught, np.errstate(divide="warn", over="warn", invalid="warn", under="ignore"):
            warnings.simplefilter("always")
            try:
                with time_limit(seconds), contextlib.redirect_stdout(printed), contextlib.redirect_stderr(printed), \
                        self.around():
                    result = thunk()
                    value = plain(result)
            except NotPlain as error:
                problem = Problem("not plain", f"The result could not be read: {error}.")
            except TooSlow:
                problem = Problem("too slow", f"It did not finish within {seconds:g} s. Is there a loop that never ends?")
            except NotImplementedError:
                problem = Problem("not attempted", "Not attempted yet.")
            except KeyboardInterrupt:
                raise
            except BaseException as error:
                problem = _as_problem(error, target)
        texts = tuple(dict.fromkeys(f"{w.category.__name__}: {_safe_text(w.message)}" for w in caught))
        if problem:
            return Outcome(problem=problem, warnings=texts, printed=printed.text())
        return Outcome(value, None, changed(), shared(result), texts, printed.text())


class _Limited(io.StringIO):
    """Keeps the first characters that are written and drops the rest."""

    def __init__(self, limit):
        super().__init__()
        self.left = limit

    def write(self, text):
        super().write(text[: max(self.left, 0)])
        self.left -= len(text)
        return len(text)

    def text(self):
        return self.getvalue() + (" … (more was printed)" if self.left < 0 else "")




def _argument_labels(target, count, named):
    try:
        names = list(inspect.signature(target).parameters)
    except (TypeError, ValueError):
        names = []
    return [names[i] if i < len(names) else f"argument {i + 1}" for i in range(count)] + list(named)


def _changed(labels, before, after):
    out = []
    for label, old, new in zip(labels, before, after, strict=True):
        try:
            same = _same(old, plain(new))
        except NotPlain:
            same = False
        if not same:
            out.append(label)
    return tuple(out)


def _same(a, b):
    """Whether two pieces of plain data are equal to the last bit, NaN included."""
    if isinstance(a, Handle) or isinstance(b, Handle):
        return isinstance(a, Handle) and isinstance(b, Handle) and a.thing is b.thing
    if type(a) is not type(b):
        return False
    if isinstance(a, np.ndarray):
        return a.shape == b.shape and a.dtype == b.dtype and a.tobytes() == b.tobytes()
    if isinstance(a, (list, tuple)):
        return len(a) == len(b) and all(map(_same, a, b))
    if isinstance(a, dict):
        return list(a) == list(b) and all(_same(a[k], b[k]) for k in a)
    return a == b or (a != a and b != b)


def _arrays(value, depth=0):
    if issubclass(type(value), np.ndarray):
        yield value
    elif depth < 4 and type(value) in (list, tuple):
        for item in value:
            yield from _arrays(item, depth + 1)
    elif depth < 4 and type(value) is dict:
        for item in value.values():
            yield from _arrays(item, depth + 1)


def _shared(labels, result, args):
    results = list(_arrays(result))
    return tuple(label for label, arg in zip(labels, args, strict=True)
                 if any(np.may_share_memory(r, a) for r in results for a in _arrays(arg)))


def _safe_text(error) -> str:
    try:
        return str.__str__(str(error))[:500]
    except BaseException:
        return "(its message could not be read)"


def _as_problem(error, target) -> Problem:
    name, message = type(error).__name__, _safe_text(error)
    where = _where(error, target)
    return Problem("raised", explain.error(name, message, where), name, message)


def _where(error, target):
    """The last line of the student's own code that the exception passed: (number, text), or None."""
    code = getattr(target, "__code__", None) or getattr(getattr(target, "__init__", None), "__code__", None)
    frames = traceback.extract_tb(error.__traceback__)
    own = [f for f in frames if code is not None and f.filename == code.co_filename]
    if not own:
        return None
    line = linecache.getline(own[-1].filename, own[-1].lineno).strip()
    return own[-1].lineno, line


@dataclass
class _Current:
    candidate: object = field(default_factory=Local)


_current = _Current()


def candidate():
    """Whoever runs student code for this process."""
    return _current.candidate


@contextlib.contextmanager
def use(candidate):
    """Let `candidate` answer all calls inside of the block."""
    before, _current.candidate = _current.candidate, candidate
    try:
        yield candidate
    finally:
        _current.candidate = before
