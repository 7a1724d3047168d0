"""Each kind of damage is a finding on that one submission: right scores for the rest, never a silent zero."""

import copy
import csv
import json
import subprocess

import nbformat
import pytest
from nbformat.v4 import new_code_cell
from toy_course import COMMAND, FILE, UNIT

from autograder.grade.notebooks import name_of

FULL = {"step": 2.0, "ramp": 1.5, "total": 1.0, "toy_quiz": 1.0, "why_step": None}
CHECKS = {n: s for n, s in FULL.items() if s is not None}


def place(notebook, name):
    return next(i for i, c in enumerate(notebook.cells) if name_of(c) == name)


def changed(course, change):
    notebook = course.notebook()
    change(notebook)
    return notebook


def duplicate(notebook):
    at = place(notebook, "step")
    notebook.cells.insert(at, copy.deepcopy(notebook.cells[at]))
    notebook.cells[at].update(source="def step(z):\n    return 5", id="twin")


def delete(name):
    def change(notebook):
        del notebook.cells[place(notebook, name)]
    return change


def rename(name, new):
    def change(notebook):
        notebook.cells[place(notebook, name)].metadata.nbgrader["grade_id"] = new
    return change


def retype(name):
    def change(notebook):
        at = place(notebook, name)
        cell = notebook.cells[at]
        notebook.cells[at] = nbformat.from_dict({"cell_type": "markdown", "id": cell.id, "metadata": cell.metadata,
                                                 "source": cell.source})
    return change


def reorder(notebook):
    notebook.cells.append(notebook.cells.pop(place(notebook, "check_step")))


def edit_check(notebook):
    notebook.cells[place(notebook, "check_step")].source = "1000"


def odd_metadata(notebook):
    for cell in notebook.cells:
        cell.metadata["tags"], cell.metadata["collapsed"] = {"no": "list"}, 3
        cell["what"] = "is this"


def add(*sources):
    def change(notebook):
        for source in sources:
            notebook.cells.insert(place(notebook, "step"), new_code_cell(source))
    return change


def many_cells(notebook):
    notebook.cells += [new_code_cell(f"x{i} = {i}") for i in range(5000 - len(notebook.cells))]


def big_output(notebook):
    notebook.cells[place(notebook, "step")]["outputs"] = [
        nbformat.from_dict({"output_type": "stream", "name": "stdout", "text": "much ado " * 11_700_000})]


def raw(course, **changes):
    return json.dumps({**json.loads(nbformat.writes(course.notebook())), **changes})


MAGICS = "!ls", "%timeit -n1 -r1 1", "%%bash\nls", "%load_ext nothing", "?print"
PLOTS = "import matplotlib.pyplot as plt\nfor i in range(25):\n    plt.figure(); plt.plot([1, 2])"
THREADS = "import threading, time\nfor i in range(9):\n    threading.Thread(target=time.sleep, args=(999,)).start()"

# What was handed in, the scores that it is due (None: no score at all), and a part of what is told.
DAMAGE = {
    "no_json": (lambda c: "{", None, "not a valid notebook"),
    "cut_off": (lambda c: nbformat.writes(c.notebook())[:900], None, "not a valid notebook"),
    "empty": (lambda c: "", None, "is empty"),
    "wrong_format": (lambda c: raw(c, nbformat=3), None, "format 4"),
    "no_cells": (lambda c: raw(c, cells=[]), None, "only 0 of the unit's 4 exercises"),
    "strange_cells": (lambda c: raw(c, cells=[3, None]), None, "cell 1 has not the form"),
    "not_utf8": (lambda c: nbformat.writes(c.notebook()).replace("sum", "sumé").encode("latin-1"), None, "UTF-8"),
    "duplicated": (lambda c: changed(c, duplicate), FULL, "is there 2 times"),
    "deleted_check": (lambda c: changed(c, delete("check_step")), FULL, "'check_step' was deleted"),
    "deleted_given": (lambda c: changed(c, delete("given_1")), FULL, "'given_1' was deleted"),
    "deleted_exercise": (lambda c: changed(c, delete("step")), FULL | {"step": 0.0}, "'step' was deleted"),
    "deleted_written": (lambda c: changed(c, delete("why_step")), FULL, "'why_step' was deleted"),
    "renamed_cell": (lambda c: changed(c, rename("check_ramp", "mine")), FULL, "ids, texts and names: 'check_ramp'"),
    "retyped_exercise": (lambda c: changed(c, retype("ramp")), FULL, "turned into a markdown cell"),
    "retyped_check": (lambda c: changed(c, retype("check_ramp")), FULL, "turned into a markdown cell"),
    "reordered": (lambda c: changed(c, reorder), FULL, "cells were moved"),
    "edited_check": (lambda c: changed(c, edit_check), FULL, "the originals count: 'check_step'"),
    "odd_metadata": (lambda c: changed(c, odd_metadata), FULL, ""),
    "big_output": (lambda c: changed(c, big_output), FULL, ""),
    "many_cells": (lambda c: changed(c, many_cells), FULL, ""),
    "magics": (lambda c: changed(c, add(*MAGICS)), FULL, ""),
    "input": (lambda c: changed(c, add("name = input('Who? ')")), FULL, ""),
    "plots": (lambda c: changed(c, add(PLOTS)), FULL, ""),
    "threads": (lambda c: changed(c, add(THREADS)), FULL, ""),
    "syntax_error": (lambda c: c.notebook(step="def step(z) return 1"), FULL | {"step": 0.0}, ""),
    "null_bytes": (lambda c: c.notebook(step="x = '\x00'"), FULL | {"step": 0.0}, ""),
    "dies": (lambda c: c.notebook(ramp="def ramp(z):\n    import os\n    os._exit(1)"), FULL | {"ramp": 0.0}, ""),
}


@pytest.fixture(scope="module")
def graded(module_course):
    course = module_course
    for student, (make, _, _) in DAMAGE.items():
        course.hand_in(student, make(course))
    course.hand_in("renamed_file", course.notebook(), "My copy (1).ipynb")
    course.hand_in("several", course.notebook())
    course.hand_in("several", course.notebook(step="nothing"), "an older one.ipynb")
    for student, name in (("untouched", "toy (1).ipynb"), ("untouched_two", "toy (1).ipynb"), ("broken", "copy.ipynb")):
        course.hand_in(student, course.notebook(), name)
        course.hand_in(student, (course.folder / "release" / UNIT / FILE).read_bytes())
    course.hand_in("untouched_two", course.notebook(step="def step(z):\n    return 1"), "toy (2).ipynb")
    course.hand_in("broken", "{")
    course.hand_in("only_others", nbformat.v4.new_notebook(cells=[new_code_cell("1")]), "other.ipynb")
    course.hand_in("missing", "no notebook", "readme.txt")
    (course.folder / "submitted" / "a_folder" / "01_toy" / "toy.ipynb").mkdir(parents=True)
    link = course.folder / "submitted" / "a_link" / "01_toy" / "toy.ipynb"
    link.parent.mkdir(parents=True)
    link.symlink_to(course.folder / "source" / "01_toy" / "toy.ipynb")
    course.hand_in("odd_time", course.notebook())
    course.hand_in("odd_time", "soon", "timestamp.txt")
    course.hand_in("zz_honest", course.notebook())
    return course, course.grade(), {s: course.scores(s) for s in course.grade()}


@pytest.mark.parametrize("student", DAMAGE)
def test_damage_costs_what_it_must_and_is_told(graded, student):
    _, results, scores = graded
    _, due, told = DAMAGE[student]
    result = results[student]
    assert scores[student] == (due or dict.fromkeys(FULL))
    assert result.graded == (due is not None)
    assert not result.failures
    assert any(told in f for f in result.findings) or not told, result.findings


@pytest.mark.parametrize("student, due, told", [
    ("renamed_file", FULL, "My copy (1).ipynb was graded"),
    ("several", FULL, "there are 2 notebooks; toy.ipynb counts"),
    ("untouched", FULL, "toy.ipynb is as it was handed out; toy (1).ipynb was graded, which holds answers"),
    ("untouched_two", None, "toy (1).ipynb and toy (2).ipynb hold answers. It waits for a person"),
    ("broken", FULL, "toy.ipynb holds none of the unit's cells; copy.ipynb was graded"),
    ("only_others", None, "no other notebook has its cells"), ("missing", None, "toy.ipynb is missing"),
    ("a_folder", None, "toy.ipynb is a folder"), ("a_link", None, "toy.ipynb is a link"),
    ("odd_time", FULL, "timestamp.txt holds no time: 'soon'")])
def test_damaged_folders_are_told(graded, student, due, told):
    _, results, scores = graded
    assert scores[student] == (due or dict.fromkeys(FULL))
    assert any(told in f for f in results[student].findings), results[student].findings


def test_whoever_is_undamaged_has_no_findings(graded):
    _, results, scores = graded
    assert scores["zz_honest"] == FULL and not results["zz_honest"].findings


def test_a_score_of_zero_is_never_silent(graded):
    """Whoever has scores has a page that tells why; whoever has none has a finding, and waits for a person."""
    course, results, _ = graded
    for student, result in results.items():
        page = course.folder / "feedback" / student / "01_toy" / "toy.html"
        assert page.is_file() == result.graded
        assert result.graded or result.findings


def test_a_score_that_nobody_gave_is_no_zero_in_the_csv(graded):
    course, results, _ = graded
    subprocess.run([COMMAND.parent / "nbgrader", "export"], cwd=course.folder, check=True, capture_output=True,
                   timeout=120)
    with open(course.folder / "grades.csv", newline="") as file:
        rows = {row["student_id"]: row for row in csv.DictReader(file)}
    assert set(rows) == set(results)
    for student, row in rows.items():
        assert (row["score"] == "") == (not results[student].graded), student
        assert row["needs_manual_grade"] == "True"      # the written answer, at least
    assert float(rows["zz_honest"]["score"]) == sum(s for s in FULL.values() if s)


def test_equal_answers_earn_equal_points(course):
    """Hidden inputs are the same for the whole class: a wrong answer meets no luckier ones than another's."""
    lucky = "def step(z):\n    return (np.abs(z) < 1.2).astype(int)"
    for number in range(12):
        course.hand_in(f"s{number:02}", course.notebook(step=f"{lucky}   # {number}"))
    course.grade()
    assert len({tuple(course.scores(f"s{number:02}").items()) for number in range(12)}) == 1


def test_an_empty_file_and_a_notebook_in_the_wrong_place_are_told(course):
    course.hand_in("amina", course.notebook())
    (course.folder / "submitted" / "bruno").mkdir()
    (course.folder / "submitted" / "bruno" / FILE).write_text("{}")
    course.hand_in("chen", "")
    done = course.command(UNIT)
    assert done.returncode == 3 and "chen: toy.ipynb is empty." in done.stdout
    assert done.stdout.splitlines()[-1] == ("1 of 2 submissions waits for a person, not graded or not whole, "
                                            "and 1 piece of work lies in a wrong place: see above.")
    assert f"submitted/bruno/{FILE} was not graded: it is in no unit's folder" in done.stdout


def test_the_last_line_counts_what_lies_in_a_wrong_place_and_whose_name_is_refused(course):
    course.hand_in("amina", course.notebook())
    assert course.command(UNIT).returncode == 0
    for student in ("bruno", "chen"):
        (course.folder / "submitted" / student).mkdir()
        (course.folder / "submitted" / student / FILE).write_text("{}")
    done = course.command(UNIT)
    assert (done.returncode, done.stdout.splitlines()[-1]) == (3, "2 pieces of work lie in a wrong place: see above.")
    course.hand_in("<b>dana", course.notebook())
    done = course.command(UNIT)
    assert (done.returncode, done.stdout.splitlines()[-1]) == (
        3, "1 of 2 submissions waits for a person, not graded or not whole, and 2 pieces of work lie in a wrong place: "
           "see above.")
    assert "which formgrader would take for HTML. Rename it" in done.stdout


def test_what_is_written_is_a_valid_notebook(graded):
    course, results, _ = graded
    for student, result in results.items():
        if result.graded:
            path = course.folder / "autograded" / student / "01_toy" / "toy.ipynb"
            nbformat.validate(json.loads(path.read_text(encoding="utf-8")))
            assert path.stat().st_size < 5_000_000


def test_a_second_run_examines_nobody(graded):
    course, _, _ = graded

    def submit(task):
        raise AssertionError(f"{task['student']} was examined again")

    again = course.grade(submit=submit)
    assert all(g.unchanged for g in again.values())


def test_a_broken_file_after_a_good_one_leaves_no_old_scores(course):
    course.hand_in("amina", course.notebook())
    assert course.grade()["amina"].graded and course.scores("amina") == FULL
    course.hand_in("amina", "{")
    assert not course.grade()["amina"].graded
    assert course.scores("amina") == dict.fromkeys(FULL)
    assert not list(course.folder.glob("autograded/amina/**/*.ipynb"))
    assert not list(course.folder.glob("feedback/amina/**/*.html"))
