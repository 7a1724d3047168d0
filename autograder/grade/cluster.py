"""Examiners on a Dask cluster: a pool's `submit`, but what examines is a worker on whatever machine.

A task goes out as bytes and its result comes back as bytes: see `cluster_worker`. Dask gives the task of a worker that
died to another one. When that has happened too often to one task, the blame may be another's that was on the same
workers: it is tried again with nothing else of ours on the cluster, and only then counts as failed.
"""

from __future__ import annotations

import asyncio
import concurrent.futures
import tempfile
import threading
from pathlib import Path

from autograder.exam import sandbox
from autograder.exam.pool import ExaminerFailed
from autograder.grade import journal as journals
from autograder.grade.journal import GradingError

SECONDS_TO_CONNECT = 10
SECONDS_FOR_WORKERS = 30


class WorkersDied(ExaminerFailed):
    """Dask has given a task up: so many workers died while it was theirs."""

    again = False


async def _reach(address):
    """Raises OSError or ValueError where nobody answers."""
    from distributed import Security
    from distributed.comm import connect

    settings = Security().get_connection_args("client")      # certificates, for tls://
    await (await connect(address, timeout=SECONDS_TO_CONNECT, **settings)).close()


class Cluster:
    """Use as a context. `threads` is how many submissions the cluster examines at a time."""

    def __init__(self, address: str):
        try:
            from distributed import Client

            from autograder.grade import cluster_worker
        except ImportError:
            raise GradingError("--cluster needs Dask, here and on the workers: pip install distributed") from None
        try:
            # A client that never connects would be closed by whichever thread collects garbage next, and may hang it.
            asyncio.run(_reach(address))
            self.client = Client(address, timeout=SECONDS_TO_CONNECT, set_as_default=False)
        except (OSError, ValueError, TypeError) as error:       # a timeout is an OSError
            raise GradingError(f"No Dask scheduler answers at {address} ({error}). "
                               "Start one with: dask scheduler") from None
        self.address, self.worker = address, cluster_worker
        try:
            self.client.wait_for_workers(1, timeout=SECONDS_FOR_WORKERS)
        except TimeoutError:
            self.client.close()
            raise GradingError(f"The scheduler at {address} has no workers. "
                               f"Start some with: dask worker {address}") from None
        try:
            self.client.register_plugin(cluster_worker.Examiners())
        except Exception as error:      # whatever a worker raises
            self.client.close()
            raise GradingError(self._failed(error)) from error
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
        data = self.worker.encode({**task, "files": self._files(task.get("files")), "environment": self.environment})
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
            running = self.executor.submit(self.worker.examine, data)
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
            result = self.worker.decode(done.result())
        except KilledWorker as error:
            raise WorkersDied(f"{error.allowed_failures + 1} workers in a row have died of it") from None
        except (concurrent.futures.CancelledError, OSError):      # OSError: its connection is closed
            raise GradingError(f"The scheduler at {self.address} is lost. What is graded is kept: "
                               "run the same command again.") from None
        except Exception as error:
            raise GradingError(self._failed(error)) from error
        if "ended" in result:
            raise GradingError(result["ended"])
        if "failed" in result:
            raise ExaminerFailed(result["failed"])
        return result

    def _failed(self, error):
        return f"The cluster at {self.address} failed: {type(error).__name__}: {error}"

    def close(self) -> None:
        self.client.close()

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.close()
