"""Where else a claim stands: published fact checks, then related claims, conflicts first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from factcheck.elsewhere import Neighbour, RelationKind, Seen
from factcheck.kindred import Says
from ui.panels.neighbour_row import NeighbourRow
from ui.panels.related_row import RelatedRow
from ui.panels.section import Section, rule
from ui.panels.seen_row import SeenRow
from ui.theme import Theme

SHOWN_AT_FIRST = 4


class Elsewhere(Section):
    """Hidden while nothing is known elsewhere. ``asked`` names what to do, and with what."""

    chosen = Signal(int)
    opened = Signal(str)
    asked = Signal(str, object)
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", "C", parent)
        self.setObjectName("elsewhere")
        self._neighbours: tuple[Neighbour, ...] = ()
        self._seen: tuple[Seen, ...] = ()
        self._keys: Mapping[str, str] = {}
        self._parts: list[QWidget] = []
        self._all = QPushButton("", self)
        self._all.setObjectName("elsewhere.all")
        self._all.clicked.connect(lambda _checked: self._show_all())
        self.body.addWidget(self._all)
        self.hide()

    def show_elsewhere(self, neighbours: Sequence[Neighbour], seen: Sequence[Seen] = ()) -> None:
        """Show these claims, which come conflicts first, below the fact checks; the row that has
        the keyboard keeps it.
        """
        if tuple(neighbours) == self._neighbours and tuple(seen) == self._seen:
            return
        at = next((n for n, row in enumerate(self.rows()) if row.hasFocus()), None)
        kept = None if at is None else _subject(self.rows()[at])
        same = {one.claim.id for one in neighbours} == {one.claim.id for one in self._neighbours}
        whole = same and self._all.isHidden()
        self._neighbours, self._seen = tuple(neighbours), tuple(seen)
        self._draw(whole=whole)
        if at is not None and self.rows():
            subjects = [_subject(row) for row in self.rows()]
            self._focus(subjects.index(kept) if kept in subjects else min(at, len(subjects) - 1))

    def show_keys(self, keys: Mapping[str, str]) -> None:
        """These keys stand in the menus of the rows, by the ids of the actions."""
        self._keys = keys
        self._draw(whole=self._all.isHidden())

    def rows(self) -> list[RelatedRow]:
        """The rows as they are shown, from top to bottom."""
        return [part for part in self._parts if isinstance(part, RelatedRow)]

    def current(self) -> Neighbour | Seen | None:
        """What the row that has the keyboard tells of."""
        row = next((row for row in self.rows() if row.hasFocus()), None)
        if isinstance(row, NeighbourRow):
            return row.neighbour
        return row.seen if isinstance(row, SeenRow) else None

    # --- inside ---

    def _draw(self, *, whole: bool) -> None:
        for part in self._parts:
            self.body.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._parts = []
        shown = self._neighbours if whole else self._neighbours[:SHOWN_AT_FIRST]
        for number, row in enumerate([*map(self._seen_row, self._seen), *map(self._row, shown)]):
            if number:
                self._put(rule(self))
            row.stepped.connect(self._step)
            row.left.connect(self.left)
            self._put(row)
        more = 0 if whole else max(0, len(self._neighbours) - SHOWN_AT_FIRST)
        self._all.setVisible(more > 0)
        self._all.setText(self.tr("Show {more} more").format(more=more))
        self.set_title(self._heading())
        self.setVisible(bool(self._neighbours or self._seen))

    def _row(self, neighbour: Neighbour) -> NeighbourRow:
        row = NeighbourRow(self._theme, neighbour, self)
        row.chosen.connect(self.chosen)
        row.asked.connect(lambda verb: self.asked.emit(verb, neighbour))
        apart = neighbour.said is Says.APART
        agrees = not apart and neighbour.link.relation.kind is not RelationKind.CONFLICT
        decided = neighbour.claim.verdict is not None
        for verb, words, allowed in (
            ("apply", self.tr("Apply this verdict and its sources there too"), agrees),
            ("take", self.tr("Take over its verdict and sources here"), agrees and decided),
            ("apart", self.tr("Not the same"), not apart),
            ("same", self.tr("Same after all"), apart or not agrees),
        ):
            row.offer(verb, words, self._keys.get(f"related.{verb}", ""), allowed=allowed)
        return row

    def _seen_row(self, seen: Seen) -> SeenRow:
        row = SeenRow(self._theme, seen, self)
        row.opened.connect(self.opened)
        row.asked.connect(lambda verb: self.asked.emit(verb, seen))
        words, key = self.tr("Take its link as a source"), self._keys.get("related.take", "")
        row.offer("take", words, key, allowed=bool(seen.check.url))
        return row

    def _put(self, part: QWidget) -> None:
        self.body.insertWidget(len(self._parts), part)
        self._parts.append(part)

    def _heading(self) -> str:
        links = [one.link for one in self._neighbours]
        if self._seen and not links:
            return self.tr("ELSEWHERE · checked before")
        articles = len(
            {link.other.article for link in links if link.other.article != link.one.article}
        )
        if not articles:
            return self.tr("ELSEWHERE · in this article")
        if articles == 1:
            return self.tr("ELSEWHERE · 1 article")
        return self.tr("ELSEWHERE · {n} articles").format(n=articles)

    def _show_all(self) -> None:
        self._draw(whole=True)
        self._focus(len(self._seen) + SHOWN_AT_FIRST)

    def _step(self, by: int) -> None:
        rows = self.rows()
        at = next((n for n, row in enumerate(rows) if row.hasFocus()), 0)
        if 0 <= at + by < len(rows):
            self._focus(at + by)

    def _focus(self, at: int) -> None:
        self.rows()[at].setFocus(Qt.FocusReason.ShortcutFocusReason)


def _subject(row: RelatedRow) -> object:
    """What a row is about, by which it is known when the rows are drawn anew."""
    if isinstance(row, NeighbourRow):
        return row.neighbour.claim.id
    return row.seen.check if isinstance(row, SeenRow) else None
