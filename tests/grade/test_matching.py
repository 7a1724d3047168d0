"""Cells that have lost their names are found again, or wait for a person: never a silent zero."""

import copy

import nbformat
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from nbformat.v4 import new_code_cell, new_markdown_cell, new_raw_cell
from toy_course import FILE, UNIT

from autograder.grade.notebooks import name_of

FULL = {"check_step": 2.0, "check_ramp": 1.5, "check_total": 1.0, "check_toy_quiz": 1.0, "why_step": None}
STEP = "def step(z):\n    return np.where(z >= 0, 1, 0)"


@pytest.fixture(scope="module")
def examine(module_course, pool):
    """Examine a notebook as grading does; gives its grades and what is told."""
    course = module_course
    source, release = ((course.folder / kind / UNIT / FILE).read_text() for kind in ("source", "release"))

    def run(notebook, release=release):
        content = notebook if isinstance(notebook, bytes) else nbformat.writes(notebook).encode()
        result = pool.examine({"source": source, "release": release, "submitted": content, "file": FILE, "unit": UNIT,
                               "student": "amina", "findings": [], "sandboxed": True, "files": None, "seed": 1,
                               "previous": {}})
        assert not result.get("failures")
        return result.get("grades"), "\n".join(result["findings"]), result

    run.course = course
    return run


@pytest.fixture
def solved(examine):
    return examine.course.notebook()


def place(notebook, name):
    return next(i for i, c in enumerate(notebook.cells) if name_of(c) == name)


def cell(notebook, name):
    return notebook.cells[place(notebook, name)]


def strip(notebook, ids=False, only=None):
    for number, one in enumerate(notebook.cells):
        if only is None or name_of(one) in only:
            one.metadata = nbformat.from_dict({})
            if ids:
                one.id = f"new-{number}"
    return notebook


def test_an_undamaged_submission_is_left_as_it_is(examine, solved):
    grades, told, _ = examine(solved)
    assert grades == FULL and told == ""


@pytest.mark.parametrize("ids", [False, True])
def test_metadata_gone(examine, solved, ids):
    grades, told, _ = examine(strip(solved, ids))
    assert grades == FULL
    assert "nbgrader's metadata are missing or wrong in 10 cells" in told and "'step'" in told
    assert "was deleted" not in told and "were changed" not in told


@pytest.mark.parametrize("ids", [False, True])
def test_half_of_it_gone(examine, solved, ids):
    names = [name_of(c) for c in solved.cells if name_of(c)][::2]
    grades, told, _ = examine(strip(solved, ids, names))
    assert grades == FULL and all(f"'{n}'" in told for n in names)


def test_only_the_answers_pasted_into_a_new_notebook(examine, solved):
    solved.cells = [new_code_cell(cell(solved, n).source) for n in ("given_1", "step", "ramp", "total", "toy_quiz")]
    grades, told, _ = examine(solved)
    assert grades == FULL and "'toy_quiz'" in told


def test_all_answers_in_one_cell(examine, solved):
    names = "step", "ramp", "total", "toy_quiz"
    cell(solved, "step").source = "\n\n".join(cell(solved, n).source for n in names)
    for name in names[1:]:
        del solved.cells[place(solved, name)]
    grades, told, _ = examine(solved)
    assert grades == FULL and "exercise 'total' was found in the cell 'step'" in told and "deleted" not in told
    grades, told, _ = examine(strip(solved, ids=True))
    assert grades == FULL and "exercise 'total' was found in" in told


def test_an_exercise_that_stands_in_a_later_cell_is_asked_there(examine, solved):
    solved.cells.append(new_code_cell(cell(solved, "step").source + "  # moved"))
    del solved.cells[place(solved, "step")]
    grades, told, _ = examine(solved)
    assert grades == FULL and "'step'" in told and "deleted" not in told


def test_an_answer_below_the_untouched_cell(examine, solved):
    """After the check, where the student ran it; the check was green there."""
    solved = examine.course.notebook(step=cell(nbformat.reads((
        examine.course.folder / "release" / UNIT / FILE).read_text(), 4), "step").source)
    solved.cells.append(new_code_cell(STEP))
    grades, told, _ = examine(solved)
    assert grades == FULL and "'step' was left as it was; cell" in told


def test_an_untouched_copy_after_the_finished_one(examine, solved):
    blank = nbformat.read(examine.course.folder / "release" / UNIT / FILE, 4)
    twin = copy.deepcopy(cell(blank, "step"))
    twin.id = "twin"
    solved.cells.insert(place(solved, "step") + 1, twin)
    grades, told, _ = examine(solved)
    assert grades == FULL and told == "cell 'step' is there 2 times; the finished one counts"


def test_two_different_finished_copies(examine, solved):
    twin = copy.deepcopy(cell(solved, "step"))
    twin.update(id="twin", source="def step(z):\n    return 7")
    solved.cells.insert(place(solved, "step"), twin)
    grades, told, _ = examine(solved)
    assert grades == FULL and told == "cell 'step' is there 2 times; the last one counts"


def test_two_candidates_of_which_one_is_in_place(examine, solved):
    solved.cells.append(new_code_cell("def step(z):\n    return 'a later idea'"))
    grades, told, _ = examine(strip(solved, ids=True))
    assert grades == FULL and "'step'" in told


def test_two_candidates_of_which_none_is_in_place(examine, solved):
    del solved.cells[place(solved, "step")]
    solved.cells += [new_code_cell(STEP), new_code_cell("def step(z):\n    return 7")]
    grades, told, result = examine(solved)
    assert grades == {**FULL, "check_step": None}
    assert "exercise 'step' waits for a person: cells" in told and list(result["waiting"]) == ["step"]


def test_metadata_that_moved_to_another_cell(examine, solved):
    step, check = place(solved, "step"), place(solved, "check_step")
    one, other = solved.cells[step], solved.cells[check]
    one.metadata, other.metadata = other.metadata, one.metadata
    grades, told, _ = examine(solved)
    assert grades == FULL and "'step'" in told and "were changed" not in told


def test_a_check_into_which_the_answer_was_merged(examine, solved):
    cell(solved, "check_step").source = STEP + "\n" + cell(solved, "check_step").source
    del solved.cells[place(solved, "step")]
    grades, told, _ = examine(solved)
    assert grades == FULL and "'step'" in told


@pytest.mark.parametrize("kind", [new_raw_cell, new_markdown_cell])
def test_an_answer_in_a_cell_that_holds_no_code(examine, solved, kind):
    solved.cells[place(solved, "step")] = kind(STEP)
    grades, told, _ = examine(solved)
    assert grades == FULL and "'step' was turned into" in told


def test_names_that_are_not_those_of_the_exercises(examine, solved):
    for number, one in enumerate(strip(solved, ids=True).cells):
        for name in ("step", "ramp", "total"):
            one.source = one.source.replace(f"def {name}(", f"def my_{name}(")
        one.id = f"x{number}"
    grades, told, _ = examine(solved)
    assert grades is None and "only 1 of the unit's 4 exercises can be told" in told


@pytest.mark.parametrize("gone, ids", [(False, False), (True, False), (True, True)])
def test_an_exercise_of_another_name_is_not_told_as_deleted(examine, solved, gone, ids):
    cell(solved, "step").source = STEP.replace("step", "my_step") + "  # a step"
    number = place(solved, "step") + 1
    grades, told, _ = examine(strip(solved, ids) if gone else solved)
    assert grades == {**FULL, "check_step": 0.0}
    assert f"cell {number}, which is that of exercise 'step', defines `my_step` and not `step`" in told
    assert "deleted" not in told


def test_what_was_deleted_is_told_in_one_line(examine, solved):
    for name in ("step", "ramp", "total"):
        cell(solved, name).source += "\n" + cell(solved, f"check_{name}").source
        del solved.cells[place(solved, f"check_{name}")]
    grades, told, _ = examine(solved)
    assert grades == FULL and told == "cells 'check_step', 'check_ramp', 'check_total' were deleted"


def test_an_answer_that_was_added_below_is_no_moved_cell(examine, solved):
    blank = nbformat.read(examine.course.folder / "release" / UNIT / FILE, 4)
    cell(solved, "step").source = cell(blank, "step").source
    solved.cells.append(new_code_cell(STEP))
    grades, told, _ = examine(solved)
    assert grades == FULL and "'step' was left as it was" in told and "moved" not in told


def test_an_untouched_notebook_without_metadata_earns_nothing(examine):
    blank = nbformat.read(examine.course.folder / "release" / UNIT / FILE, 4)
    grades, told, _ = examine(strip(blank, ids=True))
    assert grades == {n: 0.0 for n in FULL} and "metadata" in told


def test_an_older_hand_out(examine, solved):
    del solved.cells[place(solved, "total")], solved.cells[place(solved, "check_total")]
    grades, told, _ = examine(solved)
    assert grades == {**FULL, "check_total": None} and "'total'" in told and "not in the student's hand-out" in told
    assert "deleted" not in told


def test_an_untouched_exercise_of_an_older_hand_out_is_not_attempted(examine, solved):
    blank = nbformat.read(examine.course.folder / "release" / UNIT / FILE, 4)
    cell(solved, "step").update(cell(blank, "step"))
    now = copy.deepcopy(blank)
    cell(now, "step").source += "\n    # Another hint"
    cell(now, "step").metadata.nbgrader.pop("checksum")
    solved.cells.append(new_code_cell(STEP))
    grades, told, _ = examine(solved, nbformat.writes(now))
    assert grades == FULL and "left as it was" in told


@pytest.mark.parametrize("make", [new_markdown_cell, new_raw_cell, new_code_cell])
@pytest.mark.parametrize("after", [0, 1])
def test_a_written_answer_beside_its_cell(examine, make, after):
    blank = nbformat.read(examine.course.folder / "release" / UNIT / FILE, 4)
    notebook = examine.course.notebook(why_step=cell(blank, "why_step").source)
    notebook.cells.insert(place(notebook, "why_step") + after, make("Its slope is zero nearly everywhere."))
    grades, told, result = examine(notebook)
    assert grades == FULL and "the written answer 'why_step' was left as it was, but cell" in told
    assert result["comments"]["why_step"] is None


@pytest.mark.parametrize("make", [new_markdown_cell, new_raw_cell])
@pytest.mark.parametrize("at", [0, 4, 99])
@pytest.mark.parametrize("gone", [False, True])
def test_a_written_answer_far_from_its_cell(examine, make, at, gone):
    blank = nbformat.read(examine.course.folder / "release" / UNIT / FILE, 4)
    notebook = examine.course.notebook(why_step=cell(blank, "why_step").source)
    notebook.cells.append(new_code_cell("step(np.array([1]))"))
    notebook.cells.insert(at, make("Its slope is zero nearly everywhere."))
    number = notebook.cells.index(next(c for c in notebook.cells if c.source.startswith("Its slope"))) + 1
    grades, told, result = examine(strip(notebook) if gone else notebook)
    assert grades == FULL and result["comments"]["why_step"] is None
    assert f"'why_step' was left as it was, but cell {number} holds text of the student's own" in told


def test_a_written_answer_in_an_instructors_cell_or_on_a_picture(examine):
    blank = nbformat.read(examine.course.folder / "release" / UNIT / FILE, 4)
    notebook = examine.course.notebook(why_step=cell(blank, "why_step").source)
    other = copy.deepcopy(notebook)
    notebook.cells[0].source += "\n\nIts slope is zero nearly everywhere."
    grades, told, _ = examine(notebook)
    assert grades == FULL and "but cell 1 holds text of the student's own" in told
    cell(other, "why_step")["attachments"] = {"image.png": {"image/png": "iVBORw0KGgo="}}
    grades, told, _ = examine(other)
    assert grades == FULL and "'why_step' was left as it was, but a picture is attached to it" in told


@pytest.mark.parametrize("source", ["%matplotlib inline", "!pip list", "%%bash\nls", "", "?print", "x = 3  # my notes"])
def test_what_is_no_text_is_no_written_answer(examine, source):
    blank = nbformat.read(examine.course.folder / "release" / UNIT / FILE, 4)
    notebook = examine.course.notebook(why_step=cell(blank, "why_step").source)
    notebook.cells.append(new_code_cell(source))
    grades, told, _ = examine(notebook)
    assert grades == {**FULL, "why_step": 0.0} and told == ""


def test_a_written_answer_that_is_not_there_is_none(examine):
    blank = nbformat.read(examine.course.folder / "release" / UNIT / FILE, 4)
    notebook = examine.course.notebook(why_step=cell(blank, "why_step").source)
    notebook.cells.append(new_code_cell("step(np.array([1]))"))
    grades, told, result = examine(notebook)
    assert grades == {**FULL, "why_step": 0.0} and told == "" and result["comments"]["why_step"] == "No response."


@st.composite
def damages(draw):
    """What an editor, a copy, or a student's mouse does to cells."""
    numbers = st.lists(st.integers(0, 17), max_size=17, unique=True)
    return {"metadata": draw(numbers | st.just(list(range(18)))), "ids": draw(numbers | st.just(list(range(18)))),
            "renamed": draw(st.lists(st.integers(0, 17), max_size=3)),
            "copied": draw(st.lists(st.integers(0, 17), max_size=3)),
            "moved": draw(st.lists(st.tuples(st.integers(0, 17), st.integers(0, 17)), max_size=3)),
            "shuffled": draw(st.none() | st.permutations(range(17)))}


@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(damage=damages())
def test_damage_never_costs_points_in_silence(examine, damage):
    notebook = examine.course.notebook()
    for number, one in enumerate(notebook.cells):
        if number in damage["ids"]:
            one.id = f"other-{number}"
        if number in damage["metadata"]:
            one.metadata = nbformat.from_dict({})
        elif number in damage["renamed"] and name_of(one):
            one.metadata.nbgrader.grade_id = f"renamed_{number}"
    for number in damage["copied"]:
        twin = copy.deepcopy(notebook.cells[number % len(notebook.cells)])
        twin.id = f"twin-{len(notebook.cells)}"
        notebook.cells.insert(number % len(notebook.cells), twin)
    for old, new in damage["moved"]:
        notebook.cells.insert(new, notebook.cells.pop(old % len(notebook.cells)))
    if damage["shuffled"]:
        there = notebook.cells
        notebook.cells = [there[i] for i in damage["shuffled"] if i < len(there)] + there[17:]
    grades, told, _ = examine(notebook)
    assert grades is not None or told
    for name, most in FULL.items():
        assert not grades or grades[name] == most or grades[name] is None and f"exercise '{name[6:]}' waits" in told
