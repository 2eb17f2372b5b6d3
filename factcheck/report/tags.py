"""Untrusted text in HTML: the only way from a value of the library into a page."""

from __future__ import annotations

import html

from factcheck.report.characters import reveal
from factcheck.report.links import web_link


def escaped(text: str) -> str:
    """Text that shows literally, in an element or in a quoted attribute."""
    return html.escape(reveal(text), quote=True)


def isolated(text: str) -> str:
    """Escaped text in one line whose direction cannot leak into its surroundings."""
    return f"<bdi>{escaped(' '.join(text.split()))}</bdi>"


def linked(url: str, text: str = "") -> str:
    """A link with its host's name behind it; an address that must not be opened stays text."""
    link = web_link(url)
    words = " ".join(text.split())
    if link is None:
        shown = f"{isolated(words)} " if words else ""
        note = '<span class="quiet">(address kept as text)</span>'
        return f'{shown}<span class="address">{isolated(url)}</span> {note}'
    href = html.escape(link.href, quote=True)
    host = html.escape(link.host)
    on_paper = f'<span class="on-paper">{escaped(url)}</span>' if words else ""
    return (
        f'<a class="out" href="{href}" rel="noopener noreferrer nofollow">'
        f"{isolated(words or url)}</a>"
        f' <span class="host">{host}</span>{on_paper}'
    )
