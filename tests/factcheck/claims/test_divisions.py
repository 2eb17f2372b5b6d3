"""Where a sentence is divided, and where it must not be."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from factcheck.claims.clauses import atomic_claims, find_parts
from factcheck.claims.words import Words


def parts(sentence: str) -> list[str]:
    return [part.statement for part in find_parts(Words(sentence, 0, len(sentence)))]


@pytest.mark.parametrize(
    ("sentence", "claims"),
    [
        (
            "Marsh was born in Oslo in 1931, worked on the ferry and became its captain in 1960.",
            [
                "Marsh was born in Oslo in 1931.",
                "Marsh worked on the ferry.",
                "Marsh became its captain in 1960.",
            ],
        ),
        (
            "The ferry carries the mail and supplies the islands with water.",
            ["The ferry carries the mail.", "The ferry supplies the islands with water."],
        ),
        (
            "The pier was built in 1931 and now employs 4,000 people.",
            ["The pier was built in 1931.", "The pier now employs 4,000 people."],
        ),
        (
            "The mayor met the captain on Monday and the two men discussed the sale.",
            ["The mayor met the captain on Monday.", "The two men discussed the sale."],
        ),
        (
            "The pier is open in summer and admission is free.",
            ["The pier is open in summer.", "Admission is free."],
        ),
        (
            "The sale was short and could harm the town.",
            ["The sale was short.", "The sale could harm the town."],
        ),
        (
            "According to the board, fares rose in April and fell in May.",
            [
                "According to the board, fares rose in April.",
                "According to the board, fares fell in May.",
            ],
        ),
        (
            "The pier was closed in June but will open in July, the mayor said.",
            [
                "The pier was closed in June, the mayor said.",
                "The pier will open in July, the mayor said.",
            ],
        ),
        (
            "The mayor said that the pier was old, that it was unsafe and that it must be closed.",
            [
                "The mayor said that the pier was old.",
                "The mayor said that it was unsafe.",
                "The mayor said that it must be closed.",
            ],
        ),
        (
            "The visit by the envoy, the first since 2010, was short and could lead to talks.",
            [
                "The visit by the envoy was short.",
                "The visit by the envoy was the first since 2010.",
                "The visit by the envoy could lead to talks.",
            ],
        ),
        (
            "The union, which speaks for 4,000 dockers, rejected the offer and called a strike.",
            [
                "The union rejected the offer.",
                "The union speaks for 4,000 dockers.",
                "The union called a strike.",
            ],
        ),
    ],
)
def test_each_part_has_its_subject_and_who_says_it(sentence: str, claims: list[str]) -> None:
    assert parts(sentence) == claims


@pytest.mark.parametrize(
    "sentence",
    [
        "The mayor wants to raise fares and cut spending to pay for the pier.",
        "The pier will cost $4 million, the mayor told reporters, and will open in 2022.",
        "The boat that sank in May was old and leaked for years.",
        "The board wants peace on the pier, said the mayor.",
        "The board does not want to wait while the town pays the crew.",
    ],
)
def test_no_part_says_more_than_the_article(sentence: str) -> None:
    assert parts(sentence) == [sentence]


@pytest.mark.parametrize(
    ("sentence", "claims"),
    [
        (
            "The ferry calls at Oslo, Moss and Larvik but not at Horten.",
            [
                "The ferry calls at Oslo but not at Horten.",
                "The ferry calls at Moss but not at Horten.",
                "The ferry calls at Larvik but not at Horten.",
            ],
        ),
        (
            "The board voted to sell the ferry, pay the crew and close the pier.",
            [
                "The board voted to sell the ferry.",
                "The board voted to pay the crew.",
                "The board voted to close the pier.",
            ],
        ),
        (
            "Boats rot through rain, through frost, and through neglect by their owners.",
            [
                "Boats rot through rain.",
                "Boats rot through frost.",
                "Boats rot through neglect by their owners.",
            ],
        ),
        (
            "It calls at islands (such as Moss and Voss) and at many ports.",
            [
                "It calls at islands.",
                "It calls at many ports.",
                "It calls at Moss and at many ports.",
                "It calls at Voss and at many ports.",
            ],
        ),
        (
            "The pier took 2 million passengers, making it the busiest of the coast.",
            ["The pier took 2 million passengers.", "The pier was the busiest of the coast."],
        ),
        (
            "The boat is called C#.",
            ["The boat is called C#."],
        ),
        (
            "The board needs money to buy and repair boats.",
            ["The board needs money to buy and repair boats."],
        ),
        (
            "The town has two boats: the old one and the new one.",
            ["The town has two boats: the old one and the new one."],
        ),
        (
            "The film casts Ann Berg as a captain and Lena Voss as her mate.",
            ["The film casts Ann Berg as a captain and Lena Voss as her mate."],
        ),
        (
            "The board bans boats built before 1980 and owned by firms.",
            ["The board bans boats built before 1980 and owned by firms."],
        ),
        (
            "One captain who has served as a judge of boats is Ann Berg.",
            ["One captain who has served as a judge of boats is Ann Berg."],
        ),
    ],
)
def test_things_are_dealt_out_only_where_each_is_true(sentence: str, claims: list[str]) -> None:
    assert atomic_claims(sentence) == claims


@pytest.mark.parametrize(
    ("sentence", "claims"),
    [
        (
            "The pier cost more than 2,000 pounds, and more than 40 boats were sold for it.",
            ["The pier cost more than 2,000 pounds.", "More than 40 boats were sold for it."],
        ),
        (
            "The pier could not be built in 1931 but with this money, the town can finish it.",
            [
                "The pier could not be built in 1931.",
                "With this money, the town can finish it.",
            ],
        ),
        (
            "The town wants to keep the pier and the mayor’s hold over the board makes it likely.",
            [
                "The town wants to keep the pier.",
                "The mayor’s hold over the board makes it likely.",
            ],
        ),
        (
            "The board closed the pier in June and plans a second closure.",
            ["The board closed the pier in June.", "The board plans a second closure."],
        ),
    ],
)
def test_a_clause_may_begin_with_more_than_a_name(sentence: str, claims: list[str]) -> None:
    assert parts(sentence) == claims


@pytest.mark.parametrize(
    ("sentence", "claims"),
    [
        (
            "The pier is a landing in the north, best known for its lamps.",
            ["The pier is a landing in the north.", "The pier is best known for its lamps."],
        ),
        (
            "In 2004, Marsh built the pier, and in 2010 it was sold for $40 million.",
            ["In 2004, Marsh built the pier.", "In 2010 it was sold for $40 million."],
        ),
        (
            "The film tells the story of a captain who returns to his island.",
            ["The film tells the story of a captain.", "A captain returns to his island."],
        ),
        (
            "The ferry was built by Ann Berg and Per Lind, and was sold to Oslo.",
            [
                "The ferry was built by Ann Berg.",
                "The ferry was built by Per Lind.",
                "The ferry was sold to Oslo.",
            ],
        ),
        (
            "The pump serves the engine, feeding oil to the shaft and taking salt from the water.",
            [
                "The pump serves the engine.",
                "The pump is feeding oil to the shaft.",
                "The pump is taking salt from the water.",
            ],
        ),
        (
            "It is not clear who built the pier in 1931.",
            ["It is not clear who built the pier in 1931."],
        ),
        (
            "There are many ways to reach the pier, such as by boat.",
            ["There are many ways to reach the pier, such as by boat."],
        ),
        (
            "His first boat was a tug, which he sold for a pound.",
            ["His first boat was a tug, which he sold for a pound."],
        ),
    ],
)
def test_what_hangs_on_a_noun_is_said_of_it(sentence: str, claims: list[str]) -> None:
    assert atomic_claims(sentence) == claims


@pytest.mark.parametrize(
    ("sentence", "claims"),
    [
        (
            "The mayor was beaten in May, and resigned her office in June.",
            ["The mayor was beaten in May.", "The mayor resigned her office in June."],
        ),
        (
            "The mayor was fined in May and given a warning in June.",
            ["The mayor was fined in May.", "The mayor was given a warning in June."],
        ),
        (
            "The mayor lost her seat in May and that’s a fact.",
            ["The mayor lost her seat in May.", "That’s a fact."],
        ),
        (
            "The pier was old; however, it was safe in winter.",
            ["The pier was old.", "It was safe in winter."],
        ),
        (
            "Marsh is a captain that cares for boats, and her ferry is never late.",
            ["Marsh is a captain.", "Marsh cares for boats.", "Her ferry is never late."],
        ),
        (
            "Lund, a port in the north, sold the ferry in 2014.",
            ["Lund sold the ferry in 2014.", "Lund is a port in the north."],
        ),
        (
            "The storm has hurt boat sales, which made up half of the trade.",
            ["The storm has hurt boat sales.", "Boat sales made up half of the trade."],
        ),
    ],
)
def test_a_part_says_what_its_own_verb_says(sentence: str, claims: list[str]) -> None:
    assert parts(sentence) == claims


@pytest.mark.parametrize(
    "sentence",
    [
        "Most salt in food comes from fish, milk and iodised water.",
        "The storm made the pier more worrying and unsettled than it was.",
        "From this point of view, stale boards and a proud mayor are the cause of it.",
        "The board has cut costs, while delivering gains to the owners.",
        "The crew was asked to load, lift, and deposit crates colored blue.",
        "Moe is a captain, and his oil and Holy Harbour group in Moss probably had a part in it.",
        "The boats have been loud in the harbour over recent months, which may have hurt the sale.",
        "The crew found no rust in parts such as the rudder, which are never dry.",
        "Having sold the ferry for a pound, who can blame the mayor and who sold it?",
        "The ferry sails on cheap oil and the first new engine this town has built in years.",
    ],
)
def test_a_sentence_stays_whole_where_its_parts_are_not_sure(sentence: str) -> None:
    assert parts(sentence) == [sentence]


@pytest.mark.parametrize(
    ("sentence", "claims"),
    [
        (
            "The board has closed the pier in June and have not opened it since.",
            ["The board has closed the pier in June.", "The board have not opened it since."],
        ),
        (
            "Fares aim to rise in May, but will harm the trade, The Harbour Post reports.",
            [
                "Fares aim to rise in May, The Harbour Post reports.",
                "Fares will harm the trade, The Harbour Post reports.",
            ],
        ),
    ],
)
def test_an_auxiliary_and_a_paper_are_seen_for_what_they_are(
    sentence: str, claims: list[str]
) -> None:
    assert parts(sentence) == claims


@pytest.mark.parametrize(
    "sentence",
    [
        "She told of the deaths that followed, which brought fear to the town.",
        "He said Mr Berg, 33, was held in Oslo and belonged to the crew.",
        "They met Ann Berg, a lawyer for the Harbour Board, who has fought the sale for years.",
        "She will carry the letter to Oslo, which may not be the best way.",
        "The critics spoke of the anger of Lena Voss, who had left the hall.",
        "The sale by the Harbour Board, which came on Monday, was a surprise.",
        "The guests were led by Ann Berg, who sold the ferry, and her husband, a captain.",
        "In theory the board could sell the pier, but don’t count on it.",
        "They have built towers at sea, rooted in rock and washed by the waves.",
        "That is why the mayor of Oslo and her crew are taking more care.",
    ],
)
def test_what_speaks_of_more_than_the_word_before_it_stays(sentence: str) -> None:
    assert parts(sentence) == [sentence]


@pytest.mark.parametrize(
    ("sentence", "claims"),
    [
        (
            "The board serves poor, rural and urban towns.",
            [
                "The board serves poor towns.",
                "The board serves rural towns.",
                "The board serves urban towns.",
            ],
        ),
        (
            "After the storm had passed, the ferry sailed to Oslo and carried the mail.",
            [
                "After the storm had passed, the ferry sailed to Oslo.",
                "The ferry carried the mail.",
            ],
        ),
        *(
            (whole, [whole])
            for whole in (
                "The ferry sailed between Oslo, Moss and Larvik.",
                "The board shows that crews who had been paid were glad of the sale.",
                "She is as strong as she ever was.",
                "Why do captains who sail at night go to Oslo and Moss?",
                "The sale was made in 1955 which was a dry year.",
                "The way to save the pier is to raise fares, and not sell boats for it.",
            )
        ),
    ],
)
def test_a_list_is_dealt_out_with_what_it_shares_or_not_at_all(
    sentence: str, claims: list[str]
) -> None:
    assert atomic_claims(sentence) == claims


def test_a_verb_has_the_subject_of_the_clause_before_it() -> None:
    whole = "Marsh is tired of the sale, so this letter makes her angry and brings her to Oslo."
    assert parts(whole) == [whole]
    assert parts("The sale in June takes new forms and requires new boats.") == [
        "The sale in June takes new forms.",
        "The sale in June requires new boats.",
    ]


def test_a_short_form_keeps_its_stop() -> None:
    assert parts("The pier was sold to the U.S. and closed its doors in June.") == [
        "The pier was sold to the U.S.",
        "The pier closed its doors in June.",
    ]


@pytest.mark.parametrize(
    ("sentence", "claims"),
    [
        (
            "On Monday, Captain Ann Berg, who sold the ferry in June, was charged with fraud.",
            [
                "On Monday, Captain Ann Berg was charged with fraud.",
                "Captain Ann Berg sold the ferry in June.",
            ],
        ),
        (
            "The sale hurt members of the Harbour Board, which has denied it.",
            [
                "The sale hurt members of the Harbour Board.",
                "The Harbour Board has denied it.",
            ],
        ),
        (
            "The pier was built by Norland’s two biggest firms, which were paid in June.",
            [
                "The pier was built by Norland’s two biggest firms.",
                "Norland’s two biggest firms were paid in June.",
            ],
        ),
    ],
)
def test_a_relative_agrees_with_what_it_speaks_of(sentence: str, claims: list[str]) -> None:
    assert parts(sentence) == claims


@pytest.mark.parametrize(
    "sentence",
    [
        "The town fears the new fare system, which captains say harms poor riders.",
        "The change comes as several towns and islands are in debt.",
        "The sale goes on without Marsh, which is something that worries the board.",
        "Berg told the board that the pier was old, but he said it was safe and that it was dear.",
        "The plan was made to save oil, with each town given a goal and tasked with reaching it.",
        "It sure looks like Ann Berg and Lena Voss are late.",
        "She is the only captain born and raised in Oslo.",
        "The letter said, 'We have sold the ferry, and you must pay the crew.'",
    ],
)
def test_what_would_have_a_wrong_subject_stays(sentence: str) -> None:
    assert parts(sentence) == [sentence]


PIECES = st.sampled_from(
    "Marsh the boat boats was is sold in Oslo who which that and but , ; : said according to as "
    "while we when up. boats. may May with such making not it his they has closed carries where "
    "“ ” ( ) - 2 4,000 U.S. first including , and".split()
)


@given(st.lists(PIECES, max_size=24).map(" ".join))
@example("according to and that and when up. ; boats. May as Marsh we ) according to as Oslo")
@example("according to Oslo, according to Marsh")
@settings(max_examples=200)
def test_any_run_of_words_is_divided_into_parts_of_its_own(sentence: str) -> None:
    said = sentence.lower().split()
    for statement in [*parts(sentence), *atomic_claims(sentence)]:
        for word in statement.rstrip(".").lower().split():
            assert word.strip("“”,") in {*said, *"is are was were am a an".split()} or any(
                word.strip("“”,;:()") in other for other in said
            )
