"""One submission from bytes to bytes: planned, examined, and written up as autograded notebook and feedback page."""

from __future__ import annotations

import functools
import importlib.machinery
import json
import re
import sys
from dataclasses import replace

import nbformat
from nbformat.v4.rwbase import split_lines

from autograder.check import report as reports
from autograder.check.score_sheet import Report
from autograder.exam import examiner, limits
from autograder.exam.fork_server import Ended
from autograder.exam.messages import ExamTask
from autograder.grade import inert, notebooks
from autograder.grade.gradebook_queries import waits, with_person
from autograder.grade.journal import digest
from autograder.grade.late import Late
from autograder.grade.messages import Entry, Examined, Task
from autograder.grade.naming import check_of, exercise_of, is_check
from autograder.grade.notebooks import METADATA
from autograder.grade.plan import Notebooks, plan

OWN_SECONDS = 60.0      # of computing, to plan a submission, and as much again to write it up


def answer(task: dict, fork_server) -> dict:
    """Examine one submission: a `messages.Task` in, a `messages.Examined` out, both as dictionaries."""
    return _answer(Task.from_dict(task), fork_server).to_dict()


def _answer(task, fork_server):
    unit = _notebooks(task.source, task.release)
    try:
        return _examined(task, unit, fork_server)
    except (Ended, OSError):      # of this machine
        raise
    except (Exception, limits.ComputesTooLong) as error:
        # Nobody has thought of it; a person looks at this one, and the next has its turn.
        why = f"{type(error).__name__}: {error}"[:300]
        return Examined([*task.findings, f"could not be examined, so a person has to look at it ({why})"])


def _examined(task, unit, fork_server):
    try:
        with limits.computing(OWN_SECONDS):
            planned = plan(unit, notebooks.parse(task.submitted, task.file))
    except notebooks.Unreadable as error:
        return Examined([*task.findings, str(error)])
    if planned.unsure:
        return Examined([*task.findings, planned.unsure])
    found = examiner.examine(ExamTask([s.as_list() for s in planned.steps], task.seed, task.sandboxed, task.files,
                                      task.course, task.beside, unit.reference), fork_server)
    if found.refused:
        return Examined(refused=found.refused)
    with limits.computing(OWN_SECONDS):
        return _written_up(task, planned, found)


def _written_up(task, planned, found):
    stopped = [f"'{check_of(name)}' waits for a person: {why}" for name, why in found.waiting.items()]
    waiting = {n: f"This exercise waits for a person: {why}." for n, why in planned.waiting.items()}
    planned.waiting.update({**found.waiting, **planned.waiting})
    found = replace(found, reports={n: report for n, report in found.reports.items() if n not in waiting},
                    waiting={**found.waiting, **waiting})
    for step in planned.steps:
        if step.check and not {step.check} & {*found.reports, *found.failures, *planned.waiting}:
            planned.waiting[step.check] = "its check was stopped"
    write_up(planned.cells, planned.steps, found)
    for cell in planned.cells:
        inert.prose(cell)
    notebook = nbformat.NotebookNode(nbformat=4, nbformat_minor=5, cells=planned.cells,
                                     metadata=nbformat.from_dict(METADATA))
    grades, comments = _grades(planned, found)
    happened = findings_in_words(found.findings, planned.cells, planned.steps)
    earned = {n: earned for n, (earned, _) in grades.items()}
    result = Examined([*task.findings, *planned.findings, *shadowed_modules(task.beside), *stopped, *happened], earned,
                      comments, found.failures, found.reports, planned.waiting, texts(planned.cells, earned),
                      missing_modules(found))
    maxima = {n: most for n, (_, most) in grades.items()}
    shown = page(notebook, task.unit, task.student, task.sandboxed, result, maxima, task.previous)
    return replace(result, autograded=_text(notebook), feedback=shown)


def _text(notebook):
    """As nbformat writes it, but without its validation and its deep copy, which take as long as all the rest: this
    notebook is of our own making, and nobody needs it any more."""
    return json.dumps(split_lines(notebook), indent=1, sort_keys=True, ensure_ascii=False, separators=(",", ": "))


@functools.lru_cache(8)
def _notebooks(source, release):
    return Notebooks.of(notebooks.parse(source.encode(), "source"), notebooks.parse(release.encode(), "release"))


def shadowed_modules(paths) -> list[str]:
    """Which modules beside a notebook have the names of installed ones, which count. Nothing is imported."""
    heads = {(path.partition("/")[0]).removesuffix(".py"): path.partition("/")[0] for path in sorted(paths)
             if path.endswith(".py")}
    shadowed = sorted(shown for name, shown in heads.items() if name in sys.stdlib_module_names
                   or name.isidentifier() and importlib.machinery.PathFinder.find_spec(name))
    return [f"{', '.join(shadowed)} beside the notebook was not imported: an installed module of this name counts. "
            "Rename it where the notebook needs it."] if shadowed else []


def findings_in_words(findings: dict, cells, steps) -> list[str]:
    """An examiner's findings in words, with the names that cells have for an instructor."""
    out = []
    for why, indices in findings.items():
        places = [steps[i].place for i in indices]
        names = [f"'{name}'" if (name := notebooks.name_of(cells[p])) else str(p + 1) for p in places]
        out.append(f"cell {names[0]} {why}" if len(names) == 1 else f"cells {', '.join(names)} each {why}")
    return out


def texts(cells, grades: dict[str, float | None]) -> dict[str, str]:
    """{graded cell: a number for what a person looks at who gives it a score}: of a written answer its text, of a check
    its exercise's text and the automatic score. `cells` are those of an autograded notebook."""
    sources = {}
    for cell in cells:
        source, meta = cell["source"], cell["metadata"].get("nbgrader")
        if meta:
            sources[meta["grade_id"]] = "".join(source).replace("\r\n", "\n").strip()
    return {name: digest(sources.get(exercise_of(name), "").encode(errors="surrogatepass"),
                         b"" if earned is None or not is_check(name) else repr(earned).encode())
            for name, earned in grades.items()}


_NO_MODULE = re.compile(r"No module named '?([\w.]+)")


def missing_modules(found) -> list[str]:
    """Modules that the student's code or a call of it did not find."""
    errors = [o for ran in found.ran.values() for o in ran["outputs"] if o.get("output_type") == "error"]
    return sorted(set(_NO_MODULE.findall(json.dumps([errors, found.reports, list(found.findings)]))))


def page(notebook, unit: str, student: str, sandboxed: bool, result: Examined | Entry, maxima: dict[str, float],
         people: dict[str, list], late: list | None = None) -> str:
    """The feedback page, from a result and the autograded notebook. What `people` gave counts, and a penalty, both as
    the journal's entries have them."""
    from autograder.grade import feedback

    grades = result.grades or {}
    scores, remarks = {}, {n: comment for n, comment in result.comments.items() if comment and n in maxima}
    for name, most in maxima.items():
        scores[name] = with_person(grades.get(name), people.get(name)), most
    for name, (_, _, remark, *_) in people.items():
        if remark:
            remarks[name] = remark
    earlier = {name for name, given in people.items() if waits(given)}
    warned = [] if sandboxed else ["This was graded without a sandbox."]
    return feedback.page(notebook, unit, student, result.reports, scores, [*result.findings, *warned], remarks,
                         earlier, Late(*late[:3]) if late else None)


def write_up(cells, steps, found) -> None:
    """Give cells the outputs of what they did, and each check its table and score."""
    cleaned = inert.Outputs()
    for number, step in enumerate(steps):
        cell = cells[step.place]
        if step.check and step.check in found.reports:
            report = Report.from_dict(found.reports[step.check])
            cell.outputs = [
                _output("display_data", {"text/plain": reports.as_text(report), "text/html": reports.as_html(report)}),
                {**_output("execute_result", {"text/plain": repr(reports.Score(report.earned))}),
                 "execution_count": number + 1}]
        elif step.check:
            why = {**found.waiting, **found.failures}.get(step.check, "the check gave no score")
            cell.outputs = [{"output_type": "error", "ename": "CheckFailed", "evalue": why, "traceback": [why]}]
        elif number in found.ran:
            cell.outputs = cleaned.of(found.ran[number]["outputs"])
        cell.outputs = [nbformat.from_dict(o) for o in cell.outputs]
        cell.execution_count = number + 1


def _output(kind, data):
    return {"output_type": kind, "data": data, "metadata": {}}


def _grades(planned, found):
    """{cell: (automatic score or None, maximum)} and {cell: automatic comment or None}, as nbgrader has them."""
    grades, comments = {}, {}
    for cell in planned.cells:
        meta = cell.metadata.get("nbgrader")
        if not meta:
            continue
        name = meta["grade_id"]
        if meta["grade"] and meta["solution"]:      # a deleted one is no zero: its text may stand elsewhere
            grades[name] = (0.0 if name in planned.unanswered else None, float(meta["points"]))
        elif meta["grade"]:
            report = found.reports.get(exercise_of(name))
            grades[name] = (report["earned"] if report else None, float(meta["points"]))
        if meta["solution"]:
            comments[name] = "No response." if name in planned.unanswered else None
    return grades, comments
