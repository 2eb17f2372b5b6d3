"""How far a report is: counted by the claims that were written in full, whatever the format."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from factcheck.progress import Progress

T = TypeVar("T")

_EVERY = 20
"""Claims between two times that it is told."""


class Pace:
    """Belongs to one report that is written once; ``StoppedError`` ends the writer."""

    def __init__(self, claims: int = 0, progress: Progress | None = None) -> None:
        self._claims = claims
        self._progress = progress or Progress()
        self._written = 0

    def tell(self, share: float) -> None:
        """So much of the report is written, 0 to 1."""
        self._progress.tell(round(share * 1000), 1000)

    def each(self, claims: Iterable[T]) -> Iterator[T]:
        """The claims one by one, each counted as written when the next is asked for."""
        for one in claims:
            yield one
            self._written += 1
            if self._written % _EVERY == 0:
                self._progress.tell(self._written, self._claims)
