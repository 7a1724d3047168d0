"""Makes the instructor's notebook (source/) of a lesson, and the student's (release/) of that, through nbgrader.

The same lesson gives the same bytes on every run and machine: cell ids come from names and texts, and there are
no outputs, no times and no paths.
"""

from __future__ import annotations

import ast
import hashlib
import logging
import shutil
import tempfile
from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from nbgrader.preprocessors import SaveCells

from autograder import check_text
from autograder import lesson as lessons
from autograder.check.quiz import digest
from autograder.lesson import CHECK, CODE, EXERCISE, GIVEN, PROSE, WRITTEN, Lesson
from autograder.nbgrader_steps import release_steps

METADATA = {"kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
            "language_info": {"name": "python"}}


def units(root: Path) -> list[str]:
    """The names of all units that have a lesson, in the course's order."""
    return sorted(p.parent.name for p in (root / "course" / "units").glob("*/lesson.py"))


def lesson_of(root: Path, unit: str) -> Lesson:
    return lessons.read(root / "course" / "units" / unit / "lesson.py")


def source_notebook(lesson: Lesson):
    """The instructor's notebook: solutions, hidden checks and nbgrader's metadata, quiz answers hashed."""
    cells, ids, given, exercises = [_title(lesson)], {"title"}, 0, 0
    for cell in lesson.cells:
        if cell.kind in (PROSE, CODE):
            made = (new_markdown_cell if cell.kind == PROSE else new_code_cell)(cell.source)
            made.id = _text_id(cell, ids)
            if cell.kind == CODE and exercises:
                # "Run All Cells" goes on after a demonstration that needs an exercise which is not done yet.
                made.metadata["tags"] = ["raises-exception"]
        else:
            given += cell.kind == GIVEN
            exercises += cell.kind == EXERCISE
            name = {GIVEN: f"given_{given}", CHECK: f"check_{cell.name}"}.get(cell.kind, cell.name)
            source = hash_answers(cell.source) if cell.kind == CHECK else cell.source
            made = (new_markdown_cell if cell.kind == WRITTEN else new_code_cell)(source)
            made.id = name.replace("_", "-")[:64]
            made.metadata["nbgrader"] = _nbgrader(cell, name)
        ids.add(made.id)
        cells.append(made)
    return new_notebook(cells=cells, metadata=METADATA)


def _nbgrader(cell, name):
    graded = cell.kind in (CHECK, WRITTEN)
    out = {"grade": graded, "grade_id": name, "locked": cell.kind in (GIVEN, CHECK), "schema_version": 3,
           "solution": cell.kind in (EXERCISE, WRITTEN), "task": False}
    if graded:
        out["points"] = int(cell.points) if cell.points == int(cell.points) else cell.points
    return out


def _title(lesson):
    header = lesson.header
    lines = [f"# {header['title']}", "", f"About {header['minutes']} minutes."]
    if header["prerequisites"]:
        lines[-1] += " Before this: " + ", ".join(header["prerequisites"]) + "."
    lines += ["", "After this unit you can", ""] + [f"- {o}" for o in header["objectives"]]
    out = new_markdown_cell("\n".join(lines))
    out.id = "title"
    return out


def _text_id(cell, taken):
    """An id from the text, so that a new cell does not change the ids of the others."""
    stem = f"{cell.kind}-{hashlib.sha256(cell.source.encode()).hexdigest()[:10]}"
    return next(i for i in (stem, *(f"{stem}-{n}" for n in range(2, 1000))) if i not in taken)


def hash_answers(source: str) -> str:
    """A check cell's source with the digest in the place of each check.hashed(answer)."""
    edits = []
    for call, question, answer in check_text.hashed_answers(ast.parse(source)):
        text = f'"{digest(question, answer)}"'
        edits.append((call.lineno, call.col_offset, call.end_lineno, call.end_col_offset, text))
    lines = source.split("\n")
    for line, start, end_line, end, text in sorted(edits, reverse=True):
        first, last = lines[line - 1].encode(), lines[end_line - 1].encode()
        lines[line - 1 : end_line] = [(first[:start] + text.encode() + last[end:]).decode()]
    return "\n".join(lines)


def build(root: Path, unit: str, out: Path) -> list[Path]:
    """Write source/UNIT and release/UNIT below `out`; returns the files written, relative to `out`."""
    lesson = lesson_of(root, unit)
    source, release = out / "source" / unit, out / "release" / unit
    for folder in (source, release):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
    figures = root / "course" / "units" / unit / "figures"
    if figures.is_dir():
        shutil.copytree(figures, source / "figures")
    nbformat.write(source_notebook(lesson), source / f"{lesson.topic}.ipynb")
    _generate(out, unit)
    return sorted(p.relative_to(out) for folder in (source, release) for p in folder.rglob("*") if p.is_file())


def _generate(out, unit):
    """nbgrader's own step from source/ to release/. It gets its own folder: it changes files beside its output."""
    from nbgrader.converters import GenerateAssignment
    from nbgrader.coursedir import CourseDirectory
    from traitlets.config import Config

    with tempfile.TemporaryDirectory() as scratch:
        shutil.copytree(out / "source" / unit, Path(scratch) / "source" / unit)
        config = Config()
        config.CourseDirectory.root = scratch
        config.CourseDirectory.assignment_id = unit
        config.GenerateAssignment.preprocessors = [s for s in release_steps() if s is not SaveCells]
        config.GenerateAssignment.no_database = True
        converter = GenerateAssignment(coursedir=CourseDirectory(config=config), config=config)
        converter.log = logging.getLogger("autograder.nbgrader")
        converter.log.setLevel(logging.ERROR)
        converter.start()
        shutil.copytree(Path(scratch) / "release" / unit, out / "release" / unit, dirs_exist_ok=True)


def differences(root: Path, unit: str) -> list[str]:
    """What `build` would change below `root`, a sentence for each file."""
    with tempfile.TemporaryDirectory() as scratch:
        built = build(root, unit, Path(scratch))
        out = []
        for path in built:
            there = root / path
            if not there.is_file():
                out.append(f"{path} is missing")
            elif there.read_bytes() != (Path(scratch) / path).read_bytes():
                out.append(f"{path} differs from what its lesson says")
        for folder in (root / "source" / unit, root / "release" / unit):
            out += [f"{p.relative_to(root)} is not built from any lesson" for p in sorted(folder.rglob("*"))
                    if p.is_file() and p.relative_to(root) not in built and ".ipynb_checkpoints" not in p.parts]
    return out
