"""Which edition of a report, which parts of it, and in which order: choices that are remembered."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject, QSignalBlocker, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSizePolicy,
)

from factcheck.edition import PARTS, Arranged, Audience, Edition, Part
from factcheck.model import Counts
from factcheck.settings import Settings
from ui import plain
from ui.panels.text_field import clean
from ui.panels.wrapped import WrappedLabel

_COLUMNS = 3


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
        self._title = QLineEdit()
        self._title.setObjectName("export.title")
        self._title.setPlaceholderText(self.tr("By its article, or how many it has"))
        self._parts = {part: QCheckBox(words) for part, words in _short_words().items()}
        self._usual = QPushButton(self.tr("As &usual"))
        self._usual.setObjectName("export.usual")
        self._usual.setAutoDefault(False)
        self._holds = WrappedLabel(
            self.tr(
                "Always in it: verdicts, sources with their interests, where the other side was "
                "looked for, waivers with their reasons, corrections, method, figures, the "
                "record’s hash."
            ),
            widest=34,
        )
        self._holds.setProperty("role", "muted")
        policy = self._holds.sizePolicy()
        policy.setHorizontalPolicy(QSizePolicy.Policy.Expanding)
        self._holds.setSizePolicy(policy)
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(self._edition)
        line.addWidget(self._usual)
        line.addStretch(1)
        caption = plain.label(self.tr("E&dition"))
        caption.setBuddy(self._edition)
        form.addRow(caption, line)
        form.addRow(plain.label(self.tr("Parts")), self._grid())
        form.addRow("", self._holds)
        form.addRow(self.tr("C&laims"), self._order)
        form.addRow(self.tr("&Heading"), self._title)
        self._show()
        self._edition.currentIndexChanged.connect(self._show)
        self._order.currentIndexChanged.connect(self._take)
        self._usual.clicked.connect(self._go_back)
        for box in self._parts.values():
            box.toggled.connect(self._take)
        self._take()

    def edition(self) -> Edition:
        """What is chosen."""
        usual = Edition.of(
            self._edition.currentData(),
            arranged=self._order.currentData(),
            title=clean(self._title.text()),
        )
        return usual.with_parts(part for part, box in self._parts.items() if box.isChecked())

    # --- inside ---

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setVerticalSpacing(4)
        grid.setHorizontalSpacing(20)
        grid.setColumnStretch(_COLUMNS, 1)
        for number, (part, box) in enumerate(self._parts.items()):
            box.setObjectName(f"export.part.{part}")
            plain.tip(box, PARTS[part])
            grid.addWidget(box, number // _COLUMNS, number % _COLUMNS)
        return grid

    def _show(self) -> None:
        """Tick what this edition held when it was chosen last."""
        audience = Audience(self._edition.currentData())
        kept = self._settings.parts.get(audience)
        self._tick(Edition.of(audience).parts if kept is None else frozenset(map(Part, kept)))

    def _go_back(self) -> None:
        self._tick(Edition.of(self._edition.currentData()).parts)

    def _tick(self, parts: frozenset[Part]) -> None:
        for part, box in self._parts.items():
            with QSignalBlocker(box):
                box.setChecked(part in parts)
        self._take()

    def _take(self) -> None:
        edition, settings = self.edition(), self._settings
        usual = Edition.of(edition.audience).parts
        settings.edition, settings.order = edition.audience.value, edition.arranged.value
        settings.parts.pop(edition.audience.value, None)
        if edition.parts != usual:
            settings.parts[edition.audience.value] = sorted(edition.parts)
        self._usual.setEnabled(edition.parts != usual)
        self.chosen.emit()


def _short_words() -> dict[Part, str]:
    return {
        Part.NOTES: _tr("Notes"),
        Part.TEXT: _tr("Text of the articles"),
        Part.SOURCES: _tr("List of all sources"),
        Part.RELATED: _tr("Conflicts and related claims"),
        Part.UNREVIEWED: _tr("Claims without a verdict"),
        Part.GAPS: _tr("Gaps, claim by claim"),
        Part.CONTACT: _tr("How the claimant was asked"),
        Part.HISTORY: _tr("History of each verdict"),
        Part.WORKING: _tr("Working details"),
    }


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
