"""Makes a sample class out of a unit's answers: twelve students, some right, some wrong, some with damaged files."""

from __future__ import annotations

import copy
from dataclasses import dataclass
from pathlib import Path

import nbformat

from autograder.author import answers as answer_files
from autograder.author import build
from autograder.author.lesson import BEGIN_SOLUTION, END_SOLUTION, EXERCISE, WRITTEN, Lesson
from autograder.grade.naming import check_of, notebook_of
from autograder.grade.notebooks import name_of


@dataclass(frozen=True)
class Student:
    """One sample submission: its file's text, and for each exercise whether its points are due."""

    name: str
    about: str
    text: str


def answered(release, answers: dict[str, str]):
    """A copy of a release notebook with `answers` (exercise -> source) in the place of its exercises."""
    notebook = copy.deepcopy(release)
    for cell in notebook.cells:
        if name_of(cell) in answers:
            cell.source = answers[name_of(cell)]
    return notebook


def solutions(lesson: Lesson) -> dict[str, str]:
    """The solution of every exercise, and the model answer of every written one."""
    marks = (BEGIN_SOLUTION, END_SOLUTION)
    return {c.name: c.source if c.kind == EXERCISE else
            "\n".join(line for line in c.source.split("\n") if line.strip() not in marks).strip()
            for c in lesson.of_kind(EXERCISE, WRITTEN)}


def sample_class(root: Path, unit: str) -> list[Student]:
    """Twelve submissions to `unit`, made of its built release and its answers.py."""
    lesson = build.lesson_of(root, unit)
    release = nbformat.read(root / "release" / unit / notebook_of(unit), 4)
    answers = answer_files.read(root / "course" / "units" / unit / "answers.py")
    solved = solutions(lesson)
    functions = [n for n in lesson.exercises if f"def {n}(" in solved[n]]

    def pick(index, *, right):
        of = {n: [a.source for a in answers.of(n) if a.right == right] for n in lesson.exercises}
        return {n: sources[index % len(sources)] for n, sources in of.items() if sources}

    def text(notebook):
        return nbformat.writes(notebook)

    doubled = answered(release, solved)
    at = next(i for i, c in enumerate(doubled.cells) if name_of(c) == lesson.exercises[0])
    twin = copy.deepcopy(doubled.cells[at])
    twin.id += "-copy"
    doubled.cells.insert(at + 1, twin)
    deleted = answered(release, solved)
    deleted.cells = [c for c in deleted.cells if name_of(c) != check_of(lesson.exercises[1])]
    endless = {**solved, functions[-1]: f"def {functions[-1]}(*args, **kwargs):\n    while True:\n        pass"}
    deadly = {**solved, functions[2]: f"def {functions[2]}(*args, **kwargs):\n    import os\n    os._exit(1)"}
    half = dict(list(solved.items())[: len(solved) // 2])
    return [
        Student("amina", "everything as in the solution", text(answered(release, solved))),
        Student("bruno", "everything right, written otherwise", text(answered(release, pick(0, right=True)))),
        Student("chen", "everything right, written otherwise again", text(answered(release, pick(1, right=True)))),
        Student("dalia", "the first half", text(answered(release, half))),
        Student("emil", "nothing", text(release)),
        Student("fatou", "every exercise wrong in a known way", text(answered(release, pick(0, right=False)))),
        Student("goran", "every exercise wrong in another way", text(answered(release, pick(1, right=False)))),
        Student("hana", "right, with a copied cell", text(doubled)),
        Student("ivo", "right, with a deleted check cell", text(deleted)),
        Student("jun", f"right, but {functions[-1]} never ends", text(answered(release, endless))),
        Student("katya", f"right, but {functions[2]} kills the kernel", text(answered(release, deadly))),
        Student("liam", "a file that is no notebook", text(answered(release, solved))[:2000]),
    ]


def hand_in(students: list[Student], lesson: Lesson, folder: Path) -> None:
    """Write the submissions into nbgrader's submitted/STUDENT/UNIT/ below `folder`."""
    for student in students:
        path = folder / "submitted" / student.name / lesson.unit / notebook_of(lesson.unit)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(student.text, encoding="utf-8")
