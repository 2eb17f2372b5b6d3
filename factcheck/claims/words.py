"""Words: a sentence as its words and marks, with what each can be."""

from __future__ import annotations

import re
from collections.abc import Set
from typing import Final, overload

from factcheck.claims.verbs import BASE, PARTICIPLE, PAST, THIRD, forms_of

# No word begins with a space: told first, because there is nothing else to look for there.
_WORD = re.compile(
    r"(?!\s)(?:\d{1,3}(?:,\d{3}){1,5}(?![\w,])|[^\W_]++(?:['’.&/-][^\W_]++){0,8}|''|``"
    r"|\]\([^()\s]{0,300}\)|[,;:()\[\]–—―“”„«»\"|]|(?<=\s)-{1,2}(?=\s))"
)


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


BE: Final = _set("is are was were be been being am isn't aren't wasn't weren't")
FINITE: Final = _set(
    "is are was were am has had did does will would can could may might must should shall cannot "
    "isn't aren't wasn't weren't hasn't haven't hadn't doesn't didn't don't won't wouldn't can't "
    "couldn't mustn't shouldn't it's he's she's that's there's they're we're you're i'm i've "
    "we've you've they've i'll we'll you'll he'll she'll they'll it'll i'd we'd he'd she'd they'd "
    "who's what's let's"
)
"""Words that are finite verbs, or hold one, wherever they stand."""
MODALS: Final = _set(
    "will would can could may might must should shall cannot won't wouldn't can't couldn't "
    "mustn't shouldn't to not do does did don't doesn't didn't i'll we'll you'll he'll she'll "
    "they'll it'll let's"
)
"""After these a verb stands in its plain form."""
HAVE: Final = _set("have has had having haven't hasn't hadn't i've we've you've they've")
AUXILIARIES: Final = BE | HAVE | MODALS
SUBJECTS: Final = _set("he she it they we i you this that these those there who which everyone")
PRONOUNS: Final = _set(
    "he she it they we i you him her them us me who whom which himself herself itself themselves"
)
DETERMINERS: Final = _set(
    "the a an his her its their our my your this that these those some many most several both all "
    "no any each every another few two three four five six seven eight nine ten dozens hundreds "
    "thousands more such various certain other one"
)
PREPOSITIONS: Final = _set(
    "of in on at for with from to by as about into over under after before between among through "
    "during against without within across along near around behind beyond despite toward towards "
    "upon via than like since until till per amid amidst alongside including regarding concerning "
    "following outside inside above below onto off throughout unlike except besides"
)
LOOSE: Final = PREPOSITIONS - {"of"}
"""Those of them that do not make one name of two."""
SUBORDINATORS: Final = _set(
    "if unless whether because although though while when where since until after before once "
    "whereas as that who which whom whose what how why whenever wherever lest till"
)
BINDERS: Final = PREPOSITIONS | SUBORDINATORS
"""What begins a phrase or a clause that hangs on another."""
JOINERS: Final = _set("and but or nor yet so")
ADVERBS: Final = _set(
    "also then later now still never not always often even once already just first soon again "
    "too ever further instead only almost rather thus hence therefore however meanwhile perhaps "
    "sometimes long since both all himself herself themselves itself there here twice eventually "
    "have been likely n't earlier today yesterday tomorrow alone together well "
    "monday tuesday wednesday thursday friday saturday sunday"
)
MARKS: Final = _set(", ; : ( ) [ ] – — ― - -- “ ” „ « » \" | '' ``")
_NOT_LY: Final = _set(
    "family july italy only early daily weekly monthly yearly assembly ally supply reply rally "
    "friendly likely unlikely elderly deadly costly lovely lonely ugly holy fly apply"
)


_DEGREES: Final = _set("a an the very so too most more quite rather less")
_ARTICLES: Final = _set("the a an his its their our my your every")
_WITH_OF: Final = _set(
    "consists thinks speaks dies tells hears approves disapproves dreams complains disposes warns "
    "boasts knows smells tastes talks reminds convinces accuses comes conceives despairs makes"
)
_STANDING: Final = _set("not have been there here")


class Words:
    """The words and marks of ``text[start:end]`` in order, as lists that run side by side."""

    __slots__ = ("_finite", "breaks", "ends", "smalls", "span", "starts", "text")

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text = text
        self.span = start, end
        self._finite: dict[int, bool] = {}
        self.breaks: frozenset[int] = frozenset()
        """The places of the words before which others were left out."""
        sentence = text[start:end]
        spans = [each.span() for each in _WORD.finditer(text, start, end)]
        if "](" in sentence:
            # A link's address is no word of the sentence, nor are the marks around its words.
            spans = [span for span in spans if text[span[0]] not in "[]"]
        self.starts = [low for low, _ in spans]
        self.ends = [high for _, high in spans]
        # The Turkish capital is the one letter that two stand for when it is small.
        small = sentence.replace("İ", "i").lower().replace("’", "'")
        self.smalls = [small[low - start : high - start] for low, high in spans]

    def __len__(self) -> int:
        return len(self.smalls)

    def without(self, left_out: Set[int]) -> Words:
        """Give the words without those at the places named; there the run of the text breaks."""
        kept = [at for at in range(len(self)) if at not in left_out]
        fewer = Words(self.text, 0, 0)
        fewer.span = self.span
        fewer.starts = [self.starts[at] for at in kept]
        fewer.ends = [self.ends[at] for at in kept]
        fewer.smalls = [self.smalls[at] for at in kept]
        fewer.breaks = frozenset(
            place
            for place, at in enumerate(kept)
            if at in self.breaks or (at and at - 1 in left_out)
        )
        return fewer

    def is_capital(self, at: int) -> bool:
        """Say whether the word begins with a capital."""
        return self.text[self.starts[at]].isupper()

    def is_mark(self, at: int) -> bool:
        """Say whether it is a mark and no word."""
        return self.smalls[at] in MARKS

    def is_adverb(self, at: int) -> bool:
        """Say whether it can stand between a subject and its verb without being either."""
        small = self.smalls[at]
        return small in ADVERBS or (
            small.endswith("ly") and len(small) > 4 and small not in _NOT_LY
        )

    def is_finite(self, at: int) -> bool:
        """Say whether the word is most likely the finite verb of a clause."""
        # Every rule asks it of the same words again.
        known = self._finite.get(at)
        if known is None:
            known = self._finite[at] = self._stands_finite(at)
        return known

    def has_finite(self, start: int, end: int) -> bool:
        """Say whether a finite verb stands from ``start`` to ``end``, without it."""
        return self.find_finite(start, end) is not None

    @overload
    def find_finite(self, start: int, end: int) -> int | None: ...

    @overload
    def find_finite(self, start: int, end: int, otherwise: int) -> int: ...

    def find_finite(self, start: int, end: int, otherwise: int | None = None) -> int | None:
        """Give the first place of a finite verb from ``start`` to ``end``, without it."""
        for at in range(start, end):
            if self.is_finite(at):
                return at
        return otherwise

    def _stands_finite(self, at: int) -> bool:
        small = self.smalls[at]
        if small in FINITE:
            # The month of May, and somebody called Will.
            return not (at and small in ("may", "will") and self.is_capital(at))
        if small in ("have", "do", "are", "were"):
            before = self._before(at)
            return before >= 0 and self.smalls[before] not in MODALS
        forms = forms_of(small)
        if not forms or (at and self.is_capital(at)):
            return False
        return self._is_finite_form(at, small, forms, self._before(at))

    def _is_finite_form(self, at: int, small: str, forms: int, before: int) -> bool:
        if before < 0:
            return False
        left = self.smalls[before]
        after = self.smalls[at + 1] if at + 1 < len(self) else ""
        if forms & PAST:
            if forms & PARTICIPLE:
                if left in BE or left in HAVE or left in MODALS or left.endswith("'s"):
                    return False
                if left in _DEGREES or left in PREPOSITIONS or after == "by":
                    return False
                if left in DETERMINERS and left not in SUBJECTS and left not in ("all", "both"):
                    return False
                return not (forms & BASE and left in MODALS)
            return left not in _ARTICLES
        if left in DETERMINERS and left not in SUBJECTS:
            return False
        if left in PREPOSITIONS or left in BE or left in MODALS or left.endswith(("'s", "s'")):
            return False
        if forms & THIRD:
            if (after == "of" and small not in _WITH_OF) or left[0].isdigit():
                # "the upper reaches of it", "19 points"
                return False
            is_bare = after in FINITE or after in JOINERS or after in MARKS or not after
            return left in SUBJECTS or (self._is_noun(before) and not is_bare)
        if forms & BASE:
            return left in ("they", "we", "i", "you", "who", "people", "which", "that") or (
                left.endswith("s")
                and left not in DETERMINERS
                and not left.endswith("ss")
                and self._is_noun(before)
                and (after in DETERMINERS or after in PREPOSITIONS or after == "that")
            )
        return False

    def _is_noun(self, at: int) -> bool:
        small = self.smalls[at]
        if small in MARKS or small in JOINERS or small in BE or small in FINITE:
            return small in (",", ")", "”", '"')
        return not (small in PREPOSITIONS or small in ("and", "or"))

    def _before(self, at: int) -> int:
        """Give the place of the word before, adverbs left out; -1 if there is none."""
        at -= 1
        while at >= 0 and self.is_adverb(at) and self.smalls[at] not in _STANDING:
            at -= 1
        return at
