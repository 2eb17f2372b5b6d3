"""PDF: paragraphs again from printed lines; what is no text or made to harm is refused in words."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from factcheck import articles
from factcheck.articles.pdf import read_pdf
from factcheck.errors import ArticleRefused
from tests.factcheck.articles.documents import Placed, column, pdf, pdf_of

LINES = (
    "The bridge over the Tarn reopened on Monday after repairs that cost 12",
    "million pounds, the council said. The mayor said that the town had waited",
    "for eleven years.",
    "The first bridge was built in 1931 by the harbour company. It carried the",
    "tramway until 1964, when the last car was sold.",
)


def test_lines_become_paragraphs() -> None:
    text = read_pdf(pdf([column(LINES)])).text
    assert text == " ".join(LINES[:3]) + "\n\n" + " ".join(LINES[3:]) + "\n"


def test_a_wider_gap_divides_paragraphs() -> None:
    full = "The bridge over the Tarn reopened on Monday and the council met again"
    page = [*column([full, full]), *column([full, full], y=640)]
    assert read_pdf(pdf([page])).text == f"{full} {full}\n\n{full} {full}\n"


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("the govern-", "ment of the town met on Monday to speak", "the government of the town"),
        ("the Franco-", "German pact of the year before was on the", "the Franco-German pact"),
        ("told it to a well-", "known man of the town, who had come to hear it", "a well-known"),
        ("in the 1960-", "61 season of the club there were two men", "in the 1960-61 season"),
    ],
)
def test_words_divided_at_the_end_of_a_line_are_whole_again(
    first: str, second: str, joined: str
) -> None:
    lead = "The minister told the people who had come to the harbour that " + first
    text = read_pdf(pdf([column([lead, second + " and it was a long day there."])])).text
    assert joined in text
    assert "\ufffe" not in text


def test_a_hyphen_that_the_text_has_elsewhere_is_kept() -> None:
    lines = (
        "A well-known painter of the town and of the harbour said that the well-",
        "known bridge was a joy to everybody who came by in the morning hours.",
    )
    assert "the well-known bridge" in read_pdf(pdf([column(lines)])).text


def page_with_head(number: int) -> list[Placed]:
    head = [(72.0, 810.0, f"Harbour Weekly {number}"), (290.0, 30.0, str(number))]
    text = f"On day {number} the council met again, and the people of the town came to"
    return [*head, *column([text, "hear what the mayor had to say about it."])]


def test_heads_feet_and_page_numbers_are_kept_behind_the_text() -> None:
    reading = read_pdf(pdf([page_with_head(number) for number in range(1, 5)]))
    (aside,) = reading.asides
    heads = reading.text[aside.start : aside.end].split("\n")
    assert sorted(heads) == ["1", "2", "3", "4", *(f"Harbour Weekly {n}" for n in range(1, 5))]
    assert "Weekly" not in reading.text[: aside.start]
    assert "page number" in aside.reason


def test_a_sentence_goes_on_over_the_page() -> None:
    first = "The council of the town had met on Monday and it said that the harbour"
    second = "would be open again from the first of May until the end of October."
    pages = [column([first, first], y=100), column([second])]
    assert f"harbour {second}" in read_pdf(pdf(pages)).text


def test_a_sentence_that_goes_on_with_a_figure_goes_on_over_the_page() -> None:
    # The last line is short because the figure did not fit on it.
    wide = "The office of the harbour counted the ships of the whole week, and there were"
    pages = [column([wide, wide[:40]], y=100), column(["31 ferries among them."])]
    assert f"{wide[:40]} 31 ferries" in read_pdf(pdf(pages)).text


def turned(lines: Sequence[str], quarters: int, *, rotate: int = 0, more: str = "") -> bytes:
    """A page whose lines are printed in so many quarters of a circle, then shown turned."""
    matrix = ("1 0 0 1", "0 1 -1 0", "-1 0 0 -1", "0 -1 1 0")[quarters]
    places = ((72, 700), (150, 72), (500, 100), (450, 770))
    steps = ((0, -14), (14, 0), (0, 14), (-14, 0))
    x, y = places[quarters]
    across, up = steps[quarters]
    stream = more + "\n".join(
        f"BT /F 11 Tf {matrix} {x + across * n} {y + up * n} Tm ({line}) Tj ET"
        for n, line in enumerate(lines)
    )
    resources = "/Resources << /Font << /F 3 0 R >> >> /Contents 5 0 R >>"
    return pdf_of(
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [4 0 R] /Count 1 >>",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Rotate {rotate} {resources}",
            f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream",
        ]
    )


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
@pytest.mark.parametrize("quarters", [0, 1, 2, 3])
def test_a_page_is_read_whichever_way_it_was_printed_and_turned(quarters: int, rotate: int) -> None:
    assert read_pdf(turned(LINES, quarters, rotate=rotate)).text == read_pdf(turned(LINES, 0)).text


def test_what_is_printed_up_the_side_is_set_aside() -> None:
    reading = read_pdf(turned(LINES, 0, more="BT /F 9 Tf 0 1 -1 0 560 300 Tm (Photo) Tj ET\n"))
    (aside,) = reading.asides
    assert reading.text[aside.start : aside.end] == "Photo"
    assert reading.text[: aside.start].strip() == read_pdf(turned(LINES, 0)).text.strip()


def test_columns_are_read_one_after_the_other() -> None:
    left = [f"left words number {n} of the first column," for n in range(8)]
    right = [f"right words number {n} of the second one," for n in range(8)]
    page: list[Placed] = []
    for n in range(8):  # as some programs print them: row by row across the columns
        page += [(60, 700 - 14 * n, left[n]), (320, 700 - 14 * n, right[n])]
    text = " ".join(read_pdf(pdf([page])).text.split())
    assert " ".join(left) in text
    assert " ".join(right) in text


def test_rows_of_a_table_stay_rows() -> None:
    rows = [("Year", "Cost"), ("2019", "3"), ("2020", "4"), ("2021", "5"), ("2022", "6")]
    page: list[Placed] = []
    for n, (year, cost) in enumerate(rows):
        page += [(72, 700 - 20 * n, year), (300, 700 - 20 * n, cost)]
    assert "2019 3" in read_pdf(pdf([page])).text


def test_what_the_file_says_of_itself() -> None:
    reading = read_pdf(pdf([column(LINES)], info="/Title (The Bridge) /Author (Ines Calder)"))
    assert (reading.title, reading.author) == ("The Bridge", "Ines Calder")


@pytest.mark.parametrize("title", ["Microsoft Word - bridge.docx", "untitled", "bridge.indd"])
def test_a_title_that_a_program_made_up_is_none(title: str) -> None:
    assert read_pdf(pdf([column(LINES)], info=f"/Title ({title})")).title == ""


# --- row 43 ---


def test_row_43_pictures_of_pages_are_told() -> None:
    with pytest.raises(ArticleRefused, match="no text layer"):
        articles.read(pdf([[]]))


def test_row_43_a_locked_file_is_told() -> None:
    locked = (
        "/Root 1 0 R /ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>] "
        "/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 "
        f"/O <{'11' * 32}> /U <{'22' * 32}> >>"
    )
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [] /Count 0 >>"]
    with pytest.raises(ArticleRefused, match="password"):
        articles.read(pdf_of(objects, locked))


@pytest.mark.parametrize("raw", [b"%PDF-1.7", b"%PDF-1.7\n" + b"\x00\xff" * 500])
def test_row_43_a_damaged_file_is_told(raw: bytes) -> None:
    with pytest.raises(ArticleRefused, match="damaged"):
        articles.read(raw)


def test_row_43_pages_that_lead_in_a_circle_are_refused() -> None:
    loop = ["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [2 0 R] /Count 9 >>"]
    with pytest.raises(ArticleRefused):
        articles.read(pdf_of(loop))


def test_row_43_too_many_pages_are_refused_with_their_number() -> None:
    many = ["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 90000 >>"]
    many.append("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>")
    with pytest.raises(ArticleRefused):
        articles.read(pdf_of(many))


def test_row_43_refusals_say_different_things() -> None:
    said = set()
    for raw in (pdf([[]]), b"%PDF-1.7"):
        with pytest.raises(ArticleRefused) as refused:
            articles.read(raw)
        said.add(refused.value.what)
        assert refused.value.safe == "Nothing was stored."
    assert len(said) == 2
