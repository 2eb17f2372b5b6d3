"""Words cut into the pieces that the encoder knows."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.claims import wordpieces
from factcheck.claims.wordpieces import WordPieces, divide

VOCABULARY = (
    "[PAD] [UNK] [CLS] [SEP] the bridge bridges ##s ##head un ##open ##ed ##o ##p e ##n , . $ 5"
).split()
PIECES = WordPieces(VOCABULARY)


def cut(sentence: str, most: int = 96) -> list[str]:
    return [VOCABULARY[number] for number in PIECES.cut(sentence, most)]


def test_a_sentence_stands_between_its_marks() -> None:
    assert cut("The bridge.") == ["[CLS]", "the", "bridge", ".", "[SEP]"]


def test_a_word_is_cut_into_the_longest_pieces_from_its_start() -> None:
    assert cut("bridges") == ["[CLS]", "bridges", "[SEP]"]
    assert cut("bridgehead") == ["[CLS]", "bridge", "##head", "[SEP]"]
    assert cut("unopened") == ["[CLS]", "un", "##open", "##ed", "[SEP]"]


def test_a_word_that_cannot_be_cut_whole_is_unknown() -> None:
    assert cut("the bridgex") == ["[CLS]", "the", "[UNK]", "[SEP]"]


def test_a_long_sentence_is_cut_off_before_its_end_mark() -> None:
    assert cut("the the the the", most=4) == ["[CLS]", "the", "the", "[SEP]"]
    assert cut("unopened", most=3) == ["[CLS]", "un", "[SEP]"]


def test_what_is_kept_of_words_does_not_grow_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wordpieces, "_KEPT", 3)
    pieces = WordPieces(VOCABULARY)
    first = [pieces.cut(sentence, 96) for sentence in ("the bridge", "unopened bridges")]
    pieces.cut("one two three four five", 96)
    assert len(pieces._words) <= 3
    assert [pieces.cut(sentence, 96) for sentence in ("the bridge", "unopened bridges")] == first


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Élan VITAL", ["elan", "vital"]),
        ("$5,000-a-day", ["$", "5", ",", "000", "-", "a", "-", "day"]),
        ("it’s “so”", ["it", "’", "s", "“", "so", "”"]),
        ("a\u200bb\ufeff c\x00d", ["ab", "cd"]),
        ("東京 tower", ["東", "京", "tower"]),
        ("5 €", ["5", "€"]),
        ("", []),
    ],
)
def test_words_are_small_without_accents_and_marks_stand_alone(
    sentence: str, words: list[str]
) -> None:
    assert divide(sentence) == words


@given(st.text(max_size=200), st.integers(min_value=2, max_value=40))
def test_any_text_gives_numbers_within_the_limit(sentence: str, most: int) -> None:
    numbers = PIECES.cut(sentence, most)
    assert 2 <= len(numbers) <= most
    assert all(0 <= number < len(VOCABULARY) for number in numbers)
