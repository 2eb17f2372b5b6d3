"""Mail: a letter, a newsletter, or a web page that a browser saved in the form of one."""

from __future__ import annotations

from dataclasses import replace
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parseaddr, parsedate_to_datetime

from factcheck.articles.plain import decode_as, read_text
from factcheck.articles.reading import Reading, one_line, refuse, refuse_empty, web_address

_ENOUGH = 40  # words; a plain part with fewer says "see the other part"

# What the standard library raises over headers that are made to be wrong.
_MISREAD = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError)


def read_mail(raw: bytes) -> Reading:
    """Read an ``.eml`` or ``.mhtml``; attachments are left out. Raises ``ArticleRefused``."""
    message = message_from_bytes(raw, policy=policy.default)
    if not isinstance(message, EmailMessage):
        raise refuse("The mail is damaged.")
    address = web_address(_header(message, "Snapshot-Content-Location"))
    try:
        plain, page = _part(message, "plain"), _part(message, "html")
    except _MISREAD as error:
        raise refuse("The mail is damaged.") from error
    reading = None
    if plain is not None and (page is None or len(plain.split()) >= _ENOUGH):
        reading = read_text(plain)
    elif page is not None:
        from factcheck.articles.html import read_html

        reading = read_html(page)
    if reading is None:
        raise refuse_empty()
    if address:
        return replace(reading, url=reading.url or address)
    name, sender = parseaddr(_header(message, "From"))
    return replace(
        reading,
        title=one_line(_header(message, "Subject")) or reading.title,
        author=one_line(name or sender),
        published=_day(_header(message, "Date")),
        url=reading.url,
    )


def _part(message: EmailMessage, kind: str) -> bytes | None:
    """Give the first part of this kind as UTF-8, ``None`` where there is none or it is empty."""
    for part in message.walk():
        if (
            part.get_content_type() != f"text/{kind}"
            or part.get_content_disposition() == "attachment"
        ):
            continue
        content = part.get_payload(decode=True)
        if isinstance(content, bytes) and content.strip():
            return _as_utf8(content, part.get_content_charset())
    return None


def _as_utf8(content: bytes, charset: str | None) -> bytes:
    try:
        text, _, lost = decode_as(content, charset or "utf-8")
    except (LookupError, ValueError):
        return content
    return content if lost else text.encode("utf-8", "replace")


def _header(message: EmailMessage, name: str) -> str:
    try:
        return str(message.get(name, ""))
    except _MISREAD:
        return ""


def _day(date: str) -> str:
    try:
        return parsedate_to_datetime(date).date().isoformat()
    except (ArithmeticError, TypeError, ValueError):
        return ""
