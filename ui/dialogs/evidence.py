"""What is told beside the sources of a claim: who was asked, the other side, waived gaps."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLineEdit, QWidget

from factcheck.evidence import Gap, Weighed
from factcheck.model import Claim
from ui import plain
from ui.panels.text_field import DRAFT_DELAY, clean

CONTACT, AGAINST, WAIVER = "contact", "against", "waive "
"""The names of the fields; that of a waiver is followed by its rule."""


class EvidenceDialog(QDialog):
    """A line for each thing. A gap with a reason is waived; without one it is open again.

    ``drafted`` carries the name of a field and its text while it is typed and not saved; ``drafts``
    are such texts of an earlier time, and take the place of what is stored.
    """

    drafted = Signal(str, str)

    def __init__(
        self,
        claim: Claim,
        weighed: Weighed,
        drafts: Mapping[str, str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("evidence_dialog")
        self.setWindowTitle(self.tr("Evidence of this claim"))
        self._fields: dict[str, QLineEdit] = {}
        self._stored: dict[str, str] = {}
        self._drafted: dict[str, str] = dict(drafts)
        self._form = form = QFormLayout(self)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setContentsMargins(20, 20, 20, 16)
        form.setVerticalSpacing(8)
        self._add(CONTACT, self.tr("&Claimant asked, or why not"), claim.contact)
        self._add(AGAINST, self.tr("Where evidence &against it was looked for"), claim.against)
        gaps = (*weighed.gaps, *weighed.waived)
        for gap in gaps:
            self._add_gap(gap)
        restored = [name for name in self._fields if self._text(name) != self._stored[name]]
        form.addRow(self._words(self._what_is(claim, bool(gaps))))
        if restored:
            form.addRow(self._words(self.tr("Kept from before, not saved yet.")))
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        form.addRow(buttons)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DRAFT_DELAY)
        self._timer.timeout.connect(self._draft)
        self.finished.connect(self._timer.stop)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 84)

    def changed(self, name: str) -> str | None:
        """What is told in a field now, or ``None`` where that is stored already."""
        text = self._text(name)
        return None if text == self._stored[name] else text

    def reasons(self) -> dict[str, str]:
        """Of each rule whose reason was changed here, the reason; empty: no more waived."""
        told = {name: self.changed(name) for name in self._fields if name.startswith(WAIVER)}
        return {name.removeprefix(WAIVER): text for name, text in told.items() if text is not None}

    def names(self) -> list[str]:
        """The names of all fields."""
        return list(self._fields)

    # --- inside ---

    def _text(self, name: str) -> str:
        return clean(self._fields[name].text()).strip()

    def _draft(self) -> None:
        for name in self._fields:
            text = self._text(name)
            if text != self._drafted.get(name, self._stored[name]):
                self._drafted[name] = text
                self.drafted.emit(name, text)

    def _add(self, name: str, caption: str, text: str) -> QLineEdit:
        stored = self._stored[name] = " ".join(text.splitlines())
        field = self._fields[name] = QLineEdit(self._drafted.get(name, stored))
        field.setAccessibleName(caption.replace("&", ""))
        field.textEdited.connect(lambda _text: self._timer.start())
        self._form.addRow(caption, field)
        return field

    def _add_gap(self, gap: Gap) -> None:
        # What a gap names may hold an ampersand, which would make a mnemonic.
        caption = self.tr("Missing: {gap}").format(gap=plain.menu_text(gap.words))
        given = gap.waiver.reason if gap.waiver else ""
        field = self._add(f"{WAIVER}{gap.rule}", caption, given)
        field.setPlaceholderText(self.tr("Reason why it may be missing"))

    def _words(self, text: str) -> QWidget:
        told = plain.label(text)
        told.setProperty("role", "muted")
        told.setWordWrap(True)
        return told

    def _what_is(self, claim: Claim, gaps: bool) -> str:
        if gaps:
            return self.tr("A gap with a reason is waived, and the reason stands in every report.")
        if claim.verdict:
            return self.tr("Nothing is missing that the profile asks for.")
        return self.tr("What is missing is told once the claim is supported or disputed.")
