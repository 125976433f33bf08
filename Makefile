# `make` tells what can be made. Needed: Python 3.11 or newer, and make.

PORT ?= 8000
PYTHON ?= python3
ARGS ?=
N ?= 100000
export PORT

BIN = .venv/bin/python
PIP = $(BIN) -m pip --disable-pip-version-check
UV_COMPILE = .local/uv/bin/uv pip compile --quiet --universal --python-version 3.11 \
	--generate-hashes --no-annotate --no-header $(ARGS)

.PHONY: help run dev test bench screenshots lint messages lock stop clean erase port-is-free
.NOTPARALLEL:
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help

help: ## This list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-9s %s\n", $$1, $$2}' Makefile

run: port-is-free .venv/base.stamp ## The site on 127.0.0.1:8000 (PORT=…), with a database of its own (DATABASE_URL=…)
	@$(BIN) -m config.prepare
	@DJANGO_SETTINGS_MODULE=config.settings.local exec $(BIN) -m gunicorn --config config/gunicorn.py

dev: port-is-free .venv/dev.stamp ## The same for developers: shows errors, reloads changed code
	@$(BIN) -m config.prepare
	@DEBUG=1 exec $(BIN) manage.py runserver 127.0.0.1:$(PORT)

test: lint ## All checks and tests, in a real browser too (ARGS='-k word' for some)
	@$(BIN) -m pytest -n logical --maxprocesses 4 $(ARGS)

screenshots: .venv/dev.stamp ## Every page in screenshots/, in both sizes, themes and languages
	@$(BIN) -m config.catalogs compile
	@$(BIN) -m pytest -q -n logical --maxprocesses 4 tests/browser/test_screenshots.py $(ARGS)

bench: .venv/dev.stamp ## Times, queries and rows read of the lists, over 100000 contributions (N=1000000)
	@$(BIN) -m benchmarks $(N)

lint: .venv/dev.stamp ## The checks that run no test
	@$(BIN) -m ruff check --quiet .
	@$(BIN) -m ruff format --check --quiet .
	@$(BIN) -m djlint --lint --quiet templates
	@$(BIN) -m config.catalogs compile
	@SECRET_KEY="$$($(BIN) -c 'import secrets; print(secrets.token_urlsafe(50))')" \
		ALLOWED_HOSTS=consejo.example DATABASE_URL=postgresql://consejo@127.0.0.1/consejo \
		PRIVATE_FILES_DIR=.local/files \
		$(BIN) manage.py check --deploy --fail-level WARNING --settings config.settings.production

messages: .venv/dev.stamp ## Brings the translation catalogs in step with code and templates
	@$(BIN) -m config.catalogs update

lock: ## Writes requirements/*.txt from *.in (ARGS=--upgrade for newer versions)
	@$(PYTHON) -m venv --clear .local/uv
	@.local/uv/bin/python -m pip --disable-pip-version-check install -qq uv
	@$(UV_COMPILE) requirements/base.in --output-file requirements/base.txt
	@$(UV_COMPILE) requirements/dev.in --constraints requirements/base.txt --output-file requirements/dev.txt
	@rm -rf .local/uv

stop: ## Stops the embedded databases, whoever uses them
	@test ! -x $(BIN) || $(BIN) -m config.embedded_postgres stop

clean: ## Deletes what can be made again; the data stay
	@test ! -x $(BIN) || $(BIN) -m config.embedded_postgres remove .local/postgres-test .local/postgres-bench || true
	@rm -rf .venv .local/static .local/static.sources .local/uv .pytest_cache .ruff_cache .hypothesis test-results
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
	@find locale -name '*.mo' -delete

erase: .venv/base.stamp ## Deletes the data of this copy: embedded databases, files, secret key
	@$(BIN) -m config.embedded_postgres remove
	@rm -rf .local

port-is-free:
	@$(PYTHON) -c 'import socket, sys; sys.exit("Port $(PORT) of 127.0.0.1 is taken. Stop what uses it, or \
	name another: make run PORT=8001" if socket.socket().connect_ex(("127.0.0.1", $(PORT))) == 0 else 0)'

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "Python 3.11 or newer is needed; $(PYTHON) is $$($(PYTHON) --version 2>&1). Name another: make PYTHON=python3.12"; \
		exit 1; }
	@$(PYTHON) -m venv --clear .venv || { rm -rf .venv; exit 1; }

# Installed again only when a lock changes. dev.txt holds all that base.txt holds.
.venv/base.stamp: requirements/base.txt .venv/bin/python
	@echo "Installing what the site needs …"
	@$(PIP) install -qq --require-hashes --requirement requirements/base.txt
	@touch $@

.venv/dev.stamp: requirements/dev.txt .venv/bin/python
	@echo "Installing what the site and its tests need …"
	@$(PIP) install -qq --require-hashes --requirement requirements/dev.txt
	@touch $@
