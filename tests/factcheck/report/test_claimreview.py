"""ClaimReview: what schema.org asks for, nothing that nobody decided, safe inside a page."""

from __future__ import annotations

import dataclasses
import io
import json
import zipfile
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from factcheck.errors import NotSaved
from factcheck.imprint import Imprint, Ratings
from factcheck.model import Article, Claim, Verdict
from factcheck.paths import RESOURCES
from factcheck.report import WRITERS, save, told
from factcheck.report.build import Ground, Kindred, Report, ReportClaim, Said
from factcheck.report.claimreview import archive, left_out
from factcheck.sources import Source, SourceDraft

HOSTILE = '</script><script>alert(1)</script> <!-- & \u2028\u2029 "><svg onload=x> \u202e'
DESK = Imprint("Harbour Desk", "https://desk.example", "https://desk.example/checks/7")


@pytest.fixture
def schema() -> dict[str, Any]:
    path = RESOURCES / "schema" / "claimreview.schema.json"
    loaded: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return loaded


def reviews(report: Report) -> list[dict[str, Any]]:
    loaded: list[dict[str, Any]] = json.loads(WRITERS["claimreview"](report))
    return loaded


def with_desk(report: Report) -> Report:
    return dataclasses.replace(report, imprint=DESK)


def test_what_is_written_is_of_the_vocabulary(sample: Report, schema: dict[str, Any]) -> None:
    jsonschema.Draft202012Validator.check_schema(schema)

    jsonschema.validate(reviews(sample), schema)
    jsonschema.validate(reviews(with_desk(sample)), schema)


@pytest.mark.parametrize(
    "missing", ["url", "claimReviewed", "reviewRating", "author", "itemReviewed"]
)
def test_the_schema_misses_what_is_required(
    sample: Report, schema: dict[str, Any], missing: str
) -> None:
    broken = reviews(sample)
    del broken[0][missing]

    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(broken, schema)


def test_only_what_was_found_true_or_false_is_rated(sample: Report) -> None:
    words = [review["claimReviewed"] for review in reviews(sample)]
    visit_line = " ".join(sample.articles[0].claims[0].claim.statement.split())

    assert words == [
        visit_line,
        "The pipeline will cost about $2 billion.",
    ]
    assert (left_out(sample.counts).opinions, left_out(sample.counts).unreviewed) == (1, 4)
    assert str(left_out(sample.counts)) == (
        "Left out of ClaimReview: 1 opinion (nothing to prove) and 4 claims without a verdict."
    )


def test_a_verdict_is_a_word_and_a_number_on_a_scale(sample: Report) -> None:
    supported, disputed = (review["reviewRating"] for review in reviews(sample))

    assert (supported["alternateName"], disputed["alternateName"]) == ("Supported", "Disputed")
    assert supported["ratingValue"] == supported["bestRating"]
    assert disputed["ratingValue"] == disputed["worstRating"]
    assert supported["ratingExplanation"].startswith("Two records agree on the day.")
    assert "ratingExplanation" not in disputed


def test_the_publisher_and_the_place_of_the_report_come_from_the_preferences(
    sample: Report,
) -> None:
    first, second = reviews(with_desk(sample))

    assert first["author"] == {
        "@type": "Organization",
        "name": "Harbour Desk",
        "url": "https://desk.example",
    }
    assert first["url"] == "https://desk.example/checks/7#a1-c1"
    assert second["url"] == "https://desk.example/checks/7#a1-c4"
    # The page for the screen has these anchors.
    page = WRITERS["html"](sample)
    assert 'id="a1-c1"' in page
    assert 'id="a1-c4"' in page


def test_without_preferences_nothing_is_invented_and_that_is_said(sample: Report) -> None:
    first = reviews(sample)[0]
    nobody = dataclasses.replace(sample, reviewer="you")

    assert first["author"] == {"@type": "Person", "name": "Desk two"}
    assert first["url"].startswith("urn:uuid:")
    assert first["url"] == reviews(sample)[0]["url"]
    assert reviews(nobody)[0]["author"]["name"] == "No name given"
    assert (
        "name of the organisation"
        in told("claimreview", nobody.counts, nobody.imprint, nobody.reviewer)[1]
    )
    assert told("claimreview", sample.counts, DESK, "you") == [str(left_out(sample.counts))]
    assert told("html", sample.counts, DESK, "you") == []


def test_who_says_it_is_told_apart_from_where_it_is_said(
    visit: Article, visit_claims: list[Claim], report_on: Callable[..., Report]
) -> None:
    said = dataclasses.replace(visit_claims[1], verdict=Verdict.SUPPORTED)
    own = visit_claims[0]
    own_voice, ministry = (
        review["itemReviewed"] for review in reviews(report_on(visit, [said, own]))
    )

    assert ministry["author"] == {"@type": "Organization", "name": "the ministry"}
    assert own_voice["author"] == {"@type": "Organization", "name": "Regional Notes"}
    assert ministry["appearance"][0]["url"] == "https://notes.example/2021/visit"
    assert ministry["firstAppearance"]["headline"] == "A late visit"
    assert ministry["datePublished"] == "2021-04-07"


def test_the_earliest_article_with_the_same_statement_is_the_first_appearance(
    sample: Report,
) -> None:
    visit, editorial = sample.articles
    same = dataclasses.replace(
        editorial.claims[0],
        claim=dataclasses.replace(
            editorial.claims[0].claim, statement="The pipeline will cost about $2 billion!"
        ),
    )
    dated = dataclasses.replace(editorial.article, published="2021-04-01")
    earlier = dataclasses.replace(editorial, article=dated, claims=(same,))
    report = dataclasses.replace(sample, articles=(visit, earlier))

    item = reviews(report)[1]["itemReviewed"]

    assert item["firstAppearance"]["headline"] == "A door left ajar"
    assert [work["headline"] for work in item["appearance"]] == ["A door left ajar", "A late visit"]


def test_what_is_the_same_in_other_words_is_an_appearance_and_a_conflict_is_none(
    sample: Report,
) -> None:
    visit, editorial = sample.articles
    costs, nobody, doses = visit.claims[3], editorial.claims[0], editorial.claims[1]

    def related(kind: str, other: ReportClaim) -> Kindred:
        said = (Said(1, costs, "$2 billion"), Said(2, other, "two thousand million dollars"))
        return Kindred("cost", kind, said, (Ground((costs.claim.uid, other.claim.uid), "why"),))

    def appearances(*groups: Kindred) -> list[str]:
        item = reviews(dataclasses.replace(sample, related=groups))[1]["itemReviewed"]
        return [work["headline"] for work in item["appearance"]]

    assert appearances() == ["A late visit"]
    assert appearances(related("conflict", nobody)) == ["A late visit"]
    assert appearances(related("same", nobody), related("same", doses)) == [
        "A late visit",
        "A door left ajar",
    ]


def test_sources_are_cited_and_only_web_addresses_are_urls(sample: Report) -> None:
    cited = reviews(sample)[1]["citation"]

    assert cited[0]["url"] == "https://energy.example/costs"
    assert "url" not in cited[1]
    assert cited[1]["name"] == "Minutes"


@pytest.fixture
def hostile(visit: Article, visit_claims: list[Claim], report_on: Callable[..., Report]) -> Report:
    bad = dataclasses.replace(
        visit, title=HOSTILE, outlet=HOSTILE, author=HOSTILE, url="javascript:alert(1)",
        language="en</script>", published="2021-04-07</script>",
    )  # fmt: skip
    claim = dataclasses.replace(
        visit_claims[0], statement=HOSTILE, note=HOSTILE, speaker=HOSTILE, text=HOSTILE
    )
    source = Source(1, "s", claim.id, SourceDraft("data:text/html,x", HOSTILE, HOSTILE), 0)
    report = report_on(bad, [claim], sources={claim.id: [source]}, reviewer=HOSTILE)
    imprint = Imprint(HOSTILE, "javascript:x", "https://user@evil.example/")
    return dataclasses.replace(report, imprint=imprint)


def test_row_58_it_may_stand_in_a_script_whatever_the_texts_say(
    hostile: Report, schema: dict[str, Any]
) -> None:
    text = WRITERS["claimreview"](hostile)

    assert not set(text) & set("<>&\u2028\u2029\u202e")
    tags: list[str] = []
    scripts: list[str] = []
    reader = HTMLParser()
    reader.handle_starttag = lambda tag, attrs: tags.append(tag)  # type: ignore[method-assign]
    reader.handle_data = scripts.append  # type: ignore[method-assign]
    reader.feed(f'<script type="application/ld+json">{text}</script>')
    assert tags == ["script"]
    assert json.loads("".join(scripts))[0]["claimReviewed"].startswith("</script><script>alert(1)")
    jsonschema.validate(json.loads(text), schema)


def test_addresses_that_must_not_be_opened_are_no_urls(hostile: Report) -> None:
    review = reviews(hostile)[0]

    assert review["url"].startswith("urn:uuid:")
    assert "url" not in review["author"]
    assert "url" not in review["itemReviewed"]["appearance"][0]
    assert "url" not in review["citation"][0]


def test_an_archive_has_one_file_a_claim(sample: Report, tmp_path: Path) -> None:
    path = tmp_path / "checks.zip"

    save(sample, "claimreview", path)

    with zipfile.ZipFile(path) as files:
        found = [json.loads(files.read(name)) for name in files.namelist()]
        names = files.namelist()
    assert found == reviews(sample)
    assert names[1] == "0002-The-pipeline-will-cost-about-2-billion.json"
    assert archive(sample) == path.read_bytes(), "the same report gives the same archive"


def test_no_name_in_an_archive_leaves_its_folder(hostile: Report) -> None:
    with zipfile.ZipFile(io.BytesIO(archive(hostile))) as files:
        (name,) = files.namelist()
    assert not set(name) & set("/\\:<>\u202e")


def test_where_nothing_can_be_rated_the_reason_is_told(
    visit: Article, visit_claims: list[Claim], report_on: Callable[..., Report], tmp_path: Path
) -> None:
    with pytest.raises(NotSaved, match=r"supported or disputed.*1 opinion"):
        save(report_on(visit, [visit_claims[2]]), "claimreview", tmp_path / "x.json")
    assert not list(tmp_path.iterdir())


def test_ratings_are_as_configured(sample: Report) -> None:
    ratings = Ratings.of(
        {"worst": 0, "best": 10, "supported": 9, "disputed": 2, "disputed_word": "False"}
    )
    report = dataclasses.replace(sample, imprint=Imprint(ratings=ratings))

    rated = [review["reviewRating"] for review in json.loads(WRITERS["claimreview"](report))]

    assert {
        (r["alternateName"], r["ratingValue"], r["worstRating"], r["bestRating"]) for r in rated
    } == {("Supported", 9, 0, 10), ("False", 2, 0, 10)}


@pytest.mark.parametrize(
    "told",
    [{"worst": 5, "best": 1}, {"supported": 7}, {"disputed_word": "  "}, {"best": True}, {"x": 1}],
)
def test_ratings_that_make_no_scale_are_the_usual_ones(told: dict[str, object]) -> None:
    assert Ratings.of(told) == Ratings()
