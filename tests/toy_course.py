"""A toy class in a scratch folder, graded in this process or by the command."""

import subprocess
import sys
from pathlib import Path

import nbformat

from autograder.author import build
from autograder.demo import classroom
from autograder.grade import gradebook
from autograder.grade.run import run

ROOT = Path(__file__).resolve().parents[1]
TOY = ROOT / "tests" / "files" / "toy"
UNIT, FILE = "01_toy", "toy.ipynb"
COMMAND = Path(sys.executable).parent / "autograder"


class Course:
    """A folder in which submissions to the toy unit are graded."""

    def __init__(self, folder, pool):
        self.folder, self.pool = folder, pool

    def notebook(self, **answers):
        """A submission that is right but for these answers."""
        release = nbformat.read(self.folder / "release" / UNIT / FILE, 4)
        solved = classroom.solutions(build.lesson_of(TOY, UNIT))
        return classroom.answered(release, {**solved, **answers})

    def hand_in(self, student, content, file=FILE):
        path = self.folder / "submitted" / student / UNIT / file
        path.parent.mkdir(parents=True, exist_ok=True)
        if not isinstance(content, bytes | str):
            content = nbformat.writes(content)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def grade(self, student=None, **options):
        """{student: Graded}"""
        with run(self.folder, UNIT, [student] if student else [],
                 **{"submit": self.pool and self.pool.submit, **options}) as grading:
            return {g.student: g for g in grading.results}

    def book(self):
        settings = gradebook.Settings.read(self.folder)
        gradebook.prepare(settings, UNIT)
        return gradebook.Book(settings, UNIT)

    def scores(self, student):
        with self.book() as book:
            return {n.removeprefix("check_"): earned for n, (earned, _) in book.scores(student).items()}

    def change(self, old, new):
        """The instructor changes the unit's notebooks."""
        for kind in ("source", "release"):
            path = self.folder / kind / UNIT / FILE
            text = path.read_text(encoding="utf-8")
            assert old in text or kind == "release"
            path.write_text(text.replace(old, new), encoding="utf-8")

    def command(self, *arguments, **options):
        return subprocess.run([COMMAND, "grade", *arguments, "--root", self.folder], text=True, capture_output=True,
                              timeout=300, stdin=subprocess.DEVNULL, **options)
