"""The line into which a link is pasted."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.links import web_address
from ui.panels.text_field import DRAFT_DELAY, clean


class LinkField(QLineEdit):
    """``entered`` on Enter, ``finished`` on Ctrl+Enter, ``left`` on Escape, ``stepped`` on Up.

    ``drafted`` carries what is typed, a moment after the last key and when ``keep`` asks for it.
    """

    drafted = Signal(str)
    entered = Signal()
    finished = Signal()
    left = Signal()
    stepped = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("link_field")
        self.setPlaceholderText(self.tr("Paste a link…"))
        self.setAccessibleName(self.tr("Link to a source"))
        self.setAccessibleDescription(self.tr("Enter adds it to the sources of this claim."))
        self._pause = QTimer(self, singleShot=True, interval=DRAFT_DELAY)
        self._pause.timeout.connect(self._draft)
        self.textEdited.connect(lambda _text: self._pause.start())

    def link(self) -> str:
        """What was typed, without spaces at its ends."""
        return clean(self.text()).strip()

    def is_address(self) -> bool:
        """Whether a browser could open it: then nobody typed it by mistake."""
        return web_address(self.link()) is not None

    def show_text(self, text: str) -> None:
        """Show what was typed before, or nothing."""
        self._pause.stop()
        self.setText(text)

    def take(self) -> str:
        """The link, which is being added: no draft of it is needed."""
        self._pause.stop()
        return self.link()

    def keep(self) -> None:
        """Emit what was typed just now and not yet drafted."""
        if self._pause.isActive():
            self._draft()

    def _draft(self) -> None:
        self._pause.stop()
        self.drafted.emit(self.link())

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
                event.accept()
                return True
            if event.matches(QKeySequence.StandardKey.Undo) and not self.isUndoAvailable():
                event.ignore()  # nothing typed: undo means the last act in the library
                return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.finished.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() == Qt.Key.Key_Up:
            self.stepped.emit(-1)
        else:
            super().keyPressEvent(event)
