"""The same fact elsewhere in an open library: what relates to what, kept current as claims change.

Two values that know neither library nor threads. ``Elsewhere`` reads and relates, which takes
time; ``Web`` keeps what was found and answers at once. Each belongs to one thread.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from factcheck.model import Claim, PairMark, PublishedCheck, Says, Verdict
from factcheck.related.groups import Group, gather
from factcheck.related.link import Entry, Link
from factcheck.related.relation import Ground, Relation, RelationKind

if TYPE_CHECKING:
    from factcheck.related.ledger import Ledger

__all__ = [
    "Elsewhere",
    "Entry",
    "Ground",
    "Group",
    "Link",
    "Neighbour",
    "Published",
    "Relation",
    "RelationKind",
    "Seen",
    "Web",
    "differing",
    "entry",
    "gather",
    "table",
    "told",
    "turned",
]


Told = tuple[str, str, dict[int, str], list[tuple[object, object, str]]]
"""A group in words: heading, kind, by claim what it says, of two claims why they are in it."""
_MATTER = 40.0
"""The strength of a link from which two claims that can both be true speak of one matter. Round,
set by reading what articles give: below it they share an expression rather than a subject.
"""


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A related claim as it is shown: how it relates, the claim as stored, its article's title.

    ``said`` is what the reviewer said of the two, whatever the program finds.
    """

    link: Link
    claim: Claim
    title: str
    said: Says | None = None


@dataclass(frozen=True, slots=True)
class Seen:
    """A fact check that somebody published on the same fact, and how its claim relates."""

    link: Link
    check: PublishedCheck


def entry(claim: Claim, published: str) -> Entry:
    """A stored claim as the ledger takes it in; ``published`` is its article's date."""
    return Entry(claim.id, claim.article_id, claim.statement or claim.text, _day(published))


def _day(told: str) -> date | None:
    try:
        return date.fromisoformat(told)
    except ValueError:
        return None


class Elsewhere:
    """The ledger of a library: claims go in and out, and each can be asked what relates to it."""

    def __init__(self) -> None:
        self._known: set[object] = set()

    @cached_property
    def _ledger(self) -> Ledger:
        # Loaded with the first claims, in the background: the window does not wait for it.
        from factcheck.related.ledger import Ledger

        return Ledger()

    def take(self, entries: Iterable[Entry]) -> None:
        """Take in claims; one that is known already is replaced."""
        for each in entries:
            self._ledger.add(each)
            self._known.add(each.key)

    def forget(self, keys: Iterable[object]) -> None:
        """Forget claims; unknown ones are nothing to forget."""
        for key in keys:
            if key in self._known:
                self._ledger.remove(key)
                self._known.discard(key)

    def related(self, one: Entry) -> list[Link]:
        """What says the same, nearly the same, or the contrary elsewhere, and what else is told of
        the same matter.
        """
        found = self._ledger.related(one)
        return [link for link in found if _compares(link) or link.strength >= _MATTER]


class Published:
    """The published fact checks of a library, each of which can be held against a claim."""

    def __init__(self, checks: Iterable[PublishedCheck]) -> None:
        from factcheck.related.ledger import Ledger

        self._checks = {check.id: check for check in checks}
        self._ledger = Ledger(
            Entry(check.id, ("check", check.id), check.claim, _day(check.checked_on))
            for check in self._checks.values()
        )

    def __len__(self) -> int:
        return len(self._checks)

    def seen(self, one: Entry) -> list[Seen]:
        """The checks of what a claim says, or of the contrary, the closest first."""
        # Numbers of checks and of claims are of two kinds: nothing asked may leave a check out.
        found = self._ledger.related(replace(one, key=("claim", one.key)))
        return [
            Seen(link, self._checks[link.other.key])
            for link in found
            if link.relation.kind is not RelationKind.DIFFERENT and isinstance(link.other.key, int)
        ]


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
        found = [link for link in every if _compares(link)]
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
        return [link for link in self._together() if _compares(link)]

    def matters(self) -> list[Link]:
        """Once each, the links of one matter of which two things are told that can both be true."""
        return [link for link in self._together() if not _compares(link)]

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


def _pair(link: Link) -> frozenset[int]:
    return frozenset(key for key in (link.one.key, link.other.key) if isinstance(key, int))


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


def told(groups: Iterable[Group]) -> list[Told]:
    """Groups in plain words for a report: what they are about, how they relate, what each claim
    says, and the arithmetic; conflicts first, as the ledger has them.
    """
    found: list[Told] = []
    for group in groups:
        said = {
            each.key: "; ".join(words for _, words in group.said(each))
            for each in group.entries
            if isinstance(each.key, int)
        }
        links = group.conflicts or group.links
        whys = [(*_ends(link), link.relation.why) for link in links]
        found.append((", ".join(group.heading), group.kind.value, said, whys))
    return found


def table(
    groups: Sequence[Group], claims: Mapping[object, Claim], titles: Mapping[int, str]
) -> list[list[str]]:
    """Groups as rows for a spreadsheet under a heading row; claims that are gone are left out."""
    rows = [["group", "kind", "about", "says", "statement", "article", "verdict", "conflicts"]]
    for number, group in enumerate(groups, 1):
        for each in group.entries:
            claim = claims.get(each.key)
            if claim is None:
                continue
            said = "; ".join(words for _, words in group.said(each))
            conflicts = [link for link in group.conflicts if each.key in _ends(link)]
            whys = " | ".join(link.relation.why for link in conflicts)
            title = titles.get(claim.article_id, "")
            verdict = _word(claim.verdict)
            about = ", ".join(group.heading)
            rows.append(
                [str(number), group.kind, about, said, each.statement, title, verdict, whys]
            )
    return rows


def _compares(link: Link) -> bool:
    """Whether there is anything to compare: what can both be true stands side by side only."""
    return link.relation.kind is not RelationKind.DIFFERENT


def _is_conflict(link: Link) -> bool:
    return link.relation.kind is RelationKind.CONFLICT


def _ends(link: Link) -> tuple[object, object]:
    return link.one.key, link.other.key


def _word(verdict: Verdict | None) -> str:
    return verdict.value if verdict else "unreviewed"
