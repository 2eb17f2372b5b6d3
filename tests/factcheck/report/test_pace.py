"""Row 10 while it is written: every format tells how far it is, and stopping leaves no trace."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.errors import Stopped
from factcheck.report import FORMATS, save
from factcheck.report.build import Report


@pytest.fixture(autouse=True)
def every_claim(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("factcheck.report.pace._EVERY", 1)


@pytest.mark.parametrize("format", FORMATS)
def test_every_format_tells_how_far_it_is(sample: Report, format: str, tmp_path: Path) -> None:
    heard: list[float] = []

    save(sample, format, tmp_path / f"r.{format}", heard=heard.append)

    claims = sum(len(part.claims) for part in sample.articles)
    assert heard == [(n + 1) / claims for n in range(claims)] + [1]


@pytest.mark.parametrize("format", FORMATS)
def test_stopping_leaves_the_file_as_it_was_and_nothing_beside_it(
    sample: Report, format: str, tmp_path: Path
) -> None:
    path = tmp_path / "r.report"
    path.write_text("the report of yesterday", encoding="utf-8")

    def stop(share: float) -> None:
        if share > 0.3:
            raise Stopped("Stopped.")

    with pytest.raises(Stopped):
        save(sample, format, path, heard=stop)

    assert path.read_text(encoding="utf-8") == "the report of yesterday"
    assert list(tmp_path.iterdir()) == [path]
