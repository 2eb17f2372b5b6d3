"""Pasting: the HTML of a copy where it knows more than the text, and never fewer words."""

from __future__ import annotations

import pytest

from factcheck.clipboard import read_clip
from factcheck.errors import ArticleRefused
from factcheck.intake import read

PAGE = "<h2>Costs</h2><p>Steel cost four million.</p><p>Paint cost one million.</p>"
TEXT = "Costs\nSteel cost four million.\nPaint cost one million."


def test_paragraphs_of_the_page_are_kept() -> None:
    article = read_clip(read, TEXT, PAGE)
    assert article.text == "Costs\n\nSteel cost four million.\n\nPaint cost one million.\n"


def test_links_of_a_copied_line_are_kept() -> None:
    page = 'Steel cost <a href="https://port.example/r">four million</a>, <b>the office said</b>.'
    article = read_clip(read, "Steel cost four million, the office said.", page)
    assert article.text == "Steel cost four million, the office said.\n"
    (link,) = article.links
    assert (link.words, link.url) == ("four million", "https://port.example/r")
    assert article.text[link.start : link.end] == link.words


def test_a_text_alone_is_a_text() -> None:
    assert read_clip(read, TEXT).text == TEXT


def test_lines_of_an_editor_that_are_no_paragraphs_stay_lines() -> None:
    page = "<meta charset='utf-8'><div>Steel cost</div><div>four million.</div>"
    assert read_clip(read, "Steel cost\nfour million.", page).text == "Steel cost\nfour million."


def test_a_page_that_lost_words_is_not_taken() -> None:
    text = TEXT + " " + "More words that the page does not have. " * 4
    assert read_clip(read, text, PAGE).text == text


def test_a_page_that_cannot_be_read_leaves_the_text() -> None:
    assert read_clip(read, TEXT, "<p><script>x</script></p>").text == TEXT


def test_a_page_alone_is_read() -> None:
    assert "Steel" in read_clip(read, "", PAGE).text


def test_nothing_at_all_is_refused() -> None:
    with pytest.raises(ArticleRefused):
        read_clip(read, " ", "<p></p>")


def test_an_article_on_a_page_that_was_copied_whole_is_found() -> None:
    article = "".join(
        f"<p>On day {day} the council of the harbour met again, and the mayor said that the town "
        "had waited long enough for the bridge over the river to be open.</p>"
        for day in range(1, 12)
    )
    menu = "".join(f'<li><a href="/{n}">Section {n}</a></li>' for n in range(30))
    page = f"<nav><ul>{menu}</ul></nav><main><article>{article}</article></main>"
    text = "\n".join(f"Section {n}" for n in range(30)) + "\nOn day 1 the council " + "met " * 300
    found = read_clip(read, text, page)
    assert "Section 7" not in found.text
    assert "On day 11" in found.text
