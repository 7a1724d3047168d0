"""An exercise costs once: what uses a wrong one is asked again with the reference in its place, which stays ours."""

import pytest

BEGIN = "import numpy as np\nfrom autograder import check\n"
GIVEN = "import numpy as np"
STEP = "def step(z):\n    secret_word = 1\n    return (z >= 0) * secret_word"
BAD_STEP = "def step(z):\n    return (z > 0) * 1"
STUB = "def step(z):\n    # YOUR CODE HERE\n    raise NotImplementedError()"
PREDICT = "def predict(X, w):\n    return step(X @ w)"
TRAIN = "def helper(X, w):\n    return predict(X, w)\ndef train(X):\n    return helper(X, np.ones(2)).sum() * 7"
CHECKS = {
    "step": "check(step, np.array([0.0, 1.0])).close(np.array([1, 1]))\n### BEGIN HIDDEN TESTS\n"
            "check(step, check.rng.normal(size=3) * 0).equal(np.ones(3, int))\n### END HIDDEN TESTS",
    "predict": "check(predict, np.eye(2), np.array([0.0, 2.0])).close(np.array([1, 1]))\n### BEGIN HIDDEN TESTS\n"
               "check(predict, np.zeros((3, 2)), np.ones(2)).equal(np.ones(3, int))\n### END HIDDEN TESTS",
    "train": "check(train, np.zeros((3, 2))).equal(21)",
}
SOLUTION = [[GIVEN, ""], [STEP, "step"], [PREDICT, "predict"], [TRAIN, "train"]]


@pytest.fixture
def ask(pool):
    """Examine answers to the three exercises; `last` is a cell at the end."""

    def run(step=STEP, predict=PREDICT, train=TRAIN, last="", reference=SOLUTION, checks=CHECKS):
        steps = [[GIVEN, "", 0.0]]
        for name, answer in (("step", step), ("predict", predict), ("train", train)):
            steps += [[answer, "", 0.0], [f"{BEGIN}{checks[name]}\ncheck.score(2)\n", name, 2.0]]
        return pool.examine({"steps": [*steps, [last, "", 0.0]], "seed": 5, "sandboxed": True, "files": None,
                             "reference": reference})

    return run


def earned(found):
    assert not found["failures"] and not found["waiting"], found
    return {name: report["earned"] for name, report in found["reports"].items()}


def notes(found, name):
    return found["reports"][name]["notes"]


def test_where_all_is_right_nothing_is_asked_again(ask):
    found = ask()
    assert earned(found) == {"step": 2, "predict": 2, "train": 2} and found["candidates"] == 1


@pytest.mark.parametrize("step, points", [(BAD_STEP, 0), (STUB, 0), ("def step(z) return 1", 0), ("", 0)])
def test_a_wrong_or_missing_exercise_costs_once(ask, step, points):
    found = ask(step)
    assert earned(found) == {"step": points, "predict": 2, "train": 2}
    assert notes(found, "predict") == ("With a right `step` this earns 2 of 2; these points count.",)
    assert notes(found, "train") == ("With a right `step` this earns 2 of 2; these points count.",)
    assert found["candidates"] == 3 and not notes(found, "step")


def test_what_is_wrong_itself_stays_wrong(ask):
    found = ask(BAD_STEP, predict="def predict(X, w):\n    return step(X @ w) + 2")
    assert earned(found) == {"step": 0, "predict": 0, "train": 2}
    assert notes(found, "predict") == ("`step` above is not right yet, and this uses it.",)
    assert notes(found, "train") == ("With a right `predict` and `step` this earns 2 of 2; these points count.",) or (
        notes(found, "train") == ("With a right `step` and `predict` this earns 2 of 2; these points count.",))


def test_what_does_not_use_the_wrong_one_is_not_asked_again(ask):
    found = ask(BAD_STEP, predict="def predict(X, w):\n    return X @ w - 7", train="def train(X):\n    return 3")
    assert earned(found) == {"step": 0, "predict": 0, "train": 0} and found["candidates"] == 1
    assert not notes(found, "predict") and not notes(found, "train")


def test_values_and_what_cells_compute_from_earlier_ones(ask):
    """An exercise may be a value; a cell of a later one may compute with it as it runs."""
    checks = {"step": "check.value(step).equal(3)", "predict": "check.value(predict).equal(9)",
              "train": "check(train).equal(10)"}
    found = ask("step = 2", "predict = step * step", "def train():\n    return predict + 1", checks=checks,
                reference=[["step = 3", "step"], ["predict = step ** 2", "predict"], ["def train(): ...", "train"]])
    assert earned(found) == {"step": 0, "predict": 2, "train": 2}


def test_models_cross(ask):
    model = "def step(n):\n    import keras\n    return keras.Sequential([keras.Input((n,)), keras.layers.Dense(%d)])"
    checks = {"step": "check(step, 2).parameter_count().equal(9)", "predict": "check(predict, 4).equal(15)",
              "train": "check(train).equal(1)"}
    found = ask(model % 2, "def predict(n):\n    return step(n).count_params()", "def train():\n    return 0",
                reference=[[model % 3, "step"]], checks=checks)
    assert earned(found) == {"step": 0, "predict": 2, "train": 0}


@pytest.mark.parametrize("reference", [[["1 / 0", ""], [STEP, "step"]], [["", "step"]], [],
                                       [["class step: ...", "step"]],
                                       [["def step(z):\n    raise ValueError('no')", "step"]]])
def test_a_reference_that_cannot_answer_changes_nothing(ask, reference):
    assert earned(ask(BAD_STEP, reference=reference)) == {"step": 0, "predict": 0, "train": 0}


def test_a_helper_that_hangs_with_the_reference_costs_no_more_than_before(ask):
    found = ask(BAD_STEP, predict="def predict(X, w):\n    out = step(X @ w)\n    import os\n"
                                  "    if out.all(): os._exit(0)\n    return out")
    assert earned(found)["step"] == 0 and earned(found)["predict"] == 0


# -- attacks -------------------------------------------------------------------------------------------------------


def test_the_stand_in_gives_no_points_to_its_own_exercise(ask):
    """Saved wherever a candidate can save something, it is used by nobody who asks about `step`."""
    keep = (f"{BAD_STEP}\nimport builtins, sys\ndef mine(z):\n"
            "    other = getattr(builtins, 'kept', None) or getattr(sys, 'kept', None)\n"
            "    return other(z) if other else (z > 0) * 1\nstep = mine")
    found = ask(keep, predict="import builtins, sys\nbuiltins.kept = sys.kept = step if step.__name__ == 'step' "
                              "else None\ntry: open('kept', 'w').write(str(step(0)))\nexcept Exception: pass\n"
                              f"{PREDICT}", last="step = builtins.kept or step")
    assert earned(found)["step"] == 0 and earned(found)["predict"] == 2


def test_the_text_of_the_reference_cannot_be_read(ask):
    """By its source, closure and globals, all that garbage collection knows, or its errors."""
    spy = """
import gc, inspect, sys, traceback
def texts():
    yield from map(repr, [step, getattr(step, "__closure__", None), getattr(step, "__defaults__", None), vars(step)])
    for cell in getattr(step, "__closure__", None) or ():
        yield repr(getattr(cell.cell_contents, "__dict__", cell.cell_contents))
    for get in (inspect.getsource, inspect.getdoc, lambda f: f.__code__.co_consts, lambda f: f.__code__.co_names):
        try: yield str(get(step)) * (get is not inspect.getsource)
        except Exception as error: yield str(error)
    for bad in (None, "text", [], {}):
        try: yield str(step(bad))
        except Exception: yield traceback.format_exc()
    todo, seen = [*gc.get_objects(), step], set()
    while todo and len(seen) < 50_000:
        thing = todo.pop()
        if id(thing) not in seen:
            seen.add(id(thing))
            todo += gc.get_referents(thing)
            if type(thing) in (str, bytes, bytearray, type(step.__code__)):
                yield str(thing if type(thing) is str else getattr(thing, "co_varnames", thing))
def predict(X, w):
    if "callback" not in step.__qualname__:
        return "there is no stand-in"
    word = "_".join(["secret", "word"])
    found = [text for text in texts() if word in text]
    looked = sum(1 for _ in texts())
    return "nothing" if looked > 1000 and not found else str((looked, found))
"""
    found = ask(BAD_STEP, predict=spy, checks={**CHECKS, "predict": (
        "check.allow(60)\ncheck(predict, 0, 0).equal('nothing')\ncheck.value(step).type('function')")})
    assert notes(found, "predict") == ("With a right `step` this earns 2 of 2; these points count.",), found["reports"]


def test_what_was_asked_hidden_is_not_shown_when_asked_again(ask):
    """What is asked again is asked of a candidate that has seen no hidden part: its visible lines can tell nothing."""
    tell = ("import builtins\ndef predict(X, w):\n    builtins.seen = getattr(builtins, 'seen', []) + [X.shape]\n"
            "    step(X @ w)\n    return str(builtins.seen)")
    checks = {**CHECKS, "predict": CHECKS["predict"].replace("close(np.array([1, 1]))", "equal('shapes')")}
    found = ask(BAD_STEP, predict=tell, checks=checks, train="def train(X):\n    return 3")
    assert "(3, 2)" not in str(found) and "(2, 2)" in str(found)
