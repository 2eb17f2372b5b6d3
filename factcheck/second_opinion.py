"""A second opinion by file: what goes to another reviewer, what comes back, and what differs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck import __version__, disk
from factcheck.edition import INTERNAL, Edition
from factcheck.errors import ChangeRefused
from factcheck.model import Verdict
from factcheck.progress import Progress
from factcheck.record import Change
from factcheck.session import Session
from factcheck.store import events, rows, state

# What packs and takes in is imported where it is used: a window opens without it.

if TYPE_CHECKING:
    from factcheck.agreement import Agreement
    from factcheck.exchange import Difference, Taken
    from factcheck.report.build import Report
    from factcheck.store.bundle import Parcel


class _RehearsedError(Exception):
    """Ends a transaction that was only tried."""


class SecondOpinion(Session):
    """The verbs of an open library that concern other reviewers."""

    def gather(self, article_ids: Sequence[int] | None = None, *, blind: bool = False) -> Parcel:
        """What goes to another reviewer: all of the library, or some articles.

        Blind: articles, passages, claims and statements, without a word of what anybody thinks. Any
        thread may do this: whoever asks the library meanwhile waits.
        """
        from factcheck.store.packing import pack

        about = {
            "program": f"Factcheck {__version__}",
            "packed_at": datetime.now(UTC).isoformat(timespec="seconds"),
            "by": self.reviewer,
        }
        with self._library.lock:
            return pack(self._db, article_ids, blind=blind, about=about)

    def report_as(
        self,
        format: str,
        article_ids: Sequence[int] | None = None,
        edition: Edition = INTERNAL,
        progress: Progress | None = None,
    ) -> Report:
        """The report for a format. JSON of everything also carries the library itself, of which
        ``read_file`` and ``take_in`` make the same library.
        """
        from factcheck.store import unpacked

        report = self.report(article_ids, edition, progress)
        if format != "json" or edition.words:
            return report
        return replace(report, library=unpacked.values_of(self.gather(article_ids)))

    @staticmethod
    def write_file(parcel: Parcel, path: Path) -> None:
        """Write a reviewer's file, whole or not at all; needs no library, nor its thread.

        Raises ``BundleRefused`` for too much, ``NotSaved`` when the disk refuses.
        """
        from factcheck.store.bundle import write

        disk.save(path, lambda beside: write(parcel, beside))

    @staticmethod
    def carries_library(path: Path) -> bool:
        """Whether a file looks like a JSON report, which ``read_file`` reads."""
        from factcheck.store import unpacked

        return unpacked.is_document(path)

    @staticmethod
    def read_file(path: Path) -> Parcel:
        """Read a reviewer's file, or the library in a JSON report; needs no library, nor its
        thread. Raises ``BundleRefused``.
        """
        from factcheck.store import unpacked
        from factcheck.store.bundle import read

        return unpacked.read(path) if unpacked.is_document(path) else read(path)

    def rehearse(
        self, parcel: Parcel, *, mine: bool = False, progress: Progress | None = None
    ) -> Taken:
        """What ``take_in`` would do, to the letter; nothing is stored.

        Any thread may do this and ``take_in``: whoever asks the library meanwhile waits.
        """
        from factcheck.store.merging import Merge

        done: list[Taken] = []
        try:
            with self._library.writing() as db:
                merge = Merge(db, parcel, self.reviewer, mine=mine)
                done.append(merge.run("", self._reviewer_id, progress)[0])
                raise _RehearsedError
        except _RehearsedError:
            return done[0]

    def take_in(
        self, parcel: Parcel, name: str, *, mine: bool = False, progress: Progress | None = None
    ) -> tuple[Taken, Change]:
        """Take in a reviewer's file called ``name``, as one act, on a backup made before.

        It cannot be undone step by step: the backup is the way back. ``mine`` also lets in what was
        done under this reviewer's own name in a copy of the library, and makes of an empty library
        the one that was packed. ``progress`` stopped: ``StoppedError``, and nothing was taken in.
        """
        from factcheck.store.merging import Merge

        progress = progress or Progress()
        progress.until(0.2)
        self.back_up("merge", progress)
        progress.until(1)
        with self._library.writing() as db:
            if mine and not events.head(db):
                state.be_known_as(db, self.reviewer, parcel.manifest["reviewers"])
            merge = Merge(db, parcel, self.reviewer, mine=mine)
            taken, change = merge.run(name, self._reviewer_id, progress)
        return taken, self._saved(change)

    def go_on_as(self, name: str) -> None:
        """Do what follows under this name; what was decided before stays under the other one."""
        known = state.reviewer_id(self._db, name)
        if known is None:
            with self._library.writing() as db:
                known = state.add_reviewer(db, name)
        self.reviewer, self._reviewer_id, self._counted = name, known, None

    def who_else_reviewed(self) -> list[str]:
        """The names of other reviewers who gave verdicts here."""
        from factcheck.store import opinions

        return opinions.reviewers(self._db, but=self._reviewer_id)

    def differences(self) -> list[Difference]:
        """The claims on which reviewers gave different verdicts, those to settle first."""
        from factcheck.store import opinions

        found = opinions.differences(self._db, opinions.verdicts(self._db))
        return sorted(found, key=lambda one: one.settled)

    def settle(self, claim_id: int, verdict: Verdict) -> Change:
        """Settle a difference: this reviewer's verdict becomes ``verdict``, and the entry names
        every verdict that it settles, with the entry that gave it. Undo opens the question again.
        """
        from factcheck.store import opinions

        claim = self.claim(claim_id)
        named = opinions.settling(self._db, claim.uid, claim_id, verdict)
        if len(named) < 2:
            raise ChangeRefused("There is nothing to settle here.")
        before = rows.review_of(self._db, claim_id, self._reviewer_id)
        row = opinions.settled_row(claim.uid, before, verdict, events.now())
        with self._library.writing() as db:
            change = rows.apply(db, opinions.SETTLED, (row,), self._reviewer_id)
            detail = {"verdict": verdict.value, "settles": named}
            events.append(db, change, self.reviewer, detail=detail)
        return self._saved(change)

    def agreement(self) -> Agreement:
        """How far reviewers agree, on their verdicts as they were before anything was settled."""
        from factcheck.agreement import measure
        from factcheck.store import opinions

        uids = opinions.reviewer_uids(self._db)
        given = opinions.verdicts(self._db)
        for claim_id, by_name in given.items():
            made = opinions.ruling(self._db, claim_id)
            if opinions.is_settled(by_name, uids, made) and made is not None:
                given[claim_id] = {
                    name: made.named.get(uids[name], verdict) for name, verdict in by_name.items()
                }
        return measure(given)
