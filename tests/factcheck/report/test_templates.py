"""Templates of the person's own: in the place of the shipped ones, never a way in for a text."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path

import pytest

from factcheck.cli import main
from factcheck.errors import UserError
from factcheck.paths import RESOURCES, templates_dir
from factcheck.report import PACKAGES, WRITERS, templates
from factcheck.report.build import Report

HOSTILE = "<script>alert(1)</script> [x](javascript:alert(1)) *b* {{ 7 * 7 }}"


@pytest.fixture
def hostile(sample: Report) -> Report:
    article = dataclasses.replace(sample.articles[0].article, title=HOSTILE, outlet=HOSTILE)
    part = dataclasses.replace(sample.articles[0], article=article)
    return dataclasses.replace(sample, articles=(part,), reviewer=HOSTILE)


def own(name: str, content: str) -> Path:
    templates_dir().mkdir(parents=True, exist_ok=True)
    path = templates_dir() / name
    path.write_text(content, encoding="utf-8")
    return path


def test_ones_own_template_is_used(sample: Report) -> None:
    own("report.html", "<h1>Harbour Desk</h1>{{ summary }}{{ report.counts.total }} in all")

    html = WRITERS["html"](sample)

    assert html.startswith("<h1>Harbour Desk</h1><section")
    assert html.endswith("7 in all")


def test_ones_own_style_goes_into_the_page_and_into_word(sample: Report) -> None:
    own("report.css", "body { color: teal }")
    assert "<style>\nbody { color: teal }</style>" in WRITERS["html"](sample)

    shipped = (RESOURCES / "templates" / "report.styles.xml").read_text(encoding="utf-8")
    before = PACKAGES["docx"](sample)
    own("report.styles.xml", shipped.replace("<w:b/>", ""))
    assert PACKAGES["docx"](sample) != before


WAYS = (
    "{{ TEXT }}",
    "{% autoescape false %}{{ TEXT }}{% endautoescape %}",
    "{% macro m(x) %}{{ x }}{% endmacro %}{{ m(TEXT) }}",
    "{% set x %}{{ TEXT }}{% endset %}{{ x }}",
    "{% for one in [TEXT] %}{{ one }}{% endfor %}",
    "{{ (TEXT, 1)|first }}",
    "{{ [TEXT, summary]|sort|last }}{{ [TEXT]|list }}",
    "{{ TEXT|trim }}{{ TEXT|string }}",
)


@pytest.mark.parametrize("way", WAYS)
def test_a_text_stays_text_whatever_a_template_does(hostile: Report, way: str) -> None:
    way = way.replace("TEXT", "report.reviewer")
    own("report.html", way)
    own("report.md", way)

    assert "<script>" not in WRITERS["html"](hostile)
    shown = WRITERS["md"](hostile)
    assert not re.search(r"(?<!\\\\)<script>", shown)
    assert "[x](javascript" not in shown


@pytest.mark.parametrize(
    "way",
    [
        "{{ report.reviewer|safe }}",
        "{{ report.reviewer ~ summary }}",
        "{{ summary + report.reviewer }}",
        "{{ summary.format(report.reviewer) }}",
        "{{ summary.__class__ }}",
        "{{ report.__init__.__globals__ }}",
        "{{ ''.__class__.__mro__ }}",
        "{% include '../settings.json' %}",
        "{% include '/etc/passwd' %}",
        "{{ range(99999999)|list }}",
    ],
)
def test_what_leads_out_of_the_sandbox_is_refused(sample: Report, way: str) -> None:
    own("report.html", f"one\ntwo {way}")

    with pytest.raises(UserError) as refused:
        WRITERS["html"](sample)

    assert "report.html has a fault in line 2" in str(refused.value)
    assert "Nothing was written." in str(refused.value)


@pytest.mark.parametrize(
    ("content", "line"),
    [("a\nb\n{{ titel }}", 3), ("a\n{% if %}", 2), ("a\n{{ report.nothing }}", 2), ("{% for", 1)],
)
def test_a_fault_is_told_with_its_line_and_what_to_do(
    sample: Report, content: str, line: int
) -> None:
    own("report.md", content)

    with pytest.raises(UserError, match=f"in line {line}: ") as refused:
        WRITERS["md"](sample)

    assert "then the shipped one is used" in str(refused.value)


@pytest.mark.parametrize(
    ("name", "content", "format"),
    [
        ("report.css", "</style><script>", "html"),
        ("report.styles.xml", "<a><b></a>", "docx"),
        ("report.styles.xml", '<!DOCTYPE x [<!ENTITY a "b">]><x/>', "docx"),
    ],
)
def test_a_style_sheet_that_would_break_the_report_is_refused(
    sample: Report, name: str, content: str, format: str
) -> None:
    own(name, content)
    write = WRITERS.get(format) or PACKAGES[format]

    with pytest.raises(UserError, match="template"):
        write(sample)


def test_the_shipped_ones_are_the_starting_point(
    sample: Report, capsys: pytest.CaptureFixture[str]
) -> None:
    before = WRITERS["html"](sample), WRITERS["md"](sample)
    kept = own("report.css", "/* mine */")

    assert main(["template", "--copy"]) == 0

    assert kept.read_text(encoding="utf-8") == "/* mine */"
    assert "yours: report.html" in capsys.readouterr().out
    kept.unlink()
    assert templates.copy_shipped() == [kept]
    assert (WRITERS["html"](sample), WRITERS["md"](sample)) == before
