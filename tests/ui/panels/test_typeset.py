"""The page of an article: what is shown, and that every character is found again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from factcheck.model import Article, Kind, Role, StoredPassage
from ui.panels.page import Act, Page, Part
from ui.panels.typeset import BLOCK_LIMIT, lay_out, meta_words

S, T, F, C = Role.SENTENCE, Role.TITLE, Role.FURNITURE, Role.CAPTION
Write = Callable[..., Any]


def blocks(page: Page, *parts: Part) -> list[str]:
    return [page.excerpt(b.start, b.end) for b in page.blocks if not parts or b.part in parts]


def test_sentences_of_one_line_are_one_paragraph_and_a_blank_line_begins_another(
    write: Write,
) -> None:
    made = write((S, "The ship came."), " ", (S, "It left."), "\n\n", (S, "Nobody saw it."))

    page = lay_out(made.article, made.passages, frozenset())

    assert blocks(page, Part.BODY) == ["The ship came. It left.", "Nobody saw it."]


def test_a_newline_inside_a_passage_is_shown_as_one_space(write: Write) -> None:
    made = write((S, "The ship came \n  from the north."))

    page = lay_out(made.article, made.passages, frozenset())

    assert blocks(page, Part.BODY) == ["The ship came from the north."]


def test_one_newline_between_sentences_ends_a_paragraph(write: Write) -> None:
    made = write((S, "The ship came."), "\n", (S, "It left."))

    page = lay_out(made.article, made.passages, frozenset())

    assert blocks(page, Part.BODY) == ["The ship came.", "It left."]


def test_in_text_cut_at_a_width_a_full_line_goes_on(write: Write) -> None:
    first = "It came from the north in a storm that broke\nthe mast and then two of its sails."
    made = write((S, first), "\n", (S, "It left."))

    page = lay_out(made.article, made.passages, frozenset())

    assert len(first.split("\n")[1]) > 0.75 * len(first.split("\n")[0])
    assert blocks(page, Part.BODY) == [first.replace("\n", " ") + " It left."]


def test_one_line_that_was_joined_does_not_make_a_page_a_text_cut_at_a_width(write: Write) -> None:
    joined = "Of all that the ship had brought from the north in the\nstorm little was left."
    lines = [
        "The ship came from the north, and it was all but empty.",
        "What was left",
        "Fish",
    ]
    made = write(
        (F, "All rights are reserved by the paper of the harbour\nback"),
        *(piece for line in lines for piece in ("\n", (S, line))),
        "\n\n",
        (S, joined),
        *(piece for line in lines for piece in ("\n", (S, line))),
    )

    page = lay_out(made.article, made.passages, frozenset())

    assert blocks(page, Part.BODY) == [*lines, joined.replace("\n", " "), *lines]


def test_the_metadata_stand_under_the_title(write: Write) -> None:
    made = write((T, "Harbour closed"), "\n\n", (S, "The ship came."))

    page = lay_out(made.article, made.passages, frozenset())

    assert [block.part for block in page.blocks] == [Part.TITLE, Part.META, Part.BODY]
    assert meta_words(made.article) == "Harbour Post · 5 Apr 2021 · SHA-256 4f1c…9a"


def test_a_title_known_from_elsewhere_is_shown_but_is_no_text_of_the_article(write: Write) -> None:
    made = write((S, "The ship came."), title="Harbour closed")

    page = lay_out(made.article, made.passages, frozenset())

    assert blocks(page, Part.TITLE) == ["Harbour closed"]
    assert page.article_span(0, len("Harbour closed")) is None


def test_a_text_named_after_its_first_words_does_not_show_them_twice(write: Write) -> None:
    made = write((F, "Follow us"), "\n", (S, "The ship came at dawn."), title="The ship came…")

    page = lay_out(made.article, made.passages, frozenset())

    assert blocks(page, Part.TITLE) == []


def test_furniture_in_a_row_is_one_line_that_says_why(write: Write) -> None:
    made = write((F, "Home"), "\n", (F, "News\nSport"), "\n\n", (S, "The ship came."))

    page = lay_out(made.article, made.passages, frozenset())

    assert blocks(page, Part.FOLD) == ["▸ 3 lines folded: site menu · show · restore"]
    assert page.folds[0].passage_ids == (1, 2)
    assert [page.excerpt(k.start, k.end) for k in page.links] == ["show", "restore"]
    assert [link.act for link in page.links] == [Act.TOGGLE, Act.RESTORE]
    assert page.shown(0, 4) is None


def test_opened_furniture_is_shown_in_its_place(write: Write) -> None:
    made = write((F, "Home"), "\n", (F, "News"), "\n\n", (S, "The ship came."))

    page = lay_out(made.article, made.passages, {2})

    assert blocks(page, Part.FURNITURE) == ["Home", "News"]
    assert page.folds[0].opened
    shown = page.shown(5, 9)
    assert shown is not None
    assert page.excerpt(*shown) == "News"


def test_text_that_no_passage_holds_is_shown_all_the_same(write: Write) -> None:
    made = write((S, "The ship came."), " Then this, ", (S, "It left."))

    page = lay_out(made.article, made.passages, frozenset())

    assert blocks(page, Part.BODY) == ["The ship came. Then this, It left."]


def test_a_line_without_end_becomes_blocks_that_lose_nothing(write: Write) -> None:
    words = "x" * (3 * BLOCK_LIMIT + 7)
    made = write((S, words))

    page = lay_out(made.article, made.passages, frozenset())

    pieces = blocks(page, Part.BODY)
    assert all(len(piece) <= BLOCK_LIMIT for piece in pieces)
    assert "".join(pieces) == words
    assert [b.joined for b in page.blocks if b.part is Part.BODY] == [False, True, True, True]


def test_a_long_paragraph_is_cut_behind_a_space(write: Write) -> None:
    made = write((S, "word " * BLOCK_LIMIT + "end"))

    page = lay_out(made.article, made.passages, frozenset())

    assert all(piece.endswith(" ") for piece in blocks(page, Part.BODY)[:-1])


def test_positions_count_an_emoji_twice_as_qt_does(write: Write) -> None:
    made = write((S, "A 🎉 party."), " ", (S, "It left."))
    start = made.text.index("It")

    page = lay_out(made.article, made.passages, frozenset())
    shown = page.shown(start, start + 2)

    assert shown is not None
    body = next(block for block in page.blocks if block.part is Part.BODY)
    assert shown[0] - body.start == start + 1
    assert page.article_span(*shown) == (start, start + 2)


def test_a_span_of_our_own_words_is_no_span_of_the_article(write: Write) -> None:
    made = write((F, "Home"), "\n\n", (S, "The ship came."))
    page = lay_out(made.article, made.passages, frozenset())
    fold = page.blocks[page.folds[0].block]

    assert page.article_span(fold.start, fold.end) is None
    assert page.article_span(0, page.blocks[-1].end) == (6, len(made.text))


WORDS = st.text(
    alphabet=st.sampled_from("ab \n\t.🎉é\u0301שع\u200d\u2028\u2029\ufdd0"), min_size=1, max_size=30
).filter(lambda words: words.strip() == words)
PIECES = st.lists(
    st.tuples(
        st.sampled_from([T, S, S, S, C, F, Role.BYLINE]),
        WORDS,
        st.sampled_from([" ", "\n", "\n \n", ""]),
    ),
    min_size=1,
    max_size=12,
)


def built(pieces: list[tuple[Role, str, str]]) -> tuple[Article, list[StoredPassage]]:
    text, passages = "", []
    for number, (role, words, between) in enumerate(pieces, 1):
        start = len(text)
        text += words
        passages.append(StoredPassage(number, 1, start, len(text), role, Kind.FACT, (), False))
        text += between
    article = Article(1, "u", "T", "O", "A", "", "", "", "", "", 0, "ab" * 32, "", text)
    return article, passages


@given(PIECES, st.data())
def test_every_claim_is_found_again_at_its_own_offsets(
    pieces: list[tuple[Role, str, str]], data: st.DataObject
) -> None:
    article, passages = built(pieces)
    page = lay_out(article, passages, frozenset())
    open_text = [p for p in passages if p.role is not F]
    if not open_text:
        return
    passage = data.draw(st.sampled_from(open_text))
    start = data.draw(st.integers(passage.start, passage.end - 1))
    end = data.draw(st.integers(start + 1, passage.end))
    # A claim has no outer spaces: newlines within it are all that the page draws together.
    while start < end and article.text[start].isspace():
        start += 1
    while end > start and article.text[end - 1].isspace():
        end -= 1
    if start == end:
        return

    shown = page.shown(start, end)

    assert shown is not None
    assert page.article_span(*shown) == (start, end)
    assert page.article_offset(shown[0]) == start
    assert "".join(page.excerpt(*shown).split())[:1] != ""


@given(PIECES)
def test_the_blocks_are_the_lines_of_the_page_and_nothing_visible_is_lost(
    pieces: list[tuple[Role, str, str]],
) -> None:
    article, passages = built(pieces)

    page = lay_out(article, passages, {p.id for p in passages})

    assert "\n".join(blocks(page)) == page.text
    quoted = "".join(blocks(page, *(part for part in Part if not part.is_ours)))
    odd = str.maketrans(dict.fromkeys("\u2028\u2029\ufdd0\ufffd"))
    assert strip(article.text.translate(odd)) in strip(quoted.translate(odd))


def strip(text: str) -> str:
    return "".join(text.split())
