"""An article in blocks and runs: nothing lost, nothing twice, whatever the claims do."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from factcheck.model import Article, Claim, Kind, Role, StoredPassage
from factcheck.report.build import Report, ReportArticle, build
from factcheck.report.layout import lay_out

Span = tuple[int, int]


def part(text: str, passages: list[tuple[int, int, Role]], claims: list[Span]) -> ReportArticle:
    article = Article(1, "a", "", "", "", "", "", "en", "", "utf-8", 0, "", "", text)
    stored = [
        StoredPassage(i, 1, start, end, role, Kind.NONE, (f"reason {i}",), False)
        for i, (start, end, role) in enumerate(passages)
    ]
    made = [
        Claim(
            i, f"c{i}", 1, start, end, text[start:end], "", "", Kind.FACT, 0, 0, (), None, "",
            False, "", 0,
        )
        for i, (start, end) in enumerate(claims)
    ]  # fmt: skip
    about = {"made_at": "", "program": "", "reviewer": "", "record_head": ""}
    report: Report = build([article], {1: stored}, {1: made}, {}, **about)
    return report.articles[0]


def spans(limit: int) -> st.SearchStrategy[Span]:
    ends = st.integers(0, limit)
    return st.tuples(ends, ends).map(lambda pair: (min(pair), max(pair)))


@st.composite
def parts(draw: st.DrawFn) -> ReportArticle:
    text = draw(st.text("ab. \n", max_size=40))
    passages = [
        (*span, draw(st.sampled_from(Role))) for span in draw(st.lists(spans(42), max_size=6))
    ]
    return part(text, passages, draw(st.lists(spans(42), max_size=8)))


@given(parts())
def test_every_character_is_shown_once_and_in_order(whole: ReportArticle) -> None:
    shown = "".join(block.text for block in lay_out(whole))

    assert "".join(shown.split()) == "".join(whole.article.text.split())


@given(parts())
def test_every_claim_begins_once_and_ends_once(whole: ReportArticle) -> None:
    runs = [run for block in lay_out(whole) for run in block.runs]
    visible = [
        one.number
        for one in whole.claims
        if whole.article.text[one.claim.start : one.claim.end].strip()
    ]

    assert sorted(one.number for run in runs for one in run.begins) == visible
    assert sorted(one.number for run in runs for one in run.ends) == visible


@given(parts())
def test_a_run_knows_how_many_claims_lie_on_it(whole: ReportArticle) -> None:
    open_claims: set[int] = set()
    for block in lay_out(whole):
        for run in block.runs:
            open_claims |= {one.number for one in run.begins}
            assert run.depth == len(open_claims)
            assert (run.claim.number in open_claims) if run.claim else not open_claims
            open_claims -= {one.number for one in run.ends}


def test_the_innermost_claim_is_on_top() -> None:
    runs = lay_out(part("one two three", [], [(0, 13), (4, 7)]))[0].runs

    assert [(run.text, run.claim.number if run.claim else 0) for run in runs] == [
        ("one ", 1),
        ("two", 2),
        (" three", 1),
    ]


def test_a_blank_line_ends_a_paragraph_and_a_wrapped_line_does_not() -> None:
    text = "One is\nwrapped here.\nTwo goes on.\n\nThree is apart."
    ends = [text.index(word) + len(word) for word in ("here.", "on.", "apart.")]
    starts = [0, ends[0] + 1, ends[1] + 2]
    sentences = [(start, end, Role.SENTENCE) for start, end in zip(starts, ends, strict=True)]

    assert [block.text for block in lay_out(part(text, sentences, []))] == [
        "One is\nwrapped here.\nTwo goes on.",
        "Three is apart.",
    ]


def test_a_line_is_a_paragraph_where_no_sentence_is_wrapped() -> None:
    text = "One line.\nAnother line."
    blocks = lay_out(part(text, [(0, 9, Role.SENTENCE), (10, 23, Role.SENTENCE)], []))

    assert [block.text for block in blocks] == ["One line.", "Another line."]


def test_furniture_is_folded_together_with_all_its_reasons() -> None:
    text = "Menu\n\nShare\nText."
    furniture = [(0, 4, Role.FURNITURE), (6, 11, Role.FURNITURE), (12, 17, Role.SENTENCE)]
    first, second = lay_out(part(text, furniture, []))

    assert (first.role, first.lines, first.reasons) == (Role.FURNITURE, 2, ("reason 0", "reason 1"))
    assert (second.role, second.reasons) == (Role.SENTENCE, ())
