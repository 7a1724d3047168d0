"""release/ of source/, by nbgrader's own step, in a folder of its own."""

from __future__ import annotations

import copy
import io
import logging
import shutil
from pathlib import Path

from nbgrader.converters.base import NbGraderException
from nbgrader.preprocessors import SaveCells
from traitlets.config import Config

from autograder.grade.journal import GradingError
from autograder.grade.nbgrader_settings import wrong_types_named

DATA = "data"      # the folder in a unit's that students get beside the notebook


def files_of(folder: Path) -> list[Path]:
    """All files below a folder, but links, hidden ones and what Python and Jupyter leave beside them."""
    return sorted(p for p in folder.rglob("*") if p.is_file() and not p.is_symlink() and not any(
        part.startswith(".") or part == "__pycache__" for part in p.relative_to(folder).parts))


def generate(source: Path, scratch: Path, config: Config, save: type | None = None) -> None:
    """nbgrader's own step from a folder source/UNIT to SCRATCH/release/UNIT.

    It gets a folder of its own, since it deletes what stands beside its output. `save` takes the place of nbgrader's
    SaveCells; with that itself, the gradebook of `config` gets to know the unit. Raises GradingError with what nbgrader
    said.
    """
    from nbgrader.converters import GenerateAssignment
    from nbgrader.coursedir import CourseDirectory

    unit = source.name
    place = scratch / "source" / unit
    if place != source:
        for path in files_of(source):
            (place / path.relative_to(source)).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, place / path.relative_to(source))
    config = copy.deepcopy(config)
    config.CourseDirectory.root = str(scratch)
    config.CourseDirectory.assignment_id = unit
    config.GenerateAssignment.no_database = save is not SaveCells
    if save is not SaveCells:
        config.CourseDirectory.db_url = f"sqlite:///{scratch / 'gradebook.db'}"
    with wrong_types_named():
        converter = GenerateAssignment(coursedir=CourseDirectory(config=config), config=config)
    converter.preprocessors = [save if s is SaveCells else s for s in converter.preprocessors
                               if s is not SaveCells or save]
    log_text = io.StringIO()
    log = logging.Logger("nbgrader", logging.ERROR)
    log.addHandler(logging.StreamHandler(log_text))
    converter.log = log
    try:
        with wrong_types_named():
            converter.start()
    except NbGraderException:
        raise GradingError(f"nbgrader could not generate {unit}:\n{log_text.getvalue()}") from None
