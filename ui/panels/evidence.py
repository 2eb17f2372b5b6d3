"""How the sources of a claim count, and a calm line of what its verdict still lacks."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from factcheck.evidence import Tally, profile, weigh
from factcheck.model import Evidence, Source, Verdict
from ui.models.claims import links_words
from ui.panels.wrapped import WrappedLabel


class EvidenceLine(WrappedLabel):
    """What is missing for the verdict, or nothing. It asks for nothing and stops nobody."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setObjectName("evidence")
        self.setProperty("role", "muted")
        self.profile = ""
        """The name of the profile that says what is asked for; empty: nothing is."""
        self.hide()

    def weigh(self, verdict: Verdict | None, sources: Sequence[Source]) -> Tally:
        """Say what is missing by the profile, and give the count of the sources."""
        found = weigh(Evidence(verdict, tuple(sources)), profile(self.profile))
        missing = "; ".join(gap.words for gap in found.gaps) if self.profile else ""
        self.setText(_tr("Still missing: {gaps}").format(gaps=missing) if missing else "")
        self.setVisible(bool(missing))
        return found.tally


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


def _tr(text: str) -> str:
    return QCoreApplication.translate("evidence", text)
