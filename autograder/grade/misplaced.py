"""Finds what was handed in but lies where nobody looks for it, and says what it is and where it belongs.

Like `handed_in`, whose part it is, it reads below submitted/ without following a link.
"""

from __future__ import annotations

import contextlib
import functools
import io
import itertools
import json
import os
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from autograder.exam.limits import MOST_VALUES, too_many_values
from autograder.grade.folders import FILE, FOLDER, LINK, OTHER, PIPE, Folder, Found, shown
from autograder.grade.naming import notebook_of, topic_of

CHECKPOINTS = ".ipynb_checkpoints"
# Names of what systems make of themselves: nobody's work.
IGNORED = (CHECKPOINTS, "__pycache__", ".DS_Store", "Thumbs.db", "desktop.ini", "__MACOSX")
NOTEBOOK, ARCHIVE = "a notebook", "an archive"
FORMS = {".rar": ARCHIVE, ".7z": ARCHIVE, ".tar": ARCHIVE, ".gz": ARCHIVE, ".tgz": ARCHIVE, ".py": "a script",
         ".html": "a web page", ".htm": "a web page", ".pdf": "a PDF", ".docx": "a Word file", ".doc": "a Word file",
         ".odt": "a text document", ".rtf": "a text document", ".txt": "a text", ".md": "a text"}
TIMESTAMP, SECRET = "timestamp.txt", "submission_secret.txt"     # what nbgrader's `submit` adds
NOBODYS = "it is in no student's folder"
MOST_FILES = 1000           # that are looked at in one place
TAIL = 2**18                # bytes at the end of a zip that are read for its list of files
LARGEST_NOTEBOOK = 5 * 2**20
BOM = b"\xef\xbb\xbf"


class Item(NamedTuple):
    """A file that was met, `path` from where looking began."""

    path: str
    note: str                  # what it is, '' for a notebook
    form: str                  # NOTEBOOK, ARCHIVE, or ''
    units: frozenset[str]      # for which its name or its cells speak

    def described(self, above: str = "") -> str:
        """Its path below `above`, with what it is."""
        return shown(self.path.removeprefix(above)) + (f" ({self.note})" if self.note else "")


@dataclass(frozen=True)
class Misplaced:
    """Something below submitted/ that was not graded. `student` is whose it seems to be, '' where nobody can tell."""

    path: str          # from the course's folder
    student: str
    sentence: str      # what it is, and what to do

    def __str__(self):
        return f"{self.path} {self.sentence}"


class Look:
    """Looks through submitted/ for what may be meant for one unit."""

    def __init__(self, course: Path, unit: str):
        self.course, self.unit = course, unit

    @functools.cached_property
    def units(self) -> list[str]:
        return sorted(p.name for p in (self.course / "source").glob("*_*") if p.is_dir())

    def everywhere(self) -> Iterator[Misplaced]:
        with Folder.open(self.course / "submitted") as top:
            for name, kind in top.kinds().items():
                if is_ignored(name):
                    continue
                if kind != FOLDER:
                    if not (kind == LINK and os.path.lexists(top.path / name / self.unit)):     # else a student's
                        yield from self._reported([self.item(Found(name, kind, top, name))], name, "", NOBODYS)
                    continue
                try:
                    with top.folder(name) as own:
                        yield from self._exchanged(own, name) if name in self.units else self._own(own, name)
                except OSError as error:
                    yield Misplaced(f"submitted/{shown(name)}", shown(name), f"cannot be read: {error.strerror}.")

    def _exchanged(self, folder, name):
        """submitted/UNIT/STUDENT/…"""
        for inner, kind in folder.kinds().items():
            if name == self.unit and not is_ignored(inner) and inner not in self.units:
                items, path = self._items(folder, inner, kind, f"{name}/{inner}"), f"{name}/{inner}"
                if kind == FOLDER:
                    yield from self._reported(
                        items, path, inner, "the folders are exchanged, the student's comes first", certain=True)
                else:
                    yield from self._reported(items, path, "", NOBODYS, certain=True)

    def _own(self, own, student):
        """submitted/STUDENT/… but for the folders of units."""
        kinds = own.kinds()
        for inner, kind in kinds.items():
            if is_ignored(inner) or inner in self.units:
                continue
            items, certain = self._items(own, inner, kind, f"{student}/{inner}"), False
            if kind != FOLDER:
                why = "it is in no unit's folder"
            elif meant := self.units_meant(inner):
                if self.unit not in meant:
                    continue
                why, certain = f"the folder's name is not {self.unit}", True
            else:
                why = f"it is not in a folder {self.unit} right below the student's"
            if self.unit in kinds:
                why += f", where there is another submission of {shown(student)}"
            yield from self._reported(items, f"{student}/{inner}", student, why, certain)

    def _reported(self, items, path, student, why, certain=False):
        meant = set().union(*(i.units for i in items)) if items else set()
        if not items or not certain and meant and self.unit not in meant:     # nothing, or surely another unit's
            return
        what = items[0].note if items[0].path == path else \
            f"{len(items)} file{'s' * (len(items) > 1)}: {some([i.described(f'{path}/') for i in items])}"
        place = f"submitted/{shown(student) or 'STUDENT'}/{self.unit}"
        yield Misplaced(f"submitted/{shown(path)}", shown(student),
                        (f"({what}) " if what else "") + f"was not graded: {why}. {advice(items, place)}")

    def elsewhere(self, own: Folder, counts: str) -> Iterator[Found]:
        """What in a student's folder may be the work on the unit beside the file that counts: by its form, or by a
        name that means the unit; no file as the unit ships it, and none of another unit's."""
        for found in own.walk(without=lambda name: name != CHECKPOINTS and is_ignored(name)):
            head, _, below = found.path.partition("/")
            stem, ending = os.path.splitext(shown(found.name))
            meant = self.units_meant(stem)
            if found.kind in (PIPE, OTHER) or found.path == f"{self.unit}/{counts}":
                continue
            if head in self.units and head != self.unit:
                wanted = ending.lower() == ".ipynb" and self.unit in meant
            elif head == self.unit and self._ships(found, below) or below and head != self.unit and (
                    others := self.units_meant(head)) and self.unit not in others:
                wanted = False
            elif ending.lower() == ".ipynb" and found.kind == FILE:
                wanted = self.unit in (self.units_of_cells(found) or meant or {self.unit})
            elif ending.lower() in (".zip", *FORMS):
                wanted = self.unit in (self.item(found).units or {self.unit})
            else:
                wanted = self.unit in meant or ending.lower() == ".ipynb" or found.kind not in (FILE, LINK)
            if wanted:
                yield found

    def _ships(self, found, path):
        """Whether this is the unit's own file, or one that nbgrader's `submit` has made."""
        if path in (TIMESTAMP, SECRET):
            return True
        try:
            with found.folder.file(found.name) as file:
                content = (self.course / "source" / self.unit / path).read_bytes()
                return file.read(len(content) + 1) == content
        except (OSError, ValueError):
            return False

    # -- single files ----------------------------------------------------------------------------------------------

    def _items(self, folder, name, kind, path) -> list[Item]:
        """The item, or all that is below a folder."""
        if kind != FOLDER:
            return [self.item(Found(path, kind, folder, name))]
        try:
            with folder.folder(name) as below:
                return self.below(below, f"{path}/")
        except OSError as error:
            return [Item(path, f"cannot be read: {error.strerror}", "", frozenset())]

    def below(self, folder: Folder, above: str = "") -> list[Item]:
        """All files below a folder; where there are only the copies that JupyterLab keeps, these."""
        out: list[Item] = []
        copies: list[Item] = []
        for found in itertools.islice(folder.walk(above=above), MOST_FILES):
            parts = found.path.removeprefix(above).split("/")
            if CHECKPOINTS in parts:
                copies.append(self.item(found))
            elif not any(map(is_ignored, parts)):
                out.append(self.item(found))
        return out or copies

    def item(self, found: Found) -> Item:
        name = shown(found.name)
        stem, ending = os.path.splitext(name)
        note, form, units = FORMS.get(ending.lower(), ""), "", self.units_meant(stem)
        if found.kind != FILE:
            note, units = found.kind, set()
        elif note == ARCHIVE:
            form = ARCHIVE
        elif ending.lower() == ".zip":
            inside = [n for n in zipped(found) if n.lower().endswith(".ipynb")]
            note, form = "a zip" + (f" with {some(inside)} in it" if inside else ""), ARCHIVE
            units = set().union(*(self.units_meant(os.path.splitext(n)[0]) for n in inside)) or units
        elif CHECKPOINTS in found.path.split("/"):
            note = "an older copy, which JupyterLab keeps"
        elif ending.lower() == ".ipynb":
            form, units = NOTEBOOK, units or self.units_of_cells(found)
        return Item(found.path, note, form, frozenset(units))

    def units_meant(self, name) -> set[str]:
        """The units that a name may be meant for: `02_Perceptron`, `perceptron (1)`, `2`."""
        plain = _plain(name)
        if plain.isdecimal():
            return {u for u in self.units if u.split("_")[0].lstrip("0") == plain.lstrip("0")}
        lengths = {u: len(_plain(topic_of(u))) for u in self.units if _plain(topic_of(u)) in plain}
        return {u for u, length in lengths.items() if length == max(lengths.values())}

    def units_of_cells(self, found: Found) -> set[str]:
        """The units whose cells most of a notebook's named cells are."""
        try:
            with found.folder.file(found.name) as file:
                names = _names(file.read(LARGEST_NOTEBOOK))
        except OSError:
            return set()
        known = {u: len(names & own) for u, own in self._cells.items()}
        most = max(known.values(), default=0)
        return {u for u, count in known.items() if most and count == most}

    @functools.cached_property
    def _cells(self):
        """{unit: names of its cells that no other unit has}"""
        names = {}
        for unit in self.units:
            with contextlib.suppress(OSError):
                path = self.course / "source" / unit / notebook_of(unit)
                names[unit] = _names(path.read_bytes())
        return {u: own - set().union(*(n for other, n in names.items() if other != u)) for u, own in names.items()}


def is_ignored(name: str) -> bool:
    return name in IGNORED or name.startswith("._")


def some(names: list[str]) -> str:
    return ", ".join(names[:5]) + (f", and {len(names) - 5} more" if names[5:] else "")


def zipped(found: Found) -> list[str]:
    """The names of the files in a zip, without unpacking any; [] where its list cannot be read, or is very long."""
    try:
        with found.folder.file(found.name) as file:
            file.seek(max(0, os.fstat(file.fileno()).st_size - TAIL))
            with zipfile.ZipFile(io.BytesIO(file.read(TAIL))) as listed:
                return listed.namelist()
    except Exception:      # zipfile raises whatever comes
        return []


def advice(items: list[Item], place: str) -> str:
    """What is to be done with files so that they are graded in `place`."""
    if any(i.form == NOTEBOOK for i in items):
        return f"Move it to {place}/ and grade again."
    if any(i.form == ARCHIVE for i in items):
        return f"Unpack it into {place}/ and grade again."
    return f"Ask the student for the notebook, which belongs in {place}/."


def _plain(name):
    return re.sub("[^a-z0-9]", "", name.casefold())


def _names(content):
    """The names that nbgrader has given to a notebook's cells."""
    try:
        if too_many_values(content, MOST_VALUES):
            return set()
        cells = json.loads(content.removeprefix(BOM))["cells"]
        names = (c["metadata"]["nbgrader"]["grade_id"] for c in cells if "nbgrader" in c.get("metadata", {}))
        return {name for name in names if isinstance(name, str)}      # numbers can be chosen that hash alike
    except Exception:      # it may be anything
        return set()
