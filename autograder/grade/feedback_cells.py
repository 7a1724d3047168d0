"""Turns a notebook's cells into what the feedback page shows, as much as a page has room for. They may hold anything.
"""

from __future__ import annotations

import binascii
import html
from dataclasses import dataclass, field

from markupsafe import Markup

from autograder.check.check_text import without_hidden
from autograder.grade import inert
from autograder.grade.highlighter import highlighted
from autograder.grade.inert import text_of
from autograder.grade.markdown_html import rendered, with_attachments
from autograder.grade.naming import is_check
from autograder.grade.plain_html import LINES, TEXT, note, preformatted, shortened, terminal_text, without_controls

OUTPUTS = 50                     # of one cell
PROSE, PAGE_PROSE = 10_000, 200_000   # characters of Markdown in a cell and a page; beyond it shown as it was typed
PAGE_TEXT = 1_500_000            # characters of all cells and outputs; beyond it graded cells only
PAGE_PICTURES = 30_000_000       # characters of all pictures
PIXELS = 50_000_000              # of one picture
PICTURES = "image/png", "image/jpeg"


def _dict(value) -> dict:
    return value if isinstance(value, dict) else {}


def _list(value) -> list:
    return value if isinstance(value, list) else []


@dataclass
class Cells:
    """Turns a notebook's cells into what the template shows, as much as a page has room for."""

    graded: dict
    text: int = PAGE_TEXT
    markdown: int = PAGE_PROSE
    pictures: int = PAGE_PICTURES
    figures: int = 0
    out: list = field(default_factory=list)

    def of(self, notebook) -> list[dict]:
        cells = [_dict(cell) for cell in _list(_dict(notebook).get("cells"))]
        last = {self.name(cell): i for i, cell in enumerate(cells)}
        left_out = 0
        for i, cell in enumerate(cells):
            one = self.graded.get(self.name(cell)) if last[self.name(cell)] == i else None
            if one and one.is_check and cell.get("cell_type") != "code":
                one = None
            self.text -= 100
            if self.text < 0 and not one:
                left_out += 1
                continue
            self.out.append(self.cell(cell, one))
        if left_out:
            self.out.append({"kind": "note", "text": f"({left_out} more cells are left out here.)"})
        return self.out

    @staticmethod
    def name(cell) -> str:
        meta = _dict(_dict(cell.get("metadata")).get("nbgrader"))
        name = meta.get("grade_id") if meta.get("grade") is True else ""
        return name if isinstance(name, str) else ""

    def cell(self, cell, one) -> dict:
        source = without_hidden(text_of(cell.get("source")))
        if one:
            one.placed = True
        self.text -= min(len(source), TEXT)
        if cell.get("cell_type") == "markdown":
            kind, shown = "prose", self.prose(source, cell)
        elif cell.get("cell_type") == "code":
            kind, shown = "code", highlighted(*shortened(source))
        else:
            kind, shown = "raw", preformatted(*shortened(source))
        out = {"kind": kind, "graded": one, "shown": shown, "outputs": []}
        if one and one.is_check:
            # What a check printed is told by its report; a traceback of it could show hidden lines.
            out["kind"] = "check"
        elif kind == "code" and not is_check(self.name(cell)):
            outputs = _list(cell.get("outputs"))
            out["outputs"] = [shown for o in outputs[:OUTPUTS] for shown in self.output(_dict(o))]
            if len(outputs) > OUTPUTS:
                out["outputs"].append(note(f"({len(outputs) - OUTPUTS} more outputs are left out here.)"))
        return out

    def prose(self, source, cell):
        self.markdown -= len(source)
        if len(source) > PROSE or self.markdown < 0:
            return preformatted(*shortened(source))
        files = _dict(cell.get("attachments"))
        return with_attachments(rendered(source), lambda name, alt: self.attached(files, name, alt))

    def attached(self, files, name, alt):
        for kind, data in _dict(files.get(name)).items():
            shown = self.picture(kind, data, alt)
            if shown:
                return shown
        return f"<em>[picture: {html.escape(alt)}]</em>"

    def output(self, output) -> list[Markup]:
        """An output in its harmless forms only: text and pictures. A student's own HTML is never shown."""
        kind = output.get("output_type")
        if kind == "stream":
            errors = output.get("name") == "stderr"
            return self.printed("Messages" if errors else "Printed", "err" if errors else "out", output.get("text"))
        if kind == "error":
            lines = _list(output.get("traceback"))[-LINES:]
            trace = "\n".join(line for line in lines if isinstance(line, str))
            short = f"{text_of(output.get('ename'))}: {text_of(output.get('evalue'))}"
            return self.printed("Error", "err", trace or short)
        data = _dict(output.get("data"))
        for mime in PICTURES:
            if mime in data:
                self.figures += 1
                plain = " ".join(text_of(data.get("text/plain"))[:200].split())
                shown = self.picture(mime, data[mime],
                                     f"Figure {self.figures}, drawn by the code above. {plain}".strip())
                return [shown or note("(A picture cannot be shown here.)")]
        if "text/plain" in data:
            return self.printed("Result", "out", data["text/plain"])
        return [note("(An output that only a notebook shows is left out here.)")] if data else []

    def printed(self, label, kind, value) -> list[Markup]:
        text = text_of(value)
        if not text:
            return []
        if self.text < 0:
            return [note("(An output is left out here: the page is full.)")]
        text, remark = shortened(text)
        text = terminal_text(text)
        self.text -= len(text)
        return [Markup(f'<div class="{kind}"><span class="label">{label}</span>{preformatted(text, remark)}</div>')]

    def picture(self, mime, data, alt) -> Markup | None:
        """The picture inside of the page, None if it is none."""
        data = text_of(data)
        self.pictures -= len(data)
        if mime not in PICTURES or self.pictures < 0:
            return None
        data = inert.picture(mime, data)
        if data is None:
            return None
        size = ""
        if mime == "image/png":
            raw = binascii.a2b_base64(data[:32])
            width, height = (int.from_bytes(raw[at : at + 4], "big") for at in (16, 20))
            if not 0 < width * height <= PIXELS:
                return None
            size = f' width="{width}" height="{height}"'
        return Markup(f'<img src="data:{mime};base64,{data}" alt="{html.escape(without_controls(alt))}"{size}>')
