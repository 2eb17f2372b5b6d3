"""A label for other people's words: plain text, broken anywhere if need be, with Copy."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QEvent, QPointF, QSize, Qt
from PySide6.QtGui import QAction, QColor, QGuiApplication, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from factcheck.claims.offsets import Span, Utf16Offsets
from ui.delegates.lines import break_lines
from ui.panels.ink import paint_telling


class WrappedLabel(QLabel):
    """Wraps to the width it is given; a word of a thousand letters never widens the panel."""

    def __init__(
        self,
        text: str = "",
        parent: QWidget | None = None,
        *,
        most: int | None = None,
        widest: int = 16,
    ) -> None:
        """``most`` lines are shown at most; ``widest`` heights of a letter is the width it asks."""
        super().__init__(parent)
        self._most = most
        self._widest = widest
        self._color: QColor | None = None
        self._telling: list[Span] = []
        self.setTextFormat(Qt.TextFormat.PlainText)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        copy = QAction(self.tr("Copy"), self)
        copy.triggered.connect(self._copy)
        self.addAction(copy)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.setText(text)

    def set_color(self, color: QColor) -> None:
        """Write in this colour of the theme."""
        self._color = color
        self.update()

    def show_telling(self, spans: Sequence[Span]) -> None:
        """Put a dotted box around these spans of the text, until it is another text."""
        offsets = Utf16Offsets(self.text())
        self._telling = [(offsets.to_utf16(start), offsets.to_utf16(end)) for start, end in spans]
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        edges = self.contentsMargins()
        inner = width - edges.left() - edges.right()
        lines = break_lines(self.text(), self.font(), inner, self._most)
        return ceil(lines.height) + edges.top() + edges.bottom()

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        width = min(
            metrics.horizontalAdvance(self.text()[:200]) + 2, metrics.height() * self._widest
        )
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        words = metrics.horizontalAdvance(self.text()[:8])
        return QSize(min(metrics.averageCharWidth() * 6, words), metrics.lineSpacing())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        color = self._color or self.palette().color(QPalette.ColorRole.WindowText)
        room = self.contentsRect()
        lines = break_lines(self.text(), self.font(), room.width(), self._most)
        spare = 0.0
        if self.alignment() & Qt.AlignmentFlag.AlignVCenter:
            spare = max(0.0, (room.height() - lines.height) / 2)
        at = QPointF(room.left(), room.top() + spare)
        lines.paint(painter, at, color)
        for start, end in self._telling:
            areas = [area.translated(at) for area in lines.areas(start, end)]
            paint_telling(painter, areas, color)
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text())
