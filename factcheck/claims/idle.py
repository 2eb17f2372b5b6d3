"""Idle words: what joins a sentence to others or draws attention to it, and asserts nothing."""

from __future__ import annotations

from typing import Final

from factcheck.claims.words import Words

_LINKS: Final = tuple(
    tuple(phrase.split())
    for phrase in (
        "however",
        "therefore",
        "moreover",
        "furthermore",
        "additionally",
        "nevertheless",
        "nonetheless",
        "consequently",
        "thus",
        "hence",
        "besides",
        "likewise",
        "similarly",
        "overall",
        "in addition",
        "in fact",
        "in short",
        "in summary",
        "in conclusion",
        "in contrast",
        "in other words",
        "by contrast",
        "on the contrary",
        "on the other hand",
        "of course",
        "for example",
        "for instance",
        "as a result",
        "as such",
        "after all",
        "that said",
    )
)
_BY_HEAD: Final = {
    head: tuple(link for link in _LINKS if link[0] == head) for head in {link[0] for link in _LINKS}
}
_FRAME: Final = frozenset(
    "it it's is should be must important worth worthwhile also to note noting noted mention "
    "mentioning mentioned remember remembering remembered bear keep in mind point pointing out "
    "please here".split()
)
_NOTING: Final = frozenset(
    "note noting noted mention mentioning mentioned remember remembering remembered mind "
    "out".split()
)
_STARTS: Final = frozenset("and but".split())
_HEADS: Final = frozenset(_BY_HEAD)
_FRAME_HEADS: Final = frozenset("it it's note please remember bear keep".split())
_LONGEST_FRAME: Final = 9
_DASHES: Final = frozenset("– — ― - --".split())


def without_idle(words: Words) -> Words:
    """Give the words without "however", "on the other hand", "it is worth noting that" and such.

    A link goes where commas set it off, a frame where it opens the sentence or one of its halves.
    The place from where it is told goes too: "OSLO (AB) — ".
    """
    smalls = words.smalls
    placed = _dateline(words)
    may_frame = "that" in smalls and not _NOTING.isdisjoint(smalls)
    may_open = placed or may_frame or smalls[:1] in (["and"], ["but"])
    if not may_open and _HEADS.isdisjoint(smalls):
        return words
    idle: set[int] = set()
    opening = placed or _opening(words)
    idle.update(range(opening))
    for at in range(opening, len(words) - 3):
        if smalls[at] in (",", ";") and smalls[at + 1] in _HEADS:
            end = _link_end(smalls, at + 1)
            if end < len(words) and smalls[end] == "," and end + 1 < len(words):
                idle.update(range(at if smalls[at] == "," else at + 1, end + 1))
        elif smalls[at] in _STARTS:
            end = _frame_end(smalls, at + 1)
            idle.update(range(at + 1, end))
    return words.without(idle) if idle and len(idle) < len(words) else words


def _dateline(words: Words) -> int:
    """Give how many words say from where the sentence is told; 0 if none do."""
    dash = next((at for at in range(1, min(9, len(words))) if words.smalls[at] in _DASHES), 0)
    if not dash or dash + 3 > len(words):
        return 0
    place = words.text[words.starts[0] : words.ends[0]]
    named = all(
        words.is_capital(at) or words.is_mark(at) or words.smalls[at].isdigit()
        for at in range(dash)
    )
    return dash + 1 if len(place) > 2 and place.isupper() and named else 0


def _opening(words: Words) -> int:
    """Give how many words open the sentence and are idle."""
    smalls = words.smalls
    at = 0
    while at < len(words) - 3:
        end = at
        link = _link_end(smalls, at)
        if link > at and smalls[link : link + 1] == [","]:
            end = link + 1
        elif at == 0 and smalls[0] in _STARTS and _may_begin(words, 1):
            end = 1
        else:
            end = _frame_end(smalls, at)
        if end == at or end > len(words) - 3:
            break
        at = end
    return at


def _may_begin(words: Words, at: int) -> bool:
    """Say whether a sentence can begin there: "but for the rain" is no joint, "and yet" neither."""
    return not words.is_mark(at) and words.smalls[at] not in ("for", "yet", "then", "not", "so")


def _link_end(smalls: list[str], at: int) -> int:
    for link in _BY_HEAD.get(smalls[at], ()):
        if tuple(smalls[at : at + len(link)]) == link:
            return at + len(link)
    return at


def _frame_end(smalls: list[str], at: int) -> int:
    """Give where "it should be noted that" ends that begins at ``at``; ``at`` if it does not."""
    if at >= len(smalls) or smalls[at] not in _FRAME_HEADS:
        return at
    for end in range(at, min(at + _LONGEST_FRAME, len(smalls))):
        if smalls[end] == "that" and not _NOTING.isdisjoint(smalls[at:end]):
            # With a second "that" behind it the frame is needed.
            return at if "that" in smalls[end + 1 :] and "and" in smalls[end + 1 :] else end + 1
        if smalls[end] not in _FRAME:
            return at
    return at
