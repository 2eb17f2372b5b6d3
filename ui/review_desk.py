"""How a review goes on: what is shown, each verb with its outcome, and what comes next."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from factcheck.claims.telling import find_telling
from factcheck.errors import NotSaved, UserError
from factcheck.model import Claim, Verdict
from factcheck.query import ClaimQuery, Place
from factcheck.record import Change
from factcheck.workbench import Workbench
from ui import wording
from ui.typed import Typed, Verb
from ui.walk import Panels, Walk


class ReviewDesk(QObject):
    """One article and one claim are before the reviewer; every change goes through ``act``.

    ``stored`` follows each change that is in the library, ``refused`` each one that is not, with a
    way to try the same again or ``None``. ``said`` is a sentence for the status bar, ``told`` one
    for those who do not see that a change is shown.
    """

    stored = Signal(object)
    refused = Signal(object, object)
    said = Signal(str)
    told = Signal(str)
    shown = Signal()

    def __init__(self, workbench: Workbench, panels: Panels, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self._panels = panels
        self.article_id: int | None = None
        self.claim_id: int | None = None
        self.typed = Typed(workbench, panels.review, self.act, self.refused.emit, self)
        self.walk = Walk(self, workbench, panels)
        self._connect()

    def _connect(self) -> None:
        self._panels.articles.chosen.connect(self.choose_article)
        self._panels.claims.chosen.connect(self.show_claim)
        self._panels.reader.claim_chosen.connect(self.show_claim)
        self._panels.reader.fold_asked.connect(self.fold)
        self._panels.reader.restore_asked.connect(self.restore)
        self._panels.reader.claim_asked.connect(self.add_claim)
        self._panels.review.decided.connect(self.decide)
        self._panels.review.flag_toggled.connect(self.toggle_flag)

    # --- what is shown ---

    def choose_article(self, article_id: int) -> None:
        """Show an article and list its claims; a search ends."""
        query = self._panels.claims.query()
        self._panels.claims.set_query(replace(query, article_id=article_id, search=""))
        ids = self._workbench.claim_ids(self._panels.claims.query())
        self.show_article(article_id)
        self.show_claim(ids[0] if ids else None)

    def show_article(self, article_id: int | None) -> None:
        """Put an article into the reader; the list of claims stays as it is."""
        self._panels.review.commit()
        self.article_id = article_id
        self._panels.articles.select(article_id) if article_id is not None else None
        if article_id is None:
            self._panels.reader.show_article(None, [], [])
        else:
            book = self._workbench
            self._panels.reader.show_article(
                book.article(article_id), book.passages(article_id), book.marks(article_id)
            )

    def show_claim(self, claim_id: int | None) -> None:
        """Put a claim on the desk, and its article when another one is open."""
        if claim_id != self.claim_id:
            self._panels.review.commit()
        claim = self.find(claim_id)
        if claim is not None and claim.article_id != self.article_id:
            self.show_article(claim.article_id)
        self.claim_id = claim.id if claim else None
        self._panels.reader.show_claim(self.claim_id)
        self._show_telling(claim)
        self._panels.claims.select(self.claim_id)
        if claim is None:
            self._panels.review.show_claim(None, 0, 0, [], [], {})
        else:
            number, total = self.numbered(claim)
            book = self._workbench
            self._panels.review.show_claim(
                claim,
                number,
                total,
                book.sources(claim.id),
                book.history(claim.id),
                book.drafts(claim.id) | self.typed.refused_for(claim.id),
            )
        self.shown.emit()

    def _show_telling(self, claim: Claim | None) -> None:
        spans = find_telling(claim.text, claim.reasons) if claim else []
        begin = claim.start if claim else 0
        self._panels.reader.show_telling([(begin + start, begin + end) for start, end in spans])

    def numbered(self, claim: Claim) -> tuple[int, int]:
        """The claim's number in its article, whatever the list shows."""
        order = [mark.claim_id for mark in self._workbench.marks(claim.article_id)]
        return (order.index(claim.id) + 1 if claim.id in order else 0), len(order)

    def find(self, claim_id: int | None) -> Claim | None:
        """The claim, or nothing when it is gone."""
        found = self._workbench.claims([claim_id]) if claim_id is not None else []
        return found[0] if found else None

    def current(self) -> Claim | None:
        """The claim on the desk as it is stored now."""
        return self.find(self.claim_id)

    # --- verbs ---

    def act(
        self,
        verb: Verb,
        then: Callable[[Change], None] | None = None,
        words: Callable[[Change], str] | None = wording.done,
    ) -> bool:
        """Do one thing. On success every view follows; otherwise ``refused`` says what happened.

        ``words`` say what was done to those who do not see it; ``None`` leaves that to ``then``.
        """
        try:
            change = verb()
        except NotSaved as error:
            self.refused.emit(error, lambda: self.act(verb, then, words))
            return False
        except UserError as error:
            self.refused.emit(error, None)
            return False
        if change is not None:
            self.follow(change)
            if change.rows and words is not None:
                self.told.emit(words(change))
            if then is not None:
                then(change)
        return True

    def decide(self, verdict: Verdict | None) -> None:
        """Give the verdict and go on to the next unreviewed claim; ``None`` takes it back."""
        claim_id = self.claim_id
        if claim_id is None:
            self.said.emit(self.tr("There is no claim to decide on."))
            return
        self._panels.review.commit()
        go_on = None if verdict is None else (lambda _: self.walk.go_on_from(claim_id))
        self.act(lambda: self._workbench.decide(claim_id, verdict), go_on)

    def toggle_flag(self) -> None:
        """Flag the claim for later, or take the flag away."""
        if claim := self.current():
            self.act(lambda: self._workbench.flag(claim.id, not claim.flagged))

    def merge(self) -> None:
        """Join the claim with the next one."""
        if (claim_id := self.claim_id) is not None:
            self._panels.review.commit()
            self.act(lambda: self._workbench.merge_claim(claim_id))

    def split(self, at: int) -> None:
        """Cut the claim in two at an offset of the article."""
        if (claim_id := self.claim_id) is not None:
            self._panels.review.commit()
            self.act(lambda: self._workbench.split_claim(claim_id, at))

    def add_claim(self, start: int, end: int) -> None:
        """Make a claim of a stretch of the article and show it."""
        if (article_id := self.article_id) is not None:
            self.act(lambda: self._workbench.add_claim(article_id, start, end), self._jump)

    def remove_claim(self) -> None:
        """Take the claim off the list."""
        if (claim_id := self.claim_id) is not None:
            self.act(lambda: self._workbench.remove_claim(claim_id))

    def fold_here(self) -> None:
        """Fold the passage that the claim stands in."""
        if self.claim_id is None:
            return
        passage_id = self._panels.reader.passage_at_claim(self.claim_id)
        if passage_id is not None:
            self.fold([passage_id])

    def fold(self, passage_ids: list[int]) -> None:
        """Call passages page furniture."""
        self.act(lambda: self._workbench.fold(passage_ids))

    def restore(self, passage_ids: list[int]) -> None:
        """Call folded passages text again."""
        self.act(lambda: self._workbench.restore(passage_ids), self._jump)

    def undo(self) -> None:
        """Take back what was done last and go to where it was."""
        self._repeat(self._workbench.undo, wording.undone, self.tr("There is nothing to undo."))

    def redo(self) -> None:
        """Do again what was undone and go to where it is."""
        self._repeat(self._workbench.redo, wording.done_again, self.tr("There is nothing to redo."))

    def _repeat(self, verb: Verb, words: Callable[[Change], str], nothing: str) -> None:
        self._panels.review.commit()
        done = False

        def tell(change: Change) -> None:
            nonlocal done
            done = True
            self._jump(change)
            self.said.emit(words(change))

        if self.act(verb, tell, None) and not done:
            self.said.emit(nothing)

    def _jump(self, change: Change) -> None:
        """Go to what a change touched, if it is still there."""
        for claim_id in sorted(change.claim_ids):
            if self.find(claim_id) is not None:
                self.show_claim(claim_id)
                return
        known = self._panels.articles.article_ids()
        for article_id in sorted(change.article_ids):
            if article_id in known and article_id != self.article_id:
                self.choose_article(article_id)
                return

    def unsaved(self) -> bool:
        """Whether something that was typed is not in the library."""
        return self.typed.unsaved()

    # --- views follow ---

    def follow(self, change: Change) -> None:
        """Let every view show a change that is in the library."""
        panels, book = self._panels, self._workbench
        if change.structural:
            self._read_again(change)
        elif change.rows:
            panels.articles.refresh(change.article_ids)
            panels.claims.refresh(change.claim_ids)
            if self.article_id in change.article_ids and self.article_id is not None:
                panels.reader.refresh_marks(book.marks(self.article_id))
        if not change.structural and (self.claim_id in change.claim_ids or not change.rows):
            self.refresh_review()
        if change.rows:
            self.stored.emit(change)

    def refresh_review(self) -> None:
        """Show the review of the present claim as it is stored now."""
        if claim := self.current():
            book = self._workbench
            self._panels.review.refresh(claim, book.sources(claim.id), book.history(claim.id))

    def _read_again(self, change: Change) -> None:
        """Lists and marks after claims, passages or articles came or went."""
        panels = self._panels
        near = panels.reader.scroll_place()
        before = panels.claims.step(1)
        panels.articles.follow(change.article_ids)
        known = panels.articles.article_ids()
        if self.article_id not in known:
            self._leave_article(known)
            return
        if panels.claims.query().article_id not in (None, *change.article_ids):
            return  # articles that come in need not draw the one on the desk anew
        panels.claims.reload()
        if self.article_id in change.article_ids:
            self.show_article(self.article_id)
            panels.reader.set_scroll_place(near)
        for candidate in (self.claim_id, before, panels.claims.current()):
            if self.find(candidate) is not None:
                self.show_claim(candidate)
                return
        ids = self._workbench.claim_ids(panels.claims.query())
        self.show_claim(ids[0] if ids else None)

    def _leave_article(self, known: list[int]) -> None:
        if known:
            self.choose_article(known[0])
        else:
            self._panels.claims.set_query(replace(self._panels.claims.query(), article_id=None))
            self.show_article(None)
            self.show_claim(None)

    # --- place ---

    def place(self) -> Place:
        """Where the reviewer is."""
        query = self._panels.claims.query()
        scroll = self._panels.reader.scroll_place()
        return Place(self.article_id, self.claim_id, scroll, query.show, query.order)

    def resume(self, place: Place) -> None:
        """Open the desk as it was left."""
        known = self._panels.articles.article_ids()
        wanted = place.article_id
        article_id = wanted if wanted in known else (known[0] if known else None)
        query = ClaimQuery(article_id, place.show, place.order)
        self._panels.claims.set_query(query)
        self.show_article(article_id)
        claim_id = place.claim_id if self.find(place.claim_id) is not None else None
        if claim_id is None:
            ids = self._workbench.claim_ids(query)
            claim_id = ids[0] if ids else None
        self.show_claim(claim_id)
        if article_id == wanted and article_id is not None:
            self._panels.reader.set_scroll_place(place.scroll)
