"""The guide that comes with the program, shown without loading anything from anywhere."""

from __future__ import annotations

from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTextBrowser, QVBoxLayout, QWidget

from factcheck.paths import RESOURCES
from ui import links


class ClosedBrowser(QTextBrowser):
    """Shows our own page; images and links load nothing."""

    def loadResource(self, type_: int, name: QUrl | str) -> object:
        return None


class GuideDialog(QDialog):
    """How the work goes, on a page."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Guide"))
        page = ClosedBrowser()
        page.setOpenLinks(False)
        page.setAccessibleName(self.tr("Guide"))
        page.anchorClicked.connect(self._follow)
        text = (RESOURCES / "help" / "guide.md").read_text(encoding="utf-8")
        page.setMarkdown(text)
        self._page = page
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        rows = QVBoxLayout(self)
        rows.addWidget(page, 1)
        rows.addWidget(buttons)
        self.resize(self.fontMetrics().averageCharWidth() * 115, 680)

    def _follow(self, url: QUrl) -> None:
        if url.hasFragment() and not url.host():
            self._page.scrollToAnchor(url.fragment())
        else:
            links.open_link(self, url.toString())
