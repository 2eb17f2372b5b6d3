"""What became of an import of several texts: each with its state, those that need a look first."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from factcheck.workbench import Workbench
from ui import plain
from ui.outcome import Outcome, likeness_words, summary


class ImportSummary(QDialog):
    """``chosen`` carries the article of a row when it is opened; the dialog closes then."""

    chosen = Signal(int)

    def __init__(
        self, outcome: Outcome, workbench: Workbench, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("import_summary")
        self.setWindowTitle(self.tr("What was imported"))
        told = plain.label(summary(outcome))
        told.setWordWrap(True)
        self._list = QListWidget()
        self._list.setAccessibleName(self.tr("Imported texts"))
        self._list.setWordWrap(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._fill(outcome, workbench)
        self._list.setCurrentRow(0)
        self._list.itemActivated.connect(self._open)
        self._list.itemSelectionChanged.connect(self._weigh)
        buttons = QDialogButtonBox()
        role = QDialogButtonBox.ButtonRole
        self._show = buttons.addButton(self.tr("&Show the article"), role.ActionRole)
        copy = buttons.addButton(self.tr("&Copy the list"), role.ActionRole)
        buttons.addButton(QDialogButtonBox.StandardButton.Close)
        self._show.clicked.connect(lambda _checked: self._open(self._list.currentItem()))
        copy.clicked.connect(lambda _checked: QGuiApplication.clipboard().setText(self.text()))
        buttons.rejected.connect(self.reject)
        rows = QVBoxLayout(self)
        rows.addWidget(told)
        rows.addWidget(self._list, 1)
        rows.addWidget(buttons)
        self.resize(self.fontMetrics().averageCharWidth() * 100, 480)
        self._weigh()

    def text(self) -> str:
        """The list as it can be pasted elsewhere."""
        return "\n".join(self._list.item(row).text() for row in range(self._list.count())) + "\n"

    def _fill(self, outcome: Outcome, workbench: Workbench) -> None:
        titles = {
            row.id: row.title for row in workbench.article_rows([*outcome.stored, *outcome.known])
        }
        for name, why in outcome.refused:
            self._add(self.tr("Refused: {name}").format(name=name), why)
        for article_id, like in outcome.alike.items():
            what = self.tr("Imported, but {likeness}: {title}")
            title = titles.get(article_id, "")
            self._add(what.format(likeness=likeness_words(like), title=title), "", article_id)
        for article_id, encoding in outcome.guessed.items():
            what = self.tr("Imported, its encoding guessed ({encoding}): {title}")
            title = titles.get(article_id, "")
            self._add(what.format(encoding=encoding, title=title), "", article_id)
        for article_id in outcome.known:
            what = self.tr("In the library already: {title}")
            self._add(what.format(title=titles.get(article_id, "")), "", article_id)
        for article_id in outcome.stored:
            told = article_id in outcome.alike or article_id in outcome.guessed
            if not told and article_id in titles:
                what = self.tr("Imported: {title}")
                self._add(what.format(title=titles[article_id]), "", article_id)

    def _add(self, what: str, why: str, article_id: int | None = None) -> None:
        item = QListWidgetItem(f"{what}\n{why}" if why else what)
        item.setData(Qt.ItemDataRole.UserRole, article_id)
        self._list.addItem(item)

    def _open(self, item: QListWidgetItem | None) -> None:
        article_id = item.data(Qt.ItemDataRole.UserRole) if item is not None else None
        if article_id is not None:
            self.chosen.emit(article_id)
            self.accept()

    def _weigh(self) -> None:
        chosen = self._list.selectedItems()
        known = any(item.data(Qt.ItemDataRole.UserRole) is not None for item in chosen)
        self._show.setEnabled(known)
