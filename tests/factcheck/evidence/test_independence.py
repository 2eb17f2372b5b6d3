"""What comes from one hand counts once."""

from __future__ import annotations

import pytest

from factcheck.evidence import tally
from factcheck.sources import SourceDraft

WORDS = "the pier was opened on the third of May after four years of work"


def count(*drafts: SourceDraft) -> int:
    return tally(drafts).independent


def test_two_sites_are_two_sources() -> None:
    assert count(SourceDraft("https://a.example/1"), SourceDraft("https://b.example/1")) == 2


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        (
            SourceDraft("https://www.a.example/1"),
            SourceDraft("https://news.a.example/2"),
            "one site: a.example",
        ),
        (
            SourceDraft("https://a.example", publisher="Daily Pier (Reuters)"),
            SourceDraft("https://b.example", title="Pier opens, via Reuters"),
            "one agency: Reuters",
        ),
        (
            SourceDraft("https://a.example", quote="HARBOUR, 3 May (AFP) - The pier opened"),
            SourceDraft("https://b.example", quote="The pier opened late. — AFP"),
            "one agency: AFP",
        ),
        (
            SourceDraft("https://a.example", publisher="The Harbour  Post"),
            SourceDraft("https://b.example", publisher="harbour post"),
            "one publisher",
        ),
        (
            SourceDraft("https://a.example", quote=f"Officials said {WORDS}."),
            SourceDraft("https://b.example", quote=WORDS.upper()),
            "nearly the same words",
        ),
        (
            SourceDraft("archive room, box 7"),
            SourceDraft(" Archive room,  box 7"),
            "the same link twice",
        ),
    ],
)
def test_one_hand_is_one_source_and_the_reason_is_told(
    one: SourceDraft, other: SourceDraft, why: str
) -> None:
    counted = tally([one, other])

    assert counted.independent == 1
    assert [tie.why for tie in counted.ties] == [why]
    assert tally([other, one]).independent == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # Different words about the same, and a short phrase that anybody quotes.
        (
            SourceDraft("https://a.example", quote=WORDS),
            SourceDraft("https://b.example", quote="on 3 May the new pier was finally opened"),
        ),
        (
            SourceDraft("https://a.example", quote="a new era"),
            SourceDraft("https://b.example", quote="a new era"),
        ),
        # An agency that a quoted text speaks of is no credit.
        (
            SourceDraft("https://a.example", quote="He told Reuters that the pier was late."),
            SourceDraft("https://b.example", publisher="Reuters"),
        ),
        (SourceDraft("https://x.com/one/1"), SourceDraft("https://x.com/two/1")),
        (SourceDraft("box 7"), SourceDraft("box 8")),
    ],
)
def test_what_only_looks_alike_counts_twice(one: SourceDraft, other: SourceDraft) -> None:
    assert count(one, other) == 2


def test_hands_are_joined_through_a_third() -> None:
    first = SourceDraft("https://a.example/1")
    second = SourceDraft("https://a.example/2", publisher="Reuters")
    third = SourceDraft("https://b.example/1", publisher="Reuters")

    assert count(first, third) == 2
    assert count(first, third, second) == 1


@pytest.mark.parametrize(
    ("urls", "words"),
    [
        ((), "0 links, 0 independent"),
        (("https://a.example",), "1 link"),
        (("https://a.example", "https://b.example"), "2 links, 2 independent"),
        (("https://a.example/1", "https://a.example/2"), "2 links, 1 independent source"),
        (
            ("https://a.example/1", "https://a.example/2", "https://b.example"),
            "3 links, 2 independent sources",
        ),
    ],
)
def test_the_count_in_words(urls: tuple[str, ...], words: str) -> None:
    assert str(tally([SourceDraft(url) for url in urls])) == words


def test_pages_with_nearly_the_same_text_are_one_source() -> None:
    drafts = [SourceDraft("https://a.example/1"), SourceDraft("https://b.example/1")]
    story = " ".join(f"{WORDS} in year {number}" for number in range(30))
    copied = f"An introduction by the second paper. {story.upper()} More to follow."

    assert [tie.why for tie in tally(drafts, [story, copied]).ties] == ["nearly the same text"]
    assert tally(drafts, [story, ""]).independent == 2
    assert tally(drafts, [story, "Something else was told here, in other words."]).independent == 2
