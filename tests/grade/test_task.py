"""One submission from bytes to bytes, and the parts of its way that need no examiner."""

import subprocess
import sys

import nbformat
import pytest
from nbformat.v4 import new_code_cell
from toy_course import FILE, UNIT

from autograder.grade import task
from autograder.grade.messages import Examined, Task
from autograder.grade.notebooks import name_of


@pytest.fixture(scope="module")
def ask(module_course):
    """Examine a submission to the toy unit."""
    course = module_course
    texts = [(course.folder / kind / UNIT / FILE).read_text(encoding="utf-8") for kind in ("source", "release")]

    def ask(content, **more):
        content = content if isinstance(content, bytes) else nbformat.writes(content).encode()
        asked = Task(*texts, content, FILE, UNIT, "amina", 5, more.pop("sandboxed", True), ["as found"], **more)
        return Examined.from_dict(course.pool.examine(asked.to_dict()))

    return ask


def test_a_right_submission_earns_all_and_is_written_up(module_course, ask):
    found = ask(module_course.notebook())
    assert found.grades == {"check_step": 2.0, "check_ramp": 1.5, "check_total": 1.0, "check_toy_quiz": 1.0,
                            "why_step": None}
    assert found.findings == ["as found"] and not found.failures and not found.waiting and not found.refused
    assert set(found.reports) == {"step", "ramp", "total", "toy_quiz"} and set(found.texts) == set(found.grades)
    notebook = nbformat.reads(found.autograded, 4)
    nbformat.validate(notebook)
    (check,) = [c for c in notebook.cells if name_of(c) == "check_step"]
    assert check.outputs[-1]["data"]["text/plain"] == "2"
    assert "amina" in found.feedback and "5.5 of 7.5 points" in found.feedback


def test_what_people_gave_stands_on_the_page(module_course, ask):
    found = ask(module_course.notebook(), previous={"why_step": [1.25, None, "say more", False]})
    assert "6.75 of 7.5 points" in found.feedback and "say more" in found.feedback


@pytest.mark.parametrize("content, said", [
    (b"", "is empty"), (b"\xff", "not UTF-8 text"), (b"[]", "no notebook of format 4"),
    (b'{"a": ' * 5000, "not a valid")])
def test_bytes_that_are_no_notebook_are_a_finding(ask, content, said):
    found = ask(content)
    assert found.grades is None and found.autograded is None and not found.failures
    assert found.findings[0] == "as found" and said in found.findings[1]


def test_an_untouched_notebook_earns_nothing_and_says_so(module_course, ask):
    release = nbformat.read(module_course.folder / "release" / UNIT / FILE, 4)
    found = ask(release)
    assert set(found.grades.values()) == {0.0}, "an empty written answer too, as nbgrader has it"
    assert found.comments["why_step"] == "No response."


def test_a_module_that_is_missing_is_told(module_course, ask):
    assert ask(module_course.notebook(step="import nowhere.at_all")).missing == ["nowhere"]


def test_a_module_of_an_installed_ones_name_is_told():
    assert task.shadowed_modules(["helper.py", "data/x.csv"]) == []
    (said,) = task.shadowed_modules(["random.py", "numpy/core.py", "helper.py"])
    assert said.startswith("numpy, random.py beside the notebook was not imported")


def cells(**sources):
    out = []
    for name, source in sources.items():
        out.append(new_code_cell(source, metadata={"nbgrader": {"grade_id": name}}))
    return out


def test_the_text_that_a_person_looks_at():
    """Of a check its exercise's text and the score; of a written answer its text; line ends and white space around it
    are nothing that a person sees."""
    grades = {"check_step": 1.0, "why": None}
    first = task.texts(cells(step="a", check_step="c", why="b"), grades)
    assert first == task.texts(cells(step="a\r\n", check_step="d", why="\nb"), grades)
    other = task.texts(cells(step="A", check_step="c", why="b"), grades)
    assert other["check_step"] != first["check_step"] and other["why"] == first["why"]
    other = task.texts(cells(step="a", check_step="c", why="b"), {**grades, "check_step": 0.5})
    assert other["check_step"] != first["check_step"]
    assert set(task.texts([], grades)) == set(grades), "a cell that is gone has an empty text"


def test_findings_are_told_by_the_names_of_their_cells():
    class Step:
        def __init__(self, place):
            self.place = place

    found = task.findings_in_words({"took too long": [0], "printed": [0, 1]}, [*cells(step="a"), new_code_cell("1")],
                      [Step(0), Step(1)])
    assert found == ["cell 'step' took too long", "cells 'step', 2 each printed"]


def test_examiners_do_without_nbgrader():
    """It would cost each of them 45 MB."""
    code = "import sys, autograder.grade.task; print({'nbgrader', 'nbconvert', 'sqlalchemy'} & set(sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout == "set()\n"
