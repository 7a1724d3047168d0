"""A process that dies, hangs or raises loses the step it was at and nothing else."""

import os
import signal
import time

import pytest

from autograder.author import forked_runs


def work(steps):
    for step in steps:
        if step == "die":
            os._exit(3)
        if step == "killed":
            os.kill(os.getpid(), signal.SIGKILL)
        if step == "hang":
            time.sleep(60)
        if step == "raise":
            raise ValueError("no such thing")
        if step == "exit":
            raise SystemExit(0)
        if step == "unpicklable":
            yield lambda: None
        yield step * 2, os.getpid()


def results(jobs, processes=2, seconds=5.0, work=work):
    """{job: [(step, result)]}, with the process number taken off."""
    out = {}
    for index, step, result in forked_runs.run(work, jobs, processes, seconds):
        out.setdefault(index, []).append((step, result[0] if isinstance(result, tuple) else result))
    return out


def test_all_go_well():
    jobs = [[1, 2, 3], [4], [], [5, 6]]
    assert results(jobs) == {0: [(1, 2), (2, 4), (3, 6)], 1: [(4, 8)], 3: [(5, 10), (6, 12)]}
    assert results([]) == {} == results([[], []])


def test_more_jobs_than_processes():
    jobs = [[i, i + 1] for i in range(12)]
    found = results(jobs, processes=3)
    assert found == {i: [(i, 2 * i), (i + 1, 2 * i + 2)] for i in range(12)}


def test_one_process_for_a_job():
    pids = {}
    for index, _, (_, pid) in forked_runs.run(work, [[1, 2], [3, 4]], 2, 5.0):
        pids.setdefault(index, set()).add(pid)
    assert [len(p) for p in pids.values()] == [1, 1]
    assert len(set.union(*pids.values())) == 2 and os.getpid() not in set.union(*pids.values())


@pytest.mark.parametrize("bad, why", [
    ("die", "its process died"), ("killed", "its process died"), ("raise", "ValueError: no such thing"),
    ("exit", "SystemExit: 0"), ("hang", "it did not finish within 0.8 s")])
def test_a_bad_step_loses_only_itself(capfd, bad, why):
    jobs = [[1, bad, 2, bad, 3], [4, 5], [bad], [bad, 6]]
    found = results(jobs, processes=4, seconds=0.8)
    assert [step for step, _ in found[0]] == jobs[0]
    assert [r for _, r in found[0][::2]] == [2, 4, 6]
    assert found[1] == [(4, 8), (5, 10)] and found[3][1] == (6, 12)
    lost = [found[0][1][1], found[0][3][1], found[2][0][1], found[3][0][1]]
    assert all(isinstance(r, forked_runs.Lost) and why in r.why for r in lost)
    assert capfd.readouterr().err == ""


def test_a_result_that_cannot_be_sent():
    (step, result), second = results([["unpicklable", 2]])[0]
    assert isinstance(result, forked_runs.Lost) and "pickle" in result.why.lower() and second == (2, 4)


def test_an_exception_tells_where():
    result = results([["raise"]])[0][0][1]
    assert result.raised and "test_forked_runs.py" in result.why
    assert not results([["die"]])[0][0][1].raised


def test_work_that_ends_early():
    def half(steps):
        yield steps[0]

    found = results([[1, 2]], work=half)[0]
    assert found[0] == (1, 1) and found[1][0] == 2 and isinstance(found[1][1], forked_runs.Lost)


def test_hanging_after_the_last_step():
    def lingers(steps):
        yield from steps
        time.sleep(60)

    begin = time.monotonic()
    assert results([[1, 2], [3]], seconds=0.8, work=lingers) == {0: [(1, 1), (2, 2)], 1: [(3, 3)]}
    assert time.monotonic() - begin < 20


def test_a_slow_reader_loses_nothing():
    out = []
    for _, _, result in forked_runs.run(work, [[1, 2, 3], [4, 5]], 2, 1.0):
        time.sleep(0 if out else 1.2)
        out.append(result)
    assert not any(isinstance(r, forked_runs.Lost) for r in out) and len(out) == 5


def test_large_results():
    def large(steps):
        for step in steps:
            yield bytes(3_000_000) + bytes([step])

    assert [r[-1] for _, r in results([[1, 2], [3]], work=large)[0]] == [1, 2]


def test_no_process_is_left_behind():
    before = set(_children())
    running = forked_runs.run(work, [[1, "hang"], ["hang"]], 2, 60.0)
    next(running)
    assert set(_children()) - before
    running.close()
    assert set(_children()) == before


def _children():
    import multiprocessing

    return [p.pid for p in multiprocessing.active_children()]
