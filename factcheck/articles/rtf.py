"""Rich text (RTF): the words between the braces."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, field, replace
from typing import Final

from factcheck.articles.links import END_LINK, begin_link, taken_off, without_signs
from factcheck.articles.reading import Reading, clean, one_line, refuse, refuse_empty, with_asides

_TOKEN = re.compile(
    rb"\\([A-Za-z]{1,32})(-?\d{1,10})? ?|\\'([0-9A-Fa-f]{2})|\\([^A-Za-z0-9])"
    rb"|([{}])|([^\\{}\r\n]+)|[\r\n]+|\\"
)
_MOST_GROUPS: Final = 500
# Groups whose words are not the text's own; `\*` marks the ones that a reader need not know.
_SKIPPED: Final = frozenset(
    "fonttbl colortbl stylesheet pict object themedata colorschememapping datastore latentstyles "
    "listtable listoverridetable rsidtbl generator xmlnstbl bkmkstart bkmkend revtbl "
    "mmathPr filetbl nonshppict atnid atnauthor annotation operator company "
    "creatim revtim printim keywords comment doccomm subject category userprops".split()
)
_EDGES: Final = {
    kind + pages: f"page {kind}" for kind in ("header", "footer") for pages in ("", "l", "r", "f")
}
_SIGNS: Final = {
    "par": "\n\n", "sect": "\n\n", "row": "\n\n", "line": "\n", "page": "\n\n",
    "tab": "\t", "cell": "\t",
    "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”",
    "bullet": "•", "emspace": "\u2003", "enspace": "\u2002",
}  # fmt: skip
_SYMBOLS: Final = {
    b"~": "\u00a0",
    b"_": "\u2011",
    b"\\": "\\",
    b"{": "{",
    b"}": "}",
    b"\n": "\n\n",
    b"\r": "\n\n",
}
_CHARSETS: Final = {
    0: "cp1252", 128: "cp932", 129: "cp949", 134: "gb18030", 136: "big5hkscs", 161: "cp1253",
    162: "cp1254", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874",
    238: "cp1250",
}  # fmt: skip
_META: Final = ("title", "author")
_NOTES: Final = "notes"
_ITEM: Final = ("listtext", "pntext")
_INSTRUCTION: Final = "instruction"
_FIELD = re.compile(r"\s{0,9}HYPERLINK\s{1,9}\"?([^\"\s]{1,2000})", re.IGNORECASE)


@dataclass(slots=True)
class _Group:
    """What holds between two braces. ``into`` names where words go; nothing means nowhere."""

    into: str = "text"
    deleted: bool = False
    after_unicode: int = 1
    encoding: str = "cp1252"
    is_link: bool = False


@dataclass(slots=True)
class _Page:
    """What was read so far, by where it belongs."""

    words: dict[str, list[str]] = field(default_factory=dict)
    waiting: bytearray = field(default_factory=bytearray)
    fonts: dict[int, str] = field(default_factory=dict)
    skip: int = 0
    font: int = 0
    ignorable: bool = False
    notes: int = 0


def read_rtf(raw: bytes) -> Reading:
    """Read an ``.rtf``: deletions dropped, headers and footers set aside, notes behind the text.

    Raises ``ArticleRefused``.
    """
    page = _read(raw)
    said = f"{_said(page, 'text')}\n\n{_said(page, _NOTES)}"
    parts = (" ".join(part.split(" ")).strip() for part in said.split("\n\n"))
    blocks, hyperlinks = taken_off(part for part in parts if part)
    text, dropped = clean("\n\n".join(blocks).replace("\n\n- ", "\n- "))
    if not text.strip():
        raise refuse_empty()
    edges = [(_once(_said(page, name)), reason) for name, reason in _EDGES.items()]
    text, asides = with_asides(text, dict.fromkeys(edges))
    title, author = (one_line(_said(page, name)) for name in _META)
    return Reading(
        text,
        "rtf",
        dropped,
        title=title,
        author=author,
        asides=asides,
        hyperlinks=tuple(hyperlinks),
        is_document=True,
    )


def _once(edge: str) -> str:
    """Give the words of a header or footer, which stands in every section anew, once."""
    blocks, _ = taken_off(clean(edge)[0].split("\n\n"))
    return "\n\n".join(dict.fromkeys(block.strip() for block in blocks if block.strip()))


def _said(page: _Page, place: str) -> str:
    text = "".join(page.words.get(place, ()))
    # Letters beyond the first plane are written as two surrogates, each a word of its own.
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _read(raw: bytes) -> _Page:
    page, group = _Page(), _Group()
    groups: list[_Group] = []
    for token in _TOKEN.finditer(raw):
        word, number, byte, symbol, brace, plain = token.groups()
        if byte is None:
            _flush(page, group)
        if brace == b"{":
            if len(groups) >= _MOST_GROUPS:
                raise refuse("The RTF document is nested too deeply to be read.")
            groups.append(replace(group))
            group.is_link = page.ignorable = False
        elif brace == b"}":
            if group.is_link:
                _put(page, group, END_LINK)
            group = groups.pop() if groups else _Group()
        elif word is not None:
            value = int(number) if number is not None else None
            _obey(page, group, word.decode("ascii"), value)
        elif byte is not None:
            if page.skip:
                page.skip -= 1
            else:
                page.waiting.append(int(byte, 16))
        elif symbol is not None:
            page.ignorable = symbol == b"*"
            _write(page, group, _SYMBOLS.get(symbol, ""))
        elif plain is not None:
            _write_bytes(page, group, plain)
    _flush(page, group)
    return page


def _obey(page: _Page, group: _Group, word: str, value: int | None) -> None:
    """Follow one control word."""
    if word == "fldinst":
        group.into = _INSTRUCTION
        page.words.pop(_INSTRUCTION, None)
    elif word == "fldrslt":
        _begin_link(page, group)
    elif word in _ITEM and group.into:
        _write(page, group, "- ")
        group.into = ""
    elif word in _SKIPPED or page.ignorable:
        group.into = "fonts" if word == "fonttbl" else ""
    elif word in _EDGES or word in _META:
        group.into = word
    elif word == "info":
        group.into = ""
    elif word == "footnote":
        page.notes += 1
        _write(page, group, f"[{page.notes}]")
        group.into = _NOTES
        _write(page, group, f"\n\n[{page.notes}] ")
    elif word == "deleted":
        group.deleted = value != 0
    elif word == "plain":
        group.deleted = False
    elif word in _SIGNS:
        _write(page, group, _SIGNS[word])
    elif word == "u" and value is not None:
        page.skip = 0
        _write(page, group, chr(value % 0x10000))
        page.skip = group.after_unicode
    elif word == "uc" and value is not None:
        group.after_unicode = min(max(value, 0), 16)
    elif word == "ansicpg" and value is not None:
        group.encoding = _codec(f"cp{value}")
    elif word == "f" and value is not None:
        page.font = value
        group.encoding = (
            page.fonts.get(value, group.encoding) if group.into != "fonts" else group.encoding
        )
    elif word == "fcharset" and value in _CHARSETS and group.into == "fonts":
        page.fonts[page.font] = _CHARSETS[value]
    page.ignorable = False


def _begin_link(page: _Page, group: _Group) -> None:
    """Begin the words of a field; the address stands in the instruction before them."""
    found = _FIELD.match("".join(page.words.pop(_INSTRUCTION, ())))
    if found and group.into:
        _put(page, group, begin_link(found[1]))
        group.is_link = True


def _codec(name: str) -> str:
    try:
        return codecs.lookup(name).name
    except LookupError:
        return "cp1252"


def _write_bytes(page: _Page, group: _Group, plain: bytes) -> None:
    skipped = min(page.skip, len(plain))
    page.skip -= skipped
    _write(page, group, plain[skipped:].decode(group.encoding, "replace"))


def _flush(page: _Page, group: _Group) -> None:
    """Decode the bytes that were written as numbers; letters of two bytes need both of them."""
    if page.waiting:
        words = bytes(page.waiting).decode(group.encoding, "replace")
        page.waiting.clear()
        _write(page, group, words)


def _write(page: _Page, group: _Group, words: str) -> None:
    """Put down words of the document, which hold no sign of ours."""
    _put(page, group, without_signs(words))


def _put(page: _Page, group: _Group, words: str) -> None:
    if words and group.into and not group.deleted:
        page.words.setdefault(group.into, []).append(words)
