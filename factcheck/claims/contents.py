"""Contents: where what is reported begins and ends behind its cue."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from factcheck.claims import reporting
from factcheck.claims.openings import TIMES, has_own_subject
from factcheck.claims.reporting import ASKED, CLAUSE, OBJECT, SPEECH, TOLD, WITH_TO
from factcheck.claims.subjects import TAIL_STARTS, find_subject, verb_group
from factcheck.claims.verbs import ING, PAST, THIRD, forms_of
from factcheck.claims.words import (
    BE,
    HAVE,
    JOINERS,
    LOOSE,
    MODALS,
    PREPOSITIONS,
    SUBORDINATORS,
    Words,
)

_ASKING: Final = frozenset("whether if how why what who where when which".split())
_NO_NAMES: Final = SUBORDINATORS - {"that", "what", "how", "why", "who"}
_NEAR: Final = 5
_NO_CLAUSE: Final = frozenset(", and to as of".split())
_PARTICLES: Final = frozenset("out up off".split())
_RELATIVE: Final = frozenset("who which that".split())
_WHEN: Final = frozenset("when while since during after before until".split())
_DAYS: Final = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_AGAINST: Final = frozenset("though although while whereas but".split())
_TELLING: Final = frozenset("how why whether what".split())


class Contents:
    """One sentence, read for what stands behind its cues."""

    def __init__(self, words: Words, is_quoted: Callable[[int], bool]) -> None:
        self.words = words
        self.smalls = words.smalls
        self.is_quoted = is_quoted
        self.size = len(words)
        while self.size and words.smalls[self.size - 1] in ("”", '"', "''", ",", ")"):
            self.size -= 1

    def begin(self, at: int, small: str, kinds: int) -> tuple[int, bool] | None:
        """Give where the content behind the verb begins, and whether it is a statement."""
        first = at + 1
        while first < self.size and self.words.is_adverb(first) and self.smalls[first] != "there":
            first += 1
        if first >= self.size:
            return None
        follower = self.smalls[first]
        if kinds & (CLAUSE | ASKED):
            clause = self._clause(first, kinds)
            if clause is not None:
                return clause, True
        if kinds & WITH_TO:
            infinitive = self._infinitive(first)
            if infinitive is not None:
                return infinitive, False
        if follower in reporting.FOLLOWERS.get(small, ()):
            return (first + 1, False) if first + 1 < self.size else None
        if kinds & OBJECT and self._starts_phrase(first):
            return first, False
        return None

    def _clause(self, first: int, kinds: int) -> int | None:
        if self.smalls[first] in _PARTICLES:
            return None
        verb = None
        for at in range(first, min(first + 14, self.size)):
            small = self.smalls[at]
            if small == "that" and at + 1 < self.size and kinds & CLAUSE:
                after = self.smalls[at + 1]
                is_verb = self.words.is_finite(at + 1) and "'" not in after
                if at > first and (is_verb or after in MODALS):
                    # "responds to alerts that come"
                    return None
                return at if self._is_adverbial(first, at, kinds) else None
            is_asking = small in _ASKING and (kinds & ASKED or small in _TELLING)
            if is_asking and at - first < 6:
                return at
            if self.words.is_finite(at):
                verb = at
                break
        if not kinds & CLAUSE:
            return None
        if verb is None:
            verb = self.words.find_finite(first, min(first + 26, self.size))
        if verb == first and "'" in self.smalls[first]:
            # "says he's late"
            return first
        if verb is None or verb == first or self.smalls[first] in _NO_CLAUSE:
            return None
        if self.smalls[first] == "there":
            return first if verb < first + _NEAR else None
        if self.smalls[first] == "about" and self.smalls[first + 1][0].isdigit():
            return first
        if self.smalls[first] in PREPOSITIONS:
            return self._behind_adverbial(first, verb)
        if kinds & TOLD:
            return self._behind_adverbial(first, verb)
        subject = find_subject(self.words, verb_group(self.words, verb, first), first)
        if subject is None or subject[0] - first > 6:
            return None
        if any(small in ("to", ",", "and") for small in self.smalls[first : subject[0]]):
            return None
        return first if self._starts_phrase(first) else None

    def _behind_adverbial(self, first: int, verb: int) -> int | None:
        """Skip what says when and who is told: "said on Monday the board would"."""
        group = verb_group(self.words, verb, first)
        if self.smalls[group - 1] in _RELATIVE:
            # "contend with those who came"
            return None
        subject = find_subject(self.words, group, first)
        if subject and self.smalls[subject[0] - 1] in ("so", "but"):
            # "believes in the plan, so its envoy will come": that he will come is not believed.
            return None
        return subject[0] if subject and subject[0] > first else None

    def _is_adverbial(self, first: int, at: int, kinds: int) -> bool:
        """Say whether only when, where or to whom stands between the verb and its "that"."""
        if at == first or kinds & TOLD:
            return True
        small = self.smalls[first]
        return small in TAIL_STARTS or small in (",", "(") or self.smalls[at - 1] == ","

    def _infinitive(self, first: int) -> int | None:
        for at in range(first, min(first + 7, self.size)):
            if self.smalls[at] == "to":
                return first
            if self.words.is_mark(at) or self.words.is_finite(at) or self.smalls[at] in JOINERS:
                return None
        return None

    def _starts_phrase(self, at: int) -> bool:
        small = self.smalls[at]
        if small in ("“", '"', "``", "''", "$"):
            return True
        return not (
            self.words.is_mark(at)
            or small in PREPOSITIONS
            or small in JOINERS
            or small in BE
            or small in HAVE
            or small in MODALS
            or small in _NO_NAMES
        )

    def end(
        self, first: int, is_speech: bool = True, hangs: bool = False, thought: bool = False
    ) -> int:
        """Give where the content ends: before the next thing that is reported beside it.

        Where the clause of the cue ``hangs`` on another it ends where that begins. What is only
        ``thought`` ends where something stands against it.
        """
        for at in range(first + 1, self.size):
            small = self.smalls[at]
            opens = (hangs and small == ",") or (thought and small == "but")
            if opens and at + 3 < self.size and has_own_subject(self.words, at + 1, True):
                return at
            if small in (";", "―") or (small in ("–", "—") and not is_speech):
                return at
            if not is_speech and (self._ends_phrase(at) or self._tells_when(at)):
                return at
            if small not in ("and", "but", ",") or self.is_quoted(self.words.starts[at]):
                continue
            if small == "," and is_speech and self._reports_anew(at + 1):
                return at
            follow = at + 1
            if small == "," and follow < self.size and self.smalls[follow] in ("and", "but"):
                follow += 1
            while follow < self.size and self.words.is_adverb(follow):
                follow += 1
            if follow >= self.size:
                break
            _, forms = reporting.CUES.get(self.smalls[follow], (0, 0))
            if forms and self.smalls[follow] not in reporting.NOUN_FORMS:
                is_ing = forms == ING
                if (
                    (small == "," and follow == at + 1 and is_ing)
                    or (not is_ing and small != "," and forms & (PAST | THIRD))
                    or (small == "," and follow > at + 1 and forms & (PAST | THIRD))
                ):
                    return at
            if small == "," and self.smalls[at + 1] == "according":
                return at
        return self.size

    def _reports_anew(self, at: int) -> bool:
        """Say whether somebody says something else there: ", though he noted"."""
        if at >= self.size or self.smalls[at] not in _AGAINST:
            return False
        verb = self.words.find_finite(at + 2, min(at + 8, self.size), -1)
        kinds, _ = reporting.CUES.get(self.smalls[verb], (0, 0)) if verb > 0 else (0, 0)
        return bool(kinds & SPEECH or (self.smalls[at] != "but" and kinds & CLAUSE))

    def _tells_when(self, at: int) -> bool:
        """Say whether it is told there when or where something was judged or wanted, not what."""
        small = self.smalls[at]
        after = self.smalls[at + 1] if at + 1 < self.size else ""
        if small in _WHEN:
            return True
        return (small == "on" and after in _DAYS) or (small in ("last", "this") and after in TIMES)

    def _ends_phrase(self, at: int) -> bool:
        """Say whether a comma sets off what is no part of the thing that is judged or wanted."""
        if self.smalls[at] != "," or at + 1 >= self.size:
            return False
        after = self.smalls[at + 1]
        return (
            after in SUBORDINATORS
            or after in LOOSE
            or after in ("but", "then", "even", "so")
            or bool(forms_of(after) & ING)
        )
