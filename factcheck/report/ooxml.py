"""Word's own format (ECMA-376), as little of it as a report needs: a zip archive of XML parts.

Every text goes through ``text``: nothing from a library can become markup, a field or a link. Links
lead to web addresses or to bookmarks; nothing is loaded from outside when the file is opened.
"""

from __future__ import annotations

import html
import io
import re
import zipfile
from collections.abc import Iterable

from factcheck.report import templates
from factcheck.report.characters import reveal
from factcheck.report.links import web_link

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_NAMES = f'xmlns:w="{_W}" xmlns:r="{_R}"'
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_EARLIEST = (1980, 1, 1, 0, 0, 0)  # no time of this machine: the same report, the same file
_PAGE = (
    '<w:sectPr><w:footerReference w:type="default" r:id="rIdFooter"/>'
    '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1304" w:right="1134" w:bottom="1304" '
    'w:left="1134" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>'
)
WIDTH = 9638
"""Between the margins, in twentieths of a point."""


def text(value: str) -> str:
    """A text as it may stand in XML, literally, with marks for what cannot be seen."""
    return html.escape(reveal(value), quote=True)


def line(value: str) -> str:
    """A text in one line."""
    return " ".join(value.split())


def run(value: str, *, style: str = "", bold: bool = False, color: str = "", fill: str = "") -> str:
    """A stretch of text; line ends become breaks."""
    looks = f'<w:rStyle w:val="{style}"/>' if style else ""
    looks += "<w:b/>" if bold else ""
    looks += f'<w:color w:val="{color.lstrip("#")}"/>' if color else ""
    looks += f'<w:shd w:val="clear" w:color="auto" w:fill="{fill.lstrip("#")}"/>' if fill else ""
    looks = f"<w:rPr>{looks}</w:rPr>" if looks else ""
    lines = re.split(r"\r\n?|[\n\u2028\u2029]", value)
    words = "<w:br/>".join(f'<w:t xml:space="preserve">{text(one)}</w:t>' for one in lines)
    return f"<w:r>{looks}{words}</w:r>"


def paragraph(content: str, style: str = "", *, mark: str = "") -> str:
    """A paragraph of runs; ``mark`` names a bookmark (``a1``, ``claim7``) to link to."""
    named = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    if mark:
        kind, place = re.fullmatch(r"([a-z]+)(\d+)", mark).groups()  # type: ignore[union-attr]
        number = int(place) * 2 + (kind == "claim")
        content = (
            f'<w:bookmarkStart w:id="{number}" w:name="{mark}"/>{content}'
            f'<w:bookmarkEnd w:id="{number}"/>'
        )
    return f"<w:p>{named}{content}</w:p>"


def inner_link(mark: str, content: str) -> str:
    """A link to a bookmark of the same document."""
    return f'<w:hyperlink w:anchor="{mark}" w:history="1">{content}</w:hyperlink>'


def table(rows: Iterable[Iterable[str]], widths: tuple[int, ...], *, headed: bool = False) -> str:
    """A table of cells, which are paragraphs; a heading row repeats on every page."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    parts = []
    for number, row in enumerate(rows):
        head = "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>" if headed and not number else ""
        cells = "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{cell}</w:tc>'
            for cell, width in zip(row, widths, strict=True)
        )
        parts.append(f"<w:tr>{head}{cells}</w:tr>")
    look = '<w:tblLook w:firstRow="1" w:noHBand="0" w:noVBand="1"/>' if headed else ""
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="Lines"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/>{look}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
        f"{''.join(parts)}</w:tbl>{paragraph('')}"
    )


class Links:
    """The web addresses that a document leads to."""

    def __init__(self) -> None:
        self._known: dict[str, str] = {}

    def link(self, url: str, words: str = "") -> str:
        """A live link with its host behind other words; what must not be opened stays text."""
        found = web_link(url)
        words = line(words)
        if found is None:
            shown = f"{words}, {line(url)}" if words else line(url)
            return run(shown) + run(" (address kept as text)", style="Quiet")
        name = self._known.setdefault(found.href, f"rId{len(self._known) + 1}")
        shown = run(words or found.href, style="Hyperlink")
        host = run(f" {found.host}", style="Quiet") if words else ""
        return f'<w:hyperlink r:id="{name}" w:history="1">{shown}</w:hyperlink>{host}'

    def relationships(self) -> str:
        """The links as the package lists them."""
        return "".join(
            f'<Relationship Id="{name}" Type="{_R}/hyperlink" '
            f'Target="{html.escape(href, quote=True)}" TargetMode="External"/>'
            for href, name in self._known.items()
        )


def package(
    body: Iterable[str], comments: Iterable[str], links: Links, *, title: str, author: str,
    made_at: str, footer: str
) -> bytes:  # fmt: skip
    """A whole document. ``footer`` stands left of the page numbers on every page."""
    document = f"{_XML}<w:document {_NAMES}><w:body>{''.join(body)}{_PAGE}</w:body></w:document>"
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relationships(
            f'<Relationship Id="rId1" Type="{_R}/officeDocument" Target="word/document.xml"/>'
            f'<Relationship Id="rId2" Type="{_PACKAGE}/relationships/metadata/core-properties" '
            'Target="docProps/core.xml"/>'
        ),
        "docProps/core.xml": _core(title, author, made_at),
        "word/document.xml": document,
        "word/styles.xml": templates.text("report.styles.xml"),
        "word/comments.xml": f"{_XML}<w:comments {_NAMES}>{''.join(comments)}</w:comments>",
        "word/footer1.xml": _footer(footer),
        "word/_rels/document.xml.rels": _relationships(
            f'<Relationship Id="rIdStyles" Type="{_R}/styles" Target="styles.xml"/>'
            f'<Relationship Id="rIdFooter" Type="{_R}/footer" Target="footer1.xml"/>'
            f'<Relationship Id="rIdComments" Type="{_R}/comments" Target="comments.xml"/>'
            + links.relationships()
        ),
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as files:
        for name, content in parts.items():
            info = zipfile.ZipInfo(name, _EARLIEST)
            info.compress_type = zipfile.ZIP_DEFLATED
            files.writestr(info, content.encode())
    return buffer.getvalue()


def comment(number: int, author: str, at: str, paragraphs: Iterable[str]) -> str:
    """A remark in the margin; ``comment_start`` and ``comment_end`` say what it is about."""
    when = f' w:date="{text(at)}"' if re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", at) else ""
    return (
        f'<w:comment w:id="{number}" w:author="{text(line(author))}" w:initials=""{when}>'
        f"{''.join(paragraph(run(words)) for words in paragraphs)}</w:comment>"
    )


def comment_start(number: int) -> str:
    """Where the words begin that a remark is about."""
    return f'<w:commentRangeStart w:id="{number}"/>'


def comment_end(number: int) -> str:
    """Where they end."""
    return f'<w:commentRangeEnd w:id="{number}"/><w:r><w:commentReference w:id="{number}"/></w:r>'


def _content_types() -> str:
    kinds = {
        "/word/document.xml": f"{_MAIN}.document.main+xml",
        "/word/styles.xml": f"{_MAIN}.styles+xml",
        "/word/comments.xml": f"{_MAIN}.comments+xml",
        "/word/footer1.xml": f"{_MAIN}.footer+xml",
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    }
    listed = "".join(f'<Override PartName="{k}" ContentType="{v}"/>' for k, v in kinds.items())
    return (
        f'{_XML}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{listed}</Types>'
    )


def _relationships(listed: str) -> str:
    return f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">{listed}</Relationships>'


def _core(title: str, author: str, made_at: str) -> str:
    made = made_at.replace("+00:00", "Z")
    when = ""
    if re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", made):
        when = f'<dcterms:created xsi:type="dcterms:W3CDTF">{made}</dcterms:created>'
    return (
        f'{_XML}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{text(title)}</dc:title><dc:creator>{text(author)}</dc:creator>{when}"
        "</cp:coreProperties>"
    )


def _footer(words: str) -> str:
    def field(name: str) -> str:
        return f'<w:fldSimple w:instr=" {name} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'

    right = f'<w:tabs><w:tab w:val="right" w:pos="{WIDTH}"/></w:tabs>'
    return (
        f'{_XML}<w:ftr {_NAMES}><w:p><w:pPr><w:pStyle w:val="Footer"/>{right}</w:pPr>{run(words)}'
        f"<w:r><w:tab/></w:r>{run('Page ')}{field('PAGE')}{run(' of ')}{field('NUMPAGES')}"
        "</w:p></w:ftr>"
    )
