"""Bylines: who wrote it, when and where it appeared, as the lines around a title say."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import Final

_MONTHS: Final = {
    name: number
    for number, names in enumerate(
        "january jan|february feb|march mar|april apr|may|june jun|july jul|august aug|"
        "september sep sept|october oct|november nov|december dec".split("|"),
        start=1,
    )
    for name in names.split()
}
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|"
    r"Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_DATES = (
    re.compile(r"\b(?P<y>(?:19|20)\d\d)[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})(?!\d)"),
    re.compile(
        rf"\b(?P<m>{_MONTH})\s(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?\s(?P<y>(?:19|20)\d\d)\b",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?P<d>\d{{1,2}})(?:st|nd|rd|th)?[\s-](?P<m>{_MONTH}),?[\s-](?P<y>(?:19|20)\d\d)\b",
        re.IGNORECASE,
    ),
    re.compile(
        r"(?<!\d)(?P<y>(?:19|20)\d\d)\s?[年년]\s?(?P<m>\d{1,2})\s?[月월]\s?(?P<d>\d{1,2})\s?[日일]"
    ),
    re.compile(r"(?<!\d)(?P<a>\d{1,2})[/.](?P<b>\d{1,2})[/.](?P<y>(?:19|20)\d\d)(?!\d)"),
)
_SENTENCE_END: Final = ("。", "！", "？")
_UNSPACED_MOST: Final = 14
_YEAR = re.compile(r"(?:19|20)\d\d")
_NAME_WORD = r"(?:[A-ZÀ-Þ][\w'’-]{0,20}\.?|de|da|di|del|van|von|der|den|bin|al|el|la|le)"
_NAME = re.compile(rf"[A-ZÀ-Þ][\w'’.-]{{0,20}}(?:\s{_NAME_WORD}){{1,4}}")
_BY = re.compile(
    r"(?:(?:Written|Posted|Reported|Published|Story|Words"
    r"|Text)\s)?[Bb][Yy]:?\s(?P<who>[A-ZÀ-Þ@].{1,150})"
)
_AUTHOR_LABEL = re.compile(
    r"(?:Authors?|Writer|Reporter|Articles by|Posted by)\s?:\s?(?P<who>.{1,150})", re.IGNORECASE
)
_LABEL = re.compile(
    r"(?:Region|Theme|Section|Category|Published|Updated|Last updated|Last modified|Modified"
    r"|Posted|Posted on|"
    r"Published on|Date|First published|Dateline|Source|Issued)\b\s?(?::|on\s|at\s|(?=\d))",
    re.IGNORECASE,
)
_POSTED = re.compile(r"[—–-]\s?[^()]{1,60} \(@\w{1,30}\)")
_READING_TIME = re.compile(
    r"\d{1,2}\s?(?:-?\s?)min(?:ute)?s?(?:\sread)?\b|\d{1,2}\s(?:minutes|hours|days) ago\b",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"\d{1,2}[:.]\d\d(?::\d\d)?(?:\s?[ap]\.?m\.?)?|\b[ap]\.?m\.?(?!\w)|"
    r"\b(?:EST|EDT|ET|GMT|UTC|BST|IST|CET|PT|PST|PDT|CT|at|on|am|pm|"
    r"(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?|published|updated|posted"
    r"|last|first|modified)\b",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"(?:(?:posted|updated|published) (?:at )?)?\d{1,2}[:.]\d\d(?:\s?[ap]\.?m\.?)?"
    r"(?:\s?(?:GMT|BST|UTC|E[SD]?T|P[SD]?T|CES?T|IST|AE[SD]T))?",
    re.IGNORECASE,
)
_PARTING: Final = re.compile(r"\s?[|•·—–]\s?|,?\s(?:in|for|at)\s|,\s|\s-\s|\s\d")
_PARTS = re.compile(r"\s?[|•·—–,]\s?|\s-\s")
_NOT_NAMES: Final = frozenset(
    "the a an and of for in on to news read more about us home contact live latest breaking "
    "sign log "
    "subscribe search menu share follow comments privacy terms policy world business sports sport "
    "politics opinion video videos photos related advertisement top most popular editor "
    "picks".split()
)
_OF_OUTLETS: Final = frozenset(
    "agency bulletin centre center chronicle council courier daily desk digest dispatch echo "
    "editorial examiner express financial forum foundation gazette global guardian herald "
    "independent inquirer insider institute institution international journal magazine mail media "
    "mirror monitor monthly nation network news newspaper newswire observer online political post "
    "press quarterly radio record register report reporter republic research review society "
    "standard star street strategic studies sun telegraph television think times today trends "
    "tribune tv university watch weekly wire world ministry office department government group "
    "association staff".split()
)


@lru_cache(maxsize=2048)
def why_byline(line: str) -> str:
    """Say what kind of byline ``line`` (without markdown marks) is, or nothing if it is none."""
    if len(line) > 200 or len(line.split()) > 24:
        return ""
    by = _BY.match(line)
    if by and not line.endswith((".", "?", "!")) and _looks_like_people(by.group("who")):
        return "author line"
    if _AUTHOR_LABEL.match(line):
        return "author line"
    found = find_date(line)
    if is_signed_post(line):
        return ""
    if found and len(line) <= 110 and line[0] not in "^[" and _is_mostly_date(line, found):
        return "date line"
    if _LABEL.match(line) and len(line.split()) <= 14 and not line.endswith("."):
        return "date line" if found else "section line"
    if _READING_TIME.match(line) and len(line.split()) <= 5:
        return "reading time"
    return ""


def is_stamp(line: str) -> bool:
    """Say whether ``line`` is but a time of day, as it stands over the entries of a live page."""
    return bool(_CLOCK.fullmatch(line))


def is_signed_post(line: str) -> bool:
    """Say whether ``line`` tells who wrote the post above it: "— Ada Carver (@carver) May 4"."""
    return line[:1] in "—–-" and bool(_POSTED.match(line))


@lru_cache(maxsize=2048)
def is_name(line: str) -> bool:
    """Say whether ``line`` could be a person's name and nothing else ("Ada B. Carver")."""
    found = _NAME.fullmatch(line)
    return bool(found) and len(line) <= 50 and _NOT_NAMES.isdisjoint(line.lower().split())


@lru_cache(maxsize=2048)
def find_date(line: str) -> re.Match[str] | None:
    """Give the first date with day, month and year in ``line``."""
    if not _YEAR.search(line):
        return None
    hits = [found for pattern in _DATES if (found := pattern.search(line))]
    return min(hits, key=lambda found: found.start()) if hits else None


def read_date(line: str) -> str:
    """Give the date in ``line`` as an ISO day; as written where the order is open; else nothing.

    03/04/2021 is the third of April to one reader and March the fourth to another.
    """
    found = find_date(line)
    if not found:
        return ""
    parts = found.groupdict()
    year = int(parts["y"])
    if "a" in parts:
        first, second = int(parts["a"]), int(parts["b"])
        if first <= 12 and second <= 12 and first != second:
            return found.group()
        day, month = (first, second) if first > 12 else (second, first)
    else:
        named = parts["m"].lower().rstrip(".")
        month = int(named) if named.isdigit() else _MONTHS.get(named, 0)
        day = int(parts["d"])
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return found.group()


def read_author(line: str) -> str:
    """Give the author that a byline names, or nothing."""
    dated = find_date(line)
    behind = line[dated.end() :].lstrip(" ,|•·—–-") if dated else ""
    found = _BY.match(line) or _AUTHOR_LABEL.match(line) or _BY.match(behind)
    if found:
        who = found.group("who")
    else:
        # "Ines Calder | Harbour Weekly | 5 April": the first part that is people and no paper.
        people = (part.strip() for part in _PARTS.split(line) if _is_people(part.strip()))
        return next(people, "")
    date_found = find_date(who)
    if date_found:
        who = who[: date_found.start()]
    parts = re.split(r"\s?[|•·—–]\s?|\s-\s|\s(?:in|for|at)\s|\s\d", who)[0].split(",")
    names = [part.strip() for part in parts if part.strip()]
    return ", ".join(names[:1]).strip(" ,;:(")


def read_outlet(line: str) -> str:
    """Give the outlet of a date line that begins with one ("Harbour Weekly, 5 April 2021").

    A name without a word that outlets have in theirs is taken for a person's.
    """
    found = find_date(line)
    if not found or _LABEL.match(line) or _BY.match(line):
        return ""
    parts = (part.strip(" -") for part in _PARTS.split(_TIME.sub("", line[: found.start()])))
    papers = (part for part in parts if part and not _is_people(part))
    head = next(papers, "")
    return head if 0 < len(head.split()) <= 5 and head[:1].isupper() else ""


def _is_people(part: str) -> bool:
    """Say whether a part of a byline names people: "Ines Calder and Ben Ode", no paper."""
    names = part.replace(" & ", " and ").split(" and ")
    return all(map(is_name, names)) and _OF_OUTLETS.isdisjoint(part.lower().split())


def _is_mostly_date(line: str, found: re.Match[str]) -> bool:
    """Say whether little is left beside the date, the time and an outlet's or a town's name."""
    rest = _TIME.sub(" ", line[: found.start()] + " " + line[found.end() :])
    words = re.findall(r"[^\W\d_]+", rest)
    if any(word in ("is", "was", "were", "has", "had", "will", "are", "did") for word in words):
        return False
    small = sum(word[0].islower() for word in words)
    # Where no spaces part the words, their letters are counted.
    letters = sum(len(word) for word in words if word[0] > "\u2e80")
    if letters > _UNSPACED_MOST or line.endswith(_SENTENCE_END):
        return False
    return len(words) <= 9 and small <= 2


def _looks_like_people(who: str) -> bool:
    head = _PARTING.split(who, maxsplit=1)[0].replace(" and ", " ").replace(" & ", " ")
    words = head.split()
    if not 1 <= len(words) <= 9:
        return False
    capitals = sum(not word[0].islower() for word in words)
    return capitals >= len(words) - 1
