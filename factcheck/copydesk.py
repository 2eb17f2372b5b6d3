"""The copy desk: what a format says of its article and what the splitter finds, made into one."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence

from factcheck.articles import Reading, find_links
from factcheck.articles.reading import web_address
from factcheck.claims import split, split_span
from factcheck.claims.metadata import describe, stated_language
from factcheck.claims.triage import model_name
from factcheck.likeness import sketch
from factcheck.model import Intake, Passage, Role

_WORD = re.compile(r"\w+")


def prepare(
    reading: Reading, raw: bytes, name: str = "", language: str = "", *, by_encoder: bool = False
) -> Intake:
    """Make an article of a text that was read, ready to be stored.

    What the text says of itself (its front matter, its bylines) goes before what the format says;
    ``name`` is the file's name, or the address of a page that was fetched. ``language`` is the
    two-letter code of the language that a person says it is in. ``by_encoder`` as in
    ``claims.split``.
    """
    own = reading.text[: reading.asides[0].start] if reading.asides else reading.text
    stated = language or stated_language(own)
    found = split(own, stated, is_document=reading.is_document, by_encoder=by_encoder)
    found = _with_title(own, found, reading.title, stated, by_encoder=by_encoder)
    passages = [*found, *_set_aside(reading)]
    about = describe(own, passages, name)
    has_title = any(passage.role is Role.TITLE for passage in passages)
    return Intake(
        name=name,
        raw=raw,
        text=reading.text,
        sha256=hashlib.sha256(reading.text.encode()).hexdigest(),
        encoding=reading.encoding,
        is_guessed=reading.is_guessed,
        dropped=reading.dropped,
        title=about.title if has_title or not reading.title else reading.title,
        outlet=about.outlet or reading.outlet,
        author=about.author or reading.author,
        published=about.published or reading.published,
        url=about.url or reading.url or web_address(name),
        language=stated or about.language or reading.language,
        passages=tuple(passages),
        links=find_links(reading.text, reading.hyperlinks),
        sketch=sketch(reading.text),
        judged_by=model_name(by_encoder=by_encoder),
    )


def _set_aside(reading: Reading) -> list[Passage]:
    """Give the furniture that the format itself knows, such as running heads."""
    return [
        Passage(
            start=aside.start,
            end=aside.end,
            text=reading.text[aside.start : aside.end],
            role=Role.FURNITURE,
            reasons=(aside.reason,),
        )
        for aside in reading.asides
    ]


def _with_title(
    text: str, passages: Sequence[Passage], title: str, language: str, *, by_encoder: bool
) -> list[Passage]:
    """Let the line that the format calls the title be the title, and no other line."""
    start = len(text) - len(text.lstrip())
    end = text.find("\n", start)
    end = end if end >= 0 else len(text)
    if not title or _WORD.findall(text[start:end].casefold()) != _WORD.findall(title.casefold()):
        return list(passages)
    while end > start and text[end - 1].isspace():
        end -= 1
    inside = [passage for passage in passages if passage.start < end]
    if inside[-1].end > end:
        # A line that runs on into the text is no line of its own.
        return list(passages)
    headline = Passage(
        start=start, end=end, text=text[start:end], role=Role.TITLE, reasons=("headline",)
    )
    # A line between the paragraphs that looked like a headline: there is one already.
    rest = (
        split_span(text, each.start, each.end, language, by_encoder=by_encoder)
        if each.role is Role.TITLE
        else each
        for each in passages[len(inside) :]
    )
    return [headline, *rest]
