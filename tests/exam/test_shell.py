"""Cells in a shell: what they show is kept, up to a limit; what ends them is told with its line; no program starts."""

import json
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

from autograder.exam import limits

SERVER = Path(__file__).parents[1] / "check/notebook_server.py"


@pytest.fixture(scope="module")
def run():
    """Run cells in one notebook; gives what each did, as a dictionary. A cell may be (source, seconds)."""
    pipe = subprocess.PIPE
    with subprocess.Popen([sys.executable, SERVER], stdin=pipe, stdout=pipe, text=True) as server:

        def run(*cells):
            server.stdin.write(json.dumps(cells) + "\n")
            server.stdin.flush()
            return json.loads(server.stdout.readline())

        yield run


@pytest.fixture(scope="module")
def run_one(run):
    return lambda *cell: run(cell)[0]


def test_what_one_cell_leaves_behind_the_next_one_has(run):
    done = run("x = 1", "def f(): return x + 1", "assert f() == 2 and _ih[1] == 'x = 1'")
    assert [ran["error"] for ran in done] == [""] * 3


def test_what_draws_without_a_seed_draws_the_same_in_the_next_run(run_one):
    draw = "import random\nimport numpy as np\nrandom.random(), np.random.random()"
    assert run_one(draw)["outputs"] == run_one(draw)["outputs"] != []


def test_outputs_are_a_notebooks(run_one):
    ran = run_one("""
import sys, warnings
from IPython.display import HTML, display
print("out")
print("err", file=sys.stderr)
warnings.warn("look out")
display(HTML("<b>bold</b>"))
display({"text/plain": "raw", "application/x": 3}, raw=True)
[1, 2]
""")
    out, err, *shown = ran["outputs"]
    assert out == {"output_type": "stream", "name": "stdout", "text": "out\n"}
    assert err["name"] == "stderr" and err["text"].startswith("err\n") and "UserWarning: look out" in err["text"]
    assert ran["stderr"] == err["text"] and not ran["error"] and ran["line"] == 0 and ran["report"] is None
    assert [one["data"] for one in shown] == [
        {"text/plain": "<IPython.core.display.HTML object>", "text/html": "<b>bold</b>"}, {"text/plain": "raw"},
        {"text/plain": "[1, 2]"}]
    cell = nbformat.v4.new_code_cell("", outputs=[nbformat.from_dict(one) for one in ran["outputs"]])
    nbformat.validate(nbformat.v4.new_notebook(cells=[cell]))


def test_a_cell_that_shows_nothing_has_no_outputs(run):
    assert [r["outputs"] for r in run("x = 1", "", "# nothing", "None")] == [[]] * 4


def test_a_figure_is_shown_once(run):
    first, second = run("import matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.show()", "x = 1")
    (figure,) = first["outputs"]
    assert figure["data"]["image/png"].startswith("iVBORw0KGgo") and second["outputs"] == []


@pytest.mark.parametrize("stream", ["stdout", "stderr"])
def test_text_is_kept_up_to_a_limit(run_one, stream):
    ran = run_one(f"import sys\nfor _ in range(1000):\n    print('x' * 999, file=sys.{stream})")
    (output,) = ran["outputs"]
    assert output["name"] == stream and not ran["error"]
    assert output["text"][limits.CELL_TEXT:] == " … (more was printed)"


def test_pictures_are_kept_up_to_a_limit(run_one):
    ran = run_one("for i in range(1000):\n    display({'text/plain': 'x' * 100_000}, raw=True)")
    *shown, note = ran["outputs"]
    assert 30 < len(shown) <= limits.CELL_PICTURES / 100_000
    assert note == {"output_type": "stream", "name": "stderr", "text": "(more was shown than is kept)\n"}


def test_a_cell_is_stopped_when_its_time_is_up(run):
    stopped, after = run(["print('before')\nwhile True:\n    pass", 0.2], ["print('after')", 60])
    assert stopped["error"] == "TooSlow: the cell did not finish within 0.2 s"
    assert stopped["outputs"][0]["text"] == "before\n" and stopped["outputs"][-1]["ename"] == "TooSlow"
    assert after["outputs"] == [{"output_type": "stream", "name": "stdout", "text": "after\n"}] and not after["error"]


@pytest.mark.parametrize("source, error, line", [
    ("x = 1\n\n1 / 0\ny = 2", "ZeroDivisionError: division by zero", 3),
    ("def f():\n    1 / 0\nf()", "ZeroDivisionError: division by zero", 3),
    ("import json\njson.loads('')", "JSONDecodeError: Expecting value: line 1 column 1 (char 0)", 2),
    ("x = 1\ny = = 2", "SyntaxError: invalid syntax", 2),
    ("\nexec('x ==')", "SyntaxError: invalid syntax", 1),     # of a text of its own
    ("raise KeyboardInterrupt", "KeyboardInterrupt: ", 1),
    ("raise SystemExit(3)", "SystemExit: 3", 1),
])
def test_what_ends_a_cell_is_told_with_its_line(run_one, source, error, line):
    ran = run_one(source)
    assert ran["error"].startswith(error) and ran["line"] == line


def test_the_line_is_one_of_the_cell_that_was_run(run):
    """And not of the cell whose function it calls."""
    *_, ran = run("\n\ndef f():\n    1 / 0", "x = 1\nf()")
    assert ran["line"] == 2


def test_a_traceback_is_an_output_and_not_text_on_stderr(run_one):
    ran = run_one("def f(): raise ValueError('x' * 30_000)\nf()")
    (output,) = ran["outputs"]
    assert output["output_type"] == "error" and output["ename"] == "ValueError" and ran["stderr"] == ""
    assert output["evalue"].startswith("xxx") and len(output["evalue"]) == 500
    assert "----> 2 f()" in "\n".join(output["traceback"]) and max(map(len, output["traceback"])) == 20_000
    assert "\x1b" not in str(output["traceback"]), "no colours"


def test_no_program_is_started_and_the_lines_after_it_run(run, tmp_path):
    file = tmp_path / "made"
    for command in (f"!touch {file}", f"names = !touch {file}", "!pip install nothing", "%pip install nothing",
                    f"get_ipython().system('touch {file}')", f"%sx touch {file}"):
        ran, after = run(f"{command}\nx = 1", "print(x)")
        assert ran["outputs"][0]["text"].startswith("(not run here: "), command
        assert not ran["error"] and after["outputs"][0]["text"] == "1\n", command
    assert not file.exists()


def test_the_report_of_a_check_cell_is_given(run):
    check = "from autograder import check\ncheck.value(x).equal(1)\ncheck.score(2)"
    right, again, other = (r["report"] for r in run("x = 1", check, check, "x = 2")[1:])
    assert right["earned"] == again["earned"] == 2 and other is None


def test_warming_up_runs_no_tensorflow_operation():
    """After one, TensorFlow's threads are there, and it refuses another number of them."""
    code = """
from autograder.exam.shell import warm_up
warm_up(with_keras=True)
import tensorflow as tf
tf.config.threading.set_inter_op_parallelism_threads(3)
print("none so far")
tf.constant(1)
try:
    tf.config.threading.set_inter_op_parallelism_threads(4)
except RuntimeError:
    print("one")
"""
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert said.stdout.splitlines() == ["none so far", "one"], said.stderr
