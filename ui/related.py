"""What stands elsewhere, found in the background and kept current while the library changes."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from factcheck.elsewhere import (
    Elsewhere,
    Entry,
    Group,
    Link,
    Neighbour,
    RelationKind,
    Web,
    entry,
    gather,
)
from factcheck.model import Change, ClaimQuery
from factcheck.workbench import Workbench
from ui.tasks import Runner, Ticket

_AFTER = 300  # ms after the window is there
_PAGE = 250
_TOGETHER = 10
_SURVEYED = 5_000
"""Up to so many claims all are related at once; above, those that somebody looks at."""
_BREATH = 0.0002  # seconds

_Found = list[tuple[Entry, list[Link]]]


class Related(QObject):
    """``changed`` names claims whose links are others now, ``counted`` follows new ``groups``.

    Entries are read here, in pages; what takes time runs on the runner's thread, one short step
    after the other, so that imports and exports come in between. ``surveyed`` is true when every
    claim of the library was related.
    """

    changed = Signal(object)
    counted = Signal()

    def __init__(self, workbench: Workbench, runner: Runner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self._runner = runner
        self._elsewhere = Elsewhere()  # belongs to the runner's thread from now on
        self._web = Web()
        self._known: dict[int, dict[object, Entry]] = {}
        self._looked: set[object] = set()
        self._queued: set[object] = set()
        self._asked: set[object] = set()
        self._steps: deque[tuple[Callable[[], Any], Callable[[Any], None]]] = deque()
        self._ticket: Ticket | None = None
        self._unread: deque[int] = deque()
        self._read = False
        self._wanted: int | None = None
        self._changed_meanwhile: set[int] = set()
        self._stale = self._is_counting = False
        self.groups: list[Group] = []
        self._start = QTimer(self, singleShot=True, interval=_AFTER)
        self._start.timeout.connect(self._read_library)

    # --- life ---

    def begin(self) -> None:
        """Read the library as soon as the window is there."""
        self._start.start()

    def close(self) -> None:
        """Stop; nothing is asked of the library any more."""
        self._start.stop()
        self._steps.clear()
        self._unread.clear()
        if self._ticket is not None:
            self._ticket.cancel()

    @property
    def surveyed(self) -> bool:
        """Whether every claim was related and the groups are those of now."""
        at_work = self._steps or self._stale or self._is_counting or self.left
        return self._read and self._ticket is None and not at_work

    @property
    def left(self) -> int:
        """How many claims were not related yet."""
        return sum(len(entries) for entries in self._known.values()) - len(self._looked)

    @property
    def conflicts(self) -> int | None:
        """In how many groups two claims conflict; ``None`` while that is not known."""
        if not self.surveyed:
            return None
        return sum(group.kind is RelationKind.CONFLICT for group in self.groups)

    def survey(self) -> None:
        """Relate every claim that was not related yet."""
        every = [one for entries in self._known.values() for one in entries.values()]
        self._relate([one for one in every if one.key not in self._looked])

    # --- asking ---

    def neighbours(self, claim_id: int) -> list[Neighbour]:
        """What is known to stand elsewhere; ``changed`` tells of more, where that is not all."""
        if claim_id not in self._looked:
            self._look_first(claim_id)
        links = self._web.of(claim_id)
        if not links:
            return []
        ids = [link.other.key for link in links]
        claims = self._workbench.claims([key for key in ids if isinstance(key, int)])
        found = {one.id: one for one in claims}
        titles = self.titles({one.article_id for one in found.values()})
        return [
            Neighbour(link, found[key], titles.get(found[key].article_id, ""))
            for link, key in zip(links, ids, strict=True)
            if isinstance(key, int) and key in found
        ]

    def titles(self, article_ids: Iterable[int]) -> dict[int, str]:
        """The titles of articles by id."""
        return {row.id: row.title for row in self._workbench.article_rows(article_ids)}

    # --- following ---

    def follow(self, change: Change) -> None:
        """Take over what a change did to claims and to the dates of articles."""
        if not any(row.table in ("article", "passage", "claim") for row in change.rows):
            return
        if self._read:
            for article_id in change.article_ids:
                self._compare(article_id)
        else:
            self._changed_meanwhile |= change.article_ids

    def _compare(self, article_id: int) -> None:
        before = self._known.get(article_id, {})
        fresh = {one.key: one for one in self._entries_of(article_id)}
        self._known[article_id] = fresh
        gone = [key for key, one in before.items() if fresh.get(key) != one]
        new = [one for key, one in fresh.items() if before.get(key) != one]
        self._looked.difference_update(gone)
        self._queued.difference_update(gone)
        if gone:
            self._do(partial(self._elsewhere.forget, gone), partial(self._drop, gone))
        if new:
            self._do(partial(_take, self._elsewhere, new), lambda _: None)
            self._relate(new)

    def _entries_of(self, article_id: int) -> list[Entry]:
        rows = self._workbench.article_rows([article_id])
        if not rows:
            return []
        ids = self._workbench.claim_ids(ClaimQuery(article_id))
        return [entry(claim, rows[0].published) for claim in self._workbench.claims(ids)]

    # --- the first reading ---

    def _read_library(self) -> None:
        self._unread.extend(self._workbench.claim_ids(ClaimQuery()))
        self._read_page()

    def _read_page(self) -> None:
        if not self._unread:
            self._all_read()
            return
        ids = [self._unread.popleft() for _ in range(min(_PAGE, len(self._unread)))]
        claims = self._workbench.claims(ids)
        rows = self._workbench.article_rows({claim.article_id for claim in claims})
        published = {row.id: row.published for row in rows}
        page = [entry(each, published.get(each.article_id, "")) for each in claims]
        for claim, one in zip(claims, page, strict=True):
            self._known.setdefault(claim.article_id, {})[claim.id] = one
        self._do(partial(_take, self._elsewhere, page), lambda _: self._read_page())

    def _all_read(self) -> None:
        self._read = self._stale = True
        for article_id in self._changed_meanwhile:
            self._compare(article_id)
        self._changed_meanwhile.clear()
        if self._wanted is not None:
            self._look_first(self._wanted)
        if self.left <= _SURVEYED:
            self.survey()
        self._next()

    # --- steps ---

    def _look_first(self, claim_id: int) -> None:
        self._wanted = claim_id
        if not self._read:
            return
        found = next((e[claim_id] for e in self._known.values() if claim_id in e), None)
        if found is not None and claim_id not in self._asked:
            self._asked.add(claim_id)  # once, however often the claim is shown while it waits
            self._do(partial(_relate, self._elsewhere, [found]), self._put, at_once=True)

    def _relate(self, entries: Sequence[Entry]) -> None:
        due = [one for one in entries if one.key not in self._queued]
        self._queued.update(one.key for one in due)
        for at in range(0, len(due), _TOGETHER):
            some = due[at : at + _TOGETHER]
            self._do(partial(_relate, self._elsewhere, some), self._put)

    def _do(
        self, job: Callable[[], Any], done: Callable[[Any], None], *, at_once: bool = False
    ) -> None:
        step = (job, done)
        self._steps.appendleft(step) if at_once else self._steps.append(step)
        self._next()

    def _next(self) -> None:
        if self._ticket is not None:
            return
        if self._steps:
            job, done = self._steps.popleft()
            self._ticket = self._runner.submit(job, partial(self._done, done), self._fail)
        elif self._stale and self._read and not self.left:
            self._stale, self._is_counting = False, True
            job = partial(gather, self._web.links())
            self._ticket = self._runner.submit(job, partial(self._done, self._count), self._fail)

    def _done(self, then: Callable[[Any], None], outcome: Any) -> None:
        self._ticket = None
        then(outcome)
        self._next()

    def _fail(self, error: Exception) -> None:
        self._ticket = None
        QTimer.singleShot(0, self._next)
        raise error

    def _put(self, found: _Found) -> None:
        touched: set[object] = set()
        for one, links in found:
            self._asked.discard(one.key)
            if self._now(one).get(one.key) == one:
                touched |= {one.key} | self._web.put(one.key, links)
                self._looked.add(one.key)
                self._queued.discard(one.key)
        self._stale = True
        self.changed.emit(touched)

    def _now(self, one: Entry) -> dict[object, Entry]:
        return self._known.get(one.article, {}) if isinstance(one.article, int) else {}

    def _drop(self, keys: Sequence[object], _outcome: object) -> None:
        touched: set[object] = set(keys)
        for key in keys:
            touched |= self._web.drop(key)
        self._stale = True
        self.changed.emit(touched)

    def _count(self, groups: list[Group]) -> None:
        self.groups = groups
        self._is_counting = False
        self.counted.emit()


def _take(elsewhere: Elsewhere, entries: Sequence[Entry]) -> None:
    for one in entries:
        elsewhere.take([one])
        # A thread that computes without a pause makes the window wait 5 ms at every turn.
        time.sleep(_BREATH)


def _relate(elsewhere: Elsewhere, entries: Sequence[Entry]) -> _Found:
    found = []
    for one in entries:
        found.append((one, elsewhere.related(one)))
        time.sleep(_BREATH)
    return found
