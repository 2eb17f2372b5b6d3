"""Claims, sources and events made by hand, and a workbench that only remembers them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, cast

from factcheck.imprint import NO_IMPRINT
from factcheck.model import ArticleRow, Claim, Counts, Kind, Verdict
from factcheck.query import ClaimQuery, Show
from factcheck.record import Event
from factcheck.sources import Evidence, Source, SourceDraft
from factcheck.workbench import Workbench


def claim(number: int, verdict: Verdict | None = None, **values: Any) -> Claim:
    """A claim numbered ``number``; other values by name."""
    text = values.pop("text", f"Claim {number} of the harbour.")
    plain: dict[str, Any] = {
        "id": number,
        "uid": f"uid{number}",
        "article_id": 1,
        "start": 0,
        "end": len(text),
        "text": text,
        "statement": text,
        "speaker": "",
        "kind": Kind.FACT,
        "checkable": 0.5,
        "worthy": 0.5,
        "reasons": (),
        "verdict": verdict,
        "note": "",
        "flagged": False,
        "decided_at": "",
        "sources": 0,
    }
    return Claim(**(plain | values))


def source(number: int, url: str = "https://harbour.example/page", **values: Any) -> Source:
    """A source of claim 1 at position ``number``."""
    return Source(number, f"source{number}", 1, SourceDraft(url, **values), number)


def event(
    action: str, before: dict[str, Any], after: dict[str, Any], of: str = "", **values: Any
) -> Event:
    """An event of the reviewer ``you``."""
    plain: dict[str, Any] = {"seq": 1, "at": "2021-04-05T09:31:00+00:00", "reviewer": "you"}
    return Event(action=action, of=of, before=before, after=after, **(plain | values))


class Shelf:
    """What the list and the review read of a workbench; it counts how often rows are fetched."""

    reviewer = "you"
    read_only = False
    imprint = NO_IMPRINT

    def __init__(self, claims: Iterable[Claim]) -> None:
        self.stored = {one.id: one for one in claims}
        self.fetched: list[list[int]] = []

    def put(self, changed: Claim) -> None:
        self.stored[changed.id] = changed

    def drafts(self, claim_id: int) -> dict[str, str]:
        return {}

    def claim_ids(self, query: ClaimQuery) -> list[int]:
        return [one.id for one in self.stored.values() if _fits(one, query)]

    def claims(self, ids: Sequence[int]) -> list[Claim]:
        self.fetched.append(list(ids))
        return [self.stored[one] for one in ids if one in self.stored]

    def article_rows(self, ids: Iterable[int]) -> list[ArticleRow]:
        return [ArticleRow(one, f"Article {one}", "", "", "", "", Counts()) for one in ids]

    def evidence(self, claim: Claim) -> Evidence:
        return Evidence(claim.verdict, (), claim.contact, claim.against)


def workbench(*claims: Claim) -> tuple[Workbench, Shelf]:
    """The same object as the panels take it and as a test changes it."""
    shelf = Shelf(claims)
    return cast(Workbench, shelf), shelf


def _fits(one: Claim, query: ClaimQuery) -> bool:
    if query.article_id is not None and one.article_id != query.article_id:
        return False
    if query.search not in one.statement:
        return False
    if query.show is Show.UNREVIEWED:
        return one.verdict is None
    if query.show is Show.FLAGGED:
        return one.flagged
    return query.show is Show.ALL or one.verdict == query.show.value
