"""What was checked before: published fact checks, held in the background against claims shown."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QObject, Signal

from factcheck.elsewhere import Entry, Published, Seen
from factcheck.workbench import Workbench
from ui.steps import Steps


class SeenBefore(QObject):
    """``found`` names a claim for which something was found, ``renewed`` follows other checks."""

    found = Signal(int)
    renewed = Signal()

    def __init__(self, workbench: Workbench, steps: Steps, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self._steps = steps
        self._published: Published | None = None
        self._seen: dict[int, list[Seen]] = {}

    def read(self) -> None:
        """Read the fact checks anew; the window does not wait until they can be searched."""
        checks = self._workbench.checks()
        self._steps.do(partial(Published, checks), self._use, at_once=True)

    def of(self, claim_id: int, one: Entry) -> list[Seen]:
        """What is known already; what is not is looked for once."""
        if self._published is not None and claim_id not in self._seen:
            self._seen[claim_id] = []
            job = partial(self._published.seen, one)
            self._steps.do(job, partial(self._keep, claim_id), at_once=True)
        return self._seen.get(claim_id, [])

    def forget(self, keys: Iterable[object]) -> None:
        """Look again for these claims when they are shown."""
        for key in keys:
            if isinstance(key, int):
                self._seen.pop(key, None)

    def _use(self, published: Published) -> None:
        # Without any there is nothing to look for, and what was shown goes.
        self._published = published if len(published) else None
        had = bool(self._seen)
        self._seen.clear()
        if had or self._published is not None:
            self.renewed.emit()

    def _keep(self, claim_id: int, found: list[Seen]) -> None:
        self._seen[claim_id] = found
        if found:
            self.found.emit(claim_id)
