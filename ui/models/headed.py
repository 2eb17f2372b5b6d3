"""What tables of the window have in common: words over their columns."""

from __future__ import annotations

from PySide6.QtCore import Qt


class Headed:
    """For a model of Qt, before its own class."""

    def headings(self) -> tuple[str, ...]:
        """The words over the columns, from the left."""
        raise NotImplementedError

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        wanted = orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        words = self.headings() if wanted else ()
        return words[section] if 0 <= section < len(words) else None
