"""Batches: what a network learns from at a time."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from typing import TypeVar

BATCH = 32
_Given = TypeVar("_Given")


def batches(
    given: Sequence[_Given], length: Callable[[_Given], int], chance: random.Random
) -> list[list[_Given]]:
    """Each of ``given`` once, those of like length together, which leaves little to fill up."""
    order = list(given)
    chance.shuffle(order)
    found = []
    for at in range(0, len(order), 20 * BATCH):
        like = sorted(order[at : at + 20 * BATCH], key=length)
        found += [like[at : at + BATCH] for at in range(0, len(like), BATCH)]
    chance.shuffle(found)
    return found
