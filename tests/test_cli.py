"""The command `autograder` as it is installed: what it says where something is missing, and what it prints."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from autograder import cli

ROOT = Path(__file__).resolve().parents[1]


@pytest.mark.parametrize("module, extra, command", [
    ("jupytext", "author", ["build", "02_perceptron"]), ("nbgrader", "grade", ["rebase", "02_perceptron"])])
def test_what_to_install_is_told(module, extra, command):
    code = f"import sys; sys.modules[{module!r}] = None; from autograder import cli; cli.run()"
    done = subprocess.run([sys.executable, "-c", code, *command], cwd=ROOT, text=True, capture_output=True, timeout=100)
    assert done.returncode == 2 and not done.stderr
    assert f"needs {module}, which is not installed." in done.stdout and f"'.[{extra}]'" in done.stdout


def test_build_prints_what_has_changed(tmp_path):
    def built():
        done = CliRunner().invoke(cli.app, ["build", "--root", str(tmp_path)])
        assert done.exit_code == 0
        return done.stdout.splitlines()

    unit = tmp_path / "course/units/01_toy"
    shutil.copytree(ROOT / "tests/files/toy/course/units/01_toy", unit)
    notebooks = ["wrote release/01_toy/toy.ipynb", "wrote source/01_toy/toy.ipynb"]
    assert built() == notebooks
    assert built() == ["01_toy: nothing has changed."]
    lesson = (unit / "lesson.py").read_text(encoding="utf-8")
    hidden = lesson.replace("### BEGIN HIDDEN TESTS\n", "### BEGIN HIDDEN TESTS\n# Another comment.\n", 1)
    (unit / "lesson.py").write_text(hidden, encoding="utf-8")
    assert built() == notebooks[1:], "students get the same"
