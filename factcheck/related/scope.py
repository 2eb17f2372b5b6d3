"""Whether two figures count different parts: the north and the south, the new ones and all."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import zip_longest

from factcheck.related.alignment import Alignment
from factcheck.related.statement import Statement
from factcheck.related.value import Value

_ADDING = frozenset("another additional further extra more new".split())
_TOWARDS = frozenset({"to", "for", "from", "against"})
_PARTS = tuple(
    frozenset(words.split())
    for words in (
        "north south east west northern southern eastern western",
        "men women boys girls male female",
        "young old older younger children adults",
        "urban rural",
        "import imports export exports imported exported",
        "domestic foreign",
        "private public",
        "rich poor",
        "gross net",
        "primary secondary",
        "military civilian",
        "killed wounded injured missing dead",
        "old new",
    )
)
"""Words of which a figure that holds for one says nothing of the others."""
_TOTAL = frozenset("total altogether overall combined cumulative cumulatively".split())


def _receivers(statement: Statement, answered: Collection[str]) -> dict[str, str]:
    """By preposition the plain word that follows it and that the other side does not have."""
    found = {}
    for name, place in statement.at.items():
        before = statement.line[place - 1].low if place else ""
        if before in _TOWARDS and name not in answered and not statement.is_named(name):
            found[before] = statement.line[place].text
    return found


def _plain_words(statement: Statement, alone: Collection[Value]) -> set[str]:
    """The words that are part of no value: "more than half" adds nothing. Nor does the word before
    a value that stands ``alone``: "another 150,000" says nothing of the figure that is compared.
    """
    inside = {at for value in statement.values for at in range(value.start, value.end)}
    begins = {value.start for value in statement.values if value in alone}
    return {
        token.low
        for token, after in zip_longest(statement.line, statement.line[1:])
        if token.start not in inside and not (after and after.start in begins)
    }


def other_part(one: Statement, other: Statement, alone: Collection[Value] = ()) -> str:
    """``north and south are two parts``, or nothing."""
    mine, theirs = _plain_words(one, alone), _plain_words(other, alone)
    for group in _PARTS:
        part, its = mine & group, theirs & group
        if part and its and not part & its:
            return f"{min(part)} and {min(its)} are two parts"
    return ""


def contrast_scope(
    one: Statement, other: Statement, about: Alignment, alone: Collection[Value]
) -> Iterator[str]:
    """Words that say that two figures count different parts: new ones and all.

    ``alone`` are the values that nothing on the other side answers.
    """
    if part := other_part(one, other, alone):
        yield part
    mine, theirs = _plain_words(one, alone), _plain_words(other, alone)
    here, there = _receivers(one, about.pairs), _receivers(other, set(about.pairs.values()))
    for slot in here.keys() & there.keys():
        yield f"{slot} {here[slot]} and {slot} {there[slot]}"
    for words, why in (
        (_ADDING, "one side counts what was added"),
        (_TOTAL, "one side gives a total"),
    ):
        if bool(mine & words) != bool(theirs & words):
            yield why
