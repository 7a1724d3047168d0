"""A unit that changes after it was graded: nothing is lost unasked, and what still exists keeps all that it has."""

import copy
import json
import shutil
import sqlite3

import nbformat
import pytest
from toy_course import COMMAND, FILE, TOY, UNIT, subprocess

from autograder.author import build
from autograder.grade.notebooks import name_of

TITLE = "def total(x):"


def command(course, *arguments, code=0):
    done = subprocess.run([COMMAND, *arguments, "--root", course.folder], text=True, capture_output=True, timeout=300)
    assert done.returncode == code and "Traceback" not in done.stderr, done.stdout + done.stderr
    return done.stdout


def files(course):
    """All files and their contents, but the lock, which has none, and what SQLite keeps beside."""
    return {p.relative_to(course.folder): p.read_bytes() for p in course.folder.rglob("*") if p.is_file()
            and p.name not in ("lock", "01_toy.agreed") and not p.name.startswith("gradebook.db-")}


def edit(course, change, kinds=("source",)):
    for kind in kinds:
        path = course.folder / kind / UNIT / FILE
        notebook = nbformat.read(path, 4)
        change(notebook)
        nbformat.write(notebook, path)


def renamed(old, new):
    def change(notebook):
        for cell in notebook.cells:
            if name_of(cell) in (old, f"check_{old}"):
                cell.metadata.nbgrader["grade_id"] = name_of(cell).replace(old, new)
                cell.id = name_of(cell).replace("_", "-")
                cell.source = cell.source.replace(old, new)
    return change


def removed(name):
    def change(notebook):
        notebook.cells = [c for c in notebook.cells if name_of(c) not in (name, f"check_{name}")]
    return change


def added(like, name):
    def change(notebook):
        cells = [copy.deepcopy(c) for c in notebook.cells if name_of(c) in (like, f"check_{like}")]
        part = nbformat.v4.new_notebook(cells=cells)
        renamed(like, name)(part)
        notebook.cells += part.cells
    return change


def points(name, many):
    def change(notebook):
        for cell in notebook.cells:
            if name_of(cell) == name:
                cell.metadata.nbgrader["points"] = many
                cell.source = cell.source.replace("check.score(2)", f"check.score({many})")
    return change


def people(course):
    """{(student, cell): (automatic score, manual score, extra credit, comment)} as the gradebook has it."""
    with sqlite3.connect(course.folder / "gradebook.db") as book:
        rows = book.execute("""
            SELECT s.student_id, c.name, g.auto_score, g.manual_score, g.extra_credit,
                (SELECT manual_comment FROM comment JOIN base_cell AS r ON r.id = comment.cell_id
                 WHERE comment.notebook_id = n.id AND r.name = c.name)
            FROM grade AS g JOIN base_cell AS c ON c.id = g.cell_id JOIN submitted_notebook AS n ON n.id = g.notebook_id
            JOIN submitted_assignment AS s ON s.id = n.assignment_id""")
        return {(student, cell): tuple(given) for student, cell, *given in rows}


@pytest.fixture
def klass(course):
    """Three submissions, graded; a person has graded the written answer, and a check with extra credit."""
    for student in ("anna", "bob", "carl"):
        course.hand_in(student, course.notebook())
    command(course, "grade", UNIT)
    with sqlite3.connect(course.folder / "gradebook.db") as book:
        for cell, manual, extra in (("why_step", 1.5, None), ("check_ramp", 1.25, 0.5), ("check_total", 0.5, None)):
            book.execute("UPDATE grade SET manual_score = ?, extra_credit = ?, needs_manual_grade = 0 WHERE cell_id = "
                         "(SELECT id FROM base_cell WHERE name = ? AND type = 'GradeCell')", (manual, extra, cell))
        book.execute("UPDATE comment SET manual_comment = 'well said' WHERE cell_id = "
                     "(SELECT id FROM base_cell WHERE name = 'why_step' AND type = 'SolutionCell')")
    (course.folder / "release" / UNIT / "own.txt").write_text("an instructor's own file")
    return course


def test_a_refused_grade_touches_nothing(klass):
    edit(klass, added("total", "sum_up"), ("source", "release"))
    before = files(klass)
    said = command(klass, "grade", UNIT, code=2)
    assert "changed since 3 submissions to it were graded; new: sum_up." in said
    assert f"autograder rebase {UNIT}" in said and "keeps the submissions, and the scores, comments" in said
    assert files(klass) == before
    assert "changed since 3 submissions" in command(klass, "grade", UNIT, "--diff", code=3)
    assert files(klass) == before


def test_what_still_exists_keeps_all_that_it_has(klass):
    had = people(klass)
    for change in (added("total", "sum_up"), removed("total"), renamed("ramp", "slope"), points("check_step", 4)):
        edit(klass, change)
    before = files(klass)

    said = command(klass, "rebase", UNIT, code=1)
    assert "total is gone, 1 points: 3 scores, 3 of them by a person" in said and "Nothing was touched" in said
    assert "ramp is gone" in said and "--renamed OLD=NEW" in said
    assert files(klass) == before

    said = command(klass, "rebase", UNIT, "--renamed", "ramp=slope", "--drop")
    assert "sum_up is new, 1 points" in said and "step has 4 points, not 2" in said and "ramp is slope now" in said
    assert "ramp is gone" not in said
    [backup] = klass.folder.glob("gradebook.db.*")
    assert str(backup) in said.replace("\n", "")
    with sqlite3.connect(backup) as book:
        assert book.execute("SELECT COUNT(*) FROM grade WHERE manual_score IS NOT NULL").fetchone() == (9,)
    now = people(klass)
    for (student, cell), given in had.items():
        if cell != "check_total":
            assert now[student, cell.replace("ramp", "slope")] == given
    assert {c for _, c in now} == {"check_step", "check_slope", "check_sum_up", "check_toy_quiz", "why_step"}
    assert (klass.folder / "release" / UNIT / "own.txt").is_file()

    # The class is graded on, and nobody's manual score moves.
    assert f"{UNIT} has changed since" not in command(klass, "grade", UNIT, "--force", "--diff", code=3)
    command(klass, "grade", UNIT, "--force", code=3)     # what is new waits for a person
    after = people(klass)
    for key, (_, manual, extra, comment) in now.items():
        assert after[key][1:] == (manual, extra, comment), key
    assert after["anna", "check_step"][0] == 4.0
    with klass.book() as book:
        assert book.checksums() and book.knows_unit(), "nbgrader's own step sees nothing that it would refuse"


@pytest.mark.parametrize("arguments, saying", [
    (["--renamed", "nothing=slope"], "the gradebook has to know nothing"),
    (["--renamed", "ramp=step"], "and not yet step"), (["--renamed", "ramp"], "--renamed ramp="),
    (["--root", "."], "")])
def test_a_wrong_name_is_told(klass, arguments, saying):
    before = people(klass)
    if saying:
        assert saying in command(klass, "rebase", UNIT, *arguments, code=2)
    assert "No unit 07_none" in command(klass, "rebase", "07_none", code=2)
    assert people(klass) == before


def test_a_rebase_that_breaks_off_changes_nothing(klass, monkeypatch):
    from autograder.grade import gradebook, rebase

    edit(klass, added("total", "sum_up"))
    edit(klass, removed("total"))
    before = people(klass)
    ids = iter([rebase.new_uuid()])      # for the first row that is added, and none for the next
    monkeypatch.setattr(rebase, "new_uuid", lambda: next(ids, None) or 1 / 0)
    with pytest.raises(ZeroDivisionError):
        rebase.rebase(gradebook.Settings.read(klass.folder), UNIT, {}, drop=True)
    assert people(klass) == before and "total" in (klass.folder / "release" / UNIT / FILE).read_text()


def test_a_release_that_is_older_than_the_source_is_told(klass):
    edit(klass, added("total", "sum_up"))
    before = files(klass)
    for diff in ([], ["--diff"]):
        said = command(klass, "grade", UNIT, *diff, code=2)
        assert f"release/{UNIT} is older than source/{UNIT}" in said and f"Run: autograder rebase {UNIT}" in said
        assert files(klass) == before


def test_a_lesson_that_is_newer_is_told(klass):
    lesson = klass.folder / "course" / "units" / UNIT / "lesson.py"
    shutil.copytree(TOY / "course" / "units" / UNIT, lesson.parent)
    assert "is older" not in command(klass, "grade", UNIT)
    lesson.write_text(lesson.read_text(encoding="utf-8").replace("Welcome.", "Hello."), encoding="utf-8")
    for diff in ([], ["--diff"]):
        said = command(klass, "grade", UNIT, *diff)
        assert f"source/{UNIT} is older than course/units/{UNIT}/lesson.py" in said, said
    source = klass.folder / "source" / UNIT / FILE
    text = json.loads(source.read_text(encoding="utf-8"))
    build.build(klass.folder, UNIT, klass.folder)
    assert json.loads(source.read_text(encoding="utf-8")) != text
    assert "is older" not in command(klass, "grade", UNIT)
