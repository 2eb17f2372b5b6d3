"""Correcting who makes a claim."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QFormLayout, QWidget

from factcheck.model import Claim
from ui.panels.text_field import clean
from ui.panels.wrapped import WrappedLabel


class SpeakerDialog(QDialog):
    """A line for the name; the list below it has the speakers of the article's other claims."""

    def __init__(
        self, claim: Claim, author: str, others: Iterable[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("speaker_dialog")
        self.setWindowTitle(self.tr("Who makes this claim"))
        form = QFormLayout(self)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        form.setContentsMargins(20, 20, 20, 16)
        form.addRow(WrappedLabel(" ".join(claim.text.split()), self, most=6, widest=70))
        self._name = QComboBox()
        self._name.setEditable(True)
        self._name.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self._name.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self._name.addItems(sorted({_line(name) for name in others} - {""}))
        self._name.setEditText(_line(claim.speaker))
        self._name.setAccessibleName(self.tr("Speaker"))
        form.addRow(self.tr("&Speaker"), self._name)
        named = _line(author) or self.tr("whoever wrote the article")
        words = self.tr("Without a name it is the author: {name}.").format(name=named)
        told = WrappedLabel(words, self, most=4, widest=70)
        told.setProperty("role", "muted")
        form.addRow(told)
        standard = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(standard.Save | standard.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        form.addRow(buttons)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 64)
        line = self._name.lineEdit()
        if line is not None:
            line.selectAll()
        self._name.setFocus()

    def name(self) -> str:
        """The name as typed or chosen; empty for the author."""
        return _line(clean(self._name.currentText()))


def _line(name: str) -> str:
    return " ".join(name.split())
