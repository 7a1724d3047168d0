"""What a candidate sees of this machine's files, and what of it is covered: Python with its packages, never a course.

Works out the steps that `sandbox` makes a new root of; does nothing to the machine itself.
"""

from __future__ import annotations

import functools
import importlib.util
import os
import sys
import sysconfig
from collections.abc import Iterator
from pathlib import Path

ROOT = Path("/sys")      # any folder that nobody needs: what is mounted on it is seen by this process only

FOLDER, BIND, LINK, TEXT, COVER, MASK, SEAL = "folder", "bind", "link", "text", "cover", "mask", "seal"
# What a course folder may have as a link to elsewhere.
_COURSE = ("source", "release", "submitted", "autograded", "feedback", "gradebook.db", ".autograder", "course/units")
_OF_PREFIX = ("bin", "include", "lib", "lib64", "share")       # Python's parts of a folder that is a course, too
# Settings of installed programs may hold passwords (nbgrader's gradebook, a package index), its exchange all work.
_SETTINGS = ("etc", "pip.conf", ".condarc", "share/nbgrader")
_MACHINE_SETTINGS = ("/usr/etc", "/usr/local/etc", "/usr/local/share/nbgrader")


class InTheWay(Exception):
    """The course lies where it cannot be hidden from candidates; the text says where."""


def visible_folders(hidden: tuple[Path, ...] = ()) -> list[Path]:
    """What candidates need, outer folders first: Python, its packages and the system's libraries."""
    packages = Path(__file__).resolve().parents[1]
    # Packages are in the environment, or where `pip install --user` or a .pth file has put them.
    numpy = importlib.util.find_spec("numpy")
    prefixes = [Path(sys.base_prefix), Path(sys.prefix)]
    found = [p / part for p in prefixes for part in ("lib", *(_OF_PREFIX if p.resolve() in hidden else ()))]
    found += [p for p in prefixes if p.resolve() not in hidden]
    found += [Path(p) for p in ("/usr", "/usr/lib", "/lib", "/lib64", "/bin", Path(os.__file__).parent,
                                sysconfig.get_path("purelib"), sysconfig.get_path("platlib"))]
    found += [Path(numpy.origin).parents[1]] if numpy and numpy.origin else []
    found += [packages, packages.parent / "course"]
    return sorted({p for path in found if path.exists() for p in (path, path.resolve())})


def hidden_places(course: str | None) -> tuple[Path, ...]:
    """What no candidate may see, wherever it lies: the course in this folder, our checkout, programs' settings."""
    checkout = Path(__file__).resolve().parents[2]
    found = [checkout / "course" / "units", *map(Path, _MACHINE_SETTINGS)]
    found += [Path(prefix, name) for prefix in (sys.prefix, sys.base_prefix) for name in _SETTINGS]
    courses = [checkout] if (checkout / "pyproject.toml").exists() else []
    for folder in [*courses, Path(course)] if course else courses:
        found += [folder, *(folder / name for name in _COURSE)]
    return tuple(sorted({p.resolve() for p in found if os.path.exists(p)}))


@functools.lru_cache(64)
def layout(course: str | None = None) -> tuple[tuple[str, bytes, bytes], ...]:
    """The steps to a candidate's root below ROOT, in order, each (what, where, of what). Raises InTheWay.

    FOLDER makes one, LINK a symbolic link, TEXT a file; BIND shows a folder read-only; COVER puts an empty folder over
    what must not be seen, in which there may be folders to show again, until SEAL makes it read-only; MASK covers a
    file.
    """
    hidden = hidden_places(course)
    needed = visible_folders(hidden)
    for place in hidden:
        if place in needed:
            raise InTheWay(f"{place} is a course's folder, which no student's code may see, and holds files of Python "
                           "that it has to see. Move the course into a folder of its own, such as one in your home "
                           "folder")
    steps: list[tuple[str, Path, Path | str]] = []
    folders = {ROOT / name for name in ("dev", "proc/self", "scratch")}
    for path in _outermost(needed):
        target = ROOT / path.relative_to("/")
        if path.is_symlink():
            folders.add(target.parent)
            steps.append((LINK, target, path.resolve()))
        else:
            folders.add(target)
            steps += _shown(path.resolve(), target, needed, hidden)
    if not any(f.is_relative_to(ROOT / "tmp") for f in folders):      # an environment may be in there
        steps.append((LINK, ROOT / "tmp", "/scratch"))
    # TensorFlow ends the process where /proc does not tell its program and command line. The real one would tell how
    # many processes share each page of memory, among much else.
    steps += [(LINK, ROOT / "proc/self/exe", sys.executable), (TEXT, ROOT / "proc/self/cmdline", "python\0")]
    made = {p for f in folders for p in (f, *f.parents) if p.is_relative_to(ROOT)} - {ROOT}
    first = [(FOLDER, folder, "") for folder in sorted(made)]
    return tuple(dict.fromkeys((what, os.fsencode(where), os.fsencode(of)) for what, where, of in (*first, *steps)))


def _outermost(paths: list[Path]) -> list[Path]:
    return [p for p in paths if not any(p != o and p.is_relative_to(o) for o in paths)]


def _shown(path: Path, target: Path, needed: list[Path],
           hidden: tuple[Path, ...]) -> Iterator[tuple[str, Path, Path | str]]:
    """`path` at `target`, without what is hidden in it, but for what is needed within that."""
    yield BIND, target, path
    for secret in _outermost([h for h in hidden if h != path and h.is_relative_to(path)]):
        cover = target / secret.relative_to(path)
        yield COVER if secret.is_dir() else MASK, cover, ""
        inside = _outermost([n for n in needed if n.is_relative_to(secret) and not n.is_symlink()])
        for folder in inside:
            place = cover / folder.relative_to(secret)
            for parent in sorted(p for p in (place, *place.parents) if p != cover and p.is_relative_to(cover)):
                yield FOLDER, parent, ""
            yield from _shown(folder, place, needed, hidden)
        if secret.is_dir():
            yield SEAL, cover, ""
