"""Which names a piece of code needs from outside, and which it defines."""

from __future__ import annotations

import ast
import builtins
import contextlib
import re
import symtable
from collections.abc import Callable, Iterable

BUILTINS = frozenset(dir(builtins))


def defined(tree: ast.AST) -> set[str]:
    """Every name that the code binds anywhere: assignments, imports, functions, classes, arguments."""
    out = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and isinstance(node.ctx, (ast.Store, ast.Del)):
            out.add(node.id)
        elif isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            out.add(node.name)
        elif isinstance(node, ast.arg):
            out.add(node.arg)
        elif isinstance(node, (ast.Import, ast.ImportFrom)):
            out.update((a.asname or a.name).split(".")[0] for a in node.names)
        elif isinstance(node, (ast.ExceptHandler, ast.MatchAs, ast.MatchStar)) and node.name:
            out.add(node.name)
        elif isinstance(node, ast.MatchMapping) and node.rest:
            out.add(node.rest)
    return out


def top_level(tree: ast.Module) -> set[str]:
    """The names that the code leaves behind in its namespace."""
    out = set()
    for node in tree.body:
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            out.add(node.name)
        else:
            out |= defined(node)
    return out


def defined_by(source: str, longest: int | None = None) -> set[str]:
    """The names that a cell was to leave behind; of what is no Python, or is longer, as far as its lines tell."""
    if longest is None or len(source) <= longest:
        with contextlib.suppress(SyntaxError, ValueError, RecursionError, MemoryError):
            return top_level(ast.parse(source))
    return {function or variable for function, variable in _DEFINITION.findall(source)}


_DEFINITION = re.compile(r"^(?:(?:async[ \t]++)?def|class)[ \t]++(\w++)|^(\w++)[ \t]*+=", re.M)


def reached(start: Iterable[str], uses: Callable[[str], Iterable[str]]) -> set[str]:
    """The names of `start`, those that `uses` tells of them, and so on."""
    seen: set[str] = set()
    todo = [*start]
    while todo:
        name = todo.pop()
        if name not in seen:
            seen.add(name)
            todo += uses(name)
    return seen


def free_names(source: str) -> set[str]:
    """The names that the code reads and neither defines itself nor finds among Python's own.

    Python's own rules of scope tell: `right = lambda step: step + 1; check(step, 1)` needs a `step`. Raises SyntaxError
    and ValueError where `ast.parse` does.
    """
    module = symtable.symtable(source, "<code>", "exec")
    read: set[str] = set()
    bound = {symbol.get_name() for symbol in module.get_symbols() if symbol.is_local()}
    tables = [module]
    while tables:
        table = tables.pop()
        tables += table.get_children()
        for symbol in table.get_symbols():
            if symbol.is_global() or table is module:
                if symbol.is_referenced():
                    read.add(symbol.get_name())
                if symbol.is_assigned() or symbol.is_imported():     # after `global` in a function
                    bound.add(symbol.get_name())
    return read - bound - _walruses(ast.parse(source)) - BUILTINS


def _walruses(tree: ast.AST) -> set[str]:
    """The `a` of `[a := 1 for b in c]` outside of functions: Python 3.12 and later do not tell that it is bound."""
    out, nodes = set(), [tree]
    while nodes:
        node = nodes.pop()
        if isinstance(node, ast.NamedExpr):
            out.add(node.target.id)
        if not isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda, ast.ClassDef)):
            nodes += ast.iter_child_nodes(node)
    return out
