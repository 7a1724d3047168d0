"""One call of student code: whatever it does, an Outcome comes back, within the time, and nothing else is touched."""

import contextlib
import io
import itertools
import os
import signal
import subprocess
import sys
import time
import warnings

import numpy as np
import pytest
from matplotlib.ticker import Formatter

from autograder.check import arguments, calls, session
from autograder.check.calls import Local
from autograder.check.plain_values import Handle

SECONDS = 0.3


def call(function, *args, seconds=SECONDS, **kwargs):
    return Local().call(function, args, kwargs, seconds)


class Evil(BaseException):
    pass


class Mute(Exception):
    def __str__(self):
        raise SystemExit("no text")

    __repr__ = __str__
    __traceback__ = property(lambda self: 1 / 0, lambda self, value: 1 / 0)


class Renamed(type):
    __name__ = property(lambda cls: "ValueError")


class Masked(Exception, metaclass=Renamed):
    pass


def raising(error):
    def function(*args):
        raise error

    return function


@pytest.mark.parametrize(("error", "name", "text"), [
    (ValueError("bad rate"), "ValueError", "bad rate"), (Evil("x"), "Evil", "stopped with Evil: x"),
    (SystemExit(3), "SystemExit", "asks Python to exit"), (GeneratorExit(), "GeneratorExit", "GeneratorExit"),
    (StopIteration(1), "StopIteration", "StopIteration"),
    (KeyboardInterrupt(), "KeyboardInterrupt", "KeyboardInterrupt"),
    (Mute(), "Mute", "could not be read"), (Masked("m"), "Masked", "Masked: m"),
    (BaseExceptionGroup("g", [Evil()]), "BaseExceptionGroup", "g"), (RecursionError(), "RecursionError", "without end"),
    (MemoryError(), "MemoryError", "MemoryError"), (ValueError("a" * 10**6), "ValueError", "aaa")],
    ids=lambda v: type(v).__name__)
def test_any_exception_becomes_a_problem(error, name, text):
    problem = call(raising(error)).problem
    assert (problem.kind, problem.errors[0]) == ("raised", name)
    assert text in problem.text and len(problem.text) < 1000


def test_a_stub_is_not_attempted():
    assert call(raising(NotImplementedError())).problem.kind == "not attempted"


def test_what_a_library_does_not_implement_is_no_stub():
    def student():
        return Formatter()(1)

    problem = call(student).problem
    assert problem.kind == "raised" and "`return Formatter()(1)`" in problem.text and "Derived" in problem.text


def test_the_line_and_its_meaning_are_told():
    def student(x):
        return x + undefined  # noqa: F821

    assert "`return x + undefined" in call(student, 1).problem.text
    assert "There is no variable `undefined` here" in call(student, 1).problem.text
    assert "`raise error`" in call(raising(ValueError())).problem.text


def test_the_line_of_a_method_and_of_code_that_fails_elsewhere():
    class Layer:
        def forward(self, X):
            return np.linalg.inv(X)

    problem = call(arguments.Method(Handle("Layer", Layer()), "forward"), np.zeros((2, 2))).problem
    assert "`return np.linalg.inv(X)`" in problem.text
    assert problem.errors[:2] == ("LinAlgError", "ValueError")
    assert "line" not in call(np.linalg.inv, np.zeros((2, 2))).problem.text


def test_a_text_that_never_ends():
    class Endless(Exception):
        def __str__(self):
            endless()

    assert "could not be read" in call(raising(Endless())).problem.text


def test_endless_recursion():
    def student(x):
        return student(x)

    assert "calls itself without end" in call(student, 1).problem.text


def test_an_interrupt_by_the_user_still_ends_the_cell():
    def student():
        os.kill(os.getpid(), signal.SIGINT)
        time.sleep(1)

    handler = signal.getsignal(signal.SIGINT)
    with pytest.raises(KeyboardInterrupt):
        call(student, seconds=5)
    assert signal.getsignal(signal.SIGINT) is handler


def endless():
    while True:
        pass


def sleeps():
    time.sleep(1e9)


def stubborn():
    while True:
        try:  # noqa: SIM105
            time.sleep(1e9)
        except:  # noqa: E722
            pass


def busy_and_stubborn():
    while True:
        try:  # noqa: SIM105
            sum(range(100))
        except BaseException:
            pass


def twice_stubborn():
    while True:
        try:  # noqa: SIM105
            stubborn()
        except BaseException:
            pass


def returns_late():
    try:
        while True:
            pass
    finally:
        for _ in range(10):
            with contextlib.suppress(BaseException):
                endless()


def endless_generator():
    return list(itertools.chain.from_iterable([i] for i in iter(lambda: 0, 1) if i))


@pytest.mark.parametrize("function", [endless, sleeps, stubborn, busy_and_stubborn, twice_stubborn, returns_late,
                                      endless_generator])
def test_what_never_ends_is_ended(function):
    begin = time.monotonic()
    tracer, handler = sys.gettrace(), signal.getsignal(signal.SIGALRM)
    for _ in range(3):
        assert call(function, seconds=0.1).problem.kind == "too slow"
    assert time.monotonic() - begin < 3
    assert sys.gettrace() is tracer and signal.getsignal(signal.SIGALRM) is handler
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)
    assert call(len, [1]).value == 1


def test_the_limit_without_an_alarm_signal(monkeypatch):
    """As on Windows."""
    monkeypatch.delattr(signal, "SIGALRM")
    handler = signal.getsignal(signal.SIGINT)
    for function in (endless, busy_and_stubborn, endless):
        assert call(function, seconds=0.1).problem.kind == "too slow"
    assert call(len, [1]).value == 1
    test_an_interrupt_by_the_user_still_ends_the_cell()
    assert signal.getsignal(signal.SIGINT) is handler


def test_the_alarm_may_ring_at_the_last_moment():
    for wait in np.linspace(0.0090, 0.0105, 40):
        until = time.perf_counter() + wait
        wait = iter(lambda until=until: time.perf_counter() < until, False)
        outcome = call(lambda wait=wait: list(wait) and None, seconds=0.01)
        assert outcome.problem is None or outcome.problem.kind == "too slow"
    time.sleep(0.05)
    assert sys.stdout is not None and not isinstance(sys.stdout, calls.Limited)


RINGS_IN_CALLBACKS = """
import gc, signal, sys, time
from autograder.check.calls import Local

def slow(phase, info):
    until = time.perf_counter() + 3e-4
    while time.perf_counter() < until:
        pass

gc.callbacks.append(slow)
gc.set_threshold(5, 1000, 1000)
for turn in range(300):
    outcome = Local().call(lambda: sum(range(20_000)), [], {}, 0.001 + turn % 50 * 1e-4)
    assert outcome.value == 199_990_000 or outcome.problem.kind == "too slow", outcome
    assert signal.getitimer(signal.ITIMER_REAL) == (0, 0) and sys.gettrace() is sys.getprofile() is None
"""


def test_the_alarm_may_ring_in_a_callback_of_the_garbage_collector():
    """Hypothesis has one. Where it raised, Python could end: so in a process of its own."""
    subprocess.run([sys.executable, "-c", RINGS_IN_CALLBACKS], check=True)


def test_an_endless_generator_is_not_iterated():
    outcome = call(lambda: itertools.count())
    assert outcome.value.kind == "count"
    assert Local().ask(lambda g: list(itertools.islice(g, 2)), [outcome.value], SECONDS).value == [0, 1]


def test_what_is_printed_is_kept_in_part_and_shown_nowhere(capfd):
    def student():
        print("out")
        print("err", file=sys.stderr)
        for _ in range(10_000):
            print("x" * 100)
        sys.stdout.close()

    outcome = call(student, seconds=5)
    assert outcome.problem is None
    assert outcome.printed.startswith("out\nerr\n") and len(outcome.printed) < 2_100
    assert outcome.printed.endswith("(more was printed)")
    assert capfd.readouterr() == ("", "")


def test_warnings_are_collected(capfd):
    class Mumble(UserWarning):
        def __str__(self):
            if sys._getframe(1).f_globals["__name__"].startswith("autograder"):
                raise Evil
            return "warn() reads it"

    class Odd(UserWarning, metaclass=Renamed):
        pass

    def student():
        np.log(np.zeros(2))
        for _ in range(100):
            warnings.warn("again", stacklevel=1)
        warnings.warn(Mumble("x"), stacklevel=1)
        warnings.warn("odd", Odd, stacklevel=1)

    outcome = call(student, seconds=5)
    assert "RuntimeWarning: divide by zero encountered in log" in outcome.warnings
    assert "Odd: odd" in outcome.warnings and "Mumble: (its message could not be read)" in outcome.warnings
    assert len(outcome.warnings) == 4 and capfd.readouterr() == ("", "")


def test_settings_of_numpy_and_warnings_do_not_leak():
    def student():
        np.seterr(all="raise")
        warnings.simplefilter("error")
        warnings.showwarning = None

    before, filters, show = np.geterr(), list(warnings.filters), warnings.showwarning
    call(student)
    assert (np.geterr(), list(warnings.filters), warnings.showwarning) == (before, filters, show)


def test_arguments_are_copies_and_changes_are_told():
    X, options, names = np.ones((2, 2)), {"a": [1]}, ["x"]

    def student(X, options, names, *rest, key=None):
        X += 1
        options["a"].append(object())
        key.append(key)

    outcome = call(student, X, options, names, 1, key=[])
    assert outcome.changed == ("X", "options", "key")
    assert X.max() == 1 and options == {"a": [1]}


def test_arguments_without_a_name_are_counted():
    def student(*args, **kwargs):
        for a in args:
            a.append(1)

    assert call(student, [], []).changed == ("argument 1", "argument 2")


def test_memory_shared_with_an_argument_is_told():
    X = np.ones((4, 4))
    assert call(lambda X: X, X).shared == ("X",)
    assert call(lambda X: {"a": [X[::2].T]}, X).shared == ("X",)
    assert call(lambda X: X.copy(), X).shared == ()


def test_a_lying_array_cannot_spoil_the_look_at_its_memory():
    class Lying(np.ndarray):
        def __array_function__(self, *args):
            raise Evil

        __class__ = property(lambda self: 1 / 0)

    assert call(lambda X: X.view(Lying), np.ones(2)).shared == ("X",)


def test_what_is_no_function_is_named():
    assert call(3.0).problem.text.startswith("This is a number (float), not a function.")
    assert call(...).problem.text.startswith("This is an ellipsis, not a function.")


class Liar:
    """A callable that lies about its signature, its code and its name."""

    def __getattr__(self, name):
        raise Evil(name)

    __signature__ = property(lambda self: 1 / 0)
    __wrapped__ = property(lambda self: 1 / 0)

    def __call__(self, *args):
        raise ValueError("called")


def test_a_lying_callable():
    assert call(Liar(), 1).problem.errors[0] == "ValueError"
    assert arguments.name_of(Liar()) == "Liar"


@pytest.mark.parametrize("value", [object(), range(3), [object()], {"a": Liar()}, np.float64, np.sum, print, Liar,
                                   type("Meta", (type,), {})("Made", (), {})])
def test_any_argument_gives_an_outcome(value):
    outcome = call(lambda x: 1, value)
    assert outcome.value == 1 or "cannot be handed" in outcome.problem.text


def test_a_student_function_as_an_argument_may_return_anything():
    outcome = call(lambda f: f(1), lambda x: Liar())
    assert outcome.problem is None or outcome.problem.kind == "raised"


def test_a_function_of_the_check_cell_sees_plain_data_only():
    seen = []
    call(lambda f: f(np.ones(2).view(np.matrix), key=np.float32(1)), lambda x, key: seen.extend([type(x), type(key)]))
    assert seen == [np.ndarray, float]


def test_a_generator_is_fresh_in_each_call():
    draw = lambda rng: rng.normal()  # noqa: E731
    assert call(draw, arguments.generator(3)).value == call(draw, arguments.generator(3)).value


def test_get_follows_public_paths_only():
    thing = Handle("Thing", type("Thing", (), {"a": [{"b": 5}], "_hidden": 1}))
    assert Local().get(thing, "a[0]['b']", SECONDS).value == 5
    assert Local().get(thing, "a[-1]", SECONDS).value == {"b": 5}
    for path in ("_hidden", "a[0]['c']", "b", "a.__class__", "a["):
        assert Local().get(thing, path, SECONDS).problem.kind == "raised"


def test_another_candidate_can_answer():
    class Other:
        def call(self, function, args, kwargs, seconds):
            return calls.Outcome("other")

    with session.use(Other()):
        assert session.current().candidate.call(None, (), {}, 1).value == "other"
    assert isinstance(session.current().candidate, Local)


def test_output_that_is_no_text():
    def student():
        sys.stdout.write("a")
        print("b", end="")
        sys.stdout.flush()
        return isinstance(sys.stdout, io.TextIOBase)

    assert (call(student).printed, call(student).value) == ("ab", True)


def test_a_patient_limit_counts_what_is_computed():
    """On a busy machine a right answer may take many times its seconds by the clock."""
    patient = Local()

    def endless():
        while True:
            pass

    patient.patience = 300.0
    assert patient.call(lambda: time.sleep(0.3), (), {}, 0.1).problem is None
    assert patient.call(endless, (), {}, 0.1).problem.kind == "too slow"
    patient.patience = 4.0
    assert patient.call(lambda: time.sleep(60), (), {}, 0.05).problem.kind == "too slow"


def test_a_result_is_not_written_over_by_a_later_call():
    buffer, other = np.zeros(3), np.zeros(3)

    def kept(x):
        buffer[:] = x
        return {"a": [buffer]}

    def fresh(x):
        other[:] = x
        return other.copy()

    local = Local()
    for function in (kept, fresh):
        assert local.call(function, [np.ones(3)], {}, 5).problem is None
        assert local.call(function, [np.ones(3)], {}, 5).problem is None, "the same values: nothing is lost"
    assert local.call(fresh, [np.zeros(3)], {}, 5).problem is None
    problem = local.call(kept, [np.zeros(3)], {}, 5).problem
    assert problem.kind == "not plain" and "Make a new array in each call" in problem.text
    assert local.call(kept, [np.zeros(3)], {}, 5).problem is None, "each loss is told once"
