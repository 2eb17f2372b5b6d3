"""What triage suggests, and the reasons it gives."""

from __future__ import annotations

import json
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.claims import triage
from factcheck.claims.reasons import MIXED, MOST
from factcheck.claims.triage import NO_SUGGESTION, Assessment, assess
from factcheck.claims.weights import FOLDER, load
from factcheck.claims.wording import SIZE, TOKEN, add_up, add_up_words, sign_buckets
from factcheck.model import Kind


def judged(sentence: str) -> Assessment:
    return assess([sentence])[0]


@pytest.mark.parametrize(
    "sentence",
    [
        "The harbour company paid $2 million for the two ferries in March 2014.",
        "Twelve people were arrested on Friday after a fire destroyed the town hall.",
        "Parliament passed the law by 212 votes to 187 on 6 April 2014.",
        "The minister said that the bridge had been closed since Monday.",
        "Paint cost 1 million.",
    ],
)
def test_events_with_particulars_are_facts(sentence: str) -> None:
    assert judged(sentence).kind is Kind.FACT


@pytest.mark.parametrize(
    "sentence",
    [
        "We should all be ashamed of such a foolish and dangerous plan.",
        "This is the worst decision that any council could ever make.",
        "I think that the new bridge will be a wonderful thing for all of us.",
        "The government must act now, because nothing is more important.",
    ],
)
def test_advice_judgements_and_beliefs_are_opinions(sentence: str) -> None:
    assert judged(sentence).kind is Kind.OPINION


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("The two harbours signed a treaty on fishing in 1987.", Kind.FACT),
        (
            "The regent visited the northern valley last week for the first time since 2003.",
            Kind.FACT,
        ),
        (
            "The dispute over the lighthouse could change the politics of the whole bay.",
            Kind.OPINION,
        ),
        ("Such a bargain would be a blow to the valley and a gift to its rivals.", Kind.OPINION),
        ("It is hardly surprising that the regent looks for new friends.", Kind.OPINION),
        ("The regent will surely try to win back the trust of the islands.", Kind.OPINION),
    ],
)
def test_analysis_is_told_from_what_it_reports(sentence: str, kind: Kind) -> None:
    assert judged(sentence).kind is kind


@pytest.mark.parametrize(
    "sentence", ["Who paid for the bridge?", "Good evening!", "* * *", "—", ""]
)
def test_what_asserts_nothing_is_neither(sentence: str) -> None:
    assert judged(sentence).kind is Kind.NONE


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        ("The council paid $2 million for the ferries.", "a figure: $2 million"),
        ("The law was passed on 6 April 2014 by the council.", "a date: 6 April 2014"),
        ("The High Court rejected the appeal on Monday.", "a named body: High Court"),
        ("The harbour company sold both of its ferries.", "an event: sold"),
        ("The mayor announced that the ferry had sunk.", "a report: announced"),
        ("The council should repair the bridge at once.", "advice: should"),
        ("Who paid for the bridge?", "a question"),
    ],
)
def test_reasons_name_the_words_as_they_stand(sentence: str, reason: str) -> None:
    assert reason in judged(sentence).reasons


@pytest.mark.parametrize(
    ("sentence", "word"),
    [
        ("The United States sent two ships to the harbour in 1971.", "a report"),
        ("The Gulf states sent two ships to the harbour in 1971.", "a report"),
        ("The patients had Covid-19 when they arrived in the harbour.", "a figure"),
        ("The army bought the S-400 system from the company.", "a figure"),
        ("The study was published by the harbour museum.[10]", "a figure"),
        ("The mayor's visit to the harbour lasted until the evening.", "advice"),
        ("They met behind closed doors in the town hall.", "an event: closed"),
        ("The US sent two ships to the harbour in 1971.", "a named body"),
        ("She wrote the novel The Russia House in the harbour.", "a named body"),
    ],
)
def test_words_that_only_look_like_reasons_are_none(sentence: str, word: str) -> None:
    assert not [reason for reason in judged(sentence).reasons if reason.startswith(word)]


SENTENCES = st.lists(
    st.sampled_from(
        "The A council mayor paid sold should must will think terrible 12 $2 million 6 April 2014 "
        "High Court said announced perhaps “ ” , . ? if and good never it was".split()
    ),
    max_size=40,
).map(" ".join)


@given(st.one_of(SENTENCES, st.text(max_size=60)))
def test_numbers_are_chances_and_reasons_few_and_in_the_text(sentence: str) -> None:
    thought = judged(sentence)
    assert all(0 <= one <= 1 for one in (thought.checkable, thought.worthy, thought.opinion))
    assert len(thought.reasons) <= MOST
    for reason in thought.reasons:
        if reason != MIXED:
            assert reason.partition(": ")[2] in sentence


def test_what_an_opinion_holds_can_be_checked() -> None:
    thought = judged("Such a bargain would be a blow to a valley that sold its harbour in 2014.")
    assert thought.kind is Kind.OPINION
    assert thought.checkable + thought.opinion > 1


@given(SENTENCES)
def test_what_is_called_a_fact_is_likelier_one_than_an_opinion(sentence: str) -> None:
    thought = judged(sentence)
    if thought.kind is Kind.FACT:
        assert thought.checkable >= thought.opinion
    if thought.opinion > thought.checkable:
        assert thought.kind is not Kind.FACT


@given(SENTENCES)
def test_reasons_agree_with_the_suggestion(sentence: str) -> None:
    thought = judged(sentence)
    if thought.kind is Kind.OPINION and MIXED not in thought.reasons:
        assert not [
            one for one in thought.reasons if one.startswith(("a figure", "a date", "an event"))
        ]
    if thought.kind is Kind.FACT and MIXED not in thought.reasons:
        assert not [one for one in thought.reasons if one.startswith(("advice", "a judgement"))]


def test_a_sentence_is_judged_alike_alone_and_among_others() -> None:
    texts = ["The council paid $2 million.", "It was a terrible idea.", "Was it? " * 300]
    assert assess(texts) == [judged(text) for text in texts]


def test_another_language_gets_no_suggestion() -> None:
    thought = judged("Der Rat hat am Montag zwei Fähren für die Stadt gekauft.")
    assert thought.reasons == (NO_SUGGESTION,)
    assert thought.silent
    assert (thought.kind, thought.checkable, thought.worthy, thought.opinion) == (
        Kind.NONE,
        0,
        0,
        0,
    )


def test_a_quoted_title_in_another_language_does_not_silence_an_english_sentence() -> None:
    assert not judged("The paper Die Zeit was sold to the company for $2 million.").silent


def test_the_weights_fit_the_table() -> None:
    assert len(load().table) == SIZE


def test_signs_add_up_to_what_the_model_states_of_each() -> None:
    told = json.loads((FOLDER / "model.json").read_text(encoding="utf-8"))
    signs = told["signs"]
    for names in ([], *([name] for name in signs), [*signs]):
        each = [told["constant"], *(signs[name] for name in names)]
        assert load().add_signs(names) == pytest.approx(
            [sum(lane) for lane in zip(*each, strict=True)]
        )


def test_reference_marks_behind_the_full_stop_are_no_missing_stop() -> None:
    with_marks, without = assess(["The old red boat again.[5][6]", "The old red boat again"])
    assert "no full stop" not in with_marks.reasons
    assert "no full stop" in without.reasons


LANES_AT = (0, 16, 32, 48)


def by_hand(buckets: Sequence[int]) -> list[int]:
    table = load().table
    return [sum(table[bucket] >> at & 0xFFFF for bucket in buckets) for at in LANES_AT]


@pytest.mark.parametrize("count", [1, 2, 256, 257, 1000])
def test_lanes_add_up_apart_however_many_there_are(count: int) -> None:
    buckets = range(5, 5 + count)
    assert [*add_up(load().table, buckets)] == by_hand(buckets)


def test_words_add_up_to_what_their_buckets_do_in_capitals_too() -> None:
    tokens = TOKEN.findall("The mill sold the Mill's 3,000 boats, said HARBOUR-master Odeh.")
    judged(" ".join(tokens))
    words = triage._words.of(tokens)
    buckets = [bucket for word in words for bucket in word.buckets]
    lanes, count = add_up_words(words)
    assert ([*lanes], count) == (by_hand(buckets), len(buckets))


def test_pairs_of_signs_are_the_same_in_any_order() -> None:
    one, other = (
        sign_buckets(("date", "figure", "no_end")),
        sign_buckets(("no_end", "figure", "date")),
    )
    assert sorted(one) == sorted(other)
    assert len(set(one)) == 3
