"""What several end-to-end tests share."""

import pytest
from scratch_course import Scratch


@pytest.fixture(scope="module")
def scratch(tmp_path_factory):
    return Scratch(tmp_path_factory.mktemp("course"))
