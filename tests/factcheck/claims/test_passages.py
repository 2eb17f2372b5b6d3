"""The whole way from a text to its passages and claims."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from factcheck.claims import split, split_span
from factcheck.claims.reasons import MIXED
from factcheck.claims.triage import NO_SUGGESTION
from factcheck.model import Kind, Role

LINES = st.sampled_from(
    [
        "By Ines Calder", "5 April 2021", "Comments are closed.", "---", "*", "", "- one", "😀",
        "“We waited. It never came,” Ode said.", "# A Later Boat", "e\u0301 \u200d \x00",
        "The boat was sold in 2014 for 1.2 million pounds, and it was never seen again.",
        "Is it late?", "שלום עולם.", "Home", "News", "He said that the boat “is late",
        "The captain left the harbour at dawn and returned on Friday; the mayor thanked him.",
    ]
)  # fmt: skip
TEXTS = st.one_of(st.lists(LINES, max_size=14).map("\n".join), st.text(max_size=80))


@given(TEXTS)
def test_every_character_that_is_no_space_belongs_to_one_passage(text: str) -> None:
    at = 0
    for passage in split(text):
        assert text[at : passage.start].strip() == ""
        assert passage.start < passage.end
        assert passage.text == text[passage.start : passage.end]
        at = passage.end
    assert text[at:].strip() == ""


@given(TEXTS)
def test_claims_are_exact_spans_inside_their_passage(text: str) -> None:
    for passage in split(text):
        at = passage.start
        for claim in passage.claims:
            assert at <= claim.start < claim.end <= passage.end
            assert claim.text == text[claim.start : claim.end] == claim.text.strip()
            assert claim.statement
            at = claim.end


@given(TEXTS)
def test_what_asserts_holds_a_claim_and_nothing_else_does(text: str) -> None:
    for passage in split(text):
        judged = passage.kind is not Kind.NONE or passage.reasons == (NO_SUGGESTION,)
        assert bool(passage.claims) == (passage.role is Role.SENTENCE and judged)


def without_signs(text: str) -> str:
    """A text in small letters without markdown's signs, which a statement leaves out, and without
    marks of quotation: those that do not pair are left out, and one is put where it is missing.
    """
    return "".join(sign for sign in text.lower() if sign not in '*_`~#[]"“”„«»')


@given(TEXTS)
@example("\x1b_㐀")
@example("E:¹»;")
@example("**The boat** was sold in _2014_ for 3 million pounds.")
def test_statements_use_no_word_that_is_not_in_the_text(text: str) -> None:
    said = without_signs(text)
    for passage in split(text):
        for claim in passage.claims:
            for word in claim.statement.rstrip(".").split():
                assert without_signs(word) in said


def test_the_same_text_gives_the_same_passages() -> None:
    text = "The boat was sold in 2014. It is the best boat. Is it late?"
    assert split(text) == split(text)


def test_a_question_holds_no_claim() -> None:
    passages = split("Who sold the boat in 2014? The board sold it for 3 million pounds.")
    assert [bool(passage.claims) for passage in passages] == [False, True]


def test_each_sentence_of_a_quotation_has_the_speaker() -> None:
    passages = split("“We waited. The boat never came,” Captain Ruth Marsh said. She went home.")
    assert [passage.speaker for passage in passages] == [
        "Captain Ruth Marsh",
        "Captain Ruth Marsh",
        "",
    ]


def test_a_pronoun_speaks_for_the_last_name() -> None:
    passages = split("“The boat is late,” said Ruth Marsh.\n\n“The crew is tired,” she added.")
    assert passages[-1].speaker == "Ruth Marsh"


def test_reasons_name_the_words_that_caused_them() -> None:
    (passage,) = split("The board sold the ferry for $2 million on 6 April 2014.")
    assert passage.kind is Kind.FACT
    assert "a figure: $2 million" in passage.reasons
    assert "a date: 6 April 2014" in passage.reasons


def test_statements_lose_links_and_emphasis_and_lone_quotes() -> None:
    passages = split("The **ferry** was sold to [a Danish firm](https://example.org/x) in 2014.")
    assert passages[0].claims[0].statement == "The ferry was sold to a Danish firm in 2014."
    quoted = split("“The ferry was sold in 2014. It sank in 2016,” Marsh said.")
    assert quoted[0].claims[0].statement == "The ferry was sold in 2014."


def test_a_chosen_span_always_holds_a_claim() -> None:
    text = "Comments are closed. Is it late?"
    passage = split_span(text, 21, len(text))
    assert passage.role is Role.SENTENCE
    assert [claim.text for claim in passage.claims] == ["Is it late?"]


def test_a_chosen_span_is_trimmed_and_kept_inside_the_text() -> None:
    passage = split_span("  The boat was sold in 2014.  ", 0, 999)
    assert (passage.start, passage.text) == (2, "The boat was sold in 2014.")


def test_a_span_without_words_is_no_passage() -> None:
    with pytest.raises(ValueError, match="no words"):
        split_span("a   b", 1, 4)


def test_a_claim_cut_from_a_sentence_has_reasons_of_its_own() -> None:
    (passage,) = split("The ferry was sold for $2 million in 2014, and the crew should be ashamed.")
    sale, shame = passage.claims
    assert (sale.kind, shame.kind) == (Kind.FACT, Kind.OPINION)
    assert sale.worthy > shame.worthy
    assert "a figure: $2 million" in sale.reasons
    assert "advice: should" in shame.reasons
    assert not any("should" in reason for reason in sale.reasons)
    assert not any("2014" in reason for reason in shame.reasons)


def test_a_sentence_of_a_fact_and_an_opinion_says_that_it_is_mixed() -> None:
    (passage,) = split("The ferry was sold for $2 million in 2014, and the crew should be ashamed.")
    assert passage.reasons[0] == MIXED


def test_a_sentence_that_stays_whole_and_its_claim_are_judged_alike() -> None:
    (passage,) = split("The board sold the ferry for $2 million on 6 April 2014.")
    (claim,) = passage.claims
    assert (claim.kind, claim.checkable, claim.worthy, claim.speaker, claim.reasons) == (
        passage.kind, passage.checkable, passage.worthy, passage.speaker, passage.reasons,
    )  # fmt: skip


def test_each_thing_that_is_reported_has_its_speaker() -> None:
    (passage,) = split(
        "Ruth Marsh said that the ferry was sold in 2014, and that the crew was paid in May."
    )
    assert [claim.speaker for claim in passage.claims] == ["Ruth Marsh", "Ruth Marsh"]


def test_claims_in_a_language_that_is_not_judged_say_so_each() -> None:
    passages = split("Das Schiff wurde verkauft und die Mannschaft ist nicht mehr an Bord.")
    assert {claim.reasons for passage in passages for claim in passage.claims} == {(NO_SUGGESTION,)}


def test_a_part_without_a_sign_of_its_own_is_what_its_sentence_is() -> None:
    (passage,) = split("The ferry was sold for $2 million in 2014, and the deadline is near.")
    sale, deadline = passage.claims
    assert {passage.kind, sale.kind, deadline.kind} == {Kind.FACT}
    assert MIXED not in passage.reasons
    assert not any("2014" in reason for reason in deadline.reasons)


def test_what_stands_beside_a_report_is_not_attributed() -> None:
    (passage,) = split(
        "The two towns agreed on a ferry to the island six years ago, and no ticket has been sold."
    )
    assert passage.claims[-1].statement == "No ticket has been sold."
    assert passage.claims[-1].speaker == ""


def test_a_word_that_the_end_of_a_line_divides_has_no_gap_in_the_statement() -> None:
    text = "The council found that the sub-\nsidy for each passenger doubled from 9 to 18 crowns."
    statements = [claim.statement for passage in split(text) for claim in passage.claims]
    assert "sub-sidy" in " ".join(statements)
