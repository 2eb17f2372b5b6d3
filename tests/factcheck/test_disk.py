"""Files are whole or not there at all, and keep what a person gave them: links and permissions."""

from __future__ import annotations

import errno
import stat
from pathlib import Path

import pytest

from factcheck import disk


def test_a_new_file_has_the_permissions_asked_for(tmp_path: Path) -> None:
    disk.put_text(tmp_path / "own", "mine", mode=0o600)

    assert (tmp_path / "own").read_text(encoding="utf-8") == "mine"
    assert stat.S_IMODE((tmp_path / "own").stat().st_mode) == 0o600


def test_a_file_that_is_replaced_keeps_its_link_and_its_permissions(tmp_path: Path) -> None:
    real, link = tmp_path / "real", tmp_path / "link"
    real.write_text("old")
    real.chmod(0o640)
    link.symlink_to(real)

    disk.put_text(link, "Übung\n")

    assert link.is_symlink()
    assert real.read_bytes() == "Übung\n".encode()
    assert stat.S_IMODE(real.stat().st_mode) == 0o640


@pytest.mark.parametrize("step", ["fill", "os.fsync", "replace"])
def test_whatever_fails_the_old_file_stays_and_nothing_is_left_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    path = tmp_path / "kept"
    path.write_text("old")

    def refuse(*_: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    def fill(beside: Path) -> None:
        beside.write_text("half")
        if step == "fill":
            refuse()

    if step == "replace":
        monkeypatch.setattr(Path, "replace", refuse)
    elif step != "fill":
        monkeypatch.setattr(step, refuse)
    with pytest.raises(OSError, match="full"):
        disk.put(path, fill)

    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_the_file_is_on_the_disk_before_it_takes_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After a power cut there is the old file or the new one, never an empty one."""
    done: list[str] = []
    monkeypatch.setattr(disk, "flush", lambda _: done.append("file forced"))
    monkeypatch.setattr(disk, "flush_folder", lambda _: done.append("name forced"))
    plain = Path.replace

    def replace(self: Path, target: Path) -> Path:
        done.append("named")
        return plain(self, target)

    monkeypatch.setattr(Path, "replace", replace)

    disk.put_text(tmp_path / "new", "text")

    assert done == ["file forced", "named", "name forced"]
