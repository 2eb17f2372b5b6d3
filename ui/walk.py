"""From claim to claim: the order of the list, and on to the next article when one is done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from factcheck.query import ClaimQuery, Show
from factcheck.workbench import Workbench
from ui.panels.article_list import ArticleList
from ui.panels.claim_list import ClaimList
from ui.panels.reader import Reader
from ui.panels.review import ReviewPanel

if TYPE_CHECKING:
    from ui.review_desk import ReviewDesk


@dataclass(frozen=True, slots=True)
class Panels:
    """The four panels of the desk."""

    articles: ArticleList
    claims: ClaimList
    reader: Reader
    review: ReviewPanel


class Walk(QObject):
    """Where the reviewer goes next. It moves the desk and changes nothing in the library."""

    def __init__(self, desk: ReviewDesk, workbench: Workbench, panels: Panels) -> None:
        super().__init__(desk)
        self._desk = desk
        self._workbench = workbench
        self._panels = panels

    def step(self, by: int) -> None:
        """Go to the next or previous claim of the list."""
        target = self._panels.claims.step(by)
        if target is not None:
            self._desk.show_claim(target)

    def step_unreviewed(self, by: int) -> None:
        """Go to the next claim without a verdict; from a finished article on to the next one."""
        here = self._desk.claim_id
        target = self._panels.claims.step_unreviewed(by, here)
        if target is None or target == here:
            self._go_to_open_article(by)
        else:
            self._desk.show_claim(target)

    def go_on_from(self, claim_id: int) -> None:
        """After a verdict: on to the next unreviewed claim of the list, or say what is left."""
        if self._desk.claim_id != claim_id:  # a retry, and the reviewer is elsewhere by now
            return
        target = self._panels.claims.step_unreviewed(1, claim_id)
        if target is None or target == claim_id:
            self._say_what_is_left()
        else:
            self._desk.show_claim(target)

    def _go_to_open_article(self, by: int) -> None:
        order = self._panels.articles.article_ids()
        here = self._desk.article_id
        if here in order:
            at = order.index(here)
            others = order[at + 1 :] + order[:at]
            order = others if by > 0 else others[::-1]
        for article_id in order:
            query = ClaimQuery(article_id, Show.UNREVIEWED, self._panels.claims.query().order)
            if ids := self._workbench.claim_ids(query):
                self._desk.choose_article(article_id)
                self._desk.show_claim(ids[0])
                return
        self._say_what_is_left()

    def _say_what_is_left(self) -> None:
        left = self._workbench.counts().unreviewed
        if left:
            words = self.tr("No unreviewed claim is left in this list; {left} in all. N goes on.")
            self._desk.said.emit(words.format(left=left))
        else:
            self._desk.said.emit(self.tr("Every claim of the library is reviewed."))
