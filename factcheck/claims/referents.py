"""Referents: whom "he" and what "it" stands for at the head of a statement, where that is sure."""

from __future__ import annotations

import re
from functools import cached_property
from typing import Final

from factcheck.claims.antecedents import is_plural
from factcheck.claims.blocks import Span
from factcheck.claims.cues import BODIES
from factcheck.claims.predicates import clause_subject
from factcheck.claims.verbs import PAST, THIRD, forms_of
from factcheck.claims.words import (
    BE,
    DETERMINERS,
    MODALS,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATORS,
    Words,
)

# How each may begin is told first, because nearly every place in a text is none.
_TITLED = re.compile(
    r"(?=[A-EGJ-MP-S])\b"
    r"(?:Mr|Mrs|Ms|Dr|Prof|Gen|Sen|Rep|Gov|Capt|Sgt|Lt|Col|Minister|President|Chancellor|Premier"
    r"|Senator|Governor|Mayor|Ambassador|Envoy|Secretary|Judge|Justice|Captain|General|Colonel"
    r"|Professor|Doctor|Chief|King|Queen|Prince|Princess|Pope|Bishop|Sir|Lord|Lady)\b\*{0,2}\.?"
    r"(?:\s\*{0,2}[A-ZÀ-Þ][\w'’-]{1,30}){0,2}?\s\*{0,2}(?P<name>[A-ZÀ-Þ][\w’'-]{1,30})"
    r"\b(?!\s[A-ZÀ-Þ])"
)
_SET_AFTER = re.compile(
    r"(?=[A-ZÀ-Þ])\b[A-ZÀ-Þ][\w’'-]{1,30}\s"
    r"(?P<name>[A-ZÀ-Þ][\w’'-]{1,30}), (?:who\b|aged \d|\d{2},|an? \w+)"
)
_RUN = re.compile(r"[A-ZÀ-Þ][\w’'-]{1,30}(?:\s[A-ZÀ-Þ][\w’'-]{1,30}){0,5}")
_NOT_FIRST: Final = (
    frozenset("new north south east west northern southern united saint san".split())
    | PREPOSITIONS
    | DETERMINERS
)
_PRONOUN = re.compile(r"(?P<small>(?:He|She|It|They)|(?P<owner>His|Her|Its|Their)) (?=\w)")
_PRONOUNS: Final = ("He ", "She ", "It ", "They ", "His ", "Her ", "Its ", "Their ")
_LONGEST: Final = 7
_SOME: Final = PRONOUNS | frozenset(
    "some many most few several other others no any none that those".split()
)
"""What more than these say of some need not be said of the same."""
_OTHERS: Final = frozenset("and them they people men women children police each other".split())
_SAME: Final = {"His": "He", "Her": "She", "Its": "It", "Their": "They"}
_SMALL_IN_NAMES: Final = frozenset("of the de al bin van von".split())
_MORE_PERSONS: Final = frozenset(
    "daughter son wife husband mother father brother sister girl boy woman man friend".split()
)
_NOT: Final = {"He": frozenset("mrs ms".split()), "She": frozenset(["mr"])}
_NO_NAMES: Final = (
    PRONOUNS
    | DETERMINERS
    | SUBORDINATORS
    | frozenset(
        "nothing nobody none everything everybody everyone something somebody someone".split()
    )
) - {"the"}
_ACTING: Final = frozenset("has had did".split())


class Referents:
    """The persons of one text, and what its pronouns stand for."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._filled: dict[int, tuple[str, str]] = {}

    @cached_property
    def persons(self) -> set[str]:
        """The last names of those who are named with a title, a description, or twice."""
        return {
            _bare(found["name"])
            for pattern in (_TITLED, _SET_AFTER)
            for found in pattern.finditer(self.text)
        } | _named_twice(self.text)

    def fill(self, statement: str, at: int, befores: list[Span], *, things: bool = True) -> str:
        """Give ``statement`` with its first word replaced by the name that it stands for.

        ``at`` is where its sentence begins. ``befores`` are the stretches before it, the nearest
        first: the head of its own sentence, the sentence before in its paragraph. The name must be
        the subject there, and for a person the only one that is named; otherwise the statement
        stays as it is. Without ``things`` "it" is left alone.
        """
        found = _PRONOUN.match(statement)
        if not found:
            return statement
        pronoun = _SAME.get(found[1], found[1])
        shared = self._filled.get(at, ("", ""))[0] == pronoun
        is_thing = things and (shared or found["owner"] is not None or _acts(statement))
        if (pronoun == "It" and not is_thing) or (pronoun == "They" and not things):
            return statement
        for span in befores:
            words = Words(self.text, *span)
            filled = self._filled.get(span[0], ("", ""))
            if filled[0] == pronoun and self._goes_on(words, *filled):
                name = filled[1]
            elif words.smalls[:1] == [pronoun.lower()]:
                continue
            else:
                name = self._several(words) if pronoun == "They" else self._subject(words, pronoun)
            if not name:
                return statement
            self._filled[at] = pronoun, name
            if found["owner"]:
                mark = "’" if "’" in self.text else "'"
                name += mark if name.endswith("s") else mark + "s"
            return name + statement[len(found[1]) :]
        return statement

    def put_in(self, statement: str, name: str, befores: list[Span]) -> str:
        """Give ``statement`` with ``name`` for its first word, the pronoun of whoever says it.

        Where the sentence before names another person it stays as it is.
        """
        found = _PRONOUN.match(statement)
        if not found or found["owner"]:
            return statement
        near = {who for span in befores for who in self._named(Words(self.text, *span))}
        if found[1] not in ("It", "They") and near - {_bare(name.split()[-1])}:
            return statement
        return name[0].upper() + name[1:] + statement[len(found[1]) :]

    def _goes_on(self, words: Words, pronoun: str, name: str) -> bool:
        """Say whether the stretch, whose own pronoun stands for ``name``, speaks of nobody else."""
        if pronoun == "It":
            return words.smalls[:1] == ["it"]
        if pronoun == "They":
            return words.smalls[:1] == ["they"] and not _names_several(words, 1)
        if not _MORE_PERSONS.isdisjoint(words.smalls):
            return False
        return self._named(words) <= {_bare(name.split()[-1])}

    def _named(self, words: Words) -> set[str]:
        """Give the persons that the words name."""
        spans = zip(words.starts, words.ends, strict=True)
        return {_bare(self.text[low:high]) for low, high in spans} & self.persons

    def _several(self, words: Words) -> str:
        """Give those whom the stretch is about, empty if there are none or others beside them."""
        verb = words.find_finite(1, min(10, len(words)))
        run = clause_subject(words, 0, verb) if verb is not None else None
        if run is None or verb is None or run[1] - run[0] > _LONGEST or not is_plural(words, run):
            return ""
        if forms_of(words.smalls[verb]) & THIRD or words.smalls[verb] in ("is", "was", "has"):
            return ""
        if run[0] and words.smalls[run[0] - 1] in ("both", "all"):
            run = run[0] - 1, run[1]
        inside = words.smalls[slice(*run)]
        if not _SOME.isdisjoint(inside) or words.is_mark(run[1] - 1) or _names_several(words, verb):
            return ""
        name = self.text[words.starts[run[0]] : words.ends[run[1] - 1]]
        name = " ".join(name.replace("*", "").split())
        return name[:1].upper() + name[1:]

    def _subject(self, words: Words, pronoun: str) -> str:
        """Give the name that the stretch is about, empty if it is not sure."""
        if pronoun != "It" and not _MORE_PERSONS.isdisjoint(words.smalls):
            return ""
        verb = words.find_finite(1, min(10, len(words)))
        run = clause_subject(words, 0, verb) if verb is not None else None
        if run is None or not words.is_capital(run[1] - 1):
            return ""
        named = [words.smalls[at] in _SMALL_IN_NAMES or words.is_capital(at) for at in range(*run)]
        if not all(named) or words.smalls[run[0]] in _NO_NAMES:
            return ""
        last = _bare(self.text[words.starts[run[1] - 1] : words.ends[run[1] - 1]])
        if pronoun != "It":
            if words.smalls[run[0]] in _NOT[pronoun]:
                return ""
            if last not in self.persons or self._named(words) - {last}:
                return ""
        elif last in self.persons or last.endswith("s"):
            return ""
        name = self.text[words.starts[run[0]] : words.ends[run[1] - 1]]
        return " ".join(name.replace("*", "").split())


def starts_with_pronoun(statement: str) -> bool:
    """Say whether there may be something to fill in."""
    return statement.startswith(_PRONOUNS)


def _names_several(words: Words, start: int) -> bool:
    """Say whether "they" may stand for somebody or something from the word ``start`` on."""
    return any(
        (small.endswith("s") and len(small) > 3 and not small.endswith(("ss", "us", "is", "'s")))
        or small in _OTHERS
        for small in words.smalls[start:]
    )


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
