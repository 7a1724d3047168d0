"""Makes the instructor's notebook (source/) of a lesson, and the student's (release/) of that, through nbgrader.

The same lesson gives the same bytes on every run and machine: cell ids come from names and texts, and there are
no outputs, no times and no paths.
"""

from __future__ import annotations

import ast
import contextlib
import hashlib
import json
import re
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from traitlets.config import Config

from autograder.author import profiles
from autograder.author.lesson import CHECK, CODE, EXERCISE, GIVEN, PROSE, WRITTEN, Cell, Lesson
from autograder.author.reader import read
from autograder.author.release_steps import release_steps
from autograder.check import check_text
from autograder.check.quiz import digest
from autograder.grade import agreement, journal
from autograder.grade.journal import FOLDER, write_atomically
from autograder.grade.naming import check_of, notebook_of
from autograder.grade.notebooks import METADATA
from autograder.grade.release import DATA, files_of, generate

HOW_TO_CHECK = """\
Below each exercise stands its check, folded to one line. Write your answer, then press Shift+Enter twice: once runs
your cell and selects the check, once more runs that. A click on the bar beside a folded cell opens it; the arrow keys
pass it by."""
LINE = 110           # characters of the packed mistakes in a line
RECOGNISED = "the mistakes that this check recognises, packed"


def units(root: Path) -> list[str]:
    """The names of all units that have a lesson, in the course's order."""
    return sorted(p.parent.name for p in (root / "course" / "units").glob("*/lesson.py"))


def lesson_of(root: Path, unit: str) -> Lesson:
    return read(root / "course" / "units" / unit / "lesson.py")


def source_notebook(lesson: Lesson):
    """The instructor's notebook: solutions, hidden checks and nbgrader's metadata, quiz answers hashed."""
    cells, ids, given, exercises = [_title(lesson)], {"title"}, 0, 0
    known = profiles.packed(lesson)
    for cell in _small_under_checks(lesson.cells):
        if cell.kind in (PROSE, CODE):
            made = (new_markdown_cell if cell.kind == PROSE else new_code_cell)(cell.source)
            made.id = _text_id(cell, ids)
            if cell.is_drawing:
                _fold(made, "Figure")
            if cell.kind == CODE and exercises:
                # "Run All Cells" goes on after a demonstration that needs an exercise which is not done yet.
                made.metadata["tags"] = ["raises-exception"]
        else:
            given += cell.kind == GIVEN
            exercises += cell.kind == EXERCISE
            name = {GIVEN: f"given_{given}", CHECK: check_of(cell.name)}.get(cell.kind, cell.name)
            source = check_source(cell.source, known.get(cell.name, "")) if cell.kind == CHECK else cell.source
            made = (new_markdown_cell if cell.kind == WRITTEN else new_code_cell)(source)
            made.id = name.replace("_", "-")[:64]
            made.metadata["nbgrader"] = _nbgrader(cell, name)
            if cell.kind == CHECK:
                _fold(made, f"Check `{cell.name}`")
        ids.add(made.id)
        cells.append(made)
    return new_notebook(cells=cells, metadata=METADATA)


def _small_under_checks(cells: Sequence[Cell]) -> Iterator[Cell]:
    """The cells, but what stands under a check begins with a cell of its hints, or of the first paragraph, alone.

    Shift+Enter on a check moves to the cell below and brings all of it into view: a long one pushes out what was found.
    """
    for above, cell in zip([None, *cells], cells, strict=False):
        if above and above.kind == CHECK and cell.kind == PROSE:
            _, small, rest = _HINTS_OR_PARAGRAPH.split(cell.source, maxsplit=1)
            yield replace(cell, source=small.strip())
            cell = replace(cell, source=rest.strip())
        if cell.source:
            yield cell


_HINTS_OR_PARAGRAPH = re.compile(r"\A((?:<details>.*?</details>\s*)+|.*?(?:\n\n|\Z))", re.DOTALL)


def _fold(cell, title):
    """Show a code cell by its first line only, which says what to do; JupyterLab, Colab and Kaggle each have a key."""
    cell.source = f"# {title}: run this cell (Shift+Enter)\n{cell.source}"
    cell.metadata.update({"jupyter": {"source_hidden": True}, "cellView": "form", "_kg_hide-input": True})


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
    if any(cell.kind == CHECK for cell in lesson.cells):
        lines += ["", HOW_TO_CHECK]
    out = new_markdown_cell("\n".join(lines))
    out.id = "title"
    return out


def _text_id(cell, taken):
    """An id from the text, so that a new cell does not change the ids of the others."""
    stem = f"{cell.kind}-{hashlib.sha256(cell.source.encode()).hexdigest()[:10]}"
    return next(i for i in (stem, *(f"{stem}-{n}" for n in range(2, 1000))) if i not in taken)


def check_source(source: str, known: str = "") -> str:
    """The instructor's check cell for a lesson's: its quiz answers hashed, its hidden parts saying that they are, and
    the mistakes that it recognises above its score."""
    text = check_text.with_hidden_calls(hash_answers(source))
    if not known:
        return text
    above, score, points = text.rpartition("\ncheck.score(")
    each = [f'    "{known[i : i + LINE]}"' for i in range(0, len(known), LINE)]
    return "\n".join([above, f"check.known(  # {RECOGNISED}", *each]) + ")" + score + points


def hash_answers(source: str) -> str:
    """A check cell's source with the digest in the place of each check.hashed(answer)."""
    edits = []
    for call, question, answer in check_text.hashed_answers(ast.parse(source)):
        assert call.end_lineno and call.end_col_offset      # as in every tree that was parsed
        text = f'"{digest(question, answer)}"'
        edits.append((call.lineno, call.col_offset, call.end_lineno, call.end_col_offset, text))
    lines = source.split("\n")
    for line, start, end_line, end, text in sorted(edits, reverse=True):
        first, last = lines[line - 1].encode(), lines[end_line - 1].encode()
        lines[line - 1 : end_line] = [(first[:start] + text.encode() + last[end:]).decode()]
    return "\n".join(lines)


def build(root: Path, unit: str, out: Path) -> dict[Path, bool]:
    """Write source/UNIT and release/UNIT below `out`; gives for each file, relative to `out`, whether it has changed.

    Nothing that is not built is touched. A file that an earlier build made, and the lesson no longer has, goes, unless
    somebody has changed it since.
    """
    with tempfile.TemporaryDirectory() as scratch:
        files = _made(root, unit, Path(scratch))
    record = out / FOLDER / "built" / f"{unit}.json"
    for path, made in _recorded(record).items():
        if path not in files and _digest_of(out / path) == made:
            (out / path).unlink()
            with contextlib.suppress(OSError):      # its folder, where it was the last one in it
                (out / path).parent.rmdir()
    # Before the files, so that those of a build that was killed are known, too.
    digests = {str(path): journal.digest(content) for path, content in files.items()}
    write_atomically(record, json.dumps(digests, indent=1))
    changed = {path: _digest_of(out / path) != journal.digest(files[path]) for path in sorted(files)}
    for path in changed:
        if changed[path]:
            write_atomically(out / path, files[path])
    if out == root:
        agreement.remember(root, unit)
    return changed


def _made(root, unit, scratch):
    """{path below the course: content} of all that is built of a unit; it is made in the folder `scratch`."""
    lesson = lesson_of(root, unit)
    source = scratch / "source" / unit
    source.mkdir(parents=True)
    copy_data(root / "course" / "units" / unit, source)
    nbformat.write(source_notebook(lesson), source / notebook_of(unit))
    config = Config()
    config.GenerateAssignment.preprocessors = release_steps()
    generate(source, scratch, config)
    return {path.relative_to(scratch): path.read_bytes() for kind in ("source", "release")
            for path in files_of(scratch / kind / unit)}


def copy_data(unit: Path, target: Path) -> None:
    """Copy the data/ of a unit's folder, which students get beside the notebook, to `target`; no links, no caches."""
    for path in files_of(unit / DATA):
        copy = target / path.relative_to(unit)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, copy)


def _recorded(record):
    """{path: digest} of what an earlier build made here."""
    try:
        return {Path(path): made for path, made in json.loads(record.read_text(encoding="utf-8")).items()}
    except (OSError, ValueError):
        return {}


def _digest_of(path):
    return journal.digest(path.read_bytes()) if path.is_file() else None


def differences(root: Path, unit: str) -> list[str]:
    """What a build would change below `root`, and what stands beside its files, a sentence for each."""
    with tempfile.TemporaryDirectory() as scratch:
        built = _made(root, unit, Path(scratch))
    out = []
    if profiles.stale(lesson_of(root, unit)):
        out.append(f"course/units/{unit}/{profiles.FILE} is older than the lesson or the answers; "
                   f"run: autograder build {unit}")
    for path, content in built.items():
        if not (root / path).is_file():
            out.append(f"{path} is missing; run: autograder build {unit}")
        elif (root / path).read_bytes() != content:
            out.append(f"{path} differs from what its lesson says; run: autograder build {unit}")
    record = _recorded(root / FOLDER / "built" / f"{unit}.json")
    for path in (p.relative_to(root) for kind in ("source", "release") for p in files_of(root / kind / unit)):
        if path in built:
            continue
        if record.get(path) == _digest_of(root / path):
            out.append(f"{path} is of an earlier lesson; run: autograder build {unit}")
        else:
            out.append(f"{path} is not built from any lesson, and no build removes it: move it away, or to "
                       f"course/units/{unit}/{DATA}/ where students are to get it")
    return out
