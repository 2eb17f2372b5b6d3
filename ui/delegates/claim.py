"""One claim in the list: chip, statement over two lines, flag and number of links."""

from __future__ import annotations

from PySide6.QtCore import (
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from factcheck.model import Claim
from ui.delegates.chip import FONT_SCALE, chip_size, claim_chip, paint_chip, widest_chip
from ui.delegates.lines import break_lines
from ui.icons import icon
from ui.models.claims import ClaimRole
from ui.theme import Theme

_LINES = 2
_SMALL = 0.85
_MOST_COUNTED = 99
_MIDDLE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class ClaimDelegate(QStyledItemDelegate):
    """Paints claims; every row is as high as two lines, three where article titles are shown."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.shows_articles = False

    def row_height(self) -> int:
        """The height of every row in pixels, from the present fonts."""
        height = _LINES * QFontMetrics(self._theme.ui_font()).lineSpacing() + 2 * self._pad()
        if self.shows_articles:
            height += QFontMetrics(self._theme.ui_font(_SMALL)).lineSpacing()
        return height + 1

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(option.rect.width(), self.row_height())

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        painter.save()
        self._paint_ground(painter, option)
        claim = index.data(ClaimRole.CLAIM)
        if isinstance(claim, Claim):
            self._paint_claim(painter, option, claim, str(index.data(ClaimRole.ARTICLE_TITLE)))
        painter.restore()

    # --- inside ---

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        box = option.rect
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.fillRect(box, self._theme.color("current" if selected else "panel"))
        if selected:  # not by colour alone
            bar = QRect(0, box.top(), max(3, self._pad() // 2), box.height() - 1)
            bar.moveLeft(box.left())
            side = QStyle.visualRect(option.direction, box, bar)
            painter.fillRect(side, self._theme.color("accent"))
        painter.fillRect(QRect(box.left(), box.bottom(), box.width(), 1), self._theme.color("line"))
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(self._theme.color("accent"), 2))
            painter.drawRect(box.adjusted(1, 1, -1, -2))

    def _paint_claim(
        self, painter: QPainter, option: QStyleOptionViewItem, claim: Claim, title: str
    ) -> None:
        pad = self._pad()
        box = option.rect.adjusted(2 * pad, pad, -2 * pad, -pad - 1)
        chip, font = claim_chip(self._theme, claim), self._theme.ui_font(FONT_SCALE)
        size = chip_size(chip, font)
        marks = QFontMetrics(self._theme.ui_font(_SMALL)).height()
        marked = claim.flagged or claim.sources > 0
        top = box.top() + (box.height() - size.height() - (marks if marked else 0)) // 2
        place = QRect(box.left(), top, size.width(), size.height())
        paint_chip(painter, QRectF(QStyle.visualRect(option.direction, box, place)), chip, font)
        column = widest_chip(self._theme, font)
        if marked:
            below = QRect(box.left(), top + size.height() + 1, column, marks)
            self._paint_marks(painter, QStyle.visualRect(option.direction, box, below), claim)
        text = box.adjusted(column + pad + pad // 2, 0, 0, 0)
        self._paint_text(painter, QStyle.visualRect(option.direction, box, text), claim, title)

    def _paint_text(self, painter: QPainter, box: QRect, claim: Claim, title: str) -> None:
        lines = break_lines(claim.statement, self._theme.ui_font(), box.width(), _LINES)
        height = lines.height
        below = None
        if title:
            below = break_lines(title, self._theme.ui_font(_SMALL), box.width(), 1)
            height += below.height
        top = box.top() + max(0.0, (box.height() - height) / 2)
        lines.paint(painter, QPointF(box.left(), top), self._theme.color("text"))
        if below is not None:
            at = QPointF(box.left(), top + lines.height)
            below.paint(painter, at, self._theme.color("muted"))

    def _paint_marks(self, painter: QPainter, box: QRect, claim: Claim) -> None:
        """Draw flag and number of links below the chip, so that the words keep the width."""
        side = round(box.height() * 0.8)
        place = QRect(box.left() + 2, box.top() + (box.height() - side) // 2, side, side)
        if claim.flagged:
            icon("flag", self._theme.color("fact")).paint(painter, place)
            place.translate(side + 3, 0)
        if claim.sources:
            muted = self._theme.color("muted")
            icon("link", muted).paint(painter, place)
            painter.setPen(muted)
            painter.setFont(self._theme.ui_font(_SMALL))
            count = str(claim.sources) if claim.sources <= _MOST_COUNTED else f"{_MOST_COUNTED}+"
            painter.drawText(box.adjusted(place.right() + 2 - box.left(), 0, 0, 0), _MIDDLE, count)

    def _pad(self) -> int:
        return max(4, round(QFontMetrics(self._theme.ui_font()).height() * 0.4))
