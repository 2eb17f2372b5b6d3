"""Word pieces: a sentence cut into the pieces that the encoder knows, each a number.

The scheme is WordPiece as BERT's uncased vocabularies have it: small letters without accents, each
mark by itself, each word cut into the longest known pieces from its start (Devlin and others,
2019).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import Final

UNKNOWN, FIRST, LAST = "[UNK]", "[CLS]", "[SEP]"
_LONGEST_WORD: Final = 100
_KEPT: Final = 60_000
"""Words whose pieces are kept: more than any article has, and no more than memory should hold."""
_CONTROLS: Final = frozenset(("Cc", "Cf", "Cn", "Co", "Cs"))


class WordPieces:
    """A vocabulary, one piece a number; ``##`` stands before a piece that goes on in a word."""

    def __init__(self, vocabulary: Sequence[str]) -> None:
        self._numbers = {piece: number for number, piece in enumerate(vocabulary)}
        self._words: dict[str, tuple[int, ...]] = {}

    def cut(self, sentence: str, most: int) -> list[int]:
        """Give the numbers of at most ``most`` pieces, the marks of start and end among them."""
        numbers = [self._numbers[FIRST]]
        for word in divide(sentence):
            numbers += self._pieces(word)
            if len(numbers) >= most:
                break
        return [*numbers[: most - 1], self._numbers[LAST]]

    def _pieces(self, word: str) -> tuple[int, ...]:
        known = self._words.get(word)
        if known is None:
            if len(self._words) >= _KEPT:
                self._words.clear()
            known = self._words[word] = self._cut_word(word)
        return known

    def _cut_word(self, word: str) -> tuple[int, ...]:
        unknown = (self._numbers[UNKNOWN],)
        if len(word) > _LONGEST_WORD:
            return unknown
        found: list[int] = []
        start = 0
        while start < len(word):
            before = "##" if start else ""
            for end in range(len(word), start, -1):
                number = self._numbers.get(before + word[start:end])
                if number is not None:
                    break
            else:
                return unknown
            found.append(number)
            start = end
        return tuple(found)


def divide(sentence: str) -> list[str]:
    """Give the words and marks of ``sentence`` in small letters without accents."""
    if not sentence.isascii():
        sentence = unicodedata.normalize("NFD", sentence.lower())
    apart = []
    for letter in sentence.lower():
        if letter.isalnum():
            apart.append(f" {letter} " if _is_ideograph(letter) else letter)
        elif letter.isspace():
            apart.append(" ")
        elif (category := unicodedata.category(letter)) in _CONTROLS or category == "Mn":
            continue
        else:
            apart.append(f" {letter} " if _is_mark(letter, category) else letter)
    return "".join(apart).split()


def _is_mark(letter: str, category: str) -> bool:
    # In ASCII every sign counts as a mark, "$" and "+" too; elsewhere what Unicode calls one.
    return category[0] == "P" or letter.isascii()


def _is_ideograph(letter: str) -> bool:
    return "一" <= letter <= "鿿" or "㐀" <= letter <= "䶿" or "豈" <= letter <= "﫿"
