"""Tells, before a class is graded, where a unit's lesson, source/, release/ and the gradebook do not agree.

By content, never by time: a checkout gives all files one time.
"""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

from autograder.journal import FOLDER, GradingError, digest, write_whole


def refuse_other_cells(source: str, unit: str, cells: list) -> None:
    """Raise GradingError where the gradebook has submissions to the unit, and its `cells` (see `recorded.CELLS`) are
    not those of the notebook `source`: nbgrader's gradebook cannot take that as it is."""
    if not cells or not cells[0][2]:
        return
    there, wanted = {(kind, name) for kind, name, _ in cells}, _cells(source)
    if there != wanted:
        raise GradingError(
            f"{unit} has changed since {cells[0][2]} submissions to it were graded{_listed('new', wanted - there)}"
            f"{_listed('gone', there - wanted)}. Nothing was touched. Take the unit into the gradebook with: "
            f"autograder rebase {unit}. That keeps the submissions, and the scores, comments and extra credit that "
            "people gave to all that still exists; it lists what would be lost before anything is.")


def _listed(word, cells):
    names = sorted({name.removeprefix("check_") for _, name in cells})
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


def check(folder: Path, unit: str, write: bool) -> list[str]:
    """What to know before grading, a sentence each. Raises GradingError where release/ is not made of source/."""
    lesson, source, release = _texts(folder, unit)
    try:
        if _remembered(folder, unit).read_text(encoding="utf-8") == _now(folder, unit):
            return []
    except OSError:
        pass        # not checked yet; or not to be read, which is told by whoever has to
    notes = _of_lesson(folder, unit, source) if lesson.is_file() else []
    if source.is_file() and release.is_file() and not _made_of(folder, source, release):
        command = f"autograder build {unit}" if lesson.is_file() and not notes else f"autograder rebase {unit}"
        raise GradingError(f"release/{unit} is older than source/{unit}: its cells are not those that nbgrader makes "
                           f"of it. Nothing was touched. Run: {command}")
    if write and not notes:
        remember(folder, unit)
    return notes


def remember(folder: Path, unit: str) -> None:
    """They agree as they are now: until one of them is another, nobody has to look again."""
    write_whole(_remembered(folder, unit), _now(folder, unit))


def _texts(folder, unit):
    name = f"{unit}/{unit.split('_', 1)[1]}.ipynb"
    return folder / "course" / "units" / unit / "lesson.py", folder / "source" / name, folder / "release" / name


def _now(folder, unit):
    return digest(*(p.read_bytes() if p.is_file() else b"" for p in _texts(folder, unit)))


def _remembered(folder, unit):
    return folder / FOLDER / "built" / f"{unit}.agreed"


def _made_of(folder, source, release):
    from autograder import build, gradebook

    with tempfile.TemporaryDirectory() as scratch:
        build.generate(source.parent, Path(scratch), gradebook.settings(folder))
        made = Path(scratch, "release", source.parent.name, source.name)
        return made.is_file() and _content(made) == _content(release)


def _of_lesson(folder, unit, source):
    from autograder import build
    from autograder.lesson import LessonError

    try:
        made = build.source_notebook(build.lesson_of(folder, unit))
    except LessonError as error:
        return [f"The lesson of {unit} cannot be built, and source/{unit} is graded with:\n{error}"]
    if _content(source) != _parts(made.cells):
        return [f"source/{unit} is older than course/units/{unit}/lesson.py, and graded with as it is. To grade with "
                f"the lesson, run: autograder build {unit}"]
    return []


def _content(path):
    try:
        return _parts(json.loads(path.read_text(encoding="utf-8"))["cells"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _parts(cells):
    """Of each cell what a person wrote into it: no ids, outputs and checksums."""
    out = []
    for cell in cells:
        meta = {k: v for k, v in ((cell.get("metadata") or {}).get("nbgrader") or {}).items() if k != "checksum"}
        text = cell.get("source") or ""
        out.append((cell.get("cell_type"), text if isinstance(text, str) else "".join(text), meta))
    return out
