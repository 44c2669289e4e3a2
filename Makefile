# Every verb sets itself up: the first run makes .venv from the lock file, later runs take seconds.

PYTHON ?= python3
THEME ?= default
VENV := .venv
BIN := $(VENV)/bin

.DEFAULT_GOAL := slides
.PHONY: slides site quiz check format serve watch preview gallery test lint bench lock clean

slides: $(VENV)/ready
	@$(BIN)/courseware slides

site: $(VENV)/ready
	@$(BIN)/courseware site

quiz: $(VENV)/ready
	@$(BIN)/courseware quiz

check: $(VENV)/ready
	@$(BIN)/courseware check

format: $(VENV)/ready
	@$(BIN)/courseware format

serve: $(VENV)/ready
	@$(BIN)/courseware serve

watch: $(VENV)/ready
	@$(BIN)/courseware watch

preview: $(VENV)/ready
	@$(BIN)/courseware preview

gallery: $(VENV)/ready
	@$(BIN)/courseware gallery

test: $(VENV)/ready-test
	@$(BIN)/python -m pytest

lint: $(VENV)/ready-test
	@$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy

bench: $(VENV)/ready-test
	@$(BIN)/python benchmarks/decks.py

clean:
	rm -rf dist .cache

$(BIN)/python:
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || { \
	  echo "python3-venv is missing; installing it"; \
	  { test "$$(id -u)" = 0 && apt-get install -y -q python3-venv; } \
	  || { echo "Run once: sudo apt-get install python3-venv" >&2; exit 1; }; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/ready: requirements.lock pyproject.toml | $(BIN)/python
	@echo "Setting up $(VENV) (once)"
	@sed -n '/^\(setuptools\|wheel\)==/,/^    # via/p' requirements.lock > $(VENV)/build.lock
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r $(VENV)/build.lock
	@$(BIN)/python -m pip install -q --disable-pip-version-check --no-build-isolation --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install -q --disable-pip-version-check --no-build-isolation --no-deps -e .
	@touch $@

$(VENV)/ready-test: requirements-test.lock $(VENV)/ready
	@$(BIN)/python -m pip install -q --disable-pip-version-check --no-build-isolation --require-hashes -r requirements-test.lock
	@touch $@

lock: $(VENV)/ready-test
	$(BIN)/python -m builder.build.requirements
