"""Each way in which a unit can be unproven is reported, and what is proven is counted."""

import ast
import contextlib
import re
import shutil
import sys
import warnings
from collections import Counter
from pathlib import Path

import pytest
from typer.testing import CliRunner

from autograder import cli
from autograder.author import answer_runs, answers, build, profiles, validate
from autograder.author.answers import AnswersError
from autograder.author.breaking import Seen
from autograder.author.leaks import leaks
from autograder.author.lesson import EXERCISE, LessonError
from autograder.author.mutants import Mutant
from autograder.author.validate import SEEDS
from autograder.check.score_sheet import RIGHT, Report
from autograder.exam.shell import Ran

TOY = Path(__file__).parents[1] / "files/toy"
LESSON = (TOY / "course/units/01_toy/lesson.py").read_text(encoding="utf-8")
ANSWERS = (TOY / "course/units/01_toy/answers.py").read_text(encoding="utf-8")


@pytest.fixture(autouse=True)
def warnings_as_in_a_notebook(monkeypatch):
    """pytest records warnings and keeps them from stderr."""
    with warnings.catch_warnings():
        warnings.simplefilter("default")
        monkeypatch.setattr(warnings, "showwarning", lambda message, category, *rest, **more: print(
            f"{category.__name__}: {message}", file=sys.stderr))
        yield


def part(keep):
    """The texts of the toy unit with the exercises in `keep` only, to save time."""
    cells = re.split(r"(?m)^(?=# %%)", LESSON)
    names = [re.match(r'# %% (?:exercise|check)="(\w+)"', cell) for cell in cells]
    lesson = "".join(cell for cell, name in zip(cells, names, strict=True)
                     if (not name or name[1] in keep) and not ("print(step" in cell and "step" not in keep))
    lines, out = ANSWERS.split("\n"), ""
    for node in ast.parse(ANSWERS).body:
        call = node.decorator_list[0] if isinstance(node, ast.FunctionDef) else getattr(node, "value", None)
        if isinstance(call, ast.Call) and call.args[0].value in keep:
            out += "\n".join(lines[call.lineno - 1 : node.end_lineno]) + "\n\n"
    return {"lesson.py": lesson, "answers.py": out}


def prove(folder, lesson=(), answer=(), more="", keep=("total",)):
    """The proof of the toy unit, or of the part `keep` of it, with some texts replaced."""
    unit = folder / "course/units/01_toy"
    unit.mkdir(parents=True)
    texts = part(keep)
    for name, changes in (("lesson.py", lesson), ("answers.py", answer)):
        for old, new in changes:
            assert old in texts[name], old
            texts[name] = texts[name].replace(old, new, 1)
    (unit / "lesson.py").write_text(texts["lesson.py"], encoding="utf-8")
    (unit / "answers.py").write_text(texts["answers.py"] + more, encoding="utf-8")
    with contextlib.suppress(AnswersError, LessonError):      # which validate finds as well
        profiles.refresh(folder, build.lesson_of(folder, "01_toy"), jobs=2)
    return validate.validate(folder, ["01_toy"], jobs=2)[0]


def only(proof, *parts):
    """There is one failure, with all these parts."""
    assert len(proof.failures) == 1, "\n".join(proof.failures)
    assert all(p in proof.failures[0] for p in ("01_toy", *parts)), proof.failures[0]
    return proof


# -- what is right ---------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def toy():
    seen = []
    proof = validate.validate(TOY, ["01_toy"], jobs=2, progress=lambda *args: seen.append(args))[0]
    return proof, seen


def test_the_toy_is_proven(toy):
    proof, seen = toy
    assert proof.failures == []
    assert (proof.unit, proof.points, proof.exercises) == ("01_toy", 7.5, 4)
    counts = dict(proof.counts)
    found = {name: counts.pop(f"breakers_{name}") for name in ("rejected", "allowed", "visible", "total")}
    assert found["rejected"] > found["allowed"] == 1 and found["visible"] == 0
    # A visible one that hidden inputs reject is a hole, too.
    assert 0 < found["total"] - found["rejected"] - found["allowed"] < len(proof.holes)
    assert counts == {"right_accepted": 8, "right_total": 8, "wrong_rejected": 16, "wrong_total": 16,
                      "wrong_named": 16, "mutants_rejected": 9, "mutants_equivalent": 1, "mutants_total": 10}
    unit = validate.Unit.read(TOY, "01_toy")
    unit.release = validate.release_cells(unit.lesson)
    steps = [step for group in unit.steps(False) for step in group]
    assert Counter(s.kind for s in steps if s.kind != "breaker") == {
        "solution": 1, "release": 1, "right": 8 * len(SEEDS), "wrong": 16, "trivial": 3 * 12 + 6, "mutant": 10}
    assert {s.kind for group in unit.steps(True) for s in group} == {
        "solution", "release", "right", "wrong"}
    total = len(steps)
    assert [done for done, _, _ in seen] == list(range(1, total + 1)) and {t for _, t, _ in seen} == {total}


def test_one_exercise_only(toy):
    proof = validate.validate(TOY, ["01_toy"], jobs=2, only=["total"])[0]
    assert (proof.failures, proof.exercises, proof.points, proof.seconds) == ([], 1, 1.0, 0.0)
    assert proof.earned == {name: points for name, points in toy[0].earned.items() if name.startswith("total ")} != {}
    with pytest.raises(AnswersError, match="no exercise sum, totals in 01_toy"):
        validate.validate(TOY, ["01_toy"], only=["total", "totals", "sum"])


def test_as_json(toy):
    proof = toy[0]
    found = validate.as_json([proof, proof])
    assert list(found["totals"]) == ["exercises", "points", "right_accepted", "right_total", "wrong_rejected",
                                     "wrong_total", "wrong_named", "mutants_rejected", "mutants_equivalent",
                                     "mutants_total", "breakers_rejected", "breakers_allowed", "breakers_visible",
                                     "breakers_total"]
    assert found["totals"]["points"] == 15 and found["totals"]["wrong_named"] == 32
    assert found["units"]["01_toy"]["failures"] == [] and found["units"]["01_toy"]["mutants_total"] == 10
    assert validate.as_json([])["totals"]["exercises"] == 0


# -- answers ---------------------------------------------------------------------------------------------------


def test_answers_that_are_judged_wrongly(tmp_path):
    """A right answer that fails, a wrong one that is accepted, a wrong one that is told something else."""
    proof = prove(tmp_path, keep=("step", "total"), answer=[
        ("return (z >= 0).astype(int)", "return (z > 0).astype(int)"), ("x.mean()", "x.sum()"),
        ('"swapped", says="The signs are', '"swapped", says="The signs were')],
        more='@wrong("step", "swapped too", says="The signs are swapped.")\ndef step(z):\n    return 1 * (z < 0)\n')
    told = sorted(f.split(": ", 1)[1] for f in proof.failures)
    assert len(told) == len(SEEDS) + 3
    for seed, text in zip(SEEDS, told[: len(SEEDS)], strict=True):
        assert text.startswith(f"right 'by astype': (seed {seed}) step(") and "Zero counts as 1." in text
    assert told[-3] == "wrong 'mean': is accepted"
    # Two sentences with one profile.
    for text, says in ((told[-2], "are"), (told[-1], "were")):
        assert f"the student is not told 'The signs {says} swapped.', but: one of several: " in text
        assert "The signs were swapped. (as 'swapped')" in text and "The signs are swapped. (as 'swapped too')" in text
    counts = proof.counts
    assert (counts["right_accepted"], counts["right_total"]) == (3, 4)
    assert (counts["wrong_rejected"], counts["wrong_named"], counts["wrong_total"]) == (8, 6, 9)


def test_hidden_parts_and_demonstrations(tmp_path):
    """A message of the hidden part only; a right answer that fails for one draw of inputs; a demonstration that fails.

    In the release a demonstration may stop: it may need an exercise that is not done yet.
    """
    proof = prove(tmp_path, keep=("step",), lesson=[("print(step(np.array([1.0])))", "1 / 0")], answer=[
        (", only_hidden=True", ""),
        ("return (z >= 0).astype(int)", "import os\n    return (z >= (os.environ['AUTOGRADER_SEED'] == '2')) * 1")])
    told = sorted(proof.failures)
    assert len(told) == 3, told
    assert "step: right 'by astype': (seed 2) " in told[0] and proof.counts["right_accepted"] == 1
    assert "step: wrong 'knows the example': the student is not told" in told[1]
    assert "solution 'the solution': the code cell at line" in told[2] and "ZeroDivisionError" in told[2]


def test_mutants(tmp_path):
    """One that is accepted, one that is listed but rejected, one that is listed and does not exist."""
    proof = prove(tmp_path, keep=("ramp", "total"), answer=[('equivalent("ramp", "z >= 0 -> z > 0"',
                                                             'equivalent("ramp", "0.0 -> 1.0"')],
                  more='\nequivalent("total", "x -> y", because="No.")\nequivalent("none", "x -> y", because="No.")\n')
    assert sorted(f.split(";")[0] for f in proof.failures) == [
        "01_toy none: there is no mutant 'x -> y' that could be equivalent",
        "01_toy ramp: mutant '0.0 -> 1.0': is listed as equivalent, but is rejected",
        "01_toy ramp: mutant 'z >= 0 -> z > 0': is accepted",
        "01_toy total: there is no mutant 'x -> y' that could be equivalent"]
    assert (proof.counts["mutants_equivalent"], proof.counts["mutants_total"]) == (0, 4)


def test_holes(tmp_path):
    """A breaker that is accepted, one that only hidden inputs reject, one that is listed but rejected."""
    more = """
allowed("step", "`z` written to", because="No.")
allowed("step", "as tuples", because="No.")
allowed("step", "the result squeezed *", because="No.")
allowed("step", "the result as lists", because="No.")
"""
    proof = prove(tmp_path, keep=("step",), more=more)
    assert sorted(f.split(";")[0] for f in proof.failures) == [
        "01_toy step: breaker 'the result as lists': is listed as allowed, but is rejected",
        "01_toy step: there is no breaker 'as tuples' that could be allowed"]
    assert proof.counts["breakers_allowed"] == 2
    assert not [h for h in proof.holes if "written to" in h or "squeezed" in h]
    assert {"01_toy step: '`z` frozen at its first value' is rejected by hidden inputs only. The visible part needs "
            "two values of `z`", "01_toy step: 'z >= 0, boundary moved by -1e-9' is accepted. The check needs a value "
            "within 1e-9 of the boundary"} <= set(proof.holes)
    assert not proof.holds


def test_a_hole_fails_a_unit():
    done = CliRunner().invoke(cli.app, ["validate", "--root", str(TOY), "--only", "total"])
    assert done.exit_code == 1 and "HOLE 01_toy total: 'the first result returned again' is accepted." in done.stdout
    assert "FAILED" not in done.stdout


def test_too_few_answers_and_answers_to_nothing(tmp_path):
    proof = prove(tmp_path, keep=("toy_quiz",), answer=[('right("toy_quiz", "float"', 'right("quizz", "float"')])
    assert sorted(proof.failures) == [
        "01_toy toy_quiz: 1 right and 4 wrong answers; at least 2 and 4 are needed",
        "01_toy: answers for 'quizz', which is no exercise"]


def test_no_answers(tmp_path):
    shutil.copytree(TOY, tmp_path / "toy")
    (tmp_path / "toy/course/units/01_toy/answers.py").unlink()
    with pytest.raises(answers.AnswersError, match="answers.py is missing"):
        validate.validate(tmp_path / "toy", ["01_toy"])


def test_answers_that_die_hang_or_raise(tmp_path, monkeypatch):
    monkeypatch.setattr(answer_runs, "STEP_SECONDS", 3.0)   # a call ends after 0.5 s: the check says so
    proof = prove(tmp_path, answer=[("    return float(sum(x))", "    import os\n    os._exit(1)")], more="""
wrong("total", "endless", says="Add them up.", code="while True: pass")
wrong("total", "a call that never ends", says="did not finish", code="def total(x):\\n    while True: pass")
""")
    told = [f for f in proof.failures if "no result" in f]
    assert sum("total: right 'by Python': no result: its process died" in f for f in told) == 3
    assert sum("total: wrong 'endless': no result: it did not finish within 3 s" in f for f in told) == 1
    assert len(told) == len(proof.failures) == 4
    counts = proof.counts
    assert (counts["right_accepted"], counts["right_total"]) == (1, 2)
    assert (counts["wrong_rejected"], counts["wrong_total"]) == (5, 6)
    assert counts["mutants_rejected"] == counts["mutants_total"] == 1


def test_a_mutant_that_kills_its_process(tmp_path):
    """It is rejected, also where it is listed as equivalent."""
    test = "np.ndim(z) == np.ndim(None)"
    proof = prove(tmp_path, keep=("ramp",), lesson=[
        ("    return np.where(z >= 0, z, 0.0)", f"    if {test}:\n        import os\n        import signal\n"
         "        os.kill(os.getpid(), signal.SIGKILL)\n    return np.where(z >= 0, z, 0.0)")],
        more=f'\nequivalent("ramp", "{test} -> {test.replace("==", "!=")}", because="No.")\n')
    only(proof, "ramp: mutant 'np.ndim(z) == np.ndim(None)", "is listed as equivalent, but is rejected")


def test_our_own_fault_is_no_rejection(tmp_path, monkeypatch):
    """What raises in our code proves nothing about a mutant."""
    monkeypatch.setattr(validate, "mutants", lambda source: [Mutant("broken", None)] if "def total" in source else [])
    only(proof := prove(tmp_path), "total: mutant 'broken': no result: ", "Error")
    assert (proof.counts["mutants_rejected"], proof.counts["mutants_total"]) == (0, 1)


def test_a_cell_above_that_fails(tmp_path, monkeypatch):
    monkeypatch.setattr(validate, "SEEDS", (0,))
    monkeypatch.setattr(validate, "TRIVIAL", {})
    proof = prove(tmp_path, keep=("total", "toy_quiz"), lesson=[
        ("    return float(x.sum())\n    ### END SOLUTION",
         "    return float(x.sum())\n    ### END SOLUTION\n\n1 / 0")])
    assert any("solution" in f and "ZeroDivisionError" in f for f in proof.failures)
    assert sum("toy_quiz: " in f and "a cell above 'toy_quiz' fails: ZeroDivisionError" in f
               for f in proof.failures) == 2 + 4 + 1
    assert proof.counts["mutants_total"] == proof.counts["mutants_rejected"] + proof.counts["mutants_equivalent"] + sum(
        "mutant" in f for f in proof.failures)


# -- the solution and the release ------------------------------------------------------------------------------


def test_what_cells_print_to_stderr(tmp_path):
    """Anything that a notebook would show in red, in the solution and in the release."""
    cells = {"import sys; print('oh dear', file=sys.stderr)": "oh dear", "np.log(np.zeros(2))": "divide by zero",
             "import warnings; warnings.warn('mind that')": "mind that",
             "import os; os.write(2, b'from below')": "from below",
             "import warnings; warnings.warn('old', DeprecationWarning)": "old"}
    proof = prove(tmp_path, lesson=[
        ("print(np.arange(3))", "\n\n# %%\n".join(cells)),
        ("from autograder import check\n\n# %%\n", "from autograder import check\nnp.sqrt(np.array([-1.0]))\n\n# %%\n"),
        ("    return float(x.sum())\n    ### END SOLUTION\n", "    return float(x.sum())\n    ### END SOLUTION\n"
         "np.array([0.0]) / np.array([0.0])\n"),
        ("check(total, np.array([1.0, 2.0, 4.0]))", "check(total, np.array([1.0, 2.0, 4.0]) + 0 * np.exp(1000.0 * 0) + "
         "0 * np.cosh(np.array([1000.0]) > 0) + (np.exp(np.array([1000.0])) < 0))")])
    for run in ("solution", "release"):
        found = [f for f in proof.failures if f.startswith(f"01_toy: {run} ") and "prints to stderr" in f]
        assert len(found) == len(cells) + 3, found
        for told in (*cells.values(), "invalid value encountered in sqrt", "invalid value encountered in divide",
                     "overflow encountered in exp"):
            assert any(told in f for f in found), told


def test_a_check_that_warns_of_some_answers(tmp_path):
    proof = prove(tmp_path, lesson=[('hint="Add them up.")', 'hint="Add them up.")\n'
                                     "if check.value(total).name and not check(total, np.ones(3)).outcome.problem and "
                                     "check(total, np.ones(3)).value == 1:\n    np.log(np.zeros(1))")])
    told = [f for f in proof.failures if "its check prints to stderr" in f]
    assert any("wrong 'mean'" in f for f in told), proof.failures
    assert not any("right" in f for f in told)


def test_a_solution_that_earns_too_little(tmp_path):
    proof = prove(tmp_path, lesson=[("    return float(x.sum())", "    return float(x.sum()) + 1")])
    assert any("solution 'the solution': the check cell at line" in f and "of 1: total" in f for f in proof.failures)


def test_points_for_the_untouched_release(tmp_path):
    proof = prove(tmp_path, lesson=[("    ### BEGIN SOLUTION\n    return float(x.sum())\n    ### END SOLUTION",
                                     "    return float(x.sum())\n    ### BEGIN SOLUTION\n    ### END SOLUTION")])
    assert any("the untouched release" in f and "check check_total gives 'right' instead of 'not attempted'" in f
               for f in proof.failures), proof.failures


def test_the_blank_of_a_quiz_that_is_an_answer(tmp_path):
    proof = prove(tmp_path, keep=("toy_quiz",), lesson=[('"range": ...,', '"range": "b",')])
    only(proof, "the untouched release", "check check_toy_quiz gives 'not yet right'")


def test_a_release_that_stops(tmp_path):
    proof = prove(tmp_path, keep=("toy_quiz",), lesson=[("quiz = {\n", "quiz = 1 / 0\nquiz = {\n")])
    assert any("release" in f and "exercise toy_quiz stops with ZeroDivisionError" in f for f in proof.failures)


def test_trivial_answers_that_earn_points(tmp_path):
    """Some points for what is form; all where a check asks for nothing else."""
    proof = prove(tmp_path, lesson=[('check(total, np.array([1.0, 2.0, 4.0])).close(7.0, hint="Add them up.")',
                                     'check(total, np.array([1.0, 2.0, 4.0])).equal({})')])
    assert [f for f in proof.failures if "trivial" in f] == ["01_toy total: trivial 'returns {}': earns 1.0"]


def computing(seconds):
    """A lesson's change: its demonstration computes for so long."""
    loop = f"import time; end = time.process_time() + {seconds}\nwhile time.process_time() < end: pass"
    return [("print(np.arange(3))", loop)]


def test_time_limits(tmp_path, monkeypatch):
    monkeypatch.setattr(validate, "TRAINING_SECONDS", 0.05)
    monkeypatch.setattr(validate, "UNIT_SECONDS", 0.06)
    monkeypatch.setattr(validate, "CHECK_SECONDS", 0.0)
    proof = prove(tmp_path, keep=("total", "toy_quiz"), lesson=computing(0.4))
    assert any("the code cell at line 19 computes for 0.4" in f and "0.15 s is the limit" in f for f in proof.failures)
    assert any("all of it computes for 0." in f and "0.18 s is the limit" in f for f in proof.failures)
    # The other check cell allows itself more time.
    assert any("the check of toy_quiz computes" in text for text in proof.notes) and proof.seconds > 0.4
    assert not any("the check of total" in text for text in proof.failures + proof.notes)


def test_what_is_slow_is_told_before_it_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(validate, "TRAINING_SECONDS", 0.2)
    proof = prove(tmp_path, keep=("toy_quiz",), lesson=computing(0.3))
    assert not [f for f in proof.failures if "computes" in f], proof.failures
    assert len(proof.notes) == 1 and "the code cell at line 19 computes for 0.3" in proof.notes[0]


def test_waiting_is_no_computing(tmp_path, monkeypatch):
    monkeypatch.setattr(validate, "TRAINING_SECONDS", 0.2)
    proof = prove(tmp_path, keep=("toy_quiz",), lesson=[("print(np.arange(3))", "import time; time.sleep(0.8)")])
    assert not [text for text in proof.failures + proof.notes if "computes" in text]


# -- leaks -----------------------------------------------------------------------------------------------------


def loaded(changes=()):
    unit = validate.Unit.read(TOY, "01_toy")
    unit.release = [(kind, source.replace(*changes) if changes else source)
                    for kind, source in validate.release_cells(unit.lesson)]
    return unit


def test_no_leak():
    unit = loaded()
    assert leaks(unit.lesson, unit.release) == []


@pytest.mark.parametrize("new, told", [
    ("return float(x.sum())", "'return float(x.sum())' of exercise 'total'"),
    ("z_hidden = check.rng.normal(size=20)", "'z_hidden = check.rng.normal(size=20)' of check 'step'"),
    ("Its slope is zero nearly everywhere.", "of written 'why_step'"),
    ("check.hashed(3)", "not hashed")])
@pytest.mark.parametrize("where", ["print(np.arange(3))", "Welcome.", "YOUR ANSWER HERE"])
def test_leaks(new, told, where):
    unit = loaded((where, new))
    found = leaks(unit.lesson, unit.release)
    assert len(found) == 1 and told in found[0]


def test_a_solution_in_the_visible_part_of_its_check(tmp_path):
    proof = prove(tmp_path, lesson=[("check(total, np", "def reference(x):\n    return float(x.sum())\n\n"
                                     "check(total, np")])
    only(proof, "shows 'return float(x.sum())' of exercise 'total'")


def test_the_shipped_check_is_what_is_proven(tmp_path, monkeypatch):
    """With a digest that is wrong no answer is right."""
    monkeypatch.setattr(build, "digest", lambda question, answer: "sha256:0")
    proof = prove(tmp_path, keep=("toy_quiz",))
    assert proof.counts["right_accepted"] == 0


def test_before():
    unit = validate.Unit.read(TOY, "01_toy")
    assert [s.split("\n")[0] for s in unit.lesson.before("ramp")] == ["import numpy as np", "def step(z):"]
    with pytest.raises(KeyError):
        unit.lesson.before("none")


def test_trivial():
    unit = validate.Unit.read(TOY, "01_toy")
    assert validate.trivial(unit.lesson.cell(EXERCISE, "toy_quiz"), "return {}") == "quiz = {}"
    assert validate.trivial(unit.lesson.cell(EXERCISE, "step"), "return None") == (
        "def step(*args, **kwargs):\n    return None")


def test_functions_of_one_exercise_may_share_the_name_of_a_breaker():
    """It is listed as allowed for the one that passes, whichever comes first."""
    passes = {"check": Ran(0.0, report=Report(1.0, 1.0, RIGHT, ())), "failed": None, "seen": Seen(applies=True)}
    fails = {"check": Ran(0.0), "failed": None, "seen": Seen()}
    for results, told in (([fails, passes], 0), ([passes, fails], 0), ([fails, fails], 1)):
        unit = validate.Unit.read(TOY, "01_toy")
        unit.answers = answers.Answers(unit.answers.answers, {}, {"step": {"rounded": "No."}})
        unit.is_whole = False
        judge = validate._Judge(unit, validate.Proof("01_toy"), True)
        for result in results:
            judge.breaker(validate.Step("breaker", "step", "rounded"), result)
        judge.finish()
        assert len(judge.proof.failures) == told, judge.proof.failures
        assert judge.proof.counts["breakers_total"] == 2 and not judge.proof.holes
