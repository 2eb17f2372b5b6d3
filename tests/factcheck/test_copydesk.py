"""The copy desk: what a format says and what the splitter finds, in one article."""

from __future__ import annotations

from factcheck.articles import Aside, Reading
from factcheck.copydesk import prepare
from factcheck.model import Role

BODY = (
    "The bridge over the Tarn reopened on Monday after repairs that cost 12 million pounds.\n\n"
    "The mayor said that the town had waited for eleven years.\n"
)


def roles(text: str, **known: str) -> list[tuple[str, str]]:
    article = prepare(Reading(text, "html", 0, **known), text.encode())
    return [(passage.role.value, passage.text) for passage in article.passages]


def test_the_line_that_the_format_calls_the_title_is_the_title() -> None:
    # A line with a full stop would be a sentence by its looks.
    found = roles(f"It is open.\n\n{BODY}", title="It is open.")
    assert found[0] == ("title", "It is open.")
    assert [role for role, _ in found].count("title") == 1


def test_around_a_document_there_is_no_page() -> None:
    # Lines like these, pasted from a page, would be its menu and what stands before the article.
    lines = "\n\n".join(f"Quay {n}" for n in range(24))
    words = "The harbour office counted more ships in this week than in the week before it. "
    text = f"The council said so.\n\n{lines}\n\n{words * 4}\n\n{words * 4}\n"
    folded = [
        [each.text for each in prepare(Reading(text, "docx", 0, is_document=sure), b"").passages
         if each.role is Role.FURNITURE]
        for sure in (False, True)
    ]  # fmt: skip
    assert "Quay 3" in folded[0]
    assert folded[1] == []


def test_a_heading_further_down_is_no_second_title() -> None:
    text = f"Open\n\nA Long Repair of the Harbour Bridge\n\n{BODY}"
    found = roles(text, title="Open")
    assert [words for role, words in found if role == "title"] == ["Open"]


def test_a_title_without_a_line_of_its_own_changes_no_passage() -> None:
    assert roles(BODY, title="Something else") == roles(BODY)


def test_passages_lie_where_their_words_are() -> None:
    text = f"\nIt is open.  \n\n{BODY}\nHarbour Weekly\n1\n"
    asides = (Aside(text.index("Harbour Weekly"), len(text) - 1, "running head"),)
    article = prepare(Reading(text, "pdf", 0, title="It is open.", asides=asides), b"raw")
    for passage in article.passages:
        assert article.text[passage.start : passage.end] == passage.text
    covered = "".join(passage.text for passage in article.passages)
    assert "".join(covered.split()) == "".join(text.split())


def test_what_the_format_sets_aside_is_folded_with_its_reason() -> None:
    text = BODY + "\nHarbour Weekly 1\n"
    asides = (Aside(len(BODY) + 1, len(text) - 1, "running head"),)
    last = prepare(Reading(text, "pdf", 0, asides=asides), b"raw").passages[-1]
    assert (last.role, last.text, last.reasons) == (
        Role.FURNITURE,
        "Harbour Weekly 1",
        ("running head",),
    )
    assert last.claims == ()


def test_the_article_speaks_before_its_format() -> None:
    text = f"Harbour Bridge Reopens After Long Repair\n\nBy Ines Calder\n\nMarch 03, 2020\n\n{BODY}"
    said = {"title": "Page 1", "author": "admin", "published": "2021-01-01", "outlet": "Weekly"}
    article = prepare(Reading(text, "html", 0, **said), text.encode(), "page.html")
    assert article.title == "Harbour Bridge Reopens After Long Repair"
    assert article.author == "Ines Calder"
    assert article.published == "2020-03-03"
    assert article.outlet == "Weekly"


def test_where_the_article_is_silent_its_format_is_heard() -> None:
    known = {"title": "The Bridge", "author": "Ines Calder", "published": "2020-03-03"}
    article = prepare(Reading(BODY, "docx", 0, **known), b"raw", "bridge.docx")
    assert (article.title, article.author, article.published) == tuple(known.values())


def test_the_name_of_a_fetched_page_is_its_address() -> None:
    assert prepare(Reading(BODY, "utf-8", 0), b"", "https://weekly.example/a").url
    assert prepare(Reading(BODY, "utf-8", 0), b"", "notes.txt").url == ""


def test_a_language_that_a_person_states_holds_at_import() -> None:
    told = prepare(Reading(BODY, "text", 0), BODY.encode(), language="da")
    assert told.language == "da"
    sentences = [each for each in told.passages if each.role is Role.SENTENCE]
    assert {each.reasons for each in sentences} == {("no suggestion for this language",)}
    assert all(each.claims for each in sentences)


def test_a_language_that_the_front_matter_states_holds_too() -> None:
    text = f"---\nlanguage: da\n---\n{BODY}"
    article = prepare(Reading(text, "text", 0), text.encode())
    assert article.language == "da"
    assert ("no suggestion for this language",) in [each.reasons for each in article.passages]
