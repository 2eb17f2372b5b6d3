"""One text before it is imported: what is known of it, to be corrected, and what each part is."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QFormLayout,
    QHeaderView,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from factcheck.model import Intake, Passage, Role
from ui import plain
from ui.languages import LanguageBox
from ui.panels.wrapped import WrappedLabel

_MOST_PASSAGES = 500
_LONGEST = 300
# Formats that have no encoding of their own to be mistaken in.
_SURE = ("pdf", "docx", "odt", "rtf")
_ENCODINGS = (
    "utf-8 utf-16-le utf-16-be cp1252 iso8859-15 cp1250 iso8859-2 cp1251 koi8-r koi8-u cp866 "
    "cp1253 cp1254 cp1255 cp1256 cp1257 cp874 cp932 euc_jp gb18030 big5hkscs cp949 mac-roman cp850"
).split()


class ImportForm(QWidget):
    """``reread`` asks for another reading: in this encoding, empty for none, and this language."""

    reread = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fields = {
            name: QLineEdit() for name in ("title", "author", "outlet", "published", "url")
        }
        self._encoding = QComboBox()
        self._language = LanguageBox("")
        self._note = WrappedLabel("", self, most=8, widest=24)
        self._parts = QTreeWidget()
        self._parts.setAccessibleName(self.tr("What each part of the text is"))
        self._parts.setHeaderLabels([self.tr("Is"), self.tr("Text"), self.tr("Why")])
        self._parts.setRootIsDecorated(False)
        self._whole = plain.label()
        self._whole.setWordWrap(True)
        self._whole.setProperty("role", "muted")
        self._parts.currentItemChanged.connect(self._show_whole)
        header = self._parts.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self._parts.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        words = {
            "title": self.tr("&Title"),
            "author": self.tr("&Author"),
            "outlet": self.tr("&Outlet"),
            "published": self.tr("&Published"),
            "url": self.tr("A&ddress"),
        }
        for name, field in self._fields.items():
            form.addRow(words[name], field)
        form.addRow(self.tr("&Encoding"), self._encoding)
        form.addRow(self.tr("&Language"), self._language)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(self.fontMetrics().averageCharWidth() * 2, 0, 0, 0)
        rows.addWidget(self._note)
        rows.addLayout(form)
        rows.addWidget(self._parts, 1)
        rows.addWidget(self._whole)
        self._encoding.activated.connect(self._ask)
        self._language.activated.connect(self._ask)
        self.show_intake(None, "")

    def values(self) -> dict[str, str]:
        """The metadata as typed, by its names."""
        return {name: field.text().strip() for name, field in self._fields.items()}

    def show_intake(self, intake: Intake | None, note: str) -> None:
        """Show a text that was read; without one, only what there is to say."""
        self._note.setText(note)
        readable = intake is not None and bool(intake.text)
        for name, field in self._fields.items():
            field.setText(getattr(intake, name) if intake is not None else "")
            field.setCursorPosition(0)
            field.setEnabled(readable)
        encoding = intake.encoding if intake is not None else ""
        self._encoding.clear()
        for known in dict.fromkeys((encoding, *_ENCODINGS) if encoding else ()):
            self._encoding.addItem(known)
        self._encoding.setEnabled(readable and encoding not in _SURE)
        self._language.setCurrentIndex(
            max(0, self._language.findData(intake.language if intake is not None else ""))
        )
        self._language.setEnabled(readable)
        self._list_parts(intake)

    def _list_parts(self, intake: Intake | None) -> None:
        self._parts.clear()
        passages = intake.passages if intake is not None else ()
        for passage in passages[:_MOST_PASSAGES]:
            self._parts.addTopLevelItem(self._part(passage))
        left = len(passages) - _MOST_PASSAGES
        if left > 0:
            more = self.tr("… and {n} more parts").format(n=left)
            self._parts.addTopLevelItem(QTreeWidgetItem(["", more, ""]))

    def _part(self, passage: Passage) -> QTreeWidgetItem:
        words = {
            Role.TITLE: self.tr("title"),
            Role.BYLINE: self.tr("byline"),
            Role.CAPTION: self.tr("caption"),
            Role.SENTENCE: self.tr("sentence"),
            Role.FURNITURE: self.tr("folded"),
        }
        text = " ".join(passage.text.split())[:_LONGEST]
        why = ", ".join(passage.reasons) if passage.role is not Role.SENTENCE else ""
        item = QTreeWidgetItem([words[passage.role], text, why])
        item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
        font = item.font(1)
        font.setBold(passage.role is Role.TITLE)
        font.setItalic(passage.role in (Role.BYLINE, Role.CAPTION))
        font.setStrikeOut(passage.role is Role.FURNITURE)
        item.setFont(1, font)
        return item

    def _show_whole(self, item: QTreeWidgetItem | None) -> None:
        """The part that is looked at, as far as a row has no room for it."""
        self._whole.setText(item.text(1) if item is not None else "")

    def _ask(self) -> None:
        asked = self._encoding.currentText() if self._encoding.isEnabled() else ""
        self.reread.emit(asked, self._language.code())
