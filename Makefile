# Everything a person or a machine does here. `make` alone lists it.
# Each target installs what it needs, into .venv, from the pinned and hashed locks.

PYTHON ?= python3
BIN := .venv/bin
RUN := .venv/.run-$(shell cksum < requirements/run.lock | cut -d' ' -f1)
DEV := .venv/.dev-$(shell cksum < requirements/dev.lock | cut -d' ' -f1)
WORKERS ?= auto
SHIPPED := bot playground tests benchmarks
COMPILE := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	--no-annotate --custom-compile-command "make lock" pyproject.toml

# Where Python may keep nothing, each of the many programs that tests start, and each worker, would compile the house anew.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help setup run test test-all questions year check format bench bench-long preview screens sheets messages lock clean

help: ## List what can be done
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' Makefile

setup: $(DEV) ## Install what development needs
	@if [ -d .git ]; then $(BIN)/pre-commit install >/dev/null; fi

run: $(RUN) ## Start the bot; without BOT_TOKEN, a class in the browser
	$(BIN)/python -m bot run

test: $(DEV) ## Test on SQLite, and what is marked `both` on PostgreSQL too (no network, under 3 minutes)
	$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal

test-all: $(DEV) ## Test everything on both databases, with the large campaigns
	$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal --everything -m "not campaign"
	$(BIN)/python -m pytest --everything -m campaign

questions: $(DEV) ## Ask every kind of question ten thousand times, and check every key
	$(BIN)/python -m pytest tests/content/diagnostics -n $(WORKERS) --everything

year: $(DEV) ## Let 500 people live for a year in 40 zones, and count what was due, said, missing and double
	CAMPAIGN_PEOPLE=500 $(BIN)/python -m pytest tests/services/reminding/test_a_year.py -m campaign --everything

check: $(DEV) ## Check format, lint, types and import contracts
	$(BIN)/ruff format --check $(SHIPPED)
	$(BIN)/ruff check $(SHIPPED)
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(DEV) ## Format the code and mend what lint can mend
	$(BIN)/ruff format $(SHIPPED)
	$(BIN)/ruff check --fix $(SHIPPED)

bench: $(DEV) ## Print the figures of benchmarks/, one JSON line each (at most 10 minutes)
	$(BIN)/python -m benchmarks

bench-long: $(DEV) ## The same with more and longer rounds, and what takes too long for that
	$(BIN)/python -m benchmarks --long

preview: $(RUN) ## Render every screen and a diagram of every flow into preview/
	$(BIN)/python -m bot preview

screens: $(DEV) ## Take the pictures of docs/screens anew (needs Chromium)
	$(BIN)/python -m pytest tests/journeys/test_at_the_screen.py --everything --screens docs/screens

sheets: $(DEV) ## Draw the jars and vision boards of docs/screens anew
	$(BIN)/python -m pytest tests/drawing/test_contact_sheets.py --everything --screens docs/screens

messages: $(DEV) ## Collect the texts for translators
	mkdir -p bot/locales
	PYTHONPATH=. $(BIN)/pybabel -q extract -F babel.cfg --no-location --sort-output --project=Marbles -k N_ \
		-o bot/locales/marbles.pot .

lock: $(DEV) ## Pin the newest allowed versions of all packages
	$(COMPILE) --upgrade --extra dev -o requirements/dev.lock
	$(COMPILE) --upgrade -c requirements/dev.lock -o requirements/run.lock

clean: ## Remove the virtual environment and all caches
	rm -rf .venv .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis preview

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Marbles needs Python 3.11 or newer; say PYTHON=/path/to/python3."; exit 1; }
	$(PYTHON) -m venv .venv

$(RUN): $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/run.lock
	@touch $@

$(DEV): $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.lock
	@touch $@ $(RUN)
