"""Whose site an address belongs to, and which agency a text credits."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from urllib.parse import urlsplit

from factcheck.paths import RESOURCES
from factcheck.sources import SourceDraft, SourceType

_IN_ARCHIVE = re.compile(r"https?:/{1,2}[^/\s]\S*", re.IGNORECASE)
_OFFICIAL = re.compile(r"(?:^|\.)(?:gov|mil|int|europa\.eu)$|\.(?:gov|gob|gouv|govt)\.[a-z]{2}$")
_COUNTED_AS_WWW = frozenset({"www", "www2", "m", "mobile", "amp"})


@lru_cache(4096)
def site_of(url: str) -> str:
    """The registrable domain of an address, with the account behind it on a social network.

    ``www`` and the like are folded, the address inside an archive's address counts instead of the
    archive's. Empty for what is no web address.
    """
    host, path = _parts(url)
    if not host:
        return ""
    lists = _lists()
    if host in lists["archive"]:
        kept = _IN_ARCHIVE.search(path)
        # Some archives take one of the two strokes away.
        return site_of(re.sub(":/{1,2}", "://", kept.group(), count=1)) if kept else host
    site = _registrable(host)
    site = lists["same"].get(site, site)
    if site in lists["social"]:
        account = path.strip("/").partition("/")[0].partition("?")[0].lower()
        return f"{site}/{account}" if account else site
    return site


def drafted(link: str) -> SourceDraft:
    """A source as its address alone tells: of an archived copy the page behind it, with the copy
    as its archive link; a public body and a social network by their addresses.
    """
    link = link.strip()
    host, path = _parts(link)
    lists = _lists()
    kept = _IN_ARCHIVE.search(path) if host in lists["archive"] else None
    page = re.sub(":/{1,2}", "://", kept.group(), count=1) if kept else link
    site = site_of(page).partition("/")[0]
    kind = SourceType.OTHER
    if site in lists["social"]:
        kind = SourceType.SOCIAL
    elif _OFFICIAL.search(_parts(page)[0]):
        kind = SourceType.OFFICIAL
    return SourceDraft(page, type=kind, archive_url=link if kept else "")


def wires_in(texts: Iterable[str]) -> frozenset[str]:
    """The agencies that texts name: short names in their own letters, long ones in any."""
    joined = " \n ".join(texts)
    if not _any_wire().search(joined):
        return frozenset()
    return frozenset(name for name, pattern in _wires() if pattern.search(joined))


def _parts(url: str) -> tuple[str, str]:
    if not re.match(r"https?://", url.strip(), re.IGNORECASE):
        return "", ""
    try:
        parts = urlsplit(url.strip())
        host = parts.hostname or ""
        host = host if host.isascii() else host.encode("idna").decode("ascii")
    except ValueError:
        return "", ""
    query = f"?{parts.query}" if parts.query else ""
    return host.lower().rstrip("."), parts.path + query


def _registrable(host: str) -> str:
    labels = host.split(".")
    if ":" in host or all(label.isdigit() for label in labels):
        return host  # an address in numbers
    while len(labels) > 2 and labels[0] in _COUNTED_AS_WWW:
        labels = labels[1:]
    lists = _lists()
    length = 2
    if len(labels) > 2:
        of_registry = len(labels[-1]) == 2 and labels[-2] in lists["second"]
        if of_registry or ".".join(labels[-2:]) in lists["shared"]:
            length = 3
    return ".".join(labels[-length:])


@cache
def _lists() -> dict[str, dict[str, str]]:
    """The shipped lists by their kind; only ``same`` says more than that a name is in it."""
    found: dict[str, dict[str, str]] = {
        kind: {} for kind in ("second", "shared", "social", "same", "archive")
    }
    for kind, names in _told():
        if kind == "same":
            found[kind] |= dict.fromkeys(names.split(), names.split()[-1])
        elif kind != "wire":
            found[kind] |= dict.fromkeys(names.split(), "")
    return found


@cache
def _wires() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (names.partition(";")[0].strip(), _credit(names))
        for kind, names in _told()
        if kind == "wire"
    )


@cache
def _any_wire() -> re.Pattern[str]:
    # Most texts name none: one look tells.
    return re.compile("|".join(pattern.pattern for _, pattern in _wires()))


def _credit(names: str) -> re.Pattern[str]:
    listed = [name.strip() for name in names.split(";")]
    # "app" and "ap" are ordinary words and endings, "AP" in its own letters is the agency.
    shown = (
        re.escape(n) if len(n) < 6 and " " not in n else f"(?i:{re.escape(n)})" for n in listed
    )
    return re.compile(rf"(?<![\w.@/-])(?:{'|'.join(shown)})(?![\w-])")


@cache
def _told() -> tuple[tuple[str, str], ...]:
    text = (RESOURCES / "evidence" / "sites.txt").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if line and not line.startswith("#"))
    return tuple(
        (kind, names.strip()) for kind, _, names in (line.partition(":") for line in lines)
    )
