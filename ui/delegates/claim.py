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
        chip, chip_font = claim_chip(self._theme, claim), self._theme.ui_font(FONT_SCALE)
        size = chip_size(chip, chip_font)
        place = QRect(
            box.left(), box.top() + (box.height() - size.height()) // 2, size.width(), size.height()
        )
        mirrored = QStyle.visualRect(option.direction, box, place)
        paint_chip(painter, QRectF(mirrored), chip, chip_font)
        text = box.adjusted(widest_chip(self._theme, chip_font) + pad + pad // 2, 0, 0, 0)
        text.setRight(text.right() - self._paint_marks(painter, option, box, claim))
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

    def _paint_marks(
        self, painter: QPainter, option: QStyleOptionViewItem, box: QRect, claim: Claim
    ) -> int:
        """Draw flag and number of links at the end of the row; the width they take is returned."""
        if not (claim.flagged or claim.sources):
            return 0
        font = self._theme.ui_font(_SMALL)
        metrics = QFontMetrics(font)
        side = round(metrics.height() * 0.9)
        count = str(claim.sources) if claim.sources <= _MOST_COUNTED else "99+"
        width = side + (metrics.horizontalAdvance(count) + 2 if claim.sources else 0)
        rows = int(claim.flagged) + int(claim.sources > 0)
        top = box.top() + (box.height() - rows * metrics.lineSpacing()) // 2
        left = box.right() - width
        muted = self._theme.color("muted")
        if claim.flagged:
            place = QRect(box.right() - side, top, side, side)
            color = self._theme.color("fact")
            icon("flag", color).paint(painter, QStyle.visualRect(option.direction, box, place))
            top += metrics.lineSpacing()
        if claim.sources:
            place = QRect(left, top, side, side)
            icon("link", muted).paint(painter, QStyle.visualRect(option.direction, box, place))
            painter.setPen(muted)
            painter.setFont(font)
            digits = QRect(left + side + 2, top, width - side, side)
            painter.drawText(QStyle.visualRect(option.direction, box, digits), _MIDDLE, count)
        return width + self._pad()

    def _pad(self) -> int:
        return max(4, round(QFontMetrics(self._theme.ui_font()).height() * 0.4))
