"""Captions: lines that say what a picture shows, or whose picture it is."""

from __future__ import annotations

import re

_CAPTION = (
    re.compile(
        r"(?:photo|image|picture|file photo|pictured|caption|in this photo|in this image|figure "
        r"\d{1,3}|map|chart|graphic)\b\s?[:.,]|image caption\s",
        re.IGNORECASE,
    ),
    re.compile(r"\b(?:pose for|poses for) (?:a |the )?(?:photo|picture|group)", re.IGNORECASE),
    re.compile(
        r"(?:\||/|\(|[-–—]|(?<=[.!?])|,)\s?(?:photo(?:graph)?s?|image|picture|file|source"
        r"|credit)?(?:\s(?:credit|by|courtesy|from))?[\s:]{0,3}"
        r"(?:AP|AFP|Reuters|REUTERS|Getty(?: Images)?|EPA|PTI|ANI|Xinhua|Shutterstock|Bloomberg"
        r"|TASS|AP Photo|File|Handout|via REUTERS|via AP)"
        r"(?:\s?/\s?[\w .]{1,30})?(?: (?:photo|images|file photo|file))?\)?\.?$"
    ),
    re.compile(
        r"\((?:photo|image|picture|file|credit|source|AP Photo|photograph)\b[^()]{0,80}\)\.?$",
        re.IGNORECASE,
    ),
    re.compile(
        r"(?:, (?:left|right|center|centre),|\((?:left|right|L|R|C)\)).{0,200}\b(?:pose|poses"
        r"|shake|shakes|speak|speaks|attend|attends|meet|meets|arrive|arrives|walk|walks|look"
        r"|looks|listen|listens)\b"
    ),
)


def why_caption(line: str) -> str:
    """Say why ``line`` is a picture's caption, or nothing."""
    if len(line) > 700 or len(line.split()) > 90:
        return ""
    if _CAPTION[0].match(line) or _CAPTION[1].search(line):
        return "picture caption"
    if len(line) < 500 and any(pattern.search(line) for pattern in _CAPTION[2:]):
        return "picture caption"
    return ""
