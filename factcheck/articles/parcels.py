"""Parcels: the parts of a document that is a zip archive, unpacked in memory and within limits."""

from __future__ import annotations

import io
import lzma
import struct
import zipfile
import zlib
from types import TracebackType
from typing import Final, Self

from factcheck.articles.reading import refuse
from factcheck.errors import ArticleRefused

_MOST_PARTS: Final = 10_000
_LARGEST_PART: Final = 64_000_000
_CHUNK: Final = 1 << 16
# What zipfile raises over archives whose bytes were changed: impossible places, sizes and methods.
_BROKEN: Final = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError, NotImplementedError,
    OSError, OverflowError, ValueError,
)  # fmt: skip


class Parcel:
    """An archive whose parts are asked for by name. Nothing is ever written to the disk."""

    def __init__(self, raw: bytes, what: str) -> None:
        self.what = what
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(raw))
        except _BROKEN as error:
            raise self.damaged() from error
        self._sizes = {entry.filename: entry.file_size for entry in self._archive.infolist()}
        if len(self._sizes) > _MOST_PARTS:
            raise self._unsafe(f"it holds {len(self._sizes):,} files")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._archive.close()

    def names(self) -> list[str]:
        """The names of the parts."""
        return sorted(self._sizes)

    def part(self, name: str) -> bytes | None:
        """The content of a part, ``None`` where there is none of that name.

        Refuses a part that says it is too large, before it is unpacked, and one that lies about it.
        """
        if name not in self._sizes:
            return None
        if self._sizes[name] > _LARGEST_PART:
            size, most = self._sizes[name] / 1e6, _LARGEST_PART // 1_000_000
            raise self._unsafe(f"unpacked it has {size:,.0f} MB, and {most} MB is the most")
        content = bytearray()
        try:
            with self._archive.open(name) as part:
                while chunk := part.read(_CHUNK):
                    content += chunk
                    if len(content) > _LARGEST_PART:
                        raise self._unsafe("it unpacks to more than it says")
        except _BROKEN as error:
            raise self.damaged() from error
        except RuntimeError as error:  # what zipfile raises over a part that needs a password
            raise refuse(
                f"{self.what} is locked with a password.",
                "Open it with the password, save a copy without it, and import the copy.",
            ) from error
        return bytes(content)

    def damaged(self) -> ArticleRefused:
        return refuse(f"{self.what} is damaged: it cannot be unpacked.")

    def _unsafe(self, why: str) -> ArticleRefused:
        return refuse(f"{self.what} cannot be read safely: {why}.")
