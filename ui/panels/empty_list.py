"""What stands where no claim is: why, and the way out."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from factcheck.query import ClaimQuery, Show
from ui.panels.section import side_margin
from ui.panels.wrapped import WrappedLabel
from ui.theme import Theme


class EmptyList(QWidget):
    """Says why a query finds nothing; ``all_asked`` when all claims are wanted."""

    all_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("claim_list_empty")
        self._theme = theme
        self._words = WrappedLabel("", self)
        self._all = QPushButton(self.tr("Show all claims"), self)
        self._all.clicked.connect(lambda _checked: self.all_asked.emit())
        self._box = QVBoxLayout(self)
        self._box.addWidget(self._words)
        self._box.addWidget(self._all, 0, Qt.AlignmentFlag.AlignLeft)
        self._box.addStretch(1)
        theme.changed.connect(self._restyle)
        self._restyle()

    def explain(self, query: ClaimQuery) -> None:
        """Put into words why this query finds nothing."""
        self._words.setText(self._reason(query))
        self._all.setVisible(query.show is not Show.ALL)

    def words(self) -> str:
        return self._words.text()

    def _reason(self, query: ClaimQuery) -> str:
        if query.search:
            if query.show is not Show.ALL:
                return self.tr("No claim of this kind holds all of these words.")
            return self.tr("No claim holds all of these words. Fewer words find more.")
        reasons = {
            Show.UNREVIEWED: self.tr("Nothing is unreviewed here."),
            Show.SUPPORTED: self.tr("Nothing is supported here yet."),
            Show.DISPUTED: self.tr("Nothing is disputed here yet."),
            Show.OPINION: self.tr("Nothing is marked as opinion here yet."),
            Show.FLAGGED: self.tr("Nothing is flagged here."),
        }
        if query.show in reasons:
            return reasons[query.show]
        if query.article_id is None:
            return self.tr("There are no claims yet. Import or paste an article to begin.")
        return self.tr("No claim was found in this article. Select words in it to make one.")

    def _restyle(self) -> None:
        side = side_margin(self._theme)
        self._box.setContentsMargins(side, side, side, side)
        self._box.setSpacing(QFontMetrics(self._theme.ui_font()).height() // 2)
        self._words.setFont(self._theme.ui_font())
        self._words.set_color(self._theme.color("muted"))
