"""Plain text: which encoding the bytes are in, and what of them can be kept."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from factcheck.errors import ArticleRefused

LARGEST = 20_000_000
"""The most bytes an article may have."""

_SAMPLE = 1 << 18
_SAFE = "Nothing was stored."
_READABLE = (
    "Plain text and Markdown can be read: copy the article's text and paste it, or save it as text."
)

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SIGNATURES = (
    (b"%PDF-", "a PDF document"),
    (b"\x89PNG", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"GIF8", "a picture (GIF)"),
    (b"BM\x00", "a picture (BMP)"),
    (b"II*\x00", "a picture (TIFF)"),
    (b"MM\x00*", "a picture (TIFF)"),
    (b"{\\rtf", "a rich text document (RTF)"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"\x1f\x8b", "a compressed file (gzip)"),
    (b"7z\xbc\xaf", "a compressed file (7z)"),
    (b"Rar!", "a compressed file (RAR)"),
    (b"SQLite format 3\x00", "a database (SQLite)"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"ID3", "a sound recording"),
    (b"OggS", "a sound recording"),
)
_IN_ZIP = (
    (b"word/", "a Word document"),
    (b"xl/", "an Excel workbook"),
    (b"ppt/", "a PowerPoint presentation"),
    (b"opendocument.text", "an OpenDocument text"),
    (b"epub+zip", "an e-book (EPUB)"),
)
# Controls that text files really hold (tab, line ends, form feed, escape) do not speak for binary.
_CONTROL_BYTE = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_HIGH_RUN = re.compile(rb"[\x80-\xff]{3,}")
_HIGH_BYTE = re.compile(rb"[\x80-\xff]")
_LINE_END = re.compile("\r\n?|[\x0b\x0c]")
_UNHOLDABLE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Reading:
    """A text as it was read.

    ``encoding`` is Python's name of the encoding that was found. ``dropped`` counts what nothing can
    hold (NULs, lone surrogates, control characters) and the bytes that are no character of the
    encoding; these are shown as U+FFFD.
    """

    text: str
    encoding: str
    dropped: int


def read_text(raw: bytes) -> Reading:
    """Decode ``raw``; newlines become LF. Raises ``ArticleRefused`` for what is no readable text."""
    if len(raw) > LARGEST:
        raise refuse_too_large(len(raw))
    if not raw.strip():
        raise _empty()
    kind = _signature(raw)
    if kind:
        raise ArticleRefused(f"This is {kind}, not a text.", safe=_SAFE, action=_READABLE)
    decoded, encoding, lost = _decode(raw)
    text, dropped = _UNHOLDABLE.subn("", _LINE_END.sub("\n", decoded.removeprefix("\ufeff")))
    if dropped >= 8 and dropped * 10 > len(decoded):
        raise _binary()
    if not text.strip():
        raise _empty()
    return Reading(text, encoding, dropped + lost)


def refuse_too_large(size: int) -> ArticleRefused:
    """Give the refusal of a text of ``size`` bytes."""
    return ArticleRefused(
        f"The text is too large: {size / 1_000_000:.1f} MB, and {LARGEST // 1_000_000} MB is the most.",
        safe=_SAFE,
        action="Divide it into parts and import these.",
    )


def _empty() -> ArticleRefused:
    return ArticleRefused(
        "There is no text in it: it is empty or holds only spaces.",
        safe=_SAFE,
        action="Choose another file, or copy the article's text and paste it.",
    )


def _binary() -> ArticleRefused:
    return ArticleRefused("This is a binary file, not a text.", safe=_SAFE, action=_READABLE)


def _signature(raw: bytes) -> str:
    for mark, kind in _SIGNATURES:
        if raw.startswith(mark):
            return kind
    if raw.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        ends = raw[:_SAMPLE] + raw[-_SAMPLE:]
        return next((kind for mark, kind in _IN_ZIP if mark in ends), "a zip archive")
    if raw.startswith(b"RIFF") and raw[8:12] in (b"WEBP", b"WAVE", b"AVI "):
        return "a picture (WebP)" if raw[8:12] == b"WEBP" else "a recording"
    if raw[4:8] == b"ftyp":
        return "a recording"
    start = raw[:200].removeprefix(codecs.BOM_UTF8).lstrip().lower()
    if start.startswith((b"<!doctype html", b"<html")):
        return "the source code of a web page"
    return ""


def _decode(raw: bytes) -> tuple[str, str, int]:
    """Give the text, the encoding and how many characters could not be decoded."""
    for bom, encoding in _BOMS:
        if raw.startswith(bom):
            return _forgiving(raw[len(bom) :], encoding)
    wide = _utf16_without_bom(raw)
    if wide:
        return wide[0], wide[1], 0
    sample = raw[:_SAMPLE]
    controls = len(_CONTROL_BYTE.findall(sample))
    if controls >= 8 and controls * 20 > len(sample):
        raise _binary()
    try:
        return raw.decode("utf-8", "surrogatepass"), "utf-8", 0
    except UnicodeDecodeError:
        return _decode_legacy(raw)


def _utf16_without_bom(raw: bytes) -> tuple[str, str] | None:
    """Text in UTF-16 shows its zero bytes on one side only: Latin letters and spaces have one each."""
    if len(raw) % 2 or b"\x00" not in raw[:_SAMPLE]:
        return None
    sample = raw[:_SAMPLE]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    for encoding, many, few in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        # A twelfth is what the spaces of a text in another script alone come to.
        if many * 12 < half or few * 20 > many:
            continue
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if len(_UNHOLDABLE.findall(text)) * 50 <= len(text):
            return text, encoding
    return None


def _decode_legacy(raw: bytes) -> tuple[str, str, int]:
    """Read what is not UTF-8 throughout: damaged UTF-8, Western single bytes, or another encoding."""
    text = raw.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    good = sum(1 for byte in raw if byte >= 0xC2) - bad
    if good > 10 * bad:
        return text, "utf-8", bad
    if _looks_western(raw):
        return _forgiving(raw, "cp1252")
    # A table of a hundred encodings: worth its import only for the rare file that gets here.
    from charset_normalizer import from_bytes

    best = from_bytes(raw[:_SAMPLE]).best()
    if best is None:
        raise ArticleRefused(
            "The encoding of the text could not be recognised.",
            safe=_SAFE,
            action="Save it as UTF-8, or copy the article's text and paste it.",
        )
    return _forgiving(raw, codecs.lookup(best.encoding).name)


def _looks_western(raw: bytes) -> bool:
    """Accents and curly quotes stand alone among ASCII letters; other scripts come in long runs."""
    sample = raw[:_SAMPLE]
    high = len(_HIGH_BYTE.findall(sample))
    in_runs = sum(len(run) for run in _HIGH_RUN.findall(sample))
    return high * 5 <= len(sample) and in_runs * 10 <= high


def _forgiving(raw: bytes, encoding: str) -> tuple[str, str, int]:
    try:
        return raw.decode(encoding), encoding, 0
    except UnicodeDecodeError:
        text = raw.decode(encoding, "replace")
        return text, encoding, max(1, text.count("\ufffd"))
