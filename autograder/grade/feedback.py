"""Makes the page that a student gets after grading. It grades nothing, and trusts nothing that stands in the notebook.

The page is one HTML file that loads nothing: no script, no font, no picture from elsewhere. What is the same for a
whole class, the lesson's prose and code, is rendered once in a process and kept.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from functools import lru_cache

import jinja2
from markupsafe import Markup

from autograder.check import report as tables
from autograder.check.plain_values import encodable
from autograder.check.score_sheet import NOT_ATTEMPTED, NOT_YET, RIGHT, Report, hide
from autograder.grade.feedback_cells import Cells
from autograder.grade.late import Late, net
from autograder.grade.naming import exercise_of, is_check

OUTCOMES = {RIGHT: "✓ right", NOT_YET: "✗ not yet right", NOT_ATTEMPTED: "○ not attempted"}
BY_HAND = "to be graded by a person"
EARLIER = "given for an earlier text; a person will look again"
UNANSWERED = "No response."      # nbgrader's comment on a cell that was left as it was


def page(notebook: dict, unit: str, student: str, reports: dict[str, dict],
         scores: dict[str, tuple[float | None, float]], findings: list[str],
         comments: dict[str, str] | None = None, earlier: Collection[str] = (), late: Late | None = None) -> str:
    """The feedback page of one submission, as HTML.

    Arguments
        notebook: the autograded notebook as JSON gives it; it may hold anything.
        reports: Report.as_dict() of each check that came to its score, by the check's name with or without 'check_'.
        scores: (points earned or None, maximum) of each graded cell, by its name in the notebook.
        findings: what is odd about the file, a sentence each.
        comments: what a grader wrote, by the cell's name in the notebook.
        earlier: the cells whose points a person gave for an earlier text, until a person has looked again.
        late: how late it is, and what that costs.
    Raises KeyError or TypeError for a report that Report.as_dict() did not give; never because of the notebook.
    """
    graded = {name: _Graded(f"result-{i}", name, earned, most, _report(reports, name), (comments or {}).get(name, ""),
                            name in earlier)
              for i, (name, (earned, most)) in enumerate(scores.items(), 1)}
    cells = Cells(graded).of(notebook)
    for one in graded.values():
        if not one.placed:
            cells.append({"kind": "missing", "graded": one})
    text = _template().render(
        unit=unit, student=student, graded=list(graded.values()), cells=cells, findings=findings,
        earned=_number(net(sum(one.earned or 0 for one in graded.values()), late)), late=late,
        most=_number(sum(one.most for one in graded.values())),
        open=sum(one.earned is None or one.earlier for one in graded.values()))
    return encodable(text)


@lru_cache(1)
def _template():
    loader = jinja2.PackageLoader("autograder.grade", "templates")
    return jinja2.Environment(loader=loader, autoescape=True, trim_blocks=True, lstrip_blocks=True,
                              undefined=jinja2.StrictUndefined).get_template("feedback.html.j2")


# -- what was graded -----------------------------------------------------------------------------------------------


@dataclass
class _Graded:
    """One exercise or written answer: its points, what its check found, and what a person wrote."""

    anchor: str
    cell: str
    earned: float | None
    most: float
    report: Report | None
    comment: str
    earlier: bool = False        # a person gave these points for an earlier text
    placed: bool = False         # its cell was found in the notebook

    @property
    def name(self) -> str:
        return exercise_of(self.cell)

    @property
    def points(self) -> str:
        if self.earned is None:
            return f"{BY_HAND}, {_number(self.most)} points at most"
        if self.earlier:
            return f"{_number(self.earned)} of {_number(self.most)} points, {EARLIER}"
        return f"{_number(self.earned)} of {_number(self.most)} points"

    @property
    def short(self) -> str:
        return f"{'–' if self.earned is None else _number(self.earned)} of {_number(self.most)}"

    @property
    def result(self) -> str:
        if self.earned is None:
            return BY_HAND
        if self.earlier:
            return EARLIER
        if self.report:
            return OUTCOMES.get(self.report.outcome, self.report.outcome)
        if self.is_check:
            return "the check gave no result"
        return OUTCOMES[NOT_ATTEMPTED] if self.comment == UNANSWERED else "graded"

    @property
    def is_check(self) -> bool:
        return is_check(self.cell)

    @property
    def table(self) -> Markup:
        """The check's table."""
        if not self.report:
            return Markup("")
        if self.report.outcome == NOT_ATTEMPTED:
            return Markup("<p><strong>○ Not attempted.</strong> Your answer is as it was handed out, or empty.</p>")
        return Markup(tables.as_html(self.report, live=False))


def _report(reports, name):
    data = reports.get(name) or reports.get(exercise_of(name))
    if data is None:
        return None
    report = Report.from_dict(data)
    lines = tuple(hide(line) if line.hidden else line for line in report.lines)
    return replace(report, lines=lines)


def _number(points) -> str:
    return f"{round(points, 2):g}"
