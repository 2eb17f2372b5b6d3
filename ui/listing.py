"""What the list of claims shows: one article or the library, a filter, an order, a search."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject

from factcheck.query import ClaimQuery, Order, Show
from factcheck.workbench import Workbench
from ui.actions import Actions
from ui.panels.claim_list import ClaimList
from ui.review_desk import ReviewDesk
from ui.tool_bar import ToolBar


class Listing(QObject):
    """Brings menu, tool bar, search field and list of claims together."""

    def __init__(
        self,
        workbench: Workbench,
        desk: ReviewDesk,
        claims: ClaimList,
        tools: ToolBar,
        actions: Actions,
    ) -> None:
        super().__init__(desk)
        self._workbench = workbench
        self._desk = desk
        self._claims = claims
        self._tools = tools
        self._actions = actions
        tools.search.searched.connect(self.search)
        tools.search.entered.connect(self._go_to_first_result)
        tools.search.left.connect(self.leave_search)

    def follow(self, query: ClaimQuery) -> None:
        """Let menus and tool bar tell what the list shows."""
        self._tools.show_filter(query.show)
        self._actions.choose(f"order.{query.order.value}")
        everywhere = query.article_id is None and self._desk.article_id is not None
        self._actions.choose("scope.everywhere", everywhere)

    def _list(self, query: ClaimQuery) -> None:
        self._claims.set_query(query)
        self.follow(self._claims.query())
        self._claims.select(self._desk.claim_id)

    def show_only(self, show: Show) -> None:
        """List the claims of one verdict, all, or the flagged ones."""
        self._list(replace(self._claims.query(), show=show))

    def order_by(self, order: Order) -> None:
        """List the claims in another order."""
        self._list(replace(self._claims.query(), order=order))

    def toggle_scope(self) -> None:
        """List the claims of the whole library, or of the open article again."""
        query = self._claims.query()
        article_id = self._desk.article_id if query.article_id is None else None
        self._list(replace(query, article_id=article_id))

    def search(self, text: str) -> None:
        """List what is found in the whole library; an empty search is the article again."""
        article_id = None if text.strip() else self._desk.article_id
        query = self._claims.query()
        self._list(replace(query, article_id=article_id, search=text.strip()))

    def leave_search(self) -> None:
        """Back from the results to the open article."""
        self.search("")
        self._claims.setFocus()

    def _go_to_first_result(self) -> None:
        ids = self._workbench.claim_ids(self._claims.query())
        if ids:
            self._desk.show_claim(ids[0])
            self._claims.setFocus()
        else:
            self._desk.said.emit(self.tr("Nothing was found."))
