# make run · make demo · make test · make check · make bench · make torture    (see README.md)

SHELL := /bin/sh
.DEFAULT_GOAL := run
.PHONY: run demo test torture check bench ready messages clean

# An empty environment has no search path; every system has these folders.
PATH ?= /usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
PORT ?= 8000
export PATH PORT
PYTHON := .venv/bin/python
-include .env
export

.ready/system-run: scripts/install-system.sh
	@mkdir -p .ready
	@$(if $(SYSTEM_READY),true,scripts/install-system.sh run)
	@touch $@

.ready/system-test: scripts/install-system.sh
	@mkdir -p .ready
	@$(if $(SYSTEM_READY),true,scripts/install-system.sh test)
	@touch $@ .ready/system-run

.venv/bin/python: | .ready/system-run
	@python3 -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Anteroom needs Python 3.11 or newer; this is " + sys.version.split()[0])'
	@python3 -m venv .venv

.ready/python-run: requirements.txt | .venv/bin/python
	@echo "Installing Python packages (first time: about a minute)"
	@$(PYTHON) -m pip install -q --disable-pip-version-check --root-user-action=ignore -r requirements.txt
	@touch $@

.ready/python-test: requirements.txt requirements-dev.txt | .venv/bin/python
	@echo "Installing Python packages for tests"
	@$(PYTHON) -m pip install -q --disable-pip-version-check --root-user-action=ignore -r requirements-dev.txt
	@touch $@ .ready/python-run

.ready/messages: $(wildcard locale/*/LC_MESSAGES/django.po) | .ready/system-run .ready/python-run
	@cd locale && for language in */LC_MESSAGES; do msgfmt --check-format -o $$language/django.mo $$language/django.po; done
	@touch $@

# Everything that the program needs on this machine.
ready: .ready/system-run .ready/python-run .ready/messages

run: ready
	@$(PYTHON) manage.py prepare --welcome
	@# honcho counts PORT up by 100 for each program; the address in mails, which the worker sends, must stay that of the web server.
	@SITE_URL="$${SITE_URL:-http://127.0.0.1:$(PORT)}" exec .venv/bin/honcho start

demo: ready
	@$(PYTHON) manage.py prepare
	@$(PYTHON) manage.py demo

test: .ready/system-test .ready/python-test .ready/messages
	@$(PYTHON) -m pytest -n 2 -m "not journey and not torture"
	@$(PYTHON) -m tests.services $(PYTHON) -m pytest -n 2 -m postgresql
	@$(PYTHON) -m pytest -m journey

torture: .ready/system-test .ready/python-test .ready/messages
	@$(PYTHON) -m pytest -m torture -p no:randomly

check: .ready/system-test .ready/python-test .ready/messages
	@.venv/bin/ruff check .
	@.venv/bin/ruff format --check .
	@.venv/bin/mypy config intake triage
	@.venv/bin/lint-imports --no-logo
	@$(PYTHON) manage.py check --fail-level ERROR
	@$(PYTHON) manage.py makemigrations --check --dry-run
	@SITE_URL=https://anteroom.example ALLOWED_HOSTS=anteroom.example SECRET_KEY=a-long-value-for-this-check-only-0123456789-abcdefghij $(PYTHON) manage.py check --deploy --fail-level WARNING
	@$(PYTHON) manage.py spectacular --validate --fail-on-warn --file /dev/null

bench: .ready/system-test .ready/python-test .ready/messages
	@$(PYTHON) -m bench

# After a change of texts: collects them into locale/*/LC_MESSAGES/django.po for translators.
messages: .ready/system-run .ready/python-run
	@$(PYTHON) manage.py collect_wording
	@$(PYTHON) manage.py makemessages -v 0 -a --no-location --no-wrap --no-obsolete --ignore '.venv/*' --ignore 'tests/*' --ignore 'config/*' --ignore '*/admin/*' \
		--ignore 'templates/admin/*' --ignore 'templates/triage/review/*' --ignore 'triage/views/review*'  # staff pages are in English
	@rm -f .ready/messages

# Everything that make itself has made; never data (var/, media/).
clean:
	rm -rf .venv .ready .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
