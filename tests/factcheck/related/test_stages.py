"""Work is not begun or under way, told by the words that say so at the time of writing."""

from __future__ import annotations

import pytest

from factcheck.related.stages import Stage, read_stage
from factcheck.related.words import tokens


@pytest.mark.parametrize(
    ("text", "stage", "words"),
    [
        ("The line is under construction near Bergen.", Stage.UNDER_WAY, "under construction"),
        ("Work is already underway.", Stage.UNDER_WAY, "underway"),
        ("The dam is now being repaired.", Stage.UNDER_WAY, "is now being repaired"),
        ("They are building the pier.", Stage.UNDER_WAY, "are building"),
        ("A bridge is to be built.", Stage.AHEAD, "is to be built"),
        ("Work will begin in May.", Stage.AHEAD, "will begin in"),
        ("The pier has not been built.", Stage.AHEAD, "not been built"),
        ("Work has not yet begun.", Stage.AHEAD, "not yet begun"),
        ("Work has not begun.", Stage.AHEAD, "not begun"),
        ("The bridge exists only on paper, she said.", Stage.AHEAD, "only on paper"),
        ("It is there only in drawings so far.", Stage.AHEAD, "only in drawings"),
    ],
)
def test_a_stage_is_told_with_its_words(text: str, stage: Stage, words: str) -> None:
    assert read_stage(tokens(text)) == (stage, words)


@pytest.mark.parametrize(
    "text",
    [
        "The bridge was built in 1998.",
        "The bridge is a listed building.",
        "Only on Monday did the paper say so.",
        "The mayor will resign.",
        "Nothing is planned.",
    ],
)
def test_what_tells_no_stage(text: str) -> None:
    assert read_stage(tokens(text)) is None
