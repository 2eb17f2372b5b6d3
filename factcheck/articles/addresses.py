"""Addresses: what an address on the web names, and whether it lies in the open."""

from __future__ import annotations

import ipaddress
import re
import socket
import threading
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import quote, urlsplit, urlunsplit

from factcheck.articles.reading import refuse
from factcheck.errors import ArticleRefused

_NEVER = re.compile(
    r"[\x00-\x20\x7f-\xa0\\<>\"`{}|^\xad\s\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)
_NAME = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63}){0,126}\.?")
_PORTS: Final = {"http": 80, "https": 443}
_NAT64: Final = ipaddress.ip_network("64:ff9b::/96")

Found = tuple[int, str, Any]


@dataclass(frozen=True, slots=True)
class Target:
    """What is asked, and of whom; ``host`` in ASCII letters."""

    url: str
    scheme: str
    host: str
    port: int
    netloc: str
    path: str


def find_target(address: str) -> Target:
    """Take an address apart. Raises ``ArticleRefused`` for what is no http or https address."""
    address = address.strip()
    if "://" not in address and re.match(r"[\w-]{1,63}\.[\w.-]{2,}(?:[/?#]|$)", address):
        address = f"https://{address}"  # as people type them
    if _NEVER.search(address) or len(address) > 4000:
        raise _no_address()
    try:
        parts = urlsplit(address)
        port = parts.port
        host = _ascii_host(parts.hostname or "")
    except ValueError:  # "http://[::1", ports such as ":x", names that are none
        raise _no_address() from None
    scheme = parts.scheme.lower()
    if scheme not in _PORTS or not host or "@" in parts.netloc:
        raise _no_address()
    netloc = host if port in (None, _PORTS[scheme]) else f"{host}:{port}"
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    query = quote(parts.query, safe="/%:@!$&'()*+,;=~-._?[]")
    url = urlunsplit((scheme, netloc, path, query, ""))
    asked = f"{path}?{query}" if query else path
    return Target(url, scheme, host.strip("[]"), port or _PORTS[scheme], netloc, asked)


def is_public(ip: str) -> bool:
    """Say whether an IP address is anybody's to reach: not this computer, not a private network."""
    try:
        address = ipaddress.ip_address(ip.partition("%")[0])
    except ValueError:
        return False
    if isinstance(address, ipaddress.IPv6Address):
        # Addresses of the old kind in the clothes of the new one.
        inner = address.ipv4_mapped or address.sixtofour
        if address.teredo:
            inner = address.teredo[1]
        if address in _NAT64:
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
        if address.is_site_local:
            return False
    return address.is_global and not address.is_multicast and not address.is_reserved


def resolve(host: str, port: int, seconds: float) -> list[Found]:
    """Give family, IP address and place to connect to for every address of ``host``.

    Raises ``OSError`` where there is none and ``TimeoutError`` when it takes longer.
    """
    answer: list[Any] = []
    done = threading.Event()

    def ask() -> None:
        try:
            answer.append(socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
        except (OSError, ValueError) as error:  # UnicodeError of an overlong name is a ValueError
            answer.append(error)
        done.set()

    # The system's resolver cannot be told how long it may take, so it is left alone with it.
    threading.Thread(target=ask, name="resolve", daemon=True).start()
    if not done.wait(seconds):
        raise TimeoutError
    if isinstance(answer[0], Exception):
        raise answer[0]
    found = [
        (family, str(place[0]).partition("%")[0], place) for family, _, _, _, place in answer[0]
    ]
    if not found:
        raise socket.gaierror(socket.EAI_NONAME, "no address")
    return found


def _ascii_host(host: str) -> str:
    if ":" in host:
        return f"[{ipaddress.IPv6Address(host).compressed}]"
    name = host if host.isascii() else host.encode("idna").decode("ascii").lower()
    if not _NAME.fullmatch(name):
        raise ValueError(name)
    return name


def _no_address() -> ArticleRefused:
    return refuse(
        "This is no address of a web page: it must begin with http:// or https://.",
        "Copy it once more from the browser's address line.",
    )
