"""Published fact checks as files have them: told by content, read within limits."""

from __future__ import annotations

import io
import json
import zipfile

import pytest

from factcheck import claimreviews, intake
from factcheck.claimreviews import is_claimreview, read_checks
from factcheck.errors import ArticleRefused
from factcheck.kindred import PublishedCheck

REVIEW = {
    "@context": "https://schema.org",
    "@type": "ClaimReview",
    "url": "https://desk.example.org/1",
    "claimReviewed": "The bridge cost 12 million.",
    "datePublished": "2021-03-03T10:00:00Z",
    "author": {"@type": "Organization", "name": "A desk"},
    "reviewRating": {"@type": "Rating", "ratingValue": 1, "alternateName": "False"},
    "itemReviewed": {"@type": "Claim", "author": {"@type": "Person", "name": "The mayor"}},
}
CHECK = PublishedCheck(
    "The bridge cost 12 million.", "False", "The mayor", "A desk", "https://desk.example.org/1",
    "", "2021-03-03",
)  # fmt: skip


def checks(value: object) -> tuple[PublishedCheck, ...]:
    return read_checks(json.dumps(value).encode()).checks


def changed(**values: object) -> dict[str, object]:
    return {**REVIEW, **values}


@pytest.mark.parametrize(
    "whole",
    [
        REVIEW,
        [REVIEW],
        {"@context": "https://schema.org", "@graph": [{"@type": "WebPage"}, REVIEW]},
        {
            "@type": "DataFeed",
            "dataFeedElement": [{"@type": "DataFeedItem", "item": [REVIEW]}],
        },
        changed(**{"@type": ["Review", "http://schema.org/ClaimReview"]}),
        [REVIEW, REVIEW],
    ],
)
def test_every_usual_form_is_told_and_read(whole: object) -> None:
    assert is_claimreview(json.dumps(whole).encode())
    assert checks(whole) == (CHECK,)


def test_reading_goes_the_way_of_every_import() -> None:
    raw = json.dumps([REVIEW]).encode()
    with intake.Worker() as worker:
        assert worker.read(raw, "checks.json").checks == (CHECK,)


@pytest.mark.parametrize(
    "text", ['[1] A note on "ClaimReview" marks.', '{"@type": "Article"}', "ClaimReview", "", "{"]
)
def test_other_texts_are_no_fact_checks(text: str) -> None:
    assert not is_claimreview(text.encode()) or text.startswith("[1]")


def test_an_archive_of_single_files_is_read() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("0001 bridge.json", json.dumps(REVIEW))
        archive.writestr("0002 other.json", json.dumps(changed(claimReviewed="Another.")))
    assert is_claimreview(buffer.getvalue())
    found = read_checks(buffer.getvalue()).checks
    assert [check.claim for check in found] == ["The bridge cost 12 million.", "Another."]


def test_the_claim_of_the_item_stands_in_and_a_number_is_a_rating() -> None:
    node = changed(
        claimReviewed="", itemReviewed={"text": "It leaks."},
        reviewRating={"ratingValue": 2, "bestRating": "5"},
    )  # fmt: skip
    (check,) = checks(node)
    assert (check.claim, check.rating, check.speaker) == ("It leaks.", "2 of 5", "")


@pytest.mark.parametrize(
    ("values", "field", "kept"),
    [
        ({"url": "javascript:alert(1)"}, "url", ""),
        ({"url": ["https://x.example.org"]}, "url", ""),
        ({"url": "https://x.example.org/" + "a" * 3000}, "url", ""),
        ({"datePublished": "yesterday"}, "checked_on", ""),
        ({"datePublished": 20210303}, "checked_on", ""),
        ({"author": "A desk\u202e\x00"}, "publisher", "A desk"),
        ({"author": [{"name": {"@value": "A desk"}}]}, "publisher", "A desk"),
        ({"headline": "one\n two\ud800"}, "title", "one two"),
        ({"reviewRating": {"alternateName": True, "ratingValue": 10**400}}, "rating", ""),
        ({"reviewRating": "False"}, "rating", ""),
    ],
)
def test_what_is_wrong_in_a_field_is_left_out(
    values: dict[str, object], field: str, kept: str
) -> None:
    (check,) = checks(changed(**values))
    assert getattr(check, field) == kept


def test_texts_are_cut_to_what_a_person_reads() -> None:
    (check,) = checks(changed(claimReviewed="word " * 10_000))
    assert len(check.claim) <= 2000
    assert check.claim.endswith("…")


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        (b'[\n{"@type": "ClaimReview", ', r"no valid JSON \(line 2\)"),
        (b'[{"@type": "ClaimReview"}]', "no fact check"),
        (b'{"@type": "ClaimReview", "x": ' + b"[" * 200_000, "nested too deeply"),
        (b'{"@type": "ClaimReview", "x": "\xff\xfe"}', r"no valid JSON \(its letters\)"),
        (b"PK\x03\x04 0001.json and nothing", "damaged"),
    ],
)
def test_files_made_to_do_harm_are_refused_in_words(raw: bytes, told: str) -> None:
    assert is_claimreview(raw)
    with pytest.raises(ArticleRefused, match=told):
        read_checks(raw)


def test_there_is_a_most(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(claimreviews, "MOST_CHECKS", 2)
    with pytest.raises(ArticleRefused, match="more than 2"):
        checks([changed(claimReviewed=f"Claim {n}.") for n in range(3)])
