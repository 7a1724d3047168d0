"""The benchmark runs and says what it should; how fast anything is, is not asked here."""

import json
import math
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
sys.path.append(str(ROOT / "benchmarks"))

import stages  # noqa: E402

WAYS = ("nbgrader", "plugged", "one", "all", "limit")


def test_a_small_class_gives_every_figure(tmp_path):
    path = tmp_path / "figures.json"
    done = subprocess.run(
        [sys.executable, ROOT / "benchmarks" / "grading.py", "--classes", "light_numpy", "--size", "2", "--rounds", "1",
         "--otter", "", "--json", path], cwd=tmp_path, capture_output=True, text=True, timeout=900)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    found = json.loads(path.read_text())
    for name in ("ratio_numpy", "over_limit_numpy", "two_over_one_numpy", "peak_memory_mb_numpy"):
        assert found[name] > 0 and math.isfinite(found[name]), name
    assert found["units"] == {} and "ratio_keras" not in found
    ways = found["classes"]["light_numpy"]
    for way in WAYS:
        assert ways[way]["seconds"] > 0 and ways[way]["startup"] > 0 and ways[way]["peak_memory_mb"] > 0, way
    assert "the limit" in done.stdout


def test_every_stage_is_timed_by_a_function_that_is_there():
    assert len(stages.functions()) == len(stages.STAGES)


@pytest.mark.parametrize("module, owner, name", [
    ("autograder.grade.task", "", "planned"), ("autograder.grade.task", "Planner", "plan"),
    ("autograder.grade.planning", "", "plan")])
def test_a_stage_whose_function_is_gone_is_told_and_not_left_out(monkeypatch, module, owner, name):
    monkeypatch.setattr(stages, "STAGES", [*stages.STAGES, ("plan", module, owner, name)])
    with pytest.raises(stages.Renamed, match=rf"'plan' is timed by {module}\.(Planner\.)?{name}, which is not there"):
        stages.functions()
