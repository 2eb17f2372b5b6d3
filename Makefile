# make run         start Factcheck (without a display: walk the whole job in the terminal)
# make test        all tests; needs no display
# make bench       the figures, as ratios taken in one run
# make faults      kill, flip bits, walk at random; a table of what was tried, survived and lost
# make eval-pages  how well articles are taken out of pages: those in FOLDER=..., or some of our own
# make eval        how well articles are split, against public splitters; DATA=FOLDER has the sets
# make screenshots draw the window into docs/
# make lint        ruff and mypy;  make format rewrites the sources
# make wheel       build dist/*.whl
# PYTHON=python3.12 chooses another Python for .venv; ARGS="..." goes to the program or to pytest.

PYTHON ?=
ARGS ?=
DATA ?= ../shared/eval
bin := .venv/bin

ifneq ($(shell uname -s),Linux)
screen := window
else ifneq ($(strip $(DISPLAY)$(WAYLAND_DISPLAY)),)
screen := window
else
screen := terminal
endif

.PHONY: run test bench eval-pages faults screenshots lint format wheel clean

run:
	@.ci/setup $(screen) $(PYTHON)
	@$(bin)/factcheck $(ARGS) || { code=$$?; [ $$code -eq 2 ] || exit $$code; \
		echo "Here is the same job in the terminal, with the sample articles:"; \
		$(bin)/python -m factcheck walk; }

test:
	@.ci/setup offscreen $(PYTHON)
	$(bin)/python -m pytest -n 2 $(ARGS)

bench:
	@.ci/setup offscreen $(PYTHON)
	$(bin)/python tests/benchmarks/bench.py $(ARGS)

faults:
	@.ci/setup offscreen $(PYTHON)
	$(bin)/python -m tests.faults.run $(ARGS)

eval-pages:
	@.ci/setup terminal $(PYTHON)
	$(bin)/python tests/benchmarks/extraction.py $(FOLDER) $(ARGS)

eval:
	@.ci/setup terminal $(PYTHON)
	@$(bin)/python tests/benchmarks/scoreboard.py $(DATA) $(ARGS)

screenshots:
	@.ci/setup offscreen $(PYTHON)
	$(bin)/python tests/benchmarks/screenshots.py $(ARGS)

lint:
	@.ci/setup terminal $(PYTHON)
	$(bin)/ruff check .
	$(bin)/ruff format --check .
	$(bin)/mypy

format:
	@.ci/setup terminal $(PYTHON)
	$(bin)/ruff check --fix .
	$(bin)/ruff format .

wheel:
	@.ci/setup terminal $(PYTHON)
	$(bin)/hatchling build -t wheel

clean:
	rm -rf .venv dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find factcheck ui tests -name __pycache__ -type d -prune -exec rm -rf {} +
