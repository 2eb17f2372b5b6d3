"""What every reader gives: a text, what is known of it, and the words for what cannot be read."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from factcheck.errors import ArticleRefused

LARGEST: Final = 20_000_000
"""The most bytes an article may have."""

_UNHOLDABLE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_LINE_END = re.compile("\r\n?|[\x0b\x0c]")
_ADDRESS = re.compile(r"https?://[^\s<>\"\\^`{|}]{1,2000}", re.IGNORECASE)
_DAY = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)")


@dataclass(frozen=True, slots=True)
class Aside:
    """A stretch that the format itself says is not the article's own text, and what it is."""

    start: int
    end: int
    reason: str


@dataclass(frozen=True, slots=True)
class Hyperlink:
    """A link as a document has it: its address, its words, and the words of its block around."""

    url: str
    words: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Reading:
    """A text as it was read, and what its format says about it.

    ``encoding`` is Python's name of the encoding that was found, or the name of the format where
    there is none. ``dropped`` counts what nothing can hold (NULs, lone surrogates, control
    characters) and the bytes that are no character of the encoding; these are shown as U+FFFD.
    Metadata are guesses; unknown fields are empty. ``asides`` lie behind the article's own text,
    in order. ``hyperlinks`` are what the document links to, its menus included. ``is_document`` is
    true where nothing can stand around the article, as menus do on a page, ``is_guessed`` where
    nothing but the bytes themselves told the encoding.
    """

    text: str
    encoding: str
    dropped: int
    title: str = ""
    author: str = ""
    published: str = ""
    outlet: str = ""
    url: str = ""
    language: str = ""
    asides: tuple[Aside, ...] = ()
    hyperlinks: tuple[Hyperlink, ...] = ()
    is_document: bool = False
    is_guessed: bool = False


def clean(text: str) -> tuple[str, int]:
    """Give ``text`` with LF newlines and without what nothing can hold, and how much that was."""
    return _UNHOLDABLE.subn("", _LINE_END.sub("\n", text))


def count_unholdable(text: str) -> int:
    """How many characters of ``text`` nothing can hold."""
    return len(_UNHOLDABLE.findall(text))


def one_line(text: str | None) -> str:
    """Give a value of metadata as it may stand in a field of one line."""
    return " ".join(clean(text or "")[0].split())[:500]


def web_address(text: str | None) -> str:
    """Give ``text`` where it is a complete http or https address, otherwise nothing."""
    found = _ADDRESS.fullmatch((text or "").strip())
    return found.group() if found else ""


def iso_day(text: str | None) -> str:
    """Give the day at the start of an ISO or PDF date (``D:20240131...``), otherwise nothing."""
    found = _DAY.match((text or "").strip().removeprefix("D:"))
    if not found or not (1 <= int(found[2]) <= 12 and 1 <= int(found[3]) <= 31):
        return ""
    return "-".join(found.groups())


def with_asides(body: str, asides: Iterable[tuple[str, str]]) -> tuple[str, tuple[Aside, ...]]:
    """Put each aside, given as text and reason, behind ``body``; give the text and their places."""
    text = body.rstrip()
    placed: list[Aside] = []
    for words, reason in asides:
        words = words.strip()
        if words:
            start = len(text) + 2
            text = f"{text}\n\n{words}"
            placed.append(Aside(start, len(text), reason))
    return text + "\n", tuple(placed)


def refuse(what: str, action: str = "") -> ArticleRefused:
    """Give a refusal in the words of this room."""
    action = action or "Copy the article's text and paste it."
    return ArticleRefused(what, action=action)


def refuse_too_large(size: int) -> ArticleRefused:
    """Give the refusal of a document of ``size`` bytes."""
    return refuse(
        f"The text is too large: {size / 1_000_000:.1f} MB, "
        f"and {LARGEST // 1_000_000} MB is the most.",
        "Divide it into parts and import these.",
    )


def refuse_empty() -> ArticleRefused:
    """Give the refusal of a text without words."""
    return refuse(
        "There is no text in it: it is empty or holds only spaces.",
        "Choose another file, or copy the article's text and paste it.",
    )
