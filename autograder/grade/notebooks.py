"""Reads what a student handed in and tells what is damaged: nothing is refused here and nothing is repaired."""

from __future__ import annotations

import contextlib
import hashlib
import json
import re
from pathlib import Path

from autograder.exam.limits import MOST_CELLS, MOST_TEXT, MOST_VALUES, too_many_values

# Of every notebook of our own making.
METADATA = {"kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
            "language_info": {"name": "python"}}
_ID = re.compile(r"[a-zA-Z0-9-_]{1,64}")


class Unreadable(Exception):
    """A file is no notebook; the text says what was found and what to do."""


ASK = "Ask the student to save it in JupyterLab and hand it in again."


def read(path: Path):
    """The notebook in `path`, without its outputs. Raises Unreadable."""
    try:
        return parse(path.read_bytes(), path.name)
    except FileNotFoundError:
        raise Unreadable(f"{path.name} is missing. {ASK}") from None
    except OSError as error:
        raise Unreadable(f"{path.name} is a file that cannot be read: {error.strerror}. {ASK}") from None


def parse(content: bytes, name: str):
    """The notebook that a file's bytes hold, without its outputs: grading makes its own. Raises Unreadable."""
    if too_many_values(content, MOST_VALUES):
        raise Unreadable(f"{name} holds more than {MOST_VALUES:,} values, more than is read. Ask the student to clear "
                         "its outputs and to hand it in again.")
    try:
        data = json.loads(content.decode("utf-8-sig"))     # an editor may have put a byte order mark there
    except UnicodeDecodeError as error:
        raise Unreadable(f"{name} is not UTF-8 text (byte {error.start}). {ASK}") from None
    except json.JSONDecodeError as error:
        if not content.strip():
            raise Unreadable(f"{name} is empty. {ASK}") from None
        raise Unreadable(f"{name} is not a valid notebook: {error.msg} in line {error.lineno}. {ASK}") from None
    except (ValueError, RecursionError, MemoryError) as error:   # a number, nesting or size that no notebook has
        raise Unreadable(f"{name} is not a valid notebook: {error}. {ASK}") from None
    if not isinstance(data, dict) or data.get("nbformat") != 4 or not isinstance(data.get("cells"), list):
        raise Unreadable(f"{name} is no notebook of format 4. {ASK}")
    try:
        return _checked(data)
    except Exception as error:
        first = (str(error).strip().splitlines() or [type(error).__name__])[0][:200]
        raise Unreadable(f"{name} is not a valid notebook: {first}. {ASK}") from None


def _checked(data):
    """The notebook; the parts that grading reads have the right form."""
    import nbformat  # not above: it takes long to import, and a class in which nothing has changed needs none

    if not (isinstance(data.get("metadata"), dict) and isinstance(data.get("nbformat_minor", 0), int)):
        raise ValueError("its metadata have not the form of a notebook's")
    if len(data["cells"]) > MOST_CELLS:
        raise ValueError(f"it holds more than {MOST_CELLS:,} cells")
    taken, size = set(), 0
    for number, cell in enumerate(data["cells"], 1):
        source = cell["source"] if isinstance(cell, dict) and "source" in cell else None
        lines = source if isinstance(source, list) else [source]
        if not (all(isinstance(line, str) for line in lines) and isinstance(cell.get("metadata"), dict)
                and cell.get("cell_type") in ("code", "markdown", "raw")):
            raise ValueError(f"cell {number} has not the form of a cell")
        size += sum(map(len, lines))
        if size > MOST_TEXT:
            raise ValueError(f"its cells hold more than {MOST_TEXT:,} characters")
        cell["source"] = "".join(lines).replace("\r\n", "\n").replace("\r", "\n")     # an editor's line ends
        if cell["cell_type"] == "code":
            cell["outputs"], cell["execution_count"] = [], None
        if not (isinstance(cell.get("id"), str) and _ID.fullmatch(cell["id"]) and cell["id"] not in taken):
            cell["id"] = f"cell-{number}"
        taken.add(cell["id"])
    data["nbformat_minor"] = 5
    return nbformat.from_dict(data)


def name_of(cell) -> str:
    """The nbgrader name of a cell, '' where it has none."""
    meta = cell["metadata"].get("nbgrader")
    name = meta.get("grade_id") if isinstance(meta, dict) else None
    return name if isinstance(name, str) else ""


def plain_text(source: str) -> str:
    """A cell's text without what no one sees: white space at the ends of lines, empty lines around it."""
    return "\n".join(line.rstrip() for line in source.split("\n")).strip("\n")


def untouched(cell, blank) -> bool:
    """Whether a named cell is as the student got it: as it is handed out now, or as it was handed out then, which the
    checksum tells that nbgrader has put into it."""
    if cell.source == blank.source or plain_text(cell.source) == plain_text(blank.source):
        return True
    meta = cell.metadata.get("nbgrader")
    if not isinstance(meta, dict) or not isinstance(meta.get("checksum"), str):
        return False
    return meta["checksum"] in _possible_checksums(cell)


def _possible_checksums(cell):
    out = set()
    for source in {cell.source, plain_text(cell.source)}:
        with contextlib.suppress(KeyError, TypeError, ValueError, AttributeError):   # metadata of another's making
            out.add(checksum(type(cell)({**cell, "source": source})))
    return out


def checksum(cell) -> str:
    """nbgrader's checksum of a cell, of a format that it may not change: see `nbgrader.utils.compute_checksum`.

    Importing that one costs each examiner 45 MB. Raises KeyError, TypeError, ValueError or AttributeError for metadata
    that nbgrader has not made.
    """
    about = cell.metadata["nbgrader"]
    grade, solution = about.get("grade", False), about.get("solution", False)
    locked = False if solution else True if grade else about.get("locked", False)
    parts = [cell.source, cell.cell_type, str(grade), str(solution), str(locked), about["grade_id"]]
    if grade:
        parts.append(str(float(about["points"])))
    return hashlib.md5("".join(parts).encode(), usedforsecurity=False).hexdigest()


def damage(notebook, release, explained=frozenset(), placed=frozenset()) -> list[str]:
    """What differs from the release in a way that matters for grading, a sentence each. What `matching` has told of
    cells that have lost their names or are there more than once is not told again: `explained` are the absent ones,
    `placed` those whose answer the student has put elsewhere."""
    present = {name_of(c): c for c in notebook.cells if name_of(c)}
    out, edited, deleted = [], [], []
    for cell in release.cells:
        name = name_of(cell)
        if not name:
            continue
        if name not in present:
            deleted += [] if name in explained else [f"'{name}'"]
        elif present[name].cell_type != cell.cell_type:
            out.append(f"cell '{name}' was turned into a {present[name].cell_type} cell")
        elif cell.metadata.nbgrader.get("locked") and "checksum" in present[name].metadata.nbgrader \
                and not untouched(present[name], cell):
            edited.append(f"'{name}'")
    if deleted:
        many = len(deleted) > 1
        out.insert(0, f"cell{'s' * many} {', '.join(deleted)} {'were' if many else 'was'} deleted")
    if edited:
        out.append(f"read-only cells were changed, and the originals count: {', '.join(edited)}")
    wanted = [n for n in (name_of(c) for c in release.cells) if n in present and n not in placed]
    order = list(dict.fromkeys(n for n in map(name_of, notebook.cells) if n in set(wanted)))
    if order != wanted:
        out.append("cells were moved")
    return out
