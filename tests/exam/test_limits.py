"""What limits an examination: the notebook's time, what checks compute, and the examiner's own memory."""

import os
import time

import pytest
from toy_course import FILE, TOY, UNIT

from autograder.author import build
from autograder.exam import examiner, limits
from autograder.grade import task

BEGIN = "import numpy as np\nfrom autograder import check\n"
DOUBLE = "def double(x):\n    return 2 * x\n"
CHECK = ("double", "check(double, 3).equal(6)\n### BEGIN HIDDEN TESTS\ncheck(double, 4).equal(8)\n### END HIDDEN TESTS")


@pytest.fixture
def examine_here(pool, monkeypatch):
    """Examine cells in this process, where limits can be set."""

    def run(*cells, **changed):
        for name, value in changed.items():
            monkeypatch.setattr(limits, name, value)
        steps = [[c, "", 0.0] if isinstance(c, str) else [f"{BEGIN}{c[1]}\ncheck.score(1)\n", c[0], 1.0] for c in cells]
        return examiner.answer({"steps": steps, "seed": 5, "sandboxed": True, "files": None}, pool.fork_server)

    return run


@pytest.fixture(scope="module")
def release(tmp_path_factory):
    out = tmp_path_factory.mktemp("built")
    build.build(TOY, UNIT, out)
    return (out / "release" / UNIT / FILE).read_text()


def problems(found, name):
    return [line["problem"] for line in found["reports"][name]["lines"]]


# -- the notebook's time -------------------------------------------------------------------------------------------


def test_when_the_time_is_up_no_further_cell_is_run(examine_here):
    found = examine_here(*["import time; time.sleep(0.5)"] * 300, DOUBLE, CHECK, NOTEBOOK_SECONDS=2.0)
    not_run = found["findings"]["was not run: the time for the whole notebook was used up before"]
    assert len(not_run) >= 297 and not_run == list(range(not_run[0], 301)) and not found["failures"]
    assert all("was not run" in found["ran"][i]["outputs"][0]["evalue"] for i in not_run)
    visible, hidden = found["reports"]["double"]["lines"]
    assert "time for the whole notebook" in visible["problem"] and not visible["ok"] and not hidden["ok"]
    assert found["reports"]["double"]["earned"] == 0


def test_the_time_runs_out_while_cells_are_run_again(examine_here):
    """Cells that let nobody stop them, and a call that ends Python: each new candidate would have to run them all."""
    stubborn = "import signal, time\nsignal.pthread_sigmask(signal.SIG_BLOCK, range(1, 65))\ntime.sleep(0.3)"
    dies = "def dies():\n    import os\n    os._exit(0)"
    found = examine_here(*[stubborn] * 5, dies, DOUBLE, CHECK, ("dies", "check(dies).equal(1)"), *[stubborn] * 100,
                         ("late", "check(double, 1).equal(2)"), NOTEBOOK_SECONDS=4.0)
    assert len(found["findings"]["was not run: the time for the whole notebook was used up before"]) > 80
    assert "time for the whole notebook" in problems(found, "late")[0] and not found["failures"]


def test_calls_do_not_take_longer_than_the_notebook_may(examine_here):
    begin = time.monotonic()
    slow = "### BEGIN HIDDEN TESTS\ncheck.allow(seconds=1000)\ncheck(slow).equal(1)\n### END HIDDEN TESTS"
    found = examine_here("def slow():\n    import time\n    time.sleep(1000)", DOUBLE, CHECK, ("a", slow), ("b", slow),
                         NOTEBOOK_SECONDS=3.0)
    assert not found["failures"] and [found["reports"][n]["earned"] for n in "ab"] == [0, 0]
    assert time.monotonic() - begin < 500      # and not thousands of seconds
    assert problems(found, "double")[0] == ""


def test_a_call_that_the_notebooks_time_ends_is_told_as_that(examine_here):
    found = examine_here("def slow():\n    import time\n    time.sleep(1000)",
                         ("a", "check.allow(seconds=1000)\ncheck(slow).equal(1)"), NOTEBOOK_SECONDS=2.0)
    assert problems(found, "a") == ["The time for the whole notebook was used up during this call."]


# -- what checks compute -------------------------------------------------------------------------------------------

ENDLESS = "check(double, 3).holds('ends', lambda v: all(True for _ in iter(int, 1)))"


@pytest.mark.parametrize("changed", [{"CHECK_SECONDS": 0.3}, {"CHECKS_SECONDS": 0.3}])
def test_a_check_that_computes_without_end_waits_for_a_person(examine_here, changed):
    found = examine_here(DOUBLE, ("endless", ENDLESS), "x = double(2)", ("x", "check.value(x).equal(4)"), **changed)
    assert "too much time" in found["waiting"]["endless"] and "endless" not in found["reports"] | found["failures"]
    if "CHECK_SECONDS" in changed:
        assert found["reports"]["x"]["earned"] == 1
    assert not found["ran"][2]["error"]


def test_what_nobody_has_thought_of_costs_one_step(examine_here, monkeypatch):
    def fails(self):
        raise ZeroDivisionError("no one knows why")

    monkeypatch.setattr(examiner.CheckCell, "begin", fails)
    found = examine_here(DOUBLE, CHECK, "x = 1")
    assert found["failures"] == {"double": "ZeroDivisionError: no one knows why"} and not found["ran"][2]["error"]


# -- memory --------------------------------------------------------------------------------------------------------

BOMBS = {
    "callback": ("def bomb(f): return f(np.ones(40_000))", "check(bomb, lambda v: np.multiply.outer(v, v)).equal(1)"),
    "predicate": ("def bomb(): return np.ones(40_000)",
                  "check(bomb).holds('fits', lambda v: np.multiply.outer(v, v).sum() > 0)"),
    "words": ("def bomb(): return ['x' * 200_000, *'a' * 5_000]",
              "check(bomb).holds('fits', lambda v: np.array(v).size > 0)"),
    "comparison": ("def bomb(): return np.ones(2_000_000, np.complex128)",
                   "check(bomb).close(check(bomb).value * 2)"),
    "handed on": ("def bomb(*v): return np.ones(3_000_000)", "r = check(bomb)\ncheck(bomb, r, r).equal(1)"),
    "many values": ("def bomb(): return [[i] for i in range(99_000)]", "check(bomb).equal([[1]])"),
    "texts": ("def bomb(): return ['\\U0001f600' * 1_300_000]", "check(bomb).equal([1])\ncheck.quiz(bomb, {'a': 'b'})"),
}


def memory(pid, name):
    with open(f"/proc/{pid}/status") as file:
        return next(int(line.split()[1]) * 1024 for line in file if line.startswith(name))


def test_no_submission_lets_an_examiner_grow_beyond_its_limit(pool, examine):
    """Measured in the examiner of this thread, which is the same for all: its largest size between two readings."""
    honest = examine(DOUBLE, CHECK)
    pid = pool.mine.pid
    for name, (source, check) in BOMBS.items():
        before = memory(pid, "VmSize"), memory(pid, "VmRSS")
        with open(f"/proc/{pid}/clear_refs", "w") as file:
            file.write("5")       # begin anew to note the largest size
        found = examine("import numpy as np", source, (name, check), DOUBLE, CHECK)
        assert pool.mine.pid == pid and not found["failures"] and not found["waiting"], (name, found)
        assert found["reports"][name]["earned"] == 0 and found["reports"]["double"] == honest["reports"]["double"]
        assert memory(pid, "VmHWM") - before[1] <= limits.EXAMINER_MEMORY
        with open(f"/proc/{pid}/limits") as file:
            limit = next(int(line.split()[3]) for line in file if line.startswith("Max address space"))
        assert limit <= before[0] + limits.EXAMINER_MEMORY + 2**20
    assert "too large" in problems(examine("import numpy as np", *[BOMBS["predicate"][0]], (
        "p", BOMBS["predicate"][1])), "p")[0]
    assert "This call was not made" in " ".join(problems(examine("import numpy as np", BOMBS["handed on"][0], (
        "p", BOMBS["handed on"][1])), "p"))


def test_an_examiner_that_has_grown_is_replaced_and_nothing_else_changes(pool, examine):
    """What each submission leaves behind would add up over a class."""
    keeps = ("kept", "import builtins\nbuiltins.kept = getattr(builtins, 'kept', [])\n"
             "builtins.kept.append(np.ones(2 ** 24))\ncheck(double, 3).equal(6)")     # 128 MB
    alone = examine(DOUBLE, CHECK)
    first, largest, seen = pool.mine.pid, 0, set()
    for _ in range(12):
        found = examine(DOUBLE, keeps, CHECK)
        assert not found["failures"] and found["reports"]["kept"]["earned"] == 1
        assert found["reports"]["double"] == alone["reports"]["double"]
        if pool.mine.channel:
            seen.add(pool.mine.pid)
            largest = max(largest, memory(pool.mine.pid, "RssAnon") - pool.mine.began)
    assert len(seen | {first}) > 2 and largest <= limits.EXAMINER_GROWTH
    examine(DOUBLE, CHECK)
    honest = pool.mine.pid
    for _ in range(20):
        examine(DOUBLE, CHECK)
    assert pool.mine.pid == honest


def test_a_submission_that_cannot_be_planned_in_time_waits_for_a_person(pool, monkeypatch, release):
    def endless(*notebooks):
        while True:
            pass

    asked = {"source": release, "release": release, "submitted": release.encode(), "file": "toy.ipynb",
             "unit": "01_toy", "student": "amina", "findings": ["as found"], "sandboxed": True, "files": None,
             "beside": {}, "seed": 1, "previous": {}}
    assert task.answer(asked, pool.fork_server)["grades"]
    monkeypatch.setattr(task, "OWN_SECONDS", 0.3)
    monkeypatch.setattr(task, "plan", endless)
    found = task.answer(asked, pool.fork_server)
    assert "grades" not in found and found["findings"][0] == "as found"
    assert "a person has to look at it" in found["findings"][1] and "0.3 s" in found["findings"][1]


def test_a_check_cell_that_runs_out_of_memory_waits_for_a_person(examine):
    large = "check(double, 1).equal(2)\nx = np.ones(2 ** 28) * check(double, 1).value"
    found = examine(DOUBLE, ("large", large), "x = 1", CHECK)
    assert "too much memory" in found["waiting"]["large"] and not found["failures"]
    assert found["reports"]["double"]["earned"] == 1


@pytest.mark.skipif(os.geteuid() != 0, reason="needs a sandbox")
def test_outputs_as_large_as_they_may_be_are_written_up(examine):
    """Of characters that take the most room in memory and in JSON."""
    flood = ("from IPython.display import display\nfor _ in range(9):\n"
             "    display({'text/plain': '\\U0001f600' * 400_000}, raw=True)")
    found = examine(*[flood] * 8, DOUBLE, CHECK)
    assert found["reports"]["double"]["earned"] == 1 and not found["findings"]
