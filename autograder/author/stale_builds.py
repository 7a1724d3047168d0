"""Tells, before a class is graded, where a unit's lesson, source/ and release/ do not agree.

By content, never by time: a checkout gives all files one time.
"""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

from autograder.author.lesson import LessonError
from autograder.grade.agreement import texts
from autograder.grade.journal import GradingError
from autograder.grade.nbgrader_settings import Settings
from autograder.grade.release import generate


def check(folder: Path, unit: str) -> list[str]:
    """What to know before grading, a sentence each. Raises GradingError where release/ is not made of source/."""
    lesson, source, release = texts(folder, unit)
    notes = _of_lesson(folder, unit, source) if lesson.is_file() else []
    if source.is_file() and release.is_file() and not _made_of(folder, source, release):
        command = f"autograder build {unit}" if lesson.is_file() and not notes else f"autograder rebase {unit}"
        raise GradingError(f"release/{unit} is older than source/{unit}: its cells are not those that nbgrader makes "
                           f"of it. Nothing was touched. Run: {command}")
    return notes


def _made_of(folder, source, release):
    with tempfile.TemporaryDirectory() as scratch:
        generate(source.parent, Path(scratch), Settings.read(folder).config)
        made = Path(scratch, "release", source.parent.name, source.name)
        return made.is_file() and _content(made) == _content(release)


def _of_lesson(folder, unit, source):
    from autograder.author import build  # jupytext, which a course without lessons does without

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
