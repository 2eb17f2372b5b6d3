"""Clauses: the parts of a sentence that can be checked apart."""

from __future__ import annotations

from factcheck.claims.blocks import Span
from factcheck.claims.statements import make_statement


def atomic_claims(sentence: str) -> list[str]:
    """Give the minimal claims of ``sentence`` as statements."""
    return [
        make_statement(sentence[start:end])
        for start, end in claim_spans(sentence, 0, len(sentence))
    ]


def claim_spans(text: str, start: int, end: int) -> list[Span]:
    """Give the spans of the claims of the sentence ``text[start:end]``."""
    return [(start, end)]
