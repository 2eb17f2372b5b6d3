"""Widgets side by side that go on to another row where the panel is narrow."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Rows of items. With ``stretch`` the items of a row share its whole width."""

    def __init__(
        self, parent: QWidget | None = None, *, gap: int = 6, stretch: bool = False
    ) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._stretch = stretch
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(gap)

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # noqa: N802
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # noqa: N802
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._place(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:  # noqa: N802
        super().setGeometry(rect)
        self._place(rect, move=True)

    def sizeHint(self) -> QSize:
        hints = [item.sizeHint() for item in self._visible()]
        width = sum(hint.width() for hint in hints) + self.spacing() * max(0, len(hints) - 1)
        return QSize(width, max((hint.height() for hint in hints), default=0))

    def minimumSize(self) -> QSize:  # noqa: N802
        size = QSize()
        for item in self._visible():
            size = size.expandedTo(item.minimumSize())
        return size

    # --- inside ---

    def _visible(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _least_width(self, item: QLayoutItem) -> int:
        # What is stretched may begin at its least width: it gets its share of what is left.
        return (item.minimumSize() if self._stretch else item.sizeHint()).width()

    def _rows(self, width: int) -> list[list[QLayoutItem]]:
        rows: list[list[QLayoutItem]] = []
        used = 0
        for item in self._visible():
            needed = self._least_width(item)
            if rows and used + self.spacing() + needed <= width:
                rows[-1].append(item)
                used += self.spacing() + needed
            else:
                rows.append([item])
                used = needed
        return rows

    def _place(self, rect: QRect, *, move: bool) -> int:
        """Put the items into ``rect`` if ``move``; the height that they need is returned."""
        gap = self.spacing()
        y = rect.y()
        for row in self._rows(rect.width()):
            height = max(item.sizeHint().height() for item in row)
            widths = [min(self._least_width(item), rect.width()) for item in row]
            spare = rect.width() - sum(widths) - gap * (len(row) - 1)
            if self._stretch and spare > 0:
                widths = _shared(widths, spare)
            x = rect.x()
            for item, width in zip(row, widths, strict=True):
                if move:
                    item.setGeometry(QRect(x, y, width, height))
                x += width + gap
            y += height + gap
        return max(0, y - gap - rect.y())


def _shared(widths: list[int], spare: int) -> list[int]:
    """The widths with ``spare`` added, as equal as they can be made by adding only."""
    equal = (sum(widths) + spare) // len(widths)
    if max(widths) <= equal:
        return [equal] * (len(widths) - 1) + [sum(widths) + spare - equal * (len(widths) - 1)]
    each, rest = divmod(spare, len(widths))
    return [width + each + (number < rest) for number, width in enumerate(widths)]
