"""The report as JSON: every value exactly as it is, by ``resources/schema/report.schema.json``."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any

from factcheck.edition import Part
from factcheck.model import Claim, Counts
from factcheck.report.build import Corrected, Kindred, Report, ReportArticle, ReportClaim
from factcheck.sources import Source

SCHEMA = "urn:factcheck:schema:report"
SCHEMA_VERSION = 1
"""Raised when a reader of the old form would fail; new optional keys do not raise it."""

# Nothing that hides in an editor or breaks a line of script; the value stays the same.
_ESCAPED = re.compile(
    "[\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff0-\uffff"
    "\ud800-\udfff\U000e0000-\U000e0fff]"
)


def write(report: Report) -> str:
    """The report as JSON text, indented, ending with a newline."""
    text = json.dumps(_report(report), ensure_ascii=False, indent=2, allow_nan=False)
    return escape_hidden(text) + "\n"


def escape_hidden(text: str) -> str:
    """JSON text whose hidden characters are escapes; every value stays the same."""
    return _ESCAPED.sub(_escape, text)


def _escape(match: re.Match[str]) -> str:
    units = match.group().encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[i]:02x}{units[i + 1]:02x}" for i in range(0, len(units), 2))


def _report(report: Report) -> dict[str, Any]:
    return {
        "schema": SCHEMA,
        "schema_version": SCHEMA_VERSION,
        "made_at": report.made_at,
        "program": report.program,
        "reviewer": report.reviewer,
        "record_head": report.record_head,
        "edition": {
            "audience": report.edition.audience,
            "parts": sorted(report.edition.parts),
            "title": report.edition.title,
        },
        "counts": _counts(report.counts),
        "evidence": _evidence(report),
        "corrections": [_correction(each) for each in report.corrections],
        "related": [_related(group) for group in report.related],
        "articles": [_article(report, part) for part in report.articles],
        "snapshots": dict(report.texts),
        **({"library": dict(report.library)} if report.library else {}),
    }


def _correction(each: Corrected) -> dict[str, Any]:
    told = _fields(each.correction, "claim_uid old new at sent_at".split())
    return {**told, "article": each.article, "number": each.one.number}


def _evidence(report: Report) -> dict[str, Any]:
    standing = report.standing
    return {
        "profile": report.profile.name,
        "asked": report.profile.words,
        "ruled": standing.ruled,
        "with_gaps": standing.with_gaps,
        "with_waivers": standing.with_waivers,
    }


def _counts(counts: Counts) -> dict[str, int]:
    return {
        "total": counts.total,
        "supported": counts.supported,
        "disputed": counts.disputed,
        "opinion": counts.opinion,
        "unreviewed": counts.unreviewed,
        "flagged": counts.flagged,
    }


def _fields(value: object, names: Iterable[str]) -> dict[str, Any]:
    return {name: getattr(value, name) for name in names}


def _article(report: Report, part: ReportArticle) -> dict[str, Any]:
    described = "uid title outlet author published url language name encoding dropped sha256"
    return {
        **_fields(part.article, described.split()),
        "imported_at": part.article.imported_at,
        "read_at": part.article.read_at,
        "judged_by": part.article.judged_by,
        "text": part.article.text if report.has(Part.TEXT) else "",
        "counts": _counts(part.counts),
        "coverage": {state.value: number for state, number in part.coverage},
        "passages": [
            {
                **_fields(passage, ("start", "end", "role", "kind")),
                "reasons": list(passage.reasons),
                "by_hand": passage.by_hand,
            }
            for passage in part.passages
        ],
        "claims": [_claim(report, one) for one in report.pace.each(part.claims)],
    }


def _claim(report: Report, one: ReportClaim) -> dict[str, Any]:
    claim: Claim = one.claim
    told = {
        "number": one.number,
        **_fields(claim, "uid start end text statement speaker verdict".split()),
        "suggestion": {
            **_fields(claim, ("kind", "checkable", "worthy")),
            "reasons": list(claim.reasons),
        },
        **_fields(claim, ("note", "flagged", "decided_at")),
        **_fields(claim, ("contact", "against")),
        "sources": [
            {**_source(source), "quote_check": {"match": quote.match, "passage": quote.passage}}
            for source, quote in zip(one.sources, one.evidence.quotes, strict=True)
        ],
        "independent_sources": one.evidence.tally.independent,
        "gaps": [{"rule": gap.rule, "words": gap.words} for gap in one.evidence.gaps],
        "waivers": [
            _fields(waiver, "uid rule reason at reviewer".split()) for waiver in one.waivers
        ],
        "history": [_fields(each, ("at", "reviewer", "verdict")) for each in one.history],
    }
    if not report.has(Part.WORKING):
        # Nothing false in the place of what is not told.
        del told["suggestion"]
    return told


def _related(group: Kindred) -> dict[str, Any]:
    return {
        "heading": group.heading,
        "kind": group.kind,
        "claims": [
            {"article": each.article, "number": each.one.number, "words": each.words}
            for each in group.said
        ],
        "whys": list(group.whys),
    }


def _source(source: Source) -> dict[str, Any]:
    names = "url title publisher type stance quote read_on archive_url interests"
    kept = source.snapshot
    return {
        "uid": source.uid,
        **_fields(source.draft, names.split()),
        "snapshot": _fields(kept, ("sha256", "read_at", "origin")) if kept else None,
    }
