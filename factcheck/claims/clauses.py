"""Clauses: the parts of a sentence that can be checked apart.

Without a parser one claim is better than a broken one: a sentence is divided only where both sides
have a verb of their own and the words between them join nothing smaller. What is reported, supposed
or negated as a whole stays whole, because a part of it alone would say more than the article does.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Final, NamedTuple

from factcheck.claims import reporting
from factcheck.claims.asides import take_asides
from factcheck.claims.blocks import Span
from factcheck.claims.enumerations import find_enumeration, state_items
from factcheck.claims.frames import find_body, frame
from factcheck.claims.idle import without_idle
from factcheck.claims.lists import deal_out
from factcheck.claims.predicates import HEDGES, WITH_AUXILIARY, Joint, find_joint, find_shared
from factcheck.claims.statements import make_statement
from factcheck.claims.subjects import find_subject, verb_group
from factcheck.claims.subordinates import is_clause
from factcheck.claims.threads import Thread
from factcheck.claims.words import SUBORDINATORS, Words

_BOUND: Final = frozenset("if unless whether neither either nor lest".split())
_HELD_WHOLE: Final = _BOUND | frozenset("because although though".split())
_FRAMES: Final = frozenset("“ ” \" „ « » `` '' : | [ ]".split())
_QUOTES: Final = frozenset('“ ” " „ « »'.split())
_FRAMED: Final = _BOUND | (_FRAMES - _QUOTES - {":"}) | {"according"}
_WHOLE: Final = _HELD_WHOLE | (_FRAMES - _QUOTES) | {"according"}
_CLAUSE_CUES: Final = frozenset(
    form for form, (kinds, _) in reporting.CUES.items() if kinds & reporting.CLAUSE
)
_SPEECH_CUES: Final = frozenset(
    form for form in _CLAUSE_CUES if reporting.CUES[form][0] & (reporting.SPEECH | reporting.SHOWN)
)
_DIVIDERS: Final = frozenset("; , and but while whereas yet".split())
_MAY_DIVIDE: Final = _DIVIDERS | frozenset("who which that – — ― - --".split())
"""A sentence with none of these is one claim, and nothing in it is idle."""
_CLOSERS: Final = "\"'”’)]*_ "
_NO_STOPS: Final = frozenset(")%#+°")
_SHORTEST: Final = 3
_LONGEST: Final = 120
_LONGEST_LEAD: Final = 24


class Part(NamedTuple):
    """A span to be checked by itself, and its statement, what it shares with the others put in."""

    start: int
    end: int
    statement: str


def atomic_claims(sentence: str) -> list[str]:
    """Give the minimal claims of ``sentence`` as statements, what is listed dealt out one by one.

    The words are its own, but for a form of "be" where the sentence leaves it to a comma: "Odeh,
    the harbour master," gives "Odeh is the harbour master"; and "a" or "an", as what follows asks.
    """
    start, end = _trim(sentence, 0, len(sentence))
    listed = find_enumeration(sentence, start, end)
    if listed:
        return [_finish(each, ".") for item in state_items(sentence, listed) for each in item]
    words = without_idle(Words(sentence, start, end))
    threads = [] if _is_question(sentence[start:end]) else _threads(words, fully=True)
    if not threads:
        return [_whole(words, (start, end)) or make_statement(sentence)]
    dealt = [each for thread in threads for each in deal_out(thread)]
    return [_finish(each.text(), sentence[:end]) for each in dealt]


def find_parts(sentence: Words) -> list[Part]:
    """Give the parts of a sentence: in order, at least one."""
    text = sentence.text
    start, end = _trim(text, *sentence.span)
    if _MAY_DIVIDE.isdisjoint(sentence.smalls) or _is_question(text[start:end]):
        return [Part(start, end, make_statement(text[start:end]))]
    words = without_idle(sentence)
    threads = _threads(words, fully=False)
    if len(threads) < 2:
        whole = _whole(words, (start, end)) or make_statement(text[start:end])
        return [Part(start, end, whole)]
    parts = []
    body = find_body(words)
    for thread in threads:
        low, high = thread.span()
        # What frames the sentence lies with its first and its last part.
        if low == words.starts[body[0]]:
            low = start
        if high >= words.ends[body[1] - 1]:
            high = end
        parts.append(Part(low, high, _finish(thread.text(), text[start:end])))
    return sorted(parts, key=lambda part: (part.start, part.end))


def _is_question(sentence: str) -> bool:
    return sentence.rstrip(_CLOSERS).endswith("?")


def _whole(words: Words, sentence: Span) -> str:
    """Give the statement of an undivided sentence if idle words are left out of it."""
    opening = words.text[sentence[0] : words.starts[0]] if len(words) else ""
    if not words.breaks and not any(letter.isalnum() for letter in opening):
        return ""
    thread = Thread(words, [*range(len(words))], (0, len(words)))
    statement = make_statement(thread.text() + words.text[thread.span()[1] : sentence[1]])
    return _capitalise(statement)


def _threads(words: Words, fully: bool) -> list[Thread]:
    """Give the claims of a sentence as threads through its words; none if it stays whole."""
    if not _SHORTEST <= len(words) <= _LONGEST or _is_bound(words):
        return []
    clauses = _divide_report(words)
    if clauses:
        return [each for clause in clauses for each in take_asides(clause, fully)]
    body = find_body(words)
    if _stays_whole(words, body, fully):
        if not fully:
            return []
        return take_asides(Thread(words, [*range(len(words))], (0, len(words))), fully)
    clauses = _divide(words, body, fully)
    threads = [each for clause in clauses for each in take_asides(clause, fully)]
    if len(threads) < 2 and not fully:
        return []
    return [frame(thread, body) for thread in threads]


def _divide_report(words: Words) -> list[Thread]:
    """Divide "She said that ..., and that ...", each part with who said it; empty if it is none."""
    smalls = words.smalls
    if "that" not in smalls or "and" not in smalls:
        return []
    joints = [
        at
        for at in range(_SHORTEST, len(words) - _SHORTEST)
        if smalls[at + 1] == "that"
        and (smalls[at] == "and" or (smalls[at] == "," and "and" in smalls[at:]))
        and is_clause(words, at + 2, len(words))
    ]
    if not joints or smalls[joints[-1]] != "and" or _is_quoting(words):
        return []
    opened = _report_opens(words, joints[0])
    if not opened or not is_clause(words, opened, joints[0]):
        return []
    if any(smalls[at] in _SPEECH_CUES and words.is_finite(at) for at in range(opened, joints[-1])):
        return []
    stops = [at - 1 if smalls[at - 1] == "," else at for at in joints] + [len(words)]
    threads = [Thread(words, [*range(stops[0])], (0, stops[0]))]
    for at, stop in zip(joints, stops[1:], strict=True):
        threads.append(Thread(words, [*range(opened), *range(at + 2, stop)], (at + 1, stop)))
    return threads


def _report_opens(words: Words, end: int) -> int:
    """Give where the first thing reported begins: behind "told reporters that"; 0 if it is none."""
    for cue in range(1, min(_LONGEST_LEAD, end)):
        if words.smalls[cue] not in _CLAUSE_CUES:
            continue
        for at in range(cue + 1, min(cue + 6, end)):
            if words.smalls[at] == "that":
                return at + 1
            if words.is_mark(at) or words.is_finite(at):
                break
    return 0


def _divide(words: Words, body: Span, fully: bool) -> list[Thread]:
    """Divide the body of a sentence where clauses or predicates are joined."""
    threads: list[Thread] = []
    first, end = body
    shared: list[int] = []
    # Where the clause whose subject, or subject and auxiliary, the parts share begins.
    origin, kind = first, 0
    for at in range(first + _SHORTEST - 1, end - 2):
        if words.smalls[at] not in _DIVIDERS:
            continue
        joint: Joint | None = find_joint(words, first, at, fully)
        if joint is None and kind == WITH_AUXILIARY:
            joint = find_joint(words, origin, at, fully)
        if joint is None:
            continue
        follows: list[int] = []
        if joint.shares:
            found = shared if joint.shares == kind else find_shared(words, origin, joint)
            if found is None:
                continue
            follows = found
        stop = at - 1 if words.smalls[at - 1] in ("and", "but", "or") else at
        threads.append(Thread(words, [*shared, *range(first, stop)], (first, stop)))
        origin = origin if joint.shares else joint.resume
        first, shared, kind = joint.resume, follows, joint.shares
    threads.append(Thread(words, [*shared, *range(first, end)], (first, end)))
    return threads


def _stays_whole(words: Words, body: Span, fully: bool) -> bool:
    """Say whether dividing would cut a report, a condition, a comparison or a quotation."""
    first, end = body
    smalls = words.smalls[first:end]
    if smalls[0] in HEDGES:
        return True
    if not (_FRAMED if fully else _WHOLE).isdisjoint(smalls) or _is_quoting(words):
        return True
    reporting_words = _SPEECH_CUES if fully else _CLAUSE_CUES
    cues = [at for at, small in enumerate(smalls, first) if small in reporting_words]
    if any(_reports(words, at) or _is_set_in(words, at, body) for at in cues):
        return True
    return smalls[0] in SUBORDINATORS and "," not in smalls[:16]


def _is_bound(words: Words) -> bool:
    """Say whether the parts hold only together: a condition, a choice, "not only"."""
    if not _BOUND.isdisjoint(words.smalls):
        return True
    return "not" in words.smalls and any(
        small == "not" and after in ("only", "just", "merely")
        for small, after in pairwise(words.smalls)
    )


def _is_quoting(words: Words) -> bool:
    """Say whether more than a title or a single word stands between quotation marks."""
    opened = -1
    if _QUOTES.isdisjoint(words.smalls):
        return False
    for at, small in enumerate(words.smalls):
        if small in _QUOTES:
            if opened >= 0 and (at - opened > 6 or small in ("“", "„", "«")):
                return True
            opened = at if opened < 0 else -1
    return opened >= 0


def _reports(words: Words, at: int) -> bool:
    """Say whether the reporting verb reports a clause: a second verb stands behind it."""
    if not words.is_finite(at) and words.smalls[verb_group(words, at) : at] == []:
        return False
    if words.smalls[at + 1 : at + 2] == ["that"] or _opens_quote(words, at + 1):
        return True
    if words.smalls[at + 1 : at + 2] == ["to"]:
        return False
    verb = words.find_finite(at + 1, min(at + 12, len(words)))
    if verb is None:
        return False
    between = words.smalls[at + 1 : verb]
    if between.count(",") == 2 and between[-1] == ",":
        # "said Odeh, 33, was held"
        between = between[: between.index(",")]
    if any(mark in between for mark in (",", ";", "and", "but")):
        return False
    return find_subject(words, verb_group(words, verb, at + 1), at + 1) is not None


def _opens_quote(words: Words, at: int) -> bool:
    """Say whether a comma or colon stands there, and a single quotation mark behind it."""
    if at + 1 >= len(words) or words.smalls[at] not in (",", ":"):
        return False
    return not {"'", "‘"}.isdisjoint(words.text[words.ends[at] : words.starts[at + 1]])


def _is_set_in(words: Words, at: int, body: Span) -> bool:
    """Say whether who reports is set into what is reported: "It sank, the mayor said, and ..."."""
    comma = next((k for k in range(at, body[0], -1) if words.smalls[k] == ","), body[0])
    if comma < body[0] + _SHORTEST or "," not in words.smalls[at : min(at + 5, body[1])]:
        return False
    subject = find_subject(words, verb_group(words, at, comma + 1), comma + 1)
    return subject is not None and subject[0] == comma + 1


def _finish(statement: str, sentence: str) -> str:
    """Begin with a capital, and end as the sentence ends if that is with a full stop."""
    statement = _capitalise(make_statement(statement))
    ends = sentence.rstrip(_CLOSERS).endswith(".")
    is_open = statement[-1:].isalnum() or statement[-1:] in _NO_STOPS
    is_open = is_open or (statement[-1:] in _QUOTES and statement[-2:-1].isalnum())
    return statement + "." if ends and is_open else statement


def _capitalise(statement: str) -> str:
    at = 1 if statement[:1] in _QUOTES else 0
    return statement[:at] + statement[at : at + 1].upper() + statement[at + 1 :]


def _trim(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
