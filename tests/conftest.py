"""Hypothesis for all tests: no clock decides, and continuous integration tries the same examples each time."""

import os

from hypothesis import HealthCheck, settings

settings.register_profile("course", deadline=None, suppress_health_check=[HealthCheck.too_slow],
                          derandomize="CI" in os.environ)
settings.load_profile("course")
