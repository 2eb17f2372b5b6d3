"""The same fact elsewhere in an open library: what relates to what, kept current as claims change.

Values that know neither library nor threads. ``Elsewhere`` reads and relates, which takes time;
``Web`` keeps what was found and answers at once. Each belongs to one thread.
"""

from __future__ import annotations

from factcheck.elsewhere.asking import Elsewhere, Neighbour, Published, Seen, entries
from factcheck.elsewhere.keeping import Kept, kept
from factcheck.elsewhere.outgoing import table, told
from factcheck.elsewhere.web import Web, differing, turned
from factcheck.related.groups import Group, gather
from factcheck.related.link import Entry, Link
from factcheck.related.relation import Ground, Relation, RelationKind

__all__ = [
    "Elsewhere",
    "Entry",
    "Ground",
    "Group",
    "Kept",
    "Link",
    "Neighbour",
    "Published",
    "Relation",
    "RelationKind",
    "Seen",
    "Web",
    "differing",
    "entries",
    "gather",
    "kept",
    "table",
    "told",
    "turned",
]
