"""Citations: what one sentence reports, read from its cues outside quotation marks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from factcheck.claims import reporting
from factcheck.claims.contents import Contents
from factcheck.claims.placing import Placing
from factcheck.claims.reporting import CLAUSE, SHOWN, SPEECH, WITH_TO
from factcheck.claims.subjects import Run, find_subject, phrase_end, verb_group
from factcheck.claims.verbs import BASE, ING, PARTICIPLE, PAST, THIRD, forms_of
from factcheck.claims.words import (
    BE,
    DETERMINERS,
    JOINERS,
    MODALS,
    PREPOSITIONS,
    PRONOUNS,
    Words,
)

_CUES: Final = frozenset([*reporting.CUES, *reporting.NOUNS, "according"])
_ARTICLES: Final = DETERMINERS - {"that", "this", "all", "both", "those", "these"}
_HANGING: Final = frozenset("while although though when as because if after since once".split())
_NOUN_LEFT: Final = DETERMINERS - {"that", "this", "all", "both", "one", "another", "those"}


@dataclass(frozen=True, slots=True)
class Citation:
    """A cue with its source and content as runs of words.

    ``is_speech`` says that what is said is a statement of its own, and no thing that is judged.
    """

    cue: Run
    source: Run | None
    content: Run
    is_speech: bool


def read_citations(words: Words, is_quoted: Callable[[int], bool]) -> list[Citation]:
    """Give what the sentence reports. Cues among the words that ``is_quoted`` says count not."""
    if _CUES.isdisjoint(words.smalls):
        return []
    return _Sentence(words, is_quoted).citations()


class _Sentence:
    def __init__(self, words: Words, is_quoted: Callable[[int], bool]) -> None:
        self.words = words
        self.smalls = words.smalls
        self.is_quoted = is_quoted
        self.contents = Contents(words, is_quoted)
        self.size = self.contents.size
        self.placing = Placing(words, self.size)

    def citations(self) -> list[Citation]:
        found: list[Citation] = []
        for at in [at for at, small in enumerate(self.smalls) if small in _CUES]:
            small = self.smalls[at]
            if self.is_quoted(self.words.starts[at]):
                continue
            each = self._read(at, small, found)
            if each and each.content[0] < each.content[1]:
                found.append(each)
        return found

    def _read(self, at: int, small: str, found: list[Citation]) -> Citation | None:
        if small == "according":
            return self._according(at)
        if small in reporting.CUES and self._is_verb(at, small):
            return self._verb(at, small, found)
        if small in reporting.NOUNS:
            return self._noun(at, found)
        return None

    def _is_verb(self, at: int, small: str) -> bool:
        """Say whether the word is a verb here, and one that its subject does."""
        forms = reporting.CUES[small][1]
        left = self.smalls[at - 1] if at else ""
        if at and self.words.is_capital(at):
            return False
        if forms == ING:
            return left in BE or left == "," or left in ("also", "not") or self._is_free_ing(at)
        if forms & (PAST | PARTICIPLE):
            group = verb_group(self.words, at)
            before = self.smalls[group:at]
            if any(word in BE for word in before) or left.endswith(("'s", "'re")):
                return False
            if forms & PAST and not forms & BASE:
                after = self.smalls[at + 1] if at + 1 < len(self.smalls) else ""
                return left not in _NOUN_LEFT and left not in ("of", "in", "for") and after != "by"
        if left in MODALS:
            return bool(forms & BASE)
        if left in _ARTICLES:
            return False
        if left.endswith(("'s", "s'")) and forms & (BASE | THIRD):
            return False
        if small in reporting.NOUN_FORMS:
            return (
                left in PRONOUNS
                or (
                    left not in PREPOSITIONS
                    and left not in JOINERS
                    and left != ","
                    and self._continues(at)
                )
                or (left == "and" and self._continues(at))
            )
        return left not in PREPOSITIONS or left in ("since", "before")

    def _is_free_ing(self, at: int) -> bool:
        return self._continues(at) and (not at or self.smalls[at - 1] not in _NOUN_LEFT)

    def _continues(self, at: int) -> bool:
        """Say whether something that a verb takes stands behind the word."""
        if at + 1 >= self.size:
            return False
        after = self.smalls[at + 1]
        return (
            after in DETERMINERS
            or after in PRONOUNS
            or after in ("that", "whether", "no", ":")
            or (after == "to" and bool(reporting.CUES[self.smalls[at]][0] & WITH_TO))
            or after in ("“", '"', "``", "''")
            or self.words.is_capital(at + 1)
        )

    def _verb(self, at: int, small: str, found: list[Citation]) -> Citation | None:
        source = self._source(at, found)
        kinds, _ = reporting.CUES[small]
        read = self.contents.begin(at, small, kinds)
        if source and small in reporting.NOUN_FORMS and self._is_quality(source):
            return None
        if source is None:
            if kinds & SPEECH and at and self.smalls[at - 1] == ",":
                return self._inverted(at)
            return None
        is_interposed = kinds & SPEECH and self.placing.is_interposed(at, source[0])
        if is_interposed and self.placing.goes_on(at):
            return Citation((at, at + 1), source, (0, self.size), True)
        if kinds & CLAUSE and self.placing.is_trailing(at, source[0], read):
            return Citation((at, at + 1), source, (0, source[0] - 1), True)
        if is_interposed:
            return Citation((at, at + 1), source, (0, self.size), True)
        if read is None:
            return None
        first, is_speech = read
        inside = next((each for each in found if self._holds(each, at)), None)
        if inside:
            return None
        left = self.smalls[source[0] - 1] if source[0] else ""
        hangs = left in _HANGING and "," not in self.smalls[source[1] : at]
        end = self.contents.end(first, is_speech, hangs, not kinds & (SPEECH | SHOWN))
        return Citation(
            (at, at + 1),
            source,
            (first, end),
            is_speech,
        )

    def _is_quality(self, source: Run) -> bool:
        """Say whether what seems to be a subject says what sort it is: "rude remarks he made"."""
        only = self.smalls[source[0]]
        if source[1] - source[0] > 1 or self.words.is_capital(source[0]):
            return False
        return only not in PRONOUNS and only not in DETERMINERS and not only.endswith("s")

    def _holds(self, each: Citation, at: int) -> bool:
        return each.is_speech and each.content[0] <= at < each.content[1]

    def _source(self, at: int, found: list[Citation]) -> Run | None:
        group = verb_group(self.words, at)
        left = self.smalls[group - 1] if group else ""
        is_ing = reporting.CUES[self.smalls[at]][1] == ING and not any(
            word in BE for word in self.smalls[group:at]
        )
        shares = left in ("and", "but", "or") or (left == "," and is_ing)
        latest = found[-1] if found else None
        if (shares or left in PREPOSITIONS) and latest and latest.source and latest.cue[1] <= group:
            return latest.source
        if "to" in self.smalls[group:at] and group and forms_of(left):
            return self._near_subject(group)
        near = find_subject(self.words, group)
        if near and forms_of(self.smalls[near[0]]) & ING and self._is_going_on(near[0]):
            # "is encouraging the crew to ask"
            return self._near_subject(near[0])
        if is_ing and left not in (",", "and") and group and left not in PREPOSITIONS:
            return find_subject(self.words, group)
        if shares or is_ing:
            return self._main_subject(group)
        return find_subject(self.words, group)

    def _is_going_on(self, at: int) -> bool:
        """Say whether a form of "be" makes a verb of the participle, adverbs between left out."""
        at -= 1
        while at > 0 and self.words.is_adverb(at):
            at -= 1
        return at >= 0 and self.smalls[at] in BE

    def _near_subject(self, before: int) -> Run | None:
        """Give the subject of the last finite verb before the word: "he seemed to suggest"."""
        for at in range(before - 1, max(0, before - 16), -1):
            if self.words.is_finite(at):
                return find_subject(self.words, verb_group(self.words, at))
        return None

    def _main_subject(self, before: int) -> Run | None:
        """Give the subject of the first verb of the sentence, if it stands before the word."""
        for at in range(1, before):
            if self.words.is_finite(at):
                return find_subject(self.words, verb_group(self.words, at))
        return None

    def _inverted(self, at: int) -> Citation | None:
        """Read "The boat is late, says the captain"."""
        end = phrase_end(self.words, at + 1, self.size)
        if at < 5 or end <= at + 1 or not self.words.has_finite(0, at - 1):
            return None
        if reporting.CUES[self.smalls[at]][1] == ING:
            return None
        comma = self.smalls.index(",")
        if comma < at - 1 and all(self.words.is_capital(k) for k in range(comma)):
            # "Odeh, a captain based in Oslo, announced a sale": it is he who announced it.
            return None
        return Citation((at, at + 1), (at + 1, end), (0, at - 1), True)

    def _according(self, at: int) -> Citation | None:
        if at + 2 >= self.size or self.smalls[at + 1] != "to":
            return None
        cue = (at, at + 2)
        if at <= 2 and not self.words.has_finite(0, at):
            end = next(
                (k for k in range(at + 2, min(at + 32, self.size)) if self.smalls[k] == ","), -1
            )
            return Citation(cue, (at + 2, end), (end + 1, self.size), True) if end > 0 else None
        end = phrase_end(self.words, at + 2, self.size)
        last = at - 1 if self.smalls[at - 1] == "," else at
        return Citation(cue, (at + 2, end), (0, last), True)

    def _noun(self, at: int, found: list[Citation]) -> Citation | None:
        """Read "his claim that", "a promise by the board to"."""
        follow = at + 1
        by: Run | None = None
        if follow < self.size and self.smalls[follow] == "by":
            end = next(
                (
                    k
                    for k in range(follow + 1, min(follow + 12, self.size))
                    if self.smalls[k] in ("that", "to")
                ),
                -1,
            )
            if end < 0:
                return None
            by, follow = (follow + 1, end), end
        if follow + 2 >= self.size or self.smalls[follow] not in ("that", "to"):
            return None
        small = self.smalls[at]
        if self.smalls[follow] == "to" and not (
            reporting.CUES.get(small.rstrip("s"), (0, 0))[0] & WITH_TO
            or small in ("decision", "refusal", "intention", "commitment", "agreement", "desire")
        ):
            return None
        if self.smalls[follow] == "that" and small in reporting.DEEDS:
            return None
        if any(self._holds(each, at) for each in found):
            return None
        says = self.smalls[follow] == "that"
        source = by or self._owner(at) or self._main_subject(at)
        return Citation((at, at + 1), source, (follow, self.contents.end(follow)), says)

    def _owner(self, at: int) -> Run | None:
        """Give whose the noun is: "the mayor's repeated claim", "their hope"."""
        for k in range(at - 1, max(-1, at - 5), -1):
            small = self.smalls[k]
            if small in ("his", "her", "their", "its", "my", "our"):
                return k, k + 1
            if small.endswith(("'s", "s'")):
                first = k
                while (
                    first
                    and (self.words.is_capital(first - 1) or self.smalls[first - 1] in DETERMINERS)
                    and not self.words.is_mark(first - 1)
                ):
                    first -= 1
                return first, k + 1
            if small in PREPOSITIONS or self.words.is_mark(k):
                return None
        return None
