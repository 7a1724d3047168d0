"""Shows what a check cell found: a table in HTML, the same in plain text. Words and signs, never colour alone."""

from __future__ import annotations

import html
from collections.abc import Iterator
from typing import Any

from autograder.check.plain_values import encodable
from autograder.check.score_sheet import NOT_ATTEMPTED, RIGHT, Line, Report

SHORT = 60      # characters: what is shorter reads better told twice than "As above"
SIGNS = {True: "✓ right", False: "✗ not yet"}


class Score(float):
    """The points earned. Its text is a bare number, which nbgrader reads as partial credit."""

    points: float

    def __new__(cls, earned: float, points: float) -> Score:
        out = super().__new__(cls, earned)
        out.points = points
        return out

    def __repr__(self) -> str:
        return f"{float(self):g}"

    __str__ = __repr__

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:
        """Not to be formatted as other numbers are: a student may have chosen a format for floats."""
        printer.text(repr(self))

    def _repr_html_(self) -> str:
        return f"<strong>{self!r} of {self.points:g} points</strong>"


def headline(report: Report) -> str:
    right = sum(line.ok for line in report.lines)
    count = f"{right} of {len(report.lines)} checks"
    if report.outcome == NOT_ATTEMPTED:
        return "Not attempted yet. Write your answer in the cell above, run it, then run this cell again."
    if nothing_there(report):
        return f"Nothing to check yet. {report.lines[0].problem}"
    if report.outcome == RIGHT:
        return f"Right: all {len(report.lines)} checks pass."
    return f"Not yet right: {count} pass."


def nothing_there(report: Report) -> bool:
    """Whether all that students see of a check says that one and the same name does not exist."""
    problems = {line.problem for line in report.lines if not line.hidden}
    return len(problems) == 1 and problems.pop().startswith("There is no `")


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


def _shown(report: Report) -> Iterator[tuple[Line, str, list[tuple[str, str]], str]]:
    """The lines to show: (line, its name, its explanation, what was printed).

    A long text that was shown already is not shown again, nor is a call that the line above names.
    """
    shown: set[str | tuple[str, str]] = set()
    above = None
    for line in report.lines:
        name = line.name
        if line.about and line.about == above and name.startswith(line.about):
            name = "… " + name[len(line.about):].removeprefix(":").strip()
        above = line.about
        parts = [] if line.ok else explanation(line)
        fresh = [p for p in parts if p not in shown or len(p[1]) <= SHORT]
        printed = "" if line.ok or line.printed in shown else line.printed.rstrip()
        shown.update(parts, [line.printed] * (not line.ok))
        yield line, name, fresh if fresh or not parts else [("", "As above.")], printed


def as_text(report: Report) -> str:
    out = [headline(report)]
    label, sentences = mistakes(report)
    out += [f"{label} {' '.join(sentences)}"] * bool(sentences)
    if report.outcome != NOT_ATTEMPTED and not nothing_there(report):
        for line, name, parts, printed in _shown(report):
            out.append(f"  {SIGNS[line.ok]:<10} {name}" + (" (hidden)" if line.hidden else ""))
            out += [f"             {label}{text}" for label, text in parts]
            if printed:
                out.append(f"             Your code printed: {printed}")
    return encodable("\n".join(out + [f"Note: {n}" for n in report.notes]))


# Colours come from JupyterLab's theme where there is one; else text and background are left as they are.
_CELL = "text-align:left;vertical-align:top;padding:0.3em 0.6em;border-bottom:1px solid rgba(128,128,128,0.4)"
_GOOD, _BAD = "rgba(0,114,178,0.16)", "rgba(213,94,0,0.16)"


def as_html(report: Report) -> str:
    esc = html.escape
    good = report.outcome == RIGHT
    sign = {RIGHT: "✓ ", NOT_ATTEMPTED: "○ "}.get(report.outcome, "✗ ")
    bar = "#0072b2" if good else "#808080" if report.outcome == NOT_ATTEMPTED else "#d55e00"
    out = [f'<div role="status" style="border-left:4px solid {bar};padding:0.4em 0.8em;'
           f'color:var(--jp-content-font-color1,inherit)"><strong>{sign}{esc(headline(report))}</strong>']
    label, sentences = mistakes(report)
    if sentences:
        out.append(f"<p><em>{label}</em> " + "<br>".join(map(esc, sentences)) + "</p>")
    for note in report.notes:
        out.append(f"<p>Note: {esc(note)}</p>")
    if report.outcome != NOT_ATTEMPTED and not nothing_there(report):
        out.append('<table style="border-collapse:collapse;margin-top:0.4em;table-layout:auto">'
                   "<thead><tr>" + "".join(f'<th scope="col" style="{_CELL}">{h}</th>'
                                           for h in ("Result", "Check", "What came of it")) + "</tr></thead><tbody>")
        for line, name, parts, printed in _shown(report):
            came = "<br>".join(f"<em>{esc(label)}</em>{esc(text)}" for label, text in parts)
            if printed:
                came += f"<br>Your code printed:<pre>{esc(printed)}</pre>"
            hidden = " <em>(hidden)</em>" if line.hidden else ""
            colour = _GOOD if line.ok else _BAD
            out.append(f'<tr><td style="{_CELL};white-space:nowrap;background:{colour}">{SIGNS[line.ok]}</td>'
                       f'<td style="{_CELL};overflow-wrap:anywhere">{esc(name)}{hidden}</td>'
                       f'<td style="{_CELL};overflow-wrap:anywhere">{came}</td></tr>')
        out.append("</tbody></table>")
    return encodable("".join(out) + "</div>")


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
