"""A part of the review panel: a heading with its key, a word on its state, and what is in it."""

from __future__ import annotations

from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from ui import plain
from ui.panels.text_field import TextField
from ui.panels.wrapped import WrappedLabel
from ui.theme import Theme

HEADING_SCALE = 0.9
# What the style sheet puts around the text of a field: border and padding.
FIELD_INSET = 9


def side_margin(theme: Theme) -> int:
    """The white space at the sides of the panel."""
    return max(FIELD_INSET + 2, round(QFontMetrics(theme.ui_font()).height() * 0.8))


def rule(parent: QWidget) -> QFrame:
    """A thin line between two parts."""
    line = QFrame(parent)
    line.setProperty("role", "rule")
    return line


class KeyCap(QLabel):
    """A key, drawn as a key."""

    def __init__(self, theme: Theme, key: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setTextFormat(plain.label().textFormat())
        self.setProperty("role", "key")
        self.setIndent(0)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_key(key)
        theme.changed.connect(self._restyle)
        self._restyle()

    def show_key(self, key: str) -> None:
        """Show another key; none at all hides the cap."""
        self.setText(key)
        self.setVisible(bool(key))
        self.setAccessibleName(self.tr("Key {key}").format(key=key))

    def _restyle(self) -> None:
        self.setFont(self._theme.ui_font(0.82))


class Section(QFrame):
    """Heading, then whatever is added. A thin line parts it from the section above."""

    def __init__(
        self, theme: Theme, title: str = "", key: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rule = rule(self)
        self._title = WrappedLabel(title, self, widest=48)  # one line wherever there is room
        self._title.setProperty("role", "heading")
        self._state = plain.label("", self)
        self._state.setProperty("role", "muted")
        self._cap = KeyCap(theme, key, self)
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.addWidget(self._title, 0)
        head.addWidget(self._cap, 0)
        head.addStretch(1)
        head.addWidget(self._state, 0)
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._outer.addWidget(self._rule)
        self._is_first = False
        self._edges: list[tuple[QHBoxLayout | QVBoxLayout, int]] = []
        self._add(head, 0)
        self.body = QVBoxLayout()
        self._add(self.body, 0)
        theme.changed.connect(self._restyle)
        self._restyle()

    def set_title(self, title: str) -> None:
        self._title.setText(title)

    def title(self) -> str:
        return self._title.text()

    def set_key(self, key: str) -> None:
        self._cap.show_key(key)

    def set_state(self, words: str) -> None:
        """Say, at the end of the heading, how it is with what was typed; empty says nothing."""
        self._state.setText(words)

    def state(self) -> str:
        return self._state.text()

    def hide_rule(self) -> None:
        """The first section has white space above it, not a line."""
        self._rule.hide()
        self._is_first = True
        self._restyle()

    def add_field(self, field: TextField) -> None:
        """Add a text field so that below the heading stands its text, or its frame where it has
        none.
        """
        box = QVBoxLayout()
        box.addWidget(field)
        self._add(box, 0)
        at = len(self._edges) - 1

        def line_up(reads_as_text: bool) -> None:
            self._edges[at] = (box, FIELD_INSET if reads_as_text else 0)
            self._set_edges()

        field.reads_as_text.connect(line_up)

    def add_box(self, part: QWidget) -> None:
        """Add what follows a field, in line with the heading."""
        box = QVBoxLayout()
        box.addWidget(part)
        self._add(box, 0)

    # --- inside ---

    def _add(self, box: QHBoxLayout | QVBoxLayout, inset: int) -> None:
        self._outer.addLayout(box)
        self._edges.append((box, inset))
        self._set_edges()

    def _set_edges(self) -> None:
        side = side_margin(self._theme)
        for box, inset in self._edges:
            box.setContentsMargins(side - inset, 0, side - inset, 0)

    def _restyle(self) -> None:
        font = self._theme.ui_font(HEADING_SCALE)
        self._title.setFont(self._theme.ui_font(HEADING_SCALE, bold=True))
        self._title.set_color(self._theme.color("muted"))
        self._state.setFont(font)
        line = QFontMetrics(font).height()
        self._outer.setSpacing(round(line * 0.45))
        self.body.setSpacing(round(line * 0.45))
        self._outer.setContentsMargins(0, line // 2 if self._is_first else 0, 0, line // 2)
        self._set_edges()
