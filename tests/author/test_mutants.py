"""Each mutant is one small fault between the solution marks, with a name of its own, and can be compiled."""

import ast
from pathlib import Path

import pytest

from autograder.author import build
from autograder.author.lesson import EXERCISE, LessonError
from autograder.author.mutants import mutants

ROOT = Path(__file__).resolve().parents[2]


def made(line, head="def f(x, y=1):"):
    """The mutants of one line of solution: {name: that line, mutated}."""
    found = mutants(f"{head}\n    ### BEGIN SOLUTION\n    {line}\n    ### END SOLUTION")
    return {m.name: m.source.split("\n", 1)[1].strip() for m in found}


def after(line):
    return sorted(made("return " + line).values())


def returns(*lines):
    return sorted("return " + line for line in lines)


@pytest.mark.parametrize("line, wanted", [
    ("x + y", ["x - y", "x", "y"]), ("x - y", ["x + y", "x"]), ("x * y", ["x / y", "x", "y"]),
    ("x / y", ["x * y", "x"]), ("x @ y", ["x * y"]), ("x ** y", ["x * y"]), ("x // y", ["x / y"]),
    ("x % y", ["x // y"]),
    ("x < y", ["x <= y"]), ("x <= y", ["x < y"]), ("x > y", ["x >= y"]), ("x >= y", ["x > y"]), ("x == y", ["x != y"]),
    ("x != y", ["x == y"]), ("x and y", ["x or y"]), ("x or y", ["x and y"]), ("not x", ["x"]), ("-x", ["x"]),
    ("+x", []), ("x is y", []), ("x.T", ["x"]), ("x.y", []), ("True", ["False"]), ("False", ["True"]),
    ("1", ["2", "0"]), ("0", ["1"]), ("2", ["3"]), ("0.5", ["1.5"]), ("1.0", ["2.0", "0"]), ("'a'", []), ("None", []),
    ("x[-1]", ["x[1]", "x[-2]", "x[-0]"]), ("x.sum()", ["x.mean()"]), ("np.mean(x)", ["np.sum(x)"]),
    ("np.max(x)", ["np.min(x)"]), ("np.minimum(x, y)", ["np.maximum(x, y)"]), ("np.argmax(x)", ["np.argmin(x)"]),
    ("np.zeros(x)", ["np.ones(x)"]), ("np.ones_like(x)", ["np.zeros_like(x)"]), ("np.std(x)", ["np.var(x)"]),
    ("max(x, y)", ["min(x, y)"]), ("min(x)", ["max(x)"]), ("g(x, axis=y)", ["g(x)"]), ("g(**x)", ["g()"]),
    ("x.sum(axis=0, keepdims=True)", ["x.mean(axis=0, keepdims=True)", "x.sum(keepdims=True)", "x.sum(axis=0)",
                                      "x.sum(axis=1, keepdims=True)", "x.sum(axis=0, keepdims=False)"]),
    ("f'{x + 1}'", []), ("(x, y)", []), ("1e300", []),
])
def test_operators(line, wanted):
    assert after(line) == returns(*wanted)


def test_augmented_assignment():
    assert set(made("x -= y").values()) == {"x += y"}
    assert set(made("x *= 2").values()) == {"x /= 2", "x *= 3"}


def test_names_say_what_changes():
    assert set(made("return x >= y")) == {"x >= y -> x > y"}
    assert set(made("return x.T + x.T")) == {"x.T + x.T -> x.T - x.T", "x.T + x.T -> x.T", "x.T -> x", "x.T -> x #2"}
    names = list(made("return [x + y, x + y, x + y]"))
    assert len(names) == 9 and len(set(names)) == 9 and "x + y -> x - y #3" in names


def test_long_names_stay_apart():
    term = "some_very_long_name_of_a_variable"
    names = list(made(f"return {term} + {term} + {term} + 1 + 2"))
    assert len(set(names)) == len(names) and all(len(n) < 160 and "\n" not in n for n in names)


def test_only_between_the_marks():
    source = '''import numpy as np
LIMIT = 1 + 2


def f(x, rate=0.5, *, axis=1):
    """Adds 1 + 1: f(1) is 2."""
    if x < 0:
        return 3
    ### BEGIN SOLUTION
    """A note: 1 + 1."""
    if x > 7:
        raise ValueError(f"{x + 1} is more than 7", 1 + 2)
    assert x != 3, "not 3"
    return x * 5
    ### END SOLUTION
    return 1 + 1


### BEGIN SOLUTION
w = 11
### END SOLUTION
y = 13
'''
    found = {m.name: m.source for m in mutants(source)}
    assert sorted(found) == ["11 -> 12", "5 -> 6", "7 -> 8", "x * 5 -> 5", "x * 5 -> x", "x * 5 -> x / 5",
                             "x > 7 -> x >= 7"]
    plain = ast.unparse(ast.parse(source)).split("\n")
    for text in found.values():
        lines = text.split("\n")
        assert len(lines) == len(plain)
        assert sum(a != b for a, b in zip(lines, plain, strict=True)) == 1


def test_nothing_to_change():
    assert mutants("def f(x):\n    return 1 + 1") == []
    assert mutants("### BEGIN SOLUTION\nx = 'a'\n### END SOLUTION") == []


@pytest.mark.parametrize("line", [
    "x().T = y", "del x.T", "x.T += y", "match x:\n        case 1 | -1: return 2", "return lambda a, b=1: a + b",
    "return [a for a in x if a > 1]", "return {**x, 'a': 1}", "return x[1:, ::2, None]", "return f(*x + y, **y)",
    "global z; z = 1", "return (z := x + 1) * 2", "return -x ** -y", "return not x == y", "yield x + 1",
    "x = yield 1", "return 1 if x > 0 else -1", "x: int = 1 + 1", "with x(1) as y: return 1",
    "return print(1, sep='')"])
def test_every_mutant_compiles(line):
    found = made(line)
    names = list(found)
    assert len(set(names)) == len(names)
    for source in found.values():
        compile("def f(x, y):\n    " + source, "mutant", "exec")


@pytest.mark.parametrize("root, unit", [(ROOT / "tests/files/toy", "01_toy"),
                                        *((ROOT, u) for u in build.units(ROOT))])
def test_every_unit(root, unit):
    try:
        lesson = build.lesson_of(root, unit)
    except LessonError as error:
        pytest.skip(str(error))
    for cell in lesson.of_kind(EXERCISE):
        found = mutants(cell.source)
        assert len({m.name for m in found}) == len(found) == len({m.source for m in found})
        for m in found:
            compile(m.source, m.name, "exec")
            assert m.source != ast.unparse(ast.parse(cell.source))
    assert found == mutants(cell.source)
