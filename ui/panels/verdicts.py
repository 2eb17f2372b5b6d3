"""The buttons for a verdict: symbol, word and key, the one that stands filled in."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from factcheck.model import Claim, Kind, Verdict
from ui.icons import icon
from ui.panels.flow import FlowLayout
from ui.theme import Theme

_KEY_SCALE = 0.82


class KeyButton(QAbstractButton):
    """A button that shows its key as a key. ``color`` and ``icon_name`` are names of the theme."""

    def __init__(
        self, theme: Theme, words: str, key: str, look: tuple[str, str], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._key = key
        self._color, self._icon_name = look
        self._bold = self._color != "muted"
        self.setText(words)
        self.setCheckable(True)
        self.setAccessibleName(words)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.show_key(key)
        theme.changed.connect(self.updateGeometry)

    def show_key(self, key: str) -> None:
        """Show another key; an action without a key shows none."""
        self._key = key
        spoken = self.tr("Key {key}").format(key=key) if key else ""
        self.setAccessibleDescription(spoken)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self._font())
        height = round(metrics.height() * (2.0 if self._bold else 1.65))
        return QSize(self._content_width() + round(metrics.height() * 0.9), height)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._content_width() + self._gap(), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_frame(painter)
        self._paint_content(painter)
        painter.end()

    # --- inside ---

    def _paint_frame(self, painter: QPainter) -> None:
        chosen = self.isChecked()
        ink = self._theme.color(self._color)
        fill = "panel"
        if self.isDown():
            fill = "current"
        elif self.underMouse() and self.isEnabled():
            fill = "field"
        ground = self._theme.color(fill)
        if chosen:
            ground = self._theme.color(f"{self._color}_soft" if self._bold else "current")
        width = 2.0 if self.hasFocus() else 1.0
        line = self._theme.color("line")
        if self.hasFocus():
            line = self._theme.color("accent")
        elif chosen:
            line = ink
        painter.setPen(QPen(line, width))
        painter.setBrush(ground)
        inset = width / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), 6, 6)

    def _paint_content(self, painter: QPainter) -> None:
        metrics = QFontMetrics(self._font())
        gap, side = self._gap(), self._icon_side()
        ink = self._theme.color(self._color if self.isEnabled() else "faint")
        x = max(gap // 2, (self.width() - self._content_width()) // 2)
        middle = self.height() // 2
        icon(self._icon_name, ink).paint(painter, x, middle - side // 2, side, side)
        x += side + gap // 2
        painter.setFont(self._font())
        painter.setPen(ink)
        cap = self._cap_width()
        room = max(0, self.width() - x - gap // 2 - (cap + gap if cap else 0))
        words = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
        painter.drawText(
            QRectF(x, 0, room, self.height()),
            Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft,
            words,
        )
        x += metrics.horizontalAdvance(words) + gap
        if cap:
            self._paint_cap(painter, QRectF(x, 0, cap, self.height()))

    def _paint_cap(self, painter: QPainter, room: QRectF) -> None:
        font = self._theme.ui_font(_KEY_SCALE)
        height = QFontMetrics(font).height() + 2
        box = QRectF(room.x(), round((room.height() - height) / 2), room.width(), height)
        painter.setPen(QPen(self._theme.color("line"), 1))
        painter.setBrush(self._theme.color("field"))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        painter.setFont(font)
        painter.setPen(self._theme.color("muted"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._key)

    def _content_width(self) -> int:
        gap, cap = self._gap(), self._cap_width()
        words = QFontMetrics(self._font()).horizontalAdvance(self.text())
        return self._icon_side() + gap // 2 + words + (gap + cap if cap else 0)

    def _cap_width(self) -> int:
        if not self._key:
            return 0
        metrics = QFontMetrics(self._theme.ui_font(_KEY_SCALE))
        return max(metrics.height(), metrics.horizontalAdvance(self._key) + 8)

    def _gap(self) -> int:
        return round(QFontMetrics(self._font()).height() * 0.45)

    def _icon_side(self) -> int:
        return round(QFontMetrics(self._font()).height() * 0.8)

    def _font(self) -> QFont:
        return self._theme.ui_font(1.0 if self._bold else 0.9, bold=self._bold)


class VerdictButtons(QWidget):
    """Intents only: a button is filled in when the claim that is shown has that verdict."""

    decided = Signal(object)
    flag_toggled = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._claim: Claim | None = None
        self._verdicts = {
            verdict: self._make_verdict(theme, verdict)
            for verdict in (Verdict.SUPPORTED, Verdict.DISPUTED, Verdict.OPINION)
        }
        self.take_back = KeyButton(theme, self.tr("Take back"), "U", ("muted", "unreviewed"), self)
        self.take_back.setObjectName("verdict_none")
        self.take_back.setCheckable(False)
        self.take_back.clicked.connect(lambda _checked: self.decided.emit(None))
        self.flag = KeyButton(theme, self.tr("Flag for later"), "F", ("muted", "flag"), self)
        self.flag.setObjectName("flag")
        self.flag.clicked.connect(self._toggle_flag)
        both = QVBoxLayout(self)
        both.setContentsMargins(0, 0, 0, 0)
        for buttons in (self._verdicts.values(), (self.take_back, self.flag)):
            row = FlowLayout(stretch=True)
            for button in buttons:
                row.addWidget(button)
            both.addLayout(row)
        # Preferred, not Fixed: that would hold it to the height of one row.
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def first(self) -> KeyButton:
        """The button at the beginning of the row."""
        return next(iter(self._verdicts.values()))

    def show_claim(self, claim: Claim) -> None:
        """Fill in the verdict of this claim."""
        self._claim = claim
        for verdict, button in self._verdicts.items():
            button.setChecked(claim.verdict is verdict)
        self.take_back.setEnabled(claim.verdict is not None)
        self.flag.setChecked(claim.flagged)
        self.flag.setText(self.tr("Flagged") if claim.flagged else self.tr("Flag for later"))
        self.flag.setAccessibleName(self.flag.text())

    def show_keys(self, keys: Mapping[str, str]) -> None:
        """Show other keys, by the ids of the actions."""
        buttons = {f"verdict.{verdict}": button for verdict, button in self._verdicts.items()}
        buttons |= {"verdict.none": self.take_back, "review.flag": self.flag}
        for name in keys.keys() & buttons.keys():
            buttons[name].show_key(keys[name])

    # --- inside ---

    def _make_verdict(self, theme: Theme, verdict: Verdict) -> KeyButton:
        style = theme.mark(verdict, Kind.FACT)
        look = (verdict.value, verdict.value)
        button = KeyButton(theme, style.word, style.key, look, self)
        button.setObjectName(f"verdict_{verdict.value}")
        button.clicked.connect(lambda _checked: self._decide(verdict))
        return button

    def _decide(self, verdict: Verdict) -> None:
        # Qt has filled in the button that was pressed; what is stored decides, not the press.
        if self._claim is not None:
            self.show_claim(self._claim)
        self.decided.emit(verdict)

    def _toggle_flag(self) -> None:
        if self._claim is not None:
            self.show_claim(self._claim)
        self.flag_toggled.emit()
