"""Which names code uses and defines."""

import ast

import pytest

from autograder.check import names


@pytest.mark.parametrize(("source", "outside"), [
    ("check(softmax, X)", {"check", "softmax", "X"}), ("import numpy as np\nnp.sum(X)", {"X"}),
    ("import a.b\na.b", set()), ("from x import y as z\nz(y)", {"y"}), ("f = lambda a: a + b", {"b"}),
    ("[i for i in range(n)]", {"n"}),
    ("def f(a, *b, c=d, **e): return a, b, c, e", {"d"}), ("class A(B): pass", {"B"}),
    ("try: x\nexcept ValueError as e: e", {"x"}), ("with a as b: b", {"a"}), ("for i in a: i", {"a"}),
    ("x: int = y", {"y"}), ("(a := b)", {"b"}), ("async def f(): await g()", {"g"}), ("x += 1", set())])
def test_names_from_outside(source, outside):
    assert names.from_outside(ast.parse(source)) == outside


def test_names_bound_by_patterns_and_deleted():
    tree = ast.parse("match v:\n case {'a': x, **rest}: x\n case [y, *more]: y\n case z: z\nrest, more")
    assert names.from_outside(tree) == {"v"}


def test_what_code_leaves_behind():
    tree = ast.parse("def f(a): b = 1\nclass C: d = 2\ne, g = 1, 2\nimport h.i")
    assert names.top_level(tree) == {"f", "C", "e", "g", "h"}
