"""Choosing the words of a new claim by keyboard: caret and Shift, as in any text."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

from factcheck.claims.offsets import Utf16Offsets
from ui import plain
from ui.theme import Theme

_AROUND = 4000  # characters each side of the present claim


class _Text(QPlainTextEdit):
    """Read only, with a caret that shows; Enter belongs to the dialog."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
            return
        super().keyPressEvent(event)


class AddClaimDialog(QDialog):
    """Shows the text around ``near`` (an offset of the article); ``span`` is what was chosen."""

    def __init__(self, text: str, near: int, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Add a claim from the text"))
        self._from = text.rfind("\n", 0, max(0, near - _AROUND)) + 1
        end = text.find("\n", near + _AROUND)
        self._part = text[self._from : end if end >= 0 else len(text)]
        self._units = Utf16Offsets(self._part)
        self._field = _Text()
        self._field.setPlainText(self._part)
        self._field.setReadOnly(True)
        self._field.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard
            | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        self._field.setFont(theme.text_font())
        self._field.setCursorWidth(2)
        self._field.setAccessibleName(self.tr("Article text"))
        self._chosen = plain.label()
        self._chosen.setWordWrap(True)
        self._chosen.setFont(theme.text_font())
        buttons = QDialogButtonBox()
        self._add = buttons.addButton(self.tr("&Add claim"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._add.setDefault(True)
        buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        hint = plain.label(
            self.tr(
                "Move with the arrow keys; Shift+arrows choose, with Ctrl by words. Enter adds."
            )
        )
        hint.setProperty("role", "muted")
        rows = QVBoxLayout(self)
        for widget in (hint, self._field, self._chosen, buttons):
            rows.addWidget(widget, 1 if widget is self._field else 0)
        cursor = self._field.textCursor()
        cursor.setPosition(self._units.to_utf16(min(max(0, near - self._from), len(self._part))))
        self._field.setTextCursor(cursor)
        self._field.selectionChanged.connect(self._show)
        self._show()
        self.resize(self.fontMetrics().averageCharWidth() * 110, 560)
        # There is nothing to centre in before the dialog has its size.
        QTimer.singleShot(0, self._field, self._field.centerCursor)
        self._field.setFocus()

    def span(self) -> tuple[int, int]:
        """The chosen stretch in offsets of the article."""
        cursor = self._field.textCursor()
        start, end = (
            self._units.from_utf16(unit)
            for unit in (cursor.selectionStart(), cursor.selectionEnd())
        )
        return self._from + start, self._from + end

    def _show(self) -> None:
        start, end = self.span()
        words = self._part[start - self._from : end - self._from].split()
        self._add.setEnabled(bool(words))
        self._chosen.setText(" ".join(words)[:400] or self.tr("Nothing is chosen yet."))
        self._chosen.setEnabled(bool(words))
