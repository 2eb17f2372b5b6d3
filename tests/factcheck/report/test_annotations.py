"""Web Annotation: each verdict and each source tied to the very words it is about."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from factcheck.errors import NotSaved
from factcheck.model import Article, Claim, Kind, Verdict
from factcheck.report import WRITERS, save
from factcheck.report.build import Report


def collection(report: Report) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(WRITERS["annotations"](report))
    return loaded


def items(report: Report, motivation: str) -> list[dict[str, Any]]:
    every: list[dict[str, Any]] = collection(report)["first"]["items"]
    return [item for item in every if item["motivation"] == motivation]


def selector(item: dict[str, Any], kind: str) -> dict[str, Any]:
    (found,) = (one for one in item["target"]["selector"] if one["type"] == kind)
    return dict(found)


def test_it_is_a_collection_that_counts_its_items(sample: Report) -> None:
    found = collection(sample)

    assert found["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert found["type"] == "AnnotationCollection"
    assert found["total"] == len(found["first"]["items"]) == 3 + 4
    assert len({item["id"] for item in found["first"]["items"]}) == 7


def test_a_verdict_assesses_and_a_source_links(sample: Report) -> None:
    verdicts = [item["body"][0]["value"] for item in items(sample, "assessing")]
    linked = [item["body"][0] for item in items(sample, "linking")]

    assert verdicts == ["Supported", "Opinion", "Disputed"]
    assert linked[0]["source"] == "https://ministry.example/visits/2021"
    # An address that is none stays text.
    assert linked[3] == {
        "type": "TextualBody",
        "value": "archive room, box 7",
        "format": "text/plain",
        "purpose": "linking",
    }


def test_quote_and_place_find_the_words(sample: Report) -> None:
    text = sample.articles[0].article.text
    for item in items(sample, "assessing") + items(sample, "linking"):
        quote, place = selector(item, "TextQuoteSelector"), selector(item, "TextPositionSelector")
        start, end = place["start"], place["end"]
        assert quote["exact"] == text[start:end]
        assert text[:start].endswith(quote["prefix"])
        assert text[end:].startswith(quote.get("suffix", ""))
        assert len(quote["prefix"]) == min(32, start)


def test_what_stands_around_never_begins_inside_a_character(
    visit: Article, report_on: Callable[..., Report]
) -> None:
    before, after = "e\u0301" * 40, "\U0001f469\u200d\U0001f52c" * 20
    text = f"{before}It cost 5.{after}"
    article = dataclasses.replace(visit, text=text, url="")
    start = text.index("It")
    claim = Claim(
        1, "c", 1, start, start + 10, "It cost 5.", "It cost 5.", "", Kind.FACT, 0.5, 0.5, (),
        Verdict.DISPUTED, "", False, "", 0,
    )  # fmt: skip
    (item,) = items(report_on(article, [claim]), "assessing")
    quote = selector(item, "TextQuoteSelector")

    assert quote["prefix"][0] == "e"
    assert quote["suffix"].endswith("\U0001f52c")
    assert item["target"]["source"].startswith("urn:uuid:")


def test_where_there_is_nothing_to_tell_the_reason_is_told(
    visit: Article, visit_claims: list[Claim], report_on: Callable[..., Report], tmp_path: Path
) -> None:
    with pytest.raises(NotSaved, match="no claim has a verdict or a source"):
        save(report_on(visit, [visit_claims[4]]), "annotations", tmp_path / "x.json")


def test_it_is_safe_inside_a_script(
    visit: Article, visit_claims: list[Claim], report_on: Callable[..., Report]
) -> None:
    claim = dataclasses.replace(visit_claims[0], note="</script>\u2028")
    assert not set(WRITERS["annotations"](report_on(visit, [claim]))) & set("<>&\u2028")
