"""Fact checks that others published, read from ClaimReview: JSON-LD of a page, a feed, an archive.

The form is schema.org/ClaimReview, alone, in a list, in a ``@graph`` or in a ``DataFeed``. The
files come from strangers: whatever is no ClaimReview is passed over, texts are cut to a length that
a person reads, and only web addresses are kept as links.
"""

from __future__ import annotations

import hashlib
import io
import json
import re
import zipfile
from collections.abc import Iterator
from datetime import date
from typing import Any

from factcheck.errors import ArticleRefused
from factcheck.kindred import PublishedCheck
from factcheck.model import Intake

MOST_CHECKS = 100_000
_LONGEST_CLAIM, _LONGEST = 2_000, 300
_LONGEST_URL = 2_000
_MOST_FILES, _MOST_BYTES = 5_000, 60_000_000
_WEB = re.compile(r"https?://[^\s<>\"\\^`{|}\x00-\x20]+", re.IGNORECASE)
_TYPE = re.compile(rb'"(?:https?://schema\.org/|schema:)?ClaimReview"')


def is_claimreview(raw: bytes) -> bool:
    """Whether bytes are JSON that says it holds ClaimReview, or an archive of such files."""
    if raw.startswith(b"PK\x03\x04"):
        return b".json" in raw[:400] and not any(
            part in raw[:4000] for part in (b"word/", b"xl/", b"ppt/", b"mimetype")
        )
    return raw[:64].lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"{", b"[") and bool(_TYPE.search(raw))


def read_checks(raw: bytes, name: str = "") -> Intake:
    """The fact checks of a file, each once. Raises ``ArticleRefused`` where there are none."""
    found: dict[PublishedCheck, None] = {}
    for text in _texts(raw):
        for node in _nodes(_parsed(text)):
            check = _check(node)
            if check is not None:
                found.setdefault(check)
            if len(found) > MOST_CHECKS:
                raise ArticleRefused(
                    f"The file holds more than {MOST_CHECKS:,} fact checks.",
                    action="Divide it and import the parts.",
                )
    if not found:
        raise ArticleRefused(
            "The file holds no fact check with the words of a claim.",
            action="What another reviewer packed is merged, not imported.",
        )
    return Intake(
        name=name, raw=raw, text="", sha256=hashlib.sha256(raw).hexdigest(), encoding="utf-8",
        dropped=0, title="", outlet="", author="", published="", url="", language="", passages=(),
        checks=tuple(found),
    )  # fmt: skip


def _texts(raw: bytes) -> Iterator[bytes]:
    if not raw.startswith(b"PK"):
        yield raw
        return
    left = _MOST_BYTES
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            members = [one for one in archive.infolist() if one.filename.endswith(".json")]
            for member in members[:_MOST_FILES]:
                with archive.open(member) as file:
                    text = file.read(left + 1)  # the header may lie about the size
                left -= len(text)
                if left < 0:
                    raise ArticleRefused("The archive holds too much to be read.")
                yield text
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError) as error:
        raise ArticleRefused("The archive is damaged or locked.") from error


def _parsed(text: bytes) -> Any:
    try:
        return json.loads(text.decode("utf-8-sig"))
    except RecursionError as error:
        raise ArticleRefused("The file is nested too deeply to be read.") from error
    except ValueError as error:
        why = f"line {error.lineno}" if isinstance(error, json.JSONDecodeError) else "its letters"
        raise ArticleRefused(
            f"The file looks like ClaimReview but is no valid JSON ({why}).",
            action="Export or download it again.",
        ) from error


def _nodes(root: Any) -> Iterator[dict[str, Any]]:
    """Every ClaimReview below a value, in order, without recursion."""
    waiting = [root]
    while waiting:
        one = waiting.pop()
        if isinstance(one, list):
            waiting.extend(reversed(one))
        elif isinstance(one, dict):
            if _is_claimreview(one):
                yield one
            else:
                waiting.extend(each for each in reversed(one.values()) if isinstance(each, _FORMS))


_FORMS = (dict, list)


def _is_claimreview(node: dict[str, Any]) -> bool:
    kinds = node.get("@type")
    names = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(each, str) and re.split("[/:]", each)[-1] == "ClaimReview"
               for each in names)  # fmt: skip


def _check(node: dict[str, Any]) -> PublishedCheck | None:
    item, rating = _first(node.get("itemReviewed")), _first(node.get("reviewRating"))
    claim = _line(node.get("claimReviewed"), _LONGEST_CLAIM) or _line(
        item.get("text"), _LONGEST_CLAIM
    )
    if not claim:
        return None
    return PublishedCheck(
        claim=claim,
        rating=_rating(rating),
        speaker=_name(item.get("author")) or _name(node.get("itemReviewed")),
        publisher=_name(node.get("author")) or _name(node.get("publisher")),
        url=_address(node.get("url")),
        title=_line(node.get("headline") or node.get("name")),
        checked_on=_day(node.get("datePublished")),
    )


def _rating(rating: dict[str, Any]) -> str:
    """The rating in words; the number with its scale where no word is given."""
    for key in ("alternateName", "name"):
        if words := _line(rating.get(key)):
            return words
    value, best = _line(rating.get("ratingValue")), _line(rating.get("bestRating"))
    return f"{value} of {best}" if value and best else value


def _first(value: Any) -> dict[str, Any]:
    one = value[0] if isinstance(value, list) and value else value
    return one if isinstance(one, dict) else {}


def _name(value: Any) -> str:
    if isinstance(value, str):
        return _line(value)
    return _line(_first(value).get("name"))


def _line(value: Any, most: int = _LONGEST) -> str:
    """A text as one line of at most so many characters; a number as it is written."""
    if isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, dict):
        value = value.get("@value")
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return ""
    if isinstance(value, int) and abs(value) > 10**12:
        return ""  # no rating, and long to write
    text = str(value)[: 4 * most].encode("utf-8", "ignore").decode()
    whole = " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())
    return whole if len(whole) <= most else whole[: most - 1].rstrip() + "…"


def _address(value: Any) -> str:
    text = value.strip() if isinstance(value, str) else ""
    return text if len(text) <= _LONGEST_URL and _WEB.fullmatch(text) else ""


def _day(value: Any) -> str:
    text = _line(value)[:10]
    try:
        return date.fromisoformat(text).isoformat() if len(text) == 10 else ""
    except ValueError:
        return ""
