"""The proof of every unit, through the command that authors use."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def proven(tmp_path_factory):
    path = tmp_path_factory.mktemp("proof") / "proof.json"
    done = subprocess.run([Path(sys.executable).parent / "autograder", "validate", "--json", path], cwd=ROOT, text=True,
                          capture_output=True, timeout=1500)
    return done, json.loads(path.read_text())


def test_every_unit_is_proven(proven):
    done, found = proven
    assert done.returncode == 0, done.stdout[-5000:] + done.stderr[-2000:]
    assert all(not unit["failures"] for unit in found["units"].values())


def test_the_counts_add_up(proven):
    totals = proven[1]["totals"]
    assert totals["right_accepted"] == totals["right_total"] >= 2 * totals["exercises"]
    assert totals["wrong_rejected"] == totals["wrong_named"] == totals["wrong_total"] >= 4 * totals["exercises"]
    assert totals["mutants_rejected"] + totals["mutants_equivalent"] == totals["mutants_total"] > 0
