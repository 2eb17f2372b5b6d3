"""Furniture: what a page carries beside its article, each kind with its reason.

A line is furniture by what it says only where hardly any article would say it so, and only up to a
length; to fold true text is worse than to leave a menu standing.
"""

from __future__ import annotations

import re
from typing import Final

from factcheck.claims.mentions import MENTIONED, MENTIONS
from factcheck.claims.notices import OPENINGS

_DECORATION = re.compile(
    r"\A[*#>•·|»\-– \u2190-\u21ff\u2600-\u27bf\U0001f300-\U0001faff\ufe0f]{1,20}"
)
_OF_ITSELF = re.compile(
    r"\A(?:www\.|\S{2,40}\.(?:com|org|net|ca|uk|info|example)\b)|\b(?:this|our"
    r"|the) (?:web ?)?(?:site|page|portal)\b"
    r"|\bwe (?:are making|make|publish|believe)\b|\bif you (?:wish|want|would like) to use\b",
    re.IGNORECASE,
)
_MATERIAL = re.compile(
    r"\b(?:[Mm]aterial|[Cc]ontent|[Aa]rticles?|[Ww]orks?|MATERIAL|CONTENT|ARTICLES?|WORKS?)\b"
)
_PERMISSION: Final = tuple(
    re.compile(words, re.IGNORECASE)
    for words in (
        r"\bfair (?:use|dealing)\b",
        r"\bcopyright|\brights?[- ](?:holder|owner)s?\b|\b(?:holder|owner)s? of (?:the )?rights?\b",
        r"\bpermission\b|\bauthori[sz]ed\b|\bcleared\b",
        r"\b(?:non-?profit|free of charge|without (?:profit|charge)|educational|purposes?)\b",
    )
)
_COOKIES = re.compile(r"cookies?\b")
_SITE = re.compile(r"\b(?:web ?site|this site|browser)\b")
_NETWORKS: Final = frozenset(
    "facebook twitter whatsapp linkedin pinterest pint reddit telegram messenger instagram youtube "
    "tumblr flipboard google+ email e-mail print rss vk viber line weibo wechat xing snapchat "
    "tiktok threads bluesky mastodon pocket".split()
)
_SEPARATOR = re.compile(r"[\W_]+")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")


def why_furniture(line: str) -> str:
    """Say what kind of furniture ``line`` (without markdown marks) is by its words, or nothing."""
    if not line or (len(line) <= 400 and _SEPARATOR.fullmatch(line)):
        return "separator"
    if len(line) > 2_500:
        return ""
    small = line.lower()
    head = small[:400] if small[0].isalnum() else _DECORATION.sub("", small[:400])
    words = len(line.split())
    reason = OPENINGS.why(head, words)
    if not reason and any(map(head.__contains__, MENTIONED)):
        reason = MENTIONS.why(head, words)
    if reason:
        return reason
    if 2 <= words <= 8 and _is_share_bar(head):
        return "share request"
    if words == 1 and _ADDRESS.fullmatch(head):
        return "web address"
    if words <= 250 and ("right" in small or "fair " in small) and _is_permission_notice(line):
        return "copyright"
    if words <= 120 and len(_COOKIES.findall(small)) > 1 and _SITE.search(small):
        return "cookie notice"
    return ""


def _is_share_bar(line: str) -> bool:
    """Say whether little but names of networks stands in a line."""
    words = [word.strip(".,|·•:/") for word in line.split()]
    named = sum(word in _NETWORKS for word in words)
    return named >= 2 and 2 * named >= len(words)


def _is_permission_notice(line: str) -> bool:
    """Say whether a paragraph tells under which right a site shows what belongs to others.

    An article on copyright says such things of other people; the notice speaks of itself.
    """
    if not _MATERIAL.search(line) or not _OF_ITSELF.search(line):
        return False
    return sum(bool(said.search(line)) for said in _PERMISSION) >= 3
