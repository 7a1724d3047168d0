# Each target does its own set-up in .venv. README.md gives the plain commands for Windows.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: setup test test-fast check demo lab validate build requirements clean

setup: .venv/ready

.venv/ready: requirements.txt pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14) and "Python 3.11, 3.12 or 3.13 is needed; name one with PYTHON=")'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	touch .venv/ready

ifdef UNIT
# One unit, for its author: built, and proven in both ways in which checks run.
test: setup
	$(BIN)/ruff check course/units/$(UNIT)
	$(BIN)/autograder build $(UNIT)
	UNIT=$(UNIT) $(BIN)/python -m pytest tests/end_to_end/test_units.py
else
test: setup check
	$(BIN)/python -m pytest --numprocesses logical --dist loadfile --durations=30
endif

# For a developer's loop: what takes long, tests/conftest.py lists it, is left out.
test-fast: setup
	$(BIN)/python -m pytest -m "not slow"

check: setup
	$(BIN)/ruff check .
	$(BIN)/lint-imports --no-cache
	$(BIN)/mypy
	$(BIN)/autograder build --check

demo: setup
	$(BIN)/autograder demo

lab: setup
	$(BIN)/jupyter lab --notebook-dir=release

validate: setup
	$(BIN)/autograder validate

build: setup
	$(BIN)/autograder build

requirements:
	$(PYTHON) -m pip install --quiet uv
	$(PYTHON) -m uv pip compile pyproject.toml --extra test --universal --fork-strategy fewest --python-version 3.11 \
		--no-emit-index-url --no-header --no-annotate --quiet --output-file requirements.txt

clean:
	rm -rf demo build
