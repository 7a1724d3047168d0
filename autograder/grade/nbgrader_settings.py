"""Reads nbgrader's settings of a course, which are Python and may do anything."""

from __future__ import annotations

import contextlib
import functools
import os
import re
import sysconfig
import traceback
from dataclasses import dataclass
from pathlib import Path

import sqlalchemy
from nbgrader.coursedir import CourseDirectory
from traitlets import TraitError
from traitlets.config import Config, PyFileConfigLoader

from autograder.grade.journal import GradingError


@dataclass(frozen=True)
class Settings:
    """nbgrader's settings for a course, and the files that they were read from."""

    config: Config
    files: tuple[Path, ...]

    @classmethod
    def read(cls, folder: Path) -> Settings:
        """Those of the course in `folder`. Raises GradingError."""
        file = folder / "nbgrader_config.py"
        config, read = Config(), [file]
        if file.is_file():
            try:
                config = _loader(read)(file.name, path=str(file.resolve().parent)).load_config()
            except Exception as error:
                why = f"{type(error).__name__}: {getattr(error, 'msg', None) or error}"
                raise GradingError(f"nbgrader's settings cannot be read: {_where(error, file)}: {why}. Fix them and "
                                   "run the same command again.") from error
        config.CourseDirectory.root = str(folder.resolve())
        return cls(config, tuple(read))

    @functools.cached_property
    def directory(self) -> CourseDirectory:
        """nbgrader's. Raises GradingError for a setting that it cannot take."""
        _find_alembic()
        with wrong_types_named():
            directory = CourseDirectory(config=self.config)
        try:
            sqlalchemy.make_url(directory.db_url)
        except sqlalchemy.exc.ArgumentError:      # it may hold a password
            raise GradingError("nbgrader_config.py: c.CourseDirectory.db_url is no URL of a database, such as "
                               "sqlite:////home/me/gradebook.db. Fix it and run the same command again.") from None
        return directory


@contextlib.contextmanager
def wrong_types_named():
    """Raises GradingError where nbgrader gets a setting that it cannot take."""
    try:
        yield
    except TraitError as error:
        setting = re.sub(r"The '(\w+)' trait of an? (\w+) instance", r"c.\2.\1", str(error))
        raise GradingError(f"nbgrader_config.py: {setting} Fix it and run the same command again.") from None


def _where(error, file):
    """The file and line of settings, or of a module that they import, in which they failed."""
    if isinstance(error, SyntaxError) and error.filename:
        return f"{error.filename}, line {error.lineno}"
    at = [f for f in traceback.extract_tb(error.__traceback__) if f.name == "<module>" and Path(f.filename).is_file()]
    return f"{at[-1].filename}, line {at[-1].lineno}" if at else file


def _loader(read):
    """nbgrader's way to read settings; what it reads is added to `read`."""

    class Loader(PyFileConfigLoader):
        def load_config(self):
            config = super().load_config()
            read.append(Path(self.full_filename))
            return config

    return Loader


def _find_alembic():
    """nbgrader starts `alembic` by its name, which is found only where the environment is activated."""
    scripts = sysconfig.get_path("scripts")
    if scripts not in os.environ["PATH"].split(os.pathsep):
        os.environ["PATH"] = scripts + os.pathsep + os.environ["PATH"]
