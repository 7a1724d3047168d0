"""One pool for all tests of grading, and a course of the toy unit whose gradebook is there already."""

import os
import shutil

import pytest
from toy_course import COMMAND, ROOT, TOY, UNIT, Course

from autograder.author import build
from autograder.grade import grading


@pytest.fixture(scope="session")
def pool():
    with grading.pool(2, with_keras=False) as pool:
        yield pool


@pytest.fixture(scope="session")
def built(tmp_path_factory):
    """The toy course, whose gradebook knows the unit."""
    folder = tmp_path_factory.mktemp("built")
    build.build(TOY, UNIT, folder)
    settings = (ROOT / "nbgrader_config.py").read_text()
    (folder / "nbgrader_config.py").write_text(settings)
    os.environ["PATH"] = f"{COMMAND.parent}{os.pathsep}{os.environ['PATH']}"
    with Course(folder, None).book():
        return folder


@pytest.fixture(scope="module")
def module_course(built, pool, tmp_path_factory):
    return Course(shutil.copytree(built, tmp_path_factory.mktemp("course") / "course"), pool)


@pytest.fixture
def course(built, pool, tmp_path):
    return Course(shutil.copytree(built, tmp_path / "course"), pool)
