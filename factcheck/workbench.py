"""The one door to the core: a library opened, and the verbs on it.

Every verb that changes something writes the change and its event in one transaction and returns a
``Change``; it raises ``NotSaved`` when the disk refuses (nothing is stored), ``LibraryIsReadOnly``
in a library opened to read only, ``ChangeRefused`` when the change does not fit. All verbs belong to
the thread that opened the library.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from factcheck.model import (
    Article,
    ArticleRow,
    Change,
    Claim,
    ClaimQuery,
    Counts,
    Event,
    Intake,
    Mark,
    Place,
    Source,
    SourceDraft,
    StoredPassage,
    Verdict,
)
from factcheck.report.build import Report


class Workbench:
    """An open library and one reviewer at it."""

    path: Path
    reviewer: str
    read_only: bool
    saved_at: datetime | None
    """Local time of the last commit that stored a change, ``None`` before the first one."""

    # --- opening and closing ---

    @classmethod
    def create(cls, path: Path, *, reviewer: str = "you") -> Self:
        """Make a new library at ``path`` and open it. Refuses a path that exists."""
        raise NotImplementedError

    @classmethod
    def open(cls, path: Path, *, reviewer: str = "you", read_only: bool = False) -> Self:
        """Open the library at ``path``. Raises a ``LibraryRefused`` that says what is the matter."""
        raise NotImplementedError

    def close(self) -> None:
        """Leave one self-contained file at rest. Calling it twice does nothing."""
        raise NotImplementedError

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    # --- reading ---

    def articles(self) -> list[ArticleRow]:
        """Every article that was not removed, in the order of import."""
        raise NotImplementedError

    def article_rows(self, ids: Iterable[int]) -> list[ArticleRow]:
        """The rows of these articles with fresh counts; removed ones are left out."""
        raise NotImplementedError

    def article(self, article_id: int) -> Article:
        """One article with its text."""
        raise NotImplementedError

    def passages(self, article_id: int) -> list[StoredPassage]:
        """The passages of an article in text order."""
        raise NotImplementedError

    def marks(self, article_id: int) -> list[Mark]:
        """The claims of an article in text order, as the reader paints them."""
        raise NotImplementedError

    def claim_ids(self, query: ClaimQuery) -> list[int]:
        """The claims that a query finds, in its order."""
        raise NotImplementedError

    def claims(self, ids: Sequence[int]) -> list[Claim]:
        """These claims in the order asked for; ids that are gone are left out."""
        raise NotImplementedError

    def claim(self, claim_id: int) -> Claim:
        """One claim; raises ``KeyError`` when it is gone."""
        raise NotImplementedError

    def sources(self, claim_id: int) -> list[Source]:
        """The links of a claim in the reviewer's order."""
        raise NotImplementedError

    def history(self, claim_id: int) -> list[Event]:
        """What happened to a claim, newest first."""
        raise NotImplementedError

    def counts(self) -> Counts:
        """Claims by verdict over the whole library."""
        raise NotImplementedError

    def article_with(self, sha256: str) -> int | None:
        """The article that has this text, if it is in the library and not removed."""
        raise NotImplementedError

    # --- articles ---

    def add_article(self, intake: Intake) -> Change:
        """Store an article with its passages and claims.

        The same text twice raises ``ChangeRefused``: look with ``article_with`` first. A text that
        was removed comes back with everything that was decided on it.
        """
        raise NotImplementedError

    def describe_article(
        self, article_id: int, *, title: str, outlet: str, author: str, published: str, url: str
    ) -> Change:
        """Correct an article's metadata."""
        raise NotImplementedError

    def remove_article(self, article_id: int) -> Change:
        """Take an article out of the library. Undo brings it back with all that was decided."""
        raise NotImplementedError

    # --- claims ---

    def decide(self, claim_id: int, verdict: Verdict | None) -> Change:
        """Give a verdict, or take it back with ``None``."""
        raise NotImplementedError

    def write_note(self, claim_id: int, note: str) -> Change:
        raise NotImplementedError

    def edit_statement(self, claim_id: int, statement: str) -> Change:
        """Put the claim in the reviewer's words; an empty statement goes back to the article's."""
        raise NotImplementedError

    def flag(self, claim_id: int, flagged: bool) -> Change:
        raise NotImplementedError

    def split_claim(self, claim_id: int, at: int) -> Change:
        """Cut a claim in two at ``at``, an offset of the article strictly inside it.

        The first part keeps verdict, note and sources; the second starts unreviewed.
        """
        raise NotImplementedError

    def merge_claim(self, claim_id: int) -> Change:
        """Join a claim with the next one of its article, over everything between them.

        Notes are joined and sources kept; a verdict stays only where both do not differ.
        """
        raise NotImplementedError

    def add_claim(self, article_id: int, start: int, end: int) -> Change:
        """Make a claim of a stretch of the text (trimmed of outer spaces)."""
        raise NotImplementedError

    def remove_claim(self, claim_id: int) -> Change:
        """Take a claim off the list; its text stays in the article."""
        raise NotImplementedError

    def fold(self, passage_ids: Sequence[int]) -> Change:
        """Call passages page furniture: they are folded and their claims leave the list."""
        raise NotImplementedError

    def restore(self, passage_ids: Sequence[int]) -> Change:
        """Call folded passages text again and split them into claims."""
        raise NotImplementedError

    # --- sources ---

    def add_source(self, claim_id: int, draft: SourceDraft) -> Change:
        raise NotImplementedError

    def edit_source(self, source_id: int, draft: SourceDraft) -> Change:
        raise NotImplementedError

    def remove_source(self, source_id: int) -> Change:
        raise NotImplementedError

    # --- undo ---

    def undo(self) -> Change | None:
        """Reverse the newest act that is not undone; ``None`` when there is none. Appends an event."""
        raise NotImplementedError

    def redo(self) -> Change | None:
        """Do again what was undone last; ``None`` when there is nothing."""
        raise NotImplementedError

    def undo_action(self) -> str | None:
        """The ``Change.action`` that ``undo`` would reverse."""
        raise NotImplementedError

    def redo_action(self) -> str | None:
        raise NotImplementedError

    # --- drafts and place ---

    def save_draft(self, claim_id: int, field: str, text: str) -> None:
        """Keep what is being typed into ``note`` or ``statement``: not an event, not undoable."""
        raise NotImplementedError

    def drafts(self, claim_id: int) -> dict[str, str]:
        """What was typed into a claim's fields and never saved; saving the field clears it."""
        raise NotImplementedError

    def place(self) -> Place:
        """Where the reviewer was when the library was closed."""
        raise NotImplementedError

    def remember(self, place: Place) -> None:
        raise NotImplementedError

    # --- what goes out ---

    def report(self, article_ids: Sequence[int] | None = None) -> Report:
        """Everything a report shows about these articles (``None``: all), as one frozen value."""
        raise NotImplementedError

    def record_head(self) -> str:
        """The hash of the newest event: proves, against any copy that left, that nothing changed."""
        raise NotImplementedError
