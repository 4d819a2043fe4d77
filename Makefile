# The whole house in four words: run, test, check, clean.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.ready
STAMP_TEST := $(VENV)/.ready-test
STAMP_CHECK := $(VENV)/.ready-check
TOOLS := .alat
# Other engines have an environment of their own: nothing of the application runs beside them.
ORACLE := $(TOOLS)/oracle
STAMP_ORACLE := $(ORACLE)/.ready
VNU := $(TOOLS)/node_modules/vnu-jar/build/dist/vnu.jar
AXE := $(TOOLS)/node_modules/axe-core/axe.min.js
MODDLE := $(TOOLS)/node_modules/bpmn-moddle/dist/index.js
# A server on loopback; the role may create databases.
POSTGRES ?= postgres://postgres@127.0.0.1:5432/lakip

.PHONY: run test check lint types migrations deploy postgres browser libreoffice oracle clean

run: $(STAMP) pustaka ## prepare everything, serve the demo on 127.0.0.1:8000 and build its documents
	$(BIN)/python manage.py migrate --verbosity 0
	LAKIP_DEMO=1 $(BIN)/python manage.py contoh
	@$(BIN)/python manage.py qcluster & pekerja=$$!; \
		LAKIP_DEMO=1 $(BIN)/python manage.py runserver --noreload 127.0.0.1:8000 & server=$$!; \
		trap 'kill $$server $$pekerja' INT TERM; wait $$server; kill $$pekerja 2>/dev/null; wait

test: $(STAMP_TEST) pustaka ## pass the tests on SQLite
	env -u DATABASE_URL $(BIN)/pytest -n auto

check: lint types migrations deploy postgres browser libreoffice oracle ## all there is besides `make test`

lint: $(STAMP_CHECK)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(STAMP_CHECK)
	$(BIN)/mypy

migrations: $(STAMP)
	$(BIN)/python manage.py makemigrations --check --dry-run

deploy: $(STAMP)
	LAKIP_PRODUCTION=1 LAKIP_SECRET_KEY=$$($(BIN)/python -c 'import secrets; print(secrets.token_urlsafe(50))') \
		LAKIP_HOSTS=lakip.example.go.id $(BIN)/python manage.py check --deploy --fail-level WARNING

postgres: $(STAMP_TEST) pustaka # with poppler, so that no reader of the PDF is passed over
	./deploy/require pdfinfo poppler-utils
	DATABASE_URL=$(POSTGRES) $(BIN)/pytest -n auto

browser: $(STAMP_CHECK) pustaka $(VNU) $(AXE)
	./deploy/require chromium chromium
	env -u DATABASE_URL AXE=$(AXE) VNU=$(VNU) $(BIN)/pytest -m browser

libreoffice: $(STAMP_TEST) pustaka
	./deploy/require soffice libreoffice-calc-nogui libreoffice-writer-nogui
	@test -e "$$(dirname "$$(readlink -f "$$(command -v soffice)")")/libswlo.so" || \
		./deploy/require - libreoffice-writer-nogui
	env -u DATABASE_URL $(BIN)/pytest -m libreoffice

oracle: $(STAMP_ORACLE) pustaka $(MODDLE) ## let other engines run and read what we export
	env -u DATABASE_URL BPMN_MODDLE=$(MODDLE) $(ORACLE)/bin/pytest -n auto -m oracle

.PHONY: pustaka
pustaka: $(STAMP) ## WeasyPrint's system libraries, installed where we may
	@$(BIN)/python -c 'import weasyprint' 2>/dev/null || ./deploy/require - \
		libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0

$(BIN)/python:
	$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); ./deploy/require - python3-venv && $(PYTHON) -m venv $(VENV); }

$(STAMP): $(BIN)/python pyproject.toml constraints.txt
	$(BIN)/pip install --quiet --constraint constraints.txt .
	@touch $@

$(STAMP_TEST): $(STAMP)
	$(BIN)/pip install --quiet --constraint constraints.txt '.[test]'
	@touch $@

$(STAMP_CHECK): $(STAMP_TEST)
	$(BIN)/pip install --quiet --constraint constraints.txt '.[test,check]'
	@touch $@

$(STAMP_ORACLE): $(BIN)/python pyproject.toml constraints.txt
	$(BIN)/python -m venv $(ORACLE)
	$(ORACLE)/bin/pip install --quiet --constraint constraints.txt '.[test,oracle]'
	@touch $@

$(VNU) $(AXE) $(MODDLE):
	@command -v npm >/dev/null || ./deploy/require npm npm
	@command -v java >/dev/null || ./deploy/require java default-jre-headless
	npm install --silent --no-save --no-package-lock --prefix $(TOOLS) vnu-jar@26.9.27 axe-core@4.14.1 bpmn-moddle@10.3.1

clean: ## forget everything made here, the demo's database too
	rm -rf $(VENV) $(TOOLS) var
