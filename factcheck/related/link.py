"""A claim in the ledger, and the link between two of them."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from datetime import date

from factcheck.related.relation import Relation


@dataclass(frozen=True, slots=True)
class Entry:
    """A claim as the ledger takes it in: ids of the caller's, the statement, the article's date.

    ``before`` is what the sentences before it say, where it leans on them for its subject.
    """

    key: Hashable
    article: Hashable
    statement: str
    on: date | None = None
    before: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """Two claims that speak of one fact. ``anchors`` are the word classes both have, weighed."""

    one: Entry
    other: Entry
    relation: Relation
    strength: float
    anchors: dict[str, float]
