"""Filter, order and search over all claims of a library, until the list is painted."""

from __future__ import annotations

import time
from pathlib import Path
from statistics import median

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QAbstractItemView, QApplication

from factcheck.query import ClaimQuery, Order, Show
from ui.panels.claim_list import ClaimList
from window import opened_list

QUERIES = {
    "filter": (ClaimQuery(show=Show.UNREVIEWED), ClaimQuery(show=Show.DISPUTED)),
    "sort": (ClaimQuery(order=Order.WORTH), ClaimQuery(order=Order.TEXT)),
    "search": (ClaimQuery(search="hospital cess"), ClaimQuery(search="lindqvist")),
}


class _Painted(QObject):
    """Notes when a view has been asked to paint."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self.seen = False
        view.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.seen = self.seen or event.type() == QEvent.Type.Paint
        return False


def until_painted(library: Path, rounds: int) -> dict[str, float]:
    """Seconds, the median for each of filter, sort and search."""
    with opened_list(library) as claim_list:
        return {
            name: median(
                _show(claim_list, query)
                for _ in range(rounds)
                for query in (*queries, ClaimQuery())
            )
            for name, queries in QUERIES.items()
        }


def _show(claim_list: ClaimList, query: ClaimQuery) -> float:
    view = claim_list.findChild(QAbstractItemView)
    painted = _Painted(view)
    began = time.perf_counter()
    claim_list.set_query(query)
    while not painted.seen:
        QApplication.processEvents()
    QApplication.processEvents()
    took = time.perf_counter() - began
    view.viewport().removeEventFilter(painted)
    return took
