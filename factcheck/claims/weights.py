"""Weights: the triage model as it ships, in ``resources/triage`` (see the README there)."""

from __future__ import annotations

import json
import sys
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final
from zlib import crc32

from factcheck.paths import RESOURCES

FOLDER: Final = RESOURCES / "triage"


@dataclass(frozen=True, slots=True)
class Weights:
    """The table of hashed n-grams, the weights of the signs, and how both are read.

    ``signs`` and ``constant`` hold a number for each lane of the table: fact, opinion, worth
    checking, mixed. ``step`` is the weight that one step of a lane stands for; ``setting`` turns
    sums into numbers of 0..1 that were set on news. ``name`` tells one model from another.
    """

    name: str
    table: Sequence[int]
    step: float
    constant: tuple[float, ...]
    signs: dict[str, tuple[float, ...]]
    setting: dict[str, float]


@lru_cache(maxsize=1)
def load() -> Weights:
    """Read the model; the first call takes some milliseconds."""
    told = json.loads((FOLDER / "model.json").read_text(encoding="utf-8"))
    grams = (FOLDER / "wording.bin").read_bytes()
    table = array("Q")
    table.frombytes(grams)
    if sys.byteorder == "big":
        table.byteswap()
    return Weights(
        name=f"words {crc32(grams):08x}",
        table=table,
        step=told["step"],
        constant=tuple(told["constant"]),
        signs={name: tuple(numbers) for name, numbers in told["signs"].items()},
        setting=told["setting"],
    )
