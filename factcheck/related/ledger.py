"""The ledger: claims of many articles in groups that speak of one fact, with what each one says."""

from __future__ import annotations

import math
from collections import OrderedDict
from collections.abc import Hashable, Iterable

from factcheck.related.alignment import Alignment, align, weigh_anew
from factcheck.related.ground import common_ground
from factcheck.related.groups import Group, gather
from factcheck.related.index import Index
from factcheck.related.link import Entry, Link
from factcheck.related.match import relate
from factcheck.related.relation import Ground, Relation, RelationKind
from factcheck.related.statement import Statement, read

_CANDIDATES = 12
_SMALL, _MORE = 5_000, 40
"""In a small library common words tell little, so more candidates are looked at."""
_KEPT = 20_000
_ONES_OWN = (Ground.NEGATION, Ground.WORDS, Ground.FIGURE, Ground.SHARE)
_COMMON = 2.5
_LEAST_SHARED = 5.0
_LEAST_TOLD = 4.5
"""Nats of shared words beyond what common ones have, from which two claims touch one fact."""


class Ledger:
    """Claims under their ids, to be related as they come in. Reads statements again when needed."""

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        self._index = Index()
        self._entries: dict[Hashable, Entry] = {}
        self._read: OrderedDict[Hashable, Statement] = OrderedDict()
        for entry in entries:
            self.add(entry)

    def __len__(self) -> int:
        return len(self._entries)

    def add(self, entry: Entry) -> None:
        """Take in a claim; one that is known already is replaced."""
        self._index.add(entry.key, _told(entry))
        self._entries[entry.key] = entry
        self._read.pop(entry.key, None)

    def remove(self, key: Hashable) -> None:
        """Forget a claim."""
        self._index.remove(key)
        del self._entries[key]
        self._read.pop(key, None)

    def related(self, entry: Entry, most: int = 10) -> list[Link]:
        """The claims that speak of the same fact, the closest first.

        ``entry`` need not be in the ledger. Claims of its own article are given only where the
        article contradicts itself.
        """
        one = self._statement(entry)
        most_read = _MORE if len(self) <= _SMALL else _CANDIDATES
        hits = self._index.search(_told(entry), most_read, without=(entry.key,))
        links = []
        for hit in hits:
            other = self._entries[hit.key]
            link = self._link(entry, other, one, self._statement(other), hit.shared)
            if link and (other.article != entry.article or _contradicts_itself(link)):
                links.append(link)
        links.sort(key=lambda link: -link.strength)
        return links[:most]

    def groups(self) -> list[Group]:
        """All groups of two and more claims, conflicts first, then by the number of articles."""
        links: dict[frozenset[Hashable], Link] = {}
        for entry in self._entries.values():
            for link in self.related(entry):
                if link.is_of_one_matter:
                    links.setdefault(frozenset((link.one.key, link.other.key)), link)
        return gather(links.values())

    def _statement(self, entry: Entry) -> Statement:
        found = self._read.get(entry.key)
        if found is None or found.text != entry.statement or found.on != entry.on:
            found = read(entry.statement, entry.on, entry.before)
            if entry.key in self._entries:
                self._read[entry.key] = found
                if len(self._read) > _KEPT:
                    self._read.popitem(last=False)
        return found

    def _link(
        self, entry: Entry, other: Entry, one: Statement, its: Statement, found: float
    ) -> Link | None:
        weights = {name: self._index.weight(name) for name in (*one.words, *its.words)}
        plain = align(one, its)
        about = weigh_anew(plain, one, its, weights)
        told = sum(max(0.0, weights[name] - _COMMON) for name in about.pairs)
        ground = common_ground(one, its)
        if told < _LEAST_TOLD and about.shared < _LEAST_SHARED and not ground:
            return None
        relation = relate(one, its, plain)
        if told < _LEAST_TOLD and not _is_firm(relation):
            return None
        anchors = {name: weights[name] for name in about.pairs}
        if relation.kind is not RelationKind.DIFFERENT:
            anchors |= ground
        strength = found + rank(about, one, its, weights)
        return Link(entry, other, relation, strength, anchors)


def _contradicts_itself(link: Link) -> bool:
    """Within an article fewer grounds count: who argues denies what was said a line before, and the
    rows of a table, the captions of pictures and the parts of a whole differ in their figures.
    """
    return link.relation.kind is RelationKind.CONFLICT and any(
        finding.kind is RelationKind.CONFLICT and finding.ground not in _ONES_OWN
        for finding in link.relation.findings
    )


def _told(entry: Entry) -> str:
    """What a claim is found by: its own words, and those that it leans on."""
    return f"{entry.statement} {entry.before}" if entry.before else entry.statement


def _is_firm(relation: Relation) -> bool:
    """Values that meet among the same words carry two claims that share common words only."""
    return relation.kind is not RelationKind.DIFFERENT and bool(relation.findings)


def rank(about: Alignment, one: Statement, other: Statement, weights: dict[str, float]) -> float:
    """How surely the other statement is what the first one repeats: orders the answers of a search,
    beside the weight of the shared words.

    The rare words count again for their share of the other statement, and so do the words that are
    shared in the same order: who repeats a claim repeats runs of it.
    """
    telling = sum(weights[name] ** 2 for name in one.words if name in other.words)
    length = math.sqrt(sum(weights[name] ** 2 for name in other.words)) or 1.0
    return 3.0 * telling / length + 20.0 * (about.likeness + about.order)
