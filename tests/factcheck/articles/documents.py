"""Documents made by hand: no office program, no printer."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "urn:oasis:names:tc:opendocument:xmlns:"

PARAGRAPHS = (
    "The bridge over the Tarn reopened on Monday after repairs that cost 12 million pounds.",
    "The mayor said that the town had waited for eleven years. The shops were open late.",
    "The first bridge was built in 1931 by the harbour company and carried trams until 1964.",
    "In that year the last of the cars was sold to a museum in the north of the country.",
)


def zipped(**parts: str | bytes) -> bytes:
    """A zip archive; in the names of its parts `__` stands for `/` and `_` for `.`."""
    return zip_of({name.replace("__", "/").replace("_", "."): parts[name] for name in parts})


def zip_of(parts: dict[str, str | bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def docx(body: str, more: dict[str, str] | None = None) -> bytes:
    """A Word document with this inside of its body."""
    return zip_of(
        {
            "word/document.xml": f'<?xml version="1.0"?><w:document xmlns:w="{W}">'
            f"<w:body>{body}</w:body></w:document>",
            **(more or {}),
        }
    )


def paragraph(text: str, properties: str = "") -> str:
    return f"<w:p>{properties and f'<w:pPr>{properties}</w:pPr>'}<w:r><w:t>{text}</w:t></w:r></w:p>"


def odt(body: str, more: dict[str, str] | None = None) -> bytes:
    """An OpenDocument text with this inside of its body."""
    spaces = " ".join(f'xmlns:{n}="{OFFICE}{n}:1.0"' for n in ("office", "text", "table", "style"))
    return zip_of(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f"<office:document-content {spaces}><office:body><office:text>{body}"
            "</office:text></office:body></office:document-content>",
            **{name: content.replace("SPACES", spaces) for name, content in (more or {}).items()},
        }
    )


Placed = tuple[float, float, str]


def pdf(pages: Sequence[Sequence[Placed]], *, size: int = 11, info: str = "") -> bytes:
    """A PDF with these words at these places (points from the lower left corner), in Helvetica."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    objects.append(
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
    )
    kids = []
    for page in pages:
        stream = "\n".join(f"BT /F {size} Tf {x} {y} Td ({_escaped(t)}) Tj ET" for x, y, t in page)
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] "
            f"/Resources << /Font << /F 3 0 R >> >> /Contents {len(objects)} 0 R >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    trailer = "/Root 1 0 R"
    if info:
        objects.append(f"<< {info} >>")
        trailer += f" /Info {len(objects)} 0 R"
    return pdf_of(objects, trailer)


def pdf_of(objects: Sequence[str], trailer: str = "/Root 1 0 R") -> bytes:
    """A PDF of these objects, numbered from 1."""
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n".encode("cp1252")
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010} 00000 n \n".encode() for place in places)
    out += f"trailer << /Size {len(objects) + 1} {trailer} >>\nstartxref\n{start}\n%%EOF".encode()
    return bytes(out)


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def column(lines: Sequence[str], x: float = 72, y: float = 700, step: float = 14) -> list[Placed]:
    """Lines under each other."""
    return [(x, y - step * number, line) for number, line in enumerate(lines)]


def web_page(body: str, head: str = "") -> str:
    return (
        f'<!DOCTYPE html><html lang="en"><head>{head}</head><body><nav><a href="/">Home</a> '
        f'<a href="/w">World</a></nav>{body}<footer>All rights reserved</footer></body></html>'
    )


def article(*more: str, title: str = "Harbour Bridge Reopens") -> str:
    paragraphs = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
    return f"<article><h1>{title}</h1>{paragraphs}{''.join(more)}</article>"
