"""Triage: fact, opinion or neither, how checkable, how worth checking, and why.

A linear model over hashed n-grams (``wording``) and over signs that a reader can be told
(``signs``), or the ``encoder`` where that is asked for. It sorts and suggests; it decides nothing.
What both were trained on and how well they do is said in ``resources/triage/README.md``. They read
English; of other languages they suggest nothing.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Final

from factcheck.claims import encoder
from factcheck.claims.cues import FUNCTION_WORDS
from factcheck.claims.encoder import Encoder
from factcheck.claims.language import ENGLISH, languages
from factcheck.claims.reasons import WORDED, Leaning, give_reasons, read_whole
from factcheck.claims.signs import Signs, examine
from factcheck.claims.weights import Weights, load
from factcheck.claims.wording import (
    MIDDLE,
    TOKEN,
    Word,
    Words,
    add_up,
    add_up_words,
    sequence_buckets,
    side_by_side,
    sign_buckets,
)
from factcheck.model import Kind

NO_SUGGESTION: Final = "no suggestion for this language"
"""The one reason given for a sentence in a language that triage does not read."""
_MIXED: Final = 0.25


@dataclass(frozen=True, slots=True)
class Assessment:
    """What triage thinks of a sentence: three numbers of 0..1, the kind, and short reasons.

    ``checkable`` is the chance that it is a fact in the main, or an opinion that holds one;
    ``opinion`` that it is one in the main. So the two may add up to more than one.
    """

    kind: Kind
    checkable: float
    worthy: float
    opinion: float
    reasons: tuple[str, ...]

    @property
    def silent(self) -> bool:
        """True where nothing is suggested: ``none`` then says nothing about the sentence."""
        return self.reasons == (NO_SUGGESTION,)


_NOTHING: Final = Assessment(Kind.NONE, 0.0, 0.0, 0.0, ())
_SILENT: Final = Assessment(Kind.NONE, 0.0, 0.0, 0.0, (NO_SUGGESTION,))


def assess(
    sentences: list[str], language: str = "", seemed: str = "", *, by_encoder: bool = False
) -> list[Assessment]:
    """Assess each sentence by itself; only its language is also read from the others.

    ``language`` is that of their text where somebody stated it, ``seemed`` what the text seemed to
    be in, for sentences that are not all of it (see ``languages``). ``by_encoder`` asks for the
    slower and better model; it raises ``UserError`` where that is not installed.
    """
    network = encoder.load() if by_encoder else None
    tokens = [TOKEN.findall(sentence) for sentence in sentences]
    small = [[*map(str.lower, some)] for some in tokens]
    for place, sentence in enumerate(sentences):
        if "’" in sentence:
            small[place] = [token.replace("’", "'") for token in small[place]]
    spoken = languages(small, language, seemed)
    thoughts = []
    for sentence, some, tongue in zip(sentences, tokens, spoken, strict=True):
        if not any(token[0].isalnum() for token in some):
            thoughts.append(_NOTHING)
        elif tongue != ENGLISH:
            thoughts.append(_SILENT)
        else:
            thoughts.append(_assess(sentence, _words.of(some), network))
    return thoughts


def add_up_sentence(sentence: str, *, by_encoder: bool = False) -> list[float]:
    """Give a sentence's bare sums for fact, opinion, worth and mixture, before any threshold."""
    words = _words.of(TOKEN.findall(sentence))
    network = encoder.load() if by_encoder else None
    return _sums(sentence, words, examine(sentence, words), network)


def model_name(*, by_encoder: bool = False) -> str:
    """Name the model that judges, its weights included: another name, another judgement."""
    return encoder.load().name if by_encoder else load().name


def _sums(
    sentence: str, words: Sequence[Word], signs: Signs, network: Encoder | None
) -> list[float]:
    if network is not None:
        return network.add_up(sentence)
    weights = load()
    sums = weights.add_signs(signs.names)
    for lanes, count in (
        add_up_words(words),
        _look_up(sequence_buckets(words), weights),
        _look_up(sign_buckets(signs.names), weights),
    ):
        share, none = weights.step / math.sqrt(count), MIDDLE * count
        sums = [own + share * (lane - none) for own, lane in zip(sums, lanes, strict=True)]
    return sums


def _look_up(buckets: Sequence[int], weights: Weights) -> tuple[Sequence[int], int]:
    return add_up(weights.table, buckets), len(buckets)


def _assess(sentence: str, words: Sequence[Word], network: Encoder | None) -> Assessment:
    signs = examine(sentence, words)
    fact, opinion, worthy, mixed = _sums(sentence, words, signs, network)
    setting = (network or load()).setting
    fact = math.exp(_held(fact * setting["sharpness"] + setting["fact"]))
    opinion = math.exp(_held(opinion * setting["sharpness"] + setting["opinion"]))
    total = fact + opinion + 1.0
    in_the_main, judged = fact / total, opinion / total
    two_sided = _logistic(mixed)
    # An opinion that is mixed holds a fact, and that can be checked.
    checkable = in_the_main + judged * two_sided
    worthy = _logistic(worthy * setting["worthy_sharpness"] + setting["worthy"])
    # Chances that are right on the whole would call too much a fact: most sentences are one.
    kind = Kind.FACT if fact * math.exp(setting["lead"]) >= opinion else Kind.OPINION
    if max(fact, opinion) < 1.0:
        kind = Kind.NONE
    both = kind is not Kind.NONE and two_sided >= _MIXED and min(in_the_main, judged) >= 0.1
    reasons = give_reasons(Leaning(kind, both), signs)
    if network is not None:
        reasons = read_whole(reasons)
    elif not reasons and kind is not Kind.NONE:
        reasons = _give_wording(words, kind)
    return Assessment(kind, round(checkable, 3), round(worthy, 3), round(judged, 3), reasons)


def _give_wording(words: Sequence[Word], kind: Kind) -> tuple[str, ...]:
    """Name the word that speaks most for ``kind``, for a sentence that shows no sign of it."""
    strongest = (max if kind is Kind.FACT else min)(words, key=_lean_of)
    leans = strongest.lean > 0 if kind is Kind.FACT else strongest.lean < 0
    return (f"{WORDED[kind]}: {strongest.token}",) if leans else ()


_lean_of = attrgetter("lean")


def _weigh(word: Word) -> None:
    known = _words.get(word.small) if word.is_capital else None
    if known:
        # Its buckets are those of its small letters.
        word.sums = known.sums
        return
    buckets, token = word.buckets, word.token
    lanes = add_up(load().table, buckets)
    word.sums = side_by_side(lanes, len(buckets))
    # A small word or a name tells a reader nothing.
    if len(token) > 2 and token.isalpha() and not word.is_capital and token not in FUNCTION_WORDS:
        word.lean = (lanes[0] - lanes[1]) / len(buckets)


_words = Words(_weigh)


def _held(value: float) -> float:
    return value if -30.0 < value < 30.0 else math.copysign(30.0, value)


def _logistic(value: float) -> float:
    return 1.0 / (1.0 + math.exp(-_held(value)))
