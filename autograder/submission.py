"""Reads what a student handed in and tells what is damaged: nothing is refused here and nothing is repaired."""

from __future__ import annotations

import json
import warnings
from collections import Counter
from pathlib import Path

import nbformat


class Unreadable(Exception):
    """A file is no notebook; the text says what was found and what to do."""


def read(path: Path):
    """The notebook in `path`. Raises Unreadable."""
    ask = "Ask the student to save it in JupyterLab and hand it in again."
    try:
        text = path.read_bytes().decode("utf-8")
    except FileNotFoundError:
        raise Unreadable(f"{path.name} is missing. {ask}") from None
    except OSError as error:
        raise Unreadable(f"{path.name} is a file that cannot be read: {error.strerror}. {ask}") from None
    except UnicodeDecodeError as error:
        raise Unreadable(f"{path.name} is not UTF-8 text (byte {error.start}). {ask}") from None
    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        raise Unreadable(f"{path.name} is no valid notebook: {error.msg} in line {error.lineno}. {ask}") from None
    except (ValueError, RecursionError) as error:   # a number or a nesting that no notebook has
        raise Unreadable(f"{path.name} is no valid notebook: {error}. {ask}") from None
    if not isinstance(data, dict) or data.get("nbformat") != 4 or not isinstance(data.get("cells"), list):
        raise Unreadable(f"{path.name} is no notebook of format 4. {ask}")
    try:
        return _checked(data)
    except Exception as error:
        first = (str(error).strip().splitlines() or [type(error).__name__])[0][:200]
        raise Unreadable(f"{path.name} is no valid notebook: {first}. {ask}") from None


def _checked(data):
    """The notebook; the parts that grading reads have the right form."""
    for number, cell in enumerate(data["cells"], 1):
        source = cell["source"] if isinstance(cell, dict) and "source" in cell else None
        if not (isinstance(source, (str, list)) and isinstance(cell.get("metadata"), dict)
                and cell.get("cell_type") in ("code", "markdown", "raw")):
            raise ValueError(f"cell {number} has not the form of a cell")
        if cell["cell_type"] == "code":
            cell.setdefault("outputs", [])
            cell.setdefault("execution_count", None)
    if not (isinstance(data.get("metadata"), dict) and isinstance(data.get("nbformat_minor", 0), int)):
        raise ValueError("its metadata have not the form of a notebook's")
    # nbformat's own reading would print the rest of its doubts, say of ids that are missing.
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return nbformat.convert(nbformat.reader.reads(json.dumps(data)), 4)


def name_of(cell) -> str:
    """The nbgrader name of a cell, '' where it has none."""
    found = cell.metadata.get("nbgrader")
    name = found.get("grade_id") if isinstance(found, dict) else None
    return name if isinstance(name, str) else ""


def damage(notebook, release) -> list[str]:
    """What differs from the release in a way that matters for grading, a sentence each."""
    names = Counter(n for n in map(name_of, notebook.cells) if n)
    there = {name_of(c): c for c in notebook.cells if name_of(c)}
    out = []
    for cell in release.cells:
        name = name_of(cell)
        if not name:
            continue
        if name not in names:
            out.append(f"cell '{name}' was deleted")
        elif names[name] > 1:
            out.append(f"cell '{name}' is there {names[name]} times; the last one counts")
        elif there[name].cell_type != cell.cell_type:
            out.append(f"cell '{name}' was turned into a {there[name].cell_type} cell")
        elif cell.metadata.nbgrader.get("locked") and there[name].source != cell.source:
            out.append(f"the read-only cell '{name}' was changed; the original counts")
    wanted = [n for n in (name_of(c) for c in release.cells) if n in there]
    found = list(dict.fromkeys(n for n in map(name_of, notebook.cells) if n in set(wanted)))
    if found != wanted:
        out.append("cells were moved")
    return out
