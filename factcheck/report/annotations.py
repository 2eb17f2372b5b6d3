"""Web Annotation (W3C Recommendation, 2017): each verdict and each source tied to its words.

A verdict is an annotation that assesses, a source one that links. The words are found by their
quote with what stands around it, and by their place: code points of the text as it was imported.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from factcheck.errors import NotSaved
from factcheck.model import Article
from factcheck.report import jsonld, words
from factcheck.report.build import Report, ReportClaim
from factcheck.report.jsonld import Node, filled
from factcheck.sources import Source

AROUND = 32
"""Characters of the text on each side of a quote."""


def write(report: Report) -> str:
    """The annotations as one collection. Raises ``NotSaved`` where there are none."""
    items = list(_annotations(report))
    if not items:
        raise NotSaved(
            "There is nothing to annotate: no claim has a verdict or a source.",
            safe="Nothing was written.",
        )
    name = jsonld.name_of("annotations", f"{report.record_head} {report.made_at}")
    page = {"id": f"{name}#1", "type": "AnnotationPage", "partOf": name, "startIndex": 0}
    return jsonld.dump(
        {
            "@context": "http://www.w3.org/ns/anno.jsonld",
            "id": name,
            "type": "AnnotationCollection",
            "label": f"Fact-check report: {' '.join(words.heading(report).split())}",
            "generated": report.made_at,
            "total": len(items),
            "first": {**page, "items": items},
        },
        indent=None,
    )


def _annotations(report: Report) -> Iterator[Node]:
    creator = _agent(jsonld.publisher(report))
    for part in report.articles:
        for one in report.pace.each(part.claims):
            target = _target(part.article, one)
            if one.claim.verdict is not None:
                yield _verdict(report, creator, target, part.article, one)
            for source in one.sources:
                yield _link(report, creator, target, source)


def _verdict(
    report: Report, creator: Node, target: Node, article: Article, one: ReportClaim
) -> Node:
    claim = one.claim
    bodies: list[Node] = [_text("classifying", words.label_of(claim).word, "en")]
    if note := claim.note.strip():
        bodies.append(_text("assessing", note, ""))
    if statement := words.statement_of(claim):
        language = words.language_tag(article.language)
        bodies.append(_text("describing", statement, language))
    return filled(
        {
            "id": jsonld.name_of("verdict", claim.uid),
            "type": "Annotation",
            "motivation": "assessing",
            "created": jsonld.day(claim.decided_at),
            "creator": creator,
            "generator": {"type": "Software", "name": report.program},
            "body": bodies,
            "target": target,
        }
    )


def _link(report: Report, creator: Node, target: Node, source: Source) -> Node:
    draft = source.draft
    described = ", ".join(
        " ".join(part.split())
        for part in (words.STANCES[draft.stance], draft.title, draft.publisher)
        if part.strip()
    )
    bodies: list[Node] = []
    if url := jsonld.address(draft.url):
        bodies.append({"type": "SpecificResource", "source": url, "purpose": "linking"})
    else:
        bodies.append(_text("linking", draft.url, ""))
    bodies.append(_text("describing", described, "en"))
    if quote := draft.quote.strip():
        bodies.append(_text("highlighting", quote, ""))
    return filled(
        {
            "id": jsonld.name_of("source", source.uid),
            "type": "Annotation",
            "motivation": "linking",
            "created": f"{draft.read_on}T00:00:00Z" if _is_day(draft.read_on) else "",
            "creator": creator,
            "generator": {"type": "Software", "name": report.program},
            "body": bodies,
            "target": target,
        }
    )


def _is_day(text: str) -> bool:
    return len(text) == 10 and bool(jsonld.day(text))


def _text(purpose: str, value: str, language: str) -> Node:
    node = {"type": "TextualBody", "value": value, "format": "text/plain", "purpose": purpose}
    return {**node, "language": language} if language else node


def _agent(publisher: Node) -> Node:
    return filled(
        {
            "type": publisher["@type"],
            "name": publisher["name"],
            "homepage": publisher.get("url"),
        }
    )


def _target(article: Article, one: ReportClaim) -> Node:
    claim = one.claim
    node: Node = {
        "type": "SpecificResource",
        "source": jsonld.address(article.url) or jsonld.name_of("article", article.uid),
        "selector": [
            _quote(article.text, claim.start, claim.end),
            {"type": "TextPositionSelector", "start": claim.start, "end": claim.end},
        ],
    }
    if imported := jsonld.day(article.imported_at):
        # A page on the web changes: the place holds for the text of this moment.
        node["state"] = {"type": "TimeState", "sourceDate": imported}
    return node


def _quote(text: str, start: int, end: int) -> Node:
    first, last = max(start - AROUND, 0), min(end + AROUND, len(text))
    # Never inside a character that is made of several code points.
    while first < start and _continues(text, first):
        first += 1
    while last > end and _continues(text, last):
        last -= 1
    return filled(
        {
            "type": "TextQuoteSelector",
            "exact": text[start:end],
            "prefix": text[first:start],
            "suffix": text[end:last],
        }
    )


def _continues(text: str, at: int) -> bool:
    """Whether what begins at ``at`` belongs to the character before it."""
    if not 0 < at < len(text):
        return False
    here, before = text[at], text[at - 1]
    return bool(unicodedata.category(here)[0] == "M" or "\u200d" in (here, before))
