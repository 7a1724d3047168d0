"""A student's environment has no part of grading or writing lessons: the checks of a notebook run without."""

import json
import subprocess
import sys
import tomllib
from pathlib import Path

import nbformat

ROOT = Path(__file__).resolve().parents[2]
NOTEBOOK = Path("02_perceptron/perceptron.ipynb")
BLOCKED = "nbgrader", "jupytext", "nh3", "sqlalchemy", "distributed", "psycopg"
RUN = f"""
import json, sys
sys.modules.update(dict.fromkeys({BLOCKED}))     # None: importing it raises ImportError
from IPython.core.interactiveshell import InteractiveShell
from autograder.check import session
shell, earned = InteractiveShell.instance(), {{}}
for name, source in json.load(sys.stdin):
    shell.run_cell(source).raise_error()
    if name.startswith("check_"):
        earned[name] = session.current().last.earned
print(json.dumps(earned))
"""


def test_the_checks_of_a_release_run_without_the_extras():
    release, source = (nbformat.read(ROOT / kind / NOTEBOOK, 4) for kind in ("release", "source"))

    def named(notebook):
        return [(c.metadata.get("nbgrader", {}).get("grade_id", ""), c.source)
                for c in notebook.cells if c.cell_type == "code"]

    solved = dict(named(source))
    cells = [(name, text if not name or name.startswith("check_") else solved[name]) for name, text in named(release)]
    done = subprocess.run([sys.executable, "-c", RUN], input=json.dumps(cells), cwd=ROOT, text=True,
                          capture_output=True, timeout=300)
    assert done.returncode == 0, done.stderr[-3000:]
    points = {c.metadata.nbgrader.grade_id: c.metadata.nbgrader.points for c in release.cells
              if c.metadata.get("nbgrader", {}).get("grade") and c.cell_type == "code"}
    assert json.loads(done.stdout.splitlines()[-1]) == points


def test_what_is_kept_out_is_no_dependency_but_an_extras():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = " ".join(sum(project["optional-dependencies"].values(), []))
    assert all(name in extras and name not in " ".join(project["dependencies"]) for name in BLOCKED)
