"""One warm parent for all tests of the examination, and submissions as lists of cells."""

import textwrap

import pytest

from autograder.exam.pool import Pool


@pytest.fixture(scope="session")
def pool():
    with Pool(2) as pool:
        yield pool


@pytest.fixture
def examine(pool):
    """Examine cells: a text is a cell of the student's, a pair (name, text) a check."""

    def run(*cells, seed=5, sandboxed=True, files=None):
        begin = "import numpy as np\nfrom autograder import check\n"
        steps = [[textwrap.dedent(c), "", 0.0] if isinstance(c, str) else
                 [f"{begin}{textwrap.dedent(c[1])}\ncheck.score(1)\n", c[0], 1.0] for c in cells]
        return pool.examine({"steps": steps, "seed": seed, "sandboxed": sandboxed, "files": files})

    return run


@pytest.fixture
def try_in_candidate(examine):
    """Run a cell in a sandbox; gives what it printed. It must not fail."""

    def run(source, **kwargs):
        ran = examine(source, **kwargs)["ran"][0]
        assert not ran["error"], ran
        return "".join(o.get("text", "") for o in ran["outputs"])

    return run
