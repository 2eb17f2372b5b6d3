"""Links: what an article points to, and on which of its words. They may be sources, no more."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import Final
from urllib.parse import urljoin

from factcheck.articles.reading import Hyperlink, web_address
from factcheck.model import Link

_CONTEXT: Final = 16
"""So many letters on each side tell which of several equal words are meant."""
_MOST_LINKS: Final = 500
_MOST_WORK: Final = 500_000_000
"""Letters that are looked through at most; a text of 20 MB has patience for some links only."""
_SPACES = re.compile(r"\s*\n\s*(?:- )?|\s+")
_WRITTEN = re.compile(r"\[([^\[\]\n]{1,300})\]\((https?://[^\s()<>]{1,1900})[^()\n]{0,200}\)")
_REFERRED = re.compile(r"\[([^\[\]\n]{1,300})\]\[([^\[\]\n]{0,100})\]")
_REFERENCE = re.compile(
    r"^ {0,3}\[([^\[\]\n]{1,100})\]:[ \t]{1,9}<?(https?://[^\s<>]{1,1900})", re.M
)
_BARE = re.compile(r"\bhttps?://[^\s<>\"\\^`{|}“”»]{4,1900}")
_CLOSING: Final = ".,;:!?'’*_"
# Codes that are no letters and never will be: no text holds them.
_BEGIN: Final = "\ufdd0"
_WORDS: Final = "\ufdd1"
END_LINK: Final = "\ufdd2"
_SIGNS = re.compile("[\ufdd0\ufdd1\ufdd2\u00ad]")
_ON_WORDS = re.compile("\ufdd0([^\ufdd0-\ufdd2]{0,2000})\ufdd1([^\ufdd0-\ufdd2]{0,5000})\ufdd2")
# The beginning of a link without an end, or on more words than any link has.
_BROKEN = re.compile("\ufdd0[^\ufdd0-\ufdd2]{0,2000}\ufdd1")


def hyperlink(url: str | None, block: str, start: int, end: int, base: str = "") -> Hyperlink:
    """Give the link on ``block[start:end]``; without an address of the web its ``url`` is empty.

    ``base`` is the address of the page, which addresses without a host go on from.
    """
    words = block[start:end]
    start += len(words) - len(words.lstrip())
    words = words.strip()
    end = start + len(words)
    return Hyperlink(
        url=_whole(url or "", base),
        words=_squeezed(words),
        before=_squeezed("\n" + block[max(0, start - 200) : start])[-_CONTEXT:],
        after=_squeezed(block[end : end + 200] + "\n")[:_CONTEXT],
    )


def on_words(url: str | None, words: str) -> str:
    """Give the words of a document with the link on them, to stand in its text until
    ``taken_off`` finds it there.
    """
    return f"{begin_link(url)}{words}{END_LINK}" if url else words


def begin_link(url: str) -> str:
    """Give what stands before the words of a link; ``END_LINK`` stands behind them."""
    return f"{_BEGIN}{without_signs(url)[:2000]}{_WORDS}"


def without_signs(text: str) -> str:
    """Give words of a document without codes that would be taken for the signs of a link, and
    without soft hyphens: these say where a word may be divided, and are no part of it.
    """
    return _SIGNS.sub("", text)


def taken_off(blocks: Iterable[str]) -> tuple[list[str], list[Hyperlink]]:
    """Give blocks without the signs of links in them, those left empty left out, and the links."""
    plain: list[str] = []
    found: list[Hyperlink] = []
    for block in blocks:
        if _BEGIN not in block and END_LINK not in block:
            plain.append(block)
            continue
        parts: list[str] = []
        spans: list[tuple[str, int, int]] = []
        end = length = 0
        for link in _ON_WORDS.finditer(block):
            before, words = (_plain(part) for part in (block[end : link.start()], link[2]))
            length += len(before)
            spans.append((link[1], length, length + len(words)))
            parts += [before, words]
            length += len(words)
            end = link.end()
        text = "".join([*parts, _plain(block[end:])])
        found += (hyperlink(url, text, start, stop) for url, start, stop in spans)
        if text.strip(" -"):
            plain.append(text.strip())
    return plain, found


def _plain(part: str) -> str:
    return without_signs(_BROKEN.sub("", part))


def find_links(text: str, hyperlinks: Iterable[Hyperlink] = ()) -> tuple[Link, ...]:
    """Give the links of a text in its order: those of its document that stand on words that are in
    the text, those written as Markdown, and addresses that stand there as they are.
    """
    found: dict[tuple[int, str], Link] = {}
    taken: list[tuple[int, int]] = []
    for link in (*_placed(text, hyperlinks), *_marked(text)):
        found.setdefault((link.start, link.url), link)
        taken.append((link.start, link.end))
    taken.sort()
    for link in _bare(text):
        # An address inside another link is the same one once more.
        at = bisect_right(taken, (link.start, len(text))) - 1
        if at < 0 or taken[at][1] <= link.start:
            found.setdefault((link.start, link.url), link)
    return tuple(sorted(found.values(), key=lambda link: (link.start, link.end)))[:_MOST_LINKS]


def _placed(text: str, hyperlinks: Iterable[Hyperlink]) -> Iterator[Link]:
    wanted = [link for link in hyperlinks if link.url and link.words]
    if not wanted:
        return
    sheet = _Squeezed(text)
    cursor, left = 0, _MOST_WORK
    for link in wanted:
        needle = link.before + link.words + link.after
        at = sheet.text.find(needle, cursor)
        left -= (len(sheet.text) if at < 0 else at) - cursor
        if left < 0:
            return
        if at >= 0:
            cursor = at + 1
            first = at + len(link.before)
            start, end = sheet.place(first), sheet.place(first + len(link.words) - 1) + 1
            yield Link(start, end, link.url, link.words)


class _Squeezed:
    """A text with single spaces, and where each of its letters stands in the text itself."""

    def __init__(self, text: str) -> None:
        parts: list[str] = ["\n"]
        self._from, self._to = [0], [0]
        end, length = 0, 1
        for gap in _SPACES.finditer(text):
            parts += [text[end : gap.start()], "\n" if "\n" in gap.group() else " "]
            length += gap.start() - end + 1
            end = gap.end()
            self._from.append(length)
            self._to.append(end)
        parts += [text[end:], "\n"]
        # A text begins and ends a block whether or not it has an empty line there.
        self._from[0] = 1
        self.text = "".join(parts)

    def place(self, at: int) -> int:
        """Give the offset in the text of the letter that is not a space at ``at``."""
        run = max(0, bisect_right(self._from, at) - 1)
        return self._to[run] + at - self._from[run]


def _squeezed(text: str) -> str:
    return _SPACES.sub(lambda gap: "\n" if "\n" in gap.group() else " ", text)


def _marked(text: str) -> Iterator[Link]:
    if "](" in text:
        for found in _WRITTEN.finditer(text):
            yield Link(*found.span(), _trimmed(found[2]), _squeezed(found[1]).strip())
    if "]:" in text:
        named = {found[1].casefold(): _trimmed(found[2]) for found in _REFERENCE.finditer(text)}
        for found in _REFERRED.finditer(text) if named else ():
            if url := named.get((found[2] or found[1]).casefold()):
                yield Link(*found.span(), url, _squeezed(found[1]).strip())


def _bare(text: str) -> Iterator[Link]:
    for found in _BARE.finditer(text):
        url = _trimmed(found.group())
        yield Link(found.start(), found.start() + len(url), url, url)


def _trimmed(url: str) -> str:
    """Leave out what belongs to the sentence: its full stop, a bracket that began before."""
    while url and (url[-1] in _CLOSING or (url[-1] in ")]" and url.count(url[-1]) > _opened(url))):
        url = url[:-1]
    return url


def _opened(url: str) -> int:
    return url.count("(" if url[-1] == ")" else "[")


def _whole(url: str, base: str) -> str:
    url = url.strip()
    if url.startswith("#"):
        return ""
    try:
        return web_address(urljoin(base, url) if base else url)
    except ValueError:  # "http://[::1" and the like
        return ""
