"""The same fact elsewhere: what claims say in values, and how two of them relate."""

from factcheck.related.match import compare
from factcheck.related.relation import Finding, Ground, Relation, RelationKind

__all__ = ["Finding", "Ground", "Relation", "RelationKind", "compare"]
