"""Rows 42, 45, 47 and 49: what documents bring along is refused, or counted and harmless."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.errors import ArticleRefused
from factcheck.intake import Worker, read
from factcheck.model import Verdict
from factcheck.query import ClaimQuery
from factcheck.report import WRITERS
from factcheck.workbench import Workbench
from tests.factcheck.articles.documents import docx, odt

HAD = "The mayor said that the bridge cost 12 million pounds in 2020."


def test_row_42_a_document_type_of_its_own_is_refused_in_every_office_format() -> None:
    laughs = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
    reads = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    for doctype in (laughs, reads):
        for raw in (docx("", {"word/document.xml": doctype + "<x>&a;</x>"}),
                    odt("", {"content.xml": doctype + "<x>&a;</x>"})):  # fmt: skip
            with pytest.raises(ArticleRefused, match="document type"):
                read(raw)


def test_row_45_a_line_of_a_million_letters_is_read_and_more_than_20_mb_is_not() -> None:
    with Worker() as worker:
        article = worker.read(("bridge " * 150_000).encode())
        assert len(article.text) > 1_000_000
        assert "".join(p.text for p in article.passages).split() == article.text.split()
        with pytest.raises(ArticleRefused, match="20 MB"):
            worker.read(b"a " * 10_000_001)


def test_row_47_what_nothing_can_hold_is_left_out_and_counted(tmp_path: Path) -> None:
    raw = b"\xef\xbb\xbf" + HAD.replace(" ", " \x00\x1b\x85", 1).encode("latin-1")
    article = read(raw)
    assert article.dropped >= 2
    with Workbench.create(tmp_path / "library.factcheck") as workbench:
        (number,) = workbench.add_article(article).article_ids
        assert workbench.article(number).text == article.text
        workbench.decide(workbench.claim_ids(ClaimQuery())[0], Verdict.SUPPORTED)
        report = workbench.report()
        for name, write in WRITERS.items():
            said = write(report)
            assert not set(said) & {"\x00", "\x1b", "\x85", "\ufffe"}, name


RUSSIAN = "Мэр сказал в понедельник, что ремонт моста стоил 12 миллионов. "
JAPANESE = "市長は月曜日に、橋の修理に千二百万ポンドかかったと述べた。"
ENGLISH = "“Café” – the naïve mayor’s bridge cost 12 million pounds. "
CZECH = "Starosta řekl v pondělí, že oprava mostu stála dvanáct milionů. Žádné peníze už nezbyly. "
POLISH = "Burmistrz powiedział w poniedziałek, że naprawa mostu kosztowała dwanaście milionów. "
TURKISH = "Başkan pazartesi günü köprünün onarımının on iki milyona mal olduğunu söyledi. "
ITALIAN = "Il sindaco ha detto lunedì che la città non ha più soldi, perché costerà di più. "


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1252", ENGLISH),
        ("cp1252", ITALIAN),
        ("utf-16", ENGLISH),
        ("utf-16-le", ENGLISH),
        ("cp1250", CZECH),
        ("iso8859-2", POLISH),
        ("cp1254", TURKISH),
        ("shift_jis", JAPANESE),
        ("euc_jp", JAPANESE),
        ("koi8-r", RUSSIAN),
        ("cp1251", RUSSIAN),
    ],
)
def test_row_49_an_encoding_is_found_and_can_be_said(encoding: str, text: str) -> None:
    raw = (text * 5).encode(encoding)
    assert read(raw).text.strip() == (text * 5).strip()
    assert read(raw, encoding=encoding).text.strip().lstrip("\ufeff") == (text * 5).strip()


def test_row_49_a_mixed_file_loses_what_is_shown_as_lost() -> None:
    raw = HAD.encode() * 20 + b" caf\xe9 " + "naïve".encode() * 40
    article = read(raw)
    assert article.encoding == "utf-8"
    assert article.dropped == 1
    assert article.text.count("\ufffd") == 1
