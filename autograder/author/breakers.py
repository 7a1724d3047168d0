"""Makes contract breakers: variants of a solution that break its contract in one way and are otherwise right.

No author thinks of them, and a check that was written beside its solution lets many through: a result squeezed where
there is one row, a parameter that stays at its first value, a boundary off by 1e-9. `breaking` does what they do.
"""

from __future__ import annotations

import ast
import copy
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from autograder.author.lesson import Cell
from autograder.author.mutants import not_code, one_line, replace_node, solution_lines

NEAR = "1e-9"      # how far a boundary moves
NO_NAN = r"\b(?:[Nn]o|not|never|without|instead of|would be)\s+NaN"       # says nothing about inputs
ANY_MODEL = r"Returns an? (?:new )?[Kk]eras model\b"       # a docstring that wants one class of model names it
IMPORT = "from autograder.author import breaking as _b"


@dataclass(frozen=True)
class Breaker:
    name: str
    source: str      # takes the place of the exercise's cell
    visible: bool    # whether the part of the check that students see must reject it
    needs: str       # what a check must have to reject it
    wraps: tuple[str, str] | None = None     # (function, arguments of `breaking.broken`), where that is all it does


def breakers(cell: Cell, check: Cell, before: list[str]) -> list[Breaker]:
    """All breakers of an exercise. `before` are the cells that it may rely on."""
    assert check.tree       # as in every lesson that was read
    asked = {n.id for n in ast.walk(check.tree) if isinstance(n, ast.Name)}
    out = []
    for node in _functions(cell):
        if node.name in asked:
            for name, how, visible, needs, *setting in _wrappers(node, cell, before, asked):
                made = "\n".join([IMPORT, *setting, _broken(node, how)])
                wraps = None if setting else (node.name, how)
                out.append(Breaker(name, f"{cell.source}\n{made}", visible, needs, wraps))
    return [*out, *_in_the_lines(cell)] if out else []


def variants(cell: Cell) -> list[tuple[str, str]]:
    """(name, source) of answers that are as right as the solution: the model in another form, where any may come."""
    made = [_broken(node, "{}") for node in _functions(cell) if re.search(ANY_MODEL, ast.get_docstring(node) or "")]
    return [(name, "\n".join([cell.source, IMPORT, *made]).replace("{}", how)) for name, how in (
        ("the model inside of a Sequential", "_b.nested"),
        ("the model inside of a subclass of keras.Model", "_b.subclassed"))] if made else []


def emptied(cell: Cell, leaf: str) -> str:
    """An answer whose results have the right form, with `leaf` for all that they hold; "" where it has no function."""
    made = [_broken(node, f"_b.result, _b.emptied({leaf})") for node in _functions(cell)]
    return "\n".join([cell.source, IMPORT, *made]) if made else ""


def _functions(cell):
    return [node for node in cell.tree.body if isinstance(node, ast.FunctionDef)]


def _broken(node, how):
    return f"{node.name} = _b.broken({node.name}, {how})"


def _wrappers(node: ast.FunctionDef, cell: Cell, before: list[str], asked: set[str]) -> Iterator[tuple]:
    """(name, arguments of `breaking.broken`, whether the visible part must reject it, what rejects it, lines above)."""
    text = ast.get_docstring(node) or ""
    parameters = [a.arg for a in (*node.args.args, *node.args.kwonlyargs)]
    any_shape = "any shape" in text
    yield from _of_results(node, text)
    yield "computed in float32", "_b.in_float32", False, "an rtol of 1e-9"
    yield "a view of an argument returned", "_b.view", False, ".fresh(), where the result equals an argument"
    yield ("the first result returned again", "_b.first_again", False, "a second call with another result")
    yield "one array for all results of a shape", "_b.buffer", False, "two calls with results of one shape"
    yield ("one object for equal arguments", "_b.one_object", False,
           "two calls with equal arguments, and a look at the first result when the second was changed")
    for name in parameters:
        yield f"`{name}` frozen at its first value", f"_b.frozen, {name!r}", True, f"two values of `{name}`"
    for name in parameters:
        yield f"`{name}` written to", f"_b.writes_to, {name!r}", False, ".unchanged()"
    places = _lengths(text, parameters)
    for symbol, where in places.items():
        yield f"one {symbol} only", f"_b.only_shapes, _b.lengths({where!r})", True, f"calls with two lengths {symbol}"
    for name in parameters:
        if re.search(rf"\b{name}\b[^.]*any shape", text):
            yield f"no single number for `{name}`", f"_b.no_number, {name!r}", False, f"`{name}` of shape ()"
            yield (f"one number of axes of `{name}` only", f"_b.only_shapes, _b.number_of_axes({name!r})", True,
                   f"`{name}` of one and of two axes")
    yield ("one set of shapes only", "_b.only_shapes, _b.all_shapes", bool(places) or any_shape,
           "arrays of another shape")
    for name in parameters:
        yield (f"whole numbers in `{name}` give whole numbers", f"_b.cut_to_whole, {name!r}", False,
               f"an array `{name}` of dtype int")
    yield ("arrays read in memory order", "_b.changed_inputs, _b.in_memory_order", False,
           "an array whose memory is in another order, say a transposed one")
    yield "zeros of an argument lost", "_b.zeros_missing", False, "an input with a 0 in it"
    if "NaN" in re.sub(NO_NAN, "", text):
        yield ("NaN at the first place lost", "_b.changed_inputs, _b.without_nan(True)", False,
               "an input that begins with NaN")
        yield ("NaN at another place lost", "_b.changed_inputs, _b.without_nan(False)", False,
               "an input with NaN at a later place")
    if "constant" in text:
        yield "inputs of 1e-14 taken for 0", "_b.changed_inputs, _b.without_tiny", False, "inputs of the size 1e-14"
    if "overflow" in text or "exp(" in cell.source:
        yield "inputs of 1000 overflow", "_b.overflows", False, "inputs of the size 1000"
    yield ("names of the check cell read", "_b.names_of_check, globals(), dict(globals())", True,
           "that check cells' names are hidden while student code runs")
    if "layer" in parameters:
        yield "a layer made anew from its configuration", "_b.new_layer", False, "a layer that was used before"
    for name in parameters:
        if re.search(rf"\b{name}\.(compile|fit|set_weights|add)\(", cell.source):
            yield (f"a copy of `{name}` worked on", f"_b.other_model, {name!r}", False,
                   f"a look at `{name}` after the call")
    yield from _of_earlier_functions(before, asked)


def _of_results(node, text):
    parts = max((len(n.value.elts) for n in ast.walk(node)
                 if isinstance(n, ast.Return) and isinstance(n.value, ast.Tuple)), default=0)
    changes = [("rounded to 3 digits", "_b.rounded(3)", "a result with more digits, compared more exactly"),
               ("rounded to 6 digits", "_b.rounded(6)", "a result with more digits, compared more exactly"),
               ("squeezed where there is one row", "_b.row", "a result of one row (or one entry)"),
               ("squeezed where there is one column", "_b.column", "a result of one column"),
               ("without its last element", "_b.shorter", "a comparison of the whole result"),
               ("with an element added", "_b.longer", "a comparison of the whole result"),
               ("with two elements swapped", "_b.swapped", "a result with two different elements"),
               ("as lists", "_b.lists", "a comparison with an array"),
               ("without its first key", "_b.without_key(0)", "a comparison of the whole dictionary"),
               ("without its last key", "_b.without_key(-1)", "a comparison of the whole dictionary")]
    for place in list(range(parts)) or [None]:
        which = "the result" if place is None else f"result {place + 1} of {parts}"
        for name, change, needs in changes:
            yield f"{which} {name}", f"_b.result, {change}, {place}", False, needs
    if parts:
        for name, change, needs in (*changes[4:7],
                                    ("inside of another tuple", "_b.inside_a_tuple", "a look at the whole result")):
            yield f"the result {name}", f"_b.result, {change}", False, needs
    if re.search(r"\bReturns[^.]*\btuple\b", text):
        yield "the result as a list", "_b.result, _b.as_list", False, "a look at the type of the result"
    if re.search(r"\bReturns[^.]*\blist\b", text):
        yield "the result as a tuple", "_b.result, _b.as_tuple", False, "a look at the type of the result"


def _of_earlier_functions(before, asked):
    for source in before:
        for node in ast.parse(source).body:
            if isinstance(node, ast.FunctionDef) and node.name in asked:
                setting = f"_memory = _b.Memory()\n{node.name} = _memory.of({node.name})"
                yield (f"the latest result of `{node.name}` used", "_memory.latest", False,
                       f"two calls of `{node.name}` before the result of the first is handed on", setting)
                yield (f"zeros given to `{node.name}` lost", "_memory.zeros_missing", False,
                       f"a 0 among the inputs of `{node.name}`", setting)


def _lengths(text: str, parameters: list[str]) -> dict[str, list[tuple[str, int]]]:
    """Where a docstring gives the length of an axis a name, as in 'X: samples, an array of shape (N, D)'."""
    out: dict[str, list[tuple[str, int]]] = {}
    for name in parameters:
        found = re.search(rf"\b{name}\b[^()\n]{{0,60}}\(((?:[A-Z]\w*|\d+)(?:, *(?:[A-Z]\w*|\d+))*),?\)", text)
        for axis, symbol in enumerate(found[1].split(",") if found else []):
            if not symbol.strip().isdigit():
                out.setdefault(symbol.strip(), []).append((name, axis))
    return out


# -- in the solution's own lines -------------------------------------------------------------------------------


def _in_the_lines(cell: Cell) -> Iterator[Breaker]:
    """Comparisons with their boundary moved, loops cut short, constants added to denominators."""
    tree, inside = ast.parse(cell.source), solution_lines(cell.source)
    skip, counted = not_code(tree), Counter[str]()
    exact = any("constant" in (ast.get_docstring(node) or "") for node in _functions(cell))
    for index, node in enumerate(ast.walk(tree)):
        at = node.iter if isinstance(node, ast.comprehension) else node
        if id(node) in skip or getattr(at, "lineno", 0) not in inside:
            continue
        for name, change, needs in _cuts(node, exact):
            changed = copy.deepcopy(tree)
            twin = list(ast.walk(changed))[index]
            new = change(twin)
            if new is not twin:
                replace_node(changed, twin, new)
            counted[name] += 1
            source = f"{IMPORT}\n{ast.unparse(ast.fix_missing_locations(changed))}"
            yield Breaker(name if counted[name] == 1 else f"{name} #{counted[name]}", source, False, needs)


def _cuts(node, exact):
    """(name, what changes a copy of the node in place or gives what stands for it, what rejects that)."""
    here = one_line(ast.unparse(node))
    if isinstance(node, ast.Compare) and "random" not in here:      # what is drawn is never so near
        for place, sign in enumerate(node.ops):
            if isinstance(sign, (ast.Lt, ast.LtE, ast.Gt, ast.GtE)):
                for by in (NEAR, f"-{NEAR}"):
                    yield (f"{here}, boundary {place + 1} moved by {by}" if len(node.ops) > 1 else
                           f"{here}, boundary moved by {by}"), _moved(place, by), "a value within 1e-9 of the boundary"
    if isinstance(node, (ast.For, ast.comprehension)):
        what = one_line(f"for {ast.unparse(node.target)} in {ast.unparse(node.iter)}")
        yield f"{what}: the first turn only", _turns("first_only"), "two turns of this loop"
        yield f"{what}: the first and the last turn only", _turns("first_and_last"), "three turns of this loop"
        yield f"{what}: without the last turn", _turns("without_last"), "two turns of this loop"
    if isinstance(node, ast.While):
        yield f"while {one_line(ast.unparse(node.test))}: the first turn only", _one_turn, "two turns of this loop"
    if exact and isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div):
        yield f"{here}, 1e-12 added below", _epsilon, "inputs of the size 1e-14"


def _expression(text):
    return ast.parse(text, mode="eval").body


def _moved(place, by):
    def change(twin):
        terms = [twin.left, *twin.comparators]
        parts = []
        for i, sign in enumerate(twin.ops):
            pair = ast.Compare(copy.deepcopy(terms[i]), [sign], [terms[i + 1]])
            if i == place:
                symbol = {ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">="}[type(sign)]
                text = f"_b.moved({ast.unparse(pair.left)}, {symbol!r}, {ast.unparse(terms[i + 1])}, {by})"
                parts.append(_expression(text))
            else:
                parts.append(pair)
        return parts[0] if len(parts) == 1 else ast.BoolOp(ast.And(), parts)
    return change


def _turns(function):
    def change(twin):
        twin.iter = _expression(f"_b.{function}({ast.unparse(twin.iter)})")
        return twin
    return change


def _one_turn(twin):
    twin.body.append(ast.If(_expression("_b.no_second_turn()"), [ast.Break()], []))
    return twin


def _epsilon(twin):
    twin.right = _expression(f"_b.epsilon({ast.unparse(twin.right)})")
    return twin
