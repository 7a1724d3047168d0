"""A killed run loses nothing and grades nobody twice; what has not changed is not examined; errors are clear."""

import concurrent.futures
import contextlib
import json
import os
import random
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
import traceback

import pytest
import sqlalchemy
from toy_course import COMMAND, FILE, UNIT
from typer.testing import CliRunner

from autograder import cli
from autograder.exam.pool import ExaminerFailed
from autograder.grade import gradebook, grading, notebooks
from autograder.grade import run as run_module
from autograder.grade.journal import GradingError, secret

STUDENTS = [f"s{number:02}" for number in range(16)]
HEAVY = ("tensorflow", "keras", "matplotlib", "nbgrader", "sqlalchemy", "nbformat", "autograder.exam.pool")


@pytest.fixture
def klass(course):
    for student in STUDENTS:
        course.hand_in(student, course.notebook(total=f"def total(x):\n    return float(x.sum())    # {student}"))
    return course


@pytest.fixture
def told(course, monkeypatch):
    """Run the command in this process, with the pool that all tests share; gives its exit code and what it printed."""
    monkeypatch.setattr(run_module, "examiners", lambda jobs, cluster: contextlib.nullcontext(course.pool))

    def run(*arguments):
        done = CliRunner().invoke(cli.app, ["grade", *arguments, "--root", str(course.folder)])
        assert done.exception is None or isinstance(done.exception, SystemExit), done.exc_info
        return done.exit_code, done.stdout

    return run


def nobody(task):
    raise AssertionError(f"{task['student']} was examined again")


def journal(course):
    """{student: what the journal's file is}: a result that is written again is another file."""
    return {p.stem: (p.stat().st_ino, json.loads(p.read_text())) for p in
            (course.folder / ".autograder" / UNIT).glob("*.json")}


def test_kill_and_run_again(klass):
    """Killed at random moments, each time a little later; results that were whole by then stay the same files."""
    moments = random.Random(5)
    whole, killed = {}, 0
    for attempt in range(3):
        process = subprocess.Popen([COMMAND, "grade", UNIT, "--root", klass.folder, "--jobs", "2"],
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
        deadline = time.monotonic() + 60
        wanted = len(whole) + (1 if attempt else 0) + moments.randrange(2)
        while process.poll() is None and time.monotonic() < deadline and len(journal(klass)) < wanted:
            time.sleep(0.01)
        time.sleep(moments.uniform(0, 0.03))
        killed += process.poll() is None
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        now = journal(klass)
        assert set(whole) <= set(now)
        for student, (_, entry) in whole.items():
            assert now[student][1]["examined"] == entry["examined"], "examined twice"
        whole = now
    assert killed >= 2 and whole
    last = klass.command(UNIT)
    assert last.returncode == 0, last.stdout + last.stderr
    assert {s: e["examined"] for s, (_, e) in journal(klass).items() if s in whole} == {
        s: e["examined"] for s, (_, e) in whole.items()}
    assert set(journal(klass)) == set(STUDENTS) and all(e["recorded"] for _, e in journal(klass).values())
    with sqlite3.connect(klass.folder / "gradebook.db") as book:
        assert book.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert book.execute("SELECT COUNT(*) FROM submitted_assignment").fetchone() == (len(STUDENTS),)
        assert book.execute("SELECT COUNT(*), SUM(auto_score) FROM grade").fetchone() == (
            5 * len(STUDENTS), 5.5 * len(STUDENTS))
    for student in STUDENTS:
        assert (klass.folder / "autograded" / student / UNIT / FILE).is_file()
        assert (klass.folder / "feedback" / student / UNIT / "toy.html").is_file()


def test_a_run_that_was_killed_before_the_gradebook_is_written_up_from_the_journal(klass):
    klass.grade("s00")
    path = klass.folder / ".autograder" / UNIT / "s00.json"
    entry = json.loads(path.read_text())
    page = klass.folder / "feedback" / "s00" / UNIT / "toy.html"
    notebook = klass.folder / "autograded" / "s00" / UNIT / FILE
    files = {"autograded": notebook.read_text(), "feedback": page.read_text()}
    path.write_text(json.dumps({**entry, "recorded": False, "files": files}))
    for gone in (page, notebook, klass.folder / "gradebook.db"):
        gone.unlink()
    assert klass.grade("s00", submit=nobody)["s00"].unchanged
    assert page.is_file() and notebook.is_file() and klass.scores("s00")["step"] == 2.0


def test_a_lost_gradebook_is_written_again_without_examining(klass):
    klass.grade()
    (klass.folder / "gradebook.db").unlink()
    assert all(g.unchanged for g in klass.grade(submit=nobody).values())
    assert klass.scores("s03")["total"] == 1.0


def test_only_what_changed_is_examined(klass):
    klass.grade()
    klass.hand_in("s02", klass.notebook(step="0"))
    (klass.folder / "autograded" / "s05" / UNIT / FILE).unlink()
    page = klass.folder / "feedback" / "s04" / UNIT / "toy.html"
    before = page.read_bytes()
    page.unlink()
    again = klass.grade()
    assert sorted(s for s, g in again.items() if not g.unchanged) == ["s02", "s05"]
    assert page.read_bytes() == before, "a page is made anew of what is kept"
    assert not any(g.unchanged for g in klass.grade("s01", force=True).values())
    nb = json.loads((klass.folder / "submitted" / "s01" / UNIT / FILE).read_text())
    nb["cells"][-1]["outputs"], nb["metadata"]["note"] = [], "run again"
    klass.hand_in("s01", json.dumps(nb))
    assert klass.grade("s01", submit=nobody)["s01"].unchanged, "outputs and metadata are no change"


def test_an_unchanged_class_imports_nothing_heavy(klass):
    klass.grade()
    code = ("import sys\nfrom autograder import cli\ntry:\n    cli.app()\nexcept SystemExit as end:\n"
            f"    print('code', end.code, [m for m in {HEAVY} if m in sys.modules])")
    done = subprocess.run([sys.executable, "-c", code, "grade", UNIT, "--root", klass.folder], text=True,
                          capture_output=True, timeout=60)
    assert "code 0 []" in done.stdout, done.stdout + done.stderr
    assert done.stdout.count("unchanged") == len(STUDENTS) and "\x1b" not in done.stdout


def test_a_person_who_has_graded_since_stands_on_the_feedback_page(course):
    course.hand_in("amina", course.notebook())
    course.grade()
    with course.book() as book:
        grade = book.book.find_grade("why_step", "toy", UNIT, "amina")
        grade.manual_score, grade.needs_manual_grade = 1.25, False
        book.book.find_comment("why_step", "toy", UNIT, "amina").manual_comment = "say more"
        book.book.db.commit()
    assert course.grade(submit=nobody)["amina"].unchanged
    page = (course.folder / "feedback" / "amina" / UNIT / "toy.html").read_text()
    assert "say more" in page and "1.25" in page
    assert course.scores("amina")["why_step"] == 1.25


def test_the_table_has_what_a_person_gave(course, told):
    course.hand_in("amina", course.notebook())
    course.grade()
    with course.book() as book:
        grade = book.book.find_grade("why_step", "toy", UNIT, "amina")
        grade.manual_score, grade.extra_credit, grade.needs_manual_grade = 1.25, 0.5, False
        book.book.db.commit()
    code, said = told(UNIT)
    row = next(line for line in said.splitlines() if "amina" in line)
    assert code == 0 and "1.75" in row and "7.25" in row, row


def test_a_lost_examiner_is_tried_again_and_then_told(course):
    course.hand_in("amina", course.notebook())
    course.hand_in("bruno", course.notebook())
    lost = []

    def submit(task):
        if task["student"] == "amina" or not lost:
            lost.append(task["student"])
            future = course.pool.threads.submit(lambda: (_ for _ in ()).throw(ExaminerFailed("it was lost")))
            return future
        return course.pool.submit(task)

    results = course.grade(submit=submit)
    assert results["amina"].failures == ("the whole notebook: it was lost",) and lost.count("amina") == 2
    assert not results["bruno"].failures
    assert course.scores("amina") == dict.fromkeys(course.scores("bruno")), "a person has to look: no zero"
    assert course.grade()["amina"].graded, "the next run tries again"


def test_one_that_takes_more_memory_than_there_is_does_not_stop_the_class(course, monkeypatch):
    """Nor is it a zero: a person has to look."""
    monkeypatch.setattr(grading, "LARGE_FILE", 0)       # each is read by the grader itself, as large ones are
    course.hand_in("amina", course.notebook(total="def total(x):\n    return 'of amina'"))
    course.hand_in("bruno", course.notebook())
    parse = notebooks.parse

    def full(content, name):
        if b"of amina" in content:
            raise MemoryError
        return parse(content, name)

    monkeypatch.setattr(notebooks, "parse", full)
    results = course.grade()
    assert not results["amina"].graded and "more memory than there is" in " ".join(results["amina"].findings)
    assert not results["amina"].failures and results["bruno"].graded and not results["bruno"].findings
    assert set(course.scores("amina").values()) == {None}


# -- what would change -----------------------------------------------------------------------------------------------


def test_diff_tells_who_gains_and_why_before_anything_is_written(course, told):
    course.hand_in("amina", course.notebook())
    course.hand_in("bruno", course.notebook(total="def total(x):\n    return 7"))
    course.hand_in("chen", course.notebook(total="def total(x):\n    return -x.sum()"))
    course.grade()
    before = {p: p.read_bytes() for p in course.folder.rglob("*") if p.is_file()}
    course.change("check(total, np.array([1.0, 2.0, 4.0])).close(7.0",
                  "check(total, np.array([-1.0, -2.0, -4.0])).close(7.0")
    code, said = told(UNIT, "--diff")
    assert code == 0, said
    lines = said.splitlines()
    for text in ("amina: 5.5 -> 4.5 of 7.5: total 1 -> 0 of 1 (new and wrong: total(",
                 "chen: 4.5 -> 5.5 of 7.5: total 0 -> 1 of 1 (new and right: total("):
        assert any(line.startswith(text) for line in lines)
    assert len(lines) == 3 and lines[-1] == ("1 would gain 1 points in all, 1 would lose 1 points in all, "
                                             "1 keep their sum. Nothing was written.")
    after = {p: p.read_bytes() for p in course.folder.rglob("*") if p.is_file()}
    assert {p.name for p in after if after[p] != before.get(p)} == {FILE}, "only what the instructor changed"
    assert course.scores("chen")["total"] == 0.0
    course.grade()
    assert course.scores("chen")["total"] == 1.0


# -- errors ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("break_it, arguments, said", [
    (lambda f: None, ["07_none"], "No unit 07_none"),
    (lambda f: None, ["toy"], "There are: 01_toy"),
    (lambda f: None, [UNIT, "--student", "aminah"], "1 students handed in, such as: amina"),
    (lambda f: (f / "source" / UNIT / FILE).unlink(), [UNIT], "Make it with: autograder build 01_toy"),
    (lambda f: (f / "release" / UNIT / FILE).unlink(), [UNIT], "Make it with: nbgrader generate_assignment 01_toy"),
    (lambda f: shutil.rmtree(f / "submitted"), [UNIT], "Nothing is handed in"),
    (lambda f: (f / "gradebook.db").write_text("no data base at all" * 99), [UNIT], "gradebook.db"),
    (lambda f: (f / "nbgrader_config.py").write_text(
        "c = get_config()\nc.CourseDirectory.db_url = 'sqlite:////nowhere/at/all.db'"), [UNIT], "does not open"),
    (lambda f: (f / "autograded").write_text("a file"), [UNIT], "cannot be written"),
    (lambda f: (f / ".autograder" / UNIT).write_text("a file"), [UNIT], "cannot be written"),
])
def test_errors_tell_what_is_wrong(course, told, break_it, arguments, said):
    course.hand_in("amina", course.notebook())
    break_it(course.folder)
    code, out = told(*arguments)
    assert code == 2 and said in out, out


def test_a_unit_that_gained_a_cell_after_submissions_is_told(course):
    course.hand_in("amina", course.notebook())
    course.grade()
    course.change('"grade_id": "ramp"', '"grade_id": "slope"')
    with pytest.raises(GradingError, match="new: slope; gone: ramp.*autograder rebase 01_toy"):
        course.grade()


# -- killed between any two steps of writing -------------------------------------------------------------------------


def dying(course, results, moment):
    """Grade in a process that ends, as by kill -9, at the given call of what writes; gives whether it got so far."""
    pid = os.fork()
    if pid == 0:
        left = [moment]

        def counted(real):
            def call(*args, **kwargs):
                left[0] -= 1
                if left[0] == 0:
                    os.kill(os.getpid(), signal.SIGKILL)
                return real(*args, **kwargs)
            return call

        for module, name in ((os, "replace"), (os, "fsync"), (shutil, "copyfileobj"), (sqlite3, "connect")):
            setattr(module, name, counted(getattr(module, name)))
        sqlalchemy.event.listen(sqlalchemy.engine.Engine, "commit", counted(lambda connection: None))
        sqlalchemy.event.listen(sqlalchemy.engine.Engine, "before_cursor_execute", counted(lambda *all: None))
        try:
            course.grade(submit=lambda task: ready(results[task["student"]]))
            os._exit(0)
        except BaseException:
            traceback.print_exc()
            os._exit(1)
    status = os.waitpid(pid, 0)[1]
    assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0
    return os.WIFSIGNALED(status)


def ready(result):
    future = concurrent.futures.Future()
    future.set_result(dict(result))
    return future


def test_killed_at_every_step_of_writing(course):
    """What a killed run has examined is not examined again; the next run leaves what one leaves that was not killed."""
    names = ["amina", "bruno"]
    for name in names:
        course.hand_in(name, course.notebook(total=f"def total(x):\n    return float(x.sum())    # {name}"))
        course.hand_in(name, "notes", "notes.txt")
    secret(course.folder)      # what stands beside a page is drawn from it
    fresh = course.folder.parent / "fresh"
    shutil.copytree(course.folder, fresh)
    results, wanted = {}, None

    def keep(task):
        results[task["student"]] = course.pool.examine(task)
        return ready(results[task["student"]])

    course.grade(submit=keep)
    wanted = {s: (course.scores(s), files_of(course, s)) for s in names}
    moment, killed = 0, True
    while killed:
        moment += 1
        shutil.rmtree(course.folder)
        shutil.copytree(fresh, course.folder)
        killed = dying(course, results, moment)
        whole = {s for s, (_, entry) in journal(course).items()}
        examined = []

        def submit(task):
            examined.append(task["student"])      # noqa: B023
            return ready(results[task["student"]])

        course.grade(submit=submit)
        assert not whole & set(examined), f"killed at {moment}: examined twice"
        assert {s: (course.scores(s), files_of(course, s)) for s in names} == wanted, f"killed at {moment}"
        with sqlite3.connect(course.folder / "gradebook.db") as book:
            assert book.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            assert book.execute("SELECT COUNT(*) FROM submitted_assignment").fetchone() == (2,)
    assert moment > 30, "the moments were not there"


def files_of(course, student):
    """The text of what is written for a student; half-written files are hidden, and swept away when they are old."""
    folders = [course.folder / kind / student / UNIT for kind in ("autograded", "feedback")]
    return {str(p.relative_to(course.folder)): p.read_text() for f in folders for p in f.rglob("*")
            if p.is_file() and not p.name.startswith(".")}


@pytest.mark.parametrize("command", ["grade", "rebase"])
@pytest.mark.parametrize("line, told", [
    ("c.X.y = (1,", "SyntaxError: '(' was never closed"), ("import tqdm_of_mine", "No module named 'tqdm_of_mine'"),
    ("c.X.y = undefined_name", "NameError: name 'undefined_name' is not defined"),
    ("import broken", "broken.py, line 2: ZeroDivisionError")])
def test_settings_that_cannot_be_read_are_told_with_file_and_line(course, command, line, told):
    settings = course.folder / "nbgrader_config.py"
    text = "c = get_config()\nimport sys\nsys.path.insert(0, " + repr(str(course.folder)) + ")\n" + line + "\n"
    settings.write_text(text)
    (course.folder / "broken.py").write_text("\n1 / 0\n")
    done = CliRunner().invoke(cli.app, [command, UNIT, "--root", str(course.folder)])
    assert done.exit_code == 2 and isinstance(done.exception, SystemExit), done.exc_info
    assert told in done.stdout
    assert "broken" in line or f"{settings}, line 4" in done.stdout, done.stdout


@pytest.mark.parametrize("line, told", [
    ("c.CourseDirectory.db_url = 3", "c.CourseDirectory.db_url expected a unicode string, not the int 3. Fix it"),
    ("c.CourseDirectory.db_url = 'grades'", "c.CourseDirectory.db_url is no URL of a database"),
    ("c.AssignLatePenalties.plugin_class = 5", "c.AssignLatePenalties.plugin_class expected a subclass of")])
def test_settings_of_a_wrong_type_are_named(course, line, told):
    settings = course.folder / "nbgrader_config.py"
    settings.write_text(settings.read_text() + line + "\n")
    with pytest.raises(GradingError, match=re.escape(told)):
        gradebook.Look(gradebook.Settings.read(course.folder), UNIT)


@pytest.mark.parametrize("line, told", [
    ("c.GenerateAssignment.create_assignment = 'yes'", "c.GenerateAssignment.create_assignment expected a boolean"),
    ("c.ClearHiddenTests.begin_test_delimeter = 3", "c.ClearHiddenTests.begin_test_delimeter expected a unicode")])
def test_settings_of_a_wrong_type_that_only_releasing_reads_are_named(course, line, told):
    settings = course.folder / "nbgrader_config.py"
    settings.write_text(settings.read_text() + line + "\n")
    with pytest.raises(GradingError, match=re.escape(f"nbgrader_config.py: {told}")):
        gradebook.register(gradebook.Settings.read(course.folder), UNIT)
