"""One result a file, written whole or not at all, before the gradebook: a killed run resumes where it was."""

from __future__ import annotations

import hashlib
import hmac
import importlib.metadata
import json
import os
import secrets
from pathlib import Path

FOLDER = ".autograder"


def write_whole(path: Path, text: str) -> None:
    """Write a file so that it is never seen half: a new file beside it takes its place."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{os.getpid()}.new")
    with open(beside, "w", encoding="utf-8", errors="surrogatepass") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    os.replace(beside, path)


def key_of(submitted: bytes, source: bytes, environment: str) -> str:
    """What a result depends on: the submission's cells, the instructor's cells, and what they run with."""
    digest = hashlib.sha256()
    for part in (_cells(submitted), source, environment.encode()):
        digest.update(len(part).to_bytes(8, "big") + part)
    return digest.hexdigest()


def _cells(submitted):
    """A notebook's cells without what running it changes; the bytes as they are where they are no notebook."""
    try:
        cells = json.loads(submitted)["cells"]
        return json.dumps([[c.get("cell_type"), c.get("source"), (c.get("metadata") or {}).get("nbgrader")]
                           for c in cells], sort_keys=True).encode()
    except Exception:
        return submitted


def environment() -> str:
    """The versions that scores may depend on, this package's own code included."""
    versions = [f"{name} {importlib.metadata.version(name)}" for name in ("numpy", "keras", "ipython", "matplotlib")]
    code = hashlib.sha256()
    for path in sorted(Path(__file__).parent.rglob("*.py")):
        code.update(path.read_bytes())
    return "\n".join([*versions, code.hexdigest()])


def seed(secret: bytes, unit: str, student: str, key: str) -> int:
    """The seed of a submission's hidden inputs: another one for each student and each changed submission."""
    text = "\n".join((unit, student, key)).encode()
    return int.from_bytes(hmac.new(secret, text, hashlib.sha256).digest()[:6], "big")


class Journal:
    """The results of a unit, in .autograder/UNIT/ of the course's folder."""

    def __init__(self, folder: Path, unit: str):
        self.folder = folder / FOLDER / unit

    def path(self, student: str) -> Path:
        return self.folder / f"{student}.json"

    def read(self, student: str) -> dict | None:
        """The last result of a student; None where there is none, or no whole one."""
        try:
            found = json.loads(self.path(student).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return None
        return found if isinstance(found, dict) and "key" in found else None

    def write(self, student: str, result: dict) -> None:
        write_whole(self.path(student), json.dumps(result))


def secret(folder: Path) -> bytes:
    """The course's secret, from which hidden inputs are drawn; made on first use, readable by its owner only."""
    path = folder / FOLDER / "secret"
    if not path.is_file():
        path.parent.mkdir(parents=True, exist_ok=True)
        with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(secrets.token_bytes(32))
    return path.read_bytes()
