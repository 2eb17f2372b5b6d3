"""Taking times side by side, so that what else the machine does falls on both alike."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median


@dataclass(frozen=True, slots=True)
class Pair:
    """Medians, in seconds, of one thing and of what it is held against."""

    ours: float
    base: float

    @property
    def ratio(self) -> float:
        return self.ours / self.base


def seconds(work: Callable[[], object]) -> float:
    """How long one call takes."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def paired(ours: Callable[[], float], base: Callable[[], float], rounds: int) -> Pair:
    """The medians of two measurements taken in turns; the first round warms up and is left out."""
    both = [(ours(), base()) for _ in range(rounds + 1)][1:]
    return Pair(median(one for one, _ in both), median(other for _, other in both))


class RawWrite:
    """The floor: 4 kB appended to a file and forced to the disk, and nothing else."""

    def __init__(self, folder: Path) -> None:
        self._file = os.open(folder / "raw", os.O_CREAT | os.O_WRONLY | os.O_APPEND)
        self._block = os.urandom(4096)

    def __call__(self) -> float:
        began = time.perf_counter()
        os.write(self._file, self._block)
        os.fsync(self._file)
        return time.perf_counter() - began
