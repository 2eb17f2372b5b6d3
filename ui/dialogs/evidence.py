"""What is told beside the sources of a claim: who was asked, the other side, waived gaps."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLineEdit, QWidget

from factcheck.evidence import Gap, Weighed
from factcheck.model import Claim
from ui import plain
from ui.panels.text_field import clean


class EvidenceDialog(QDialog):
    """A line for each thing. A gap with a reason is waived; without one it is open again."""

    def __init__(self, claim: Claim, weighed: Weighed, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("evidence_dialog")
        self.setWindowTitle(self.tr("Evidence of this claim"))
        self._gaps = {gap.rule: gap for gap in (*weighed.gaps, *weighed.waived)}
        form = QFormLayout(self)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setContentsMargins(20, 20, 20, 16)
        form.setVerticalSpacing(8)
        self._contact = self._add(form, self.tr("&Claimant asked, or why not"), claim.contact)
        self._against = self._add(
            form, self.tr("Where evidence &against it was looked for"), claim.against
        )
        self._reasons = {rule: self._add_gap(form, gap) for rule, gap in self._gaps.items()}
        what = (
            self.tr("A gap with a reason is waived, and the reason stands in every report.")
            if self._gaps
            else self.tr("Nothing is missing that the profile asks for.")
            if claim.verdict
            else self.tr("What is missing is told once the claim is supported or disputed.")
        )
        told = plain.label(what)
        told.setProperty("role", "muted")
        told.setWordWrap(True)
        form.addRow(told)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        form.addRow(buttons)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 84)

    def contact(self) -> str:
        """What is told of asking the claimant."""
        return clean(self._contact.text()).strip()

    def against(self) -> str:
        """Where the other side was looked for."""
        return clean(self._against.text()).strip()

    def reasons(self) -> dict[str, str]:
        """Of each rule whose reason was changed here, the reason; empty: no more waived."""
        typed = {rule: clean(field.text()).strip() for rule, field in self._reasons.items()}
        return {rule: words for rule, words in typed.items() if words != _given(self._gaps[rule])}

    # --- inside ---

    def _add(self, form: QFormLayout, caption: str, text: str) -> QLineEdit:
        field = QLineEdit(" ".join(text.splitlines()))
        field.setAccessibleName(caption.replace("&", ""))
        form.addRow(caption, field)
        return field

    def _add_gap(self, form: QFormLayout, gap: Gap) -> QLineEdit:
        # What a gap names may hold an ampersand, which would make a mnemonic.
        words = plain.menu_text(gap.words)
        field = self._add(form, self.tr("Missing: {gap}").format(gap=words), _given(gap))
        field.setPlaceholderText(self.tr("Reason why it may be missing"))
        return field


def _given(gap: Gap) -> str:
    return gap.waiver.reason if gap.waiver else ""
