"""The HTML report: literal text everywhere, nothing fetched, every claim in its place."""

from __future__ import annotations

from collections.abc import Callable
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest

from factcheck.model import Article, Claim, Kind, Role, StoredPassage, Verdict
from factcheck.report import WRITERS
from factcheck.report.build import Report, ReportArticle, ReportClaim, build
from factcheck.sources import Source, SourceDraft

GOLDEN = Path(__file__).parents[2] / "data" / "reports"
VOID = {"meta", "br", "rect"}

PAYLOADS = [
    "<script>alert(1)</script>",
    '<img src=file:///etc/passwd onerror="x()">',
    '"><svg onload=alert(1)>',
    "' onmouseover='x()' data-x='",
    "</style></title></textarea><iframe src=//evil.example>",
    "<!-- -->]]> &lt;b&gt; &#60;b&#62; 2<p>3",
    "javascript:alert(1)",
]


class Page(HTMLParser):
    """What a browser would see: elements with attributes, links, text, anchors."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.text: list[str] = []
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.text.append(data)

    @property
    def shown(self) -> str:
        return "".join(self.text)

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]


def page(report: Report) -> Page:
    return Page(WRITERS["html"](report))


def poisoned(payload: str) -> Report:
    """A report with ``payload`` in every text that a person or a document can choose."""
    text = f"{payload} and more."
    article = Article(
        1, payload, payload, payload, payload, payload, payload, payload, payload, payload, 0,
        payload, payload, text,
    )  # fmt: skip
    claims = [
        Claim(
            id, payload, 1, 0, len(text), text, f"{payload} in words", payload, kind, 0.5, 0.5,
            (payload,), verdict, payload, True, payload, 1,
        )
        for id, kind, verdict in (
            (1, Kind.FACT, None),
            (2, Kind.OPINION, Verdict.OPINION),
            (3, Kind.FACT, Verdict.DISPUTED),
        )
    ]  # fmt: skip
    draft = SourceDraft(
        payload, payload, payload, quote=payload, read_on=payload, archive_url=payload
    )
    return build(
        [article],
        {1: [StoredPassage(1, 1, 0, len(text), Role.FURNITURE, claims[0].kind, (payload,), True)]},
        {1: claims},
        {claim.id: [Source(1, payload, claim.id, draft, 1)] for claim in claims},
        made_at=payload,
        program=payload,
        reviewer=payload,
        record_head=payload,
    )


def skeleton(report: Report) -> list[tuple[str, tuple[str, ...]]]:
    return [(tag, tuple(sorted(attributes))) for tag, attributes in page(report).elements]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_text_becomes_an_element_or_an_attribute(payload: str) -> None:
    harmless = skeleton(poisoned("harmless words"))

    assert skeleton(poisoned(payload)) == harmless


@pytest.mark.parametrize("payload", PAYLOADS)
def test_every_text_is_shown_as_it_was_written(payload: str) -> None:
    shown = " ".join(page(poisoned(payload)).shown.split())

    # Title, outlet, author, date, address, file, reviewer, notes, sources and so on.
    assert shown.count(" ".join(payload.split())) > 30


def test_row_57_it_fetches_nothing_and_runs_nothing(sample: Report) -> None:
    html = WRITERS["html"](sample)
    seen = Page(html)
    tags = {tag for tag, _ in seen.elements}

    assert not tags & {
        "script",
        "link",
        "img",
        "iframe",
        "object",
        "embed",
        "base",
        "form",
        "input",
    }
    assert "url(" not in html
    assert "@import" not in html
    policies = [
        meta["content"]
        for meta in seen.all("meta")
        if meta.get("http-equiv") == "Content-Security-Policy"
    ]
    assert policies == ["default-src 'none'; style-src 'unsafe-inline'; img-src data:"]
    assert all(not name.startswith("on") for _, attributes in seen.elements for name in attributes)


def test_it_can_be_read_without_eyes(sample: Report) -> None:
    seen = page(sample)
    tags = [tag for tag, _ in seen.elements]
    levels = [int(tag[1]) for tag in tags if tag in ("h1", "h2", "h3", "h4")]

    assert seen.all("html") == [{"lang": "en"}]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert {"header", "nav", "main", "footer"} <= set(tags)
    assert tags.count("caption") == tags.count("table")
    first_link = seen.all("a")[0]
    assert first_link["href"] == f"#{seen.all('main')[0]['id']}"


def test_ids_are_unique_and_every_inner_link_arrives(sample: Report) -> None:
    seen = page(sample)
    ids = [attributes["id"] for _, attributes in seen.elements if "id" in attributes]
    targets = [
        str(link["href"])[1:] for link in seen.all("a") if str(link.get("href", "")).startswith("#")
    ]
    labels = [
        attributes["aria-labelledby"]
        for _, attributes in seen.elements
        if "aria-labelledby" in attributes
    ]

    assert len(set(ids)) == len(ids)
    assert set(targets) <= set(ids)
    assert set(labels) <= set(ids)


def test_the_whole_text_is_there_whatever_the_claims_do(
    visit: Article, report_on: Callable[..., Report]
) -> None:
    spans = [(0, 40), (10, 20), (15, 60), (15, 16), (0, len(visit.text)), (50, 10_000), (22, 24)]
    claims = [
        Claim(
            i, f"c{i}", 1, start, end, visit.text[start:end], "s", "", Kind.FACT, 0.0, 0.0, (),
            None, "", False, "", 0,
        )
        for i, (start, end) in enumerate(spans, 1)
    ]  # fmt: skip
    html = WRITERS["html"](report_on(visit, claims))
    text = html[
        html.index('<div class="text"') : html.index("</div>", html.index('<div class="text"'))
    ]
    shown = Page(text + "</div>")
    references = [link for link in shown.all("a") if "href" in link]

    # Numbers stand behind the claims; without them what is left is the article.
    left = shown.shown
    for number in range(1, len(claims) + 1):
        left = left.replace(f"·\u202f{number}", "", 1)
    assert "".join(left.split()) == "".join(visit.text.split())
    assert len(references) == 6  # (22, 24) covers line ends alone: nothing of it can be shown


def test_unreviewed_claims_are_listed_as_such_and_counted(sample: Report) -> None:
    shown = " ".join(page(sample).shown.split())

    assert shown.count("Not reviewed 2 claims") == 2
    assert "7 claims, 3 reviewed, 4 not reviewed." in shown


def test_furniture_is_folded_with_its_reasons(sample: Report) -> None:
    seen = page(sample)

    assert len(seen.all("details")) == 2
    assert "1 line folded: site menu" in seen.shown
    assert "2 lines folded: share request, author biography" in seen.shown


def test_a_report_of_nothing_says_so(report_on: Callable[..., Report]) -> None:
    empty = build([], {}, {}, {}, made_at="", program="", reviewer="", record_head="")

    assert "No claims." in page(empty).shown


def test_row_48_directions_cannot_be_turned_around(
    visit: Article, report_on: Callable[..., Report]
) -> None:
    html = WRITERS["html"](report_on(visit, reviewer="a\u202eb\u2066c\u200bd\U000e0041"))

    assert "a⟨U+202E⟩b⟨U+2066⟩c⟨U+200B⟩d⟨U+E0041⟩" in html
    assert not set(html) & set(
        "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200b\U000e0041"
    )


def test_it_is_the_report_that_was_read_and_found_good(sample: Report) -> None:
    html = WRITERS["html"](sample)
    style = html[html.index("<style>") : html.index("</style>")]

    assert html.replace(style, "<style>") == (GOLDEN / "sample.html").read_text(encoding="utf-8")


def test_claims_are_numbered_in_text_order(sample: Report) -> None:
    part: ReportArticle = sample.articles[0]
    starts = [one.claim.start for one in part.claims]
    numbers = [one.number for one in part.claims]

    assert starts == sorted(starts)
    assert numbers == [1, 2, 3, 4, 5]
    assert all(isinstance(one, ReportClaim) for one in part.claims)
