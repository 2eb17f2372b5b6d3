"""A plain-text field that grows with its text and never loses what was typed."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetrics,
    QFontMetricsF,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

DRAFT_DELAY = 800
_LEAST_LINES = 2
_MOST_LINES = 24
# Word wrap of one line without end takes Qt a minute; breaking it anywhere takes none.
_LONG_LINE = 20_000


def clean(text: str) -> str:
    """``text`` without what no library can hold: NULs and halves of characters."""
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return whole.replace("\0", "")


class TextField(QPlainTextEdit):
    """Text of one field of one claim.

    ``committed`` carries text that differs from what is stored: when the focus leaves, on Escape,
    on Ctrl+Enter and from ``commit``. It counts as unsaved until ``refresh`` brings it back.
    """

    committed = Signal(str)
    drafted = Signal(str)
    finished = Signal()
    left = Signal()
    state_changed = Signal()
    reads_as_text = Signal(bool)  # not while somebody types: the field would move under the hand

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stored = ""
        self._sent: str | None = None
        self._restored = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DRAFT_DELAY)
        self._timer.timeout.connect(self._draft)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(0)
        # A field with text in it reads as text until it is pointed at or entered.
        self.setStyleSheet(
            'QPlainTextEdit[quiet="true"]:!focus:!hover'
            " { background: transparent; border-color: transparent; }"
        )
        self.setProperty("quiet", False)
        self.textChanged.connect(self._typed)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self._grow()

    # --- what is in it ---

    def show_text(self, stored: str, draft: str | None = None) -> None:
        """Show the stored text of another claim, or what was typed over it and never saved."""
        self._timer.stop()
        self._sent = None
        self._put(stored)
        self._stored = self.text()
        self._restored = False
        if draft is not None and draft.strip() != stored.strip():
            self._put(draft)
            self._restored = True
        self._timer.stop()
        self.state_changed.emit()

    def refresh(self, stored: str) -> None:
        """The stored text is now this one. What was typed and differs from it stays."""
        typed = self.text()
        before, self._stored = self._stored, stored
        if typed.strip() == stored.strip():
            self._timer.stop()
            self._restored = False
            self._sent = None
        elif typed.strip() == before.strip() or not (typed.strip() or self.hasFocus()):
            self.show_text(stored)
            return
        self.state_changed.emit()

    def text(self) -> str:
        """What is in the field."""
        # toPlainText would turn no-break spaces into spaces.
        raw = self.document().toRawText()
        return clean(raw.replace("\u2029", "\n").replace("\u2028", "\n"))

    def is_dirty(self) -> bool:
        """Whether the text differs, by more than spaces at its ends, from what is stored."""
        return self.text().strip() != self._stored.strip()

    def was_restored(self) -> bool:
        """Whether it shows text of an earlier session that was never saved."""
        return self._restored and self.is_dirty()

    def state_words(self) -> str:
        """How it is with what was typed; empty when all is stored."""
        if not self.is_dirty():
            return ""
        if self.hasFocus():
            return self.tr("Ctrl+Enter saves")
        if self._restored:
            return self.tr("kept from before, not saved yet")
        return self.tr("not saved yet")

    def commit(self, *, again: bool = True) -> None:
        """Emit what is typed and not saved.

        Without ``again`` what was sent before, and refused, is not sent once more.
        """
        self._timer.stop()
        if self.is_dirty() and not self.isReadOnly() and (again or self.text() != self._sent):
            self._sent = self.text()
            self.committed.emit(self._sent)

    # --- keys ---

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if _ends(event) or event.key() == Qt.Key.Key_Escape:
                event.accept()
                return True
            if event.matches(QKeySequence.StandardKey.Undo) and not self._can_undo():
                event.ignore()  # nothing typed: undo means the last act in the library
                return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _ends(event):
            self.commit()
            self.finished.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.commit(again=False)
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        reasons = Qt.FocusReason
        by_key = (reasons.ShortcutFocusReason, reasons.TabFocusReason, reasons.BacktabFocusReason)
        if event.reason() in by_key and not self.textCursor().position():
            self.moveCursor(QTextCursor.MoveOperation.End)  # what is added goes below
        self._show_quiet()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() in (
            Qt.FocusReason.PopupFocusReason,
            Qt.FocusReason.ActiveWindowFocusReason,
        ):
            # A look at another window is no decision; the draft keeps the text all the same.
            if self._timer.isActive():
                self._draft()
            return
        self.commit(again=False)
        self._show_quiet()
        self._tell_quiet()
        self.state_changed.emit()

    def insertFromMimeData(self, source: QMimeData) -> None:
        if source.hasText():
            text = clean(source.text())
            self._choose_wrapping(text)
            self.insertPlainText(text)

    # --- size ---

    def sizeHint(self) -> QSize:
        return QSize(QFontMetrics(self.font()).averageCharWidth() * 30, self.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(QFontMetrics(self.font()).averageCharWidth() * 8, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            # A style sheet for the whole program leaves the viewport one change of font behind.
            self.viewport().setFont(self.font())
            self._grow()

    # --- inside ---

    def _put(self, text: str) -> None:
        blocked = self.blockSignals(True)
        self._choose_wrapping(text)
        self.setPlainText(text)
        self.blockSignals(blocked)
        self._show_quiet()
        self._grow()

    def _choose_wrapping(self, text: str) -> None:
        endless = max(map(len, text.split("\n"))) > _LONG_LINE
        modes = QTextOption.WrapMode
        self.setWordWrapMode(modes.WrapAnywhere if endless else modes.WrapAtWordBoundaryOrAnywhere)

    def _typed(self) -> None:
        self._timer.start()
        self._show_quiet()
        self.state_changed.emit()

    def _draft(self) -> None:
        self._timer.stop()
        if not self.isReadOnly():
            self.drafted.emit(self.text())

    def _can_undo(self) -> bool:
        return self.document().isUndoAvailable() and not self.isReadOnly()

    def _show_quiet(self) -> None:
        quiet = bool(self.text().strip())
        if self.property("quiet") != quiet:
            self.setProperty("quiet", quiet)
            self.style().unpolish(self)
            self.style().polish(self)
            if not self.hasFocus():
                self._tell_quiet()

    def _tell_quiet(self) -> None:
        self.reads_as_text.emit(bool(self.property("quiet")))

    def _grow(self) -> None:
        lines = round(self.document().size().height())
        shown = max(_LEAST_LINES, min(_MOST_LINES, lines))
        frame = self.height() - self.viewport().height()
        inset = frame if 0 < frame < QFontMetrics(self.font()).height() * 2 else 12
        # Lines are laid out at their height rounded up; QFontMetrics rounds to the nearest.
        line = ceil(QFontMetricsF(self.font()).lineSpacing())
        self.setFixedHeight(shown * line + inset)
        always, never = (
            Qt.ScrollBarPolicy.ScrollBarAsNeeded,
            Qt.ScrollBarPolicy.ScrollBarAlwaysOff,
        )
        self.setVerticalScrollBarPolicy(always if lines > _MOST_LINES else never)


def _ends(event: QKeyEvent) -> bool:
    return event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and bool(
        event.modifiers() & Qt.KeyboardModifier.ControlModifier
    )
