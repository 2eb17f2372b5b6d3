"""Sheets: what is printed on the pages of a PDF, as lines with their places."""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final

SOFT: Final = "\u00ad"
"""Stands at the end of a line where a word was divided."""
_DIVIDED: Final = frozenset((0x02, 0xAD, 0xFFFE))
_BULLETS: Final = dict.fromkeys("\uf0a7\uf0b7\uf076\uf0d8\uf0fc", "•")
"""The signs before items of lists, as fonts of symbols have them."""
_ENDS: Final = frozenset((0x0A, 0x0D))
_WIDE: Final = 2.2
"""A jump of so many letter heights is a gap between columns or cells."""
_PROSE_SHARE: Final = 0.28
"""A column of prose takes at least so much of the width; cells of a table take less."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of one column: its words, its left and right edge, its baseline, in points.

    ``top`` is 0 at the upper edge of its page and 1 at the lower one. A row of a table is one line.
    What is printed in another direction than the rest of its page is ``sideways``.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    page: int
    top: float
    is_row: bool
    sideways: bool = False


_Letter = tuple[str, int, float, float, float, float]


@dataclass(slots=True)
class _Piece:
    letters: list[str]
    left: float
    right: float
    base: float
    size: float
    is_row: bool = False

    def text(self) -> str:
        return " ".join("".join(self.letters).split())


def read_sheet(page: Any, number: int) -> list[Line]:
    """Give the lines of one page of pypdfium2 in reading order, whichever way it was printed."""
    page.set_rotation(0)
    width, height = page.get_size()
    sheet = page.get_textpage()
    try:
        turns = _turns(sheet)
        most = Counter(turns).most_common(1)[0][0] if turns else 0
        if most:
            # Words and spaces are found along the lines of the page as it is seen.
            sheet.close()
            page.set_rotation(90 * most)
            sheet = page.get_textpage()
            turns = _turns(sheet)
        upright = _Upright(most, width, height)
        rows = _merged(_rows(_letters(sheet, turns, most, upright)))
        beside = _beside(sheet, turns, most)
    finally:
        sheet.close()
    lines = []
    for piece in _ordered(rows, upright.width):
        text = piece.text()
        if text:
            top = 1 - piece.base / upright.height if upright.height else 0.5
            edges = piece.left, piece.right, piece.base, piece.size
            lines.append(Line(text, *edges, number, top, piece.is_row))
    if beside:
        lines.append(Line(beside, 0, 0, 0, 1, number, 0.5, True, sideways=True))
    return lines


def _turns(sheet: Any) -> list[int]:
    """Give by how many quarters of a circle, to the left, each character is turned."""
    from pypdfium2 import raw as c

    angles = (c.FPDFText_GetCharAngle(sheet, index) for index in range(sheet.count_chars()))
    return [-round(angle / (math.pi / 2)) % 4 if angle >= 0 else 0 for angle in angles]


def _beside(sheet: Any, turns: list[int], most: int) -> str:
    """Give the words that are printed in another direction than most."""
    from pypdfium2 import raw as c

    letters = []
    for index, turn in enumerate(turns):
        code = c.FPDFText_GetUnicode(sheet, index) if turn != most else 0x20
        letters.append(chr(code) if 0x20 <= code < 0x110000 else " ")
    return " ".join("".join(letters).split())


class _Upright:
    """Places on a page that was printed sideways or upside down, as if it stood upright."""

    def __init__(self, turns: int, width: float, height: float) -> None:
        self._turns, self._across, self._up = turns, width, height
        self.width, self.height = (height, width) if turns % 2 else (width, height)

    def place(self, x: float, y: float) -> tuple[float, float]:
        if self._turns == 1:
            return y, self._across - x
        if self._turns == 2:
            return self._across - x, self._up - y
        if self._turns == 3:
            return self._up - y, x
        return x, y


def _rows(letters: Iterable[_Letter]) -> Iterator[list[_Piece]]:
    """Give the lines in the order of the file, each in pieces where wide gaps divide it."""
    row: list[_Piece] = []
    space = False
    for letter, code, x, base, size, right in letters:
        if code in _ENDS:
            if row:
                yield row
            row, space = [], False
            continue
        last = row[-1] if row else None
        if last and size and abs(base - last.base) > max(size, last.size) * 0.9:
            yield row
            row, last, space = [], None, False
        if letter.isspace():
            space = True
            continue
        jump = x - last.right if last else 0.0
        if last is None or jump > _WIDE * max(size, last.size) or x < last.left - 2 * size:
            row.append(_Piece([letter], x, right, base, size))
        else:
            if space:
                last.letters.append(" ")
            last.letters.append(letter)
            last.right = max(last.right, right)
        space = False
    if row:
        yield row


def _merged(rows: Iterable[list[_Piece]]) -> list[list[_Piece]]:
    """Put side by side what stands so: a file may end the line after every cell."""
    merged: list[list[_Piece]] = []
    for row in rows:
        last = merged[-1][-1] if merged else None
        near = last is not None and abs(row[0].base - last.base) < 0.3 * row[0].size
        if last is not None and near and row[0].left > last.right + row[0].size:
            merged[-1] += row
        else:
            merged.append(row)
    return merged


def _letters(sheet: Any, turns: list[int], most: int, upright: _Upright) -> Iterator[_Letter]:
    """Give letter, code, left, baseline, height and right of each character that stands as most."""
    from pypdfium2 import raw as c

    x, y = ctypes.c_double(), ctypes.c_double()
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    x_at, y_at = ctypes.byref(x), ctypes.byref(y)
    box = [ctypes.byref(edge) for edge in (left, right, bottom, top)]
    for index, turn in enumerate(turns):
        code = c.FPDFText_GetUnicode(sheet, index)
        if turn != most and not chr(code).isspace():
            continue
        if code in _ENDS:
            yield "\n", code, 0.0, 0.0, 0.0, 0.0
            continue
        c.FPDFText_GetCharOrigin(sheet, index, x_at, y_at)
        c.FPDFText_GetCharBox(sheet, index, *box)
        size = c.FPDFText_GetFontSize(sheet, index)
        start, base = upright.place(x.value, y.value)
        ends = upright.place(left.value, bottom.value), upright.place(right.value, top.value)
        far, tall = max(ends[0][0], ends[1][0]), abs(ends[0][1] - ends[1][1])
        # Fonts of size 1 under a scaled page are frequent: the box tells what is seen.
        size = max(size, tall) if size < 3 else size
        letter = SOFT if code in _DIVIDED else chr(code) if 0 < code < 0x110000 else ""
        letter = _BULLETS.get(letter, letter)
        if letter:
            yield letter, code, start, base, size, far


def _ordered(rows: list[list[_Piece]], width: float) -> Iterator[_Piece]:
    """Give the pieces in reading order: down the columns where rows run across them."""
    band: list[list[_Piece]] = []
    for row in [*rows, None]:
        if row is not None and len(row) > 1 and _is_across(row, band, width):
            band.append(row)
            continue
        if len(band) >= 4:
            for column in range(max(len(each) for each in band)):
                yield from (each[column] for each in band if len(each) > column)
        else:
            yield from (_joined(each) for each in band)
        band = []
        if row is not None:
            if len(row) > 1 and _is_across(row, band, width):
                band.append(row)
            else:
                yield _joined(row)


def _is_across(row: list[_Piece], band: list[list[_Piece]], width: float) -> bool:
    """Say whether a row lies across columns of prose, the same ones as the rows above it."""
    if sum(piece.right - piece.left >= _PROSE_SHARE * width / (len(row) - 1) for piece in row) < 1:
        return False
    if not band:
        return all(piece.right - piece.left >= 0.15 * width for piece in row)
    above = band[0]
    return len(row) <= len(above) and all(
        abs(here.left - there.left) < 3 * there.size
        for here, there in zip(row, above, strict=False)
    )


def _joined(row: list[_Piece]) -> _Piece:
    """Make one line of cells that stand in one row."""
    first = row[0]
    letters = list(first.letters)
    for piece in row[1:]:
        letters += [" ", *piece.letters]
    right = max(piece.right for piece in row)
    left = min(piece.left for piece in row)
    return _Piece(letters, left, right, first.base, first.size, len(row) > 1)
