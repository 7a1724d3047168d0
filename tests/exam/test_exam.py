"""An examination goes on whatever a student's code does: only the cell or the call that did it is lost."""

import contextlib
import os
import signal
import time

import pytest

from autograder.check.check_text import with_hidden_calls
from autograder.exam import limits

GOOD = "def double(x):\n    return 2 * x\n"
DOUBLE = ("double", "check(double, np.arange(3.0)).close(np.array([0.0, 2.0, 4.0]))\n"
                    "### BEGIN HIDDEN TESTS\nz = check.rng.normal(size=4)\ncheck(double, z).close(2 * z)\n"
                    "### END HIDDEN TESTS")


def earned(found):
    assert not found["failures"], found["failures"]
    return {name: report["earned"] for name, report in found["reports"].items()}


def told(found, name):
    return " ".join(line["name"] + " " + line["problem"] for line in found["reports"][name]["lines"])


# -- what crosses --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("error, kind", [
    ("KeyError('W3')", "KeyError"), ("ZeroDivisionError('by zero')", "ZeroDivisionError"),
    ("UnicodeDecodeError('x', b'', 1, 2, 'no')", "UnicodeDecodeError"),
    ("type('OwnError', (KeyError,), {})('W3')", "ValueError: OwnError: 'W3'"), ("np.linalg.LinAlgError('singular')",
    "ValueError: LinAlgError: singular")])
def test_what_a_function_of_the_check_raises_is_told_as_in_a_students_own_kernel(examine, error, kind):
    """Mistakes are recognised by the kind of exception, in both ways in which checks run."""
    found = examine(GOOD, ("asked", f"""
        def ask(x):
            raise {error}
        check(ask, check(double, 3)).equal(1)
        """))
    assert f"It stopped with {kind}" in told(found, "asked") and "of its cell" not in told(found, "asked")


def test_values_callbacks_generators_and_classes(examine):
    found = examine("""
        class Counter:
            def __init__(self, start): self.n = start
            def up(self, by=1):
                self.n += by
                return self.n
        def apply(f, x): return f(x) + 1
        def squares(n):
            for i in range(n): yield i * i
        def draw(rng): return rng.normal(size=2)
        def pass_on(counter): return counter
        def make(kind): return kind(3)
        kept = {}
        def keep(n):
            kept["n"] = n
            return kept
        table = {"a": [1, (2, 3)], "b": {4}, 5: None, "e": b"x", "c": 1j}
        """,
        ("all", """
        counter = check(Counter, 3)
        counter.call("up").equal(4)
        counter.call("up", by=2).equal(6)
        counter.get("n").equal(6)
        check(pass_on, counter).type("Counter").get("n").equal(6)
        other = check(Counter, 10)
        other.call("up").equal(11)
        check(apply, lambda x: x ** 2, 3.0).equal(10.0)
        check(apply, np.sin, 0.0).close(1.0)
        check(squares, 5).take(3).equal([0, 1, 4])
        check(draw, check.generator(3)).close(np.random.default_rng(3).normal(size=2))
        check(make, float).equal(3.0)
        check(map, check.value(keep), [1, 2]).take(2).equal([{"n": 2}, {"n": 2}])
        check.value(table).equal({"a": [1, (2, 3)], "b": {4}, 5: None, "e": b"x", "c": 1j})
        check(apply, lambda x: 1 / 0, 1.0).raises(ZeroDivisionError, saying="division")
        """))
    assert earned(found) == {"all": 1.0}, told(found, "all")
    assert found["candidates"] == 1


def test_keras_models_and_layers(examine):
    found = examine("""
        import keras
        import numpy as np
        def build(n):
            model = keras.Sequential([keras.Input((3,)), keras.layers.Dense(n, name="d")])
            model.compile("sgd", "mse")
            return model
        def count(model): return model.count_params()
        def train(model, X, y): return model.fit(X, y, epochs=2, verbose=0).history["loss"]
        def weights_of(layer): return layer.get_weights()
        def layer(units): return keras.layers.Dense(units)
        def dropped(layer): return np.asarray(layer(np.ones((3, 4)), training=True))
        class Twice(keras.layers.Layer):
            def call(self, x): return 2 * x
        """,
        ("keras", """
        import keras
        model = check(build, 2)
        model.parameter_count().equal(8)
        model.type("Sequential")
        W, b = np.ones((3, 2)), np.array([1.0, 2.0])
        model.forward(np.ones((1, 3)), [W, b]).close(np.array([[4.0, 5.0]]), rtol=1e-6)
        model.losses_while_fitting(np.ones((4, 3)), np.ones((4, 2)), epochs=3).holds("falls", lambda v: v[-1] < v[0])
        check(count, model).equal(8)
        ours = keras.Sequential([keras.Input((2,)), keras.layers.Dense(1)])
        ours.compile("sgd", "mse")
        check(count, ours).equal(3)
        check(train, ours, np.ones((8, 2)), np.zeros((8, 1))).holds("two numbers", lambda v: len(v) == 2)
        made = keras.layers.Dense(2)
        made.build((None, 3))
        check(weights_of, made)[0].close(np.array(made.get_weights()[0]))
        check(layer, 4).get("units").equal(4)
        used = keras.layers.Dropout(0.5, seed=1)
        np.asarray(used(np.ones((3, 4)), training=True))
        check(dropped, used).close(np.asarray(used(np.ones((3, 4)), training=True)))
        check(Twice).call("__call__", np.ones(2)).close(np.full(2, 2.0))
        """))
    assert earned(found) == {"keras": 1.0}, told(found, "keras")


def test_large_and_odd_results_are_told(examine):
    found = examine("""
        import numpy as np
        def big(): return np.zeros(40_000_000)
        def text(): return "x" * 20_000_000
        def number(): return 10 ** 200_000
        def deep():
            out = []
            for _ in range(100): out = [out]
            return out
        def odd(): return "\\ud800", np.array(["\\x00"])
        """, *[(name, f"check({name}).equal(1)\ncheck(odd)[0].equal('\\ud800')")
               for name in ("big", "text", "number", "deep")])
    assert found["candidates"] == 1 and not found["failures"]
    for name in ("big", "text", "number", "deep"):
        assert found["reports"][name]["earned"] == 0.5 and "could not be read" in told(found, name)


# -- what is lost ------------------------------------------------------------------------------------------------

BAD = {
    "ends Python": ("import os; os._exit(0)", "Python itself ended"),
    "crashes": ("import ctypes; ctypes.string_at(0)", "Python itself ended"),
    "exits": ("raise SystemExit(0)", "SystemExit"),
    "hangs": ("while True: pass", "did not finish"),
    "hangs and catches everything": (
        "import signal, sys\nwhile True:\n  try:\n    signal.setitimer(signal.ITIMER_REAL, 0)\n    sys.settrace(None)\n"
        "    while True: pass\n  except BaseException: pass", "did not finish"),
    "hangs in C": ("(10 ** 10 ** 8) ** 100", "did not finish"),
    "takes memory": ("import numpy as np\nx = []\nwhile True: x.append(np.ones(2 ** 25))", "GB of memory"),
    "recurses": ("import sys\nsys.setrecursionlimit(10 ** 9)\nf = lambda: f()\nf()", "did not finish"),
    "asks": ("input('?')", "EOFError"),
    "starts a program": ("import subprocess; subprocess.run(['ls'])", "PermissionError"),
    "closes all files": ("import os; os.closerange(0, 1000)", "Python itself ended"),
}


@pytest.mark.parametrize("bad", BAD)
def test_a_bad_call_costs_itself(examine, bad):
    """Each line of it is lost by itself; the checks before and after it are whole."""
    source, said = BAD[bad]
    function = "def bad(x):\n" + "\n".join("    " + line for line in source.split("\n"))
    found = examine(GOOD, "made = []", function, DOUBLE,
                    ("bad", f"check.allow({60 if 'memory' in bad else 1})\ncheck(bad, 1).equal(1)\n"
                            "check(bad, 2).equal(1)\ncheck(bad, 3).equal(1)\n"
                            "check(double, 1).equal(2)"),
                    "def double(x):\n    return 'another'", ("later", "check(double, 1).equal('another')"))
    assert earned(found) == {"double": 1.0, "bad": 0.25, "later": 1.0}
    assert all(said in line["problem"] for line in found["reports"]["bad"]["lines"][:3])
    assert found["candidates"] <= 4


ONCE = ("def once(x):\n    import os, signal\n    if x == 1: os._exit(0)\n    if x == 2:\n"
        "        signal.pthread_sigmask(signal.SIG_BLOCK, range(1, 65))\n    while x in (2, 3): pass\n    return x")


def test_lines_after_a_bad_call_are_asked_of_a_fresh_candidate(examine):
    asked = "".join(f"check(once, {x}).equal({x})\n" for x in (4, 1, 5, 2, 6))
    found = examine(GOOD, ONCE, ("once", f"check.allow(1)\n{asked}"
                                 "### BEGIN HIDDEN TESTS\ncheck(once, 7).equal(7)\n### END HIDDEN TESTS"),
        ("later", "check(once, 4).equal(4)\ncheck(once, 3).equal(3)\ncheck(double, 1).equal(2)"))
    assert [line["ok"] for line in found["reports"]["once"]["lines"]] == [True, False, True, False, True, True]
    assert [line["ok"] for line in found["reports"]["later"]["lines"]] == [True, False, True]
    assert found["candidates"] == 3


def test_what_hangs_gives_the_same_lines_as_in_the_students_kernel(examine):
    text = ("check.allow(0.2)\nfor x in (4, 3, 5, 3, 6, 3, 7, 3):\n"
            "    check(hangs, x).equal(9 * x if x != 5 else 0, hint='5')")
    source = "def hangs(x):\n    while x == 3: pass\n    return 9 * x"
    graded = examine(source, ("hangs", text))["reports"]["hangs"]["lines"]
    space = {}
    exec(f"{source}\nfrom autograder import check\nfrom autograder.check import session\n"
         f"session.current().start()\n{text}\nreport = session.current().sheet.report(1)", space)
    assert graded == space["report"].as_dict()["lines"]
    assert [line["kind"] for line in graded] == ["value"] * 6 + ["not asked"] * 2


def test_an_examination_in_which_every_call_ends_python_leaves_candidates_for_each_exercise(examine):
    names = [f"f{i}" for i in range(18)]
    found = examine(*[f"def {n}():\n    import os; os._exit(0)" for n in names], GOOD,
                    *[(n, f"check({n}).equal(1)\n" * 5) for n in names], DOUBLE)
    assert earned(found)["double"] == 1.0 and found["candidates"] <= limits.MAX_CANDIDATES
    asked = [sum("Not asked" not in line["problem"] for line in found["reports"][n]["lines"]) for n in names]
    assert asked[0] == 3 and asked[-1] == 1


@pytest.mark.parametrize("source, said", [
    ("import os; os._exit(1)", "ended Python"),
    ("import numpy as np\nx = []\nwhile True: x.append(np.ones(2 ** 25))", "GB of memory"),
])
def test_a_bad_cell_costs_itself_and_is_not_run_again(examine, source, said):
    found = examine(GOOD, source, "def bad():\n    import os\n    os._exit(0)", DOUBLE,
                    ("bad", "check(bad).equal(1)"), "x = double(2)", ("x", "check.value(x).equal(4)"))
    assert earned(found) == {"double": 1.0, "bad": 0.0, "x": 1.0}
    assert [(said in why, cells) for why, cells in found["findings"].items()] == [(True, [1])]
    assert found["candidates"] == 3      # one for the cell, one for the call, one to go on


def test_names_are_as_they_stood_where_the_check_stands(examine):
    """After a loss each check finds its own version of a function that was written twice, its hidden part too."""
    found = examine("def f(x):\n    return x + 1", "a = np = 1",
                    ("first", "check(f, 1).equal(2)\n### BEGIN HIDDEN TESTS\ncheck(f, 5).equal(6)\n"
                              "check.value(a).equal(1)\n### END HIDDEN TESTS"),
                    "def f(x):\n    return x + 2", "a = 2",
                    "def bad():\n    import os\n    os._exit(0)",
                    ("bad", "### BEGIN HIDDEN TESTS\ncheck(bad).equal(1)\n### END HIDDEN TESTS\nx = 1"),
                    ("second", "check(f, 1).equal(3)\n### BEGIN HIDDEN TESTS\ncheck(bad).equal(2)\n"
                               "check(f, 5).equal(7)\n"
                               "check.value(a).equal(2)\n### END HIDDEN TESTS"),
                    "def f(x):\n    return x + 3\ndel a")
    assert earned(found) == {"first": 1.0, "bad": 0.0, "second": 0.75}


def hidden(*questions):
    return "\n".join(["### BEGIN HIDDEN TESTS", *questions, "### END HIDDEN TESTS"])


def test_a_hidden_part_sees_the_names_that_functions_use_as_they_stood_where_the_check_stands(examine):
    """Set again, defined again for another exercise, deleted, or hidden by an import."""
    found = examine("lr = 2\nkept = 1\ndef helper(x):\n    return lr * x\ndef f(x):\n    return helper(x) + kept",
                    ("f", "check(f, 1).equal(3)\n" + hidden("check(f, 2).equal(5)")),
                    "def helper(x):\n    return x - 1\ndef g(x):\n    return helper(x)",
                    ("g", "check(g, 1).equal(0)\n" + hidden("check(g, 3).equal(2)", "check(f, 3).equal(3)")),
                    "lr = 5\ndel kept\nfrom math import sqrt as helper",
                    "class A:\n    def n(self):\n        return lr",
                    ("A", "check(A).call('n').equal(5)\n" + hidden("check(A).call('n').equal(5)")), "lr = 6")
    assert earned(found) == {"f": 1.0, "g": 1.0, "A": 1.0}, found["reports"]


def test_what_a_call_sets_stays_with_its_place(examine):
    """In a visible part with the notebook, too, as in the student's own kernel."""
    count = "def count():\n    global n\n    n += 1\n    return n"
    found = examine(f"n = 0\n{count}", ("first", "check(count).equal(1)\n" + hidden(
        "check(count).equal(2)", "check(count).equal(3)")),
                    "seen = n", ("second", "check.value(seen).equal(1)\ncheck(count).equal(2)\n" + hidden(
                        "check(count).equal(3)")), "n = 10", ("third", hidden("check(count).equal(11)") + "\nx = 1"))
    assert earned(found) == {"first": 1.0, "second": 1.0, "third": 1.0}, found["reports"]


def test_a_fresh_candidate_has_each_places_names_again(examine):
    found = examine("lr = 2\ndef f(x):\n    if x == 9:\n        import os; os._exit(0)\n    return lr * x",
                    ("f", "check(f, 1).equal(2)\n" + hidden("check(f, 9).equal(2)", "check(f, 2).equal(4)")), "lr = 5",
                    ("g", hidden("check(f, 2).equal(10)") + "\nx = 1"), "del lr")
    assert earned(found) == {"f": 0.67, "g": 1.0}, found["reports"]


@pytest.mark.parametrize("built", [str, with_hidden_calls])
def test_hidden_parts_are_hidden_whether_the_cell_says_so_or_not(examine, built):
    """A source/ of an earlier build does not; a part between two hidden ones is visible."""
    hidden = "### BEGIN HIDDEN TESTS\ncheck(double, {}).equal(0)\n### END HIDDEN TESTS\n"
    found = examine(GOOD, ("double", built("check(double, 1).equal(2)\n" + hidden.format(77) +
                                           "check(double, 3).equal(6)\n" + hidden.format(88) +
                                           "check(double, 4).equal(8)")))
    lines = found["reports"]["double"]["lines"]
    assert [line["hidden"] for line in lines] == [False, True, False, True, False]
    assert [line["ok"] for line in lines] == [True, False, True, False, True]
    assert "77" not in str(lines) and "88" not in str(lines)


def test_a_name_that_a_check_binds_in_a_nested_scope_is_the_students_outside_of_it(examine):
    found = examine("def step(z):\n    return 2 * z", ("step", """
        right = lambda step: step + 1
        shown = [step for step in "ab"]
        check(step, 1).equal(right(1))
        """))
    assert earned(found) == {"step": 1.0}, found["reports"]


def test_what_a_lost_call_took_along(examine):
    found = examine("class A:\n    n = 3\n    def die(self):\n        import os; os._exit(0)",
                    ("a", "a = check(A)\na.get('n').equal(3)\na.call('die').equal(1)\na.get('n').equal(3)\n"
                          "check(A).get('n').equal(3)"))
    assert earned(found) == {"a": 0.5}
    assert "was lost with another call" in told(found, "a")


def test_a_hanging_cell(examine):
    begin = time.monotonic()
    found = examine("import signal\nsignal.pthread_sigmask(signal.SIG_BLOCK, range(1, 65))\nwhile True: pass",
                    GOOD, DOUBLE)
    assert earned(found) == {"double": 1.0} 
    assert [("did not finish" in why, cells) for why, cells in found["findings"].items()] == [(True, [0])]
    assert time.monotonic() - begin < 60


def test_whoever_uses_what_has_hung_gets_less_time_and_nobody_else(examine):
    """A check shows that `slow` hangs: a cell that calls it is stopped after 5 s, one that only takes long is not."""
    begin = time.monotonic()
    found = examine("def slow():\n    while True: pass",
                    ("slow", "check.allow(seconds=0.5)\ncheck(slow).equal(1)"), "slow()",
                    "import time\ntime.sleep(5.5)\nx = 1", ("x", "check.value(x).equal(1)"))
    assert earned(found) == {"slow": 0.0, "x": 1.0}
    assert found["ran"][2]["error"].startswith("TooSlow") and not found["ran"][3]["error"]
    assert time.monotonic() - begin < 25


# -- what is left lying about --------------------------------------------------------------------------------------


def test_untidy_notebooks(examine):
    found = examine(
        "import threading, time\nfor d in (True, False):\n"
        "    threading.Thread(target=time.sleep, args=(1000,), daemon=d).start()",
        "import tensorflow as tf\nsession = tf.compat.v1.Session(graph=tf.Graph())",
        "import matplotlib.pyplot as plt\nfor i in range(30): plt.figure()",
        "!ls /\nafter = 1", "files = !ls\nafter2 = 2", "%cd /", "%matplotlib inline\n%time x = 1",
        "%pip install nothing\nafter3 = 3",
        "%%bash\nls", "input('name? ')", "print('\\ud800')", "raise KeyboardInterrupt", "exit()",
        "%no_such_magic", "x ===",
        "%%writefile note.txt\nhello", GOOD, DOUBLE,
        ("after", "check.value(after).equal(1)\ncheck.value(after2).equal(2)\ncheck.value(after3).equal(3)"))
    assert earned(found) == {"double": 1.0, "after": 1.0}, found
    assert found["candidates"] == 1


def test_floods_of_output(examine):
    found = examine("for _ in range(100):\n    print('x' * 2**20)",
                    "import sys\nfor _ in range(100):\n    print('x' * 2**20, file=sys.stderr)",
                    "from IPython.display import display, HTML\nfor i in range(300):\n    display(HTML('y' * 2**20))",
                    "for i in range(20_000):\n    display(i)", "'z' * 10**8",
                    "import os\nfor _ in range(100):\n    os.write(1, bytes(2**20)); os.write(2, bytes(2**20))",
                    GOOD, DOUBLE)
    assert earned(found) == {"double": 1.0}
    assert found["candidates"] == 1 and not found["findings"]
    assert sum(len(str(r["outputs"])) for r in found["ran"].values()) < 30e6
    assert len(found["ran"][3]["outputs"]) <= 1001


def test_strange_steps(examine):
    cells = [f"x{i} = {i}" for i in range(500)]
    found = examine(*cells, "'" + "y" * 2_000_000 + "'", "\ud800 = 1", "", GOOD, DOUBLE,
                    ("x", "check.value(x499).equal(499)"))
    assert earned(found) == {"double": 1.0, "x": 1.0}
    assert [("was not run" in why, cells) for why, cells in found["findings"].items()] == [(True, [500])]


def test_a_fault_of_a_check_is_told_as_one(examine):
    found = examine(GOOD, ("broken", "1 / 0"), ("typo", "x ==="), DOUBLE)
    assert set(found["failures"]) == {"broken", "typo"} and found["reports"]["double"]["earned"] == 1.0


@pytest.mark.parametrize("check", [
    "check(odd).equal(1)\nstr(check(odd).value)",
    "check(double, 2).equal(4)\n### BEGIN HIDDEN TESTS\nnp.sqrt(check(odd).value + 0)\n### END HIDDEN TESTS",
])
@pytest.mark.parametrize("value", ["10 ** 5000", "np.full(3, 'told')", "['told']"])
def test_what_a_check_cannot_deal_with_waits_for_a_person(examine, check, value):
    found = examine(GOOD, f"def odd(): return {value}", ("odd", f"{check}\ncheck(odd).value + 1.5"), DOUBLE)
    assert found["reports"]["double"]["earned"] == 1.0 and "odd" not in found["reports"] and not found["failures"]
    assert "Error in its line" in found["waiting"]["odd"] and "told" not in found["waiting"]["odd"]


# -- processes -----------------------------------------------------------------------------------------------------


def processes(parent=None):
    """{pid: (its parent, its state)} of all that descends from `parent`."""
    found = {}
    for name in os.listdir("/proc"):
        if name.isdigit():
            try:
                with open(f"/proc/{name}/stat") as file:
                    state, above = file.read().rpartition(")")[2].split()[:2]
            except OSError:
                continue
            found[int(name)] = int(above), state
    below, more = {parent}, True
    while more:
        new = {p for p, (above, _) in found.items() if above in below} - below
        below, more = below | new, bool(new)
    return {p: found[p] for p in below if p in found and p != parent}


def settled(parent, count, seconds=5):
    end = time.monotonic() + seconds
    while len(processes(parent)) > count and time.monotonic() < end:
        time.sleep(0.1)
    return processes(parent)


@pytest.mark.skipif(not os.path.exists("/proc/self/stat"), reason="needs /proc")
def test_nothing_is_left_running(pool, examine):
    examine(GOOD, "import threading, time\nfor _ in range(20):\n"
            "    threading.Thread(target=time.sleep, args=(1000,)).start()",
            "def bad():\n    import os\n    os._exit(0)", ("bad", "check(bad).equal(1)"), DOUBLE)
    left = settled(pool.fork_server.process.pid, len(pool.examiners))
    assert set(left) <= pool.examiners.keys() and "Z" not in {state for _, state in left.values()}


@pytest.mark.skipif(not os.path.exists("/proc/self/stat"), reason="needs /proc")
@pytest.mark.parametrize("sandboxed", [True, False])
def test_a_dead_examiners_candidates_end(pool, sandboxed):
    from autograder.exam.pool import ExaminerFailed

    hang = "import signal\nsignal.pthread_sigmask(signal.SIG_BLOCK, range(1, 65))\nwhile True: pass"
    before = set(pool.examiners)
    future = pool.submit({"steps": [[hang, "", 0.0]], "seed": 1, "sandboxed": sandboxed, "files": None})
    fork_server = pool.fork_server.process.pid
    end = time.monotonic() + 10
    while not set(processes(fork_server)) - pool.examiners.keys() and time.monotonic() < end:
        time.sleep(0.05)
    time.sleep(0.5)
    owner = next(p for p in pool.examiners if _waits(p))
    os.kill(owner, signal.SIGKILL)
    with pytest.raises(ExaminerFailed):
        future.result(10)
    assert set(settled(fork_server, 0)) <= pool.examiners.keys() | before


def _waits(pid):
    """Whether an examiner is at work: it has a candidate's socket beside the two that it always has."""
    return sum(os.readlink(f"/proc/{pid}/fd/{fd}").startswith("socket:") for fd in os.listdir(f"/proc/{pid}/fd")) > 2


def test_a_dead_warm_parent_is_replaced():
    from autograder.exam.pool import ExaminerFailed, Pool

    task = {"steps": [["x = 1", "", 0.0]], "seed": 1, "sandboxed": True, "files": None}
    with Pool(1, with_keras=False) as pool:
        assert not pool.examine(task)["ran"][0]["error"]
        old = pool.fork_server.process
        os.kill(old.pid, signal.SIGKILL)
        old.wait()
        with contextlib.suppress(ExaminerFailed):
            pool.examine(task)
        assert not pool.submit(task).result(60)["ran"][0]["error"]


def test_without_a_sandbox(examine, tmp_path):
    (tmp_path / "data.csv").write_text("1")
    found = examine("import os\nplace = os.getcwd()\nprint(os.listdir('.'), place)\nimport subprocess\n"
                    "child = subprocess.Popen(['sleep', '1000']).pid\nprint(child)", GOOD, DOUBLE,
                    sandboxed=False, files=str(tmp_path))
    assert earned(found) == {"double": 1.0}
    listed, child = found["ran"][0]["outputs"][0]["text"].splitlines()
    assert listed.startswith("['data.csv']") and not os.path.exists(listed.split()[-1])
    time.sleep(0.2)
    with open(f"/proc/{child}/stat") if os.path.exists(f"/proc/{child}/stat") else open(os.devnull) as file:
        assert file.read().rpartition(")")[2].split()[:1] in ([], ["Z"])
