"""The clipboard: one article of what was copied, which comes as text and often as HTML too."""

from __future__ import annotations

import re
from collections.abc import Callable

from factcheck.errors import ArticleRefused
from factcheck.model import Intake

_STRUCTURE = re.compile(
    r"<(?:p|h[1-6]|li|td|article|section|blockquote|figcaption)[\s>]|<a\s[^<>]{0,500}\bhref\b",
    re.IGNORECASE,
)
_WHOLE = re.compile(r"<(?:html|body)[\s>]", re.IGNORECASE)
_WORD = re.compile(r"\w+")
_MOST_LOST = 0.25
_ENOUGH = 150
"""So many words of an article that was found on a copied page are an article."""


def read_clip(read: Callable[[bytes], Intake], text: str, page: str = "") -> Intake:
    """Read what was copied with ``read``, which is ``intake.read`` or that of a worker.

    The HTML is taken where it has paragraphs or links and keeps the words, or where an article
    was found in the midst of a page that was copied whole; otherwise the text. Raises
    ``ArticleRefused`` where neither can be read.
    """
    plain = text.encode("utf-8", "surrogatepass")
    if not _STRUCTURE.search(page):
        return read(plain)
    marked = page if _WHOLE.search(page) else f"<!--StartFragment--><div>{page}</div>"
    try:
        rich = read(marked.encode("utf-8", "replace"))
    except ArticleRefused:
        if not text.strip():
            raise
        return read(plain)
    found, copied = len(_WORD.findall(rich.text)), len(_WORD.findall(text))
    keeps = found >= min(copied * (1 - _MOST_LOST), _ENOUGH)
    return rich if keeps else read(plain)
