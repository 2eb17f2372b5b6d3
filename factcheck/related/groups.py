"""From links to groups: which claims speak of one fact, and what each says of it.

Links are grouped, not claims: a sentence that tells of the pipeline and of the vaccine stands in
both groups. A link joins a group of which it shares a claim and the telling words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable
from dataclasses import dataclass

from factcheck.related.link import Entry, Link
from factcheck.related.relation import Finding, Ground, RelationKind
from factcheck.related.words import tokens, word_class

_OVERLAP = 0.5
_CORE = 6


@dataclass(frozen=True, slots=True)
class Group:
    """Claims about one fact. ``subject`` names it by the words they share, the most telling first.

    ``kind`` is ``conflict`` where any two of them conflict, otherwise the closest relation.
    """

    subject: tuple[str, ...]
    kind: RelationKind
    entries: tuple[Entry, ...]
    links: tuple[Link, ...]

    @property
    def heading(self) -> tuple[str, ...]:
        """The words of ``subject`` as a claim of the group writes them."""
        found: dict[str, str] = {}
        for entry in self.entries:
            for token in tokens(entry.statement):
                found.setdefault(word_class(token.low), token.text)
        return tuple(found.get(name, name) for name in self.subject)

    @property
    def conflicts(self) -> tuple[Link, ...]:
        """The links between claims that cannot both be true."""
        return tuple(link for link in self.links if link.relation.kind is RelationKind.CONFLICT)

    @property
    def grounds(self) -> tuple[Ground, ...]:
        """What the conflicts are about, the most frequent first."""
        counts = Counter(
            finding.ground
            for link in self.conflicts
            for finding in link.relation.findings
            if finding.kind is RelationKind.CONFLICT
        )
        return tuple(ground for ground, _ in counts.most_common())

    def said(self, entry: Entry) -> tuple[tuple[Ground, str], ...]:
        """What one claim says of the values that the group compares, each once."""
        found: dict[tuple[Ground, str], None] = {}
        for link in self.links:
            for finding in link.relation.findings:
                words = _words(link, finding, entry.key)
                if words:
                    found.setdefault((finding.ground, words))
        return tuple(found)


def _words(link: Link, finding: Finding, key: Hashable) -> str:
    if link.one.key == key:
        return finding.one
    return finding.other if link.other.key == key else ""


class _Gathering:
    """A group in the making: its claims, and how much each word ties its links together."""

    def __init__(self, link: Link) -> None:
        self.links = [link]
        self.keys = {link.one.key, link.other.key}
        self.weights = Counter(link.anchors)

    def take(self, link: Link) -> None:
        self.links.append(link)
        self.keys |= {link.one.key, link.other.key}
        self.weights.update(link.anchors)

    def core(self) -> dict[str, float]:
        return {name: weight / len(self.links) for name, weight in self.weights.most_common(_CORE)}

    def fits(self, link: Link) -> bool:
        if link.one.key not in self.keys and link.other.key not in self.keys:
            return False
        core = self.core()
        shared = sum(weight for name, weight in core.items() if name in link.anchors)
        return shared >= _OVERLAP * sum(core.values())


def gather(links: Iterable[Link]) -> list[Group]:
    """Groups of links that share claims and words; conflicts first, then the widest."""
    making: list[_Gathering] = []
    of: dict[Hashable, list[_Gathering]] = {}
    for link in sorted(links, key=lambda link: -link.strength):
        near = [*of.get(link.one.key, ()), *of.get(link.other.key, ())]
        fitting = next((group for group in near if group.fits(link)), None)
        if fitting is None:
            fitting = _Gathering(link)
            making.append(fitting)
        else:
            fitting.take(link)
        for key in (link.one.key, link.other.key):
            if fitting not in of.setdefault(key, []):
                of[key].append(fitting)
    groups = [_made(group) for group in making]
    return sorted(groups, key=_order)


def _made(group: _Gathering) -> Group:
    entries = {e.key: e for link in group.links for e in (link.one, link.other)}
    kinds = {link.relation.kind for link in group.links}
    ranked = (RelationKind.CONFLICT, RelationKind.SAME, RelationKind.APPROXIMATE)
    kind = next((each for each in ranked if each in kinds), RelationKind.DIFFERENT)
    # The figure of "Covid-19" ties two claims together, but names nothing by itself.
    telling = [name for name, _ in group.weights.most_common() if not name.isdigit()]
    subject = tuple(telling[:4])
    return Group(subject, kind, tuple(entries.values()), tuple(group.links))


def _order(group: Group) -> tuple[int, int, int]:
    kinds = list(RelationKind)
    kinds.insert(0, kinds.pop(kinds.index(RelationKind.CONFLICT)))
    articles = len({entry.article for entry in group.entries})
    return kinds.index(group.kind), -articles, -len(group.entries)
