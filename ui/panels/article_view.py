"""The article's text on the screen: painted claims, folds to click, no caret."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextDocument,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractSlider, QApplication, QFrame, QTextEdit, QToolTip, QWidget

from factcheck.model import Mark
from ui.panels.boxes import Box, Boxes
from ui.panels.document import SIDE, compose, measure
from ui.panels.ink import paint_fill, paint_fold, paint_outline, paint_underline
from ui.panels.marks import MarkTable, Placed
from ui.panels.page import Act, Fold, Page
from ui.plain import tip_text
from ui.theme import MarkStyle, Theme

_SIDE_AT_LEAST = 16
_ANCHOR_AT_MOST = 400_000  # characters; laying out more at every step of a resize would drag
_EMPTY = Page("", (), (), (), ())


class ArticleView(QTextEdit):
    """Shows a page. The cursor only selects; keys scroll; claims and folds are clicked."""

    claim_clicked = Signal(int)
    fold_clicked = Signal(object, object)  # Fold, Act
    menu_asked = Signal(QPoint, int)  # global point, shown position or -1
    seen_changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._page = _EMPTY
        self._table = MarkTable(_EMPTY, ())
        self._boxes = Boxes(_EMPTY, self.document())
        self._made: QTextDocument | None = None  # Qt deletes the document that it made itself
        self._current: int | None = None
        self._wanted: float | int | None = None  # a place 0..1, or a position to keep in view
        self._pressed: QPoint | None = None
        self.setObjectName("article-text")
        self.setReadOnly(True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setMouseTracking(True)
        bar = self.verticalScrollBar()
        bar.rangeChanged.connect(self._keep_wanted)
        bar.actionTriggered.connect(self._scrolled_by_hand)
        bar.valueChanged.connect(self.seen_changed)

    # --- what is shown ---

    @property
    def page(self) -> Page:
        return self._page

    def show_page(self, page: Page, marks: Sequence[Mark]) -> None:
        """Show a page from its top."""
        old, self._made = self._made, compose(page, self._theme, self)
        self._page = page
        self._table = MarkTable(page, marks)
        self._boxes = Boxes(page, self._made)
        self.setFont(self._theme.text_font())
        self._wanted = None
        self.setDocument(self._made)
        if old is not None:
            old.deleteLater()
        self._set_margins()
        self.verticalScrollBar().setValue(0)
        self.seen_changed.emit()

    def refresh_marks(self, marks: Sequence[Mark]) -> None:
        """Paint other verdicts or other claims on the same page."""
        if not self._table.restyle(marks):
            self._table = MarkTable(self._page, marks)
        self.viewport().update()

    def set_current(self, claim_id: int | None) -> None:
        """Outline this claim."""
        self._current = claim_id
        self.viewport().update()

    # --- where ---

    def top_position(self) -> int:
        """The shown position at the upper edge of the window."""
        return self._position_near(QPointF(SIDE, self.verticalScrollBar().value() + 1))

    def seen(self) -> tuple[int, int]:
        """The shown positions at the upper and the lower edge."""
        bottom = self.verticalScrollBar().value() + self.viewport().height()
        return self.top_position(), self._position_near(QPointF(self.viewport().width(), bottom))

    def place(self) -> float:
        """How far it is scrolled, 0..1."""
        bar = self.verticalScrollBar()
        if isinstance(self._wanted, float):
            return self._wanted  # the layout may not have got there yet
        return bar.value() / bar.maximum() if bar.maximum() else 0.0

    def set_place(self, place: float) -> None:
        """Scroll there, and again as the layout grows, until the reader scrolls."""
        self._wanted = max(0.0, min(1.0, float(place)))
        self._keep_wanted()

    def reveal(self, claim_id: int) -> None:
        """Scroll a claim to a third of the height, unless all of it is to be seen."""
        placed = self._table.find(claim_id)
        if placed is None:
            return
        area = self._area(placed)
        top = self.verticalScrollBar().value()
        if area.top() < top or area.bottom() > top + self.viewport().height():
            self._wanted = placed.start
            self._keep_wanted()

    def scroll_to(self, position: int, above: float = 0.0) -> None:
        """Bring a shown position to the upper edge, or ``above`` pixels beneath it."""
        block = self._page.block_at(position)
        boxes = self._boxes.of(position, position + 1)
        y = boxes[0].line.top() if boxes else self._boxes.block(block).top()
        self._wanted = None
        self.verticalScrollBar().setValue(round(y - above))

    def scroll_to_block(self, number: int, above: float) -> None:
        """Bring a block's upper edge ``above`` pixels beneath the window's."""
        self._wanted = None
        self.verticalScrollBar().setValue(round(self._boxes.block(number).top() - above))

    def height_of(self, position: int) -> float:
        """How far beneath the upper edge of the window a shown position is; negative above it."""
        boxes = self._boxes.of(position, position + 1)
        return boxes[0].line.top() - self.verticalScrollBar().value() if boxes else 0.0

    def at_start(self) -> bool:
        return self.verticalScrollBar().value() == 0

    def at_end(self) -> bool:
        bar = self.verticalScrollBar()
        return bar.value() >= bar.maximum()

    def claim_area(self, claim_id: int) -> QRectF:
        """The first line of a claim in viewport coordinates; empty when it is not shown."""
        placed = self._table.find(claim_id)
        boxes = self._boxes.of(placed.start, placed.end) if placed is not None else []
        return boxes[0].area.translated(-self._origin()) if boxes else QRectF()

    def fold_area(self, fold: Fold) -> QRectF:
        """The frame of a fold's line in viewport coordinates."""
        return self._fold_frame(fold.block).translated(-self._origin())

    def claim_at(self, point: QPointF) -> int | None:
        """The innermost claim at a point of the viewport."""
        where = point + self._origin()
        position = self._position_near(where)
        near = self._table.between(position - 1, position + 1)
        for placed in reversed(near):
            for box in self._boxes.of(placed.start, placed.end, (where.y(), where.y())):
                if box.area.adjusted(-2, -1, 2, 4).contains(where):
                    return placed.mark.claim_id
        return None

    def fold_hit(self, point: QPointF) -> tuple[Fold, Act] | None:
        """The fold at a point of the viewport and what a click there asks for."""
        where = point + self._origin()
        fold = self._page.fold_at(self._position_near(where))
        if fold is None or not self._fold_frame(fold.block).contains(where):
            return None
        exact = self.document().documentLayout().hitTest(where, Qt.HitTestAccuracy.ExactHit)
        link = self._page.link_at(exact) if exact >= 0 else None
        return fold, link.act if link is not None else Act.TOGGLE

    def selected(self) -> tuple[int, int] | None:
        """The shown positions between which text is selected."""
        cursor = self.textCursor()
        if not cursor.hasSelection():
            return None
        return cursor.selectionStart(), cursor.selectionEnd()

    # --- painting ---

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        origin = self._origin()
        shown = QRectF(event.rect()).translated(origin)
        marks = self._marks_in(shown)
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(-origin)
        for placed, boxes in marks:
            paint_fill(painter, placed, boxes, self._style(placed))
        self._paint_folds(painter, shown)
        painter.end()
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(-origin)
        for placed, boxes in marks:
            paint_underline(painter, placed, boxes, self._style(placed))
        for placed, boxes in marks:
            if placed.mark.claim_id == self._current:
                paint_outline(painter, boxes, self._theme)
        painter.end()

    def _marks_in(self, shown: QRectF) -> list[tuple[Placed, list[Box]]]:
        if not len(self._table):
            return []
        # A line more on either side: outlines and underlines reach beyond their own line.
        reach = self.fontMetrics().height() * 2
        top, bottom = shown.top() - reach, shown.bottom() + reach
        first = self._position_near(QPointF(0, top))
        last = self._position_near(QPointF(self.viewport().width(), bottom))
        near = self._table.between(first, last)
        return [(one, self._boxes.of(one.start, one.end, (top, bottom))) for one in near]

    def _paint_folds(self, painter: QPainter, shown: QRectF) -> None:
        for fold in self._folds_in(shown):
            paint_fold(painter, self._fold_frame(fold.block), self._theme)

    def _folds_in(self, shown: QRectF) -> list[Fold]:
        if not self._page.folds:
            return []
        first = self._page.block_at(self._position_near(QPointF(0, shown.top())))
        last = self._page.block_at(self._position_near(QPointF(0, shown.bottom())))
        return [fold for fold in self._page.folds if first - 1 <= fold.block <= last + 1]

    def _fold_frame(self, block: int) -> QRectF:
        pad = self.fontMetrics().height() * 0.22
        area = self._boxes.block(block)
        return QRectF(
            SIDE, area.top() - pad, self.viewport().width() - 2 * SIDE, area.height() + 2 * pad
        )

    def _style(self, placed: Placed) -> MarkStyle:
        return self._theme.mark(placed.mark.verdict, placed.mark.kind)

    # --- scrolling ---

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        anchor = self._anchor() if event.oldSize().width() != event.size().width() else None
        super().resizeEvent(event)
        self._set_margins()
        if anchor is not None and self._wanted is None:
            self.scroll_to(anchor)
        self._keep_wanted()
        self.seen_changed.emit()

    def _anchor(self) -> int | None:
        scrolled = self.verticalScrollBar().value() > 0
        return self.top_position() if scrolled and len(self._page.text) < _ANCHOR_AT_MOST else None

    def _set_margins(self) -> None:
        bar = self.verticalScrollBar()
        room = self.width() - bar.sizeHint().width()
        text = max(80, min(measure(self._theme), room - 2 * _SIDE_AT_LEAST))
        left = max(0, (room - text) // 2)
        right = self.width() - left - text - (bar.width() if bar.isVisible() else 0)
        self.setViewportMargins(left, 0, max(0, right), 0)

    def _keep_wanted(self) -> None:
        if self._wanted is None:
            return
        bar = self.verticalScrollBar()
        if isinstance(self._wanted, float):
            bar.setValue(round(self._wanted * bar.maximum()))
            return
        placed = self._table.find(self._current)
        boxes = self._boxes.of(self._wanted, self._wanted + 1)
        if not boxes:
            return
        above = self.viewport().height() / 3
        if placed is not None and self._area(placed).height() > self.viewport().height() * 0.6:
            above = boxes[0].line.height()
        bar.setValue(round(boxes[0].line.top() - above))

    def _scrolled_by_hand(self, action: int = 0) -> None:
        self._wanted = None

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        self._scrolled_by_hand()
        super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Keys scroll or copy; all others are the window's."""
        actions = QAbstractSlider.SliderAction
        shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        found = {
            Qt.Key.Key_PageDown: actions.SliderPageStepAdd,
            Qt.Key.Key_PageUp: actions.SliderPageStepSub,
            Qt.Key.Key_Home: actions.SliderToMinimum,
            Qt.Key.Key_End: actions.SliderToMaximum,
            Qt.Key.Key_Space: actions.SliderPageStepSub if shifted else actions.SliderPageStepAdd,
        }.get(Qt.Key(event.key()))
        if found is not None:
            self.verticalScrollBar().triggerAction(found)
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            event.ignore()

    # --- mouse ---

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        super().mouseReleaseEvent(event)
        pressed, self._pressed = self._pressed, None
        if event.button() != Qt.MouseButton.LeftButton or pressed is None:
            return
        moved = (event.position().toPoint() - pressed).manhattanLength()
        if moved >= QApplication.startDragDistance() or self.textCursor().hasSelection():
            return
        self._click(event.position())

    def _click(self, point: QPointF) -> None:
        hit = self.fold_hit(point)
        if hit is not None:
            self.fold_clicked.emit(*hit)
            return
        claim = self.claim_at(point)
        if claim is not None:
            self.claim_clicked.emit(claim)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        super().mouseMoveEvent(event)
        if not event.buttons():
            point = event.position()
            hand = self.claim_at(point) is not None or self.fold_hit(point) is not None
            shape = Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.IBeamCursor
            self.viewport().setCursor(shape)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        where = QPointF(event.pos()) + self._origin()
        self.menu_asked.emit(event.globalPos(), self._position_near(where))

    def viewportEvent(self, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            claim = self._table.find(self.claim_at(QPointF(event.pos())))
            words = self.words_of(claim.mark) if claim is not None else ""
            QToolTip.showText(event.globalPos(), tip_text(words), self.viewport())
            return True
        return super().viewportEvent(event)

    def words_of(self, mark: Mark) -> str:
        """A claim's state in words, with its sign."""
        style = self._theme.mark(mark.verdict, mark.kind)
        if mark.verdict is not None:
            return f"{style.symbol} {style.word}"
        guess = {
            "fact": self.tr("looks like a fact"),
            "opinion": self.tr("looks like an opinion"),
        }.get(mark.kind, "")
        return f"{style.word}: {guess}" if guess else style.word

    def createMimeDataFromSelection(self) -> QMimeData:  # noqa: N802
        """Plain words: no colours of ours go to other programs."""
        made = QMimeData()
        chosen = self.selected()
        if chosen is not None:
            made.setText(self._page.excerpt(*chosen))
        return made

    # --- inside ---

    def _origin(self) -> QPointF:
        return QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def _position_near(self, where: QPointF) -> int:
        layout = self.document().documentLayout()
        return max(0, layout.hitTest(where, Qt.HitTestAccuracy.FuzzyHit))

    def _area(self, placed: Placed) -> QRectF:
        area = QRectF()
        for box in self._boxes.of(placed.start, placed.end):
            area = area.united(box.line)
        return area
