"""Each breaker is rejected by a check that asks for what it needs, accepted by one that does not, or does not apply."""

import ast

import numpy as np
import pytest

from autograder import check
from autograder.author import breaking, idle
from autograder.author.breakers import breakers, emptied, variants
from autograder.author.lesson import CHECK, EXERCISE, Cell
from autograder.check import score_sheet, session
from autograder.check.check_text import with_hidden_calls

REJECTED, HOLE, IDLE = "rejected", "hole", "does not apply"
NAN = float("nan")


def cell(kind, source):
    return Cell(kind, source, 1, "f", 1.0, ast.parse(source))


def exercise(head, docstring, *body):
    lines = "\n".join(f"    {line}" for line in body)
    return f'def {head}:\n    """{docstring}"""\n    ### BEGIN SOLUTION\n{lines}\n    ### END SOLUTION'


def verdicts(solution, check, above=""):
    """{breaker: what comes of it}, and those that the visible part must reject and does not."""
    check = f"import numpy as np\nfrom autograder import check\n{check}\ncheck.score(1)"
    out, late = {}, set()
    for one in breakers(cell(EXERCISE, solution), cell(CHECK, check), [above]):
        space = {"__name__": "__main__"}
        exec(f"import numpy as np\n{above}", space)
        breaking.start()
        exec(one.source, space)
        session.current().stops_at_failure = True
        session.current().start()
        try:
            exec(with_hidden_calls(check), space)
        except score_sheet.Rejected:
            out[one.name] = REJECTED
            if one.visible and session.current().sheet.lines[-1].hidden:
                late.add(one.name)
        else:
            out[one.name] = HOLE if breaking.seen.matters else IDLE
        finally:
            session.current().stops_at_failure = False
            session.current().start()
    return out, late


SCALE = exercise("scale(x, k)", "k times x, an array of any shape.", "return x * k")
SCALE_LINES = exercise("f(x, y)", "x: (N, D). y: (N,). NaN stays. No constant such as 1e-12 is added.",
                       "total = 0.0", "for row in x:", "    total = total + row.sum() / row.max()",
                       "while total > 10:", "    total = total - 1",
                       "return total, np.where(x >= 0, x, 0.0), {'a': 1.5, 'b': y}")


def test_holes_of_a_check_with_one_simple_call():
    found, late = verdicts(SCALE, "check(scale, np.array([1.5, 2.0]), 2.0).close([3.0, 4.0])")
    assert late == set()
    assert {name for name, verdict in found.items() if verdict == HOLE} == {
        "the result rounded to 3 digits", "the result rounded to 6 digits",
        "the result squeezed where there is one row", "the first result returned again",
        "`x` frozen at its first value", "`k` frozen at its first value", "`x` written to",
        "one number of axes of `x` only", "one set of shapes only", "no single number for `x`",
        "whole numbers in `x` give whole numbers", "the result as lists"}
    assert {name for name, verdict in found.items() if verdict == REJECTED} == {
        "the result without its last element", "the result with two elements swapped", "no single number for `k`"}
    # k times 0 is 0, in float32 3.0 is 3.0; no result equals an argument; there is no dictionary.
    assert found["zeros of an argument lost"] == IDLE
    assert found["computed in float32"] == found["a view of an argument returned"] == IDLE
    assert found["the result without its first key"] == found["names of the check cell read"] == IDLE


def test_a_check_without_holes():
    found, late = verdicts(SCALE, """
A = np.array([[1.2345678, 0.0], [3.0, -2.0], [1 / 3, 1e-3]])
check(scale, A, 2.0).close(2 * A).unchanged().fresh()
check(scale, A.T, -1.3).close(-1.3 * A.T, rtol=1e-12)
check(scale, A[:1], 1.0).close(A[:1]).fresh()
check(scale, A[:, 1:], 0.3).close(0.3 * A[:, 1:])
check(scale, np.array([1, 2, 0]), 0.5).close(np.array([0.5, 1.0, 0.0]))
check(scale, 0.1, 0.5).close(0.05)""")
    assert late == set() and HOLE not in found.values(), found
    assert found["a view of an argument returned"] == REJECTED


def test_what_only_the_hidden_part_rejects():
    check = """
check(scale, np.array([1.2345678, 0.0, 2.0]), 2.0).close(np.array([2.4691356, 0.0, 4.0])).unchanged()
### BEGIN HIDDEN TESTS
A = np.arange(6.0).reshape(3, 2)
check(scale, A, 3.0).close(3 * A)
### END HIDDEN TESTS"""
    assert verdicts(SCALE, check)[1] == {
        "`x` frozen at its first value", "`k` frozen at its first value", "one number of axes of `x` only",
        "one set of shapes only"}


def test_breakers_of_the_solutions_own_lines():
    found, _ = verdicts(SCALE_LINES, """
x = np.array([[1.0, 2.0], [3.0, -4.0]])
check(f, x, 0)[0].close(1.5 - 1 / 3)""")
    for name in ("for row in x: the first turn only",):
        assert found[name] == REJECTED
    for name in ("for row in x: the first and the last turn only", "row.sum() / row.max(), 1e-12 added below",
                 "x >= 0, boundary moved by 1e-9", "x >= 0, boundary moved by -1e-9",
                 "total > 10, boundary moved by 1e-9"):
        assert found[name] == HOLE, name
    assert found["while total > 10: the first turn only"] == IDLE
    found, _ = verdicts(SCALE_LINES, """
x = np.array([[1.0, 2.0], [3.0, 4e-10], [0.0, -4e-10], [9.0, 1.0]])
check(f, x, 0)[1].equal(np.array([[1.0, 2.0], [3.0, 4e-10], [0.0, 0.0], [9.0, 1.0]]))
x = 2e-14 * np.array([[1.0, 3.0], [2.0, 1.0], [1.0, 4.0]])
check(f, x, 0)[0].close(4 / 3 + 1.5 + 1.25, rtol=1e-9)
x = np.tile([1.0, 4.0], (13, 1))
check(f, x, 0)[0].close(9.25)""")
    for name in ("for row in x: the first and the last turn only", "row.sum() / row.max(), 1e-12 added below",
                 "x >= 0, boundary moved by 1e-9", "x >= 0, boundary moved by -1e-9", "inputs of 1e-14 taken for 0",
                 "while total > 10: the first turn only"):
        assert found[name] == REJECTED, name


@pytest.mark.parametrize(("values", "first", "other"), [
    ([np_nan := float("nan"), 1.0], REJECTED, HOLE), ([1.0, np_nan], HOLE, REJECTED), ([1.0, 2.0], HOLE, HOLE)])
def test_nan_at_a_place(values, first, other):
    solution = exercise("f(x)", "The sum; NaN stays.", "return x.sum()")
    found, _ = verdicts(solution, f"nan = float('nan')\nx = np.array({values})\ncheck(f, x).close(x.sum())")
    assert (found["NaN at the first place lost"], found["NaN at another place lost"]) == (first, other)


def test_nan_that_no_input_is_to_hold():
    for text, there in (("No NaN comes out.", False), ("It is never NaN.", False), ("NaN where x is NaN.", True)):
        solution = exercise("f(x)", text, "return x + 1")
        found, _ = verdicts(solution, "check(f, np.ones(2)).close([2.0, 2.0])")
        assert ("NaN at the first place lost" in found) == there, text


def test_zeros():
    """An input with a 0 is asked for where a 0 can give anything else, and shows it only where it does."""
    where_large = exercise("f(x, y)", "y, but 0 where x > 1.", "return np.where(x > 1, 0.0, y)")
    for x, verdict in (("[2.0, 3.0]", HOLE), ("[2.0, 0.0]", REJECTED)):
        found, _ = verdicts(where_large, f"check(f, np.array({x}), np.ones(2)).equal(np.array({x}) * 0 + (np.array({x})"
                                         " <= 1))")
        assert found["zeros of an argument lost"] == verdict
    forward = "def forward(x):\n    return x * 2, np.array([0.0, 3.0, 3.0])"
    backward = exercise("backward(dout, cache)", "dout times the cache.", "return dout * cache")
    check = """
one = check(forward, np.array({}))
check(backward, np.array([1.0, 2.0, 3.0]), one[1]).close(np.array([0.0, 6.0, 9.0]))"""
    for x, verdict in (("[0.0, 1.0, 2.0]", HOLE), ("[0.0, 0.0, 2.0]", REJECTED)):      # the first is dropped anyway
        assert verdicts(backward, check.format(x), forward)[0]["zeros given to `forward` lost"] == verdict


def test_elements_added_and_other_kinds_of_sequence():
    pair, numbers = exercise("f(x)", "Returns a tuple (a, b).", "return x, 2 * x"), exercise(
        "f(n)", "Returns a list of numbers.", "return [i * i for i in range(n)]")
    found, _ = verdicts(pair, "came = check(f, 2)\ncame[0].equal(2)\ncame[1].equal(4)")
    assert found["the result with an element added"] == found["the result as a list"] == HOLE
    found, _ = verdicts(pair, "check(f, 2).type(tuple).equal((2, 4))")
    assert found["the result with an element added"] == found["the result as a list"] == REJECTED
    assert "the result as a tuple" not in found
    found, _ = verdicts(numbers, "check(f, 1)[0].equal(0)")
    assert found["the result with an element added"] == found["the result as a tuple"] == HOLE
    assert found["for i in range(n): without the last turn"] == HOLE
    found, _ = verdicts(numbers, "check(f, 3).type(list).equal([0, 1, 4])")
    assert {name: found[name] for name in ("the result with an element added", "the result as a tuple",
                                           "for i in range(n): without the last turn")}.keys() <= {
        name for name, verdict in found.items() if verdict == REJECTED}


def test_names_and_functions_of_elsewhere():
    """What the check cell itself is called by, and what an earlier function gave."""
    forward = "def forward(x):\n    return x * 2, np.full(x.shape, 2.0)"
    backward = exercise("backward(dout, cache)", "dout times the cache.", "return dout * cache")
    check = """
dout = np.array([1.0, 2.0, 3.0])
one = check(forward, np.array([1.0, {}, 3.0]))
{}check(backward, dout, one[1]).close(np.array([2.0, 4.0, 6.0]))"""
    found, late = verdicts(backward, check.format("2.0", ""), forward)
    assert found["the latest result of `forward` used"] == found["zeros given to `forward` lost"] == HOLE
    assert found["names of the check cell read"] == HOLE
    found, _ = verdicts(backward, check.format("0.0", "check(forward, np.ones(2))\n"), forward)
    assert found["the latest result of `forward` used"] == found["zeros given to `forward` lost"] == REJECTED
    found, _ = verdicts(backward, check.format("2.0", "").replace("dout", "upstream"), forward)
    assert found["names of the check cell read"] == IDLE


def test_large_inputs_and_parts_of_results():
    solution = exercise("f(z)", "A pair; no overflow.", "return np.tanh(z), [1.5, 2.5]")
    found, _ = verdicts(solution, "check(f, np.array([1000.0, 1.0]))[1].equal([1.5, 2.5])")
    assert found["inputs of 1000 overflow"] == REJECTED and found["the result inside of another tuple"] == REJECTED
    assert found["result 1 of 2 without its last element"] == HOLE
    assert found["result 2 of 2 without its last element"] == REJECTED


def test_a_draw_is_never_near_a_boundary_and_a_float32_has_few_digits():
    solution = exercise("f(rng)", "Draws.", "return (rng.random(5) > 0.5).astype(np.float32) / 3")
    found, _ = verdicts(solution, "check(f, check.generator(1)).holds('is small', lambda v: v.max() < 1)")
    assert not [name for name in found if "boundary" in name]
    assert found["the result rounded to 6 digits"] == IDLE and found["the result rounded to 3 digits"] == HOLE


def test_an_exercise_without_a_function_has_none():
    assert breakers(cell(EXERCISE, "quiz = {'a': 1}"), cell(CHECK, "check.quiz(quiz, {'a': 1})"), []) == []
    assert emptied(cell(EXERCISE, "quiz = {'a': 1}"), "None") == ""


def test_emptied():
    space = {}
    exec(emptied(cell(EXERCISE, "def f(x):\n    return {'a': (x, [x])}"), "0"), space)
    assert space["f"](5) == {"a": (0, [0])}


def test_models_in_another_form_are_right():
    pytest.importorskip("keras")
    body = ("import keras", "model = keras.Sequential([keras.Input(shape=(n,)), keras.layers.Dense(1)])",
            "model.compile(loss='mse')", "return model")
    found = variants(cell(EXERCISE, exercise("f(n)", "Returns a Keras model.", *body)))
    assert [name for name, _ in found] == ["the model inside of a Sequential",
                                           "the model inside of a subclass of keras.Model"]
    for _, source in found:
        space = {"np": np}
        exec(source, space)
        model = check.value(space["f"](3), "model")
        model.forward(np.ones((1, 3)), weights=[np.ones((3, 1)), np.ones(1)]).close([[4.0]])
        model.architecture().holds("is one Dense", lambda layers: [one["class"] for one in layers] == ["Dense"])
        model.compiled_loss([[1.0]], [[3.0]]).close(4.0)
    assert [line.problem for line in session.current().sheet.lines if not line.ok] == []
    assert variants(cell(EXERCISE, exercise("f(n)", "Returns a new keras.Sequential.", *body))) == []


def test_keras():
    keras = pytest.importorskip("keras")
    solution = exercise("f(model, rate)", "Compiles model.", "model.compile(optimizer='sgd', loss='mse')",
                        "return model")
    check = """
import keras
def net():
    return keras.Sequential([keras.Input(shape=(2,)), keras.layers.Dense(1)])
check(f, net(), 0.5).parameter_count().equal(3)"""
    found, _ = verdicts(solution, check)
    assert found["a copy of `model` worked on"] == HOLE and found["one object for equal arguments"] == IDLE
    build = exercise("f(n)", "A model.", "import keras", "return keras.Sequential([keras.Input(shape=(n,)), "
                     "keras.layers.Dense(1)])")
    check_two = """
one, two = check(f, 2), check(f, 2)
weights = [[np.ones((2, 1)), np.ones(1)], [np.zeros((2, 1)), np.zeros(1)]]
one.forward(np.ones((1, 2)), weights=weights[0]).close([[3.0]])
two.forward(np.ones((1, 2)), weights=weights[1]).close([[0.0]])"""
    assert verdicts(build, check_two)[0]["one object for equal arguments"] == HOLE
    check_two += "\none.weights().close(weights[0])"
    assert verdicts(build, check_two)[0]["one object for equal arguments"] == REJECTED
    assert found["the result rounded to 3 digits"] == IDLE
    solution = exercise("f(layer, shape)", "Its mask.", "return np.array(layer(np.ones(shape), training=True))")
    check = """
import keras
layer = keras.layers.Dropout(0.5, seed=1)
right = np.array(keras.layers.Dropout(0.5, seed=1)(np.ones((3, 4)), training=True))
check(f, layer, (3, 4)).close(right)"""
    assert verdicts(solution, check)[0]["a layer made anew from its configuration"] == HOLE
    assert keras


@pytest.mark.parametrize("asked", [
    "check(scale, np.array([1.5, 2.0]), 2.0).close([3.0, 4.0])",
    "check(scale, np.array([[1.5, 0.0]]), 2.0).close([[3.0, 0.0]])\ncheck(scale, np.array([[1.5], [0]]), 2.0).fresh()",
    "check(scale, 3.0, 2.0).close(6.0)\ncheck(scale, 3.0, 2.0).close(6.0)\ncheck(scale, 2, 2).equal(4)",
    "check(scale, np.ones(2), None).raises(TypeError)\ncheck(scale, [1, 2], 2)"])
def test_a_breaker_without_effect_is_told_without_a_run_of_its_own(asked):
    cells = cell(EXERCISE, SCALE), cell(CHECK, f"from autograder import check\n{asked}")
    made = breakers(*cells, [])
    found, _ = verdicts(SCALE, asked)
    idle.start()
    space = {"np": np, "check": check}
    exec(idle.source(SCALE, [(one.name, *one.wraps) for one in made if one.wraps]), space)
    exec(asked, space)
    told = {name for name, _ in idle.found()}
    without_effect = {name for name, verdict in found.items() if verdict == IDLE}
    assert told and told <= without_effect
    missed = {one.name for one in made if one.wraps and one.name in without_effect} - told
    assert missed <= {"computed in float32", "zeros of an argument lost", "the first result returned again",
                      "`k` frozen at its first value", "`x` frozen at its first value"}, "these ask for calls"


def test_a_breaker_is_not_idle_where_a_call_changes_its_arguments():
    solution = 'def f(x):\n    """Adds 1 in place."""\n    x += 1\n    return x.sum()'
    idle.start()
    space = {"np": np}
    exec(idle.source(solution, [("as lists", "f", "_b.result, _b.lists")]), space)
    assert idle.found() == {("as lists", "f")} and space["f"](np.ones(2)) == 4 and not idle.found()
