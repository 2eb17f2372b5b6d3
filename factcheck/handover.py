"""The handover: how an article goes from the process that reads it to the one that stores it.

Messages are a length and so many bytes. What comes back is plain JSON and is built anew here: the
process that has read a hostile document is not trusted with more.
"""

from __future__ import annotations

import json
import struct
from dataclasses import asdict, astuple
from operator import attrgetter
from typing import IO, Any, Final

from factcheck.errors import ArticleRefused
from factcheck.kindred import PublishedCheck
from factcheck.model import ClaimSpan, Intake, Kind, Link, Passage, Role

_HEADER: Final = struct.Struct(">I")
_LARGEST: Final = 1 << 30


def send(pipe: IO[bytes], *messages: bytes) -> None:
    """Write messages to a pipe, all that is small at once."""
    for message in messages:
        pipe.write(_HEADER.pack(len(message)))
        pipe.write(message)
    pipe.flush()


def receive(pipe: IO[bytes]) -> bytes | None:
    """Give the next message, ``None`` where the other side is gone."""
    header = pipe.read(_HEADER.size)
    if len(header) < _HEADER.size:
        return None
    (length,) = _HEADER.unpack(header)
    if length > _LARGEST:
        return None
    content = pipe.read(length)
    return content if len(content) == length else None


def packed(found: Intake | ArticleRefused) -> bytes:
    """Give what came of a text as a message."""
    if isinstance(found, ArticleRefused):
        return _encoded({"refused": [found.what, found.safe, found.action]})
    reply = {key: getattr(found, key) for key in _PLAIN_FIELDS}
    reply["sketch"] = found.sketch.hex()
    reply["passages"] = [
        (*_of_passage(passage), [_of_claim(claim) for claim in passage.claims])
        for passage in found.passages
    ]
    reply["checks"] = [asdict(check) for check in found.checks]
    reply["links"] = [astuple(link) for link in found.links]
    return _encoded(reply)


def unpacked(message: bytes, raw: bytes, name: str) -> Intake:
    """Give the article that a message holds. Raises ``ArticleRefused`` where it says so."""
    reply: dict[str, Any] = json.loads(message)
    if "refused" in reply:
        what, safe, action = reply["refused"]
        raise ArticleRefused(what, safe=safe, action=action)
    text = reply["text"]
    reply["sketch"] = bytes.fromhex(reply["sketch"])
    passages = tuple(_passage(text, *values) for values in reply.pop("passages"))
    checks = tuple(PublishedCheck(**values) for values in reply.pop("checks"))
    links = tuple(Link(*values) for values in reply.pop("links"))
    return Intake(name=name, raw=raw, passages=passages, checks=checks, links=links, **reply)


def _passage(text: str, start: int, end: int, role: str, kind: str, *rest: Any) -> Passage:
    checkable, worthy, opinion, speaker, reasons, claims = rest
    return Passage(
        start=start,
        end=end,
        text=text[start:end],
        role=Role(role),
        kind=Kind(kind),
        checkable=checkable,
        worthy=worthy,
        opinion=opinion,
        speaker=speaker,
        reasons=tuple(reasons),
        claims=tuple(_claim(text, *values) for values in claims),
    )


def _claim(text: str, start: int, end: int, statement: str, kind: str, *rest: Any) -> ClaimSpan:
    checkable, worthy, speaker, reasons = rest
    return ClaimSpan(
        start=start,
        end=end,
        text=text[start:end],
        statement=statement,
        kind=Kind(kind),
        checkable=checkable,
        worthy=worthy,
        speaker=speaker,
        reasons=tuple(reasons),
    )


def _encoded(reply: dict[str, Any]) -> bytes:
    return json.dumps(reply).encode("ascii")


_PLAIN_FIELDS: Final = (
    "text", "sha256", "encoding", "dropped", "title", "outlet", "author", "published", "url",
    "language", "judged_by", "is_guessed",
)  # fmt: skip
# A row of values each, without names and without the words, which stand in the text: a hundred rows
# an article are handed over.
_of_passage = attrgetter(
    "start", "end", "role", "kind", "checkable", "worthy", "opinion", "speaker", "reasons"
)
_of_claim = attrgetter(
    "start", "end", "statement", "kind", "checkable", "worthy", "speaker", "reasons"
)
