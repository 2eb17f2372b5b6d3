"""Antecedents: the words of its own sentence that a pronoun stands for."""

from __future__ import annotations

from typing import Final

from factcheck.claims.predicates import clause_subject
from factcheck.claims.subjects import Run, head_of
from factcheck.claims.words import BE, DETERMINERS, Words

_SEVERAL: Final = frozenset("they we you".split())
_EMPTY: Final = frozenset("there this that these those it he she they we i you who which".split())
_EXPECTING: Final = frozenset("that to how when where why whether if for who".split())
_SEEMING: Final = frozenset(
    "seems seemed appears appeared takes took remains remained turns turned happens happened "
    "rains rained follows followed".split()
)


def fill_in(words: Words, start: int, end: int, before: Run) -> list[int | str]:
    """Give the places of a clause, its pronoun replaced by the subject of the clause ``before``."""
    places: list[int | str] = [*range(start, end)]
    small = words.smalls[start]
    if small not in ("he", "she", "it", "they") or (small == "it" and _is_empty(words, start, end)):
        return places
    subject = _subject(words, before)
    if subject is None or is_plural(words, subject) != (small == "they"):
        return places
    if small in ("he", "she") and not words.is_capital(subject[1] - 1):
        return places
    return [*range(*subject), *places[1:]]


def is_plural(words: Words, run: Run) -> bool:
    """Say whether the phrase speaks of several, as far as its form tells."""
    smalls = words.smalls[slice(*run)]
    last = head_noun(smalls)
    if "and" in smalls or last in _SEVERAL:
        return True
    text = words.text[words.starts[run[1] - 1] : words.ends[run[1] - 1]]
    if text[:-1].isupper() and text.endswith("s") and len(text) > 2:
        # PACs, MPs
        return True
    plural = last.endswith("s") and not last.endswith(("ss", "'s", "us", "is", "ics"))
    opens = run == (0, 1)
    return plural and (opens or not words.is_capital(run[1] - 1))


def head_noun(smalls: list[str]) -> str:
    """Give the noun that the phrase is about: "the head of the boards" is a head."""
    for at, small in enumerate(smalls):
        if at and small in ("of", "in", "for", "on", "at", "to", "from", "with", "by"):
            return smalls[at - 1]
    return smalls[-1]


def _subject(words: Words, before: Run) -> Run | None:
    first, end = before
    verb = words.find_finite(first + 1, end)
    subject = clause_subject(words, first, verb) if verb is not None else None
    if subject is None or words.smalls[subject[0]] in _EMPTY:
        return None
    subject = head_of(words, subject)
    return subject if subject[1] - subject[0] <= 8 else None


def _is_empty(words: Words, at: int, end: int) -> bool:
    """Say whether "it" stands for nothing: "it is difficult to", "it seems"."""
    near = words.smalls[at + 1 : min(at + 6, end)]
    if near[:1] and near[0] in _SEEMING:
        return True
    is_judged = any(small in BE for small in near) and not _EXPECTING.isdisjoint(near)
    return is_judged and not any(small in DETERMINERS for small in near)
