"""Word: what a reader sees with all changes taken; bombs and loops refused before they are read."""

from __future__ import annotations

import pytest

from factcheck import articles
from factcheck.articles.docx import read_docx
from factcheck.errors import ArticleRefused
from tests.factcheck.articles.documents import W, docx, paragraph, zip_of


def test_paragraphs_are_divided_by_blank_lines() -> None:
    raw = docx(paragraph("The bridge opened.") + paragraph("") + paragraph("It cost 12 million."))
    assert articles.read(raw, "letter.txt").text == "The bridge opened.\n\nIt cost 12 million.\n"


def test_insertions_are_kept_and_deletions_dropped() -> None:
    body = (
        "<w:p><w:r><w:t>It cost </w:t></w:r>"
        "<w:del><w:r><w:delText>ten</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>twelve</w:t></w:r></w:ins>"
        "<w:moveFrom><w:r><w:t> gone</w:t></w:r></w:moveFrom>"
        "<w:moveTo><w:r><w:t> million</w:t></w:r></w:moveTo>"
        "<w:hyperlink><w:r><w:t> euros</w:t></w:r></w:hyperlink>"
        "<w:r><w:instrText>PAGE</w:instrText></w:r></w:p>"
    )
    assert read_docx(docx(body)).text == "It cost twelve million euros\n"


def test_soft_breaks_tabs_and_hyphens() -> None:
    body = (
        "<w:p><w:r><w:t>One</w:t><w:br/><w:t>two</w:t><w:tab/><w:t>three</w:t>"
        '<w:br w:type="page"/><w:t>four</w:t><w:noBreakHyphen/><w:t>five</w:t></w:r></w:p>'
    )
    assert read_docx(docx(body)).text == "One\ntwo\tthree four‑five\n"


def test_rows_of_tables_and_items_of_lists() -> None:
    def row(*cells: str) -> str:
        return f"<w:tr>{''.join(f'<w:tc>{paragraph(cell)}</w:tc>' for cell in cells)}</w:tr>"

    number = '<w:numPr><w:numId w:val="1"/></w:numPr>'
    gone = f"<w:tr><w:trPr><w:del/></w:trPr><w:tc>{paragraph('no row')}</w:tc></w:tr>"
    body = paragraph("Steel", number) + paragraph("Paint", number)
    body += f"<w:tbl>{row('Year', 'Cost')}{row('2019', '3')}{gone}</w:tbl>"
    assert read_docx(docx(body)).text == "- Steel\n- Paint\n\nYear\tCost\n\n2019\t3\n"


def test_a_style_makes_items_of_lists_too() -> None:
    styles = (
        f'<w:styles xmlns:w="{W}"><w:style w:styleId="Bullet"><w:pPr><w:numPr>'
        '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:styleId="Own"><w:basedOn w:val="Bullet"/></w:style>'
        '<w:style w:styleId="Loop"><w:basedOn w:val="Loop"/></w:style></w:styles>'
    )
    none = '<w:pStyle w:val="Own"/><w:numPr><w:numId w:val="0"/></w:numPr>'
    body = paragraph("Steel", '<w:pStyle w:val="Own"/>') + paragraph("Text", none)
    body += paragraph("Round", '<w:pStyle w:val="Loop"/>')
    raw = docx(body, {"word/styles.xml": styles})
    assert read_docx(raw).text == "- Steel\n\nText\n\nRound\n"


def test_soft_hyphens_are_no_letters() -> None:
    assert read_docx(docx(paragraph("extra\u00adordinary"))).text == "extraordinary\n"


def test_footnotes_follow_the_text_with_their_numbers() -> None:
    body = '<w:p><w:r><w:t>Opened in 1931</w:t><w:footnoteReference w:id="2"/></w:r></w:p>'
    notes = (
        f'<w:footnotes xmlns:w="{W}"><w:footnote w:type="separator" w:id="0">'
        f'{paragraph("line")}</w:footnote><w:footnote w:id="2">{paragraph("Says the archive.")}'
        "</w:footnote></w:footnotes>"
    )
    raw = docx(body, {"word/footnotes.xml": notes})
    assert read_docx(raw).text == "Opened in 1931[2]\n\n[2] Says the archive.\n"


def test_text_boxes_are_read_once() -> None:
    box = f"<w:txbxContent>{paragraph('In a box.')}</w:txbxContent>"
    body = (
        '<w:p><w:r><w:t>Before.</w:t><x:AlternateContent xmlns:x="urn:x">'
        f"<x:Choice>{box}</x:Choice><x:Fallback>{box}</x:Fallback></x:AlternateContent></w:r></w:p>"
    )
    assert read_docx(docx(body)).text == "Before.\n\nIn a box.\n"


def test_headers_and_footers_are_set_aside() -> None:
    head = f'<w:hdr xmlns:w="{W}">{paragraph("Harbour Weekly")}</w:hdr>'
    raw = docx(
        paragraph("The bridge opened."), {"word/header1.xml": head, "word/header2.xml": head}
    )
    reading = read_docx(raw)
    (aside,) = reading.asides
    assert reading.text[aside.start : aside.end] == "Harbour Weekly"
    assert aside.reason == "page header"
    assert reading.text[: aside.start] == "The bridge opened.\n\n"


def test_what_the_document_says_of_itself() -> None:
    core = (
        '<c:coreProperties xmlns:c="urn:c" xmlns:d="http://purl.org/dc/elements/1.1/">'
        "<d:title>The Bridge</d:title><d:creator>Ines Calder</d:creator>"
        "<c:created>2020-03-03T10:00:00Z</c:created><d:language>en-GB</d:language>"
        "</c:coreProperties>"
    )
    reading = read_docx(docx(paragraph("It opened."), {"docProps/core.xml": core}))
    assert (reading.title, reading.author) == ("The Bridge", "Ines Calder")
    assert (reading.published, reading.language) == ("2020-03-03", "en")


def test_the_strict_form_of_the_format_is_read_too() -> None:
    space = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    body = paragraph("It opened.")
    main = f'<w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>'
    relations = '<R xmlns="urn:r"><r Type="x/officeDocument" Target="word/main.xml"/></R>'
    raw = zip_of({"_rels/.rels": relations, "word/main.xml": main})
    assert read_docx(raw).text == "It opened.\n"


def test_nothing_but_a_picture_is_told() -> None:
    with pytest.raises(ArticleRefused, match="pictures"):
        articles.read(docx("<w:p/>", {"word/media/image1.png": "x"}))


def test_a_truncated_document_is_told() -> None:
    with pytest.raises(ArticleRefused, match="damaged"):
        articles.read(docx(paragraph("It opened."))[:-30])


def test_broken_xml_is_told() -> None:
    with pytest.raises(ArticleRefused, match="damaged"):
        articles.read(docx("<w:p>"))


# --- rows 41 and 42 ---


def test_row_41_a_zip_bomb_is_refused_before_it_is_unpacked() -> None:
    raw = zip_of({"word/document.xml": b" " * 200_000_000})
    assert len(raw) < 250_000
    with pytest.raises(ArticleRefused, match="200 MB") as refused:
        articles.read(raw)
    assert refused.value.safe == "Nothing was stored."


def test_row_41_a_bomb_that_lies_about_its_size_is_stopped_on_the_way() -> None:
    raw = zip_of({"word/document.xml": b" " * 80_000_000})
    size = (80_000_000).to_bytes(4, "little")
    with pytest.raises(ArticleRefused):
        articles.read(raw.replace(size, (1000).to_bytes(4, "little")))


def test_row_41_a_million_elements_are_refused() -> None:
    with pytest.raises(ArticleRefused, match="elements"):
        articles.read(docx("<w:p/>" * 1_600_000))


def test_row_41_a_swarm_of_parts_is_refused() -> None:
    parts: dict[str, str | bytes] = {f"word/{n}": b"" for n in range(10_500)}
    with pytest.raises(ArticleRefused, match="files"):
        articles.read(zip_of(parts))


LAUGHS = "".join(
    f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' if n else '<!ENTITY l0 "ha">' for n in range(10)
)


@pytest.mark.parametrize(
    "doctype",
    [
        f"<!DOCTYPE w [{LAUGHS}]>",
        '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE w SYSTEM "http://localhost/evil.dtd">',
    ],
    ids=["billion laughs", "a local file", "a remote definition"],
)
def test_row_42_a_document_type_is_refused(doctype: str) -> None:
    text = "&l9;&x;"
    main = f'<?xml version="1.0"?>{doctype}<w:document xmlns:w="{W}">{text}</w:document>'
    with pytest.raises(ArticleRefused, match="document type"):
        articles.read(zip_of({"word/document.xml": main}))


def test_row_42_deep_nesting_is_refused() -> None:
    with pytest.raises(ArticleRefused, match="nested"):
        articles.read(docx("<w:sdt>" * 5000 + "</w:sdt>" * 5000))


def test_row_47_controls_are_dropped_and_counted() -> None:
    reading = read_docx(docx(paragraph("One&#x85;two &#x9f;three")))
    assert reading.text == "Onetwo three\n"
    assert reading.dropped == 2
