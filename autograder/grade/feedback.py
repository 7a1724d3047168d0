"""Makes the page that a student gets after grading. It grades nothing, and trusts nothing that stands in the notebook.

The page is one HTML file that loads nothing: no script, no font, no picture from elsewhere. What is the same for a
whole class, the lesson's prose and code, is rendered once in a process and kept.
"""

from __future__ import annotations

import binascii
import builtins
import html
import keyword
import re
from collections.abc import Collection
from dataclasses import dataclass, field
from functools import lru_cache

import jinja2
import mistune
from markupsafe import Markup

from autograder.check import report as tables
from autograder.check.check_text import without_hidden
from autograder.check.plain_values import encodable
from autograder.check.score_sheet import NOT_ATTEMPTED, NOT_YET, RIGHT, Report, hide
from autograder.exam.text_limits import remembered
from autograder.grade import inert
from autograder.grade.late import Late, net
from autograder.grade.naming import exercise_of, is_check

LINES, TEXT = 300, 20_000        # of one text; the middle of a longer one is left out and said so
OUTPUTS = 50                     # of one cell
PROSE, PAGE_PROSE = 10_000, 200_000   # characters of Markdown in a cell and a page; beyond it shown as it was typed
PAGE_TEXT = 1_500_000            # characters of all cells and outputs; beyond it graded cells only
PAGE_PICTURES = 30_000_000       # characters of all pictures
PIXELS = 50_000_000              # of one picture
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
    cells = _Cells(graded).of(notebook)
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
        """The check's table, with a caption for screen readers, which is no live region here."""
        if not self.report:
            return Markup("")
        if self.report.outcome == NOT_ATTEMPTED:
            return Markup("<p><strong>○ Not attempted.</strong> Your answer is as it was handed out, or empty.</p>")
        caption = f'<caption class="unseen">Checks of {html.escape(self.name)}</caption>'
        return Markup(tables.as_html(self.report).replace(' role="status"', "", 1)
                      .replace("<thead>", caption + "<thead>", 1))


def _report(reports, name):
    data = reports.get(name) or reports.get(exercise_of(name))
    if data is None:
        return None
    report = Report.from_dict(data)
    lines = tuple(hide(line) if line.hidden else line for line in report.lines)
    return Report(report.points, report.earned, report.outcome, lines, report.notes)


def _number(points) -> str:
    return f"{round(points, 2):g}"


# -- the notebook's cells ------------------------------------------------------------------------------------------


def _text(value) -> str:
    """A source or an output, which nbformat stores as a text or as a list of texts."""
    if isinstance(value, list):
        value = "".join(part for part in value if isinstance(part, str))
    return value if isinstance(value, str) else ""


def _dict(value) -> dict:
    return value if isinstance(value, dict) else {}


def _list(value) -> list:
    return value if isinstance(value, list) else []


@dataclass
class _Cells:
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
        source = without_hidden(_text(cell.get("source")))
        if one:
            one.placed = True
        self.text -= min(len(source), TEXT)
        if cell.get("cell_type") == "markdown":
            kind, shown = "prose", self.prose(source, cell)
        elif cell.get("cell_type") == "code":
            kind, shown = "code", _code(*_cut(source))
        else:
            kind, shown = "raw", _plain(*_cut(source))
        out = {"kind": kind, "graded": one, "shown": shown, "outputs": []}
        if one and one.is_check:
            # What a check printed is told by its report; a traceback of it could show hidden lines.
            out["kind"] = "check"
        elif kind == "code" and not is_check(self.name(cell)):
            outputs = _list(cell.get("outputs"))
            out["outputs"] = [shown for o in outputs[:OUTPUTS] for shown in self.output(_dict(o))]
            if len(outputs) > OUTPUTS:
                out["outputs"].append(_note(f"({len(outputs) - OUTPUTS} more outputs are left out here.)"))
        return out

    def prose(self, source, cell):
        self.markdown -= len(source)
        if len(source) > PROSE or self.markdown < 0:
            return _plain(*_cut(source))
        shown = _markdown(source)
        if "data-attachment" in shown:
            files = _dict(cell.get("attachments"))
            shown = Markup(_ATTACHMENT.sub(lambda m: self.attached(files, html.unescape(m[2]), html.unescape(m[1])),
                                           shown))
        return shown

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
            return self.said("Messages" if errors else "Printed", "err" if errors else "out", output.get("text"))
        if kind == "error":
            lines = _list(output.get("traceback"))[-LINES:]
            trace = "\n".join(line for line in lines if isinstance(line, str))
            short = f"{_text(output.get('ename'))}: {_text(output.get('evalue'))}"
            return self.said("Error", "err", trace or short)
        data = _dict(output.get("data"))
        for mime in _PICTURES:
            if mime in data:
                self.figures += 1
                plain = " ".join(_text(data.get("text/plain"))[:200].split())
                shown = self.picture(mime, data[mime],
                                     f"Figure {self.figures}, drawn by the code above. {plain}".strip())
                return [shown or _note("(A picture cannot be shown here.)")]
        if "text/plain" in data:
            return self.said("Result", "out", data["text/plain"])
        return [_note("(An output that only a notebook shows is left out here.)")] if data else []

    def said(self, label, kind, value) -> list[Markup]:
        text = _text(value)
        if not text:
            return []
        if self.text < 0:
            return [_note("(An output is left out here: the page is full.)")]
        text, note = _cut(text)
        text = _clean(text)
        self.text -= len(text)
        return [Markup(f'<div class="{kind}"><span class="label">{label}</span>{_plain(text, note)}</div>')]

    def picture(self, mime, data, alt) -> Markup | None:
        """The picture inside of the page, None if it is none."""
        data = _text(data)
        self.pictures -= len(data)
        if mime not in _PICTURES or self.pictures < 0:
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
        return Markup(f'<img src="data:{mime};base64,{data}" alt="{html.escape(_safe(alt))}"{size}>')


_PICTURES = "image/png", "image/jpeg"
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f]")
_ANSI = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b\n]*(?:\x07|\x1b\\)?|[@-Z\\^_])")


def _safe(text: str) -> str:
    return _CONTROL.sub("\ufffd", text)


def _clean(text: str) -> str:
    """What a terminal would show at the end: without colours, and of a progress bar its last state."""
    text = _ANSI.sub("", text)
    return "\n".join(line.rstrip("\r").rpartition("\r")[2] for line in text.replace("\b", "").split("\n"))


def _cut(text: str) -> tuple[str, str]:
    """A text that is not too long, and what to say about what was left out of its middle."""
    many = text.count("\n") + 1
    if len(text) <= TEXT and many <= LINES:
        return text, ""
    short = text if len(text) <= TEXT else text[: TEXT * 3 // 4] + "\n…\n" + text[-(TEXT // 4) :]
    lines = short.split("\n")
    if len(lines) > LINES:
        short = "\n".join([*lines[: LINES * 3 // 4], "…", *lines[-(LINES // 4) :]])
    return short, f"(Shortened: the whole has {len(text):,} characters in {many:,} lines.)"


def _note(text) -> Markup:
    return Markup('<p class="note">{}</p>').format(text)


def _plain(text: str, note: str = "") -> Markup:
    return Markup(f"<pre>{html.escape(_safe(text))}</pre>") + (_note(note) if note else "")


_kept = remembered(512)


# -- code ----------------------------------------------------------------------------------------------------------

# Pygments takes 2.3 ms for 1,000 characters; this takes 0.1 ms, and no longer for code that was made to be slow.
_STRING = "|".join(rf"{q * 3}(?:[^{q}\\]|\\[\s\S]|{q}(?!{q * 2}))*+(?:{q * 3})?|{q}(?:[^{q}\\\n]|\\[\s\S])*+{q}?"
                   for q in "\"'")
_TOKEN = re.compile(r"(?P<c>#[^\n]*)|(?P<s>\b[rbfuRBFU]{1,2}(?=[\"'])|)(?:" + _STRING + r")|(?P<d>^[ \t]*+@[\w.]+)|"
                    r"(?P<m>\b\d(?:[eE][+-]|[\w.])*+)|(?P<w>[^\W\d]\w*+)", re.MULTILINE)
_WORDS = dict.fromkeys(keyword.kwlist, "k") | dict.fromkeys(
    [name for name in dir(builtins) if not name.startswith("_") and name not in keyword.kwlist], "b")


@_kept
def _code(source: str, note: str = "") -> Markup:
    """Python with its words marked for colouring."""
    source = _safe(source.replace("\r\n", "\n"))
    out, at, word = [], 0, ""
    for match in _TOKEN.finditer(source):
        kind, begin, end = match.lastgroup, match.start(), match.end()
        if kind == "w":
            before, word = word, match[0]
            kind = "f" if before in ("def", "class") else _WORDS.get(word)
            if kind is None or source[begin - 1 : begin] == ".":
                continue
        out.append(html.escape(source[at:begin], quote=False))
        out.append(f'<span class="{kind}">{html.escape(source[begin:end], quote=False)}</span>')
        at = end
    out.append(html.escape(source[at:], quote=False))
    return Markup(f'<pre class="source"><code>{"".join(out)}</code></pre>') + (_note(note) if note else "")


# -- markdown ------------------------------------------------------------------------------------------------------

_HARMLESS = re.compile(r"(</?(?:details|summary)>)")
_ATTACHMENT = re.compile(r'<img alt="([^"]*)" data-attachment="([^"]*)">')
_MATH = r"\$\$(?P<block>(?:[^$]|\$(?!\$)){1,5000})\$\$"
_BLOCK_MATH = r"^ {0,3}" + _MATH.replace("block", "display") + r"[ \t]*(?:\n|$)"
_INLINE_MATH = _MATH + r"|\$(?![\s$])(?P<inline>(?:[^$\\]|\\[\s\S]){1,1000}?)(?<!\s)\$(?!\d)"


class _Renderer(mistune.HTMLRenderer):
    """Markdown as HTML of a few harmless elements; of the student's own HTML only <details> and <summary>."""

    def heading(self, text, level, **attrs):
        return super().heading(text, min(level + 1, 6))     # the page's title is its only <h1>

    def link(self, text, url, title=None):
        if not url.lower().startswith(("https://", "http://", "mailto:", "#")):
            return text
        return f'<a href="{html.escape(url)}" rel="noopener noreferrer">{text}</a>'

    def image(self, text, url, title=None):
        alt = html.escape(html.unescape(mistune.util.striptags(text)))
        if url.startswith("attachment:"):
            name = html.escape(url.removeprefix("attachment:"))
            return f'<img alt="{alt}" data-attachment="{name}">'
        return f"<em>[picture: {alt}]</em>"                 # from elsewhere: not loaded

    def block_code(self, code, info=None):
        if (info or "").strip().lower() in ("python", "py", "python3", "ipython"):
            return str(_code(code.rstrip("\n")))
        return str(_plain(code))

    def inline_html(self, html):
        return _escaped(html)

    def block_html(self, html):
        said = _escaped(html.strip())
        return said + "\n" if _HARMLESS.search(html) else f"<p>{said}</p>\n"

    def table_cell(self, text, align=None, head=False):
        style = f' style="text-align:{align}"' if align in ("left", "center", "right") else ""
        return f'<th scope="col"{style}>{text}</th>' if head else f"<td{style}>{text}</td>"


def _escaped(text):
    """Raw HTML as text, but for the elements that fold hints."""
    return "".join(part if i % 2 else html.escape(part) for i, part in enumerate(_HARMLESS.split(text)))


def _math(md):
    """TeX stays as it was written, with no Markdown inside of it."""
    def block(parser, match, state):
        state.append_token({"type": "tex", "raw": f"$${match['display'].strip()}$$", "attrs": {"block": True}})
        return match.end()

    def inline(parser, match, state):
        tex = f"${match['inline']}$" if match["inline"] else f"$${match['block'].strip()}$$"
        state.append_token({"type": "tex", "raw": tex, "attrs": {"block": not match["inline"]}})
        return match.end()

    md.block.register("tex_block", _BLOCK_MATH, block, before="list")
    md.inline.register("tex", _INLINE_MATH, inline, before="codespan")
    md.renderer.register("tex", lambda _, text, block: (
        f'<span class="tex{" block" if block else ""}">{html.escape(text)}</span>'))


_MARKDOWN = mistune.create_markdown(renderer=_Renderer(), plugins=["table", "strikethrough", _math])


@_kept
def _markdown(source: str) -> Markup:
    try:
        return Markup(_balanced(_MARKDOWN(_safe(source.replace("\r\n", "\n")))))
    except RecursionError:      # quotes in quotes in quotes
        return _plain(source)


def _balanced(text):
    """Every <details> closed, no <summary> outside of one, nothing closed that was not opened."""
    still = []

    def one(match):
        tag = match[0].strip("</>")
        if match[0][1] != "/":
            if len(still) > 20 or tag == "summary" and still[-1:] != ["details"]:
                return ""
            still.append(tag)
            return match[0]
        if tag not in still:
            return ""
        out = ""
        while not out.endswith(f"</{tag}>"):
            out += f"</{still.pop()}>"
        return out

    return _HARMLESS.sub(one, text) + "".join(f"</{tag}>" for tag in reversed(still))
