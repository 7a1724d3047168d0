"""Examiners to hand submissions to, as futures: processes on this machine that share one warm parent."""

from __future__ import annotations

import concurrent.futures
import functools
import os
import signal
import threading
from contextlib import suppress

from autograder.exam import limits, process_memory
from autograder.exam.fork_server import EXAMINE, ForkServer
from autograder.exam.wire import Channel, Closed, Malformed, Message, Silent


class ExaminerFailed(Exception):
    """Grading itself failed on one submission; the text says how. It is no finding about the student."""

    again = True     # whether another attempt may go well


class Pool:
    """`submit(task)` gives a future of the examiner's answer; at most `jobs` submissions are examined at a time."""

    def __init__(self, jobs: int, *, with_keras: bool = True, handler: str = EXAMINE):
        """`handler`: see `ForkServer.start`."""
        self.start = functools.partial(ForkServer.start, with_keras=with_keras, handler=handler)
        self.fork_server = self.start()
        self.threads = concurrent.futures.ThreadPoolExecutor(jobs)
        self.lock = threading.Lock()
        self.mine = threading.local()
        self.examiners: dict[int, Channel] = {}      # by their process

    def submit(self, task: Message) -> concurrent.futures.Future[Message]:
        return self.threads.submit(self.examine, task)

    def examine(self, task: Message) -> Message:
        """Raises ExaminerFailed; the next task gets a new examiner."""
        channel: Channel = getattr(self.mine, "channel", None) or self._examiner()
        try:
            channel.send(task)
            found: Message = channel.receive(limits.EXAM_SECONDS)
        except (Closed, Silent, Malformed) as error:
            self._dismiss()
            raise ExaminerFailed(f"the examiner was lost ({type(error).__name__.lower()})") from None
        # What it may take for one submission begins anew with each; kept, it would add up over a class.
        if process_memory.read(self.mine.pid).own - self.mine.began > limits.EXAMINER_GROWTH:
            self._dismiss()
        return found

    def _examiner(self) -> Channel:
        with self.lock:
            try:
                self.mine.pid, sock = self.fork_server.examiner()
            except (RuntimeError, OSError):      # the warm parent has ended: out of memory, or killed
                self.fork_server.close()
                self.fork_server = self.start()
                self.mine.pid, sock = self.fork_server.examiner()
            channel = self.examiners[self.mine.pid] = Channel(sock, trusted=True)
        self.mine.channel, self.mine.began = channel, process_memory.read(self.mine.pid).own
        return channel

    def _dismiss(self) -> None:
        self.mine.channel.close()
        self.mine.channel = None
        with suppress(ProcessLookupError):
            os.kill(self.mine.pid, signal.SIGKILL)
        self.examiners.pop(self.mine.pid, None)

    def close(self) -> None:
        self.threads.shutdown(cancel_futures=True)
        for pid, channel in self.examiners.items():
            channel.close()
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        self.fork_server.close()

    def __enter__(self) -> Pool:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()
