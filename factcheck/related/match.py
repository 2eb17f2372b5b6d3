"""Whether two claims say the same, with the reason and the arithmetic."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date

from factcheck.related.alignment import Alignment, align
from factcheck.related.contrast import (
    contrast_denial,
    contrast_names,
    contrast_opposites,
    contrast_roles,
    contrast_states,
    unanswered_names,
)
from factcheck.related.ground import LITTLE, MUCH, is_grounded, only_of_one_subject
from factcheck.related.names import can_be_one
from factcheck.related.pairing import (
    CLOSE,
    Pair,
    Pairing,
    is_one_journey,
    pair_values,
    tie_weight,
    weigh_values,
)
from factcheck.related.relation import Finding, Ground, Relation, RelationKind
from factcheck.related.routes import contrast_routes
from factcheck.related.scope import contrast_scope, other_part
from factcheck.related.stages import contrast_stages
from factcheck.related.statement import Statement, read
from factcheck.related.support import only_supported, without_what_recurs
from factcheck.related.value import ValueKind
from factcheck.related.words import word_class

# Set by hand on news pairs; round on purpose.
_MIDDLE, _STEEP = 0.66, 11.0
_VALUE_NATS = 20.0
_ORDER = 0.1
_AGREES = {
    RelationKind.SAME: 0.8, RelationKind.APPROXIMATE: 0.2,
    RelationKind.CONFLICT: -0.5, RelationKind.DIFFERENT: -0.3,
}  # fmt: skip
_COSTS = {
    Ground.NEGATION: 0.06, Ground.WORDS: 0.06, Ground.NAME: 0.04, Ground.PLACE: 0.04,
    Ground.STATE: 0.015, Ground.STAGE: 0.06,
}  # fmt: skip
_NEARLY, _COVERED, _PLAIN = 0.35, 0.6, 0.4
_FIRST = 3
_POLL = frozenset("poll polls pollster survey surveys".split())
_TIE = 10.0
"""Nats of the words around two values that both share, from which they are of one thing."""
_SHARED = 13.0
"""Nats of shared words from which two long statements speak of one thing somewhere in them."""


def compare(a: str, b: str, a_date: date | None = None, b_date: date | None = None) -> Relation:
    """How two claims relate; the dates are their articles', for "Wednesday" and "last month".

    Symmetric but for the order of the words in ``why``. Linear in the length of the claims, of
    which the first 4,000 characters are read.
    """
    return relate(read(a, a_date), read(b, b_date))


def relate(one: Statement, other: Statement, about: Alignment | None = None) -> Relation:
    """The same for statements that were read, and perhaps aligned, before."""
    about = about or align(one, other)
    close = _is_close(one, other, about)
    leans = bool(one.lent or other.lent)
    firm = leans and is_grounded(one, other, about)
    grounded = firm and not close
    pairing = pair_values(one, other, about.likeness, grounded=grounded)
    if grounded:
        pairing = only_of_one_subject(one, other, pairing)
    elif close:
        pairing = without_what_recurs(one, other, pairing, about.likeness)
    else:
        pairing = only_supported(one, other, pairing)
    findings = _findings(one, other, about, pairing, close or grounded)
    if grounded and max(about.covered, about.covered_other) < MUCH:
        findings = [each for each in findings if each.ground is not Ground.NEGATION]
    score = _score(about, pairing, findings)
    kind, why = _judge(one, other, about, pairing, findings, score, close, grounded)
    if leans and about.shared < _SHARED and kind is RelationKind.SAME:
        kind = RelationKind.APPROXIMATE  # of one subject, as far as the sentences before tell
    if leans and not firm and about.shared < LITTLE and kind is not RelationKind.DIFFERENT:
        kind, why = RelationKind.DIFFERENT, "the sentences before speak of different things"
    if kind is RelationKind.CONFLICT:
        score /= 2.0  # who contradicts does not say the same, in however like words
    return Relation(kind, score, why, about.likeness, tuple(findings))


def _is_close(one: Statement, other: Statement, about: Alignment) -> bool:
    """Whether two statements are alike as wholes, and not in the names alone."""
    covered = max(about.covered, about.covered_other)
    if about.likeness < CLOSE and not (about.likeness >= _NEARLY and covered >= _COVERED):
        return False
    plain = sum(weight for name, weight in one.words.items() if not one.is_named(name))
    its = sum(weight for name, weight in other.words.items() if not other.is_named(name))
    shared = sum(one.words[name] for name in about.pairs if not one.is_named(name))
    return shared >= _PLAIN * min(plain, its)


def _findings(
    one: Statement, other: Statement, about: Alignment, pairing: Pairing, close: bool
) -> list[Finding]:
    found = [pair.finding for pair in pairing.pairs]
    stage = contrast_stages(one, other, about)
    if stage:
        return [*found, stage]
    if not about.pairs:
        return found
    if route := contrast_routes(one, other, about):
        return [*found, route]
    contrasts = [contrast_states]
    if close:
        day = any(_is_one_day(pair) for pair in pairing.pairs)
        found += contrast_names(one, other, about, same_day=day)
        contrasts += [contrast_roles, contrast_denial, contrast_opposites]
    for contrast in contrasts:
        finding = contrast(one, other, about)
        if finding:
            found.append(finding)
    return found


def _is_one_day(pair: Pair) -> bool:
    dated = pair.one.kind is ValueKind.DATE and pair.finding.kind is RelationKind.SAME
    return dated and pair.one.resolved and pair.one.low == pair.one.high


def _score(about: Alignment, pairing: Pairing, findings: Sequence[Finding]) -> float:
    """Shared words and values weighed together, less what sets the two apart."""
    got, most = weigh_values(pairing, _AGREES)
    words = (1 - _ORDER) * about.likeness + _ORDER * about.order
    whole = about.total + most * _VALUE_NATS
    base = (words * about.total + got * _VALUE_NATS) / whole if whole else 0.0
    base -= sum(_COSTS.get(finding.ground, 0.0) for finding in findings)
    return 1.0 / (1.0 + math.exp(-_STEEP * (base - _MIDDLE)))


def _judge(
    one: Statement, other: Statement, about: Alignment, pairing: Pairing,
    findings: Sequence[Finding], score: float, close: bool, grounded: bool,
) -> tuple[RelationKind, str]:  # fmt: skip
    tied = bool(pairing.pairs)
    staged = any(finding.ground in (Ground.STAGE, Ground.PLACE) for finding in findings)
    denied = any(finding.ground is Ground.NEGATION for finding in findings)
    # Alike or not, two routes with one end in common are of one thing that runs there.
    routed = any(finding.ground is Ground.PLACE for finding in findings)
    of_one = close or routed or (about.shared >= _SHARED and (tied or staged))
    of_one = of_one or any(tie_weight(pair) >= _TIE for pair in pairing.pairs)
    if not about.pairs or not (of_one or (grounded and (tied or denied))):
        return RelationKind.DIFFERENT, "they speak of different things"
    apart = _set_apart(one, other, about, pairing, findings, grounded=grounded)
    if apart:
        return RelationKind.DIFFERENT, apart
    conflicts = [f.why for f in findings if f.kind is RelationKind.CONFLICT]
    if conflicts:
        agreed = [
            f.why for f in findings if f.kind in (RelationKind.SAME, RelationKind.APPROXIMATE)
        ]
        return RelationKind.CONFLICT, "; ".join([*conflicts, *agreed])
    return _compatible(one, other, about, pairing, findings, score)


def _set_apart(
    one: Statement,
    other: Statement,
    about: Alignment,
    pairing: Pairing,
    findings: Sequence[Finding],
    *,
    grounded: bool,
) -> str:
    """Why both can be true side by side, or nothing."""
    different = [f.why for f in findings if f.kind is RelationKind.DIFFERENT]
    if different:
        return "; ".join(different)
    clashing = [p for p in pairing.pairs if p.finding.kind is RelationKind.CONFLICT]
    dates = [p for p in clashing if p.one.kind is ValueKind.DATE]
    figures = [p for p in clashing if p.one.kind is not ValueKind.DATE]
    for pair in dates:
        if _other_events(pair, one, other, about):
            events = f"“{pair.one.event}” and “{pair.other.event}”"
            return f"{pair.finding.why}, but of {events}: two events"
    if dates and (figures or _is_measured(about, pairing)):
        return f"{dates[0].finding.why}: another time"
    if dates and (part := other_part(one, other)):
        return f"{dates[0].finding.why}, but {part}"
    if figures:
        reasons = list(contrast_scope(one, other, about, (*pairing.left, *pairing.right)))
        polled = all(_POLL & {token.low for token in each.line} for each in (one, other))
        if polled and any(pair.one.kind is ValueKind.SHARE for pair in figures):
            reasons.append("every poll counts anew")
        conflicts = sum(finding.kind is RelationKind.CONFLICT for finding in findings)
        planned = [p for p in figures if p.one.is_told is not p.other.is_told]
        if len(planned) == conflicts:
            reasons.append("one is planned or possible, the other is so")
        kinds = {pair.one.kind is ValueKind.ORDINAL for pair in figures}
        if len(kinds) > 1:
            reasons.append("each of another one in the order")
        if not grounded and _begins_otherwise(one, other, about):
            reasons.append("of another subject")
        if reasons:
            return "; ".join([figures[0].finding.why, *reasons])
    counted = [v for v in pairing.left if v.kind is ValueKind.COUNT]
    counted_other = [v for v in pairing.right if v.kind is ValueKind.COUNT]
    if counted and counted_other and not clashing:
        return f"{counted[0].text} and {counted_other[0].text} count different things"
    return ""


def _other_events(pair: Pair, one: Statement, other: Statement, about: Alignment) -> bool:
    """Built in one year and repaired in another: each date has its own act, which the other side
    does not tell of.
    """
    mine, theirs = pair.one.event, pair.other.event
    if not mine or not theirs or mine == theirs or is_one_journey(mine, theirs):
        return False
    return not (mine in about.pairs or theirs in about.pairs.values()) and (
        mine in one.words and theirs in other.words
    )


def _is_measured(about: Alignment, pairing: Pairing) -> bool:
    """A figure that is told anew for every day or year."""
    if "rise" in about.pairs or "fall" in about.pairs:
        return True
    return any(pair.one.kind is ValueKind.SHARE for pair in pairing.pairs)


def _compatible(
    one: Statement, other: Statement, about: Alignment, pairing: Pairing,
    findings: Sequence[Finding], score: float,
) -> tuple[RelationKind, str]:  # fmt: skip
    reasons = [f.why for f in findings if f.kind in (RelationKind.SAME, RelationKind.APPROXIMATE)]
    loose = any(f.kind is RelationKind.APPROXIMATE for f in findings)
    mine, theirs = unanswered_names(one, other)
    more = [v.text for v in (*pairing.left, *pairing.right)]
    if mine and theirs:
        more += [*mine, *theirs]
    if bool(one.clauses.denied) is not bool(other.clauses.denied):
        more.append("not")
    if _ends_exchanged(one, other):
        more.append("who did it, in another order")
    if _begins_otherwise(one, other, about):
        more.append(f"{one.line[one.opening].text}, {other.line[other.opening].text}")
    if not more and (others := _other_words(one, other, about)):
        more = others
    if score >= 0.5 and not loose and not more:
        return RelationKind.SAME, "; ".join(reasons) or "the same in other words"
    if score >= 0.3 or _agrees_firmly(pairing.pairs, about):
        told = list(dict.fromkeys(more))[:4]
        only = f"only one side says {', '.join(told)}" if told else ""
        words = "; ".join(filter(None, [*reasons, only])) or "much the same, not word for word"
        return RelationKind.APPROXIMATE, words
    return RelationKind.DIFFERENT, "they share words, but not what is said"


def _other_words(one: Statement, other: Statement, about: Alignment) -> list[str]:
    """A telling word of each side that the other has not: "paid" and "received" may be synonyms,
    but nothing says so, and what only may be the same is never called so.
    """
    taken = set(about.pairs.values())
    told = taken | about.pairs.keys() | _rates(one) | _rates(other)
    mine = [name for name in one.words if name not in told and not one.is_named(name)]
    theirs = [name for name in other.words if name not in told and not other.is_named(name)]
    if not mine or not theirs:
        return []
    return [each.line[each.at[names[0]]].text for each, names in ((one, mine), (other, theirs))]


def _rates(statement: Statement) -> set[str]:
    """The words of periods that are part of a rate: "3,000 litres an hour"."""
    return {word_class(value.per) for value in statement.values if value.per}


def _begins_otherwise(one: Statement, other: Statement, about: Alignment) -> bool:
    """``Boeing won`` and ``Airbus won``: whether a first word is a name cannot be seen."""
    mine, theirs = _first_word(one), _first_word(other)
    if not mine or not theirs or mine in about.pairs or theirs in about.pairs.values():
        return False
    both = [each.name_of(word) for each, word in ((one, mine), (other, theirs))]
    return not (both[0] and both[1] and can_be_one(both[0], both[1]))  # "UN", in full


def _first_word(statement: Statement) -> str:
    """The class of the first word that says something, past "The" and "In the"."""
    reach = range(statement.opening, statement.opening + _FIRST)
    near = [(place, name) for name, place in statement.at.items() if place in reach]
    return min(near, default=(0, ""))[1]


def _ends_exchanged(one: Statement, other: Statement) -> bool:
    """``Google sued Oracle`` and ``Oracle sued Google``, where no name was recognised."""
    mine, theirs = (sorted(each.at, key=each.at.__getitem__) for each in (one, other))
    if len(mine) < 3 or sorted(mine) != sorted(theirs):
        return False
    # "It was approved by parliament" names at its end who begins the active sentence.
    if any(_is_agent(each, name) for each, name in ((one, mine[-1]), (other, theirs[-1]))):
        return False
    return (mine[0], mine[-1]) == (theirs[-1], theirs[0])


def _is_agent(statement: Statement, name: str) -> bool:
    place = statement.at[name]
    return "by" in {token.low for token in statement.line[max(0, place - 2) : place]}


def _agrees_firmly(pairs: Sequence[Pair], about: Alignment) -> bool:
    """A value that agrees among the same words carries two long statements."""
    enough = about.shared >= _SHARED or about.likeness >= 0.6
    return any(pair.tie > 1 or (pair.tie and about.likeness >= 0.6) for pair in pairs) and enough
