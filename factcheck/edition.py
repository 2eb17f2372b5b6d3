"""For whom a report is, and so what it holds: the public edition, the internal one, or a choice."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Self


class Audience(StrEnum):
    """Who reads an edition."""

    PUBLIC = "public"
    INTERNAL = "internal"


class Part(StrEnum):
    """What an edition may hold or leave out.

    Summary, method, coverage, the claims with a verdict, corrections, waivers and the hash of the
    record are in every edition.
    """

    NOTES = "notes"
    TEXT = "text"
    SOURCES = "sources"
    RELATED = "related"
    UNREVIEWED = "unreviewed"
    GAPS = "gaps"
    CONTACT = "contact"
    HISTORY = "history"
    WORKING = "working"


PARTS = {
    Part.NOTES: "notes, as the explanation of each verdict",
    Part.TEXT: "the text of the articles, with the claims marked",
    Part.SOURCES: "a list of all sources",
    Part.RELATED: "conflicts and related claims",
    Part.UNREVIEWED: "claims without a verdict",
    Part.GAPS: "gaps in the evidence, claim by claim",
    Part.CONTACT: "how the claimant was asked",
    Part.HISTORY: "the history of each verdict",
    Part.WORKING: "working details: flags, suggestions, names, times, files",
}
"""Each part in words for people, in the order in which a report has them."""


class Arranged(StrEnum):
    """In which order the claims of an article stand."""

    VERDICT = "verdict"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Edition:
    """What goes into one report, in which order, and what it is called (empty: by its articles)."""

    audience: Audience
    parts: frozenset[Part]
    arranged: Arranged = Arranged.VERDICT
    title: str = ""

    @classmethod
    def of(
        cls,
        audience: str,
        *,
        more: Iterable[str] = (),
        less: Iterable[str] = (),
        arranged: str = "",
        title: str = "",
    ) -> Self:
        """The usual edition for an audience with some parts more and some less.

        Raises ``ValueError`` for a word that names nothing.
        """
        usual = _USUAL[Audience(audience)]
        parts = (usual | {Part(name) for name in more}) - {Part(name) for name in less}
        order = Arranged(arranged or Arranged.VERDICT)
        return cls(Audience(audience), frozenset(parts), order, " ".join(title.split()))

    def has(self, part: str) -> bool:
        """Whether a part is in this edition."""
        return part in self.parts

    def with_parts(self, parts: Iterable[Part]) -> Self:
        """The same edition with exactly these parts."""
        return replace(self, parts=frozenset(parts))

    @property
    def words(self) -> str:
        """What it leaves out, in one phrase; nothing where it leaves out nothing."""
        return "; ".join(words for part, words in PARTS.items() if part not in self.parts)


_USUAL = {
    Audience.PUBLIC: frozenset({Part.NOTES, Part.TEXT, Part.SOURCES, Part.RELATED}),
    Audience.INTERNAL: frozenset(Part),
}
PUBLIC, INTERNAL = Edition.of(Audience.PUBLIC), Edition.of(Audience.INTERNAL)
