"""Texts and libraries made up by rule, the same every time: as large as a figure needs them."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator
from pathlib import Path

from factcheck.model import ClaimSpan, Intake, Kind, Passage, Role, Verdict
from factcheck.query import ClaimQuery
from factcheck.workbench import Workbench

PLACES = ("Aldmoor", "Brackwater", "Cessford", "Dunmere", "Eastlow", "Farrowby", "Glenhollow")
PEOPLE = ("Ines Okafor", "Tomas Lindqvist", "Priya Raman", "Walter Brandt", "Aoife Keane")
THINGS = ("bridge", "hospital", "harbour", "school", "tunnel", "water plant", "tram line", "dam")
MONTHS = ("January", "March", "May", "June", "September", "November")
PATTERNS = (
    "The {thing} in {place} opened on {day} {month} {year} and cost {sum} million dollars.",
    "In {place}, {count} people used the {thing} in {year}, {share} per cent more than before.",
    "“The {thing} was closed for {share} weeks,” said {person}, who has run it since {year}.",
    "According to {person}, {place} spent ${sum}.5 million on the {thing} between {year} and 2024.",
    "It is a disgrace that {place} has waited so long for a {thing} worthy of the name.",
    "{person} told the council that the {thing} would be finished by {month}, at the latest.",
)


def sentences(seed: int = 7) -> Iterator[str]:
    """Sentences without end, as a local paper has them."""
    dice = random.Random(seed)
    while True:
        yield dice.choice(PATTERNS).format(
            thing=dice.choice(THINGS),
            place=dice.choice(PLACES),
            person=dice.choice(PEOPLE),
            month=dice.choice(MONTHS),
            day=dice.randint(1, 28),
            year=dice.randint(1950, 2023),
            sum=dice.randint(2, 900),
            count=f"{dice.randint(2, 90)},{dice.randint(100, 999)}",
            share=dice.randint(2, 60),
        )


def text_of(size: int) -> str:
    """Paragraphs of about ``size`` bytes together, under a title."""
    parts = ["What the towns along the river built\n"]
    length = 0
    for number, sentence in enumerate(sentences(), 1):
        part = sentence + ("\n\n" if number % 5 == 0 else " ")
        parts.append(part)
        length += len(part.encode())
        if length >= size:
            return "\n".join(parts[:1]) + "\n" + "".join(parts[1:])
    raise AssertionError("the sentences have no end")


def intake_of(number: int, claims: int) -> Intake:
    """An article of so many claims, ready to be stored: one sentence, one passage, one claim."""
    made = sentences(number)
    passages = []
    text = f"Report {number} from the river towns\n\n"
    passages.append(Passage(0, len(text) - 2, text[:-2], Role.TITLE))
    for index in range(claims):
        sentence = next(made)
        start, end = len(text), len(text) + len(sentence)
        kind = Kind.OPINION if index % 6 == 4 else Kind.FACT
        worthy = (index * 37 % 100) / 100
        reasons = ("a figure",)
        claim = ClaimSpan(start, end, sentence, sentence, kind, worthy, worthy, reasons=reasons)
        passages.append(
            Passage(
                start,
                end,
                sentence,
                Role.SENTENCE,
                kind,
                checkable=worthy,
                worthy=worthy,
                opinion=1.0 - worthy,
                reasons=reasons,
                claims=(claim,),
            )
        )
        text += sentence + " "
    raw = text.encode()
    return Intake(
        name=f"report-{number}.txt",
        raw=raw,
        text=text,
        sha256=hashlib.sha256(raw).hexdigest(),
        encoding="utf-8",
        dropped=0,
        title=f"Report {number} from the river towns",
        outlet="The River Post",
        author="",
        published="2024-05-01",
        url="",
        language="en",
        passages=tuple(passages),
    )


def make_library(path: Path, *, articles: int, claims: int, decided: int = 0) -> Path:
    """A library of ``articles`` with ``claims`` each; so many in all have a verdict."""
    verdicts = tuple(Verdict)
    with Workbench.create(path) as workbench:
        for number in range(articles):
            (article_id,) = workbench.add_article(intake_of(number, claims)).article_ids
            claim_ids = workbench.claim_ids(ClaimQuery(article_id=article_id))
            for index, claim_id in enumerate(claim_ids[: decided // articles]):
                workbench.decide(claim_id, verdicts[index % len(verdicts)])
    return path
