"""Where else a claim stands: related claims of other articles, conflicts first."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from factcheck.elsewhere import Neighbour
from ui.panels.neighbour_row import NeighbourRow
from ui.panels.section import Section
from ui.theme import Theme

SHOWN_AT_FIRST = 4


class Elsewhere(Section):
    """Hidden while nothing is known elsewhere."""

    chosen = Signal(int)
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", "C", parent)
        self.setObjectName("elsewhere")
        self._neighbours: tuple[Neighbour, ...] = ()
        self._parts: list[QWidget] = []
        self._all = QPushButton("", self)
        self._all.setObjectName("elsewhere.all")
        self._all.clicked.connect(lambda _checked: self._show_all())
        self.body.addWidget(self._all)
        self.hide()

    def show_neighbours(self, neighbours: Sequence[Neighbour]) -> None:
        """Show these claims, which come conflicts first; the row that has the keyboard keeps it."""
        if tuple(neighbours) == self._neighbours:
            return
        at = next((n for n, row in enumerate(self.rows()) if row.hasFocus()), None)
        same = {one.claim.id for one in neighbours} == {one.claim.id for one in self._neighbours}
        whole = same and self._all.isHidden()
        self._neighbours = tuple(neighbours)
        self._draw(whole=whole)
        if at is not None and self.rows():
            self._focus(min(at, len(self.rows()) - 1))

    def rows(self) -> list[NeighbourRow]:
        """The rows as they are shown, from top to bottom."""
        return [part for part in self._parts if isinstance(part, NeighbourRow)]

    # --- inside ---

    def _draw(self, *, whole: bool) -> None:
        for part in self._parts:
            self.body.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._parts = []
        for number, neighbour in enumerate(
            self._neighbours if whole else self._neighbours[:SHOWN_AT_FIRST]
        ):
            if number:
                rule = QFrame(self)
                rule.setProperty("role", "rule")
                self._put(rule)
            row = NeighbourRow(self._theme, neighbour, self)
            row.chosen.connect(self.chosen)
            row.stepped.connect(self._step)
            row.left.connect(self.left)
            self._put(row)
        more = 0 if whole else max(0, len(self._neighbours) - SHOWN_AT_FIRST)
        self._all.setVisible(more > 0)
        self._all.setText(self.tr("Show {more} more").format(more=more))
        self.set_title(self._heading())
        self.setVisible(bool(self._neighbours))

    def _put(self, part: QWidget) -> None:
        self.body.insertWidget(len(self._parts), part)
        self._parts.append(part)

    def _heading(self) -> str:
        links = [one.link for one in self._neighbours]
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
        self._focus(SHOWN_AT_FIRST)

    def _step(self, by: int) -> None:
        rows = self.rows()
        at = next((n for n, row in enumerate(rows) if row.hasFocus()), 0)
        if 0 <= at + by < len(rows):
            self._focus(at + by)

    def _focus(self, at: int) -> None:
        self.rows()[at].setFocus(Qt.FocusReason.ShortcutFocusReason)
