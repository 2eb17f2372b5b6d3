"""Weights: the triage model as it ships, in ``resources/triage`` (see the README there)."""

from __future__ import annotations

import json
import sys
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from struct import Struct
from typing import Final
from zlib import crc32

from factcheck.claims.wording import LANES
from factcheck.paths import RESOURCES

FOLDER: Final = RESOURCES / "triage"
_PARTS: Final = 10_000
_SIDE_BY_SIDE: Final = Struct("<4I")
# What a lane holds where its weights add up to nothing, so that none falls below zero.
_LIFT: Final = 1 << 31


@dataclass(frozen=True, slots=True)
class Weights:
    """The table of hashed n-grams, the weights of the signs, and how both are read.

    ``step`` is the weight that one step of a lane stands for; ``signs`` holds the weights of each
    sign in ten thousandths, the lanes side by side in one integer, and ``constant`` what is added
    to them. ``setting`` turns sums into numbers of 0..1 that were set on news. ``name`` tells one
    model from another.
    """

    name: str
    table: Sequence[int]
    step: float
    constant: int
    signs: dict[str, int]
    setting: dict[str, float]

    def add_signs(self, names: Iterable[str]) -> list[float]:
        """Add the weights of the signs of these names and the constant, in any order the same."""
        signs = self.signs
        total = sum([signs[name] for name in names if name in signs]) + self.constant
        lanes = _SIDE_BY_SIDE.unpack(total.to_bytes(_SIDE_BY_SIDE.size, "little"))
        return [(lane - _LIFT) / _PARTS for lane in lanes]


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
        constant=_side_by_side(told["constant"]) + _side_by_side([_LIFT / _PARTS] * LANES),
        signs={name: _side_by_side(weights) for name, weights in told["signs"].items()},
        setting=told["setting"],
    )


def _side_by_side(weights: Sequence[float]) -> int:
    return sum(round(one * _PARTS) << 32 * lane for lane, one in enumerate(weights))
