"""Names of people, bodies and places: where they stand, and whether two of them can be one.

A name is a run of capitalised words without titles and nationalities. In a headline that
capitalises every word, and in text without capitals, only known places are names.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from factcheck.related.words import STOP, Place, Token, places, weight, word_class

_TITLES = frozenset(
    "mr mrs ms miss dr prof professor sir dame lord lady gen general col colonel maj major "
    "capt captain lt lieutenant sgt admiral adm president vice prime minister premier pm fm "
    "foreign finance defence defense interior secretary senator sen rep representative "
    "congressman governor gov mayor king queen prince princess pope judge justice ambassador "
    "chancellor chairman chairwoman chief army police former ex spokesman spokeswoman deputy "
    "shaikh sheikh the st rev envoy director state".split()
)
_CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april "
    "may june july august september october november december jan feb mar apr jun jul aug "
    "sept sep oct nov dec christmas easter".split()
)
_LINKS = frozenset("al el bin ibn van von de der den la le du da di of".split())
_SHY = frozenset(
    "us nice cork turkey georgia jordan chad perth victoria java cologne hama lao part sinai "
    "hague rok oman mali".split()
)


@dataclass(frozen=True, slots=True)
class Name:
    """A name with the tokens it covers (half-open), its words in lower case, its place if any.

    ``slot`` is the word before it, which tells where in the statement it stands.
    """

    first: int
    last: int
    words: tuple[str, ...]
    place: Place | None
    slot: str


def read_names(line: Sequence[Token]) -> list[Name]:
    """The names of a statement in order, places among them."""
    letters = [t for t in line if t.text[0].isalpha()]
    capital = [t for t in letters if t.text[0].isupper()]
    cased = bool(capital) and any(t.text.islower() for t in letters)
    longer = [t for t in letters if t.low not in STOP]
    shouting = len(longer) > 3 and all(t.text[0].isupper() for t in longer)
    found: list[Name] = []
    at = 0
    while at < len(line):
        name = _place(line, at, cased or shouting) or (
            None if shouting or not cased else _run(line, at)
        )
        if name is None:
            at += 1
            continue
        found.append(name)
        at = name.last
    return found


def _slot(line: Sequence[Token], at: int) -> str:
    while at and (line[at - 1].low in _TITLES or line[at - 1].text in "“\"'‘("):
        at -= 1
    return line[at - 1].low if at else ""


def _place(line: Sequence[Token], at: int, cased: bool) -> Name | None:
    token = line[at]
    if not token.text[0].isalpha() or (cased and not token.text[0].isupper()):
        return None
    known = places()
    if token.low == "u" and [t.low for t in line[at + 1 : at + 3]] == [".", "s"]:
        last = at + 4 if at + 3 < len(line) and line[at + 3].text == "." else at + 3
        return Name(at, last, ("us",), Place("united states"), _slot(line, at))
    for size in (3, 2, 1):
        stretch = line[at : at + size]
        key = (
            " ".join(t.low for t in stretch)
            if size != 3 or len(stretch) < 3 or stretch[1].text != "-"
            else "-".join(t.low for t in stretch[::2])
        )
        place = known.get(key)
        if place is None or len(stretch) < size:
            continue
        after = line[at + size].text if at + size < len(line) else ""
        if key == "us" and (token.text != "US" or after == "$"):
            return None
        if key in _SHY and key != "us" and not cased:
            return None
        return Name(at, at + size, tuple(key.split()), place, _slot(line, at))
    return None


def _names_something(line: Sequence[Token], at: int) -> bool:
    token = line[at]
    if not token.text[0].isupper() or token.low in _CALENDAR or token.low in places():
        return False
    if token.low in STOP and not (len(token.text) > 2 and token.text.isupper()):
        return False
    opens = at == 0 or line[at - 1].text in '.!?:“"‘—'
    if not opens or (len(token.text) > 1 and token.text.isupper()):
        return True
    # The first word of a sentence is capitalised anyway: it must be rare, or go on as a name.
    after = line[at + 1] if at + 1 < len(line) else None
    if after and after.text[0].isupper() and after.low not in STOP and after.low not in _CALENDAR:
        return token.low not in _TITLES and not token.low.endswith(("ing", "ed"))
    return weight(word_class(token.low)) > 8.0 and not token.low.endswith(("ing", "ed", "s", "ly"))


def _run(line: Sequence[Token], at: int) -> Name | None:
    if not _names_something(line, at) or line[at].low in _TITLES:
        return None
    words: list[str] = []
    last = at
    while last < len(line):
        token = line[last]
        if _names_something(line, last):
            if token.low not in _TITLES or words:
                words.append(token.low)
            last += 1
        elif (
            (token.low in _LINKS or token.text in "-’'.&")
            and last + 1 < len(line)
            and (token.text != "." or len(line[last - 1].text) <= 2)
            and _names_something(line, last + 1)
            and (token.text not in "’'" or len(line[last - 1].text) == 1)
        ):
            last += 1
        else:
            break
    while words and words[-1] in _TITLES:
        words.pop()
    return Name(at, last, tuple(words), None, _slot(line, at)) if words else None


def can_be_one(one: Name, other: Name) -> bool:
    """Whether two names can stand for one person, body or place.

    Spelling variants count as equal; a family name stands for the full name; different given names
    with one family name are two people.
    """
    if one.place and other.place:
        same = one.place.country == other.place.country
        return same and (
            not one.place.part or not other.place.part or one.place.part == other.place.part
        )
    if one.place or other.place:
        return False
    if _initials(one.words, other.words) or _initials(other.words, one.words):
        return True
    short, long = sorted((one.words, other.words), key=len)
    if len(short) == 1:
        return any(is_variant(short[0], word) for word in long)
    if not is_variant(short[-1], long[-1]) and not all(
        any(is_variant(a, b) for b in long) for a in short
    ):
        return False
    head, other_head = short[0], long[0]
    if is_variant(head, other_head) or (
        head[0] == other_head[0] and 1 in (len(head), len(other_head))
    ):
        return True
    return all(any(is_variant(a, b) for b in long) for a in short)


@lru_cache(maxsize=16384)
def is_variant(one: str, other: str) -> bool:
    """Whether two words are spellings of one name: Mehmood and Mahmood, Qaddafi and Gaddafi."""
    if one == other:
        return True
    if min(len(one), len(other)) < 4 or abs(len(one) - len(other)) > 3:
        return False
    return _sound(one) == _sound(other) and len(_sound(one)) > 2 - (
        one[0] == other[0] and len(one) > 4
    )


@lru_cache(maxsize=16384)
def _sound(word: str) -> str:
    """The consonants as they sound, vowels dropped: what transliterations keep."""
    for spelled, sounds in (
        ("ph", "f"), ("kh", "k"), ("gh", "g"), ("qu", "k"), ("ck", "k"), ("sch", "s"), ("sh", "s"),
        ("th", "t"), ("dh", "d"), ("tz", "z"), ("ts", "z"), ("cz", "c"),
    ):  # fmt: skip
        word = word.replace(spelled, sounds)
    out = ""
    for letter in word:
        letter = {"q": "g", "k": "g", "c": "g", "x": "s", "j": "y", "w": "v"}.get(letter, letter)
        if letter in "aeiouyh'’" or (out and out[-1] == letter):
            continue
        out += letter
    return out


def _initials(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """``UN`` and ``United Nations``."""
    if len(short) != 1 or len(long) < 2 or len(short[0]) != len(long):
        return False
    return all(word[0] == letter for word, letter in zip(long, short[0], strict=True))
