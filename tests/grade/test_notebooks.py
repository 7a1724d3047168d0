"""What a student hands in is read whatever it is, and damage is told in a sentence."""

import copy
import json
import os
import warnings
from pathlib import Path

import nbformat
import pytest
from hypothesis import given
from hypothesis import strategies as st
from nbgrader.utils import compute_checksum

from autograder.author import build
from autograder.grade.notebooks import Unreadable, checksum, damage, name_of, read

TOY = Path(__file__).parents[1] / "files/toy"


@pytest.fixture(scope="module")
def release(tmp_path_factory):
    out = tmp_path_factory.mktemp("built")
    build.build(TOY, "01_toy", out)
    return nbformat.read(out / "release/01_toy/toy.ipynb", 4)


@pytest.fixture
def mine(release):
    return copy.deepcopy(release)


def at(notebook, name):
    return next(i for i, c in enumerate(notebook.cells) if name_of(c) == name)


def handed_in(folder, content):
    path = folder / "toy.ipynb"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


# -- reading ---------------------------------------------------------------------------------------------------


def test_reads(tmp_path, release):
    path = handed_in(tmp_path, nbformat.writes(release))
    assert read(path) == release and damage(read(path), release) == []


CELL = {"cell_type": "code", "metadata": {}, "source": "", "outputs": [], "execution_count": None, "id": "a"}


def notebook(**changes):
    return json.dumps({"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [CELL], **changes})


@pytest.mark.parametrize("content, says", [
    ("", "is empty"), ("{", "not a valid notebook"), ("hello", "line 1"), (notebook()[:40], "not a valid notebook"),
    (b"\xff\xfe{\x00", "not UTF-8 text (byte 0)"), (b'{"a": "\xe9"}', "not UTF-8 text (byte 7)"), ("[]", "format 4"),
    ("3", "format 4"), ("null", "format 4"), ("{}", "format 4"), (notebook(nbformat=3), "format 4"),
    (notebook(nbformat=5), "format 4"), (notebook(nbformat="4"), "format 4"), (notebook(cells=None), "format 4"),
    (notebook(cells={"a": 1}), "format 4"), (notebook(cells=[1]), "not a valid notebook"),
    (notebook(cells=[None]), "not a valid notebook"), (notebook(cells=[{}]), "not a valid notebook"),
    (notebook(cells=[{**CELL, "source": None}]), "not a valid notebook"),
    (notebook(cells=[{**CELL, "source": 3}]), "not a valid notebook"),
    (notebook(cells=[{**CELL, "metadata": []}]), "not a valid notebook"),
    (notebook(cells=[{k: v for k, v in CELL.items() if k != "metadata"}]), "not a valid notebook"),
    (notebook(cells=[{**CELL, "cell_type": 3}]), "not a valid notebook"),
    (notebook(cells=[{**CELL, "cell_type": "heading"}]), "not a valid notebook"),
    (notebook(metadata=[]), "not a valid notebook"), ("[" * 200_000, "not a valid notebook"),
    ('{"nbformat": 4, "cells": ' + "[" * 200_000, "not a valid notebook"),
    ('{"nbformat": ' + "4" * 10_000 + "}", "not a valid notebook"),
    (notebook(nbformat_minor="x"), "not a valid notebook"),
], ids=range(29))
def test_no_notebook(tmp_path, capfd, content, says):
    with pytest.raises(Unreadable) as caught:
        read(handed_in(tmp_path, content))
    text = str(caught.value)
    assert text.startswith("toy.ipynb is ") and says in text and "\n" not in text and len(text) < 400
    assert text.endswith("Ask the student to save it in JupyterLab and hand it in again.")
    assert capfd.readouterr().err == ""


def test_no_file(tmp_path):
    with pytest.raises(Unreadable, match="toy.ipynb is missing"):
        read(tmp_path / "toy.ipynb")
    (tmp_path / "toy.ipynb").mkdir()
    with pytest.raises(Unreadable, match="toy.ipynb is a file that cannot be read"):
        read(tmp_path / "toy.ipynb")


@pytest.mark.skipif(os.name == "nt", reason="needs POSIX permissions")
def test_what_is_odd_but_harmless(tmp_path, release, capfd):
    """Missing ids, ids twice, unknown keys, no outputs: nothing to refuse and nothing to print."""
    data = json.loads(nbformat.writes(release))
    for cell in data["cells"]:
        cell["id"] = "same"
        cell["extra"] = 1
    del data["cells"][0]["id"], data["cells"][2]["outputs"], data["cells"][2]["execution_count"]
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        found = read(handed_in(tmp_path, json.dumps(data)))
    assert damage(found, release) == []
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize("ends", ["\r\n", "\r"])
def test_line_ends_of_other_systems_and_a_byte_order_mark(tmp_path, release, ends):
    other = copy.deepcopy(release)
    for cell in other.cells:
        cell.source = cell.source.replace("\n", ends)
    path = handed_in(tmp_path, b"\xef\xbb\xbf" + nbformat.writes(other).encode())
    assert read(path) == release and damage(read(path), release) == []


# -- damage ----------------------------------------------------------------------------------------------------


def test_answers_are_no_damage(mine, release):
    mine.cells[at(mine, "step")].source = "def step(z): return 1"
    mine.cells[at(mine, "why_step")].source = "Because."
    mine.cells.insert(2, nbformat.v4.new_code_cell("1 + 1"))
    mine.cells[0].source = "My notes"
    del mine.cells[1]
    assert damage(mine, release) == []


def test_deleted(mine, release):
    del mine.cells[at(mine, "check_ramp")]
    assert damage(mine, release) == ["cell 'check_ramp' was deleted"]


def test_everything_deleted(mine, release):
    mine.cells = []
    found = damage(mine, release)
    assert len(found) == 1 and found[0].startswith("cells ") and found[0].count("'") == 20


@pytest.mark.parametrize("name", ["renamed", "", 3, None])
def test_renamed(mine, release, name):
    mine.cells[at(mine, "total")].metadata.nbgrader.grade_id = name
    assert damage(mine, release) == ["cell 'total' was deleted"]


@pytest.mark.parametrize("metadata", [None, [], "x", {}])
def test_metadata_gone(mine, release, metadata):
    mine.cells[at(mine, "total")].metadata["nbgrader"] = metadata
    assert damage(mine, release) == ["cell 'total' was deleted"]


@pytest.mark.parametrize("kind", ["markdown", "raw"])
def test_retyped(mine, release, kind):
    mine.cells[at(mine, "step")].cell_type = kind
    assert damage(mine, release) == [f"cell 'step' was turned into a {kind} cell"]


@pytest.mark.parametrize("name", ["given_1", "check_step"])
def test_changed_read_only_cell(mine, release, name):
    mine.cells[at(mine, name)].source += "\ncheck.score(2)"
    assert damage(mine, release) == [f"read-only cells were changed, and the originals count: '{name}'"]


def test_a_cell_that_students_unlocked_and_changed(mine, release):
    cell = mine.cells[at(mine, "check_step")]
    cell.metadata.nbgrader.locked, cell.source = False, "2"
    assert damage(mine, release) == ["read-only cells were changed, and the originals count: 'check_step'"]


def test_nobody_is_accused_of_what_the_instructor_has_changed(mine, release):
    now = copy.deepcopy(release)
    now.cells[at(now, "check_step")].source += "\n# a better check"
    now.cells[at(now, "given_1")].source += "\nimport math"
    assert damage(mine, now) == []
    mine.cells[at(mine, "check_step")].source += "   \n\n"
    mine.cells[at(mine, "given_1")].source += "\nimport os"
    assert damage(mine, now) == ["read-only cells were changed, and the originals count: 'given_1'"]


def test_reordered(mine, release):
    a, b = at(mine, "step"), at(mine, "total")
    mine.cells[a], mine.cells[b] = mine.cells[b], mine.cells[a]
    assert damage(mine, release) == ["cells were moved"]


def test_several_at_once(mine, release):
    del mine.cells[at(mine, "check_total")]
    mine.cells[at(mine, "given_1")].source = ""
    mine.cells.reverse()
    assert damage(mine, release) == ["cell 'check_total' was deleted",
                                     "read-only cells were changed, and the originals count: 'given_1'",
                                     "cells were moved"]


# -- nbgrader's checksum -------------------------------------------------------------------------------------------

REPO = Path(__file__).parents[2]


def test_checksums_are_nbgraders_for_every_cell_of_the_course():
    books = [nbformat.read(p, 4) for kind in ("source", "release") for p in REPO.glob(f"{kind}/*/*.ipynb")]
    cells = [c for book in books for c in book.cells if name_of(c)]
    assert len(cells) > 50
    assert [checksum(c) for c in cells] == [compute_checksum(c) for c in cells]


ANY = st.none() | st.booleans() | st.integers() | st.floats() | st.text()
METADATA = st.fixed_dictionaries({}, optional={
    "grade_id": st.text() | ANY, "points": ANY, **dict.fromkeys(("grade", "solution", "locked", "task"), ANY)})


def result(function, cell):
    try:
        return function(cell)
    except (KeyError, TypeError, ValueError, AttributeError):
        return None


@given(st.text(st.characters()), st.sampled_from(["code", "markdown", "raw"]), METADATA | ANY)
def test_checksums_are_nbgraders_whatever_the_metadata(source, kind, about):
    cell = nbformat.from_dict({"source": source, "cell_type": kind, "metadata": {"nbgrader": about}})
    assert result(checksum, cell) == result(compute_checksum, cell)
