"""Proves a unit: its solution earns every point, its release none, each right answer all, each wrong one is told why.

Counts what it proves, so that a grader's accuracy is a measured figure. See `Proof` for what is counted.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from autograder.author import answer_runs, build, forked_runs, profiles
from autograder.author import answers as answer_files
from autograder.author.breakers import breakers, emptied, variants
from autograder.author.leaks import leaks
from autograder.author.lesson import CHECK, CODE, EXERCISE, GIVEN, PROSE, WRITTEN, Cell, Lesson
from autograder.author.mutants import mutants
from autograder.check import names
from autograder.check.score_sheet import NOT_ATTEMPTED, RIGHT
from autograder.grade.naming import notebook_of

# Seconds of processor time, which a busy machine changes little. What is over one is told; over LIMIT times of it, a
# solution or its cell is refused.
UNIT_SECONDS = 20.0      # a solution from top to bottom
CHECK_SECONDS = 0.2      # a check cell that does not train
TRAINING_SECONDS = 10.0  # any other cell
LIMIT = 3
GROUP = 120              # steps that share a process
SEEDS = (0, 1, 2)        # right answers must hold for every draw of hidden inputs; as graded the first one is enough
# What a function may do without any knowledge; what names `args` is for functions only.
TRIVIAL = {"returns None": "return None", "returns {}": "return {}", "returns []": "return []", "returns 0": "return 0",
           "returns ''": "return ''", "returns True": "return True", "returns its argument": "return args[0]",
           "returns zeros": "return __import__('numpy').zeros(getattr(args[0], 'shape', ()))",
           "returns ones": "return __import__('numpy').ones(getattr(args[0], 'shape', ()))",
           "raises ValueError": "raise ValueError(*args)"}
TOTALS = {"wrong": "wrong_total", "mutant": "mutants_total", "breaker": "breakers_total"}
COUNTED = ("right_accepted", "right_total", "wrong_rejected", "wrong_total", "wrong_named", "mutants_rejected",
           "mutants_equivalent", "mutants_total", "breakers_rejected", "breakers_allowed", "breakers_visible",
           "breakers_total")


@dataclass(frozen=True)
class Step:
    """One thing to run and what must come of it."""

    kind: str            # 'solution', 'release', 'right', 'wrong', 'trivial', 'mutant', 'breaker' or 'variant'
    exercise: str
    label: str
    cell: str = ""       # takes the place of the exercise's cell
    seed: int = 0
    says: str = ""
    only_hidden: bool = False
    visible: bool = False    # whether the part of the check that students see must reject it
    needs: str = ""          # what a check must have to reject it
    wraps: tuple[str, str] | None = None     # see Breaker


@dataclass
class Proof:
    """What was proven of one unit."""

    unit: str
    points: float = 0.0
    exercises: int = 0
    seconds: float = 0.0             # of processor time of the solution's run; 0 as graded
    counts: dict = field(default_factory=lambda: dict.fromkeys(COUNTED, 0))
    failures: list[str] = field(default_factory=list)
    holes: list[str] = field(default_factory=list)   # breakers that are accepted: they fail a unit, too
    notes: list[str] = field(default_factory=list)   # what takes longer than it should
    earned: dict = field(default_factory=dict)       # what was run -> its points, None where its check gave none

    @property
    def holds(self) -> bool:
        return not self.failures and not self.holes


@dataclass
class Unit:
    """A unit's texts, read once before the processes fork."""

    lesson: Lesson
    answers: answer_files.Answers
    release: list[tuple[str, str]]       # ('kind name', source) of the release notebook's cells
    known: dict[str, str]                # exercise -> its known mistakes, packed
    exercises: list[str]                 # those to prove
    is_whole: bool                       # whether these are all, and the notebook from top to bottom is proven, too

    @classmethod
    def read(cls, root: Path, unit: str, only: Sequence[str] = ()) -> Unit:
        lesson = build.lesson_of(root, unit)
        path = root / "course" / "units" / unit / "answers.py"
        if not path.is_file():
            raise answer_files.AnswersError(f"{path} is missing: a unit's checks are proven on its answers")
        return cls(lesson, answer_files.read(path), [], profiles.packed(lesson),
                   [name for name in lesson.exercises if name in only or not only], is_whole=not only)

    def steps(self, as_graded: bool) -> list[list[Step]]:
        """The steps, grouped by what can share a process. As graded, only what people write is tried."""
        groups = []
        if self.is_whole:
            groups = [[Step("solution", "", "the solution")], [Step("release", "", "the untouched release")]]
        for name in self.exercises:
            cell = self.lesson.cell(EXERCISE, name)
            group = []
            for answer in self.answers.of(name):
                seeds = SEEDS if answer.right and not as_graded else SEEDS[:1]
                group += [Step("right" if answer.right else "wrong", name, answer.how, answer.source, seed, answer.says,
                               answer.only_hidden) for seed in seeds]
            if not as_graded:
                group += [Step("trivial", name, how, trivial(cell, does)) for how, does in TRIVIAL.items()
                          if "args" not in does or _functions(cell)]
                group += [Step("trivial", name, f"the right form, holding {leaf}", source)
                          for leaf in ("None", "0") if (source := emptied(cell, leaf))]
                group += [Step("mutant", name, m.name, m.source) for m in mutants(cell.source)]
                group += [Step("breaker", name, b.name, b.source, visible=b.visible, needs=b.needs, wraps=b.wraps)
                          for b in breakers(cell, self.lesson.cell(CHECK, name), self.lesson.before(name))]
                group += [Step("variant", name, how, source) for how, source in variants(cell)]
            # Each process runs the cells above once more; small groups keep all cores busy to the end.
            groups += [group[i : i + GROUP] for i in range(0, len(group), GROUP)]
        return groups

    @property
    def with_keras(self) -> bool:
        return any("keras" in c.source or "tensorflow" in c.source for c in self.lesson.cells)


def trivial(cell: Cell, does: str) -> str:
    """An answer which has all the names of an exercise and no knowledge: its functions do `does`."""
    assert cell.tree        # as in every lesson that was read
    functions = _functions(cell)
    return "\n".join(f"def {name}(*args, **kwargs):\n    {does}" if name in functions else
                     f"{name} = {does.removeprefix('return ')}" for name in sorted(names.top_level(cell.tree)))


def _functions(cell):
    return {getattr(node, "name", None) for node in cell.tree.body} - {None}


def validate(root: Path, units: list[str], jobs: int | None = None, progress=lambda done, total, what: None,
             as_graded: bool = False, only: Sequence[str] = ()) -> list[Proof]:
    """Prove `units`, or of them the exercises `only`.

    `progress` is called after every step with the number done, the total, and what it was.
    `as_graded` runs every answer as grading does, in a candidate with its checks in the examiner; else both run in
    one shell, as in the student's own kernel, and trivial answers, mutants and breakers are tried as well.
    """
    loaded = [Unit.read(root, name, only) for name in units]
    if missing := set(only) - {name for unit in loaded for name in unit.exercises}:
        raise answer_files.AnswersError(f"There is no exercise {', '.join(sorted(missing))} in {', '.join(units)}.")
    loaded = [unit for unit in loaded if unit.exercises or unit.is_whole]
    for unit in loaded:
        unit.release = release_cells(unit.lesson) if unit.is_whole else []
    judges = {}
    for unit in loaded:
        points = sum(c.points for c in unit.lesson.cells if unit.is_whole or c.name in unit.exercises)
        proof = Proof(unit.lesson.unit, points, len(unit.exercises))
        judges[unit.lesson.unit] = _Judge(unit, proof, not as_graded)
    # One stream of all units, so that no core waits for another at the end of each. Light ones come last.
    groups = [(unit, steps) for unit in reversed(loaded) for steps in unit.steps(as_graded)]
    total, done = sum(len(steps) for _, steps in groups), 0
    way = answer_runs.AsGraded if as_graded else answer_runs.InKernel
    with way(any(u.with_keras for u in loaded), jobs or os.cpu_count() or 1) as answering:
        for unit, step, result in answering.run(groups):
            done += 1
            progress(done, total, f"{unit.lesson.unit} {step.exercise} {step.kind}")
            judges[unit.lesson.unit].judge(step, result)
    for judge in judges.values():
        judge.finish()
    return [judge.proof for judge in judges.values()]


def release_cells(lesson: Lesson) -> list[tuple[str, str]]:
    """('kind name', source) of the cells that a student gets."""
    import nbformat

    root = lesson.path.parents[3]
    with tempfile.TemporaryDirectory() as scratch:
        build.build(root, lesson.unit, Path(scratch))
        notebook = nbformat.read(Path(scratch) / "release" / lesson.unit / notebook_of(lesson.unit), 4)
    out = []
    for cell in notebook.cells:
        meta = cell.metadata.get("nbgrader", {})
        if cell.cell_type == "markdown":
            kind = WRITTEN if meta else PROSE
        else:
            kind = CHECK if meta.get("grade") else EXERCISE if meta.get("solution") else GIVEN if meta else CODE
        out.append((f"{kind} {meta.get('grade_id', '')}", cell.source))
    return out


class _Judge:
    """Compares what came of each step with what must come."""

    def __init__(self, unit, proof, with_mutants):
        self.unit, self.proof = unit, proof
        self.rights = {}
        self.not_accepted = {}      # (kind, exercise, label) -> step; functions of one exercise may share a label
        self.listed = {
            kind: {e: dict(m) for e, m in lists.items() if unit.is_whole or e in unit.exercises} if with_mutants else {}
            for kind, lists in (("mutant", unit.answers.equivalent), ("breaker", unit.answers.allowed))}

    def fail(self, step, text):
        where = f"{self.proof.unit} {step.exercise}".strip()
        self.proof.failures.append(f"{where}: {step.kind} '{step.label}': {text}")

    def judge(self, step, result):
        self.keep(step, result)
        if isinstance(result, forked_runs.Lost):
            self.lost(step, result)
        else:
            getattr(self, step.kind)(step, result)
            # What a check warns of while it looks at an answer, a student sees as its result.
            if isinstance(result, dict) and result["check"].stderr.strip():
                self.fail(step, f"its check prints to stderr: {result['check'].stderr.strip()[:200]}")

    def keep(self, step, result):
        if step.kind in answer_runs.ONE_SHELL:
            return
        name = " ".join(str(part) for part in (step.exercise, step.kind, step.label, step.seed) if part != "")
        if isinstance(result, list):
            for cell, ran in result:
                if ran.report:
                    self.proof.earned[f"{name} {getattr(cell, 'name', cell)}"] = ran.report.earned
        else:
            report = None if isinstance(result, forked_runs.Lost) else result["check"].report
            self.proof.earned[name] = report and report.earned

    def lost(self, step, result):
        if step.kind in answer_runs.ONLY_RIGHT and not result.raised:
            self.rejected(step)
            return
        if step.kind in TOTALS:
            self.count(TOTALS[step.kind])
        if step.kind == "right":
            self.rights[step.exercise, step.label] = False
        self.fail(step, f"no result: {result.why}")

    def count(self, name):
        self.proof.counts[name] += 1

    def solution(self, step, ran):
        for cell, r in ran:
            where = _where(cell)
            if r.error:
                self.fail(step, f"{where} stops with {r.error}")
            if r.stderr.strip():
                self.fail(step, f"{where} prints to stderr: {r.stderr.strip()[:300]}")
            if cell.kind == CHECK and not (r.report and r.report.earned == cell.points):
                self.fail(step, f"{where} gives {r.report.earned if r.report else 'no score'} of {cell.points:g}: "
                                f"{_failed_lines(r.report)}")
            if cell.kind == CHECK and "check.allow(" not in cell.source:
                self.timed(f"the check of {cell.name}", r.computed, CHECK_SECONDS)
            else:
                self.timed(where, r.computed, TRAINING_SECONDS, step)
        self.proof.seconds = sum(r.computed for _, r in ran)
        self.timed("all of it", self.proof.seconds, UNIT_SECONDS, step)

    def timed(self, what, seconds, guideline, refused=None):
        text = f"{what} computes for {seconds:.2g} s; {guideline:g} s should do"
        if refused and seconds > LIMIT * guideline:
            self.fail(refused, f"{text}, {LIMIT * guideline:g} s is the limit")
        elif seconds > guideline:
            self.proof.notes.append(f"{self.proof.unit}: {text}")

    def release(self, step, ran):
        for name, r in ran:
            if name.startswith(CHECK):
                if not r.report or r.report.earned or r.report.outcome != NOT_ATTEMPTED:
                    self.fail(step, f"{name} gives {r.report and r.report.outcome!r} instead of 'not attempted'")
            elif r.error and not name.startswith(CODE):
                self.fail(step, f"{name} stops with {r.error}")
            if r.stderr.strip():
                self.fail(step, f"{name} prints to stderr: {r.stderr.strip()[:300]}")

    def right(self, step, ran):
        report = ran["check"].report
        ok = bool(report) and report.outcome == RIGHT
        key = (step.exercise, step.label)
        self.rights[key] = self.rights.get(key, True) and ok
        if not ok:
            self.fail(step, f"(seed {step.seed}) {_failed_lines(report) or ran['check'].error or ran['cell'].error}")

    def wrong(self, step, ran):
        report = ran["check"].report
        self.count("wrong_total")
        if not report:
            self.fail(step, f"its check gives no score: {ran['check'].error or ran['cell'].error}")
            return
        if report.outcome == RIGHT:
            self.fail(step, "is accepted")
            return
        self.count("wrong_rejected")
        texts = [line.message for line in report.lines if not line.ok and (step.only_hidden or not line.hidden)]
        likely = [one.says for one in report.mistakes if one.likely]
        if step.says in likely or not likely and any(step.says in text for text in texts):
            self.count("wrong_named")
        else:
            self.fail(step, f"the student is not told '{step.says}', but: {self.told_instead(report, texts)}")

    def told_instead(self, report, texts):
        """What is wrong with a message that does not say what it must."""
        others = [one for one in report.mistakes if one.likely or len(report.mistakes) > 1]
        return " | ".join([f"{'likely' if one.likely else 'one of several'}: {one.says} (as '{one.name}')"
                           for one in others] + texts) or _failed_lines(report)

    def trivial(self, step, ran):
        report = ran["check"].report
        if not report or report.earned:
            self.fail(step, f"earns {report.earned if report else 'no score: ' + ran['check'].error}")

    def mutant(self, step, ran):
        report = ran["check"].report
        if not report or report.outcome != RIGHT:
            self.rejected(step)
            return
        self.count("mutants_total")
        if self.listed["mutant"].get(step.exercise, {}).pop(step.label, None):
            self.count("mutants_equivalent")
        else:
            self.fail(step, "is accepted; add a check that tells it apart, or list it as equivalent with its reason")

    def breaker(self, step, ran):
        report, failed = ran["check"].report, ran["failed"]
        if not report or report.outcome != RIGHT:
            self.rejected(step)
            if step.visible and failed and failed.hidden:
                self.hole(step, f"is rejected by hidden inputs only. The visible part needs {step.needs}")
            elif step.visible:
                self.count("breakers_visible")
        elif ran["seen"].matters:
            self.count("breakers_total")
            names = [n for n in self.unit.answers.allowed.get(step.exercise, {}) if step.label == n or
                     n.endswith("*") and step.label.startswith(n[:-1])]
            if names:
                self.listed["breaker"][step.exercise].pop(names[0], None)
                self.count("breakers_allowed")
            else:
                self.hole(step, f"is accepted. The check needs {step.needs}")

    def variant(self, step, ran):
        report = ran["check"].report
        if not report or report.outcome != RIGHT:
            self.fail(step, f"is rejected, though the docstring takes any Keras model: "
                            f"{_failed_lines(report) or ran['check'].error or ran['cell'].error}")

    def hole(self, step, text):
        self.proof.holes.append(f"{self.proof.unit} {step.exercise}: '{step.label}' {text}")

    def rejected(self, step):
        self.count(f"{step.kind}s_total")
        self.count(f"{step.kind}s_rejected")
        self.not_accepted[step.kind, step.exercise, step.label] = step

    def finish(self):
        self.proof.counts["right_total"] = len(self.rights)
        self.proof.counts["right_accepted"] = sum(self.rights.values())
        for kind, listed in (("mutant", "equivalent"), ("breaker", "allowed")):
            for exercise, label in [(e, label) for e, left in self.listed[kind].items() for label in left]:
                if step := self.not_accepted.get((kind, exercise, label)):
                    self.fail(step, f"is listed as {listed}, but is rejected; take it off the list")
                else:
                    self.proof.failures.append(
                        f"{self.proof.unit} {exercise}: there is no {kind} '{label}' that could be {listed}")
        for name in self.unit.exercises:
            there = self.unit.answers.of(name)
            rights = sum(a.right for a in there)
            if rights < 2 or len(there) - rights < 4:
                self.proof.failures.append(f"{self.proof.unit} {name}: {rights} right and {len(there) - rights} wrong "
                                           "answers; at least 2 and 4 are needed")
        old = [n for n in profiles.stale(self.unit.lesson) if self.unit.is_whole or n in self.unit.exercises]
        if old:
            self.proof.failures.append(f"{self.proof.unit}: {profiles.FILE} is older than the lesson or the answers of "
                                       f"{', '.join(old)}; run: autograder build {self.proof.unit}")
        if not self.unit.is_whole:
            return
        unknown = {a.exercise for a in self.unit.answers.answers} - set(self.unit.lesson.exercises)
        self.proof.failures += [f"{self.proof.unit}: answers for '{n}', which is no exercise" for n in sorted(unknown)]
        self.proof.failures += [f"{self.proof.unit}: {text}" for text in leaks(self.unit.lesson, self.unit.release)]


def _where(cell):
    return f"the {cell.kind} cell at line {cell.line}"


def _failed_lines(report):
    if not report:
        return ""
    lines = [f"{line.name}: {line.message or 'hidden check fails'}" for line in report.lines if not line.ok]
    return " | ".join([*lines, *(one.says for one in report.mistakes)])


def as_json(proofs: list[Proof]) -> dict:
    """Totals over all units, and each unit's own."""
    totals = {"exercises": sum(p.exercises for p in proofs), "points": sum(p.points for p in proofs),
              **{k: sum(p.counts[k] for p in proofs) for k in COUNTED}}
    return {"totals": totals,
            "units": {p.unit: {"exercises": p.exercises, "points": p.points, "seconds": round(p.seconds, 2), **p.counts,
                               "failures": p.failures, "holes": p.holes, "notes": p.notes, "earned": p.earned}
                      for p in proofs}}
