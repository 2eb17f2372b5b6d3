"""HTML: the article of a web page with what the page says about it, or a copied piece of one."""

from __future__ import annotations

import re
from typing import Any, Final

from factcheck.articles.charsets import decode_page
from factcheck.articles.plain import decode_as
from factcheck.articles.reading import (
    LARGEST,
    Reading,
    clean,
    iso_day,
    one_line,
    refuse,
    refuse_too_large,
    web_address,
)
from factcheck.articles.visible import visible_page, visible_text

_MOST_TAGS: Final = 500_000
_LONG_TAG: Final = 20_000
_MOST_ATTRIBUTES: Final = 2_000
_LITTLE: Final = 60
"""With so few words an extraction is doubted and others are heard."""
_TOO_DEEP: Final = 900
_PAGE_SIGN = re.compile(
    r"<(?:nav|header|footer|aside|main)\b|\brole=[\"']?navigation", re.IGNORECASE
)
_WHOLE = re.compile(r"<(?:head|body|html)\b", re.IGNORECASE)
_COPIED = re.compile(r"<!--\s{0,9}StartFragment\s{0,9}-->", re.IGNORECASE)
_CLIPPED = re.compile(r"<!--\s{0,9}(?:Start|End)Fragment\s{0,9}-->", re.IGNORECASE)
_LONG_TAGS = re.compile(rf"<[A-Za-z][^<>]{{{_LONG_TAG},}}")
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_WORD = re.compile(r"\w+")
_SOFT_HYPHEN: Final = "\u00ad"
_XML_ENCODING = re.compile(r"^\s{0,99}<\?xml[^>]{0,300}>")


def read_html(raw: bytes, charset: str = "", address: str = "", encoding: str = "") -> Reading:
    """Read a page, saved or fetched, or a fragment from the clipboard.

    Of a page the article is taken; of a fragment everything that shows, because somebody chose it.
    ``charset`` is what a server said about the bytes, ``address`` where they came from,
    ``encoding`` what a person says.
    Raises ``ArticleRefused``.
    """
    if len(raw) > LARGEST:
        raise refuse_too_large(len(raw))
    source, encoding, lost = decode_as(raw, encoding) if encoding else decode_page(raw, charset)
    source, dropped = clean(source.removeprefix("\ufeff"))
    tree, depth = _parse(source)
    whole, hyperlinks = visible_page(tree, address)
    found = None
    if depth <= _TOO_DEEP:
        found = _extract(tree) or _extract(tree, all_it_can=True)
    body = whole if found is None or _is_fragment(source) else _best(tree, found, whole)
    is_document = body is not whole
    # What a script writes is often in the page all the same, for search engines (JSON-LD).
    if not _WORD.search(whole) and _words(body) < _LITTLE:
        raise refuse(
            "The page holds no text: a script writes it or it is a picture.",
            "Open it in a browser, copy the article and paste it.",
        )
    about = found.as_dict() if found is not None else {}
    title = one_line(about.get("title"))
    return Reading(
        text=_titled(title, clean(body.replace(_SOFT_HYPHEN, ""))[0]) + "\n",
        encoding=encoding,
        dropped=dropped + lost,
        title=title,
        author=", ".join(
            part for part in re.split(r"\s*;\s*", one_line(about.get("author"))) if part
        ),
        published=iso_day(about.get("date")),
        outlet=one_line(about.get("sitename")),
        url=web_address(about.get("url")),
        language=(tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or "")[
            :2
        ].lower(),
        hyperlinks=tuple(hyperlinks),
        is_document=is_document,
    )


def _parse(source: str) -> tuple[Any, int]:
    """Give the tree and how deep it is; refuse what would cost more than any page is worth."""
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring

    if source.count("<") > _MOST_TAGS:
        raise refuse(f"The page has more than {_MOST_TAGS:,} tags: no article has.")
    for tag in _LONG_TAGS.finditer(source):
        # A parser looks at every earlier attribute for every new one.
        if len(_QUOTED.sub('""', tag.group()).split()) > _MOST_ATTRIBUTES:
            raise refuse(f"A tag of the page has more than {_MOST_ATTRIBUTES:,} attributes.")
    # The extractor leaves out what follows a comment, and many a page has one in mid-sentence.
    parser = HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=True, remove_pis=True, remove_comments=True
    )
    content = _XML_ENCODING.sub("", source).encode("utf-8", "replace")
    try:
        tree = document_fromstring(content, parser=parser)
    except etree.LxmlError:
        raise refuse("The page holds no text, or it is no web page.") from None
    if any("Excessive depth" in entry.message for entry in parser.error_log):
        raise refuse("The page is nested too deeply to be read.")
    depth = deepest = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
    return tree, deepest


def _extract(tree: Any, *, all_it_can: bool = False) -> Any:
    """Give what trafilatura finds, ``None`` where it finds nothing or fails over the page."""
    import logging
    import warnings

    from trafilatura import bare_extraction

    # It logs what it does not find; that is told to the reviewer in our words.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        # Libraries under it warn of dates that pages write badly: nobody here can mend these.
        with warnings.catch_warnings(action="ignore"):
            return bare_extraction(
                tree,
                include_comments=False,
                with_metadata=True,
                favor_precision=not all_it_can,
                favor_recall=all_it_can,
            )
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError, RecursionError):
        # Odd pages find holes in any extractor; the page's visible text is still there.
        return None


def _is_fragment(source: str) -> bool:
    """A piece that was copied: no page around it, no menus in it."""
    copied = _COPIED.search(source) is not None or not _WHOLE.search(source)
    return copied and not _PAGE_SIGN.search(source)


def _best(tree: Any, found: Any, whole: str) -> str:
    """Give the article; where little was found, hear others, and at last show everything."""
    body = _text_of(found)
    if _words(body) >= _LITTLE:
        return body
    more = _extract(tree, all_it_can=True)
    second = _text_of(more) if more is not None else ""
    if _words(second) >= 2 * _words(body):
        body = second
    if _words(body) * 4 < min(_words(whole), 2 * _LITTLE):
        return whole
    return body


def _text_of(found: Any) -> str:
    return visible_text(found.body) if found.body is not None else str(found.text or "")


def _words(text: str) -> int:
    return len(_WORD.findall(text))


def _titled(title: str, body: str) -> str:
    """Put the title above the text unless it begins with it anyway."""
    body = body.strip()
    start = _folded(body[: len(title) + 400])
    wanted = _folded(title)
    first = _folded(body.split("\n", 1)[0])
    if not wanted or wanted in start or (len(first) > 15 and first in wanted):
        return body
    return f"{title}\n\n{body}"


def _folded(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))
