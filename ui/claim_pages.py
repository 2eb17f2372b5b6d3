"""The claims of a library as what is compared, read a page at a time so that the window answers."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from functools import partial
from gc import freeze

from PySide6.QtCore import QObject, Signal

from factcheck.elsewhere import Elsewhere, Entry, Kept, entries
from factcheck.model import Claim
from factcheck.query import ClaimQuery
from factcheck.workbench import Workbench
from ui.steps import Steps, breathe

_PAGE = 250
_LENT = 3
"""So many claims before the first of a page may be needed to understand it."""


class ClaimPages(QObject):
    """``came`` gives a page of entries, ``ended`` follows when all of the library were taken in.

    ``kept`` is what the library keeps of earlier sessions for the claims that were read.
    """

    came = Signal(object)
    ended = Signal()

    def __init__(
        self, workbench: Workbench, elsewhere: Elsewhere, steps: Steps, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self._elsewhere = elsewhere
        self._steps = steps
        self._unread: deque[int] = deque()
        self._last: list[Claim] = []
        self.kept: dict[object, Kept] = {}

    def read(self) -> None:
        """Read every claim that is there now."""
        self._unread.extend(self._workbench.claim_ids(ClaimQuery()))
        self._next()

    def close(self) -> None:
        """Read no further."""
        self._unread.clear()

    def take(self, new: Sequence[Entry]) -> None:
        """Take in claims that came or changed since."""
        self._steps.do(partial(_take, self._elsewhere, new), lambda _: None)

    def _next(self) -> None:
        if not self._unread:
            self.ended.emit()
            return
        ids = [self._unread.popleft() for _ in range(min(_PAGE, len(self._unread)))]
        claims = self._workbench.claims(ids)
        rows = self._workbench.article_rows({claim.article_id for claim in claims})
        page = entries(claims, {row.id: row.published for row in rows}, self._last)
        self._last = claims[-_LENT:]
        self.kept.update((key, each) for key, each in self._workbench.kept_relations(ids).items())
        self.came.emit(page)
        if self._unread:
            freeze()  # see `ui/survey.py`: what stays is not looked through for garbage again
        self._steps.do(partial(_take, self._elsewhere, page), lambda _: self._next())


def _take(elsewhere: Elsewhere, new: Sequence[Entry]) -> None:
    for one in new:
        elsewhere.take([one])
        breathe()
