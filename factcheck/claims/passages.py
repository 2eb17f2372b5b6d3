"""Passages: every stretch of a text with its role, its suggestion and its claims."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from factcheck.claims.blocks import Span
from factcheck.claims.clauses import Part
from factcheck.claims.judging import Judged, judge
from factcheck.claims.language import guess_language
from factcheck.claims.referents import Referents, starts_with_pronoun
from factcheck.claims.roles import Labelled, label_blocks
from factcheck.claims.sentences import split_block
from factcheck.claims.speakers import Said, overlap, speakers, who_says
from factcheck.claims.statements import make_statement
from factcheck.claims.triage import Assessment
from factcheck.claims.words import Words
from factcheck.model import ClaimSpan, Passage, Role
from factcheck.rings import unsearched


@unsearched()  # a sixth of the time
def split(
    text: str, language: str = "", *, is_document: bool = False, by_encoder: bool = False
) -> list[Passage]:
    """Divide ``text`` into passages, in order.

    Every character that is not a space belongs to exactly one passage. Sentences are assessed, and
    those that assert something, or are in a language that is not assessed, hold at least one claim;
    titles, bylines, captions and furniture hold none. For every claim
    ``text[claim.start:claim.end] == claim.text``. ``language`` is the text's two-letter code where
    somebody knows it; otherwise the words tell. Of a document (``is_document``) nothing is taken
    for what lies around the article on a page. ``by_encoder`` as in ``triage.assess``.
    """
    blocks = label_blocks(text, is_document=is_document)
    sentences = [
        (index, span)
        for index, block in enumerate(blocks)
        if block.role is Role.SENTENCE
        for span in split_block(text, block.start, block.end)
    ]
    words = [Words(text, *span) for _, span in sentences]
    heard = speakers(text, words, [(block.start, block.end) for block in blocks])
    referents = Referents(text)
    previous: list[Span] = []
    by_block: dict[int, list[Passage]] = {}
    thoughts = judge(words, language, by_encoder=by_encoder)
    for (index, span), said, judged in zip(sentences, heard, thoughts, strict=True):
        row = by_block.setdefault(index, [])
        passage = _sentence(text, judged, said)
        row.append(_with_names(passage, said, referents, previous, is_first=not row))
        previous = [span]
    passages: list[Passage] = []
    for index, block in enumerate(blocks):
        passages.extend(by_block.get(index) or [_aside(text, block)])
    return passages


def split_span(
    text: str, start: int, end: int, language: str = "", *, by_encoder: bool = False
) -> Passage:
    """Judge ``text[start:end]`` as one sentence that the reviewer chose: it always holds a claim.

    Spaces at its ends are left out. ``language`` and ``by_encoder`` as in ``split``. Raises
    ``ValueError`` for a span with nothing in it.
    """
    start, end = max(start, 0), min(end, len(text))
    chosen = text[start:end]
    if not chosen.strip():
        raise ValueError("the span holds no words")
    span = start + len(chosen) - len(chosen.lstrip()), start + len(chosen.rstrip())
    seemed = guess_language(text) if language else ""
    words = Words(text, *span)
    judged = judge([words], language, seemed, by_encoder=by_encoder)[0]
    passage = _sentence(text, judged, speakers(text, [words], [span])[0])
    if passage.claims:
        return passage
    whole = Part(*span, make_statement(passage.text))
    return replace(passage, claims=(_claim(text, whole, judged.thought, ""),))


def _sentence(text: str, judged: Judged, said: Sequence[Said]) -> Passage:
    start, end = judged.span
    thought = judged.thought
    speaker = who_says(said, start, end)
    return Passage(
        start=start,
        end=end,
        text=text[start:end],
        role=Role.SENTENCE,
        kind=thought.kind,
        checkable=thought.checkable,
        worthy=thought.worthy,
        opinion=thought.opinion,
        speaker=speaker,
        reasons=thought.reasons,
        claims=tuple(
            _claim(text, part, own, _who_says(part, said, speaker)) for part, own in judged.parts
        ),
    )


def _with_names(
    passage: Passage,
    said: Sequence[Said],
    referents: Referents,
    previous: list[Span],
    *,
    is_first: bool,
) -> Passage:
    """Put in names for the pronouns at the head of its statements, where they are sure.

    Of a thing only what stands in the same paragraph can be sure.
    """
    if not any(starts_with_pronoun(each.statement) for each in passage.claims):
        return passage
    claims = []
    for claim in passage.claims:
        if passage.speaker:
            # In what somebody else says, "he" is whom that person means.
            statement = claim.statement
            for each in said:
                if each.by_pronoun and each.frame[0] == passage.start:
                    statement = referents.put_in(statement, each.name, previous)
            claims.append(replace(claim, statement=statement))
            continue
        own = [(passage.start, claim.start)] if claim.start > passage.start else []
        things = bool(own) or not is_first
        befores = [*own, *previous]
        statement = referents.fill(claim.statement, passage.start, befores, things=things)
        if statement != claim.statement:
            claim = replace(claim, statement=statement)
        claims.append(claim)
    return replace(passage, claims=tuple(claims)) if claims != [*passage.claims] else passage


def _who_says(part: Part, said: Sequence[Said], speaker: str) -> str:
    """Give to whom a part is attributed: to its sentence's ``speaker``, or whom it names itself."""
    name = who_says(said, part.start, part.end)
    if not name and speaker and speaker in part.statement:
        # "The pier is shut, Odeh said in Oslo": much of the part says who says it.
        name = speaker if any(overlap(each.content, part.start, part.end) for each in said) else ""
    return name if name == speaker or name in part.statement else ""


def _claim(text: str, part: Part, thought: Assessment, speaker: str) -> ClaimSpan:
    return ClaimSpan(
        start=part.start,
        end=part.end,
        text=text[part.start : part.end],
        statement=part.statement,
        kind=thought.kind,
        checkable=thought.checkable,
        worthy=thought.worthy,
        speaker=speaker,
        reasons=thought.reasons,
    )


def _aside(text: str, block: Labelled) -> Passage:
    return Passage(
        start=block.start,
        end=block.end,
        text=text[block.start : block.end],
        role=block.role,
        reasons=(block.reason,) if block.reason else (),
    )
