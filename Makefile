# make demo       see it work: the bundled article in an embedded store
# make test       every check and test, on real Neo4j servers too
# make test-jvm   the tests of the store on the engine's JVM build
# make bench      measure, and write docs/benchmarks.md
# make eval       measure the reader on annotated articles; tests/evaluation/README.md has its options
# make calibrate  make the weights of the reader's confidence anew from the development sets
# make golden     write the expected rows (from Neo4j) and texts of the answers anew; read them before you commit
# make docs       write what is generated anew: Python, pages of docs/, the output that pages show
# make format     format the code
# make pins       take the newest versions of what we depend on into tests/constraints.txt
# make clean      remove what the others made

SHELL = /bin/sh
VENV = .venv
PY = $(VENV)/bin/python
PINS = tests/constraints.txt
MODEL = tests/model.txt
PIP = -m pip --disable-pip-version-check -qq
DEMO = demo

# A Python of 3.11 or later that can make virtual environments: PYTHON if given, else the first on the path that runs.
FIND_PYTHON = for p in $(PYTHON) python3.13 python3.12 python3.11 python3.14 python3 python; do \
	  if "$$p" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; \
	  then found="$$p"; break; fi; done; \
	if [ -z "$$found" ]; then \
	  echo "sides needs Python 3.11 or later, with venv (on Debian and Ubuntu: apt-get install python3-venv)." >&2; \
	  echo "None is on the path; if you have one elsewhere: make PYTHON=/path/to/python $(MAKECMDGOALS)" >&2; \
	  exit 1; \
	fi
NEW_VENV = { $(FIND_PYTHON); echo "Making $(1) with $$("$$found" --version) ..."; \
	rm -rf $(1) && "$$found" -m venv $(1) && $(1)/bin/python $(PIP) install --upgrade 'pip>=25.1'; }

.PHONY: help demo test check pytest test-jvm bench eval calibrate golden docs format pins clean

help:
	@sed -n 's/^# \(make .*\)/\1/p' Makefile

$(VENV)/.demo: pyproject.toml $(PINS)
	@$(call NEW_VENV,$(VENV))
	@$(PY) $(PIP) install -c $(PINS) -e .
	@touch $@

# Without its dependencies, which are there: a file with hashes has to name them all.
$(VENV)/.dev: $(VENV)/.demo $(MODEL)
	@$(PY) $(PIP) install -c $(PINS) --group dev
	@$(PY) $(PIP) install --require-hashes --no-deps -r $(MODEL)
	@touch $@

demo: $(VENV)/.demo
	@PATH="$(CURDIR)/$(VENV)/bin:$$PATH" sh tests/demo.sh $(DEMO)

test: check pytest

check: $(VENV)/.dev
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/mypy
	$(PY) -m sides.ontology.generate --check

# Last, so that its summary closes the run.
pytest: $(VENV)/.dev
	$(PY) -m pytest $(ARGS)

.venv-jvm/.done: pyproject.toml $(PINS)
	@$(call NEW_VENV,.venv-jvm)
	@.venv-jvm/bin/python tests/other_engine.py pyproject.toml $(PINS) .venv-jvm/requirements.txt
	@.venv-jvm/bin/python $(PIP) install -r .venv-jvm/requirements.txt
	@.venv-jvm/bin/python $(PIP) install --no-deps -e .
	@touch $@

test-jvm: .venv-jvm/.done
	.venv-jvm/bin/python -m pytest tests/store -k "not neo4j" $(ARGS)

.venv-bench/.done: pyproject.toml $(PINS)
	@$(call NEW_VENV,.venv-bench)
	@.venv-bench/bin/python $(PIP) install -c $(PINS) -e . 'rdflib-neo4j==1.1'
	@touch $@

bench: .venv-bench/.done
	.venv-bench/bin/python tests/benchmarks/run.py $(ARGS)

eval: $(VENV)/.dev
	$(PY) tests/evaluation/run.py $(ARGS)

calibrate: $(VENV)/.dev
	$(PY) tests/evaluation/calibrate.py

golden: $(VENV)/.dev
	$(PY) tests/queries/golden_rows.py
	$(PY) tests/queries/test_answers_text.py

docs: $(VENV)/.dev
	$(PY) -m sides.ontology.generate
	$(PY) -m sides.queries.reference > docs/.cli.md && mv docs/.cli.md docs/cli.md
	$(PY) -m sides.queries.saved_reference > docs/.queries.md && mv docs/.queries.md docs/queries.md
	$(PY) tests/show_outputs.py

format: $(VENV)/.dev
	$(VENV)/bin/ruff check --fix .
	$(VENV)/bin/ruff format .

pins: pyproject.toml
	@$(call NEW_VENV,.venv-pins)
	@.venv-pins/bin/python $(PIP) install -e . --group dev
	@sed -i.old '/^#/!d' $(PINS) && rm $(PINS).old
	@.venv-pins/bin/python $(PIP) freeze --exclude-editable >> $(PINS)
	@rm -rf .venv-pins

clean:
	rm -rf $(VENV) .venv-jvm .venv-bench .venv-pins $(DEMO) build dist *.egg-info .cache
	rm -rf .pytest_cache .hypothesis .mypy_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
