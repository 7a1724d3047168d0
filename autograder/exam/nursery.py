"""The warm parent: imports what notebooks import, runs nothing, and forks examiners and candidates on request.

Forking after TensorFlow has run an operation is unsafe, so the process that forks never runs one. Requests come over a
socket pair, each with the descriptor that the new process is to speak on; see `Nursery` for the client's side.
"""

from __future__ import annotations

import contextlib
import json
import os
import select
import shutil
import signal
import socket
import subprocess
import sys
import tempfile

from autograder.exam import sandbox
from autograder.exam.wire import Channel, Closed

START_SECONDS = 60


class Nursery:
    """The client's side: asks the warm parent for processes."""

    def __init__(self, control: socket.socket, process: subprocess.Popen | None = None):
        self.control, self.process = control, process

    @classmethod
    def start(cls, with_keras: bool = True) -> Nursery:
        """Start a warm parent; it takes a few seconds to import TensorFlow. Raises RuntimeError if it cannot."""
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        process = subprocess.Popen(
            [sys.executable, "-m", "autograder.exam.nursery", str(theirs.fileno()), str(int(with_keras))],
            pass_fds=[theirs.fileno()], stdin=subprocess.DEVNULL)
        theirs.close()
        if ours.recv(100) != b"warm":
            raise RuntimeError("the process that imports TensorFlow for grading has ended; its error stands above")
        return cls(ours, process)

    def candidate(self, sandboxed: bool, files: str | None = None) -> tuple[int, socket.socket]:
        """(pid, socket) of a new candidate, whose folder begins with a copy of `files`.

        Raises Refused where it cannot be shut in.
        """
        _, sock = self._fork({"kind": "candidate", "sandboxed": sandboxed, "files": files})
        said = Channel(sock).receive(START_SECONDS)
        if "refused" in said:
            sock.close()
            raise sandbox.Refused(said["refused"])
        return said["pid"], sock

    def examiner(self) -> tuple[int, socket.socket]:
        """(pid, socket) of a new examiner, which asks this nursery for its candidates."""
        return self._fork({"kind": "examiner"})

    def _fork(self, request):
        ours, theirs = socket.socketpair()
        with theirs:
            socket.send_fds(self.control, [json.dumps(request).encode()], [theirs.fileno()])
            answer = self.control.recv(1000)
        if not answer:
            ours.close()
            raise RuntimeError("the warm parent has ended")
        return json.loads(answer)["pid"], ours

    def close(self):
        self.control.close()
        if self.process:
            with contextlib.suppress(subprocess.TimeoutExpired):
                self.process.wait(5)
            self.process.kill()
            self.process.wait()


def serve(control: socket.socket, with_keras: bool) -> None:
    """The warm parent itself."""
    from autograder.shell import Shell, warm_up

    warm_up(with_keras)
    _import_ahead()
    shell = Shell()
    signal.signal(signal.SIGCHLD, _reap)
    control.send(b"warm")
    controls = [control]
    while controls:
        for ready in select.select(controls, [], [])[0]:
            try:
                message, fds, _, _ = socket.recv_fds(ready, 65536, 1)
            except OSError:
                message, fds = b"", []
            if not message:
                ready.close()
                controls.remove(ready)
                if ready is control:      # whoever started us is gone
                    return
                continue
            _answer(ready, json.loads(message), fds[0], controls, shell)


def _answer(ready, request, fd, controls, shell):
    ours = theirs = None
    if request["kind"] == "examiner":
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    pid = os.fork()
    if pid == 0:
        code = 1
        try:
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            for other in (*controls, *([ours] if ours else [])):
                other.close()
            speak = socket.socket(fileno=fd)
            if request["kind"] == "examiner":
                _examiner(speak, Nursery(theirs))
            else:
                _candidate(speak, request, shell)
            code = 0
        except BaseException:
            if request["kind"] == "examiner":
                import traceback

                traceback.print_exc()
        finally:
            os._exit(code)
    os.close(fd)
    if ours:
        theirs.close()
        controls.append(ours)
    ready.send(json.dumps({"pid": pid}).encode())


def _reap(signum, frame):
    with contextlib.suppress(ChildProcessError):
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass


def _import_ahead():
    """What candidates and examiners need beside what notebooks import: forked, they find it imported."""
    import autograder.check
    import autograder.exam.candidate
    import autograder.exam.examiner
    import course.datasets
    import course.plots  # noqa: F401


def _examiner(speak, nursery):
    from IPython.core.interactiveshell import InteractiveShell

    from autograder.exam.examiner import answer

    InteractiveShell.clear_instance()
    channel = Channel(speak)
    with contextlib.suppress(Closed):
        while True:
            channel.send(answer(channel.receive(), nursery))


def _candidate(speak, request, shell):
    from autograder.exam import candidate

    channel = Channel(speak, candidate.INCOMING)
    _keep_only(speak.fileno())
    if request["sandboxed"]:
        try:
            sandbox.enter(request["files"], lambda pid: channel.send({"pid": pid}))
        except sandbox.Refused as refused:
            channel.send({"refused": str(refused)})
            return
    else:
        folder = tempfile.mkdtemp(prefix="candidate-")
        if request["files"]:
            shutil.copytree(request["files"], folder, dirs_exist_ok=True)
        os.chdir(folder)
        channel.send({"pid": os.getpid()})
    candidate.Candidate(channel, shell).serve()


def _keep_only(keep):
    """Close every descriptor but one; input is empty and output goes nowhere."""
    null = os.open(os.devnull, os.O_RDWR)
    for fd in (0, 1, 2):
        os.dup2(null, fd)
    sandbox.close_all_but([keep])


if __name__ == "__main__":
    serve(socket.socket(fileno=int(sys.argv[1])), sys.argv[2] == "1")
