"""Opens what is below a folder that others may write to: never through a link, and nothing but folders and plain files.

Each step goes from the open folder above it, so that nothing can be put into its place meanwhile.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import stat
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO, NamedTuple

DEEPEST = 30           # folders in folders that a walk goes into
ABANDONED = 600.0      # seconds after which a file that is being written belongs to a run that was killed
FILE, FOLDER, LINK, PIPE, OTHER = "a file", "a folder", "a link", "a pipe", "no file"
KINDS = {stat.S_IFREG: FILE, stat.S_IFDIR: FOLDER, stat.S_IFLNK: LINK, stat.S_IFIFO: PIPE}
_PLAIN = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NONBLOCK", 0)
_FOLDER = os.O_RDONLY | getattr(os, "O_DIRECTORY", 0) | getattr(os, "O_CLOEXEC", 0)


def shown(name: str) -> str:
    """A file's name as text that can be printed and kept: bytes that are not UTF-8 as \\xNN."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")


class NotPlain(OSError):
    """Something else stands where a plain file or folder is wanted: `strerror` says what."""


class Found(NamedTuple):
    """Something that a walk met: `path` from where the walk began, and the folder that holds it, while it is open."""

    path: str
    kind: str
    folder: Folder
    name: str


class Folder:
    """An open folder. Use as a context. Errors are OSErrors whose `strerror` may stand in a sentence after the path."""

    def __init__(self, descriptor: int, path: Path):
        self.descriptor, self.path = descriptor, path

    @classmethod
    def open(cls, path: Path) -> Folder:
        """This folder itself may be reached through links: whoever calls has named it."""
        return cls(os.open(path, _FOLDER), path)

    def __enter__(self):
        return self

    def __exit__(self, *error):
        os.close(self.descriptor)

    def kind(self, name: str) -> str:
        """What stands there, a link for itself; '' where there is nothing."""
        try:
            return KINDS.get(stat.S_IFMT(os.lstat(name, dir_fd=self.descriptor).st_mode), OTHER)
        except FileNotFoundError:
            return ""

    def kinds(self) -> dict[str, str]:
        """{name: what it is} of all that is in here, sorted."""
        with os.scandir(self.descriptor) as entries:
            return {e.name: FOLDER if e.is_dir(follow_symlinks=False) else FILE if e.is_file(follow_symlinks=False)
                    else self.kind(e.name) for e in sorted(entries, key=lambda e: e.name)}

    def folder(self, name: str, make: bool = False) -> Folder:
        """The folder of this name in here; `make` makes it where there is nothing."""
        try:
            if make:
                with contextlib.suppress(FileExistsError):
                    os.mkdir(name, dir_fd=self.descriptor)
            return Folder(os.open(name, _FOLDER | _PLAIN, dir_fd=self.descriptor), self.path / name)
        except OSError as error:
            raise self._explained(error, name) from None

    @contextlib.contextmanager
    def above(self, path: str) -> Iterator[tuple[Folder, str]]:
        """(the folder that holds what is at `path` below here, its name there)"""
        head, _, rest = path.partition("/")
        if not rest:
            yield self, head
            return
        with self.folder(head) as below, below.above(rest) as found:
            yield found

    @contextlib.contextmanager
    def file(self, name: str) -> Iterator[BinaryIO]:
        """The plain file of this name in here, to be read."""
        try:
            descriptor = os.open(name, os.O_RDONLY | _PLAIN, dir_fd=self.descriptor)
        except OSError as error:
            raise self._explained(error, name) from None
        kind = KINDS.get(stat.S_IFMT(os.fstat(descriptor).st_mode), OTHER)
        if kind != FILE:
            os.close(descriptor)
            raise NotPlain(0, f"is {kind}", str(self.path / name))
        with open(descriptor, "rb") as file:
            yield file

    def write(self, name: str, content: bytes, durable: bool = True, mode: int | None = None) -> None:
        """Write a file so that it is never seen half: a new file beside it takes its place.

        Where it is not `durable`, a power failure may still take it back.
        """
        # Not the name itself, which may be as long as names can be.
        beside = f".{hashlib.sha256(os.fsencode(name)).hexdigest()[:16]}.{os.getpid()}.new"
        try:
            with self._new(beside) as file:
                file.write(content)
                file.flush()
                if mode is not None:
                    os.chmod(file.fileno(), mode)
                if durable:
                    os.fsync(file.fileno())
            os.replace(beside, name, src_dir_fd=self.descriptor, dst_dir_fd=self.descriptor)
        except OSError as error:
            with contextlib.suppress(OSError):
                self.remove(beside)
            raise self._explained(error, name) from None

    def copy(self, path: str, file: BinaryIO) -> None:
        """A new file with the rest of this one at `path` below here, in the place of what stands there; folders are
        made. Where a folder stands, it stays and this fails."""
        head, _, rest = path.partition("/")
        if rest:
            if self.kind(head) not in ("", FOLDER):
                self.remove(head)
            with self.folder(head, make=True) as below:
                below.copy(rest, file)
            return
        try:
            with self._new(head) as new:
                shutil.copyfileobj(file, new)
        except OSError as error:
            raise self._explained(error, head) from None

    def copied(self, path: str, file: BinaryIO) -> list[str]:
        """The same; where something of another kind stands in the way, [what it is] instead of an error."""
        try:
            self.copy(path, file)
        except NotPlain as error:
            return [f"{path} ({Path(error.filename).name} {error.strerror})"]
        return []

    def _new(self, name):
        self.remove(name)
        return open(os.open(name, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _PLAIN, 0o666, dir_fd=self.descriptor), "wb")

    def remove(self, name: str) -> None:
        """Remove a file, or a link itself, if it is there."""
        try:
            os.unlink(name, dir_fd=self.descriptor)
        except FileNotFoundError:
            pass
        except OSError as error:
            raise self._explained(error, name) from None

    def sweep(self) -> None:
        """Remove what killed runs have left beside the files that they were writing; a running one is younger."""
        for name, kind in self.kinds().items():
            if kind == FILE and name.startswith(".") and name.endswith(".new"):
                with contextlib.suppress(OSError):
                    if time.time() - os.lstat(name, dir_fd=self.descriptor).st_mtime > ABANDONED:
                        self.remove(name)

    def walk(self, without: Callable[[str], bool] = lambda name: False, above: str = "",
             depth: int = 0) -> Iterator[Found]:
        """All that is in here and in the folders below, `without` the names of which that holds. A folder that is not
        read comes with the reason as its kind."""
        for name, kind in self.kinds().items():
            if without(name):
                continue
            path = above + name
            if kind != FOLDER:
                yield Found(path, kind, self, name)
            elif depth == DEEPEST:
                yield Found(path, f"more than {DEEPEST} folders deep", self, name)
            else:
                try:
                    with self.folder(name) as below:
                        yield from below.walk(without, f"{path}/", depth + 1)
                except OSError as error:
                    yield Found(path, error.strerror or str(error), self, name)

    def _explained(self, error, name):
        """The error, as one that says what stands in the way where that is the reason."""
        if isinstance(error, NotPlain):
            return error
        kind = ""
        with contextlib.suppress(OSError):
            kind = self.kind(name)
        path = str(self.path / name)
        wrong = isinstance(error, NotADirectoryError | IsADirectoryError | FileExistsError)
        if kind and (wrong or kind in (LINK, PIPE, OTHER)):
            return NotPlain(error.errno, f"is {kind}", path)
        return OSError(error.errno, error.strerror, path)
