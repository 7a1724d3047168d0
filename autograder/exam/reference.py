"""The instructor's solution, as far as it answers in the place of a student's earlier exercises.

It runs in the examiner and nowhere else: a candidate gets stand-ins that call back, and plain values. Only a candidate
that is asked about a later exercise gets any, one of its own for each such exercise.
"""

from __future__ import annotations

import ast
import contextlib
import functools
import io
from collections.abc import Iterable
from typing import Any

from autograder.check import names
from autograder.check.plain_values import FUNCTION_TYPES, Handle, NotPlain, map_leaves, plain


class Reference:
    """`cells` are [source, exercise or ""]: what is given, and the solutions, in their order. Run when first needed."""

    def __init__(self, cells: Iterable[list[str]]):
        self.cells = list(cells)
        self.space: dict[str, Any] = {}

    @functools.cached_property
    def owned(self) -> dict[str, set[str]]:
        """{exercise: the names that its solution defines}."""
        return {exercise: names.top_level(ast.parse(source)) for source, exercise in self.cells if exercise}

    def stand_ins(self, wanted: set[str]) -> dict[str, Any]:
        """{name: a function to be called back, or plain data}; what is neither is left out."""
        if not self.space:
            self.space["__name__"] = "reference"
            with contextlib.suppress(Exception), contextlib.redirect_stdout(io.StringIO()):
                for source, exercise in self.cells:
                    exec(compile(source, f"<reference {exercise}>", "exec"), self.space)
        found = {}
        for name in sorted(wanted & self.space.keys()):
            value = self.space[name]
            with contextlib.suppress(NotPlain):
                value = value if type(value) in FUNCTION_TYPES else plain(value)
                leaves: list[Any] = []
                map_leaves(leaves.append, value)
                if not any(type(leaf) is Handle for leaf in leaves):
                    found[name] = value
        return found
