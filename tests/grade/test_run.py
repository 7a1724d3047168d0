"""A run examines and keeps; to examine alone writes nothing, and what is kept is not held."""

import gc
import weakref

import pytest
from toy_course import UNIT

from autograder.grade import run as runs
from autograder.grade.grading import Examination, Known, Unit
from autograder.grade.journal import GradingError
from autograder.grade.result_writer import ResultWriter
from autograder.grade.run import run


def tree(folder):
    return {p: (p.lstat().st_mtime_ns, p.read_bytes() if p.is_file() else None) for p in [folder, *folder.rglob("*")]}


def nobody(task):
    raise AssertionError(f"{task['student']} was examined")


@pytest.fixture
def two(course):
    course.hand_in("amina", course.notebook())
    course.hand_in("bruno", course.notebook(total="0"))
    return course


def test_examining_writes_nothing_and_keeping_examines_nothing(two):
    unit = Unit(two.folder, UNIT)
    with two.book() as book:
        before = tree(two.folder)
        examination = Examination(unit, book, Known.of(book), two.pool.submit, b"")
        results = sorted(examination.examine(unit.handed_in()), key=lambda r: r.student)
        assert [r.entry.grades["check_total"] for r in results] == [1.0, 0.0] and not any(r.before for r in results)
        assert [examination.expected(r).sum for r in results] == [5.5, 4.5]
        assert tree(two.folder) == before
        writer = ResultWriter(unit, book)
        assert [writer.write(r).sum for r in results] == [5.5, 4.5]
        again = list(Examination(unit, book, Known.of(book), nobody, b"").examine(unit.handed_in()))
        assert all(r.unchanged and r.entry is r.before and r.entry.recorded for r in again)
    assert two.scores("bruno")["total"] == 0.0


def test_a_result_that_is_not_whole_any_more_is_examined_again(two):
    two.grade()
    (two.folder / "autograded" / "amina" / UNIT / "toy.ipynb").write_text("{}")
    unit = Unit(two.folder, UNIT)
    with two.book() as book:
        writer = ResultWriter(unit, book)
        results = {r.student: r for r in Examination(unit, book, writer.known, nobody, b"").examine(unit.handed_in())}
        assert results["amina"].unchanged and writer.write(results["amina"]) is None
        assert writer.write(results["bruno"]).unchanged
    assert [s for s, g in two.grade().items() if not g.unchanged] == ["amina"]


def test_results_come_one_by_one_and_are_not_held(two):
    for number in range(4):
        two.hand_in(f"s{number}", two.notebook(total=f"0  # {number}"))
    asked = []

    def submit(task):
        asked.append(task["student"])
        return two.pool.submit(task)

    with run(two.folder, UNIT, submit=submit, jobs=1) as one:
        assert len(one.students) == 6 and not asked, "nothing begins before it is asked for"
        first = next(one.results)
        assert len(asked) <= 2, "as many as may wait"
        held = weakref.ref(first)
        del first
        next(one.results)
        gc.collect()
        assert held() is None
    assert len(asked) < 6, "a run that is left goes on no further"


def test_examiners_start_when_there_is_something_to_examine(two, monkeypatch):
    two.grade()
    monkeypatch.setattr(runs, "examiners", lambda jobs, cluster: nobody({"student": "somebody"}))
    with run(two.folder, UNIT) as one:
        assert all(g.unchanged for g in one.results)


def test_cells_that_the_gradebook_does_not_know_stop_all_but_a_look(two):
    two.grade()
    two.change('"grade_id": "ramp"', '"grade_id": "slope"')
    with run(two.folder, UNIT, submit=nobody, diff=True) as one:
        (note,) = one.notes()
        assert "new: slope; gone: ramp" in note
    with run(two.folder, UNIT, submit=nobody) as one, pytest.raises(GradingError, match="new: slope; gone: ramp"):
        one.notes()


def test_of_students_who_are_asked_for_only_their_own_misplaced_work_counts(two):
    for path in (f"amina/{UNIT.replace('_', '-')}.ipynb", "carla/toy.ipynb", "toy.ipynb"):
        (two.folder / "submitted" / path).parent.mkdir(exist_ok=True)
        (two.folder / "submitted" / path).write_text("{}")
    for wanted, whose in (((), ["amina", "carla", ""]), (["amina"], ["amina"]), (["bruno"], [])):
        with run(two.folder, UNIT, wanted, submit=nobody, diff=True) as one:
            assert sorted(m.student for m in one.misplaced()) == sorted(whose)
