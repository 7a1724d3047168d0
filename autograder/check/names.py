"""Which names a piece of code uses and which it defines, read from its syntax tree."""

from __future__ import annotations

import ast
import builtins

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


def used(tree: ast.AST) -> set[str]:
    """Every name that the code reads."""
    return {n.id for n in ast.walk(tree) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Load)}


def from_outside(tree: ast.AST) -> set[str]:
    """The names that the code reads and neither defines nor finds among Python's own."""
    return used(tree) - defined(tree) - BUILTINS
