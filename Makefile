# make help says what there is. PYTHON=python3.13 chooses the interpreter.

PYTHON ?= python3
UV ?= uv

# One environment a Python version. A lock that changes builds it anew; a pyproject.toml that changes only
# installs the package again. The folder's own name is in the mark, since an environment cannot be moved.
VERSION := $(shell "$(PYTHON)" -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null)
HERE    := $(shell pwd | cksum | cut -d ' ' -f 1)
VENV    := .venv-$(or $(VERSION),none)
BIN     := $(VENV)/bin
LOCKED  := $(VENV)/.locked-$(HERE)
READY   := $(VENV)/.ready-$(HERE)

EXTRAS := --extra bdd --extra parquet --extra witness --extra many --extra duckdb
SPARK_SIZE := 29000
COMPILE = env -u UV_INDEX -u UV_INDEX_URL -u UV_EXTRA_INDEX_URL -u UV_DEFAULT_INDEX -u UV_FIND_LINKS \
    "$(UV)" pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes $(UPGRADE) \
    --no-config --no-header --no-annotate --no-emit-index-url --no-emit-find-links --quiet
FACTS  := examples/vetlanda-publicerat/fakta.csv
PERIOD := 2015-2018

.DEFAULT_GOAL := help
.PHONY: help demo test check lint golden spark lowest lock clean

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' Makefile | awk -F '\t' '{printf "  make %-8s %s\n", $$1, $$2}'

demo: $(READY) ## judge Vetlanda's published figures and explain the first verdict
	@set -e; \
	run() { printf '\n$$ vetlanda-policy %s\n\n' "$$*"; "$(BIN)/vetlanda-policy" "$$@"; }; \
	run evaluate $(FACTS) --period $(PERIOD) --closing 2018; \
	run evaluate $(FACTS) --period $(PERIOD) --closing 2017; \
	run explain 1 $(FACTS) --period $(PERIOD) --closing 2018

test: lint ## everything: style, types, layers and all tests
	@"$(BIN)/python" -m pytest

check: lint ## the fast half: style, types, layers and the tests that are not slow
	@"$(BIN)/python" -m pytest -q -m "not slow"

lint: $(READY) ## style, types and layers
	@"$(BIN)/python" -m ruff check .
	@"$(BIN)/python" -m ruff format --check .
	@"$(BIN)/python" -m mypy
	@"$(BIN)/lint-imports" --no-logo

golden: $(READY) ## write the expected answers in examples/ and docs/ anew; read the difference before you commit it
	@VETLANDA_POLICY_WRITE_GOLDEN=1 "$(BIN)/python" -m pytest -q tests/test_schema.py tests/test_scaffold.py \
	    tests/test_kommuner.py tests/test_examples.py tests/test_docs.py

# PySpark is several hundred megabytes and has a lock and an environment of its own.
spark: requirements/spark.txt pyproject.toml ## judge many municipalities on PySpark, which must agree with polars (needs Java 17)
	@"$(PYTHON)" -m venv --clear .venv-spark
	@.venv-spark/bin/python -m pip install --quiet --disable-pip-version-check --use-pep517 --require-hashes -r requirements/spark.txt
	@.venv-spark/bin/python -m pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps -e .
	@PYSPARK_PYTHON=$(CURDIR)/.venv-spark/bin/python VETLANDA_POLICY_SPARK=$(SPARK_SIZE) \
	    SPARK_LOCAL_IP=127.0.0.1 SPARK_LOCAL_HOSTNAME=localhost \
	    .venv-spark/bin/python -m pytest -q tests/test_many.py tests/test_many_files.py tests/test_many_cli.py -k spark

# What pyproject.toml allows is a promise to whoever installs with pip. The tests are those that meet the packages.
lowest: requirements/lowest.txt pyproject.toml ## the lowest versions that pyproject.toml allows (on Python 3.11)
	@"$(PYTHON)" -m venv --clear .venv-lowest
	@.venv-lowest/bin/python -m pip install --quiet --disable-pip-version-check --use-pep517 --require-hashes -r requirements/lowest.txt
	@.venv-lowest/bin/python -m pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps -e .
	@.venv-lowest/bin/python -m pytest -q tests/test_cli.py tests/test_comparing_encoding.py tests/test_features.py \
	    tests/test_many*.py tests/test_readers*.py tests/test_values.py

lock: ## write the locks in requirements/ anew (needs uv); UPGRADE=--upgrade takes newer versions
	@command -v "$(UV)" >/dev/null || { echo "make lock needs uv on the PATH, or UV=/path/to/uv." >&2; exit 1; }
	@$(COMPILE) $(EXTRAS) --group dev --output-file requirements/dev.txt
	@$(COMPILE) --extra spark --group spark --output-file requirements/spark.txt
	@$(COMPILE) $(EXTRAS) --group lowest --resolution lowest-direct --output-file requirements/lowest.txt
	@! grep -nE '://|^-' requirements/*.txt || \
	    { echo "requirements/ names where packages come from; only names, versions and hashes may stand there." >&2; exit 1; }

clean: ## remove everything that can be made again
	@rm -rf .venv-* build dist src/*.egg-info .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(LOCKED): requirements/dev.txt
	@test -n "$(VERSION)" || { echo "There is no Python called $(PYTHON): install Python 3.11 or newer, or say which with PYTHON=..." >&2; exit 1; }
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	    { echo "$(PYTHON) is Python $(VERSION), and vetlanda-policy needs 3.11 or newer: say which with PYTHON=python3.11." >&2; exit 1; }
	@"$(PYTHON)" -c 'import ensurepip, venv' 2>/dev/null || \
	    { echo "$(PYTHON) cannot make virtual environments: install its venv module (Debian, Ubuntu: apt install python3-venv)." >&2; exit 1; }
	@echo "Installing requirements/dev.txt into $(VENV) ..."
	@"$(PYTHON)" -m venv --clear "$(VENV)"
	@"$(BIN)/python" -m pip install --quiet --disable-pip-version-check --use-pep517 \
	    --require-hashes -r requirements/dev.txt
	@touch "$@"

$(READY): $(LOCKED) pyproject.toml
	@"$(BIN)/python" -m pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps -e .
	@touch "$@"
