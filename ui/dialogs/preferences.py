"""The preferences: a page for each subject."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTabWidget, QVBoxLayout, QWidget

from factcheck.settings import Settings
from ui.dialogs.evidence_page import EvidencePage
from ui.dialogs.general_page import GeneralPage
from ui.dialogs.imprint import ImprintPage
from ui.dialogs.keys_page import KeysPage
from ui.keys import Keymap
from ui.theme import Theme


class PreferencesDialog(QDialog):
    """What is chosen is in force at once or when the dialog is closed; nothing is asked twice."""

    def __init__(
        self, settings: Settings, theme: Theme, keymap: Keymap, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("preferences")
        self.setWindowTitle(self.tr("Preferences"))
        self.general = GeneralPage(settings, theme)
        self.imprint = ImprintPage(settings)
        self.evidence = EvidencePage(settings)
        self.keys = KeysPage(keymap)
        # Each page has a `store`, which is called when the dialog closes.
        self._pages = (self.general, self.imprint, self.evidence, self.keys)
        words = (self.tr("&General"), self.tr("&Reports"), self.tr("E&vidence"), self.tr("&Keys"))
        tabs = QTabWidget()
        for page, title in zip(self._pages, words, strict=True):
            tabs.addTab(page, title)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        rows = QVBoxLayout(self)
        rows.setSpacing(12)
        rows.addWidget(tabs, 1)
        rows.addWidget(buttons)
        self.resize(self.fontMetrics().averageCharWidth() * 96, 620)

    def done(self, result: int) -> None:
        for page in self._pages:
            page.store()
        super().done(result)
