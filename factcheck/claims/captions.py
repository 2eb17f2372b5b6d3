"""Captions: lines that say what a picture shows, or whose picture it is."""

from __future__ import annotations

import re
from typing import Final

_LABEL = re.compile(
    r"(?:photo|image|picture|file photo|pictured|caption|in this photo|in this image|figure "
    r"\d{1,3}|map|chart|graphic)\b\s?[:.,]|(?:image|media) caption(?!s)"
    r"|\d{1,3}of\d{1,3}[^\W\d]"
)
_FILED = re.compile(
    r"(?:in )?this\b[^.]{0,40}\b(?:file (?:photo|image|picture)"
    r"|(?:photo|image|picture),? (?:provided|released) by)\b"
)
_AGENCIES: Final = (
    "AP", "AFP", "Reuters", "REUTERS", "Getty", "EPA", "PTI", "ANI", "Xinhua", "Shutterstock",
    "Bloomberg", "TASS", "File", "Handout",
)  # fmt: skip
_CREDIT = re.compile(
    r"(?:\||/|\(|[-–—]|(?<=[.!?])|,)\s?(?:photo(?:graph)?s?|image|picture|file|source"
    r"|credit)?(?:\s(?:credit|by|courtesy|from))?[\s:]{0,3}"
    rf"(?:{'|'.join(_AGENCIES)}|Getty Images|AP Photo|via REUTERS|via AP)"
    r"(?:\s?/\s?[\w .]{1,30})?(?: (?:photo|images|file photo|file))?\)?\.?$"
)
_SIGNED = re.compile(
    r"(?<=[.!?”\"\w])\s(?:Photo(?:graph)?|Picture|Image|Illustration|Composite|Graphic|Credit)s?:\s"
    r"[A-Z][^.!?]{1,60}$"
)
"""A sentence on a picture, and who took it: "Boats at dusk. Photograph: Ines Calder/HW"."""
_CREDIT_MOST: Final = 120
_IN_BRACKETS = re.compile(
    r"\((?:photo|image|picture|file|credit|source|AP Photo|photograph)\b[^()]{0,80}\)\.?$",
    re.IGNORECASE,
)
_PLACED = re.compile(
    r"(?:, (?:left|right|center|centre),|\((?:left|right|L|R|C)\)).{0,200}\b(?:pose|poses"
    r"|shake|shakes|speak|speaks|attend|attends|meet|meets|arrive|arrives|walk|walks|look"
    r"|looks|listen|listens)\b"
)
_LONGEST: Final = 700
_LONGEST_CREDITED: Final = 500


def why_caption(line: str) -> str:
    """Say why ``line`` is a picture's caption, or nothing."""
    if len(line) > _LONGEST:
        return ""
    small = line.lower()
    is_caption = (
        _LABEL.match(small)
        or small.endswith("licensing rights")
        or (small.startswith(("this ", "in this ")) and _FILED.match(small))
        or (len(line) < _LONGEST_CREDITED and (_is_credited(line) or _PLACED.search(line)))
    )
    return "picture caption" if is_caption else ""


def _is_credited(line: str) -> bool:
    """Say whether the line ends with whose picture it is."""
    if line.endswith((")", ").")) and _IN_BRACKETS.search(line):
        return True
    # Looking for the names is many times quicker than trying the pattern everywhere.
    end = line[-_CREDIT_MOST:]
    if ": " in end and _SIGNED.search(end):
        return True
    return any(map(end.__contains__, _AGENCIES)) and bool(_CREDIT.search(end))
