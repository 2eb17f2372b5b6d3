"""What became of an import, and how it is told."""

from __future__ import annotations

from collections.abc import Sized
from dataclasses import dataclass, field

from PySide6.QtCore import QCoreApplication

from factcheck.model import Likeness


@dataclass(slots=True)
class Outcome:
    """What became of the files of one import."""

    stored: list[int] = field(default_factory=list)
    known: list[int] = field(default_factory=list)
    checks: int = 0
    refused: list[tuple[str, str]] = field(default_factory=list)
    alike: dict[int, Likeness] = field(default_factory=dict)
    """By article that was stored: the one in the library that it is most like."""
    guessed: dict[int, str] = field(default_factory=dict)
    """By article that was stored: the encoding that its bytes seemed to be in."""
    cancelled: bool = False

    @property
    def texts(self) -> int:
        """How many texts were dealt with."""
        return len(self.stored) + len(self.known) + len(self.refused)

    @property
    def needs_a_look(self) -> bool:
        """Whether something came of it that was not meant so."""
        return bool(self.refused or self.known or self.alike or self.guessed)


def summary(outcome: Outcome) -> str:
    """What became of an import, in one or two sentences."""
    said = []
    if outcome.stored:
        said.append(
            _count(
                _tr("One article was imported."), _tr("{n} articles were imported."), outcome.stored
            )
        )
    if outcome.known:
        one = _tr("This text is in the library already: here it is.")
        said.append(_count(one, _tr("{n} texts were in the library already."), outcome.known))
    if outcome.checks:
        words = _tr("{n} published fact checks are held against every claim from now on.")
        said.append(words.format(n=f"{outcome.checks:,}"))
    if outcome.refused:
        one = _tr("One text could not be imported.")
        said.append(_count(one, _tr("{n} texts could not be imported."), outcome.refused))
    if outcome.alike:
        one = _tr("One is nearly the same as another article.")
        said.append(_count(one, _tr("{n} are nearly the same as other articles."), outcome.alike))
    if outcome.guessed:
        one = _tr("The encoding of one was guessed: see whether its letters are right.")
        many = _tr("The encoding of {n} was guessed: see whether their letters are right.")
        said.append(_count(one, many, outcome.guessed))
    if outcome.cancelled:
        said.append(_tr("The import was stopped; what was imported before stays."))
    return " ".join(said) or _tr("No text was found.")


def likeness_words(like: Likeness) -> str:
    """How much a text is the same as one of the library."""
    words = _tr("{percent} % the same as “{title}”")
    return words.format(percent=min(99, int(like.share * 100)), title=like.title)


def _count(one: str, many: str, things: Sized) -> str:
    return one if len(things) == 1 else many.format(n=len(things))


def _tr(text: str) -> str:
    return QCoreApplication.translate("importing", text)
