"""What cannot be seen is shown as a mark, and what spelling needs is left alone."""

from __future__ import annotations

import pytest

from factcheck.report.characters import reveal


@pytest.mark.parametrize(
    "hidden",
    [
        "\x00", "\x1b", "\x7f", "\x85", "\u061c", "\u200b", "\u200e", "\u202a", "\u202b", "\u202c",
        "\u202d", "\u202e", "\u2060", "\u2066", "\u2067", "\u2068", "\u2069", "\u3164", "\ufeff",
        "\ufffe", "\ud800", "\U000e0041", "\u200d", "\u200c",
    ],
)  # fmt: skip
def test_row_48_hidden_characters_become_marks(hidden: str) -> None:
    assert reveal(f"a{hidden}b") == f"a⟨U+{ord(hidden):04X}⟩b"


@pytest.mark.parametrize(
    "text",
    [
        "plain words, “quoted” – and a soft\u00adhyphen",
        "می\u200cخواهم",  # Persian is spelled with the non-joiner
        "क्\u200dष",  # and Hindi with the joiner
        "👩\u200d🔬 ☂\ufe0f",
        "tab\tand\nnewline",
    ],
)
def test_honest_text_is_left_alone(text: str) -> None:
    assert reveal(text) == text


def test_every_line_end_is_one_newline() -> None:
    assert reveal("a\r\nb\rc\u2028d\u2029e") == "a\nb\nc\nd\ne"
