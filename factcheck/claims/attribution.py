"""Attribution: to whom the article attributes what, in direct and indirect speech."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from factcheck.claims import reporting
from factcheck.claims.blocks import Span, find_blocks
from factcheck.claims.citations import read_citations
from factcheck.claims.continuations import Said, go_on
from factcheck.claims.quotes import Quotes, find_quotes
from factcheck.claims.sentences import split_block
from factcheck.claims.subjects import Run, find_subject, phrase_end, verb_group
from factcheck.claims.verbs import BASE, ING, THIRD
from factcheck.claims.words import BE, JOINERS, PREPOSITIONS, SUBORDINATORS, Words

_OWNERS: Final = frozenset("his her their its my our your the a an this".split())
_LONGEST: Final = 1500
_LONGEST_TITLE: Final = 40
_NO_NAMES: Final = JOINERS | PREPOSITIONS | SUBORDINATORS
_MOST_TOLD: Final = 8
_PERSONAL: Final = frozenset("his her their its".split())
_GAP: Final = " \t\n\u00a0,;:.!?*_–—-"
_QUOTED_AS = re.compile(r"\b(?:was|is|were|are|been) (?:also |widely )?quoted as saying\b")
_TURN = re.compile(
    r"[\"“]?(?:\*\*)?(?P<who>[A-Z][A-Z.'’-]{1,20}(?:\s[A-Z][A-Z.'’-]{1,20}){0,3}):(?:\*\*)?\s"
)


@dataclass(frozen=True, slots=True)
class Attribution:
    """Somebody says something. Spans are offsets into the text; ``source`` is ``None`` if unnamed.

    ``content`` is the smallest span that holds what is said, the marks of a quotation included.
    ``is_speech`` says that the content is a statement, and no thing that somebody judges or wants.
    """

    source: Span | None
    cue: Span
    content: Span
    source_text: str
    cue_text: str
    content_text: str
    is_speech: bool = True


def find_attributions(text: str) -> list[Attribution]:
    """Give the attributions of ``text`` in the order of their contents."""
    blocks = find_blocks(text)
    sentences = [span for start, end in blocks for span in split_block(text, start, end)]
    return read_attributions(text, [Words(text, *span) for span in sentences], blocks)


def read_attributions(
    text: str, sentences: Sequence[Words], blocks: Sequence[Span]
) -> list[Attribution]:
    """Give the attributions of the ``sentences``, which lie in the paragraphs ``blocks``."""
    return _Reader(text, sentences, find_quotes(text, blocks)).attributions(blocks)


class _Reader:
    """One text with its sentences and quotations, read for cues."""

    def __init__(self, text: str, sentences: Sequence[Words], quotes: Sequence[Span]) -> None:
        self.text = text
        self.sentences = sentences
        self.quotes = Quotes(quotes)

    def attributions(self, blocks: Sequence[Span]) -> list[Attribution]:
        found: list[Attribution] = []
        turns = {start: self._turn(start, end) for start, end in blocks}
        turn_end = -1
        for words in self.sentences:
            start = words.span[0]
            turn = turns.get(start)
            if turn:
                found.append(turn)
                turn_end = turn.content[1]
            if start < turn_end:
                continue
            for stretch in self._stretches(words):
                found.extend(self._read(stretch))
        found.sort(key=lambda each: (each.content[0], each.cue))
        return [
            self._make(found[number].source, found[number].cue, content, found[number].is_speech)
            if content != found[number].content
            else found[number]
            for number, content in self._contents(found)
        ]

    def _stretches(self, words: Words) -> Iterator[Words]:
        """Give the sentence, or what is no sentence any more by its length, in stretches."""
        start, end = words.span
        if end - start <= _LONGEST:
            yield words
            return
        while end - start > _LONGEST:
            cut = self.text.rfind(" ", start + 1, start + _LONGEST)
            cut = cut if cut > 0 else start + _LONGEST
            yield Words(self.text, start, cut)
            start = cut
        yield Words(self.text, start, end)

    def _contents(self, found: Sequence[Attribution]) -> list[tuple[int, Span]]:
        """Give the contents, the quotations that go on after each included."""
        said = [
            Said(
                each.content,
                max(each.content[1], each.cue[1], each.source[1] if each.source else 0),
            )
            if each.is_speech
            else Said(each.content, -1)
            for each in found
        ]
        return go_on(self.text, [words.span for words in self.sentences], self.quotes, said)

    def _turn(self, start: int, end: int) -> Attribution | None:
        """Read a turn in a transcript: a name in capitals with a colon before the words."""
        turn = _TURN.match(self.text, start, end)
        if not turn or turn.end() >= end:
            return None
        return self._make(
            turn.span("who"), (turn.end("who"), turn.end("who") + 1), (turn.end(), end)
        )

    def _read(self, words: Words) -> list[Attribution]:
        found = self._quoted(words, *words.span)
        taken = [each.cue for each in found]
        for each in read_citations(words, self.quotes.holds):
            cue = words.starts[each.cue[0]], words.ends[each.cue[1] - 1]
            if any(low <= cue[0] < high for low, high in taken):
                continue
            content = words.starts[each.content[0]], words.ends[each.content[1] - 1]
            if any(
                low.content[0] <= cue[0] < low.content[1]
                and low.is_speech
                and low.cue[0] < cue[0]
                and low.content[0] > low.cue[1]
                for low in found
            ):
                continue
            content = content[0], self.quotes.end_of(*content)
            source = self._span(words, each.source) if each.source else None
            found.append(self._make(source, cue, content, each.is_speech))
        return found

    def _quoted(self, words: Words, start: int, end: int) -> list[Attribution]:
        """Read the cues that stand beside a quotation."""
        found: list[Attribution] = []
        first, last = self.quotes.between(start, end)
        if first >= last:
            return []
        quoted_as = _QUOTED_AS.search(self.text, start, end)
        for at, small in enumerate(words.smalls):
            forms = reporting.CUES.get(small, (0, 0))
            flags = forms[1] if forms[0] else reporting.ONLY_AFTER_QUOTE.get(small, 0)
            if not flags or self.quotes.holds(words.starts[at]) or (at and words.is_capital(at)):
                continue
            each = self._beside(words, at, (start, end), (first, last), flags)
            if each:
                found.append(each)
        if quoted_as:
            found = [
                each for each in found if not quoted_as.start() <= each.cue[0] < quoted_as.end()
            ]
            each = self._quoted_as(words, quoted_as.span(), (start, end), (first, last))
            if each:
                found.append(each)
        return found

    def _quoted_as(
        self, words: Words, cue: Span, sentence: Span, quotes: Span
    ) -> Attribution | None:
        """Read "the minister was quoted as saying" with the quotation behind or before it."""
        run = find_subject(words, verb_group(words, bisect_left(words.starts, cue[0])))
        source = self._span(words, run) if run else None
        after = self.quotes.starting_after(cue[1], quotes[1])
        if after:
            return self._make(source, cue, after)
        before = self.quotes.ending_before(source[0] if source else cue[0], quotes[0])
        if not before:
            return None
        return self._make(source, cue, (self._start_of(before, sentence[0]), before[1]))

    def _beside(
        self, words: Words, at: int, sentence: Span, quotes: Span, flags: int
    ) -> Attribution | None:
        cue = words.starts[at], words.ends[at]
        before = self.quotes.ending_before(cue[0], quotes[0])
        after = self.quotes.starting_after(cue[1], quotes[1])
        if after and not self._leads_to(words, at, after[0]):
            after = None
        if before and not self.text[before[1] : cue[0]].strip(_GAP):
            return self._inverted(words, at, before, sentence)
        if at and flags & (BASE | THIRD) and words.smalls[at - 1] in _OWNERS:
            # His tweet: "..."
            is_his = words.smalls[at - 1] in _PERSONAL
            if not after or not is_his or ":" not in self.text[cue[1] : after[0]]:
                return None
            return self._make(self._span(words, (at - 1, at)), cue, after)
        if flags == ING and not (after and at) and not (at and words.smalls[at - 1] in BE):
            return None
        if flags == ING and words.smalls[at - 1] in _NO_NAMES | {","}:
            source = self._doer(words, at)
        else:
            source = find_subject(words, verb_group(words, at))
        if source is None:
            return None
        left = words.starts[source[0]]
        if before and not self._says(words, before[1]):
            # On “Harbour Radio,” the mayor said
            before = None
        if before and 0 < left - before[1] < _LONGEST_TITLE:
            source = self._after_quote(words, before, source)
            left = words.starts[source[0]]
        if before and not self.text[before[1] : left].strip(_GAP):
            # "...," the minister said, "...": both halves are one utterance.
            after = after or self._closing(cue[1], sentence[1])
            content = self._start_of(before, sentence[0]), (after or before)[1]
            return self._make(self._span(words, source), cue, content)
        if after and not before:
            tail = self.text[after[1] : sentence[1]].strip(_GAP)
            if not tail:
                return self._make(self._span(words, source), cue, after)
        return None

    def _after_quote(self, words: Words, quote: Span, source: Run) -> Run:
        """Give all that stands between a quotation and its cue as who says it, if it can be.

        "...," retired captain Ruth Marsh said: "retired" is no verb.
        """
        first = bisect_left(words.starts, quote[1])
        if self.text[quote[1] - 2] not in ",?!" or words.smalls[first] in _NO_NAMES:
            return source
        if any(words.is_mark(k) for k in range(first, source[0])):
            return source
        return min(first, source[0]), source[1]

    def _says(self, words: Words, end: int) -> bool:
        """Say whether the sentence up to ``end`` is more than a place with a name in quotes."""
        if words.smalls[0] not in PREPOSITIONS:
            return True
        return words.has_finite(0, bisect_left(words.starts, end))

    def _leads_to(self, words: Words, at: int, quote: int) -> bool:
        """Say whether nothing but when, where or to whom stands before the quotation behind it."""
        end = bisect_left(words.starts, quote, at + 1)
        between = range(at + 1, end)
        told = [k for k in between if not words.is_mark(k)]
        if not told:
            return True
        kinds, _ = reporting.CUES.get(words.smalls[at], (0, 0))
        if not kinds & reporting.SPEECH or len(told) > _MOST_TOLD:
            return False
        if any(words.is_finite(k) for k in told):
            return False
        return self.text[words.ends[told[-1]] : quote].strip() in (",", ":")

    def _doer(self, words: Words, at: int) -> Run | None:
        """Give the subject of the sentence: who does what "..., saying" goes on with."""
        verb = words.find_finite(1, at)
        return find_subject(words, verb_group(words, verb)) if verb is not None else None

    def _inverted(self, words: Words, at: int, quote: Span, sentence: Span) -> Attribution | None:
        """Read "...," says the minister."""
        if (at and words.smalls[at - 1] in BE) or words.smalls[at].endswith("ing"):
            return None
        end = phrase_end(words, at + 1, len(words))
        # A name set after the words ends where the next words begin.
        if end <= at + 1:
            return None
        after = self.quotes.starting_after(words.ends[end - 1])
        last = quote[1]
        if (
            after
            and after[0] < sentence[1]
            and not self.text[words.ends[end - 1] : after[0]].strip(_GAP)
        ):
            last = after[1]
        content = self._start_of(quote, sentence[0]), last
        return self._make(
            self._span(words, (at + 1, end)), (words.starts[at], words.ends[at]), content
        )

    def _closing(self, at: int, end: int) -> Span | None:
        """Give a quotation behind a comma that goes on to the end of the sentence."""
        after = self.quotes.starting_after(at)
        if not after or after[0] >= end or self.text[after[1] : end].strip(_GAP):
            return None
        return after if self.text[at : after[0]].rstrip()[-1:] in (",", ":") else None

    def _start_of(self, quote: Span, start: int) -> int:
        """Give where what is said begins: a sentence may be quoted in part."""
        return min(quote[0], start)

    def _span(self, words: Words, run: Run) -> Span:
        return words.starts[run[0]], words.ends[run[1] - 1]

    def _make(
        self, source: Span | None, cue: Span, content: Span, is_speech: bool = True
    ) -> Attribution:
        source = self._trim(*source) if source else None
        content = self._trim(*content)
        words = " ".join(self.text[slice(*source)].split()) if source else ""
        cue_text, content_text = self.text[slice(*cue)], self.text[slice(*content)]
        return Attribution(source, cue, content, words, cue_text, content_text, is_speech)

    def _trim(self, start: int, end: int) -> Span:
        while start < end and (self.text[start].isspace() or self.text[start] in ",;:"):
            start += 1
        while end > start and (self.text[end - 1].isspace() or self.text[end - 1] in ",;:"):
            end -= 1
        return start, end
