"""Hypothesis for all tests: no clock decides, and continuous integration tries the same examples each time. Slow
tests are marked here, and those that need a sandbox are skipped where the system has none."""

import os
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("course", deadline=None, suppress_health_check=[HealthCheck.too_slow],
                          derandomize="CI" in os.environ)
settings.load_profile("course")

SLOW = ("grade", "attacks", "grading_at_scale", "end_to_end", "test_benchmarks.py", "exam/test_fuzz.py",
        "exam/test_limits.py", "exam/test_sandbox.py",
        # what waits for an end of what has none
        "test_a_hanging_cell", "test_whoever_uses_what_has_hung_gets_less_time_and_nobody_else",
        "test_a_bad_call_costs_itself", "test_a_bad_cell_costs_itself_and_is_not_run_again",
        "test_a_dead_examiners_candidates_end", "test_answers_that_die_hang_or_raise", "test_a_cell_above_that_fails",
        "test_time_limits", "test_holes")
# Of slow folders: a class of two is graded, what it is planned by.
NOT_SLOW = ("grade/test_run.py", "grade/test_plan.py")
SANDBOXED = ("exam", "grade", "attacks", "grading_at_scale", "end_to_end", "test_benchmarks.py")
no_sandbox = pytest.mark.skip(reason="grades in a sandbox, which needs Linux")


def pytest_collection_modifyitems(items):
    for item in items:
        path = item.path.relative_to(Path(__file__).parent)
        if path.as_posix() not in NOT_SLOW and {path.parts[0], path.as_posix(), item.originalname} & {*SLOW}:
            item.add_marker(pytest.mark.slow)
        if path.parts[0] in SANDBOXED and sys.platform != "linux":     # a Linux without sandbox fails
            item.add_marker(no_sandbox)
