"""To whom each sentence is attributed."""

from __future__ import annotations

import pytest

from factcheck.claims.blocks import find_blocks
from factcheck.claims.sentences import split_block
from factcheck.claims.speakers import speakers, who_says
from factcheck.claims.words import Words


def said_by(text: str) -> list[str]:
    blocks = find_blocks(text)
    sentences = [span for start, end in blocks for span in split_block(text, start, end)]
    heard = speakers(text, [Words(text, *span) for span in sentences], blocks)
    return [who_says(said, *span) for said, span in zip(heard, sentences, strict=True)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "“We waited for a day. The old boat sank in the storm,” Ruth Marsh said.",
            ["Ruth Marsh", "Ruth Marsh"],
        ),
        ("Ruth Marsh, the harbour master, said the old boat sank in the storm.", ["Ruth Marsh"]),
        (
            "Ruth Marsh said the old boat sank in the storm. She said that nobody drowned.",
            ["Ruth Marsh"] * 2,
        ),
        (
            "Ruth Marsh said the old boat sank in the storm. “It was an old boat,” she said.",
            ["Ruth Marsh"] * 2,
        ),
        ("The Harbour Board met. It said that the boat sank.", ["", "The Harbour Board"]),
        ("“It sank in the storm,” Marsh said.\n\nThe boat was old.", ["Marsh", ""]),
        ("“It sank,” the senior master of the harbour said.", ["the senior master of the harbour"]),
        ("The board's lawyer, Ruth Marsh, said the boat sank.", ["The board's lawyer, Ruth Marsh"]),
        ("You’ll learn that the boat sank.", [""]),
        ("It was late. It said that the boat sank.", ["", ""]),
    ],
)
def test_sentences_have_the_speaker_that_the_text_names(text: str, names: list[str]) -> None:
    assert said_by(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "In the language of the harbour this is a late boat.",
        "Nobody in Oslo says that the boat is late.",
        "That means that the boat is late.",
        "The board kept the agreement that it signed with the mayor last year.",
        "Ruth Marsh, who's expected to sell the boat, left.",
        "Ruth Marsh sold the boat to the board.",
        "Ruth Marsh did not say whether the boat was safe.",
        "The board refused to say that the boat was safe.",
        "Ruth Marsh hasn’t confirmed that the boat was safe.",
    ],
)
def test_the_voice_of_the_article_has_no_speaker(text: str) -> None:
    assert said_by(text) == [""]
