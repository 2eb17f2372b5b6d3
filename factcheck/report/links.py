"""Which addresses may become live links in a report, and under which host's name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit, urlunsplit

from factcheck.report.characters import has_invisible

_HOST = re.compile(r"(?!-)[a-z0-9_-]+(\.[a-z0-9_-]+)*\.?|\[[0-9a-f:.]+\]")
_NEVER = re.compile(r"[\x00-\x20\x7f-\xa0\\<>\"`{}|^\xad\s]")


@dataclass(frozen=True, slots=True)
class WebLink:
    """A live link: ``href`` to put into the page, ``host`` to show beside it, both in ASCII names.

    A host with other letters is given in punycode, so that look-alikes are told apart.
    """

    href: str
    host: str


def web_link(url: str) -> WebLink | None:
    """The link to ``url``, or ``None`` where it must stay text.

    Only complete http and https addresses are links. Refused: user names in front of the host,
    backslashes, spaces, control and other invisible characters, ports that are none.
    """
    if _NEVER.search(url) or has_invisible(url):
        return None
    if not re.match(r"https?://[^/]", url, re.IGNORECASE):
        return None
    try:
        parts = urlsplit(url)
        port = parts.port
        host = _ascii_host(parts.hostname or "")
    except ValueError:  # urlsplit on "http://[::1", ports such as ":x", UnicodeError of a host
        return None
    if "@" in parts.netloc or not _HOST.fullmatch(host):
        return None
    netloc = host if port is None else f"{host}:{port}"
    return WebLink(urlunsplit((parts.scheme, netloc, *parts[2:])), host)


def _ascii_host(host: str) -> str:
    if ":" in host:
        return f"[{host}]"
    return host if host.isascii() else host.encode("idna").decode("ascii").lower()
