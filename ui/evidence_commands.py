"""What is done with the evidence of a claim in windows of its own: texts, waivers, looking up."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QMenu

from factcheck import lookup
from factcheck.errors import UserError
from factcheck.evidence import profile, weigh
from factcheck.model import Intake
from factcheck.sources import Source, SourceDraft
from ui import links, plain

if TYPE_CHECKING:
    from ui.main_window import MainWindow


class EvidenceCommands(QObject):
    """The slots behind the evidence of one window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        window.panels.review.source_asked.connect(self.do)

    def do(self, what: str, source_id: int) -> None:
        """Do with a source of the claim on the desk what its row asks for."""
        desk, book = self._window.desk, self._window.workbench
        source = self._find(source_id)
        if source is None:
            return
        if what in ("up", "down"):
            desk.act(lambda: book.move_source(source_id, -1 if what == "up" else 1))
        elif what == "page":
            self.keep_text(source)
        elif what == "archive":
            links.open_link(self._window, lookup.address(lookup.SAVE_PAGE, "", source.draft.url))

    def keep_text(self, source: Source) -> None:
        """See or replace the text that is kept of a source's page."""
        from ui.dialogs.snapshot import SnapshotDialog

        window, book = self._window, self._window.workbench
        kept = book.snapshot_text(source.snapshot) if source.snapshot else None
        allowed = window.settings.web_allowed
        dialog = SnapshotDialog(source, kept, window.runner, allowed, window)
        if dialog.exec() != QDialog.DialogCode.Accepted or book.read_only:
            return
        text, origin, read = dialog.text(), dialog.origin, dialog.read
        if text != kept:
            draft = guessed(source.draft, read) if read is not None else None
            window.desk.act(lambda: book.keep_snapshot(source.id, text, origin=origin, draft=draft))

    def show_evidence(self) -> None:
        """Say who was asked, where the other side was looked for, and waive gaps."""
        from ui.dialogs.evidence import AGAINST, CONTACT, EvidenceDialog

        window, book = self._window, self._window.workbench
        claim = window.desk.current()
        if claim is None:
            return
        window.panels.review.commit()
        weighed = weigh(book.evidence(claim), profile(book.imprint.profile))
        dialog = EvidenceDialog(claim, weighed, book.drafts(claim.id), window)
        dialog.drafted.connect(lambda name, text: self._keep_draft(claim.id, name, text))
        if dialog.exec() == QDialog.DialogCode.Accepted:
            window.desk.act(
                lambda: book.tell_evidence(
                    claim.id,
                    contact=dialog.changed(CONTACT),
                    against=dialog.changed(AGAINST),
                    reasons=dialog.reasons(),
                )
            )
        elif not book.read_only:
            book.drop_drafts(claim.id, dialog.names())
            window.panels.review.refresh(claim, book.sources(claim.id), book.history(claim.id))

    def _keep_draft(self, claim_id: int, name: str, text: str) -> None:
        """A draft is a comfort: where the disk refuses it, saving will say so."""
        with suppress(UserError):
            self._window.workbench.save_draft(claim_id, name, text)

    def show_sources(self) -> None:
        """See every source of the library, and go to where one is used."""
        from ui.dialogs.sources import SourcesDialog

        window = self._window
        window.panels.review.commit()
        dialog = SourcesDialog(window.workbench, window.settings.web_allowed, window)
        if dialog.exec() == QDialog.DialogCode.Accepted and dialog.chosen is not None:
            window.commands.elsewhere.go_to(dialog.chosen.source.claim_id)

    def reuse(self) -> None:
        """Choose a source of the library for the claim on the desk."""
        from ui.dialogs.sources import SourcesDialog

        window, book = self._window, self._window.workbench
        claim_id = window.desk.claim_id
        if claim_id is None:
            return
        window.panels.review.commit()
        allowed = window.settings.web_allowed
        dialog = SourcesDialog(book, allowed, window, reusing=True)
        if dialog.exec() == QDialog.DialogCode.Accepted and dialog.chosen is not None:
            source_id = dialog.chosen.source.id
            window.desk.act(lambda: book.reuse_source(claim_id, source_id))

    def look_up(self) -> None:
        """Let the reviewer choose by a number where the claim is looked up in the browser."""
        window = self._window
        claim = window.desk.current()
        if claim is None:
            return
        known = lookup.places(window.settings.places)
        if not known:
            plain.inform(
                window,
                self.tr("No place to look things up"),
                self.tr("The preferences have the list of places."),
            )
            return
        sources = window.workbench.sources(claim.id)
        article = window.workbench.article(claim.article_id)
        url = sources[0].draft.url if sources else article.url
        menu = QMenu(window)
        menu.setObjectName("look_up")
        for number, (name, pattern) in enumerate(known, 1):
            key = f"&{number}  " if number < 10 else ""
            action = menu.addAction(key + plain.menu_text(name))
            action.setData(lookup.address(pattern, claim.statement, url))
            action.setEnabled("{url}" not in pattern or bool(url))
        chosen = menu.exec(window.mapToGlobal(window.rect().center()))
        menu.deleteLater()
        if chosen is not None:
            links.open_link(window, str(chosen.data()))

    def _find(self, source_id: int) -> Source | None:
        claim_id = self._window.desk.claim_id
        known = self._window.workbench.sources(claim_id) if claim_id is not None else []
        return next((each for each in known if each.id == source_id), None)


def guessed(draft: SourceDraft, page: Intake) -> SourceDraft:
    """A source with what its page tells in the fields that are empty."""
    return replace(draft, title=draft.title or page.title, publisher=draft.publisher or page.outlet)
