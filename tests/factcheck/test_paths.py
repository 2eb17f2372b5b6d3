from __future__ import annotations

import sys
from pathlib import Path

import pytest

from factcheck import paths


def test_a_checkout_reads_its_own_resources_and_seeds() -> None:
    checkout = Path(__file__).resolve().parents[2]

    assert checkout / "resources" == paths.RESOURCES
    assert checkout / "seeds" == paths.SEEDS
    assert paths.RESOURCES.is_dir()
    assert paths.SEEDS.is_dir()


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have folders of other names")
def test_the_folders_of_the_person_follow_the_desktop_standard(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "d"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "c"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "s"))

    assert paths.default_library() == tmp_path / "d" / "factcheck" / "library.factcheck"
    assert paths.config_file() == tmp_path / "c" / "factcheck" / "settings.json"
    assert tmp_path / "s" in paths.log_dir().parents


def test_asking_where_things_lie_creates_nothing(home: Path) -> None:
    paths.default_library()
    paths.config_file()
    paths.log_dir()

    assert list(home.iterdir()) == []
