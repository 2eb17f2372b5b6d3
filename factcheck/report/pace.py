"""How far a report is: told while it is written, and the place where it can be stopped."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")

_EVERY = 20
"""Claims between two times that somebody hears of it."""


class Pace:
    """Whoever listens hears a share (0 to 1) now and then, and stops the writer by raising.

    Belongs to one report that is written once.
    """

    def __init__(self, claims: int = 0, heard: Callable[[float], None] | None = None) -> None:
        self._claims = claims
        self._heard = heard
        self._written = 0

    def tell(self, share: float) -> None:
        """So much of the report is written."""
        if self._heard is not None:
            self._heard(min(share, 1.0))

    def each(self, claims: Iterable[T]) -> Iterator[T]:
        """The claims one by one, each counted as written when the next is asked for."""
        for one in claims:
            yield one
            self._written += 1
            if self._claims and self._written % _EVERY == 0:
                self.tell(self._written / self._claims)
