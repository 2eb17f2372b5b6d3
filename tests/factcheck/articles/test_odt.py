"""OpenDocument: the text with its changes taken, notes behind it, heads and feet set aside."""

from __future__ import annotations

import pytest

from factcheck import articles
from factcheck.errors import ArticleRefused
from tests.factcheck.articles.documents import odt, zip_of


def test_paragraphs_headings_lists_and_tables() -> None:
    body = (
        "<text:h>Bridge</text:h><text:p>It <text:span>opened</text:span><text:s text:c='2'/>on\n"
        "  Monday.<text:line-break/>Late.</text:p>"
        "<text:list><text:list-item><text:p>Steel</text:p></text:list-item>"
        "<text:list-item><text:p>Paint</text:p></text:list-item></text:list>"
        "<table:table><table:table-row><table:table-cell><text:p>2019</text:p></table:table-cell>"
        "<table:table-cell><text:p>3</text:p></table:table-cell></table:table-row></table:table>"
    )
    text = articles.read(odt(body), "x.pdf").text
    assert text == "Bridge\n\nIt opened  on Monday.\nLate.\n- Steel\n- Paint\n\n2019\t3\n"


def test_deletions_and_remarks_are_no_text() -> None:
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>Gone.</text:p>"
        "</text:deletion></text:changed-region></text:tracked-changes>"
        "<text:p>It cost <text:change-start/>twelve<text:change-end/> million"
        "<office:annotation><text:p>Sure?</text:p></office:annotation>.</text:p>"
    )
    assert articles.read(odt(body)).text == "It cost twelve million.\n"


def test_notes_follow_the_text() -> None:
    body = (
        "<text:p>Opened in 1931<text:note><text:note-citation>1</text:note-citation>"
        "<text:note-body><text:p>Says the archive.</text:p></text:note-body></text:note>.</text:p>"
    )
    assert articles.read(odt(body)).text == "Opened in 1931[1].\n\n[1] Says the archive.\n"


def test_heads_are_set_aside_and_the_file_speaks_of_itself() -> None:
    styles = (
        "<office:document-styles SPACES><style:header><text:p>Harbour Weekly</text:p>"
        "</style:header></office:document-styles>"
    )
    meta = (
        '<office:document-meta SPACES xmlns:dc="http://purl.org/dc/elements/1.1/">'
        "<dc:title>The Bridge</dc:title><dc:creator>Ines Calder</dc:creator>"
        "<dc:date>2020-03-03T10:00:00</dc:date></office:document-meta>"
    )
    reading = articles.read(
        odt("<text:p>It opened.</text:p>", {"styles.xml": styles, "meta.xml": meta})
    )
    (aside,) = reading.asides
    assert reading.text[aside.start : aside.end] == "Harbour Weekly"
    assert (reading.title, reading.author) == ("The Bridge", "Ines Calder")
    assert reading.published == "2020-03-03"


def test_a_locked_document_is_told() -> None:
    manifest = {"META-INF/manifest.xml": "<m><encryption-data/></m>"}
    with pytest.raises(ArticleRefused, match="password"):
        articles.read(odt("<text:p>x</text:p>", manifest))


def test_row_42_entities_are_refused() -> None:
    content = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><x>&b;</x>'
    raw = zip_of({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})
    with pytest.raises(ArticleRefused, match="document type"):
        articles.read(raw)


def test_row_41_a_count_of_spaces_is_no_bomb() -> None:
    reading = articles.read(odt("<text:p>a<text:s text:c='2000000000'/>b</text:p>"))
    assert len(reading.text) < 200
