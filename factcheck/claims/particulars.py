"""Particulars: the dates, figures and named bodies of a sentence, as they stand in it."""

from __future__ import annotations

import re
from typing import Final

from factcheck.claims.cues import BODIES

_MONTHS: Final = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|March|Mar\.|April|Apr\.|May|June|July|Aug(?:ust|\.)?|"
    r"Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
# How each may begin is told first, because nearly every place in a text is none.
_DATE = re.compile(
    rf"(?=[JFMASOND\d])\b(?:{_MONTHS}\s\d{{1,2}}(?:st|nd|rd|th)?(?:,?\s\d{{4}})?|\d{{1,2}}(?:st|nd|rd"
    rf"|th)?\s(?:of\s)?{_MONTHS}(?:,?\s\d{{4}})?|"
    rf"{_MONTHS},?\s\d{{4}}|(?:19|20)\d\d(?:[-–/]\d{{2,4}})?s?)\b"
)
# A number behind a hyphen belongs to a name (Covid-19, S-400), one in brackets to a list of notes.
_FIGURE = re.compile(
    r"(?=[UACHR$£€¥₹\d])(?<![\w\[/#.,'’\-\u2010-\u2013])(?:(?:US|A|C|HK|Rs\.?\s?)?[$£€¥₹]\s?|Rs\.?\s?)?"
    r"\d[\d,]{0,15}(?:\.\d{1,6})?(?![\]\d/]|(?:st|nd|rd|th)\b)"
    r"(?:(?:\s?%|[\s-](?:percent|per cent|million|billion|trillion|thousand|crore|lakh|dollars"
    r"|euros|pounds|rupees|years?|months?|weeks?|days?|hours?|minutes|people|men|women|children|troops"
    r"|soldiers|km|kg|miles?|kilomet(?:er|re)s|met(?:er|re)s|tonnes|tons|barrels|votes|seats)\b)){0,3}"
)
_COUNT = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|sixty"
    r"|seventy|eighty|ninety|hundreds?|thousands?|dozens?|half|(?:one|two)[- ]thirds?)\s"
    r"(?:of\s)?(?:hundred|thousand|million|billion|trillion|percent|per cent|years?|months|weeks"
    r"|days|hours|people|men|women|children|troops|soldiers|miles|kilomet(?:er|re)s)\b",
    re.IGNORECASE,
)
_COUNTED: Final = tuple(
    "hundred thousand million billion trillion percent per year month week day hour people men "
    "children troops soldiers miles kilomet".split()
)
_RUN = re.compile(
    r"[A-ZÀ-Þ](?<!\w.)[\w'’.&-]{0,30}(?:\s(?:(?:of|the|for|de)\s){0,2}[A-ZÀ-Þ][\w'’&-]{0,30}){0,6}"
)
_DIGITS = re.compile(r"[0-9]")
# Short forms of countries and of places are no bodies.
_PLACES: Final = frozenset(
    "US USA UK UAE KSA DRC NYC LA DC KP AJK PM MP AM BC AD GMT TV OK ID IT".split()
)


def find_date(sentence: str) -> re.Match[str] | None:
    """Find the first date or year, in a sentence with digits."""
    return _DATE.search(sentence)


def find_figure(sentence: str, dated: re.Match[str] | None) -> str:
    """Find the most telling figure in digits outside ``dated``: one with a unit before others."""
    plain = ""
    for found in _FIGURE.finditer(sentence):
        figure = found.group().rstrip(" ,")
        if dated and found.start() < dated.end() and dated.start() < found.end():
            continue
        if has_unit(figure):
            return figure
        # Another year says no more than the first.
        plain = plain or (figure if not _DATE.fullmatch(figure) else "")
    return plain


def find_count(sentence: str) -> str:
    """Find a figure in words that says of what it is."""
    low = sentence.lower()
    # Looking for the words is many times quicker than trying the pattern at each place.
    counted = _COUNT.search(sentence) if any(map(low.__contains__, _COUNTED)) else None
    return counted.group() if counted else ""


def has_unit(figure: str) -> bool:
    """Tell whether ``figure`` says of what it is."""
    return not figure.replace(",", "").replace(".", "").isdigit()


def find_body(sentence: str) -> str:
    """Find the name of a ministry, a court, a company or the like, or its short form."""
    for found in _RUN.finditer(sentence):
        name = found.group()
        if name[1:].islower():
            # One word that is no short form: most are.
            continue
        words = name.rstrip(".'’").removesuffix("'s").removesuffix("’s").split()
        if words[0] in ("The", "A", "An"):
            del words[0]
        if len(words) == 1:
            run = words[0]
            if 2 <= len(run) <= 6 and run.isupper() and run.isalpha() and run not in _PLACES:
                return run
            continue
        at = next(
            (i for i, word in enumerate(words) if word.lower() in BODIES or _is_chamber(words, i)),
            None,
        )
        if at is None:
            continue
        # "the Supreme Court Justice Khan": what follows the body is somebody else, "of ..." is not.
        end = len(words) if words[at + 1 : at + 2] in (["of"], ["for"]) else at + 1
        if end > 1:
            return " ".join(words[:end])
    return ""


def _is_chamber(words: list[str], at: int) -> bool:
    # Other houses are buildings, families and books.
    if words[at] != "House":
        return False
    return words[at - 1 : at] == ["White"] or words[at + 1 : at + 2] == ["of"]
