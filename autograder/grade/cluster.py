"""Examiners on a Dask cluster: a pool's `submit`, but what examines is a worker on whatever machine.

A task goes out as bytes and its result comes back as bytes. On each worker the first task starts a warm parent; every
thread of the worker then has an examiner of its own, as every job of a pool has. Dask gives the task of a worker that
died to another one. When that has happened too often to one task, the blame may be another's that was on the same
workers: it is tried again with nothing else of ours on the cluster, and only then counts as failed.
"""

from __future__ import annotations

import asyncio
import concurrent.futures
import hashlib
import tempfile
import threading
from pathlib import Path

from autograder.exam import sandbox, wire
from autograder.exam.pool import ExaminerFailed
from autograder.grade import journal as journals
from autograder.grade.grading import pool
from autograder.grade.journal import GradingError

SECONDS_TO_CONNECT = 10
SECONDS_FOR_WORKERS = 30


class WorkersDied(ExaminerFailed):
    """Dask has given a task up: so many workers died while it was theirs."""

    again = False


# -- on a worker -------------------------------------------------------------------------------------------------

_lock = threading.Lock()
_pool = None
_folders: dict[str, str] = {}       # what the files of a unit hash to -> the folder that holds them here


def examine(data: bytes) -> bytes:
    """What runs on a worker, and the only thing of ours that Dask imports there."""
    task = _decode(data)
    name = _worker().address
    environment = journals.environment()
    if task.pop("environment") != environment:
        return _encode({"ended": f"The worker {name} has other versions of what scores depend on. "
                                 "Install the same there, this package included, and start it again."})
    try:
        task["files"] = _folder(task["files"])
        result = _examiners().examine(task)
    except ExaminerFailed as error:
        return _encode({"failed": f"{error} on the worker {name}"})
    except (RuntimeError, OSError) as error:        # no warm parent, no room on the disk
        return _encode({"ended": f"The worker {name} cannot examine: {error}"})
    if "refused" in result:
        result["refused"] = f"on the worker {name}: {result['refused']}"
    return _encode(result)


def _worker():
    from distributed import get_worker

    return get_worker()


def _examiners():
    global _pool
    with _lock:
        if _pool is None:
            _pool = pool(1)
        return _pool


def _folder(files):
    """A folder that holds `files`, {name: bytes}; Dask clears what is below its own folder."""
    if not files:
        return None
    digest = hashlib.sha256(wire.encode(files, trusted=True)).hexdigest()
    with _lock:
        if digest not in _folders:
            folder = Path(tempfile.mkdtemp(prefix="unit-", dir=_worker().local_directory))
            for name, content in files.items():
                path = folder / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)
            _folders[digest] = str(folder)
        return _folders[digest]


async def _reach(address):
    """Raises OSError or ValueError where nobody answers."""
    from distributed import Security
    from distributed.comm import connect

    settings = Security().get_connection_args("client")      # certificates, for tls://
    await (await connect(address, timeout=SECONDS_TO_CONNECT, **settings)).close()


# -- here --------------------------------------------------------------------------------------------------------


class Cluster:
    """Use as a context. `threads` is how many submissions the cluster examines at a time."""

    def __init__(self, address: str):
        try:
            from distributed import Client
        except ImportError:
            raise GradingError("--cluster needs Dask, here and on the workers: pip install distributed") from None
        try:
            # A client that never connects would be closed by whichever thread collects garbage next, and may hang it.
            asyncio.run(_reach(address))
            self.client = Client(address, timeout=SECONDS_TO_CONNECT, set_as_default=False)
        except (OSError, ValueError, TypeError) as error:       # a timeout is an OSError
            raise GradingError(f"No Dask scheduler answers at {address} ({error}). "
                               "Start one with: dask scheduler") from None
        self.address = address
        try:
            self.client.wait_for_workers(1, timeout=SECONDS_FOR_WORKERS)
        except TimeoutError:
            self.client.close()
            raise GradingError(f"The scheduler at {address} has no workers. "
                               f"Start some with: dask worker {address}") from None
        self.threads = sum(self.client.nthreads().values())
        self.executor = self.client.get_executor(pure=False)
        self.environment = journals.environment()
        self.lock = threading.RLock()
        self.files: dict[str, dict[str, bytes]] = {}
        self.running = 0
        self.waiting: list[tuple] = []       # while there are suspects
        self.suspects: list[tuple] = []      # whose workers have died, to be tried alone

    def submit(self, task: dict) -> concurrent.futures.Future:
        future: concurrent.futures.Future = concurrent.futures.Future()
        data = _encode({**task, "files": self._files(task.get("files")), "environment": self.environment})
        with self.lock:
            self.waiting.append((future, data, False))
            self._send()
        return future

    def _files(self, folder):
        """{name: bytes} of what a candidate finds in its scratch folder."""
        if folder is not None and folder not in self.files:
            with tempfile.TemporaryDirectory() as copy:
                sandbox.copy_files(folder, Path(copy))
                self.files[folder] = {str(p.relative_to(copy)): p.read_bytes()
                                      for p in sorted(Path(copy).rglob("*")) if p.is_file()}
        return self.files.get(folder)

    def _send(self):
        while self.waiting and not self.suspects:
            self._start(*self.waiting.pop(0))
        if self.suspects and not self.running:
            self._start(*self.suspects[0])

    def _start(self, future, data, alone):
        self.running += 1
        try:
            running = self.executor.submit(examine, data)
        except Exception as error:      # the client has closed itself
            running = concurrent.futures.Future()
            running.set_exception(error)
        running.add_done_callback(lambda done: self._done(done, future, data, alone))

    def _done(self, done, future, data, alone):
        result = error = None
        try:
            result = self._result(done)
        except (ExaminerFailed, GradingError) as failure:
            error = failure
        with self.lock:
            self.running -= 1
            again = isinstance(error, WorkersDied) and not alone
            if again:
                self.suspects.append((future, data, True))
            if alone:
                self.suspects.pop(0)
            self._send()
        if error and not again:
            future.set_exception(error)
        elif not error:
            future.set_result(result)

    def _result(self, done):
        from distributed.scheduler import KilledWorker

        try:
            result = _decode(done.result())
        except KilledWorker as error:
            raise WorkersDied(f"{error.allowed_failures + 1} workers in a row have died of it") from None
        except (concurrent.futures.CancelledError, OSError):      # OSError: its connection is closed
            raise GradingError(f"The scheduler at {self.address} is lost. What is graded is kept: "
                               "run the same command again.") from None
        except Exception as error:
            raise GradingError(f"The cluster at {self.address} failed: {type(error).__name__}: {error}") from error
        if "ended" in result:
            raise GradingError(result["ended"])
        if "failed" in result:
            raise ExaminerFailed(result["failed"])
        return result

    def close(self) -> None:
        self.client.close()

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.close()


def _encode(value):
    return wire.encode(value, trusted=True)


def _decode(data):
    text, _ = wire._HEADER.unpack_from(data)
    at = wire._HEADER.size + text
    return wire.decode(data[wire._HEADER.size : at], data[at:], trusted=True)
