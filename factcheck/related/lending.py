"""What a statement borrows from the sentences before it, where it does not name its own subject.

"The cost is put at $2 billion" says of what only in the sentence before. Claims are compared by
their words, so such a statement takes along the words that stood before it.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from factcheck.related.names import read_names
from factcheck.related.words import Token, tokens

_FAR = 250
"""Characters between two sentences from which the later one does not lean on the earlier one."""
_MOST = 3
_POINTS = frozenset(
    "it its he his him she her they their them this that these those none neither both each "
    "here there such".split()
)
_SAME = frozenset("such latter former thereof".split())
_IS = frozenset("is are was were has have had will would".split())
_SUBJECT = 4


@dataclass(frozen=True, slots=True)
class Passed:
    """A statement with its place in an article, in characters of the text, half-open."""

    article: Hashable
    start: int
    end: int
    statement: str


def lend(told: Sequence[Passed]) -> list[str]:
    """For each statement the words before it that it leans on; nothing where it stands alone.

    The statements come article by article in the order of the text.
    """
    found: list[str] = []
    for at, one in enumerate(told):
        earlier = _earlier(told, at) if leans(one.statement) else []
        found.append(" ".join(other.statement for other in earlier))
    return found


def _earlier(told: Sequence[Passed], at: int) -> list[Passed]:
    """The statements just before, up to the first one that names its subject, in their order."""
    found: list[Passed] = []
    start = told[at].start
    for other in reversed(told[max(0, at - _MOST) : at]):
        if other.article != told[at].article or not 0 <= start - other.end <= _FAR:
            break
        found.insert(0, other)
        start = other.start
        if not leans(other.statement) and read_names(tokens(other.statement)):
            break
    return found


def leans(statement: str) -> bool:
    """Whether a statement points back for its subject: ``It costs``, ``The price``."""
    line = tokens(statement)
    words = [token for token in line if token.low[0].isalnum()]
    if not words:
        return False
    first = words[0].low
    if first in _POINTS and not (first == "there" and words[1:2] and words[1].low in _IS):
        return True
    if first in ("the", "no", "one") and not _names(line):
        return True
    inside = (token.low for token in words[1:])
    return any(word in _SAME for word in inside) or _ends_there(words)


def _names(line: Sequence[Token]) -> bool:
    """Whether a name stands among the first words, which tell of what is spoken."""
    return any(0 < name.first < _SUBJECT for name in read_names(line))


def _ends_there(words: Sequence[Token]) -> bool:
    """``since he was last seen there``: the place stood in the sentence before."""
    return any(
        word.low in ("there", "here") and (not words[at + 1 :] or words[at + 1].low not in _IS)
        for at, word in enumerate(words)
        if at
    )
