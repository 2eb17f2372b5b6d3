"""Metadata: title, author, outlet, date and language, as the article itself states them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from factcheck.claims.bylines import read_author, read_date, read_outlet
from factcheck.claims.language import guess_language
from factcheck.claims.marks import strip_marks
from factcheck.claims.roles import front_matter
from factcheck.model import Passage, Role

_LONGEST_TITLE: Final = 90
_FIELD = re.compile(r"([A-Za-z_-]{2,20}):[ \t]*([^\n]{0,500})")
_KEYS: Final = {
    "title": "title", "url": "url", "link": "url", "language": "language", "lang": "language",
    "outlet": "outlet", "publisher": "outlet", "source": "outlet", "site": "outlet",
    "author": "author", "authors": "author", "by": "author",
    "date": "published", "published": "published",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class About:
    """What is known of an article beside its text; unknown fields are empty."""

    title: str
    outlet: str
    author: str
    published: str
    url: str
    language: str


def describe(text: str, passages: Sequence[Passage], name: str = "") -> About:
    """Gather what front matter and bylines say; front matter goes first.

    Without a title the first sentence, shortened, stands for it, and without that the file's name.
    """
    stated = _front_fields(text)
    lines = [strip_marks(passage.text) for passage in passages if passage.role is Role.BYLINE]
    published = stated.get("published", "") or _first(read_date(line) for line in lines)
    return About(
        title=stated.get("title", "") or _title(passages, name),
        outlet=stated.get("outlet", "") or _first(read_outlet(line) for line in lines),
        author=stated.get("author", "") or _first(read_author(line) for line in lines),
        published=read_date(published) or published,
        url=stated.get("url", ""),
        language=stated_language(text) or guess_language(text),
    )


def stated_language(text: str) -> str:
    """Give the two-letter code of the language that the front matter names, or nothing."""
    return _front_fields(text).get("language", "").lower()[:2]


def _front_fields(text: str) -> dict[str, str]:
    span = front_matter(text)
    fields: dict[str, str] = {}
    for line in text[slice(*span)].split("\n") if span else ():
        found = _FIELD.fullmatch(line.strip())
        if found and found.group(1).lower() in _KEYS:
            value = found.group(2).strip()
            if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
                value = value[1:-1]
            fields.setdefault(_KEYS[found.group(1).lower()], value)
    return fields


def _title(passages: Sequence[Passage], name: str) -> str:
    for role in (Role.TITLE, Role.SENTENCE):
        for passage in passages:
            words = " ".join(strip_marks(passage.text).split())
            if passage.role is role and words:
                return words if role is Role.TITLE else _shorten(words)
    return name or (_shorten(" ".join(passages[0].text.split())) if passages else "")


def _shorten(words: str) -> str:
    if len(words) <= _LONGEST_TITLE:
        return words
    return words[:_LONGEST_TITLE].rsplit(" ", 1)[0].rstrip(" ,;:–—-") + "…"


def _first(values: Iterable[str]) -> str:
    return next((value for value in values if value), "")
