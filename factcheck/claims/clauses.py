"""Clauses: the parts of a sentence that can be checked apart.

Without a parser one claim is better than a broken one: a sentence is divided only where both sides
have a verb of their own and the words between them join nothing smaller. What is reported, supposed
or negated as a whole stays whole, because a part of it alone would say more than the article does.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from factcheck.claims.blocks import Span
from factcheck.claims.cues import CUES
from factcheck.claims.statements import make_statement

_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+){0,6}|[,;:()–—“”\"]")
_FINITE_CLASSES: Final = frozenset("past event".split())
_FINITE: Final = frozenset(
    "is are was were has have had does do did will would could can may might must should won't "
    "wouldn't isn't "
    "aren't wasn't weren't hasn't haven't hadn't doesn't didn't couldn't can't serves includes "
    "remains holds "
    "lives works plays leads runs makes gives takes says provides contains covers features "
    "offers belongs "
    "became wrote knew kept brought sought taught fought spoke drove stood drew built rose felt "
    "lay lies chose "
    "broke wore threw understood meant spent lost began ran sang swam taught thought thinks "
    "wants seeks plans "
    "aims means shows helps allows needs uses consists appears seems continues starts ends "
    "comes goes".split()
)
_NOT_FINITE_ED: Final = frozenset(
    "united based need speed indeed hundred red bed seed breed feed exceed proceed succeed".split()
)
_JOINERS: Final = frozenset("and but while whereas yet".split())
_SUBJECT_PRONOUNS: Final = frozenset("he she it they we i this these those there".split())
_DETERMINERS: Final = frozenset(
    "the a an his her its their our my some many most several both all no".split()
)
_HELD_WHOLE: Final = frozenset(
    "if unless whether neither either nor than because although though".split()
)
_NOT_A_SUBJECT: Final = frozenset(
    "in on at for with from to by of as after before during since until when while where if "
    "because despite "
    "according although though under over between among who which that what how why not".split()
)
_RELATIVE: Final = frozenset("who which that whose where when how what".split())
_HANGING: Final = frozenset("as since while whereas until so after before once".split())
_BARE: Final = frozenset("also then later now still subsequently eventually finally once".split())
_SHORTEST: Final = 3
_LONGEST_SUBJECT: Final = 9


@dataclass(frozen=True, slots=True)
class Part:
    """A span to be checked by itself.

    ``subject`` is the shared subject that its own words lack; ``is_cut`` says that it is
    no whole sentence.
    """

    start: int
    end: int
    subject: Span | None = None
    is_cut: bool = False


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    small: str
    capital: bool

    @property
    def is_finite(self) -> bool:
        if self.small in _FINITE:
            return True
        if CUES.get(self.small) in _FINITE_CLASSES:
            return True
        return (
            len(self.small) > 4
            and self.small.endswith("ed")
            and self.small.isalpha()
            and not self.capital
            and self.small not in _NOT_FINITE_ED
        )


def atomic_claims(sentence: str) -> list[str]:
    """Give the minimal claims of ``sentence`` as statements; no word is added to its own."""
    return [state(sentence, part) for part in find_parts(sentence, 0, len(sentence))]


def state(text: str, part: Part) -> str:
    """Give the statement of one part, its shared subject put before it."""
    words = text[part.start : part.end]
    if part.subject is not None:
        words = f"{text[slice(*part.subject)]} {words}"
    statement = make_statement(words)
    return statement[:1].upper() + statement[1:] if part.is_cut else statement


def find_parts(text: str, start: int, end: int) -> list[Part]:
    """Give the parts of the sentence ``text[start:end]``: in order, at least one."""
    start, end = _trim(text, start, end)
    words = [
        _Word(
            found.start(),
            found.end(),
            found.group().lower().replace("’", "'"),
            found.group()[0].isupper(),
        )
        for found in _WORD.finditer(text, start, end)
    ]
    whole = [Part(start, end)]
    if len(words) < 2 * _SHORTEST + 1 or len(words) > 120 or _stays_whole(words):
        return whole
    parts: list[Part] = []
    first, subject = 0, None
    for at in range(_SHORTEST, len(words) - _SHORTEST):
        joint = _joint(words, first, at)
        if joint is None:
            continue
        resume, shares = joint
        shared = _subject(words, first) if shares else None
        if shares and shared is None and subject is None:
            continue
        parts.append(Part(words[first].start, words[at - 1].end, subject, True))
        subject = (shared or subject) if shares else None
        first = resume
    if not parts:
        return whole
    parts.append(Part(words[first].start, end, subject, True))
    parts[0] = Part(start, parts[0].end, None, True)
    return parts


def _stays_whole(words: list[_Word]) -> bool:
    """Say whether dividing would cut a report, a condition, a comparison or a quotation."""
    for at, word in enumerate(words):
        if word.small in _HELD_WHOLE or word.small in '“”"()–—:':
            return True
        if CUES.get(word.small) in ("report", "belief") and word.small != "stated":
            return True
        if (
            word.small == "not"
            and at + 1 < len(words)
            and words[at + 1].small in ("only", "just", "merely")
        ):
            return True
    return words[0].small in _NOT_A_SUBJECT and "," not in [word.small for word in words[:14]]


def _joint(words: list[_Word], first: int, at: int) -> tuple[int, bool] | None:
    """Say where the next part begins if word ``at`` divides, and whether it shares the subject."""
    word = words[at]
    if word.small == ";":
        return (
            (at + 1, False)
            if _has_finite(words, first, at) and _has_finite(words, at + 1, len(words))
            else None
        )
    comma = word.small == ","
    joiner = at + 1 if comma else at
    if words[joiner].small not in _JOINERS or joiner + _SHORTEST > len(words):
        return None
    if not _has_finite(words, first, at) or _is_open_relative(words, first, at):
        return None
    resume = joiner + 1
    if _has_own_subject(words, resume, comma):
        return resume, False
    follows = resume + 1 if words[resume].small in _BARE else resume
    if (
        follows < len(words)
        and _is_plain_finite(words[follows])
        and words[joiner].small in ("and", "but")
    ):
        single = follows + 1 < len(words) and words[follows + 1].small in ("and", "or", ",")
        return (resume, True) if not single and _ends_a_predicate(words, first, at) else None
    return None


def _has_own_subject(words: list[_Word], at: int, comma: bool) -> bool:
    """Say whether a clause with subject and verb begins at ``at``."""
    head = words[at]
    if head.small in _SUBJECT_PRONOUNS:
        return _has_finite(words, at + 1, min(at + 5, len(words)))
    if not comma or not (head.capital or head.small in _DETERMINERS):
        return False
    for k in range(at + 1, min(at + 8, len(words))):
        if (
            words[k].small in (",", ";")
            or words[k].small in _NOT_A_SUBJECT - {"of"}
            or words[k].small == "and"
        ):
            return False
        if words[k].is_finite:
            return True
    return False


def _is_plain_finite(word: _Word) -> bool:
    return (
        word.is_finite
        and not word.capital
        and word.small not in ("do", "have", "born", "been", "made", "based", "known")
    )


def _ends_a_predicate(words: list[_Word], first: int, at: int) -> bool:
    """Say whether a predicate with something to it ends before ``at``: "was born" has nothing."""
    last = max((k for k in range(first, at) if words[k].is_finite), default=-1)
    return last >= 0 and at - last > 2


def _subject(words: list[_Word], first: int) -> Span | None:
    """Give the subject of the clause that begins at ``first``: the words before its first verb."""
    if words[first].small in _NOT_A_SUBJECT:
        comma = next(
            (k for k in range(first, min(first + 12, len(words))) if words[k].small == ","), None
        )
        if comma is None:
            return None
        first = comma + 1
    for k in range(first, min(first + _LONGEST_SUBJECT + 1, len(words))):
        word = words[k]
        if word.is_finite:
            if (
                k == first
                or words[first].small in _NOT_A_SUBJECT
                or words[first].small in ("there", "it")
            ):
                return (
                    (words[first].start, words[k - 1].end)
                    if k > first and words[first].small == "it"
                    else None
                )
            last = k - 1
            while (last > first and words[last].small in _BARE) or words[last].small.endswith("ly"):
                last -= 1
            return (words[first].start, words[last].end) if last >= first else None
        if word.small in (",", ";") or (word.small in _NOT_A_SUBJECT and word.small != "of"):
            return None
    return None


def _is_open_relative(words: list[_Word], first: int, at: int) -> bool:
    """Say whether the joint lies in a clause that hangs on another, as what follows may."""
    if any(words[k].small in _RELATIVE for k in range(first, at)):
        return True
    return any(
        words[k].small in _HANGING and _has_finite(words, k, at) for k in range(first + 1, at)
    )


def _has_finite(words: list[_Word], start: int, end: int) -> bool:
    return any(words[k].is_finite for k in range(start, end))


def _trim(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
