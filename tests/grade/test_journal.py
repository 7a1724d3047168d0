"""What a result depends on, and what is kept of it."""

import json
import os
import shutil
import subprocess
import sys

import pytest
from toy_course import ROOT

from autograder.grade import journal
from autograder.grade.messages import Entry


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    """A copy of the package, whose files can be edited."""
    folder = tmp_path_factory.mktemp("package")
    without = shutil.ignore_patterns("__pycache__", "units")
    for package in ("autograder", "course"):
        shutil.copytree(ROOT / package, folder / package, ignore=without)
    return folder


def environment(copy):
    code = "from autograder.grade import journal; print(journal.environment())"
    return subprocess.run([sys.executable, "-P", "-c", code], env={**os.environ, "PYTHONPATH": str(copy)},
                          capture_output=True, text=True, check=True).stdout


@pytest.mark.parametrize("file", [
    "check/check_text.py", "check/words.py", "exam/shell.py", "grade/gradebook_queries.py", "grade/plan.py",
    "grade/task.py", "grade/templates/feedback.html.j2", "../course/datasets.py"])
def test_an_edit_of_whatever_scores_and_pages_come_from_is_another_environment(copy, file):
    before, path = environment(copy), copy / "autograder" / file
    text = path.read_text()
    path.write_text(text + "\n")
    try:
        assert environment(copy) != before
    finally:
        path.write_text(text)
    assert environment(copy) == before


@pytest.mark.parametrize("file", ["cli.py", "author/validate.py", "demo/demo.py"])
def test_an_edit_elsewhere_lets_nobody_be_examined_again(copy, file):
    before, path = environment(copy), copy / "autograder" / file
    path.write_text(path.read_text() + "\n")
    assert environment(copy) == before


# -- what is kept ----------------------------------------------------------------------------------------------------


@pytest.fixture
def kept(tmp_path):
    made = journal.Journal(tmp_path, "01_toy")
    made.make()
    return made


ENTRY = Entry("key", "content", "cells", "unit", ["found"], "installed", True, ["finding"], {"check_step": 2.0},
              people={"check_step": [1.0, None, "well", False]}, examined=1.5, timestamp="", autograded="1")


@pytest.mark.parametrize("student", ["amina", "o'neil [b]", "é" * 127, "q" * 245, "…" * 90, "-rf", "~"])
def test_an_entry_is_read_as_it_was_written_whatever_the_students_name(kept, student):
    assert kept.read(student) is None
    kept.write(student, ENTRY)
    assert kept.read(student) == ENTRY and kept.path(student).parent == kept.folder
    assert len(os.fsencode(kept.path(student).name)) <= 255


@pytest.mark.parametrize("text", [
    "", "{", "[]", "null", "{}", '{"key": null}', '{"grades": {}}', '{"key": "1"} x', "\xff"])
def test_what_is_no_whole_entry_is_none(kept, text):
    kept.path("amina").write_text(text, encoding="latin-1")
    assert kept.read("amina") is None


def test_an_entry_of_an_earlier_version_is_read(kept):
    """As it stood in a file, some of it null or not there yet."""
    kept.path("amina").write_text(json.dumps({
        "key": "k", "content": "c", "cells": "s", "unit": "u", "file_findings": [], "recorded": True, "findings": [],
        "grades": {"check_step": 2.0}, "comments": {"step": None}, "failures": {}, "reports": {}, "waiting": {},
        "people": {}, "examined": 1.0, "autograded": "1", "feedback": None, "timestamp": "", "late": None}))
    assert kept.read("amina") == Entry("k", "c", "s", "u", recorded=True, grades={"check_step": 2.0}, timestamp="",
                                       comments={"step": None}, examined=1.0, autograded="1")


def test_one_number_for_many_parts_tells_where_each_ends():
    assert journal.digest(b"ab", b"c") != journal.digest(b"a", b"bc") != journal.digest(b"abc")
    assert journal.digest() != journal.digest(b"")


def test_running_a_notebook_changes_no_cell():
    cell = {"cell_type": "code", "source": "1", "id": "a", "metadata": {"nbgrader": {"grade_id": "x"}}}
    ran = {**cell, "outputs": [1], "execution_count": 3, "metadata": {**cell["metadata"], "execution": {}}}

    def number(*cells):
        return journal.cells_of(json.dumps({"cells": list(cells), "metadata": {"kernel": len(cells)}}).encode())

    assert number(cell) == number(ran)
    assert len({number(cell), number({**cell, "source": "2"}), number({**cell, "id": "b"}), number(cell, cell),
                number({**cell, "metadata": {}})}) == 5
    assert journal.cells_of(b"{") == journal.digest(b"{"), "of the bytes where they are no notebook"


def test_a_result_depends_on_cells_unit_environment_and_sandbox():
    known = {"cells": "a", "unit": "b", "environment": "c", "sandboxed": True}
    others = [journal.key_of(**{**known, name: other}) for name, other in (
        ("cells", "x"), ("unit", "x"), ("environment", "x"), ("sandboxed", False))]
    assert len({journal.key_of(**known), *others}) == 5


def test_the_secret_is_made_once_and_is_its_owners(tmp_path):
    assert journal.known_secret(tmp_path) == b"" and not list(tmp_path.iterdir()), "to ask makes nothing"
    made = journal.secret(tmp_path)
    assert len(made) == 32 and journal.secret(tmp_path) == made == journal.known_secret(tmp_path)
    assert (tmp_path / ".autograder" / "secret").stat().st_mode & 0o777 == 0o600
    assert journal.seed(made, "01_toy") == journal.seed(made, "01_toy") != journal.seed(made, "02_toy")
    assert journal.seed(bytes(32), "01_toy") != journal.seed(made, "01_toy")
