"""The warm parent: imports what notebooks import, runs nothing, and forks examiners and candidates on request.

Forking after TensorFlow has run an operation is unsafe, so the process that forks never runs one. Requests come over a
socket pair, each with the descriptor that the new process is to speak on; see `ForkServer` for the client's side.
"""

from __future__ import annotations

import contextlib
import ctypes
import gc
import importlib
import json
import os
import select
import signal
import socket
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from autograder.exam import limits, sandbox
from autograder.exam.wire import Channel, Closed, Message, Silent

if TYPE_CHECKING:
    from autograder.exam.shell import Shell

EXAMINE = "autograder.exam.examiner:answer"
HUGE_PAGE, MADV_COLLAPSE = 2 * 2**20, 25
# What a student's code may know of our environment, by whole names: no beginning of a name is free of somebody's keys.
ENVIRONMENT = frozenset((
    "PATH", "HOME", "TMPDIR", "TZ", "LANG", "LANGUAGE", "LC_ALL", "LC_CTYPE", "LC_COLLATE", "LC_MESSAGES",
    "LC_MONETARY", "LC_NUMERIC", "LC_TIME", "LD_LIBRARY_PATH", "VIRTUAL_ENV", "SYSTEMROOT", "PYTHONHASHSEED",
    "PYTHONDONTWRITEBYTECODE", "TF_CPP_MIN_LOG_LEVEL", "TF_ENABLE_ONEDNN_OPTS", "TF_DETERMINISTIC_OPS",
    "TF_USE_LEGACY_KERAS", "KERAS_BACKEND", "KERAS_HOME", "OMP_DYNAMIC", "OMP_WAIT_POLICY", "OPENBLAS_CORETYPE",
    "MKL_CBWR", "MKL_THREADING_LAYER"))

# One thread for each library: there is a job for each core, and small models are not faster with more.
ONE_THREAD = dict.fromkeys(("TF_NUM_INTRAOP_THREADS", "TF_NUM_INTEROP_THREADS", "OMP_NUM_THREADS",
                            "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")


class Process:
    """A process that we may have to kill; a number alone may mean another one by then."""

    def __init__(self, pid: int, *, group: bool):
        self.pid, self.group, self.handle = pid, group, None
        if not group and hasattr(os, "pidfd_open"):
            with contextlib.suppress(OSError):
                self.handle = os.pidfd_open(pid)

    def kill(self) -> None:
        """With all that it has started; a second time does nothing."""
        with contextlib.suppress(OSError):
            if self.group:
                os.killpg(self.pid, signal.SIGKILL)
            elif self.handle is not None:
                signal.pidfd_send_signal(self.handle, signal.SIGKILL)
                os.close(self.handle)
        self.group, self.handle = False, None


class Ended(RuntimeError):
    """The warm parent is gone."""


class ForkServer:
    """The client's side: asks the warm parent for processes."""

    def __init__(self, control: socket.socket, process: subprocess.Popen[bytes] | None = None):
        self.control, self.process = control, process

    @classmethod
    def start(cls, *, with_keras: bool = True, handler: str = EXAMINE) -> ForkServer:
        """Start a warm parent; it takes a few seconds to import TensorFlow. Raises RuntimeError if it cannot.

        `handler` names ("module:function") what examiners answer a task with: (task, fork server) in, plain data out.
        They import it; the warm parent itself, and so a candidate, does without it.
        """
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        # -P: a file numpy.py in the folder that we were called from is not numpy. A session of its own: Ctrl-C is ours.
        environment = {k: v for k, v in os.environ.items() if k in ENVIRONMENT}
        process = subprocess.Popen(
            [sys.executable, "-P", "-m", "autograder.exam.fork_server", str(theirs.fileno()), str(int(with_keras)),
             handler],
            pass_fds=[theirs.fileno()], stdin=subprocess.DEVNULL, start_new_session=True,
            env={**environment, **ONE_THREAD, "PYTHONPATH": str(Path(__file__).resolve().parents[2])})
        theirs.close()
        if ours.recv(100) != b"warm":
            raise RuntimeError("the process that imports TensorFlow for grading has ended; its error stands above")
        return cls(ours, process)

    def candidate(self, files: str | None, folder: str | None, course: str | None = None, *,
                  sandboxed: bool) -> tuple[Process, socket.socket]:
        """A new candidate. Its scratch folder, which is `folder` if it has no sandbox, begins with a copy of `files`.

        `course` is the course's folder, of which a sandbox shows nothing. Raises Refused where it cannot be shut in.
        """
        pid, sock = self._fork({"kind": "candidate", "sandboxed": sandboxed, "files": files, "folder": folder,
                                "course": course})
        try:
            answer = Channel(sock).receive(limits.START_SECONDS)
        except (Closed, Silent):
            answer = {"refused": "the process that was to be shut in has ended"}
        if "refused" in answer:
            sock.close()
            raise sandbox.Refused(answer["refused"])
        return Process(pid, group=not sandboxed), sock

    def examiner(self) -> tuple[int, socket.socket]:
        """(pid, socket) of a new examiner, which asks this fork server for its candidates."""
        return self._fork({"kind": "examiner"})

    def _fork(self, request: Message) -> tuple[int, socket.socket]:
        ours, theirs = socket.socketpair()
        try:
            with theirs:
                socket.send_fds(self.control, [json.dumps(request).encode()], [theirs.fileno()])
                reply = self.control.recv(1000)
            if not reply:
                raise Ended("the warm parent has ended")
            answer = json.loads(reply)
            if "refused" in answer:
                raise sandbox.Refused(answer["refused"])
        except BaseException:
            ours.close()
            raise
        return int(answer["pid"]), ours

    def close(self) -> None:
        """End it; what it has started ends with it."""
        self.control.close()
        if self.process:
            with contextlib.suppress(subprocess.TimeoutExpired):
                self.process.wait(5)
            self.process.kill()
            self.process.wait()


def serve(control: socket.socket, handler: str, *, with_keras: bool) -> None:
    """The warm parent itself."""
    from autograder.exam.shell import Shell, warm_up

    warm_up(with_keras=with_keras)
    _import_ahead()
    shell = Shell(clears=False)
    make_forking_cheap()
    control.send(b"warm")
    children: dict[socket.socket, set[int]] = {control: set()}     # who asks us -> the processes that it asked for
    while control in children:
        for ready in select.select(list(children), [], [], 0.5)[0]:
            try:
                message, fds, _, _ = socket.recv_fds(ready, 65536, 1)
            except OSError:
                message, fds = b"", []
            if message:
                _answer(ready, json.loads(message), fds[0], children, shell, handler)
            else:    # whoever asked is gone: what it asked for is of no use
                ready.close()
                for pid in children.pop(ready):
                    os.kill(pid, signal.SIGKILL)
        _reap(children)


def _reap(children: dict[socket.socket, set[int]]) -> None:
    """Here and not in a signal's handler, so that no number in `children` means another process."""
    with contextlib.suppress(ChildProcessError):
        while pid := os.waitpid(-1, os.WNOHANG)[0]:
            for pids in children.values():
                pids.discard(pid)


def _answer(ready: socket.socket, request: Message, fd: int, children: dict[socket.socket, set[int]], shell: Shell,
            handler: str) -> None:
    # (ours, theirs): how an examiner asks for candidates
    pair = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET) if request["kind"] == "examiner" else None
    try:
        shut_in = sandbox.plan(request["course"]) if request.get("sandboxed") else None
        pid = sandbox.fork(shut_in) if shut_in else os.fork()
    except sandbox.Refused as refused:
        os.close(fd)
        ready.send(json.dumps({"refused": str(refused)}).encode())
        return
    if pid == 0:
        code = 1
        try:
            sandbox.end_with_parent()
            for other in (*children, *(pair or ())[:1]):
                other.close()
            speak = socket.socket(fileno=fd)
            if pair:
                _examiner(speak, ForkServer(pair[1]), handler)
            else:
                _candidate(speak, request, shell, shut_in)
            code = 0
        except BaseException:
            if pair:
                import traceback

                traceback.print_exc()
        finally:
            os._exit(code)
    os.close(fd)
    children[ready].add(pid)
    if pair:
        pair[1].close()
        children[pair[0]] = set()
    ready.send(json.dumps({"pid": pid}).encode())


def _import_ahead() -> None:
    """What candidates and examiners need beside what notebooks import: forked, they find it imported."""
    import autograder.check  # noqa: F401
    import autograder.exam.candidate  # noqa: F401
    import autograder.exam.examiner  # noqa: F401
    import course.datasets  # noqa: F401
    import course.plots  # noqa: F401


def make_forking_cheap() -> None:
    """To be called once, before the first fork: it halves what a fork and the first steps after it cost.

    Garbage collection in a forked process would write to, and so copy, all that was imported: what is there now is
    left out of it. And memory in pages of 2 MB has a five-hundredth of the page table that each fork copies; where the
    system does not know how (Linux 6.1 does), nothing is lost.
    """
    gc.collect()
    gc.freeze()
    try:
        maps = Path("/proc/self/maps").read_text().splitlines()
        madvise = ctypes.CDLL(None).madvise
    except (OSError, AttributeError, TypeError):
        return
    madvise.argtypes = [ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int]
    for fields in (line.split() for line in maps):
        name = fields[5] if len(fields) > 5 else ""
        if fields[1] == "rw-p" and name in ("", "[heap]"):
            begin, end = (int(n, 16) for n in fields[0].split("-"))
            for at in range(-(-begin // HUGE_PAGE) * HUGE_PAGE, end - HUGE_PAGE + 1, HUGE_PAGE):
                madvise(at, HUGE_PAGE, MADV_COLLAPSE)


def _examiner(speak: socket.socket, fork_server: ForkServer, handler: str) -> None:
    from IPython.core.interactiveshell import InteractiveShell

    InteractiveShell.clear_instance()
    sys.path[:] = [p for p in sys.path if p]     # IPython has put the working folder there
    module, name = handler.split(":")
    answer = getattr(importlib.import_module(module), name)
    gc.freeze()
    channel = Channel(speak, trusted=True)
    with contextlib.suppress(Closed):
        while True:
            task = channel.receive()
            limits.limit_memory()
            channel.send(answer(task, fork_server))


def _candidate(speak: socket.socket, request: Message, shell: Shell, shut_in: sandbox.Plan | None) -> None:
    from autograder.exam import candidate

    channel = Channel(speak, candidate.INCOMING)
    _keep_only(speak.fileno())
    os.setsid()
    with contextlib.suppress(OSError):     # if memory runs out, the machine is to end this process and no other
        Path("/proc/self/oom_score_adj").write_text("1000")
    try:
        if shut_in:
            sandbox.enter(shut_in, request["files"])
        else:
            if request["files"]:
                sandbox.copy_files(request["files"], Path(request["folder"]))
            os.chdir(request["folder"])
        channel.send({})
    except (sandbox.Refused, OSError) as refused:
        channel.send({"refused": str(refused)})
        return
    sys.path[:] = [*(p for p in sys.path if p), os.getcwd()]     # IPython has put the working folder first
    candidate.Candidate(channel, shell).serve()


def _keep_only(keep: int) -> None:
    """Close every descriptor but one; input is empty and output goes nowhere."""
    null = os.open(os.devnull, os.O_RDWR)
    for fd in (0, 1, 2):
        os.dup2(null, fd)
    sandbox.close_all_but([keep])


if __name__ == "__main__":
    serve(socket.socket(fileno=int(sys.argv[1])), sys.argv[3], with_keras=sys.argv[2] == "1")
