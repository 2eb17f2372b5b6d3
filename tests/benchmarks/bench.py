"""The figures of the project, as ratios taken in one run: `make bench`.

Each figure is held against something measured in turns with it on the same machine, so that it says
the same on a slow machine as on a fast one. Texts and libraries are made up by rule.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

LARGE = 100_000
ARTICLES = 100
IMPORTED = 1_000


@dataclass(frozen=True, slots=True)
class Figure:
    """One row: what, how much, and how much it may be."""

    what: str
    value: float
    unit: str
    limit: float
    detail: str = ""
    at_least: bool = False

    @property
    def holds(self) -> bool:
        return self.value >= self.limit if self.at_least else self.value <= self.limit


def main() -> int:
    """Print the table; the exit code is 1 when a figure is missed."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--folder", type=Path, help="where to work: this disk is measured")
    options.add_argument("--rounds", type=int, default=7)
    options.add_argument(
        "--imports", type=int, metavar="N", help="import so many articles and measure that alone"
    )
    chosen = options.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="factcheck-bench-", dir=chosen.folder))
    for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        os.environ[name] = str(folder / "home")
    try:
        print(f"{'what':<58} {'measured':>12} {'limit':>12}")
        found = (
            _imports(folder, chosen.imports) if chosen.imports else figures(folder, chosen.rounds)
        )
        held = [_tell(figure) for figure in found]
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return 0 if all(held) else 1


def figures(folder: Path, rounds: int) -> Iterator[Figure]:
    """Every figure in turn, as soon as it is measured."""
    yield from _splitting(rounds)
    libraries = _Libraries(folder)
    yield from _starts(libraries, rounds)
    yield from _verdicts(libraries, folder)
    yield from _lists(libraries, rounds)
    yield _check(libraries)
    yield from _imports(folder, IMPORTED)
    yield _backup(libraries)
    yield from _matching()
    # Drawing a PDF makes an application of its own where there is none, which leaves no room for
    # that of the window.
    yield from _reports(folder)


class _Libraries:
    """The libraries that the figures are taken on."""

    def __init__(self, folder: Path) -> None:
        from synthetic import make_library

        self.five = make_library(folder / "five.factcheck", articles=5, claims=40, decided=50)
        self.small = make_library(folder / "small.factcheck", articles=5, claims=40)
        self.large = make_library(
            folder / "large.factcheck", articles=ARTICLES, claims=LARGE // ARTICLES, decided=3000
        )


def _splitting(rounds: int) -> Iterator[Figure]:
    from splitting import megabytes_a_second, ten_times_the_text

    speed = megabytes_a_second(rounds)
    yield Figure("split, whole pipeline", speed, "MB/s", 0.7, at_least=True)
    pair = ten_times_the_text(max(3, rounds // 2))
    yield Figure("split, 10 x the text", pair.ratio, "x", 12, _times(pair.ours, pair.base))


def _reports(folder: Path) -> Iterator[Figure]:
    from reporting import seconds_of_each_format

    for name, claims, took, limit in seconds_of_each_format(folder):
        yield Figure(f"report of {claims:,} claims as {name}", took, "s", limit)


def _starts(libraries: _Libraries, rounds: int) -> Iterator[Figure]:
    from starts import start_against_bare, start_against_start

    pair = start_against_bare(libraries.five, rounds)
    yield Figure(
        "start, 5 articles : bare window", pair.ratio, "x", 4, _times(pair.ours, pair.base)
    )
    pair = start_against_start(libraries.large, libraries.five, rounds)
    yield Figure(
        f"start, {LARGE:,} claims : 5 articles",
        pair.ratio,
        "x",
        1.5,
        _times(pair.ours, pair.base),
    )


def _verdicts(libraries: _Libraries, folder: Path) -> Iterator[Figure]:
    from deciding import verdict_against_raw_write, verdict_against_verdict

    pair = verdict_against_raw_write(libraries.small, folder)
    yield Figure(
        "key press to verdict on the disk : raw write and fsync",
        pair.ratio,
        "x",
        3,
        _times(pair.ours, pair.base),
    )
    pair = verdict_against_verdict(libraries.large, libraries.small)
    yield Figure(
        f"the same, {LARGE:,} claims : 200 claims",
        pair.ratio,
        "x",
        1.5,
        _times(pair.ours, pair.base),
    )


def _lists(libraries: _Libraries, rounds: int) -> Iterator[Figure]:
    from listing import until_painted

    for name, took in until_painted(libraries.large, rounds).items():
        yield Figure(f"{name} {LARGE:,} claims, until painted", took * 1000, "ms", 100)


def _check(libraries: _Libraries) -> Figure:
    from time import perf_counter

    from factcheck.workbench import Workbench

    began = perf_counter()
    assert Workbench.check(libraries.large).problems == ()
    return Figure(f"full check, {LARGE:,} claims", perf_counter() - began, "s", 2)


def _matching() -> Iterator[Figure]:
    from matching import against

    few, _, _ = against(LARGE // 10)
    speed, middle, most = against(LARGE)
    yield Figure(f"indexing, {LARGE:,} claims", speed, "a second", 2000, at_least=True)
    yield Figure("the same, a tenth of them : all", few / speed, "x", 1.5)
    yield Figure(
        f"a new claim against {LARGE:,}",
        middle * 1000,
        "ms",
        10,
        f"95 of 100: {most * 1000:.1f} ms",
    )


def _imports(folder: Path, count: int) -> Iterator[Figure]:
    from intaking import import_all

    some = import_all(folder, count)
    each = f"{some.window * 1000:.1f} ms in the window, {some.worker * 1000:.1f} ms in the worker"
    what = f"{count:,} articles of 5 kB imported in the window"
    yield Figure(what, some.a_second, "/s", 60, each, at_least=True)
    kept = f"{some.held * 1000:.0f} ms of own work, {some.usual_gap * 1000:.0f} ms in 99 of 100"
    yield Figure("longest wait for the window meanwhile", some.gap * 1000, "ms", 100, kept)
    yield Figure("its last tenth : its second, in time", some.grown, "x", 1.5)
    yield Figure("the same, in memory", some.memory, "x", 1.5)


def _backup(libraries: _Libraries) -> Figure:
    from heartbeat import longest_gap

    gap = longest_gap(libraries.large)
    return Figure(f"backup, {LARGE:,} claims, window silent", gap * 1000, "ms", 500)


def _times(ours: float, base: float) -> str:
    return f"{ours * 1000:.2f} ms : {base * 1000:.2f} ms"


def _tell(figure: Figure) -> bool:
    sign = ">=" if figure.at_least else "<="
    measured = f"{figure.value:.2f} {figure.unit}"
    limit = f"{sign} {figure.limit:g} {figure.unit}"
    verdict = "" if figure.holds else "  MISSED"
    print(f"{figure.what:<58} {measured:>12} {limit:>12}  {figure.detail}{verdict}", flush=True)
    return figure.holds


if __name__ == "__main__":
    sys.exit(main())
