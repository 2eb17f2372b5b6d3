"""The review of one claim: what it says, the verdict, its sources, a note, its history."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QApplication,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from factcheck.elsewhere import Neighbour, Seen
from factcheck.model import Claim
from factcheck.record import Event
from factcheck.sources import Source, SourceDraft
from factcheck.workbench import Workbench
from ui.panels.claim_head import ClaimHead
from ui.panels.elsewhere import Elsewhere
from ui.panels.history import History
from ui.panels.section import Section, side_margin
from ui.panels.sources import Sources
from ui.panels.text_field import TextField
from ui.panels.wrapped import WrappedLabel
from ui.theme import Theme

NOTE, STATEMENT, LINK = "note", "statement", "link"


class ReviewPanel(QWidget):
    """Shows values and emits intents; nothing typed is dropped before it came back as stored."""

    decided = Signal(object)
    flag_toggled = Signal()
    note_written = Signal(int, str)
    statement_edited = Signal(int, str)
    draft_typed = Signal(int, str, str)
    source_added = Signal(int, object)
    source_edited = Signal(int, object)
    source_removed = Signal(int)
    source_asked = Signal(str, int)
    link_asked = Signal(str)
    neighbour_chosen = Signal(int)
    related_asked = Signal(str, object)
    finished = Signal()

    def __init__(self, workbench: Workbench, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("review_panel")
        self.setAccessibleName(self.tr("Review of the claim"))
        self._theme = theme
        self._workbench = workbench
        self._claim: Claim | None = None
        self._came_from: QWidget | None = None
        self._head = ClaimHead(theme, self)
        self._sources = Sources(theme, self)
        self._elsewhere = Elsewhere(theme, self)
        self._note_section = Section(theme, self.tr("NOTE"), "M", self)
        self._note = TextField(self)
        self._history = History(theme, lambda: workbench.reviewer, self)
        self._arrange()
        self._connect()
        self._set_writable(not workbench.read_only)
        # Not the first field: whoever comes here by key goes on deciding by letters.
        self.setFocusProxy(self._head.verdicts.first())
        theme.changed.connect(self._restyle)
        self._restyle()

    # --- what is shown ---

    def show_claim(
        self,
        claim: Claim | None,
        number: int,
        total: int,
        sources: Sequence[Source] = (),
        history: Sequence[Event] = (),
        drafts: Mapping[str, str] | None = None,
    ) -> None:
        """Show a claim as number ``number`` of ``total``; ``None`` shows that there is none.

        What is typed for the claim before and not saved is emitted first. ``drafts`` are texts by
        field (``note``, ``statement``, ``link``) that were typed once and never saved.
        """
        if claim is not None and self._claim is not None and claim.id == self._claim.id:
            self._head.number(claim, number, total)
            self.refresh(claim, sources, history)
            return
        self._commit(again=False)
        self._claim = claim
        self._pages.setCurrentWidget(self._scroll if claim else self._nothing)
        if claim is None:
            self._clear()
            return
        drafts = drafts or {}
        self._head.show_claim(claim, number, total, drafts.get(STATEMENT))
        self._ask_evidence(claim)
        self._sources.show_sources(claim.verdict, sources, drafts.get(LINK, ""))
        self._elsewhere.show_elsewhere(())
        self._note.show_text(claim.note, drafts.get(NOTE))
        self._history.show_events(history)
        self._scroll.verticalScrollBar().setValue(0)

    def refresh(self, claim: Claim, sources: Sequence[Source], history: Sequence[Event]) -> None:
        """Show how the same claim is stored now; what is being typed stays."""
        if self._claim is None or claim.id != self._claim.id:
            return
        self._claim = claim
        self._head.refresh(claim)
        self._ask_evidence(claim)
        self._sources.refresh(claim.verdict, sources)
        self._note.refresh(claim.note)
        self._history.show_events(history)

    def _ask_evidence(self, claim: Claim) -> None:
        self._sources.evidence.profile = self._workbench.imprint.profile
        self._sources.evidence.behind = self._workbench.evidence(claim)
        typed = self._workbench.drafts(claim.id).keys() - {NOTE, STATEMENT, LINK}
        self._sources.evidence.unsaved = bool(typed)

    def show_elsewhere(
        self, claim_id: int, neighbours: Sequence[Neighbour], seen: Sequence[Seen]
    ) -> None:
        """Show what stands elsewhere, if the claim is still the one that is shown."""
        if self._claim is not None and claim_id == self._claim.id:
            self._elsewhere.show_elsewhere(neighbours, seen)

    def current_related(self) -> Neighbour | Seen | None:
        """What stands elsewhere and has the keyboard."""
        return self._elsewhere.current()

    def show_keys(self, keys: Mapping[str, str]) -> None:
        """Show these keys where they act, by the ids of the actions (``verdict.supported`` ...)."""
        self._head.show_keys(keys)
        if "review.link" in keys:
            self._sources.set_key(keys["review.link"])
        self._elsewhere.show_keys(keys)
        self._sources.evidence.key = keys.get("review.evidence", "")
        if "review.related" in keys:
            self._elsewhere.set_key(keys["review.related"])
        if "review.note" in keys:
            self._note_section.set_key(keys["review.note"])

    # --- where to type ---

    def focus_link(self) -> None:
        """Begin to type a link."""
        self._enter(self._sources.link)
        self._sources.focus_link()

    def focus_note(self) -> None:
        """Begin to type a note."""
        self._enter(self._note)

    def focus_statement(self) -> None:
        """Begin to put the claim in one's own words."""
        self._enter(self._head.statement)

    def focus_elsewhere(self) -> bool:
        """Go to the related claims; says whether there are any."""
        rows = self._elsewhere.rows()
        if self._claim is None or not rows:
            return False
        self._enter(rows[0])
        return True

    # --- what is typed ---

    def commit(self) -> None:
        """Emit everything that is typed and not saved, also what was refused before."""
        self._commit(again=True)

    def holds_form(self) -> bool:
        """Whether what is typed of a source is not stored: it is nowhere but in its form."""
        return self._sources.unsaved()

    def unsaved(self) -> bool:
        """Whether anything that was typed is not stored."""
        typed = self._note.is_dirty() or self._head.statement.is_dirty()
        return self._sources.unsaved() or (self._claim is not None and typed)

    # --- inside ---

    def _commit(self, *, again: bool) -> None:
        if self._claim is None:
            return
        for field in (self._head.statement, self._note):
            field.commit(again=again)
        self._sources.commit(again=again)

    def _clear(self) -> None:
        self._head.statement.show_text("")
        self._elsewhere.show_elsewhere(())
        self._note.show_text("")
        self._sources.show_sources(None, ())
        self._history.show_events(())

    def _connect(self) -> None:
        self._head.decided.connect(self.decided)
        self._head.flag_toggled.connect(self.flag_toggled)
        self._sources.added.connect(self._add_source)
        self._sources.drafted.connect(lambda text: self._keep_draft(LINK, text))
        self._sources.edited.connect(self.source_edited)
        self._sources.removed.connect(self.source_removed)
        self._sources.opened.connect(self.link_asked)
        self._sources.asked.connect(self.source_asked)
        self._sources.finished.connect(self.finished)
        self._sources.left.connect(self._leave_field)
        self._elsewhere.chosen.connect(self.neighbour_chosen)
        self._elsewhere.opened.connect(self.link_asked)
        self._elsewhere.asked.connect(self.related_asked)
        self._elsewhere.left.connect(self._leave_field)
        self._note.committed.connect(lambda text: self._write(self.note_written, text))
        self._note.state_changed.connect(self._say_state)
        self._head.statement.committed.connect(
            lambda text: self._write(self.statement_edited, text)
        )
        for name, field in ((NOTE, self._note), (STATEMENT, self._head.statement)):
            field.drafted.connect(lambda text, name=name: self._keep_draft(name, text))
            field.finished.connect(self.finished)
            field.left.connect(self._leave_field)
            field.cursorPositionChanged.connect(lambda field=field: self._follow(field))

    def _write(self, signal: SignalInstance, text: str) -> None:
        if self._claim is not None:
            signal.emit(self._claim.id, text)

    def _keep_draft(self, name: str, text: str) -> None:
        if self._claim is not None:
            self.draft_typed.emit(self._claim.id, name, text)

    def _add_source(self, draft: SourceDraft) -> None:
        if self._claim is not None:
            self.source_added.emit(self._claim.id, draft)

    def _say_state(self) -> None:
        self._note_section.set_state(self._note.state_words())

    def _enter(self, field: QWidget) -> None:
        if self._claim is None:
            return
        before = QApplication.focusWidget()
        if before is not None and not self._scroll.isAncestorOf(before):
            self._came_from = before
            before.destroyed.connect(self._forget)
        field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._scroll.ensureWidgetVisible(field)

    def _forget(self) -> None:
        self._came_from = None

    def _leave_field(self) -> None:
        """Give the keyboard back to where it was: single letters work again."""
        back = self._came_from
        if back is not None and back.isVisible():
            back.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._scroll.setFocus(Qt.FocusReason.OtherFocusReason)

    def _follow(self, field: TextField) -> None:
        if field.hasFocus():
            at = field.viewport().mapTo(self._inner, field.cursorRect().center())
            self._scroll.ensureVisible(at.x(), at.y(), 0, field.fontMetrics().height() * 2)

    def _set_writable(self, writable: bool) -> None:
        self._head.set_writable(writable)
        self._sources.set_writable(writable)
        self._note.setReadOnly(not writable)

    def _arrange(self) -> None:
        self._note.setObjectName("note_field")
        self._note.setAccessibleName(self.tr("Note"))
        self._note.setPlaceholderText(self.tr("Write a note…"))
        self._note_section.add_field(self._note)
        self._inner = QWidget(self)
        self._column = QVBoxLayout(self._inner)
        self._column.setContentsMargins(0, 0, 0, 0)
        for part in self._sections():
            self._column.addWidget(part)
        self._column.addStretch(1)
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self._inner)
        self._nothing = WrappedLabel(
            self.tr("No claim is chosen. Choose one in the list or in the text."), self
        )
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self._nothing)
        self._pages.addWidget(self._scroll)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._pages)

    def _sections(self) -> tuple[QWidget, ...]:
        """The parts of the panel from top to bottom."""
        return self._head, self._sources, self._elsewhere, self._note_section, self._history

    def _restyle(self) -> None:
        self._note.setFont(self._theme.ui_font())
        self._nothing.setFont(self._theme.ui_font())
        self._nothing.set_color(self._theme.color("muted"))
        side = side_margin(self._theme)
        self._nothing.setContentsMargins(side, side, side, side)
        self._column.setSpacing(QFontMetrics(self._theme.ui_font()).height() // 3)
