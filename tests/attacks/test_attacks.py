"""No trick earns more than the same submission without it, learns what is hidden, or harms files or others."""

import ast
import concurrent.futures
import json
import os
import pkgutil
import sqlite3
import stat
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from tricks import TRICKS, WIRE

from autograder.author import build
from autograder.author.lesson import CHECK, PROSE, WRITTEN
from autograder.check.calls import Outcome
from autograder.exam import candidate, wire
from autograder.exam.pool import Pool

REPO = Path(__file__).resolve().parents[2]
UNIT = REPO / "tests" / "files" / "attacks"
# Read once: Python 3.11 cannot parse in two threads at a time (SystemError: AST constructor recursion depth mismatch).
CELLS = [c for c in build.lesson_of(UNIT, "01_guarded").cells if c.kind not in (PROSE, WRITTEN)]
SEED = 90210
SECRET = "canary-of-the-gradebook-5521"
KEY = "canary-of-somebodys-key-8812"
OPEN = "open-channel"      # what a trick prints that could tell another candidate something
# Honest and wrong: what tricks are to improve on. `center` is right but works in the caller's array.
WRONG = {
    "softmax": "def softmax(Z):\n    return np.exp(Z) / np.exp(Z).sum(axis=0)",
    "center": "def center(X):\n    X -= X.mean(axis=0)\n    return X",
    "password": "def password(text):\n    return text",
    "account": "class Account:\n    total = 0\n    def add(self, amount):\n        return amount",
    "parcel": "def wrap(x): return [x, x]\ndef unwrap(parcel): return parcel\ndef twice(f, x): return f(x)",
    "build": "import keras\n\ndef build(n):\n    return keras.Sequential([keras.Input((n,)), keras.layers.Dense(2)])",
}


def steps(answers=None, first="", last="", keep=lambda name: True):
    """The toy unit as steps; `answers` in place of its solutions."""
    out = [[(answers or {}).get(c.name, c.source) if c.kind != CHECK else c.source, c.name if c.kind == CHECK else "",
            float(c.points or 0)] for c in CELLS if keep(c.name)]
    return [[text, "", 0.0] for text in [first] if text] + out + [[text, "", 0.0] for text in [last] if text]


def task(found):
    return {"steps": found, "seed": SEED, "sandboxed": True, "files": None}


def hidden():
    """What no student may be shown: inputs of hidden checks, and their answers."""
    def rng():
        return np.random.default_rng([SEED, 20])

    text = f"hiddeninput{rng().integers(10**12)}"
    numbers = [*rng().normal(size=4), *(rng().normal(size=3) * 1000), *rng().normal(size=2)]
    return [text, text[::-1].upper(), "hiddenanswer", str(int(rng().integers(10**12))), SECRET, KEY, OPEN,
            *{f"{x:.5f}" for x in numbers}]


class Place:
    """A folder outside with things to steal and to spoil."""

    def __init__(self, folder):
        self.folder = folder
        folder.chmod(0o777)
        (folder / "secret.txt").write_text(SECRET)
        with sqlite3.connect(folder / "gradebook.db") as book:
            book.execute("create table grade (score real)")
            book.execute("insert into grade values (1)")
        book.close()
        for path in folder.iterdir():
            path.chmod(0o666)
        self.before = self.look()

    def look(self):
        return {p.name: p.read_bytes() for p in self.folder.iterdir()}

    def steps(self, trick, **kwargs):
        def put(text):
            return text.replace("OUTSIDE", str(self.folder)).replace("REPO", str(REPO))

        answers = {**WRONG, **{name: put(text) for name, text in trick.answers.items()}}
        return steps(answers, put(trick.first), put(trick.last), **kwargs)


def complaints(reports, shown, base, place):
    """What a trick has achieved. `reports` by name, `base` those without the trick, `shown` all text that its student
    will see."""
    out = []
    for name, report in reports.items():
        gained = [line["name"] for line, before in zip(report["lines"], base[name]["lines"], strict=False)
                  if line["ok"] and not before["ok"]]
        if report["earned"] > base[name]["earned"]:
            out.append(f"{name} earned {report['earned']} instead of {base[name]['earned']}: {gained}")
        if any(line["hidden"] and line["name"] in gained for line in report["lines"]):
            out.append(f"{name}: a hidden check is right: {gained}")
    out += [f"{secret} is shown" for secret in hidden() if secret in shown]
    if place.look() != place.before:
        out.append("files outside were touched")
    return out


@pytest.fixture(scope="session")
def pool():
    os.environ.update({name: KEY for name in ("LANGCHAIN_API_KEY", "TF_TOKEN_example_com", "KERAS_HUB_KEY", "LC_KEY")})
    with Pool(2) as pool:
        yield pool


@pytest.fixture(scope="session")
def base(pool):
    return pool.submit(task(steps(WRONG))).result()


@pytest.fixture(scope="session")
def place(tmp_path_factory):
    folder = tmp_path_factory.mktemp("outside")
    for above in folder.parents[:3]:
        if os.stat(above).st_uid == os.getuid():
            above.chmod(stat.S_IMODE(above.stat().st_mode) | 0o055)
    return Place(folder)


@pytest.fixture(scope="session")
def outcomes(pool, place, base):
    """For each trick what came of it, of an honest submission that the same examiner had next, and of the submission
    without the trick."""
    honest = task(steps(keep=lambda name: name != "build"))

    def all_three(trick):
        without = pool.examine(task(steps({**WRONG, **trick.like}))) if trick.like else base
        return pool.examine(task(place.steps(trick))), pool.examine(honest), without

    return {name: pool.threads.submit(all_three, trick) for name, trick in TRICKS.items()}


@pytest.mark.parametrize("name", TRICKS)
def test_trick(name, outcomes, place):
    found, honest, base = outcomes[name].result()
    assert "refused" not in found and not found["failures"], found["failures"]
    assert complaints(found["reports"], json.dumps(found), base["reports"], place) == []
    assert set(found["reports"]) == set(base["reports"])
    assert all(report["outcome"] == "right" for report in honest["reports"].values()) and not honest["findings"]
    assert len(honest["reports"]) == 5


def test_honest_submissions(pool, base):
    """The unit can be solved; the wrong answers earn what they should."""
    right = pool.examine(task(steps()))
    assert {n: r["earned"] for n, r in right["reports"].items()} == {
        "softmax": 3, "center": 3, "password": 2, "account": 2, "parcel": 3, "build": 2}
    assert {n: r["earned"] for n, r in base["reports"].items()} == {
        "softmax": 0, "center": 1.5, "password": 0, "account": 0, "parcel": 0, "build": 0}
    assert pool.examine(task(steps(WRONG)))["reports"] == base["reports"]


def test_nothing_is_left_on_this_machine(pool, outcomes, place):
    concurrent.futures.wait(outcomes.values())
    assert place.look() == place.before
    assert not [p for p in ("kept", "numpy.py", "big", "out", "root", "hard") for folder in (REPO, Path("/tmp"))
                if os.path.lexists(folder / p)]


# Without the examiner and the sandbox these tricks succeed: the judge above must say so.
SUCCEED = ("the words of checks", "the caller of student code", "the caller, found through frames", "numpy",
           "inputs told in later checks", "reading outside", "links out of the folder", "the gradebook by sqlite")
WEAK = """
import json, os, sys
from autograder.exam.shell import Shell, warm_up
warm_up(with_keras=False)
for name, cells in json.load(sys.stdin).items():
    reader, writer = os.pipe()
    if os.fork() == 0:
        os.environ["AUTOGRADER_SEED"] = sys.argv[1]
        shell, out, shown = Shell(), {}, []
        for source, check, points in cells:
            ran = shell.run(source, 10)
            shown.append(ran.outputs)
            if check:
                value = shell.names.get("_")
                out[check] = ran.report.as_dict() if ran.report else {"earned": value or 0.0, "lines": []}
        os.write(1, (json.dumps([name, out, json.dumps(shown)]) + "\\n").encode())
        os._exit(0)
    os.wait()
"""


def run_weakly(work, folder):
    """What comes of steps, {name: steps}, in a folder of their own: without a sandbox tricks leave things behind."""
    said = subprocess.run([sys.executable, "-P", "-c", WEAK, str(SEED)], input=json.dumps(work), capture_output=True,
                          text=True, timeout=100, cwd=folder, env={**os.environ, "PYTHONPATH": str(REPO)})
    results = [json.loads(line) for line in said.stdout.splitlines()]
    assert [r[0] for r in results] == list(work), said.stderr
    return results


def test_the_judge_notices_what_a_weak_engine_lets_through(tmp_path_factory, base):
    """Check cells in the student's own process, no sandbox: the planted secrets are found, points are gained."""
    places = {name: Place(tmp_path_factory.mktemp("weak")) for name in SUCCEED}
    work = {name: places[name].steps(TRICKS[name], keep=lambda n: n not in ("build", "account", "parcel"))
            for name in SUCCEED}
    for name, reports, shown in run_weakly(work, tmp_path_factory.mktemp("folder")):
        found = complaints(reports, shown, base["reports"], places[name])
        assert found, f"{name} went unnoticed"


# -- a trick that stops with an error proves nothing ---------------------------------------------------------------

OURS = {name: trick for name, trick in TRICKS.items() if "from autograder" in str(trick)}


def absent(source):
    """What a trick takes from our modules, or sets there, that they do not have."""
    tree, ours, out = ast.parse(source), {}, []
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module.startswith("autograder"):
            ours.update({name.name: f"{node.module}.{name.name}" for name in node.names})
    for chain in {ast.unparse(node) for node in ast.walk(tree) if isinstance(node, ast.Attribute)} | ours.keys():
        first, _, rest = chain.partition(".")
        if first in ours:
            try:
                pkgutil.resolve_name(f"{ours[first]}.{rest}".rstrip("."))
            except (AttributeError, ImportError):
                out.append(chain)
    return out


@pytest.mark.parametrize("name", OURS)
def test_what_a_trick_patches_is_there(name):
    assert [absent(source) for source in (OURS[name].first, *OURS[name].answers.values()) if absent(source)] == []


def test_a_stale_trick_is_seen():
    assert sorted(absent("from autograder.exam import wire, old\nwire.Channel.send = wire.Channel.post = old")) == [
        "old", "wire.Channel.post"]


def test_tricks_run_to_their_end(tmp_path):
    """Where nothing shuts them in, no cell that touches our modules stops with an error."""
    results = run_weakly({name: [[source, "", 0.0] for source in ("import numpy as np", t.first, *t.answers.values())]
                          for name, t in OURS.items()}, tmp_path)
    assert {name: shown for name, _, shown in results if '"output_type": "error"' in shown} == {}


def test_forged_answers_have_the_form_of_honest_ones():
    space = {}
    exec(WIRE, space)
    forged = wire.decode(space["answer"]("0", "true").encode(), b"")
    honest = candidate.Candidate(None, None).message(Outcome(True))
    assert forged.keys() == honest.keys() | {"to"}
