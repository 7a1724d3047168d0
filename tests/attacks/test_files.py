"""Submission files that cheat: forged metadata and outputs, links, bombs. Judged like the tricks in cells."""

import copy
import io
import json
import os
import shutil
import zipfile

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_output
from toy_course import ROOT, TOY, UNIT, Course

from autograder.author import build
from autograder.grade import grading, plan, task
from autograder.grade.notebooks import name_of

SECRET = "canary-of-the-course-7712"
WRONG = {"step": "def step(z):\n    return np.where(z > 0, 1, 0)", "ramp": "def ramp(z):\n    return np.abs(z)",
         "total": "def total(x):\n    return float(x.mean())", "toy_quiz": 'quiz = {"range": "a", "größe": 1}'}
HONEST = {"step": 1.0, "ramp": 0.0, "total": 0.0, "toy_quiz": 0.0, "why_step": None}
MAXIMA = {"step": 2.0, "ramp": 1.5, "total": 1.0, "toy_quiz": 1.0, "why_step": 2.0}
OWN_CHECK = "from autograder import check\ncheck.value(1).equal(1)\ncheck.score(100)"


def cell(notebook, name):
    return next(c for c in notebook.cells if name_of(c) == name)


def checks(notebook):
    return [c for c in notebook.cells if name_of(c).startswith("check_")]


def meta(**changes):
    """All check cells with other metadata of nbgrader's."""
    def change(notebook):
        for one in checks(notebook):
            one.metadata.nbgrader.update(changes)
    return change


def own_checks(notebook):
    for one in checks(notebook):
        one.metadata.nbgrader["locked"] = False
        one.source = OWN_CHECK


def graded_answers(notebook):
    for name in WRONG:
        cell(notebook, name).metadata.nbgrader.update(grade=True, points=100, solution=False)


def copies_of_checks(notebook):
    for one in checks(notebook):
        twin = copy.deepcopy(one)
        twin.update(id=one.id + "-x", source=OWN_CHECK)
        notebook.cells.append(twin)


def more_graded_cells(notebook):
    for name in ("bonus", "check_bonus"):
        notebook.cells.append(new_code_cell(OWN_CHECK, metadata={"nbgrader": {
            "grade": True, "grade_id": name, "locked": True, "points": 100, "schema_version": 3, "solution": False,
            "task": False, "cell_type": "code"}}))


def swapped_names(notebook):
    for name in WRONG:
        answer, check = cell(notebook, name), cell(notebook, f"check_{name}")
        answer.metadata.nbgrader, check.metadata.nbgrader = check.metadata.nbgrader, answer.metadata.nbgrader
        answer.source = OWN_CHECK


def outputs(notebook):
    for one in checks(notebook):
        one.outputs = [new_output("execute_result", {"text/plain": "100.0"}, execution_count=1),
                       new_output("stream", text="100.0"),
                       new_output("display_data", {"text/html": "<b>right</b>, 100 of 100 points"})]
        one.execution_count = 1


def scores_in_metadata(notebook):
    for one in notebook.cells:
        one.metadata.update(score=100, autograder={"earned": 100}, tags=["raises-exception", "skip-execution"])
        if name_of(one):
            one.metadata.nbgrader.update(score=100, max_score=1, manual_score=100, extra_credit=100, checksum="0")
    notebook.metadata.update(nbgrader={"score": 100}, autograder={"seed": 0})


def another_kernel(notebook):
    notebook.metadata["kernelspec"] = {"name": "bash", "display_name": "Bash", "language": "bash"}
    notebook.metadata["language_info"] = {"name": "bash"}


# Notebooks that are right in form and must earn what the honest wrong one earns.
NOTEBOOKS = {
    "points of 100": meta(points=100), "points below zero": meta(points=-5), "points of no number": meta(points="NaN"),
    "checks that are answers": meta(solution=True), "checks that nobody grades": meta(grade=False),
    "checks of another type": meta(cell_type="markdown"), "tasks": meta(task=True),
    "another version of the metadata": meta(schema_version=99), "unlocked checks with their own score": own_checks,
    "answers that are checks": graded_answers, "copies of checks": copies_of_checks,
    "more graded cells": more_graded_cells, "names of checks on answers": swapped_names, "forged outputs": outputs,
    "scores in metadata": scores_in_metadata, "another kernel": another_kernel,
}


def zipped(text):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("toy.ipynb", text)
    return out.getvalue()


# Files that are no notebooks: a finding, no score, and no harm.
FILES = {
    "a zip bomb in the notebook's place": zipped(bytes(2**27)),
    "a deep nesting": '{"cells": ' + "[" * 10**6,
    "a number of a million digits": '{"nbformat": 4, "cells": [], "nbformat_minor": ' + "9" * 10**6 + "}",
    "cells as text": '{"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": "' + "x" * 10**6 + '"}',
}


def beside(folder, outside):
    """Links, pipes and bombs beside the notebook."""
    for name, target in (("notes.txt", outside / "secret.txt"), ("all", outside), ("up", "../../.."),
                         ("gradebook.db", "../../../gradebook.db"), ("none", "nowhere")):
        (folder / name).symlink_to(target)
    os.link(outside / "secret.txt", folder / "hard.txt")     # as one's own file: it may be copied
    os.mkfifo(folder / "pipe")
    (folder / "bomb.zip").write_bytes(zipped(bytes(2**26)))
    (folder / "data").mkdir()
    with open(folder / "data" / "huge.bin", "wb") as file:
        file.truncate(2**40)      # takes no room, until it is copied


def complaints(scores, maxima):
    """What a trick has gained, or spoiled."""
    out = [f"{name}: the maximum is {maxima.get(name)}" for name in maxima.keys() | MAXIMA.keys()
           if maxima.get(name) != MAXIMA.get(name)]
    return out + [f"{name}: {scores[name]} instead of {HONEST.get(name)}" for name in scores
                  if name not in HONEST or (scores[name] or 0) > (HONEST[name] or 0)]


def recorded(course, student):
    """What the gradebook has: ({cell: score}, {cell: maximum})."""
    with course.book() as book:
        found = {n.removeprefix("check_"): both for n, both in book.scores(student).items()}
    return {n: earned for n, (earned, _) in found.items()}, {n: most for n, (_, most) in found.items()}


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    folder = tmp_path_factory.mktemp("files")
    build.build(TOY, UNIT, folder)
    shutil.copy(ROOT / "nbgrader_config.py", folder)
    (folder / "secret.txt").write_text(SECRET)
    with grading.pool(2, with_keras=False) as pool:
        yield Course(folder, pool)


@pytest.fixture(scope="module")
def graded(course):
    for number, (name, trick) in enumerate(NOTEBOOKS.items()):
        notebook = course.notebook(**WRONG)
        trick(notebook)
        course.hand_in(f"t{number:02}", json.dumps(notebook))      # nbformat would refuse to write some of them
        course.hand_in(f"t{number:02}-next", course.notebook(**WRONG))
        assert name
    for number, content in enumerate(FILES.values()):
        course.hand_in(f"u{number:02}", content)
    beside(course.hand_in("v00", course.notebook(**WRONG)).parent, course.folder)
    before = {p: p.read_bytes() for p in (course.folder / "secret.txt", *course.folder.glob("source/**/*.ipynb"))}
    results = course.grade()
    assert before == {p: p.read_bytes() for p in before}
    return results


@pytest.mark.parametrize("number, name", list(enumerate(NOTEBOOKS)))
def test_a_forged_notebook_earns_what_an_honest_one_earns(course, graded, number, name):
    assert not graded[f"t{number:02}"].failures
    assert complaints(*recorded(course, f"t{number:02}")) == [], (name, graded[f"t{number:02}"].findings)
    assert recorded(course, f"t{number:02}-next") == (HONEST, MAXIMA)


@pytest.mark.parametrize("number, name", list(enumerate(FILES)))
def test_a_file_that_is_no_notebook_waits_for_a_person(course, graded, number, name):
    result = graded[f"u{number:02}"]
    assert not result.graded and not result.failures
    assert len(result.findings) == 1 and "Ask the student" in result.findings[0] and len(result.findings[0]) < 400
    assert set(recorded(course, f"u{number:02}")[0].values()) == {None}


def test_what_lies_beside_a_notebook_harms_nobody(course, graded):
    assert complaints(*recorded(course, "v00")) == []
    assert any("data/huge.bin (1,048,576 MB)" in f for f in graded["v00"].findings), graded["v00"].findings
    copied = course.folder / "autograded" / "v00" / UNIT
    assert sorted(p.name for p in copied.rglob("*")) == ["bomb.zip", "hard.txt", "toy.ipynb"]
    assert all(SECRET not in p.read_text(errors="replace") for p in (course.folder / "feedback").rglob("*.html"))


def test_the_maxima_of_the_class_are_the_instructors(course, graded):
    with course.book() as book:
        assert book.book.find_assignment(UNIT).max_score == sum(MAXIMA.values())
        assert {g.name.removeprefix("check_") for g in book.book.find_notebook("toy", UNIT).grade_cells} == set(MAXIMA)


# -- would all this notice? ------------------------------------------------------------------------------------------

# Where a submission's own cells are believed, these tricks succeed: the judge above must say so.
SUCCEED = ("points of 100", "unlocked checks with their own score", "names of checks on answers", "more graded cells")


def test_the_judge_notices_what_a_credulous_grader_lets_through(course, monkeypatch):
    def credulous(unit, submitted):
        notebook = nbformat.from_dict(copy.deepcopy(submitted))
        return plan.Plan(list(notebook.cells), plan.steps_of(notebook.cells))

    monkeypatch.setattr(task, "plan", credulous)
    for name in SUCCEED:
        notebook = course.notebook(**WRONG)
        NOTEBOOKS[name](notebook)
        found = task.answer({"source": nbformat.writes(notebook), "release": nbformat.writes(notebook), "findings": [],
                             "submitted": json.dumps(notebook).encode(), "file": "toy.ipynb", "unit": UNIT,
                             "student": "amina", "seed": 5, "sandboxed": True, "files": None, "previous": {}},
                            course.pool.fork_server)
        scores = {n.removeprefix("check_"): earned for n, earned in found["grades"].items()}
        maxima = {name_of(c).removeprefix("check_"): c.metadata.nbgrader["points"] for c in notebook.cells
                  if c.metadata.get("nbgrader", {}).get("grade")}
        assert complaints(scores, maxima), f"{name} went unnoticed"
