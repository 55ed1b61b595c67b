# SPDX-License-Identifier: Apache-2.0
# `make run` and `make test` set up what they need on first use; a second run starts at once.
PYTHON ?= python3
PY := .venv/bin/python
CHECKED := vlu_desktop tests packaging
# Two at a time: faster on any computer of today, and the tests share nothing.
WORKERS ?= 2
# How many changes of each module `make soak` tries.
MUTANTS ?= 40

# Compiled once: the many programs that tests start are then not compiled anew by each.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: run server test lint types collected tests branches bench validate validate-example soak mutants picture pictures-guide sbom audit wheel packages lock clean ready ready-dev ready-measure

run: ready
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ] || [ "$$(uname)" = Darwin ]; then \
	  exec .venv/bin/vlu-desktop --example; \
	else \
	  echo "No display here, so the same work is done without one."; \
	  QT_QPA_PLATFORM=offscreen exec .venv/bin/vlu-desktop demo build/demo; \
	fi

# A unit's server on this computer alone, for trying it: docs/unit-server.md.
server: ready-dev
	$(PY) -m tests.exchange.unit_server.try_server

test: lint
	@$(MAKE) --no-print-directory --jobs=2 types collected
	@$(MAKE) --no-print-directory tests

lint: ready-dev
	$(PY) -m ruff check $(CHECKED)
	$(PY) -m ruff format --check $(CHECKED)

types: ready-dev
	$(PY) -m mypy

# Every test is compiled once, beside the type check: each worker would compile all of them at the same time.
# What can't be compiled, the run itself tells.
collected: ready-dev
	-@$(PY) -m pytest --collect-only --quiet --quiet > /dev/null

# With the branch coverage of the modules that nothing may be wrong in; `make branches` asks it of the tests near them alone.
tests: ready-dev
	$(PY) -m pytest -n $(WORKERS) --dist worksteal -p tests.branches

branches: ready-dev
	$(PY) -m tests.branches -n $(WORKERS) --dist worksteal

bench: ready-measure
	QT_QPA_PLATFORM=offscreen $(PY) -m tests.benchmarks

validate: ready-measure
	$(PY) -m tests.validation $(FILES)

# The same and more of every document of the example's cases, a quarter of an hour or more; `make validate-example CASES=CVL/2024/0017` is one case.
validate-example: ready-measure
	$(PY) -m tests.validation.example_papers $(CASES)

# The picture and the table of rooms in docs/architecture.md, from the code itself.
picture: ready-dev
	$(PY) -m tests.layers.picture

# The pictures of the guide, from the example casebook as the program shows it; look at them before they are kept.
pictures-guide: ready-dev
	QT_QPA_PLATFORM=offscreen .venv/bin/vlu-desktop demo build/guide
	for each in $(notdir $(wildcard docs/pictures/*.png)); do cp build/guide/$$each docs/pictures/; done

# docs/sbom.cdx.json, from the pinned list: after `make lock`.
sbom: ready
	$(PY) -m vlu_desktop.devtools.bill_of_materials

# Known weaknesses in the pinned list, by pip-audit (not among the pinned parts) where that is installed.
audit: ready
	$(PY) -m vlu_desktop.devtools.known_weaknesses

soak: ready-dev
	HYPOTHESIS_PROFILE=soak $(PY) -m pytest -m soak
	$(PY) -m tests.mutation --most $(MUTANTS)

# Every mutant of every module of tests/mutation/targets.py: hours. `make mutants MODULES=vlu_desktop.record.proof` is one.
mutants: ready-dev
	$(PY) -m tests.mutation $(MODULES)

wheel: ready-dev
	$(PY) -m build --wheel --no-isolation --outdir dist

# What an IT department installs, in build/packages: docs/packages.md.
packages:
	$(PYTHON) packaging/packages.py

ready:
	@$(PYTHON) packaging/bootstrap.py

ready-dev:
	@$(PYTHON) packaging/bootstrap.py --dev

ready-measure:
	@$(PYTHON) packaging/bootstrap.py --measure

# Needs uv, which is not among the pinned packages: it is met only when the pins are renewed.
LOCK := uv pip compile --quiet --upgrade --universal --generate-hashes --no-emit-index-url --python-version 3.11 \
	--custom-compile-command "make lock" --extra words pyproject.toml
lock:
	$(LOCK) --output-file packaging/requirements.txt
	$(LOCK) --group package --output-file packaging/requirements-package.txt
	$(LOCK) --group dev --output-file packaging/requirements-dev.txt
	$(LOCK) --group dev --group measure --output-file packaging/requirements-measure.txt

clean:
	rm -rf .venv build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
