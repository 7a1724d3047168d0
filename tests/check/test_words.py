"""Each word: what is right earns its line; None, {}, [] and every liar do not; nothing a student does ends the cell."""

import itertools
import sys

import numpy as np
import pytest

from autograder import check
from autograder.check import calls, score_sheet, session
from autograder.check.arguments import Missing

A = np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])


def last():
    return session.current().sheet.lines[-1]


def lines():
    return session.current().sheet.lines


WORDS = {
    "close": lambda r: r.close(A), "close a number": lambda r: r.close(2.0),
    "close a list": lambda r: r.close([1.0, 2.0]),
    "equal a string": lambda r: r.equal("a"), "equal a dict": lambda r: r.equal({"W": A, "b": 1}),
    "equal True": lambda r: r.equal(True),
    "holds": lambda r: r.holds("is positive", lambda v: np.all(np.array(v) >= 0)),
    "holds for anything": lambda r: r.holds("is anything", lambda v: True),
    "shape": lambda r: r.shape((2, 3)), "dtype": lambda r: r.dtype(float), "type": lambda r: r.type(set),
    "type by name": lambda r: r.type("Sequential"), "raises": lambda r: r.raises(ValueError),
    "unchanged": lambda r: r.unchanged(), "fresh": lambda r: r.fresh(), "quiet": lambda r: r.quiet(),
    "a part": lambda r: r[0].close(1.0), "a key": lambda r: r["W"].close(A), "get": lambda r: r.get("units").equal(3),
    "call": lambda r: r.call("forward", A).close(A), "take": lambda r: r.take(2).equal([0, 1]),
    "parameters": lambda r: r.parameter_count().equal(3), "architecture": lambda r: r.architecture()[0].equal({}),
    "weights": lambda r: r.weights()[0].close(A), "forward": lambda r: r.forward(A).close(A),
    "loss": lambda r: r.compiled_loss(A, A).close(0.0), "optimizer": lambda r: r.optimizer()["class"].equal("SGD"),
    "evaluation": lambda r: r.evaluation(A, A)["loss"].close(0.0),
    "fit": lambda r: r.losses_while_fitting(A, A).holds("falls", lambda v: v[0] >= v[-1]),
    "a line": lambda r: r.draws_line([1, 2]), "points": lambda r: r.draws_points(A[:, :2]),
    "bars": lambda r: r.draws_bars([1, 2]), "an image": lambda r: r.draws_image(A), "labelled": lambda r: r.labelled(),
}


class Agreeable:
    """Equal to everything, with every attribute and item, callable, true, of any class."""

    __class__ = np.ndarray
    shape, dtype, ndim, size = (2, 3), np.dtype(float), 2, 6

    def __getattr__(self, name):
        return self

    def __call__(self, *args, **kwargs):
        return self

    def __getitem__(self, key):
        return self

    def __array__(self, *args, **kwargs):
        return A

    def __array_function__(self, *args):
        return True

    def __eq__(self, other):
        return True

    __hash__ = None
    __float__ = __len__ = lambda self: 1


def endless():
    while True:
        yield 0


NOTHING = {"None": None, "{}": {}, "[]": [], "()": (), "set()": set(), "no values": np.zeros((0, 3))}
LIARS = {"agreeable": Agreeable(), "a list of them": [Agreeable()] * 2,
         "a dict of them": {"W": Agreeable(), "b": Agreeable()},
         "an array of them": np.array([Agreeable] * 2, dtype=object), "endless": endless(), "count": itertools.count(5),
         "nan": float("nan"), "huge": 10**5000, "nans": A * np.nan, "inf": -np.inf * A, "itself": A * 1j}


@pytest.mark.parametrize("word", WORDS)
@pytest.mark.parametrize("value", NOTHING | LIARS)
def test_what_is_nothing_or_lies_earns_nothing(word, value):
    if value in LIARS and word.startswith("holds"):
        return   # the predicate sees the plain value and decides
    WORDS[word](check(lambda: (NOTHING | LIARS)[value]))
    assert not last().ok or last().kind == "form"
    check(lambda: 0).equal(1)
    assert session.current().finish(3).earned == 0


def test_nothing_is_right_where_it_is_expected():
    for value in (None, {}, []):
        check(lambda value=value: value).equal(value)
        assert last().ok


@pytest.mark.parametrize("word", WORDS)
@pytest.mark.parametrize("failing", [NotImplementedError(), SystemExit(), GeneratorExit(), StopIteration()],
                         ids=lambda e: type(e).__name__)
def test_a_call_that_fails_fails_every_word_and_ends_no_cell(word, failing):
    def student():
        raise failing

    WORDS[word](check(student))
    assert not last().ok and last().problem


def test_forms_alone_earn_nothing():
    r = check(lambda X: np.zeros((2, 3)), A).shape((2, 3)).dtype(float).unchanged().fresh().quiet().type(np.ndarray)
    assert all(line.ok for line in lines())
    r.close(A)
    assert session.current().finish(5).earned == 0


def test_partial_credit():
    r = check(lambda X: 2 * X, A).shape((2, 3)).close(2 * A)
    r.close(A + 1, weight=2)
    assert session.current().finish(4).earned == 2.0


@pytest.mark.parametrize(("student", "ask"), [
    (lambda X: 0, lambda r: r.equal(0)), (lambda X: np.ones(()), lambda r: r.equal(1)),
    (lambda X: [], lambda r: r.equal([])),
    (lambda X: X.copy(), lambda r: r.close(A)),
    (lambda X: np.ones(X.shape), lambda r: r.close(np.ones((2, 3)))),
    (lambda X: (0, 0, 0), lambda r: r.holds("three parts", lambda v: len(v) == 3)),
    (lambda X: ({}, [0.0] * 4), lambda r: r[1].holds("four small losses", lambda v: len(v) == 4 and v[-1] < 0.2)),
    (lambda X: X, lambda r: r[0].holds("equals the first row", lambda v: np.array_equal(v, A[0]))),
    (lambda X: {"W": 5, "b": 6}, lambda r: r.holds("the keys", lambda v: set(v) == {"W", "b"})),
    (lambda X: X["no such"], lambda r: r.raises(IndexError))], ids=range(10))
def test_what_a_trivial_answer_passes_is_form(student, ask):
    """Worth nothing while no other line passes; then worth as much as any other."""
    ask(check(student, A))
    assert last().ok and last().kind == "form"
    check(lambda X: X.sum(), A).close(22)
    assert session.current().finish(4).earned == 0
    check(lambda X: X.sum(), A).close(21)
    ask(check(student, A))
    assert last().ok
    check(lambda X: X.sum(), A).close(22)
    assert session.current().finish(3).earned == 2


def test_the_first_line_that_fails_ends_a_check_that_asks_only_whether_an_answer_is_right():
    session.current().stops_at_failure = True
    try:
        session.current().start()
        check(lambda: 1).equal(1)
        with pytest.raises(score_sheet.Rejected):
            check(lambda: 1).equal(2)
        assert [line.ok for line in lines()] == [True, False]
    finally:
        session.current().stops_at_failure = False


@pytest.mark.parametrize(("word", "values"), [
    (lambda r: r.dtype(float), {np.float32: True, np.float64: True, int: False}),
    (lambda r: r.dtype("float32"), {np.float32: True, np.float64: False}),
    (lambda r: r.dtype(np.float32), {np.float32: True, np.float64: False}),
    (lambda r: r.dtype(np.dtype("float32")), {np.float32: True, np.float64: False}),
    (lambda r: r.dtype(int), {np.int32: True, np.uint8: False, bool: False})])
def test_dtypes(word, values):
    for dtype, ok in values.items():
        word(check(lambda dtype=dtype: np.ones(2, dtype)))
        assert last().ok is ok


def test_parts_handed_on_when_the_first_call_failed():
    for failing, kind in ((NotImplementedError(), "not attempted"), (ValueError("no"), "needs another")):
        def forward(X, failing=failing):
            raise failing

        first = check(forward, A)
        r = check(lambda d, cache: d, A, first[1])
        assert r.outcome.problem.kind == kind
        r.close(A)
        assert "This needs forward(" in last().problem
        first["W"][0].get("a").call("b", first).take(2).parameter_count().drawing().close(1)
        assert not last().ok


def test_names_that_do_not_exist_yet():
    check(Missing("softmax"), A).close(A)
    check(len, Missing("X")).close(2)
    check.value(Missing("W")).close(A)
    assert ["There is no `softmax`" in lines()[0].problem, "There is no `X`" in lines()[1].problem,
            "There is no `W`" in lines()[2].problem] == [True] * 3


def test_parts_of_a_result():
    r = check(lambda: ({"W": A}, [1, 2]))
    r[0]["W"][1, 2].close(6.0)
    r[0]["W"][0].close(A[0])
    r[1][-1].equal(2)
    assert all(line.ok for line in lines())
    for part in (r[2], r[0]["b"], r[1]["a"], r[0]["W"][9], check(lambda: 3)[0], check(lambda: "ab")[0], r[0]["W"]["x"]):
        part.close(1)
        assert not last().ok and "has no part" in last().problem
    with pytest.raises(TypeError, match="unpacked"):
        a, b = r


class Layer:
    def __init__(self, units):
        self.units, self.calls = units, 0

    def forward(self, X):
        self.calls += 1
        return X * self.units

    def spoil(self, X):
        X += 1


def test_objects():
    r = check(Layer, 3)
    r.get("units").equal(3)
    r.call("forward", A).close(3 * A)
    r.call("forward", r.get("units")).equal(9)
    r.get("calls").equal(2)
    r.type("Layer")
    assert all(line.ok for line in lines())
    r.call("spoil", A).unchanged()
    assert not last().ok and "`X`" in last().problem
    assert A[0, 0] == 1
    r.call("nothing").close(1)
    assert "AttributeError" in last().problem
    check(Layer).get("units").equal(3)
    assert "too few arguments" in last().problem


def test_generators():
    check(endless).take(3).equal([0, 0, 0])
    check(itertools.count).take(0).equal([])
    assert all(line.ok for line in lines())


def test_values():
    for value, ok in ((3, True), (..., False), (None, False), ({"a": ..., "b": None}, False)):
        check.value(value, "x").equal(3)
        assert last().ok is ok
        assert ok or last().problem == "Not attempted yet."
    loop = []
    loop.append(loop)
    check.value(loop, "x").equal(3)
    assert "contains itself" in last().problem


def test_exceptions_that_are_asked_for():
    class BadRate(ValueError):
        pass

    def student(rate, error):
        raise error(f"Rate {rate} is bad")

    check(student, 2, ValueError).raises(ValueError, saying="rate")
    check(student, 2, BadRate).raises(ValueError, KeyError)
    assert [line.ok for line in lines()] == [True, True]
    check(student, 2, ValueError).raises(ValueError, saying="shape")
    assert last().problem == "The message of the ValueError does not contain 'shape'."
    check(student, 2, KeyError).raises(ValueError)
    assert "KeyError" in last().problem and not last().ok
    check(lambda: 1).raises(ValueError)
    assert last().problem == "It returned 1 and raised nothing."


def test_a_call_that_hangs_costs_its_own_line():
    def hang(x):
        while x:
            pass
        return 7.5

    check.allow(seconds=0.1)
    for x in (1, 0, 1, 0, 1, 0, 1):
        check(hang, x).close(7.5, hint="untrue")
    assert [line.ok for line in lines()] == [False, True, False, True, False, False, False]
    assert "within 0.1 s" in lines()[0].problem and "within 0.02 s" in lines()[2].problem
    assert [line.message for line in lines()[5:]] == ["Not asked: `hang` did not end before."] * 2
    assert {line.attempted for line in lines() if not line.ok} == {None}
    assert session.current().sheet.report(1).earned == 0.29


def test_a_function_that_always_hangs_is_not_called_again_and_again():
    calls = []

    def hang(x):
        calls.append(x)
        while True:
            pass

    check.allow(seconds=0.1)
    for x in range(5):
        check(hang, x).close(1)
    session.current().sheet.hidden = True
    check(hang, 5).close(1, hint="untrue")
    assert calls == [0, 1, 2] and last().hidden and last().message == "Not asked: `hang` did not end before."


def test_what_was_not_asked_neither_supports_nor_contradicts_a_mistake():
    def hang(x):
        while x < 4:
            pass
        return 5

    check.allow(seconds=0.05)
    for x in (4, 1, 2, 3, 4):
        check(hang, x).close(1)
    profile = session.current().sheet.report(1).profile
    assert list(profile.values()) == [["value", 5.0], "?", "?", "?"]


def test_a_function_that_changes_returns_or_shares_its_arguments():
    def add(X):
        X += 1
        return X

    check(add, A).close(A + 1).unchanged().fresh()
    assert [line.ok for line in lines()] == [True, False, False]
    check(lambda X: X.T, A).fresh()
    assert not last().ok and "view" in last().problem


def test_labels_are_compact():
    W = np.zeros((30, 4))

    def softmax(*args, **kwargs):
        return 1

    check(softmax, A, W, 0.1, [1, 2], "ab", rate=1, rng=check.generator(1), f=np.sin, g=softmax, kind=dict).close(1)
    assert last().name == ("softmax([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]], array of shape (30, 4), 0.1, [1, 2], 'ab', "
                           "rate=1, rng=rng, f=sin, g=softmax, kind=dict) has the right value")


class Liar:
    """Raises at every look."""

    def __getattribute__(self, name):
        raise SystemExit

    __repr__ = __str__ = __len__ = __hash__ = __eq__ = __iter__ = __bool__ = lambda self, *args: sys.exit()


THINGS = {"liar": Liar(), "list": [Liar()], "dict": {"a": Liar()},
          "str": type("L", (str,), {"__repr__": sys.exit})("a"),
          "lying list": type("L", (list,), {"__iter__": sys.exit, "__repr__": sys.exit})([1])}


@pytest.mark.parametrize("key", THINGS)
def test_students_things_as_functions_and_arguments(key):
    thing = THINGS[key]
    check(thing, 1).close(1)
    check(lambda x: 1, thing, k=1).close(2)
    check.value(thing, "x").close(2)
    check.quiz(thing, {"a": 1})
    assert not any(line.ok for line in lines())


HIDDEN = '''
from autograder import check
import numpy as np
def again(Z):
    check(f, Z).close(Z + 7.125, name=None)
check(f, 1.0).close(1.0)
### BEGIN HIDDEN TESTS
Z = np.array([55.5, 66.5])
check(f, Z).close(Z * 777).shape((2,)).dtype("float32").type(dict).equal(Z)
check(f, [Z, 55.5], k=66.5).holds("is fine", lambda v: False, hint="Think.")
check(f, Z).unchanged().fresh().quiet()
check(f, Z).raises(ValueError, saying="777")
check(Layer, 3).call("forward", Z).close(Z * 777)
check(Layer, 3).call("forward", Z, k=Z)[0].get("a").close(Z * 777)
check.value(X).close(Z)
again(Z)
check(f, Z).draws_image(np.zeros((55, 66)))
handed = check(f, Z)
### END HIDDEN TESTS
handed.close(Z)
check(f, 2.0).close(5.0)
check.score(3)
'''


def test_hidden_lines_tell_nothing(cell):
    def f(*args, **kwargs):
        print("printed", args)
        raise ValueError(f"secret {args}")

    for student in (f, lambda *args, **kwargs: args, lambda *args, **kwargs: f"secret {args}"):
        report = cell(HIDDEN, f=student, Layer=Layer, X=[55.5])
        hidden = [line for line in report.lines if line.hidden]
        assert len(hidden) == len(report.lines) - 2 >= 14
        told = " ".join(f"{line.name} {line.message} {line.printed}" for line in hidden)
        for secret in ("55", "66", "777", "7.125", "secret", "printed", "(2,)", "float32", "dict"):
            assert secret not in told, secret
        assert "Think." in told
        assert not report.lines[0].hidden and not report.lines[-1].hidden


def test_another_process_may_answer_for_every_word():
    """No word touches a student's object but through the candidate."""
    asked = []

    class Remote:
        def call(self, function, args, kwargs, seconds):
            asked.append("call")
            return calls.Outcome(calls.Handle("Thing", 7))

        def get(self, handle, path, seconds):
            asked.append("get")
            return calls.Outcome(handle.thing)

        def ask(self, operation, things, seconds):
            asked.append("ask")
            return calls.Outcome(things[0].thing if type(things[0]) is calls.Handle else 7)

    with session.use(Remote()):
        for word in WORDS.values():
            word(check(Liar()))
        check(Liar()).get("a").equal(7)
        assert last().ok
        check.value(Liar(), "x").equal(7)
    assert {"call", "get", "ask"} == set(asked)
