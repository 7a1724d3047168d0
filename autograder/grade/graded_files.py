"""Writes and reads autograded/ and feedback/ of a unit, never through a link that stands there."""

from __future__ import annotations

import contextlib
import errno
import os
from collections.abc import Iterator
from pathlib import Path

from autograder.grade import exchange, inert, journal
from autograder.grade.folders import FILE, Folder, NotPlain
from autograder.grade.misplaced import CHECKPOINTS
from autograder.grade.naming import notebook_of, topic_of
from autograder.grade.submissions import Submission, Submissions

LARGEST_REST = 200 * 2**20   # of the files beside a notebook, all together: the rest is left where it is
# What stops a whole run; all else stands in the way of one student.
NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EMFILE, errno.ENFILE, errno.ENOMEM}


def in_the_way(error: OSError) -> str:
    """Why one student's files cannot be written; raises the error again where it is nobody's alone."""
    if error.errno in NO_ROOM:
        raise error
    reason = error.strerror if isinstance(error, NotPlain) else f"cannot be written: {error.strerror}"
    return f"{error.filename} {reason}. Move it away and grade again."


class GradedFiles:
    """The notebook TOPIC.ipynb with its files, and the page TOPIC.html, of each student."""

    def __init__(self, course: Path, unit: str):
        self.course, self.unit, self.notebook, self.page = course, unit, notebook_of(unit), f"{topic_of(unit)}.html"

    def make(self) -> None:
        """The two folders. Raises OSError where they cannot be: then nobody's files can be written."""
        for kind in ("autograded", "feedback"):
            (self.course / kind).mkdir(parents=True, exist_ok=True)

    @contextlib.contextmanager
    def _opened(self, kind, student, make=False) -> Iterator[Folder]:
        with (Folder.open(self.course / kind) as top, top.folder(student, make) as own,
              own.folder(self.unit, make) as folder):
            yield folder

    def digest(self, kind: str, student: str) -> str:
        """A number for the notebook in autograded/ or the page in feedback/; empty where there is none to be read."""
        try:
            with self._opened(kind, student) as folder, \
                    folder.file(self.notebook if kind == "autograded" else self.page) as file:
                return journal.digest(file.read())
        except OSError:
            return ""

    def addressed(self, student: str) -> bool:
        """Whether all that nbgrader's release_feedback reads stands beside the page."""
        try:
            with self._opened("feedback", student) as folder:
                return all(folder.kind(name) == FILE for name in exchange.FILES)
        except OSError:
            return False

    def address(self, student: str, files: dict[str, bytes]) -> None:
        """Write what stands beside the page; see `exchange`."""
        with self._opened("feedback", student, make=True) as folder:
            _address(folder, files)

    def read_notebook(self, student: str) -> bytes:
        with self._opened("autograded", student) as folder, folder.file(self.notebook) as file:
            return file.read()

    def write_page(self, student: str, text: str, address: dict[str, bytes]) -> None:
        """The page, and beside it its `address`; see `exchange`."""
        with self._opened("feedback", student, make=True) as folder:
            folder.sweep()
            # For everybody, as nbgrader's own pages: the exchange keeps the mode, and the student has to read it.
            folder.write(self.page, _bytes(text), mode=0o644)
            _address(folder, address)

    def write(self, handed: Submission, submissions: Submissions, files: dict, own: list[tuple[str, Path]],
              address: dict[str, bytes]) -> list[str]:
        """Notebook, page, and the submission's other files with the unit's `own` over them, as nbgrader does; links
        are left where they are. Gives findings about what was not copied."""
        with self._opened("autograded", handed.student, make=True) as folder:
            folder.sweep()
            folder.write(self.notebook, _bytes(files["autograded"]))
            self.write_page(handed.student, files["feedback"], address)
            left, odd = submissions.copy_beside(handed, folder, LARGEST_REST, [path for path, _ in own])
            for path, place in own:
                with open(place, "rb") as file:
                    odd += folder.copied(path, file)
            make_inert(folder, dict(own))
        notes = [f"not copied into autograded/: {_some(odd)}"] if odd else []
        return [*notes, *([f"more than {LARGEST_REST / 2**20:.0f} MB beside the notebook were not copied: "
                           f"{_some(left)}"] if left else [])]

    def remove(self, student: str, own: list[tuple[str, Path]]) -> None:
        """Those of an earlier submission, which say nothing about this one."""
        for kind, name in (("autograded", self.notebook), ("feedback", self.page)):
            with contextlib.suppress(FileNotFoundError), self._opened(kind, student) as folder:
                folder.sweep()
                folder.remove(name)
                if kind == "autograded":
                    make_inert(folder, dict(own))


def _address(folder, files):
    for name, content in files.items():
        folder.write(name, content, durable=False)


def make_inert(folder: Folder, own: dict[str, Path]) -> None:
    """Give inert names to all files in an autograded folder but its notebooks and the unit's `own`: nbgrader copies a
    submission's under their names, and so did earlier versions. Nothing is lost: no other file's place is taken."""
    paths = [found.path for found in folder.walk((CHECKPOINTS, "__pycache__").__contains__) if found.kind == FILE
             and not found.name.endswith(".ipynb")
             and not (found.name.startswith(".") and found.name.endswith(".new"))
             and not (found.path in own and _content(found.folder, found.name) == own[found.path].read_bytes())]
    names = inert.file_names(paths, own)
    for path, name in names.items():
        if name != path:
            with folder.above(path) as (place, old):
                if not _is_kept(folder, names, path, _content(place, old)):
                    with place.file(old) as file:
                        folder.copy(name, file)
                place.remove(old)


def _is_kept(folder, names, path, content):
    """Whether the file stands there under an inert name already, as a new copy of a submission's."""
    root = os.path.splitext(inert.file_name(path))[0]
    for other, name in names.items():
        if other == name and other.startswith(root):
            with folder.above(other) as (place, old):
                if _content(place, old) == content:
                    return True
    return False


def _content(place, name):
    with place.file(name) as file:
        return file.read()


def _bytes(text):
    return text.encode("utf-8", "surrogatepass")


def _some(names):
    return ", ".join(names[:5]) + (", …" if names[5:] else "")
