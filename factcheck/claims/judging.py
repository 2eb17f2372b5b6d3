"""Judging: every sentence with a suggestion, and every part of it with a suggestion of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from itertools import islice
from typing import NamedTuple

from factcheck.claims.blocks import Span
from factcheck.claims.clauses import Part, find_parts
from factcheck.claims.language import ENGLISH
from factcheck.claims.reasons import MIXED, MOST, READ_WHOLE, is_wording
from factcheck.claims.triage import Assessment, assess
from factcheck.claims.words import Words
from factcheck.model import Kind


class Judged(NamedTuple):
    """A sentence, what is thought of it, and its parts, each with what is thought of that.

    A sentence that asserts nothing has no parts. One in a language that is not judged has them:
    nothing is known of it, so the reviewer sees all of it.
    """

    span: Span
    thought: Assessment
    parts: tuple[tuple[Part, Assessment], ...]

    def thought_of(self, span: Span) -> Assessment | None:
        """What is thought of the part with this span, or of the whole; ``None`` for other spans."""
        for part, thought in self.parts:
            if (part.start, part.end) == span:
                return thought
        return self.thought if span == self.span else None


def judge(
    sentences: Sequence[Words], language: str = "", seemed: str = "", *, by_encoder: bool = False
) -> list[Judged]:
    """Judge the ``sentences`` of a text; everything else as in ``assess``.

    A part is judged by its statement: by its own words and those that it shares, so that one
    half of a sentence can be a fact and the other an opinion. The sentence then says that it is
    mixed.
    """
    judged_as = partial(assess, by_encoder=by_encoder)
    thoughts = judged_as([each.text[slice(*each.span)] for each in sentences], language, seemed)
    divided = [
        find_parts(words) if thought.kind is not Kind.NONE or thought.silent else []
        for words, thought in zip(sentences, thoughts, strict=True)
    ]
    apart = [
        part.statement
        for parts, thought in zip(divided, thoughts, strict=True)
        if len(parts) > 1 and not thought.silent
        for part in parts
    ]
    own = iter(judged_as(apart, ENGLISH, ENGLISH) if apart else ())
    judged = []
    for words, thought, parts in zip(sentences, thoughts, divided, strict=True):
        if len(parts) < 2 or thought.silent:
            judged.append(Judged(words.span, thought, tuple((part, thought) for part in parts)))
            continue
        each = [_held(one, thought) for one in islice(own, len(parts))]
        parted = tuple(zip(parts, each, strict=True))
        judged.append(Judged(words.span, _mixed(thought, each), parted))
    return judged


def _held(part: Assessment, whole: Assessment) -> Assessment:
    """Let a part be what its sentence is, unless it shows a sign of something else.

    A few words by themselves are weak evidence, and may not even tell their language.
    """
    if part.silent:
        return whole
    if part.kind is whole.kind or any(not is_wording(reason) for reason in part.reasons):
        return part
    return Assessment(
        whole.kind,
        round((part.checkable + whole.checkable) / 2, 3),
        round((part.worthy + whole.worthy) / 2, 3),
        round((part.opinion + whole.opinion) / 2, 3),
        tuple(reason for reason in part.reasons if reason == READ_WHOLE),
    )


def _mixed(whole: Assessment, parts: Sequence[Assessment]) -> Assessment:
    """Let the sentence say that it is mixed where one part is a fact and another an opinion."""
    if {Kind.FACT, Kind.OPINION} <= {part.kind for part in parts} and MIXED not in whole.reasons:
        after = 1 if whole.reasons[:1] == (READ_WHOLE,) else 0
        told = (*whole.reasons[:after], MIXED, *whole.reasons[after:])
        return replace(whole, reasons=told[:MOST])
    return whole
