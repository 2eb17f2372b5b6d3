"""Sheets of a workbook: rows that can be read, sorted and printed, and texts that stay texts.

A text is stored as a text, so that no spreadsheet takes it for a formula, and nothing is added to
it; what cannot be seen is shown as a mark. Only web addresses are links.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from factcheck.report.characters import reveal
from factcheck.report.ink import INK, SOFT
from factcheck.report.links import web_link
from factcheck.report.rows import Cell
from factcheck.report.words import LABELS

OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}
"""What keeps a text a text."""
MOST_CHARACTERS = 32_767
"""What a cell holds at most, in UTF-16 units, as the file format says."""
MOST_LINKS, _LONGEST_LINK = 65_530, 2_079
"""What a sheet holds at most, and the longest address; the others stay text."""

_CUT = " … (cut here: a cell holds no more; the JSON report has all of it)"
_LINE = 15
_MOST_LINES = 16
"""A row is as high as its words, up to so many lines of so many points."""


class Book:
    """The workbook and its styles."""

    def __init__(self, book: Workbook, footer: str) -> None:
        """``footer`` holds no sign that a footer takes for an order (``&``)."""
        top = {"valign": "top"}
        self.of_verdict = {
            key: book.add_format(
                {**top, "bold": True, "font_color": INK[key], "bg_color": SOFT[key]}
            )
            for key in (label.key for label in LABELS)
        }
        self.head = book.add_format({**top, "bold": True, "bottom": 1, "text_wrap": True})
        self.wrapped = book.add_format({**top, "text_wrap": True})
        self.bold = book.add_format({**top, "text_wrap": True, "bold": True})
        self.share = book.add_format({**top, "num_format": "0.000"})
        self.link = book.add_format(
            {**top, "text_wrap": True, "font_color": "#2457c5", "underline": 1}
        )
        self._book, self._footer = book, footer

    def sheet(self, name: str, columns: Sequence[tuple[str, int]], *, printed: int = 0) -> Sheet:
        """A sheet whose columns have these names and widths in letters, of which so many are
        printed (all where that is 0).

        The heading row stays in sight, can be filtered, and is on every page.
        """
        made = self.plain(name, [width for _, width in columns])
        for at, (head, _) in enumerate(columns):
            made.paper.write_string(0, at, head, self.head)
        made.at = 1
        made.printed = printed or len(columns)
        made.paper.freeze_panes(1, 0)
        made.paper.repeat_rows(0)
        return made

    def plain(self, name: str, widths: Sequence[int]) -> Sheet:
        """A sheet without a heading row."""
        paper = self._book.add_worksheet(name)
        paper.set_footer(f"&L{self._footer}&R&P / &N")
        paper.set_landscape()
        paper.set_paper(9)
        paper.fit_to_pages(1, 0)
        for at, width in enumerate(widths):
            paper.set_column(at, at, width)
        return Sheet(self, paper, widths)


class Sheet:
    """Rows one below the other; ``at`` is the next one."""

    def __init__(self, book: Book, paper: Worksheet, widths: Sequence[int]) -> None:
        self.paper = paper
        self.at = 0
        self.printed = len(widths)
        self._book = book
        self._widths = widths
        self._links = 0

    def put(self, cells: Sequence[Cell], addresses: Iterable[int] = (), verdict: int = -1) -> None:
        """A row; ``addresses`` are the places of cells that may be links, ``verdict`` of one."""
        linked = set(addresses)
        lines = 1
        for at, value in enumerate(cells):
            if isinstance(value, float):
                self.paper.write_number(self.at, at, value, self._book.share)
            elif isinstance(value, int):
                self.paper.write_number(self.at, at, value, self._book.wrapped)
            elif value:
                style = self._book.of_verdict.get(value) if at == verdict else None
                self._text(at, value, style or self._book.wrapped, linked=at in linked)
                if at < self.printed and (len(value) > self._widths[at] or "\n" in value):
                    lines = max(lines, _lines(value, self._widths[at]))
        self._end_row(lines)

    def line(self, text: str = "", *, bold: bool = False) -> None:
        """A line of words alone, over all columns."""
        if text:
            style = self._book.bold if bold else self._book.wrapped
            self.paper.merge_range(self.at, 0, self.at, len(self._widths) - 1, "", style)
            self.paper.write_string(self.at, 0, shown(text), style)
        self._end_row(_lines(text, sum(self._widths)))

    def finished(self) -> None:
        """No row comes any more: the columns can be filtered, and those to be read are printed."""
        last = max(self.at - 1, 1)
        self.paper.autofilter(0, 0, last, len(self._widths) - 1)
        self.paper.print_area(0, 0, last, self.printed - 1)

    def _end_row(self, lines: int) -> None:
        if lines > 1:
            # Not every program looks for the height itself.
            self.paper.set_row(self.at, _LINE * min(lines, _MOST_LINES))
        self.at += 1

    def _text(self, at: int, value: str, style: Format, *, linked: bool) -> None:
        link = web_link(value) if linked else None
        if link is None or self._links >= MOST_LINKS or len(link.href) > _LONGEST_LINK:
            self.paper.write_string(self.at, at, shown(value), style)
            return
        self._links += 1
        self.paper.write_url(self.at, at, link.href, self._book.link, string=shown(value))


def shown(text: str) -> str:
    """A text as a cell holds it: nothing hidden, and not longer than it may be."""
    text = reveal(text)
    if 2 * len(text) <= MOST_CHARACTERS or len(text.encode("utf-16-le")) <= 2 * MOST_CHARACTERS:
        return text
    return text[: (MOST_CHARACTERS - len(_CUT)) // 2] + _CUT


def _lines(text: str, width: int) -> int:
    """About how many lines a text takes: words break, so that a line is seldom full."""
    return sum(1 + len(line) * 11 // (width * 10) for line in text.split("\n")) or 1
