"""A report written by hand: two articles with every state a claim can be in."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import Any

import pytest

from factcheck.model import Article, Claim, Kind, Role, StoredPassage, Verdict
from factcheck.report.build import Report, build
from factcheck.sources import Source, SourceDraft, SourceType, Stance

VISIT = """Home | World | Opinion

A late visit

By the regional desk

The foreign minister of Russia landed in Islamabad on 6 April 2021, the first such
visit in nine years. He brought an offer of special equipment, the ministry said.

It was high time. The pipeline is to carry gas 1,100 kilometres and to cost about
$2 billion; work has not begun.

Share this page
About the author: writes on energy.
"""

EDITORIAL = """A door left ajar
Nobody had come from Moscow for nearly a decade.
Five million doses of vaccine are on order, 10 < 20 & counting.
"""


def article(id: int, title: str, text: str, **known: Any) -> Article:
    values: dict[str, Any] = {
        "uid": f"article-{id}",
        "outlet": "",
        "author": "",
        "published": "",
        "url": "",
        "language": "en",
        "name": "",
        "encoding": "utf-8",
        "dropped": 0,
        "sha256": hashlib.sha256(text.encode()).hexdigest(),
        "imported_at": "2026-11-20T08:15:00+00:00",
    }
    return Article(id=id, title=title, text=text, **{**values, **known})


def passage(of: Article, id: int, text: str, role: Role, *reasons: str) -> StoredPassage:
    start = of.text.index(text)
    kind = Kind.FACT if role is Role.SENTENCE else Kind.NONE
    return StoredPassage(id, of.id, start, start + len(text), role, kind, reasons, by_hand=False)


def claim(of: Article, id: int, text: str, verdict: Verdict | None = None, **known: Any) -> Claim:
    start = of.text.index(text)
    values: dict[str, Any] = {
        "statement": text,
        "speaker": "",
        "kind": Kind.FACT,
        "checkable": 0.5,
        "worthy": 0.25,
        "reasons": (),
        "note": "",
        "flagged": False,
        "decided_at": "2026-11-22T09:31:00+00:00" if verdict else "",
        "sources": 0,
    }
    return Claim(
        id=id,
        uid=f"claim-{id}",
        article_id=of.id,
        start=start,
        end=start + len(text),
        text=text,
        verdict=verdict,
        **{**values, **known},
    )


def source(claim_id: int, position: int, url: str, **known: Any) -> Source:
    return Source(
        claim_id * 10 + position,
        f"source-{claim_id}-{position}",
        claim_id,
        SourceDraft(url, **known),
        position,
    )


@pytest.fixture
def visit() -> Article:
    return article(
        1,
        "A late visit",
        VISIT,
        outlet="Regional Notes",
        author="the regional desk",
        published="2021-04-07",
        url="https://notes.example/2021/visit",
        name="late-visit.txt",
        dropped=2,
    )


@pytest.fixture
def visit_passages(visit: Article) -> list[StoredPassage]:
    return [
        passage(visit, 1, "Home | World | Opinion", Role.FURNITURE, "site menu"),
        passage(visit, 2, "A late visit", Role.TITLE),
        passage(visit, 3, "By the regional desk", Role.BYLINE),
        passage(
            visit,
            4,
            "The foreign minister of Russia landed in Islamabad on 6 April 2021, the first such\n"
            "visit in nine years.",
            Role.SENTENCE,
        ),
        passage(
            visit, 5, "He brought an offer of special equipment, the ministry said.", Role.SENTENCE
        ),
        passage(visit, 6, "It was high time.", Role.SENTENCE),
        passage(
            visit,
            7,
            "The pipeline is to carry gas 1,100 kilometres and to cost about\n"
            "$2 billion; work has not begun.",
            Role.SENTENCE,
        ),
        passage(visit, 8, "Share this page", Role.FURNITURE, "share request"),
        passage(
            visit, 9, "About the author: writes on energy.", Role.FURNITURE, "author biography"
        ),
    ]


@pytest.fixture
def visit_claims(visit: Article) -> list[Claim]:
    first = (
        "The foreign minister of Russia landed in Islamabad on 6 April 2021, the first such\n"
        "visit in nine years."
    )
    return [
        claim(
            visit,
            11,
            first,
            Verdict.SUPPORTED,
            note="Two records agree on the day.\nThe earlier visit was in 2012.",
        ),
        claim(
            visit,
            12,
            "He brought an offer of special equipment, the ministry said.",
            statement="Russia offered Pakistan special equipment.",
            speaker="the ministry",
            flagged=True,
            reasons=("a named speaker", "an offer"),
        ),
        claim(visit, 13, "It was high time.", Verdict.OPINION, kind=Kind.OPINION),
        claim(
            visit,
            14,
            "The pipeline is to carry gas 1,100 kilometres and to cost about\n$2 billion",
            Verdict.DISPUTED,
            statement="The pipeline will cost about $2 billion.",
        ),
        # Lies inside the claim before it and reaches over its end.
        claim(visit, 15, "$2 billion; work has not begun.", reasons=("a figure: $2 billion",)),
    ]


@pytest.fixture
def visit_sources() -> dict[int, list[Source]]:
    return {
        11: [
            source(
                11,
                1,
                "https://ministry.example/visits/2021",
                title="Calendar of visits",
                publisher="Foreign ministry",
                type=SourceType.PRIMARY,
                quote="Working visit, 6 and 7 April",
                read_on="2026-11-22",
                archive_url="https://archive.example/abc",
            ),
            source(11, 2, "https://wire.example/a?b=1&c=2", type=SourceType.WIRE),
        ],
        14: [
            source(
                14,
                1,
                "https://energy.example/costs",
                title="Cost estimate",
                stance=Stance.CONTRADICTS,
                type=SourceType.OFFICIAL,
                read_on="2026-11-21",
            ),
            source(14, 2, "archive room, box 7", title="Minutes", stance=Stance.CONTEXT),
        ],
    }


@pytest.fixture
def sample(
    visit: Article,
    visit_passages: list[StoredPassage],
    visit_claims: list[Claim],
    visit_sources: dict[int, list[Source]],
) -> Report:
    """The report that the golden files were made from."""
    editorial = article(2, "A door left ajar", EDITORIAL)
    lines = EDITORIAL.splitlines()
    passages = [passage(editorial, 20, lines[0], Role.TITLE)]
    passages += [
        passage(editorial, 21 + i, text, Role.SENTENCE) for i, text in enumerate(lines[1:])
    ]
    return build(
        [visit, editorial],
        {1: visit_passages, 2: passages},
        {1: visit_claims, 2: [claim(editorial, 21, lines[1]), claim(editorial, 22, lines[2])]},
        visit_sources,
        made_at="2026-11-22T10:05:00+00:00",
        program="Factcheck 0.1.0",
        reviewer="Desk two",
        record_head="9f2c" * 16,
    )


@pytest.fixture
def report_on() -> Callable[..., Report]:
    """A report on one article with these passages, claims and sources."""

    def make(
        of: Article,
        claims: list[Claim] | None = None,
        passages: list[StoredPassage] | None = None,
        sources: dict[int, list[Source]] | None = None,
        **known: Any,
    ) -> Report:
        about: dict[str, Any] = {
            "made_at": "2026-11-22T10:05:00+00:00",
            "program": "Factcheck 0.1.0",
        }
        about |= {"reviewer": "you", "record_head": "0" * 64}
        by_claim = sources or {}
        return build(
            [of], {of.id: passages or []}, {of.id: claims or []}, by_claim, **{**about, **known}
        )

    return make
