"""The claims of a list: all ids at once, in SQL order; rows by pages, when they are painted."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import replace
from enum import IntEnum

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from factcheck.model import Claim, Kind, Verdict
from factcheck.query import ClaimQuery, Show
from factcheck.workbench import Workbench
from ui import plain

PAGE = 200
PAGES_KEPT = 24
_TIP_LENGTH = 600
_ROOT = QModelIndex()

translate = QCoreApplication.translate

AnyIndex = QModelIndex | QPersistentModelIndex


class ClaimRole(IntEnum):
    """What the model answers beside Qt's own roles."""

    CLAIM = Qt.ItemDataRole.UserRole + 1
    ARTICLE_TITLE = Qt.ItemDataRole.UserRole + 2


class ClaimModel(QAbstractListModel):
    """One row a claim. One that no longer fits the query stays until the query is loaded again."""

    def __init__(self, workbench: Workbench, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self._query = ClaimQuery()
        self._ids: list[int] = []
        self._rows: dict[int, int] | None = None
        self._pages: OrderedDict[int, dict[int, Claim]] = OrderedDict()
        self._titles: dict[int, str] = {}

    # --- loading ---

    def load(self, query: ClaimQuery) -> None:
        """Read the ids anew. No row is touched: what is seen is fetched when it is painted."""
        ids = self._workbench.claim_ids(query)
        self.beginResetModel()
        self._query = query
        self._ids = ids
        self._rows = None
        self._pages.clear()
        self._titles.clear()
        self.endResetModel()

    def refresh(self, claim_ids: Iterable[int]) -> None:
        """Read these claims again where they are kept, and repaint their rows and no others."""
        self._titles.clear()
        rows = sorted(row for one in set(claim_ids) if (row := self.row_of(one)) is not None)
        kept = [row for row in rows if row // PAGE in self._pages]
        ids = [self._ids[row] for row in kept]
        fresh = {claim.id: claim for claim in self._workbench.claims(ids)} if ids else {}
        for row, claim_id in zip(kept, ids, strict=True):
            page = self._pages[row // PAGE]
            if claim_id in fresh:
                page[claim_id] = fresh[claim_id]
            else:
                page.pop(claim_id, None)
        for first, last in _runs(rows):
            self.dataChanged.emit(self.index(first), self.index(last))

    # --- asking ---

    @property
    def query(self) -> ClaimQuery:
        return self._query

    def row_of(self, claim_id: int | None) -> int | None:
        """The row of a claim, ``None`` when it is not in the list."""
        if claim_id is None:
            return None
        if self._rows is None:
            self._rows = dict(zip(self._ids, range(len(self._ids)), strict=True))
        return self._rows.get(claim_id)

    def id_at(self, row: int) -> int | None:
        """The claim of a row, ``None`` outside the list."""
        return self._ids[row] if 0 <= row < len(self._ids) else None

    def claim_at(self, row: int) -> Claim | None:
        """The claim of a row; ``None`` outside the list and for one that is gone meanwhile."""
        claim_id = self.id_at(row)
        return None if claim_id is None else self._page(row // PAGE).get(claim_id)

    def unreviewed_row(self, start: int, step: int) -> int | None:
        """The nearest unreviewed row after (``step`` 1) or before (-1) ``start``.

        It goes once round the list; ``start`` itself is looked at last.
        """
        count = len(self._ids)
        # Nearly always it is close by, in a page that is painted already.
        for distance in range(1, min(PAGE, count)):
            row = (start + step * distance) % count
            claim = self.claim_at(row)
            if claim is not None and claim.verdict is None:
                return row
        wanted = self._workbench.claim_ids(replace(self._query, show=Show.UNREVIEWED))
        found = [at for one in wanted if (at := self.row_of(one)) is not None]
        return min(found, key=lambda row: ((row - start) * step - 1) % count, default=None)

    # --- what Qt asks ---

    def rowCount(self, parent: AnyIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._ids)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or (claim := self.claim_at(index.row())) is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return claim.statement
            case ClaimRole.CLAIM:
                return claim
            case ClaimRole.ARTICLE_TITLE:
                return self._title(claim) if self._query.article_id is None else ""
            case Qt.ItemDataRole.ToolTipRole:
                return plain.tip_text(_tip(claim))
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(index.row(), claim)
        return None

    # --- inside ---

    def _page(self, number: int) -> dict[int, Claim]:
        page = self._pages.get(number)
        if page is None:
            ids = self._ids[number * PAGE : (number + 1) * PAGE]
            page = {claim.id: claim for claim in self._workbench.claims(ids)}
            self._pages[number] = page
            while len(self._pages) > PAGES_KEPT:
                self._pages.popitem(last=False)
        else:
            self._pages.move_to_end(number)
        return page

    def _title(self, claim: Claim) -> str:
        if claim.article_id not in self._titles:
            page = self._page((self.row_of(claim.id) or 0) // PAGE)
            articles = {one.article_id for one in page.values()} | {claim.article_id}
            self._titles |= dict.fromkeys(articles, "")
            found = self._workbench.article_rows(sorted(articles))
            self._titles |= {row.id: row.title for row in found}
        return self._titles[claim.article_id]

    def _spoken(self, row: int, claim: Claim) -> str:
        parts = [
            self.tr("{number} of {total}").format(number=row + 1, total=len(self._ids)),
            state_words(claim),
        ]
        if claim.flagged:
            parts.append(self.tr("flagged"))
        if claim.sources:
            parts.append(links_words(claim.sources))
        parts.append(claim.statement)
        return ", ".join(parts)


def state_words(claim: Claim) -> str:
    """The verdict in small letters; without one, ``unreviewed`` and what is suggested."""
    words = {
        Verdict.SUPPORTED: translate("claims", "supported"),
        Verdict.DISPUTED: translate("claims", "disputed"),
        Verdict.OPINION: translate("claims", "opinion"),
    }
    if claim.verdict is not None:
        return words[claim.verdict]
    if claim.kind is Kind.OPINION:
        return translate("claims", "unreviewed, perhaps an opinion")
    return translate("claims", "unreviewed")


def links_words(count: int) -> str:
    """``1 link`` or ``2 links``."""
    return (
        translate("claims", "1 link")
        if count == 1
        else translate("claims", "{count} links").format(count=count)
    )


def _tip(claim: Claim) -> str:
    lines = [claim.statement, ""] if claim.statement != claim.text else []
    lines.append(translate("claims", "In the article: {text}").format(text=claim.text))
    if claim.note:
        lines.append(translate("claims", "Note: {note}").format(note=claim.note))
    whole = "\n".join(lines)
    return whole if len(whole) <= _TIP_LENGTH else whole[:_TIP_LENGTH].rstrip() + "…"


def _runs(rows: list[int]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for row in rows:
        if runs and row == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], row)
        else:
            runs.append((row, row))
    return runs
