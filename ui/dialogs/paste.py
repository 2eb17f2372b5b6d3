"""The clipboard's text, to be seen and corrected before it becomes an article."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

from ui import plain


class PasteDialog(QDialog):
    """Enter imports at once: the button has the focus, not the text."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Paste text as an article"))
        self._field = QPlainTextEdit()
        self._field.setAccessibleName(self.tr("Text of the article"))
        self._field.setTabChangesFocus(True)
        self._field.setPlainText(text)
        self._size = plain.label()
        self._size.setProperty("role", "muted")
        buttons = QDialogButtonBox()
        self._import = buttons.addButton(self.tr("&Import"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._import.setDefault(True)
        buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        rows = QVBoxLayout(self)
        rows.addWidget(
            plain.label(self.tr("The first line becomes the title if it looks like one."))
        )
        rows.addWidget(self._field, 1)
        rows.addWidget(self._size)
        rows.addWidget(buttons)
        self._field.textChanged.connect(self._weigh)
        self._weigh()
        self.resize(self.fontMetrics().averageCharWidth() * 110, 560)
        (self._import if text.strip() else self._field).setFocus()

    def text(self) -> str:
        """The text as it was corrected."""
        return self._field.toPlainText()

    def _weigh(self) -> None:
        text = self.text()
        self._import.setEnabled(bool(text.strip()))
        self._size.setText(
            self.tr("{words} words, {lines} lines").format(
                words=len(text.split()), lines=len(text.splitlines())
            )
        )
