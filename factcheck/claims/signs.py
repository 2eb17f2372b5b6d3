"""Signs: what in a sentence speaks for a fact, for an opinion or for neither, with its words."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from factcheck.claims.cues import CUES, PAIRS
from factcheck.claims.particulars import find_body, find_date, find_figure, has_unit

_QUOTES: Final = frozenset('“”"«»')
_VERBS: Final = ("past", "present", "report", "event", "ed_word", "prediction", "possibility")
_CLOSERS: Final = "\"'”’)*_ "
# What stands before a noun or an adjective: after these "report" is a thing and "closed" a quality.
_BEFORE_NOUNS: Final = frozenset(
    "a an the this that these those its their his her our my your of by with behind in on for no "
    "any some many most such other each every all under from as new several official media news "
    "press earlier gulf arab member baltic central".split()
)
_SUBJECTS: Final = frozenset("he she it they who which that i we and also".split())
# Words that are verbs only where a name or pronoun stands before them or "that" after them.
_ALSO_NOUNS: Final = frozenset(
    "states notes reports claims says adds reported claimed stated noted alleged agreed accused "
    "confirmed".split()
)
_PLAIN_SPEECH: Final = frozenset("that the a an it he she they to in on this there by".split())
_COMMANDS: Final = frozenset(("imperative",))
# Names of months and people that are small words too.
_NAMES_TOO: Final = frozenset("will may march".split())


@dataclass(slots=True)
class Signs:
    """``names`` are the signs that the model weighs; ``words`` those that a reader is shown."""

    names: set[str] = field(default_factory=set)
    words: dict[str, str] = field(default_factory=dict)

    def add(self, name: str, word: str = "") -> None:
        """Note one sign more of this name, with its words."""
        self.names.add(name + "+" if name in self.names else name)
        if word:
            self.words.setdefault(name, word)


def examine(sentence: str, tokens: Sequence[str], small: Sequence[str]) -> Signs:
    """Note the signs of ``sentence``, which holds ``tokens``, in small letters ``small``."""
    signs = Signs()
    words = [at for at, token in enumerate(tokens) if token[0].isalnum()]
    _see_cues(tokens, small, words, signs)
    _see_form(sentence, tokens, words, signs)
    _see_particulars(sentence, tokens, words, signs)
    return signs


def _see_cues(
    tokens: Sequence[str], small: Sequence[str], words: Sequence[int], signs: Signs
) -> None:
    first = words[0] if words else -1
    for at in words:
        word = small[at]
        name = CUES.get(word)
        if name is None:
            if len(word) > 4 and word.endswith("ed"):
                signs.add("ed_word")
            continue
        named = at != first and tokens[at][0].isupper()
        if named and (name in ("report", "event", "judgement", "imperative") or word in _NAMES_TOO):
            continue
        if name == "event" and at and small[at - 1] in _BEFORE_NOUNS and word.endswith("ed"):
            continue
        if name == "report" and not _is_verb(tokens, small, at):
            continue
        if name == "imperative" and at == first:
            signs.add("command", tokens[at])
            continue
        signs.add(name, tokens[at])
    for at in [at for at, one in enumerate(small[:-1]) if one in _PAIR_STARTS]:
        name = PAIRS.get(f"{small[at]}_{small[at + 1]}")
        if name:
            signs.words[name] = f"{tokens[at]} {tokens[at + 1]}"
            signs.add(name)
    if first >= 0:
        opening = CUES.get(small[first])
        if opening in ("first_person", "greeting", "second_person"):
            signs.names.add("begins_" + opening)


_PAIR_STARTS: Final = frozenset(pair.split("_")[0] for pair in PAIRS)


def _is_verb(tokens: Sequence[str], small: Sequence[str], at: int) -> bool:
    """Tell whether a word of saying is one here: "he states that", not "the Gulf states"."""
    before = small[at - 1] if at else ""
    if before in _BEFORE_NOUNS and before != "that":
        return False
    if small[at] not in _ALSO_NOUNS:
        return True
    after = small[at + 1] if at + 1 < len(small) else ""
    if after in _PLAIN_SPEECH or after in ('"', "“", ":", ","):
        return at > 0 and (before in _SUBJECTS or tokens[at - 1][0].isupper() or after == "that")
    return before in _SUBJECTS


def _see_form(sentence: str, tokens: Sequence[str], words: Sequence[int], signs: Signs) -> None:
    """Note length, marks at the end, and whether there is anything like a verb."""
    count = len(words)
    signs.names.add(_LENGTHS[bisect_left(_LENGTH_MOST, count)])
    end = sentence.rstrip(_CLOSERS)[-1:]
    if end == "?":
        signs.add("question")
    elif end == "!":
        signs.names.add("exclaims")
    elif end not in ".…。！？।":
        signs.names.add("no_end")
        if sentence.rstrip()[-1:] in _QUOTES:
            signs.names.add("ends_in_quote")
    if signs.names.isdisjoint(_VERBS):
        signs.names.add("no_verb")
    if "?" in tokens:
        signs.names.add("asks")
    if not _QUOTES.isdisjoint(tokens):
        signs.names.add("quotation")
        if tokens[0] in _QUOTES:
            signs.names.add("begins_with_quote")
        signs.words.setdefault("quotation", "")


_LENGTH_MOST: Final = (2, 4, 7, 11, 17, 25, 40)
_LENGTHS: Final = (*(f"length_{most}" for most in _LENGTH_MOST), "length_most")


def _see_particulars(
    sentence: str, tokens: Sequence[str], words: Sequence[int], signs: Signs
) -> None:
    dated = find_date(sentence)
    if dated:
        signs.add("date", dated.group())
    figure = find_figure(sentence, dated)
    if figure:
        signs.add("figure", figure)
        if has_unit(figure):
            signs.names.add("unit")
    capitals = sum([tokens[at][0].isupper() for at in words[1:]])
    signs.names.add(f"names_{min(capitals, 2) if capitals < 4 else 4 if capitals < 8 else 8}")
    if words and capitals / len(words) > 0.4:
        signs.names.add("mostly_names")
    body = find_body(sentence) if capitals or len(words) == 1 else ""
    if body:
        signs.add("body", body)
