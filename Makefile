# Everything a newcomer can do here.  `make` alone lists it; nothing but Python 3.11 and make has to be there first.

PYTHON ?= python3.11
VENV   := .venv
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip -qq --no-input --disable-pip-version-check
LOCK   := $(BIN)/uv pip compile --quiet --python-version 3.11 --no-header --generate-hashes --no-emit-index-url

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.SUFFIXES:
.PHONY: help run test lint bench graph contracts lock clean

# Settings of the caller's machine that would lead Python or pip out of the virtual environment,
# or let every start compile all that it imports again (1.7 s of 4).
unexport PYTHONDONTWRITEBYTECODE PYTHONHOME PYTHONPATH PIP_USER PIP_TARGET PIP_PREFIX PIP_ROOT PIP_CONSTRAINT PIP_REQUIRE_HASHES PIP_NO_DEPS
export PIP_ROOT_USER_ACTION := ignore

# A check says one line when all is well, and everything when it is not.
define check
	@printf '· %s\n' "$(1)"; said=$$($(2) 2>&1) || { printf '%s\n' "$$said"; exit 1; }
endef

help:
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: $(VENV)/.jinbao  ## start the platform with its demo city and play the main job
	@exec $(BIN)/jinbao run $(ARGS)

test: lint  ## lint, then every test on SQLite and on a private PostgreSQL (ARGS='-k pension' narrows it)
	@echo '· tests'
	@$(BIN)/pytest -q -n 2 $(ARGS)

lint: $(VENV)/.dev  ## style, types, and who may import whom
	$(call check,style,$(BIN)/ruff check .)
	$(call check,format,$(BIN)/ruff format --check .)
	$(call check,types,$(BIN)/mypy)
	$(call check,imports,$(BIN)/lint-imports)

bench: $(VENV)/.dev  ## measure against plain floors in one run (BENCH_JSON=path writes them; ARGS=--long for 100,000 rows)
	@$(BIN)/python tests/bench $(ARGS)

graph: $(VENV)/.jinbao  ## write schema.graphql, the public document of the graph
	@$(BIN)/jinbao graph > .schema.graphql && mv .schema.graphql schema.graphql

contracts: $(VENV)/.jinbao  ## write the JSON Schemas and the AsyncAPI document of the public events
	@$(BIN)/jinbao contracts contracts

lock: $(VENV)/.dev  ## pin what pyproject.toml asks for, hashes only (ARGS=--upgrade takes newer releases)
	@$(PIP) install uv
	@$(LOCK) $(ARGS) pyproject.toml --extra build -o requirements/run.txt
	@$(LOCK) $(ARGS) pyproject.toml --extra build --extra dev -c requirements/run.txt -o requirements/dev.txt

clean:  ## remove what make made: the virtual environment, caches, the demo city under var/
	@rm -rf $(VENV) var build dist .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

# The files below are stamps: a second `make run` installs nothing.

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' 2> /dev/null || \
		{ echo 'Jinbao needs Python 3.11. Install it, or name it: make PYTHON=/path/to/python3.11'; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2> /dev/null || \
		{ echo 'This Python 3.11 has no venv. Install it (Debian and Ubuntu: python3.11-venv).'; exit 1; }
	@echo '· virtual environment in $(VENV)'
	@$(PYTHON) -m venv --clear $(VENV)

$(VENV)/.run: requirements/run.txt | $(BIN)/python
	@echo '· packages to run (requirements/run.txt)'
	@$(PIP) install --require-hashes -r $<
	@touch $@

$(VENV)/.jinbao: pyproject.toml $(VENV)/.run
	@echo '· jinbao itself'
	@$(PIP) install --no-build-isolation --no-deps -e .
	@touch $@

$(VENV)/.dev: requirements/dev.txt $(VENV)/.jinbao
	@echo '· packages to test (requirements/dev.txt)'
	@$(PIP) install --require-hashes -r $<
	@touch $@
