# The words people say: make run, make test, make check, make bench. `make help` lists them all.

PYTHON ?= python3
PORT ?= 8000
VENV := .venv
PY := $(VENV)/bin/python
PIP := $(PY) -m pip --disable-pip-version-check
DATA_DIR ?= data
# One more than cores: threads of one process only wait for each other
WORKERS ?= 3

# How `make run` serves on this machine: as in production, but over plain http, with static files
# as they are, and for this machine only, with a key made once and kept beside the data.
LOCAL = DEBUG=false HTTPS=false COMPRESS_STATIC=false ALLOWED_HOSTS=127.0.0.1,localhost,[::1] \
	DATA_DIR=$(DATA_DIR) SECRET_KEY="$$(cat $(DATA_DIR)/secret_key)"

.PHONY: help run dev admin test test-postgres check format types floors messages drawing bench bench-large clean

help: ## this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1\t\2/' | expand -t 24

# Install from a file of requirements and name each package as it is fetched; ends as pip does.
# Nothing is compiled beforehand: Python keeps what it compiles on the first start.
define install
{ $(PIP) install --no-compile --progress-bar off -r $(1); echo "exit $$?"; } | \
while read -r word rest; do case $$word in \
	Collecting) printf ' %s' "$${rest%% *}";; \
	Installing) printf '\nUnpacking them …';; \
	exit) echo; exit "$$rest";; \
esac; done
endef

$(PY):
	@echo "Making a Python environment in $(VENV)/ …"
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.runtime: requirements.txt | $(PY)
	@echo "Installing what the archive needs …"
	@$(call install,requirements.txt)
	@touch $@

$(VENV)/.development: requirements.txt requirements-dev.txt | $(PY)
	@echo "Installing what development needs …"
	@$(call install,requirements-dev.txt)
	@touch $@ $(VENV)/.runtime

$(DATA_DIR)/secret_key:
	@mkdir -p $(DATA_DIR)
	@$(PYTHON) -c "import secrets; print(secrets.token_urlsafe(50))" > $@

run: $(VENV)/.runtime $(DATA_DIR)/secret_key ## set everything up and serve the archive on 127.0.0.1:8000 (PORT=… for another)
	@echo "Preparing the archive in $(DATA_DIR)/ …"
	@$(LOCAL) exec $(VENV)/bin/gunicorn archive.wsgi --config local_server.py --bind 127.0.0.1:$(PORT) --workers $(WORKERS)

dev: $(VENV)/.development $(DATA_DIR)/secret_key ## serve with debug pages and reloading
	@echo "Preparing the archive in $(DATA_DIR)/ …"
	@DATA_DIR=$(DATA_DIR) $(PY) manage.py prepare
	@DATA_DIR=$(DATA_DIR) $(PY) manage.py runserver 127.0.0.1:$(PORT)

admin: $(VENV)/.runtime $(DATA_DIR)/secret_key ## make an administrator for the desk
	@$(LOCAL) $(PY) manage.py migrate --verbosity 0
	@$(LOCAL) $(PY) manage.py createsuperuser

test: $(VENV)/.development ## the whole suite on SQLite (or DATABASE_URL)
	@$(PY) -m pytest -n auto --dist worksteal $(ARGS)

test-postgres: $(VENV)/.development ## the same suite on PostgreSQL (DATABASE_URL overrides the address)
	@DATABASE_URL=$${DATABASE_URL:-postgres://postgres@127.0.0.1:5432/archive} $(PY) -m pytest -n auto --dist worksteal $(ARGS)

check: $(VENV)/.development ## lint, format, types, floors, migrations, translations
	@$(VENV)/bin/ruff check .
	@$(VENV)/bin/ruff format --check .
	@$(PY) -m mypy
	@$(VENV)/bin/lint-imports
	@$(PY) manage.py check --verbosity 0
	@$(PY) manage.py makemigrations --check --dry-run
	@$(PY) manage.py check_messages

format: $(VENV)/.development ## put the code in order
	@$(VENV)/bin/ruff check --fix .
	@$(VENV)/bin/ruff format .

messages: $(VENV)/.development ## collect and compile the texts of the interface (needs gettext)
	@$(PY) manage.py makemessages --all --no-obsolete --no-wrap --add-location file --ignore .venv --ignore tests --ignore bench
	@$(PY) manage.py compilemessages --ignore .venv

drawing: $(VENV)/.development ## draw the house anew from its imports (docs/img/house.svg)
	@$(PY) -m tests.house.drawing

bench: $(VENV)/.development ## print the measured figures
	@for one in bench/bench_*.py; do $(PY) -m bench.$$(basename $$one .py) || exit 1; done

bench-large: $(VENV)/.development ## the search over a million made-up rows (ROWS=… for another number); takes minutes
	@$(PY) -m bench.large_search $(ROWS)

clean: ## remove what can be made again (never the data)
	rm -rf $(VENV) staticfiles .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
