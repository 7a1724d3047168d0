"""nbgrader's exchange from release_assignment to fetch_feedback, by its own commands: each student gets our page, and
nobody else does.
"""

import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

import nbformat
import pytest
from nbgrader.api import Gradebook
from scratch_course import ROOT, Scratch

from autograder.author import build
from autograder.demo import classroom

UNIT, TOPIC = "01_toy", "toy"
TOY = ROOT / "tests" / "files" / "toy"
SCRIPTS = Path(sys.executable).parent


class Student:
    """A home of their own, where nbgrader's student commands are run."""

    def __init__(self, name, folder, exchange):
        self.name, self.home = name, folder / name
        self.home.mkdir()
        (self.home / "nbgrader_config.py").write_text(
            f"c = get_config()\nc.Exchange.root = {str(exchange)!r}\nc.CourseDirectory.course_id = 'deep_learning'\n")

    def run(self, *command):
        environment = {**os.environ, "HOME": str(self.home), "JUPYTER_DATA_DIR": str(self.home / "data"),
                       "JUPYTER_CONFIG_DIR": str(self.home / "config")}
        done = subprocess.run([SCRIPTS / "nbgrader", *command, "--student", self.name], cwd=self.home, text=True,
                              env=environment, capture_output=True, timeout=120)
        assert done.returncode == 0, done.stderr[-3000:]
        return done.stdout + done.stderr

    def answer(self, **answers):
        """Write right answers but for these into the fetched notebook, as in JupyterLab."""
        path = self.home / UNIT / f"{TOPIC}.ipynb"
        solved = classroom.solutions(build.lesson_of(TOY, UNIT))
        nbformat.write(classroom.answered(nbformat.read(path, 4), {**solved, **answers}), path)

    def submit(self):
        """Gives the submission's time, which names the folder that its feedback will come to."""
        return re.search(r"Submitted as: deep_learning 01_toy (.*)", self.run("submit", UNIT))[1]

    def pages(self):
        """{when it was handed in: the page} of all feedback that this student gets now."""
        self.run("fetch_feedback", UNIT)
        return {p.parent.name: p.read_text(encoding="utf-8")
                for p in (self.home / UNIT / "feedback").glob(f"*/{TOPIC}.html")}


class Instructor(Scratch):
    def __init__(self, folder, exchange):
        folder.mkdir()
        super().__init__(folder)
        with open(folder / "nbgrader_config.py", "a") as file:
            file.write(f"c.Exchange.root = {str(exchange)!r}\n")
        build.build(TOY, UNIT, folder)

    def grade(self, *options, umask=0o022):
        done = subprocess.run([SCRIPTS / "autograder", "grade", UNIT, *options], cwd=self.folder, text=True,
                              capture_output=True, timeout=300, umask=umask)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def page(self, student):
        return (self.folder / "feedback" / student / UNIT / f"{TOPIC}.html").read_text(encoding="utf-8")


def ours(page, student):
    return f"<h1>Feedback on {UNIT}</h1>" in page and f"<p>For {student}.</p>" in page


@pytest.fixture(scope="module")
def school(tmp_path_factory):
    """An instructor and two students, after the first round: released, fetched, submitted, collected, graded."""
    folder = tmp_path_factory.mktemp("school")
    exchange = folder / "exchange"
    exchange.mkdir()
    exchange.chmod(0o777)
    instructor = Instructor(folder / "course", exchange)
    students = {name: Student(name, folder, exchange) for name in ("amina", "bruno")}
    instructor.run("generate_assignment", UNIT)
    instructor.run("release_assignment", UNIT)
    for student in students.values():
        assert UNIT in student.run("list")
        student.run("fetch_assignment", UNIT)
    students["amina"].answer()
    students["bruno"].answer(total="def total(x):\n    return 7")
    first = {name: student.submit() for name, student in students.items()}
    instructor.run("collect", UNIT)
    instructor.hand_in("chen", UNIT, (students["amina"].home / UNIT / f"{TOPIC}.ipynb").read_text())    # by e-mail
    instructor.grade(umask=0o077)
    instructor.run("release_feedback", UNIT)
    return instructor, students, first


def test_each_student_gets_the_own_page_and_only_that(school):
    instructor, students, first = school
    for name, student in students.items():
        pages = student.pages()
        assert set(pages) == {first[name]}
        assert ours(pages[first[name]], name) and pages[first[name]] == instructor.page(name)
    assert "amina" in instructor.run("list", "--inbound").stderr
    released = list((instructor.folder.parent / "exchange" / "deep_learning" / "feedback").iterdir())
    assert len(released) == 3 and all(p.stat().st_mode & 0o004 for p in released), "students can read them"


def test_the_page_stays_after_generate_feedback_and_after_another_grade(school):
    instructor, students, first = school
    before = instructor.page("bruno")
    for again in (lambda: instructor.run("generate_feedback", UNIT), lambda: instructor.grade(),
                  lambda: instructor.run("generate_feedback", UNIT, "--force"), lambda: instructor.grade("--force")):
        again()
        assert instructor.page("bruno") == before
        instructor.run("release_feedback", UNIT)
        assert students["bruno"].pages() == {first["bruno"]: before}


def test_a_second_submission_gets_its_own_feedback(school):
    instructor, students, first = school
    bruno = students["bruno"]
    before = bruno.pages()
    bruno.answer()
    second = bruno.submit()
    instructor.run("collect", UNIT, "--update")
    instructor.grade()
    instructor.run("release_feedback", UNIT)
    pages = bruno.pages()
    assert set(pages) == {first["bruno"], second} and pages[first["bruno"]] == before[first["bruno"]]
    assert pages[second] == instructor.page("bruno") != before[first["bruno"]]
    assert set(students["amina"].pages()) == {first["amina"]}

    time.sleep(0.01)
    third = bruno.submit()      # the same cells again: nothing is examined, and yet the page comes
    instructor.run("collect", UNIT, "--update")
    assert "unchanged" in next(line for line in instructor.grade().splitlines() if "bruno" in line)
    instructor.run("release_feedback", UNIT)
    assert bruno.pages()[third] == pages[second]


def test_pages_of_an_earlier_version_get_what_the_exchange_needs(school):
    instructor, *_ = school
    for name in ("timestamp.txt", "submission_secret.txt"):
        (instructor.folder / "feedback" / "amina" / UNIT / name).unlink()
    instructor.grade()
    instructor.run("release_feedback", UNIT)


@pytest.mark.parametrize("secret", [b"x" * 5000, b"\xff\xfe", b"", None])
def test_a_secret_that_nbgrader_did_not_make_stops_nobody(school, secret):
    instructor, *_ = school
    path = instructor.folder / "submitted" / "chen" / UNIT / "submission_secret.txt"
    if secret is None:
        shutil.rmtree(path, ignore_errors=True)
        path.unlink(missing_ok=True)
        path.symlink_to(instructor.folder / ".autograder" / "secret")
    else:
        path.write_bytes(secret)
    (instructor.folder / "feedback" / "chen" / UNIT / "submission_secret.txt").unlink()
    instructor.grade("--student", "chen")
    instructor.run("release_feedback", UNIT)
    path.unlink()       # the link: nbgrader's own autograde refuses a submission that has one


def test_after_nbgraders_own_autograde_the_next_grade_makes_all_ours_again(school):
    """What a person gave for the text that is still there is not told to be for an earlier one."""
    instructor, _, _ = school
    with Gradebook(f"sqlite:///{instructor.folder / 'gradebook.db'}", "deep_learning") as book:
        given = book.find_grade("why_step", TOPIC, UNIT, "chen")
        given.manual_score, given.needs_manual_grade = 1.5, False
        book.db.commit()
    instructor.grade()
    before = instructor.page("chen")
    assert ours(before, "chen")
    for again in ("autograde",), ("autograde", "generate_feedback"):
        for command in again:
            instructor.run(command, UNIT, "--force")
        for option in ("--diff",), ():
            said = instructor.grade(*option)
            assert "1.5*" not in said and "earlier text" not in said, said
        assert instructor.page("chen") == before
        instructor.run("generate_feedback", UNIT, "--force")
        assert instructor.page("chen") == before
        assert "unchanged" in instructor.grade()
