"""What a student who presses Validate reads: the button runs nbgrader's Validator."""

import json
import subprocess
import sys

import nbformat
import pytest

RUN = """
import json, sys
from autograder.grade import validation
from nbgrader.validator import Validator
validation.shorten()
validation.shorten()
print(json.dumps(Validator().validate(sys.argv[1])))
"""


@pytest.fixture
def validated(tmp_path):
    """The results of a notebook with these cells: (source, name)."""

    def run(*cells):
        book = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source, metadata={
            "nbgrader": {"grade_id": name, "grade": name.startswith("check_"), "locked": False, "points": 1,
                         "solution": not name.startswith("check_"), "task": False, "schema_version": 3}})
            for source, name in cells])
        path = tmp_path / "book.ipynb"
        nbformat.write(book, path)
        done = subprocess.run([sys.executable, "-c", RUN, path], capture_output=True, text=True, timeout=120)
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout.splitlines()[-1])

    return run


CHECK = ("# Check `double`: run this cell (Shift+Enter)\nfrom autograder import check\ncheck(double, 3).equal(6)\n"
         "check.score(1)", "check_double")


@pytest.mark.parametrize(("body", "told"), [
    ("raise NotImplementedError()", "Not attempted yet."), ("return x", "The result is 3; expected 6.")])
def test_a_check_is_shown_by_its_first_line_and_what_it_says(validated, body, told):
    [failed] = validated((f"def double(x):\n    {body}", "double"), CHECK)["failed"]
    assert failed["source"] == "# Check `double`: run this cell (Shift+Enter)"
    assert told in failed["raw_error"] and "Partial credit" not in failed["raw_error"]


def test_what_is_right_passes(validated):
    assert validated(("def double(x):\n    return 2 * x", "double"), CHECK) == {}


def test_a_pasted_cell_is_named(validated):
    answer = ("def double(x):\n    return 2 * x", "double")
    [failed] = validated(answer, answer, CHECK)["failed"]
    assert failed["raw_error"] == "The cell `double` is there twice, with the same nbgrader id. Delete the copy."
