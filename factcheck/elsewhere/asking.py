"""A library's ledger: claims go in and out, and each is asked what relates to it. Takes time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from factcheck.elsewhere.keeping import Kept, links_of
from factcheck.kindred import PublishedCheck, Says
from factcheck.model import Claim
from factcheck.related.lending import Passed, lend
from factcheck.related.link import Entry, Link
from factcheck.related.relation import RelationKind

if TYPE_CHECKING:
    from factcheck.related.ledger import Ledger


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


def entries(
    claims: Sequence[Claim], published: Mapping[int, str], before: Sequence[Claim] = ()
) -> list[Entry]:
    """Stored claims as the ledger takes them in, by the dates of their articles.

    ``claims`` come article by article in the order of the text. ``before`` are the claims that
    stood before the first of them, where an article is read in parts.
    """
    told = [Passed(c.article_id, c.start, c.end, c.statement or c.text) for c in (*before, *claims)]
    lent = lend(told)[len(before) :]
    return [
        Entry(
            claim.id,
            claim.article_id,
            claim.statement or claim.text,
            _day(published.get(claim.article_id, "")),
            words,
        )
        for claim, words in zip(claims, lent, strict=True)
    ]


def _day(told: str) -> date | None:
    try:
        return date.fromisoformat(told)
    except ValueError:
        return None


class Elsewhere:
    """The ledger of a library: claims go in and out, and each can be asked what relates to it."""

    def __init__(self) -> None:
        self._known: dict[object, Entry] = {}

    @cached_property
    def _ledger(self) -> Ledger:
        # Loaded with the first claims, in the background: the window does not wait for it.
        from factcheck.related.ledger import Ledger

        return Ledger()

    def take(self, entries: Iterable[Entry]) -> None:
        """Take in claims; one that is known already is replaced."""
        for each in entries:
            self._ledger.add(each)
            self._known[each.key] = each

    def forget(self, keys: Iterable[object]) -> None:
        """Forget claims; unknown ones are nothing to forget."""
        for key in keys:
            if key in self._known:
                self._ledger.remove(key)
                del self._known[key]

    def recall(self, one: Entry, found: Kept | None) -> list[Link] | None:
        """The links that a library kept for a claim, ``None`` where they must be found anew.

        Every claim of the library has been taken in by then.
        """
        return None if found is None else links_of(one, found, self._known)

    def related(self, one: Entry) -> list[Link]:
        """What says the same, nearly the same, or the contrary elsewhere, and what else is told of
        the same matter.
        """
        return [link for link in self._ledger.related(one) if link.is_of_one_matter]


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
