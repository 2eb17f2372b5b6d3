"""What the program thinks, said as a suggestion."""

from __future__ import annotations

from dataclasses import replace

import pytest

from factcheck.model import Claim, Kind
from ui.panels.suggestion import suggestion_words

CLAIM = Claim(
    1, "u", 1, 0, 4, "Text", "Text", "", Kind.FACT, 0.9, 0.9, (), None, "", False, "", 0
)  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "reasons", "beginning"),
    [
        (Kind.FACT, ("a date: 2015",), "Looks checkable because: a date: 2015"),
        (Kind.FACT, (), "Looks checkable ·"),
        (Kind.OPINION, ("a judgement: fine",), "Reads like an opinion because: a judgement: fine"),
        (Kind.NONE, ("a question",), "Nothing to check was seen: a question"),
        (Kind.NONE, ("no suggestion for this language",), "No suggestion for this language"),
    ],
)
def test_a_suggestion_says_why_or_that_there_is_none(
    kind: Kind, reasons: tuple[str, ...], beginning: str
) -> None:
    assert suggestion_words(replace(CLAIM, kind=kind, reasons=reasons)).startswith(beginning)
