"""What stands elsewhere, found in the background and kept current while the library changes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from factcheck.elsewhere import (
    Elsewhere,
    Entry,
    Group,
    Link,
    Neighbour,
    RelationKind,
    Seen,
    Web,
    entries,
    gather,
    told,
)
from factcheck.kindred import RelatedGroup
from factcheck.query import ClaimQuery
from factcheck.record import Change
from factcheck.workbench import Workbench
from ui.claim_pages import ClaimPages
from ui.seen import SeenBefore
from ui.steps import Steps
from ui.survey import Found, Survey
from ui.tasks import Runner

_AFTER = 300  # ms after the window is there
_ASKED, _IMPORT = "asked", "import"


class Related(QObject):
    """``changed`` names claims whose links are others now, ``counted`` follows new ``groups``
    and ``matters``, the groups in which there is nothing to compare.

    Entries are read here, in pages; what takes time runs on the runner's thread, one short step
    after the other, so that imports and exports come in between. ``surveyed`` is true when every
    claim of the library was related, ``advanced`` tells that fewer are ``left``.
    """

    changed = Signal(object)
    counted = Signal()
    advanced = Signal()

    def __init__(self, workbench: Workbench, runner: Runner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self._steps = Steps(runner, self)
        self._steps.rested.connect(self._rest)
        self._elsewhere = Elsewhere()  # belongs to the runner's thread from now on
        self._web = Web()
        self._pages = ClaimPages(workbench, self._elsewhere, self._steps, self)
        self._pages.came.connect(self._know)
        self._pages.ended.connect(self._all_read)
        self._survey = Survey(workbench, self._elsewhere, self._steps, self)
        self._survey.found.connect(self._put)
        self._survey.advanced.connect(self.advanced)
        self._known: dict[int, dict[object, Entry]] = {}
        self._looked: set[object] = set()
        self._before = SeenBefore(workbench, self._steps, self)
        self._before.found.connect(lambda claim_id: self.changed.emit({claim_id}))
        self._before.renewed.connect(self._tell_all)
        self._read = False
        self._wanted: int | None = None
        self._changed_meanwhile: set[int] = set()
        self._holding = False
        self._stale = self._is_counting = False
        self.groups: list[Group] = []
        self.matters: list[Group] = []
        self._start = QTimer(self, singleShot=True, interval=_AFTER)
        self._start.timeout.connect(self._read_library)

    # --- life ---

    def begin(self) -> None:
        """Read the library as soon as the window is there."""
        self._start.start()

    def close(self) -> None:
        """Stop, and keep what was found; nothing is asked of the library any more."""
        self._start.stop()
        self._steps.close()
        self._pages.close()
        self._survey.keep()

    @property
    def surveyed(self) -> bool:
        """Whether every claim was related and the groups are those of now."""
        at_work = self._steps.busy or self._stale or self._is_counting or self.left
        return self._read and not at_work

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

    @property
    def halted(self) -> bool:
        """Whether the reviewer halted the comparing."""
        return self._survey.is_halted(_ASKED)

    def halt(self, *, halted: bool) -> None:
        """Compare nothing more but what somebody looks at, or go on."""
        (self._survey.halt if halted else self._survey.go_on)(_ASKED)

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
            Neighbour(link, found[key], titles.get(found[key].article_id, ""), self._web.said(link))
            for link, key in zip(links, ids, strict=True)
            if isinstance(key, int) and key in found
        ]

    def seen(self, claim_id: int) -> list[Seen]:
        """The published fact checks of what a claim says; ``changed`` tells of more."""
        one = self._entry(claim_id)
        return self._before.of(claim_id, one) if one is not None else []

    def apart(self) -> list[Link]:
        """The pairs of which the reviewer said that they are not the same."""
        return self._web.apart()

    def titles(self, article_ids: Iterable[int]) -> dict[int, str]:
        """The titles of articles by id."""
        return {row.id: row.title for row in self._workbench.article_rows(article_ids)}

    # --- following ---

    def follow(self, change: Change) -> None:
        """Take over what a change did to claims and to the dates of articles."""
        tables = {row.table for row in change.rows}
        if "pair" in tables:
            self._web.say(self._workbench.pair_marks())
            self._stale = True
            self._tell(set(change.claim_ids))
            self._rest()
        if "feed" in tables:
            self._before.read()
        if not tables & {"article", "passage", "claim"}:
            return
        if self._read and not self._holding:
            for article_id in change.article_ids:
                self._compare(article_id)
        else:
            self._changed_meanwhile |= change.article_ids

    def hold(self) -> None:
        """Compare nothing new until ``go_on``: many articles are coming in."""
        self._holding = True
        self._survey.halt(_IMPORT)

    def go_on(self) -> None:
        """Compare what came in meanwhile, an article at a time, so that the window answers."""
        self._holding = False
        if self._read and self._changed_meanwhile:
            self._compare(self._changed_meanwhile.pop())
            QTimer.singleShot(0, self, self._compare_next)
        else:
            self._survey.go_on(_IMPORT)

    def _compare_next(self) -> None:
        if not self._holding:
            self.go_on()

    def _compare(self, article_id: int) -> None:
        before = self._known.get(article_id, {})
        fresh = {one.key: one for one in self._entries_of(article_id)}
        self._known[article_id] = fresh
        gone = [key for key, one in before.items() if fresh.get(key) != one]
        new = [one for key, one in fresh.items() if before.get(key) != one]
        self._looked.difference_update(gone)
        self._survey.forget(gone)
        self._before.forget([*gone, *fresh])
        if gone:
            self._steps.do(partial(self._elsewhere.forget, gone), partial(self._drop, gone))
        if new:
            self._pages.take(new)
            self._survey.want(new)

    def _entries_of(self, article_id: int) -> list[Entry]:
        rows = self._workbench.article_rows([article_id])
        if not rows:
            return []
        ids = self._workbench.claim_ids(ClaimQuery(article_id))
        return entries(self._workbench.claims(ids), {article_id: rows[0].published})

    # --- the first reading ---

    def _tell_all(self) -> None:
        self.changed.emit({key for entries in self._known.values() for key in entries})

    def _entry(self, claim_id: int) -> Entry | None:
        return next((each[claim_id] for each in self._known.values() if claim_id in each), None)

    def _read_library(self) -> None:
        self._web.say(self._workbench.pair_marks())
        self._pages.read()

    def _know(self, page: Sequence[Entry]) -> None:
        for one in page:
            if isinstance(one.article, int):
                self._known.setdefault(one.article, {})[one.key] = one

    def _all_read(self) -> None:
        self._read = self._stale = True
        every = [one for entries in self._known.values() for one in entries.values()]
        kept, self._pages.kept = self._pages.kept, {}
        self._survey.recall([one for one in every if one.key in kept], kept)
        self._survey.want(one for one in every if one.key not in kept)
        if not self._holding:
            self.go_on()
        self._before.read()
        if self._wanted is not None:
            self._look_first(self._wanted)
        self._rest()

    # --- steps ---

    def _look_first(self, claim_id: int) -> None:
        self._wanted = claim_id
        if not self._read:
            return
        found = self._entry(claim_id)
        if found is not None:
            self._survey.want_now(found)

    def _tell(self, touched: set[object]) -> None:
        """Say whose links are others now, after the library knows what conflicts."""
        conflicts = self._workbench.conflicts
        for key in touched:
            if isinstance(key, int):
                words = self._web.conflict_words(key)
                if words:
                    conflicts[key] = words
                else:
                    conflicts.pop(key, None)
        self.changed.emit(touched)

    def _rest(self) -> None:
        """When nothing else is to do, gather the groups anew if links are others."""
        if not self.left and not self._steps.busy:
            self.gather_groups()

    def gather_groups(self) -> None:
        """Gather the groups of what was found so far; ``counted`` follows."""
        if self._stale and self._read and not self._is_counting:
            self._stale, self._is_counting = False, True
            self._steps.do(partial(_gather, self._web.copy()), self._count, at_once=True)

    def _put(self, found: Found) -> None:
        touched: set[object] = set()
        for one, links in found:
            if self._now(one).get(one.key) == one:
                touched |= {one.key} | self._web.put(one.key, links)
                self._looked.add(one.key)
        self._stale = True
        self._tell(touched)

    def _now(self, one: Entry) -> dict[object, Entry]:
        return self._known.get(one.article, {}) if isinstance(one.article, int) else {}

    def _drop(self, keys: Sequence[object], _outcome: object) -> None:
        touched: set[object] = set(keys)
        for key in keys:
            touched |= self._web.drop(key)
        self._stale = True
        self._tell(touched)

    def _count(self, found: tuple[list[Group], list[Group], list[RelatedGroup]]) -> None:
        self.groups, self.matters, self._workbench.kindred = found
        self._is_counting = False
        self.counted.emit()


def _gather(web: Web) -> tuple[list[Group], list[Group], list[RelatedGroup]]:
    groups = gather(web.links())
    return groups, gather(web.matters()), told(groups)
