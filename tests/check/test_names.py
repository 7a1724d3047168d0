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
    ("x: int = y", {"y"}), ("(a := b)", {"b"}), ("async def f(): await g()", {"g"}), ("x += 1", set()),
    # Bound in one scope and read in another: the name is needed from outside all the same.
    ("right = lambda step: step + 1\ncheck(step, 1)", {"check", "step"}), ("[f for f in x]\nf", {"x", "f"}),
    ("def g(f):\n    return f\ng(f)", {"f"}), ("def g():\n    f = 1\nf", {"f"}), ("class A:\n    f = 1\nf", {"f"}),
    ("def g():\n    f = 1\n    def h(): return f\n    return h", set()), ("def g():\n    return f\nf = 1", set()),
    ("def g():\n    global f\n    f = 1\nf", set()), ("def g():\n    global f\n    return f", {"f"}),
    ("class A:\n    def m(self): return super().m()", set()), ("lambda a=b, *, c=d: (a, c)", {"b", "d"}),
    ("@f\ndef g(a: h) -> k: pass", {"f", "h", "k"}), ("f'{x!r:{y}}'", {"x", "y"}), ("[a := 1 for b in c]\na", {"c"}),
    ("def g():\n    return [f := 1 for b in c]\nf", {"c", "f"})])
def test_names_from_outside(source, outside):
    assert names.free_names(source) == outside


def test_names_bound_by_patterns_and_deleted():
    source = "match v:\n case {'a': x, **rest}: x\n case [y, *more]: y\n case z: z\nrest, more"
    assert names.free_names(source) == {"v"}


def test_what_code_leaves_behind():
    tree = ast.parse("def f(a): b = 1\nclass C: d = 2\ne, g = 1, 2\nimport h.i")
    assert names.top_level(tree) == {"f", "C", "e", "g", "h"}
