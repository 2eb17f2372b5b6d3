"""From the key press to the verdict on the disk, with the window as a person has it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import cycle
from pathlib import Path

from factcheck.model import Verdict
from factcheck.record import Change
from factcheck.workbench import Workbench
from measure import Pair, RawWrite, paired
from window import opened, press, settle

# Fewer than the small library has claims: every key must find one that is unreviewed.
ROUNDS = 150


def verdict_against_raw_write(library: Path, folder: Path) -> Pair:
    """One verdict by key, against one raw write and fsync of 4 kB on the same disk."""
    with _keys(library) as decide:
        return paired(decide, RawWrite(folder), ROUNDS)


def verdict_against_verdict(large: Path, small: Path) -> Pair:
    """One verdict by key in one library, against one in another."""
    with _keys(large) as there, _keys(small) as here:
        return paired(there, here, ROUNDS)


class _Committed:
    """Takes the time at which the workbench says that a verdict is stored."""

    def __init__(self, workbench: Workbench) -> None:
        self.at = 0.0
        self._decide = workbench.decide
        workbench.decide = self  # type: ignore[method-assign]

    def __call__(self, claim_id: int, verdict: Verdict | None) -> Change:
        change = self._decide(claim_id, verdict)
        self.at = time.perf_counter()
        return change


@contextmanager
def _keys(library: Path) -> Iterator[Callable[[], float]]:
    with opened(library) as window:
        committed = _Committed(window.workbench)
        keys = cycle("SD")

        def decide() -> float:
            window.activateWindow()
            settle()
            committed.at = 0.0
            began = time.perf_counter()
            press(window, next(keys))
            if not committed.at:
                raise AssertionError("the key decided nothing")
            took = committed.at - began
            settle()
            return took

        yield decide
