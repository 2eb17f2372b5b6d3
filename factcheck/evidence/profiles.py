"""Profiles: which evidence a newsroom or a class asks for, as data."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from factcheck import paths
from factcheck.model import SourceType

USUAL = "standard"


@dataclass(frozen=True, slots=True)
class Profile:
    """What is asked for behind a verdict. ``primary`` are the types of which one source must be."""

    name: str
    words: str
    independent: int = 0
    primary: tuple[SourceType, ...] = ()
    bearing: bool = False
    against: bool = False
    read_on: bool = False
    archived: bool = False


def profile(name: str) -> Profile:
    """The profile of this name; the usual one where there is none."""
    known = profiles()
    return known.get(name, known[USUAL])


def profiles() -> Mapping[str, Profile]:
    """The shipped profiles with the person's own in their place; a damaged file changes nothing."""
    own = paths.config_file().with_name("evidence.toml")
    return MappingProxyType({**_shipped(), **_own(own)})


@cache
def _shipped() -> dict[str, Profile]:
    return _read(paths.RESOURCES / "evidence" / "profiles.toml")


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
    return Profile(
        name=name,
        words=str(values.get("words", name)),
        independent=int(values.get("independent", 0)),
        primary=tuple(SourceType(one) for one in values.get("primary", ())),
        bearing=values.get("bearing") is True,
        against=values.get("against") is True,
        read_on=values.get("read_on") is True,
        archived=values.get("archived") is True,
    )
