"""A sample class, from submissions to feedback, in a folder of its own."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from autograder.demo import classroom
from autograder.grade import gradebook_queries, release
from autograder.grade.journal import FOLDER, write_atomically
from autograder.grade.naming import notebook_of

UNIT = "02_perceptron"
SETTINGS = '''"""Settings of the sample course: those of the course itself, on this folder."""

import os

c = get_config()  # noqa: F821
load_subconfig("../nbgrader_config.py")  # noqa: F821
c.CourseDirectory.root = os.path.dirname(os.path.abspath(__file__))
'''
SECRET = b"the sample course's secret, all 32"      # everybody knows it: the sample's scores are the same each time


class DemoError(Exception):
    """The folder demo/ is not the sample's own; the text says why and what to do."""


def prepare(root: Path) -> tuple[Path, list[classroom.Student]]:
    """Make the folder demo/, or begin anew in it: the unit's source and twelve submissions, and no gradebook.

    What else stands in it stays. Raises DemoError, with nothing touched, where a file of the user's would be lost.
    """
    folder, made = root / "demo", Path("demo", FOLDER, "demo.json")
    students = classroom.sample_class(root, UNIT)
    files = {"nbgrader_config.py": SETTINGS.encode(), f"{FOLDER}/secret": SECRET}
    source = root / "source" / UNIT
    files |= {f"source/{UNIT}/{path.relative_to(source)}": path.read_bytes() for path in release.files_of(source)}
    files |= {f"submitted/{s.name}/{UNIT}/{notebook_of(UNIT)}": s.text.encode() for s in students}
    before = _before(folder, root / made, files)
    for path in (*folder.glob("gradebook.db*"), *(folder / FOLDER / UNIT).glob("*.json")):
        path.unlink()
    for name in before - set(files):     # of an earlier run, and no longer part of the sample
        (folder / name).unlink(missing_ok=True)
    write_atomically(root / made, json.dumps({name: _digest(content) for name, content in files.items()}, indent=1))
    for name, content in files.items():
        write_atomically(folder / name, content)
    return folder, students


def _before(folder, made, files):
    """The names of the files that an earlier run made, none of them changed since, and none of `files` the user's."""
    if not folder.exists() or folder.is_dir() and not any(folder.iterdir()):
        return set()
    begin = f"To begin anew, move {folder} away or delete it."
    try:
        kept = json.loads(made.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        raise DemoError(f"{folder} exists, and is no folder that `autograder demo` made. Nothing was touched. "
                        f"{begin}") from None
    digests = {**{name: _digest(content) for name, content in files.items()}, **kept}
    changed = sorted(name for name, digest in digests.items()
                     if (folder / name).exists() and _digest((folder / name).read_bytes()) != digest)
    if changed:
        raise DemoError(f"In {folder} you have changed {', '.join(changed)}. Nothing was touched. {begin}")
    graded = gradebook_queries.people_of(folder / "gradebook.db", UNIT)
    if graded:
        raise DemoError(f"{folder / 'gradebook.db'} holds what a person has given to {', '.join(sorted(graded))}. "
                        f"Nothing was touched. {begin}")
    return set(kept)


def _digest(content):
    return hashlib.sha256(content).hexdigest()
