"""What goes to a second reviewer: one article or all, blind or with everything."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from factcheck.model import ArticleRow
from ui import plain

_LONGEST = 54  # letters of a title: with the words before it, the width of the dialog


class SendDialog(QDialog):
    """Blind and this article alone unless the reviewer chooses otherwise."""

    def __init__(
        self, here: ArticleRow | None, articles: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("send")
        self.setWindowTitle(self.tr("Send to a second reviewer"))
        self._here = here
        title = self.fontMetrics().elidedText(
            here.title if here else "",
            Qt.TextElideMode.ElideRight,
            self.fontMetrics().averageCharWidth() * _LONGEST,
        )
        this = self.tr("&This article: {title}").format(title=plain.menu_text(title))
        self._this = QRadioButton(this)
        self._this.setObjectName("send.this")
        self._this.setEnabled(here is not None)
        self._all = QRadioButton(self.tr("&Every article of the library ({n})").format(n=articles))
        self._all.setObjectName("send.all")
        (self._this if here else self._all).setChecked(True)
        self._blind = QCheckBox(self.tr("&Blind: without verdicts, notes, sources and flags"))
        self._blind.setObjectName("send.blind")
        self._blind.setChecked(True)
        words = plain.label(
            self.tr(
                "The file holds the texts, their claims and your statements. Blind, nobody can see "
                "in it what you think; otherwise your whole record of these articles goes with it, "
                "with your name. It is not encrypted."
            )
        )
        words.setWordWrap(True)
        words.setProperty("role", "muted")
        buttons = QDialogButtonBox()
        go = buttons.addButton(self.tr("&Choose a file…"), QDialogButtonBox.ButtonRole.AcceptRole)
        go.setDefault(True)
        go.setEnabled(articles > 0)
        buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(20, 20, 20, 16)
        rows.setSpacing(12)
        for each in (self._this, self._all, self._blind, words, buttons):
            rows.addWidget(each)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 80)

    def blind(self) -> bool:
        """Whether nothing that anybody thinks goes with it."""
        return self._blind.isChecked()

    def article_ids(self) -> list[int] | None:
        """The articles that go, ``None`` for all."""
        return [self._here.id] if self._here and self._this.isChecked() else None
