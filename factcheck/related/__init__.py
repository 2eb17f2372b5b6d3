"""The same fact elsewhere: what claims say in values, and how two of them relate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.related.relation import Finding, Ground, Relation, RelationKind

if TYPE_CHECKING:
    from factcheck.related.match import compare

__all__ = ["Finding", "Ground", "Relation", "RelationKind", "compare"]


def __getattr__(name: str) -> object:
    # Loaded when first used: the window needs the nouns at once and the matching only later.
    if name != "compare":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from factcheck.related.match import compare

    return compare
