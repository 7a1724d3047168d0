"""A Dask scheduler with workers, and a PostgreSQL server, as processes of their own."""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest
from school import SCRIPTS, Course, Processes, free_port, until


@pytest.fixture
def course(tmp_path):
    return Course(tmp_path / "course")


class Dask:
    def __init__(self, folder, processes, **environment):
        self.processes, self.folder, self.address = processes, folder, f"tcp://127.0.0.1:{free_port()}"
        self.scheduler = processes.start(
            SCRIPTS / "dask", "scheduler", "--host", "127.0.0.1", "--port", self.address.rpartition(":")[2],
            "--no-dashboard", **environment)

    def worker(self, *options):
        return self.processes.start(SCRIPTS / "dask", "worker", self.address, "--nthreads", "1", "--no-dashboard",
                                    "--host", "127.0.0.1", "--local-directory", self.folder, *options)


@pytest.fixture
def dask(tmp_path):
    """Makes a scheduler, with these settings of Dask as environment variables."""
    pytest.importorskip("distributed", reason="Dask is not installed: pip install distributed")
    folder = tmp_path / "dask"
    folder.mkdir()
    processes = Processes(folder)
    yield lambda **environment: Dask(folder, processes, **environment)
    processes.end()


def _program(name):
    """One of PostgreSQL's programs; Debian keeps them where no PATH leads."""
    found = shutil.which(name) or next(map(str, sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))), None)
    return found or pytest.skip(f"PostgreSQL's {name} is not installed: apt-get install postgresql")


@pytest.fixture(scope="session")
def postgresql_server():
    """The port of a server with an empty folder of its own; it does not run as root."""
    pytest.importorskip("psycopg", reason="psycopg is not installed: pip install 'psycopg[binary]'")
    initdb, postgres = _program("initdb"), _program("postgres")
    folder = Path(tempfile.mkdtemp(prefix="pg-"))       # not pytest's, which only its owner may enter
    ordinary = []
    if os.geteuid() == 0:
        shutil.chown(folder, "nobody")
        ordinary = ["setpriv", "--reuid=nobody", "--clear-groups", "--pdeathsig=QUIT"]
    port = free_port()
    subprocess.run([*ordinary, initdb, "-D", folder / "data", "-U", "grader", "--auth=trust", "--no-sync"], check=True,
                   capture_output=True, cwd=folder)
    logs = Path(tempfile.mkdtemp(prefix="pg-log-"))
    processes = Processes(logs)
    try:
        server = processes.start(*ordinary, postgres, "-D", folder / "data", "-p", str(port), "-k", folder,
                                 "-c", "listen_addresses=127.0.0.1", "-c", "fsync=off")
        until(lambda: server.poll() is None and _answers(port), 30, "PostgreSQL")
        yield port
    finally:
        processes.end()
        shutil.rmtree(folder, ignore_errors=True)
        shutil.rmtree(logs, ignore_errors=True)


def _answers(port):
    import psycopg

    try:
        psycopg.connect(host="127.0.0.1", port=port, user="grader", dbname="postgres", connect_timeout=2).close()
    except psycopg.OperationalError:
        return False
    return True


@pytest.fixture
def postgresql(postgresql_server, request):
    """The URL of a new, empty database."""
    import psycopg

    name = f"test_{abs(hash(request.node.name))}"
    with psycopg.connect(host="127.0.0.1", port=postgresql_server, user="grader", dbname="postgres",
                         autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    return f"postgresql://grader@127.0.0.1:{postgresql_server}/{name}"
