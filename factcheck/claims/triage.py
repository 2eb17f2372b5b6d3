"""Triage: fact, opinion or neither, how checkable, how worth checking, and why.

A logistic model over classes of words (``cues``) and the figures, dates and names of a sentence. It
sorts and suggests; it decides nothing. The weights were fitted to 2,400 labelled sentences of news,
debates, interviews, travel guides and web text from GUM, EWT, PUD, NewsSD and ClaimBuster (CC BY and
CC BY-SA), and rounded.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from factcheck.claims.cues import BODIES, CUES, PAIRS, REASONS
from factcheck.claims.weights import CHECKABLE, NONE, OPINION, WORTHY
from factcheck.model import Kind

_TOKEN = re.compile(r"[^\W_]+(?:['’.,-][^\W_]+){0,6}")
_MONTHS: Final = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|March|Mar\.|April|Apr\.|May|June|July|Aug(?:ust|\.)?|"
    r"Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_DATE = re.compile(
    rf"\b(?:{_MONTHS}\s\d{{1,2}}(?:st|nd|rd|th)?(?:,?\s\d{{4}})?|\d{{1,2}}(?:st|nd|rd"
    rf"|th)?\s(?:of\s)?{_MONTHS}(?:,?\s\d{{4}})?|"
    rf"{_MONTHS},?\s\d{{4}}|(?:19|20)\d\d(?:[-–/]\d{{2,4}})?s?)\b"
)
_FIGURE = re.compile(
    r"(?<![\w-])(?:(?:US|A|C|HK)?[$£€¥₹]\s?)?\d[\d,]{0,15}(?:\.\d{1,6})?(?:\s?(?:%|percent\b"
    r"|per cent\b|million\b|billion\b|trillion\b|"
    r"thousand\b|dollars\b|euros\b|pounds\b|rupees\b|years?\b|months\b|weeks\b|days\b|hours\b"
    r"|people\b|km\b|kg\b|miles\b|"
    r"tonnes\b|tons\b)){0,3}"
)
_NAME_RUN = re.compile(
    r"\b[A-ZÀ-Þ][\w'’.&-]{0,30}(?:\s(?:(?:of|the|and|for|de)\s){0,2}[A-ZÀ-Þ][\w'’.&-]{0,30}){0,6}"
)
_QUOTE: Final = frozenset('“”"«»')
_DIGITS = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Assessment:
    """What triage thinks of a sentence: three numbers of 0..1, the kind, and short reasons."""

    kind: Kind
    checkable: float
    worthy: float
    opinion: float
    reasons: tuple[str, ...]


def assess(sentences: list[str]) -> list[Assessment]:
    """Assess each sentence by itself."""
    return [_assess(sentence) for sentence in sentences]


def _assess(sentence: str) -> Assessment:
    features, reasons = examine(sentence)
    if not features:
        return Assessment(Kind.NONE, 0.0, 0.0, 0.0, ())
    nothing = _logistic(NONE, features)
    fact = _logistic(CHECKABLE, features)
    opinion = _logistic(OPINION, features)
    total = fact + opinion + nothing
    checkable, judged = fact / total, opinion / total
    if nothing > max(fact, opinion):
        kind = Kind.NONE
    else:
        kind = Kind.FACT if fact >= opinion else Kind.OPINION
    worthy = _logistic(WORTHY, features) * (1.0 if kind is Kind.FACT else 0.5)
    return Assessment(kind, round(checkable, 3), round(worthy, 3), round(judged, 3), tuple(reasons))


def examine(sentence: str) -> tuple[dict[str, float], list[str]]:
    """Give the features of ``sentence`` with their strengths, and reasons for a reviewer.

    No features mean that there is not a word in it.
    """
    tokens = _TOKEN.findall(sentence)
    if not tokens:
        return {}, []
    small = [token.lower().replace("’", "'") for token in tokens]
    features: dict[str, float] = {}
    words: dict[str, str] = {}
    _count_cues(small, tokens, features, words)
    _see_form(sentence, tokens, features)
    reasons = _see_particulars(sentence, tokens, features)
    reasons.extend(f"{REASONS[name]}: {word}" for name, word in words.items() if name in REASONS)
    if any(mark in sentence for mark in _QUOTE):
        features["quotation"] = 1.0
        reasons.append("a quotation")
    if sentence.rstrip("\"'”’)* ").endswith("?"):
        features["question"] = 1.0
        reasons.append("a question")
    return features, reasons


def _count_cues(
    small: Sequence[str], tokens: Sequence[str], features: dict[str, float], words: dict[str, str]
) -> None:
    for at, word in enumerate(small):
        name = CUES.get(word)
        if name is None:
            if len(word) > 4 and word.endswith("ed"):
                features["ed_word"] = min(features.get("ed_word", 0.0) + 1.0, 3.0)
            continue
        if (
            at
            and name in ("prediction", "time", "possibility")
            and tokens[at][0].isupper()
            and word in ("will", "may", "march")
        ):
            continue
        features[name] = min(features.get(name, 0.0) + 1.0, 3.0)
        words.setdefault(name, tokens[at])
    for at in range(len(small) - 1):
        name = PAIRS.get(small[at] + "_" + small[at + 1])
        if name:
            features[name] = min(features.get(name, 0.0) + 1.0, 3.0)
            words[name] = f"{tokens[at]} {tokens[at + 1]}"
    first = CUES.get(small[0])
    if first in ("first_person", "greeting", "second_person"):
        features["begins_" + first] = 1.0


def _see_form(sentence: str, tokens: Sequence[str], features: dict[str, float]) -> None:
    """Note length, marks at the end, and whether there is anything like a verb."""
    count = len(tokens)
    features["bias"] = 1.0
    features["very_short"] = float(count <= 4)
    features["short"] = float(5 <= count <= 8)
    features["long"] = float(count >= 25)
    end = sentence.rstrip("\"'”’)*_ ")[-1:]
    features["no_end"] = float(end not in ".?!…。！？।")
    features["exclaims"] = float(end == "!")
    if not any(
        name in features
        for name in ("past", "present", "report", "event", "ed_word", "prediction", "possibility")
    ):
        features["no_verb"] = 1.0


def _see_particulars(sentence: str, tokens: Sequence[str], features: dict[str, float]) -> list[str]:
    """Note figures, dates and names; give the reasons they are."""
    reasons: list[str] = []
    if _DIGITS.search(sentence):
        dated = _DATE.search(sentence)
        if dated:
            features["date"] = 1.0
            reasons.append(f"a date: {dated.group()}")
        figure = next(
            (f for f in _FIGURE.finditer(sentence) if not dated or not _overlap(f, dated)), None
        )
        if figure:
            features["figure"] = 1.0
            reasons.append(f"a figure: {figure.group().strip(' ,')}")
            features["unit"] = float(not figure.group().strip(" ,").replace(",", "").isdigit())
    capitals = sum(token[0].isupper() for token in tokens[1:])
    features["names"] = min(capitals, 6) / 2
    features["name_share"] = capitals / len(tokens)
    features["no_names"] = float(capitals == 0)
    body = _named_body(sentence) if capitals else ""
    if body:
        features["body"] = 1.0
        reasons.append(f"a named body: {body}")
    return reasons


def _overlap(one: re.Match[str], other: re.Match[str]) -> bool:
    return one.start() < other.end() and other.start() < one.end()


def _named_body(sentence: str) -> str:
    for found in _NAME_RUN.finditer(sentence):
        run = found.group().rstrip(".'’")
        words = run.split()
        if len(words) > 1 and any(word.lower() in BODIES for word in words):
            return run.removeprefix("The ")
        if len(words) == 1 and 2 <= len(run) <= 6 and run.isupper() and run.isalpha():
            return run
    return ""


def _logistic(weights: dict[str, float], features: dict[str, float]) -> float:
    total = sum(weights.get(name, 0.0) * strength for name, strength in features.items())
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total))))
