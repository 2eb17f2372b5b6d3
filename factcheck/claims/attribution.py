"""Attribution: to whom the article attributes what, in direct and indirect speech."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from factcheck.claims.blocks import Span, find_blocks
from factcheck.claims.quotes import find_quotes, is_open
from factcheck.claims.sentences import split_block
from factcheck.claims.subjects import find_subject

_SAYING: Final = "said|says|say|saying|told|tells|tweeted|tweets|wrote|writes|added|adds|replied"
"|recalled|recalls|quipped|joked"
_CLAIMING: Final = (
    "announced|announces|stated|states|noted|notes|claimed|claims|confirmed|confirms|denied"
    "|denies|insisted|insists|"
    "acknowledged|acknowledges|explained|explains|revealed|reveals|testified|declared|declares"
    "|warned|warns|argued|"
    "argues|suggested|suggests|pledged|vowed|promised|alleged|alleges|maintained|maintains"
    "|emphasized|emphasised|"
    "stressed|stresses|reiterated|conceded|admitted|admits|observed|remarked|commented"
    "|complained|predicted|predicts|"
    "believes|believed|believe|thinks|thought|think|hopes|hoped|concluded|concludes|reported"
    "|reports|asserted|asserts|"
    "contends|contended|asked|asks|wondered|disclosed|indicated|indicates|pointed out|points out"
    "|made it clear|"
    "made clear|makes clear|urged|urges|responded|continued|knows|knew|feels|felt|expects|agreed"
    "|agrees|found|shows|showed"
)
_CUE = re.compile(
    r"\b(?:(?:was|is|were|are|has been|have been) (?:also )?quoted as saying|"
    rf"[Aa]ccording to|(?P<saying>{_SAYING})|(?P<claiming>{_CLAIMING}))\b"
)
_GAP = re.compile(r"[\s,;:.!?”\"’'*_–—-]{0,6}")
_INVERTED = re.compile(
    r"\s(?P<who>[^\W\d_][\w'’.&-]{0,30}(?:,?\s[^\W\d_][\w'’.&-]{0,30}){0,13}?)"
    r"(?=[,.;:!?“\"(—–\n]|\s(?:in|at|on|during|after|before|while|as|who|when|to|about|from|by"
    r"|last|this|earlier|told)\s|$)"
)
_THAT = re.compile(r"(?:\s[\w'’.,&@-]{1,30}){0,9}?\s?,?\sthat\s")
_SHORT_TAIL = re.compile(
    r"(?:\s(?:on|in|at|during|to|after|from|by|last|this|late|early|yesterday|today|earlier|via"
    r"|through|with|of|as|"
    r"when|while|about)\b[^.!?]{0,160})?[.!?”\"*)\s]{0,8}"
)
_CLAUSE_START = re.compile(
    r"\s(?:the|a|an|he|she|it|they|we|i|there|his|her|its|their|our|this|these|those|no|some"
    r"|many|most|all|[A-Z]\w{1,30}|I)\s"
)
_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|could|can|may|might|should|did|does|do|must"
    r"|\w{3,20}ed|\w{3,20}n't)\b"
)
_SOURCE_END = re.compile(r"[,;]|[.!?]\W{0,3}$")
_PRONOUNS: Final = frozenset("he she they it who we i him her them".split())


@dataclass(frozen=True, slots=True)
class Attribution:
    """Somebody says something. Spans are offsets into the text; ``source`` is ``None`` if unnamed.

    ``content`` is the smallest span that holds what is said, the marks of a quotation included.
    """

    source: Span | None
    cue: Span
    content: Span
    source_text: str
    cue_text: str
    content_text: str


def find_attributions(text: str) -> list[Attribution]:
    """Give the attributions of ``text`` in the order of their cues."""
    blocks = find_blocks(text)
    sentences = [span for start, end in blocks for span in split_block(text, start, end)]
    return _Reader(text, sentences, find_quotes(text, blocks)).attributions()


def speakers(text: str, sentences: Sequence[Span], blocks: Sequence[Span]) -> list[str]:
    """Give to whom the article attributes each sentence, empty for its own voice.

    A pronoun stands for the last speaker that was named. Every sentence of a quotation has its
    speaker. ``blocks`` are the spans of the paragraphs that hold the sentences.
    """
    reader = _Reader(text, sentences, find_quotes(text, blocks))
    found = [""] * len(sentences)
    starts = [start for start, _ in sentences]
    last = ""
    for each in reader.attributions():
        name = each.source_text
        if name.lower() in _PRONOUNS or not name:
            name = last or name
        else:
            last = name
        first = max(0, bisect_right(starts, each.content[0]) - 1)
        for at in range(first, bisect_left(starts, each.content[1])):
            start, end = sentences[at]
            shared = min(end, each.content[1]) - max(start, each.content[0])
            if shared * 5 >= (end - start) * 2 and name:
                found[at] = found[at] or name
    return found


class _Reader:
    """One text with its sentences and quotations, read for cues."""

    def __init__(self, text: str, sentences: Sequence[Span], quotes: Sequence[Span]) -> None:
        self.text = text
        self.sentences = sentences
        self.quotes = quotes
        self.sentence_starts = [start for start, _ in sentences]
        self.quote_starts = [start for start, _ in quotes]

    def attributions(self) -> list[Attribution]:
        found: list[Attribution] = []
        for cue in _CUE.finditer(self.text):
            at = bisect_right(self.sentence_starts, cue.start()) - 1
            if at < 0 or cue.end() > self.sentences[at][1]:
                continue
            if self._quote_around(cue.start()):
                continue
            parts = self._read_cue(cue, self.sentences[at])
            if parts and parts[1][0] < parts[1][1]:
                found.append(self._make(parts[0], cue.span(), parts[1]))
        return self._carry_on(found)

    def _make(self, source: Span | None, cue: Span, content: Span) -> Attribution:
        source = self._trim_name(*source) if source else None
        content = self._trim(*content)
        words = " ".join(self.text[slice(*source)].split()) if source else ""
        return Attribution(
            source, cue, content, words, self.text[slice(*cue)], self.text[slice(*content)]
        )

    def _read_cue(self, cue: re.Match[str], sentence: Span) -> tuple[Span | None, Span] | None:
        """Give source and content of one cue, or nothing if it attributes nothing."""
        start, end = sentence
        if cue.group()[1:] == "ccording to":
            return self._according(cue, sentence)
        before = self._quote_ending_before(cue.start(), start)
        after = self._quote_starting_after(cue.end(), end)
        if before and _GAP.fullmatch(self.text[before[1] : cue.start()]):
            return self._inverted(cue, end, before)
        source = find_subject(self.text, cue.start(), max(start, before[1] if before else start))
        if source is None:
            return None
        if before and self._is_only_gap(before[1], source[0]):
            # "...," the minister said, "...": both halves are one utterance.
            last = (
                after[1]
                if after and self.text[cue.end() : after[0]].strip(" ,:\n") == ""
                else before[1]
            )
            return source, (before[0], last)
        return self._indirect(cue, sentence, source, after)

    def _inverted(
        self, cue: re.Match[str], end: int, quote: Span
    ) -> tuple[Span | None, Span] | None:
        """Read "...," says the minister."""
        who = _INVERTED.match(self.text, cue.end(), min(end, cue.end() + 200))
        if not who or cue.group("saying") in ("saying",):
            return None
        return who.span("who"), quote

    def _indirect(
        self, cue: re.Match[str], sentence: Span, source: Span, after: Span | None
    ) -> tuple[Span | None, Span] | None:
        """Read "the minister said (that) ..." and "..., the minister said"."""
        start, end = sentence
        tail = self.text[cue.end() : end]
        left = self.text[start : source[0]].rstrip()
        if left.endswith(",") and len(left.split()) >= 3 and _SHORT_TAIL.fullmatch(tail[:200]):
            return source, (start, start + len(left) - 1)
        that = _THAT.match(tail)
        if that:
            return source, (cue.end() + that.end(), max(end, after[1] if after else end))
        if after and self.text[cue.end() : after[0]].strip(" ,:\n*") == "":
            return source, after
        if after and len(self.text[cue.end() : after[0]].split()) <= 12:
            return source, (cue.end(), max(end, after[1]))
        says = cue.group("saying") not in (
            None,
            "saying",
            "told",
            "tells",
            "wrote",
            "writes",
            "added",
            "adds",
        )
        if (says and len(tail.split()) >= 3) or (
            _CLAUSE_START.match(tail) and self._has_verb(tail)
        ):
            return source, (cue.end(), end)
        return None

    def _according(self, cue: re.Match[str], sentence: Span) -> tuple[Span | None, Span] | None:
        start, end = sentence
        stop = _SOURCE_END.search(self.text, cue.end(), end)
        at = stop.start() if stop else end
        source = cue.end(), at
        if at - cue.end() > 150 or at <= cue.end():
            return None
        if cue.start() - start < 12:
            return source, (min(at + 1, end), end)
        return source, (start, len(self.text[: cue.start()].rstrip(" ,\n")))

    def _carry_on(self, found: list[Attribution]) -> list[Attribution]:
        """Give a quotation that stands alone the speaker of the one just before it."""
        held = {each.content[0]: each for each in found}
        taken = [each.content for each in found]
        more: list[Attribution] = []
        for index, quote in enumerate(self.quotes):
            if any(content[0] <= quote[0] < content[1] for content in _near(taken, quote)):
                continue
            if not self._fills_sentence(quote):
                continue
            before = self._attribution_just_before(found + more, quote)
            if before is None and index and is_open(self.text, self.quotes[index - 1]):
                before = held.get(self.quotes[index - 1][0])
            if before:
                more.append(self._make(before.source, before.cue, quote))
                held[quote[0]] = more[-1]
        return sorted(found + more, key=lambda each: (each.content[0], each.cue))

    def _attribution_just_before(
        self, found: Sequence[Attribution], quote: Span
    ) -> Attribution | None:
        """Give the attribution of a quotation that ended one sentence earlier."""
        for each in reversed(found[-200:]):
            low = max(each.cue[1], each.content[1])
            if low <= quote[0] and quote[0] - low < 160 and "\n" not in self.text[low : quote[0]]:
                gap = self.text[low : quote[0]]
                if (
                    gap.count(".") + gap.count("!") + gap.count("?") <= 1
                    and self.text[each.content[0]] in '“"'
                ):
                    return each
        return None

    def _fills_sentence(self, quote: Span) -> bool:
        at = bisect_right(self.sentence_starts, quote[0]) - 1
        return (
            at >= 0
            and quote[0] - self.sentences[at][0] <= 1
            and quote[1] >= self.sentences[at][1] - 1
        )

    def _quote_around(self, at: int) -> bool:
        index = bisect_right(self.quote_starts, at) - 1
        return index >= 0 and self.quotes[index][1] > at

    def _quote_ending_before(self, at: int, start: int) -> Span | None:
        """Give the last quotation that ends before ``at`` and not before ``start``."""
        index = bisect_right(self.quote_starts, at) - 1
        if index >= 0 and start <= self.quotes[index][1] <= at:
            return self.quotes[index]
        return None

    def _quote_starting_after(self, at: int, end: int) -> Span | None:
        index = bisect_left(self.quote_starts, at)
        if index < len(self.quotes) and self.quotes[index][0] < end:
            return self.quotes[index]
        return None

    def _is_only_gap(self, start: int, end: int) -> bool:
        return not self.text[start:end].strip(" ,;:\n*_")

    def _has_verb(self, tail: str) -> bool:
        return bool(_VERB.search(tail[:200]))

    def _trim_name(self, start: int, end: int) -> Span:
        """Leave out a full stop that ends the sentence and not an initial ("G. R.", "Jr.")."""
        start, end = self._trim(start, end)
        while (
            end - start > 3
            and self.text[end - 1] in '.!?”"'
            and self.text[end - 4 : end - 1].isalpha()
        ):
            end -= 1
        return start, end

    def _trim(self, start: int, end: int) -> Span:
        while start < end and (self.text[start].isspace() or self.text[start] in ",;:"):
            start += 1
        while end > start and (self.text[end - 1].isspace() or self.text[end - 1] in ",;:"):
            end -= 1
        return start, end


def _near(contents: Sequence[Span], quote: Span) -> list[Span]:
    return [content for content in contents if content[0] <= quote[0] < content[1]]
