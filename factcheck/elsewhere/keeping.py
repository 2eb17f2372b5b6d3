"""What was found for a claim, packed so that a library can keep it until the next session.

It is derived from what claims say and can be made anew at any time, so it belongs to no record.
What is kept holds as long as both claims, the dates of their articles and the rules of matching are
as they were: a mark of all of these stands beside it.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any

from factcheck import paths
from factcheck.related import relation
from factcheck.related.link import Entry, Link
from factcheck.related.relation import Finding, Ground, Relation, RelationKind


@dataclass(frozen=True, slots=True)
class Kept:
    """The mark of the claim that was related, and its links, packed."""

    mark: bytes
    links: bytes


def kept(one: Entry, links: Iterable[Link]) -> Kept:
    """Pack what was found for a claim. Links to claims without a number cannot be kept."""
    told = [_told(link) for link in links if isinstance(link.other.key, int)]
    packed = json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()
    return Kept(mark(one), zlib.compress(packed) if told else b"")


def links_of(one: Entry, found: Kept, known: Mapping[object, Entry]) -> list[Link] | None:
    """The links of a claim to those that are known, or ``None`` where they must be found anew.

    A link to a claim that is gone or says something else by now is left out: what that one says now
    was or will be held against this claim in its turn. Damage is found by a check sum.
    """
    if found.mark != mark(one):
        return None
    if not found.links:
        return []
    try:
        told = json.loads(zlib.decompress(found.links))
        return [
            Link(one, other, _relation(relation), strength, anchors)
            for key, its, strength, relation, anchors in told
            if (other := known.get(key)) is not None and mark(other).hex() == its
        ]
    except (zlib.error, ValueError, TypeError, KeyError):
        return None


def mark(one: Entry) -> bytes:
    """Eight bytes that are others as soon as a link of the claim may be another."""
    told = (_rules(), one.statement, one.before, str(one.on or ""))
    return blake2b("\0".join(told).encode("utf-8", "surrogatepass"), digest_size=8).digest()


@cache
def _rules() -> str:
    """What the matching is made of: another program may find something else in the same claims."""
    sources = [paths.RESOURCES / "related", Path(relation.__file__).parent]
    digest = blake2b(digest_size=8)
    for folder in sources:
        for path in sorted(folder.iterdir()):
            if path.suffix in (".py", ".tsv", ".txt"):
                digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()


def _told(link: Link) -> list[object]:
    found = link.relation
    findings = [[f.ground, f.kind, f.one, f.other, f.why] for f in found.findings]
    told = [found.kind, found.score, found.why, found.about, findings]
    return [link.other.key, mark(link.other).hex(), link.strength, told, link.anchors]


def _relation(told: list[Any]) -> Relation:
    kind, score, why, about, findings = told
    read = [
        Finding(Ground(ground), RelationKind(kind), one, other, why)
        for ground, kind, one, other, why in findings
    ]
    return Relation(RelationKind(kind), score, why, about, tuple(read))
