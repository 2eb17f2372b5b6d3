"""Claims: a text divided into passages, and its sentences into what can be checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factcheck.claims.passages import split, split_span

__all__ = ["split", "split_span"]


def __getattr__(name: str) -> object:
    # Loaded when first used: the window needs the offsets at once and the splitter not at all.
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from factcheck.claims import passages

    return getattr(passages, name)
