"""The command `autograder` as it is installed: what it says where something is missing, and what it prints."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


@pytest.mark.parametrize("module, extra, command", [
    ("jupytext", "author", ["build", "02_perceptron"]), ("nbgrader", "grade", ["rebase", "02_perceptron"])])
def test_what_to_install_is_told(module, extra, command):
    code = f"import sys; sys.modules[{module!r}] = None; from autograder import cli; cli.run()"
    done = subprocess.run([sys.executable, "-c", code, *command], cwd=ROOT, text=True, capture_output=True, timeout=100)
    assert done.returncode == 2 and not done.stderr
    assert f"needs {module}, which is not installed." in done.stdout and f"'.[{extra}]'" in done.stdout
