"""The article's text on the screen: claims and folds to click, text to select, no caret."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QHelpEvent, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QAbstractSlider, QApplication, QToolTip, QWidget

from factcheck.model import Mark
from ui.panels.page_view import PageView
from ui.plain import tip_text
from ui.theme import Theme


class ArticleView(PageView):
    """Answers the hand. The mouse only selects and clicks; keys scroll; nothing is written."""

    claim_clicked = Signal(int)
    fold_clicked = Signal(object, object)  # Fold, Act
    menu_asked = Signal(QPoint, int)  # global point, shown position

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._pressed: QPoint | None = None
        self.setObjectName("article-text")
        self.viewport().setMouseTracking(True)

    def selected(self) -> tuple[int, int] | None:
        """The shown positions between which text is selected."""
        cursor = self.textCursor()
        if not cursor.hasSelection():
            return None
        return cursor.selectionStart(), cursor.selectionEnd()

    def keyPressEvent(self, event: QKeyEvent) -> None:
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

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        pressed, self._pressed = self._pressed, None
        if event.button() != Qt.MouseButton.LeftButton or pressed is None:
            return
        moved = (event.position().toPoint() - pressed).manhattanLength()
        if moved >= QApplication.startDragDistance() or self.textCursor().hasSelection():
            return
        self._click(event.position())

    def _click(self, point: QPointF) -> None:
        where = point + self.origin()
        hit = self._sheet.fold_at(where)
        if hit is not None:
            self.fold_clicked.emit(*hit)
            return
        claim = self._sheet.claim_at(where)
        if claim is not None:
            self.claim_clicked.emit(claim)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        if not event.buttons():
            where = event.position() + self.origin()
            found = self._sheet.claim_at(where), self._sheet.fold_at(where)
            hand = any(one is not None for one in found)
            shape = Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.IBeamCursor
            self.viewport().setCursor(shape)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        where = QPointF(event.pos()) + self.origin()
        self.menu_asked.emit(event.globalPos(), self._sheet.position_near(where))

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            claim = self._sheet.find(self._sheet.claim_at(QPointF(event.pos()) + self.origin()))
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

    def createMimeDataFromSelection(self) -> QMimeData:
        """Plain words: no colours of ours go to other programs."""
        made = QMimeData()
        chosen = self.selected()
        if chosen is not None:
            made.setText(self.page.excerpt(*chosen))
        return made
