# The words people say: make run, make test, make check, make bench. `make help` lists them all.

PYTHON ?= python3
PORT ?= 8000
VENV := .venv
PY := $(VENV)/bin/python
PIP := $(PY) -m pip --disable-pip-version-check
DATA_DIR ?= data
# One more than cores: threads of one process only wait for each other
WORKERS ?= 3

# How `make run` serves on this machine: as in production, but over plain http and for this
# machine only, with a key made once and kept beside the data.
LOCAL = DEBUG=false HTTPS=false ALLOWED_HOSTS=127.0.0.1,localhost,[::1] \
	DATA_DIR=$(DATA_DIR) SECRET_KEY="$$(cat $(DATA_DIR)/secret_key)"

.PHONY: help run dev admin test test-postgres check format types floors messages collection bench bench-large clean

help: ## this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1\t\2/' | expand -t 24

$(VENV)/.runtime: requirements.txt
	@test -x $(PY) || $(PYTHON) -m venv $(VENV)
	@echo "Installing what the archive needs …"
	@$(PIP) install --quiet -r requirements.txt
	@touch $@

$(VENV)/.development: requirements.txt requirements-dev.txt
	@test -x $(PY) || $(PYTHON) -m venv $(VENV)
	@echo "Installing what development needs …"
	@$(PIP) install --quiet -r requirements-dev.txt
	@touch $@ $(VENV)/.runtime

$(DATA_DIR)/secret_key:
	@mkdir -p $(DATA_DIR)
	@$(PYTHON) -c "import secrets; print(secrets.token_urlsafe(50))" > $@

staticfiles/.current: $(VENV)/.runtime $(DATA_DIR)/secret_key $(shell find static -type f 2>/dev/null)
	@$(LOCAL) $(PY) manage.py collectstatic --noinput --verbosity 0
	@touch $@

run: $(VENV)/.runtime $(DATA_DIR)/secret_key staticfiles/.current ## set everything up and serve the archive on 127.0.0.1:8000 (PORT=… for another)
	@$(LOCAL) $(PY) manage.py migrate --verbosity 0
	@$(LOCAL) $(PY) manage.py load_collection
	@echo
	@echo "  The archive:  http://127.0.0.1:$(PORT)/"
	@echo "  The desk:     http://127.0.0.1:$(PORT)/desk/   (the first time it asks for an administrator)"
	@echo "  Stop with Ctrl-C; everything you change is kept in $(DATA_DIR)/."
	@echo
	@$(LOCAL) exec $(VENV)/bin/gunicorn archive.wsgi --bind 127.0.0.1:$(PORT) --workers $(WORKERS) --worker-class gthread --threads 1 --log-level warning

dev: $(VENV)/.development $(DATA_DIR)/secret_key ## serve with debug pages and reloading
	@DATA_DIR=$(DATA_DIR) $(PY) manage.py migrate --verbosity 0
	@DATA_DIR=$(DATA_DIR) $(PY) manage.py load_collection
	@DATA_DIR=$(DATA_DIR) $(PY) manage.py runserver 127.0.0.1:$(PORT)

admin: $(VENV)/.runtime $(DATA_DIR)/secret_key ## make an administrator for the desk
	@$(LOCAL) $(PY) manage.py migrate --verbosity 0
	@$(LOCAL) $(PY) manage.py createsuperuser

test: $(VENV)/.development ## the whole suite on SQLite (or DATABASE_URL)
	@$(PY) -m pytest -n auto --dist worksteal $(ARGS)

test-postgres: $(VENV)/.development ## the same suite on PostgreSQL (DATABASE_URL overrides the address)
	@DATABASE_URL=$${DATABASE_URL:-postgres://postgres@127.0.0.1:5432/archive} $(PY) -m pytest -n auto --dist worksteal $(ARGS)

check: $(VENV)/.development ## lint, format, types, floors, migrations, collection, translations
	@$(VENV)/bin/ruff check .
	@$(VENV)/bin/ruff format --check .
	@$(PY) -m mypy
	@$(VENV)/bin/lint-imports
	@$(PY) manage.py check --verbosity 0
	@$(PY) manage.py makemigrations --check --dry-run
	@$(PY) manage.py build_collection --check
	@$(PY) manage.py check_messages

format: $(VENV)/.development ## put the code in order
	@$(VENV)/bin/ruff check --fix .
	@$(VENV)/bin/ruff format .

messages: $(VENV)/.development ## collect and compile the texts of the interface (needs gettext)
	@$(PY) manage.py makemessages --all --no-obsolete --no-wrap --add-location file --ignore .venv --ignore tests --ignore bench
	@$(PY) manage.py compilemessages --ignore .venv

collection: $(VENV)/.development ## build the fixtures of the first collection from its CSV files
	@$(PY) manage.py build_collection

bench: $(VENV)/.development ## print the measured figures
	@for one in bench/bench_*.py; do $(PY) -m bench.$$(basename $$one .py) || exit 1; done

bench-large: $(VENV)/.development ## the search over a million made-up rows (ROWS=… for another number); takes minutes
	@$(PY) -m bench.large_search $(ROWS)

clean: ## remove what can be made again (never the data)
	rm -rf $(VENV) staticfiles .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
