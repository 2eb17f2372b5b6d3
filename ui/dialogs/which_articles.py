"""Which articles a report is of: the one that is open, all of them, or some."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QListWidget,
    QListWidgetItem,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from factcheck.model import ArticleRow
from ui import plain


class WhichArticles(QWidget):
    """One of three ways to choose."""

    chosen = Signal()

    def __init__(
        self, rows: Sequence[ArticleRow], here: int | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._rows = rows
        self._here = next((row for row in rows if row.id == here), None)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        title = self._here.title if self._here else ""
        short = title if len(title) <= 60 else f"{title[:57]}…"
        # A title may hold an ampersand, which a button takes for a mnemonic.
        words = self.tr("&This article: {title}").format(title=plain.menu_text(short))
        self._this = QRadioButton(words)
        self._all = QRadioButton(self.tr("&All {n} articles").format(n=len(rows)))
        self._some = QRadioButton(self.tr("&Chosen articles:"))
        self._group = QButtonGroup(self)
        for button in (self._this, self._all, self._some):
            self._group.addButton(button)
            column.addWidget(button)
        self._this.setEnabled(self._here is not None)
        (self._this if self._here else self._all).setChecked(True)
        column.addWidget(self._make_list())
        self._group.buttonToggled.connect(self._follow)
        self._list.itemChanged.connect(self.chosen)
        self._list.setVisible(False)

    def ids(self) -> list[int]:
        """The articles that are chosen."""
        if self._this.isChecked() and self._here is not None:
            return [self._here.id]
        if self.are_all():
            return [row.id for row in self._rows]
        items = [self._list.item(at) for at in range(self._list.count())]
        return [
            item.data(Qt.ItemDataRole.UserRole)
            for item in items
            if item.checkState() == Qt.CheckState.Checked
        ]

    def are_all(self) -> bool:
        """Whether the whole library is asked for, with what is off its lists."""
        return self._all.isChecked()

    def _make_list(self) -> QListWidget:
        self._list = QListWidget()
        self._list.setAccessibleName(self.tr("Articles to choose"))
        self._list.setMaximumHeight(self.fontMetrics().height() * 8)
        for row in self._rows:
            item = QListWidgetItem(row.title)
            item.setData(Qt.ItemDataRole.UserRole, row.id)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
            self._list.addItem(item)
        return self._list

    def _follow(self) -> None:
        self._list.setVisible(self._some.isChecked())
        self.chosen.emit()
