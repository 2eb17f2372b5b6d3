"""Charsets: in which encoding a web page really is, whatever it declares."""

from __future__ import annotations

import codecs
import re
from typing import Final

from factcheck.articles.plain import decode, decode_as, has_bom

_DECLARED = re.compile(
    rb"<meta\b[^>]{0,300}?\bcharset\s{0,9}=\s{0,9}[\"']?\s{0,9}([\w:.-]{2,40})", re.IGNORECASE
)
_DECLARED_XML = re.compile(
    rb"^\s{0,99}<\?xml\b[^>]{0,200}?\bencoding\s{0,9}=\s{0,9}[\"']([\w:.-]{2,40})"
)
# What browsers take these names for (the Encoding Standard): supersets that pages really use.
_READ_AS: Final = {
    "ascii": "cp1252", "iso8859-1": "cp1252", "latin-1": "cp1252", "iso8859-9": "cp1254",
    "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932", "euc_kr": "cp949",
    "tis-620": "cp874", "iso8859-11": "cp874", "big5": "big5hkscs",
}  # fmt: skip


def decode_page(raw: bytes, told: str = "") -> tuple[str, str, int]:
    """Give a page's text, its encoding and how many characters could not be decoded.

    ``told`` is what the server said. Bytes that are UTF-8 are UTF-8 whatever anybody declares: no
    text in another encoding is valid UTF-8 by chance. Otherwise the server's word and then the
    page's own hold where the bytes fit them, and what is left is judged by the bytes alone.
    """
    if has_bom(raw):
        return decode(raw)
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        # UTF-16 without a mark and the ISO-2022 family are ASCII bytes too.
        if b"\x00" not in raw and b"\x1b" not in raw:
            return text, "utf-8", 0
    for name in (told, _declared(raw)):
        encoding = _known(name)
        if not encoding or encoding == "utf-8":
            continue
        try:
            return raw.decode(encoding), encoding, 0
        except UnicodeDecodeError:
            found = decode_as(raw, encoding)
            if found[2] * 200 < len(raw) and found[2] <= 20:
                return found
    return decode(raw)


def _declared(raw: bytes) -> str:
    head = raw[:8192]
    found = _DECLARED.search(head) or _DECLARED_XML.match(head)
    return found[1].decode("ascii") if found else ""


def _known(name: str) -> str:
    """Give Python's name of an encoding of texts, nothing for what is none or cannot be here."""
    try:
        info = codecs.lookup(name.strip().lower())
    except (LookupError, ValueError):
        return ""
    # What declares itself in ASCII letters is not UTF-16; `hex` and `idna` are no charsets.
    if not getattr(info, "_is_text_encoding", True) or info.name.startswith(
        ("utf-16", "utf-32", "utf-7")
    ):
        return ""
    if info.name in (
        "idna",
        "punycode",
        "unicode_escape",
        "raw_unicode_escape",
        "undefined",
        "charmap",
        "mbcs",
        "oem",
    ):
        return ""
    return _READ_AS.get(info.name, info.name)
