"""The language of a stored article corrected: what is suggested of its claims then."""

from __future__ import annotations

import sqlite3
from bisect import bisect_right
from collections.abc import Sequence
from itertools import chain

from factcheck.claims.judging import Judged, judge
from factcheck.claims.language import guess_language
from factcheck.claims.triage import Assessment, assess
from factcheck.claims.words import Words
from factcheck.record import RowChange
from factcheck.store import articles, suggestions
from factcheck.store.suggestions import Suggested


def suggest_anew(
    connection: sqlite3.Connection, article_id: int, language: str
) -> tuple[RowChange, ...]:
    """Work out, without writing it, what changes if the article is in ``language``.

    Suggestions alone change: no verdict, no statement, no span. A claim that the splitter made is
    judged as it is there; one that a reviewer cut out or chose is judged by its own words.
    Claims that were taken off the list change too, as they may come back.
    """
    text = articles.text(connection, article_id)
    sentences = suggestions.of_sentences(connection, article_id)
    judged = judge([Words(text, each.start, each.end) for each in sentences], language)
    claims = suggestions.of_claims(connection, article_id)
    thoughts = [_as_split(claim, judged) for claim in claims]
    alone = [claim for claim, known in zip(claims, thoughts, strict=True) if known is None]
    own = iter(
        assess([text[each.start : each.end] for each in alone], language, guess_language(text))
    )
    told = [each.thought for each in judged]
    told += [known or next(own) for known in thoughts]
    return tuple(
        chain.from_iterable(
            _become(each, thought)
            for each, thought in zip([*sentences, *claims], told, strict=True)
        )
    )


def _as_split(claim: Suggested, sentences: Sequence[Judged]) -> Assessment | None:
    """What is thought of a claim that lies where the splitter makes one."""
    at = bisect_right(sentences, claim.start, key=lambda each: each.span[0]) - 1
    return sentences[at].thought_of((claim.start, claim.end)) if at >= 0 else None


def _become(each: Suggested, thought: Assessment) -> tuple[RowChange, ...]:
    return each.become(thought.kind.value, thought.checkable, thought.worthy, thought.reasons)
