"""What a person prefers, in one JSON file of the user's configuration folder.

Preferences are a comfort: whatever is wrong with the file, the program starts. A damaged file is
kept beside the new one, a single value that cannot be is replaced by its default, and keys that
this version does not know are written back as they came.
"""

from __future__ import annotations

import contextlib
import json
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, Self

from factcheck import disk, paths
from factcheck.edition import Arranged, Audience, Part
from factcheck.errors import NotSaved
from factcheck.imprint import Imprint, Ratings
from factcheck.lookup import PLACES

THEMES = ("auto", "light", "dark", "contrast")
SMALLEST_FONT, LARGEST_FONT = 80, 200


@dataclass(slots=True)
class Settings:
    """The preferences. ``window`` and ``state`` are base64 of what the window system keeps.

    ``font_percent`` is 80..200, ``reviewer`` never empty, ``last_library`` a path or empty;
    ``shortcuts`` maps an action's id to its keys where they differ from the shipped ones.
    ``web_allowed`` says that the person allowed the program to fetch pages from the web.
    ``by_encoder`` lets the encoder judge new articles where it is installed.
    ``organisation``, its address and the address of the published report stand in what goes out;
    ``evidence`` names the profile that says which evidence is asked for; ``edition``,
    ``order`` and ``ending`` (of its file) are those of the newest report, ``parts`` by edition what
    was chosen for it. ``places`` are those where claims are looked up, each ``name = pattern``
    (``factcheck.lookup``).
    """

    theme: str = "auto"
    font_percent: int = 100
    reviewer: str = "you"
    last_library: str = ""
    shortcuts: dict[str, str] = field(default_factory=dict)
    window: str = ""
    state: str = ""
    web_allowed: bool = False
    by_encoder: bool = False
    organisation: str = ""
    organisation_url: str = ""
    report_url: str = ""
    evidence: str = "standard"
    edition: str = Audience.INTERNAL.value
    order: str = Arranged.VERDICT.value
    ending: str = "html"
    parts: dict[str, list[str]] = field(default_factory=dict)
    ratings: dict[str, Any] = field(default_factory=dict)
    places: list[str] = field(default_factory=lambda: list(PLACES))
    unknown: dict[str, Any] = field(default_factory=dict, repr=False)

    @classmethod
    def load(cls, path: Path | None = None) -> Self:
        """Read the preferences; defaults where there is no file or it cannot be read."""
        path = path or paths.config_file()
        try:
            stored = json.loads(path.read_text(encoding="utf-8"))
        except OSError:
            return cls()
        except ValueError:
            _keep_damaged(path)
            return cls()
        if not isinstance(stored, dict):
            _keep_damaged(path)
            return cls()
        settings = cls(unknown={key: stored[key] for key in stored.keys() - _KNOWN})
        for key in stored.keys() & _KNOWN:
            if _fits(key, stored[key]):
                setattr(settings, key, stored[key])
        return settings

    def imprint(self) -> Imprint:
        """What these preferences put into a report."""
        return Imprint(
            self.organisation,
            self.organisation_url,
            self.report_url,
            self.evidence,
            Ratings.of(self.ratings),
        )

    def save(self, path: Path | None = None) -> None:
        """Write the preferences; the old file is replaced only when the new one is whole.

        Raises ``NotSaved`` when the disk refuses.
        """
        path = path or paths.config_file()
        values = self.unknown | {key: getattr(self, key) for key in sorted(_KNOWN)}
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            text = json.dumps(values, ensure_ascii=False, indent=2) + "\n"
            disk.put_text(path, text, mode=0o600)
        except OSError as error:
            raise NotSaved(
                f"The preferences could not be written to {path}: {error.strerror}.",
                safe="They hold until the program is closed.",
            ) from error


_KNOWN = frozenset(each.name for each in fields(Settings)) - {"unknown"}


def _fits(key: str, value: object) -> bool:
    if key == "theme":
        return value in THEMES
    if key == "font_percent":
        return (
            isinstance(value, int)
            and not isinstance(value, bool)
            and SMALLEST_FONT <= value <= LARGEST_FONT
        )
    if key in ("edition", "order"):
        return value in list(Audience if key == "edition" else Arranged)
    if key in ("web_allowed", "by_encoder"):
        return isinstance(value, bool)
    if key == "places":
        return isinstance(value, list) and all(isinstance(line, str) for line in value)
    if key == "parts":
        return isinstance(value, dict) and all(
            isinstance(parts, list) and set(parts) <= set(Part) for parts in value.values()
        )
    if key == "ratings":
        return isinstance(value, dict)
    if key == "shortcuts":
        return isinstance(value, dict) and all(isinstance(keys, str) for keys in value.values())
    return isinstance(value, str) and bool(value.strip() or key != "reviewer")


def _keep_damaged(path: Path) -> None:
    # Only the newest damaged file is kept: a program that starts every day must not fill a folder.
    with contextlib.suppress(OSError):
        path.replace(path.with_name("settings.damaged.json"))
