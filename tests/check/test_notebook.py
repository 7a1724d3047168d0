"""Check cells in a notebook that its student has spoiled, and what nbgrader makes of the outcome."""

import textwrap

import nbformat
import pytest
from nbclient import NotebookClient
from nbgrader.utils import determine_grade

from autograder.check.check_text import with_hidden_calls

FIRST = "import numpy as np\nfrom autograder import check"
DOUBLE = "def double(X):\n    return 2 * X"
CHECK = textwrap.dedent("""
    import numpy as np
    from autograder import check
    check(double, np.ones((2, 3))).shape((2, 3)).close(2 * np.ones((2, 3)))
    check(double, 3).equal(len(str(sum([100, 23]))) * 2)
    check.score(3)
    """)


def last(ran):
    assert ran, "the process died"
    assert ran[-1]["error"] == "" and ran[-1]["stderr"] == "", ran[-1]
    return ran[-1]["report"]


def test_a_right_answer(notebook):
    done = last(notebook(FIRST, DOUBLE, CHECK))
    assert (done["earned"], done["outcome"], done["notes"]) == (3.0, "right", [])


@pytest.mark.parametrize("spoiled", [
    "np = 3", "check = None", "len = 3", "print = 5", "list = [1]", "sum = 0", "str = 'a'",
    "np = check = len = sum = 1",
    "__name__ = 3", "__file__ = 3", "np.seterr(all='raise')",
    "np.set_printoptions(precision=0, legacy='1.13')",
    "import warnings; warnings.simplefilter('error')", "def isinstance(*a): raise SystemExit", "class type: pass",
    "tuple = dict = set = int = float = bool = range = zip = min = max = abs = any = all = 1", "del check", "del np",
    "import sys; sys.setrecursionlimit(200)", "import signal; signal.signal(signal.SIGALRM, signal.SIG_IGN)",
    "import random; random.seed(1); np.random.seed(1)", "In = Out = _ = __ = get_ipython = exit = 3",
    "from IPython.display import display", "import linecache; linecache.clearcache()", "%matplotlib inline",
    "%precision 3", "1 / 0", "this is no Python", "raise SystemExit", "%xmode Verbose"])
def test_a_spoiled_notebook(notebook, spoiled):
    done = last(notebook(FIRST, DOUBLE, spoiled, CHECK, CHECK))
    assert done["earned"] == 3.0


def test_names_that_hide_pythons_own_are_told_and_put_back(notebook):
    student = "def double(X):\n    return X * (len - 5)"
    ran = notebook(FIRST, "len = 7", student, CHECK, "assert len == 7", "del len", CHECK)
    assert "`len`" in ran[3]["report"]["notes"][0] and ran[3]["report"]["earned"] == 3.0
    assert ran[4]["error"] == ""
    assert last(ran)["earned"] == 0   # now the function has no such number


def test_names_that_are_not_there_yet(notebook):
    still_missing = "try:\n    double\nexcept NameError:\n    pass\nelse:\n    raise ValueError"
    ran = notebook(FIRST, CHECK, still_missing, DOUBLE, CHECK)
    assert "There is no `double` yet" in ran[1]["report"]["lines"][0]["problem"]
    assert ran[2]["error"] == "" and last(ran)["earned"] == 3.0


def test_the_check_cell_may_run_first(notebook):
    assert last(notebook(CHECK))["earned"] == 0
    assert last(notebook(DOUBLE, CHECK))["earned"] == 3.0


@pytest.mark.parametrize(("student", "outcome"), [
    ("def double(X):\n    raise NotImplementedError()", "not attempted"),
    ("def double(X):\n    while True:\n        pass", "not yet right"),
    ("def double(X):\n    raise SystemExit", "not yet right"),
    ("def double(X):\n    raise KeyboardInterrupt", "not yet right"),
    ("def double(X):\n    return undefined", "not yet right"), ("double = 3", "not yet right"),
    ("double = ...", "not yet right"),
    ("class double:\n    def __init__(self, X): pass", "not yet right"),
    ("def double(X):\n    exit()", "not yet right"),
    ("def double(X):\n    import sys; sys.stderr.write('x' * 10**6); X[:] = 0", "not yet right"),
    ("def double(X):\n    import warnings; warnings.warn('w'); return X", "not yet right")])
def test_an_answer_of_any_kind(notebook, student, outcome):
    done = last(notebook(FIRST, student, CHECK.replace("check(double, np", "check.allow(0.1)\ncheck(double, np")))
    assert (done["outcome"], done["earned"]) == (outcome, 0)


def test_an_interrupted_cell_does_not_count_for_the_next(notebook):
    ran = notebook(FIRST, DOUBLE, "check(double, 1).equal(5)\n1 / 0\ncheck.score(1)", CHECK)
    assert ran[2]["report"] is None and last(ran)["earned"] == 3.0


def test_hidden_lines_of_a_cell_tell_nothing(notebook):
    part = "### BEGIN HIDDEN TESTS\ncheck(double, 77777).equal(88888)\n### END HIDDEN TESTS\n"
    hidden = CHECK.replace("check(double, 3)", part + "check(double, 3)")
    student = ("def double(X):\n    print('got', X)\n"
               "    if np.ndim(X) == 0 and X > 5: raise ValueError(f'secret {X}')\n"
               "    return 2 * X")
    lines = last(notebook(FIRST, student, "\n\n" + with_hidden_calls(hidden)))["lines"]
    assert [line["hidden"] for line in lines] == [False, False, True, False]
    assert not any(secret in str(lines[2]) for secret in ("77777", "88888", "secret", "ValueError", "got"))
    earlier = last(notebook(FIRST, student, "\n\n" + hidden))["lines"]
    assert [line["ok"] for line in earlier] == [line["ok"] for line in lines], "as an earlier build wrote it"


def graded(*cells, points=3.0):
    """The outputs of the last cell in a real kernel, and the grade that nbgrader gives."""
    book = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(c) for c in cells])
    book.cells[-1].metadata["nbgrader"] = {"grade": True, "solution": False, "points": points, "grade_id": "x"}
    NotebookClient(book, timeout=60, allow_errors=True, kernel_name="python3").execute()
    return book.cells[-1].outputs, determine_grade(book.cells[-1])


ALL = "from IPython.core.interactiveshell import InteractiveShell\nInteractiveShell.ast_node_interactivity = '{}'"


@pytest.mark.parametrize(("cells", "earned"), [
    ([DOUBLE], 3.0),
    ([ALL.format("all"), "%precision 1", "def double(X):\n    return X[:1] if np.ndim(X) else 2 * X"], 1.0),
    ([ALL.format("none"), "len = 3",
      "def double(X):\n    display(X); print('\\ud800<b>'); raise ValueError('\\udfff')"], 0.0)])
def test_the_grade_in_a_real_kernel(cells, earned):
    outputs, grade = graded(FIRST, *cells, CHECK)
    assert grade == (earned, 3.0)
    assert [o.output_type for o in outputs] == ["display_data", "execute_result"]
    assert float(outputs[1].data["text/plain"]) == earned
    assert "<b>" not in outputs[0].data["text/html"]


def test_figures_shown_in_a_function_are_read_and_not_displayed():
    draw = "%matplotlib inline\nimport matplotlib.pyplot as plt\ndef draw(x):\n    plt.plot(x, x)\n    plt.show()"
    cell = "from autograder import check\ncheck(draw, [1.0, 2.0]).draws_line([1.0, 2.0])\ncheck.score(1)"
    outputs, grade = graded(FIRST, draw, cell, points=1.0)
    assert grade == (1.0, 1.0)
    assert [o.output_type for o in outputs] == ["display_data", "execute_result"]


# -- names of the check cell and names of the student -----------------------------------------------------------------

SHARED = textwrap.dedent("""
    import numpy as np
    from autograder import check
    w, X = 10.0, np.ones(3)
    def scale(x): return w * x
    check(double, X).close(2 * X)
    check(twice, scale, X).close(100 * X)
    for k in range(2):
        check(twice, lambda x: x + k, X).close(X + 2 * k)
    check(twice, double, X).close(4 * X)
    check.score(4)
    """)
TWICE = "def twice(f, x):\n    return f(f(x))"


def test_a_function_of_the_check_sees_the_names_of_the_check(notebook):
    assert last(notebook(FIRST, DOUBLE, TWICE, SHARED))["earned"] == 4
    assert last(notebook(FIRST, "w = 3.0", DOUBLE, TWICE, "k = 7", SHARED, SHARED, "assert (w, k) == (3.0, 7)",
                         SHARED))["earned"] == 4


def test_student_code_does_not_see_the_names_of_the_check(notebook):
    ran = notebook(FIRST, "def double(values):\n    return 2 * X", TWICE, SHARED,
                   "X = np.zeros(3)", SHARED, "assert X.sum() == 0 and 'w' not in globals()")
    assert "NameError: name 'X'" in ran[3]["report"]["lines"][0]["problem"]
    assert not ran[5]["report"]["lines"][0]["ok"] and ran[6]["error"] == ""


def test_a_students_own_state_outlives_the_check(notebook):
    counting = "X = 0\ndef double(values):\n    global X\n    X += 1\n    return 2 * values"
    assert notebook(FIRST, counting, TWICE, SHARED, "assert X == 3")[-1]["error"] == ""


def test_an_answer_in_the_check_cell_outlives_it(notebook):
    merged = CHECK.replace("check(double, np", DOUBLE + "\ncheck(double, np", 1)
    right = "assert double(2) == 4"
    ran = notebook(FIRST, merged, right, "def double(X):\n    return 0", merged, right)
    assert [one["error"] for one in ran] == [""] * 6 and ran[1]["report"]["earned"] == 3.0


def test_a_check_that_stops_or_is_no_python_leaves_the_students_names(notebook):
    for broken in ("X = 1\n1 / 0\ncheck.score(1)", "X = = 1\ncheck.score(1)"):
        assert notebook(FIRST, "X = 5", broken, "assert X == 5 and 'k' not in globals()")[-1]["error"] == ""


def test_a_call_that_waits_has_more_time_than_one_that_computes(notebook):
    waits = "import time\ndef double(X):\n    time.sleep(0.3)\n    return 2 * X"
    hurried = CHECK.replace("check(double, np", "check.allow(0.1)\ncheck(double, np")
    assert last(notebook(FIRST, waits, hurried))["earned"] == 3


# -- calm states: one line where there is nothing to check -------------------------------------------------------------


def test_a_cell_that_stopped_is_told_with_its_error(notebook):
    broken = "def double(X):\n    return 2 * * X"
    [*_, first, second, third] = notebook(FIRST, broken, CHECK, DOUBLE, CHECK)
    assert "its cell stopped with SyntaxError: invalid syntax (line 2)" in first["report"]["lines"][0]["problem"]
    assert third["report"]["earned"] == 3.0 and third["report"]["notes"] == []
    done = last(notebook(FIRST, DOUBLE, "import no_such_module\n" + DOUBLE, CHECK))
    assert done["earned"] == 3.0 and done["notes"] == [
        "The check looks at what `double` was before: its cell stopped with ModuleNotFoundError: No module named "
        "'no_such_module' (line 1)."]
    tried = last(notebook(FIRST, DOUBLE + "\ndouble(1, 2)", CHECK))
    assert tried["earned"] == 3.0 and tried["notes"] == [], "it was defined before the cell stopped"


@pytest.mark.parametrize(("body", "told"), [
    ("# YOUR CODE HERE\n    raise NotImplementedError()", "Not attempted yet."),
    ("raise NotImplementedError()", "Not attempted yet."),
    ('"""What it does."""\n    raise NotImplementedError()', "Not attempted yet."),
    ("# YOUR CODE HERE\n    Y = 2 * X\n    raise NotImplementedError()",
     "Your code is there, but its line 4 ends it: delete `raise NotImplementedError()`.")])
def test_the_line_that_ends_an_exercise_left_beside_an_answer(notebook, body, told):
    done = last(notebook(FIRST, f"def double(X):\n    {body}", CHECK))
    assert done["lines"][0]["problem"] == told


def shown_by(ran):
    return "".join(str(o.get("text", o.get("traceback", ""))) for o in ran["outputs"] if o.get("name") != "stderr")


def test_a_cell_that_needs_an_exercise_which_is_not_done(notebook):
    stub = "def double(X):\n    raise NotImplementedError()"
    draw = "%matplotlib inline\nimport matplotlib.pyplot as plt\nfig, ax = plt.subplots()\nax.plot(twice)"
    ran = notebook(FIRST, stub, "twice = double(2)", "more = twice + 1", "print(more)", draw, DOUBLE,
                   "twice = double(2)", "more = twice + 1", "print(more)", "print(misspelt)")
    told = [[o for o in one["outputs"] if o["output_type"] != "error"] for one in ran]
    assert told[2][0]["text"].startswith("Not attempted yet: this cell needs `double`. ")
    assert told[3][0]["text"].startswith("Not attempted yet: this cell needs `twice` from a cell above, and that needs "
                                         "`double`.")
    assert "`more` from a cell above" in told[4][0]["text"]
    assert [o["output_type"] for o in told[5]] == ["stream"], "no empty axes"
    assert told[9][0]["text"] == "5\n" and told[10] == []
    assert "misspelt" in shown_by(ran[10]) and "Traceback" in shown_by(ran[10])


def test_a_check_that_its_user_stops(notebook):
    """One line, and no traceback of files that nobody knows."""
    endless = ("import os, signal, threading\ndef double(X):\n"
               "    threading.Timer(0.2, os.kill, (os.getpid(), signal.SIGINT)).start()\n    while True:\n        pass")
    ran = notebook(FIRST, endless, CHECK)[-1]
    assert ran["error"].startswith("Interrupted") and ran["report"] is None
    assert [o["text"] for o in ran["outputs"] if o["output_type"] == "stream"][0].startswith("You stopped it in line ")


def test_nobody_answers_input(notebook):
    asks = "def double(X):\n    return 2 * float(input('how much? '))"
    assert "`input()` waits for a text" in last(notebook(FIRST, asks, CHECK))["lines"][0]["problem"]


def test_everything_of_numpy_in_the_place_of_pythons(notebook):
    done = last(notebook("from numpy import *", FIRST, DOUBLE, CHECK))
    assert done["earned"] == 3.0 and "Write `import numpy as np` instead" in done["notes"][0]


def test_a_check_names_an_earlier_exercise_that_is_not_right_yet_and_is_used(notebook):
    """And none that is right by now, was written again since, or is not used; an answer that is there is attempted."""
    stub = "def step(z):\n    # YOUR CODE HERE\n    raise NotImplementedError()"
    check = "from autograder import check\ncheck({}).equal(7)\ncheck.score(1)"
    step, helped, other = (check.format(what) for what in ("step, 3", "helped, 3", "other, 3"))
    cells = notebook(stub, "def helper(z):\n    return step(z) + 1\ndef helped(z):\n    return helper(z) - 1",
                     "def other(z):\n    return z", step, helped, other,
                     "def step(z):\n    return z", helped, step, helped, "def step(z):\n    return z + 4", helped, step)
    reports = [cell["report"] for cell in cells]
    note = ["`step` above is not right yet, and this uses it."]
    assert [list(r["notes"]) for r in reports if r] == [[], note, [], [], [], note, [], []]
    assert reports[3]["outcome"] == "not attempted" and reports[4]["outcome"] == "not yet right"
    assert "This needs `step`, which is not attempted yet." in reports[4]["lines"][0]["problem"]
    assert reports[11]["outcome"] == reports[12]["outcome"] == "right"
