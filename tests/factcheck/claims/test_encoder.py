"""The encoder: what it suggests, how it says so, and what happens without it."""

from __future__ import annotations

import subprocess
import sys

import pytest

from factcheck import paths
from factcheck.claims import encoder, split, split_span
from factcheck.claims.reasons import MIXED, MOST, READ_WHOLE, read_whole
from factcheck.claims.triage import NO_SUGGESTION, Assessment, assess, model_name
from factcheck.errors import UserError
from factcheck.model import Kind

SENTENCES = [
    "The harbour company paid $2 million for the two ferries in March 2014.",
    "We should all be ashamed of such a foolish and dangerous plan.",
    "Twelve people were arrested on Friday after a fire destroyed the town hall.",
    "The regent will surely try to win back the trust of the islands.",
]


def judged(*sentences: str) -> list[Assessment]:
    return assess(list(sentences), by_encoder=True)


def test_it_tells_facts_from_opinions() -> None:
    kinds = [one.kind for one in judged(*SENTENCES)]
    assert kinds == [Kind.FACT, Kind.OPINION, Kind.FACT, Kind.OPINION]


def test_numbers_are_within_their_range() -> None:
    for one in judged(*SENTENCES):
        assert all(0 <= number <= 1 for number in (one.worthy, one.checkable, one.opinion))


def test_a_sentence_is_judged_the_same_in_any_company() -> None:
    together = judged(*SENTENCES)
    assert [judged(sentence)[0] for sentence in SENTENCES] == together
    assert judged(*reversed(SENTENCES)) == together[::-1]


def test_it_gives_another_judgement_than_the_small_model_and_another_name() -> None:
    assert judged(*SENTENCES) != assess(SENTENCES)
    assert model_name(by_encoder=True) != model_name()


def test_no_sign_passes_for_a_cause() -> None:
    for one in judged(*SENTENCES):
        before, _, beside = " | ".join(one.reasons).partition(READ_WHOLE)
        assert before in ("", f"{MIXED} | ")
        assert beside == "" or beside.startswith(" | beside it ")
        assert len(one.reasons) <= MOST


def test_what_is_mixed_says_so_first() -> None:
    signs = (MIXED, "a figure: 5", "a date: May", "a judgement: foolish")
    assert read_whole(signs) == (
        MIXED, READ_WHOLE, "beside it a figure: 5", "a date: May",
    )  # fmt: skip
    assert read_whole(()) == (READ_WHOLE,)


def test_other_languages_and_empty_text_stay_without_a_suggestion() -> None:
    german = "Die Brücke wurde am Montag nach langer Arbeit wieder für den Verkehr geöffnet."
    assert judged(german)[0].reasons == (NO_SUGGESTION,)
    assert judged("...")[0].kind is Kind.NONE
    assert assess([], by_encoder=True) == []


def test_very_long_sentences_are_read_from_their_start() -> None:
    long = "The council said that " + "it paid 5 million dollars for the bridge and " * 5_000
    assert judged(long)[0].kind is Kind.FACT


def test_passages_and_chosen_spans_can_be_judged_by_it() -> None:
    text = " ".join(SENTENCES)
    reasons = [passage.reasons for passage in split(text, by_encoder=True)]
    assert all(READ_WHOLE in each for each in reasons)
    assert READ_WHOLE in split_span(text, 0, 40, by_encoder=True).reasons
    assert not any(READ_WHOLE in passage.reasons for passage in split(text))


def test_without_its_library_it_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    encoder.load.cache_clear()
    monkeypatch.setattr(encoder, "is_installed", lambda: False)
    with pytest.raises(UserError) as refused:
        assess(SENTENCES, by_encoder=True)
    assert "factcheck[model]" in refused.value.action
    assert assess(SENTENCES)


def test_its_library_is_not_imported_before_it_is_asked_for() -> None:
    code = (
        "import sys; from factcheck.claims import encoder, split; "
        "encoder.is_installed(); split('The bridge cost 5 million dollars.'); "
        "assert not {'onnxruntime', 'numpy'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_all_weights_together_stay_below_eight_megabytes() -> None:
    weights = [path for path in (paths.RESOURCES / "triage").iterdir() if path.suffix != ".md"]
    assert sum(path.stat().st_size for path in weights) < 8_000_000
