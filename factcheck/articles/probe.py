"""A look at a link: whether a page answers there, without reading it."""

from __future__ import annotations

import http.client
import ssl
from datetime import UTC, datetime

from factcheck.articles.addresses import Target, find_target
from factcheck.articles.fetch import Download, Page
from factcheck.errors import ArticleRefused
from factcheck.sources import LinkCheck, LinkState

_GONE = (404, 410)


class Probe(Download):
    """A download that ends with the head of the answer, under the same rules and limits."""

    _status = 0

    def check(self) -> LinkCheck:
        """Look at the link. Blocks; raises ``ArticleRefused`` only after ``stop``."""
        at = datetime.now(UTC).isoformat(timespec="seconds")
        try:
            page = self.run()
        except ArticleRefused as error:
            if self._stopped == "cancel":
                raise
            cause = error.__cause__
            reached = not isinstance(cause, OSError) or isinstance(cause, ssl.SSLError)
            state = LinkState.REFUSED if reached else LinkState.OFFLINE
            return LinkCheck(self._address, state, at, error.what)
        state, detail = self._told(page.url)
        return LinkCheck(self._address, state, at, detail)

    def _told(self, reached: str) -> tuple[LinkState, str]:
        if self._status in _GONE:
            return LinkState.GONE, str(self._status)
        if not 200 <= self._status < 300:
            return LinkState.REFUSED, str(self._status)
        if _bare(reached) != _bare(find_target(self._address).url):
            return LinkState.MOVED, reached
        return LinkState.OK, ""

    def _take(self, target: Target, response: http.client.HTTPResponse) -> Page:
        self._status = response.status
        return Page(url=target.url, raw=b"", charset="", read_at="", sha256="")


def _bare(url: str) -> str:
    """An address without what changes on the way to the same page."""
    return url.partition("://")[2].removeprefix("www.").rstrip("/")
