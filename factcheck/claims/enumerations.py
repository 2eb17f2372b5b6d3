"""Enumerations: numbered things in one sentence, "1. ... 2. ...", each with what leads to it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from factcheck.claims.blocks import Span
from factcheck.claims.verbs import PARTICIPLE, forms_of
from factcheck.claims.words import BE

_MARKER: Final = re.compile(r"(?<![\w$€£.,-])(\d{1,2})[.)][ \t]?(?=[^\W\d_]|[“\"'‘*])")
_DESCRIBED: Final = re.compile(
    r"(?P<name>[^:–—]{2,60}?)(?P<mark>:| [-–—]) (?P<what>(?P<head>\w+)\b.*)", re.DOTALL
)
_ARTICLES: Final = frozenset("a an the".split())
_LEADING: Final = BE | frozenset("include includes included".split())
_MOST: Final = 40


@dataclass(frozen=True, slots=True)
class Enumeration:
    """The lead and the items as spans of the text."""

    lead: Span
    items: tuple[Span, ...]


def find_enumeration(text: str, start: int, end: int) -> Enumeration | None:
    """Find two or more things numbered from 1 on in ``text[start:end]``, a lead before them."""
    marks: list[re.Match[str]] = []
    last = 0
    for found in _MARKER.finditer(text, start, end):
        # A number may be missing where somebody joined two things.
        if last < int(found.group(1)) <= last + (2 if marks else 1):
            marks.append(found)
            last = int(found.group(1))
    if not 2 <= len(marks) <= _MOST:
        return None
    lead = start, marks[0].start()
    if not text[slice(*lead)].strip(" \n:*-"):
        return None
    stops = [mark.start() for mark in marks[1:]] + [end]
    items = tuple((mark.end(), stop) for mark, stop in zip(marks, stops, strict=True))
    return Enumeration(lead, items)


def state_items(text: str, found: Enumeration) -> list[list[str]]:
    """Give for each item the claim that it is one, and what a colon or dash says of it."""
    lead = " ".join(text[slice(*found.lead)].split()).rstrip(" *-")
    if lead.rstrip(":").rsplit(" ", 1)[-1].lower() in _LEADING:
        lead = lead.rstrip(":")
    stated = []
    for span in found.items:
        item = " ".join(text[slice(*span)].split()).rstrip(" ,;.*")
        described = _DESCRIBED.fullmatch(item)
        if not described:
            stated.append([f"{lead} {item}"])
            continue
        name, what = described["name"].strip("* "), described["what"]
        if described["head"].lower() in _ARTICLES:
            stated.append([f"{lead} {name}", f"{name} is {what}"])
        elif forms_of(described["head"]) & PARTICIPLE:
            stated.append([f"{lead} {name}", f"{name} was {what}"])
        else:
            stated.append([f"{lead} {item}"])
    return stated
