"""Places where a reviewer looks things up: link patterns, made into addresses for one claim.

Nothing is fetched here: an address is made, and the person decides whether a browser opens it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import quote

PLACES = (
    "Search engine = https://duckduckgo.com/?q={claim}",
    "Google Fact Check Explorer = https://toolbox.google.com/factcheck/explorer/search/{words}",
    "Wikipedia = https://en.wikipedia.org/w/index.php?search={words}",
    "Wayback Machine = https://web.archive.org/web/*/{url}",
)
"""The places of a new installation, each ``name = pattern``."""

SAVE_PAGE = "https://web.archive.org/save/{url}"
"""Where the Wayback Machine is asked to keep a page."""

_MOST = 300  # characters of a claim that an address carries
_MOST_WORDS = 8
_WORD = re.compile(r"\w[\w'’.-]*\w|\d")


def parse(line: str) -> tuple[str, str] | None:
    """Name and pattern of ``name = pattern``, ``None`` for what is no http or https address."""
    name, _, pattern = line.partition("=")
    name, pattern = " ".join(name.split()), pattern.strip()
    if not name or not re.fullmatch(r"https?://[^\s{}/]+(?:/\S*)?", pattern, re.IGNORECASE):
        return None
    return name, pattern


def places(lines: Iterable[str]) -> list[tuple[str, str]]:
    """The places that can be used, in their order."""
    return [found for line in lines if (found := parse(line))]


def address(pattern: str, claim: str, url: str = "") -> str:
    """The address for a claim: ``{claim}`` its words, ``{words}`` the telling ones among them,
    ``{url}`` an address, which keeps its own signs. Everything else is encoded.
    """
    filled = {
        "{claim}": quote(" ".join(claim.split())[:_MOST], safe=""),
        "{words}": quote(most_telling(claim), safe=""),
        "{url}": quote(url.strip(), safe=":/?&=#%+,;@~!$'()*"),
    }
    return re.sub(r"\{(?:claim|words|url)\}", lambda found: filled[found.group()], pattern)


def most_telling(claim: str) -> str:
    """The words of a claim that tell most: names, figures and the longest others, in its order."""
    words = list(dict.fromkeys(found.group() for found in _WORD.finditer(claim)))
    ranked = sorted(
        words,
        key=lambda word: (
            not (word[0].isdigit() or (word[0].isupper() and word != words[0])),
            -len(word),
        ),
    )
    kept = set(ranked[:_MOST_WORDS])
    return " ".join(word for word in words if word in kept)
