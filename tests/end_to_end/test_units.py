"""The proof of every unit, through the command that authors use, in both ways in which checks run.

With UNIT in the environment it is the proof of that unit alone: `make test UNIT=02_perceptron`.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
UNITS = os.environ.get("UNIT", "").split()


def validated(folder, *options):
    path = folder / "proof.json"
    done = subprocess.run([Path(sys.executable).parent / "autograder", "validate", "--json", path, *options, *UNITS],
                          cwd=ROOT, text=True, capture_output=True, timeout=1500)
    return done, json.loads(path.read_text())


@pytest.fixture(scope="module")
def in_kernel(tmp_path_factory):
    return validated(tmp_path_factory.mktemp("in-kernel"))


@pytest.fixture(scope="module")
def as_graded(tmp_path_factory):
    return validated(tmp_path_factory.mktemp("as-graded"), "--as-graded")


@pytest.mark.parametrize("way", ["in_kernel", "as_graded"])
def test_every_unit_is_proven(way, request):
    done, found = request.getfixturevalue(way)
    assert done.returncode == 0, done.stdout[-5000:] + done.stderr[-2000:]
    assert all(not unit["failures"] for unit in found["units"].values())


def test_the_counts_add_up(in_kernel):
    totals = in_kernel[1]["totals"]
    assert totals["right_accepted"] == totals["right_total"] >= 2 * totals["exercises"]
    assert totals["wrong_rejected"] == totals["wrong_named"] == totals["wrong_total"] >= 4 * totals["exercises"]
    assert totals["mutants_rejected"] + totals["mutants_equivalent"] == totals["mutants_total"] > 0


def test_grading_gives_the_scores_that_a_students_own_kernel_gives(in_kernel, as_graded):
    """For every solution, release, right and wrong answer, but the right ones' second and third draw of hidden
    inputs."""
    for unit, found in in_kernel[1]["units"].items():
        kernel, graded = found["earned"], as_graded[1]["units"][unit]["earned"]
        assert len(graded) > 200 and graded == {name: kernel[name] for name in graded}, unit
        assert all(" right " in name and name[-2:] in (" 1", " 2") for name in kernel.keys() - graded.keys()), unit
