"""Plain text: which encoding the bytes are in, and what of them can be kept."""

from __future__ import annotations

import codecs
import re

from factcheck.articles.foreign import foreign_kind, what_to_do
from factcheck.articles.reading import (
    LARGEST,
    Reading,
    clean,
    count_unholdable,
    refuse,
    refuse_empty,
    refuse_too_large,
)
from factcheck.errors import ArticleRefused

_SAMPLE = 1 << 18
_READABLE = (
    "Plain text and Markdown, web pages, PDF, Word, OpenDocument, RTF and mail can be read: copy "
    "the article's text and paste it, or save it as one of these."
)

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_USUAL = [
    "cp1250", "cp1251", "koi8_r", "cp1253", "cp1255", "cp1256", "cp1257", "cp874", "cp932",
    "euc_jp", "gb18030", "big5", "cp949", "iso2022_jp",
]  # fmt: skip
_LATIN = ["cp1252", "cp1250", "iso8859_2", "cp1254"]
_MORE_LIKELY = 0.03
_SIGN_IN_WORD = re.compile(r"(?<=[^\W\d_])[\u00a1-\u00ac\u00ae-\u00b6\u00b8-\u00bf](?=[^\W\d_])")
# Controls that text files really hold (tab, line ends, form feed, escape) do not speak for binary.
_CONTROL_BYTE = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_HIGH_RUN = re.compile(rb"[\x80-\xff]{3,}")
_HIGH_BYTE = re.compile(rb"[\x80-\xff]")


def read_text(raw: bytes, encoding: str = "") -> Reading:
    """Decode ``raw``; newlines become LF. ``encoding`` is what a person says it is in.

    Raises ``ArticleRefused`` for what is no text.
    """
    if len(raw) > LARGEST:
        raise refuse_too_large(len(raw))
    if not raw.strip():
        raise refuse_empty()
    kind = foreign_kind(raw)
    if kind:
        raise refuse(f"This is {kind}, not a text.", what_to_do(kind) or _READABLE)
    is_said = bool(encoding)
    decoded, encoding, lost = decode_as(raw, encoding) if is_said else decode(raw)
    text, dropped = clean(decoded.removeprefix("\ufeff"))
    if dropped >= 8 and dropped * 10 > len(decoded):
        raise _binary()
    if not text.strip():
        raise refuse_empty()
    is_guessed = not is_said and not encoding.startswith("utf")
    return Reading(text, encoding, dropped + lost, is_guessed=is_guessed)


def decode(raw: bytes) -> tuple[str, str, int]:
    """Give the text, the encoding and how many characters could not be decoded.

    Raises ``ArticleRefused`` where the bytes are no text or in no encoding that can be recognised.
    """
    for bom, encoding in _BOMS:
        if raw.startswith(bom):
            return decode_as(raw[len(bom) :], encoding)
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


def decode_as(raw: bytes, encoding: str) -> tuple[str, str, int]:
    """Decode in this encoding, whatever it costs, and count what it cost."""
    try:
        return raw.decode(encoding), encoding, 0
    except UnicodeDecodeError:
        text = raw.decode(encoding, "replace")
        return text, encoding, max(1, text.count("\ufffd"))


def has_bom(raw: bytes) -> bool:
    """Whether the bytes say with their first ones in which Unicode encoding they are."""
    return any(raw.startswith(bom) for bom, _ in _BOMS)


def _binary() -> ArticleRefused:
    return refuse("This is a binary file, not a text.", _READABLE)


def _utf16_without_bom(raw: bytes) -> tuple[str, str] | None:
    """Text in UTF-16 has its zero bytes on one side: Latin letters and spaces have one each."""
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
        if count_unholdable(text) * 50 <= len(text):
            return text, encoding
    return None


def _decode_legacy(raw: bytes) -> tuple[str, str, int]:
    """Read what is not UTF-8 throughout: damaged UTF-8, Western bytes, or another encoding."""
    text = raw.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    good = sum(1 for byte in raw if byte >= 0xC2) - bad
    if good > 10 * bad:
        return text, "utf-8", bad
    if _looks_western(raw):
        return decode_as(raw, _latin(raw[:_SAMPLE]))
    # A table of a hundred encodings: worth its import only for the rare file that gets here.
    from charset_normalizer import from_bytes

    # Of all encodings some that nobody writes often look as likely as those that people use.
    for usual in (_USUAL, None):
        best = from_bytes(raw[:_SAMPLE], cp_isolation=usual).best()
        if best is not None:
            is_latin = best.encoding in _LATIN
            name = _latin(raw[:_SAMPLE]) if is_latin else codecs.lookup(best.encoding).name
            return decode_as(raw, name)
    raise refuse(
        "The encoding of the text could not be recognised.",
        "Save it as UTF-8, or copy the article's text and paste it.",
    )


def _latin(sample: bytes) -> str:
    """Tell Western bytes from those of Central Europe and Turkey, which differ in a few letters.

    Western, unless another reading of the bytes looks more like a language.
    """
    readings = {sample.decode(encoding, "replace") for encoding in ("cp1252", "cp1250", "cp1254")}
    if len(readings) == 1:
        return "cp1252"
    from charset_normalizer import from_bytes

    likely: dict[str, float] = {}
    for match in from_bytes(sample, cp_isolation=_LATIN):
        broken = len(_SIGN_IN_WORD.findall(str(match))) / len(sample)
        # What gives the same text is named under the first that does.
        for name in (match.encoding, *match.could_be_from_charset):
            likely.setdefault(name, match.coherence - match.chaos - 10 * broken)
    best = max(likely, key=lambda name: likely[name], default="cp1252")
    surely = likely.get("cp1252", 0.0) + _MORE_LIKELY < likely.get(best, 0.0)
    return codecs.lookup(best).name if surely else "cp1252"


def _looks_western(raw: bytes) -> bool:
    """Accents and curly quotes stand alone among ASCII letters; other scripts come in long runs."""
    sample = raw[:_SAMPLE]
    high = len(_HIGH_BYTE.findall(sample))
    in_runs = sum(len(run) for run in _HIGH_RUN.findall(sample))
    return high * 5 <= len(sample) and in_runs * 10 <= high
