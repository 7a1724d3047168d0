"""What a student hands in runs nothing in the instructor's browser: formgrader and both feedback pages, in Chromium.

Each trick asks for an address of its own on Jupyter's origin, as a script that means harm would, and so does each link
when it is clicked. The server's side is real: JupyterLab with nbgrader's extensions on a course with our settings.
"""

import base64
import json
import os
import re
import shutil
import struct
import subprocess
import sys
import time
import urllib.request
import zlib
from pathlib import Path

import nbformat
import pytest
from scratch_course import ROOT, Scratch

UNIT, TOPIC = "02_perceptron", "perceptron"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
SHOTS = ROOT / "build" / "screenshots"
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine: install the package chromium")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync"]


def png(side):
    """A blue picture."""
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = (b"\0" + b"\x00\x72\xb2" * side) * side
    return base64.b64encode(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0))
                            + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")).decode()


PNG = png(8)


def script(name):
    """What a trick does if it runs."""
    return f"fetch('/api/ran-{name}')"


def b64(text):
    return base64.b64encode(text.encode()).decode()


def image(name):
    return f'<img src="x" onerror="{script(name)}">'


# Tricks in Markdown: {name: text}. Those of `CLICKED` do something when their link is followed.
MARKDOWN = {
    "script": "<script>RUN</script>", "img": '<img src="x" onerror="RUN">', "svg": '<svg onload="RUN"></svg>',
    "svg-script": "<svg><script>RUN</script></svg>", "details": '<details open ontoggle="RUN">x</details>',
    "iframe": '<iframe srcdoc="&lt;script&gt;parent.RUN&lt;/script&gt;"></iframe>',
    "iframe-javascript": '<iframe src="javascript:parent.RUN"></iframe>',
    "video": '<video><source onerror="RUN"></video>', "focus": '<input autofocus onfocus="RUN">',
    "animate": '<svg><animate onbegin="RUN" attributeName="x" dur="1s"/></svg>',
    "style-event": '<style onload="RUN"></style>', "body": '<body onpageshow="RUN">',
    "marquee": '<marquee onstart="RUN">x</marquee>',
    "data-object": '<object data="data:text/html,<script>parent.RUN</script>"></object>',
    "embed": '<embed src="javascript:RUN">',
    "math": '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=RUN&gt;"></table>'
            '</mtext></math>',
    "mxss": '<svg></p><style><a id="</style><img src=1 onerror=RUN>"></svg>',
    "in-code": "<details>\n\n```\n</details>\n<img src=x onerror=\"RUN\">\n```",
    "in-math": '$a</b><img src=x onerror="RUN">$',
    "mermaid": '```mermaid\n</pre><img src=x onerror="RUN">\n```', "comment": '<!--><img src=x onerror="RUN">-->',
    "cdata": '<![CDATA[><img src=x onerror="RUN">]]>', "processing": '<?x ><img src=x onerror="RUN">?>',
    "split": '<img\nsrc=x\nonerror\n=\n"RUN">', "slash": '<img/src=x/onerror="RUN">',
    "upper": '<IMG SRC=x ONERROR="RUN">',
}
CLICKED = {
    "link": "[link](javascript:RUN)", "link-entity": "[link-entity](&#106;avascript:RUN)",
    "link-tab": "[link-tab](<java\tscript:RUN>)", "link-upper": "[link-upper](JavaScript:RUN)",
    "link-reference": "[link-reference][r]\n\n[r]: javascript:RUN", "link-vb": "[link-vb](\tjavascript:RUN)",
    "link-auto": "<javascript:RUN>", "link-html": '<a href="javascript:RUN">link-html</a>',
    "button": '<form action="javascript:RUN"><button>button</button></form>',
    "formaction": '<form><button formaction="javascript:RUN">formaction</button></form>',
    "click": '<b onclick="RUN">click</b>',
    "svg-link": '<svg><a xlink:href="javascript:RUN"><text y="20">svg-link</text></a></svg>',
    "map": '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" width=50 height=50 usemap="#m"><map name=m><area '
           'shape=rect coords=0,0,50,50 href="javascript:RUN"></map>',
}
# These ask Jupyter's own origin for something without a script.
LOADED = {
    "picture": "![x](/api/ran-picture)", "picture-html": '<img src="/api/ran-picture-html">',
    "picture-reference": "![x][p]\n\n[p]: /api/ran-picture-reference",
    "settings": "![x](/formgrader/?path=submitted/mallory/" + UNIT + ")",
    "import": "<style>@import '/api/ran-import';</style>",
    "background": '<b style="background:url(/api/ran-background)">x</b>',
    "stylesheet": '<link rel=stylesheet href="/api/ran-stylesheet">',
    "refresh": '<meta http-equiv="refresh" content="0;url=/api/ran-refresh">', "base": '<base href="/api/ran-base/">',
    "preload": '<link rel=prefetch href="/api/ran-preload">',
}
FOLLOWED = {"page": "[page](evil.html)", "page-svg": "[page-svg](evil.svg)",
            "absolute": "[absolute](/api/ran-absolute)",
            "settings-link": "[settings-link](/formgrader/?path=submitted/mallory/" + UNIT + ")"}

SVG = '<svg xmlns="http://www.w3.org/2000/svg" onload="RUN"><script>RUN</script></svg>'
# Tricks in outputs: {name: (mime type, content, metadata)}.
OUTPUTS = {
    "out-html": ("text/html", "<script>RUN</script>", {}), "out-img": ("text/html", '<img src=x onerror="RUN">', {}),
    "out-isolated": ("text/html", "<script>parent.RUN</script>", {"text/html": {"isolated": True}}),
    "out-svg": ("image/svg+xml", SVG, {}), "out-javascript": ("application/javascript", "RUN", {}),
    "out-markdown": ("text/markdown", '<img src=x onerror="RUN">', {}),
    "out-latex": ("text/latex", "$\\href{javascript:RUN}{x}$ <img src=x onerror=\"RUN\">", {}),
    "out-png": ("image/png", '"><img src=x onerror="RUN">', {}),
    "out-width": ("image/png", PNG, {"image/png": {"width": "1 onload=RUN", "height": 1}}),
    "out-plain": ("text/plain", '<img src=x onerror="RUN">', {}),
    "out-widget": ("application/vnd.jupyter.widget-view+json",
                   {"model_id": "x", "y": '</script><img src=x onerror="RUN">'}, {}),
    "out-mxss": ("text/html", '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 '
                 'onerror=RUN&gt;"></table></mtext></math>', {}),
}
HONEST = """Honest answer: $\\frac{1}{2} < x$ and **bold** text, with [a source](https://example.org/perceptron).

| epoch | errors |
| ----- | ------ |
| 1     | 17     |

![honest](attachment:honest.png)

<details>
<summary>Honest hint</summary>

hidden words

</details>
"""
FIGURE = "from matplotlib import pyplot as plt\nplt.plot([1, 2, 3])\nplt.title('honest figure')\nplt.show()"
TABLE = ("from IPython.display import HTML, display\n"
         "display(HTML('<table><tr><th>honest</th></tr><tr><td>table</td></tr></table>'))")


def filled(text, name):
    return text.replace("RUN", script(name))


def mallory(older=False):
    """A submission that tries everything: in its cells' texts, its saved outputs, what its code shows, and metadata."""
    notebook = nbformat.read(ROOT / "release" / UNIT / f"{TOPIC}.ipynb", 4)
    texts = {**MARKDOWN, **CLICKED, **LOADED, **FOLLOWED}
    cells = [nbformat.v4.new_markdown_cell(filled(text, name)) for name, text in texts.items()]
    cells.append(nbformat.v4.new_markdown_cell(
        "$\\href{javascript:" + script("tex") + "}{tex}$ ![s](attachment:s.svg) [h](attachment:h.html)", attachments={
            "s.svg": {"image/svg+xml": b64(filled(SVG, "attached-svg"))},
            "h.html": {"text/html": b64(f"<script>{script('attached-html')}</script>")}}))
    cells.append(nbformat.v4.new_raw_cell(image("raw"), metadata={"raw_mimetype": "text/html"}))
    cells.append(nbformat.v4.new_markdown_cell(HONEST, attachments={"honest.png": {"image/png": PNG}}))
    for source in (FIGURE, TABLE):
        cells.append(nbformat.v4.new_code_cell(source))
    shown = {name: json.loads(filled(json.dumps({"data": {mime: content}, "metadata": meta}), name))
             for name, (mime, content, meta) in OUTPUTS.items()}
    for one in shown.values():
        cells.append(nbformat.v4.new_code_cell(
            f"from IPython.display import display\ndisplay({one['data']!r}, metadata={one['metadata']!r}, raw=True)"))
    stored = [nbformat.from_dict({"output_type": "display_data", **one}) for one in shown.values()]
    cells.append(nbformat.v4.new_code_cell("pass", outputs=stored, metadata={
        "tags": [f'"><img src=x onerror="{script("tag")}">'], "alt": f'"><img src=x onerror="{script("alt")}">'}))
    cells.append(nbformat.v4.new_code_cell(f"print({image('printed')!r})\nraise ValueError({image('raised')!r})"))
    if older:       # nbgrader's own steps let no such name through
        cells.append(nbformat.v4.new_code_cell("1", metadata={"nbgrader": {
            "grade_id": image("grade-id"), "grade": True, "solution": True, "locked": False, "points": 1,
            "schema_version": 3, "task": False}}))
    notebook.cells[2:2] = cells
    notebook.metadata.update({
        "title": f"</title>{image('title')}", "language_info": {"name": image("language")},
        "kernelspec": {"name": "python3", "display_name": image("kernel"), "language": "python"},
        "widgets": {"application/vnd.jupyter.widget-state+json": {
            "state": {"x": f"</script>{image('widget-state')}"}, "version_major": 2, "version_minor": 0}}})
    # Written answers, which formgrader shows in a form of its own.
    for cell in notebook.cells:
        if cell.metadata.get("nbgrader", {}).get("grade") and cell.cell_type == "markdown":
            cell.source = f"{image('written')}\n\n{HONEST}"
            cell.attachments = {"honest.png": {"image/png": PNG}}
    return nbformat.writes(notebook)


FILES = {"evil.html": f"<script>{script('file')}</script>", "evil.svg": filled(SVG, "file-svg"),
         "<img src=x onerror=fetch('ran-file-name')>.txt": "x",
         "nbgrader_config.py": "open('settings-were-loaded', 'w').close()"}
NAMED = "<img src=x onerror=fetch('ran-student')>"     # a student's folder
# Whose notebook is made inert where: by `autograder grade`, by `nbgrader autograde`, and only where it is shown.
STUDENTS = {"mallory": "autograder", "trudy": "nbgrader", "oscar": "an older notebook"}


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    """A course with hostile submissions, graded; its settings are ours."""
    course = Scratch(tmp_path_factory.mktemp("course"))
    text = mallory()
    course.add(UNIT)
    course.run("generate_assignment", UNIT)
    for student in (*STUDENTS, NAMED):
        course.hand_in(student, UNIT, text)
        for name, content in FILES.items():
            (course.folder / "submitted" / student / UNIT / name).write_text(content)
    done = course.run("autograde", UNIT, check=False)
    assert "would take for HTML" in done.stderr
    assert [line for line in done.stderr.splitlines() if "for student '" in line and "mallory" in line] == []
    graded = subprocess.run([Path(sys.executable).parent / "autograder", "grade", UNIT, "--student", "mallory"],
                            cwd=course.folder, text=True, capture_output=True, timeout=600)
    assert graded.returncode in (0, 3), graded.stdout + graded.stderr
    course.ours = (course.folder / "feedback" / "mallory" / UNIT / f"{TOPIC}.html").read_text(encoding="utf-8")
    older = course.folder / "autograded" / "oscar" / UNIT / f"{TOPIC}.ipynb"
    older.chmod(0o600)
    older.write_text(mallory(older=True), encoding="utf-8")
    with gradebook(course) as book:
        book.update_or_create_student("oscar", first_name=image("first-name"), last_name=image("last-name"))
    course.run("generate_feedback", UNIT, "--force")
    return course


def gradebook(course):
    from nbgrader.api import Gradebook

    os.environ["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return Gradebook(f"sqlite:///{course.folder / 'gradebook.db'}", "deep_learning")


@pytest.fixture(scope="module")
def server(course, tmp_path_factory):
    """JupyterLab with formgrader in the course's folder; gives its address."""
    home = tmp_path_factory.mktemp("lab")
    scripts = Path(sys.executable).parent
    environment = {**os.environ, "HOME": str(home), "JUPYTER_CONFIG_DIR": str(home / "config"),
                   "JUPYTER_RUNTIME_DIR": str(home / "runtime"), "PATH": f"{scripts}{os.pathsep}{os.environ['PATH']}"}
    log = (home / "log").open("w+")   # the server writes to it until the end
    process = subprocess.Popen(
        [scripts / "jupyter", "lab", "--no-browser", "--allow-root", "--ServerApp.ip=127.0.0.1", "--ServerApp.port=0",
         "--IdentityProvider.token=", "--ServerApp.password="], env=environment, cwd=course.folder, stdout=log,
        stderr=subprocess.STDOUT)
    try:
        for _ in range(240):
            if found := re.search(r"http://127\.0\.0\.1:\d+/", (home / "log").read_text()):
                with urllib.request.urlopen(found[0] + "api/status"):
                    break
            assert process.poll() is None, (home / "log").read_text()
            time.sleep(0.5)
        yield found[0]
    finally:
        process.terminate()
        process.wait(20)


@pytest.fixture(scope="module")
def browser():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


class Visit:
    """A page looked at and clicked through; `ran` are the tricks that worked."""

    def __init__(self, browser, server, address, html=None, shot="", dark=False):
        self.server, self.ran, self.opened = server, set(), False
        self.context = browser.new_context(viewport={"width": 1200, "height": 900},
                                           color_scheme="dark" if dark else "light")
        self.page = self.context.new_page()
        self.page.set_default_timeout(30_000)
        self.context.route("**", lambda route: self.asked(route, address, html))
        self.page.goto(f"{server}{address}", wait_until="load")
        self.page.wait_for_timeout(1500)
        self.opened = True
        if shot:
            SHOTS.mkdir(parents=True, exist_ok=True)
            self.page.screenshot(path=SHOTS / f"{shot}.png", full_page=True)

    def asked(self, route, address, html):
        """Only Jupyter's server answers, and none of the addresses that tricks ask for."""
        request = route.request
        url = request.url
        if name := re.search(r"/ran-([\w-]+)", url):
            self.ran.add(name[1])
            route.fulfill(status=204)
        elif self.opened and request.is_navigation_request():
            if url.startswith(self.server):
                self.ran.add(f"followed {url.removeprefix(self.server)}")
            route.fulfill(status=204)       # which leaves the page where it is
        elif html is not None and url == f"{self.server}{address}":
            route.fulfill(body=html, content_type="text/html")
        elif url.startswith(self.server):
            if "path=" in url:
                self.ran.add("settings")
            route.continue_()
        else:
            route.abort()

    def click(self):
        """Follow every link and button of the notebook, open every hint: one after the other, as the last would win."""
        self.page.evaluate("""async () => {
            const all = (document.querySelector('#notebook-container') || document.body).querySelectorAll(
                'a, area, button, b, summary, form, svg a');
            for (const one of all) {
                if (one.closest('.panel-heading, .anchor-link')) continue;
                try { one.dispatchEvent(new MouseEvent('click', {bubbles: true, cancelable: true})) } catch (e) {}
                await new Promise(done => setTimeout(done, 30))
            }
        }""")
        self.page.wait_for_timeout(1000)
        return self

    def close(self):
        self.context.close()


def is_honest(page, student):
    """Tables, pictures, figures, formulas and hints of an honest answer are there."""
    table = page.locator("table", has=page.locator("th", has_text="errors")).filter(
        has=page.locator("td", has_text="17")).first       # the lesson's own tables have epochs, too
    assert table.locator("td", has_text="17").is_visible()
    sizes = page.evaluate("[...document.querySelectorAll('img')].map(i => i.naturalWidth)")
    assert 8 in sizes                                   # the attached picture
    if student != "oscar":                              # whose code was not run
        assert max(sizes) > 200                         # the figure
        assert student == "our page" or page.locator("td", has_text="table").count()
    text = page.locator("body").inner_text()
    assert "\\frac{1}{2}" in text or page.locator(".MathJax, .MathJax_CHTML, mjx-container").count()
    assert page.locator("summary", has_text="Honest hint").first.is_visible()
    assert page.locator("strong", has_text="bold").first.is_visible()


def submission_of(course, student):
    with gradebook(course) as book:
        return book.find_submission_notebook(TOPIC, UNIT, student).id


@pytest.mark.parametrize("student", STUDENTS)
def test_nothing_runs_in_formgrader(course, server, browser, student):
    address = f"formgrader/submissions/{submission_of(course, student)}/"
    visit = Visit(browser, server, address, shot=f"formgrader-{student}")
    is_honest(visit.page, student)
    assert visit.page.locator("input.score").count() > 5
    assert visit.click().ran == set()
    assert not (course.folder / "settings-were-loaded").exists()
    visit.close()


@pytest.mark.parametrize("student", STUDENTS)
def test_nothing_runs_in_nbgraders_feedback(course, server, browser, student):
    html = (course.folder / "feedback" / student / UNIT / f"{TOPIC}.html").read_text(encoding="utf-8")
    visit = Visit(browser, server, "stored-feedback", html, shot=f"nbgrader-feedback-{student}")
    ours = "<h1>Feedback on" in html        # of what `autograder grade` has graded, nbgrader keeps our page
    assert ours == (student == "mallory")
    is_honest(visit.page, "our page" if ours else student)
    assert visit.click().ran == set()
    visit.close()


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_nothing_runs_in_our_feedback(course, server, browser, dark):
    shot = f"feedback-mallory-{'dark' if dark else 'light'}"
    visit = Visit(browser, server, "stored-feedback", course.ours, shot=shot, dark=dark)
    is_honest(visit.page, "our page")
    assert visit.click().ran == set()
    visit.close()


@pytest.mark.parametrize("path", [f"manage_submissions/{UNIT}", f"gradebook/{UNIT}/{TOPIC}", "manage_students",
                                  "manage_students/oscar", f"manage_students/oscar/{UNIT}"])
def test_nothing_runs_in_lists_of_submissions_and_students(course, server, browser, path):
    visit = Visit(browser, server, f"formgrader/{path}")
    assert visit.page.locator("td").count() > 1
    assert visit.ran == set()
    visit.close()


@pytest.mark.parametrize("student", ["mallory", "trudy"])
def test_what_is_written_runs_nothing_in_a_page_that_is_not_sanitised(course, server, browser, student):
    """As nbgrader shows it in a course without our settings."""
    visit = Visit(browser, server, "stored-feedback", unsanitised(course, student), shot=f"unsanitised-{student}")
    is_honest(visit.page, student)
    assert visit.click().ran == set()
    visit.close()


@pytest.mark.parametrize("name", ["evil.html", "evil.svg"])
@pytest.mark.parametrize("student", ["mallory", "trudy"])
def test_a_page_beside_the_notebook_is_text(course, student, name):
    folder = course.folder / "autograded" / student / UNIT
    assert not (folder / name).exists() and (folder / f"{name}.txt").read_text() == FILES[name]


def test_a_student_whose_name_is_html_is_told_and_not_recorded(course):
    done = subprocess.run([Path(sys.executable).parent / "autograder", "grade", UNIT, "--student", NAMED],
                          cwd=course.folder, text=True, capture_output=True, timeout=600)
    assert "would take for HTML" in done.stdout + done.stderr
    with gradebook(course) as book:
        assert {s.id for s in book.students} == set(STUDENTS)


@pytest.mark.filterwarnings("ignore:No lexer found:UserWarning")     # nbconvert, of a language that is a trick
def test_the_test_would_notice(course, server, browser):
    """The same notebook and browser without any protection: the tricks work."""
    visit = Visit(browser, server, "stored-feedback", unsanitised(course, "oscar"))
    visit.click()
    every = {*MARKDOWN, *CLICKED, *LOADED, *FOLLOWED, *OUTPUTS}
    assert len(visit.ran & every) > 35 and {"link", "link-entity", "settings"} <= visit.ran, sorted(visit.ran)
    visit.close()


def unsanitised(course, student):
    """A notebook of autograded/ as formgrader shows it in a course without our settings."""
    from nbconvert.exporters import HTMLExporter
    from nbgrader.server_extensions.formgrader import handlers

    exporter = HTMLExporter(template_name="formgrade", extra_template_basedirs=[handlers.template_path])
    resources = {"index": 0, "total": 1, "base_url": "", "submission_id": "x", "notebook_id": TOPIC,
                 "assignment_id": UNIT, "student": student, "notebook_path": "x"}
    path = course.folder / "autograded" / student / UNIT / f"{TOPIC}.ipynb"
    return exporter.from_filename(str(path), resources=resources)[0]
