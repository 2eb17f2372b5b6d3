"""A page on the screen: painted, scrolled, kept in its place while it is laid out."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QMargins, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from factcheck.model import Mark
from ui.panels.document import SIDE, compose, measure
from ui.panels.marks import Placed
from ui.panels.page import Page
from ui.panels.sheet import Sheet
from ui.theme import Theme

_SIDE_AT_LEAST = 16
_SETTLED = 120  # ms without another change of height
_ANCHOR_AT_MOST = 400_000  # characters; laying out more at every step of a resize would drag
_EMPTY = Page("", (), (), (), ())


class PageView(QTextEdit):
    """Shows a page and knows where it stands in it; what a hand does is for who inherits."""

    seen_changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        # Qt deletes the document that it made itself, so the first page has one of ours too.
        self._made = compose(_EMPTY, theme, self)
        self._sheet = Sheet(_EMPTY, self._made, (), theme)
        self._is_setting = False
        self._wanted: float | int | None = None  # a place 0..1, or a position to keep in view
        self._has_focus_by_key = False
        self.setReadOnly(True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        bar = self.verticalScrollBar()
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_SETTLED)
        self._later.timeout.connect(self._keep_wanted)
        bar.rangeChanged.connect(self._keep_wanted_soon)
        bar.actionTriggered.connect(self._scrolled_by_hand)
        bar.valueChanged.connect(self.seen_changed)

    # --- what is shown ---

    @property
    def page(self) -> Page:
        return self._sheet.page

    @property
    def sheet(self) -> Sheet:
        """What lies where on the page."""
        return self._sheet

    def show_page(self, page: Page, marks: Sequence[Mark]) -> None:
        """Show a page from its top."""
        old, self._made = self._made, compose(page, self._theme, self)
        self._sheet = Sheet(page, self._made, marks, self._theme)
        self.setFont(self._theme.text_font())
        self._wanted = None
        self.setDocument(self._made)
        old.deleteLater()
        self._set_margins()
        self.verticalScrollBar().setValue(0)
        self.seen_changed.emit()

    def refresh_marks(self, marks: Sequence[Mark]) -> None:
        """Paint other verdicts or other claims on the same page."""
        self._sheet.refresh_marks(marks)
        self.viewport().update()

    def set_current(self, claim_id: int | None) -> None:
        """Outline this claim."""
        self._sheet.current = claim_id
        self.viewport().update()

    def show_telling(self, spans: Sequence[tuple[int, int]]) -> None:
        """Put a dotted box around these stretches of the article, while their claim is current."""
        shown = (self.page.shown(start, end) for start, end in spans)
        self._sheet.telling = [span for span in shown if span is not None]
        self.viewport().update()

    # --- where ---

    def origin(self) -> QPointF:
        """The point of the page at the viewport's upper left."""
        return QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def top_position(self) -> int:
        """The shown position at the upper edge of the window."""
        return self._sheet.position_near(QPointF(SIDE, self.verticalScrollBar().value() + 1))

    def seen(self) -> tuple[int, int]:
        """The shown positions at the upper and the lower edge."""
        bottom = self.verticalScrollBar().value() + self.viewport().height()
        return self.top_position(), self._sheet.position_near(
            QPointF(self.viewport().width(), bottom)
        )

    def place(self) -> float:
        """How far it is scrolled, 0..1."""
        bar = self.verticalScrollBar()
        if isinstance(self._wanted, float):
            return self._wanted  # the layout may not have got there yet
        return bar.value() / bar.maximum() if bar.maximum() else 0.0

    def set_place(self, place: float) -> None:
        """Scroll there, and again as the layout grows, until the reader scrolls.

        Where the current claim would be out of sight, as with larger letters, it is shown instead.
        """
        self._wanted = max(0.0, min(1.0, float(place)))
        self._keep_wanted()

    def reveal(self, claim_id: int) -> None:
        """Scroll a claim to a third of the height, unless all of it is to be seen."""
        placed = self._sheet.find(claim_id)
        if placed is None:
            return
        if not self._is_in_sight(placed):
            self._wanted = placed.start
            self._keep_wanted()

    def shows_current(self) -> bool:
        """Whether all of the current claim is to be seen."""
        placed = self._sheet.find(self._sheet.current)
        return placed is not None and self._is_in_sight(placed)

    def _is_in_sight(self, placed: Placed) -> bool:
        area = self._sheet.claim_area(placed)
        top = self.verticalScrollBar().value()
        return area.top() >= top and area.bottom() <= top + self.viewport().height()

    def scroll_to(self, position: int, above: float = 0.0) -> None:
        """Bring a shown position to the upper edge, or ``above`` pixels beneath it."""
        self._wanted = None
        self.verticalScrollBar().setValue(round(self._sheet.line_at(position).top() - above))

    def scroll_to_block(self, number: int, above: float) -> None:
        """Bring a block's upper edge ``above`` pixels beneath the window's."""
        self._wanted = None
        self.verticalScrollBar().setValue(round(self._sheet.block(number).top() - above))

    def height_of(self, position: int) -> float:
        """How far beneath the upper edge of the window a shown position is; negative above it."""
        return self._sheet.line_at(position).top() - self.verticalScrollBar().value()

    def at_start(self) -> bool:
        return self.verticalScrollBar().value() == 0

    def at_end(self) -> bool:
        bar = self.verticalScrollBar()
        return bar.value() >= bar.maximum()

    def paintEvent(self, event: QPaintEvent) -> None:
        shown = QRectF(event.rect()).translated(self.origin())
        self._paint(shown, self._sheet.paint_behind)
        super().paintEvent(event)
        self._paint(shown, self._sheet.paint_over)
        if self._has_focus_by_key and self.hasFocus():
            painter = QPainter(self.viewport())
            painter.fillRect(0, 0, 2, self.viewport().height(), self._theme.color("accent"))
            painter.end()

    def focusInEvent(self, event: QFocusEvent) -> None:
        reasons = Qt.FocusReason
        self._has_focus_by_key = event.reason() in (
            reasons.TabFocusReason,
            reasons.BacktabFocusReason,
            reasons.ShortcutFocusReason,
        )
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def _paint(self, shown: QRectF, paint: Callable[[QPainter, QRectF], None]) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(-self.origin())
        paint(painter, shown)
        painter.end()

    # --- scrolling ---

    def resizeEvent(self, event: QResizeEvent) -> None:
        anchor = self._anchor() if event.oldSize().width() != event.size().width() else None
        super().resizeEvent(event)
        self._set_margins()
        if anchor is not None and self._wanted is None:
            self.scroll_to(anchor)
        self._keep_wanted_soon()
        self.seen_changed.emit()

    def showEvent(self, event: QShowEvent) -> None:
        # The first time it is shown a QTextEdit scrolls to its caret, which nobody sees here.
        before = self.verticalScrollBar().value()
        super().showEvent(event)
        # Before it was shown no resize of the viewport was told: the page may be laid out too wide.
        self._set_margins()
        self.setLineWrapColumnOrWidth(0)  # lays out anew
        self.verticalScrollBar().setValue(before)
        self._keep_wanted()

    def _anchor(self) -> int | None:
        scrolled = self.verticalScrollBar().value() > 0
        return self.top_position() if scrolled and len(self.page.text) < _ANCHOR_AT_MOST else None

    def _set_margins(self) -> None:
        # New margins bring the scroll bar or take it away, and either comes back here as a resize.
        # Where the text fits by a hair, the two would call each other without end.
        if self._is_setting:
            return
        self._is_setting = True
        try:
            for _ in range(3):
                wanted = self._margins()
                self.setViewportMargins(wanted)
                if self._margins() == wanted:
                    return
        finally:
            self._is_setting = False

    def _margins(self) -> QMargins:
        bar = self.verticalScrollBar()
        room = self.width() - bar.sizeHint().width()
        text = max(80, min(measure(self._theme), room - 2 * _SIDE_AT_LEAST))
        left = max(0, (room - text) // 2)
        right = self.width() - left - text - (bar.width() if bar.isVisible() else 0)
        return QMargins(left, 0, max(0, right), 0)

    def _keep_wanted_soon(self) -> None:
        # To measure near the end of a huge text is to lay all of it out: not at every step.
        if len(self.page.text) < _ANCHOR_AT_MOST or isinstance(self._wanted, float):
            self._keep_wanted()
        else:
            self._later.start()

    def _keep_wanted(self) -> None:
        if self._wanted is None:
            return
        bar = self.verticalScrollBar()
        placed = self._sheet.find(self._sheet.current)
        position = self._wanted
        if isinstance(position, float):
            bar.setValue(round(position * bar.maximum()))
            if placed is None or self._is_in_sight(placed):
                return
            position = placed.start
        line = self._sheet.line_at(position)
        above = self.viewport().height() / 3
        if (
            placed is not None
            and self._sheet.claim_area(placed).height() > self.viewport().height() * 0.6
        ):
            above = line.height()
        bar.setValue(round(line.top() - above))

    def _scrolled_by_hand(self, action: int = 0) -> None:
        self._wanted = None

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._scrolled_by_hand()
        super().wheelEvent(event)
