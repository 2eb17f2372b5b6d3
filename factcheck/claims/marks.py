"""Markdown's marks: what a text says once the signs of its layout are taken off."""

from __future__ import annotations

import re

_LINK = re.compile(r"!?\[([^\[\]\n]{0,300})\]\((?:[^()\s]{0,500})(?:\s\"[^\"\n]{0,200}\")?\)")
# A star between numbers multiplies.
_EMPHASIS = re.compile(
    r"(?<![\d*])(?<!\d )\*{1,3}|\*{1,3}(?![\d*])(?! \d)"
    r"|(?<![\w/])_{1,3}(?=\w)|(?<=[\w.!?])_{1,3}(?![\w/])|`+|~~"
)
_HEAD = re.compile(r"(?:#{1,6}\s+|>\s?|[-+•●▪]\s+)+")
_SIGN = re.compile(r"[\[*_`~#>]")


def strip_marks(text: str) -> str:
    """Give ``text`` without link addresses, emphasis, heading and list marks; no word is added."""
    if _SIGN.search(text):
        text = _EMPHASIS.sub("", _LINK.sub(r"\1", text))
    head = _HEAD.match(text)
    return (text[head.end() :] if head else text).strip()


def is_heading(text: str) -> bool:
    """Say whether a line is a markdown heading."""
    return (
        text.startswith("#")
        and text.lstrip("#").startswith(" ")
        and len(text) - len(text.lstrip("#")) <= 6
    )
