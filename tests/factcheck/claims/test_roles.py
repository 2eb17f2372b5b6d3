"""What each block of a pasted article is, and why."""

from __future__ import annotations

import pytest

from factcheck.claims import split
from factcheck.claims.roles import label_blocks
from factcheck.model import Kind, Passage, Role

FIRST = (
    "The ferry company said on Monday that the new timetable would begin in June. Fares stay as "
    "they are until the autumn, when the council will look at them again."
)
SECOND = (
    "Islanders had asked for a later boat on Fridays. That boat will now leave at half past nine, "
    "and it carries forty cars. The old one was sold in 2014 for 1.2 million pounds."
)
BODY = (FIRST, SECOND)
PERMISSION = (
    "gull.example may show works whose owner of rights we could not ask. It does so without "
    "charge and for educational purposes. We believe this to be fair dealing; if you want to use "
    "such material elsewhere, ask for permission."
)


def around(before: str = "", after: str = "") -> list[Passage]:
    return split("\n\n".join(part for part in (before, *BODY, after) if part))


def found(passages: list[Passage], text: str) -> Passage:
    return next(passage for passage in passages if passage.text == text)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Powered by", "sponsor line"),
        ("Sponsored by Calder Ropes", "sponsor line"),
        ("ADVERTISEMENT", "sponsor line"),
        ("Follow us on Facebook", "follow-us line"),
        ("⚓ Harbour Weekly is on WhatsApp. Tap here to follow our channel.", "follow-us line"),
        (
            "All our articles can be read in 12 languages by using the menu above.",
            "translation note",
        ),
        ("Dear readers, use the share button under this text.", "share request"),
        ("Share this article", "share request"),
        ("This article was originally published on [Harbour Weekly](#).", "republication note"),
        ("© 2021 Harbour Weekly. All rights reserved.", "copyright"),
        ("For press enquiries: desk@example.org", "contact line"),
        ("Disclaimer: the views in this piece are the author's alone.", "disclaimer"),
        ("The views expressed here do not necessarily reflect those of the paper.", "disclaimer"),
        ("Comments are closed.", "comments notice"),
        ("3 thoughts on “A Later Boat”", "comments notice"),
        ("[ 12 comments ]", "comments notice"),
        ("Top Rated Comments", "comments notice"),
        ("Please log in using one of these to post your comment:", "comments notice"),
        ("Facebook Twitter WhatsApp Copy", "share request"),
        ("DON'T MISS", "links to other articles"),
        ("As you comment, please stay with the subject.", "comments notice"),
        ("Let our ferry news meet your inbox.", "follow-us line"),
        ("Featured image: Ines Calder", "image credit"),
        ("[Become a member of Harbour Weekly](#)", "membership request"),
        ("We use cookies to improve this site.", "cookie notice"),
        ("Related stories", "links to other articles"),
        ("Tags: ferries, islands", "tags"),
        ("About the author", "author biography"),
        ("Skip to content", "site menu"),
        ("* * *", "separator"),
        ("https://example.org/ferry", "web address"),
    ],
)
def test_furniture_is_folded_with_its_reason(line: str, reason: str) -> None:
    passage = found(around(after=line), line)
    assert (passage.role, passage.reasons) == (Role.FURNITURE, (reason,))
    assert (passage.kind, passage.claims) == (Kind.NONE, ())


@pytest.mark.parametrize(
    "sentence",
    [
        "Follow the money and you will find the harbour board, said one islander on Monday.",
        "Share prices of the ferry company fell by nine percent after the accident.",
        "Comments by the mayor on Tuesday angered the crew of the ferry.",
        "Copyright law protects the maps of the island until 2050.",
        "Contact between the two harbours ended in 1974 when the cable broke.",
        "The author of the report is a former captain of the ferry.",
        "More than forty people were on the boat when it ran aground.",
        "Related companies paid the harbour board 3 million pounds in 2019.",
        "Search parties left the harbour at dawn and found the boat at noon.",
        "Live animals may not be carried on the ferry since last year.",
        "Sponsored by the crown, the captain sailed north in 1820 and never came back.",
        "Subscribers of the paper paid for the new boat in 1931, the museum says.",
        "Photographs of the wreck were shown to the court on Thursday.",
    ],
)
def test_true_text_is_never_folded(sentence: str) -> None:
    assert found(around(after=sentence), sentence).role is Role.SENTENCE


def test_the_headline_is_the_title_and_the_line_under_it_a_sentence() -> None:
    passages = around(
        "A Later Boat for the Islands\n\nThe new timetable pleases nearly everyone on the coast."
    )
    assert passages[0].role is Role.TITLE
    assert passages[1].role is Role.SENTENCE
    assert passages[0].claims == ()


def test_a_sponsor_line_above_does_not_become_the_title() -> None:
    passages = around("Powered by\nSponsored by\n\nA Later Boat for the Islands")
    assert [passage.role for passage in passages[:3]] == [
        Role.FURNITURE,
        Role.FURNITURE,
        Role.TITLE,
    ]


def test_a_paragraph_in_a_script_without_spaces_is_no_headline() -> None:
    title = "บริษัทเรือขายเรือเก่าที่สุด"
    body = (
        "บริษัทเรือกล่าวเมื่อวันอังคารว่าจะขายเรือที่เก่าที่สุดก่อนสิ้นเดือนมิถุนายน "
        "เรือลำใหม่ราคา 14 ล้านบาท และเรือลำเก่ารับใช้เกาะมาห้าสิบปีแล้ว"
    )
    assert [passage.role for passage in split(f"{title}\n\n{body}")] == [
        Role.TITLE,
        Role.SENTENCE,
    ]


def test_a_text_without_a_headline_has_no_title() -> None:
    assert all(passage.role is Role.SENTENCE for passage in around())


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("By Ines Calder", "author line"),
        ("By [Ines Calder](#) and B. Ode", "author line"),
        ("5 April 2021", "date line"),
        ("Harbour Weekly, April 05, 2021", "date line"),
        ("Updated: Monday, 5 April 2021, 09:30 GMT", "date line"),
        ("Region: [North Sea](#), [Baltic](#)", "section line"),
        ("4 min read", "reading time"),
    ],
)
def test_bylines_are_recognised(line: str, reason: str) -> None:
    passages = around(f"A Later Boat for the Islands\n\n{line}")
    assert (found(passages, line).role, found(passages, line).reasons) == (Role.BYLINE, (reason,))


def test_a_sentence_that_begins_with_by_is_no_byline() -> None:
    sentence = "By Monday the boat had left the harbour and was far out at sea."
    assert found(around(after=sentence), sentence).role is Role.SENTENCE


def test_a_name_before_its_biography_is_a_byline_and_the_biography_furniture() -> None:
    life = "Ines Calder is a student of history who writes about ferries."
    passages = around("A Later Boat for the Islands", f"Ines Calder\nInes Calder\n{life}")
    assert [passage.role for passage in passages[-3:]] == [Role.BYLINE, Role.BYLINE, Role.FURNITURE]
    assert passages[-1].reasons == ("author biography",)


def test_a_person_of_the_story_has_no_biography_folded() -> None:
    sentence = "Ruth Marsh is a professor of history who found the wreck in 1998."
    passages = around("A Later Boat for the Islands\n\nBy Ines Calder", sentence)
    assert found(passages, sentence).role is Role.SENTENCE


@pytest.mark.parametrize(
    "line",
    [
        "Captain Ruth Marsh, left, and Mayor Ode pose for a photo on the quay | AP",
        "Image caption The old boat, sold in 2014",
        "Media captionThe old boat leaves the pier",
        "2of5The old boat leaves the pier",
        "The old boat leaves the pier. REUTERS/Ines Calder Purchase Licensing Rights",
        "This May 2014, file photo, given out by the harbour, shows the old boat.",
        "The plan of the new pier, seen from the sea. Credit: Harbour Board",
        "The old boat at Northpier in February. Photograph: Ines Calder/HW",
        "Mayor Ode speaks on the quay in 2021. Ines Calder / AP file",
    ],
)
def test_a_picture_caption_is_recognised(line: str) -> None:
    assert found(around("A Later Boat for the Islands\n\n" + line), line).role is Role.CAPTION


def test_front_matter_at_the_very_start_is_one_passage() -> None:
    front = "---\ntitle: A Later Boat\ndate: 2021-04-05\n---"
    passages = split(f"{front}\n\n" + "\n\n".join(BODY))
    assert (passages[0].text, passages[0].reasons) == (front, ("front matter",))


def test_a_line_of_dashes_in_the_middle_is_no_front_matter() -> None:
    passages = around(after="---\n\nThe boat was late on Sunday. Nobody knew why.\n\n---")
    assert found(passages, "The boat was late on Sunday.").role is Role.SENTENCE


def test_menus_of_a_whole_page_are_folded_and_the_article_is_not() -> None:
    menu = "\n".join(["Home", "News", "Sport", "Weather", "Boats", "Islands", "Shop", "Contact"])
    passages = split("\n\n".join([menu, "A Later Boat for the Islands", *BODY, menu]))
    kept = [passage.text for passage in passages if passage.role is not Role.FURNITURE]
    assert kept[0] == "A Later Boat for the Islands"
    assert len(kept) == 6


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Dear friends, please hit the like button and tell the others.", "share request"),
        ("Please use our sharing icons above.", "share request"),
        ("Send this to your neighbours and post it in your village hall.", "share request"),
        (
            "🐟 The Gull can now be had. Scan the QR code to subscribe on any phone.",
            "follow-us line",
        ),
        ("The Gull is also available on all podcast apps", "follow-us line"),
        ("Join our reading group", "follow-us line"),
        ("Never miss a tide", "follow-us line"),
        ("[Tell us what you make of it on our forum](#)", "comments notice"),
        ("Help keep the Gull flying: become a patron", "membership request"),
        ("Please consider making a donation to the Gull.", "membership request"),
        (
            "The Gull is a registered trademark of Gull Press. All rights reserved.",
            "copyright",
        ),
        ("(Reporting by Ines Calder; editing by B. Ode)", "reporting credit"),
        ("Your e-mail address is only used to send you the paper.", "privacy notice"),
        ("We and our 842 partners keep data on your device.", "cookie notice"),
        ("Allow content provided by Gullfeed?", "cookie notice"),
        ("The Tide newsletter", "follow-us line"),
        ("All the news of the islands, each morning in your inbox. Sign up!", "follow-us line"),
        ("Do you live on the islands? Email us at news@harbour.example", "contact line"),
        ("Email Ines Calder at ines@harbour.example or follow her @ines.", "contact line"),
        ("Related: Nine hurt as ferry hits pier", "link to another article"),
        ("Lire aussi : Le port ferme", "link to another article"),
        ("Читайте также: Порт закрыт", "link to another article"),
        ("Diese Seite verwendet Cookies.", "cookie notice"),
        ("Cookies on this site", "cookie notice"),
        ("We use some essential cookies to make this site work.", "cookie notice"),
        ("Advertisement - Continue Reading Below", "sponsor line"),
        ("Thanks for reading! Subscribe for free to receive every letter.", "follow-us line"),
        ("The Gull may earn a commission from what you buy here.", "disclaimer"),
        ("More great harbour stories", "links to other articles"),
        ("Image 1 of / 12", "image credit"),
        ("Media playback is unsupported on your device", "image credit"),
        ("This discussion is now closed", "comments notice"),
        ("Terms of use | Privacy notice", "site menu"),
        ("Follow the Gull's island pages on Facebook and Instagram.", "follow-us line"),
        ("I agree that the Gull may send me its newsletter.", "follow-us line"),
        ("Register for our briefings", "follow-us line"),
        ("We’d like to hear what you think of this letter.", "contact line"),
        ("Northpier Rescue Service via AP", "image credit"),
        ("Das könnte Sie auch interessieren", "links to other articles"),
        ("Leia mais", "links to other articles"),
        ("Über die Autorin", "author biography"),
        ("Home » Islands » Ferries", "site menu"),
        ("^ Marsh, Ruth (2004). The Later Boat. Gull Press. p. 14.", "reference"),
        ("This section needs more citations for verification.", "note of the editors"),
        ("This is a developing story. Come back for more.", "note of the editors"),
        (PERMISSION, "copyright"),
    ],
)
def test_furniture_is_known_in_whatever_words_it_comes(line: str, reason: str) -> None:
    passages = around("A Later Boat for the Islands", line)
    assert [p.reasons for p in passages if p.role is Role.FURNITURE] == [(reason,)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Norway has asked to become a member of the ferry union.",
        "The judge held that the copyright owner had given permission and that this was fair use.",
        "Your donation went to the lighthouse, the mayor told the crowd.",
        "The reporter was arrested on the pier on Friday.",
        "The author of the report told the council that the pier is rotten.",
        "The correspondent is not the only witness: forty islanders saw the crash.",
        "Island-based journalist Ruth Marsh said that she had seen the boat sink.",
        "The ferry is now on time, the company said.",
        "The European Commission may earn praise for the new pier, the mayor said.",
        "The baker of the island uses 400 kilograms of flour for cookies a week.",
        "Related costs rose to 2 million pounds, and more: the crew was not paid.",
        "The discussion is closed to the press, the mayor said on Friday.",
        "The islanders found a newsletter of 1931 in the attic of the school.",
        "Terms of the sale were not made public, the company said.",
        "The crew told us at noon that the pier was safe.",
        "Mehr von dem Boot wollte niemand.",
        "Sign up for a ferry card at the pier and the first trip costs nothing.",
        "This image was shared on forty island pages, and it shows another pier.",
    ],
)
def test_sentences_that_sound_like_furniture_stay(sentence: str) -> None:
    passages = split(f"A Later Boat for the Islands\n\n{BODY[0]}\n\n{sentence}\n\n{BODY[1]}")
    assert [p for p in passages if p.role is Role.FURNITURE] == []


@pytest.mark.parametrize(
    "sentence",
    [
        "The author was jailed for three years.",
        "The reporter is still in hospital, the mayor said.",
        "The journalist has been missing since Friday.",
        "The writer of the letter is not known.",
        "Island-based analyst Ruth Marsh said that the boat was sound.",
    ],
)
def test_an_article_may_end_with_what_befell_a_writer(sentence: str) -> None:
    assert around("A Later Boat for the Islands", sentence)[-1].role is Role.SENTENCE


@pytest.mark.parametrize(
    "life",
    [
        "The writer is in the second year of a course in boat building. She sails on Sundays.",
        "Our correspondent has covered the harbour since 1998 and lives above the chandler's.",
        "The author teaches history in the village. He tweets about nets and knots.",
    ],
)
def test_a_biography_without_a_name_is_folded_at_the_end(life: str) -> None:
    passages = around("A Later Boat for the Islands", life)
    assert passages[-1].text == life
    assert passages[-1].reasons == ("author biography",)


def test_a_biography_that_speaks_of_this_article_is_folded_inside_it_too() -> None:
    life = "The author of this piece works as a pilot in the harbour."
    passages = split(f"A Later Boat\n\n{BODY[0]}\n\n{life}\n\n{BODY[1]}")
    assert found(passages, life).reasons == ("author biography",)
    assert passages[-1].role is Role.SENTENCE


def test_only_the_paragraph_under_the_heading_about_the_author_is_folded() -> None:
    life = "Ines Calder has sailed every ferry of the north and keeps a list of them."
    passages = split(f"A Later Boat\n\nAbout the author\n\n{life}\n\n{BODY[0]}\n\n{BODY[1]}")
    assert found(passages, life).reasons == ("author biography",)
    assert passages[-1].role is Role.SENTENCE


def test_the_author_of_the_front_matter_is_known_in_the_text() -> None:
    text = "---\ntitle: A Later Boat\nauthor: A pilot of the north pier\n---\n\n"
    name = "A pilot of the north pier"
    passages = split(f"{text}A Later Boat\n\n{BODY[0]}\n\n{BODY[1]}\n\n{name}\n{name}")
    assert [passage.role for passage in passages[-2:]] == [Role.BYLINE, Role.BYLINE]


@pytest.mark.parametrize(
    "line", ["Our correspondent, Port Ellen", "Ines Calder, Port Ellen", "Night desk"]
)
def test_a_signature_at_the_end_is_a_byline(line: str) -> None:
    assert around("A Later Boat for the Islands", line)[-1].reasons == ("author line",)


def test_headlines_of_other_articles_between_paragraphs_are_folded_with_their_heading() -> None:
    others = [
        "Harbour crane sold to a museum in the north",
        "Herring are on the move. This is why.",
        "Keeper leaves the lighthouse after thirty years",
    ]
    passages = split("\n\n".join([BODY[0], "More stories", *others, *BODY]))
    assert [found(passages, line).role for line in others] == [Role.FURNITURE] * 3
    assert passages[-1].role is Role.SENTENCE


def test_paragraphs_and_posts_under_a_link_to_other_articles_stay() -> None:
    said = "“Nobody asked us about the later boat.”"
    post = "— Northpier Harbour (@northpier) May 4, 2021"
    passages = split("\n\n".join([BODY[0], "Related stories", said, post, *BODY]))
    folded = [p.text for p in passages if p.role is not Role.SENTENCE]
    assert folded == ["Related stories"]


def test_a_headline_in_capitals_between_paragraphs_links_to_another_article() -> None:
    link = "HARBOUR CRANE OF NORTHPIER IS SOLD TO A MUSEUM"
    heading = "WHAT COMES NEXT"
    passages = split("\n\n".join([BODY[0], link, BODY[1], heading, *BODY]))
    assert found(passages, link).reasons == ("link to another article",)
    assert found(passages, heading).role is Role.SENTENCE


@pytest.mark.parametrize(
    "line",
    ["Ines Calder and Ruth B. Marsh Northpier Gull", "Harbour reporter @calder1", "@inescalder"],
)
def test_authors_under_the_headline_need_no_by(line: str) -> None:
    assert found(around("A Later Boat for the Islands\n\n" + line), line).role is Role.BYLINE


def test_what_stands_between_an_author_and_the_biography_goes_with_it() -> None:
    box = ["Ines Calder", "Gull Sailing Writer", "follow"]
    life = "Ines Calder is a writer on Northpier who has covered ferries for the Gull since 2009."
    passages = around("A Later Boat for the Islands", "\n\n".join([*box, life]))
    assert [found(passages, line).role for line in box] == [
        Role.BYLINE,
        Role.FURNITURE,
        Role.FURNITURE,
    ]


def test_in_a_document_what_stands_under_a_heading_for_more_is_kept() -> None:
    text = "\n\n".join([*BODY, "More on the boats", "Boats of the old harbour by year", *BODY])
    lines = [text[b.start : b.end] for b in label_blocks(text, is_document=True) if not b.reason]
    assert "Boats of the old harbour by year" in lines
