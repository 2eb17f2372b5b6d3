"""Characters that a reader cannot see: shown as marks, so that a text cannot pose as another."""

from __future__ import annotations

import re

# Direction overrides and isolates, zero-width characters, invisible operators, blank fillers,
# tags, noncharacters, lone surrogates and control characters. Soft hyphens and emoji variation
# selectors stay: they are in many honest pages and change no reading.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e"
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff"
    "\ud800-\udfff\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
_NEWLINES = re.compile("\r\n?|[\u2028\u2029]")

# Scripts that are spelled with joiners (Arabic and its kin, Indic scripts up to Myanmar, Khmer).
_SPELLED_WITH_JOINERS = re.compile(
    "[\u0600-\u08ff\u0900-\u109f\u1780-\u17ff\ufb50-\ufdff\ufe70-\ufefc]"
)
# What an emoji sequence is joined from.
_EMOJI = re.compile("[\u2190-\u2bff\ufe0f\u20e3\U0001f000-\U0001faff]")


def reveal(text: str) -> str:
    """The text with every character that cannot be seen replaced by a mark such as ``⟨U+202E⟩``.

    All line ends become LF. Joiners stay where spelling or an emoji needs them.
    """
    text = _NEWLINES.sub("\n", text)
    return _INVISIBLE.sub(_mark, text)


def has_invisible(text: str) -> bool:
    """Whether ``reveal`` would put a mark anywhere."""
    return reveal(text) != _NEWLINES.sub("\n", text)


def _mark(match: re.Match[str]) -> str:
    character = match.group()
    if character in "\u200c\u200d" and _joins(match.string, match.start()):
        return character
    return f"⟨U+{ord(character):04X}⟩"


def _joins(text: str, at: int) -> bool:
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if _SPELLED_WITH_JOINERS.match(before):
        return True
    return text[at] == "\u200d" and bool(_EMOJI.match(before)) and bool(_EMOJI.match(after))
