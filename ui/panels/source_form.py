"""The form in which a source is corrected, below its row."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QFrame,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from factcheck.sources import Source, SourceDraft, SourceType, Stance
from ui import plain
from ui.delegates.chip import stance_chip
from ui.panels.flow import FlowLayout
from ui.panels.source_row import type_words
from ui.panels.text_field import clean
from ui.theme import Theme

_QUOTE_LINES = 3
_LAST = ("read_on", "archive_url", "interests")
_TEXTS = ("url", "title", "publisher", "read_on", "archive_url", "interests")


class SourceForm(QFrame):
    """Every field of one source. ``saved`` carries what is in the form, ``closed`` throws it away.

    Ctrl+Enter, Enter in a line and Escape save; only "Discard" loses what was typed. The form stays
    until the section closes it: a save that failed costs nothing.
    """

    saved = Signal(int, object)
    closed = Signal()

    def __init__(self, theme: Theme, source: Source, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.source = source
        self._sent: SourceDraft | None = None
        self.setObjectName("source_form")
        self.setProperty("role", "card")
        self._stance = QComboBox(self)
        for stance in Stance:
            self._stance.addItem(stance_chip(theme, stance).text, stance)
        self._type = QComboBox(self)
        for kind, words in type_words().items():
            self._type.addItem(words, kind)
        self._texts = {name: QLineEdit(self) for name in _TEXTS}
        self._quote = QPlainTextEdit(self)
        self._quote.setTabChangesFocus(True)
        self._quote.setFixedHeight(self._quote.fontMetrics().lineSpacing() * _QUOTE_LINES + 18)
        self._hint = plain.label("", self)
        self._hint.setProperty("role", "error")
        self._hint.setWordWrap(True)
        self._hint.hide()
        self._arrange()
        self.fill(source.draft)

    def fill(self, draft: SourceDraft) -> None:
        """Put these values into the fields."""
        self._stance.setCurrentIndex(self._stance.findData(draft.stance))
        self._type.setCurrentIndex(self._type.findData(draft.type))
        for name, field in self._texts.items():
            field.setText(getattr(draft, name))
            field.setCursorPosition(0)
        self._quote.setPlainText(draft.quote)

    def draft(self) -> SourceDraft:
        """What is in the fields."""
        texts = {name: clean(field.text()).strip() for name, field in self._texts.items()}
        return SourceDraft(
            **texts,
            stance=Stance(self._stance.currentData()),
            type=SourceType(self._type.currentData()),
            quote=clean(self._quote.toPlainText()).strip(),
        )

    def is_dirty(self) -> bool:
        """Whether the fields differ from what is stored."""
        return self.draft() != _trimmed(self.source.draft)

    def save(self, *, again: bool = True) -> None:
        """Emit what is in the form; unchanged it only closes. A day that is none is pointed at.

        Without ``again`` what was sent before, and refused, is not sent once more.
        """
        draft = self.draft()
        if not self.is_dirty():
            self.closed.emit()
        elif self._is_sound(draft) and (again or draft != self._sent):
            self._sent = draft
            self.saved.emit(self.source.id, draft)

    def is_stored_as(self, source: Source) -> bool:
        """Whether what is in the form was saved, now that the source is stored like this."""
        stored = _trimmed(source.draft)
        sent_and_changed = self.draft() == self._sent and stored != _trimmed(self.source.draft)
        return self.draft() == stored or sent_and_changed

    def focus_first(self) -> None:
        """Begin at the stance."""
        self._stance.setFocus(Qt.FocusReason.OtherFocusReason)

    def tab_stops(self) -> list[QWidget]:
        """What Tab goes through, in order."""
        texts = self._texts
        fields = [self._stance, texts["url"], texts["title"], texts["publisher"], self._type]
        return [*fields, self._quote, *(texts[name] for name in _LAST), *self._buttons]

    # --- keys ---

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            keys = (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if event.key() in keys:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Enter comes here from lines and lists, and with Ctrl from the quoted words too.
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.save()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QWidget, event: QEvent) -> bool:  # type: ignore[override]
        if watched is self._quote and isinstance(event, QKeyEvent):
            with_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if enter and with_control:
                if event.type() == QEvent.Type.KeyPress:
                    self.save()
                event.accept()
                return True
        return False

    # --- inside ---

    def _is_sound(self, draft: SourceDraft) -> bool:
        wrong = ""
        if not draft.url:
            wrong = self.tr("A source needs a link, or words that say what it is.")
            field = self._texts["url"]
        elif draft.read_on and not _is_day(draft.read_on):
            wrong = self.tr("Write the day as {example}.").format(example=date.today().isoformat())
            field = self._texts["read_on"]
        self._hint.setText(wrong)
        self._hint.setVisible(bool(wrong))
        if wrong:
            field.setFocus(Qt.FocusReason.OtherFocusReason)
            field.selectAll()
        return not wrong

    def _arrange(self) -> None:
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for words, field in (
            (self.tr("Stance"), self._stance),
            (self.tr("Link"), self._texts["url"]),
            (self.tr("Title"), self._texts["title"]),
            (self.tr("Publisher"), self._texts["publisher"]),
            (self.tr("Type"), self._type),
            (self.tr("Quoted words"), self._quote),
            (self.tr("Read on"), self._texts["read_on"]),
            (self.tr("Archive link"), self._texts["archive_url"]),
            (self.tr("Interests"), self._texts["interests"]),
        ):
            label = plain.label(words, self)
            label.setProperty("role", "muted")
            label.setBuddy(field)
            field.setAccessibleName(words)
            form.addRow(label, field)
        self._texts["interests"].setPlaceholderText(self.tr("what it gains or loses by this"))
        self._texts["read_on"].setPlaceholderText(self.tr("year-month-day"))
        self._quote.installEventFilter(self)
        outer = QVBoxLayout(self)
        outer.addLayout(form)
        outer.addWidget(self._hint)
        outer.addLayout(self._make_buttons())

    def _make_buttons(self) -> FlowLayout:
        buttons = FlowLayout(gap=8)
        save = QPushButton(self.tr("Save") + "  Ctrl+Enter", self)
        save.setAccessibleName(self.tr("Save"))
        save.clicked.connect(lambda _checked: self.save())
        discard = QPushButton(self.tr("Discard"), self)
        discard.clicked.connect(lambda _checked: self.closed.emit())
        self._buttons = [save, discard]
        for button in self._buttons:
            buttons.addWidget(button)
        return buttons


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return len(text) == len("2026-11-22")


def _trimmed(draft: SourceDraft) -> SourceDraft:
    texts = {name: getattr(draft, name).strip() for name in (*_TEXTS, "quote")}
    return replace(draft, **texts)
