"""Seams: places where one sentence ends and the next begins without any mark between them.

A picture's credit after its caption, the head of a mail that was pasted into a line, a greeting, a
rule of signs: what joins such lines is the paste, not the writer.
"""

from __future__ import annotations

import re
from typing import Final

Span = tuple[int, int]

_CREDIT = re.compile(r"(?<=[\w.)”\"])\s+(?=(?:Image|Photo|Picture|Credit)s?: [A-Z@])")
_TIME = r"\d{1,2}/\d{1,2}/\d{2,4} \d{1,2}:\d\d(?::\d\d)?(?: [AP]M)?"
_MAIL = re.compile(
    rf"(?<=[A-Za-z>])(?<! on)(?<! at)(?<! by)\s+(?={_TIME}\s)"
    rf"|(?<=:\d\d [AP]M)\s+(?=[A-Z\"])"
    r"|(?<=\.(?:com|net|org|edu|gov))>?()\s+(?=[A-Z\"])"
)
_MAIL_SIGN = re.compile(r"\S@\S|\d:\d\d [AP]M")
_RULE = re.compile(
    r"(?<=\S)\s+(?=[=_*~]{4,80}\s)|(?<=[=_*~]{4})\s+(?=[^\s=_*~])|(?<=\s--)\s+(?=Posted by )"
)
_RULE_SIGNS: Final = ("====", "____", "****", "~~~~", "--")
_FIGURE = re.compile(
    r"(?:Figure|Fig\.|Table|Exhibit|Box|Chart) \d{1,3}(?:\.\d{1,3}){0,2}()\s+(?=[A-Z])"
)
_ITEM = re.compile(r"(?:(?<=\s)|^)(?:([•●▪⁃])\s?)?\(?(\d{1,2}|[a-z])(\.\)|[.)])\s(?=[A-Z“\"])")
_GREETING = re.compile(
    r"(?:Hi|Hello|Hey|Greetings|Dear)(?: [A-Z][\w.-]{0,20}){0,3},()\s+(?=[A-Z])"
    r"|Dear all,()\s+(?=\S)"
)
_CLOSING = re.compile(
    r"(?<=[\s.!?,])(?:Sincerely|(?:Best |Kind |Warm )?[Rr]egards|Yours(?: truly| sincerely"
    r"| faithfully)?|Cheers|Thanks|Thank you),()\s+"
    r"(?!(?:M[rs]{1,2}|Dr|Prof|Sir|Madam|Ladies)\b)"
    r"(?=[A-Z][\w.-]{0,20}(?: [A-Z][\w.-]{0,20}){0,2}(?:\s|$))"
)
_CLOSING_WORDS: Final = ("Sincerely", "egards", "Yours", "Cheers", "Thank")
_ADDRESS_FIRST = re.compile(r"(?:https?://|www\.)\S{1,300}()\s+(?=[A-Z])")
_ADDRESSES = re.compile(r"(?:https?://|www\.)\S{1,300}()\s+(?=https?://|www\.)")
_BROKEN_OFF = re.compile(
    r"(?<=[a-z-]) (?:--?|–|—)()\s+"
    r"(?=(?:You|He|She|We|They|That[’']s|There[’']s|It[’']s|This|And|But|So|Well|Yeah)[\s,])"
)
"""In speech that was written down: "we could just -- Well, I asked him"."""
_BREAKS: Final = (" -", " –", " —")
_DAY = (
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,\s)?"
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
    r"\s\d{1,2},\s(?:19|20)\d\d"
)
_DATED_HEADING = re.compile(rf"(?<=[\w'’\"”)])\s+(?={_DAY}$)")
_WIDE = re.compile("[\u0e00-\u0eff]()[ \u00a0]{2,}(?=\\S)")
"""Thai and Lao have no full stop: a wide space stands between sentences."""
_BEFORE_DATE: Final = frozenset(
    "on of in from to by until till since before after and through for at the dated late early mid "
    "between or than".split()
)
_HEADING_LEAST: Final = 20


def find_seams(text: str, start: int, end: int) -> list[Span]:
    """Give where a sentence ends and the next begins, in order, for every seam in the block."""
    block = text[start:end]
    heads = (pattern.match(block) for pattern in (_FIGURE, _GREETING, _ADDRESS_FIRST))
    found = [_gap(head) for head in heads if head]
    if not block.isascii():
        found.extend(_gap(gap) for gap in _WIDE.finditer(block))
    if ": " in block:
        found.extend(gap.span() for gap in _CREDIT.finditer(block))
    if ("@" in block or ":" in block) and _MAIL_SIGN.search(block):
        found.extend(_gap(gap) for gap in _MAIL.finditer(block))
    if "://" in block:
        found.extend(_gap(gap) for gap in _ADDRESSES.finditer(block))
    if any(map(block.__contains__, _BREAKS)):
        found.extend(_gap(gap) for gap in _BROKEN_OFF.finditer(block))
    if any(signs in block for signs in _RULE_SIGNS):
        found.extend(gap.span() for gap in _RULE.finditer(block))
    if "," in block:
        if any(map(block.__contains__, _CLOSING_WORDS)):
            found.extend(_gap(gap) for gap in _CLOSING.finditer(block))
        if block[-1].isdigit() and (seam := _dated_heading(block)):
            found.append(seam)
    return [(start + a, start + b) for a, b in sorted(set(found)) if 0 < a < b < end - start]


def list_items(text: str, start: int, end: int) -> list[Span]:
    """Divide a block that is a list run on in one line ("1. Ask. 2. Listen.") into its items.

    Only a block that begins with the first mark is one, and only capitals begin items: "a) the
    ships, b) the planes" inside a sentence is no list.
    """
    first = _ITEM.match(text, start, min(end, start + 12))
    if not first or (first.group(2) not in ("1", "a", "9") and not first.group(1)):
        return [(start, end)]
    bounds = [start]
    last = first
    for found in _ITEM.finditer(text, first.end(), end):
        if (
            found.group(1) == last.group(1)
            and found.group(3) == last.group(3)
            and _follows(last.group(2), found.group(2))
        ):
            bounds.append(found.start())
            last = found
    spans = []
    for a, b in zip(bounds, [*bounds[1:], end], strict=True):
        stop = b
        while stop > a and text[stop - 1].isspace():
            stop -= 1
        spans.append((a, stop))
    return spans


def _follows(label: str, following: str) -> bool:
    if label.isdigit():
        return following.isdigit() and int(following) == int(label) + 1
    return len(following) == 1 and ord(following) == ord(label) + 1


def _gap(found: re.Match[str]) -> Span:
    """Give the spaces at the end of what was found."""
    matched = found.group()
    return found.end() - (len(matched) - len(matched.rstrip())), found.end()


def _dated_heading(block: str) -> Span | None:
    """Find the seam in a heading that a day was pasted to ("A Later Boat Monday, May 3, 2021")."""
    found = _DATED_HEADING.search(block, max(0, len(block) - 40))
    if not found or found.start() < _HEADING_LEAST:
        return None
    word = block[: found.start()].rsplit(None, 1)[-1].lower()
    return None if word in _BEFORE_DATE else found.span()
