"""What a result depends on, and what is kept of it."""

import os
import shutil
import subprocess
import sys

import pytest
from toy_course import ROOT


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
    "check/check_text.py", "check/words.py", "exam/shell.py", "grade/recorded.py", "grade/plan.py", "grade/task.py",
    "grade/templates/feedback.html.j2", "../course/datasets.py"])
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
