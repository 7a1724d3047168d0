"""Whoever asks for processes closes what it has opened for them."""

import os
import socket

import pytest

from autograder.exam.fork_server import Ended, ForkServer
from autograder.exam.pool import Pool


def open_files():
    return sorted(os.listdir("/proc/self/fd"))


@pytest.mark.filterwarnings("error:unclosed:ResourceWarning")
def test_a_pool_closes_the_channels_of_its_threads():
    before = open_files()
    with Pool(2, with_keras=False) as pool:
        asked = [pool.submit({"steps": [["x = 1", "", 0.0]], "seed": 1, "sandboxed": True}) for _ in range(4)]
        assert all(not a.result()["ran"][0]["error"] for a in asked)
        channels = list(pool.examiners.values())
    assert channels and all(channel.sock.fileno() == -1 for channel in channels)
    assert open_files() == before


@pytest.mark.parametrize("how, error", [(socket.socket.close, OSError), (
    lambda other: other.shutdown(socket.SHUT_WR), Ended)])
def test_a_request_that_fails_leaves_no_socket_open(how, error):
    ours, other = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    with ours, other:
        server = ForkServer(ours)
        how(other)
        before = open_files()
        with pytest.raises(error):
            server.examiner()
        assert open_files() == before
