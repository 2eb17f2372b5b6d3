"""A library in one JSON document: what the JSON report carries so that it can be read back.

The parts are those of a reviewer's file (``bundle.py``) as plain values, and pass through the same
checks when they come back.
"""

from __future__ import annotations

import base64
import binascii
import json
from pathlib import Path
from typing import Any

from factcheck.errors import BundleRefused
from factcheck.store.bundle import MOST_BYTES, Parcel, parcel_of, parts_of

SCHEMA = "urn:factcheck:schema:report"
_HEAD = 4096
_LARGEST = 3 * MOST_BYTES


def values_of(parcel: Parcel) -> dict[str, str]:
    """The parts by their names: text as it is, the bytes of articles in base64."""
    return {
        name: base64.b64encode(part).decode() if name.startswith("raw/") else part.decode()
        for name, part in parts_of(parcel).items()
    }


def is_document(path: Path) -> bool:
    """Whether a file looks like a JSON report, by how it begins."""
    try:
        with path.open("rb") as file:
            return SCHEMA.encode() in file.read(_HEAD)
    except OSError:
        return False


def read(path: Path) -> Parcel:
    """What a JSON report carries; touches no library. Raises ``BundleRefused``, never overwrites.

    What is wrong with single entries or articles is in ``left``.
    """
    document = _document(path)
    library = document.get("library")
    if not isinstance(library, dict):
        raise _refused(
            path,
            "is a report without the library behind it",
            "Export it again as JSON, in the internal edition with nothing left out.",
        )
    try:
        parts = {name: _part(name, value) for name, value in library.items()}
    except (TypeError, ValueError, binascii.Error) as error:
        raise _refused(path, "is damaged: a part of it is not as it was written") from error
    return parcel_of(parts, path)


def _part(name: str, value: object) -> bytes:
    if not isinstance(value, str):
        raise TypeError(name)
    return base64.b64decode(value, validate=True) if name.startswith("raw/") else value.encode()


def _document(path: Path) -> dict[str, Any]:
    try:
        if path.stat().st_size > _LARGEST:
            raise _refused(path, f"is larger than {_LARGEST // 1_000_000} MB")
        found = json.loads(path.read_bytes(), parse_constant=_no_number)
    except OSError as error:
        raise _refused(path, f"cannot be read: {error.strerror or error}") from error
    except RecursionError as error:
        raise _refused(path, "is nested deeper than any report") from error
    except ValueError as error:  # no JSON, no UTF-8, a number that is none or of endless length
        raise _refused(path, "is no JSON that this program wrote, or not all of it") from error
    if not isinstance(found, dict) or found.get("schema") != SCHEMA:
        raise _refused(path, "is no report of Factcheck")
    if found.get("schema_version") != 1:
        raise _refused(path, "was written by a newer version of Factcheck")
    return found


def _no_number(text: str) -> None:
    raise ValueError(text)


def _refused(
    path: Path, how: str, action: str = "Export it again where it came from."
) -> BundleRefused:
    return BundleRefused(
        f"The file {path.name} {how}.", safe="Nothing of it was taken in.", action=action
    )
