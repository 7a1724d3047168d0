"""What the tests of the check words share: a fresh sheet for each test, check cells, notebooks."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from autograder.check import session
from autograder.check.check_text import with_hidden_calls


@pytest.fixture(autouse=True)
def fresh_sheet():
    session.current().start()
    yield
    session.current().start()


@pytest.fixture
def cell():
    """Run a lesson's check cell as a notebook does, and give its report. Keywords are the student's names."""

    def run(source, **names):
        session.current().start()
        exec(with_hidden_calls(source), {"__name__": "__main__", **names})
        return session.current().last

    return run


@pytest.fixture(scope="session")
def notebook():
    """Run cells in one notebook, in a process forked from one that has imported IPython but no TensorFlow.

    Gives for each cell a dictionary with error, stderr and report (as_dict, or None).
    """
    with subprocess.Popen([sys.executable, str(Path(__file__).with_name("notebook_server.py"))],
                          stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as server:

        def run(*cells):
            server.stdin.write(json.dumps(cells) + "\n")
            server.stdin.flush()
            return json.loads(server.stdout.readline())

        yield run
