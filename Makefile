# make = make site. Two commands do everything on a fresh machine: make site, make test.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed

.PHONY: site test serve check bench messages pictures screenshots lock clean

site: $(INSTALLED)
	$(BIN)/python build_site.py build

test: $(INSTALLED)
	$(BIN)/python tests/browser.py
	$(BIN)/python tests/programs.py
	$(BIN)/python -m pytest -n 2

serve: $(INSTALLED)
	$(BIN)/python build_site.py serve

check: $(INSTALLED)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

# What validation costs, in plain frictionless on the same synthetic packages; what builds cost, from
# nothing and after changes; how large the data files are and what part of a build they take.
bench: $(INSTALLED)
	$(BIN)/python -m benchmarks.validation
	$(BIN)/python -m benchmarks.builds --size S
	$(BIN)/python -m benchmarks.downloads

# The Vietnamese texts after a change of an English one; fill in what is empty in vi.po.
messages: $(INSTALLED)
	mkdir -p build
	$(BIN)/pybabel -q extract -F site_src/messages/babel.cfg -k plural:1,2 --no-location \
		--sort-output --omit-header -o build/messages.pot .
	$(BIN)/pybabel -q update -l vi -i build/messages.pot -o site_src/messages/vi.po \
		--omit-header --no-fuzzy-matching --ignore-obsolete --width 100

# The pictures of the README, taken of the built site and of a report.
pictures: site
	$(BIN)/python tests/pictures.py site
	$(BIN)/python tests/report_picture.py

# Every page type on phone and desktop, light and dark, in both languages: build/screenshots.
screenshots: site
	$(BIN)/python tests/screenshots.py site

# Newest versions that pyproject.toml allows, with their hashes and without addresses.
lock: $(INSTALLED)
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile pyproject.toml --extra dev --extra cluster --universal --python-version 3.11 \
		--generate-hashes --no-header --no-annotate --upgrade --output-file requirements.txt

clean:
	rm -rf build site $(VENV)

$(INSTALLED): requirements.txt pyproject.toml
	@$(PYTHON) -c 'import sys, ensurepip; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer with venv is needed (Debian: apt install python3 python3-venv)."; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@
