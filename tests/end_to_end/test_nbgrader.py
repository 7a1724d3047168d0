"""nbgrader's own commands: a unit's solution earns all, its untouched release nothing, and a class what it should."""

import html
import os
import re

import pytest
from scratch_course import ROOT, Scratch

from autograder.author import build, forked_runs
from autograder.author.lesson import CHECK, EXERCISE, GIVEN, WRITTEN
from autograder.check.check_text import without_hidden
from autograder.check.score_sheet import SEED_VARIABLE
from autograder.demo import classroom
from autograder.exam.shell import Shell
from autograder.grade import journal, notebooks

UNITS = build.units(ROOT)
EXAMPLES = ["06_backpropagation", "12_dropout"]     # of NumPy and of Keras, for what does not depend on a unit's cells


@pytest.fixture(scope="module")
def graded(tmp_path_factory):
    """All units, each with its solution and its untouched release handed in, autograded by nbgrader as it comes."""
    course = Scratch(tmp_path_factory.mktemp("course"), stock=True)
    for unit in UNITS:
        topic = unit.split("_", 1)[1]
        course.add(unit)
        course.run("generate_assignment", unit)
        course.hand_in("solved", unit, (ROOT / "source" / unit / f"{topic}.ipynb").read_text(encoding="utf-8"))
        course.hand_in("untouched", unit, (ROOT / "release" / unit / f"{topic}.ipynb").read_text(encoding="utf-8"))
        course.run("autograde", unit)
    return course


@pytest.mark.parametrize("unit", UNITS)
def test_nbgrader_makes_the_committed_release(graded, unit):
    topic = unit.split("_", 1)[1]
    made = graded.folder / "release" / unit / f"{topic}.ipynb"
    assert made.read_bytes() == (ROOT / "release" / unit / f"{topic}.ipynb").read_bytes()


@pytest.mark.parametrize("unit", UNITS)
def test_the_solution_earns_every_automatic_point(graded, unit):
    lesson = build.lesson_of(ROOT, unit)
    scores = graded.scores(unit, "solved")
    assert {n: s for n, s in scores.items() if n.startswith("check_")} == {
        f"check_{c.name}": (c.points, c.points) for c in lesson.of_kind(CHECK)}
    written = {n: s for n, (s, _) in scores.items() if not n.startswith("check_")}
    assert written and set(written.values()) == {None}, "a written answer waits for a person"


@pytest.mark.parametrize("unit", UNITS)
def test_the_untouched_release_earns_nothing(graded, unit):
    scores = graded.scores(unit, "untouched")
    assert scores and {earned for earned, _ in scores.values()} == {0.0}


def test_the_csv_says_the_same(graded):
    exported = graded.exported()
    for unit in UNITS:
        lesson = build.lesson_of(ROOT, unit)
        assert exported["solved", unit] == sum(c.points for c in lesson.of_kind(CHECK))
        assert exported["untouched", unit] == 0


@pytest.mark.parametrize("unit", EXAMPLES)
def test_feedback_shows_the_table(graded, unit):
    graded.run("generate_feedback", unit)
    topic = unit.split("_", 1)[1]
    for student, told in (("solved", "Right: all"), ("untouched", "Not attempted yet")):
        page = (graded.folder / "feedback" / student / unit / f"{topic}.html").read_text(encoding="utf-8")
        assert told in page


@pytest.mark.parametrize("unit", EXAMPLES)
def test_nbgraders_validation_agrees_with_the_check_cells(graded, unit):
    topic = unit.split("_", 1)[1]
    assert "Success!" in graded.run("validate", f"source/{unit}/{topic}.ipynb").stdout
    said = graded.run("validate", f"release/{unit}/{topic}.ipynb").stdout
    # nbgrader counts the written answer too, which is not answered yet.
    assert f"VALIDATION FAILED ON {len(build.lesson_of(ROOT, unit).of_kind(CHECK, WRITTEN))} CELL(S)" in said


# A sample class on the first unit, damaged files included. ---------------------------------------------------------

CLASS_UNIT = "02_perceptron"
LOST = {"liam"}     # a file that is no notebook: nbgrader itself has no score for it


@pytest.fixture(scope="module")
def class_graded(scratch):
    lesson = build.lesson_of(ROOT, CLASS_UNIT)
    students = classroom.sample_class(ROOT, CLASS_UNIT)
    scratch.add(CLASS_UNIT)
    scratch.run("generate_assignment", CLASS_UNIT)
    classroom.hand_in(students, lesson, scratch.folder)
    done = scratch.run("autograde", CLASS_UNIT, check=False)
    # It says which one it could not read.
    assert done.returncode != 0 and "error processing assignment" in done.stderr
    return scratch, {s.name: s for s in students}, lesson


def expected_scores(course, lesson, student):
    """The points of each check, found without nbgrader: the submission's cells in a bare IPython shell."""
    import nbformat

    cells = {notebooks.name_of(c): c.source for c in nbformat.reads(student.text, 4).cells}

    def work(steps):
        # The same hidden inputs: a wrong answer may get some of them right.
        os.environ[SEED_VARIABLE] = str(journal.seed(journal.secret(course.folder), CLASS_UNIT))
        shell = Shell()
        given = 0
        for cell in lesson.cells:
            if cell.kind == GIVEN:
                given += 1
                shell.run(cells[f"given_{given}"])
            elif cell.kind == EXERCISE:
                shell.run(cells[cell.name])
            elif cell.kind == CHECK:
                yield cell.name, shell.run(cell.source).report.earned

    steps = [c.name for c in lesson.of_kind(CHECK)]
    found = [result for _, _, result in forked_runs.run(work, [steps], 1, 120)]
    return {f"check_{name}": earned for name, earned in found}


@pytest.mark.parametrize("name", ["amina", "bruno", "chen", "dalia", "emil", "fatou", "goran", "hana", "ivo"])
def test_each_student_gets_the_exact_score(class_graded, name):
    course, students, lesson = class_graded
    scores = course.scores(CLASS_UNIT, name)
    found = {n: earned for n, (earned, _) in scores.items() if n.startswith("check_")}
    assert found == expected_scores(course, lesson, students[name])
    full = {f"check_{c.name}": c.points for c in lesson.of_kind(CHECK)}
    if name in ("amina", "bruno", "chen", "hana", "ivo"):
        assert found == full
    elif name == "emil":
        assert set(found.values()) == {0.0}
    else:
        assert 0 <= sum(found.values()) < sum(full.values())


@pytest.mark.parametrize("name", ["jun", "katya"])
def test_a_call_that_hangs_or_kills_costs_its_exercise_alone(class_graded, name):
    course, students, lesson = class_graded
    scores = {n: earned for n, (earned, _) in course.scores(CLASS_UNIT, name).items() if n.startswith("check_")}
    full = {f"check_{c.name}": c.points for c in lesson.of_kind(CHECK)}
    culprit = f"check_{students[name].about.split()[2]}"
    assert scores[culprit] == 0
    # What calls the culprit falls with it; nothing else does.
    lost = {n for n in full if scores[n] != full[n]}
    assert lost <= {culprit, "check_train_perceptron", "check_pocket"}


def test_nbgraders_own_feedback_shows_no_hidden_check(class_graded):
    course, _, lesson = class_graded
    course.run("generate_feedback", CLASS_UNIT, "--student", "amina")
    page = (course.folder / "feedback" / "amina" / CLASS_UNIT / f"{lesson.topic}.html").read_text(encoding="utf-8")
    text = html.unescape(re.sub("<[^>]*>", "", page))
    hidden = [line.strip() for c in lesson.of_kind(CHECK) for line in c.source.split("\n")
              if "check.rng" in line and line not in without_hidden(c.source).split("\n")]
    assert hidden and not [line for line in hidden if line in text]
    assert "HIDDEN TESTS" not in text and "check.score(" in text and "Right: all" in text


def test_the_csv_has_the_same_sums(class_graded):
    course, students, _ = class_graded
    exported = course.exported()
    for name in set(students) - LOST:
        scores = course.scores(CLASS_UNIT, name)
        assert exported[name, CLASS_UNIT] == round(sum(earned or 0 for earned, _ in scores.values()), 2)
