"""Paints an article in its list: title, where from and when, how far it is reviewed."""

from __future__ import annotations

from PySide6.QtCore import (
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from factcheck.model import ArticleRow, Counts
from ui.dates import day
from ui.models.articles import ROW_ROLE, title_of
from ui.theme import Theme

_SIDE = 0.75  # of the title's height
_BETWEEN = 0.22
_BAR = 0.32


class ArticleDelegate(QStyledItemDelegate):
    """Every row is as high as every other, from the metrics of the theme's fonts."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.take_theme()

    def take_theme(self) -> None:
        """Measure the theme's fonts anew."""
        self._title_font = self._theme.ui_font(1.0, bold=True)
        self._small_font = self._theme.ui_font(0.9)
        self._title = QFontMetrics(self._title_font)
        self._small = QFontMetrics(self._small_font)
        unit = self._title.height()
        self._side = round(unit * _SIDE)
        self._between = max(2, round(unit * _BETWEEN))
        self._bar = max(4, round(unit * _BAR))
        self._above = round(unit * 0.5)

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        height = self._title.height() + self._small.height() + self._bar + 3 * self._between
        return QSize(self._title.averageCharWidth() * 16, height + 2 * self._above)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        row = index.data(ROW_ROLE)
        if not isinstance(row, ArticleRow):
            return
        painter.save()
        self._paint_ground(painter, option, index)
        area = option.rect.adjusted(self._side, self._above, -self._side, -self._above)
        painter.setFont(self._title_font)
        painter.setPen(self._theme.color("text"))
        line = QRect(area.left(), area.top(), area.width(), self._title.height())
        _draw(painter, line, self._title, title_of(row), option.direction)
        line.moveTop(line.bottom() + 1 + self._between)
        line.setHeight(self._small.height())
        painter.setFont(self._small_font)
        painter.setPen(self._theme.color("muted"))
        _draw(painter, line, self._small, self._fitted(row, line.width()), option.direction)
        bar = QRectF(area.left(), area.bottom() + 1 - self._bar, area.width(), self._bar)
        self._paint_bar(painter, bar, row.counts)
        painter.restore()

    # --- words ---

    def _fitted(self, row: ArticleRow, width: int) -> str:
        """Where from, when, how far; a long outlet gives way before the rest does."""
        tail = " · ".join(part for part in (day(row.published), progress(row.counts)) if part)
        outlet = " ".join(row.outlet.split())
        if not outlet:
            return tail
        room = width - self._small.horizontalAdvance(f" · {tail}")
        least = self._small.averageCharWidth() * 4
        if room < least:
            return tail
        return f"{self._small.elidedText(outlet, Qt.TextElideMode.ElideRight, room)} · {tail}"

    # --- painting ---

    def _paint_ground(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        self.initStyleOption(option, index)
        option.text = ""
        style = option.widget.style()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, self._theme.color("current"))
        else:
            panel = QStyle.PrimitiveElement.PE_PanelItemViewItem
            style.drawPrimitive(panel, option, painter, option.widget)
        painter.setPen(QPen(self._theme.color("line"), 1))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(self._theme.color("accent"), 2))
            painter.drawRect(option.rect.adjusted(1, 1, -2, -2))

    def _paint_bar(self, painter: QPainter, area: QRectF, counts: Counts) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        round_ends = QPainterPath()
        round_ends.addRoundedRect(area, area.height() / 2, area.height() / 2)
        painter.setClipPath(round_ends)
        painter.fillRect(area, self._theme.color("line"))
        left = area.left()
        for name, number in (
            ("supported", counts.supported),
            ("disputed", counts.disputed),
            ("opinion", counts.opinion),
        ):
            if not number:
                continue
            width = area.width() * number / counts.total
            part = QRectF(left, area.top(), width, area.height())
            painter.fillRect(part, self._theme.color(name))
            self._paint_pattern(painter, part, name)
            left += width

    def _paint_pattern(self, painter: QPainter, part: QRectF, name: str) -> None:
        # Colours alone tell nothing to some: disputed is striped, an opinion has a slit.
        ground = QColor(self._theme.color("panel"))
        if name == "disputed":
            painter.setPen(QPen(ground, 1))
            step = part.height() * 1.2
            x = part.left() + step / 2
            while x < part.right():
                foot = QPointF(x, part.bottom())
                painter.drawLine(foot, QPointF(x + part.height() * 0.6, part.top()))
                x += step
        elif name == "opinion":
            middle = QRectF(part.left(), part.center().y() - 0.5, part.width(), 1)
            painter.fillRect(middle, ground)


def progress(counts: Counts) -> str:
    """``18 of 31``, with a check mark when nothing is left."""
    if not counts.total:
        return QCoreApplication.translate("articles", "no claims")
    words = QCoreApplication.translate("articles", "%1 of %2")
    text = words.replace("%2", str(counts.total)).replace("%1", str(counts.reviewed))
    return f"{text} ✓" if counts.reviewed == counts.total else text


def _draw(
    painter: QPainter,
    area: QRect,
    metrics: QFontMetrics,
    text: str,
    direction: Qt.LayoutDirection,
) -> None:
    side = QStyle.visualAlignment(direction, Qt.AlignmentFlag.AlignLeft)
    flags = side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine.value
    fitted = metrics.elidedText(text, Qt.TextElideMode.ElideRight, area.width())
    painter.drawText(area, int(flags), fitted)
