"""The small rounded label of a verdict, a suggestion or a stance: never by colour alone."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from factcheck.elsewhere import Link, Neighbour, RelationKind, differing
from factcheck.kindred import Says
from factcheck.model import Claim, Kind, Verdict
from factcheck.sources import Stance
from ui.theme import Theme

FONT_SCALE = 0.88
_DOTS = 3
_SHORT = 14  # letters of two values that still stand in a chip

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Chip:
    """What a chip shows. ``dots`` of three are filled, ``None`` draws none."""

    text: str
    ink: QColor
    fill: QColor
    line: QColor
    dots: int | None = None


def worth_level(claim: Claim) -> int:
    """How worth checking the program thinks a claim is: 0 (no fact seen) to 3 (check first)."""
    if claim.kind is Kind.NONE and not claim.conflict:
        return 0
    return 1 + (claim.worth >= 1 / 3) + (claim.worth >= 2 / 3)


def claim_chip(theme: Theme, claim: Claim) -> Chip:
    """The verdict as symbol and key; before there is one, the suggestion in grey."""
    if claim.verdict is not None:
        style = theme.mark(claim.verdict, claim.kind)
        return Chip(f"{style.symbol} {style.key}", style.ink, style.fill, style.ink)
    ink, panel, line = theme.color("muted"), theme.color("panel"), theme.color("line")
    if claim.kind is Kind.OPINION:
        key = theme.mark(Verdict.OPINION, claim.kind).key
        return Chip(f"{key} ?", ink, panel, line)
    return Chip("·", ink, panel, line, worth_level(claim))


def stance_chip(theme: Theme, stance: Stance) -> Chip:
    """How a source bears on its claim, as a word."""
    words = {
        Stance.SUPPORTS: (translate("chip", "supports"), "supported"),
        Stance.CONTRADICTS: (translate("chip", "contradicts"), "disputed"),
        Stance.CONTEXT: (translate("chip", "context"), ""),
    }
    word, color = words[stance]
    if not color:
        return Chip(word, theme.color("muted"), theme.color("panel"), theme.color("neutral"))
    ink = theme.color(color)
    return Chip(word, ink, theme.color(f"{color}_soft"), ink)


def relation_words() -> dict[RelationKind, str]:
    """How two claims relate, as a word."""
    return {
        RelationKind.SAME: translate("chip", "same"),
        RelationKind.APPROXIMATE: translate("chip", "approximate"),
        RelationKind.CONFLICT: translate("chip", "conflict"),
        RelationKind.DIFFERENT: translate("chip", "different"),
    }


def short_values(link: Link) -> tuple[str, str] | None:
    """The words in which two claims clash, where a chip has room for both."""
    values = differing(link)
    return values if values and len(values[0] + values[1]) <= _SHORT else None


def relation_chip(theme: Theme, link: Link) -> Chip:
    """How a claim elsewhere relates, in a word; where two short values clash, with both."""
    kind = link.relation.kind
    word = relation_words()[kind]
    if kind is RelationKind.CONFLICT:
        if values := short_values(link):
            word = f"{word}: {values[0]} ≠ {values[1]}"
        ink = theme.color("disputed")
        return Chip(word, ink, theme.color("disputed_soft"), ink)
    return Chip(word, theme.color("muted"), theme.color("panel"), theme.color("neutral"))


def neighbour_chip(theme: Theme, neighbour: Neighbour) -> Chip:
    """How a claim elsewhere relates, or that the reviewer said they are not the same."""
    if neighbour.said is Says.APART:
        word = translate("chip", "not the same")
        return Chip(word, theme.color("muted"), theme.color("panel"), theme.color("neutral"))
    return relation_chip(theme, neighbour.link)


def chip_size(chip: Chip, font: QFont) -> QSize:
    """How much room a chip takes in ``font``."""
    metrics = QFontMetricsF(font)
    width = metrics.horizontalAdvance(chip.text) + 1.4 * metrics.averageCharWidth() * 2
    if chip.dots is not None:
        width += _dot_step(metrics) * _DOTS + metrics.averageCharWidth() * 0.5
    return QSize(round(width), round(metrics.height() * 1.3))


def widest_chip(theme: Theme, font: QFont) -> int:
    """The width that every chip of a claim fits in, so that the statements stand in one line."""
    grey = theme.color("muted")
    texts = [Chip("·", grey, grey, grey, _DOTS)]
    for verdict in Verdict:
        style = theme.mark(verdict, Kind.NONE)
        texts.append(Chip(f"{style.symbol} {style.key}", grey, grey, grey))
    return max(chip_size(one, font).width() for one in texts)


def paint_chip(painter: QPainter, box: QRectF, chip: Chip, font: QFont) -> None:
    """Draw a chip that fills ``box``."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    inner = box.adjusted(0.5, 0.5, -0.5, -0.5)
    painter.setPen(QPen(chip.line, 1))
    painter.setBrush(chip.fill)
    painter.drawRoundedRect(inner, inner.height() / 2, inner.height() / 2)
    painter.setPen(chip.ink)
    painter.setFont(font)
    if chip.dots is None:
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, chip.text)
    else:
        _paint_dots(painter, box, chip, QFontMetricsF(font))
    painter.restore()


def _paint_dots(painter: QPainter, box: QRectF, chip: Chip, metrics: QFontMetricsF) -> None:
    left = box.left() + 1.4 * metrics.averageCharWidth()
    text_width = metrics.horizontalAdvance(chip.text)
    painter.drawText(
        QRectF(left, box.top(), text_width, box.height()), Qt.AlignmentFlag.AlignCenter, chip.text
    )
    step = _dot_step(metrics)
    radius = step * 0.38
    painter.setPen(QPen(chip.ink, 1))
    x = left + text_width + metrics.averageCharWidth() * 0.5 + step / 2
    for number in range(_DOTS):
        painter.setBrush(chip.ink if number < (chip.dots or 0) else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(QPointF(x + number * step, box.center().y()), radius, radius)


def _dot_step(metrics: QFontMetricsF) -> float:
    return metrics.height() * 0.62


class ChipLabel(QWidget):
    """A chip in a panel."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._chip: Chip | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_chip(self, chip: Chip) -> None:
        """Show another chip; its text is also what is read aloud."""
        self._chip = chip
        self.setAccessibleName(chip.text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return chip_size(self._chip, self._font()) if self._chip else QSize()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._chip is not None:
            painter = QPainter(self)
            paint_chip(painter, QRectF(self.rect()), self._chip, self._font())
            painter.end()

    def _font(self) -> QFont:
        return self._theme.ui_font(FONT_SCALE)
