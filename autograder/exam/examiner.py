"""The examiner: takes one submission through its cells, and its check cells past the candidate.

Cells run in the student's order. Where a check stands, its visible part is asked at once; its hidden part waits until
every cell has run and every visible part was asked, so that nothing a student is shown can tell what the hidden
part asks. Both parts see what the student's names stood for where the check stands.
"""

from __future__ import annotations

import ast
import contextlib
import functools
import io
import re
import socket
import tempfile
import time
import traceback
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import CodeType
from typing import Any

from autograder.check import names, score_sheet, session
from autograder.check.arguments import Held, Missing
from autograder.check.calls import Outcome, Problem
from autograder.check.check_text import parts
from autograder.exam import limits
from autograder.exam.fork_server import Ended, ForkServer, Process
from autograder.exam.messages import ExamResult, ExamTask
from autograder.exam.reference import Reference
from autograder.exam.remote import FULL, HUNG, MANY, TIME, CandidateLost, Remote, lost_problem
from autograder.exam.sandbox import Refused
from autograder.exam.wire import Message


@dataclass(frozen=True)
class Step:
    """A cell to run (`check` is empty), or a check to ask."""

    index: int               # in the list of steps
    source: str
    check: str = ""          # the name of the exercise
    points: float = 0.0
    name: str = ""           # of the cell, for those who read what became of it


Rest = Callable[[Step], None]      # of a step, to be done later


@dataclass
class Exam:
    """One submission under examination. Its `call`, `get` and `ask` are what check cells reach."""

    steps: list[Step]
    spawn: Callable[[], tuple[Process, socket.socket]]       # a new candidate
    seed: int = 0
    remote: Remote | None = None
    at: int = 0                          # the step that is next for a fresh candidate
    candidates: int = 0
    kinds: frozenset[str] | None = None       # see Remote.kinds
    position: int = 0                         # the step of the check that asks
    beside: dict[str, bytes] = field(default_factory=dict)       # the student's own files: path -> bytes
    shown: int = 0                       # characters of all outputs so far
    hung: set[str] = field(default_factory=set)           # names of what did not end by itself
    ran: dict[int, dict[str, Any]] = field(default_factory=dict)          # index -> what a cell did
    culprits: set[int] = field(default_factory=set)       # cells that lost their candidate: not run again
    wanted: dict[int, list[str]] = field(default_factory=dict)       # index of a check -> the names that it uses
    reports: dict[str, score_sheet.Report] = field(default_factory=dict)      # of checks
    failures: dict[str, str] = field(default_factory=dict)     # check -> why there is no report: its own fault
    waiting: dict[str, str] = field(default_factory=dict)      # check -> why a person has to grade it
    findings: dict[str, list[int]] = field(default_factory=dict)     # what happened to cells -> their steps' indices
    computed: float = 0.0                            # seconds of processor time of check cells
    asked: int = 0                                   # how many answers check cells had from candidates
    reference: Reference = field(default_factory=lambda: Reference(()))
    put: dict[int, dict[str, Any]] = field(default_factory=dict)     # index of a check -> what its exercise's names are
    absent: dict[str, str] = field(default_factory=dict)       # name -> why the cell that was to define it has not
    started: float = field(default_factory=time.monotonic)

    def take(self) -> None:
        """Run everything; afterwards `reports`, `failures`, `ran` and `findings` hold what came of it."""
        try:
            waiting = [(step, later) for step in self.steps for later in [self._caught(step, self._step)] if later]
            for step, later in waiting:
                self._caught(step, later)
        finally:
            self.dismiss()
        self._ask_again()

    def _caught(self, step: Step, do: Callable[[Step], Rest | None]) -> Rest | None:
        """`do(step)`. What nobody has thought of costs this step alone; what a machine refuses is nobody's fault."""
        try:
            return do(step)
        except (Refused, Ended, OSError):
            raise
        except (Exception, limits.ComputesTooLong) as error:
            why = f"{type(error).__name__}: {error}"[:500]
            if step.check:
                self.failures[step.check] = why
            else:
                self._not_run(step, f"could not be run ({why})")
            return None

    # -- an exercise costs once ------------------------------------------------------------------------------

    def _ask_again(self) -> None:
        """Ask what is not right once more, with the reference in the place of what it uses of earlier exercises that
        are not right either; the better result counts. Each has a candidate of its own, which has seen no hidden part.
        """
        first = dict(self.reports)
        wrong: dict[str, int] = {}      # exercises above that are not right -> the steps of their checks
        for step in self.steps:
            report = first.get(step.check)
            if report is None or report.outcome == score_sheet.RIGHT:
                continue
            used = self._used_by(step) if wrong and self.reference.cells else set()
            put = {index: values for exercise, index in wrong.items()
                   if (values := self.reference.stand_ins(used & self.reference.owned.get(exercise, set())))}
            wrong[step.check] = step.index
            if put and self.has_spare():
                self._caught(step, lambda step, put=put, used=used: self._again(step, put, used))     # type: ignore[misc]

    def _again(self, step: Step, put: dict[int, dict[str, Any]], used: set[str]) -> None:
        # Figures and whatever else defines nothing that is used here would take most of the time.
        idle = {one.index for one in self.steps[: step.index] if not one.check and "import *" not in one.source
                and not used & defined_by(one.source[:limits.LONGEST_CELL])}
        again = replace(self, remote=None, at=step.index, kinds=None, culprits=self.culprits | idle, hung={*self.hung},
                        reports={}, failures={}, waiting={}, findings={}, put=put)
        try:
            later = again._step(step)
            if later:
                later(step)
        finally:
            again.dismiss()
            self.candidates, self.computed = again.candidates, again.computed
        before, report = self.reports[step.check], again.reports.get(step.check)
        named = [(name, index) for index, values in put.items() for name in values]
        # What is right itself with a right one above it is not to blame, unless all are.
        mine = [n for n, i in named if self.reports[self.steps[i].check].outcome != score_sheet.RIGHT] or [
            n for n, _ in named]
        listed = " and ".join(f"`{name}`" for name in mine)
        if report and report.earned > before.earned:
            note = f"With a right {listed} this earns {report.earned:g} of {report.points:g}; these points count."
        else:
            report, note = before, score_sheet.not_right_yet(mine)
        self.reports[step.check] = replace(report, notes=(*report.notes, note))

    def _used_by(self, step: Step) -> set[str]:
        """The names that a check asks about, and those that the cells which define them use, and so on."""
        cells = [cell.source[:limits.LONGEST_CELL] for cell in self.steps[: step.index] if not cell.check]
        made = {name: source for source in cells for name in defined_by(source)}      # the last one counts
        return names.reached(self.wanted.get(step.index, ()), lambda name: used_and_called(made.get(name, ""))[0])

    # -- the candidate as check cells reach it ---------------------------------------------------------------

    def call(self, function: Any, args: Sequence[Any], kwargs: Mapping[str, Any], seconds: float) -> Outcome:
        outcome = self._with_candidate(seconds, lambda remote, limit: remote.call(function, args, kwargs, limit))
        if outcome.problem and outcome.problem.kind == "too slow" and type(function) is Held:
            self.hung.add(function.name)
        return outcome

    def get(self, handle: Any, path: str, seconds: float) -> Outcome:
        return self._with_candidate(seconds, lambda remote, limit: remote.get(handle, path, limit))

    def ask(self, operation: Callable[..., Any], things: Sequence[Any], seconds: float) -> Outcome:
        return self._with_candidate(seconds, lambda remote, limit: remote.ask(operation, things, limit))

    def _with_candidate(self, seconds: float, ask: Callable[[Remote, float], Outcome]) -> Outcome:
        try:
            remote = self._revive()
        except CandidateLost as lost:
            return Outcome(problem=lost_problem(lost.why, seconds))
        left = self._left()
        self.asked += 1
        remote.position = self.position
        outcome = ask(remote, min(seconds, left))
        if left < seconds and outcome.problem and outcome.problem.kind == "too slow":
            return Outcome(problem=Problem("died", "The time for the whole notebook was used up during this call."))
        return outcome

    # -- steps -----------------------------------------------------------------------------------------------

    def _step(self, step: Step) -> Rest | None:
        """Do one step; gives a function that does the rest of it later, or None."""
        if not step.check:
            self._cell(step)
            return None
        try:
            self.wanted[step.index] = _wanted(step.source)
            space: dict[str, Any] = self._hold(step.index)
        except CandidateLost:     # stand-ins for what cannot be asked any more: each line tells why
            space = {n: Held(n, step.index) for n in self.wanted.get(step.index, ())}
        except SyntaxError as error:     # of the check itself
            self.failures[step.check] = f"SyntaxError: {error}"
            space = {}
        self.at = step.index + 1
        check = CheckCell(step, space, self)
        return check.begin()

    def _cell(self, step: Step) -> None:
        try:
            remote = self._revive()
            if len(step.source) > limits.LONGEST_CELL:
                raise CandidateLost(f"has more than {limits.LONGEST_CELL:,} characters and was not run")
            hangs = self.hung and used_and_called(step.source)[0] & self.hung
            patience = limits.IMPATIENT_SECONDS if hangs else limits.CELL_SECONDS
            ran = remote.run(step.source, min(patience, self._left()))
            self.ran[step.index] = {**ran, "outputs": self._kept(ran["outputs"])}
            if ran["error"]:
                self._stopped(step, ran)
            if ran["error"].startswith("TooSlow"):
                self.hung |= used_and_called(step.source)[1]
                self.findings.setdefault(_WHY[HUNG], []).append(step.index)
        except CandidateLost as lost:
            if lost.why == HUNG:
                self.hung |= used_and_called(step.source)[1]
            self._not_run(step, _WHY.get(lost.why, lost.why))
        self.at = step.index + 1

    def _not_run(self, step: Step, why: str) -> None:
        """Note that a cell was not run, or not to its end."""
        self.culprits.add(step.index)
        self.ran[step.index] = {"seconds": 0.0, "error": why, "outputs": [
            {"output_type": "error", "ename": "Stopped", "evalue": why, "traceback": [why]}]}
        self._note_absent(step, why)
        self.findings.setdefault(why, []).append(step.index)

    def _stopped(self, step: Step, ran: dict[str, Any]) -> None:
        """Note what a cell does not define as it stopped with an error, and tell it where that costs points."""
        error = _shortened(ran["error"])
        why = f"stopped: {error}" + (f" (line {ran['line']})" if ran["line"] else "") + (
            "; it is not installed where grading runs" if error.startswith("ModuleNotFoundError") else "")
        self._note_absent(step, why)
        if not error.startswith("TooSlow") and (step.name or error.startswith(_MISSING)):
            self.findings.setdefault(why, []).append(step.index)

    def _note_absent(self, step: Step, why: str) -> None:
        cell = f"the cell '{step.name}'" if step.name else "the cell that defines it"
        self.absent.update(dict.fromkeys(defined_by(step.source[:limits.LONGEST_CELL]), f"{cell} {why}"))

    def _left(self) -> float:
        """Seconds of the notebook's time that are left. Raises CandidateLost where there are none."""
        left = limits.NOTEBOOK_SECONDS - (time.monotonic() - self.started)
        if left <= 0:
            raise CandidateLost(TIME)
        return left

    def has_spare(self) -> bool:
        """Whether half of the notebook's time and half of the candidates are left: a call may hang more than once."""
        spent = time.monotonic() - self.started
        return spent < limits.NOTEBOOK_SECONDS / 2 and self.candidates < limits.MAX_CANDIDATES / 2

    def _kept(self, outputs: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """The outputs of a cell, as long as there is room for the notebook's."""
        kept: list[dict[str, Any]] = []
        for one in outputs:
            self.shown += 100 + sum(len(str(part)) for part in one.values())
            if self.shown > limits.NOTEBOOK_SHOWN:
                return [*kept, {"output_type": "stream", "name": "stderr", "text": "(more was shown than is kept)\n"}]
            kept.append(one)
        return kept

    def _hold(self, index: int) -> dict[str, Held | Missing]:
        for _ in range(2):
            with contextlib.suppress(CandidateLost):
                held = self._revive().hold(self.wanted[index], index)
                for name, thing in held.items():
                    if type(thing) is Missing:
                        thing.why = self.absent.get(name, "")
                return held
        raise CandidateLost("died")

    def _revive(self) -> Remote:
        """A candidate that has run every cell before this step: the one at hand, or a new one. Raises CandidateLost."""
        self._left()
        remote = self.remote
        while remote is None or remote.lost:
            if self.candidates >= limits.MAX_CANDIDATES:
                raise CandidateLost(MANY)
            self.dismiss()
            process, sock = self.spawn()
            self.candidates += 1
            remote = self.remote = Remote(sock, process)
            remote.kinds = self.kinds
            with contextlib.suppress(CandidateLost):
                remote.bring(self.beside)
                for step in self.steps[: self.at]:
                    self._replay(step, remote)
            try:
                self._left()
            except CandidateLost:     # it may not have run every cell
                self.dismiss()
                raise
        return remote

    def _replay(self, step: Step, remote: Remote) -> None:
        if step.check:
            if step.index in self.wanted:
                remote.hold(self.wanted[step.index], step.index)
            if step.index in self.put:
                remote.put(self.put[step.index])
        elif step.index not in self.culprits:
            # Time for what it took before; a cell that was stopped by then has little more to give.
            before = self.ran.get(step.index, {"error": "", "seconds": limits.CELL_SECONDS})
            more = 0 if before["error"].startswith("TooSlow") else 2 * before["seconds"]
            seconds = limits.IMPATIENT_SECONDS + more
            try:
                remote.run(step.source, min(seconds, self._left()))
            except CandidateLost:
                self.culprits.add(step.index)
                raise

    def dismiss(self) -> None:
        """End the candidate at hand."""
        if self.remote is not None:
            self.remote.end()
            self.remote = None


_WHY = {HUNG: "did not finish in time and was stopped", "died": "ended Python",
        TIME: "was not run: the time for the whole notebook was used up before",
        MANY: "was not run: too many calls and cells before have ended Python or had to be stopped",
        "forged": "sent what no cell can send",
        FULL: f"used more than {limits.CANDIDATE_MEMORY / 2**30:g} GB of memory and was stopped"}


# An examiner has the same checks for every submission.
@functools.lru_cache(500)
def _wanted(source: str) -> list[str]:
    """The names that a check cell has from the student's notebook."""
    return sorted(names.free_names(source))


@functools.lru_cache(500)
def _compiled(source: str, file: str) -> CodeType:
    return compile(source, file, "exec")


def _tree(source: str) -> ast.Module:
    """The syntax tree of a student's cell. Raises what `ast.parse` does, and ValueError for what is very long."""
    if len(source) > limits.LONGEST_PARSED:
        raise ValueError("too long")
    return ast.parse(source)


def defined_by(source: str) -> set[str]:
    """The names that a cell was to leave behind; of what is no Python, or very long, as far as its lines tell."""
    return names.defined_by(source, limits.LONGEST_PARSED)


def used_and_called(source: str) -> tuple[set[str], set[str]]:
    """The names that a cell has from other cells, and those of them that it calls; none for what is no Python."""
    with contextlib.suppress(SyntaxError, ValueError, RecursionError, MemoryError):
        tree = _tree(source)
        called = {n.func.id for n in ast.walk(tree) if isinstance(n, ast.Call) and isinstance(n.func, ast.Name)}
        used = names.free_names(source)
        return used, called & used
    return set(), set()


# What ends a cell for want of something: worth telling of any cell.
_MISSING = "ModuleNotFoundError", "ImportError", "FileNotFoundError", "SyntaxError", "IndentationError", "TabError"


def _shortened(text: str) -> str:
    line = (text.strip().splitlines() or [""])[0]
    return line if len(line) <= 200 else f"{line[:199]}…"


def _line_in(error: BaseException, file: str) -> int:
    """The last line of `file` that an exception has passed."""
    return [line for frame, line in traceback.walk_tb(error.__traceback__) if frame.f_code.co_filename == file][-1]


class CheckCell:
    """One check cell, in two parts that share their names and their sheet."""

    def __init__(self, step: Step, space: dict[str, Any], exam: Exam):
        self.step, self.exam = step, exam
        self.space = {"__name__": "check", "__builtins__": __builtins__, **space}
        self.sheet = score_sheet.Sheet(seed=exam.seed)
        self.file = f"<check {step.check}>"

    def begin(self) -> Rest | None:
        first, *later = parts(self.step.source)
        self.run([first])
        return (lambda step: self._run_later(later)) if later else None

    def _run_later(self, later: list[tuple[bool, str]]) -> None:
        """From the first hidden part on. Its lines are told by name, and the class of an object may be part of a name:
        it could be called after the hidden inputs, so only words of the check itself are taken for one."""
        self.exam.kinds = _ALWAYS.union(_WORD.findall(self.step.source))
        if self.exam.remote is not None:
            self.exam.remote.kinds = self.exam.kinds
        self.run(later)

    def run(self, texts: list[tuple[bool, str]]) -> None:
        name = self.step.check
        if name in self.exam.failures or name in self.exam.waiting:
            return
        self.exam.position = self.step.index
        self.sheet.most_hangs = score_sheet.MOST_HANGS if self.exam.has_spare() else 1
        begin, seconds = time.process_time(), min(limits.CHECK_SECONDS, limits.CHECKS_SECONDS - self.exam.computed)
        asked = self.exam.asked
        try:
            with (session.use(self.exam, self.sheet) as current, contextlib.redirect_stdout(io.StringIO()),
                  limits.computing(seconds)):
                codes = [(hidden, _compiled(text, self.file)) for hidden, text in texts]
                for self.sheet.hidden, code in codes:
                    exec(code, self.space)
                if current.last:
                    self.exam.reports[name] = current.last
        except (MemoryError, limits.ComputesTooLong) as error:
            # Most likely about something strange that the answer returned: neither right nor wrong, and a person looks.
            self.exam.dismiss()
            what = "memory" if isinstance(error, MemoryError) else "time"
            self.exam.waiting[name] = f"its check needed too much {what} for what the answer returned, and was stopped"
        except Exception as error:
            if self.exam.asked == asked:
                self.exam.failures[name] = f"{type(error).__name__}: {error}"
            else:      # the text of the exception may hold what is hidden
                self.exam.waiting[name] = (f"its check could not deal with what the answer returned and stopped with a "
                                           f"{type(error).__name__} in its line {_line_in(error, self.file)}")
        finally:
            self.exam.computed += time.process_time() - begin


_ALWAYS = frozenset(("function", "generator", "ellipsis", "keras", "tensorflow", "matplotlib", "sklearn", "NumPy"))
_WORD = re.compile(r"[A-Za-z_][A-Za-z_0-9]*")


def answer(task: Message, fork_server: ForkServer) -> Message:
    """Examine one submission: an ExamTask in, an ExamResult out, both as dictionaries."""
    return examine(ExamTask.from_dict(task), fork_server).to_dict()


def examine(task: ExamTask, fork_server: ForkServer) -> ExamResult:
    unshut = contextlib.nullcontext() if task.sandboxed else tempfile.TemporaryDirectory(
        prefix="exam-", ignore_cleanup_errors=True)
    with unshut as folder:

        def spawn() -> tuple[Process, socket.socket]:
            place = None if task.sandboxed else tempfile.mkdtemp(dir=folder)
            return fork_server.candidate(task.files, place, task.course, sandboxed=task.sandboxed)

        exam = Exam([Step(i, *fields) for i, fields in enumerate(task.steps)], spawn, task.seed, beside=task.beside,
                    reference=Reference(task.reference))
        try:
            exam.take()
        except Refused as refused:
            return ExamResult(refused=str(refused))
    return ExamResult(exam.ran, {n: r.as_dict() for n, r in exam.reports.items()}, exam.failures, exam.waiting,
                      exam.findings, exam.candidates)
