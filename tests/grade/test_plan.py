"""A submission's cells as nbgrader would mend them, in the order in which they are run and asked."""

import copy
import json

import nbformat
import pytest
from nbformat.v4 import new_code_cell
from nbgrader.utils import compute_checksum
from toy_course import FILE, TOY, UNIT

from autograder.author import build
from autograder.grade.notebooks import name_of
from autograder.grade.plan import Notebooks, plan

EXERCISES = ["step", "ramp", "total", "toy_quiz"]


@pytest.fixture(scope="module")
def unit(tmp_path_factory):
    out = tmp_path_factory.mktemp("built")
    build.build(TOY, UNIT, out)
    return Notebooks.of(*(nbformat.read(out / kind / UNIT / FILE, 4) for kind in ("source", "release")))


@pytest.fixture
def mine(unit):
    return copy.deepcopy(unit.release)


def at(notebook, name):
    return next(i for i, c in enumerate(notebook.cells) if name_of(c) == name)


def names(planned):
    return [name_of(c) for c in planned.cells if name_of(c)]


def test_a_release_as_it_is_has_every_check_in_its_place(unit, mine):
    planned = plan(unit, mine)
    assert names(planned) == list(unit.known) and not planned.findings and not planned.waiting and not planned.unsure
    assert [s.check for s in planned.steps if s.check] == EXERCISES
    assert [s.points for s in planned.steps if s.check] == [2.0, 1.5, 1.0, 1.0]
    assert planned.unanswered == {*EXERCISES, "why_step"}
    assert all(planned.cells[s.place].source == s.source for s in planned.steps)
    assert all(c.cell_type == "markdown" for i, c in enumerate(planned.cells) if i not in {
        s.place for s in planned.steps}), "every code cell is a step"


def test_locked_cells_are_the_instructors_and_answers_the_students(unit, mine):
    mine.cells[at(mine, "check_step")].source = "check.score(100)"
    mine.cells[at(mine, "step")].source = "step = 1"
    planned = plan(unit, mine)
    assert planned.cells[at(planned, "check_step")].source == unit.known["check_step"].source
    assert "HIDDEN" in unit.known["check_step"].source
    assert planned.cells[at(planned, "step")].source == "step = 1" and "step" not in planned.unanswered
    assert planned.findings == ["read-only cells were changed, and the originals count: 'check_step'"]


def test_nbgraders_checksums_are_of_the_locked_cell_or_of_the_handed_out_one(unit, mine):
    planned = plan(unit, mine)
    for cell in (c for c in planned.cells if name_of(c)):
        known, blank = unit.known[name_of(cell)], unit.blank[name_of(cell)]
        assert cell.metadata.nbgrader["checksum"] == compute_checksum(
            known if known.metadata.nbgrader["locked"] else blank)


def test_nothing_of_the_units_own_notebooks_is_changed(unit, mine):
    before = [nbformat.writes(n) for n in (unit.source, unit.release, mine)]
    del mine.cells[at(mine, "check_ramp")]
    mine.cells.append(mine.cells.pop(at(mine, "given_1")))
    planned = plan(unit, mine)
    for cell in planned.cells:
        cell.metadata["touched"] = True
        if name_of(cell):
            cell.metadata["nbgrader"]["touched"] = True
    assert [nbformat.writes(n) for n in (unit.source, unit.release)] == before[:2]


def test_what_was_deleted_comes_back_after_the_cell_that_it_followed(unit, mine):
    for name in ("check_ramp", "given_1", "why_step"):
        del mine.cells[at(mine, name)]
    planned = plan(unit, mine)
    assert names(planned) == list(unit.known)
    assert planned.cells[at(planned, "why_step")].source == unit.blank["why_step"].source
    assert planned.findings == ["cells 'given_1', 'check_ramp', 'why_step' were deleted"]


def test_a_deleted_exercise_does_not_come_back(unit, mine):
    del mine.cells[at(mine, "total")]
    planned = plan(unit, mine)
    assert "total" not in names(planned) and "check_total" in names(planned)


@pytest.mark.parametrize("moved, to", [("given_1", -1), ("check_total", 0), ("step", -1)])
def test_nothing_is_asked_before_what_it_needs(unit, mine, moved, to):
    cell = mine.cells.pop(at(mine, moved))
    mine.cells.insert(len(mine.cells) if to < 0 else to, cell)
    order = names(plan(unit, mine))
    assert sorted(order) == sorted(unit.known)
    assert all(order.index("given_1") < order.index(n) for n in order if n != "given_1")
    assert all(order.index(n) < order.index(f"check_{n}") for n in EXERCISES)


def test_a_cell_of_the_students_own_is_run_where_it_stands(unit, mine):
    mine.cells.insert(at(mine, "check_step"), new_code_cell("mine = 1", metadata={"tags": ["x"]}))
    planned = plan(unit, mine)
    place = next(i for i, s in enumerate(planned.steps) if s.source == "mine = 1")
    assert planned.steps[place + 1].check == "step" and planned.steps[place].name == ""
    assert planned.cells[planned.steps[place].place].metadata == {}, "nobody else's metadata stay"


def test_ids_are_each_cells_own(unit, mine):
    del mine.cells[at(mine, "check_step")]
    mine.cells.append(new_code_cell("1", id=unit.known["check_step"].id))
    ids = [c.id for c in plan(unit, mine).cells]
    assert len(ids) == len(set(ids))


def test_a_notebook_of_another_unit_is_told(unit):
    other = nbformat.v4.new_notebook(cells=[new_code_cell("print(1)")])
    planned = plan(unit, other)
    assert planned.unsure or planned.findings
    assert json.dumps([s.as_list() for s in planned.steps])
