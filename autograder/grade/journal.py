"""One result a file, written whole or not at all, before the gradebook: a killed run resumes where it was."""

from __future__ import annotations

import contextlib
import hashlib
import hmac
import importlib.metadata
import json
import os
import platform
import secrets
import sys
from collections.abc import Iterator
from pathlib import Path

from autograder.exam.limits import MOST_VALUES, too_many_values
from autograder.grade.folders import Folder
from autograder.grade.messages import Entry

FOLDER = ".autograder"
LONGEST = 240          # bytes of a student's id that may be the name of a file with an ending


class GradingError(Exception):
    """Grading cannot begin or go on; the text says why and what to do."""


def write_atomically(path: Path, content: str | bytes, durable: bool = True) -> None:
    """Write a file so that it is never seen half: a new file beside it takes its place.

    Where it is not `durable`, a power failure may still take it back.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with Folder.open(path.parent) as folder:
        data = content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass")
        folder.write(path.name, data, durable)


def digest(*parts: bytes) -> str:
    """One number for all of these; where one part ends and the next begins counts."""
    whole = hashlib.sha256()
    for part in parts:
        whole.update(len(part).to_bytes(8, "big") + part)
    return whole.hexdigest()


def cells_of(submitted: bytes) -> str:
    """A number for a notebook's cells without what running it changes; of the bytes where they are no notebook."""
    if too_many_values(submitted, MOST_VALUES):
        return digest(submitted)
    try:
        cells = json.loads(submitted)["cells"]
        return digest(json.dumps([[c.get("cell_type"), c.get("source"), (c.get("metadata") or {}).get("nbgrader"),
                                   c.get("id")]
                                  for c in cells], sort_keys=True).encode())
    except Exception:
        return digest(submitted)


def key_of(cells: str, unit: str, environment: str, sandboxed: bool = True) -> str:
    """What a result depends on: the submission's cells, the unit's notebooks and files, and what they run with."""
    return digest(cells.encode(), unit.encode(), environment.encode(), b"sandbox" if sandboxed else b"no sandbox")


PACKAGES = ("numpy", "keras", "tensorflow", "tensorflow-cpu", "scikit-learn", "ipython", "matplotlib")
ROOMS = ("check", "exam", "grade")       # what scores and pages come from


def environment() -> str:
    """The versions that scores may depend on, this package's own code included."""
    versions = [f"python {platform.python_version()}"]
    for name in PACKAGES:
        with contextlib.suppress(importlib.metadata.PackageNotFoundError):
            versions.append(f"{name} {importlib.metadata.version(name)}")
    code = hashlib.sha256()
    package = Path(__file__).parents[1]
    for place in (*(package / room for room in ROOMS), package.parent / "course" / "datasets.py"):
        for path in sorted(place.rglob("*")) if place.is_dir() else [place]:
            if path.suffix in (".py", ".j2") and path.is_file():
                code.update(path.read_bytes())
    return "\n".join([*versions, code.hexdigest()])


def installed() -> str:
    """A number for everything that can be imported: the names of what pip writes for each distribution, which hold its
    version.

    When one of PACKAGES changes, all is graded again. Of other packages a score can depend in one way that is worth
    an examination: a module was missing. So what else is installed, changed or taken away grades those again that met
    "No module named"; `--force` is there for the rest.
    """
    names = []
    for place in sys.path:
        with contextlib.suppress(OSError):
            names += [n for n in os.listdir(place or ".") if n.endswith((".dist-info", ".egg-info", ".egg-link"))]
    return digest("\n".join(sorted(names)).encode(errors="surrogatepass"))


def seed(secret: bytes, unit: str) -> int:
    """The seed of a unit's hidden inputs. It is the same for a whole class: equal answers must earn equal points, and a
    wrong answer may meet some inputs by luck. Nobody is ever shown the inputs; another course draws others."""
    return int.from_bytes(hmac.new(secret, unit.encode(), hashlib.sha256).digest()[:16], "big")


class Journal:
    """The results of a unit, in .autograder/UNIT/ of the course's folder."""

    def __init__(self, folder: Path, unit: str):
        self.folder = folder / FOLDER / unit

    def path(self, student: str) -> Path:
        name = os.fsencode(student)
        return self.folder / f"{student if len(name) <= LONGEST else digest(name)}.json"

    def make(self) -> None:
        """Make the folder, and remove what killed runs left in it."""
        self.folder.mkdir(parents=True, exist_ok=True)
        with Folder.open(self.folder) as folder:
            folder.sweep()

    def read(self, student: str) -> Entry | None:
        """The last result of a student; None where there is none, or no whole one."""
        return self._read(self.path(student))

    def entries(self) -> Iterator[Entry]:
        """The last results of all students, in the order of their files' names."""
        return filter(None, map(self._read, sorted(self.folder.glob("*.json"))))

    def _read(self, path: Path) -> Entry | None:
        try:
            data = json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return None
        return Entry.from_dict(data) if isinstance(data, dict) and data.get("key") else None

    def write(self, student: str, entry: Entry, durable: bool = True) -> None:
        write_atomically(self.path(student), json.dumps(entry.to_dict()), durable)


def secret(folder: Path) -> bytes:
    """The course's secret, from which hidden inputs are drawn; made on first use, readable by its owner only."""
    path = folder / FOLDER / "secret"
    if known := known_secret(folder):
        return known
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".secret.{os.getpid()}.new")
    with open(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        file.write(secrets.token_bytes(32))
    with contextlib.suppress(FileExistsError):      # another run may have been faster: its secret counts
        os.link(beside, path)
    beside.unlink()
    return path.read_bytes()


def known_secret(folder: Path) -> bytes:
    """The same where it is made already, else nothing."""
    try:
        return (folder / FOLDER / "secret").read_bytes()
    except FileNotFoundError:
        return b""
