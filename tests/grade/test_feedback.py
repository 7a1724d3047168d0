"""The feedback page: all of a student's result is on it, and nothing of a hostile notebook does anything there."""

import base64
import copy
import html
import json
import re
import time
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from autograder.check.score_sheet import NOT_ATTEMPTED, NOT_YET, RIGHT, Line, Report
from autograder.grade.feedback import page
from autograder.grade.highlighter import highlighted

PNG = ("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==")
TAGS = set(re.findall(r"\w+", """html head meta title style body a header main nav section h1 h2 h3 h4 h5 h6 p strong em
    del table caption thead tbody tr th td ul ol li div span pre code br hr img details summary blockquote"""))
ATTRIBUTES = set(re.findall(r"[\w-]+", """lang charset http-equiv content name class href id aria-label aria-labelledby
    scope style role rel src alt width height tabindex start"""))


class Audit(HTMLParser):
    """Collects what a browser would act on."""

    def __init__(self, text):
        super().__init__()
        self.seen, self.ids, self.links, self.said, self.open = set(), [], [], [], []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.seen.add(tag)
        assert tag in TAGS, tag
        for name, value in attrs:
            assert name in ATTRIBUTES, (tag, name)
            if name == "href":
                assert re.match(r"(https?://|mailto:|#)", value, re.I), value
                self.links.append(value)
            if name == "src":
                assert re.fullmatch(r"data:image/(png|jpeg);base64,[A-Za-z0-9+/]+=*", value)
            if name == "style":
                assert "url" not in value and "position" not in value
            if name == "id":
                self.ids.append(value)
        if tag not in ("meta", "br", "hr", "img"):
            self.open.append(tag)

    def handle_endtag(self, tag):
        if tag in ("details", "summary", "section", "main"):
            assert tag in self.open, tag
            while self.open.pop() != tag:
                pass
        elif tag in self.open:
            while self.open.pop() != tag:
                pass

    def handle_data(self, data):
        if "style" not in self.open and "title" not in self.open:
            self.said.append(data)


def audited(text):
    found = Audit(text)
    assert len(found.ids) == len(set(found.ids))
    assert text.count("<style") == 1 and text.count("<h1") == 1
    text.encode("utf-8")
    return found


def code(source="", name="", outputs=(), **more):
    grade = {"nbgrader": {"grade": True, "grade_id": name, "solution": False, "points": 1}} if name else {}
    return {"cell_type": "code", "metadata": grade, "source": source, "outputs": list(outputs), **more}


def markdown(source, name="", **more):
    grade = {"nbgrader": {"grade": True, "grade_id": name, "solution": True, "points": 2}} if name else {}
    return {"cell_type": "markdown", "metadata": grade, "source": source, **more}


def stream(text, name="stdout"):
    return {"output_type": "stream", "name": name, "text": text}


def shown(**data):
    return {"output_type": "display_data", "data": {k.replace("_", "/"): v for k, v in data.items()}, "metadata": {}}


def of(*cells, reports=None, scores=None, findings=(), **more):
    notebook = {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": list(cells)}
    return page(notebook, "01_toy", "ada", reports or {}, scores or {}, list(findings), **more)


def said(*args, **kwargs):
    return " ".join(" ".join(audited(of(*args, **kwargs)).said).split())


CHECK = ("from autograder import check\ncheck(f, 1).equal(2)\n### BEGIN HIDDEN TESTS\ncheck(f, 77).equal(secret)\n"
         "### END HIDDEN TESTS\ncheck.score(2)")
REPORT = Report(2.0, 0.8, NOT_YET, (
    Line("f(1) has the right value", True), Line("f(2) <b>", False, problem="3, expected 2", fact="One too many."),
    Line("f on hidden inputs", False, problem="LEAKED 77", printed="LEAKED", hint="Look at zero.", hidden=True)),
    ("A note.",))


# -- what a student is told ----------------------------------------------------------------------------------------


def test_names_points_and_places():
    text = of(code("def f(x): return x"), code(CHECK, "check_f"), markdown("Because *so*.", "why"),
              reports={"f": REPORT.as_dict()}, scores={"check_f": (0.8, 2.0), "why": (None, 2)},
              findings=["cell 'x' was deleted"], comments={"why": "Nearly.\n<i>See</i> 3."})
    found = audited(text)
    told = " ".join(" ".join(found.said).split())
    for part in ("Feedback on 01_toy", "For ada.", "0.8 of 4 points so far",
                 "1 answer is still to be graded by a person",
                 "f 0.8 of 2 ✗ not yet right", "why – of 2 to be graded by a person", "cell 'x' was deleted",
                 "f: 0.8 of 2 points", "Not yet right: 1 of 3 checks pass", "One too many.", "Look at zero.", "A note.",
                 "Because so", "Nearly. <i>See</i> 3.", "f on hidden inputs (hidden)"):
        assert part in told, part
    assert {link[1:] for link in found.links} <= set(found.ids)
    assert {"#result-1", "#result-2", "#notebook"} <= set(found.links)


@pytest.mark.parametrize("key", ["f", "check_f"])
def test_reports_by_either_name_and_from_json(key):
    report = json.loads(json.dumps(REPORT.as_dict()))
    assert Report.from_dict(report) == REPORT
    assert "One too many." in said(code(CHECK, "check_f"), reports={key: report}, scores={"check_f": (0.8, 2)})


def test_all_graded():
    text = said(code(CHECK, "check_f"), reports={"f": Report(2.0, 2.0, RIGHT, (Line("f", True),)).as_dict()},
                scores={"check_f": (1.5 + 0.3 + 0.2, 2)})
    assert "2 of 2 points Exercises" in text and "so far" not in text and "✓ right" in text


def test_not_attempted():
    report = Report(2.0, 0.0, NOT_ATTEMPTED, (Line("f", False),))
    text = said(code(CHECK, "check_f"), reports={"f": report.as_dict()}, scores={"check_f": (0.0, 2)})
    assert "○ not attempted" in text and "run this cell" not in text


def test_an_exercise_without_a_cell_has_a_place():
    text = said(code("1"), markdown("check_f as text", "check_f"), scores={"check_f": (0.0, 2), "why": (None, 1)},
                reports={"f": REPORT.as_dict()}, comments={"why": "Where is it?"})
    assert text.count("is not in your file") == 2 and "One too many." in text and "Where is it?" in text


def test_of_two_cells_of_one_name_the_last_counts():
    text = of(code("first = 1", "check_f"), code(CHECK, "check_f"), scores={"check_f": (1, 2)},
              reports={"f": REPORT.as_dict()})
    assert audited(text) and text.count("One too many.") == 1 and text.index("first") < text.index("One too many.")


def test_accessible_and_in_light_and_dark():
    text = of(markdown("# Title\n\n## Part\n\n| a | b |\n| - | -: |\n| 1 | 2 |"), code(CHECK, "check_f"),
              code(outputs=[shown(image_png=PNG, text_plain="<Figure size 3x4>")]),
              reports={"f": REPORT.as_dict()}, scores={"check_f": (1, 2)})
    found = audited(text)
    assert {"header", "nav", "main", "h1"} <= found.seen and 'lang="en"' in text and 'href="#notebook"' in text
    assert "prefers-color-scheme: dark" in text and "@media print" in text and "color-scheme: light dark" in text
    assert text.count("<caption") == 2 and '<th scope="col" style="text-align:right">b</th>' in text
    assert "<h2>Title</h2>" in text and "<h3>Part</h3>" in text and 'role="status"' not in text
    assert 'alt="Figure 1, drawn by the code above. &lt;Figure size 3x4&gt;"' in text


# -- what nobody is told -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("reports, scores", [
    ({"f": REPORT.as_dict()}, {"check_f": (1, 2)}), ({}, {"check_f": (None, 2)}), ({}, {"check_f": (0, 2)}), ({}, {})])
@pytest.mark.parametrize("meta", [{}, {"solution": True}])
def test_no_hidden_source(reports, scores, meta):
    trace = {"output_type": "error", "ename": "E", "evalue": "LEAKED", "traceback": ["check(f, 77).equal(secret)"]}
    cell = code(CHECK, "check_f", [trace, stream("LEAKED"), shown(text_plain="LEAKED", text_html="LEAKED")])
    cell["metadata"]["nbgrader"].update(meta)
    text = of(cell, code(CHECK), markdown(CHECK), reports=reports, scores=scores)
    visible = html.unescape(re.sub("<[^>]*>", "", text))
    assert "LEAKED" not in text and "secret" not in text and "77" not in visible and "HIDDEN TESTS" not in text
    assert "check(f, 1).equal(2)" in visible
    audited(text)


# -- hostile notebooks ---------------------------------------------------------------------------------------------

HOSTILE = [
    "<script>alert(1)</script>", "</script><script>alert(1)", "<img src=x onerror=alert(1)>", "</style><script>x",
    "<style>body{display:none}</style>", "<iframe src='https://evil.example'></iframe>", "<svg/onload=alert(1)>",
    "<a href='javascript:alert(1)'>x</a>", "[x](javascript:alert(1))", "[x](JaVaScRiPt:alert(1))", "<object data=x>",
    "[x](data:text/html;base64,PHNjcmlwdD4=)", "[x](  javascript:alert(1))", "[x](\x01javascript:alert(1))",
    "[x](java&#115;cript:alert(1))", "[x](vbscript:x)", "[x](//evil.example)", "[x](file:///etc/passwd)",
    "<base href=x>",
    "![x](https://evil.example/a.png)", "![x](javascript:alert(1))", "![x](data:image/svg+xml;base64,PHN2Zz4=)",
    '![a" onerror="alert(1)](attachment:a.png)', "![x](attachment:a.png\"onerror=alert(1))", "<javascript:alert(1)>",
    '[x](https://a.example/"onclick="alert(1))', "[x](https://a.example 'a\" onclick=\"b')", "<https://a.example/\"a>",
    "[x][1]\n\n[1]: javascript:alert(1)", "<details ontoggle=alert(1) open><summary>x</summary></details>",
    "<details><details><summary>", "</details></section></main></body>", "<summary>x</summary>", "</summary></details>",
    "<!-- <script> -->", "<![CDATA[x]]>", "<?php x ?>", "<math><mi>", "$<script>alert(1)</script>$",
    "$$\n</span><script>\n$$", "```python\n</code></pre><script>\n```", '```"><script>\nx\n```', "`</code><script>`",
    "| <script> |\n| - |\n| <iframe> |", "# <script>", "> <script>", "1. <script>", "<div\n\nonclick='x'>",
    "\x00<script>",
    "<scr\x00ipt>", "\ud800<script>", "<form action=https://evil.example><input>",
    "<meta http-equiv=refresh content=0>",
    "<link rel=stylesheet href=https://evil.example>", "\x1b]8;;javascript:alert(1)\x07x\x1b]8;;\x07", "{{ 7 * 7 }}",
    "{% raw %}", "<template><script>", "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "&lt;script&gt;",
]


@pytest.mark.parametrize("bad", HOSTILE)
def test_nothing_hostile_acts(bad):
    error = {"output_type": "error", "ename": bad, "evalue": bad, "traceback": [bad]}
    outputs = [stream(bad), stream(bad, bad), error, shown(text_plain=bad, text_html=bad), shown(text_html=bad),
               shown(image_png=bad, text_plain=bad), shown(image_png=PNG, text_plain=bad), shown(image_svg=bad),
               {**error, "traceback": []}, {"output_type": bad, "data": {bad: bad, "text/html": bad}}]
    report = Report(1.0, 0.5, NOT_YET, (Line(bad, False, bad, bad, bad, printed=bad),), (bad,)).as_dict()
    attachments = {"a.png": {"image/png": bad, bad: PNG}}
    audited(of(markdown(bad, attachments=attachments), markdown(bad, "why"), code(bad, outputs=outputs),
               code(bad, "check_f"), {"cell_type": "raw", "source": bad, "metadata": {bad: bad}},
               reports={"f": report}, scores={"check_f": (0.5, 1), "why": (None, 1), bad: (0, 1)}, findings=[bad],
               comments={"why": bad, "check_f": bad}))
    audited(page({"cells": [markdown(bad)], "metadata": {"title": bad}}, bad, bad, {}, {}, [bad]))


def test_html_of_a_student_is_never_shown():
    text = of(code(outputs=[shown(text_html="<b>mine</b>"), shown(text_html="<b>mine</b>", text_plain="plain")]))
    assert "mine" not in text and "plain" in text and "only a notebook shows" in text


def test_nothing_is_fetched():
    text = of(markdown("![far](https://evil.example/a.png) [link](https://good.example) $x$"))
    assert "evil.example" not in text and 'href="https://good.example"' in text and "[picture: far]" in text
    assert re.search(r"default-src 'none'; img-src data:; style-src 'unsafe-inline'", text)
    assert not re.search(r"url\(|@import|<link|<script|src=\"(?!data:)", text)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | st.sampled_from(HOSTILE),
    lambda more: st.lists(more, max_size=3) | st.dictionaries(st.sampled_from(
        ["cells", "cell_type", "source", "outputs", "metadata", "nbgrader", "grade", "grade_id", "output_type", "data",
         "text", "name", "traceback", "ename", "attachments", "image/png", "text/plain"]), more, max_size=4),
    max_leaves=12)
CELLS = st.fixed_dictionaries({}, optional={
    "cell_type": st.sampled_from(["code", "markdown", "raw"]) | JSON, "source": JSON, "outputs": JSON | st.lists(JSON),
    "metadata": st.just({"nbgrader": {"grade": True, "grade_id": "check_f"}}) | JSON, "attachments": JSON})
OUTPUT = st.fixed_dictionaries({}, optional={
    "output_type": st.sampled_from(["stream", "error", "display_data", "execute_result"]) | JSON, "text": JSON,
    "name": JSON, "ename": JSON, "evalue": JSON, "traceback": JSON | st.lists(JSON), "metadata": JSON,
    "data": JSON | st.dictionaries(st.sampled_from(["image/png", "image/jpeg", "text/plain", "text/html"]), JSON)})


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(JSON | st.builds(lambda cells: {"cells": cells}, JSON | st.lists(CELLS | JSON)), st.lists(OUTPUT))
def test_any_json_gives_a_page(notebook, outputs):
    told = {"f": REPORT.as_dict()}
    audited(page(notebook, "u", "s", told, {"check_f": (1.0, 2.0)}, []))
    audited(of(code("1", outputs=outputs), scores={"check_f": (1, 2)}, reports=told))


def test_the_notebook_is_left_alone():
    notebook = {"cells": [markdown("a"), code(CHECK, "check_f", [stream("x")])]}
    before = copy.deepcopy(notebook)
    page(notebook, "u", "s", {"f": REPORT.as_dict()}, {"check_f": (1, 2)}, [])
    assert notebook == before


# -- outputs -------------------------------------------------------------------------------------------------------


def test_terminal_codes_and_progress_bars():
    text = said(code(outputs=[stream(["\x1b[1;31mred\x1b[0m\n", "10%\r50%\r100%\r\n", "a\x07b"]),
                              {"output_type": "error", "ename": "E", "evalue": "v",
                               "traceback": ["\x1b[0;31mValueError\x1b[0m: bad", 3, None]},
                              {"output_type": "error", "ename": "KeyError", "evalue": "'k'", "traceback": "?"}]))
    assert "red 100%" in text and "[0m" not in text and "10%" not in text
    assert "ValueError: bad" in text and "KeyError: 'k'" in text


@pytest.mark.parametrize("size", [30_000, 20_000_000])
def test_huge_outputs_are_cut_with_a_note(size):
    text = of(code(outputs=[stream("begin" + "x" * size + "end")]))
    assert len(text) < 60_000 and f"{size + 8:,} characters" in text and "begin" in text and "xend" in text
    lines = said(code(outputs=[stream("".join(f"line{i}\n" for i in range(1000)))]))
    assert "line0 " in lines and "line999" in lines and "line500" not in lines and "1,001 lines" in lines


def test_many_outputs_cells_and_pictures_are_cut_with_a_note():
    text = of(*[code("x = 1\n" * 2000, outputs=[stream("y" * 30_000)] * 70)] * 40, code(CHECK, "check_f"),
              *[code("1")] * 20_000, reports={"f": REPORT.as_dict()}, scores={"check_f": (1, 2)})
    assert len(text) < 4_000_000 and "more outputs are left out" in text and "more cells are left out" in text
    assert "One too many." in text
    big = base64.b64encode(base64.b64decode(PNG) + b"\0" * 5_000_000).decode()
    text = of(*[code(outputs=[shown(image_png=big)])] * 9)
    assert len(text) < 32_000_000 and "cannot be shown" in text


def test_pictures():
    text = of(code(outputs=[shown(image_png=PNG[:40] + "\n" + PNG[40:])]),
              markdown("![my sketch](attachment:a%20b.png) ![gone](attachment:c.png)",
                       attachments={"a%20b.png": {"image/png": PNG}}))
    assert text.count(PNG) == 2 and 'alt="my sketch" width="1" height="1"' in text and "[picture: gone]" in text
    bomb = bytearray(base64.b64decode(PNG))
    bomb[16:24] = b"\xff" * 8
    for bad in (base64.b64encode(bomb).decode(), base64.b64encode(b"GIF89a").decode(), "é", "=", "iVBORw0KGgo=",
                3, None):
        assert "<img" not in of(code(outputs=[shown(image_png=bad)]))


# -- Markdown and code ---------------------------------------------------------------------------------------------


def test_hints_fold_and_are_closed():
    hint = ("<details><summary>Hint 1</summary>\n\nUse `@`.\n</details>\n"
            "<details><summary>Hint 2</summary>\n\nNo.\n</details>")
    text = of(markdown(hint))
    assert text.count("<details>") == 2 == text.count("</details>") and "<summary>Hint 1</summary>" in text
    for bad in ("<details>", "<details><summary>x", "</details>", "<summary>x</summary>", "`<details>`"):
        text = of(markdown(bad), code("1"))
        assert text.count("<details>") == text.count("</details>") and text.count("<summary") == text.count("</summary")


def test_a_hint_that_ends_in_a_list_is_closed_behind_it():
    text = of(markdown("<details><summary>Hint</summary>\n\n1. one\n2. two</details>\n\nAfter."))
    assert re.search(r"two</li></ol></details>\s*<p>After", text)


@pytest.mark.parametrize("tex", [
    r"$w_1 * x_1 * b$", r"$\{a, b\}$", "$a\nb$", r"$$a_i \\ b_i$$", "$$\na *b* \\\\\nc\n$$"])
def test_tex_stays_as_it_is(tex):
    text = of(markdown(f"See {tex} there."), markdown(tex), markdown(f"- item {tex}"))
    assert " ".join(html.unescape(re.sub("<[^>]*>", "", text)).split()).count(
        " ".join(tex.replace("$$\n", "$$").replace("\n$$", "$$").split())) == 3
    assert "<em>" not in text


def test_money_is_no_tex():
    assert "tex" not in re.findall(r'<span class="(\w+)', of(markdown("It costs $5 and then $6 more.")))


def test_code_is_coloured_and_complete():
    source = '@d\ndef f(x):  # why <\n    """Doc."""\n    return print(x, 1e-7, "a\\"b", None, x.sum) & \'open'
    text = str(highlighted(source))
    assert html.unescape(re.sub("<[^>]*>", "", text)) == source
    for part in ('k">def', 'f">f', 'c"># why', 's">"""Doc', 'b">print', 'm">1e-7', 'k">None', 'd">@d'):
        assert part in text
    assert ">sum<" not in text


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="ab1\"'\\\n #@.r<&e-_é", max_size=60))
def test_colouring_loses_nothing(source):
    assert html.unescape(re.sub("<[^>]*>", "", str(highlighted(source)))) == source


# -- speed ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("bad", ["[" * 20_000, "![" * 9000, "> " * 9000, "- " * 9000, "<details>" * 2000, "~~a" * 6000,
                                 "[a](" * 5000, "$$ x $$ y\n" * 1900, "$a\\" * 6000, "**a_" * 5000, "`" * 20_000])
def test_hostile_text_is_not_slow(bad):
    start = time.process_time()
    audited(of(*[markdown(bad[:9999])] * 3, *[markdown(f"{bad[:9900]}{i}") for i in range(300)], code(bad),
               code(outputs=[stream(bad)])))
    assert time.process_time() - start < 5


def test_a_page_takes_milliseconds():
    release = json.loads((Path(__file__).parents[2] / "release/06_backpropagation/backpropagation.ipynb").read_text())
    spent = []
    for i in range(6):
        notebook = copy.deepcopy(release)
        for cell in notebook["cells"]:
            if cell["metadata"].get("nbgrader", {}).get("solution"):
                cell["source"] = [f"# {i}\n", *cell["source"]]
        start = time.process_time()
        page(notebook, "06_backpropagation", "ada", {}, {}, [])
        spent.append(time.process_time() - start)
    assert sorted(spent[1:])[2] < 0.03
