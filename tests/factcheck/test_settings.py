from __future__ import annotations

import json
from pathlib import Path

import pytest

from factcheck import paths
from factcheck.errors import NotSaved
from factcheck.settings import Settings


def write(text: str) -> Path:
    path = paths.config_file()
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_without_a_file_everything_is_at_its_default() -> None:
    assert Settings.load() == Settings()


def test_what_was_saved_is_loaded() -> None:
    settings = Settings(
        theme="dark",
        font_percent=150,
        reviewer="Zoë “Z” Ångström",
        last_library="/somewhere/else.factcheck",
        shortcuts={"decide_supported": "1"},
        window="AdnQ",
        state="AAAA",
        organisation="Harbour Desk",
        organisation_url="https://desk.example",
        report_url="https://desk.example/checks/1",
        evidence="strict",
    )
    settings.save()

    assert Settings.load() == settings


def test_keys_of_a_newer_version_survive_a_save() -> None:
    path = write('{"theme": "light", "spelling": {"language": "en"}}')
    settings = Settings.load()
    settings.theme = "dark"
    settings.save()

    stored = json.loads(path.read_text(encoding="utf-8"))
    assert stored["theme"] == "dark"
    assert stored["spelling"] == {"language": "en"}


@pytest.mark.parametrize("text", ["", "{", '{"theme": ', "[1, 2]", "null", '"light"', "\x00\x00"])
def test_a_damaged_file_gives_defaults_and_is_kept(text: str) -> None:
    path = write(text)

    assert Settings.load() == Settings()
    assert path.with_name("settings.damaged.json").read_text(encoding="utf-8") == text


def test_a_file_that_is_not_text_gives_defaults_and_is_kept() -> None:
    path = write("")
    path.write_bytes(b"\xff\xfe\xfa{")

    assert Settings.load() == Settings()
    assert path.with_name("settings.damaged.json").read_bytes() == b"\xff\xfe\xfa{"


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("theme", "mauve"),
        ("theme", 7),
        ("font_percent", 79),
        ("font_percent", 201),
        ("font_percent", "100"),
        ("font_percent", True),
        ("reviewer", None),
        ("reviewer", "  "),
        ("shortcuts", ["S"]),
        ("shortcuts", {"undo": 3}),
        ("window", {}),
    ],
)
def test_a_value_that_cannot_be_falls_back_alone(key: str, value: object) -> None:
    write(json.dumps({key: value, "last_library": "/kept.factcheck"}))
    settings = Settings.load()

    assert getattr(settings, key) == getattr(Settings(), key)
    assert settings.last_library == "/kept.factcheck"


def test_a_refused_write_leaves_the_old_file_and_no_scrap(monkeypatch: pytest.MonkeyPatch) -> None:
    path = write('{"theme": "light"}')

    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", refuse)
    with pytest.raises(NotSaved, match="No space left on device"):
        Settings(theme="dark").save()

    assert Settings.load().theme == "light"
    assert [each.name for each in path.parent.iterdir()] == ["settings.json"]


def test_a_folder_that_cannot_be_made_is_told_in_words(home: Path) -> None:
    (home / "config").write_text("a file stands where the folder should be")

    with pytest.raises(NotSaved, match="could not be written"):
        Settings().save()
