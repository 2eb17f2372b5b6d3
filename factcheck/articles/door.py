"""The one door to the readers: bytes of any kind in, a text with what is known of it out."""

from __future__ import annotations

from factcheck.articles.foreign import data_kind
from factcheck.articles.kinds import kind_of
from factcheck.articles.plain import read_text
from factcheck.articles.reading import LARGEST, Reading, refuse, refuse_too_large, web_address


def read(raw: bytes, name: str = "", *, charset: str = "", encoding: str = "") -> Reading:
    """Read ``raw`` as what it is by its content; ``name`` says where it came from, no more.

    ``charset`` is what a server said about the bytes, ``encoding`` what a person says; formats that
    know their own pay no heed to them. Raises ``ArticleRefused`` in words where the
    document is damaged, locked, empty of text, or made to do harm. Documents of strangers belong
    within limits on time and memory: ``factcheck.intake.Worker`` calls this so.
    """
    if len(raw) > LARGEST:
        raise refuse_too_large(len(raw))
    # Each reader brings a library that is worth its import only when it is needed.
    match kind_of(raw):
        case "html":
            from factcheck.articles.html import read_html

            return read_html(raw, charset, web_address(name), encoding)
        case "pdf":
            from factcheck.articles.pdf import read_pdf

            return read_pdf(raw)
        case "docx":
            from factcheck.articles.docx import read_docx

            return read_docx(raw)
        case "odt":
            from factcheck.articles.odt import read_odt

            return read_odt(raw)
        case "rtf":
            from factcheck.articles.rtf import read_rtf

            return read_rtf(raw)
        case "mail":
            from factcheck.articles.mail import read_mail

            return read_mail(raw)
        case "archive":
            from factcheck.articles.mail import read_web_archive

            return read_web_archive(raw)
        case _:
            kind, advice = ("", "") if encoding else data_kind(raw)
            if kind:
                raise refuse(f"This is {kind}, not an article.", advice)
            return read_text(raw, encoding)
