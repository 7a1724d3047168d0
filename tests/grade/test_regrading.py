"""What is graded again and what is only recorded again: due dates and penalties, scores of people, packages; and what
`--diff` tells of it.
"""

import contextlib
import csv
import datetime
import json
import os
import shutil
import subprocess
import sys
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from nbgrader.api import Gradebook
from toy_course import COMMAND, UNIT
from typer.testing import CliRunner

from autograder import cli
from autograder.grade import gradebook, journal
from autograder.grade import run as run_module
from autograder.grade.journal import GradingError

DUE = datetime.datetime(2025, 3, 1, 12)
# 10 percent of the score for each day that has begun.
PENALTIES = '''
from nbgrader.plugins import BasePlugin

class Daily(BasePlugin):
    def late_submission_penalty(self, student_id, score, total_seconds_late):
        return score * 0.1 * (1 + total_seconds_late // 86400)
'''


@pytest.fixture
def told(course, monkeypatch):
    monkeypatch.setattr(run_module, "examiners", lambda jobs, cluster: contextlib.nullcontext(course.pool))

    def run(*arguments):
        done = CliRunner().invoke(cli.app, ["grade", UNIT, *arguments, "--root", str(course.folder)])
        assert done.exception is None or isinstance(done.exception, SystemExit), done.exc_info
        return done.stdout

    return run


def nobody(task):
    raise AssertionError(f"{task['student']} was examined again")


def hand_in(course, student, when="2025-03-03 15:00:00 UTC", **answers):
    course.hand_in(student, course.notebook(**answers))
    if when:
        course.hand_in(student, when, "timestamp.txt")


def set_due(course, due):
    with course.book() as book:
        book.book.update_or_create_assignment(UNIT, duedate=due)


def configure(course, lines):
    path = course.folder / "nbgrader_config.py"
    path.write_text(path.read_text() + lines)


def page(course, student):
    return (course.folder / "feedback" / student / UNIT / "toy.html").read_text()


def row(said, student):
    """A student's row of the table, of all the lines that it takes."""
    lines = said.splitlines()
    at = next(i for i, line in enumerate(lines) if student in line)
    rows = [lines[at]]
    while at + 1 < len(lines) and lines[at + 1].startswith("│") and not lines[at + 1].split("│")[1].strip():
        at += 1
        rows.append(lines[at])
    columns = zip(*(r.split("│") for r in rows), strict=True)
    return " ".join(" ".join(cell.strip() for cell in column) for column in columns)


def exported(course):
    subprocess.run([COMMAND.parent / "nbgrader", "export"], cwd=course.folder, check=True, capture_output=True,
                   timeout=120)
    with open(course.folder / "grades.csv", newline="") as file:
        return {r["student_id"]: r for r in csv.DictReader(file)}


# -- late penalties --------------------------------------------------------------------------------------------------


def test_a_due_date_an_extension_and_a_penalty_set_later_regrade_whom_they_touch(course, told):
    hand_in(course, "amina")
    hand_in(course, "bruno", "2025-02-27 10:00:00 UTC")
    course.grade()
    (course.folder / "penalties.py").write_text(PENALTIES)
    configure(course, "import sys\nsys.path.insert(0, c.CourseDirectory.root)\n"
                      "c.AssignLatePenalties.plugin_class = 'penalties.Daily'\n")
    assert "5.5" in row(told(), "amina")
    examined = {s: journal.Journal(course.folder, UNIT).read(s).examined for s in ("amina", "bruno")}

    set_due(course, DUE)
    said = told()
    reason = "late by 2 d 3 h: −1.65 (30 percent)"
    assert "3.85" in row(said, "amina") and "was 5.5" in row(said, "amina") and reason in row(said, "amina")
    assert "unchanged" in row(said, "bruno")
    assert "3.85 of 7.5 points" in page(course, "amina") and reason[1:] in page(course, "amina")
    assert "ate by" not in page(course, "bruno")
    line = exported(course)["amina"]
    assert (float(line["score"]), float(line["late_submission_penalty"])) == pytest.approx((3.85, 1.65))
    assert line["late"] == reason

    said = told()
    assert "unchanged" in row(said, "amina") and reason in row(said, "amina"), "told each time"
    with course.book() as book:
        book.book.grant_extension(UNIT, "amina", days=2)
    assert "late by 3 h: −0.55 (10 percent)" in row(told(), "amina") and "4.95 of 7.5" in page(course, "amina")

    sys.modules.pop("penalties", None)      # this process has the plugin of before
    (course.folder / "penalties.py").write_text(PENALTIES.replace("0.1", "0.25"))
    assert "−1.38 (25 percent)" in row(told(), "amina")
    set_due(course, None)
    assert "5.5" in row(told(), "amina") and "ate by" not in page(course, "amina"), "an extension of no due date"
    assert examined == {s: journal.Journal(course.folder, UNIT).read(s).examined for s in examined}



def test_a_time_with_its_offset_costs_nobody_and_one_that_nobody_can_read_is_told(course, told):
    hand_in(course, "offset", "2025-03-01 17:20:00 +0530")       # due at 12:00 UTC
    hand_in(course, "late", "2025-03-01 17:40:00 +0530")
    hand_in(course, "zone", "2025-03-02 5:30 PM XYZ")
    hand_in(course, "empty", "\n")
    set_due(course, DUE)
    assert course.grade()["late"].late.seconds == 600
    assert all(course.grade()[s].late is None for s in ("offset", "zone", "empty"))
    said = told()
    assert "zone: timestamp.txt holds a time zone that is not known: '2025-03-02 5:30 PM XYZ'; the submission counts " \
           "as in time" in said and "empty: timestamp.txt is empty; the submission counts as in time" in said
    hand_in(course, "late", "2025-03-01 17:40")      # read as UTC
    hand_in(course, "zone", "2025-03-01 10:00:00 UTC")
    assert course.grade()["late"].late.seconds == 20400
    assert not course.grade()["zone"].findings, "mended"
    hand_in(course, "late", "soon")
    assert course.grade()["late"].late is None, "what is told to count as in time does so"


def test_a_penalty_of_the_whole_score_leaves_nothing(course, told):
    hand_in(course, "amina")
    set_due(course, DUE)
    configure(course, "c.LateSubmissionPlugin.penalty_method = 'zero'\n")
    assert "late by 2 d 3 h: −5.5 (100 percent)" in row(told(), "amina")
    assert "<strong>0 of 7.5 points</strong>" in page(course, "amina")
    with course.book() as book:      # the person's points come on top, until the penalty is found anew
        grade = book.book.find_grade("why_step", "toy", UNIT, "amina")
        grade.manual_score, grade.needs_manual_grade = 2.0, False
        book.book.db.commit()
    assert "−7.5 (100 percent)" in row(told(), "amina") and "0 of 7.5 points" in page(course, "amina")


@pytest.mark.parametrize("gives, said", [("1 / 0", "ZeroDivisionError"), ("float('nan')", "it gave nan"),
                                         ("'half'", "ValueError")])
def test_a_plugin_that_fails_is_told(course, told, gives, said):
    hand_in(course, "amina")
    set_due(course, DUE)
    configure(course, "from nbgrader.plugins import BasePlugin\nclass Mine(BasePlugin):\n"
                      f"    def late_submission_penalty(self, *about): return {gives}\n"
                      "c.AssignLatePenalties.plugin_class = Mine\n")
    out = told()
    assert "The late penalty of amina is not known: Mine of nbgrader_config.py failed" in out and said in out


POINTS = st.floats(-1, 3).map(lambda x: round(x, 3))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(grades=st.lists(st.tuples(st.none() | POINTS, st.none() | POINTS, st.none() | POINTS), min_size=5, max_size=5),
       penalty=st.none() | st.floats(0, 9).map(lambda x: round(x, 3)))
def test_table_and_page_have_the_gradebooks_numbers(module_course, grades, penalty):
    """What people gave, extra credit and any penalty that stands in the gradebook: nbgrader exports max(0, score -
    penalty), and every other place says the same."""
    course = module_course
    if not (course.folder / "submitted").exists():
        hand_in(course, "amina")
        course.grade()
        set_due(course, DUE)
    with course.book() as book:
        notebook = book.book.find_submission_notebook("toy", UNIT, "amina")
        for grade, (auto, manual, extra) in zip(notebook.grades, grades, strict=True):
            grade.auto_score, grade.manual_score, grade.extra_credit = auto, manual, extra
        notebook.late_submission_penalty = penalty
        names = [g.name for g in notebook.grades]
        book.book.db.commit()
        submission = book.book.find_submission(UNIT, "amina")
        wanted = max(0.0, submission.score - submission.late_submission_penalty)
        late, people = book.late().get("amina"), book.previous().get("amina", {})
        from autograder.grade import task
        from autograder.grade.grading import Graded
        from autograder.grade.messages import Examined

        scores = {n: (auto, 1.0) for n, (auto, *_) in zip(names, grades, strict=True)}
        assert Graded("amina", scores, people=people, late=late).sum == pytest.approx(wanted)
        assert late is None and not penalty or late.score == pytest.approx(submission.score)
        shown = task.page({"cells": []}, UNIT, "amina", True,
                          Examined(grades={n: auto for n, (auto, _) in scores.items()}), dict.fromkeys(names, 1.0),
                          people, late and late.as_list())
        assert f"<strong>{round(wanted, 2):g} of 5 points</strong>" in shown


# -- scores of people ------------------------------------------------------------------------------------------------


def by_hand(course, student, score, cell="why_step"):
    """As formgrader does it."""
    with course.book() as book:
        grade = book.book.find_grade(cell, "toy", UNIT, student)
        grade.manual_score, grade.needs_manual_grade = score, False
        book.book.db.commit()


def waits(course, student, cell="why_step"):
    with course.book() as book:
        grade = book.book.find_grade(cell, "toy", UNIT, student)
        return grade.manual_score, grade.needs_manual_grade


def test_another_written_answer_needs_a_person_again_once(course, told):
    hand_in(course, "amina", why_step="It is a threshold.")
    course.grade()
    by_hand(course, "amina", 1.25)
    told()
    hand_in(course, "amina", why_step="Because I say so.")
    assert "a person's 1.25 for why_step is for an earlier text" in told("--diff")
    assert waits(course, "amina") == (1.25, False), "nothing was written"
    said = told()
    assert waits(course, "amina") == (1.25, True)
    assert "1.25*" in row(said, "amina") and "*: given by a person for an earlier text" in said
    assert "given for an earlier text" in page(course, "amina") and "1 answer is still to be graded" in page(
        course, "amina")
    told()
    hand_in(course, "amina", why_step="Because I say so.", step="0")     # another submission, before anybody looked
    told()
    assert waits(course, "amina") == (1.25, True) and "1.25*" in row(told(), "amina")
    by_hand(course, "amina", 1.25)
    for options in ((), ("--force",), ()):
        assert "1.25*" not in row(told(*options), "amina") and waits(course, "amina") == (1.25, False)
        assert "earlier text" not in page(course, "amina")
    set_due(course, DUE)
    told()
    assert waits(course, "amina") == (1.25, False)


def test_the_text_of_before_handed_in_again_needs_nobody(course):
    hand_in(course, "amina", why_step="It is a threshold.")
    course.grade()
    by_hand(course, "amina", 2.0)
    for answer, flag in (("Other.", True), ("Another.", True), ("It is a threshold.", False)):
        hand_in(course, "amina", why_step=answer)
        course.grade()
        assert waits(course, "amina") == (2.0, flag)
    course.hand_in("amina", "no notebook")
    course.grade()
    assert waits(course, "amina") == (2.0, True)
    hand_in(course, "amina", why_step="It is a threshold.")
    course.grade()
    assert waits(course, "amina") == (2.0, False)


def test_other_code_leaves_a_written_answers_score_but_not_that_of_its_own_check(course):
    hand_in(course, "amina", why_step="It is a threshold.")
    course.grade()
    by_hand(course, "amina", 1.25)
    by_hand(course, "amina", 0.5, "check_step")
    by_hand(course, "amina", 1.0, "check_total")
    hand_in(course, "amina", why_step="It is a threshold.\r\n", step="def step(z):\n    return 1")
    course.grade()
    assert waits(course, "amina") == (1.25, False) and waits(course, "amina", "check_total") == (1.0, False)
    assert waits(course, "amina", "check_step") == (0.5, True)


def test_a_result_of_an_earlier_version_is_compared_by_its_notebook(course):
    for student in ("amina", "bruno"):
        hand_in(course, student, why_step="It is a threshold.")
    course.grade()
    kept = journal.Journal(course.folder, UNIT)
    for student in ("amina", "bruno"):
        by_hand(course, student, 1.25)
        entry = json.loads(kept.path(student).read_text())
        for name in ("texts", "earlier", "missing", "installed", "late"):
            entry.pop(name, None)
        kept.path(student).write_text(json.dumps({**entry, "key": "of another environment"}))
    hand_in(course, "bruno", why_step="Other.")
    course.grade()
    assert waits(course, "amina") == (1.25, False) and waits(course, "bruno") == (1.25, True)


# -- packages --------------------------------------------------------------------------------------------------------


def test_a_package_that_is_installed_later_grades_again_who_missed_it(course, tmp_path, monkeypatch):
    site = tmp_path / "site"
    site.mkdir()
    monkeypatch.syspath_prepend(site)
    hand_in(course, "amina", total="import nowhere_yet\ndef total(x):\n    return float(x.sum())")
    hand_in(course, "bruno", total="def total(x):\n    import nowhere_yet\n    return float(x.sum())")
    hand_in(course, "chen")
    course.grade()
    assert all(g.unchanged for g in course.grade(submit=nobody).values())
    (site / "nowhere_yet-1.0.dist-info").mkdir()
    again = course.grade()
    assert {s for s, g in again.items() if not g.unchanged} == {"amina", "bruno"}
    assert all(g.unchanged for g in course.grade(submit=nobody).values())


def test_a_package_that_scores_depend_on_grades_all_again(course, monkeypatch):
    hand_in(course, "amina")
    course.grade()
    version = journal.importlib.metadata.version
    monkeypatch.setattr(journal.importlib.metadata, "version", lambda n: "99" if n == "numpy" else version(n))
    assert not course.grade()["amina"].unchanged


# -- what would change -----------------------------------------------------------------------------------------------


def tree(folder):
    return {p: (p.lstat().st_mtime_ns, p.lstat().st_mode, p.read_bytes() if p.is_file() else None)
            for p in [folder, *folder.rglob("*")]}


def test_diff_writes_nothing_at_all_and_ends_with_its_answer(course, told):
    for number in range(4):
        hand_in(course, f"s{number}", total=f"def total(x):\n    return float(x.sum())    # {number}")
    course.grade()
    hand_in(course, "s1", total="0")
    hand_in(course, "new")
    course.hand_in("s2", "no notebook")
    set_due(course, DUE)
    configure(course, "c.LateSubmissionPlugin.penalty_method = 'zero'\n")
    before = tree(course.folder)
    first, *lines = told("--diff").splitlines()
    assert tree(course.folder) == before
    assert first.startswith("1 of 5 submissions waits for a person")
    assert lines[-1].startswith("0 would gain, 4 would lose") and lines[-1].endswith("Nothing was written.")
    assert "1 were not graded before" in lines[-1]
    assert [line.split(":")[0] for line in lines[:-1]] == ["s0", "s1", "s2", "s3"], "one line a student"
    assert "5.5 -> 0 of 7.5: late by 2 d 3 h: −5.5 (100 percent)" in lines[0]
    assert len(told("--diff", "--verbose").splitlines()) > len(lines)
    for absent in ("gradebook.db", ".autograder"):
        path = course.folder / absent
        shutil.rmtree(path) if path.is_dir() else path.unlink()
        before = tree(course.folder)
        assert "were not graded before. Nothing was written." in told("--diff")
        assert tree(course.folder) == before


def test_diff_in_a_folder_that_cannot_be_written(course, told):
    hand_in(course, "amina")
    course.grade()
    hand_in(course, "amina", total="0")
    for path in [course.folder, *course.folder.rglob("*")]:
        path.chmod(path.stat().st_mode & ~0o222)
    try:
        for configured in (False, True):
            if configured:
                (course.folder / "nbgrader_config.py").chmod(0o644)
                configure(course, "# another\n")
            if os.geteuid():
                assert "amina: 5.5 -> 4.5 of 7.5: total 1 -> 0 of 1" in told("--diff")
            else:       # root may write all the same, but not where the file system is read-only
                script = ('mount --bind "$1" "$1" && mount -o remount,ro,bind "$1" && '
                          'exec "$0" grade "$2" --diff --root "$1"')
                done = subprocess.run(["unshare", "--mount", "sh", "-c", script, COMMAND, course.folder, UNIT],
                                      text=True, capture_output=True, timeout=120)
                assert "amina: 5.5 -> 4.5 of 7.5: total 1 -> 0 of 1" in done.stdout, done.stdout + done.stderr
    finally:
        for path in [course.folder, *course.folder.rglob("*")]:
            path.chmod(path.stat().st_mode | 0o700)


def test_diff_tells_of_new_and_removed_exercises_and_scores_of_people(course, told):
    hand_in(course, "amina", total="0")
    course.grade()
    by_hand(course, "amina", 0.75, "check_step")
    kept = journal.Journal(course.folder, UNIT)
    entry = kept.read("amina")
    entry.grades["check_gone"] = 1.0
    del entry.grades["check_ramp"]
    kept.write("amina", replace(entry, key="of other checks"))
    lines = told("--diff").splitlines()
    assert len(lines) == 2 and "gone is no longer in the unit, was 1" in lines[0]
    assert "ramp – -> 1.5 of 1.5 (a new exercise)" in lines[0]


def test_some_students(course, told):
    for student in ("amina", "bruno", "chen"):
        hand_in(course, student)
    said = told("--student", "amina", "--student", "chen")
    assert "amina" in said and "chen" in said and "bruno" not in said
    said = told("--student", "amina", "--student", "bruna", "--student", "zoe")
    assert all(text in said for text in (f"bruna/{UNIT}", f"zoe/{UNIT}", "3 students handed in, such as: bruno"))


def test_the_gradebook_is_nbgraders(course):
    """What this file sets in the gradebook is what nbgrader reads there."""
    hand_in(course, "amina")
    course.grade()
    set_due(course, DUE)
    with course.book() as book, Gradebook(book.directory.db_url, "deep_learning") as theirs:
        assert theirs.find_submission(UNIT, "amina").total_seconds_late == book.late()["amina"].seconds
        theirs.grant_extension(UNIT, "amina", days=1, hours=5, minutes=7)
        assert theirs.find_submission(UNIT, "amina").total_seconds_late == book.late()["amina"].seconds
        assert gradebook.seconds_late("2025-03-01 12:00:01.500000", "2025-03-01 12:00:00.000000", None) == 1.5
    with pytest.raises(GradingError, match="cannot be used"):
        configure(course, "c.AssignLatePenalties.plugin_class = 'nowhere.Plugin'\n")
        course.book()


def test_what_another_has_written_over_autograded_or_feedback_is_ours_again_after_the_next_grade(course, told):
    hand_in(course, "amina")
    course.grade()
    with course.book() as book:
        grade = book.book.find_grade("why_step", "toy", UNIT, "amina")
        grade.manual_score, grade.needs_manual_grade = 1.5, False
        book.book.db.commit()
    told()
    before = page(course, "amina")
    for kind, file in (("autograded", "toy.ipynb"), ("feedback", "toy.html")):
        path = course.folder / kind / "amina" / UNIT / file
        path.write_text(path.read_text() + "\n")
        if kind == "autograded":
            with course.book() as book:      # as nbgrader's autograde leaves it
                book.book.find_grade("why_step", "toy", UNIT, "amina").needs_manual_grade = True
                book.book.db.commit()
        assert all("1.5*" not in said and "earlier text" not in said for said in (told("--diff"), told()))
        assert page(course, "amina") == before and "unchanged" in row(told(), "amina")
