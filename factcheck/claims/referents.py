"""Referents: whom "he" and what "it" stands for at the head of a statement, where that is sure."""

from __future__ import annotations

import re
from functools import cached_property
from typing import Final

from factcheck.claims.blocks import Span
from factcheck.claims.cues import BODIES
from factcheck.claims.predicates import clause_subject
from factcheck.claims.verbs import PAST, forms_of
from factcheck.claims.words import BE, DETERMINERS, MODALS, PREPOSITIONS, Words

_TITLED = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Sen|Rep|Gov|Capt|Sgt|Lt|Col|Minister|President|Chancellor|Premier"
    r"|Senator|Governor|Mayor|Ambassador|Envoy|Secretary|Judge|Justice|Captain|General|Colonel"
    r"|Professor|Doctor|Chief|King|Queen|Prince|Princess|Pope|Bishop|Sir|Lord|Lady)\b\*{0,2}\.?"
    r"(?:\s\*{0,2}[A-ZÀ-Þ][\w'’-]{1,30}){0,2}?\s\*{0,2}(?P<name>[A-ZÀ-Þ][\w’'-]{1,30})"
    r"\b(?!\s[A-ZÀ-Þ])"
)
_SET_AFTER = re.compile(
    r"\b[A-ZÀ-Þ][\w’'-]{1,30}\s(?P<name>[A-ZÀ-Þ][\w’'-]{1,30}), (?:who\b|aged \d|\d{2},|an? \w+)"
)
_RUN = re.compile(r"[A-ZÀ-Þ][\w’'-]{1,30}(?:\s[A-ZÀ-Þ][\w’'-]{1,30}){0,5}")
_NOT_FIRST: Final = (
    frozenset("new north south east west northern southern united saint san".split())
    | PREPOSITIONS
    | DETERMINERS
)
_PRONOUN = re.compile(r"(He|She|It) (?=\w)")
_SMALL_IN_NAMES: Final = frozenset("of the de al bin van von".split())
_MORE_PERSONS: Final = frozenset(
    "daughter son wife husband mother father brother sister girl boy woman man friend".split()
)
_NOT: Final = {"He": frozenset("mrs ms".split()), "She": frozenset(["mr"])}
_ACTING: Final = frozenset("has had did".split())


class Referents:
    """The persons of one text, and what its pronouns stand for."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def persons(self) -> set[str]:
        """The last names of those who are named with a title, a description, or twice."""
        return {
            _bare(found["name"])
            for pattern in (_TITLED, _SET_AFTER)
            for found in pattern.finditer(self.text)
        } | _named_twice(self.text)

    def fill(self, statement: str, befores: list[Span], *, things: bool = True) -> str:
        """Give ``statement`` with its first word replaced by the name that it stands for.

        ``befores`` are the stretches before it, the nearest first: the head of its own sentence,
        the sentence before in its paragraph. The name must be the subject there, and for a person
        the only one that is named; otherwise the statement stays as it is. Without ``things`` "it"
        is left alone.
        """
        found = _PRONOUN.match(statement)
        if not found or (found[1] == "It" and not (things and _acts(statement))):
            return statement
        for span in befores:
            words = Words(self.text, *span)
            if words.smalls[:1] == [found[1].lower()]:
                continue
            name = self._subject(words, found[1])
            return name + statement[len(found[1]) :] if name else statement
        return statement

    def _subject(self, words: Words, pronoun: str) -> str:
        """Give the name that the stretch is about, empty if it is not sure."""
        if pronoun != "It" and not _MORE_PERSONS.isdisjoint(words.smalls):
            return ""
        verb = next((at for at in range(1, min(10, len(words))) if words.is_finite(at)), None)
        run = clause_subject(words, 0, verb) if verb is not None else None
        if run is None or not words.is_capital(run[1] - 1):
            return ""
        named = [words.smalls[at] in _SMALL_IN_NAMES or words.is_capital(at) for at in range(*run)]
        if not all(named) or words.smalls[run[0]] in ("he", "she", "it", "they", "this", "i", "we"):
            return ""
        last = _bare(self.text[words.starts[run[1] - 1] : words.ends[run[1] - 1]])
        if pronoun != "It":
            if words.smalls[run[0]] in _NOT[pronoun]:
                return ""
            others = {_bare(self.text[a:b]) for a, b in zip(words.starts, words.ends, strict=True)}
            if last not in self.persons or (others & self.persons) - {last}:
                return ""
        elif last in self.persons or last.endswith("s"):
            return ""
        name = self.text[words.starts[run[0]] : words.ends[run[1] - 1]]
        return " ".join(name.replace("*", "").split())


def starts_with_pronoun(statement: str) -> bool:
    """Say whether there may be something to fill in."""
    return statement.startswith(("He ", "She ", "It "))


def _named_twice(text: str) -> set[str]:
    """Give the names that stand with a first name and alone: "Ruth Marsh", later "Marsh"."""
    alone: set[str] = set()
    full: set[str] = set()
    for run in _RUN.findall(text):
        words = run.split()
        last = _bare(words[-1])
        if len(words) == 1:
            alone.add(last)
        elif words[-2].lower() not in _NOT_FIRST:
            full.add(last)
    return {name for name in full & alone if name.lower() not in BODIES}


def _acts(statement: str) -> bool:
    """Say whether the verb behind "it" is one of doing: "it is" and "it would" may mean nothing."""
    words = Words(statement, 0, min(len(statement), 80))
    verb = next((at for at in range(1, len(words)) if not words.is_adverb(at)), 0)
    small = words.smalls[verb] if verb else ""
    if small in BE or (small in MODALS and small not in _ACTING) or "that" in words.smalls:
        return False
    follows = words.smalls[verb + 1 : verb + 2]
    is_done = bool(forms_of(small) & PAST) and not small.endswith(("emed", "eared", "ook"))
    return (small in _ACTING and follows != ["been"]) or is_done


def _bare(word: str) -> str:
    return word.removesuffix("'s").removesuffix("’s").strip("*")
