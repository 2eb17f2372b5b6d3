"""The narrow strip beside the text that accounts for every passage: decided, open, not a claim."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QToolTip, QWidget

from factcheck.coverage import State, Stretch
from ui.plain import tip_text
from ui.theme import Theme

_GAP = 2.0
_LEAST = 5.0  # pixels a block needs before a gap beneath it helps more than it hides


class CoverageStrip(QWidget):
    """Paints the stretches; a thin frame shows what is in view; a click goes there."""

    place_chosen = Signal(int)  # offset in the article

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._stretches: list[Stretch] = []
        self._starts: list[int] = []
        self._length = 0
        self._seen = (0, 0)
        self.setObjectName("coverage")
        self.setAccessibleName(self.tr("Coverage"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.changed.connect(self.updateGeometry)
        theme.changed.connect(self.update)

    def show_stretches(self, found: Sequence[Stretch]) -> None:
        """Show what became of each part of a text."""
        self._stretches = list(found)
        self._starts = [stretch.start for stretch in found]
        self._length = found[-1].end if found else 0
        self.setAccessibleDescription(self._legend())
        self.update()

    def show_seen(self, start: int, end: int) -> None:
        """Mark the part of the article that is in view."""
        if (start, end) != self._seen:
            self._seen = (start, end)
            self.update()

    def offset_at(self, y: float) -> int:
        """The article's offset at a height of the strip."""
        share = max(0.0, min(1.0, y / max(1, self.height())))
        return min(round(share * self._length), max(0, self._length - 1))

    def stretch_at(self, y: float) -> Stretch | None:
        """The stretch at a height of the strip."""
        at = bisect_right(self._starts, self.offset_at(y)) - 1
        return self._stretches[at] if at >= 0 else None

    def sizeHint(self) -> QSize:
        return QSize(max(14, round(self.fontMetrics().height() * 0.8)), 100)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.sizeHint().width(), 0)

    # --- painting ---

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), self._theme.color("panel"))
        painter.setPen(QPen(self._theme.color("line"), 1))
        painter.drawLine(self.width() - 1, 0, self.width() - 1, self.height())
        for top, bottom, state in self._bands():
            self._paint_band(painter, top, bottom, state)
        if self._length:
            self._paint_seen(painter)

    def _bands(self) -> list[tuple[float, float, State]]:
        """Bands in pixels: one a stretch, or one a row of pixels where there are too many."""
        height = self.height()
        if not self._length or not height:
            return []
        scale = height / self._length
        if len(self._stretches) * 2 <= height:
            return [(s.start * scale, s.end * scale, s.state) for s in self._stretches]
        bands: list[tuple[float, float, State]] = []
        for row in range(height):
            stretch = self.stretch_at(row + 0.5)
            state = stretch.state if stretch is not None else State.UNSEEN
            if bands and bands[-1][2] is state:
                bands[-1] = (bands[-1][0], row + 1.0, state)
            else:
                bands.append((float(row), row + 1.0, state))
        return bands

    def _paint_band(self, painter: QPainter, top: float, bottom: float, state: State) -> None:
        # The shape differs too: disputed is widest, an opinion is split, what is open is narrow.
        gap = _GAP if bottom - top >= _LEAST else 0.0
        full = self.width() * 0.46
        name, share = _LOOKS[state]
        area = QRectF(0, top, full * share, max(1.0, bottom - top - gap))
        area.moveCenter(QPointF((self.width() - 1) / 2, area.center().y()))
        painter.fillRect(area, self._theme.color(name))
        if state is State.OPINION:
            slit = QRectF(area.center().x() - 0.7, area.top(), 1.4, area.height())
            painter.fillRect(slit, self._theme.color("panel"))

    def _paint_seen(self, painter: QPainter) -> None:
        scale = self.height() / self._length
        top, bottom = self._seen[0] * scale, self._seen[1] * scale
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._theme.color("accent"), 1.4))
        height = max(6.0, bottom - top - 1.4)
        top = min(top, self.height() - height - 0.7)
        painter.drawRoundedRect(QRectF(1.2, max(0.7, top), self.width() - 3.4, height), 3, 3)

    # --- words ---

    def _legend(self) -> str:
        """Each state with its share of the text, in words."""
        shares: dict[State, int] = {}
        for stretch in self._stretches:
            shares[stretch.state] = shares.get(stretch.state, 0) + stretch.end - stretch.start
        parts = [
            self.tr("%1: %2 % of the text")
            .replace("%1", words(state))
            .replace("%2", str(round(100 * shares[state] / self._length)))
            for state in State
            if shares.get(state)
        ]
        return "; ".join(parts)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            stretch = self.stretch_at(event.pos().y())
            text = words(stretch.state) if stretch is not None else ""
            QToolTip.showText(event.globalPos(), tip_text(text), self)
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._length:
            self.place_chosen.emit(self.offset_at(event.position().y()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton and self._length:
            self.place_chosen.emit(self.offset_at(event.position().y()))


_LOOKS = {  # colour, and width as a share of a whole block's
    State.SUPPORTED: ("supported", 1.0),
    State.DISPUTED: ("disputed", 1.45),
    State.OPINION: ("opinion", 1.0),
    State.UNREVIEWED: ("fact", 0.6),
    State.UNCHECKABLE: ("neutral", 0.4),
    State.FURNITURE: ("neutral", 0.16),
    State.UNSEEN: ("line", 0.4),
}


def words(state: State) -> str:
    """A state for a person."""
    return {
        State.SUPPORTED: _tr("Supported"),
        State.DISPUTED: _tr("Disputed"),
        State.OPINION: _tr("Opinion"),
        State.UNREVIEWED: _tr("A claim not yet reviewed"),
        State.UNCHECKABLE: _tr("Nothing to check"),
        State.FURNITURE: _tr("Page furniture"),
        State.UNSEEN: _tr("Not looked at yet"),
    }[state]


def _tr(text: str) -> str:
    return QCoreApplication.translate("coverage", text)
