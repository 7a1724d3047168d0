"""A class graded by a Dask cluster, whose workers and scheduler are killed."""

import os
import signal

import pytest
from school import RIGHT, Course, expected, said, until

from autograder.grade import cluster
from autograder.grade.journal import GradingError

CLASS = [f"s{number:02}" for number in range(20)]
# No sandbox: up from the candidate to the warm parent, and from there to the worker.
KILLS_ITS_WORKER = """
import os, signal
with open(f"/proc/{os.getppid()}/stat") as file:
    os.kill(int(file.read().rpartition(")")[2].split()[1]), signal.SIGKILL)
"""


def test_a_worker_killed_half_way_costs_nothing(course, dask, tmp_path):
    there = dask()
    first, _ = there.worker("--no-nanny"), there.worker("--no-nanny")
    local = Course(tmp_path / "local")
    for each in (course, local):
        (each.folder / "source" / "01_toy" / "data").mkdir()
        (each.folder / "source" / "01_toy" / "data" / "seven.txt").write_text("7")
        each.hand_in_class(CLASS, seconds=0.3)
        each.hand_in("reads", {**RIGHT, "total": "def total(x):\n    return float(open('data/seven.txt').read())\n"})
    run = course.start_grading("01_toy", "--cluster", there.address)
    until(lambda: len(course.results()) >= 6, 300, "the first results", run)
    os.kill(first.pid, signal.SIGKILL)
    assert len(course.results()) < 15
    text = said(run)
    assert "FAILED" not in text

    local.grade()
    assert course.gradebook() == local.gradebook()
    assert {s: {n: v for n, v in scores.items() if n != "why_step"} for s, scores in course.gradebook()} == {
        "reads": expected(0), **{s: expected(n) for n, s in enumerate(CLASS)}}
    assert all(entry["recorded"] for entry in course.results().values())
    assert course.results() == local.results()
    assert course.files() == local.files()


def test_a_submission_that_kills_its_workers_fails_alone(course, dask):
    there = dask(DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES="1")     # Dask's own 3 take longer
    there.worker(), there.worker()
    course.hand_in_class(CLASS[:6])
    course.hand_in("killer", {**RIGHT, "step": KILLS_ITS_WORKER})
    text = course.grade("01_toy", "--cluster", there.address, "--no-sandbox", code=1)
    assert "killer: GRADING FAILED, the whole notebook: 2 workers in a row have died of it" in text
    assert text.count("FAILED") == 1
    scores = dict(course.gradebook())
    assert set(scores.pop("killer").values()) == {None}
    assert {s: v["check_step"] for s, v in scores.items()} == {
        s: expected(n)["check_step"] for n, s in enumerate(CLASS[:6])}


def test_a_lost_scheduler_ends_the_run_and_another_run_finishes_it(course, dask):
    there = dask()
    there.worker()
    course.hand_in_class(CLASS[:8], seconds=0.3)
    run = course.start_grading("01_toy", "--cluster", there.address)
    until(lambda: len(course.results()) >= 2, 300, "the first results", run)
    os.kill(there.scheduler.pid, signal.SIGKILL)
    assert f"The scheduler at {there.address} is lost. What is graded is kept" in " ".join(said(run, 2).split())
    assert course.grade().count("unchanged") >= 2
    assert [s for s, _ in course.gradebook()] == CLASS[:8]


def test_a_scheduler_without_workers_and_workers_with_other_versions(dask, monkeypatch):
    there = dask()
    monkeypatch.setattr(cluster, "SECONDS_FOR_WORKERS", 1)
    with pytest.raises(GradingError, match="has no workers. Start some with: dask worker tcp://"):
        cluster.Cluster(there.address)
    there.worker()
    monkeypatch.setattr(cluster, "SECONDS_FOR_WORKERS", 30)
    with cluster.Cluster(there.address) as examiners:
        assert examiners.threads == 1
        examiners.environment += "another"
        with pytest.raises(GradingError, match="has other versions of what scores depend on"):
            examiners.submit({"steps": [], "files": None}).result(30)


def test_dask_is_optional(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "distributed", None)
    with pytest.raises(GradingError, match="pip install distributed"):
        cluster.Cluster("tcp://127.0.0.1:1")


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:1", "nowhere", "tcp://", "foo://bar:1"])
def test_an_address_where_no_scheduler_is(address, monkeypatch):
    pytest.importorskip("distributed", reason="Dask is not installed: pip install distributed")
    monkeypatch.setattr(cluster, "SECONDS_TO_CONNECT", 1)
    with pytest.raises(GradingError, match="No Dask scheduler answers at"):
        cluster.Cluster(address)
