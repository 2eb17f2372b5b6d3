"""Speakers: to whom the article attributes each of its sentences."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Final, NamedTuple

from factcheck.claims.attribution import Attribution, read_attributions
from factcheck.claims.blocks import Span
from factcheck.claims.predicates import clause_subject
from factcheck.claims.verbs import PAST, forms_of
from factcheck.claims.words import DETERMINERS, PRONOUNS, Words

_PERSONS: Final = frozenset("he she who him her his himself herself".split())
_THINGS: Final = frozenset("it they them their its itself themselves".split())
_NOBODY: Final = frozenset(
    "i we you there nobody no no-one none everyone everybody anyone someone this that these those "
    "what which if everything nothing something anything".split()
)
_NO_VOICE: Final = frozenset("mean means meant prove proves proved".split())
_HEAD_END = re.compile(r",|\s\(|\s(?:who|whose|whom|which|that|told|said)\b|\s[–—]\s|;|:")
_SET_AFTER = re.compile(r", (?:[A-ZÀ-Þ][\w'’.-]{1,30}\s){1,4}[A-ZÀ-Þ][\w'’-]{1,30}(?=,|$)")
_UNSAID = re.compile(
    r"(?:\b(?:not|never|cannot|declin(?:ed|es) to|refus(?:ed|es) to)|n['’]t)\s(?:\w{2,12}ly\s)?$"
)
"""Before a cue: who "did not say whether" it is so has not said that it is."""
_FIRST = re.compile(r"['’\s]")
_NAME = re.compile(r"(?:[A-ZÀ-Þ][\w'’.-]{1,30}\s){1,5}[A-ZÀ-Þ][\w'’-]{1,30}")


class Said(NamedTuple):
    """Where something is said that the article attributes to somebody, and to whom.

    ``frame`` is where it says so: "the mayor said"; ``by_pronoun`` where that is "he said".
    """

    content: Span
    name: str
    frame: Span
    by_pronoun: bool


def who_says(said: Sequence[Said], start: int, end: int) -> str:
    """Give to whom two fifths of a span or more are attributed, empty for the article's voice.

    What only says who says it does not count.
    """
    for each in said:
        told = end - start - overlap(each.frame, start, end)
        if overlap(each.content, start, end) * 5 >= max(told, 1) * 2:
            return each.name
    return ""


def overlap(one: Span, start: int, end: int) -> int:
    """Give how many characters two spans share."""
    return max(0, min(end, one[1]) - max(start, one[0]))


def speakers(text: str, sentences: Sequence[Words], blocks: Sequence[Span]) -> list[list[Said]]:
    """Give for each sentence what is said in it and by whom, for ``who_says``.

    "He" stands for the last speaker that was named, or for a name earlier in the same sentence;
    "it" for what the sentence before is about. Every sentence of a quotation has its speaker.
    ``blocks`` are the spans of the paragraphs that hold the sentences.
    """
    found: list[list[Said]] = [[] for _ in sentences]
    starts = [words.span[0] for words in sentences]
    last = ""
    for each in sorted(read_attributions(text, sentences, blocks), key=lambda one: one.cue):
        name = _name(each)
        small = name.lower()
        by_pronoun = small in _PERSONS or small in _THINGS
        place = bisect_right(starts, each.cue[0]) - 1
        if small in _PERSONS and each.source:
            name = _name_before(text, starts[place], each.source[0]) or last
        elif small in _THINGS:
            name = _topic(text, sentences, place)
        elif name and each.is_speech:
            last = name
        if (
            not each.is_speech
            or not name
            or _UNSAID.search(text, *_before(each.cue))
            or _FIRST.split(name.lower(), 1)[0] in _NOBODY
        ):
            continue
        first = max(0, bisect_right(starts, each.content[0]) - 1)
        for at in range(first, bisect_left(starts, each.content[1])):
            found[at].append(Said(each.content, name, _frame(each), by_pronoun))
    return found


def _before(cue: Span) -> Span:
    """Give the stretch before a cue in which it may be denied."""
    return max(0, cue[0] - 30), cue[0]


def _frame(each: Attribution) -> Span:
    """Give the span of source and cue; of the cue alone where the content stands between them."""
    source = each.source or each.cue
    hull = min(source[0], each.cue[0]), max(source[1], each.cue[1])
    return each.cue if overlap(each.content, *hull) else hull


def _name(each: Attribution) -> str:
    """Give the name of the source without what is set after it."""
    words = each.source_text
    if each.cue_text.lower() in _NO_VOICE:
        return ""
    end = _HEAD_END.search(words, 1)
    name = words[: end.start()].strip() if end else words
    named = _SET_AFTER.match(words, end.start()) if end else None
    if named and name.split()[-1].islower():
        # "the board's lawyer, Ruth Marsh, said"
        return words[: named.end()]
    return name.removesuffix("'s").removesuffix("’s")


def _name_before(text: str, start: int, end: int) -> str:
    """Give the last full name between two places of one sentence, empty if there is none."""
    names = _NAME.findall(text, max(start, end - 300), end)
    return " ".join(names[-1].split()) if names else ""


def _topic(text: str, sentences: Sequence[Words], place: int) -> str:
    """Give the subject of the sentence before, if it is a name that begins the sentence."""
    if place < 1:
        return ""
    start, end = sentences[place - 1].span
    words = Words(text, start, min(end, start + 200))
    verb = words.find_finite(1, min(8, len(words)))
    if verb is None or (verb + 1 < len(words) and forms_of(words.smalls[verb + 1]) & PAST):
        # "The harbour delegates met": "delegates" is no verb.
        return ""
    subject = clause_subject(words, 0, verb)
    if subject is None or not all(words.is_capital(at) for at in range(*subject)):
        return ""
    if words.smalls[subject[0]] in PRONOUNS or words.smalls[subject[0]] in DETERMINERS - {"the"}:
        return ""
    return " ".join(text[words.starts[subject[0]] : words.ends[subject[1] - 1]].split())
