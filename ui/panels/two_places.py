"""Two claims in their articles side by side, with the words in which they differ marked."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QFont, QTextCharFormat
from PySide6.QtWidgets import QFrame, QHBoxLayout, QTextEdit, QVBoxLayout, QWidget

from factcheck.model import Article, Claim
from ui import plain
from ui.panels.wrapped import WrappedLabel
from ui.theme import Theme

_AROUND = 160  # characters of the article before and after the claim


@dataclass(frozen=True, slots=True)
class Place:
    """A claim where it stands; ``words`` are those in which it differs."""

    title: str
    before: str
    claim: str
    after: str
    words: tuple[str, ...] = ()


def place_of(article: Article, claim: Claim, words: tuple[str, ...]) -> Place:
    """A claim with the text around it, cut at spaces."""
    before = article.text[max(0, claim.start - _AROUND) : claim.start]
    after = article.text[claim.end : claim.end + _AROUND]
    if claim.start > _AROUND:
        before = "…" + before.partition(" ")[2]
    if claim.end + _AROUND < len(article.text):
        after = after.rpartition(" ")[0] + "…"
    return Place(article.title, before, claim.text, after, words)


def parts(text: str, words: tuple[str, ...]) -> list[tuple[str, bool]]:
    """The text in stretches, each with whether it is one of the words; each is marked once."""
    low, spans = text.lower(), []
    if len(low) != len(text):
        return [(text, False)]  # letters that change their length: the places would be wrong
    for word in words:
        at = low.find(word.lower())
        if word and at >= 0:
            spans.append((at, at + len(word)))
    found, last = [], 0
    for start, end in sorted(spans):
        if start >= last:
            found += [(text[last:start], False), (text[start:end], True)]
            last = end
    found.append((text[last:], False))
    return [part for part in found if part[0]]


class TwoPlaces(QWidget):
    """Reads only; the claims are underlined, what differs is bold between ⟦ and ⟧."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._titles = [WrappedLabel("", self, most=1) for _ in range(2)]
        self._texts = [QTextEdit(self) for _ in range(2)]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for number, (title, text) in enumerate(zip(self._titles, self._texts, strict=True)):
            title.setFont(theme.ui_font(bold=True))
            text.setReadOnly(True)
            text.setTabChangesFocus(True)
            text.setObjectName(f"place.{number}")
            text.setFrameShape(QFrame.Shape.NoFrame)
            text.setFont(theme.ui_font())
            column = QVBoxLayout()
            column.addWidget(title)
            column.addWidget(text, 1)
            row.addLayout(column, 1)
        self.show_places(None, None)

    def show_places(self, one: Place | None, other: Place | None) -> None:
        """Show these two; nothing where one is missing."""
        for title, text, place in zip(self._titles, self._texts, (one, other), strict=True):
            title.setText(" ".join(place.title.split()) if place else "")
            text.clear()
            if place:
                self._write(text, place)
            spoken = f"{place.title}: {place.claim}" if place else ""
            text.setAccessibleName(spoken[:400])
            plain.tip(title, spoken[:400])

    def _write(self, text: QTextEdit, place: Place) -> None:
        usual, claim, differs = (QTextCharFormat() for _ in range(3))
        usual.setForeground(self._theme.color("muted"))
        for form in (claim, differs):
            form.setFontUnderline(True)
            form.setForeground(self._theme.color("text"))
        differs.setFontWeight(QFont.Weight.Bold)
        differs.setForeground(self._theme.color("disputed"))
        cursor = text.textCursor()
        cursor.insertText(_line(place.before), usual)
        anchor = cursor.position()
        for words, is_marked in parts(_line(place.claim), place.words):
            anchor = cursor.position() if is_marked else anchor
            cursor.insertText(f"⟦{words}⟧" if is_marked else words, differs if is_marked else claim)
        cursor.insertText(_line(place.after), usual)
        cursor.setPosition(anchor)
        text.setTextCursor(cursor)
        text.ensureCursorVisible()


def _line(text: str) -> str:
    """Line breaks as spaces: a few words around are read in one go."""
    return "".join(" " if sign.isspace() else sign for sign in text)
