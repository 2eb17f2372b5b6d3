"""Reports on disk: whole or not at all, told in words, under safe names."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import pytest

from factcheck.errors import NotSaved
from factcheck.report import FORMATS, PACKAGES, WRITERS, Report, safe_name, save


@pytest.mark.parametrize("format", FORMATS)
def test_the_file_holds_what_the_writer_says(sample: Report, tmp_path: Path, format: str) -> None:
    path = tmp_path / f"report.{format}"

    save(sample, format, path)

    whole = PACKAGES[format](sample) if format in PACKAGES else WRITERS[format](sample).encode()
    assert path.read_bytes() == whole
    assert list(tmp_path.iterdir()) == [path]


def test_an_old_report_is_replaced(sample: Report, tmp_path: Path) -> None:
    path = tmp_path / "report.json"
    path.write_text("old")
    path.chmod(0o640)

    save(sample, "json", path)

    assert path.read_text(encoding="utf-8") == WRITERS["json"](sample)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_link_to_a_file_stays_a_link(sample: Report, tmp_path: Path) -> None:
    real, link = tmp_path / "real.json", tmp_path / "link.json"
    real.write_text("old")
    link.symlink_to(real)

    save(sample, "json", link)

    assert link.is_symlink()
    assert real.read_text(encoding="utf-8") == WRITERS["json"](sample)


def test_a_further_writer_makes_the_file_itself(sample: Report, tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"

    save(sample, "pdf", path, {"pdf": lambda report, beside: _put(beside, report.reviewer)})

    assert path.read_text() == "Desk two"


def _put(path: Path, text: str) -> None:
    path.write_text(text)


FAULTS = [
    (errno.ENOSPC, "full"),
    (errno.EDQUOT, "full"),
    (errno.EFBIG, "full"),
    (errno.EACCES, "permission"),
    (errno.EROFS, "only be read"),
    (errno.ENOENT, "does not exist"),
    (errno.ENAMETOOLONG, "too long"),
    (errno.EIO, "refused"),
]


@pytest.mark.parametrize(("number", "word"), FAULTS)
def test_a_failed_write_keeps_the_old_file(
    sample: Report, tmp_path: Path, number: int, word: str
) -> None:
    path = tmp_path / "report.pdf"
    path.write_text("old")

    def fail(report: Report, beside: Path) -> None:
        beside.write_text("half a rep")
        raise OSError(number, os.strerror(number))

    with pytest.raises(NotSaved) as told:
        save(sample, "pdf", path, {"pdf": fail})

    assert word in told.value.what
    assert "unchanged" in told.value.safe
    assert told.value.action
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("format", FORMATS)
def test_row_10_a_file_open_elsewhere_is_kept_in_every_format(
    sample: Report, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, format: str
) -> None:
    path = tmp_path / f"report.{format}"
    path.write_text("old")

    def refuse(self: Path, target: Path) -> Path:
        raise PermissionError(errno.EACCES, "in use", str(self), None, str(target))

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(NotSaved, match="open in another program"):
        save(sample, format, path)

    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_bug_of_a_writer_leaves_nothing_behind(sample: Report, tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"

    def stumble(report: Report, beside: Path) -> None:
        beside.write_text("half")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        save(sample, "pdf", path, {"pdf": stumble})

    assert list(tmp_path.iterdir()) == []


def test_places_that_cannot_take_a_report(sample: Report, tmp_path: Path) -> None:
    with pytest.raises(NotSaved, match="does not exist"):
        save(sample, "html", tmp_path / "nowhere" / "report.html")
    with pytest.raises(NotSaved, match="is a folder"):
        save(sample, "html", tmp_path)
    with pytest.raises(NotSaved, match="too long"):
        save(sample, "html", tmp_path / ("a" * 300 + ".html"))
    with pytest.raises(NotSaved, match="ordinary file"):
        save(sample, "html", Path(os.devnull))
    with pytest.raises(NotSaved, match="no report format"):
        save(sample, "exe", tmp_path / "report.exe")

    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("A late visit", "A-late-visit"),
        ("", "report"),
        ("...", "report"),
        ("..", "report"),
        ("a/b\\c:d", "a-b-c-d"),
        ("../../etc/passwd", "etc-passwd"),
        ("CON", "report-CON"),
        ("nul", "report-nul"),
        ("com1", "report-com1"),
        ("COM¹", "report-COM1"),
        ("Trailing dot. ", "Trailing-dot"),
        ("tab\tand\nnewline\x00", "tab-and-newline"),
        ("evil\u202etxt.exe", "eviltxt-exe"),
        ("Визит в Исламабад", "Визит-в-Исламабад"),
        ("دورہ", "دورہ"),
        ("snake_case", "snake_case"),
        ("-rf *", "rf"),
    ],
)
def test_row_62_a_name_is_safe_everywhere(title: str, name: str) -> None:
    assert safe_name(title) == name


def test_a_name_is_never_long_and_never_cut_inside_a_letter() -> None:
    name = safe_name("Ж" * 400)

    assert name == "Ж" * 50
