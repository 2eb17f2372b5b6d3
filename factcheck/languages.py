"""The language of a stored article corrected: what is suggested of its claims then."""

from __future__ import annotations

import sqlite3
from bisect import bisect_right
from collections.abc import Sequence
from itertools import chain

from factcheck.claims.language import guess_language
from factcheck.claims.triage import Assessment, assess
from factcheck.record import RowChange
from factcheck.store import articles, suggestions
from factcheck.store.suggestions import Suggested


def suggest_anew(
    connection: sqlite3.Connection, article_id: int, language: str
) -> tuple[RowChange, ...]:
    """Work out, without writing it, what changes if the article is in ``language``.

    Suggestions alone change: no verdict, no statement, no span. A claim that was judged with its
    sentence stays judged with it; one that a reviewer cut out or chose is judged by its own words.
    Claims that were taken off the list change too, as they may come back.
    """
    text = articles.text(connection, article_id)
    sentences = suggestions.of_sentences(connection, article_id)
    thoughts = assess([text[each.start : each.end] for each in sentences], language)
    claims = suggestions.of_claims(connection, article_id)
    homes = [_home(claim, sentences) for claim in claims]
    alone = [claim for claim, home in zip(claims, homes, strict=True) if home is None]
    own = iter(
        assess([text[each.start : each.end] for each in alone], language, guess_language(text))
    )
    judged = [*thoughts, *(next(own) if home is None else thoughts[home] for home in homes)]
    return tuple(
        chain.from_iterable(
            _become(each, thought)
            for each, thought in zip([*sentences, *claims], judged, strict=True)
        )
    )


def _home(claim: Suggested, sentences: Sequence[Suggested]) -> int | None:
    """The number of the sentence that a claim was judged with."""
    at = bisect_right(sentences, claim.start, key=lambda each: each.start) - 1
    if at < 0 or claim.end > sentences[at].end:
        return None
    return at if sentences[at].kind_and_reasons == claim.kind_and_reasons else None


def _become(each: Suggested, thought: Assessment) -> tuple[RowChange, ...]:
    return each.become(thought.kind.value, thought.checkable, thought.worthy, thought.reasons)
