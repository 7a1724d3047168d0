"""Makes mutants of a solution: the faults that a hand slips into, one at a time.

Mutation operators: another arithmetic or comparison operator, a dropped term or factor, another constant, a dropped
sign, `not` or keyword argument, a sibling function (sum and mean, max and min), a dropped transpose.
Just et al. (2014), "Are mutants a valid substitute for real faults in software testing?", found such mutants to
stand in well for faults that people make.
"""

from __future__ import annotations

import ast
import copy
from collections import Counter
from dataclasses import dataclass

from autograder.author.lesson import BEGIN_SOLUTION, END_SOLUTION

SWAPS = {ast.Add: [ast.Sub], ast.Sub: [ast.Add], ast.Mult: [ast.Div], ast.Div: [ast.Mult], ast.MatMult: [ast.Mult],
         ast.Pow: [ast.Mult], ast.FloorDiv: [ast.Div], ast.Mod: [ast.FloorDiv],
         ast.Lt: [ast.LtE], ast.LtE: [ast.Lt], ast.Gt: [ast.GtE], ast.GtE: [ast.Gt], ast.Eq: [ast.NotEq],
         ast.NotEq: [ast.Eq], ast.And: [ast.Or], ast.Or: [ast.And]}
SIBLINGS = {"sum": "mean", "mean": "sum", "max": "min", "min": "max", "maximum": "minimum", "minimum": "maximum",
            "argmax": "argmin", "argmin": "argmax", "zeros": "ones", "ones": "zeros", "zeros_like": "ones_like",
            "ones_like": "zeros_like", "std": "var", "var": "std"}


@dataclass(frozen=True)
class Mutant:
    name: str        # 'z >= 0 -> z > 0'; numbered where a solution has the same change twice
    source: str      # the whole exercise cell


def mutants(source: str) -> list[Mutant]:
    """All mutants of an exercise cell that change something between its solution marks."""
    tree = ast.parse(source)
    inside = solution_lines(source)
    nodes = list(ast.walk(tree))
    out, seen = [], {ast.unparse(tree)}
    names: Counter[str] = Counter()
    skip = not_code(tree)
    for index, node in enumerate(nodes):
        if id(node) in skip or getattr(node, "lineno", 0) not in inside:
            continue
        for change in _changes(node):
            mutated = copy.deepcopy(tree)
            twin = list(ast.walk(mutated))[index]
            before = ast.unparse(node)
            replacement = change(twin)
            after = ast.unparse(replacement)
            if replacement is not twin:
                replace_node(mutated, twin, replacement)
            text = ast.unparse(ast.fix_missing_locations(mutated))
            if text in seen:
                continue
            seen.add(text)
            name = f"{one_line(before)} -> {one_line(after)}"
            names[name] += 1
            out.append(Mutant(name if names[name] == 1 else f"{name} #{names[name]}", text))
    return out


def solution_lines(source):
    lines, inside = set(), False
    for number, line in enumerate(source.splitlines(), 1):
        if BEGIN_SOLUTION in line:
            inside = True
        elif END_SOLUTION in line:
            inside = False
        elif inside:
            lines.add(number)
    return lines


def not_code(tree):
    """Docstrings, error messages and other strings: changing them changes no behaviour that is taught."""
    out = set()
    for node in ast.walk(tree):
        if isinstance(node, (ast.Raise, ast.JoinedStr, ast.Assert)):
            out.update(id(n) for n in ast.walk(node))
        if isinstance(node, ast.arguments):
            out.update(id(n) for n in ast.walk(node))
    return out


def one_line(text):
    text = " ".join(text.split())
    return text if len(text) <= 70 else text[:69] + "…"


def replace_node(tree, old, new):
    for parent in ast.walk(tree):
        for field, value in ast.iter_fields(parent):
            if value is old:
                setattr(parent, field, new)
                return
            if isinstance(value, list) and any(v is old for v in value):
                value[next(i for i, v in enumerate(value) if v is old)] = new
                return


def _changes(node):
    """Functions that change a copy of `node` in place, or return what stands for it."""
    if isinstance(node, (ast.BinOp, ast.BoolOp, ast.AugAssign)):
        yield from (_set(node, "op", swap()) for swap in SWAPS.get(type(node.op), []))
    if isinstance(node, ast.BinOp) and isinstance(node.op, (ast.Add, ast.Sub, ast.Mult, ast.Div)):
        yield lambda twin: twin.left
        if isinstance(node.op, (ast.Add, ast.Mult)):
            yield lambda twin: twin.right
    if isinstance(node, ast.Compare) and len(node.ops) == 1:
        yield from (_set(node, "ops", [swap()]) for swap in SWAPS.get(type(node.ops[0]), []))
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, (ast.USub, ast.Not)):
        yield lambda twin: twin.operand
    if isinstance(node, ast.Constant):
        if isinstance(node.value, bool):
            yield _set(node, "value", not node.value)
        elif isinstance(node.value, (int, float)):
            yield _set(node, "value", node.value + 1)
            if node.value == 1:
                yield _set(node, "value", 0)
    if isinstance(node, ast.Attribute) and node.attr == "T" and isinstance(node.ctx, ast.Load):
        yield lambda twin: twin.value
    if isinstance(node, ast.Call):
        if isinstance(node.func, ast.Attribute) and node.func.attr in SIBLINGS:
            yield _sibling
        elif isinstance(node.func, ast.Name) and node.func.id in ("max", "min"):
            yield _sibling_of_pythons_own
        for i in range(len(node.keywords)):
            yield _without_keyword(i)


def _set(node, name, value):
    def change(twin):
        setattr(twin, name, value)
        return twin
    return change


def _sibling(twin):
    twin.func.attr = SIBLINGS[twin.func.attr]
    return twin


def _sibling_of_pythons_own(twin):
    twin.func.id = SIBLINGS[twin.func.id]
    return twin


def _without_keyword(i):
    def change(twin):
        del twin.keywords[i]
        return twin
    return change
