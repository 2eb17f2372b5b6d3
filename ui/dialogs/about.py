"""What this is, which versions it runs on, and where its files lie."""

from __future__ import annotations

import platform
import sqlite3
from pathlib import Path

import PySide6
from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLabel, QVBoxLayout, QWidget

from factcheck import __version__, paths
from ui import plain
from ui.icons import app_icon


class AboutDialog(QDialog):
    """Versions and places, to read and to copy."""

    def __init__(self, library: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("About Factcheck"))
        self._facts = (
            (self.tr("Version"), __version__),
            (self.tr("Licence"), "MIT"),
            ("Python", platform.python_version()),
            ("Qt", f"{qVersion()} (PySide6 {PySide6.__version__})"),
            ("SQLite", sqlite3.sqlite_version),
            (self.tr("System"), platform.platform()),
            (self.tr("Library"), str(library)),
            (self.tr("Preferences"), str(paths.config_file())),
            (self.tr("Failure reports"), str(paths.log_dir())),
        )
        sign = QLabel()
        sign.setPixmap(app_icon().pixmap(48, 48))
        rows = QVBoxLayout(self)
        rows.setSpacing(12)
        rows.addWidget(sign)
        words = plain.label(
            self.tr("Factcheck: claims, verdicts and sources. Everything stays on this computer.")
        )
        words.setWordWrap(True)
        rows.addWidget(words)
        form = QFormLayout()
        for name, value in self._facts:
            label = plain.label(value)
            label.setWordWrap(True)
            label.setMinimumWidth(1)  # one word that is too long for the window can be copied
            label.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse
                | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
            form.addRow(plain.label(name), label)
        rows.addLayout(form)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        copy = buttons.addButton(self.tr("&Copy"), QDialogButtonBox.ButtonRole.ActionRole)
        copy.clicked.connect(self._copy)
        buttons.rejected.connect(self.reject)
        rows.addWidget(buttons)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 84)

    def _copy(self) -> None:
        text = "\n".join(f"{name}: {value}" for name, value in self._facts)
        QGuiApplication.clipboard().setText(text)
