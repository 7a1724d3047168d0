"""A kernel that an instructor starts for an autograded notebook runs nothing of what was handed in beside it."""

import shutil
import subprocess
import time

import nbformat
import pytest
from jupyter_client import KernelManager
from scratch_course import Scratch
from toy_course import COMMAND, TOY, UNIT

from autograder.author import build
from autograder.demo import classroom

LEAVES_A_MARK = "import pathlib\npathlib.Path({mark!r}).touch()\n"
# What was handed in as code, and whether a kernel of today runs it at once where nothing protects.
FILES = {
    "ipykernel_launcher.py": True, "ipykernel_launcher/__main__.py": True, "ipykernel/__init__.py": False,
    "tornado.py": False, "random.py": False, "antigravity.py": False, "ipython_config.py": False,
    "ipython_kernel_config.py": False, "sitecustomize.py": False, "usercustomize.py": False,
    ".ipython/profile_default/startup/first.py": False, "profile_default/ipython_config.py": False, "x.pth": False,
    "nbgrader_config.py": False, "jupyter_config.py": False, "my_helpers.py": False}
DATA = {"data/mine.csv": "1", "notes.txt": "mine", "results.json": "{}"}
OTHERS = {"matplotlibrc": "backend: module://my_helpers", "ipython_config.json": '{"InteractiveShellApp": {}}',
          "x-1.dist-info/entry_points.txt": "[matplotlib.backend]\nx = my_helpers\n"}


def write(folder, files):
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


def files_in(folder):
    return {str(p.relative_to(folder)) for p in folder.rglob("*") if p.is_file()}


def said_by_a_kernel(folder, code):
    """What a kernel that is started in this folder says; nothing where none comes up."""
    said = []
    manager = KernelManager()
    manager.start_kernel(cwd=str(folder))
    client = manager.client()
    client.start_channels()
    try:
        client.wait_for_ready(timeout=60)
        client.execute_interactive(code, timeout=60, output_hook=lambda m: said.append(
            m["content"].get("text") or m["content"].get("ename") or ""))
    except RuntimeError:      # it has died: something stood in the place of what it needs
        pass
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)
    return "".join(said)


@pytest.fixture(scope="module", params=["autograder grade", "nbgrader autograde"])
def graded(request, tmp_path_factory):
    course = Scratch(tmp_path_factory.mktemp("course"))
    build.build(TOY, UNIT, course.folder)
    course.run("generate_assignment", UNIT, "--force")
    mark = course.folder / "mark"
    for kind in ("source", "release"):
        write(course.folder / kind / UNIT, {"data/unit.csv": "0", "data/unit.py": "UNIT = 1", "tools.py": "UNIT = 1"})
    release = nbformat.read(course.folder / "release" / UNIT / "toy.ipynb", 4)
    answered = classroom.answered(release, classroom.solutions(build.lesson_of(TOY, UNIT)))
    course.hand_in("mallory", UNIT, nbformat.writes(answered))
    submitted = course.folder / "submitted" / "mallory" / UNIT
    write(submitted, {**dict.fromkeys(FILES, LEAVES_A_MARK.format(mark=str(mark))), **DATA, **OTHERS,
                      "tools.py": LEAVES_A_MARK.format(mark=str(mark)), "tornado.py.txt": "another"})
    target = course.folder / "autograded" / "mallory" / UNIT
    if request.param == "autograder grade":
        # what an earlier version has left
        shutil.copytree(submitted, target)
        write(target, {"enum.py": LEAVES_A_MARK.format(mark=str(mark))})
        done = subprocess.run([COMMAND, "grade", UNIT, "--root", course.folder], capture_output=True, text=True,
                              timeout=300)
        assert done.returncode == 0, done.stdout + done.stderr
        assert (target / "enum.py.txt").is_file()
        (target / "enum.py.txt").unlink()
    else:
        course.run("autograde", UNIT)
    return submitted, target, mark


def test_code_is_kept_as_text_and_data_as_it_is(graded):
    submitted, target, _ = graded
    kept = {n: f"{n}.txt" for n in FILES} | {
        ".ipython/profile_default/startup/first.py": "_ipython/profile_default/startup/first.py.txt",
        "tornado.py": "tornado.py.2.txt", "matplotlibrc": "matplotlibrc.txt", "tornado.py.txt": "tornado.py.txt",
        "ipython_config.json": "ipython_config.json.txt", **{n: n for n in DATA},
        "x-1.dist-info/entry_points.txt": "x-1_dist-info/entry_points.txt"}
    assert files_in(target) == {*kept.values(), "toy.ipynb", "data/unit.csv", "data/unit.py", "tools.py"}
    assert all((target / new).read_bytes() == (submitted / old).read_bytes() for old, new in kept.items())
    assert (target / "tools.py").read_text() == "UNIT = 1", "the unit's own"


def test_a_kernel_runs_nothing_of_it(graded):
    _, target, mark = graded
    mark.unlink(missing_ok=True)
    said = said_by_a_kernel(target, "import random, uuid, matplotlib.pyplot\nprint('works')\nimport my_helpers")
    assert said == "works\nModuleNotFoundError" and not mark.exists()


@pytest.mark.parametrize("name", [name for name, runs in FILES.items() if runs])
def test_a_kernel_runs_it_where_nothing_protects(name, tmp_path):
    mark = tmp_path / "mark"
    write(tmp_path, {name: LEAVES_A_MARK.format(mark=str(mark))})
    if name == "ipykernel_launcher/__main__.py":
        write(tmp_path, {"ipykernel_launcher/__init__.py": ""})
    manager = KernelManager()
    manager.start_kernel(cwd=str(tmp_path))
    try:
        for _ in range(600):
            if mark.exists() or manager.provisioner.process.poll() is not None:
                break
            time.sleep(0.1)
    finally:
        manager.shutdown_kernel(now=True)
    assert mark.exists()
