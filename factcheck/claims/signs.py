"""Signs: what in a sentence speaks for a fact, for an opinion or for neither, with its words."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from factcheck.claims.cues import PAIRS
from factcheck.claims.particulars import find_body, find_count, find_date, find_figure, has_unit
from factcheck.claims.wording import Word

_QUOTES: Final = frozenset('“”"«»')
_QUOTE_MARKS: Final = ("“", "”", '"')
_VERBS: Final = ("past", "present", "report", "event", "ed_word", "prediction", "possibility")
_CLOSERS: Final = "\"'”’)*_ "
_NOTES = re.compile(r"(?:\[[^\[\]\s]{1,6}\]\s?)+$")
_NOTES_MOST: Final = 60
"""Reference marks behind the full stop: "[5][6]"."""
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
_NOT_IN_NAMES: Final = frozenset(("report", "event", "judgement", "imperative"))
_OPENINGS: Final = frozenset(("first_person", "greeting", "second_person"))
_DIGIT = re.compile(r"[0-9]")
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


def examine(sentence: str, words: Sequence[Word]) -> Signs:
    """Note the signs of ``sentence``, whose words and marks are ``words``."""
    signs = Signs()
    are_words = [word.is_word for word in words]
    first, count = are_words.index(True) if True in are_words else -1, sum(are_words)
    noted = [at for at, word in enumerate(words) if word.is_noted]
    _see_cues(words, noted, first, signs)
    _see_form(sentence, words, signs)
    signs.names.add(_LENGTHS[bisect_left(_LENGTH_MOST, count)])
    _see_particulars(sentence, any(words[at].counts for at in noted), signs)
    _see_names(sentence, sum([word.is_capital for word in words[first + 1 :]]), count, signs)
    return signs


def _see_cues(words: Sequence[Word], noted: Sequence[int], first: int, signs: Signs) -> None:
    for at in noted:
        word = words[at]
        name = word.cue
        if not name:
            continue
        named = at != first and word.is_capital
        if named and (name in _NOT_IN_NAMES or word.small in _NAMES_TOO):
            continue
        before = words[at - 1].small if at else ""
        if name == "event" and before in _BEFORE_NOUNS and word.small.endswith("ed"):
            continue
        if name == "report" and not _is_verb(words, at):
            continue
        if name == "imperative" and at == first:
            name = "command"
        signs.add(name, word.token)
    for at in [at for at in noted if words[at].opens_pair and at + 1 < len(words)]:
        pair = PAIRS.get(f"{words[at].small}_{words[at + 1].small}")
        if pair:
            signs.words[pair] = f"{words[at].token} {words[at + 1].token}"
            signs.add(pair)
    if first >= 0 and words[first].cue in _OPENINGS:
        signs.names.add("begins_" + words[first].cue)


def _is_verb(words: Sequence[Word], at: int) -> bool:
    """Tell whether a word of saying is one here: "he states that", not "the Gulf states"."""
    before = words[at - 1].small if at else ""
    if before in _BEFORE_NOUNS and before != "that":
        return False
    if words[at].small not in _ALSO_NOUNS:
        return True
    after = words[at + 1].small if at + 1 < len(words) else ""
    if after in _PLAIN_SPEECH or after in ('"', "“", ":", ","):
        return at > 0 and (before in _SUBJECTS or words[at - 1].is_capital or after == "that")
    return before in _SUBJECTS


def _see_form(sentence: str, words: Sequence[Word], signs: Signs) -> None:
    """Note the marks at the end, and whether there is anything like a verb."""
    names = signs.names
    end = sentence.rstrip(_CLOSERS)[-1:]
    if end == "]":
        end = _NOTES.sub("", sentence.rstrip()[-_NOTES_MOST:]).rstrip(_CLOSERS)[-1:]
    if end == "?":
        signs.add("question")
    elif end == "!":
        names.add("exclaims")
    elif end not in ".…。！？।":
        names.add("no_end")
        if sentence.rstrip()[-1:] in _QUOTES:
            names.add("ends_in_quote")
    if names.isdisjoint(_VERBS):
        names.add("no_verb")
    if "?" in sentence:
        names.add("asks")
    if any(map(sentence.__contains__, _QUOTE_MARKS)):
        names.add("quotation")
        if words[0].token in _QUOTE_MARKS:
            names.add("begins_with_quote")
        signs.words.setdefault("quotation", "")


_LENGTH_MOST: Final = (2, 4, 7, 11, 17, 25, 40)
_LENGTHS: Final = (*(f"length_{most}" for most in _LENGTH_MOST), "length_most")


def _see_particulars(sentence: str, may_count: bool, signs: Signs) -> None:
    figure = ""
    if _DIGIT.search(sentence):
        dated = find_date(sentence)
        if dated:
            signs.add("date", dated.group())
        figure = find_figure(sentence, dated)
    if may_count and not (figure and has_unit(figure)):
        figure = find_count(sentence) or figure
    if figure:
        signs.add("figure", figure)
        if has_unit(figure):
            signs.names.add("unit")


def _see_names(sentence: str, capitals: int, count: int, signs: Signs) -> None:
    """Note how many of ``count`` words behind the first have capitals, and a body among them."""
    signs.names.add(f"names_{min(capitals, 2) if capitals < 4 else 4 if capitals < 8 else 8}")
    if capitals > 0.4 * count:
        signs.names.add("mostly_names")
    body = find_body(sentence) if capitals or count == 1 else ""
    if body:
        signs.add("body", body)
