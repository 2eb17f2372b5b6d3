"""Mail: the letter without its wrapping; pages that a browser saved in one file."""

from __future__ import annotations

import plistlib
from email.message import EmailMessage

import pytest

from factcheck import articles
from factcheck.errors import ArticleRefused
from tests.factcheck.articles.documents import PARAGRAPHS, article, web_page


def letter(text: str = "", page: str = "") -> EmailMessage:
    message = EmailMessage()
    message["From"] = "Ines Calder <ines@weekly.example>"
    message["Subject"] = "Brücke offen"
    message["Date"] = "Tue, 3 Mar 2020 23:00:00 -0500"
    message["Message-ID"] = "<1@weekly.example>"
    if text:
        message.set_content(text, charset="iso-8859-1", cte="quoted-printable")
    if page:
        message.add_alternative(page, subtype="html")
    return message


def test_a_letter_and_what_its_head_says() -> None:
    reading = articles.read(letter("Die Brücke ist offen.\n").as_bytes(), "letter.txt")
    assert reading.text == "Die Brücke ist offen.\n"
    assert (reading.title, reading.author) == ("Brücke offen", "Ines Calder")
    assert reading.published == "2020-03-03"


@pytest.mark.parametrize("charset", ["koi8-r", "windows-1251", "utf-8"])
def test_letters_are_those_of_the_encoding_that_the_part_states(charset: str) -> None:
    message = letter()
    message.set_content("Мост открыт.\n", charset=charset, cte="base64")
    assert articles.read(message.as_bytes()).text == "Мост открыт.\n"


def test_a_newsletter_that_points_to_its_page_is_read_as_the_page() -> None:
    raw = letter("See the page.", web_page(article())).as_bytes()
    assert PARAGRAPHS[0] in articles.read(raw).text


def test_attachments_are_left_out() -> None:
    message = letter("The bridge opened.\n")
    message.add_attachment("secret words", filename="a.txt")
    assert articles.read(message.as_bytes()).text == "The bridge opened.\n"


def test_a_page_saved_in_one_file_keeps_its_address() -> None:
    message = EmailMessage()
    message["From"] = "<Saved by a browser>"
    message["Snapshot-Content-Location"] = "https://weekly.example/bridge"
    message["MIME-Version"] = "1.0"
    message.set_content(web_page(article()), subtype="html", cte="quoted-printable")
    reading = articles.read(message.as_bytes())
    assert reading.url == "https://weekly.example/bridge"
    assert PARAGRAPHS[1] in reading.text
    assert reading.title == "Harbour Bridge Reopens"


def test_a_text_that_begins_like_a_letter_is_a_text() -> None:
    text = "From: the harbour\nDate: Monday\nSubject: the bridge\n\nIt opened.\n"
    assert articles.read(text.encode()).text == text


def test_a_page_saved_by_chrome_keeps_its_words_and_links() -> None:
    body = article('<p>It is in <a href="/report">the report</a> of the harbour office.</p>')
    page = web_page(body).replace("=", "=3D").replace("Tarn", "T=\r\narn")
    raw = (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://weekly.example/bridge\r\n"
        "Subject: Bridge\r\nDate: Wed, 25 Nov 2026 10:00:00 -0000\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----b"\r\n\r\n\r\n'
        "------b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n"
        f"Content-Location: https://weekly.example/bridge\r\n\r\n{page}\r\n"
        "------b\r\nContent-Type: text/css\r\n\r\np { color: red }\r\n------b--\r\n"
    )
    reading = articles.read(raw.encode())
    assert PARAGRAPHS[0] in reading.text
    assert "color" not in reading.text
    assert reading.published == ""  # when it was saved is not when it was published
    links = articles.find_links(reading.text, reading.hyperlinks)
    assert [link.url for link in links] == ["https://weekly.example/report"]


def web_archive(**page: object) -> bytes:
    return plistlib.dumps({"WebMainResource": page}, fmt=plistlib.FMT_BINARY)


def test_a_page_saved_by_safari_is_read() -> None:
    raw = web_archive(
        WebResourceData=web_page(article(title="Brücke")).encode("cp1252"),
        WebResourceURL="https://weekly.example/bridge",
        WebResourceTextEncodingName="windows-1252",
    )
    reading = articles.read(raw)
    assert reading.title == "Brücke"
    assert reading.url == "https://weekly.example/bridge"
    assert PARAGRAPHS[1] in reading.text


def test_a_web_archive_without_a_page_is_told() -> None:
    for raw in (web_archive(WebResourceData="no bytes"), web_archive()[:-20]):
        with pytest.raises(ArticleRefused, match="damaged"):
            articles.read(raw)


def test_a_mailbox_of_one_mail_is_that_mail_and_one_of_several_is_told() -> None:
    one = b"From ines@weekly.example Tue Mar  3 23:00:00 2020\n" + letter("It opened.").as_bytes()
    assert articles.read(one).text == "It opened.\n"
    with pytest.raises(ArticleRefused, match="several mails"):
        articles.read(one + b"\n" + one)


def test_words_that_begin_like_a_mailbox_are_words() -> None:
    text = "From the harbour came a letter.\nIt said: the pier is open.\n"
    assert articles.read(text.encode()).text == text
