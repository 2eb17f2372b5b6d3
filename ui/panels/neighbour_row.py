"""One related claim: how it relates, what it says, where it stands and what was decided there."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from factcheck.elsewhere import Neighbour, RelationKind, differing
from factcheck.kindred import Says
from ui import dates
from ui.delegates.chip import neighbour_chip, relation_words, short_values
from ui.panels.related_row import RelatedRow, RowWords
from ui.theme import Theme

translate = QCoreApplication.translate


class NeighbourRow(RelatedRow):
    """``chosen`` gives the id of the claim to go to."""

    chosen = Signal(int)

    def __init__(self, theme: Theme, neighbour: Neighbour, parent: QWidget | None = None) -> None:
        super().__init__(theme, row_words(theme, neighbour), parent)
        self.setObjectName("neighbour_row")
        self.neighbour = neighbour
        self.entered.connect(lambda: self.chosen.emit(neighbour.claim.id))


def row_words(theme: Theme, neighbour: Neighbour) -> RowWords:
    """All that a row says of a related claim."""
    link = neighbour.link
    kind, statement = relation_words()[link.relation.kind], statement_words(neighbour)
    where = where_words(theme, neighbour)
    if neighbour.said is Says.APART:
        kind = translate("elsewhere", "not the same, as you said")
    hint = translate("elsewhere", "Enter goes there; the menu has what else can be done.")
    return RowWords(
        chip=lambda theme: neighbour_chip(theme, neighbour),
        statement=statement,
        values="" if neighbour.said is Says.APART else value_words(neighbour),
        where=where,
        name=f"{kind}: {statement}",
        description=f"{where}. {link.relation.why}",
        tip=f"{link.relation.why[:800]}\n{hint}",
        clash=link.relation.kind is RelationKind.CONFLICT,
    )


def statement_words(neighbour: Neighbour) -> str:
    """The other claim's statement in quotes."""
    claim = neighbour.claim
    return f"“{' '.join((claim.statement or claim.text).split())}”"


def value_words(neighbour: Neighbour) -> str:
    """The values that are compared, this claim's first: ``almost nine years ≠ ten years``.

    Nothing where both say the same words, or where the chip has room for them.
    """
    link = neighbour.link
    if link.relation.kind is RelationKind.CONFLICT:
        pair, sign = (None if short_values(link) else differing(link)), "≠"
    else:
        findings = link.relation.findings
        loose = [f for f in findings if f.kind is RelationKind.APPROXIMATE and f.one and f.other]
        pair, sign = ((loose[0].one, loose[0].other) if loose else None), "≈"
    return f"{pair[0]} {sign} {pair[1]}" if pair else ""


def where_words(theme: Theme, neighbour: Neighbour) -> str:
    """The article's title and what was decided there, with the day of the verdict."""
    claim = neighbour.claim
    verdict = theme.mark(claim.verdict, claim.kind)
    word = f"{verdict.symbol} {verdict.word.lower()}" if claim.verdict else verdict.word.lower()
    if claim.verdict and claim.decided_at:
        word = f"{word}, {dates.moment(claim.decided_at)}"
    title = " ".join(neighbour.title.split()) or translate("elsewhere", "Untitled")
    return f"{title} · {word}"
