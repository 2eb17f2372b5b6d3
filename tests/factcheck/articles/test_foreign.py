"""What is no article is told by its content, each kind in a sentence that says what to do."""

from __future__ import annotations

import json

import pytest

from factcheck import articles
from factcheck.articles.door import read
from factcheck.errors import ArticleRefused
from tests.factcheck.articles.documents import PARAGRAPHS, zip_of

TABLE = "Year,Ships,Cost\n2019,412,3.5\n2020,380,3.9\n2021,401,4.0\n"


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        ('{"a": 1}', "data (JSON)"),
        ('[{"a": 1}, {"b": [2]}]', "data (JSON)"),
        ('{"a": 1}\n{"a": 2}\n', "data (JSON)"),
        ('\ufeff {"a":\n 1}\n', "data (JSON)"),
        ('{"schema": "urn:factcheck:schema:report", "claims": []}', "a report of Factcheck"),
        ("[" * 100_000 + "]" * 100_000, "data (JSON)"),
        (TABLE, "a table (CSV)"),
        (TABLE.replace(",", ";"), "a table (CSV)"),
        (TABLE.replace(",", "\t"), "a table (CSV)"),
        ('<?xml version="1.0"?>\n<orders><order n="1"/></orders>', "data (XML)"),
        ('<?xml version="1.0"?><rss version="2.0"><channel/></rss>', "a news feed (RSS)"),
        ('<feed xmlns="http://www.w3.org/2005/Atom"></feed>', "a news feed (Atom)"),
        ('<svg xmlns="http://www.w3.org/2000/svg"><text>Hi</text></svg>', "a picture (SVG)"),
        ('<?xml version="1.0"?><!-- made --><svg:svg x="1"/>', "a picture (SVG)"),
        ('<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "data (XML)"),
    ],
)
def test_data_are_refused_by_name(raw: str, words: str) -> None:
    with pytest.raises(ArticleRefused) as refused:
        read(raw.encode())
    assert words in refused.value.what
    assert refused.value.safe == "Nothing was stored."
    assert refused.value.action


@pytest.mark.parametrize(
    "text",
    [
        "[The report](https://port.example.org/r) is out. It names 12 ships.\n",
        "{Editor's note: this was changed.} The pier opened.\n",
        "“[It] opened,” she said, and then, after a while, the band played.\n" * 5,
        "Ann, Bea, Cy\nand others, too, came\n",
        "<b>Bold</b> words, and others.\n",
        "Ships, ferries, and barges came into the harbour on the day that it opened, the office "
        "of the port said in a letter, and nobody was turned away from it that week at all.\n" * 6,
    ],
)
def test_a_text_that_begins_like_data_is_a_text(text: str) -> None:
    assert read(text.encode()).text == text


def test_what_a_person_calls_a_text_in_an_encoding_is_one() -> None:
    assert read(TABLE.encode(), encoding="utf-8").text == TABLE


@pytest.mark.parametrize(
    ("raw", "words", "advice"),
    [
        (b"\0\0\0\x18ftypheic", "picture (HEIC)", "recognition"),
        (b"\0\0\0\x18ftypisom", "recording", "transcript"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "old Office document", ".docx"),
        (zip_of({"notes.txt": "x"}), "zip archive", "Unpack"),
        (zip_of({"META-INF/container.xml": "<a/>"}), "e-book", "reader"),
        (zip_of({"Index/Document.iwa": "x"}), "Pages document", "PDF"),
        (b"%!PS-Adobe-3.0", "PostScript", "PDF"),
        (b"bplist00\x01\x02", "property list", "Plain text"),
    ],
)
def test_other_files_are_refused_with_what_to_do(raw: bytes, words: str, advice: str) -> None:
    with pytest.raises(ArticleRefused) as refused:
        read(raw)
    assert words in refused.value.what
    assert advice in refused.value.action


def test_fact_checks_in_json_are_no_foreign_data() -> None:
    from factcheck.intake import read as read_intake

    check = {"@type": "ClaimReview", "claimReviewed": "The pier cost 12 million."}
    check |= {"reviewRating": {"alternateName": "False"}}
    assert len(read_intake(json.dumps(check).encode()).checks) == 1
    assert articles.read(PARAGRAPHS[0].encode()).text == PARAGRAPHS[0]
