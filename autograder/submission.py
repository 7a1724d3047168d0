"""Reads what a student handed in and tells what is damaged: nothing is refused here and nothing is repaired."""

from __future__ import annotations

import json
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
    except UnicodeDecodeError as error:
        raise Unreadable(f"{path.name} is not UTF-8 text (byte {error.start}). {ask}") from None
    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        raise Unreadable(f"{path.name} is no valid notebook: {error.msg} in line {error.lineno}. {ask}") from None
    if not isinstance(data, dict) or data.get("nbformat") != 4 or not isinstance(data.get("cells"), list):
        raise Unreadable(f"{path.name} is no notebook of format 4. {ask}")
    try:
        return nbformat.reads(text, as_version=4)
    except Exception as error:
        first = (str(error).strip().splitlines() or [type(error).__name__])[0]
        raise Unreadable(f"{path.name} is no valid notebook: {first}. {ask}") from None


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
