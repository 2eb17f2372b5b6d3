"""A page as a QTextDocument: fonts, margins and colours of each kind of block.

The document is finished before a view gets it: a document without a layout is formatted in
milliseconds, one with a layout is laid out whole at every change.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextOption,
)
from PySide6.QtWidgets import QApplication

from ui.panels.page import Block, Page, Part
from ui.theme import Theme

SIDE = 8.0  # room beside the lines for the outline of a claim
_MEASURE = 78  # characters in a comfortable line
_CLOSE = frozenset({Part.BYLINE, Part.FURNITURE})  # lines that belong together
_CLOSE_BY = 0.12
_DIMMED_AT_MOST = 20_000  # each costs a piece of the document
_MARKUP = re.compile(
    r"(?P<open>!?\[)[^\[\]\n]{1,300}(?P<close>\]\([^()\n]{0,500}\))"
    r"|(?P<heading>^#{1,6}(?= ))",
    re.MULTILINE,
)
_STARS = re.compile(r"(?<=\S)\*{1,3}|\*{1,3}(?=\S)")


@dataclass(frozen=True, slots=True)
class _Look:
    """How one kind of block is set; margins in parts of the text font's height."""

    font: QFont
    color: QColor
    above: float
    below: float
    line_height: int = 100
    indent: float = 0.0


def compose(page: Page, theme: Theme, parent: QObject) -> QTextDocument:
    """The document of ``page``, block for block, every word of it plain text."""
    document = QTextDocument(parent)
    document.setUndoRedoEnabled(False)
    option = document.defaultTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    document.setDefaultTextOption(option)
    document.setDefaultFont(theme.text_font())
    document.setPlainText(page.text)
    unit = QFontMetricsF(theme.text_font()).height()
    _set_frame(document, unit)
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    _set_blocks(cursor, page, _looks(theme), unit)
    _set_links(cursor, page, theme.color("accent"))
    _dim_markup(cursor, page, theme.color("faint"))
    cursor.endEditBlock()
    return document


def measure(theme: Theme) -> int:
    """How wide the text may become before lines are tiring to read, in pixels."""
    metrics = QFontMetricsF(theme.text_font())
    # English runs to about 5 letters a word: their width, not that of the widest glyphs.
    sample = "the quick brown fox jumps over the lazy dog and rests in old woods"
    return round(metrics.horizontalAdvance(sample) / len(sample) * _MEASURE + 2 * SIDE)


def _looks(theme: Theme) -> dict[Part, _Look]:
    text, muted, faint = theme.color("text"), theme.color("muted"), theme.color("faint")
    small = theme.ui_font(0.95)
    return {
        Part.TITLE: _Look(theme.text_font(1.4, bold=True), text, 0.2, 0.15, 115),
        Part.HEADING: _Look(theme.text_font(1.1, bold=True), text, 0.55, 0.35, 125),
        Part.META: _Look(small, muted, 0.15, 0.75, 120),
        Part.BYLINE: _Look(small, muted, 0.1, 0.6, 118),
        Part.BODY: _Look(theme.text_font(), text, 0.0, 0.6, 116),
        Part.CAPTION: _Look(theme.ui_font(), muted, 0.0, 0.7, 118),
        Part.FOLD: _Look(small, muted, 0.55, 0.75, 120, indent=0.5),
        Part.FURNITURE: _Look(theme.text_font(0.9), faint, 0.0, 0.35, 120, indent=0.5),
    }


def _set_frame(document: QTextDocument, unit: float) -> None:
    frame: QTextFrameFormat = document.rootFrame().frameFormat()
    frame.setMargin(0)
    frame.setLeftMargin(SIDE)
    frame.setRightMargin(SIDE)
    frame.setTopMargin(unit * 0.6)
    frame.setBottomMargin(unit * 3)
    document.rootFrame().setFrameFormat(frame)


def _set_blocks(cursor: QTextCursor, page: Page, looks: dict[Part, _Look], unit: float) -> None:
    cursor.select(QTextCursor.SelectionType.Document)
    cursor.setBlockFormat(_block_format(looks[Part.BODY], unit))
    cursor.setCharFormat(_char_format(looks[Part.BODY]))
    for number, block in enumerate(page.blocks):
        after = page.blocks[number + 1] if number + 1 < len(page.blocks) else None
        goes_on = after is not None and after.joined
        if block.part is Part.BODY and not block.joined and not goes_on:
            continue
        look = looks[block.part]
        made = _block_format(look, unit)
        if block.joined:
            made.setTopMargin(0)
        if goes_on:
            made.setBottomMargin(0)
        elif after is not None and after.part is block.part and block.part in _CLOSE:
            made.setBottomMargin(_CLOSE_BY * unit)
        if block.part.is_ours:
            made.setLayoutDirection(QApplication.layoutDirection())
        _select(cursor, block.start, block.end)
        cursor.setBlockFormat(made)
        if block.part is not Part.BODY:
            cursor.setBlockCharFormat(_char_format(look))
            cursor.setCharFormat(_char_format(look))


def _block_format(look: _Look, unit: float) -> QTextBlockFormat:
    made = QTextBlockFormat()
    made.setTopMargin(look.above * unit)
    made.setBottomMargin(look.below * unit)
    made.setLeftMargin(look.indent * unit)
    made.setRightMargin(look.indent * unit)
    proportional = QTextBlockFormat.LineHeightTypes.ProportionalHeight
    made.setLineHeight(look.line_height, proportional.value)
    return made


def _char_format(look: _Look) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setFont(look.font)
    made.setForeground(look.color)
    return made


def _set_links(cursor: QTextCursor, page: Page, color: QColor) -> None:
    made = QTextCharFormat()
    made.setForeground(color)
    for link in page.links:
        _select(cursor, link.start, link.end)
        cursor.mergeCharFormat(made)


def _dim_markup(cursor: QTextCursor, page: Page, color: QColor) -> None:
    """Markdown's signs stay, since they are in the article, but stand back."""
    made = QTextCharFormat()
    made.setForeground(color)
    for count, (start, end) in enumerate(_markup(page.text)):
        if count == _DIMMED_AT_MOST:
            return
        begin = page.position(start)
        if not _block_of(page, begin).part.is_ours:
            _select(cursor, begin, page.position(end))
            cursor.mergeCharFormat(made)


def _markup(text: str) -> list[tuple[int, int]]:
    found = [one.span() for one in _STARS.finditer(text)] if "*" in text else []
    for one in _MARKUP.finditer(text) if "[" in text or "#" in text else ():
        found.extend(one.span(name) for name in ("open", "close", "heading") if one[name])
    return found


def _block_of(page: Page, position: int) -> Block:
    return page.blocks[page.block_at(position)]


def _select(cursor: QTextCursor, start: int, end: int) -> None:
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
