"""Bytes as people have them: encodings found, not assumed, and what is no text refused in words."""

from __future__ import annotations

import codecs
import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.articles import LARGEST, read_text
from factcheck.errors import ArticleRefused

ENGLISH = "The mayor said it’s “late” – again. Café owners agreed. 😀 Boats left.\n"
WESTERN = "The mayor said it’s “late” – again… Café owners in Malmö paid €5.\n" * 4


@pytest.mark.parametrize(
    ("raw", "encoding"),
    [
        (ENGLISH.encode(), "utf-8"),
        (ENGLISH.encode("utf-8-sig"), "utf-8"),
        (ENGLISH.encode("utf-16"), "utf-16-le"),
        (codecs.BOM_UTF16_BE + ENGLISH.encode("utf-16-be"), "utf-16-be"),
        (ENGLISH.encode("utf-16-le"), "utf-16-le"),
        (ENGLISH.encode("utf-16-be"), "utf-16-be"),
        (ENGLISH.encode("utf-32"), "utf-32-le"),
    ],
    ids=[
        "utf-8",
        "utf-8 bom",
        "utf-16 bom",
        "utf-16-be bom",
        "utf-16-le",
        "utf-16-be",
        "utf-32 bom",
    ],
)
def test_unicode_is_found_with_and_without_a_mark(raw: bytes, encoding: str) -> None:
    reading = read_text(raw)
    assert (reading.text, reading.encoding, reading.dropped) == (ENGLISH, encoding, 0)


def test_curly_quotes_of_windows_are_quotes_and_no_controls() -> None:
    reading = read_text(WESTERN.encode("cp1252"))
    assert (reading.text, reading.encoding, reading.dropped) == (WESTERN, "cp1252", 0)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (
            "Мэр города сказал, что мост снова открыт после долгого ремонта. Жители рады этому. "
            * 6,
            "cp1251",
        ),
        ("市長は橋が再び開いたと述べた。修理には十二年かかり、住民は喜んでいる。" * 8, "shift_jis"),
        ("Ο δήμαρχος είπε ότι η γέφυρα άνοιξε ξανά μετά από μακρά επισκευή. " * 6, "cp1253"),
    ],
    ids=["Cyrillic", "Japanese", "Greek"],
)
def test_other_scripts_in_old_encodings_are_found(text: str, encoding: str) -> None:
    assert read_text(text.encode(encoding)).text == text


def test_utf8_with_a_few_broken_bytes_stays_utf8_and_shows_where() -> None:
    raw = ("Ümläüte überall, ähnlich öde. " * 5).encode() + b"\xff end"
    reading = read_text(raw)
    assert (reading.encoding, reading.dropped) == ("utf-8", 1)
    assert reading.text.endswith("\ufffd end")


@pytest.mark.parametrize("newline", ["\r\n", "\r", "\n"])
def test_every_newline_becomes_lf(newline: str) -> None:
    assert read_text(f"One.{newline}{newline}Two.".encode()).text == "One.\n\nTwo."


def test_what_nothing_can_hold_is_dropped_and_counted() -> None:
    reading = read_text("a\x00b\x1bc\x7fd\x9de\ufffef\uffffg\tand all the rest".encode())
    assert (reading.text, reading.dropped) == ("abcdefg\tand all the rest", 6)


def test_lone_surrogates_are_dropped_and_counted() -> None:
    reading = read_text("a\ud800b and the rest".encode("utf-8", "surrogatepass"))
    assert (reading.text, reading.dropped) == ("ab and the rest", 1)


def test_right_to_left_text_keeps_its_marks() -> None:
    text = "\u202bשלום עולם\u202c said the sign.\u200f"
    assert read_text(text.encode()).text == text


@given(st.text(min_size=1))
def test_what_is_read_can_be_stored(text: str) -> None:
    try:
        reading = read_text(text.encode("utf-8", "surrogatepass"))
    except ArticleRefused:
        return
    assert reading.text.strip()
    assert reading.text.encode().decode() == reading.text
    assert not set(reading.text) & {"\r", "\x00", "\x1b", "\ufffe", "\uffff"}


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused_in_words(raw: bytes) -> None:
    try:
        text = read_text(raw).text
    except ArticleRefused as error:
        refused = error
    else:
        assert text.strip()
        return
    assert refused.what
    assert refused.safe == "Nothing was stored."
    assert refused.action


def zipped(name: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr(name, "x")
    return made.getvalue()


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"", "empty"),
        (b" \n\t \r\n", "empty"),
        ("\u00a0\u2003\n".encode(), "empty"),
        (b"\x00" * 50, "binary"),
        (bytes(range(256)) * 40, "binary"),
        (b"%PDF-1.7\n...", "PDF"),
        (b"\x89PNG\r\n\x1a\n....", "picture"),
        (b"\xff\xd8\xff\xe0 JFIF", "picture"),
        (zipped("word/document.xml"), "Word document"),
        (zipped("notes.txt"), "zip archive"),
        (b"{\\rtf1\\ansi hello}", "rich text"),
        (b"<!DOCTYPE html><html><p>Hello</p></html>", "web page"),
    ],
    ids=[
        "empty",
        "spaces",
        "wide spaces",
        "nuls",
        "noise",
        "pdf",
        "png",
        "jpeg",
        "docx",
        "zip",
        "rtf",
        "html",
    ],
)
def test_what_is_no_text_is_refused_by_name(raw: bytes, words: str) -> None:
    with pytest.raises(ArticleRefused, match=words) as refused:
        read_text(raw)
    assert refused.value.safe == "Nothing was stored."
    assert refused.value.action


def test_a_refused_format_is_told_what_can_be_read() -> None:
    with pytest.raises(ArticleRefused) as refused:
        read_text(b"%PDF-1.7")
    assert "Plain text and Markdown" in refused.value.action


def test_twenty_megabytes_are_read_and_one_byte_more_is_refused() -> None:
    line = b"The boat left the harbour.\n"
    raw = (line * (LARGEST // len(line) + 1))[:LARGEST]
    assert len(read_text(raw).text) == LARGEST
    with pytest.raises(ArticleRefused, match="too large"):
        read_text(raw + b"x")
