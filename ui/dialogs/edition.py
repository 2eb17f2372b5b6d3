"""Which edition of a report, and in which order: two choices that say what they mean."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QSizePolicy

from factcheck.edition import Arranged, Audience, Edition, Part
from factcheck.model import Counts
from factcheck.settings import Settings
from ui.panels.wrapped import WrappedLabel


class EditionRows(QObject):
    """The choice of an edition, as rows of a form that somebody else owns."""

    chosen = Signal()

    def __init__(self, settings: Settings, form: QFormLayout, parent: QObject) -> None:
        super().__init__(parent)
        self._settings = settings
        self._edition, self._order = QComboBox(), QComboBox()
        self._edition.setObjectName("export.edition")
        self._order.setObjectName("export.order")
        self._edition.addItem(self.tr("Internal: everything, for colleagues"), Audience.INTERNAL)
        self._edition.addItem(self.tr("Public: what readers are shown"), Audience.PUBLIC)
        self._order.addItem(self.tr("By verdict"), Arranged.VERDICT)
        self._order.addItem(self.tr("In the order of the text"), Arranged.TEXT)
        self._edition.setCurrentIndex(self._edition.findData(Audience(settings.edition)))
        self._order.setCurrentIndex(self._order.findData(Arranged(settings.order)))
        self._holds = WrappedLabel()
        self._holds.setObjectName("export.holds")
        self._holds.setMinimumHeight(self._holds.fontMetrics().lineSpacing() * 2)
        policy = self._holds.sizePolicy()
        policy.setHorizontalPolicy(QSizePolicy.Policy.Expanding)
        self._holds.setSizePolicy(policy)
        form.addRow(self.tr("E&dition"), self._edition)
        form.addRow("", self._holds)
        form.addRow(self.tr("C&laims"), self._order)
        for choice in (self._edition, self._order):
            choice.currentIndexChanged.connect(self._take)
        self._take()

    def edition(self) -> Edition:
        """What is chosen."""
        return Edition.of(self._edition.currentData(), arranged=Arranged(self._order.currentData()))

    def _take(self) -> None:
        left_out = self.edition().words
        words = self.tr("It leaves out: {parts}.") if left_out else self.tr("It holds everything.")
        self._holds.setText(words.format(parts=left_out))
        self._settings.edition = Audience(self._edition.currentData()).value
        self._settings.order = Arranged(self._order.currentData()).value
        self.chosen.emit()


def count_words(counts: Counts, edition: Edition) -> str:
    """How many claims will be written, by verdict."""
    whole = edition.has(Part.UNREVIEWED)
    words = (
        _tr("{total} claims will be written:")
        if whole
        else _tr("{reviewed} claims will be written, {unreviewed} without a verdict will not:")
    )
    told = _tr("✓ {supported} supported, × {disputed} disputed, ❝ {opinion} opinion")
    left = _tr(", · {unreviewed} unreviewed") if whole else ""
    return f"{words}\n{told}{left}".format(
        total=counts.total,
        reviewed=counts.reviewed,
        supported=counts.supported,
        disputed=counts.disputed,
        opinion=counts.opinion,
        unreviewed=counts.unreviewed,
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("edition", text)
