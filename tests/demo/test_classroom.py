"""The sample class: twelve submissions, each as damaged as it says."""

import shutil
from pathlib import Path

import nbformat
import pytest

from autograder.author import build
from autograder.demo import classroom
from autograder.grade.notebooks import Unreadable, name_of, read
from autograder.grade.plan import Notebooks, plan

TOY = Path(__file__).parents[1] / "files/toy"


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    root = tmp_path_factory.mktemp("course") / "toy"
    shutil.copytree(TOY, root)
    build.build(root, "01_toy", root)
    students = classroom.sample_class(root, "01_toy")
    lesson = build.lesson_of(root, "01_toy")
    classroom.hand_in(students, lesson, root)
    return root, lesson, {s.name: s for s in students}


@pytest.fixture(scope="module")
def release(course):
    return nbformat.read(course[0] / "release/01_toy/toy.ipynb", 4)


def handed_in(course, name):
    return course[0] / "submitted" / name / "01_toy/toy.ipynb"


def cells(notebook):
    return {name_of(c): c.source for c in notebook.cells if name_of(c)}


def test_twelve_students(course):
    root, _, students = course
    assert len(students) == 12 == len({s.about for s in students.values()})
    assert sorted(p.name for p in (root / "submitted").iterdir()) == sorted(students)
    for name, student in students.items():
        assert name.isascii() and name.islower()
        assert handed_in(course, name).read_text(encoding="utf-8") == student.text


def test_all_but_one_are_notebooks(course):
    unreadable = []
    for name in course[2]:
        try:
            nbformat.validate(read(handed_in(course, name)))
        except Unreadable:
            unreadable.append(name)
    assert unreadable == ["liam"]


def test_damage_is_as_described(course, release):
    source = nbformat.read(course[0] / "source/01_toy/toy.ipynb", 4)
    found = {name: plan(Notebooks.of(source, release), read(handed_in(course, name))).findings
             for name in course[2] if name != "liam"}
    assert {name: d for name, d in found.items() if d} == {
        "hana": ["cell 'step' is there 2 times; the last one counts"], "ivo": ["cell 'check_ramp' was deleted"]}


def test_answers_are_as_described(course, release):
    _, lesson, students = course
    solved = classroom.solutions(lesson)
    of = {name: cells(read(handed_in(course, name))) for name in students if name != "liam"}
    blank = cells(release)

    def like(name, wanted):
        return [e for e in lesson.exercises if of[name][e] == wanted[e]]

    assert like("amina", solved) == lesson.exercises and like("emil", blank) == lesson.exercises
    assert like("dalia", solved) == lesson.exercises[:2] and like("dalia", blank) == lesson.exercises[2:]
    for name in ("bruno", "chen", "fatou", "goran"):
        assert not like(name, solved) and not like(name, blank)
    assert of["bruno"] != of["chen"] and of["fatou"] != of["goran"]
    assert "while True" in of["jun"]["total"] and "os._exit" in of["katya"]["total"]
    assert all(of[n]["check_step"] == blank["check_step"] for n in of)


def test_the_release_is_left_alone(course, release):
    before = nbformat.writes(release)
    changed = classroom.answered(release, {"step": "x = 1"})
    assert cells(changed)["step"] == "x = 1" and nbformat.writes(release) == before


def test_same_class_every_time(course):
    assert classroom.sample_class(course[0], "01_toy") == list(course[2].values())
