"""A statement as it was read: its words, names and values with the clauses that govern them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from factcheck.related.clauses import Clauses, read_clauses
from factcheck.related.clock import read_times
from factcheck.related.dates import read_dates
from factcheck.related.names import Name, read_names
from factcheck.related.numerals import read_numerals
from factcheck.related.parts import joined
from factcheck.related.quantities import read_quantity, read_unnumbered
from factcheck.related.value import Modality, Value
from factcheck.related.words import STOP, Token, capitals, tokens, weight, word_class

MOST_CHARACTERS = 4000
"""What is read of one statement: a claim is a sentence, and a page of text is no claim."""

_VOID = "\0"
_EVENTS = frozenset(
    "kill injure arrive visit arrest agree begin end buy sell supply build modernise rise fall win "
    "lose elect attack bomb protest crash ask warn reject approve meet resign probe convict charge "
    "cut show find shoot refuse leave fight free take make give hold hit become pay lead speak go "
    "come bring born date founded establish fly price ord say cit publish report unveil".split()
)
_LIGHT = frozenset(
    "followed needed called used based expected planned wanted dates dated dating".split()
)
"""Words that end like those of something that happened, and tell nothing of what did."""

_DATES = frozenset("dates dated dating".split())
_CRAFT = frozenset("helicopter airplane ship submarin".split())
_BACK, _AHEAD = 12, 14
_OPENS = 12
_NEAR = 8
"""How many telling words on either side of a value say what it is of."""


@dataclass(frozen=True, slots=True)
class Statement:
    """What ``read`` found. ``at`` gives the token number of each word class, ``words`` its weight;
    tokens of values are in neither. ``lent`` are the classes, weighed, of the sentences before it
    on which it leans.
    """

    text: str
    on: date | None
    line: tuple[Token, ...]
    values: tuple[Value, ...]
    names: tuple[Name, ...]
    clauses: Clauses
    words: dict[str, float]
    at: dict[str, int]
    lent: dict[str, float]

    @property
    def opening(self) -> int:
        """Where what is told begins: past ``On health:`` and ``The minister said that``."""
        for at in range(min(_OPENS, len(self.line) - 1) - 1, 0, -1):
            before, mark = self.line[at - 1].low, self.line[at].low
            if mark == ":" or (mark == "that" and word_class(before) == "say"):
                return at + 1
        return 0

    def is_named(self, name: str) -> bool:
        """Whether a word class stands in a name here."""
        return self.name_of(name) is not None

    def name_of(self, name: str) -> Name | None:
        """The name in which a word class stands here."""
        place = self.at[name]
        return next((each for each in self.names if each.first <= place < each.last), None)

    def under(self, marked: frozenset[int], classes: Iterable[str]) -> float:
        """How much of the weight of these classes stands on the marked tokens, 0..1."""
        total = inside = 0.0
        for name in classes:
            if name in self.at:
                total += self.words[name]
                inside += self.words[name] if self.at[name] in marked else 0.0
        return inside / total if total else 0.0


def read(text: str, on: date | None = None, before: str = "") -> Statement:
    """Read a statement; ``on`` is the date of its article, for "Wednesday" and "last month";
    ``before`` the sentences before it, where it leans on them.
    """
    line = tokens(text[:MOST_CHARACTERS])
    covered, values = _values(text, line, on)
    names = tuple(name for name in read_names(line) if name.first not in covered)
    words: dict[str, float] = {}
    at: dict[str, int] = {}
    for place, token in enumerate(line):
        if place in covered or not token.low[0].isalnum():
            continue
        name = word_class(token.low)
        if name not in STOP and token.low not in STOP and (len(name) > 1 or name.isdigit()):
            words.setdefault(name, weight(name))
            at.setdefault(name, place)
    for name_ in names:
        # "UK" and "Britain", "U.S." and "American" are one word here; a city keeps its own.
        if name_.place and not name_.place.part:
            for place in range(name_.first, name_.last):
                gone = word_class(line[place].low)
                if at.get(gone) == place and gone != name_.place.country:
                    del at[gone], words[gone]
            words.setdefault(name_.place.country, 4.5)
            at.setdefault(name_.place.country, name_.first)
            if capital := _capital(line, name_):
                words.setdefault(capital, weight(capital))
                at.setdefault(capital, name_.first)
    clauses = read_clauses(line)
    values = tuple(_in_clause(line, clauses, value) for value in values)
    lent = read(before, on).words if before else {}
    lent = {name: weight for name, weight in lent.items() if name not in words}
    return Statement(text, on, tuple(line), values, names, clauses, words, at, lent)


def _in_clause(line: Sequence[Token], clauses: Clauses, value: Value) -> Value:
    """The value with what its clause does with it: plans it, or holds it possible."""
    at = next(place for place, token in enumerate(line) if token.end > value.start)
    modality = Modality.SO
    if at in clauses.maybe:
        modality = Modality.POSSIBLE
    elif at in clauses.future:
        modality = Modality.PLANNED
    return value if modality is Modality.SO else replace(value, modality=modality)


def _capital(line: Sequence[Token], country: Name) -> str:
    """``Pakistan's capital`` is Islamabad in other words."""
    after = [token.low for token in line[country.last : country.last + 3] if token.low.isalpha()]
    if country.place is None or "capital" not in after[:2]:
        return ""
    return word_class(capitals().get(country.place.country, ""))


def _values(
    text: str, line: Sequence[Token], on: date | None
) -> tuple[set[int], tuple[Value, ...]]:
    covered: set[int] = set()
    found: list[tuple[int, Value]] = []
    rest = list(line)

    def take(first: int, last: int, value: Value) -> None:
        found.append((first, value))
        covered.update(range(first, last))
        for place in range(first, last):
            rest[place] = _void(line[place])

    for first, last, value in read_dates(line, on):
        take(first, last, value)
    for first, last, value in read_times(rest):
        take(first, last, value)
    for number in read_numerals(rest):
        if number.first in covered:
            continue
        last, value = read_quantity(rest, number, on)
        first = number.first
        while first and line[first - 1].start >= value.start:
            first -= 1
        take(first, last, value)
    for at, token in enumerate(line):
        if at not in covered and token.low in ("a", "an", "past", "last", "the"):
            read_one = read_unnumbered(rest, at, on)
            if read_one:
                first = at
                while first and line[first - 1].start >= read_one[1].start:
                    first -= 1
                take(first, read_one[0], read_one[1])
    found = joined(text, sorted(found, key=lambda pair: pair[0]))
    return covered, tuple(
        _placed(line, first, replace(value, text=text[value.start : value.end]), covered)
        for first, value in found
    )


def _void(token: Token) -> Token:
    """A token that no reader knows, in the same place."""
    return Token(_VOID, _VOID, token.start, token.end)


def is_event(name: str) -> bool:
    """Whether a class stands for something that happens."""
    return name in _EVENTS


def _placed(line: Sequence[Token], first: int, value: Value, covered: set[int]) -> Value:
    """Tie a value without a counted thing to the words around it in its clause."""
    lead = line[first - 1].low if first else ""
    if first > 1 and lead in ("the", "a", "an", "just", "only", "around", "about"):
        lead = line[first - 2].low
    if {token.low for token in line[max(0, first - 4) : first]} & _DATES:
        lead = ""  # "dates from" says when, not since when
    event = _event(line, first, value.end, covered)
    if value.of:
        return replace(value, lead=lead, event=event)
    near: list[str] = []
    for step in (-1, 1):
        at, left = first, _NEAR
        while 0 <= at + step < len(line) and left:
            at += step
            token = line[at]
            if at in covered:
                continue  # the period of "Aug. 2015" ends no clause
            if token.text in ".;:!?" and len(line[at - 1].text) > 2:
                break
            if token.low not in STOP and token.text[0].isalpha():
                near.append(word_class(token.low))
                left -= 1
    return replace(value, of=frozenset(near), lead=lead, event=event)


def _begins_clause(line: Sequence[Token], first: int) -> bool:
    at = first - 1
    while at >= 0 and line[at].low in ("in", "on", "at", "by", "since", "until", "during"):
        at -= 1
    return at < first - 1 and (at < 0 or line[at].low in (",", ";", "and", "but"))


def _names_a_craft(line: Sequence[Token], at: int) -> bool:
    """``attack helicopters``: nobody attacks."""
    return line[at].low == "attack" and word_class(line[min(at + 1, len(line) - 1)].low) in _CRAFT


def _event(line: Sequence[Token], first: int, end: int, covered: set[int]) -> str:
    """The word for what happened: the last one before the value, else the first one after it.

    The other way round where the value begins its clause: ``and in 2015 they bought``.
    """
    ways = ((-1, _BACK), (1, _AHEAD))
    for step, reach in ways[::-1] if _begins_clause(line, first) else ways:
        at = first
        while 0 <= at + step < len(line) and abs(at + step - first) <= reach:
            at += step
            token = line[at]
            if at in covered or token.start < end <= token.end:
                continue
            if token.text in ".;!?" and len(line[at - 1].text) > 2:
                break
            name = word_class(token.low)
            if token.low in _LIGHT or _names_a_craft(line, at):
                continue
            if name in _EVENTS or (len(token.low) > 4 and token.low.endswith("ed")):
                return name
    return ""
