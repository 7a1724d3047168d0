"""Run All on a unit as it was handed out, and with any one exercise left out, shows no traceback and no empty axes."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from autograder.author import build
from autograder.author.lesson import EXERCISE

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("unit", build.units(ROOT))
def test_run_all_is_calm_whatever_is_left_out(unit):
    left_out = ["all", *(cell.name for cell in build.lesson_of(ROOT, unit).of_kind(EXERCISE))]
    done = subprocess.run([sys.executable, Path(__file__).with_name("run_all.py"), unit, *left_out], cwd=ROOT,
                          text=True, capture_output=True)
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert [name for name, *_ in found] == left_out, done.stderr[-2000:]
    assert [one for one in found if one[1] or one[2]] == []
