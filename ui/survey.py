"""Every claim held against all others, in the background: a few at a time, each found only once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from functools import partial
from gc import freeze

from PySide6.QtCore import QObject, Signal

from factcheck.elsewhere import Elsewhere, Entry, Kept, Link, kept
from factcheck.errors import NotSaved
from factcheck.workbench import Workbench
from ui.steps import Steps, breathe

_TOGETHER = 10
_RECALLED = 200
_WRITTEN = 200
"""So many claims newly related are kept in one transaction."""
_FROZEN = 1000
"""After so many claims what was found is taken out of Python's search for rings of garbage: links
have none, they stay for the session, and looking through all of them halts the window for a second.
"""

Found = list[tuple[Entry, list[Link]]]


class Survey(QObject):
    """``found`` gives claims with what stands elsewhere; ``advanced`` follows each step.

    What is due waits here, so that a claim somebody looks at comes first and the rest can be halted
    at any time. What was found is kept in the library, and what is kept there is not sought again.
    """

    found = Signal(object)
    advanced = Signal()

    def __init__(
        self, workbench: Workbench, elsewhere: Elsewhere, steps: Steps, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self._elsewhere = elsewhere
        self._steps = steps
        self._due: dict[object, Entry] = {}
        self._asked: dict[object, Entry] = {}
        self._fresh: dict[int, Kept] = {}
        self._at_work = False
        self._unfrozen = 0
        self._reasons: set[str] = set()

    @property
    def left(self) -> int:
        """How many claims wait or are being related."""
        return len(self._due) + len(self._asked)

    def is_halted(self, reason: str) -> bool:
        """Whether claims wait for this reason, until it is lifted."""
        return reason in self._reasons

    def want(self, entries: Iterable[Entry]) -> None:
        """Relate these claims when nothing else is to do, in the order given."""
        self._due.update((one.key, one) for one in entries if one.key not in self._asked)
        self._next()

    def want_now(self, one: Entry) -> None:
        """Relate a claim before all others: somebody looks at it."""
        if one.key not in self._asked:
            self._due.pop(one.key, None)
            self._ask([one], at_once=True)

    def forget(self, keys: Iterable[object]) -> None:
        """These claims are gone or others: nothing is sought for them as they were."""
        for key in keys:
            self._due.pop(key, None)
            self._asked.pop(key, None)

    def halt(self, reason: str) -> None:
        """Begin no further step until every reason to halt was lifted."""
        self._reasons.add(reason)
        self.advanced.emit()

    def go_on(self, reason: str) -> None:
        """Lift a reason to halt."""
        self._reasons.discard(reason)
        self._next()
        self.advanced.emit()

    def recall(self, entries: Sequence[Entry], before: Mapping[object, Kept]) -> None:
        """Take what the library keeps for these claims; what no longer holds is sought anew."""
        for at in range(0, len(entries), _RECALLED):
            some = entries[at : at + _RECALLED]
            self._asked.update((one.key, one) for one in some)
            job = partial(_recall, self._elsewhere, some, before)
            self._steps.do(job, partial(self._recalled, some))

    def keep(self) -> None:
        """Write down what was found since the last time.

        A full disk is told where a verdict cannot be kept; this can be found again.
        """
        with suppress(NotSaved):
            self._workbench.keep_relations(self._fresh)
        self._fresh = {}

    def _recalled(self, some: Sequence[Entry], found: Found) -> None:
        known = {one.key for one, _ in found}
        self._answer(found)
        anew = [one for one in some if one.key not in known and self._asked.get(one.key) == one]
        for one in anew:
            del self._asked[one.key]
        self.want(anew)

    def _next(self) -> None:
        if self._at_work or self._reasons or not self._due:
            return
        self._at_work = True
        self._ask([self._due.pop(key) for key in list(self._due)[:_TOGETHER]])

    def _ask(self, some: Sequence[Entry], *, at_once: bool = False) -> None:
        self._asked.update((one.key, one) for one in some)
        then = self._looked_at if at_once else self._related
        self._steps.do(partial(_relate, self._elsewhere, some), then, at_once=at_once)

    def _looked_at(self, found: list[tuple[Entry, list[Link], Kept]]) -> None:
        for one, _, packed in found:
            if isinstance(one.key, int) and self._asked.get(one.key) == one:
                self._fresh[one.key] = packed
        if len(self._fresh) >= _WRITTEN:
            self.keep()
        self._answer([(one, links) for one, links, _ in found])

    def _related(self, found: list[tuple[Entry, list[Link], Kept]]) -> None:
        self._at_work = False
        self._looked_at(found)
        self._next()

    def _answer(self, found: Found) -> None:
        still = [(one, links) for one, links in found if self._asked.get(one.key) == one]
        for one, _ in still:
            del self._asked[one.key]
        self.found.emit(still)
        self._unfrozen += len(still)
        if self._unfrozen >= _FROZEN:
            self._unfrozen = 0
            freeze()
        self.advanced.emit()


def _relate(elsewhere: Elsewhere, entries: Sequence[Entry]) -> list[tuple[Entry, list[Link], Kept]]:
    found = []
    for one in entries:
        links = elsewhere.related(one)
        found.append((one, links, kept(one, links)))
        breathe()
    return found


def _recall(elsewhere: Elsewhere, entries: Sequence[Entry], before: Mapping[object, Kept]) -> Found:
    found = []
    for one in entries:
        links = elsewhere.recall(one, before.get(one.key))
        if links is not None:
            found.append((one, links))
        breathe()
    return found
