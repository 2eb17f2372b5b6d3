"""Profiles: which evidence a newsroom or a class asks for, as data."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from factcheck import disk, paths
from factcheck.errors import NotSaved
from factcheck.sources import SourceType

USUAL = "standard"
MOST_INDEPENDENT = 9
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


@dataclass(frozen=True, slots=True)
class Profile:
    """What is asked for behind a verdict. ``primary`` are the types of which one source must be."""

    name: str
    independent: int = 0
    primary: tuple[SourceType, ...] = ()
    bearing: bool = False
    against: bool = False
    contact: bool = False
    read_on: bool = False
    archived: bool = False
    quoted: bool = False

    @property
    def words(self) -> str:
        """What is asked for, in one phrase."""
        sources = f"{_NUMBERS[self.independent]} independent sources"
        if self.independent < 2:
            sources = "one source" if self.independent else ""
        one = "one of them " if self.independent > 1 else "one source "
        parts = (
            sources,
            f"{one}{' or '.join(self.primary)}" if self.primary else "",
            f"{one}bears the verdict out" if self.bearing else "",
            "the other side looked for" if self.against else "",
            "the claimant asked" if self.contact else "",
            "read on a date" if self.read_on else "",
            "archived" if self.archived else "",
            "quoted words found on the page" if self.quoted else "",
        )
        return ", ".join(part for part in parts if part) or "nothing"


def profile(name: str) -> Profile:
    """The profile of this name; the usual one where there is none."""
    known = profiles()
    return known.get(name, known[USUAL])


def profiles() -> Mapping[str, Profile]:
    """The shipped profiles with the person's own in their place; a damaged file changes nothing."""
    return MappingProxyType({**shipped(), **_own(own_file())})


def own_file() -> Path:
    """Where a person's own profiles are, beside the preferences."""
    return paths.config_file().with_name("evidence.toml")


def save_profiles(wanted: Mapping[str, Profile]) -> None:
    """Keep the person's own profiles: what is as it was shipped is left out.

    Raises ``NotSaved`` when the disk refuses; the old file stays then.
    """
    own = [each for each in wanted.values() if shipped().get(each.name) != each]
    path = own_file()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        disk.put_text(path, "\n".join(_written(each) for each in own))
    except OSError as error:
        raise NotSaved(
            f"The profiles could not be written to {path}: {error.strerror}.",
            safe="They are as they were before.",
            action="Make room or allow writing there, then save them again.",
        ) from error


@cache
def shipped() -> Mapping[str, Profile]:
    """The profiles that come with the program."""
    return MappingProxyType(_read(paths.RESOURCES / "evidence" / "profiles.toml"))


def _own(path: Path) -> dict[str, Profile]:
    try:
        return _read(path) if path.is_file() else {}
    except (OSError, ValueError, TypeError):
        return {}


def _read(path: Path) -> dict[str, Profile]:
    told = tomllib.loads(path.read_text(encoding="utf-8"))
    if not all(isinstance(values, dict) for values in told.values()):
        raise ValueError("a profile is a table")
    return {name: _profile(name, values) for name, values in told.items()}


def _profile(name: str, values: dict[str, Any]) -> Profile:
    asked = {rule: values.get(rule) is True for rule in _YES_OR_NO}
    return Profile(
        name=name,
        independent=min(max(int(values.get("independent", 0)), 0), MOST_INDEPENDENT),
        primary=tuple(SourceType(one) for one in values.get("primary", ())),
        **asked,
    )


_YES_OR_NO = tuple(
    each.name for each in fields(Profile) if each.name not in ("name", "independent", "primary")
)


def _written(each: Profile) -> str:
    """A profile as a table of TOML, whose strings are those of JSON."""
    lines = [f"[{json.dumps(each.name)}]", f"independent = {each.independent}"]
    lines.append(f"primary = {json.dumps([one.value for one in each.primary])}")
    lines += [f"{rule} = true" for rule in _YES_OR_NO if getattr(each, rule)]
    return "\n".join(lines) + "\n"
