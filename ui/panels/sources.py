"""The sources of a claim: a row each, a form where one is corrected, a field for the next link."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from factcheck.evidence import QuoteCheck, drafted
from factcheck.model import Verdict
from factcheck.sources import Source, SourceDraft, Stance
from ui import plain
from ui.panels.evidence import EvidenceLine, tally_words
from ui.panels.link_field import LinkField
from ui.panels.section import Section, rule
from ui.panels.source_form import SourceForm
from ui.panels.source_row import SourceRow
from ui.theme import Theme


class Sources(Section):
    """Intents only. What was typed stays until the library gives it back as stored."""

    added = Signal(object)
    edited = Signal(int, object)
    removed = Signal(int)
    opened = Signal(str)
    asked = Signal(str, int)
    drafted = Signal(str)
    finished = Signal()
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", "L", parent)
        self.setObjectName("sources")
        self._theme = theme
        self._sources: tuple[Source, ...] = ()
        self._verdict: Verdict | None = None
        self._writable = True
        self._sent: str | None = None
        self._rows: list[SourceRow] = []
        self._parts: list[QWidget] = []
        self._form: SourceForm | None = None
        # Forms that a full disk refused, until their claim is shown again.
        self._kept_forms: dict[int, SourceDraft] = {}
        self._counted = ""
        self._quotes: tuple[QuoteCheck, ...] = ()
        self.link = LinkField(self)
        self._hint = plain.label("", self)
        self._hint.setProperty("role", "muted")
        self._hint.setWordWrap(True)
        self._hint.hide()
        self.body.addWidget(self.link)
        self.body.addWidget(self._hint)
        self.evidence = EvidenceLine(self)
        self.body.addWidget(self.evidence)
        self.link.entered.connect(self._enter)
        self.link.finished.connect(self.finished)
        self.link.left.connect(self._leave)
        self.link.drafted.connect(self.drafted)
        self.link.stepped.connect(lambda _by: self._focus_row(len(self._rows) - 1))
        self.link.textChanged.connect(lambda _text: self._say(""))

    # --- what is shown ---

    def show_sources(
        self, verdict: Verdict | None, sources: Sequence[Source], typed: str = ""
    ) -> None:
        """Show another claim's sources, with the link that was ``typed`` there and not added and
        the form that could not be saved when it was left.
        """
        self._keep_form()
        self._close_form()
        self._sent = None
        self.link.show_text(typed)
        self._say_waiting()
        self._sources = ()
        self.refresh(verdict, sources, anew=True)
        for source in sources:
            if (draft := self._kept_forms.pop(source.id, None)) is not None:
                self._edit(source.id, focus=False)
                if self._form is not None:
                    self._form.fill(draft)

    def refresh(
        self, verdict: Verdict | None, sources: Sequence[Source], *, anew: bool = False
    ) -> None:
        """Show how the sources of the same claim are stored now; what is being typed stays."""
        known = {source.id for source in self._sources}
        self._verdict = verdict
        if self._sent is not None and any(
            source.id not in known and self._is_of(source, self._sent) for source in sources
        ):
            if self.link.link() == self._sent:
                self.link.clear()
            self._sent = None
        self._settle_form(sources)
        weighed = self.evidence.weigh(verdict, sources)
        self._counted = tally_words(weighed.tally)
        self._quotes = weighed.quotes
        if anew or tuple(sources) != self._sources:
            self._sources = tuple(sources)
            self._rebuild()

    def set_writable(self, writable: bool) -> None:
        """In a library opened to read only, links can be opened and nothing else."""
        self._writable = writable
        self.link.setEnabled(writable)
        for row in self._rows:
            row.set_writable(writable)

    # --- what is typed ---

    def add_link(self) -> None:
        """Emit the link that was typed as a source read today."""
        url = self.link.link()
        if not url:
            return
        draft = drafted(url)
        if self._is_listed(url):
            self._say(self.tr("This link is in the list already."))
            self.link.selectAll()
            return
        self._sent = self.link.take()
        # A verdict says how its links bear on the claim; the form corrects the guess.
        disputed = self._verdict is Verdict.DISPUTED
        stance = Stance.CONTRADICTS if disputed else Stance.SUPPORTS
        self.added.emit(replace(draft, stance=stance, read_on=date.today().isoformat()))

    def commit(self, *, again: bool = True) -> None:
        """Emit the form and the web address that are typed and not saved.

        Other words become a source on Enter alone: until then they wait as a draft.
        """
        if self._form is not None:
            if self._form.is_dirty():
                self._form.save(again=again)
            else:
                self._close_form()
        if self.link.link() and (again or self.link.link() != self._sent):
            if self._is_listed(self.link.link()):
                self.link.clear()
            elif self.link.is_address():
                self.add_link()
        self.link.keep()

    def unsaved(self) -> bool:
        """Whether a form filled in here, for this claim or one left earlier, is not stored."""
        form = self._form is not None and self._form.is_dirty()
        return form or bool(self._kept_forms)

    def focus_link(self) -> None:
        """Begin to type a link."""
        self.link.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.link.selectAll()

    # --- inside ---

    def _is_listed(self, url: str) -> bool:
        return any(self._is_of(source, url) for source in self._sources)

    @staticmethod
    def _is_of(source: Source, url: str) -> bool:
        return source.draft.url.strip() == drafted(url).url

    def _enter(self) -> None:
        self.add_link()
        if not self.link.link():
            self.left.emit()  # the next letter is a verdict again

    def _leave(self) -> None:
        self.commit(again=False)
        self._say_waiting()
        self.left.emit()

    def _say_waiting(self) -> None:
        waiting = bool(self.link.link()) and not self._is_listed(self.link.link())
        self._say(self.tr("Not added. Enter in this field adds it.") if waiting else "")

    def _keep_form(self) -> None:
        if self._form is not None and self._form.is_dirty():
            self._kept_forms[self._form.source.id] = self._form.draft()

    def _say(self, words: str) -> None:
        self._hint.setText(words)
        self._hint.setVisible(bool(words))

    def _rebuild(self) -> None:
        focused = self._focused_row()
        self.set_title(self._heading())
        self._clear()
        for number, source in enumerate(self._sources):
            row = self._make_row(source, self._quotes[number])
            self._put(row)
            self._rows.append(row)
            if self._form is not None and self._form.source.id == source.id:
                self._put(self._form)
            if number < len(self._sources) - 1:
                self._put(rule(self))
        if focused is not None:
            self._focus_row(min(focused, len(self._rows) - 1))
        self._order_tabs()

    def _heading(self) -> str:
        if not self._sources:
            return self.tr("SOURCES")
        return self.tr("SOURCES") + " · " + self._counted

    def _clear(self) -> None:
        for part in self._parts:
            self.body.removeWidget(part)
            if part is not self._form:
                part.hide()
                part.deleteLater()
        self._parts, self._rows = [], []

    def _put(self, part: QWidget) -> None:
        self.body.insertWidget(len(self._parts), part)
        self._parts.append(part)
        part.show()

    def _make_row(self, source: Source, quote: QuoteCheck) -> SourceRow:
        row = SourceRow(self._theme, source, self, quote)
        row.set_writable(self._writable)
        row.opened.connect(self.opened)
        row.removed.connect(self.removed)
        row.asked.connect(self.asked)
        row.edit_asked.connect(self._edit)
        row.stepped.connect(lambda by: self._step(row, by))
        return row

    def _order_tabs(self) -> None:
        stops = [stop for part in self._parts for stop in _stops(part)]
        before = self._stop_before()
        chain = [*stops, self.link] if before is None else [before, *stops, self.link]
        for first, second in pairwise(chain):
            QWidget.setTabOrder(first, second)

    def _stop_before(self) -> QWidget | None:
        """What Tab reaches last before this section; what takes no focus cannot be put in order."""
        one: QWidget | None = self.link.previousInFocusChain()
        while one is not None and one is not self.link:
            inside = one is self or self.isAncestorOf(one)
            if one.focusPolicy() & Qt.FocusPolicy.TabFocus and not inside:
                return one
            one = one.previousInFocusChain()
        return None

    def _focused_row(self) -> int | None:
        focus = QApplication.focusWidget()
        for number, row in enumerate(self._rows):
            if focus is not None and (focus is row or row.isAncestorOf(focus)):
                return number
        return None

    def _step(self, row: SourceRow, by: int) -> None:
        self._focus_row(self._rows.index(row) + by)

    def _focus_row(self, number: int) -> None:
        if 0 <= number < len(self._rows):
            self._rows[number].setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._rows and number < 0:
            self._rows[0].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.link.setFocus(Qt.FocusReason.OtherFocusReason)

    def _edit(self, source_id: int, *, focus: bool = True) -> None:
        source = next((one for one in self._sources if one.id == source_id), None)
        if source is None:
            return
        if self._form is not None:
            self._form.save()
        if self._form is not None:  # not saved: that one first
            self._form.focus_first()
            return
        self._form = SourceForm(self._theme, source, self)
        self._form.saved.connect(self.edited)
        self._form.closed.connect(self._discard)
        self._rebuild()
        if focus:
            self._form.focus_first()

    def _discard(self) -> None:
        if self._form is None:
            return
        number = next(
            (n for n, row in enumerate(self._rows) if row.source.id == self._form.source.id), 0
        )
        inside = self.isAncestorOf(QApplication.focusWidget() or self)
        self._close_form()
        self._rebuild()
        if inside:
            self._focus_row(number)

    def _settle_form(self, sources: Sequence[Source]) -> None:
        if self._form is None:
            return
        stored = next((one for one in sources if one.id == self._form.source.id), None)
        if stored is None:
            self._close_form()
        elif stored != self._form.source and self._form.is_stored_as(stored):
            self._sources = tuple(sources)
            self._discard()

    def _close_form(self) -> None:
        if self._form is not None:
            form, self._form = self._form, None
            self.body.removeWidget(form)
            if form in self._parts:
                self._parts.remove(form)
            form.hide()
            form.deleteLater()


def _stops(part: QWidget) -> list[QWidget]:
    return part.tab_stops() if isinstance(part, SourceRow | SourceForm) else []
