"""A scratch course, run by nbgrader's own commands."""

import csv
import os
import shutil
import subprocess
import sys
from pathlib import Path

from autograder.demo.demo import SETTINGS

ROOT = Path(__file__).resolve().parents[2]


class Scratch:
    """A folder with nbgrader's layout and this project's settings; `stock`: nbgrader runs cells its own way."""

    def __init__(self, folder, stock=False):
        self.folder = folder
        text = SETTINGS.replace("../nbgrader_config.py", str(ROOT / "nbgrader_config.py"))
        if stock:
            text += "del c.Autograde.autograde_preprocessors\nc.Execute.timeout = 120\n"
        (folder / "nbgrader_config.py").write_text(text)

    def add(self, unit):
        shutil.copytree(ROOT / "source" / unit, self.folder / "source" / unit)

    def hand_in(self, student, unit, text):
        path = self.folder / "submitted" / student / unit / f"{unit.split('_', 1)[1]}.ipynb"
        path.parent.mkdir(parents=True)
        path.write_text(text, encoding="utf-8")

    def run(self, *command, check=True):
        """One of nbgrader's commands, as an instructor types it: nothing prepared for TensorFlow."""
        scripts = Path(sys.executable).parent
        environment = {k: v for k, v in os.environ.items() if not k.startswith("TF_")}
        environment["PATH"] = f"{scripts}{os.pathsep}{environment['PATH']}"
        done = subprocess.run([scripts / "nbgrader", *command], cwd=self.folder, env=environment, text=True,
                              capture_output=True, timeout=900)
        if check:
            assert done.returncode == 0, done.stderr[-3000:]
        return done

    def scores(self, unit, student):
        """{cell: (auto score, maximum)} from the gradebook."""
        from nbgrader.api import Gradebook

        os.environ["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
        with Gradebook(f"sqlite:///{self.folder / 'gradebook.db'}", "deep_learning") as book:
            notebook = book.find_submission_notebook(unit.split("_", 1)[1], unit, student)
            return {g.name: (g.auto_score, g.max_score) for g in notebook.grades}

    def exported(self):
        """{(student, unit): score} from the CSV that nbgrader exports; None where nobody gave one."""
        self.run("export")
        with open(self.folder / "grades.csv", newline="") as file:
            return {(r["student_id"], r["assignment"]): float(r["score"]) if r["score"] else None
                    for r in csv.DictReader(file)}
