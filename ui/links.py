"""The one way out to the web: only http and https, and the reviewer sees where it goes."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from ui import plain


def _tr(text: str) -> str:
    return QCoreApplication.translate("links", text)


def web_address(text: str) -> QUrl | None:
    """The address if a browser may open it: http or https with a host, and nothing else."""
    url = QUrl(text.strip(), QUrl.ParsingMode.StrictMode)
    if not url.isValid() or url.scheme().lower() not in ("http", "https") or not url.host():
        return None
    return url


def shown_host(url: QUrl) -> str:
    """The host as the network sees it: letters that only look Latin show as ``xn--``."""
    return url.host(QUrl.ComponentFormattingOption.FullyEncoded)


def open_link(parent: QWidget | None, text: str) -> bool:
    """Ask, then open the link in the browser. Says in words why another one is not opened."""
    url = web_address(text)
    if url is None:
        plain.inform(
            parent,
            _tr("The link is not opened"),
            _tr("Only web addresses that begin with http:// or https:// are opened."),
            _tr("The link stays as it is in the list of sources:") + "\n" + text,
        )
        return False
    if not plain.ask(
        parent,
        _tr("Open in the browser"),
        _tr("Open a page of {host}?").format(host=shown_host(url)),
        _tr("Open"),
        bytes(url.toEncoded().data()).decode("ascii"),
    ):
        return False
    return QDesktopServices.openUrl(url)
