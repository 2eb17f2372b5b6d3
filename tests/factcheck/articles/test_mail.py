"""Mail: the letter without its wrapping; pages that a browser saved in one file."""

from __future__ import annotations

from email.message import EmailMessage

from factcheck import articles
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
