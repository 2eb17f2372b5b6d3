"""Libraries that released forms of the program wrote: they open, and hold what they held."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from factcheck.model import Verdict
from factcheck.query import ClaimQuery
from factcheck.sources import SourceType
from factcheck.store.events import first_bad_event
from factcheck.store.schema import VERSION
from factcheck.workbench import Workbench

LIBRARIES = Path(__file__).parents[2] / "data" / "libraries"
HEAD = "81916d43004d757bfa6095dd511ccdbbdd36a4543a1ffe1bcff83a9e70db6e1b"
"""The newest hash of the record, as it was told when the file was made."""


@pytest.fixture(params=sorted(LIBRARIES.glob("v*.factcheck")), ids=lambda path: path.stem)
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A copy of an old library."""
    return Path(shutil.copy(request.param, tmp_path / "old.factcheck"))


RELEASED = {1}
"""The forms that libraries outside have: what came between two releases nobody wrote."""


def test_row_27_there_is_a_library_of_every_version_that_was_released() -> None:
    found = {path.stem for path in LIBRARIES.glob("v*.factcheck")}
    assert {f"v{number}" for number in RELEASED} <= found
    assert max(RELEASED) <= VERSION


def test_row_27_every_verdict_note_and_source_is_as_it_was(old: Path) -> None:
    with Workbench.open(old) as workbench:
        assert workbench.record_head() == HEAD
        assert first_bad_event(workbench._db) is None
        claims = workbench.claims(workbench.claim_ids(ClaimQuery()))
        assert [claim.verdict for claim in claims] == [
            Verdict.SUPPORTED,
            Verdict.DISPUTED,
            Verdict.OPINION,
            None,
            None,
        ]
        assert claims[0].note == "The harbour book has the day."
        assert [claim.flagged for claim in claims] == [False, False, False, True, False]
        assert claims[3].statement == "The first pier of the harbour is nine years old."
        (source,) = workbench.sources(claims[0].id)
        assert source.draft.type is SourceType.PRIMARY
        (article,) = workbench.articles()
        text = workbench.article(article.id).text
        assert all(text[claim.start : claim.end] == claim.text for claim in claims)


def test_to_read_only_it_is_shown_and_reported_and_the_file_stays_as_it_is(old: Path) -> None:
    before = old.read_bytes()

    with Workbench.open(old, read_only=True) as workbench:
        report = workbench.report()
        assert (report.counts.supported, report.counts.total) == (1, 5)
        assert workbench.link_checks() == {}

    assert old.read_bytes() == before
    assert [path.name for path in old.parent.iterdir()] == [old.name]


def test_work_goes_on_in_it(old: Path) -> None:
    with Workbench.open(old) as workbench:
        ids = workbench.claim_ids(ClaimQuery())
        workbench.undo()
        assert workbench.claim(ids[3]).statement == "The first pier is nine years old."
        workbench.decide(ids[4], Verdict.SUPPORTED)

    with Workbench.open(old) as workbench:
        assert workbench.claim(ids[4]).verdict is Verdict.SUPPORTED
