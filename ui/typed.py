"""What a reviewer types: stored when a field is left, kept when the disk refuses it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject

from factcheck.errors import UserError
from factcheck.record import Change
from factcheck.sources import SourceDraft
from factcheck.workbench import Workbench
from ui.panels.review import ReviewPanel

Verb = Callable[[], Change | None]


class Act(Protocol):
    """Does one thing and tells every view."""

    def __call__(self, verb: Verb, then: Callable[[Change], None] | None = None) -> bool: ...


class Typed(QObject):
    """Brings notes, statements, links and drafts from the review panel into the library."""

    def __init__(
        self,
        workbench: Workbench,
        panel: ReviewPanel,
        act: Act,
        refuse: Callable[[UserError, Callable[[], object]], object],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self._panel = panel
        self._act = act
        self._refuse = refuse
        # What the disk refused: it must be there again when its claim is shown again.
        self._refused: dict[tuple[int, str], str] = {}
        panel.note_written.connect(self._write_note)
        panel.statement_edited.connect(self._edit_statement)
        panel.draft_typed.connect(self._keep_draft)
        panel.source_added.connect(self._add_source)
        panel.source_edited.connect(self._edit_source)
        panel.source_removed.connect(self._remove_source)

    def refused_for(self, claim_id: int) -> dict[str, str]:
        """Texts of a claim by field that could not be stored yet."""
        return {field: text for (of, field), text in self._refused.items() if of == claim_id}

    def refused(self) -> list[tuple[int, str, str]]:
        """Every text that could not be stored yet, with its claim and field."""
        return [(claim_id, field, text) for (claim_id, field), text in self._refused.items()]

    def unsaved(self) -> bool:
        """Whether something that was typed is not in the library."""
        return bool(self._refused) or self._panel.unsaved()

    def _write_note(self, claim_id: int, text: str) -> None:
        self._save(claim_id, "note", text, lambda: self._workbench.write_note(claim_id, text))

    def _edit_statement(self, claim_id: int, text: str) -> None:
        book = self._workbench
        self._save(claim_id, "statement", text, lambda: book.edit_statement(claim_id, text))

    def _save(self, claim_id: int, field: str, text: str, verb: Verb) -> None:
        self._refused[claim_id, field] = text

        def forget(_: Change) -> None:
            # A retry may come after the reviewer has typed something newer.
            if self._refused.get((claim_id, field)) == text:
                del self._refused[claim_id, field]

        self._act(verb, forget)

    def _keep_draft(self, claim_id: int, field: str, text: str) -> None:
        if self._workbench.read_only:
            return
        try:
            self._workbench.save_draft(claim_id, field, text)
        except UserError as error:
            self._refused[claim_id, field] = text
            self._refuse(error, lambda: self._keep_draft(claim_id, field, text))
        else:
            self._refused.pop((claim_id, field), None)

    def _add_source(self, claim_id: int, draft: SourceDraft) -> None:
        typed = draft.archive_url or draft.url
        self._save(claim_id, "link", typed, lambda: self._workbench.add_source(claim_id, draft))

    def _edit_source(self, source_id: int, draft: SourceDraft) -> None:
        self._act(lambda: self._workbench.edit_source(source_id, draft))

    def _remove_source(self, source_id: int) -> None:
        self._act(lambda: self._workbench.remove_source(source_id))
