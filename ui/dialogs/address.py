"""An address on the web to import from; nothing is fetched before the reviewer allowed it once."""

from __future__ import annotations

import re

from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from ui import plain

_LOOKS_RIGHT = re.compile(r"(?:https?://)?[^\s/.]+\.[^\s]+", re.IGNORECASE)


class AddressDialog(QDialog):
    """Takes an address that is on the clipboard, so that Enter is all that is left to press."""

    def __init__(self, copied: str, allowed: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("address")
        self.setWindowTitle(self.tr("Import from an address"))
        self._field = QLineEdit()
        self._field.setObjectName("address.field")
        self._field.setPlaceholderText("https://")
        copied = copied.strip()
        if copied.lower().startswith(("http://", "https://")) and _LOOKS_RIGHT.fullmatch(copied):
            self._field.setText(copied)
        caption = plain.label(self.tr("&Address of the page"))
        caption.setBuddy(self._field)
        what = plain.label(
            self.tr(
                "The page is fetched once, without cookies and without an account. Its server sees "
                "your network address, as with a browser."
            )
        )
        what.setProperty("role", "muted")
        what.setWordWrap(True)
        self._allow = QCheckBox(self.tr("A&llow Factcheck to fetch pages from the web"))
        self._allow.setObjectName("address.allow")
        self._allow.setChecked(allowed)
        self._allow.setVisible(not allowed)
        buttons = QDialogButtonBox()
        self._import = buttons.addButton(self.tr("&Import"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._import.setDefault(True)
        buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        rows = QVBoxLayout(self)
        rows.setSpacing(12)
        for each in (caption, self._field, what, self._allow, buttons):
            rows.addWidget(each)
        self._field.textChanged.connect(self._weigh)
        self._allow.toggled.connect(self._weigh)
        self._weigh()
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 80)

    def address(self) -> str:
        """The address as it was typed."""
        return self._field.text().strip()

    def _weigh(self) -> None:
        right = _LOOKS_RIGHT.fullmatch(self.address()) is not None
        self._import.setEnabled(right and self._allow.isChecked())
