"""Documents with changed bytes are read or refused in words; nothing else ever comes out."""

from __future__ import annotations

import random

import pytest

from factcheck import articles
from factcheck.errors import ArticleRefused
from tests.factcheck.articles.documents import (
    PARAGRAPHS,
    article,
    column,
    docx,
    odt,
    paragraph,
    pdf,
    web_page,
)

RTF = (
    rb"{\rtf1\ansi{\fonttbl{\f1\fcharset128 J;}}{\info{\title T}}{\header h}"
    rb"One \u8364?\'e9{\footnote n}\par two \f1\'8b\'b4}"
)
MAIL = (
    "From: Ines Calder <ines@weekly.example>\nSubject: =?utf-8?q?Br=C3=BCcke?=\n"
    "Date: Tue, 3 Mar 2020 23:00:00 -0500\nMessage-ID: <1@weekly.example>\nMIME-Version: 1.0\n"
    "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\n"
    "VGhlIGJyaWRnZSBvcGVuZWQu\n"
)
WHOLE = {
    "html": web_page(article()).encode(),
    "pdf": pdf([column(PARAGRAPHS)] * 3, info="/Title (T)"),
    "docx": docx(paragraph("It opened."), {"word/header1.xml": "<x/>"}),
    "odt": odt("<text:p>It opened.</text:p>"),
    "rtf": RTF,
    "mail": MAIL.encode(),
}


def damaged(raw: bytes, chance: random.Random) -> bytes:
    """A copy in which some bytes are others, gone, or there twice."""
    copy = bytearray(raw)
    for _ in range(chance.randint(1, 20)):
        place = chance.randrange(len(copy))
        match chance.randrange(4):
            case 0:
                del copy[place : place + chance.randint(1, 40)]
                copy = copy or bytearray(b"x")
            case 1:
                start = chance.randrange(len(copy))
                copy[place:place] = copy[start : start + chance.randint(1, 60)]
            case _:
                copy[place] = chance.randrange(256)
    return bytes(copy)


@pytest.mark.parametrize("kind", WHOLE)
def test_changed_bytes_are_read_or_refused(kind: str) -> None:
    chance = random.Random(kind)
    assert articles.kind_of(WHOLE[kind]) == kind
    for _ in range(200):
        try:
            reading = articles.read(damaged(WHOLE[kind], chance))
        except ArticleRefused as refused:
            assert refused.safe == "Nothing was stored."  # noqa: PT017
            continue
        reading.text.encode("utf-8")
        assert reading.text.strip()
        for aside in reading.asides:
            assert reading.text[aside.start : aside.end].strip()


@pytest.mark.parametrize("kind", WHOLE)
def test_a_document_that_breaks_off_is_read_or_refused(kind: str) -> None:
    whole = WHOLE[kind]
    for end in range(1, len(whole), max(1, len(whole) // 60)):
        try:
            assert articles.read(whole[:end]).text.strip()
        except ArticleRefused as refused:
            assert refused.what.endswith(".")  # noqa: PT017
