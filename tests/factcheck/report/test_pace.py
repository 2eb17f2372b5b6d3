"""Row 10 while it is written: every format tells how far it is, and stopping leaves no trace."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.progress import Progress, StoppedError
from factcheck.report import FORMATS, save
from factcheck.report.build import Report


@pytest.fixture(autouse=True)
def every_claim(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("factcheck.report.pace._EVERY", 1)


class Listening(Progress):
    def __init__(self, most: float = 1.0) -> None:
        super().__init__()
        self.heard: list[float] = []
        self._most = most

    def tell(self, done: int, total: int) -> None:
        super().tell(done, total)
        self.heard.append(self.share)
        if self.share > self._most:
            self.stop()


@pytest.mark.parametrize("format", FORMATS)
def test_every_format_tells_how_far_it_is(sample: Report, format: str, tmp_path: Path) -> None:
    progress = Listening()

    save(sample, format, tmp_path / f"r.{format}", progress=progress)

    claims = sum(len(part.claims) for part in sample.articles)
    assert progress.heard == [(n + 1) / claims for n in range(claims)] + [1]


@pytest.mark.parametrize("format", FORMATS)
def test_stopping_leaves_the_file_as_it_was_and_nothing_beside_it(
    sample: Report, format: str, tmp_path: Path
) -> None:
    path = tmp_path / "r.report"
    path.write_text("the report of yesterday", encoding="utf-8")

    with pytest.raises(StoppedError):
        save(sample, format, path, progress=Listening(most=0.3))

    assert path.read_text(encoding="utf-8") == "the report of yesterday"
    assert list(tmp_path.iterdir()) == [path]
