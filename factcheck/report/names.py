"""Names of files made from titles, such as every system takes."""

from __future__ import annotations

import re
import unicodedata

_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d|conin|conout|clock)", re.IGNORECASE)
_LONGEST_NAME = 100
"""Bytes: leaves room for a folder, a number and an ending within 255."""


def safe_name(title: str) -> str:
    """A file name without ending, made from a title: letters, digits, ``-`` and ``_`` only.

    Never empty, never a name that some system reserves, at most 100 bytes.
    """
    kept = (c if unicodedata.category(c)[0] in "LMN" or c == "_" else "-" for c in _plain(title))
    name = re.sub("-+", "-", "".join(kept))
    name = _shortened(name, _LONGEST_NAME).strip("-_") or "report"
    if _RESERVED.fullmatch(name):
        name = f"report-{name}"
    return name


def _plain(title: str) -> str:
    # Joiners and marks of direction vanish instead of becoming hyphens inside a word.
    title = "".join(c for c in title if unicodedata.category(c) not in ("Cf", "Cs", "Co", "Cn"))
    return unicodedata.normalize("NFKC", title)


def _shortened(name: str, longest: int) -> str:
    return name.encode()[:longest].decode(errors="ignore")
