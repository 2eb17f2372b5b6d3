"""Claims: a text divided into passages, and its sentences into what can be checked."""

from __future__ import annotations

from factcheck.claims.passages import split, split_span

__all__ = ["split", "split_span"]
