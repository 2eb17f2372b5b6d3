"""What a few lines without thought reach: the left column of the scoreboard."""

from __future__ import annotations

import re

Spans = list[tuple[int, int]]

_QUOTATION = re.compile(r"[“\"]([^“”\"\n]{3,600})[”\"]")
_SAID = re.compile(
    r"([A-Z][\w.'’-]{0,30}(?: [A-Z][\w.'’-]{0,30}){0,4}|[Hh]e|[Ss]he|[Tt]hey)"
    r" (said|says|told|added|wrote|announced)\b"
)
_JOINT = re.compile(r",? (?:and|but|while|which|who) |; ")
_FIGURE = re.compile(r"\d")
_VIEW = re.compile(
    r"\b(?:should|must|will|would|could|may|might|think|believe|hope|good|bad|best|worst|great|need"
    r"|important|I|we)\b",
    re.IGNORECASE,
)


def attributions(text: str) -> list[dict[str, Spans]]:
    """Each quotation with the nearest "X said" on its line."""
    made = []
    at = 0
    for line in text.split("\n"):
        said = list(_SAID.finditer(line))
        for found in _QUOTATION.finditer(line):
            if not said:
                continue
            near = min(said, key=lambda one: abs(one.start() - found.start()))
            made.append(
                {
                    "Source": [(at + near.start(1), at + near.end(1))],
                    "Cue": [(at + near.start(2), at + near.end(2))],
                    "Content": [(at + found.start(1), at + found.end(1))],
                }
            )
        at += len(line) + 1
    return made


def clauses(sentence: str) -> list[str]:
    """The sentence cut at conjunctions."""
    return [part for part in _JOINT.split(sentence) if part.strip()]


def is_fact(sentence: str) -> bool:
    """A figure, or no word of a view."""
    return bool(_FIGURE.search(sentence)) or not _VIEW.search(sentence)


def kind(sentence: str) -> str:
    """A question is nothing, a sentence with a word of a view and no figure an opinion."""
    if sentence.rstrip().endswith("?"):
        return "none"
    return "fact" if is_fact(sentence) else "opinion"


def page_text(raw: bytes) -> str:
    """Everything between the tags of a page, but for scripts and styles."""
    source = raw.decode("utf-8", "replace")
    return re.sub(r"(?s)<(script|style)\b.*?</\1>|<[^>]*>", " ", source)
