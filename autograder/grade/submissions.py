"""Reads what students handed in: all that is read below submitted/ is read here, and never through a link.

It finds students, their notebooks and what lies beside these. What a notebook holds is read in `notebooks`.
"""

from __future__ import annotations

import contextlib
import difflib
import functools
import itertools
import os
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from autograder.grade import inert, notebooks
from autograder.grade.folders import FILE, FOLDER, LINK, Folder, Found, NotPlain, shown
from autograder.grade.journal import GradingError
from autograder.grade.late import handed_in_at
from autograder.grade.misplaced import (
    BOM,
    IGNORED,
    MOST_FILES,
    SECRET,
    TIMESTAMP,
    Look,
    Misplaced,
    advice,
    is_ignored,
    some,
)
from autograder.grade.naming import notebook_of

LARGEST_FILE = 200 * 2**20
LARGEST_BESIDE = 16 * 2**20        # of the files beside a notebook, all together, that are kept in memory
MOST_BESIDE = 1000                 # of them
LONGEST_ID = 128                   # letters of a student's id: as many as nbgrader's gradebook takes
OURS = "source", "autograded", "feedback", ".autograder"      # folders whose files nobody may hand in as links
LARGEST_SECRET = 1000              # bytes; nbgrader's have 128


@dataclass(frozen=True)
class Submission:
    """A submission as it was found."""

    student: str
    folder: Path
    file: str = ""                 # the notebook that counts, '' where there is none
    content: bytes = b""           # of that notebook
    findings: tuple[str, ...] = ()
    timestamp: str = ""            # what nbgrader's timestamp.txt says; it may be anything
    secret: bytes = b""            # of nbgrader's submission_secret.txt: see `exchange`
    # The other files, {path below the folder: content}, no notebooks and no links, as far as they fit into
    # LARGEST_BESIDE; `left` are the paths of those that do not.
    beside: dict[str, bytes] = field(default_factory=dict)
    left: tuple[str, ...] = ()


def wrong_id(student: str) -> str:
    """Why no student can have this id, '' where one can."""
    if shown(student) != student:
        return "the folder's name is not UTF-8 text. Rename it to the student's id, and grade again."
    if len(student) > LONGEST_ID:
        return (f"a student's id has at most {LONGEST_ID} letters in the gradebook, and the folder's name "
                f"{len(student)}. Rename it to the student's id, and grade again.")
    if odd := inert.odd_signs(student):
        return (f"the folder's name has {odd!a} in it, which formgrader would take for HTML. Rename it to the "
                "student's id, and grade again.")
    return ""


class Submissions:
    """What was handed in to a unit of the course in `course`. `names` are those of the unit's cells, `release` is the
    text of the notebook that students get."""

    def __init__(self, course: Path, unit: str, names: set[str], release: str):
        self.course, self.unit, self.names, self.release = course, unit, names, release
        self.folder, self.notebook = course / "submitted", notebook_of(unit)
        self.look = Look(course, unit)

    def students(self, wanted: Collection[str] = ()) -> list[str]:
        """Who handed in, sorted, whatever stands in the place of the folder; or these students alone."""
        students = []
        with contextlib.suppress(FileNotFoundError), Folder.open(self.folder) as top:
            for name, kind in top.kinds().items():
                if kind != FILE and self.holds(name):
                    students.append(name)
        if unknown := sorted(set(wanted) - set(students)):
            near = [n for u in unknown for n in difflib.get_close_matches(u, students, 5)] or students[:20]
            missing = ", ".join(str(self.folder / u / self.unit) for u in unknown)
            raise GradingError("\n".join([
                f"There is no submission {missing}. {len(students)} students handed in, "
                f"such as: {', '.join(map(shown, dict.fromkeys(near))) or 'nobody'}.",
                *(str(m) for m in self.misplaced() if m.student in unknown)]))
        if not students:
            raise GradingError("\n".join([
                f"Nothing is handed in: there is no folder {self.folder}/STUDENT/{self.unit}.",
                *map(str, self.misplaced()[:20])]))
        return [name for name in students if not wanted or name in wanted]

    def holds(self, student):
        """Whether there is anything of the unit; where nobody can tell, reading it says why. Through links, too."""
        try:
            os.lstat(os.path.join(self.folder, student, self.unit))
        except (FileNotFoundError, NotADirectoryError):
            return False
        except OSError:
            pass
        return True

    def misplaced(self) -> list[Misplaced]:
        """What was handed in but lies where nobody looks for it, unless it is surely another unit's; sorted."""
        with contextlib.suppress(FileNotFoundError):
            return sorted(self.look.everywhere(), key=lambda m: m.path)
        return []

    def find(self, student: str) -> Submission:
        """The notebook that a student handed in, wherever its name went, and what is beside it."""
        try:
            with self._opened(student) as folder:
                return self._find(student, folder)
        except OSError as error:
            return Submission(student, self.folder / student / self.unit, findings=(_unread(error),))

    @contextlib.contextmanager
    def _opened(self, student) -> Iterator[Folder]:
        with Folder.open(self.folder) as top, top.folder(student) as own, own.folder(self.unit) as folder:
            yield folder

    def _find(self, student, folder):
        kinds = folder.kinds()
        timestamp, findings = _timestamp(folder, kinds)
        handed = functools.partial(Submission, student, folder.path, timestamp=timestamp, secret=_secret(folder))
        files = [n for n, kind in kinds.items() if kind == FILE and n.lower().endswith(".ipynb")
                     and not is_ignored(n)]
        wanted = self.notebook
        missing = f"{wanted} is {kinds[wanted]}" if wanted in kinds else f"{wanted} is missing"
        if not files:
            return handed(findings=(self._instead(folder, missing),))
        if files == [wanted]:
            chosen = wanted
        else:
            answers = {n: self._answers(folder, n) for n in files}
            finished = [n for n in files if answers[n] > 0]
            known = [n for n in files if answers[n] == 0]
            state = missing if wanted not in files else f"{wanted} is as it was handed out" if wanted in known \
                else f"{wanted} holds none of the unit's cells"
            if wanted in finished or wanted in files and not finished:
                chosen, why = wanted, f"there are {len(files)} notebooks; {wanted} counts"
            elif len(finished) > 1:
                return handed(findings=(f"{state}, and {' and '.join(map(shown, finished))} hold answers. It waits "
                                        "for a person: leave the one that counts in the folder, and grade again.",))
            elif wanted in files:
                chosen = finished[0]
                why = f"{state}; {shown(chosen)} was graded, which holds answers"
            elif finished or known:
                chosen = (finished or known)[0]
                why = f"{missing}; {shown(chosen)} was graded, which has its cells"
            else:
                return handed(findings=(self._others_cells(folder, missing, files),))
            rest = [shown(n) for n in files if n != chosen]
            findings.append(f"{why}, not {some(rest)}" if rest else why)
        if why := self._elsewhere(student, chosen):
            return handed(findings=(*findings, why))
        with folder.file(chosen) as file:
            if theft := self._linked(file, student):
                return handed(findings=(f"{shown(chosen)} {theft}. Ask the student to hand in an own file.",))
            content = _content(file)
            if content is None:
                size = os.fstat(file.fileno()).st_size / 2**20
                return handed(findings=(
                    f"{shown(chosen)} has {size:.0f} MB. Ask the student to clear its outputs.",))
        beside, left, odd = self._beside(student, folder)
        return handed(shown(chosen), content, (*findings, *odd), beside=beside, left=left)

    def _instead(self, folder, missing):
        """Says what was handed in where there is no notebook."""
        items = [i for i in self.look.below(folder) if i.path not in (TIMESTAMP, SECRET)]
        if not items:
            return f"{missing}. Ask the student to hand it in."
        place = f"submitted/{shown(folder.path.parent.name)}/{self.unit}"
        return f"{missing}, and there is: {some([i.described() for i in items])}. {advice(items, place)}"

    def _others_cells(self, folder, missing, files):
        """Says what the notebooks are that have no cell of this unit."""
        described = []
        for name in files:
            units = self._of_others(folder, name)
            described.append(shown(name) + (f" (a notebook of {', '.join(sorted(units))})" if units else ""))
        return f"{missing}, and no other notebook has its cells: {some(described)}. {notebooks.ASK}"

    def _of_others(self, folder, name):
        """The units of which a notebook has more cells than of this one."""
        units = self.look.units_of_cells(Found(name, FILE, folder, name))
        return set() if self.unit in units else units

    def elsewhere(self, student: str, file: str) -> str:
        """Says what may be the work of a student, where the notebook that counts has no answer in it; else ''."""
        with contextlib.suppress(OSError):
            return self._elsewhere(student, file)
        return ""

    def _elsewhere(self, student, chosen):
        out: list[str] = []
        with Folder.open(self.folder) as top, top.folder(student) as own:
            blank = None
            for found in itertools.islice(self.look.elsewhere(own, chosen), MOST_FILES):
                if blank is None:       # asked for only where there is anything else
                    with own.folder(self.unit) as folder:
                        blank = self._is_blank(folder, chosen)
                if not blank:
                    break
                if self._may_be_work(found):
                    out.append(self.look.item(found).described())
        return f"{shown(chosen)} is as it was handed out, but in submitted/{shown(student)}/ there is what may be " \
            f"the work: {some(out)}. It waits for a person: put the notebook that counts in its place, or take away " \
            "what is no work, and grade again." if out else ""

    def _is_blank(self, folder, name):
        """Whether a notebook has no answer in it; not where nobody can tell, which grading it tells."""
        from autograder.grade import matching

        try:
            with folder.file(name) as file:
                notebook = notebooks.parse(_content(file) or b"", name)
        except (notebooks.Unreadable, OSError):
            return False
        return matching.is_blank(notebook, notebooks.parse(self.release.encode(), "the release"))

    def _may_be_work(self, found):
        """Not a notebook of another unit's, and none without an answer."""
        if found.kind != FILE or not found.name.lower().endswith(".ipynb"):
            return True
        units = self.look.units_of_cells(found)
        if units and self.unit not in units:
            return False
        return self._answers(found.folder, found.name) > 0 or not self._is_blank(found.folder, found.name)

    def _answers(self, folder, name):
        """How much in a notebook was worked on; -1 where none of the unit's cells is in it."""
        from autograder.grade import matching

        try:
            with folder.file(name) as file:
                content = _content(file) or b""
            notebook = notebooks.parse(content, name)
        except (notebooks.Unreadable, OSError):
            return -1
        if self._of_others(folder, name):
            return -1
        answers = matching.worked_on(notebook, notebooks.parse(self.release.encode(), "the release"))
        return answers or (0 if any(notebooks.name_of(c) in self.names for c in notebook.cells) else -1)

    # -- what is beside the notebook -------------------------------------------------------------------------------

    def _beside(self, student, folder):
        """(what is kept, what is too much, findings)"""
        beside, left, odd, room = {}, [], [], LARGEST_BESIDE
        for path, file in self._others(student, folder, odd):
            if path in (TIMESTAMP, SECRET):
                continue
            small = os.fstat(file.fileno()).st_size <= room and len(beside) < MOST_BESIDE
            content = file.read(room + 1) if small else None
            if content is None or len(content) > room:
                left.append(path)
            else:
                beside[path] = content
                room -= len(content)
        findings = [f"left out beside the notebook: {some(odd)}"] if odd else []
        if left:
            findings.append(f"more than {LARGEST_BESIDE / 2**20:.0f} MB or {MOST_BESIDE:,} files are beside the "
                            f"notebook; its code did not have {some(left)}")
        return beside, tuple(left), findings

    def _others(self, student, folder, odd) -> Iterator[tuple[str, BinaryIO]]:
        """(path, open file) of each file but notebooks; what is none is added to `odd`."""
        for found in folder.walk(without=is_ignored):
            name = found.name.lower()
            if name.endswith(".ipynb") and found.kind == FILE and "/" in found.path:
                odd.append(f"{shown(found.path)} (a notebook in a folder of its own)")
            if name.endswith((".ipynb", ".pyc")) and found.kind == FILE:
                continue
            try:
                if found.kind != FILE:
                    raise NotPlain(0, found.kind)
                with found.folder.file(found.name) as file:
                    if theft := self._linked(file, student):
                        raise NotPlain(0, theft)
                    if shown(found.path) != found.path:
                        raise NotPlain(0, "a name that is not UTF-8 text")
                    yield found.path, file
            except OSError as error:
                odd.append(f"{shown(found.path)} ({error.strerror})")

    def copy_beside(self, handed: Submission, target: Folder, room: int,
                    own: Collection[str]) -> tuple[list[str], list[str]]:
        """Copy the files beside a notebook but those in the place of one of the unit's `own`, under inert names. Gives
        those that were left, with their size, as `room` bytes were full, and those that something of another kind
        stood in the way of."""
        left: list[str] = []
        odd: list[str] = []
        with contextlib.suppress(FileNotFoundError), self._opened(handed.student) as folder:
            names = inert.file_names([f.path for f in folder.walk(without=is_ignored) if f.path not in own], own)
            for path, file in self._others(handed.student, folder, []):
                if path not in names:
                    continue
                size = os.fstat(file.fileno()).st_size
                if size > room:
                    left.append(f"{path} ({size / 2**20:,.0f} MB)")
                else:
                    room -= size
                    odd += target.copied(names[path], file)
        return left, odd

    def links(self, student: str) -> list[str]:
        """What of a submission is not the student's own file: nbgrader's own way of grading reads it all the same."""
        odd = []
        try:
            with self._opened(student) as folder:
                for found in folder.walk(without=IGNORED.__contains__):
                    if found.kind == LINK:
                        odd.append(f"{shown(found.path)} is a link")
                    elif found.kind == FILE:
                        with found.folder.file(found.name) as file:
                            if theft := self._linked(file, student):
                                odd.append(f"{shown(found.path)} {theft}")
        except OSError as error:
            odd.append(_unread(error))
        return odd

    # -- hard links ------------------------------------------------------------------------------------------------

    def _linked(self, file, student) -> str:
        """Says whose file this is, too, where it is one of the course's or of another student's; a hard link shows
        nothing else of itself."""
        about = os.fstat(file.fileno())
        if about.st_nlink == 1:
            return ""
        owners = self._inodes.get((about.st_dev, about.st_ino), set()) - {f"submitted/{student}"}
        return f"is the same file as one in {', '.join(sorted(map(shown, owners)))} (a hard link)" if owners else ""

    @functools.cached_property
    def _inodes(self):
        """{(device, inode): whose} of the files with more than one name: asked for only if somebody hands in such."""
        out: dict[tuple[int, int], set[str]] = {}
        places = [(name, self.course / name) for name in OURS]
        with contextlib.suppress(OSError), Folder.open(self.folder) as top:
            places += [(f"submitted/{n}", self.folder / n) for n, kind in top.kinds().items() if kind == FOLDER]
        for owner, place in places:
            for above, _, names in os.walk(place):
                for name in names:
                    with contextlib.suppress(OSError):
                        about = os.lstat(os.path.join(above, name))
                        if about.st_nlink > 1:
                            out.setdefault((about.st_dev, about.st_ino), set()).add(owner)
        return out


def files_in(place: Path) -> dict[str, bytes]:
    """The files in a folder that a notebook may read, as `Submission.beside` has them."""
    out: dict[str, bytes] = {}
    room = LARGEST_BESIDE
    with Folder.open(place) as folder:
        for found in folder.walk(without=lambda n: n in (TIMESTAMP, SECRET) or is_ignored(n)):
            if found.kind == FILE and not found.name.lower().endswith((".ipynb", ".pyc")) and len(out) < MOST_BESIDE:
                with found.folder.file(found.name) as file:
                    content = file.read(room + 1)
                if len(content) <= room:
                    out[found.path] = content
                    room -= len(content)
    return out


def _content(file):
    """A notebook's bytes; None where they are too many."""
    if os.fstat(file.fileno()).st_size > LARGEST_FILE:
        return None
    content = file.read(LARGEST_FILE + 1)     # it may grow meanwhile
    return content.removeprefix(BOM) if len(content) <= LARGEST_FILE else None


def _unread(error):
    if isinstance(error, NotPlain):
        return f"{shown(error.filename)} {error.strerror}, which is not followed. Ask the student for the files."
    return f"{shown(error.filename)} cannot be read: {error.strerror}. {notebooks.ASK}"


def _secret(folder):
    """What nbgrader has put into submission_secret.txt; nothing where the file is none that it can have written."""
    try:
        with folder.file(SECRET) as file:
            content = file.read(LARGEST_SECRET + 1)
    except OSError:
        return b""
    return content if len(content) <= LARGEST_SECRET and content.isascii() else b""


def _timestamp(folder, kinds):
    """(what nbgrader's timestamp.txt says, findings)"""
    if TIMESTAMP not in kinds:
        return "", []
    try:
        with folder.file(TIMESTAMP) as file:
            text = file.read(200).removeprefix(BOM).decode("utf-8", "replace").strip()
    except OSError as error:
        why = f"it {error.strerror}" if isinstance(error, NotPlain) else error.strerror
        return "", [f"{TIMESTAMP} cannot be read: {why}; the submission counts as in time"]
    why = handed_in_at(text)[1]
    return text, [f"{TIMESTAMP} {why}; the submission counts as in time"] if why else []
