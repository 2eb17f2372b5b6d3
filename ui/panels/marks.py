"""Which claims are marked where on a page, found by place and by id without looking at all."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.model import Mark
from ui.panels.page import Page

_DEEPEST = 2  # more levels than this share a line
_LOOK_AHEAD = 64


@dataclass(frozen=True, slots=True)
class Placed:
    """A claim on the page: shown positions, and how many levels of claims lie inside it (0..2)."""

    mark: Mark
    start: int
    end: int
    level: int


class MarkTable:
    """The claims of one page. Claims of which nothing is shown are left out."""

    def __init__(self, page: Page, marks: Sequence[Mark]) -> None:
        spans = [(page.shown(mark.start, mark.end), mark) for mark in marks]
        found = [(span[0], -span[1], mark) for span, mark in spans if span is not None]
        # Outer claims come before the ones inside them, so that inner ones are painted over them.
        found.sort(key=lambda one: one[:2])
        levels = _levels([(start, -end) for start, end, _ in found])
        self._placed = [
            Placed(mark, start, -end, level)
            for (start, end, mark), level in zip(found, levels, strict=True)
        ]
        self._index()

    def _index(self) -> None:
        self._starts = [placed.start for placed in self._placed]
        self._reach: list[int] = []  # the furthest end so far: where to begin to look
        reach = 0
        for placed in self._placed:
            reach = max(reach, placed.end)
            self._reach.append(reach)
        self._by_id = {placed.mark.claim_id: i for i, placed in enumerate(self._placed)}

    def __len__(self) -> int:
        return len(self._placed)

    def find(self, claim_id: int | None) -> Placed | None:
        """The claim with this id, if it is shown."""
        at = self._by_id.get(claim_id) if claim_id is not None else None
        return None if at is None else self._placed[at]

    def between(self, start: int, end: int) -> list[Placed]:
        """The claims that touch the shown positions, outer before inner."""
        first = bisect_left(self._reach, start)
        last = bisect_left(self._starts, end + 1)
        return [placed for placed in self._placed[first:last] if placed.end >= start]

    def restyle(self, marks: Sequence[Mark]) -> bool:
        """Take over new verdicts; false when the claims themselves are others or elsewhere."""
        places = []
        for mark in marks:
            at = self._by_id.get(mark.claim_id)
            if at is None:
                return False
            old = self._placed[at].mark
            if (old.start, old.end) != (mark.start, mark.end):
                return False
            places.append(at)
        if len(places) != len(self._placed):
            return False
        for at, mark in zip(places, marks, strict=True):
            old_placed = self._placed[at]
            self._placed[at] = Placed(mark, old_placed.start, old_placed.end, old_placed.level)
        return True


def _levels(spans: Sequence[tuple[int, int]]) -> list[int]:
    levels = [0] * len(spans)
    for i in range(len(spans) - 1, -1, -1):
        for j in range(i + 1, min(len(spans), i + 1 + _LOOK_AHEAD)):
            if spans[j][0] >= spans[i][1]:
                break
            levels[i] = max(levels[i], min(_DEEPEST, levels[j] + 1))
            if levels[i] == _DEEPEST:
                break
    return levels
