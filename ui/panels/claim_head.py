"""The head of a review: who says what, the reviewer's words for it, the suggestion, the verdict."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from factcheck.claims.telling import find_telling
from factcheck.model import Claim
from ui import plain
from ui.panels.section import KeyCap, Section
from ui.panels.suggestion import suggestion_words
from ui.panels.text_field import TextField
from ui.panels.verdicts import VerdictButtons
from ui.panels.wrapped import WrappedLabel
from ui.theme import Theme


class ClaimHead(Section):
    """The claim itself. ``statement`` is the field with the reviewer's words, ``verdicts`` are the
    buttons.
    """

    decided = Signal(object)
    flag_toggled = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, key="Q", parent=parent)
        self.setObjectName("claim_head")
        self._theme = theme
        self._number = ""
        self._text = WrappedLabel("", self)
        self._text.setObjectName("claim_text")
        self._text.setAccessibleDescription(self.tr("The claim in the article's words"))
        self._words = plain.label(self.tr("In your words:"), self)
        self._cap = KeyCap(theme, "E", self)
        self._state = plain.label("", self)
        self._state.setProperty("role", "muted")
        self.statement = TextField(self)
        self.statement.setObjectName("statement_field")
        self.statement.setAccessibleName(self.tr("The claim in your words"))
        self.statement.setPlaceholderText(self.tr("Say the claim in words that stand alone…"))
        self._suggestion = WrappedLabel("", self)
        self._suggestion.setObjectName("suggestion")
        plain.tip(
            self._suggestion, self.tr("A suggestion of the program. It sorts and decides nothing.")
        )
        self.verdicts = VerdictButtons(theme, self)
        self._arrange()
        self.verdicts.decided.connect(self.decided)
        self.verdicts.flag_toggled.connect(self.flag_toggled)
        self.statement.state_changed.connect(self._say_state)
        theme.changed.connect(self._dress)
        self._dress()

    def show_claim(self, claim: Claim, number: int, total: int, draft: str | None = None) -> None:
        """Show another claim, with what was typed over its statement and never saved."""
        self.number(claim, number, total)
        self.statement.show_text(claim.statement, draft)
        self._show(claim)

    def refresh(self, claim: Claim) -> None:
        """Show how the same claim is stored now; a statement that is being typed stays."""
        self._say_speaker(claim)
        self.statement.refresh(claim.statement)
        self._show(claim)

    def number(self, claim: Claim, number: int, total: int) -> None:
        """Say which claim of how many this is, and who says it."""
        if number:
            words = self.tr("CLAIM {number} OF {total}").format(number=number, total=total)
        else:
            words = self.tr("CLAIM")
        self._number = words
        self._say_speaker(claim)

    def show_keys(self, keys: Mapping[str, str]) -> None:
        """Show other keys, by the ids of the actions."""
        self.verdicts.show_keys(keys)
        if "claim.speaker" in keys:
            self.set_key(keys["claim.speaker"])
        if "claim.statement" in keys:
            self._cap.show_key(keys["claim.statement"])

    def set_writable(self, writable: bool) -> None:
        """In a library opened to read only nothing can be decided."""
        self.verdicts.setEnabled(writable)
        self.statement.setReadOnly(not writable)

    # --- inside ---

    def _show(self, claim: Claim) -> None:
        words = " ".join(claim.text.split())
        self._text.setText(words)
        self._text.show_telling(find_telling(words, claim.reasons))
        self._suggestion.setText(suggestion_words(claim))
        self.verdicts.show_claim(claim)
        self._dress_statement()

    def _say_speaker(self, claim: Claim) -> None:
        speaker = " ".join(claim.speaker.split()) or self.tr("the author")
        said = self.tr("said by {speaker}").format(speaker=speaker)
        self.set_title(f"{self._number} · {said}")

    def _say_state(self) -> None:
        self._state.setText(self.statement.state_words())

    def _arrange(self) -> None:
        self.hide_rule()
        self.body.addWidget(self._text)
        line = QHBoxLayout()
        line.addWidget(self._words)
        line.addWidget(self._cap)
        line.addStretch(1)
        line.addWidget(self._state)
        self.body.addLayout(line)
        self.add_field(self.statement)
        self.add_box(self._suggestion)
        self.add_box(self.verdicts)

    def _dress(self) -> None:
        muted = self._theme.color("muted")
        self._text.setFont(self._theme.text_font())
        self._text.set_color(self._theme.color("text"))
        small = self._theme.ui_font(0.94)
        for part in (self._words, self._state, self._suggestion):
            part.setFont(small)
        self._words.setProperty("role", "muted")
        self._suggestion.set_color(muted)
        self._dress_statement()

    def _dress_statement(self) -> None:
        font = self._theme.ui_font()
        font.setItalic(has_italics(self.statement.text()))
        self.statement.setFont(font)


def has_italics(text: str) -> bool:
    """Whether the letters of ``text`` can lean: those from Hebrew on are missing in italics."""
    return not any(letter >= "\u0590" and letter.isalpha() for letter in text)
