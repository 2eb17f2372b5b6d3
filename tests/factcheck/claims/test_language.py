"""Languages are told by script and small words, and only where these say enough."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.claims.language import guess_language, languages


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The council bought two ferries from the company on Monday."),
        ("de", "Der Rat hat am Montag zwei Fähren von der Gesellschaft gekauft."),
        ("fr", "Le conseil a acheté deux bateaux pour la ville et les habitants."),
        ("es", "El alcalde dijo que los barcos de la ciudad se venden por poco."),
        ("it", "Il sindaco ha detto che il traghetto non è della città."),
        ("pt", "O conselho não comprou os barcos da cidade, mas uma ponte."),
        ("nl", "De burgemeester zegt dat het schip niet van de stad is."),
        ("pl", "Burmistrz powiedział, że statek nie jest własnością miasta."),
        ("tr", "Belediye bu gemi için çok para verdi ve bir köprü daha aldı."),
        ("ru", "Совет купил два парома в понедельник."),
        ("uk", "Рада купила два пороми і міст її мрії."),
        ("el", "Το συμβούλιο αγόρασε δύο πλοία."),
        ("ar", "اشترى المجلس سفينتين يوم الاثنين."),
        ("he", "המועצה קנתה שתי ספינות."),
        ("hi", "परिषद ने दो जहाज खरीदे।"),
        ("zh", "市议会星期一买了两艘渡轮。"),
        ("ja", "市議会は月曜日に船を買いました。"),
        ("ko", "의회는 배 두 척을 샀다."),
        ("or", "ପରିଷଦ ଦୁଇଟି ଜାହାଜ କିଣିଲା।"),
        ("bo", "ཚོགས་འདུས་གྲུ་གཟིངས་གཉིས་ཉོས།"),
    ],
)
def test_a_sentence_tells_its_language(language: str, text: str) -> None:
    assert guess_language(text) == language


@pytest.mark.parametrize("text", ["", "1989", "Ines Calder", "6 April 2014", "😀 — *"])
def test_too_little_tells_nothing(text: str) -> None:
    assert guess_language(text) == ""


def test_a_short_sentence_is_in_the_language_of_the_others() -> None:
    german = "der rat hat am montag zwei schiffe von der stadt gekauft".split()
    assert languages([german, ["hamburg", "wartet"]]) == ["de", "de"]
    english = "the council bought two ships from the town".split()
    assert languages([english, ["hamburg", "waits"]]) == ["en", "en"]


def test_a_foreign_sentence_in_an_english_text_is_told() -> None:
    english = "the council bought two ships from the town".split()
    german = "das ist nicht die stadt und das ist nicht der rat".split()
    assert languages([english, german, english]) == ["en", "de", "en"]


@given(st.lists(st.lists(st.text(min_size=1, max_size=5), max_size=5), max_size=5))
def test_every_sentence_gets_a_language(sentences: list[list[str]]) -> None:
    assert len(languages(sentences)) == len(sentences)
    assert all(languages(sentences))


def test_one_small_word_of_english_makes_no_english_sentence_in_a_french_text() -> None:
    french = "le conseil dit que la ville n'est pas dans les dettes".split()
    assert languages([french, "le maire a parlé".split()]) == ["fr", "fr"]
    english = "the council bought two ships from the town".split()
    assert languages([french, french, english]) == ["fr", "fr", "en"]


def test_a_long_text_without_small_words_of_english_is_not_taken_for_english() -> None:
    swahili = "baraza lilinunua meli mbili siku hiyo mjini .".split()
    assert set(languages([swahili] * 6)) == {"und"}
    assert languages([swahili]) == ["en"]  # too little to tell
    # A list has no small words in any language.
    assert set(languages(["two cups apple vinegar warm water".split()] * 12)) == {"en"}


def test_a_stated_language_is_that_of_the_text_and_not_of_what_is_quoted_in_it() -> None:
    english = "the council bought two ships from the town".split()
    german = "das ist nicht die stadt und das ist nicht der rat".split()
    text = [english, english, german, english]
    assert languages(text, "da") == ["da", "da", "de", "da"]
    # One sentence of a text that seemed to be English is not all of it.
    assert languages([german], "da", "en") == ["de"]
    assert languages([["hamburg", "waits"]], "da", "en") == ["da"]
