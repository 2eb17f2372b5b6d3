"""The articles of a library as rows of a list."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from factcheck.model import ArticleRow
from ui.dates import day
from ui.plain import tip_text

ROW_ROLE = int(Qt.ItemDataRole.UserRole)
_NOWHERE = QModelIndex()


class ArticleModel(QAbstractListModel):
    """Holds one ``ArticleRow`` a row, in the order given."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[ArticleRow] = []
        self._at: dict[int, int] = {}

    # --- what it holds ---

    def ids(self) -> list[int]:
        """The articles from top to bottom."""
        return [row.id for row in self._rows]

    def index_of(self, article_id: int) -> QModelIndex:
        """Where an article is; an invalid index when it is not in the list."""
        at = self._at.get(article_id)
        return QModelIndex() if at is None else self.index(at, 0)

    def set_rows(self, rows: Sequence[ArticleRow]) -> None:
        """Show these articles; rows that stay keep their selection."""
        wanted = {row.id for row in rows}
        for at in range(len(self._rows) - 1, -1, -1):
            if self._rows[at].id not in wanted:
                self.beginRemoveRows(_NOWHERE, at, at)
                del self._rows[at]
                self._count()
                self.endRemoveRows()
        kept = set(self.ids())
        if self.ids() != [row.id for row in rows if row.id in kept]:
            self.beginResetModel()
            self._rows = list(rows)
            self._count()
            self.endResetModel()
            return
        if rows and not kept:
            # All at once: one by one, a start would take longer with the square of their number.
            self.beginInsertRows(_NOWHERE, 0, len(rows) - 1)
            self._rows = list(rows)
            self._count()
            self.endInsertRows()
            return
        for at, row in enumerate(rows):
            if row.id not in kept:
                self.beginInsertRows(_NOWHERE, at, at)
                self._rows.insert(at, row)
                self._count()
                self.endInsertRows()
        self.refresh(rows)

    def follow(self, rows: Sequence[ArticleRow], gone: Collection[int]) -> None:
        """Take in articles that came or changed, each at its place by number, and let others go."""
        for at in sorted((self._at[each] for each in gone if each in self._at), reverse=True):
            self.beginRemoveRows(_NOWHERE, at, at)
            del self._rows[at]
            self.endRemoveRows()
        self._count()
        new = [row for row in rows if row.id not in self._at]
        last = self._rows[-1].id if self._rows else 0
        if new and all(row.id > last for row in new):
            first = len(self._rows)
            self.beginInsertRows(_NOWHERE, first, first + len(new) - 1)
            self._rows += new
            self._at |= {row.id: at for at, row in enumerate(new, first)}
            self.endInsertRows()
        elif new:
            self.set_rows(sorted([*self._rows, *new], key=lambda row: row.id))
        self.refresh(rows)

    def refresh(self, rows: Iterable[ArticleRow]) -> None:
        """Take over new values of articles that are in the list; only what differs is repainted."""
        for row in rows:
            at = self._at.get(row.id)
            if at is not None and self._rows[at] != row:
                self._rows[at] = row
                self.dataChanged.emit(self.index(at, 0), self.index(at, 0))

    def _count(self) -> None:
        self._at = {row.id: at for at, row in enumerate(self._rows)}

    # --- Qt asks ---

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = int(Qt.ItemDataRole.DisplayRole),
    ) -> object:
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return title_of(row)
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip_text(f"{title_of(row)}\n{counts_in_words(row)}")
        if role in (
            Qt.ItemDataRole.AccessibleTextRole,
            Qt.ItemDataRole.AccessibleDescriptionRole,
        ):
            parts = (title_of(row), row.outlet, day(row.published), counts_in_words(row))
            return ". ".join(part for part in parts if part)
        return None


def title_of(row: ArticleRow) -> str:
    """The title in one line."""
    return " ".join(row.title.split()) or _tr("Untitled")


def counts_in_words(row: ArticleRow) -> str:
    """What is decided about an article's claims, in words."""
    counts = row.counts
    if not counts.total:
        return _tr("No claims")
    parts = [
        words.replace("%1", str(number))
        for words, number in (
            (_tr("%1 supported"), counts.supported),
            (_tr("%1 disputed"), counts.disputed),
            (_tr("%1 opinion"), counts.opinion),
            (_tr("%1 unreviewed"), counts.unreviewed),
        )
        if number
    ]
    reviewed = _tr("%1 of %2 reviewed").replace("%2", str(counts.total))
    return f"{reviewed.replace('%1', str(counts.reviewed))}: {', '.join(parts)}"


def _tr(text: str) -> str:
    return QCoreApplication.translate("articles", text)
