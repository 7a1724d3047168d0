"""A student's first minutes, in JupyterLab in a real browser: run all, a wrong answer, the right one, Validate.

Screenshots of each step in both themes are left in build/screenshots/.
"""

import contextlib
import json
import os
import re
import shutil
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import nbformat
import pytest

from autograder.author import answers, build
from autograder.author.lesson import CHECK, EXERCISE

ROOT = Path(__file__).resolve().parents[2]
UNIT = "02_perceptron"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
SHOTS = ROOT / "build" / "screenshots"
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine: install the package chromium")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync"]
# JupyterLab draws only the cells in sight unless told otherwise; the test reads all of them.
SETTINGS = {"notebook-extension/tracker": {"windowingMode": "none"},
            "apputils-extension/notification": {"fetchNews": "false", "checkForUpdates": False}}


@pytest.fixture(scope="module", params=["Light", "Dark"])
def theme(request):
    return request.param


@pytest.fixture(scope="module")
def server(theme, tmp_path_factory):
    """JupyterLab on a copy of release/, in one of its two themes; gives its address."""
    home = tmp_path_factory.mktemp("lab")
    shutil.copytree(ROOT / "release", home / "release")
    shutil.copytree(ROOT / "source", home / "release" / "solved")
    for name, values in {**SETTINGS, "apputils-extension/themes": {"theme": f"JupyterLab {theme}"}}.items():
        path = home / "settings" / "@jupyterlab" / f"{name}.jupyterlab-settings"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(values))
    (home / "nbgrader_config.py").write_text("from autograder.grade import validation\nvalidation.shorten()\n")
    scripts = Path(sys.executable).parent
    environment = {**os.environ, "HOME": str(home), "JUPYTERLAB_SETTINGS_DIR": str(home / "settings"),
                   "JUPYTER_CONFIG_DIR": str(home / "config"), "JUPYTER_RUNTIME_DIR": str(home / "runtime"),
                   "PATH": f"{scripts}{os.pathsep}{os.environ['PATH']}"}
    log = (home / "log").open("w+")   # the server writes to it until the end
    process = subprocess.Popen(
        [scripts / "jupyter", "lab", "--no-browser", "--allow-root", "--ServerApp.ip=127.0.0.1", "--ServerApp.port=0",
         "--IdentityProvider.token=", "--ServerApp.password=", f"--notebook-dir={home / 'release'}"],
        env=environment, cwd=home, stdout=log, stderr=subprocess.STDOUT)
    try:
        yield _address(process, home / "log")
    finally:
        process.terminate()
        process.wait(20)


def _address(process, log):
    for _ in range(240):
        found = re.search(r"http://127\.0\.0\.1:\d+/", log.read_text())
        if found:      # it may name its address before it listens
            with contextlib.suppress(urllib.error.URLError), urllib.request.urlopen(found[0] + "api/status"):
                return found[0]
        assert process.poll() is None, log.read_text()
        time.sleep(0.5)
    raise AssertionError(f"JupyterLab did not start: {log.read_text()}")


@pytest.fixture(scope="module")
def page(server):
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = browser.new_page(viewport={"width": 1200, "height": 1000})
        page.set_default_timeout(60_000)
        page.goto(f"{server}lab/tree/{UNIT}/perceptron.ipynb")
        page.locator(".jp-Notebook .jp-CodeCell").first.wait_for()
        page.locator(".jp-NotebookPanel-toolbar").get_by_text(re.compile("Python 3")).wait_for()
        yield page
        browser.close()


class Notebook:
    def __init__(self, page):
        self.page = page

    def cell(self, name):
        """The cell of this id, found by its place: an editor out of sight does not hold all of its text."""
        ids = [c.id for c in nbformat.read(ROOT / "release" / UNIT / "perceptron.ipynb", 4).cells]
        return self.page.locator(".jp-Notebook .jp-Cell").nth(ids.index(name.replace("_", "-")))

    def check(self, name):
        return self.cell(f"check_{name}")

    def run(self, cell):
        before = cell.locator(".jp-InputPrompt").inner_text()
        cell.locator(".jp-InputPrompt").click()
        self.page.keyboard.press("Control+Enter")
        prompt = cell.locator(".jp-InputPrompt")
        for _ in range(1200):
            now = prompt.inner_text()
            if now != before and "*" not in now:
                return
            time.sleep(0.1)
        raise AssertionError(f"the cell did not run: {before} {prompt.inner_text()}")

    def write(self, cell, source):
        cell.locator(".cm-content").click()
        self.page.keyboard.press("Control+a")
        self.page.keyboard.insert_text(source)
        self.page.keyboard.press("Escape")

    def shot(self, cell, name):
        SHOTS.mkdir(parents=True, exist_ok=True)
        cell.scroll_into_view_if_needed()
        self.page.screenshot(path=SHOTS / f"{name}.png")


@pytest.fixture(scope="module")
def notebook(page):
    return Notebook(page)


def first_answers(exercise):
    of = answers.read(ROOT / "course" / "units" / UNIT / "answers.py").of(exercise)
    solution = build.lesson_of(ROOT, UNIT).cell(EXERCISE, exercise).source
    return next(a for a in of if not a.right), solution


def test_run_all_says_not_attempted_everywhere(page, notebook, theme):
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
    checks = build.lesson_of(ROOT, UNIT).of_kind(CHECK)
    last = notebook.check(checks[-1].name)
    last.get_by_text("Not attempted yet").first.wait_for(timeout=300_000)
    for check in checks:
        assert notebook.check(check.name).get_by_text("Not attempted yet").count() == 1, check.name
    assert page.locator(".jp-OutputArea-output").filter(has_text="Traceback").count() == 0
    notebook.shot(notebook.check(checks[0].name), f"not-attempted-{theme}")


def test_each_figure_is_said_in_words_for_screen_readers(page, notebook, theme):
    """After Run All: above each picture stands its text, which takes no room on the screen."""
    pictures = page.locator(".jp-OutputArea-child:has(.jp-RenderedImage img)")
    words = page.locator(".jp-OutputArea-child:has(p:text-matches('^Figure')) + .jp-OutputArea-child:has(img)")
    assert words.count() == pictures.count() > 0
    for text in page.locator(".jp-OutputArea-child p:text-matches('^Figure')").all():
        assert len(text.inner_text()) > 30 and text.bounding_box()["height"] <= 1
    notebook.shot(words.nth(1), f"figure-{theme}")


def test_a_folded_check_runs_from_its_exercise(page, notebook, theme):
    """Shift+Enter twice: the second runs the check, which stays folded and has its first line for a title."""
    check = notebook.check("gate_weights")
    before = check.get_by_text("Not attempted yet").count()
    notebook.cell("gate_weights").locator(".cm-content").click()
    page.keyboard.press("Shift+Enter")
    page.keyboard.press("Shift+Enter")
    check.get_by_text("Not attempted yet").first.wait_for()
    assert check.locator(".jp-Placeholder").get_by_text("Check `gate_weights`: run this cell").count() == 1
    assert before <= 1 and check.locator(".cm-content:visible").count() == 0


def test_a_wrong_answer_is_told_its_mistake(page, notebook, theme):
    wrong, _ = first_answers("step")
    cell = notebook.cell("step")
    notebook.write(cell, wrong.source)
    notebook.run(cell)
    check = notebook.check("step")
    notebook.run(check)
    assert wrong.says.lower() in check.locator(".jp-OutputArea").inner_text().lower()
    notebook.shot(check, f"wrong-{theme}")


def test_the_right_answer_earns_full_points(page, notebook, theme):
    _, solution = first_answers("step")
    cell = notebook.cell("step")
    notebook.write(cell, solution)
    notebook.run(cell)
    check = notebook.check("step")
    notebook.run(check)
    shown = check.locator(".jp-OutputArea").inner_text()
    points = build.lesson_of(ROOT, UNIT).cell(CHECK, "step").points
    assert "Right: all" in shown and f"{points:g} of {points:g} points" in shown
    notebook.shot(check, f"right-{theme}")


def test_the_validate_button_agrees(page, notebook, theme):
    page.locator(".jp-NotebookPanel-toolbar").get_by_text("Validate").click()
    dialog = page.locator(".jp-Dialog")
    failing = len(build.lesson_of(ROOT, UNIT).of_kind(CHECK)) - 1
    dialog.first.wait_for(timeout=120_000)
    SHOTS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=SHOTS / f"validate-{theme}.png")
    text = dialog.inner_text()
    page.keyboard.press("Escape")
    # It lists the check cells that fail, all but the one that was answered above, and what each of them says.
    assert text.count("# Check `") == text.count("Not attempted yet. ") == failing
    assert "`step`" not in text and "check.score(" not in text and "Partial credit" not in text


IN_SIGHT = """texts => texts.some(text => [...document.querySelectorAll('.jp-OutputArea strong')].some(e => {
    const box = e.getBoundingClientRect();
    const seen = document.elementFromPoint(box.x + 5, box.y + box.height / 2);
    return e.innerText.includes(text) && box.height && seen && e.contains(seen); }))"""


@pytest.mark.parametrize("right", [False, True], ids=["failing", "passing"])
def test_the_verdict_stays_in_sight_after_shift_enter(page, notebook, theme, right):
    """Shift+Enter selects the cell below, and what a check shows grows upwards from there."""
    page.set_viewport_size({"width": 1366, "height": 768})
    page.locator(".jp-Dialog").first.wait_for(state="detached")
    lost = []
    for check in build.lesson_of(ROOT, UNIT).of_kind(CHECK):
        wrong, solution = first_answers(check.name)
        cell = notebook.cell(check.name)
        notebook.write(cell, solution if right else wrong.source)
        cell.locator(".cm-content").click()
        page.keyboard.press("Shift+Enter")
        page.keyboard.press("Shift+Enter")
        verdict = "Right: all" if right else "Not yet right"
        notebook.check(check.name).get_by_text(verdict).first.wait_for()
        time.sleep(0.5)      # for the page to come to rest
        if not page.evaluate(IN_SIGHT, [verdict]):
            lost.append(check.name)
        page.screenshot(path=SHOTS / f"in-sight-{check.name}-{'right' if right else 'wrong'}-{theme}.png")
    assert not lost


SLIDERS = sorted(path.parent.name for path in ROOT.glob("course/units/*/lesson.py") if "interact(" in path.read_text())


@pytest.mark.parametrize("unit", SLIDERS)
def test_a_slider_draws_its_figure_anew(page, server, theme, unit):
    """In the solved notebook: the solution's functions draw it."""
    from playwright.sync_api import expect

    [path] = (ROOT / "source" / unit).glob("*.ipynb")
    tab = page.context.browser.new_page(viewport={"width": 1200, "height": 1000})
    tab.set_default_timeout(120_000)
    # A workspace of its own, without the notebook that the others look at.
    tab.goto(f"{server}lab/workspaces/{unit}/tree/solved/{unit}/{path.name}")
    tab.locator(".jp-NotebookPanel-toolbar").get_by_text(re.compile("Python 3")).wait_for()
    tab.get_by_role("menuitem", name="Run", exact=True).click()
    tab.get_by_text("Run All Cells", exact=True).click()
    output = tab.locator(".jp-OutputArea", has=tab.locator(".widget-interact")).first
    output.locator("img").wait_for()
    before = output.locator("img").get_attribute("src")
    output.locator(".noUi-handle").first.focus()
    for _ in range(6):
        tab.keyboard.press("ArrowRight")
    expect(output.locator("img")).not_to_have_attribute("src", before, timeout=60_000)
    output.scroll_into_view_if_needed()
    time.sleep(0.5)      # for the new figure to be drawn
    tab.screenshot(path=SHOTS / f"slider-{unit}-{theme}.png")
    tab.close()
