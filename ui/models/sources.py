"""Every source of the library as rows of a table, filtered and sorted in memory."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from factcheck.sources import LinkCheck, LinkState, SourceUse
from ui import dates
from ui.models.headed import Headed
from ui.panels.source_row import detail_words, title_words
from ui.plain import tip_text

_NOWHERE = QModelIndex()
_LONGEST = 400

translate = QCoreApplication.translate


class SourcesModel(Headed, QAbstractTableModel):
    """A row is one use of a source. Words are made only for the rows that are painted."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: list[tuple[str, SourceUse]] = []
        self._rows: list[SourceUse] = []
        self._checks: Mapping[str, LinkCheck] = {}
        self._used: Counter[str] = Counter()
        self._words = ""
        self._order = (-1, Qt.SortOrder.AscendingOrder)

    def show_uses(self, uses: Sequence[SourceUse], checks: Mapping[str, LinkCheck]) -> None:
        """Show these; filter and order stay."""
        self._all = [(_searched(use), use) for use in uses]
        self._used = Counter(use.source.draft.url.strip() for use in uses)
        self._checks = checks
        self._arrange()

    def show_checks(self, checks: Mapping[str, LinkCheck]) -> None:
        """Show how links answered now."""
        self._checks = checks
        if self._rows:
            last = len(self.headings()) - 1
            self.dataChanged.emit(self.index(0, last), self.index(len(self._rows) - 1, last))

    def filter(self, words: str) -> None:
        """Show the rows in which every word occurs."""
        self._words = words
        self._arrange()

    def use_at(self, row: int) -> SourceUse | None:
        """The use in a row, if there is that row."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def urls(self) -> list[str]:
        """The links of the rows that are shown, each once."""
        return list(dict.fromkeys(use.source.draft.url.strip() for use in self._rows))

    def to_check(self) -> list[str]:
        """The same with those of archived copies, each once."""
        drafts = [use.source.draft for use in self._rows]
        every = (url.strip() for each in drafts for url in (each.url, each.archive_url))
        return list(dict.fromkeys(url for url in every if url))

    # --- Qt asks ---

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.headings())

    def headings(self) -> tuple[str, ...]:
        return (
            translate("source list", "Source"),
            translate("source list", "Details"),
            translate("source list", "Claim"),
            translate("source list", "Article"),
            translate("source list", "Used"),
            translate("source list", "Link"),
        )

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = int(Qt.ItemDataRole.DisplayRole),
    ) -> object:
        use = self.use_at(index.row()) if index.isValid() else None
        if use is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._cell(use, index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            lines = (use.source.draft.url, self._cell(use, 2), self._cell(use, 5))
            return tip_text("\n".join(line[:_LONGEST] for line in lines if line))
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._order = (column, order)
        self._arrange()

    # --- inside ---

    def _arrange(self) -> None:
        self.beginResetModel()
        wanted = self._words.casefold().split()
        self._rows = [use for text, use in self._all if all(word in text for word in wanted)]
        column, order = self._order
        if column >= 0:
            self._rows.sort(
                key=lambda use: self._key(use, column),
                reverse=order is Qt.SortOrder.DescendingOrder,
            )
        self.endResetModel()

    def _key(self, use: SourceUse, column: int) -> tuple[int, str]:
        if column == 4:
            return self._used[use.source.draft.url.strip()], ""
        return 0, self._cell(use, column).casefold()

    def _cell(self, use: SourceUse, column: int) -> str:
        url = use.source.draft.url.strip()
        if column == 0:
            return title_words(use.source)
        if column == 1:
            return detail_words(use.source)
        if column == 4:
            return str(self._used[url])
        if column == 5:
            copy = check_words(self._checks.get(use.source.draft.archive_url.strip()))
            told = translate("source list", "copy: {words}").format(words=copy) if copy else ""
            return "; ".join(filter(None, (check_words(self._checks.get(url)), told)))
        return " ".join((use.statement if column == 2 else use.article).split())


def check_words(check: LinkCheck | None) -> str:
    """How a link answered, and on which day; nothing where nobody looked."""
    if check is None:
        return ""
    words = {
        LinkState.OK: translate("source list", "answers"),
        LinkState.MOVED: translate("source list", "moved"),
        LinkState.GONE: translate("source list", "gone"),
        LinkState.REFUSED: translate("source list", "refused"),
        LinkState.OFFLINE: translate("source list", "not reached"),
    }[check.state]
    detail = f" ({check.detail})" if check.detail else ""
    return f"{words}, {dates.day(check.at[:10])}{detail}"


def _searched(use: SourceUse) -> str:
    draft = use.source.draft
    parts = (draft.url, draft.title, draft.publisher, draft.quote, use.statement, use.article)
    return " ".join(parts).casefold()
