# Every verb sets itself up: the first run makes .venv from the lock files, later runs take seconds.
# make slides THEME=warm builds with that brand, THEME="warm contrast" with both, THEME=all with every one;
# make site THEME=warm colours the site, make site-zip packs it into one file for an intranet.
# make paper EXAM=efficient-service-final SEED=7 draws a paper; without EXAM it lists the exams.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-build-isolation
BRAND := $(foreach brand,$(THEME),--theme $(brand))
NODE := tests/node/node_modules

.DEFAULT_GOAL := slides
.PHONY: slides site site-zip quiz paper handouts check format serve watch preview gallery test lint bench lock clean

slides: $(VENV)/ready
	@$(BIN)/courseware slides $(BRAND)

site: $(VENV)/ready
	@$(BIN)/courseware slides --pages $(BRAND) >/dev/null
	@$(BIN)/courseware site $(BRAND)

site-zip: $(VENV)/ready
	@$(BIN)/courseware slides --pages $(BRAND) >/dev/null
	@$(BIN)/courseware site --zip $(BRAND)

quiz: $(VENV)/ready
	@$(BIN)/courseware quiz

paper: $(VENV)/ready
	@$(BIN)/courseware paper $(or $(EXAM),--list) $(if $(SEED),--seed $(SEED))

handouts: $(VENV)/ready
	@$(BIN)/courseware handout

check: $(VENV)/ready
	@$(BIN)/courseware check

format: $(VENV)/ready
	@$(BIN)/courseware format

serve: $(VENV)/ready
	@$(BIN)/courseware serve $(BRAND)

watch: $(VENV)/ready
	@$(BIN)/courseware watch $(BRAND)

preview: $(VENV)/ready
	@$(BIN)/courseware preview

gallery: $(VENV)/ready
	@$(BIN)/courseware gallery

test: $(VENV)/ready-test $(NODE)/ready
	@$(BIN)/python -m pytest -q -rfEs -n auto --no-loadscope-reorder

lint: $(VENV)/ready-test
	@$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy

bench: $(VENV)/ready-test
	@$(BIN)/python benchmarks/decks.py
	@$(BIN)/python benchmarks/unchanged.py
	@$(BIN)/python benchmarks/banks.py
	@$(BIN)/python benchmarks/site.py
	@$(BIN)/python benchmarks/serve.py

lock: $(VENV)/ready-test
	@$(BIN)/python -m builder.build.requirements

clean:
	rm -rf dist .cache

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "Python 3.11 or newer is needed; name it: make PYTHON=python3.11" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || { \
	  echo "python3-venv is missing; installing it"; \
	  { test "$$(id -u)" = 0 && apt-get install -y -q python3-venv; } \
	  || { echo "Run once: sudo apt-get install python3-venv" >&2; exit 1; }; }
	@$(PYTHON) -m venv $(VENV)

# What builds this package and those that come as source only is installed first, from a lock file of its own.
$(VENV)/ready: requirements-build.lock requirements.lock pyproject.toml | $(BIN)/python
	@echo "Setting up $(VENV) (once)"
	@$(PIP) --require-hashes -r requirements-build.lock
	@$(PIP) --require-hashes -r requirements.lock
	@$(PIP) --no-deps -e .
	@touch $@

$(VENV)/ready-test: requirements-test.lock $(VENV)/ready
	@echo "Setting up the tests (once)"
	@$(PIP) --require-hashes -r requirements-test.lock
	@touch $@

# Other projects' parsers read our question banks back; without npm those tests say "not run".
$(NODE)/ready: tests/node/package-lock.json
	@if command -v npm >/dev/null; then \
	  npm ci --prefix tests/node --ignore-scripts --silent && touch $@; \
	else \
	  echo "not run: the tests with node parsers (npm is not installed)"; \
	fi
