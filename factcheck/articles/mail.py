"""Mail: a letter, a newsletter, or a web page that a browser saved in the form of one."""

from __future__ import annotations

import plistlib
import re
from dataclasses import replace
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parseaddr, parsedate_to_datetime

from factcheck.articles.plain import decode_as, read_text
from factcheck.articles.reading import Reading, one_line, refuse, refuse_empty, web_address

_ENVELOPES = re.compile(rb"^From [^\r\n]{1,300}\r?\n(?=[A-Za-z-]{1,70}:)", re.MULTILINE)
_ENOUGH = 40  # words; a plain part with fewer says "see the other part"

# What the standard library raises over headers that are made to be wrong.
_MISREAD = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError)


def read_mail(raw: bytes) -> Reading:
    """Read an ``.eml`` or ``.mhtml``, or a mailbox of one mail; attachments are left out.

    Raises ``ArticleRefused``.
    """
    if raw.startswith(b"From "):
        if len(_ENVELOPES.findall(raw)) > 1:
            raise refuse(
                "This is a mailbox of several mails.", "Save the mail as .eml and import that."
            )
        raw = raw.partition(b"\n")[2]
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

        reading = read_html(page, "", address)
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


def read_web_archive(raw: bytes) -> Reading:
    """Read a ``.webarchive``, the form in which Safari saves pages. Raises ``ArticleRefused``."""
    from factcheck.articles.html import read_html

    try:
        page = plistlib.loads(raw, fmt=plistlib.FMT_BINARY)["WebMainResource"]
        content, address = page["WebResourceData"], page.get("WebResourceURL", "")
        charset = page.get("WebResourceTextEncodingName", "")
        if not (isinstance(content, bytes) and isinstance(address, str)):
            raise TypeError("no page")
    except (*_MISREAD, RecursionError) as error:
        raise refuse("The web archive is damaged.") from error
    address = web_address(address)
    reading = read_html(content, charset if isinstance(charset, str) else "", address)
    return replace(reading, url=reading.url or address)


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
