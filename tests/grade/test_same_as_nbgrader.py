"""Honest submissions, once through nbgrader's own autograde and once through ours: the two gradebooks are the same."""

import datetime
import os
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from nbgrader.api import Gradebook

from autograder.author import answers, build
from autograder.demo import classroom

ROOT = Path(__file__).resolve().parents[2]
UNIT, TOPIC = "02_perceptron", "perceptron"
STOCK = '''
import os

import autograder
from autograder.author.release_steps import release_steps

c = get_config()
c.CourseDirectory.course_id = "deep_learning"
c.CourseDirectory.root = os.path.dirname(os.path.abspath(__file__))
c.GenerateAssignment.preprocessors = release_steps()
c.LateSubmissionPlugin.penalty_method = "zero"
'''
DUE = datetime.datetime(2025, 3, 1)


def environment():
    scripts = Path(sys.executable).parent
    return {**os.environ, "PATH": f"{scripts}{os.pathsep}{os.environ['PATH']}"}


# Hidden checks draw the same inputs as in nbgrader's kernels, which know no secret.
OURS = [sys.executable, "-c", "from autograder import cli; from autograder.grade import journal; "
        "journal.seed = lambda *known: 0; cli.app()"]
THEIRS = [Path(sys.executable).parent / "nbgrader"]


def run(folder, tool, *arguments):
    done = subprocess.run([*tool, *arguments], cwd=folder, env=environment(), text=True, capture_output=True,
                          timeout=600)
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]


def opened(folder):
    return Gradebook(f"sqlite:///{folder / 'gradebook.db'}", "deep_learning")


def hand_in(folder, student, notebook, when=None, other=None):
    place = folder / "submitted" / student / UNIT
    place.mkdir(parents=True, exist_ok=True)
    nbformat.write(notebook, place / f"{TOPIC}.ipynb")
    if when:
        (place / "timestamp.txt").write_text(when)
    if other:
        (place / "helpers").mkdir(exist_ok=True)
        (place / "helpers" / "notes.txt").write_text(other)


@pytest.fixture(scope="module")
def folders(tmp_path_factory):
    """Both courses, graded, then graded by a person, and graded again."""
    stock, ours = (tmp_path_factory.mktemp(name) / "course" for name in ("stock", "ours"))
    shutil.copytree(ROOT / "source" / UNIT, stock / "source" / UNIT)
    (stock / "nbgrader_config.py").write_text(STOCK)
    run(stock, THEIRS, "generate_assignment", UNIT)
    with opened(stock) as book:
        book.update_or_create_assignment(UNIT, duedate=DUE)

    lesson = build.lesson_of(ROOT, UNIT)
    release = nbformat.read(stock / "release" / UNIT / f"{TOPIC}.ipynb", 4)
    solved = classroom.solutions(lesson)
    found = answers.read(ROOT / "course" / "units" / UNIT / "answers.py")
    wrong = {n: [a.source for a in found.of(n) if not a.right] for n in lesson.exercises}
    half = dict(list(solved.items())[: len(solved) // 2])

    def answered(given):
        return classroom.answered(release, given)

    hand_in(stock, "solution", answered(solved), "2025-02-27 10:00:00 UTC", other="mine")
    hand_in(stock, "untouched", release)
    hand_in(stock, "wrong", answered({n: of[0] for n, of in wrong.items() if of}))
    hand_in(stock, "partial", answered(half), "2025-03-01 01:00:00 Europe/Athens")
    hand_in(stock, "late", answered({**solved, "step": wrong["step"][0]}), "2025-03-02 10:00:00 UTC")
    hand_in(stock, "regraded", answered(solved), "2025-02-27 10:00:00 UTC")
    shutil.copytree(stock, ours)
    grade(stock, ours)

    written = next(n for n in solved if n not in lesson.exercises)
    check = f"check_{lesson.exercises[0]}"
    for folder in (stock, ours):
        with opened(folder) as book:
            for cell, score, extra in ((written, 1.5, None), (check, 0.25, 0.5)):
                grade_ = book.find_grade(cell, TOPIC, UNIT, "regraded")
                grade_.manual_score, grade_.extra_credit, grade_.needs_manual_grade = score, extra, False
            book.find_comment(written, TOPIC, UNIT, "regraded").manual_comment = "well put"
            book.db.commit()
        # Both answers that a person has graded are others now. nbgrader lets a person look again whatever has changed.
        again = {**solved, "step": wrong["step"][-1], written: f"{solved[written]} And more.",
                 lesson.exercises[0]: f"{solved[lesson.exercises[0]]}\n# again"}
        hand_in(folder, "regraded", answered(again), "2025-03-01 10:00:00 UTC")
    grade(stock, ours)
    return stock, ours


def grade(stock, ours):
    run(stock, THEIRS, "autograde", UNIT)
    run(ours, OURS, "grade", UNIT)


def table(folder, name):
    """What the gradebook holds, without the numbers that each gives its rows."""
    out = {}
    with opened(folder) as book:
        if name == "students":
            return sorted(s.id for s in book.students)
        for handed in book.assignment_submissions(UNIT):
            student = handed.student.id
            if name == "submitted assignments":
                out[student] = (handed.timestamp, handed.extension, handed.total_seconds_late, handed.score,
                                handed.max_score, handed.needs_manual_grade, handed.late_submission_penalty)
            for notebook in handed.notebooks:
                if name == "submitted notebooks":
                    out[student, notebook.name] = (notebook.late_submission_penalty, notebook.score, notebook.max_score,
                                                   notebook.written_score, notebook.code_score, notebook.failed_tests,
                                                   notebook.flagged, notebook.needs_manual_grade)
                elif name == "grades":
                    out.update({(student, g.name): (g.auto_score, g.manual_score, g.extra_credit, g.needs_manual_grade,
                                                    g.score, g.max_score) for g in notebook.grades})
                elif name == "comments":
                    out.update({(student, c.name): (c.auto_comment, c.manual_comment) for c in notebook.comments})
    return out


def asked_again(folders):
    """{(student, check): points more than nbgrader gives}: the one difference, see `Exam._ask_again`."""
    theirs, ours = (table(folder, "grades") for folder in folders)
    return {key: grade[0] - theirs[key][0] for key, grade in ours.items() if grade[0] != theirs[key][0]}


# The places in the rows of what the points of checks add up to; of those who are late, nbgrader's plugin takes all.
SUMS = {"submitted assignments": (3, 6), "submitted notebooks": (0, 1, 4), "grades": (0, 4)}


@pytest.mark.parametrize("name", ["students", "submitted assignments", "submitted notebooks", "grades", "comments"])
def test_the_table_is_the_same(folders, name):
    """But for what an exercise that uses a wrong one earns with a right one in its place."""
    theirs, ours = (table(folder, name) for folder in folders)
    if name in SUMS:
        for (student, check), more in asked_again(folders).items():
            keys = {"submitted assignments": student, "submitted notebooks": (student, TOPIC)}
            key = keys.get(name, (student, check))
            theirs[key] = tuple(value + more if place in SUMS[name] and value is not None and (
                value or name == "grades") else value for place, value in enumerate(theirs[key]))
        ours, theirs = ({key: tuple(round(v, 6) if isinstance(v, float) else v for v in row)
                         for key, row in rows.items()} for rows in (ours, theirs))
    assert theirs and ours == theirs


def test_an_exercise_costs_once(folders):
    """nbgrader charges a wrong `step` to all that use it. We ask those again, say so, and count the better result."""
    more = asked_again(folders)
    assert all(points > 0 for points in more.values()) and not any(check == "check_step" for _, check in more)
    assert {student for student, _ in more} == {"wrong", "late", "regraded"}
    grades = table(folders[1], "grades")
    assert [check for (student, check), g in grades.items() if student == "late" and g[0] is not None and g[0] < g[5]
            ] == ["check_step"]
    assert {check for student, check in more if student == "late"} >= {
        "check_perceptron_predict", "check_perceptron_update", "check_train_perceptron"}
    for student in ("wrong", "late", "regraded"):
        page = (folders[1] / "feedback" / student / UNIT / f"{TOPIC}.html").read_text(encoding="utf-8")
        assert page.count("these points count") == sum(who == student for who, _ in more)


def test_the_class_has_what_it_is_to_show(folders):
    """A comparison of two empty gradebooks would show nothing."""
    notebooks, grades = table(folders[1], "submitted notebooks"), table(folders[1], "grades")
    assert notebooks["late", TOPIC][0] == notebooks["late", TOPIC][1] > 5
    assert notebooks["regraded", TOPIC][0] > 5
    assert notebooks["solution", TOPIC][0] is None
    assert {g[0] for (s, _), g in grades.items() if s == "untouched"} == {0.0}
    assert any(0 < g[0] < g[5] for (s, _), g in grades.items() if s == "wrong" and g[0] is not None)
    assert [g[1] for (s, _), g in grades.items() if s == "regraded" and g[1] is not None] == [0.25, 1.5]
    assert any(c == ("No response.", None) for c in table(folders[1], "comments").values())


@pytest.mark.parametrize("student", ["solution", "untouched", "wrong", "partial", "late", "regraded"])
def test_the_autograded_folder_has_the_same_files_and_cells(folders, student):
    theirs, ours = (folder / "autograded" / student / UNIT for folder in folders)
    files = [{str(p.relative_to(f)) for p in f.rglob("*") if p.is_file()} for f in (theirs, ours)]
    assert files[0] == files[1]
    cells = []
    for folder in (theirs, ours):
        notebook = nbformat.read(folder / f"{TOPIC}.ipynb", 4)
        nbformat.validate(notebook)
        cells.append([(c.cell_type, c.source, c.metadata.get("nbgrader")) for c in notebook.cells])
    assert cells[0] == cells[1]


def test_feedback_tells_what_a_person_gave(folders):
    page = (folders[1] / "feedback" / "regraded" / UNIT / f"{TOPIC}.html").read_text(encoding="utf-8")
    assert "well put" in page
