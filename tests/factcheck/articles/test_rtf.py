"""Rich text: letters by number, groups that are no text, heads and notes in their places."""

from __future__ import annotations

import pytest

from factcheck import articles
from factcheck.errors import ArticleRefused


def read(body: str) -> articles.Reading:
    head = (
        r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Times;}{\f1\fcharset204 Cyr;}{\f2\fcharset128 J;}}"
    )
    return articles.read(f"{head}{body}}}".encode("ascii"), "letter.doc")


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (r"One\par two", "One\n\ntwo"),
        (r"One\line two\tab three", "One\ntwo\tthree"),
        (r"caf\'e9 \ldblquote so\rdblquote \emdash  end", "café “so”— end"),
        (r"\u8364?9 and \u-10179?\u-8704?", "€9 and 😀"),
        (r"{\uc2\u8364\'80\'80}9 \{braces\} \\", "€9 {braces} \\"),
        (r"{\f1 \'cc\'ee\'f1\'f2} after", "Мост after"),
        (r"{\f2 \'8b\'b4} after", "橋 after"),
        (r"It cost {\deleted ten}{\revised twelve}", "It cost twelve"),
        (r"{\*\unknown skipped}{\pict 89504e}Seen", "Seen"),
        (r"{\listtext\'b7\tab}Steel\par{\pntext 2.\tab}Paint\par", "- Steel\n- Paint"),
        (r"ex\-tra", "extra"),
        (r"\trowd 2019\cell 3\cell\row", "2019\t3"),
    ],
)
def test_words(body: str, text: str) -> None:
    assert read(body).text.strip() == text


def test_notes_heads_and_what_the_file_says() -> None:
    reading = read(
        r"{\info{\title The Bridge}{\author Ines Calder}}{\header Weekly\par}"
        r"Opened{\footnote Says the archive.} in 1931."
    )
    (aside,) = reading.asides
    assert reading.text[: aside.start] == "Opened[1] in 1931.\n\n[1] Says the archive.\n\n"
    assert (reading.title, reading.author) == ("The Bridge", "Ines Calder")
    assert aside.reason == "page header"


def test_a_head_that_stands_in_every_section_is_told_once() -> None:
    head = r"{\header Weekly\par}"
    (aside,) = read(f"{head}Opened.{head}").asides
    assert aside.reason == "page header"
    assert read(f"{head}Opened.{head}").text == "Opened.\n\nWeekly\n"


def test_an_empty_document_is_told() -> None:
    with pytest.raises(ArticleRefused, match="no text"):
        read("")


def test_row_44_deep_nesting_is_refused() -> None:
    with pytest.raises(ArticleRefused, match="nested"):
        read("{" * 100_000)
