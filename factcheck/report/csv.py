"""The report as a table for a spreadsheet: one row a claim.

UTF-8 with a byte order mark and CRLF line ends, as spreadsheets expect. A text cell that a
spreadsheet would take for a formula begins with an added ``'``; numbers are never touched, and the
JSON report has every value as it is.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

from factcheck.report.build import Report
from factcheck.report.characters import reveal
from factcheck.report.rows import COLUMNS, Cell, rows

# Spreadsheets look past spaces and quotes (visible or not) for the sign that begins a formula.
_FORMULA = re.compile(
    r"\A(?:[\s\x00-\x20\"'`‘’“”«»\u200b-\u200f\u2060\ufeff]*[=+\-@|＝＋－＠−]|[\t\r\n])"
)


def write(report: Report) -> str:
    """The report as CSV text with a heading row."""
    return table([COLUMNS, *rows(report)])


def table(lines: Iterable[Sequence[Cell]]) -> str:
    """Rows of other people's words as CSV text."""
    out = io.StringIO(newline="")
    out.write("\ufeff")
    cells = csv.writer(out, lineterminator="\r\n")
    cells.writerows([_cell(cell) for cell in line] for line in lines)
    return out.getvalue()


def text_cell(text: str) -> str:
    """A text as a cell: a formula made harmless, characters that cannot be seen shown as marks."""
    return f"'{reveal(text)}" if _FORMULA.match(text) else reveal(text)


def _cell(value: Cell) -> str | int:
    if isinstance(value, str):
        return text_cell(value)
    return f"{value:.3f}" if isinstance(value, float) else value
