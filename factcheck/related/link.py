"""A claim in the ledger, and the link between two of them."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from datetime import date

from factcheck.related.relation import Relation, RelationKind

_MATTER = 34.0
"""The strength of a link from which two claims that can both be true speak of one matter. Round,
set by reading what articles give: below it they share an expression rather than a subject.
"""


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

    @property
    def is_of_one_matter(self) -> bool:
        """Whether the two are worth showing side by side, also where both can be true."""
        return self.relation.kind is not RelationKind.DIFFERENT or self.strength >= _MATTER
