"""Sentences: where they end, and that nothing is lost between them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.claims.sentences import split_sentences

NOISE = st.text(
    st.one_of(
        st.sampled_from(" \n\r\t.!?…\"'“”‘’()[]*_#-–aAbB1é,;:。\u2028\x85\x00"), st.characters()
    ),
    max_size=120,
)


def sentences(text: str) -> list[str]:
    return [" ".join(text[start:end].split()) for start, end in split_sentences(text)]


def joined(*parts: str) -> None:
    assert sentences(" ".join(parts)) == list(parts)


@given(NOISE)
def test_every_character_that_is_no_space_lies_in_one_sentence(text: str) -> None:
    spans = split_sentences(text)
    covered = [at for start, end in spans for at in range(start, end)]
    assert len(covered) == len(set(covered))
    assert {at for at, sign in enumerate(text) if not sign.isspace()} <= set(covered)


@given(NOISE)
def test_sentences_are_in_order_and_trimmed(text: str) -> None:
    spans = split_sentences(text)
    assert spans == sorted(spans)
    for start, end in spans:
        assert text[start:end] == text[start:end].strip() != ""


@pytest.mark.parametrize(
    "parts",
    [
        ("The boat left.", "It was late."),
        ("Is it late?", "Yes!", "It is."),
        ("Mr. Calder met Dr. Ode.", "They talked."),
        ("Gen. Ruiz and Lt. Marsh came from the U.S. Navy.", "He left."),
        ("The firm, Calder Inc., has grown.", "The rest is sold."),
        ("It costs 3.50 euros.", "In 1931 it cost 0.2."),
        ("G. R. Ode wrote it.", "Nobody read it."),
        ("He rose at 6 a.m. and left at noon.", "She stayed."),
        ("It ended at 9 p.m.", "The crowd went home."),
        ("Boats, nets, ropes, etc. were sold.", "The shed is empty."),
        ("See Fig. 3 for details.", "It is small."),
        ("It is known (see p. 12. It is long.) to all.", "We left."),
        ("“We waited.", "The boat never came,” Ode said.", "She was cold."),
        ("“Will it come?” Ode asked.", "Nobody knew."),
        ("He said: “It is late.”", "She left."),
        ("The bay is rich in herring. [10] [4]", "In winter it freezes."),
        ("The bay is rich in herring.[10]", "In winter it freezes."),
        ("The boat was late … and the crew was tired.", "They slept."),
        (
            "The mention of a) the boats, b) the nets, c) U.S. ropes, and d) sails was new.",
            "It was cheered.",
        ),
        ("Write to a.calder@example.org or see www.example.org/a.b for more.", "It is free."),
        ("The boat came in at noon.", "😀 Everyone cheered."),
        ("At 4 p.m. Mrs. Ode closed the shed.", "It rained."),
        ("It left at 6:30 p.m. EST from the pier.", "It was full."),
        ("The form is kept under N°. 4471.", "Ask for it."),
        ("Have you seen Edgar I. Marsh today?", "He is late."),
        ("It was meant for you and I.", "Did Ode know?"),
        ("She calls it “the last boat of all [...]” (Calder 12).", "We agree."),
        ("The trouble is . . . I never learned to swim.", "Nobody asked."),
        ("The fare is Rs. 40 for a child.", "Dogs travel free."),
        ("The nets were empty by noon.12", "Nobody had warned the crew."),
        ("So many boats came...", "The pier was full."),
        ("The bay is rich in herring (see Marsh et al. [4]) in winter.",),
        ("Herring came back in 1998. 4", "In winter the bay freezes."),
        ("On 3 Sept. 11 boats left.", "They came back."),
        ("“Are you still there?” I called.", "Nobody answered."),
        ("Forty boats? thought Marsh.", "It was too many."),
        ("“It is the last boat of all.” - Ada Carver",),
        ("Figure 1.", "The harbour in 1931."),
    ],
    ids=lambda parts: parts[0][:30],
)
def test_known_sentences(parts: tuple[str, ...]) -> None:
    joined(*parts)


def test_a_missing_space_after_a_full_stop_still_ends_the_sentence() -> None:
    assert sentences("The boat came home.Today it left again.") == [
        "The boat came home.",
        "Today it left again.",
    ]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("船が来た。皆が喜んだ。", 2),
        ("船来了！大家都很高兴吗？是的。", 3),
        ("船来了!大家都很高兴吗?是的。", 3),
        ("नाव आई।सब खुश थे।", 2),
        ("وصل القارب؟ نعم، وصل ليلا.", 2),
        ("کشتی آ گئی۔ سب خوش تھے۔", 2),
        ("Ήρθε το καράβι; Ναι, ήρθε.", 2),
        ("Նավը եկավ։ Բոլորը ուրախ էին։", 2),
        ("ጀልባው መጣ። ሁሉም ተደሰቱ።", 2),
        ("ទូកមកដល់។មនុស្សសប្បាយ។", 2),
        ("Лодка пришла. Все рады.", 2),
        ("Das Boot kam am 4. Mai an. Alle waren z. B. froh.", 2),
        ("Es kostet 14 Mio. Euro, d. h. 3 Prozent mehr. Laut § 3 Abs. 2 Nr. 4 geht das.", 2),
        ("„Das Boot ist alt.“ Der Rat stimmt ab.", 2),
        ("Habló la Sra. Ibáñez. ¿Era seguro el barco? EE. UU. también vende.", 3),
        ("Лодка стоит 14 млн руб. и ушла в г. Северный порт. Все рады.", 2),
        ("«Лодка ушла! — сказал он. Все рады».", 2),
        ("Ρωτήθηκε ο κ. Νικολάου. Κοστίζει 14 εκατ. ευρώ.", 2),
        ("قال د. سامي حداد ذلك. وصل القارب.", 2),
        ("डॉ. शर्मा ने कहा। नाव आई।", 2),
        ("جہاز پرانا ہے۔“ کیا یہ درست ہے؟", 2),
        ("เรือมาถึงแล้ว  ทุกคนดีใจ", 2),
    ],
)
def test_other_scripts_and_languages_end_sentences_with_their_own_stops(
    text: str, count: int
) -> None:
    assert len(sentences(text)) == count


def test_what_is_quoted_in_japanese_goes_on_with_its_particle() -> None:
    assert sentences("「船が来た。」と彼は言った。皆が喜んだ。") == [
        "「船が来た。」と彼は言った。",
        "皆が喜んだ。",
    ]


def test_a_full_width_point_inside_a_number_ends_nothing() -> None:
    assert len(sentences("値段は２．５倍だ。")) == 1


def test_a_list_run_on_in_one_line_is_divided() -> None:
    assert sentences("1. Buy the boat. 2. Sell the nets. 3. Go home.") == [
        "1. Buy the boat.",
        "2. Sell the nets.",
        "3. Go home.",
    ]


def test_a_hard_wrap_does_not_end_a_sentence() -> None:
    assert (
        len(
            sentences("The boat that had left the island early in the morning came\nback at night.")
        )
        == 1
    )


def test_people_who_never_press_shift_write_sentences_too() -> None:
    text = "i saw the boat and loved it. it was late again. what a day! nobody cared."
    assert len(sentences(text)) == 4


def test_items_with_a_stop_and_a_bracket_keep_their_marks() -> None:
    assert sentences("1.) Buy the boat. 2.) Sell the nets.") == [
        "1.) Buy the boat.",
        "2.) Sell the nets.",
    ]


def test_a_fourth_spaced_dot_ends_the_sentence_before_the_ellipsis() -> None:
    assert sentences("The boats were sold. . . . The pier was kept.") == [
        "The boats were sold.",
        ". . . The pier was kept.",
    ]


@pytest.mark.parametrize(
    "parts",
    [
        ("The crew on the quay at dawn", "Image: Ines Calder."),
        ("A Later Boat For The Islands", "Monday, May 3, 2021"),
        ("Hi Ines,", "The boat is late again."),
        ("Nothing is decided yet.", "Best regards,", "Ines"),
        ("Ines Calder", "04/26/2001 07:17 AM", "The boat is late again."),
        ("Write to a.calder@example.com", "The shed is open."),
        ("The nets are sold.", "=====", "The boats are not."),
        ("Figure 2.1", "The harbour in 1931."),
        ("https://example.org/boats", "https://example.org/nets"),
        ("So we could just --", "Well, we asked the crew, and he said no."),
    ],
    ids=lambda parts: parts[0][:30],
)
def test_what_a_paste_joined_is_parted(parts: tuple[str, ...]) -> None:
    joined(*parts)


@pytest.mark.parametrize(
    "sentence",
    [
        "The boat left the island for good on May 3, 2021",
        "Ode wrote to a.calder@example.com and waited.",
        "What Figure 2.1 shows is the harbour.",
        "www.example.org shows the harbour at night.",
        "The best image: a boat in the fog.",
        "Thank you, Madam Chair, for the boat.",
        "The crew — the last of the island — He-Man among them — slept.",
    ],
)
def test_what_only_looks_like_a_seam_is_left_whole(sentence: str) -> None:
    joined(sentence)


def test_question_marks_without_a_space_after_them_end_a_sentence() -> None:
    assert sentences("is the boat late??because i am waiting") == [
        "is the boat late??",
        "because i am waiting",
    ]
