"""Web pages: the article and what the page says; copied pieces whole; hostile pages refused."""

from __future__ import annotations

import json
from types import SimpleNamespace

import pytest

from factcheck import articles
from factcheck.articles import html
from factcheck.articles.html import read_html
from factcheck.errors import ArticleRefused
from tests.factcheck.articles.documents import PARAGRAPHS, article, web_page

HEAD = (
    '<meta charset="utf-8"><title>Harbour Bridge Reopens - Harbour Weekly</title>'
    '<meta property="og:title" content="Harbour Bridge Reopens">'
    '<meta property="og:site_name" content="Harbour Weekly">'
    '<meta name="author" content="Ines Calder">'
    '<link rel="canonical" href="https://weekly.example/bridge">'
    '<meta property="article:published_time" content="2020-03-03T10:00:00Z">'
)


def test_the_article_is_taken_and_the_page_around_it_left() -> None:
    reading = articles.read(web_page(article(), HEAD).encode(), "page.txt")
    assert reading.text == "\n\n".join(("Harbour Bridge Reopens", *PARAGRAPHS)) + "\n"


def test_what_the_page_says_of_itself() -> None:
    reading = read_html(web_page(article(), HEAD).encode())
    assert reading.title == "Harbour Bridge Reopens"
    assert reading.author == "Ines Calder"
    assert reading.outlet == "Harbour Weekly"
    assert reading.published == "2020-03-03"
    assert reading.url == "https://weekly.example/bridge"
    assert reading.language == "en"


@pytest.mark.parametrize("address", ["javascript:alert(1)", "file:///etc/passwd", "//x", "data:x"])
def test_row_54_only_a_web_address_is_an_address(address: str) -> None:
    head = HEAD.replace("https://weekly.example/bridge", address)
    assert not read_html(web_page(article(), head).encode()).url.startswith(address[:5])


def test_lists_tables_and_line_breaks_keep_their_form() -> None:
    more = (
        "<ul><li>Steel: 4 million</li><li>Paint: 1 million</li></ul>"
        "<table><tr><th>Year</th><th>Cost</th></tr><tr><td>2019</td><td><p>3</p></td></tr></table>"
        "<p>Open late.<br>Every day of the week until the first of May, the council said.</p>"
    )
    text = read_html(web_page(article(more), HEAD).encode()).text
    assert "- Steel: 4 million\n- Paint: 1 million\n\n" in text
    assert "Year\tCost" in text
    assert "2019\t3" in text
    assert "Open late.\nEvery day" in text


def test_a_copied_piece_is_kept_whole() -> None:
    piece = (
        "<!--StartFragment--><h2>Costs</h2><p>Short.</p><div>Two <b>bold</b> words</div><p>End</p>"
    )
    assert read_html(piece.encode()).text == "Costs\n\nShort.\n\nTwo bold words\n\nEnd\n"


def test_scripts_styles_and_hidden_words_are_no_text() -> None:
    piece = (
        "<div><script>var a = 'x'</script><style>p {}</style><p>Seen.</p>"
        "<p hidden>Gone one</p><p style='display: none'>Gone two</p>"
        "<span aria-hidden='true'>Gone three</span><noscript>Gone four</noscript></div>"
    )
    assert read_html(piece.encode()).text == "Seen.\n"


def test_what_follows_a_hidden_element_is_still_seen() -> None:
    assert read_html(b"<p>One <span hidden>no</span> two</p>").text == "One two\n"


def test_what_follows_a_comment_in_a_sentence_is_not_lost() -> None:
    # Programs that write pages put one between each piece of text that they fill in.
    split = "<p>The repairs took <!-- -->eleven<!-- --> years and <b>12 million</b> pounds.</p>"
    text = read_html(web_page(article(split)).encode()).text
    assert "The repairs took eleven years and 12 million pounds." in text


def test_a_page_with_little_text_shows_all_of_it() -> None:
    page = b"<html><body><div>The ferry sails again.</div><div>A ticket costs 9 euros.</div></html>"
    assert read_html(page).text == "The ferry sails again.\n\nA ticket costs 9 euros.\n"


def test_where_little_is_found_a_second_opinion_is_heard(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[bool] = []

    def extract(_tree: object, *, all_it_can: bool = False) -> SimpleNamespace:
        asked.append(all_it_can)
        words = "The ferry sails again on Monday. " * (9 if all_it_can else 3)
        return SimpleNamespace(body=None, text=words, as_dict=dict)

    monkeypatch.setattr(html, "_extract", extract)
    page = "<html><body><div>" + "The ferry sails again on Monday. " * 12 + "</div></body></html>"
    assert read_html(page.encode()).text.count("ferry") == 9
    assert asked == [False, True]


def test_an_article_that_a_page_holds_for_search_engines_is_read() -> None:
    about = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": "Quay"}
    about |= {"articleBody": "\n\n".join(PARAGRAPHS * 2)}
    data = f'<script type="application/ld+json">{json.dumps(about)}</script>'
    page = f"<!DOCTYPE html><html><head>{data}</head><body><div id='root'></div></body></html>"
    text = read_html(page.encode()).text
    assert all(words in text for words in PARAGRAPHS)


def test_a_page_that_a_script_writes_is_refused_in_words() -> None:
    page = b"<!doctype html><html><head><title>App</title></head><script>go()</script></html>"
    with pytest.raises(ArticleRefused, match="script") as refused:
        read_html(page)
    assert refused.value.safe == "Nothing was stored."


# --- row 49: encodings ---

WORDS = (
    "Café Zürich “opened” – für 9 € on Monday, the mayor of Malmö said to everybody at the quay."
)


def declared(charset: str) -> str:
    head = f'<meta charset="{charset}">' if charset else ""
    return f"<!DOCTYPE html><html><head>{head}</head><body><p>{WORDS}</p></body></html>"


@pytest.mark.parametrize(
    ("said", "real"),
    [
        ("utf-8", "utf-8"),
        ("windows-1252", "cp1252"),
        ("iso-8859-1", "cp1252"),  # as browsers read it: the quotes lie where Latin-1 has controls
        ("iso-8859-1", "utf-8"),
        ("utf-8", "cp1252"),
        ("", "utf-8"),
        ("", "cp1252"),
        ("no-such-charset", "utf-8"),
        ("utf-16", "utf-8"),
        ("", "utf-16"),
        ("hex", "cp1252"),
    ],
)
def test_row_49_a_wrong_or_missing_declaration_does_no_harm(said: str, real: str) -> None:
    reading = articles.read(declared(said).encode(real))
    assert reading.text == WORDS + "\n"
    assert reading.dropped == 0


@pytest.mark.parametrize(
    ("charset", "words"),
    [
        ("shift_jis", "市長は橋が再び開いたと述べた。修理には十二年かかった。"),
        ("gb2312", "市长星期一说，这座桥在修了十二年之后又开放了。"),
        ("windows-1251", "Мэр города сказал, что мост снова открыт."),
        ("euc-kr", "시장은 다리가 다시 열렸다고 말했다."),
    ],
)
def test_row_49_other_scripts_in_the_declared_encoding(charset: str, words: str) -> None:
    assert words in read_html(declared(charset).replace(WORDS, words).encode(charset)).text


def test_the_word_of_the_server_goes_before_the_page() -> None:
    raw = declared("windows-1252").replace(WORDS, "Мэр города сказал, что мост открыт.")
    assert "Мэр" in read_html(raw.encode("cp1251"), "windows-1251").text


# --- row 44: pages that would take for ever ---


@pytest.mark.parametrize(
    "page",
    [
        "<html>" + "<a " * 20_000,
        "<html>" + "<!--" * 20_000,
        "<html>" + "<div>" * 200_000 + "words" + "</div>" * 200_000,
        "<html><p>" * 300_000,
        "<html><p " + " ".join(f"a{n}=1" for n in range(100_000)) + ">words",
    ],
    ids=["open tags", "open comments", "nested", "many tags", "attributes"],
)
def test_row_44_hostile_pages_are_refused_in_words(page: str) -> None:
    with pytest.raises(ArticleRefused) as refused:
        articles.read(page.encode())
    assert refused.value.what.endswith(".")
    assert refused.value.safe == "Nothing was stored."


def test_row_44_deep_but_honest_nesting_loses_no_words() -> None:
    page = "<html><body>" + "<div>" * 1500 + f"<p>{PARAGRAPHS[0]}</p>" + "</div>" * 1500
    assert PARAGRAPHS[0] in articles.read(page.encode()).text


def test_row_47_what_nothing_can_hold_is_dropped_and_counted() -> None:
    reading = read_html(b"<p>One\x00 two\x1b &#0;three &#xD800; \xc2\x93four</p>")
    assert not set(reading.text) & set(map(chr, (0, 0x1B, 0x93, 0xD800)))
    assert "One two" in reading.text
    assert reading.dropped >= 3
    reading.text.encode("utf-8")
