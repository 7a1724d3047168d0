"""What is made inert runs nothing in any browser, and honest text, tables, figures and formulas stay what they were."""

import base64
import json
import random
import re
from html.parser import HTMLParser
from pathlib import Path

import nbformat
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath

from autograder.check import report
from autograder.check.score_sheet import Line, Report
from autograder.grade import inert

ROOT = Path(__file__).resolve().parents[2]
PNG = base64.b64encode(b"\x89PNG\r\n\x1a\n" + bytes(20)).decode()


class Active(HTMLParser):
    """Collects what a browser would run, load or follow on the page's own origin."""

    ELEMENTS = re.compile("script|style|iframe|object|embed|form|input|button|link|meta|base|svg|math|template|frame|"
                          "frameset|applet|audio|video|source|textarea|select|noscript|xmp|plaintext")
    TEX = re.compile(r"\\(href|style|class|cssId|require|unicode|csname)(?![A-Za-z])")
    NAMES = "id", "name", "srcdoc", "srcset", "action", "formaction", "background"

    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attrs):
        if self.ELEMENTS.fullmatch(tag):
            self.found.append(tag)
        for name, value in attrs:
            url = re.sub(r"[\x00-\x20]", "", value or "").lower()
            if (name.startswith("on") or name in self.NAMES or name == "src" and not url.startswith("data:image/")
                    or name == "href" and not re.match(r"(https?://[\w-]+\.|mailto:|#)", url)
                    or name == "style" and "url" in url):
                self.found.append(f"{tag} {name}={url}")

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)


    def handle_data(self, data):
        self.found += [f"TeX {command}" for command in self.TEX.findall(data)]


def active(page):
    parser = Active()
    parser.feed(page)
    parser.close()
    return parser.found


def rendered(source):
    """As a page of nbgrader's shows it where nothing is sanitised."""
    renderer = IPythonRenderer(escape=False, attachments={"a.png": {"image/png": PNG}}, exclude_anchor_links=True)
    return MarkdownWithMath(renderer=renderer).render(source)


# Texts made of what opens and closes things, in any order.
PARTS = [
    "<", ">", "</", "<!--", "-->", "/", "'", '"', "`", "``", "```\n", "~~~\n", "$", "$$", "\\(", "\\)", "\\", "&", ";",
    "&lt;", "&#60;", "&#x6a;", "[", "]", "](", "]:", "![", "!", "(", ")", " ", "\n", "\n\n", "> ", "- ", "# ", "|", "*",
    "**", "_", "script", "svg", "img", "iframe", "math", "style", "details", "a", "b", "base", "meta", "x", " onload=",
    " src=", " href=", " srcdoc=", "javascript:", "java\tscript:", "data:text/html,", "attachment:a.png",
    "attachment:b.png", "http://localhost:8888/formgrader", "https://example.org/a?b=c", "//example.org", "alert(1)",
    "\\href{", "href{x}", "&#92;", "&#0000092", "&#x5C;", "&bsol;", "\\h&#114;ef", "\\h&#x72ef{", "&#36;", "&dollar;",
    "&hellip;", "&amp;", "&notit;", "&#58;", "&colon;",
    "<b>", "</b>", "<details>", "</details>", "<summary>", "<pre>", "<table>", "<br/>", "mermaid\n"]
TEXTS = st.lists(st.sampled_from(PARTS), max_size=25).map("".join)


@given(TEXTS)
@example("<svg/onload=alert(1)>")
@example("[a](javascript:alert(1))")
@example("[a](&#x6a;avascript:alert(1))")
@example("[a][b]\n\n[b]: javascript:alert(1)")
@example("<javascript:alert(1)>")
@example("![a](attachment:b.png)")
@example("```mermaid\n<img src=x onerror=alert(1)>\n```")
@example("<details>\n\n```\n</details>\n<img src=x onerror=alert(1)>\n```")
@example("$a</b><img src=x onerror=alert(1)>$")
@example("&#36;&#92;href{http&#58;//localhost:8888/form&#103;rader/x}{Open}&#36;")
@example("&#36;&#92;style{position:fixed;top:0}{x}&#36;")
@example("&bsol;(&bsol;href{x}{y}&bsol;)")
@example("\\\\begin{equation}\\h&#114;ef{x}{y}\\end{equation}")
@example("&#36;&#0092;h&#x72ef{x}{y}$")
@example("&#" + "0" * 5000 + "92;href{x}{y}")
def test_markdown_runs_nothing_even_in_a_page_that_is_not_sanitised(text):
    safe = inert.markdown(text, frozenset(["a.png"]))
    assert active(rendered(safe)) == []
    assert inert.markdown(safe, frozenset(["a.png"])) == safe


@given(TEXTS)
@example('<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">')
@example("<svg></p><style><a id=\"</style><img src=1 onerror=alert(1)>\">")
@example("<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">")
def test_html_runs_nothing(text):
    safe = inert.html(text)
    assert active(safe) == [] and inert.html(safe) == safe


def corpus(seed, count):
    draw = random.Random(seed)
    return ["".join(draw.choices(PARTS, k=draw.randint(3, 40))) for _ in range(count)]


def test_thousands_of_texts_run_nothing():
    for text in corpus(1, 5_000):
        assert active(rendered(inert.markdown(text, frozenset(["a.png"])))) == [], text
        assert active(inert.html(text)) == [], text


def test_the_test_would_notice():
    assert sum(bool(active(rendered(text))) for text in corpus(1, 500)) > 50


@pytest.mark.parametrize("kind", ["source", "release"])
def test_lessons_stay_as_they_are(kind):
    found = 0
    for path in (ROOT / kind).glob("*/*.ipynb"):
        for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
            if cell["cell_type"] != "code":
                source = "".join(cell["source"])
                assert inert.markdown(source) == source
                found += 1
    assert found > 100


@pytest.mark.parametrize("honest", [
    "$a < b$ and x<5, if y <= 3 then **bold**", "[Rosenblatt](https://en.wikipedia.org/wiki/Frank_Rosenblatt)",
    "![figure](attachment:a.png)", "<details>\n<summary>Hint</summary>\n\n$\\frac{1}{2}$\n\n</details>",
    "H<sub>2</sub>O <br> next", "| a | b |\n| - | - |\n| 1 | 2 |", "```python\nif a < b: print(w[0])\n```",
    "[to the top](#top)", "see https://en.wikipedia.org/wiki/Perceptron, or https://www.python.org.",
    "caf&eacute; &mdash; 5&nbsp;&times;&nbsp;3 &lt; 16 &amp; &hellip; &alpha;&#945;&#x3b1;", "| a&#124;b |", "R&D; a&b",
    "see https://en.wikipedia.org/w/index.php?title=A&param=2&copy=1",
    "$$\\begin{aligned} a &< b \\\\ c &= d \\end{aligned}$$", "x -> y => z, <3"])
def test_honest_markdown_stays_as_it_is(honest):
    assert inert.markdown(honest, frozenset(["a.png"])) == honest


def test_an_honest_table_stays_a_table():
    pandas_like = ("<div><style scoped>.dataframe tbody tr th {vertical-align: top}</style>"
                   '<table border="1" class="dataframe"><thead><tr style="text-align: right;"><th></th><th>a</th></tr>'
                   "</thead><tbody><tr><th>0</th><td>1 &lt; 2</td></tr></tbody></table></div>")
    safe = inert.html(pandas_like)
    assert safe.count("<th>") == 3 and "<td>1 &lt; 2</td>" in safe and "style scoped" not in safe


def test_our_own_table_stays_as_it_is():
    lines = Line("step(0): value", True), Line("step(1): value", False, "no", printed="x")
    table = report.as_html(Report(3, 1, "not yet right", lines, ("a note",)))
    shown = inert.html(table)
    assert re.sub(r"\s", "", shown) == re.sub(r"\s", "", table)


@pytest.mark.parametrize("command", [
    r"\href{javascript:alert(1)}{x}", r"\style{color:red}{x}", r"\class{nbgrader_cell}{x}", r"\cssId{a}{x}",
    r"\unicode{65}", r"\require{html}", r"\csname href\endcsname"])
def test_tex_that_reaches_out_of_a_formula_is_text(command):
    name = re.match(r"\\[a-zA-Z]+", command)[0]
    for safe in (inert.markdown(f"${command}$"), inert.html(f"<p>${command}$</p>"),
                 inert.html(command.replace("e", "&#101;"))):
        assert name not in safe
    data = {"text/latex": f"${command}$"}
    assert name not in inert.Outputs().of([{"output_type": "display_data", "data": data}])[0]["data"]["text/latex"]


ANYTHING = st.recursive(st.none() | st.booleans() | st.integers() | st.text() | st.sampled_from(
    ["stream", "error", "display_data", "execute_result", "text/html", "image/png", "<script>", PNG]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(
        ["output_type", "data", "metadata", "text", "name", "traceback", "ename", "execution_count", "text/html",
         "text/plain", "image/svg+xml", "application/javascript", "application/vnd.jupyter.widget-view+json", "x"])
        | st.text(max_size=5), inner, max_size=6), max_leaves=25)


@given(ANYTHING)
def test_outputs_may_be_anything_and_become_a_notebooks(given_):
    made = inert.Outputs().of(given_)
    nbformat.validate(nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(outputs=made)]))
    for one in made:
        assert set(one.get("data", {})) <= {"text/plain", "text/html", "text/latex", "text/markdown", *inert.PICTURES}
        assert not one.get("metadata")
        assert active(one.get("data", {}).get("text/html", "")) == []


def test_what_cannot_be_shown_is_named():
    made = inert.Outputs().of([{"output_type": "display_data", "data": {"image/svg+xml": "<svg onload=alert(1)>"}}])
    assert made[0]["data"] == {"text/plain": "(not shown here: image/svg+xml)"}


@pytest.mark.parametrize("name, becomes", [
    ("a.html", "a.html.txt"), ("A.SVG", "A.SVG.txt"), ("x.xhtml", "x.xhtml.txt"), ("x.xml", "x.xml.txt"),
    ("x.mht", "x.mht.txt"), ("x.htm", "x.htm.txt"), ("x.html.gz", "x.html.gz.txt"), ("x.js", "x.js.txt"),
    ("helpers.py", "helpers.py.txt"), ("x.PY", "x.PY.txt"), ("x.pyc", "x.pyc.txt"), ("x.abi3.so", "x.abi3.so.txt"),
    ("x.pyd", "x.pyd.txt"), ("x.pth", "x.pth.txt"), ("matplotlibrc", "matplotlibrc.txt"), (".pdbrc", "_pdbrc.txt"),
    (".jupyter.json", "_jupyter.json.txt"), ("ipython_config.json", "ipython_config.json.txt"),
    ("jupyter_server_config.JSON", "jupyter_server_config.JSON.txt"), ("setup.cfg", "setup.cfg.txt"), ("a", "a.txt"),
    ("x.csv\n", "x.csv\n.txt"), ("é" * 120 + ".py", "é" * 120 + ".txt"),
    ("a.png", "a.png"), ("results.json", "results.json"), ("data.csv", "data.csv"), ("DATA.CSV", "DATA.CSV"),
    ("report.docx", "report.docx"), ("notes.txt", "notes.txt"), ("README.md", "README.md"), ("w.npz", "w.npz"),
    ("week.2.csv", "week.2.csv"), ("x.tar.gz", "x.tar.gz"), ("x.weights.h5", "x.weights.h5")])
def test_a_file_that_a_program_runs_or_obeys_is_kept_as_text(name, becomes):
    assert inert.file_name(f"folder/{name}") == f"folder/{becomes}"
    assert inert.file_name(becomes) == becomes


def test_folders_have_no_dot():
    assert inert.file_name("x-1.dist-info/entry_points.txt") == "x-1_dist-info/entry_points.txt"
    assert inert.file_name(".ipython/profile_default/startup/a.py") == "_ipython/profile_default/startup/a.py.txt"


@given(st.lists(st.sampled_from(["a.py", "a.py.txt", "a.py.2.txt", ".a", "_a.txt", "x.d/a.csv", "x_d/a.csv", "a"]),
                unique=True))
def test_no_two_files_get_one_name(paths):
    names = inert.file_names(paths, taken=["a.txt"])
    assert list(names) == paths and len({*names.values(), "a.txt"}) == len(paths) + 1
    assert all(inert.file_name(name) == name for name in names.values())


@pytest.mark.parametrize("student, odd", [("o'neil [b]", ""), ("Müller, J.", ""), ("a&b", ""), ("<img src=x>", "<>"),
                                          ('a"b', '"'), ("a\\b", "\\"), ("a\nb", "\n")])
def test_names_that_formgrader_takes_for_html(student, odd):
    assert inert.odd_signs(student) == odd


def test_half_a_character_in_html_is_shown_as_its_number():
    assert inert.html("<b>\ud800</b>") == "<b>\\ud800</b>"
