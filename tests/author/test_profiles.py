"""What is learned of a unit's wrong answers is kept beside its lesson, and known to be old when it is."""

import shutil
from pathlib import Path

import pytest

from autograder.author import build, profiles
from autograder.author.answers import AnswersError
from autograder.check.known_mistakes import Known, unpack

TOY = Path(__file__).parents[1] / "files/toy"
UNIT = "01_toy"


@pytest.fixture
def unit(tmp_path):
    """The folder of a copy of the toy unit, and a function that reads its lesson."""
    shutil.copytree(TOY, tmp_path / "toy")
    folder = tmp_path / "toy/course/units" / UNIT
    return folder, lambda: build.lesson_of(tmp_path / "toy", UNIT)


def edit(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_nothing_is_learned_twice(unit):
    folder, lesson = unit
    before = (folder / profiles.FILE).read_bytes()
    assert profiles.stale(lesson()) == [] and profiles.refresh(folder.parents[2], lesson()) == []
    assert (folder / profiles.FILE).read_bytes() == before


@pytest.mark.parametrize(("file", "old", "new", "stale"), [
    ("answers.py", 'says="Zero counts as 1."', 'says="Zero is 1."', ["step"]),
    ("answers.py", "return np.where(z > 0, 1, 0)", "return 1 * (z > 0)", ["step"]),
    ("answers.py", '"by astype"', '"by a cast"', []),
    ("lesson.py", "np.array([1.0, 2.0, 4.0])", "np.array([1.0, 2.0, 5.0])", ["total"]),
    ("lesson.py", "check.rng.normal(size=20)", "check.rng.normal(size=21)", []),
    ("lesson.py", "Welcome.", "Good morning.", []),
    # What an exercise may use: of those above it, their solutions.
    ("lesson.py", "return np.where(z >= 0, z, 0.0)", "return z * (z >= 0)", ["total", "toy_quiz"])])
def test_what_a_profile_depends_on(unit, file, old, new, stale):
    folder, lesson = unit
    edit(folder / file, old, new)
    assert profiles.stale(lesson()) == stale
    if stale == ["step"]:
        told = build.differences(folder.parents[2], UNIT)
        assert f"course/units/{UNIT}/{profiles.FILE} is older than the lesson or the answers" in told[0]
        assert profiles.refresh(folder.parents[2], lesson(), jobs=1) == stale and profiles.stale(lesson()) == []
        assert [one.name for one in unpack(profiles.packed(lesson())["step"])] == ["strict", "swapped", "always 1"]


def test_what_was_not_learned_stays_old(unit):
    folder, lesson = unit
    edit(folder / "answers.py", 'says="Zero counts as 1."', 'says="Zero is 1."')
    edit(folder / "answers.py", "x.mean()", "x.max()")
    profiles.keep(lesson(), {"total": [Known("mean", "Add them up.", {"a": 1.0})]})
    assert profiles.stale(lesson()) == ["step"]


def test_a_file_that_cannot_be_read(unit):
    folder, lesson = unit
    for text in ("{", "[1]", '{"step": 3}'):
        (folder / profiles.FILE).write_text(text, encoding="utf-8")
        with pytest.raises(AnswersError, match=r"mistakes.json cannot be read .* delete it and run: autograder build"):
            profiles.stale(lesson())
