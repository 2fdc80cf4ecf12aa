# transnews. `make help` lists the targets; `make demo` and `make test` need nothing but Python 3.11, make and a package registry.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed
INSTALLED_DEV := $(VENV)/.installed-dev
DEMO := build/demo
CORPUS := build/corpus
LOCK := --override overrides.txt --generate-hashes --no-emit-index-url --no-header --python-version 3.11 --quiet

export PIP_DISABLE_PIP_VERSION_CHECK := 1

.DEFAULT_GOAL := help
.PHONY: help install demo test check fix locales messages lock bench measure quality audit poedit clean gettext chromium corpus

help: ## Show this list.
	@awk -F ':.*## ' '/^[a-z]+:.*## /{printf "  make %-9s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

install: $(INSTALLED) ## Install transnews into .venv.

$(INSTALLED): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "transnews needs Python 3.11 or newer: make PYTHON=python3.11"; exit 1; }
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --no-deps --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

$(INSTALLED_DEV): $(INSTALLED) requirements-dev.lock
	$(BIN)/python -m pip install --quiet --no-deps --require-hashes -r requirements-dev.lock
	@touch $@

# A copy of the sample project, so that the demo always translates and never touches reviewed files.
demo: $(INSTALLED) ## Install, then translate the sample articles and say where to look.
	@rm -rf $(DEMO) && mkdir -p $(DEMO)
	@cp -R articles glossaries models transnews.toml $(DEMO)
	$(BIN)/transnews --project $(DEMO) translate
	@echo
	@$(BIN)/transnews --project $(DEMO) status
	@echo
	@echo "Read the first article in Portuguese:  $(DEMO)/locales/pt/2025-08-22-kallas.md"
	@$(BIN)/transnews --project $(DEMO) preview --quiet
	@echo "Beside its source, what to look at:    $(DEMO)/preview/pt/2025-08-22-kallas.html"
	@echo "Review it in the browser:              $(BIN)/transnews --project $(DEMO) review --to pt"
	@echo "Or in Poedit:                          $(DEMO)/locales/pt/2025-08-22-kallas.po"
	@echo "Then build the variant again:          $(BIN)/transnews --project $(DEMO) build"

test: $(INSTALLED_DEV) gettext chromium corpus ## Install, then run every test.
	$(BIN)/python -m pytest

check: $(INSTALLED_DEV) gettext ## Format, lint, types, and the examples in the docstrings.
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python -m pytest src

fix: $(INSTALLED_DEV) ## Format and mend what the linter can mend.
	$(BIN)/ruff check --fix --quiet . ; $(BIN)/ruff format .

# Make knows what changed since the last build; both commands write only files that differ.
locales: $(VENV)/.locales ## Build the variants and review pages whose article, PO file, glossary or settings changed.

$(VENV)/.locales: $(INSTALLED) transnews.toml $(wildcard articles/* articles/*/* glossaries/* locales/*/*.po locales/*/*/*.po)
	$(BIN)/transnews build
	$(BIN)/transnews preview --quiet
	@touch $@

# Babel's own commands; the template is made on the way and not kept.
messages: $(INSTALLED) ## Bring the catalogues of src/transnews/locale up to date, and compile them.
	@mkdir -p build
	$(BIN)/pybabel -q extract --mapping-file pyproject.toml --no-location --no-wrap --output-file build/transnews.pot src
	$(BIN)/pybabel -q update --domain transnews --output-dir src/transnews/locale --input-file build/transnews.pot --no-wrap --no-fuzzy-matching --ignore-pot-creation-date
	$(BIN)/pybabel -q compile --domain transnews --directory src/transnews/locale

lock: $(INSTALLED_DEV) ## Resolve and lock the dependencies again.
	$(BIN)/uv pip compile pyproject.toml --group build $(LOCK) -o requirements.lock
	$(BIN)/uv pip compile pyproject.toml --extra cluster --extra exchange --extra inflect --extra ingest --extra plot --group dev -c requirements.lock $(LOCK) -o requirements-dev.lock

# A few minutes; those of the closing table of docs/benchmarks.md: make bench COPIES=20 SIZES=1000,20000
COPIES ?= 1
ARTICLES ?= 10000
SIZES ?= 1000,5000
bench: $(INSTALLED_DEV) ## Measure speed, scaling, an unchanged archive, memory, start-up: one table.
	$(BIN)/python benchmarks/table.py --copies $(COPIES) --articles $(ARTICLES) --sizes $(SIZES)

measure: $(INSTALLED_DEV) ## Run the other benchmarks (detection, segmentation, checks, markup, quality ...).
	@for b in ladder checks markup quality names fidelity terminology segmentation dates detection memory; do echo "== $$b"; $(BIN)/python benchmarks/$$b.py || exit 1; done

quality: $(INSTALLED_DEV) ## Measure what the drafts get right (docs/quality.md).
	@for b in quality names fidelity terminology; do echo "== $$b"; $(BIN)/python benchmarks/$$b.py || exit 1; done

# In an environment of its own: what audits is no dependency. SECURITY.md has the review for where the database is out of reach.
audit: ## Ask pip-audit for known flaws in what is locked.
	@test -x build/audit/bin/pip-audit || { $(PYTHON) -m venv build/audit && build/audit/bin/python -m pip install --quiet pip-audit; }
	build/audit/bin/pip-audit --strict --disable-pip --require-hashes -r requirements.lock

# Not part of `make test`: some 200 MB of packages, and a screen.
poedit: $(INSTALLED_DEV) ## Let Poedit edit and save PO files on a virtual screen; nothing may be lost.
	@for p in poedit Xvfb xdotool import dbus-run-session; do command -v $$p >/dev/null || missing=1; done; \
	  if [ -n "$$missing" ]; then apt-get -qq update && apt-get -qq install -y --no-install-recommends poedit xvfb xdotool imagemagick dbus >/dev/null; fi
	$(BIN)/python scripts/poedit.py

# The tests run gettext's own tools over every PO file we write.
gettext:
	@command -v msgfmt >/dev/null && command -v msgmerge >/dev/null || { \
	  if command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ]; then apt-get -qq update && apt-get -qq install -y gettext >/dev/null; \
	  elif command -v brew >/dev/null; then brew install gettext; \
	  else echo "Please install gettext (msgfmt, msgmerge): the tests check our PO files with it."; exit 1; fi; }

# The tests look at the pages in a real browser (tests/browser); DejaVu has the letters of every sample.
chromium:
	@for p in chromium chromium-browser google-chrome google-chrome-stable; do command -v $$p >/dev/null && exit 0; done; \
	  if command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ]; then apt-get -qq update && apt-get -qq install -y --no-install-recommends chromium fonts-dejavu-core >/dev/null; \
	  elif command -v brew >/dev/null; then brew install --cask chromium; \
	  else echo "Please install Chromium (chromium, chromium-browser or google-chrome): the tests open our pages in it."; exit 1; fi

# Real pages for the laws of tests/test_corpus.py: source archives with fixed hashes, unread by pip but for their
# metadata; where there is apt, documentation of Debian too (a name that this distribution lacks is passed over).
corpus: $(CORPUS)/.fetched ## Fetch the pages that tests/test_corpus.py reads.

$(CORPUS)/.fetched: tests/corpus/pypi.txt tests/corpus/debian.txt | $(INSTALLED_DEV)
	@rm -rf $(CORPUS) && mkdir -p $(CORPUS)/pypi $(CORPUS)/debian
	$(BIN)/python -m pip download --quiet --no-deps --require-hashes -r tests/corpus/pypi.txt --dest $(CORPUS)/pypi
	@if command -v apt-get >/dev/null && command -v dpkg-deb >/dev/null; then \
	  if [ "$$(id -u)" = 0 ]; then apt-get -qq update; fi; \
	  cd $(CORPUS)/debian && for p in $$(grep -v '^#' ../../../tests/corpus/debian.txt); do \
	    apt-get -qq -o APT::Sandbox::User=root download $$p && dpkg-deb -x $${p}_*.deb $$p && rm $${p}_*.deb || echo "not in the corpus: $$p"; \
	  done; fi
	@touch $@

clean: ## Remove what make made.
	rm -rf $(VENV) build .transnews .pytest_cache .mypy_cache .ruff_cache .hypothesis
