"""The folded passages of an article with their reasons; Enter restores."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from factcheck.model import Role, StoredPassage
from ui import plain


class FoldedDialog(QDialog):
    """``chosen`` are the ids of the passages to call text again."""

    def __init__(
        self,
        text: str,
        passages: list[StoredPassage],
        read_only: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Folded passages"))
        self._list = QListWidget()
        self._list.setAccessibleName(self.tr("Folded passages"))
        self._list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self._list.setWordWrap(True)
        self._list.setUniformItemSizes(False)
        # Words wrap: without this a bar comes up for the few dots that the upright one takes.
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        folded = [passage for passage in passages if passage.role is Role.FURNITURE]
        for passage in folded:
            words = " ".join(text[passage.start : passage.end].split())
            why = ", ".join(passage.reasons) or self.tr("folded by hand")
            item = QListWidgetItem(f"{words[:240]}\n{why}")
            item.setData(Qt.ItemDataRole.UserRole, passage.id)
            self._list.addItem(item)
        self._list.setCurrentRow(0)
        self._list.itemActivated.connect(self.accept)
        count = (
            self.tr("One passage is folded: it holds no claims.")
            if len(folded) == 1
            else self.tr("{n} passages are folded: they hold no claims.").format(n=len(folded))
        )
        rows = QVBoxLayout(self)
        rows.addWidget(plain.label(count))
        rows.addWidget(self._list, 1)
        buttons = QDialogButtonBox()
        if not read_only:
            restore = buttons.addButton(self.tr("&Restore"), QDialogButtonBox.ButtonRole.AcceptRole)
            restore.setDefault(True)
            restore.setEnabled(bool(folded))
        buttons.addButton(QDialogButtonBox.StandardButton.Close)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        rows.addWidget(buttons)
        self.resize(self.fontMetrics().averageCharWidth() * 100, 480)
        self._read_only = read_only

    def chosen(self) -> list[int]:
        """The ids of the selected passages."""
        if self._read_only:
            return []
        return [item.data(Qt.ItemDataRole.UserRole) for item in self._list.selectedItems()]
