"""How the sources of a claim count, and a calm line of what its verdict still lacks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from factcheck.evidence import Standing, Tally, Weighed, profile, weigh
from factcheck.model import Verdict
from factcheck.sources import Evidence, Source
from ui.models.claims import links_words
from ui.panels.wrapped import WrappedLabel


class EvidenceLine(WrappedLabel):
    """What is missing for the verdict, waived or told beside the sources, each in a line, or
    nothing. It asks for nothing and stops nobody.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setObjectName("evidence")
        self.setProperty("role", "muted")
        self.profile = ""
        """The name of the profile that says what is asked for; empty: nothing is."""
        self.behind = Evidence(None)
        """What is told of the claim beside its verdict and its sources."""
        self.unsaved = False
        """Whether something of this was typed once and never saved."""
        self.key = ""
        """The key that opens all of this."""
        self.hide()

    def weigh(self, verdict: Verdict | None, sources: Sequence[Source]) -> Weighed:
        """Say what is missing by the profile, and give what was found."""
        evidence = replace(self.behind, verdict=verdict, sources=tuple(sources))
        found = weigh(evidence, profile(self.profile))
        lines = self._lines(evidence, found)
        self.setText("\n".join(lines))
        self.setVisible(bool(lines))
        return found

    def _lines(self, evidence: Evidence, found: Weighed) -> list[str]:
        missing = "; ".join(gap.words for gap in found.gaps) if self.profile else ""
        waived = [
            _tr("Waived: {gap} – {reason}").format(gap=gap.words, reason=gap.waiver.reason)
            for gap in found.waived
            if gap.waiver
        ]
        told = (
            (_tr("Still missing: {gaps}"), missing),
            (_tr("Claimant: {gaps}"), evidence.contact),
            (_tr("Other side: {gaps}"), evidence.against),
        )
        lines = [words.format(gaps=" ".join(text.split())) for words, text in told if text]
        if missing and self.key:
            lines[0] += "  " + _tr("({key}: waive with a reason)").format(key=self.key)
        typed = _tr("Typed here before and not saved: {key} shows it.").format(key=self.key)
        return [*lines, *waived, *([typed] if self.unsaved and self.key else [])]


def tally_words(counted: Tally) -> str:
    """``1 link``, ``2 links, 2 independent``, ``3 links, 1 independent source``."""
    links = links_words(counted.links)
    if counted.links < 2:
        return links
    if counted.independent == 1:
        return _tr("{links}, 1 independent source").format(links=links)
    words = (
        _tr("{links}, {n} independent")
        if counted.independent == counted.links
        else _tr("{links}, {n} independent sources")
    )
    return words.format(links=links, n=counted.independent)


def standing_words(standing: Standing) -> str:
    """How many verdicts have gaps, and how many waived ones; nothing where none has any."""
    told = (
        (_tr("{n} of {ruled} verdicts have gaps in the evidence."), standing.with_gaps),
        (_tr("{n} verdicts have waived gaps: the reasons are printed."), standing.with_waivers),
    )
    return " ".join(words.format(n=n, ruled=standing.ruled) for words, n in told if n)


def _tr(text: str) -> str:
    return QCoreApplication.translate("evidence", text)
