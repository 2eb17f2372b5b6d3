"""A report on paper: A4 pages with a running title and page numbers, links alive.

The page for the screen (HTML) is the accessible one: Qt writes no tags into a PDF.
"""

from __future__ import annotations

import sys
from bisect import bisect_right
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QPointF, QRectF, Qt, QUrl
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QFontMetricsF,
    QGuiApplication,
    QImage,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)

from factcheck.errors import UserError
from factcheck.report import ink, paper, words
from factcheck.report.bookmarks import Bookmark, Jump, added
from factcheck.report.build import Report
from factcheck.report.characters import reveal
from ui.paging import Line, Sheet, blocks, extent, lines_of, paginate

_RESOLUTION = 600
_SIDE, _TOP, _BOTTOM = 20.0, 22.0, 20.0
"""Margins in millimetres."""

_UNDERLINES = {
    "supported": QTextCharFormat.UnderlineStyle.SingleUnderline,
    "disputed": QTextCharFormat.UnderlineStyle.WaveUnderline,
    "opinion": QTextCharFormat.UnderlineStyle.DotLine,
    "unreviewed": QTextCharFormat.UnderlineStyle.DashUnderline,
    "unreviewed fact": QTextCharFormat.UnderlineStyle.DashUnderline,
    "unreviewed opinion": QTextCharFormat.UnderlineStyle.DotLine,
}
_INK = ink.INK | {"unreviewed fact": "#8a6100", "unreviewed opinion": "#6b3fa0"}

_made: list[QGuiApplication] = []


class _Pages(QTextDocument):
    """A document that never loads anything, whatever a text in it says."""

    def loadResource(self, type: int, name: QUrl | str) -> object:
        # Not None: then Qt takes the name for a path and loads the file itself.
        blank = QImage(1, 1, QImage.Format.Format_ARGB32)
        blank.fill(Qt.GlobalColor.transparent)
        return blank


def write(report: Report, path: Path) -> None:
    """Write the report as a PDF to ``path``; an ``OSError`` is the disk's.

    Works without a window and without a display. Raises ``UserError`` when the machine has no font.
    """
    for share, printed in pages(report):
        report.pace.tell(share)
        if printed is not None:
            # Qt would write a half file to a full disk without a word; Python says so.
            path.write_bytes(printed.whole())


@dataclass(frozen=True, slots=True)
class Printed:
    """The pages as Qt made them, and what it cannot write into them."""

    data: bytes
    bookmarks: tuple[Bookmark, ...]
    jumps: tuple[Jump, ...]
    author: str

    def whole(self) -> bytes:
        """The file. Needs no Qt and may take seconds for thousands of pages: any thread may."""
        return added(self.data, self.bookmarks, self.jumps, self.author)


def pages(report: Report) -> Iterator[tuple[float, Printed | None]]:
    """Make the PDF step by step: how much is done (0..1), and with the last step all of it.

    Who asks for no further step has stopped it. Raises ``UserError`` as ``write`` does.
    """
    _ensure_application()
    if not QFontDatabase.families():
        raise UserError(
            "A PDF cannot be made: no font is installed on this machine.",
            safe="Nothing was written.",
            action="Install one (fonts-dejavu-core on Debian or Ubuntu), or export HTML.",
        )
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    bookmarks, jumps = yield from _print(report, buffer)
    author = " ".join(report.imprint.organisation.split()) or words.reviewer(report)
    data = bytes(buffer.data().data())
    yield 1.0, Printed(data, bookmarks, jumps, reveal(author))


def _ensure_application() -> None:
    if QGuiApplication.instance() is None:
        _made.append(QGuiApplication([sys.argv[0] or "factcheck", "-platform", "offscreen"]))


def _print(
    report: Report, device: QIODevice
) -> Generator[tuple[float, None], None, tuple[tuple[Bookmark, ...], tuple[Jump, ...]]]:
    writer = QPdfWriter(device)
    writer.setResolution(_RESOLUTION)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(_SIDE, _TOP, _SIDE, _BOTTOM), QPageLayout.Unit.Millimeter)
    title = " ".join(reveal(words.heading(report)).split())
    writer.setTitle(f"Fact-check report: {title}")
    writer.setCreator(reveal(report.program))
    width, height = float(writer.width()), float(writer.height())
    parts = list(paper.sheets(report))
    sheets = []
    for sheet in _sheets(parts, writer, width):
        sheets.append(sheet)
        yield len(sheets) / len(parts) / 2, None
    lines = [line for sheet in sheets for line in lines_of(sheet)]
    made = paginate(lines, height)
    jumps = tuple(_number_contents(sheets, lines, made))
    painter = QPainter(writer)
    try:
        for number, (top, bottom) in enumerate(made, 1):
            if number > 1:
                writer.newPage()
            _draw_page(painter, sheets, top, bottom, width)
            _draw_margins(painter, title, f"{number} / {len(made)}", width, height)
            yield 0.5 + number / len(made) / 2, None
    finally:
        painter.end()
    return tuple(_bookmarks(sheets, made)), jumps


def _sheets(parts: list[str], writer: QPdfWriter, width: float) -> Iterator[Sheet]:
    top = 0.0
    for html in parts:
        document = _Pages()
        document.setUndoRedoEnabled(False)
        document.setDefaultFont(_font(9.5))
        document.setDocumentMargin(0)
        document.setDefaultStyleSheet(paper.STYLE)
        document.setHtml(f"<html><body>{html}</body></html>")
        _underline(document)
        document.documentLayout().setPaintDevice(writer)
        document.setTextWidth(width)
        bottom = top + document.size().height()
        yield Sheet(document, top, bottom)
        top = bottom


def _font(points: float) -> QFont:
    font = QFont()
    font.setFamilies(
        ["Inter", "Noto Sans", "DejaVu Sans", "Liberation Sans", "Arial", QFont().family()]
    )
    font.setPointSizeF(points)
    return font


def _underline(document: QTextDocument) -> None:
    """Give the claims their underlines, which HTML 4 cannot say: told by the colour behind them."""
    formats: dict[str, QTextCharFormat] = {}
    for key, style in _UNDERLINES.items():
        change = QTextCharFormat()
        change.setUnderlineStyle(style)
        change.setUnderlineColor(QColor(_INK[key]))
        formats[ink.SOFT[key]] = change
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    for start, end, color in list(_marked(document)):
        if change_ := formats.get(color):
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            cursor.mergeCharFormat(change_)
    cursor.endEditBlock()


def _marked(document: QTextDocument) -> Iterator[tuple[int, int, str]]:
    for block in blocks(document):
        pieces = block.begin()
        while not pieces.atEnd():
            fragment = pieces.fragment()
            style = fragment.charFormat()
            # Chips have the same colours and bold words.
            if style.background().style() != Qt.BrushStyle.NoBrush and style.fontWeight() < 600:
                color = style.background().color().name()
                yield fragment.position(), fragment.position() + fragment.length(), color
            pieces += 1


def _number_contents(
    sheets: list[Sheet], lines: list[Line], pages: list[tuple[float, float]]
) -> Iterator[Jump]:
    """Put the page of each article into its line of the contents, and make the line a link."""
    tops = [top for top, _ in pages]
    numbers = iter([bisect_right(tops, line.top) for line in lines if line.begins_article])
    found: list[tuple[Sheet, QTextBlock, int]] = []
    for sheet in sheets:
        cursor = QTextCursor(sheet.document)
        cursor.beginEditBlock()
        for block in list(blocks(sheet.document)):
            pieces = block.begin()
            if pieces.atEnd() or pieces.fragment().charFormat().anchorNames() != ["page"]:
                continue
            style = pieces.fragment().charFormat()
            cursor.setPosition(block.position())
            end = QTextCursor.MoveOperation.EndOfBlock
            cursor.movePosition(end, QTextCursor.MoveMode.KeepAnchor)
            number = next(numbers)
            cursor.insertText(str(number), style)
            found.append((sheet, block, number))
        cursor.endEditBlock()
    for sheet, block, number in found:
        top, bottom = extent(sheet, block)
        page = bisect_right(tops, top) - 1
        yield Jump(page, _area(top - tops[page], bottom - tops[page]), number - 1)


def _area(top: float, bottom: float) -> tuple[float, float, float, float]:
    """A stretch of a page in points from its lower left corner, over the whole width."""
    size = QPageSize(QPageSize.PageSizeId.A4).sizePoints()
    side, above = (_points(each) for each in (_SIDE, _TOP))
    scale = 72 / _RESOLUTION
    high = size.height() - above
    return side, high - bottom * scale, size.width() - side, high - top * scale


def _points(millimetres: float) -> float:
    return millimetres * 72 / 25.4


def _bookmarks(sheets: list[Sheet], pages: list[tuple[float, float]]) -> Iterator[Bookmark]:
    """Every heading but the title with its page. Parts outside the articles are outermost."""
    tops = [top for top, _ in pages]
    inside = False
    for sheet in sheets:
        for block in blocks(sheet.document):
            level = block.blockFormat().headingLevel()
            pieces = block.begin()
            if level < 2 or pieces.atEnd():
                continue
            inside |= level == 2
            inside &= pieces.fragment().charFormat().anchorNames() != ["part"]
            top, _ = extent(sheet, block)
            title = " ".join(block.text().split())
            yield Bookmark(title, level - 1 if inside else 1, max(bisect_right(tops, top) - 1, 0))


def _draw_page(
    painter: QPainter, sheets: list[Sheet], top: float, bottom: float, width: float
) -> None:
    for sheet in sheets[bisect_right(sheets, top, key=lambda sheet: sheet.bottom) :]:
        if sheet.top >= bottom:
            break
        painter.save()
        painter.translate(0, sheet.top - top)
        # A hair more than the lines: more would show slices of those before and after.
        shown = QRectF(0, top - sheet.top - 4, width, bottom - top + 8)
        painter.setClipRect(shown)
        sheet.document.drawContents(painter, shown)
        painter.restore()


def _draw_margins(painter: QPainter, title: str, number: str, width: float, height: float) -> None:
    painter.save()
    painter.setFont(_font(8))
    painter.setPen(QColor("#5f646d"))
    metrics = QFontMetricsF(painter.font(), painter.device())
    millimetre = _RESOLUTION / 25.4
    room = width * 0.75
    shown = metrics.elidedText(title, Qt.TextElideMode.ElideRight, room)
    painter.drawText(QPointF(0, -8 * millimetre), shown)
    label = "Fact-check report"
    painter.drawText(QPointF(width - metrics.horizontalAdvance(label), -8 * millimetre), label)
    painter.drawText(
        QPointF(width - metrics.horizontalAdvance(number), height + 9 * millimetre), number
    )
    painter.restore()
