"""The figure of extraction: computed as people would by hand, on a folder of the public layout."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from tests.benchmarks import extraction
from tests.benchmarks.extraction import main, pages, read, score
from tests.factcheck.articles.documents import PARAGRAPHS, article, web_page


def test_the_same_text_scores_one_and_another_nothing() -> None:
    assert score([("a b c d e", "a b c d e")]).f1 == 1
    assert score([("a b c d e", "v w x y z")]).f1 == 0
    assert score([("", "")]).f1 == 0


def test_too_much_costs_precision_and_too_little_costs_recall() -> None:
    # Five words make two runs of four; six make three, of which two are right.
    more = score([("a b c d e f", "a b c d e")])
    assert (round(more.precision, 3), more.recall) == (0.667, 1)
    less = score([("a b c d e", "a b c d e f")])
    assert (less.precision, round(less.recall, 3)) == (1, 0.667)


def test_every_page_weighs_the_same() -> None:
    long = " ".join(f"w{n}" for n in range(1000))
    assert score([(long, long), ("v w x y", "a b c d")]).precision == pytest.approx(2 / 3)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    html = tmp_path / "html"
    html.mkdir()
    (html / "one.html").write_text(web_page(article()), encoding="utf-8")
    (html / "two.html.gz").write_bytes(gzip.compress(web_page(article(title="Two")).encode()))
    body = {"articleBody": "\n".join(PARAGRAPHS), "url": "https://weekly.example/"}
    truth = {"one": body, "two": body, "not there": body}
    (tmp_path / "ground-truth.json").write_text(json.dumps(truth), encoding="utf-8")
    return tmp_path


def test_plain_and_packed_pages_are_found(folder: Path) -> None:
    assert [name for name, _, _ in pages(folder)] == ["one", "two"]


def test_the_figures_are_printed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(folder), "--worst", "1"]) == 0
    own, everything, worst = capsys.readouterr().out.splitlines()
    assert "F1 1.000" in own
    assert "2 pages" in own
    assert "recall 1.000" in everything
    assert worst.split() == ["1.000", "one"]


def test_a_folder_of_another_layout_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(tmp_path)]) == 1
    assert "layout" in capsys.readouterr().err


@pytest.fixture
def own(monkeypatch: pytest.MonkeyPatch) -> None:
    """The scripts of the figures find each other in their own folder."""
    monkeypatch.syspath_prepend(str(Path(extraction.__file__).parent))


def test_every_kind_of_page_is_read_but_for_the_one_that_is_known(own: None) -> None:
    from own_pages import own_pages

    pairs = {name: (read(raw)[0], body) for name, raw, body in own_pages()}
    found = {name: score([pair]) for name, pair in pairs.items()}
    # Long beginnings of other stories below an article are taken for a part of it.
    missed = {name for name, each in found.items() if min(each.precision, each.recall) < 0.95}
    assert missed == {"teasers"}
    assert found["teasers"].recall > 0.95
    assert score(pairs.values()).f1 >= 0.96


def test_our_own_pages_fit_the_layout(own: None, tmp_path: Path) -> None:
    from own_pages import KINDS, write

    write(tmp_path / "own")
    assert len(pages(tmp_path / "own")) == len(KINDS)
