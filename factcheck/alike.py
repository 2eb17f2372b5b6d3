"""What of a library a new text is like: asked before or after it is imported."""

from __future__ import annotations

import sqlite3
from typing import Final

from factcheck.likeness import Sketches, shares, sketch
from factcheck.model import Likeness
from factcheck.session import Session
from factcheck.store import articles, sketches

_LEAST: Final = 0.5
_CATCH_UP: Final = 100
"""So many articles of an older library are sketched at each question, so that none takes long."""


class Alike(Session):
    """A library that knows which of its articles are nearly the same."""

    _sketches: Sketches | None = None

    def alike(self, text: str, but: int | None = None) -> list[Likeness]:
        """The articles that are half the same as ``text`` or more, the likeliest first.

        ``but`` is left out. Compares sketches; the texts of a few articles at most are read.
        """
        near = [number for number in self._known().near(sketch(text)) if number != but]
        if not near:
            return []
        rows = self.article_rows(near)
        equal = shares(text, (articles.text(self._db, row.id) for row in rows))
        found = [Likeness(row.id, row.title, part) for row, part in zip(rows, equal, strict=True)]
        return sorted(
            (each for each in found if each.share >= _LEAST), key=lambda each: -each.share
        )

    def _sketch(self, db: sqlite3.Connection, article_id: int, text: str) -> None:
        """Keep the sketch of a new article, inside the transaction that stores it."""
        made = [(article_id, sketch(text))]
        sketches.keep(db, made)
        if self._sketches is not None:
            self._sketches.add(*made[0])

    def _known(self) -> Sketches:
        """The sketches of the library, with those of an older one made little by little."""
        if self._sketches is None:
            self._sketches = Sketches(sketches.known(self._db))
        made = [(one, sketch(text)) for one, text in sketches.lacking(self._db, _CATCH_UP)]
        for number, kept in made:
            self._sketches.add(number, kept)
        if made and not self.read_only:
            with self._library.writing() as db:
                sketches.keep(db, made)
        return self._sketches
