"""Runs a unit as "Run All Cells" does, untouched or with all exercises but one answered; prints a line of JSON
for each run: what is left out, cells with a traceback, cells with a half drawn figure. Forked from one warm process.

Without what takes most of the time and can tell nothing: the check cells of what is answered, since no check stops with
an error, and the cells that have nothing to do with what is left out."""

import ast
import json
import os
import sys
from pathlib import Path

from autograder.check import names
from autograder.exam import shell


def odd(cells):
    """The cells that show a traceback, and those that show a figure which they have not come to show themselves."""
    one, red, empty = shell.Shell(), [], []
    for cell in cells:
        one.traceback = None
        ran = one.run(cell["source"])
        if ran.error and one.traceback is not None:
            red.append([cell["id"], ran.error[:300]])
        told = any(o.get("text", "").startswith("Not attempted yet") for o in ran.outputs)
        if told and "plt.show()" not in cell["source"] and any("image/png" in o.get("data", {}) for o in ran.outputs):
            empty.append(cell["id"])
    return red, empty


def concerned(cells, gone):
    """The cells that use what cell `gone` defines, directly or through others, and what these need."""
    trees = [ast.parse(cell["source"]) for cell in cells]
    makes, uses = [names.top_level(t) for t in trees], [names.free_names(cell["source"]) for cell in cells]
    lasting = set().union(*map(_functions_and_imports, trees))
    changes = [_changed(tree) - lasting for tree in trees]
    missing, needed, keep = set(), set(), set()
    for at in range(len(cells)):
        if at == gone or uses[at] & missing:
            missing |= makes[at]
            keep.add(at)
    for at in reversed(range(len(cells))):
        # A value may be changed after it is made: a model is fitted in another cell.
        if at in keep or (makes[at] | changes[at]) & needed:
            needed |= uses[at]
            keep.add(at)
    return [cells[at] for at in sorted(keep)]


def _functions_and_imports(tree):
    return names.top_level(ast.Module([node for node in tree.body if isinstance(
        node, (ast.FunctionDef, ast.ClassDef, ast.Import, ast.ImportFrom))], []))


def _changed(tree):
    """The names whose values the cell may change: it sets parts of them, or calls one of their methods."""
    parts = [n.value for n in ast.walk(tree) if isinstance(n, (ast.Attribute, ast.Subscript))
             and isinstance(n.ctx, (ast.Store, ast.Del))]
    parts += [n.func.value for n in ast.walk(tree) if isinstance(n, ast.Call) and isinstance(n.func, ast.Attribute)]
    return {n.id for part in parts for n in ast.walk(part) if isinstance(n, ast.Name)}


def main(unit, *left_out):
    root = Path.cwd()
    [path] = (root / "release" / unit).glob("*.ipynb")
    release, source = (json.loads(p.read_text(encoding="utf-8"))["cells"]
                       for p in (path, root / "source" / unit / path.name))
    solved = {c["id"]: "".join(c["source"]) for c in source if c["metadata"].get("nbgrader", {}).get("solution")}
    shell.warm_up(with_keras=True)
    os.chdir(path.parent)
    for exercise in left_out:
        if os.fork() == 0:
            cells, gone = [], 0
            for cell in (c for c in release if c["cell_type"] == "code"):
                meta = cell["metadata"].get("nbgrader", {})
                answered = exercise != "all" and cell["id"] in solved and meta["grade_id"] != exercise
                if exercise == "all" or not meta.get("grade"):
                    if meta.get("grade_id") == exercise:
                        gone = len(cells)
                    cells.append({"id": cell["id"],
                                  "source": solved[cell["id"]] if answered else "".join(cell["source"])})
            print(json.dumps([exercise, *odd(cells if exercise == "all" else concerned(cells, gone))]), flush=True)
            os._exit(0)
        if os.wait()[1]:
            print(json.dumps([exercise, "the process died", ""]), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
