"""The links of the article, nearest to the claim first: each may be a source, and is none yet."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from factcheck.model import Claim, Link
from ui import plain


class ArticleLinks(QDialog):
    """Enter takes the link that is looked at as a source of the claim."""

    def __init__(
        self, claim: Claim, links: list[Link], taken: set[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("article_links")
        self.setWindowTitle(self.tr("Links of the article"))
        self._list = QListWidget()
        self._list.setAccessibleName(self.tr("Links of the article, nearest to the claim first"))
        self._list.setWordWrap(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for link in nearest_first(claim, links):
            said = self._told(claim, link)
            if link.url in taken:
                said = self.tr("{words} (a source already)").format(words=said)
            item = QListWidgetItem(f"{said}\n{link.url}")
            item.setData(Qt.ItemDataRole.UserRole, link)
            self._list.addItem(item)
        self._list.setCurrentRow(0)
        self._list.itemActivated.connect(self.accept)
        what = plain.label(
            self.tr("What the article itself points to is where to look first; read it yourself.")
        )
        what.setWordWrap(True)
        buttons = QDialogButtonBox()
        take = buttons.addButton(self.tr("&Add as source"), QDialogButtonBox.ButtonRole.AcceptRole)
        take.setDefault(True)
        buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        rows = QVBoxLayout(self)
        rows.addWidget(what)
        rows.addWidget(self._list, 1)
        rows.addWidget(buttons)
        self.resize(self.fontMetrics().averageCharWidth() * 100, 420)

    def chosen(self) -> Link | None:
        """The link that was taken."""
        item = self._list.currentItem()
        found = item.data(Qt.ItemDataRole.UserRole) if self._list.count() else None
        return found if isinstance(found, Link) else None

    def _told(self, claim: Claim, link: Link) -> str:
        words = link.words if link.words != link.url else self.tr("an address in the text")
        if _distance(claim, link):
            return words
        return self.tr("{words} (in the claim)").format(words=words)


def nearest_first(claim: Claim, links: list[Link]) -> list[Link]:
    """Links by how far from the claim they stand in the text; each address once."""
    ranked = sorted(links, key=lambda link: (_distance(claim, link), link.start))
    return list({link.url: link for link in reversed(ranked)}.values())[::-1]


def _distance(claim: Claim, link: Link) -> int:
    return max(0, claim.start - link.end, link.start - claim.end)
