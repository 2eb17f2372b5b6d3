"""Where the article lies on a page that was pasted whole."""

from __future__ import annotations

from factcheck.claims.roles import Labelled, label_blocks
from factcheck.model import Role

MENU = "\n".join(["Home", "News", "Sport", "Weather", "Boats", "Islands", "Shop", "Contact"])
TITLE = "A Later Boat for the Islands"
FIRST = (
    "The ferry company said on Monday that the new timetable would begin in June. Fares stay as "
    "they are until the autumn, when the council will look at them again."
)
SECOND = (
    "Islanders had asked for a later boat on Fridays. That boat will now leave at half past nine, "
    "and it carries forty cars. The old one was sold in 2014 for 1.2 million pounds."
)
THIRD = (
    "The council has promised to count the passengers on every trip of the summer, and it will "
    "publish what it finds before the winter timetable is drawn up."
)
BODY = (FIRST, SECOND, THIRD)


def label(*parts: str) -> tuple[str, list[Labelled]]:
    text = "\n\n".join(parts)
    return text, label_blocks(text)


def kept(*parts: str) -> list[str]:
    text, labelled = label(*parts)
    return [text[b.start : b.end] for b in labelled if b.role is not Role.FURNITURE]


def title(*parts: str) -> list[str]:
    text, labelled = label(*parts)
    return [text[b.start : b.end] for b in labelled if b.role is Role.TITLE]


def test_only_the_article_is_kept() -> None:
    assert kept(MENU, TITLE, *BODY, MENU) == [TITLE, *BODY]


def test_announcements_of_other_articles_are_folded() -> None:
    others = [
        "Harbour Crane Sold to Museum",
        "The board sold it on Friday for a sum that nobody will name.",
        "Herring Prices Rise Again",
        "Nets came up empty along the whole coast this week, crews say.",
        "Keeper Leaves the Lighthouse",
        "After thirty years he takes his first holiday, in the mountains.",
    ]
    assert kept(MENU, TITLE, *BODY, MENU, *others, MENU) == [TITLE, *BODY]


def test_what_readers_answer_is_folded_however_long_it_is() -> None:
    answer = (
        "I have taken this boat for thirty years and I can tell you that it was never once on time "
        "in the winter, whatever the company says about it in the paper."
    )
    comments = ["4 comments"]
    for name in ("Tor", "Ada", "Bo", "Lis"):
        comments += [
            f"{name} says:",
            f"{answer} Yours, {name}, from the north of the island.",
            answer,
        ]
    assert kept(MENU, TITLE, *BODY, *comments) == [TITLE, *BODY]


def test_dates_of_comments_and_further_articles_are_folded_with_them() -> None:
    under = ["Related", "Crane sold", "9 January 2024", "Comments", "Ada says", "3 hours ago"]
    _, labelled = label(MENU, TITLE, "5 March 2024", *BODY, *under, MENU)
    bylines = [block.reason for block in labelled if block.role is Role.BYLINE]
    assert bylines == ["date line"]


def test_a_date_under_an_article_without_another_stays() -> None:
    text, labelled = label(MENU, TITLE, *BODY, "5 March 2024", MENU)
    assert [text[b.start : b.end] for b in labelled if b.role is Role.BYLINE] == ["5 March 2024"]


def test_a_link_to_the_comments_above_the_article_cuts_nothing() -> None:
    assert kept(MENU, TITLE, "12 comments", *BODY, MENU) == [TITLE, *BODY]


def test_a_table_that_was_copied_with_tabs_is_kept_under_what_is_furniture() -> None:
    table = "Route\t2019\t2023\nNorth Pier\t412,000\t388,000\nOrran\t96,000\t104,500"
    found = kept(MENU, TITLE, *BODY[:2], "Advertisement", table, BODY[2], MENU)
    assert found == [TITLE, *BODY[:2], *table.split("\n"), BODY[2]]


def test_advertisements_between_paragraphs_do_not_end_the_article() -> None:
    parts = [part for text in BODY for part in (text, "Advertisement", "Read more: Nine hurt")]
    assert kept(MENU, TITLE, *parts, MENU) == [TITLE, *BODY]


def test_paragraphs_that_stand_far_apart_under_the_byline_are_kept() -> None:
    apart = (
        "The old boat has run for fifty years, said the master of the harbour.",
        "The radar had been out of order for three days, the inquiry found in May.",
    )
    between = "What the islanders say", "Why it matters now", "How the boats compare"
    lines = [part for text in apart for part in (text, *between)]
    found = kept(MENU, TITLE, "By Ines Calder", *lines, *BODY, MENU)
    assert [line for line in found if line in apart] == [*apart]


def test_paragraphs_above_a_menu_are_not_the_articles() -> None:
    teaser = "The crane was sold on Friday for a sum that nobody will name, the board said."
    assert teaser not in kept("By Tor Brandt", teaser, MENU, TITLE, *BODY, MENU)


def test_a_long_paragraph_goes_on_behind_advertisements_and_pictures() -> None:
    parts = ["Advertisement", "Photo: Ines Calder", "Read more: Nine hurt", "Sign up to our paper"]
    assert kept(MENU, TITLE, SECOND, THIRD, *parts, FIRST, MENU) == [TITLE, SECOND, THIRD, FIRST]


def test_the_article_goes_on_behind_a_list_without_marks() -> None:
    items = ["Mondays are worst: 22 late boats", "Fog explains 9 of them", "Ramps explain the rest"]
    last = (
        "The company was asked about the ramps. Its spokesman wrote that they are repaired at "
        "night, and that nobody waits longer than an hour."
    )
    found = kept(MENU, TITLE, SECOND, THIRD, "This is what was found:", *items, last, MENU)
    assert found == [TITLE, SECOND, THIRD, "This is what was found:", *items, last]


def test_an_infobox_does_not_hide_the_headline_and_stays() -> None:
    box = "Name\tMorning Star\nOwner\tIsland Ferries\nBuilt\t1974"
    found = kept(MENU, TITLE, box, *BODY, MENU)
    assert found == [TITLE, *box.split("\n"), *BODY]


def test_short_points_with_figures_above_the_text_are_kept() -> None:
    points = ["£4 million for Northpier", "Two boats by 2026", "40 jobs safeguarded"]
    assert kept(MENU, TITLE, "5 March 2024", *points, *BODY, MENU)[-6:] == [*points, *BODY]


def test_a_menu_that_counts_its_articles_between_headline_and_text_is_folded() -> None:
    names = "Boats and ramps", "Fog and storms", "Nets and knots", "Cranes and piers"
    counted = [f"{name} ({len(name)})" for name in names]
    assert kept(MENU, TITLE, *counted, *BODY, MENU) == [TITLE, *BODY]


def test_names_under_the_headline_and_its_summary_are_the_authors() -> None:
    _, labelled = label(TITLE, "Five boats, from a raft to a liner.", "Ada Ode", *BODY)
    assert [block.reason for block in labelled if block.role is Role.BYLINE] == ["author line"]


def test_the_entries_of_a_live_page_are_kept_with_their_headings() -> None:
    entries = []
    for stamp, heading, text in zip(
        ("14:32", "14:05 GMT", "Posted at 1:20 pm"), ("Power is back", "Pier shut", "Fog"), BODY,
        strict=True,
    ):  # fmt: skip
        entries += [stamp, heading, text, "Share", "Copy link"]
    found = kept(MENU, TITLE, *entries, MENU)
    assert [line for line in found if line in (*BODY, "Power is back", "Pier shut", "Fog")] == [
        "Power is back", BODY[0], "Pier shut", BODY[1], "Fog", BODY[2],
    ]  # fmt: skip


def test_times_in_a_list_of_further_articles_keep_nothing() -> None:
    others = ["14:32", "Crane sold", "14:05", "Herring dearer", "13:20", "Keeper leaves"]
    assert kept(MENU, TITLE, *BODY, "Latest news", *others, MENU) == [TITLE, *BODY]


def test_a_correction_is_kept_wherever_the_page_says_it() -> None:
    note = "Correction: an earlier version of this article gave the year as 2015."
    assert note in kept(MENU, TITLE, *BODY, "Most read", "Crane sold", note, MENU)


def test_the_headline_is_the_line_whose_words_return_without_menus_too() -> None:
    banner = "Welcome to the Reader Experience of Harbour Weekly"
    assert title(banner, "Learn more", TITLE, "By Ines Calder", *BODY) == [TITLE]


def test_the_line_under_the_headline_is_not_the_title() -> None:
    under = "Company promises new timetable and fares that stay until autumn for islanders"
    assert title(TITLE, under, *BODY) == [TITLE]


def test_a_table_inside_the_article_is_kept() -> None:
    table = [f"Pier {number}: {number * 40} cars daily" for number in range(1, 8)]
    found = kept(MENU, TITLE, *BODY[:2], "\n".join(table), BODY[2], MENU)
    assert found == [TITLE, *BODY[:2], *table, BODY[2]]


def test_a_long_list_between_two_halves_of_the_article_is_kept() -> None:
    items = [
        f"Number {n} on our list of boats is the old Marsh of the year {1900 + n}"
        for n in range(30)
    ]
    found = kept(MENU, TITLE, *BODY, *items, *(part.upper() for part in BODY), MENU)
    assert set(items) <= set(found)


def test_the_title_is_the_line_whose_words_return_in_the_article() -> None:
    promo = "Listen to All Our Podcasts Now"
    assert title(MENU, promo, "News", TITLE, *BODY, MENU) == [TITLE]


def test_an_article_in_another_language_is_kept() -> None:
    first = (
        "Die Reederei teilte am Montag mit, dass der neue Fahrplan im Juni beginnt. Die Preise "
        "bleiben bis zum Herbst, wie sie sind."
    )
    second = (
        "Die Bewohner der Insel hatten um ein späteres Schiff am Freitag gebeten. Es fährt nun "
        "um halb zehn und nimmt vierzig Autos mit."
    )
    heading = "Ein späteres Schiff für die Inseln"
    assert kept(MENU, heading, first, second, MENU) == [heading, first, second]


def test_a_text_that_is_all_list_is_not_folded_as_a_whole() -> None:
    items = [f"{item} from the island shop" for item in ("Rope", "Nets", "Tar", "Oars", "Flags")]
    _, labelled = label("What We Sell", "\n".join(items * 3))
    assert all(block.role is not Role.FURNITURE for block in labelled)


def test_a_list_of_names_inside_the_article_is_no_menu() -> None:
    names = ["Ines Calder", "Tor Marsh", "Ada Ruiz", "Bo Lind", "Lis Ode"]
    found = kept(MENU, TITLE, *BODY[:2], "\n".join(names), *(part.upper() for part in BODY), MENU)
    assert set(names) <= set(found)


def test_a_long_note_that_touches_the_article_is_kept() -> None:
    note = "Note for all who sail: " + ", ".join(f"pier {k} shut" for k in range(1, 12))
    assert note in kept(MENU, TITLE, *BODY, note, MENU)


def test_a_list_that_the_article_announced_at_its_end_is_kept() -> None:
    announced = "The boats of the first week leave on these days:"
    boats = [f"June {day} -- Pier {day}, with {day} cars" for day in (3, 4, 6, 7, 9)]
    assert kept(MENU, TITLE, *BODY, announced, *boats, MENU) == [TITLE, *BODY, announced, *boats]


def test_a_numbered_list_with_its_addresses_is_kept() -> None:
    boats: list[str] = []
    for number in (1, 2, 3, 4):
        boats += [f"{number}) The boat of Pier {number}", f"https://example.org/{number}"]
    assert kept(MENU, TITLE, *BODY, *boats, MENU) == [TITLE, *BODY, *boats]


def test_a_long_paragraph_behind_a_short_interruption_is_kept() -> None:
    more = (
        "The boats themselves will be painted before the summer, the company said, and the crew of "
        "each will have a cabin of its own for the first time since the service began in 1961."
    )
    assert kept(MENU, TITLE, *BODY, "ADVERTISEMENT", more, MENU) == [TITLE, *BODY, more]


def test_a_long_menu_is_folded_where_nobody_knows_where_the_article_lies() -> None:
    menu = ["Log in", *(f"Boats to Pier {name}" for name in "ABCDEFGHIJKL")]
    note = "The boat leaves at nine, and it returns at ten."
    text, labelled = label(*menu, "Times of the boats", note)
    assert title(*menu, "Times of the boats", note) == ["Times of the boats"]
    folded = {text[b.start : b.end] for b in labelled if b.role is Role.FURNITURE}
    assert folded == set(menu)


def test_a_post_that_the_article_ends_with_is_kept() -> None:
    post = [
        "See what it wrote:",
        "The later boat leaves in June.",
        "— Ferries (@ferries) May 4, 2021",
    ]
    assert kept(MENU, TITLE, *BODY, *post, "Share this:", MENU) == [TITLE, *BODY, *post]


def test_announcements_whose_headlines_ran_into_their_text_are_folded() -> None:
    others = [
        f"Harbour Crane Is Sold to {place}The board of the harbour sold it on Friday for a "
        "sum that nobody will name, and the people of the islands have not yet been told why."
        for place in ("Museum", "Calder", "Ruiz", "Northpier", "Odense", "Marsh", "Norland", "Gull")
    ]
    assert kept(MENU, *others, MENU, TITLE, *BODY, MENU) == [TITLE, *BODY]


def test_a_name_under_the_headline_of_a_page_is_the_author() -> None:
    _, labelled = label(MENU, TITLE, "Ines Calder", *BODY, MENU)
    assert [b.reason for b in labelled if b.role is Role.BYLINE] == ["author line"]


def test_a_document_that_begins_with_short_lines_is_no_page() -> None:
    head = ["In the High Court", "Between:", "Northpier Ferries Ltd", "- and -", "The Board"]
    counsel = ["Claimant", "Defendant", "For the Claimant: A. Carver"]
    assert kept(*head, *counsel, FIRST, "Conclusion", "The claim fails.")[-2:] == [
        "Conclusion",
        "The claim fails.",
    ]


def test_numbered_paragraphs_go_on_behind_a_heading() -> None:
    counted = [f"{n}. {part}" for n, part in enumerate(BODY, start=1)]
    last = "4. For these reasons the claim fails."
    assert kept(MENU, TITLE, *counted, "Conclusion", last, "Share this", MENU)[-1] == last


def test_a_remark_in_brackets_at_the_end_is_kept() -> None:
    remark = "($1 = 8.70 crowns)"
    assert kept(MENU, TITLE, *BODY, remark, "Read Next", MENU) == [TITLE, *BODY, remark]


def test_a_list_with_figures_between_byline_and_text_cuts_nothing_off() -> None:
    listed = [f"{n}00 grams of cod" for n in range(1, 9)]
    page = kept(MENU, TITLE, "By Ines Calder", FIRST, *listed, SECOND, THIRD, MENU)
    assert page[2:] == [FIRST, *listed, SECOND, THIRD]


def test_rows_of_a_table_with_wide_gaps_are_kept() -> None:
    rows = ["Year    Boats", "2005    14", "2010    21", "2019    36"]
    assert kept(MENU, TITLE, *BODY, "\n".join(rows), THIRD, MENU)[4:-1] == rows


def test_the_headline_with_the_author_under_it_goes_before_points_that_say_the_same() -> None:
    point = "Later boat on Fridays to begin in June, ferry company says"
    heads = ["Ferry Company Says Later Boat Begins in June", "By Ines Calder", point]
    assert title(MENU, *heads, *BODY, MENU) == heads[:1]


def test_a_headline_that_stands_twice_is_the_one_over_the_article() -> None:
    text, labelled = label(MENU, TITLE, "Share", "Print", TITLE, "Ines Calder", *BODY, MENU)
    at = next(b.start for b in labelled if b.role is Role.TITLE)
    assert at == text.rindex(TITLE)
    assert "author line" in [b.reason for b in labelled]


def test_heads_and_numbers_of_printed_pages_are_folded() -> None:
    text, labelled = label(
        "The Cost of Later Boats          2",
        FIRST,
        "The Cost of Later Boats          3",
        SECOND,
        "Part 1",
        THIRD,
        "Part 2",
        FIRST,
    )
    folded = [text[b.start : b.end].split() for b in labelled if b.role is Role.FURNITURE]
    assert [words[-1] for words in folded] == ["2", "3"]


def test_a_head_of_a_page_inside_a_sentence_is_no_part_of_it() -> None:
    above = "The council looked at the whole fleet of the islands and at the old pier or at"
    head = "The Cost of the Later Boats of Norland and its Islands        3"
    below = "one boat alone."
    assert kept(above, head, below) == [above, head, below]


def test_a_name_with_a_capital_inside_makes_no_announcement_of_a_paragraph() -> None:
    told = [part.replace("The ", "AstraFerries boat ", 1) for part in BODY]
    assert kept(MENU, TITLE, *told, MENU) == [TITLE, *told]


def test_short_headings_between_parts_of_the_article_are_kept() -> None:
    parts = [FIRST, SECOND, MENU, "Fares", THIRD * 2, SECOND * 2]
    assert "Fares" in kept(MENU, TITLE, *parts, MENU)


def test_headlines_of_other_articles_between_headline_and_text_are_folded() -> None:
    others = [
        "Harbour crane sold to a museum in the north",
        "Herring prices double within a single month",
        "Lighthouse keeper leaves after thirty years of service",
    ]
    assert kept(MENU, TITLE, *others, *BODY, MENU) == [TITLE, *BODY]


def test_points_that_sum_the_article_up_are_kept_under_the_headline() -> None:
    points = [
        "New timetable of the ferry company begins in June",
        "Later boat on Fridays leaves at half past nine",
        "Council promises to count passengers until the autumn",
    ]
    head = ["Ferry Company: New Timetable, Later Boat on Fridays, Fares Stay", "By Ines Calder"]
    assert kept(MENU, *head, *points, *BODY, MENU) == [*head, *points, *BODY]
