"""Shows what a check cell found: a table in HTML, the same in plain text. Words and signs, never colour alone."""

from __future__ import annotations

import html
import os
import re
import sys
from dataclasses import dataclass
from typing import Any

from autograder.check.plain_values import encodable
from autograder.check.score_sheet import (
    FAILED_BEFORE,
    NOT_ASKED,
    NOT_ATTEMPTED,
    NOT_YET,
    RIGHT,
    THERE_IS_NO,
    Line,
    Report,
)

FIRST = 3       # lines that fail and are shown at once, so that the headline stays in sight; more are folded
SHORT = 60      # characters: what is shorter reads better told twice than "As for …"
FORM_ALONE = "What passes so far is form, such as a shape; points begin with the first value that is right."
SIGNS = {True: "✓ right", False: "✗ not yet"}


class Score(float):
    """The points earned. Its text is a bare number, which nbgrader reads as partial credit."""

    verdict: str

    def __new__(cls, earned: float, verdict: str = "") -> Score:
        out = super().__new__(cls, earned)
        out.verdict = verdict
        return out

    @classmethod
    def of(cls, report: Report) -> Score:
        """Below a table, whose headline may be out of sight when the cell below is selected, the verdict once more."""
        tall = [row.name for row in _rows(report)[:1] if not row.ok and row.name]
        return cls(report.earned, f"✗ Not yet right:{points(report)}" if tall else "")

    def __repr__(self) -> str:
        return f"{float(self):g}"

    __str__ = __repr__

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:
        """Not to be formatted as other numbers are: a student may have chosen a format for floats."""
        printer.text(repr(self))

    def _repr_html_(self) -> str:
        return self.verdict and f"<strong>{self.verdict}</strong>"


def headline(report: Report) -> str:
    if report.outcome == NOT_ATTEMPTED:
        return "Not attempted yet. Write your answer in the cell above, run it, then run this cell again."
    if _nothing_there(report):
        return "Nothing to check yet."
    right = sum(line.ok for line in report.lines)
    if report.outcome == RIGHT:
        return f"Right: all {right} checks pass."
    return f"Not yet right: {right} of {len(report.lines)} checks pass."


def points(report: Report) -> str:
    """What the exercise earns, where there is something to earn it with."""
    nothing = report.outcome == NOT_ATTEMPTED or _nothing_there(report)
    return "" if nothing else f" {report.earned:g} of {report.points:g} points."


def notes(report: Report) -> list[str]:
    """What else there is to say of a report."""
    without_worth = report.outcome == NOT_YET and not report.earned and any(line.ok for line in report.lines)
    return [*report.notes, *[FORM_ALONE] * without_worth]


def _nothing_there(report: Report) -> bool:
    return _problem_of_all(report).startswith(THERE_IS_NO)


def _problem_of_all(report: Report) -> str:
    """The one problem for which no call that a student sees has given a result, "" where there is none such."""
    seen = [line for line in report.lines if not line.hidden]
    if any(line.ok for line in report.lines) or any(line.attempted for line in seen):
        return ""
    texts = [line.problem.rpartition(FAILED_BEFORE)[2] for line in seen if line.kind != NOT_ASKED]
    same = len({_SECONDS.sub("", text) for text in texts}) == 1     # later calls of what hangs have less time
    return texts[0] if same else ""


_SECONDS = re.compile(r"within \S+ s\b")


def mistakes(report: Report) -> tuple[str, list[str]]:
    """(label, sentences) of the known mistakes that an answer seems to have made; what a line tells is not repeated."""
    told = {line.hint for line in report.lines if not line.ok} | {line.fact for line in report.lines}
    sentences = [one.says for one in report.mistakes if one.says not in told]
    likely = any(one.likely for one in report.mistakes)
    label = "Likely mistake:" if likely else "Possible mistake:" if len(sentences) == 1 else "Perhaps one of these:"
    return label, sentences


def explanation(line: Line) -> list[tuple[str, str]]:
    """What a failed line says: (label, text) for each part that there is."""
    parts = [("", line.problem), ("", line.fact), ("Hint: ", line.hint)]
    out = [(label, text) for label, text in parts if text]
    if line.hidden and not out:
        out = [("", "A hidden check on other inputs fails. Does your code rely on the example's numbers or shapes?")]
    return out


@dataclass(frozen=True)
class _Row:
    """A line as it is shown."""

    ok: bool
    name: str
    parts: list[tuple[str, str]]        # (label, text) of what it says
    printed: str


def _rows(report: Report) -> list[_Row]:
    """The lines to show, those that fail first. Where no call gave a result, that is said once, in a row.

    A long text that was shown already is not shown again: its line comes later and names the one that shows it. Nor is
    a call shown again that the line above names.
    """
    if report.outcome == NOT_ATTEMPTED:
        return []
    lines = sorted(report.lines, key=lambda line: line.ok)
    problem = _problem_of_all(report)
    if problem:
        shows = next((line.printed for line in lines if line.printed), "").rstrip()
        return [_Row(False, "", [("", problem)], shows)]
    told: dict[str | tuple[str, str], str] = {}      # what was said -> the name of the line that said it first
    first: list[tuple[Line, list[tuple[str, str]], str]] = []
    again: list[tuple[Line, list[tuple[str, str]], str]] = []   # what says nothing new stands after what does
    for line in lines:
        parts = [] if line.ok else explanation(line)
        fresh = [p for p in parts if p not in told or len(p[1]) <= SHORT]
        printed = "" if line.ok or line.printed in told else line.printed.rstrip()
        if parts and not fresh:
            again.append((line, [("", f"As for: {told[parts[0]]}")], printed))
        else:
            first.append((line, fresh, printed))
        for part in parts:
            told.setdefault(part, line.name)
        if not line.ok:
            told.setdefault(line.printed, line.name)
    rows, above = [], None
    for line, parts, printed in sorted(first + again, key=lambda row: row[0].ok):
        name = line.name
        if line.about and (line.about, line.ok) == above and name.startswith(line.about):
            name = "… " + name[len(line.about):].removeprefix(":").strip()
        above = line.about, line.ok
        rows.append(_Row(line.ok, name + " (hidden)" * line.hidden, parts, printed))
    return rows


def as_text(report: Report) -> str:
    out = [headline(report) + points(report)]
    label, sentences = mistakes(report)
    out += [f"{label} {' '.join(sentences)}"] * bool(sentences)
    for row in _rows(report):
        if row.name:
            out.append(f"  {SIGNS[row.ok]:<10} {row.name}")
        out += [f"             {label}{text}" for label, text in row.parts]
        if row.printed:
            out.append(f"             Your code printed: {row.printed}")
    return encodable("\n".join(out + [f"Note: {n}" for n in notes(report)]))


# Colours come from JupyterLab's theme where there is one; else text and background are left as they are.
_CELL = ("text-align:left;vertical-align:top;font-weight:normal;padding:0.3em 0.6em;overflow-wrap:anywhere;"
         "border-bottom:1px solid rgba(128,128,128,0.4)")
_BAD = "rgba(213,94,0,0.16)"
_BOX = "max-height:10em;overflow:auto"


def as_html(report: Report, *, live: bool = True) -> str:
    """The table. Only its headline is a live status; on a page that says the points elsewhere, there is none."""
    esc = html.escape
    sign = {RIGHT: "✓ ", NOT_ATTEMPTED: "○ "}.get(report.outcome, "✗ ")
    bar = {RIGHT: "#0072b2", NOT_ATTEMPTED: "#808080"}.get(report.outcome, "#d55e00")
    title = f"<strong>{sign}{esc(headline(report))}</strong>"
    if live:
        title = f'<span role="status">{title}{points(report)}</span>'
    rows = _rows(report)
    wrong, right = [row for row in rows if not row.ok], [row for row in rows if row.ok]
    passing = "<ul>" + "".join(f"<li>✓ {esc(row.name)}</li>" for row in right) + "</ul>"
    out = [f'<div style="border-left:4px solid {bar};padding:0.4em 0.8em;color:var(--jp-content-font-color1,inherit)">',
           _P + title + "</p>" if wrong or not right else _folded(title, passing)]
    label, sentences = mistakes(report)
    if sentences:
        out.append(f"{_P}<em>{label}</em> " + "<br>".join(map(esc, sentences)) + "</p>")
    out += [f"{_P}Note: {esc(note)}</p>" for note in notes(report)]
    if [row.name for row in wrong] == [""]:
        out.append(_explained(wrong[0]))
    elif wrong:
        out.append(_table("Checks that do not pass yet", wrong[:FIRST]))
        more = wrong[FIRST:]
        if more:
            out.append(_folded(f"✗ {len(more)} more", _table("More checks that do not pass yet", more)))
        if right:
            out.append(_folded(f"✓ {len(right)} right", passing))
    return encodable("".join(out) + "</div>")


_P = '<p style="margin:0 0 0.4em">'


def _folded(line: str, text: str) -> str:
    return f'<details style="margin-top:0.4em"><summary>{line}</summary>{text}</details>'


def _table(caption: str, rows: list[_Row]) -> str:
    heads = "".join(f'<th scope="col" style="{_CELL}">{head}</th>' for head in ("Check", "What came of it"))
    return (f'<table style="border-collapse:collapse;table-layout:auto"><caption style="text-align:left">{caption}'
            f"</caption><thead><tr>{heads}</tr></thead><tbody>" + "".join(
                f'<tr><th scope="row" style="{_CELL};background:{_BAD}">✗ {html.escape(row.name)}</th>'
                f'<td style="{_CELL}">{_explained(row)}</td></tr>' for row in rows) + "</tbody></table>")


def _explained(row: _Row) -> str:
    text = "<br>".join(f"<em>{html.escape(label)}</em>{html.escape(text)}" for label, text in row.parts)
    if row.printed:
        text += f'<br>Your code printed:<pre tabindex="0" style="{_BOX}">{html.escape(row.printed)}</pre>'
    return text


def show(report: Report) -> None:
    """Display the table in a notebook; print it anywhere else."""
    try:
        from IPython import get_ipython
        from IPython.display import publish_display_data
    except ImportError:
        get_ipython = lambda: None  # noqa: E731
    if get_ipython() is None:
        print(as_text(report))
    else:
        publish_display_data({"text/plain": as_text(report), "text/html": as_html(report)})
        if os.environ.get("NBGRADER_VALIDATING") and report.outcome != RIGHT:
            print(as_text(report), file=sys.stderr)      # what the Validate button shows of a cell that fails
