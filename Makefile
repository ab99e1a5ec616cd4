# `make run` and `make test` do all their set-up; see README.md.
PY := .venv/bin/python
UV := $(shell command -v uv 2>/dev/null || echo .tools/bin/uv)

# A picture to open; without FILE, the sample.
IMAGE := $(or $(FILE),resources/samples/fundus.png)

.PHONY: setup run app test lint bench lock translations screenshot qt postgres dicom-tools

setup: .venv/.ready

# uv from the path, else in a small environment of its own, else (Debian without python3-venv) by pip.
$(if $(filter .tools/bin/uv,$(UV)),.tools/bin/uv):
	python3 -m venv .tools 2>/dev/null && .tools/bin/pip install -q uv \
	|| python3 -m pip install -q --break-system-packages --target .tools uv

.venv/.ready: requirements.lock pyproject.toml | $(filter .tools/bin/uv,$(UV))
	test -x $(PY) || $(UV) venv -q --python 3.11 .venv
	$(UV) pip install -q --python $(PY) -r requirements.lock
	$(UV) pip install -q --python $(PY) --no-deps -e .
	touch $@

# The window where there is a display, the same engine headless where there is none.
run: setup
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ] || [ "$$(uname)" = Darwin ]; then \
	    $(MAKE) -s qt && .venv/bin/retsam-gui "$(IMAGE)"; \
	else \
	    .venv/bin/retsam segment "$(IMAGE)" --output retsam-output; \
	fi

# The frozen program in dist/RetSAM: needs no Python, carries ONNX Runtime instead of torch.
app: setup qt
	$(PY) -m PyInstaller --noconfirm --log-level WARN build.spec

# Qt's offscreen platform still needs a few system libraries.
qt: setup
	@$(PY) -c 'import PySide6.QtWidgets' 2>/dev/null || sh packaging/qt-libraries.sh

# A server for the tests of the store; they skip where there is none.
postgres:
	@command -v initdb >/dev/null || ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 \
	|| sh packaging/postgres.sh

# Other people's tools that look at what is exported; tests skip where there are none.
dicom-tools:
	@command -v dciodvfy >/dev/null && command -v dcm2pdf >/dev/null || sh packaging/dicom-tools.sh

test: setup qt postgres dicom-tools
	$(PY) -m pytest -n auto $(ARGS)

lint: setup
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy

bench: setup qt
	$(PY) -m tests.benchmarks

# Names and versions only; for all platforms.
lock:
	$(UV) pip compile -q --universal --python-version 3.11 --extra dev --no-emit-index-url \
	    --no-emit-find-links --no-header --no-annotate pyproject.toml -o requirements.lock

# After texts of the window were added or changed: the .ts files get the new ones, to be translated
# (Qt Linguist or an editor; docs/translating.md); again, and the window has them.
translations: setup
	$(PY) packaging/translations.py

screenshot: setup qt
	$(PY) docs/screenshot.py
