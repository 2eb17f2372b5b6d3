"""Rings: objects that hold each other. Looking for them takes the longer the more there are."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def unsearched() -> Iterator[None]:
    """Do not look for rings meanwhile: for work that makes many objects and no ring of them.

    It holds for the whole process. Where the search was off already it stays off.
    """
    searching = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if searching:
            gc.enable()
