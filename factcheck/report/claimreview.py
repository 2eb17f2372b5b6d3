"""ClaimReview (schema.org) as JSON-LD: one review for each claim that was found true or false.

What is required and recommended follows schema.org/ClaimReview and Google's Fact Check data. The
verdict's word is ``alternateName``, which readers see; word, number and scale are as configured.
Opinions and claims without a verdict are left out: to rate them would say what nobody decided.
"""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass

from factcheck.errors import NotSaved
from factcheck.imprint import Imprint, Ratings
from factcheck.model import Article, Claim, Counts, Verdict
from factcheck.report import corrections, jsonld, words
from factcheck.report.build import Report, ReportArticle, ReportClaim
from factcheck.report.characters import reveal
from factcheck.report.jsonld import Node, filled
from factcheck.report.names import safe_name
from factcheck.sources import Source

_RATED = (Verdict.SUPPORTED, Verdict.DISPUTED)

_EARLIEST = (1980, 1, 1, 0, 0, 0)  # no time of this machine: the same report, the same archive


@dataclass(frozen=True, slots=True)
class LeftOut:
    """The claims of a report that are no ClaimReview, by reason."""

    opinions: int
    unreviewed: int

    def __str__(self) -> str:
        parts = []
        if self.opinions:
            parts.append(f"{words.plural(self.opinions, 'opinion')} (nothing to prove)")
        if self.unreviewed:
            parts.append(f"{words.plural(self.unreviewed, 'claim')} without a verdict")
        return f"Left out of ClaimReview: {' and '.join(parts)}." if parts else ""


def left_out(counts: Counts) -> LeftOut:
    """How many claims are left out, and why; as text it is one sentence or nothing."""
    return LeftOut(counts.opinion, counts.unreviewed)


def advice(imprint: Imprint, reviewer: str) -> str:
    """What the preferences should still say before these reviews are published, in one sentence."""
    missing = []
    if not jsonld.address(imprint.report_url):
        missing.append("the address of the published report (each url is only a name until then)")
    if not imprint.organisation.strip() and not words.named(reviewer):
        missing.append("the name of the organisation")
    return f"The preferences do not say {' or '.join(missing)}." if missing else ""


def write(report: Report) -> str:
    """All reviews as one JSON list. Raises ``NotSaved`` where there is nothing to rate."""
    return jsonld.dump([review for _, review in _reviews(report)])


def archive(report: Report) -> bytes:
    """A zip archive with one file a claim, which is what one page may carry."""
    buffer = io.BytesIO()
    taken: list[str] = []
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as files:
        for one, review in _reviews(report):
            start = " ".join(one.claim.statement.split()[:8])
            name = safe_name(f"{len(taken) + 1:04d} {start}")
            taken.append(name)
            info = zipfile.ZipInfo(f"{name}.json", _EARLIEST)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            files.writestr(info, jsonld.dump(review))
    return buffer.getvalue()


def _reviews(report: Report) -> list[tuple[ReportClaim, Node]]:
    known = _appearances(report)
    found = [
        (one, _review(report, f"a{number}-c{one.number}", part, one, known))
        for number, part in enumerate(report.articles, 1)
        for one in report.pace.each(part.claims)
        if one.claim.verdict in _RATED
    ]
    if not found:
        raise NotSaved(
            "There is no claim with the verdict supported or disputed.",
            safe="Nothing was written.",
            action=str(left_out(report.counts)),
        )
    return found


def _review(
    report: Report, anchor: str, part: ReportArticle, one: ReportClaim, known: _Known
) -> Node:
    claim = one.claim
    name = jsonld.name_of("claimreview", claim.uid)
    return filled(
        {
            "@context": "https://schema.org",
            "@type": "ClaimReview",
            "@id": name,
            "url": jsonld.published_at(report, anchor) or name,
            "claimReviewed": _line(claim.statement) or _line(claim.text),
            "datePublished": jsonld.day(report.made_at),
            "inLanguage": words.language_tag(part.article.language),
            "author": jsonld.publisher(report),
            "reviewRating": _rating(claim, report.imprint.ratings),
            "itemReviewed": _item(part.article, claim, known),
            "citation": [_citation(source) for source in one.sources],
            "correction": [
                {
                    "@type": "CorrectionComment",
                    "text": f"This verdict {corrections.change(each)}.",
                    "datePublished": jsonld.day(each.correction.at),
                }
                for each in report.corrections
                if each.one is one
            ],
        }
    )


def _rating(claim: Claim, ratings: Ratings) -> Node:
    number, word = {
        Verdict.SUPPORTED: (ratings.supported, ratings.supported_word),
        Verdict.DISPUTED: (ratings.disputed, ratings.disputed_word),
    }[claim.verdict or Verdict.OPINION]
    return filled(
        {
            "@type": "Rating",
            "ratingValue": number,
            "bestRating": ratings.best,
            "worstRating": ratings.worst,
            "alternateName": _line(word),
            "ratingExplanation": reveal(claim.note.strip()),
        }
    )


def _item(article: Article, claim: Claim, known: _Known) -> Node:
    voice = words.voice_of(claim)
    works = known[_key(claim)]
    return filled(
        {
            "@type": "Claim",
            "text": _line(claim.text),
            "author": jsonld.speaker(voice) if voice else _own_voice(article),
            "datePublished": jsonld.day(article.published),
            # What is known to this report: an earlier one that it does not hold may exist.
            "firstAppearance": works[0],
            "appearance": works,
        }
    )


def _own_voice(article: Article) -> Node | None:
    if outlet := _line(article.outlet):
        return {"@type": "Organization", "name": outlet}
    if author := _line(article.author):
        return jsonld.speaker(author)
    return None


# --- where a claim appears ---

_Known = dict[str, list[Node]]


def _appearances(report: Report) -> _Known:
    """By the words of a statement, the articles that make it in these words or say the same in
    others, the earliest dated one first.
    """
    same = _Same()
    for group in report.related:
        if group.kind == "same":
            first, *others = (_key(said.one.claim) for said in group.said)
            for other in others:
                same.put(first, other)
    found: dict[str, dict[int, Article]] = {}
    for part in report.articles:
        for one in part.claims:
            found.setdefault(same.of(_key(one.claim)), {})[part.article.id] = part.article
    works = {
        key: [_work(article) for article in sorted(articles.values(), key=_age)]
        for key, articles in found.items()
    }
    keys = {_key(one.claim) for part in report.articles for one in part.claims}
    return {key: works[same.of(key)] for key in keys}


class _Same:
    """Which statements say the same: each leads to one that stands for all of them."""

    def __init__(self) -> None:
        self._to: dict[str, str] = {}

    def of(self, key: str) -> str:
        while key in self._to:
            key = self._to[key]
        return key

    def put(self, one: str, other: str) -> None:
        if (stands := self.of(one)) != (also := self.of(other)):
            self._to[also] = stands


def _key(claim: Claim) -> str:
    return " ".join(re.findall(r"\w+", claim.statement.casefold())) or claim.uid


def _age(article: Article) -> tuple[bool, str]:
    published = jsonld.day(article.published)
    return (not published, published)


def _work(article: Article) -> Node:
    author, outlet = _line(article.author), _line(article.outlet)
    return filled(
        {
            "@type": "Article",
            "headline": _line(words.title_of(article.title)),
            "url": jsonld.address(article.url),
            "datePublished": jsonld.day(article.published),
            "author": jsonld.speaker(author) if author else None,
            "publisher": {"@type": "Organization", "name": outlet} if outlet else None,
        }
    )


def _citation(source: Source) -> Node:
    draft = source.draft
    publisher = _line(draft.publisher)
    url = jsonld.address(draft.url)
    return filled(
        {
            "@type": "CreativeWork",
            "name": _line(draft.title) or ("" if url else _line(draft.url)),
            "url": url,
            "publisher": {"@type": "Organization", "name": publisher} if publisher else None,
            "text": _line(draft.quote),
            "archivedAt": jsonld.address(draft.archive_url),
        }
    )


def _line(text: str) -> str:
    return reveal(" ".join(text.split()))
