"""One published fact check on the same fact: what was claimed, how it was rated, by whom, when."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from factcheck.elsewhere import RelationKind, Seen
from ui import dates, links
from ui.delegates.chip import relation_chip, relation_words
from ui.panels.related_row import RelatedRow, RowWords
from ui.theme import Theme

translate = QCoreApplication.translate


class SeenRow(RelatedRow):
    """``opened`` gives the address of the fact check."""

    opened = Signal(str)

    def __init__(self, theme: Theme, seen: Seen, parent: QWidget | None = None) -> None:
        super().__init__(theme, row_words(seen), parent)
        self.setObjectName("seen_row")
        self.seen = seen
        self.entered.connect(self._open)

    def _open(self) -> None:
        if self.seen.check.url:
            self.opened.emit(self.seen.check.url)


def row_words(seen: Seen) -> RowWords:
    """All that a row says of a published fact check."""
    relation = seen.link.relation
    told = rated_words(seen)
    hint = translate("elsewhere", "Enter opens it; the menu takes its link as a source.")
    return RowWords(
        chip=lambda theme: relation_chip(theme, seen.link),
        statement=f"“{seen.check.claim}”",
        values=told,
        where=where_words(seen),
        name=translate("elsewhere", "seen before, {kind}: {claim}").format(
            kind=relation_words()[relation.kind], claim=f"“{seen.check.claim}”"
        ),
        description=f"{told}. {where_words(seen)}. {relation.why}",
        tip=f"{relation.why[:800]}\n{hint}",
        clash=relation.kind is RelationKind.CONFLICT,
    )


def rated_words(seen: Seen) -> str:
    """``Checked on 3 Mar 2021, rated “False” by A desk``, as far as the file says it."""
    check = seen.check
    words = translate("elsewhere", "Checked before")
    if check.checked_on:
        day = dates.day(check.checked_on)
        words = translate("elsewhere", "Checked on {day}").format(day=day)
    if check.rating:
        words += translate("elsewhere", ", rated “{rating}”").format(rating=check.rating)
    if check.publisher:
        words += translate("elsewhere", " by {publisher}").format(publisher=check.publisher)
    return words


def where_words(seen: Seen) -> str:
    """The host of the link, and to whom the claim is ascribed."""
    address = links.web_address(seen.check.url)
    host = links.shown_host(address) if address else translate("elsewhere", "no link")
    said = translate("elsewhere", "claimed by {speaker}").format(speaker=seen.check.speaker)
    return f"{host} · {said}" if seen.check.speaker else host
