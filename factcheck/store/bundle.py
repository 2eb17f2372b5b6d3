"""A reviewer's file: what travels from one library to another, as a ZIP of JSON and texts.

``manifest.json`` says what the file is and holds the SHA-256 of every other member;
``events.jsonl`` holds one entry of the record a line, each with a digest of its own;
``articles.jsonl`` what an import stored, ``checks.jsonl`` the fact checks that others published;
``text/<sha256>`` and ``raw/<sha256>`` the articles' words and the bytes as they came.

Nothing in such a file is trusted: it is read from memory, within limits, by names that are known
beforehand, and never unpacked to the disk. What is wrong with one entry leaves out that entry.
"""

from __future__ import annotations

import hashlib
import json
import re
import stat
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from factcheck.errors import BundleRefused
from factcheck.exchange import Left
from factcheck.store import feeds, sent

FORMAT = 1
MOST_MEMBERS, MOST_BYTES, MOST_RATIO = 5000, 200_000_000, 200
_SMALL = 1_000_000  # bytes below which a member may be pressed as hard as it likes
_LONGEST_LINE, _GREATEST = 8_000_000, 2**53
_NAMES = re.compile(r"manifest\.json|(?:events|articles|checks)\.jsonl|(?:text|raw)/[0-9a-f]{64}")
_UID = re.compile(r"[0-9a-f]{32}")
_encode = json.JSONEncoder(
    ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
).encode
_TOLD = ("uid", "at", "clock", "library", "reviewer", "action", "of", "target", "rows")
Values = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a record as it travels. ``reviewer`` and ``target`` are uids, ``more`` is what
    a newer version says and this one does not know.
    """

    uid: str
    at: str
    clock: int
    library: str
    reviewer: str
    action: str
    of: str
    target: str
    rows: list[list[Any]]
    detail: Values
    more: Values = field(default_factory=dict)

    def told(self) -> Values:
        """Everything that its digest covers."""
        return {**self.more, **{name: getattr(self, name) for name in (*_TOLD, "detail")}}

    def digest(self) -> str:
        """What tells two entries with one uid apart."""
        return hashlib.sha256(_encode(self.told()).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Parcel:
    """What a reviewer's file holds. ``articles`` are by uid, ``texts`` and ``raws`` by SHA-256,
    ``checks`` by the uid of their feed.
    """

    manifest: Values
    entries: tuple[Entry, ...]
    articles: dict[str, Values]
    texts: dict[str, bytes]
    raws: dict[str, bytes]
    checks: dict[str, list[list[str]]] = field(default_factory=dict)
    left: tuple[Left, ...] = ()

    @property
    def blind(self) -> bool:
        """Whether verdicts, notes, sources and flags were left out on purpose."""
        return bool(self.manifest.get("blind"))


def write(parcel: Parcel, path: Path) -> None:
    """Write a reviewer's file. Raises ``BundleRefused`` where it would be too large to be read."""
    members = parts_of(parcel)
    if len(members) >= MOST_MEMBERS or sum(map(len, members.values())) > MOST_BYTES * 0.9:
        raise BundleRefused(
            "That is too much for one file.", safe="Nothing was written.",
            action="Choose fewer articles.",
        )  # fmt: skip
    manifest = members.pop("manifest.json")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as packed:
        packed.writestr("manifest.json", manifest)
        for name, content in members.items():
            # What is pressed beyond the limit would be refused by who reads it.
            packed.writestr(name, content, compresslevel=6 if len(content) < _SMALL else 1)


def parts_of(parcel: Parcel) -> dict[str, bytes]:
    """Everything in a reviewer's file by its name in it, with the digests in the manifest."""
    checks = [{"feed": uid, "check": one} for uid, each in parcel.checks.items() for one in each]
    members = {
        "articles.jsonl": _lines(parcel.articles.values()),
        "events.jsonl": _lines({**one.told(), "sha256": one.digest()} for one in parcel.entries),
        **({"checks.jsonl": _lines(checks)} if checks else {}),
        **{f"text/{name}": text for name, text in parcel.texts.items()},
        **{f"raw/{name}": raw for name, raw in parcel.raws.items()},
    }
    digests = {name: hashlib.sha256(content).hexdigest() for name, content in members.items()}
    manifest = _encode({**parcel.manifest, "format": FORMAT, "members": digests}).encode()
    return {"manifest.json": manifest, **members}


def _lines(values: Any) -> bytes:
    return "".join(f"{_encode(value)}\n" for value in values).encode()


def read(path: Path) -> Parcel:
    """Read a reviewer's file; touches no library.

    Raises ``BundleRefused`` for what is no such file, is damaged, or is not within the limits. What
    is wrong with single entries or articles is in ``left``.
    """
    return parcel_of(_members(path), path)


def parcel_of(members: dict[str, bytes], path: Path) -> Parcel:
    """The same from the parts of the file, which nobody has looked into yet."""
    manifest = _manifest(members, path)
    left: list[Left] = []
    digests = manifest["members"]
    good = {
        name: content
        for name, content in members.items()
        if digests.get(name) == hashlib.sha256(content).hexdigest()
    }
    for name in ("events.jsonl", "articles.jsonl"):
        if name not in good:
            raise _refused(path, f"is damaged: “{name}” in it is not as it was packed")
    entries = tuple(_entries(good["events.jsonl"], left))
    articles = {told["uid"]: told for told in _articles(good["articles.jsonl"], left)}
    texts, raws = (
        {name[len(kind) :]: content for name, content in good.items() if name.startswith(kind)}
        for kind in ("text/", "raw/")
    )
    checks = _checks(good.get("checks.jsonl", b""), left)
    return Parcel(manifest, entries, articles, texts, raws, checks, tuple(left))


def _members(path: Path) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(path) as packed:
            listed = packed.infolist()
            _check_members(path, listed)
            return {one.filename: packed.read(one) for one in listed}
    except OSError as error:
        raise _refused(path, f"cannot be read: {error.strerror or error}") from error
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError, ValueError) as error:
        raise _refused(path, "is no reviewer's file, or not a whole one") from error
    except Exception as error:
        if type(error).__module__ != "zlib":
            raise
        raise _refused(path, "is damaged") from error


def _check_members(path: Path, listed: list[zipfile.ZipInfo]) -> None:
    names = [one.filename for one in listed]
    if len(names) > MOST_MEMBERS:
        raise _refused(path, f"holds more than {MOST_MEMBERS} parts")
    if len(set(names)) < len(names):
        raise _refused(path, "holds two parts of one name")
    for one in listed:
        if not _NAMES.fullmatch(one.orig_filename) or stat.S_ISLNK(one.external_attr >> 16):
            raise _refused(path, "holds parts that no reviewer's file has")
        if one.file_size > _SMALL and one.file_size > MOST_RATIO * max(one.compress_size, 1):
            raise _refused(path, "unpacks to far more than it is")
    if sum(one.file_size for one in listed) > MOST_BYTES:
        raise _refused(path, f"holds more than {MOST_BYTES // 1_000_000} MB")


def _manifest(members: dict[str, bytes], path: Path) -> Values:
    try:
        found = _parsed(members["manifest.json"])
        version, digests = found["format"], found["members"]
        if not isinstance(version, int) or not isinstance(digests, dict):
            raise TypeError
        if version > FORMAT:
            raise _refused(path, "was written by a newer version of Factcheck")
        for name, kind in (("library", str), ("by", str), ("packed_at", str), ("blind", bool)):
            if not isinstance(found[name], kind):
                raise TypeError
        if not isinstance(found["reviewers"], dict) or not 0 <= found["clock"] < _GREATEST:
            raise TypeError
    except (KeyError, TypeError, ValueError) as error:
        raise _refused(path, "is no reviewer's file: it does not say what it is") from error
    return found


def _entries(content: bytes, left: list[Left]) -> Iterator[Entry]:
    seen: set[str] = set()
    for number, line in enumerate(content.splitlines(), 1):
        name = f"line {number}"
        try:
            told = _parsed(line)
            entry = _entry(told)
            name = f"entry {entry.uid[:8]} ({entry.action})"
            if told["sha256"] != entry.digest():
                raise ValueError("it was altered after it was packed")
            if entry.uid in seen:
                raise ValueError("it is there twice")
        except (KeyError, TypeError, ValueError) as error:
            why = str(error) if isinstance(error, ValueError) and len(str(error)) < 60 else ""
            left.append(Left(name, why or "it is no entry of a record"))
            continue
        seen.add(entry.uid)
        yield entry


def _entry(told: Values) -> Entry:
    names = (*_TOLD, "detail")
    more = {name: told[name] for name in told.keys() - {*names, "sha256"}}
    entry = replace(Entry(*(told[name] for name in names)), more=more)
    uids: tuple[Any, ...] = (entry.uid, entry.library, entry.reviewer)
    if not all(isinstance(uid, str) and _UID.fullmatch(uid) for uid in uids):
        raise ValueError("it names no one")
    if not (type(entry.clock) is int and 0 < entry.clock < _GREATEST):
        raise ValueError("its place in the order is none")
    if not re.fullmatch("[a-z_]{1,40}", entry.action):
        raise ValueError("its act has no name")
    if entry.of not in ("", "undo", "redo") or not re.fullmatch("[0-9a-f]{0,32}", entry.target):
        raise ValueError("it takes back what is not said")
    if entry.action == sent.ACTION and not sent.is_told(entry.detail):
        raise ValueError("it does not say what went out")
    if datetime.fromisoformat(entry.at).tzinfo is None or not isinstance(entry.detail, dict):
        raise ValueError("its time is none")
    for table, uid, before, after in entry.rows:
        sides = [side for side in (before, after) if side is not None]
        if not sides or not (isinstance(table, str) and isinstance(uid, str) and len(uid) <= 64):
            raise ValueError("a row in it is none")
        for side in sides:
            if not all(isinstance(one, str | int | float | None) for one in side.values()):
                raise ValueError("a value in it is none")
    return entry


def _articles(content: bytes, left: list[Left]) -> Iterator[Values]:
    for number, line in enumerate(content.splitlines(), 1):
        try:
            told = _parsed(line)
            names = ("uid", "sha256", "raw_sha256")
            if not all(re.fullmatch("[0-9a-f]{32,64}", told[name]) for name in names):
                raise ValueError
            for name in ("passages", "claims", "gone", "contains"):
                if not isinstance(told[name], list):
                    raise TypeError
            if not isinstance(told["told"], dict):
                raise TypeError
        except (KeyError, TypeError, ValueError):
            left.append(Left(f"article {number}", "it is not told as an article is"))
            continue
        yield told


def _checks(content: bytes, left: list[Left]) -> dict[str, list[list[str]]]:
    found: dict[str, list[list[str]]] = {}
    for number, line in enumerate(content.splitlines(), 1):
        try:
            feed, check = map(_parsed(line).__getitem__, ("feed", "check"))
            if [type(each) for each in (feed, *check)] != [str] * (1 + len(feeds.COLUMNS)):
                raise TypeError
            found.setdefault(feed, []).append(check)
        except (KeyError, TypeError, ValueError):
            left.append(Left(f"fact check {number}", "it is none"))
    return found


def _parsed(line: bytes) -> Values:
    """JSON that this program could have written: no depth, no number and no letter beyond it."""
    if len(line) > _LONGEST_LINE:
        raise ValueError("it is too long")
    try:
        value = json.loads(line, parse_constant=_no_number)
        _check_value(value)
    except RecursionError as error:
        raise ValueError("it is nested too deep") from error
    if not isinstance(value, dict):
        raise TypeError("no object")
    return value


def _check_value(value: Any, depth: int = 0) -> None:
    if depth > 12:
        raise ValueError("it is nested too deep")
    if isinstance(value, str) and any(c == "\0" or "\ud800" <= c <= "\udfff" for c in value):
        raise ValueError("a letter in it is none")
    if isinstance(value, int | float) and not -_GREATEST < value < _GREATEST:  # NaN neither
        raise ValueError("a number in it is none")
    if isinstance(value, dict):
        value = [*value.keys(), *value.values()]
    if isinstance(value, list):
        for each in value:
            _check_value(each, depth + 1)


def _no_number(text: str) -> None:
    raise ValueError("a number in it is none")


def _refused(path: Path, how: str) -> BundleRefused:
    return BundleRefused(
        f"The file {path.name} {how}.",
        safe="Nothing of it was taken in.",
        action="Ask who sent it to pack it again.",
    )
