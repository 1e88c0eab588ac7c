# make books   builds everything in seeds/ into build/
# make test    runs the test suite
# Both install what is missing first: system packages (Debian, Ubuntu), a virtual environment
# in .venv from the lock files, and the package itself. `make help` lists the rest.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SHARED := $(abspath ../shared)

# WeasyPrint's libraries, the typeface of styles/print.css, and those of Hebrew and Arabic.
NEEDED := libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-linuxlibertine
NEEDED += culmus fonts-hosny-amiri
# Dictionaries that know compounds, without which more broken words are left to a person, and
# the library that reads them fastest.
WANTED := hunspell-da hunspell-de-de hunspell-en-us hunspell-es hunspell-fr hunspell-nl hunspell-sv
WANTED += libhunspell-1.7-0
# For the judges of the test suite: epubcheck and veraPDF run on Java, poppler reads the PDFs.
WANTED_FOR_TESTS := java:default-jre-headless pdftotext:poppler-utils
# For the readers of the test suite: e-books are opened in a browser, and Ace judges them in it.
WANTED_FOR_TESTS += chromium:chromium node:nodejs npm:npm
READERS := tests/readers/node_modules/.package-lock.json
# One more than there are cores: tests wait for browsers and validators.
WORKERS := $(shell expr $$(nproc) + 1)

# Packages with free texts in 16 languages, which the weights of line ends are learned from.
MATERIAL := build/material
LEARNED_FROM := gnome-user-docs $(addprefix fortunes-,de it es pl cs ru) \
	$(addprefix debian-edu-doc-,da de es fr it nb-no nl) \
	$(addprefix wesnoth-1.16-,data httt utbs trow did sotbe thot nr tsg l dw ei low)

PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input --quiet
LOCK := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-annotate --no-header --no-emit-index-url --no-emit-find-links

.NOTPARALLEL:

.PHONY: books
books: $(VENV)/.installed ## build every work and every edition of seeds/
	$(BIN)/publisher build $(ARGS)

.PHONY: test
test: $(VENV)/.installed-dev $(READERS) ## run the test suite (ARGS='-k notes' for a part of it)
	$(BIN)/python -m pytest -n $(WORKERS) -m "not long" $(ARGS)

.PHONY: test-long
test-long: $(VENV)/.installed-dev $(READERS) ## run what takes too long for every commit: all books in all readers, ten times the examples
	$(BIN)/python -m pytest -n $(WORKERS) -m "long or hypothesis" --hypothesis-profile long $(ARGS)

.PHONY: quick
quick: $(VENV)/.installed-dev ## run the tests that need no whole book and no Java
	$(BIN)/python -m pytest -m "not slow and not long" $(ARGS)

.PHONY: lint
lint: $(VENV)/.installed-dev ## look for faults of style (ruff)
	$(BIN)/ruff check
	$(BIN)/ruff format --check

.PHONY: types
types: $(VENV)/.installed-dev ## check the types (mypy, strict)
	$(BIN)/python -m mypy

.PHONY: format
format: $(VENV)/.installed-dev ## lay out the code (ruff)
	$(BIN)/ruff check --select I --fix
	$(BIN)/ruff format

.PHONY: hooks
hooks: $(VENV)/.installed-dev ## from now on git runs lint and types before a commit, .ci/run before a push
	$(BIN)/pre-commit install

.PHONY: score
score: $(VENV)/.installed-dev ## measure text recovery on every track of ../shared/score (TRACKS='core tex', QUICK=1)
	$(BIN)/python -m bench.scoring $(TRACKS) $(if $(QUICK),--quick) $(ARGS)

.PHONY: train
train: $(VENV)/.installed-dev $(VENV)/.torch $(MATERIAL)/.unpacked ## fit all that is learned from texts, with a record of it (PAGES=build/pages: from made pages too)
	$(BIN)/python -m training $(MATERIAL) $(PAGES)

.PHONY: pages
pages: $(VENV)/.installed-dev ## make pages with their truth, to learn from, in build/pages (N=20 layouts, SEED=1, ARGS=FOLDER)
	$(BIN)/python -m training.pages --count $(or $(N),20) --seed $(or $(SEED),1) $(ARGS)

.PHONY: folds
folds: $(VENV)/.installed-dev $(VENV)/.torch ## fit it again without each fold of works and without each typesetter, for make score (PAGES as for train)
	$(BIN)/python -m training.folds $(PAGES)

.PHONY: bench
bench: $(VENV)/.installed-dev ## measure start, speed, memory, growth, a house of 1,000 works, waiting beside calibre and pandoc, print against WeasyPrint alone, long books
	$(BIN)/python -m bench.command $(ARGS)
	@echo; $(BIN)/python -m bench.large_house
	@echo; $(BIN)/python -m bench.waiting
	$(BIN)/python -m bench.epub_speed
	@echo; $(BIN)/python -m bench.print_speed
	@echo; $(BIN)/python -m bench.print_growth
	@echo; $(BIN)/python -m bench.restoring
	@echo; $(BIN)/python -m bench.growth

.PHONY: first-book
first-book: $(VENV)/.installed-dev ## walk a newcomer's way from an empty folder to books, timed step by step, and judge them
	$(BIN)/python -m bench.first_book $(ARGS)

.PHONY: docs
docs: $(VENV)/.installed-dev ## write what the manual takes from the code and the seeds
	$(BIN)/python -m docs.findings_page
	$(BIN)/publisher build radens-slut.en --format pdf
	$(BIN)/python -m docs.picture

.PHONY: wheel
wheel: $(VENV)/.installed-dev ## make the wheel in dist/
	$(BIN)/python -m build --no-isolation --wheel

.PHONY: lock
lock: $(VENV)/.installed-dev ## choose the newest versions that pyproject.toml allows
	$(LOCK) $(if $(KEEP),,--upgrade) --extra check --extra office --group install pyproject.toml \
		-o requirements.lock
	$(LOCK) $(if $(KEEP),,--upgrade) --extra check --extra office --group dev --constraint requirements.lock pyproject.toml \
		-o requirements-dev.lock

.PHONY: clean
clean: ## delete everything made: build/, dist/, the virtual environment
	git clean -fdXq build
	rm -rf $(VENV) $(dir $(READERS)) dist .pytest_cache .mypy_cache .ruff_cache .hypothesis

.PHONY: help
help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 11

# -- set-up: each step is done once, and again when what it depends on has changed ----------

.PHONY: packages packages-for-tests
packages packages-for-tests:
	@venv=; $(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || venv=python3-venv; \
	.ci/packages $$venv $(NEEDED) -- $(WANTED) $(if $(findstring tests,$@),$(WANTED_FOR_TESTS))
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "publisher needs Python 3.11 or newer; name one: make PYTHON=python3.12" >&2; exit 1; }

$(MATERIAL)/.unpacked:
	@echo "Fetching what the weights of line ends are learned from"
	@mkdir -p $(MATERIAL)/debs && cd $(MATERIAL)/debs && apt-get download -qq $(LEARNED_FROM)
	@for deb in $(MATERIAL)/debs/*.deb; do \
		name=$${deb##*/}; dpkg -x $$deb $(MATERIAL)/$${name%%_*} || exit; done
	@rm -r $(MATERIAL)/debs && touch $@

# Not in the locks: which wheel is the right one depends on the machine (docs/decisions.md).
$(VENV)/.torch: | $(VENV)/.installed-dev
	@$(BIN)/python -c 'import torch' 2>/dev/null || \
		{ echo "Installing torch"; $(PIP) install 'torch==2.13.*'; }
	@touch $@

$(BIN)/python:
	@echo "Making $(VENV)"
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: requirements.lock pyproject.toml | packages $(BIN)/python
	@echo "Installing what requirements.lock names"
	@$(PIP) install --require-hashes -r requirements.lock
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.installed-dev: requirements-dev.lock pyproject.toml | packages-for-tests $(BIN)/python
	@echo "Installing what requirements-dev.lock names"
	@$(PIP) install --require-hashes -r requirements-dev.lock
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $(VENV)/.installed $@

# npm writes this file when all is there. Without it the tests of readers are skipped and say so.
# No package's own script is run, so that none fetches a browser.
$(READERS): tests/readers/package-lock.json | packages-for-tests
	@command -v npm >/dev/null || exit 0; \
	echo "Installing what tests/readers/package-lock.json names"; \
	npm ci --silent --ignore-scripts --prefix $(<D) || \
		echo "Going on without it: e-books are not opened in readers." >&2
