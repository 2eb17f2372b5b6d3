"""What of a library a new text is like: asked before or after it is imported."""

from __future__ import annotations

from collections.abc import Iterable
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
    _sketched_to = 0
    """Every article up to this one has its sketch."""

    def alike(
        self, text: str, but: int | None = None, sketched: bytes = b"", *, most: int = 3
    ) -> list[Likeness]:
        """The articles that are half the same as ``text`` or more, the likeliest first.

        ``but`` is left out; ``sketched`` is the sketch of the text where there is one. Compares
        sketches; only the texts of the ``most`` likeliest articles are read.
        """
        found = self._known().near(sketched or sketch(text), most + 1)
        near = [number for number in found if number != but][:most]
        if not near:
            return []
        rows = self.article_rows(near)
        equal = shares(text, (articles.text(self._db, row.id) for row in rows))
        likely = [Likeness(row.id, row.title, part) for row, part in zip(rows, equal, strict=True)]
        return sorted(
            (each for each in likely if each.share >= _LEAST), key=lambda each: -each.share
        )

    def _sketch(self, made: Iterable[tuple[int, bytes]]) -> None:
        """Know the sketches of articles that are in the library now."""
        if self._sketches is not None:
            for number, kept in made:
                self._sketches.add(number, kept)

    def _known(self) -> Sketches:
        """The sketches of the library, with those of an older one made little by little."""
        if self._sketches is None:
            self._sketches = Sketches(sketches.known(self._db))
        last = sketches.newest(self._db)
        found = sketches.lacking(self._db, _CATCH_UP, self._sketched_to)
        self._sketched_to = found[-1][0] if len(found) == _CATCH_UP else last
        made = [(one, sketch(text)) for one, text in found]
        for number, kept in made:
            self._sketches.add(number, kept)
        if made and not self.read_only:
            with self._library.writing() as db:
                sketches.keep(db, made)
        return self._sketches
