"""A small unit, classes of it, and the processes that the tests of this folder start."""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import nbformat

from autograder.author import build
from autograder.demo import classroom
from autograder.demo.demo import SETTINGS
from autograder.exam.sandbox import end_with_parent

ROOT = Path(__file__).resolve().parents[2]
SCRIPTS = Path(sys.executable).parent
RIGHT = {"step": "def step(z):\n    return (z >= 0) * 1\n",
         "ramp": "def ramp(z):\n    return np.maximum(z, 0)\n",
         "total": "def total(x):\n    return float(sum(x))\n",
         "toy_quiz": 'quiz = {"range": "b", "größe": 42}\n'}
WRONG = {"step": "def step(z):\n    return (z > 0) * 1\n",
         "ramp": "def ramp(z):\n    return abs(z)\n",
         "total": "def total(x):\n    return x.mean()\n"}
POINTS = {"step": 2.0, "ramp": 1.5, "total": 1.0, "toy_quiz": 1.0}


class Course:
    """A folder with units, each a copy of tests/files/toy, and nbgrader's settings."""

    def __init__(self, folder: Path, units=("01_toy",), db_url=None):
        self.folder = folder
        folder.mkdir(parents=True)
        settings = SETTINGS.replace("../nbgrader_config.py", str(ROOT / "nbgrader_config.py"))
        if db_url:
            settings += f"c.CourseDirectory.db_url = {db_url!r}\n"
        (folder / "nbgrader_config.py").write_text(settings)
        for unit in units:
            shutil.copytree(ROOT / "tests/files/toy/course/units/01_toy", folder / "course" / "units" / unit)
            build.build(folder, unit, folder)
        (folder / ".autograder").mkdir(exist_ok=True)
        (folder / ".autograder" / "secret").write_bytes(bytes(32))    # the same hidden inputs in every course

    def hand_in(self, student, answers, unit="01_toy"):
        release = nbformat.read(self.folder / "release" / unit / "toy.ipynb", 4)
        for cell in release.cells:
            cell.metadata.pop("execution", None)
        path = self.folder / "submitted" / student / unit / "toy.ipynb"
        path.parent.mkdir(parents=True)
        nbformat.write(classroom.answered(release, answers), path)

    def hand_in_class(self, students, unit="01_toy", seconds=0.0):
        """Every student has other exercises wrong; `seconds` is how long each one's code takes."""
        for number, student in enumerate(students):
            answers = {n: WRONG[n] if number >> i & 1 and n in WRONG else text
                       for i, (n, text) in enumerate(RIGHT.items())}
            answers["step"] = f"# {student}\nimport time\ntime.sleep({seconds})\n{answers['step']}"
            self.hand_in(student, answers, unit)

    def start_grading(self, unit="01_toy", *options):
        return subprocess.Popen([sys.executable, "-c", "from autograder.cli import app; app()", "grade", unit,
                                 "--root", self.folder, *options],
                                stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)

    def grade(self, unit="01_toy", *options, code=0):
        return said(self.start_grading(unit, *options), code)

    def results(self, unit="01_toy"):
        """{student: what the journal has}, without where and when it was graded."""
        out = {}
        for path in (self.folder / ".autograder" / unit).glob("*.json"):
            entry = json.loads(path.read_text())
            out[path.stem] = {k: v for k, v in entry.items() if k not in ("folder", "examined")}
        return out

    def files(self, unit="01_toy"):
        """The text of every written file."""
        found = [p for kind in ("autograded", "feedback") for p in (self.folder / kind).glob(f"*/{unit}/**/*")]
        return {str(p.relative_to(self.folder)): p.read_text() for p in found if p.is_file()}

    def gradebook(self, unit="01_toy"):
        """[(student, {cell: score})], one for each submission in the gradebook."""
        from nbgrader.api import Gradebook

        from autograder.grade import gradebook

        url = gradebook.Settings.read(self.folder).directory.db_url
        with Gradebook(url, "deep_learning") as book:
            return sorted(((s.student.id, {g.name: g.auto_score for n in s.notebooks for g in n.grades})
                           for s in book.assignment_submissions(unit)), key=lambda s: s[0])


def said(process, code=0, seconds=400):
    """What a command has said at its end."""
    try:
        text, _ = process.communicate(timeout=seconds)
    except subprocess.TimeoutExpired:
        process.kill()
        raise AssertionError(f"the command goes on and on:\n{process.communicate()[0][-3000:]}") from None
    assert process.returncode == code, text[-3000:]
    return text


def expected(number):
    """The automatic scores of the student of this number in a class."""
    out = {}
    for i, (name, points) in enumerate(POINTS.items()):
        wrong = number >> i & 1 and name in WRONG
        out[f"check_{name}"] = points if not wrong else 1.0 if name == "step" else 0.0    # its hidden check passes
    return out


def until(true, seconds=60, what="it to come true", run=None):
    """Wait; `run` is a command that must not end before."""
    end = time.monotonic() + seconds
    while not true():
        assert run is None or run.poll() is None, run.communicate()[0][-3000:]
        assert time.monotonic() < end, f"waited {seconds} s for {what}"
        time.sleep(0.05)


def free_port():
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        return sock.getsockname()[1]


class Processes:
    """Processes that end with the test, and what they say in a file."""

    def __init__(self, folder):
        self.folder, self.all = folder, []

    def start(self, *command, **environment):
        with open(self.folder / f"{len(self.all)}.log", "wb") as log:
            process = subprocess.Popen(command, stdout=log, stderr=log, cwd=self.folder, start_new_session=True,
                                       preexec_fn=end_with_parent if sys.platform == "linux" else None,
                                       env={**os.environ, **environment})
        self.all.append(process)
        return process

    def end(self):
        for process in reversed(self.all):
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGTERM)
        for process in self.all:
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()
