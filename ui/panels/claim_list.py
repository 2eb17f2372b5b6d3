"""The claims of an article, or what a search found: filter, order, and one row a claim."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from factcheck.query import ClaimQuery, Order, Show
from factcheck.workbench import Workbench
from ui import plain
from ui.delegates.claim import ClaimDelegate
from ui.models.claims import ClaimModel
from ui.panels.claim_table import ClaimTable
from ui.panels.empty_list import EmptyList
from ui.panels.flow import FlowLayout
from ui.panels.section import HEADING_SCALE, side_margin
from ui.theme import Theme


class ClaimList(QWidget):
    """Holds the query and the claim that is selected; says when a person changes either."""

    chosen = Signal(int)
    query_changed = Signal(object)

    def __init__(self, workbench: Workbench, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("claim_list")
        self.setAccessibleName(self.tr("Claims"))
        self._workbench = workbench
        self._theme = theme
        self._model = ClaimModel(workbench, self)
        self._delegate = ClaimDelegate(theme, self)
        self._current: int | None = None
        self._row = -1
        self._heading = plain.label("", self)
        self._heading.setObjectName("claim_list_heading")
        self._heading.setProperty("role", "heading")
        self._show = self._make_combo("show", self._show_words())
        self._order = self._make_combo("order", self._order_words())
        self._table = ClaimTable(self._model, self._delegate, self)
        self._empty = EmptyList(theme, self)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self._table)
        self._pages.addWidget(self._empty)
        self._arrange()
        self._show.activated.connect(self._choose_query)
        self._order.activated.connect(self._choose_query)
        self._empty.all_asked.connect(self._show_all)
        self._table.row_chosen.connect(self._choose_row)
        theme.changed.connect(self._restyle)
        self._restyle()
        self._say()

    # --- the query ---

    def set_query(self, query: ClaimQuery) -> None:
        """List the claims of another query; the selected one stays so if it is among them."""
        for combo, value in ((self._show, query.show), (self._order, query.order)):
            combo.setCurrentIndex(combo.findData(value))
        self._delegate.shows_articles = query.article_id is None
        self._load(query)

    def query(self) -> ClaimQuery:
        return self._model.query

    def reload(self) -> None:
        """Read the ids again: claims came or went."""
        self._load(self._model.query)

    def refresh(self, claim_ids: Iterable[int]) -> None:
        """Repaint these claims. One that no longer fits the filter stays until the next reload."""
        self._model.refresh(claim_ids)

    # --- the selected claim ---

    def select(self, claim_id: int | None) -> None:
        """Select a claim without saying so; ``None`` or a claim not listed selects nothing."""
        row = self._model.row_of(claim_id)
        self._current = None if row is None else claim_id
        self._row = self._row if row is None else row
        self._table.show_row(row)

    def current(self) -> int | None:
        """The selected claim, ``None`` when none of the list is."""
        return self._current

    def step(self, by: int) -> int | None:
        """The claim ``by`` rows further on, ``None`` past either end. Nothing is selected."""
        if self._current is None:
            # The selected claim has left the list: the row it had is now that of its follower.
            return self._model.id_at(max(self._row, 0) + (by - 1 if by > 0 else by))
        return self._model.id_at(self._row + by)

    def step_unreviewed(self, by: int, after: int | None = None) -> int | None:
        """The next (``by`` > 0) or previous unreviewed claim of the list, going round its end once.

        Counted from ``after``, else from the selected claim; that one itself comes last of all.
        """
        row = self._model.row_of(self._current if after is None else after)
        if row is None:
            row = max(self._row, 0) - (1 if by > 0 else 0)
        found = self._model.unreviewed_row(row, 1 if by > 0 else -1)
        return None if found is None else self._model.id_at(found)

    def position(self, claim_id: int) -> tuple[int, int]:
        """The number of a claim in the list, from 1, and how many there are; 0 when not listed."""
        row = self._model.row_of(claim_id)
        return (0 if row is None else row + 1), self._model.rowCount()

    def focus_list(self) -> None:
        """Put the keyboard on the rows."""
        self._table.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- inside ---

    def _load(self, query: ClaimQuery) -> None:
        place = self._table.verticalScrollBar().value()
        same = query == self._model.query
        self._model.load(query)
        self._table.verticalHeader().setDefaultSectionSize(self._delegate.row_height())
        if same:
            self._table.verticalScrollBar().setValue(place)
        self.select(self._current)
        self._say()

    def _say(self) -> None:
        query, count = self._model.query, self._model.rowCount()
        if query.search:
            where = self.tr("FOUND IN THE LIBRARY")
            if query.article_id is not None:
                where = self.tr("FOUND IN THIS ARTICLE")
        elif query.article_id is None:
            where = self.tr("CLAIMS IN THE LIBRARY")
        else:
            where = self.tr("CLAIMS IN THIS ARTICLE")
        self._heading.setText(f"{where} · {count}")
        self._empty.explain(query)
        self._pages.setCurrentWidget(self._table if count else self._empty)

    def _choose_query(self) -> None:
        show, order = Show(self._show.currentData()), Order(self._order.currentData())
        query = replace(self._model.query, show=show, order=order)
        if query != self._model.query:
            self._load(query)
            self.query_changed.emit(query)

    def _show_all(self) -> None:
        self._show.setCurrentIndex(self._show.findData(Show.ALL))
        self._choose_query()
        self.focus_list()

    def _choose_row(self, row: int) -> None:
        claim_id = self._model.id_at(row)
        if claim_id is not None and claim_id != self._current:
            self._current, self._row = claim_id, row
            self.chosen.emit(claim_id)

    def _show_words(self) -> list[tuple[str, str]]:
        return [
            (self.tr("All"), Show.ALL),
            (self.tr("Unreviewed"), Show.UNREVIEWED),
            (self.tr("Supported"), Show.SUPPORTED),
            (self.tr("Disputed"), Show.DISPUTED),
            (self.tr("Opinion"), Show.OPINION),
            (self.tr("Flagged"), Show.FLAGGED),
        ]

    def _order_words(self) -> list[tuple[str, str]]:
        return [
            (self.tr("Text order"), Order.TEXT),
            (self.tr("Worth checking first"), Order.WORTH),
        ]

    def _make_combo(self, name: str, entries: list[tuple[str, str]]) -> QComboBox:
        combo = QComboBox(self)
        combo.setObjectName(f"claim_list_{name}")
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        for words, value in entries:
            combo.addItem(words, value)
        return combo

    def _arrange(self) -> None:
        choices = FlowLayout(gap=8)
        for words, combo, name in (
            (self.tr("Sho&w"), self._show, self.tr("Which claims are shown")),
            (self.tr("Or&der"), self._order, self.tr("Order of the claims")),
        ):
            pair = QWidget(self)
            row = QHBoxLayout(pair)
            row.setContentsMargins(0, 0, 0, 0)
            label = plain.label(words, pair)
            label.setProperty("role", "muted")
            label.setBuddy(combo)
            combo.setAccessibleName(name)
            row.addWidget(label)
            row.addWidget(combo)
            choices.addWidget(pair)
        self._head = QVBoxLayout()
        self._head.addWidget(self._heading)
        self._head.addLayout(choices)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(self._head)
        outer.addWidget(self._pages, 1)
        self.setFocusProxy(self._table)

    def _restyle(self) -> None:
        self._heading.setFont(self._theme.ui_font(HEADING_SCALE, bold=True))
        side = side_margin(self._theme)
        self._head.setContentsMargins(side, side // 2, side, side // 2)
        self._head.setSpacing(side // 2)
        self._table.verticalHeader().setDefaultSectionSize(self._delegate.row_height())
        self._table.viewport().update()
