"""Correcting who makes a claim."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from factcheck.model import Claim
from ui import plain
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
        self._name = QComboBox()
        self._name.setEditable(True)
        self._name.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self._name.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self._name.addItems(sorted({_line(name) for name in others} - {""}))
        self._name.setEditText(_line(claim.speaker))
        self._name.setAccessibleName(self.tr("Speaker"))
        caption = plain.label(self.tr("&Speaker"))
        caption.setBuddy(self._name)
        named = _line(author) or self.tr("whoever wrote the article")
        words = self.tr("Without a name it is the author: {name}.").format(name=named)
        told = WrappedLabel(words, self, most=4, widest=36)
        told.setProperty("role", "muted")
        standard = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(standard.Save | standard.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        rows = QVBoxLayout(self)
        rows.addWidget(WrappedLabel(_line(claim.text), self, most=6, widest=36))
        for part in (caption, self._name, told, buttons):
            rows.addWidget(part)
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
