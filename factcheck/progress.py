"""How far a long act is, and the wish that it end: what one thread does and another waits for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")
_TOGETHER = 256  # things done between two tellings


class StoppedError(Exception):
    """Whoever waits does not want it any more: nothing of it was done."""


class Progress:
    """``share`` is 0..1 of the act; once ``stopped`` is true, the next telling ends it."""

    def __init__(self) -> None:
        self.share = 0.0
        self.stopped = False
        self._part = (0.0, 1.0)

    def stop(self) -> None:
        """Ask for the end; belongs to who waits."""
        self.stopped = True

    def until(self, share: float) -> None:
        """What is told from now on is the part of the act that ends at ``share``."""
        self._part = (self.share, share)
        self.tell(0, 1)

    def tell(self, done: int, total: int) -> None:
        """So much of the present part is done. Raises ``StoppedError`` if that is not wanted."""
        if self.stopped:
            raise StoppedError
        first, last = self._part
        self.share = first + (last - first) * min(done / max(total, 1), 1.0)

    def over(self, things: Iterable[T], total: int, together: int = _TOGETHER) -> Iterator[T]:
        """The same things, telling after every ``together`` how many of ``total`` went by."""
        for number, thing in enumerate(things):
            if number % together == 0:
                self.tell(number, total)
            yield thing
