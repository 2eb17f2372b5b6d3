"""The nouns of related claims: groups of them in words, what a reviewer says of two of them, and
fact checks that others published.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Says(StrEnum):
    """What a reviewer says of two claims, whatever the program finds."""

    APART = "apart"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class PairMark:
    """What a reviewer said of two claims; ``claim_id`` and ``other_id`` are in no order."""

    uid: str
    claim_id: int
    other_id: int
    says: Says

    @property
    def ids(self) -> frozenset[int]:
        return frozenset((self.claim_id, self.other_id))


@dataclass(frozen=True, slots=True)
class RelatedGroup:
    """Claims of a library about one fact, in words; claims are given by their ids.

    ``kind`` is ``same``, ``approximate`` or ``conflict``, ``heading`` names the fact. ``said`` is
    what each claim says of it, ``whys`` how two of them relate, with the arithmetic.
    """

    heading: str
    kind: str
    said: Mapping[int, str]
    whys: tuple[tuple[int, int, str], ...]


@dataclass(frozen=True, slots=True)
class PublishedCheck:
    """A fact check that somebody published: what was claimed by whom, and how it was rated.

    ``url`` is a web address or empty, ``checked_on`` an ISO day or empty. ``id`` is 0 until it is
    stored.
    """

    claim: str
    rating: str
    speaker: str = ""
    publisher: str = ""
    url: str = ""
    title: str = ""
    checked_on: str = ""
    id: int = 0
