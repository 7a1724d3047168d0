"""The classes that the benchmark grades: their lessons, and scratch courses with their submissions."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

import nbformat

from autograder.author import build
from autograder.demo import classroom
from autograder.grade import gradebook
from autograder.grade.naming import notebook_of

ROOT = Path(__file__).resolve().parents[1]
UNITS = {"light_numpy": "01_light_numpy", "light_keras": "02_light_keras",
         "02_perceptron": "02_perceptron", "12_dropout": "12_dropout"}

_HEADER = """# ---
# title: {title}
# objectives: ["be graded fast"]
# minutes: 5
# prerequisites: []
# ---

# %% given
import numpy as np
{imports}
from autograder import check
"""
_EXERCISE = '''
# %% exercise="{name}"
def {name}(x):
    """{says}"""
    ### BEGIN SOLUTION
    return {solution}
    ### END SOLUTION

# %% check="{name}"
import numpy as np
from autograder import check

x = np.array([[1.0, -2.0, 0.5], [0.0, 3.0, -1.0]])
check({name}, x).close({solution})
### BEGIN HIDDEN TESTS
x = check.rng.normal(size=(20, 3))
check({name}, x).close({solution}, rtol=1e-6)
### END HIDDEN TESTS
check.score(1)
'''
_ONE_LINERS = {
    "doubled": ("Twice x.", "2 * x"),
    "centred": ("x without the mean of each column.", "x - x.mean(axis=0)"),
    "relu": ("x where it is positive, else 0.", "np.maximum(x, 0)"),
    "gram": ("The products of all pairs of rows.", "x @ x.T"),
    "length": ("The length of each row.", "np.sqrt((x ** 2).sum(axis=1))"),
    "sigmoid": ("1 / (1 + exp(-x)).", "1 / (1 + np.exp(-x))"),
}
_FIT = '''
# %% exercise="losses"
def losses(X, y):
    """The loss of each of 2 epochs of fitting a small model to X (64, 4) and y (64, 1)."""
    ### BEGIN SOLUTION
    model = keras.Sequential([keras.Input((4,)), keras.layers.Dense(8, activation="relu"), keras.layers.Dense(1)])
    model.compile(optimizer="sgd", loss="mse")
    return model.fit(X, y, epochs=2, verbose=0).history["loss"]
    ### END SOLUTION

# %% check="losses"
import numpy as np
from autograder import check

check.allow(seconds=30)
X = check.rng.normal(size=(64, 4))
check(losses, X, X.sum(axis=1, keepdims=True)).holds("one finite loss for each epoch",
                                                     lambda v: len(v) == 2 and np.isfinite(v).all())
check.score(2)
'''


def _light_lesson(title, with_fit):
    exercises = [_EXERCISE.format(name=name, says=says, solution=solution)
                 for name, (says, solution) in _ONE_LINERS.items()]
    imports = "import keras" if with_fit else ""
    return _HEADER.format(title=title, imports=imports) + "".join(exercises) + (_FIT if with_fit else "")


LESSONS = {"light_numpy": _light_lesson("Six one-line exercises", False),
           "light_keras": _light_lesson("Six one-line exercises and a fit", True)}
PLUGGED = f"""import os
c = get_config()
load_subconfig({str(ROOT / 'nbgrader_config.py')!r})
c.CourseDirectory.root = os.path.dirname(os.path.abspath(__file__))
"""
# As it comes, but for what keeps TensorFlow's notices off stderr, which nbgrader would score with 0.
STOCK = """import os
import autograder
c = get_config()
c.CourseDirectory.course_id = "deep_learning"
c.CourseDirectory.root = os.path.dirname(os.path.abspath(__file__))
c.Execute.timeout = 120
"""


@dataclass(frozen=True)
class Class:
    """One class on one unit: a scratch course for each tool, all with the same submissions."""

    name: str
    unit: str
    students: list[str]
    most: float              # what an honest submission earns
    courses: dict[str, Path]


def make(name: str, size: int, folder: Path, tools: list[str]) -> Class:
    """`size` honest submissions to a unit. No two are the same text: nothing may be gained by remembering them."""
    unit = UNITS[name]
    root = ROOT
    if name in LESSONS:
        root = folder / "lesson"
        path = root / "course" / "units" / unit / "lesson.py"
        path.parent.mkdir(parents=True)
        path.write_text(LESSONS[name], encoding="utf-8")
        build.build(root, unit, root)
    lesson = build.lesson_of(root, unit)
    release = nbformat.read(root / "release" / unit / notebook_of(unit), 4)
    solved = classroom.solutions(lesson)
    students = [f"s{number:04}" for number in range(size)]
    hand_ins = [classroom.Student(s, "", nbformat.writes(classroom.answered(
        release, {n: f"{text}\n# {s}" for n, text in solved.items()}))) for s in students]
    first = folder / "first"
    shutil.copytree(root / "source" / unit, first / "source" / unit)
    (first / "nbgrader_config.py").write_text(PLUGGED, encoding="utf-8")
    classroom.hand_in(hand_ins, lesson, first)
    gradebook.register(gradebook.Settings.read(first), unit)
    shutil.copyfile(first / "gradebook.db", first / "gradebook.new")
    courses = {}
    for tool in tools:
        courses[tool] = shutil.copytree(first, folder / tool)
        (courses[tool] / "nbgrader_config.py").write_text(STOCK if tool == "nbgrader" else PLUGGED, encoding="utf-8")
    return Class(name, unit, students, sum(c.points for c in lesson.of_kind("check")), courses)
