"""Tells whether the gradebook knows a unit as it is, and keeps when lesson, source/ and release/ were seen to agree."""

from __future__ import annotations

import json
from pathlib import Path

from autograder.grade.journal import FOLDER, GradingError, digest, write_atomically
from autograder.grade.naming import exercise_of, notebook_of


def refuse_other_cells(source: str, unit: str, cells: list) -> None:
    """Raise GradingError where the gradebook has submissions to the unit, and its `cells` are not those of the notebook
    `source`: nbgrader's gradebook cannot take that as it is. See `gradebook_queries.CELLS`."""
    if not cells or not cells[0][2]:
        return
    recorded, wanted = {(kind, name) for kind, name, _ in cells}, _cells(source)
    if recorded != wanted:
        raise GradingError(
            f"{unit} has changed since {cells[0][2]} submissions to it were graded{_listed('new', wanted - recorded)}"
            f"{_listed('gone', recorded - wanted)}. Nothing was touched. Take the unit into the gradebook with: "
            f"autograder rebase {unit}. That keeps the submissions, and the scores, comments and extra credit that "
            "people gave to all that still exists; it lists what would be lost before anything is.")


def _listed(word, cells):
    names = sorted({exercise_of(name) for _, name in cells})
    return f"; {word}: {', '.join(names)}" if names else ""


def _cells(source):
    """{(nbgrader's kind, name)} of a source notebook's cells."""
    out = set()
    for cell in json.loads(source)["cells"]:
        meta = cell["metadata"].get("nbgrader") or {}
        for flag, kind in (("grade", "GradeCell"), ("solution", "SolutionCell"), ("task", "TaskCell")):
            if meta.get(flag):
                out.add((kind, meta["grade_id"]))
    return out


def remember(folder: Path, unit: str) -> None:
    """They agree as they are now: until one of them is another, nobody has to look again."""
    write_atomically(_remembered(folder, unit), _now(folder, unit))


def is_remembered(folder: Path, unit: str) -> bool:
    """Whether they are what they were when they agreed."""
    try:
        return _remembered(folder, unit).read_text(encoding="utf-8") == _now(folder, unit)
    except OSError:
        return False        # not checked yet; or not to be read, which is told by whoever has to


def texts(folder: Path, unit: str) -> tuple[Path, Path, Path]:
    """The unit's lesson, and its notebooks in source/ and release/."""
    name = f"{unit}/{notebook_of(unit)}"
    return folder / "course" / "units" / unit / "lesson.py", folder / "source" / name, folder / "release" / name


def _now(folder, unit):
    return digest(*(p.read_bytes() if p.is_file() else b"" for p in texts(folder, unit)))


def _remembered(folder, unit):
    return folder / FOLDER / "built" / f"{unit}.agreed"
