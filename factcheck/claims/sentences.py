"""Sentences: spans inside a block, by rules over the marks that may end one."""

from __future__ import annotations

import re
from typing import Final

from factcheck.claims.abbreviations import (
    MAYBE_LAST,
    MONTHS_ELSEWHERE,
    NEVER_LAST,
    STARTERS,
    TITLES,
    ZONES,
)
from factcheck.claims.blocks import Span, find_blocks
from factcheck.claims.seams import find_seams, list_items

_CLOSERS: Final = "\"'”’»)]*_」』）】》〉"
_FOREIGN: Final = (
    "\u0589\u061d\u061e\u061f\u06d4\u0700\u0701\u0702\u07f9\u0964\u0965\u0df4\u104b\u1362\u1367\u1368"
    "\u166e\u1803\u1809\u17d4\u17d5\u1c7e\u1c7f\u203c\u203d\u2047-\u2049\u2e2e\u3002\ua60e\ua8ce\ua8cf"
    "\ufe12\ufe52\ufe56\ufe57\uff01\uff0e\uff1f\uff61"
)
"""The marks that end sentences in other scripts (Unicode's property Sentence_Terminal)."""
# The marks come first, because a pattern that begins with a set of letters is looked for fast.
_STOP = re.compile(
    rf"[.!?…;\u037e{_FOREIGN}](?:(?<=\.)(?:(?: \.){{2,}}|\.+)|(?<=[.!?…])[.!?…]*"
    rf"|(?<=[{_FOREIGN}])[{_FOREIGN}]*|(?<=[\u0370-\u03ff\u1f00-\u1fff][;\u037e]))"
    # German and Urdu close with the mark that opens in English; no space stands before it.
    r"(?:[\"'”’»)\]*_」』）】》〉]|[“‘](?=[\s,;:]|$))*[¹²³⁰⁴-⁹]*"
)
_IS_FOREIGN = re.compile(rf"[{_FOREIGN}]")
_GOES_ON = re.compile(r"[とっで]")
"""Japanese: what was said goes on after its closing mark with the particle that quotes it."""
_QUOTE_OPENERS: Final = frozenset("“\"'‘«„「『")
_OPENERS: Final = frozenset("\"'“‘«„([{*_#•–—-¿¡「『（ ")
_DASHES: Final = frozenset("—–-")
_MONEY: Final = frozenset("$£€¥₹₽")
_NOTE = re.compile(
    r"\[\s?\d{1,3}(?:\s?[-–,]\s?\d{1,3}){0,8}\s?\](?:\s*\[\s?\d{1,3}(?:\s?[-–,]\s?\d{1,3}){0,8}\s?\]){0,9}"
)
_GLUED_NOTE = re.compile(r"\d{1,3}(?:[,–-]\s?\d{1,3}){0,5}(?=\s+[“\"]?[A-Z][a-z])")
_SPACED_NOTE = re.compile(r"\s(\d{1,2})\s([A-Z][a-z]*)\b")
_WORD = re.compile(r"[^\W\d_][\w'’.-]{0,30}")
_DOTTED = re.compile(r"(?:[^\W\d_]\.){1,6}[^\W\d_]")
_NUMBERED_THING = re.compile(r"(?:Section|Chapter|Part|Box|Article|Step|Act|Scene)\s+[\d.]{1,8}")
_LONE_MARK = re.compile(r"\(?(?:\d{1,3}(?:\.\d{1,2}){0,3}|[a-zA-Z]|[ivxIVX]{1,4})")
_AT_TIME = re.compile(r"(?:At|By|Around|About|Before|After|Until|From) (?:\w+ )?\d.{0,10}")
_AFTER_NAME = re.compile(r"(?<=\s)[A-Z][a-z]{2,20} I\Z")
_CITATION = re.compile(r"\([A-Z][^()]{1,60}\d[^()]{0,20}\)\s?[.;,]")
_PLAIN_WORD = re.compile(
    r"[\"“‘'(\[]{0,2}(?:[^\W\d_A-Z][^\W\d_]+(?:['’-][^\W\d_]+)?|(?:19|20)\d\d"
    r"|[A-Z][^\W\d_A-Z]{3,}|\d{1,4}%)"
)
_GLUED_START = re.compile(r"(?:[A-Z][^\W\d_A-Z'’]+[ ,’']|[“\"‘][A-Z]|I |A [a-z])")
_SAID: Final = (
    "(?:said|says|asked|asks|wrote|writes|added|adds|replied|cried|exclaimed|shouted|wondered"
    "|tweeted|told|thought|called|answered|whispered|yelled|screamed|muttered|demanded)"
)
_ASKED = re.compile(
    r"(?:(?:[A-Z][\w.'’-]{0,30}|[Tt]he|[a-z]{2,14})\s){1,4}?"
    rf"{_SAID}\b"
)
_THOUGHT = re.compile(rf"{_SAID}\s[A-Z]")
"""Who asked, where no mark closes the question: "Forty? thought Marsh"."""
_SMALL_LAST: Final = frozenset("it me us so do go up he we be".split())
"""Words of two letters that are no abbreviation before a small letter."""
_SIGNED = re.compile(r"[—–-]{1,2}\s?[^\W\d_a-z][^.!?:;]{1,60}\Z")
_QUOTE_CLOSERS: Final = frozenset("\"”»’'")


def split_sentences(text: str) -> list[Span]:
    """Give the spans of the sentences of ``text``, in order.

    Every character that is not a space lies in exactly one span, for any input; no span begins or
    ends with a space.
    """
    return [span for start, end in find_blocks(text) for span in split_block(text, start, end)]


def split_block(text: str, start: int, end: int) -> list[Span]:
    """Give the sentences of one block; newlines inside it count as spaces."""
    start = _skip_spaces(text, start, end)
    while end > start and text[end - 1].isspace():
        end -= 1
    if start == end:
        return []
    spans: list[Span] = []
    for first, last in list_items(text, start, end):
        for seam, following in find_seams(text, first, last):
            if seam > first:
                spans.extend(_split_plain(text, first, seam))
                first = following
        spans.extend(_split_plain(text, first, last))
    return spans


def _split_plain(text: str, start: int, end: int) -> list[Span]:
    spans: list[Span] = []
    for found in _STOP.finditer(text, start, end):
        stop, after = found.span()
        if (stop <= start and text[stop] not in ".?!…") or stop < start:
            continue
        if after >= end:
            break
        cut = _cut(text, start, stop, after, end)
        if cut:
            spans.append((start, cut[0]))
            start = cut[1]
    spans.append((start, end))
    return spans


def _cut(text: str, start: int, stop: int, after: int, end: int) -> Span | None:
    """Give where the sentence ends and where the next begins, if the mark at ``stop`` ends one."""
    mark, body = text[stop], text[stop:after]
    if body.startswith(". . . .") and text[stop - 1].isalpha():
        return stop + 1, stop + 2
    note = _NOTE.match(text, _skip_spaces(text, after, end), end)
    if note and mark in ".!?…":
        # "... of the species. [10] [4] In": the marks belong to the sentence that they document.
        after = note.end()
    elif mark in ".!?" and (number := _SPACED_NOTE.match(text, after, end)):
        if number.group(2).lower() in STARTERS and not text[start].isdigit():
            after = number.end(1)
    elif mark == "." and (number := _GLUED_NOTE.match(text, after, end)):
        if len(_last_word(text, start, stop)) < 3 or text[stop - 1].isdigit():
            return None
        return number.end(), _skip_spaces(text, number.end(), end)
    following = _skip_spaces(text, after, end)
    if following >= end:
        return None
    if following == after:
        glued = _ends_without_space(text, start, stop, after, end)
        return (after, following) if glued or (note and text[after] not in _CLOSERS) else None
    first_at = following
    while first_at < end and text[first_at] in _OPENERS:
        first_at += 1
    first = text[first_at] if first_at < end else ""
    body = text[stop:after]
    if text[following] in _DASHES and (
        first.islower() or (body[-1] in _QUOTE_CLOSERS and _SIGNED.match(text, following, end))
    ):
        # « ... ! — сказал он», "..." - Ada Carver: who says it.
        return None
    if not _may_begin(text[following], first):
        return (after, following) if _ends_before_small(text, start, stop, body, first) else None
    if ("…" in body or ".." in body or ". ." in body) and not _begins_after_dots(
        text, stop, body, first_at
    ):
        return None
    if body.count("(") == 0 and _inside_brackets(text, start, after, end):
        return None
    if body[-1] in "\"”’'" and _CITATION.match(text, following, end):
        return None
    found = _WORD.match(text, first_at, end)
    word = found.group() if found else ""
    if (
        body[-1] in "\"”’'"
        and mark in "?!"
        and _ASKED.match(text, following, min(end, following + 90))
    ):
        return None
    if body in (".", ".)") and not _full_stop_ends(text, start, stop, first, word.lower()):
        return None
    return after, following


def _begins_after_dots(text: str, stop: int, body: str, first_at: int) -> bool:
    """Say whether a sentence begins after an ellipsis: "I" has its capital anywhere."""
    if not text[first_at].isupper():
        return False
    alone = text[first_at : first_at + 2] in ("I ", "I'", "I’")
    return not alone or body.count(".") > 3 or text[stop - 1].isalnum()


def _may_begin(opening: str, first: str) -> bool:
    """Say whether a sentence may begin with ``opening``; ``first`` is its first letter."""
    if first.isalnum():
        return not first.islower()
    return bool(first) and (first in _MONEY or opening in _QUOTE_OPENERS or ord(first) > 0x2FFF)


def _ends_before_small(text: str, start: int, stop: int, body: str, first: str) -> bool:
    """Say whether a stop ends a sentence before a small letter: some never press shift."""
    if not first.islower() or not (body == "." or (body[0] in "?!" and body.strip("?!") == "")):
        return False
    word = _last_word(text, start, stop)
    if body != ".":
        asked = _THOUGHT.match(text, stop + len(body) + 1)
        return len(word) > 1 and word.islower() and not asked
    return (
        (len(word) > 2 or word in _SMALL_LAST)
        and word.isalpha()
        and word.islower()
        # Elsewhere what has a stop before a small letter is an abbreviation.
        and word.isascii()
        and word not in NEVER_LAST
        and word not in MAYBE_LAST
    )


def _full_stop_ends(text: str, start: int, stop: int, first: str, word: str) -> bool:
    """Judge a lone full stop by the word before it and the one after it (in small letters)."""
    last = _last_word(text, start, stop)
    small = last.lower().strip(".")
    if not last:
        return stop > start and (text[stop - 1] in _CLOSERS or text[stop - 1].isspace())
    starter = word in STARTERS
    if stop - start < 24:
        head = text[start:stop].strip()
        if _NUMBERED_THING.fullmatch(head) or _LONE_MARK.fullmatch(
            head.rstrip(".)").lstrip("•⁃●▪ ")
        ):
            return False
    if small in NEVER_LAST:
        if small in ("no", "nos", "rs", "nr", "abs", "núm"):
            return not first.isdigit()
        return (
            small in ("art", "sec", "min", "st", "al", "jr", "sr", "est", "dept", "ed", "op", "lt")
            and starter
        )
    if len(last) == 1 and last > "\u02ff":
        # "г. Москва", "κ. Νικολάου", "د. حداد"; but "2024 г." is a year.
        return text[start : stop - 1].rstrip()[-1:].isdigit()
    if len(last) == 1 and last.islower() and first.isdigit():
        # German: "d. h. 3,5 Prozent".
        return False
    if last == "I":
        return starter or not _AFTER_NAME.search(text, max(start, stop - 30), stop)
    if last == "°" or small in ("n°", "nº"):
        return not first.isdigit()
    if len(word) == 2 and word[1] == "." and len(small) == 1 and small.isalpha():
        # "z. B.", "d. h.", "J. R.": letters that stand for words.
        return False
    if last.isdigit() and len(last) < 3 and word in MONTHS_ELSEWHERE:
        return False
    if len(last) == 1 and last.isupper():
        return starter and len(text[start:stop].split(None, 3)) > 2
    if small in MAYBE_LAST or _DOTTED.fullmatch(last):
        if word.strip(".") in TITLES and _AT_TIME.fullmatch(text[start:stop].strip()):
            return False
        return _after_abbreviation(small, first, starter, word)
    return True


def _after_abbreviation(small: str, first: str, starter: bool, word: str) -> bool:
    if small in ("p.m", "a.m"):
        return first.isupper() and word.strip(".") not in ZONES
    if small == "etc":
        return first.isupper() or first in _QUOTE_OPENERS
    return starter and not first.isdigit()


def _ends_without_space(text: str, start: int, stop: int, after: int, end: int) -> bool:
    """Say whether a stop ends a sentence although no space follows ("... world.Today ...")."""
    body = text[stop:after]
    if _IS_FOREIGN.match(body):
        digits = text[stop - 1 : stop].isdigit() and text[after : after + 1].isdigit()
        quoted = body[-1] in _CLOSERS and _GOES_ON.match(text, after, end)
        return not digits and not quoted
    if text[stop] in "?!" and text[stop - 1] > "\u2fff":
        # The marks of English in Chinese and Japanese, which have no spaces.
        return not (body[-1] in _CLOSERS and _GOES_ON.match(text, after, end))
    if len(body) > 1 and body.strip("?!") == "":
        return text[after].isalpha()
    if len(body) > 2 and body.strip("."):
        return False
    if text[stop] not in ".?!" or not _GLUED_START.match(text, after, end):
        return False
    word = _last_word(text, start, stop)
    return bool(_PLAIN_WORD.fullmatch(word)) and "www" not in word


def _last_word(text: str, start: int, stop: int) -> str:
    """Give the word that ends at ``stop``, without opening marks; 40 characters are looked at."""
    tail = text[max(start, stop - 40) : stop]
    if not tail or tail[-1].isspace():
        return ""
    return tail.rsplit(None, 1)[-1].lstrip("([\"“'‘*_").rstrip("*_")


def _inside_brackets(text: str, start: int, after: int, end: int) -> bool:
    """Say whether a bracket that was opened in the sentence closes soon after this place."""
    low = max(start, after - 300)
    opened = text.rfind("(", low, after)
    if opened < 0 or text.count("(", low, after) <= text.count(")", low, after):
        return False
    return text.find(")", after, min(end, after + 300)) >= 0


def _skip_spaces(text: str, at: int, end: int) -> int:
    while at < end and text[at].isspace():
        at += 1
    return at
