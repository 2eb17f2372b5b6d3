"""The links found so far, from both of their ends, and what the reviewer said of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from factcheck.kindred import PairMark, Says
from factcheck.related.link import Link
from factcheck.related.relation import Relation, RelationKind


class Web:
    """The links found so far, from both of their ends, and what the reviewer said of them."""

    def __init__(self) -> None:
        self._of: dict[object, dict[object, Link]] = {}
        self._said: dict[frozenset[int], Says] = {}

    def say(self, marks: Iterable[PairMark]) -> None:
        """From now on these pairs are what the reviewer said, and no others."""
        self._said = {mark.ids: mark.says for mark in marks}

    def said(self, link: Link) -> Says | None:
        """What the reviewer said of the two claims of a link."""
        return self._said.get(_pair(link))

    def copy(self) -> Web:
        """What is known now, for another thread: it stays as it is."""
        made = Web()
        made._of = {key: links.copy() for key, links in self._of.items()}
        made._said = self._said.copy()
        return made

    def put(self, key: object, links: Iterable[Link]) -> set[object]:
        """Keep what was found for a claim; says which other claims now have one link more."""
        mine = self._of.setdefault(key, {})
        touched = set()
        for link in links:
            other = link.other.key
            theirs = self._of.setdefault(other, {})
            if other not in mine:
                mine[other], theirs[key] = link, turned(link)
                touched.add(other)
        return touched

    def drop(self, key: object) -> set[object]:
        """Forget a claim and every link to it; says which other claims have one link less."""
        others = set(self._of.pop(key, {}))
        for other in others:
            self._of.get(other, {}).pop(key, None)
        return others

    def of(self, key: object) -> list[Link]:
        """The links of a claim, as seen from it: conflicts first, then the closest; last those of
        which the reviewer said that they are not the same.
        """
        every = (self._as_said(link) for link in self._of.get(key, {}).values())
        found = [link for link in every if compares(link)]
        return sorted(found, key=lambda link: (self._order(link), -link.strength))

    def conflict_of(self, key: object) -> Link | None:
        """The conflict that a claim has elsewhere, the closest of them."""
        first = next(iter(self.of(key)), None) if key in self._of else None
        return first if first is not None and self._order(first) == 0 else None

    def conflict_words(self, key: object) -> str:
        """The words elsewhere that a claim conflicts with, in quotes; nothing where none does."""
        link = self.conflict_of(key)
        if link is None:
            return ""
        both = differing(link)
        said = both[1] if both else link.other.statement
        return f"“{' '.join(said.split())[:80]}”"

    def links(self) -> list[Link]:
        """Every link once, without those that the reviewer took apart."""
        return [link for link in self._together() if compares(link)]

    def matters(self) -> list[Link]:
        """Once each, the links of one matter of which two things are told that can both be true."""
        return [link for link in self._together() if not compares(link)]

    def _together(self) -> list[Link]:
        once: dict[frozenset[object], Link] = {}
        for links in self._of.values():
            for link in links.values():
                if self.said(link) is not Says.APART:
                    once.setdefault(frozenset((link.one.key, link.other.key)), self._as_said(link))
        return list(once.values())

    def apart(self) -> list[Link]:
        """The links that the reviewer took apart, each once."""
        every = (link for links in self._of.values() for link in links.values())
        once = {_pair(link): link for link in every if self.said(link) is Says.APART}
        return list(once.values())

    def _order(self, link: Link) -> int:
        if self.said(link) is Says.APART:
            return 2
        return 0 if _is_conflict(link) else 1

    def _as_said(self, link: Link) -> Link:
        if self.said(link) is not Says.SAME or link.relation.kind is RelationKind.SAME:
            return link
        found = f"found: {link.relation.kind}, {link.relation.why}"
        relation = Relation(
            RelationKind.SAME, link.relation.score, f"said by the reviewer; {found}",
            link.relation.about,
        )  # fmt: skip
        return replace(link, relation=relation)


def turned(link: Link) -> Link:
    """The same link seen from its other end."""
    findings = tuple(replace(f, one=f.other, other=f.one) for f in link.relation.findings)
    relation = replace(link.relation, findings=findings)
    return Link(link.other, link.one, relation, link.strength, link.anchors)


def differing(link: Link) -> tuple[str, str] | None:
    """The words in which two claims that conflict differ: of this one, of the other one."""
    for finding in link.relation.findings:
        if finding.kind is RelationKind.CONFLICT and finding.one and finding.other:
            return finding.one, finding.other
    return None


def compares(link: Link) -> bool:
    """Whether there is anything to compare: what can both be true stands side by side only."""
    return link.relation.kind is not RelationKind.DIFFERENT


def _is_conflict(link: Link) -> bool:
    return link.relation.kind is RelationKind.CONFLICT


def _pair(link: Link) -> frozenset[int]:
    return frozenset(key for key in (link.one.key, link.other.key) if isinstance(key, int))
