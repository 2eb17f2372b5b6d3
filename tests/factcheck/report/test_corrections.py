"""Corrections are printed in every report: what was said, what holds, when and why."""

from __future__ import annotations

import dataclasses
import io
import json
import re
import zipfile

import jsonschema
import pytest

from factcheck.edition import PUBLIC
from factcheck.model import Verdict
from factcheck.paths import RESOURCES
from factcheck.record import Correction
from factcheck.report import PACKAGES, WRITERS
from factcheck.report.build import Corrected, Report
from factcheck.report.cut import cut
from factcheck.report.paper import sheets

SENT, CHANGED = "2026-11-20T08:00:00+00:00", "2026-11-21T09:30:00+00:00"


@pytest.fixture
def corrected(sample: Report) -> Report:
    one = sample.articles[0].claims[0]
    correction = Correction(one.claim.uid, Verdict.DISPUTED, Verdict.SUPPORTED, CHANGED, SENT)
    return dataclasses.replace(sample, corrections=(Corrected(1, one, correction),))


def test_every_report_for_people_lists_them(corrected: Report) -> None:
    with zipfile.ZipFile(io.BytesIO(PACKAGES["docx"](corrected))) as files:
        document = files.read("word/document.xml").decode()
    texts = (WRITERS["html"](corrected), WRITERS["md"](corrected), document, *sheets(corrected))
    for text in (" ".join(re.sub("<[^>]*>", "", one).split()) for one in texts):
        assert "1 verdict of earlier reports was changed." in text
        assert "Claim 1.1 was × Disputed, became ✓ Supported" in text
        assert "changed 21 Nov 2026, 09:30 UTC" in text
        assert "reported otherwise 20 Nov 2026, 08:00 UTC" in text
        assert "Note: Two records agree on the day." in text


def test_json_has_them_by_its_schema(corrected: Report) -> None:
    schema = json.loads((RESOURCES / "schema" / "report.schema.json").read_text("utf-8"))
    data = json.loads(WRITERS["json"](corrected))

    jsonschema.validate(data, schema)
    assert data["corrections"] == [
        {
            "claim_uid": "claim-11",
            "old": "disputed",
            "new": "supported",
            "at": CHANGED,
            "sent_at": SENT,
            "article": 1,
            "number": 1,
        }
    ]


def test_a_claimreview_says_that_it_was_corrected(corrected: Report) -> None:
    schema = json.loads((RESOURCES / "schema" / "claimreview.schema.json").read_text("utf-8"))
    first, second = json.loads(WRITERS["claimreview"](corrected))

    jsonschema.validate([first, second], schema)
    assert first["correction"] == [
        {
            "@type": "CorrectionComment",
            "text": "This verdict was × Disputed, became ✓ Supported.",
            "datePublished": CHANGED,
        }
    ]
    assert "correction" not in second


def test_without_corrections_there_is_no_word_of_them(sample: Report) -> None:
    for text in (WRITERS["html"](sample), WRITERS["md"](sample), *sheets(sample)):
        assert ">Corrections<" not in text
        assert "## Corrections" not in text


def test_a_withdrawn_verdict_is_told_without_a_link_to_a_claim_that_is_left_out(
    corrected: Report,
) -> None:
    one = corrected.articles[0].claims[1]
    assert one.claim.verdict is None
    correction = Correction(one.claim.uid, Verdict.DISPUTED, None, CHANGED, SENT)
    public = cut(
        dataclasses.replace(corrected, corrections=(Corrected(1, one, correction),)), PUBLIC
    )
    page = WRITERS["html"](public)
    with zipfile.ZipFile(io.BytesIO(PACKAGES["docx"](public))) as files:
        document = files.read("word/document.xml").decode()

    assert "Claim 1.2 was × Disputed" in page
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(re.findall(r' id="([^"]+)"', page))
    assert set(re.findall(r'w:anchor="([^"]+)"', document)) <= set(
        re.findall(r'<w:bookmarkStart [^>]*w:name="([^"]+)"', document)
    )
