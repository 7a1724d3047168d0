"""Examines on a Dask worker. Its first task starts a warm parent; every thread of the worker then has an examiner of
its own, as every job of a pool has.
"""

from __future__ import annotations

import hashlib
import tempfile
import threading
from pathlib import Path

from distributed import WorkerPlugin, get_worker

from autograder.exam import wire
from autograder.exam.pool import ExaminerFailed, Pool
from autograder.grade import journal as journals
from autograder.grade.grading import pool


class Examiners(WorkerPlugin):
    """The examiners of one worker, and the files of units that it has. All clients of a cluster share them."""

    name = "autograder examiners"
    idempotent = True

    def setup(self, worker) -> None:
        self.place, self.lock = worker.local_directory, threading.Lock()
        self.started: Pool | None = None
        self.folders: dict[str, str] = {}       # what the files of a unit hash to -> the folder that holds them here

    def pool(self) -> Pool:
        with self.lock:
            if self.started is None:
                self.started = pool(1)
            return self.started

    def folder(self, files: dict[str, bytes] | None) -> str | None:
        """A folder that holds `files`, {name: bytes}; Dask clears what is below its own folder."""
        if not files:
            return None
        digest = hashlib.sha256(wire.encode(files, trusted=True)).hexdigest()
        with self.lock:
            if digest not in self.folders:
                folder = Path(tempfile.mkdtemp(prefix="unit-", dir=self.place))
                for name, content in files.items():
                    path = folder / name
                    path.parent.mkdir(parents=True, exist_ok=True)
                    path.write_bytes(content)
                self.folders[digest] = str(folder)
            return self.folders[digest]


def examine(data: bytes) -> bytes:
    """What runs on a worker."""
    task = decode(data)
    worker = get_worker()
    name, examiners = worker.address, worker.plugins[Examiners.name]
    assert isinstance(examiners, Examiners)
    environment = journals.environment()
    if task.pop("environment") != environment:
        return encode({"ended": f"The worker {name} has other versions of what scores depend on. "
                                "Install the same there, this package included, and start it again."})
    try:
        task["files"] = examiners.folder(task["files"])
        result = examiners.pool().examine(task)
    except ExaminerFailed as error:
        return encode({"failed": f"{error} on the worker {name}"})
    except (RuntimeError, OSError) as error:        # no warm parent, no room on the disk
        return encode({"ended": f"The worker {name} cannot examine: {error}"})
    if "refused" in result:
        result["refused"] = f"on the worker {name}: {result['refused']}"
    return encode(result)


def encode(value: dict) -> bytes:
    return wire.encode(value, trusted=True)


def decode(data: bytes) -> dict:
    return wire.decode_frame(data, trusted=True)
