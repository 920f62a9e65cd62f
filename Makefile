# Everything runs inside .venv, which is made on first use; see `make help`.
SHELL := /bin/bash
.DEFAULT_GOAL := help
BIN := .venv/bin
# The first interpreter that casesweep supports; choose another with `make PYTHON=… demo`.
PYTHON ?= $(shell for p in python3.11 python3.12 python3; do \
	"$$p" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 13))' 2>/dev/null \
	&& { echo "$$p"; break; }; done)

.PHONY: help setup demo test soak bench bench-peers check lint types imports evaluate guideline learning-curve clean

help: ## Say what there is
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "make %-10s %s\n", $$1, $$2}' Makefile

setup: .venv/.installed ## Make .venv and install the pinned dependencies

.venv/.installed: pyproject.toml constraints.txt
	@test -n "$(PYTHON)" || { echo "casesweep needs Python 3.11 or 3.12; found neither: install one, or name it with PYTHON=…" >&2; exit 2; }
	"$(PYTHON)" -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[test]'
	@touch .venv/.installed

demo: setup ## Run the bundled sample study and print its case table
	$(BIN)/casesweep run --study spinal_emh
	$(BIN)/casesweep table
	@echo "Documents read: studies/spinal_emh/sample   Case database: data/spinal_emh.sqlite"
	@echo "Look at one case with:  $(BIN)/casesweep show 90000001-1"

test: setup lint types imports ## Lint, types, import rules, then every test
	$(BIN)/pytest -n 2 -m "not soak"

soak: setup ## The long tests: a thousand fault schedules, a hundred kills, texts of a megabyte
	$(BIN)/pytest -n 2 -m soak

bench: setup ## How long everything takes, and the ratios to what others do
	$(BIN)/pytest benchmarks

bench-peers: setup ## Get what casesweep is measured beside; medspaCy in an environment of its own
	$(BIN)/pip install --quiet --constraint constraints.txt --requirement benchmarks/requirements.txt
	$(BIN)/python -m benchmarks.peer

check: setup lint types imports ## The fast lane: everything but the slow tests
	$(BIN)/pytest -n 2 -m "not slow and not soak"

lint: setup
	$(BIN)/ruff check
	$(BIN)/ruff format --check

types: setup
	$(BIN)/mypy

imports: setup
	$(BIN)/lint-imports

evaluate: setup ## Score the extractor on the gold documents, with intervals and kinds of error
	@for split in train test plain hard unseen varied sealed full_texts; do \
		echo "== gold documents: $$split =="; \
		texts=studies/spinal_emh/gold/$$split; test -d $$texts || texts=$$texts.jsonl; \
		$(BIN)/casesweep extract $$texts -o data/predicted-$$split.jsonl && \
		$(BIN)/casesweep evaluate studies/spinal_emh/gold/$$split.jsonl data/predicted-$$split.jsonl \
			--bootstrap 1000 --reliability --details data/disagreements-$$split.tsv || exit; \
	done

guideline: setup ## Write the guideline for annotators anew, from the study's example sentences
	$(BIN)/casesweep review guideline -o studies/spinal_emh/guideline.md

learning-curve: setup ## What more corrections give, by simulated annotators (half an hour)
	$(BIN)/casesweep model curve -o data/learning_curve.html

clean: ## Remove the environment and the caches (the case database in data/ stays)
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
