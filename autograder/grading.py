"""Grades a class through nbgrader, one submission after the other, so that no submission stops another one."""

from __future__ import annotations

import logging
import os
import re
import sysconfig
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import nbformat

from autograder import submission


@dataclass(frozen=True)
class Graded:
    """What came of one submission. `scores` holds (earned, maximum) for each graded cell; earned is None where
    there is no automatic score: a person has to look."""

    student: str
    scores: dict[str, tuple[float | None, float]] = field(default_factory=dict)
    findings: tuple[str, ...] = ()
    graded: bool = True


class Course:
    """A folder in nbgrader's layout, with its gradebook."""

    def __init__(self, folder: Path, settings: Path):
        from nbgrader.apps import NbGraderAPI
        from traitlets.config import PyFileConfigLoader

        # nbgrader starts `alembic` by its name, which is found only where the environment is activated.
        scripts = sysconfig.get_path("scripts")
        if scripts not in os.environ["PATH"].split(os.pathsep):
            os.environ["PATH"] = scripts + os.pathsep + os.environ["PATH"]
        self.folder = folder.resolve()
        config = PyFileConfigLoader(settings.name, path=str(settings.resolve().parent)).load_config()
        config.CourseDirectory.root = str(self.folder)
        config.NbGraderAPI.log_level = "ERROR"
        logging.getLogger("traitlets").setLevel(logging.ERROR)
        self.api = NbGraderAPI(config=config)

    def register(self, unit: str) -> None:
        """Let the gradebook know a unit: nbgrader's generate_assignment on source/UNIT."""
        result = self.api.generate_assignment(unit, force=True)
        if not result["success"]:
            raise RuntimeError(f"nbgrader could not generate {unit}: {_last_line(result)}")

    def students(self, unit: str) -> list[str]:
        return sorted(p.parent.name for p in (self.folder / "submitted").glob(f"*/{unit}"))

    def grade(self, unit: str) -> Iterator[Graded]:
        """Autograde every submission to `unit` and write its feedback; gives each result when it is there."""
        topic = unit.split("_", 1)[1]
        release = nbformat.read(self.folder / "release" / unit / f"{topic}.ipynb", 4)
        for student in self.students(unit):
            yield self._grade(unit, topic, student, release)

    def _grade(self, unit, topic, student, release):
        path = self.folder / "submitted" / student / unit / f"{topic}.ipynb"
        try:
            findings = submission.damage(submission.read(path), release)
        except submission.Unreadable as error:
            return Graded(student, {}, (str(error),), graded=False)
        result = self.api.autograde(unit, student)
        if not result["success"]:
            return Graded(student, {}, (*findings, _why(result)), graded=False)
        feedback = self.api.generate_feedback(unit, student)
        if not feedback["success"]:
            findings.append(f"no feedback could be written: {_last_line(feedback)}")
        done = nbformat.read(self.folder / "autograded" / student / unit / f"{topic}.ipynb", 4)
        return Graded(student, self.scores(unit, topic, student), (*findings, *_trouble(done)))

    def scores(self, unit, topic, student) -> dict[str, tuple[float | None, float]]:
        """(earned, maximum) for each graded cell in the notebook's order, as the gradebook has them."""
        with self.api.gradebook as book:
            notebook = book.find_submission_notebook(topic, unit, student)
            found = {g.name: (None if g.auto_score is None or g.needs_manual_grade else g.score, g.max_score)
                     for g in notebook.grades}
            order = [c.name for c in notebook.notebook.source_cells]
        return {n: found[n] for n in sorted(found, key=order.index)}


def _last_line(result) -> str:
    text = (result.get("error") or "") + "\n" + (result.get("log") or "")
    lines = [line.strip() for line in text.splitlines() if re.match(r"^[\w.]+(Error|Exception)\b", line.strip())]
    return lines[-1] if lines else "nbgrader gave no reason"


def _why(result) -> str:
    text = (result.get("log") or "") + (result.get("error") or "")
    if "DeadKernelError" in text:
        return ("its code killed the kernel, so there is no score: look for os._exit, exit() or a great deal of memory, "
                "and grade it by hand")
    if "UnresponsiveKernelError" in text or "unresponsive" in text:
        return "its kernel hung and could not be interrupted, so there is no score: grade it by hand"
    return f"nbgrader could not grade it ({_last_line(result)}), so there is no score: grade it by hand"


def _trouble(notebook) -> list[str]:
    """What a person should know about the run: check cells that gave no score, calls that never ended."""
    out = []
    for cell in notebook.cells:
        name = submission.name_of(cell)
        if cell.cell_type != "code" or not name:
            continue
        errors = [o.ename for o in cell.outputs if o.output_type == "error"]
        shown = "".join(str(o.get("data", {}).get("text/plain", "")) for o in cell.outputs)
        if errors:
            out.append(f"cell '{name}' stopped with {errors[-1]}")
        elif "did not finish within" in shown:
            out.append(f"{name}: a call did not finish in time")
    return out


