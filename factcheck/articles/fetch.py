"""Fetching: one page from the web, politely, and never from the reviewer's own network."""

from __future__ import annotations

import hashlib
import http.client
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final
from urllib.parse import urljoin

from factcheck import __version__
from factcheck.articles.addresses import Target, find_target, is_public, resolve
from factcheck.articles.foreign import foreign_kind
from factcheck.articles.reading import refuse
from factcheck.errors import ArticleRefused

SECONDS: Final = 10.0
LARGEST_PAGE: Final = 10_000_000
MOST_REDIRECTS: Final = 5
_CHUNK: Final = 1 << 16
_LONGEST_HEAD: Final = 100
_READ_IT: Final = "Open it in a browser, copy the article and paste it."
# What the readers know; a server that names no type is believed to send a page.
_READABLE: Final = (
    "text/html", "application/xhtml+xml", "text/plain", "application/pdf", "application/rtf",
    "text/rtf", "text/markdown", "application/vnd.oasis.opendocument.text",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Page:
    """What was fetched: the bytes, where from after all redirects, when (UTC), and their digest."""

    url: str
    raw: bytes
    charset: str
    read_at: str
    sha256: str


class Download:
    """One download. ``run`` blocks: call it from a background thread, and ``stop`` from any other.

    ``is_allowed`` says of an IP address whether it may be talked to; it is asked about the very
    address that is then connected to, so that no name can mean one machine now and another later.
    """

    def __init__(
        self,
        address: str,
        *,
        seconds: float = SECONDS,
        is_allowed: Callable[[str], bool] = is_public,
    ) -> None:
        self._address = address
        self._seconds = seconds
        self._is_allowed = is_allowed
        self._guard = threading.Lock()
        self._socket: socket.socket | None = None
        self._stopped = ""

    def run(self) -> Page:
        """Fetch the page. Raises ``ArticleRefused`` in words for everything that is in the way."""
        self._deadline = time.monotonic() + self._seconds
        # A server that sends a byte now and then never runs into the time limit of one read.
        timer = threading.Timer(self._seconds, self._end, ("time",))
        timer.daemon = True
        timer.start()
        try:
            return self._follow()
        except ArticleRefused:
            raise
        except ssl.SSLError as error:
            raise self._why("The server's certificate is not valid.") from error
        except (OSError, http.client.HTTPException, ValueError, zlib.error) as error:
            raise self._why(_in_words(error)) from error
        finally:
            timer.cancel()
            self._end("")

    def stop(self) -> None:
        """End the download; ``run`` then raises ``ArticleRefused``. May be called at any time."""
        self._end("cancel")

    def _end(self, why: str) -> None:
        with self._guard:
            self._stopped = self._stopped or why
            if self._socket is not None:
                # Shutting down wakes a thread that waits in `recv`; closing does not.
                with suppress(OSError):
                    self._socket.shutdown(socket.SHUT_RDWR)
                self._socket.close()
                self._socket = None

    def _why(self, what: str) -> ArticleRefused:
        if self._stopped == "cancel":
            return ArticleRefused("The download was cancelled.")
        if self._stopped == "time" or time.monotonic() >= self._deadline:
            what = f"The server took longer than {self._seconds:g} seconds."
        return refuse(what, "Look whether you are online, try again, or paste the text.")

    def _follow(self) -> Page:
        address = self._address
        for _ in range(MOST_REDIRECTS + 1):
            target = find_target(address)
            with closing(self._ask(target)) as response:
                if response.status not in (301, 302, 303, 307, 308):
                    return self._take(target, response)
                address = urljoin(target.url, response.getheader("Location") or "")
            self._end("")
        raise refuse(f"The address leads on more than {MOST_REDIRECTS} times.", _READ_IT)

    def _ask(self, target: Target) -> http.client.HTTPResponse:
        line = self._connect(target)
        connection = http.client.HTTPConnection(target.host, target.port)
        connection.sock = line
        connection.putrequest("GET", target.path, skip_host=True, skip_accept_encoding=True)
        for name, value in (
            ("Host", target.netloc),
            ("User-Agent", f"Factcheck/{__version__} (reads one page for a reviewer)"),
            ("Accept", "text/html,application/xhtml+xml,application/pdf;q=0.9,text/plain;q=0.8"),
            ("Accept-Encoding", "gzip"),
            ("Connection", "close"),
        ):
            connection.putheader(name, value)
        connection.endheaders()
        return connection.getresponse()

    def _connect(self, target: Target) -> socket.socket:
        """Connect to an address that was checked, under the name that was asked for."""
        found = resolve(target.host, target.port, self._left())
        if not all(self._is_allowed(ip) for _, ip, _ in found):
            raise refuse(
                "The address leads into a private network or to this computer.",
                "Save the page as a file and import that.",
            )
        for last, (family, ip, place) in enumerate(found, 1 - len(found)):
            try:
                line = self._hold(socket.socket(family, socket.SOCK_STREAM))
                line.settimeout(self._left())
                line.connect(place)
                if line.getpeername()[0].partition("%")[0] != ip:
                    raise OSError("connected elsewhere")
                break
            except OSError:
                # A name may have an address of each kind, and the network only one of them.
                if last == 0 or self._stopped:
                    raise
        if target.scheme == "https":
            trust = ssl.create_default_context()
            line = self._hold(trust.wrap_socket(line, server_hostname=target.host))
        line.settimeout(self._left())
        return line

    def _hold(self, line: socket.socket) -> socket.socket:
        """Keep a socket where ``stop`` finds it."""
        with self._guard:
            if self._stopped:
                line.close()
                raise OSError("stopped")
            self._socket = line
        return line

    def _left(self) -> float:
        left = self._deadline - time.monotonic()
        if left <= 0 or self._stopped:
            raise TimeoutError
        return left

    def _take(self, target: Target, response: http.client.HTTPResponse) -> Page:
        if response.status != 200:
            raise refuse(_status_in_words(response.status), _READ_IT)
        kind = response.headers.get_content_type() if "Content-Type" in response.headers else ""
        if kind and kind not in _READABLE and kind != "application/octet-stream":
            raise refuse(f"The address is no article: it is “{kind[:_LONGEST_HEAD]}”.", _READ_IT)
        raw = self._receive(response)
        if other := foreign_kind(raw) if kind in ("", "application/octet-stream") else "":
            raise refuse(f"The address is no article: it is {other}.", _READ_IT)
        if not raw.strip():
            raise refuse("The server sent an empty page.", _READ_IT)
        return Page(
            url=target.url,
            raw=raw,
            charset=(response.headers.get_content_charset() or "")[:_LONGEST_HEAD],
            read_at=datetime.now(UTC).isoformat(timespec="seconds"),
            sha256=hashlib.sha256(raw).hexdigest(),
        )

    def _receive(self, response: http.client.HTTPResponse) -> bytes:
        coding = (response.getheader("Content-Encoding") or "identity").strip().lower()
        if coding not in ("identity", "gzip", "x-gzip"):
            raise refuse("The server packs the page in a way that was not asked for.", _READ_IT)
        unpack = zlib.decompressobj(31) if coding != "identity" else None
        content = bytearray()
        while chunk := response.read1(_CHUNK):
            self._left()
            # One byte more than is allowed is enough to know; a bomb is never unpacked whole.
            room = LARGEST_PAGE + 1 - len(content)
            content += unpack.decompress(chunk, room) if unpack else chunk
            if len(content) > LARGEST_PAGE:
                most = LARGEST_PAGE // 1_000_000
                raise refuse(f"The page is larger than {most} MB, the most that is read.", _READ_IT)
        if self._stopped:
            raise TimeoutError
        if response.length or (unpack and not unpack.eof):
            raise http.client.IncompleteRead(b"")
        return bytes(content)


def _in_words(error: Exception) -> str:
    if isinstance(error, socket.gaierror):
        return "The server's name was not found: you are offline, or the address is wrong."
    if isinstance(error, TimeoutError):
        return "The server did not answer in time."
    if isinstance(error, ConnectionRefusedError):
        return "The server refused the connection."
    if isinstance(error, http.client.IncompleteRead | zlib.error):
        return "The page broke off before its end."
    if isinstance(error, OSError):
        return "The server could not be reached, or hung up."
    return "The server's answer could not be understood."


def _status_in_words(status: int) -> str:
    if status in (401, 402, 403, 407, 451):
        return f"The server does not show the page to programs or without an account ({status})."
    if status in (404, 410):
        return f"There is no page at this address ({status})."
    if status == 429 or status >= 500:
        return f"The server has trouble or is asked too much; try again later ({status})."
    return f"The server sent no page ({status})."
