"""The links of an article: on which of its words they stand, and which are none of its own."""

from __future__ import annotations

from factcheck.articles import find_links, read
from factcheck.copydesk import prepare
from factcheck.model import Link
from tests.factcheck.articles.documents import (
    article,
    column,
    docx,
    odt,
    paragraph,
    pdf_of,
    web_page,
)

REPORT = "https://port.example/report"


def links_of(raw: bytes, name: str = "") -> list[Link]:
    reading = read(raw, name)
    links = list(prepare(reading, raw, name).links)
    for link in links:
        assert "".join(link.words.split()) in "".join(reading.text[link.start : link.end].split())
    return links


def test_a_link_of_a_page_stands_on_its_words() -> None:
    more = f"<p>It is in <a href='{REPORT}'>the  yearly\nreport</a> of the harbour office.</p>"
    (link,) = links_of(web_page(article(more)).encode())
    assert (link.url, link.words) == (REPORT, "the yearly report")


def test_the_menus_of_a_page_are_no_links_of_its_article() -> None:
    more = "<p>The world was told of it at home, and the World Bank paid for the whole of it.</p>"
    page = web_page(article(more)).encode()
    assert links_of(page, "https://weekly.example/a") == []


def test_an_address_without_a_host_goes_on_from_that_of_the_page() -> None:
    more = "<p>The cost is in <a href='/r/1?a=b'>the report</a> of the harbour office there.</p>"
    page = web_page(article(more)).encode()
    assert links_of(page) == []
    (link,) = links_of(page, "https://weekly.example/news/a")
    assert link.url == "https://weekly.example/r/1?a=b"


def test_what_is_no_address_of_the_web_is_no_link() -> None:
    odd = ("javascript:alert(1)", "mailto:a@example.org", "#top", "data:text/html,x", "file:///etc")
    more = "".join(f"<p>See what is <a href='{url}'>written here</a> on it.</p>" for url in odd)
    assert links_of(web_page(article(more)).encode(), "https://weekly.example/a") == []


def test_equal_words_are_told_apart_by_the_words_around_them() -> None:
    piece = (
        "<p>The sum is here, and the plan is <a href='https://port.example/b'>here</a> too.</p>"
        "<p>The plan is old; the map is <a href='https://port.example/c'>here</a>.</p>"
    )
    raw = f"<!--StartFragment-->{piece}<!--EndFragment-->".encode()
    text = read(raw).text
    first, second = links_of(raw)
    assert text[: first.start].endswith("the plan is ")
    assert text[: second.start].endswith("the map is ")


def test_links_of_a_word_document() -> None:
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r7" Type="x/hyperlink" Target="{REPORT}" TargetMode="External"/>'
        "</Relationships>"
    )
    space = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    run = "<w:r><w:t>{}</w:t></w:r>"
    body = (
        paragraph("The report is old.")
        + f"<w:p {space}><w:r><w:t xml:space='preserve'>It is in </w:t></w:r>"
        + f"<w:hyperlink r:id='r7'>{run.format('the report')}</w:hyperlink>{run.format('.')}</w:p>"
        + "<w:p><w:fldSimple w:instr=' HYPERLINK \"https://port.example/f\" '>"
        + f"{run.format('A field of 1990')}</w:fldSimple></w:p>"
    )
    raw = docx(body, {"word/_rels/document.xml.rels": relations})
    found = links_of(raw)
    text = read(raw).text
    assert [(link.url, link.words) for link in found] == [
        (REPORT, "the report"),
        ("https://port.example/f", "A field of 1990"),
    ]
    assert text[: found[0].start].endswith("It is in ")


def test_a_field_of_several_runs_and_a_cell_of_a_table_hold_links_too() -> None:
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r7" Type="x/hyperlink" Target="{REPORT}" TargetMode="External"/>'
        "</Relationships>"
    )
    space = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    run = "<w:r><w:t xml:space='preserve'>{}</w:t></w:r>"
    sign = "<w:r><w:fldChar w:fldCharType='{}'/></w:r>"
    field = (
        sign.format("begin")
        + "<w:r><w:instrText> HYPERLINK \"https://port.</w:instrText></w:r>"
        + "<w:r><w:instrText>example/plan\" </w:instrText></w:r>"
        + sign.format("separate") + run.format("the plan ") + run.format("of 1990")
        + sign.format("end") + run.format(" says.")
    )  # fmt: skip
    cell = f"<w:tc><w:p {space}><w:hyperlink r:id='r7'>{run.format('register')}</w:hyperlink>"
    body = f"<w:p>{run.format('As ')}{field}</w:p>"
    body += f"<w:tbl><w:tr><w:tc>{paragraph('2019')}</w:tc>{cell}</w:p></w:tc></w:tr></w:tbl>"
    raw = docx(body, {"word/_rels/document.xml.rels": relations})
    assert read(raw).text == "As the plan of 1990 says.\n\n2019\tregister\n"
    assert [(link.url, link.words) for link in links_of(raw)] == [
        ("https://port.example/plan", "the plan of 1990"),
        (REPORT, "register"),
    ]


def test_links_of_rich_text() -> None:
    raw = (
        r"{\rtf1\ansi It is in {\field{\*\fldinst{HYPERLINK "
        f'"{REPORT}"'
        r"}}{\fldrslt{\ul the report}}} of {\field{\*\fldinst PAGE}{\fldrslt 7}}.\par}"
    ).encode()
    (link,) = links_of(raw)
    assert (link.url, link.words) == (REPORT, "the report")
    assert read(raw).text == "It is in the report of 7.\n"


def test_signs_of_links_in_a_document_hide_nothing() -> None:
    body = paragraph("Seen \ufdd0hidden\ufdd1 words\ufdd2 here.")
    assert read(docx(body)).text == "Seen hidden words here.\n"


def test_a_link_without_an_end_or_on_too_many_words_leaves_the_words_alone() -> None:
    field = r"{\field{\*\fldinst HYPERLINK " + f'"{REPORT}"' + r"}{\fldrslt the report"
    assert read((r"{\rtf1 See " + field).encode()).text == "See the report\n"
    long = " ".join(["word"] * 2000)
    assert read((r"{\rtf1 See " + field + " " + long + "}}}").encode()).text == (
        f"See the report {long}\n"
    )
    signs = r"{\rtf1 Seen \u-560?hidden\u-559? words\u-558? here.}"
    assert read(signs.encode()).text == "Seen hidden words here.\n"


def test_links_of_an_opendocument_text() -> None:
    body = (
        "<text:p>It is in "
        f"<text:a xmlns:x='http://www.w3.org/1999/xlink' x:href='{REPORT}'>"
        "the report</text:a>.</text:p>"
    )
    (link,) = links_of(odt(body))
    assert (link.url, link.words) == (REPORT, "the report")


def test_links_of_a_pdf() -> None:
    line = column(["The cost of the bridge is told in the report of the harbour."])[0]
    stream = f"BT /F 11 Tf {line[0]} {line[1]} Td ({line[2]}) Tj ET"
    own = "/Resources << /Font << /F 3 0 R >> >> /Contents 5 0 R >>"
    action = f"/A << /S /URI /URI ({REPORT}) >> >>"
    raw = pdf_of(
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [4 0 R] /Count 1 >>",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Annots [6 0 R] " + own,
            f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream",
            "<< /Type /Annot /Subtype /Link /Rect [72 695 595 715] " + action,
        ]
    )
    (link,) = links_of(raw)
    assert link.url == REPORT
    assert link.words == line[2]


def test_written_links_and_bare_addresses() -> None:
    text = (
        "The [report](https://port.example/a_(b)) is old. See https://port.example/c?d=e, or "
        "(https://port.example/f). The [map][1] and the [Plan] are new.\n\n"
        "[1]: https://port.example/g\n"
    )
    found = [(link.url, text[link.start : link.end]) for link in find_links(text)]
    assert ("https://port.example/c?d=e", "https://port.example/c?d=e") in found
    assert ("https://port.example/f", "https://port.example/f") in found
    assert ("https://port.example/g", "[map][1]") in found
    assert all(not url.endswith((",", ".")) for url, _ in found)


def test_a_text_without_links_has_none() -> None:
    assert find_links("The bridge [1] cost 12 million (http://).") == ()


def test_hostile_links_cost_little() -> None:
    many = "".join(f"<a href='https://port.example/{n}'>{'x ' * 20}</a>" for n in range(5_000))
    assert len(links_of(f"<p>{many}</p>".encode())) <= 500
