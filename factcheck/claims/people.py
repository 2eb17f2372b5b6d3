"""People: the lines and paragraphs that present who wrote an article."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from factcheck.claims.bylines import is_name, read_author
from factcheck.claims.layout import Block
from factcheck.model import Role

Given = tuple[Role, str] | None

_WRITERS: Final = (
    r"(?:author|writer|columnist|reporter|correspondent|contributor|essayist|journalist|analyst"
    r"|editor|blogger)\(?s?\)?"
)
_LIVES: Final = (
    r"(?:is|are|was|were|has|have|works?|worked|writes?|covers?|covered|lives?|teaches|taught"
    r"|stud(?:y|ies|ied)|contributes?|reports?|tweets?|holds?|serves?|served|specialis?z?es|can be"
    r"|may be)"
)
_OF_ITSELF = re.compile(
    rf"(?:the |this )?{_WRITERS} of (?:this|the (?:above|present)) "
    rf"(?:article|piece|part|essay|column|post|text|story|commentary|blog)\s(?:\w+ )?{_LIVES}\b",
    re.IGNORECASE,
)
_SURE = re.compile(r"(?:the )?(?:author|writer)\(?s?\)? (?:is|are) (?:an?|the)\b", re.IGNORECASE)
_LIKELY = re.compile(
    rf"(?:(?:the|this|our) (?:staff |guest |present |same )?{_WRITERS} "
    r"(?:(?:works|writes|covers|lives|teaches|studies|studied|contributes|tweets|holds"
    r"|speciali[sz]es|reports (?:on|from))\b|can be (?:reached|contacted|followed|found)\b"
    r"|has (?:been an? |been (?:cover|report|writ|work)ing\b|covered\b|written\b|worked\b))"
    r"|(?:the|this|our) (?:staff |guest |present )?(?:author|writer|columnist|contributor"
    r"|essayist)\(?s?\)? (?:is|are) (?:an?|the|in (?:her|his|their|the \w+ year)|at|with"
    r"|based|currently|also)\b)",
    re.IGNORECASE,
)
_BASED = re.compile(rf"(?:an? |the )?[\w-]{{1,30}}[- ]based {_WRITERS}\b", re.IGNORECASE)
_ACTS = re.compile(
    r"\b(?:is|are|was|were|has|had|have|said|says|told|tells|did|does|will|would|could|can|found"
    r"|believes?|thinks?|wrote|warns?|warned|argues?|argued)\b|[“\"]"
)
_GOES_ON = re.compile(
    rf"(?:(?:he|she|they|his|her|their)\b.{{0,60}}?\b{_LIVES}\b|{_WRITERS}\b|follow (?:him|her"
    rf"|them)\b"
    r"|twitter|@\w)",
    re.IGNORECASE,
)
_NAMED = re.compile(
    rf"(?:[A-ZÀ-Þ][\w'’.-]{{0,20}}\s){{2,5}}(?:\([^()]{{1,60}}\)\s)?(?:{_LIVES})"
    r" (?:an?|the|currently|also|at|for|about|on|in)\b"
)
_VERB = re.compile(rf"\s?(?:\([^()]{{1,60}}\)|,[^,.]{{1,60}},)?\s?{_LIVES}\b")
_PROFESSION = re.compile(
    r"\b(?:analyst|writer|journalist|reporter|correspondent|columnist|editor|author|professor"
    r"|lecturer|researcher|fellow|student|contributor|commentator|blogger|broadcaster|historian"
    r"|economist|scholar|academic|consultant|freelancer?|graduate|director|founder|expert)\b",
    re.IGNORECASE,
)
_SIGNATURE = re.compile(
    r"(?:[-–—]\s?)?(?:(?:the|our|a|an)\s)?(?:[\w’'-]{1,20}\s){0,2}"
    r"(?:writer|correspondent|reporter|editor|contributor|columnist|bureau|desk|staff|agencies"
    r"|newsroom)s?(?:,?\s(?:in\s)?[A-ZÀ-Þ][\w’'-]{1,20}(?:[ ,]{1,2}[A-ZÀ-Þ][\w’'-]{1,20}){0,2})?",
    re.IGNORECASE,
)
_SIGNED_BY = re.compile(
    r"(?:[A-ZÀ-Þ][\w'’.-]{0,20}\s){2,3}(?:and|&)(?:\s[A-ZÀ-Þ][\w'’.-]{0,20}){2,8}"
    rf"|(?:(?:[\w’'-]{{1,20}}\s){{0,3}}{_WRITERS}\s)?@\w{{2,30}}",
)
"""Several names with their paper, and what an author is called elsewhere."""
_BIOGRAPHY_MOST: Final = 120
_HEADING_MOST: Final = 6
_NAME_MOST: Final = 8
_UNDER_TITLE_MOST: Final = 20
"""A paragraph of more words under the headline is the text; of fewer it may be its summary."""


class People:
    """Who wrote the text, and which of its blocks say so and no more."""

    def __init__(self, blocks: Sequence[Block], given: list[Given], authors: Sequence[str]) -> None:
        self.blocks = blocks
        self.given = given
        names = {
            block.line.split(",")[0].strip()
            for block in map(self._person, range(len(blocks)))
            if block
        }
        self.known = {name.lower() for name in names if is_name(name)}
        self.known.update(author.lower() for author in self._signed())
        self.stated = {author.lower() for author in authors if author}
        self.known.update(self.stated)

    def mark(self) -> None:
        """Label names on a line of their own, and what is no text of the article's at its end."""
        tail = self._tail()
        for index in range(tail, len(self.blocks)):
            if self.given[index] is None:
                self.given[index] = self._role_in_tail(index)
        for index in range(len(self.blocks)):
            if self._person(index) and (end := self._biography(index)):
                self.given[index] = (Role.BYLINE, "author line")
                for between in range(index + 1, end):
                    if not self.blocks[between].prose:
                        self.given[between] = (Role.FURNITURE, "author biography")
        self._mark_under_title()

    def _signed(self) -> list[str]:
        authors = [
            read_author(block.line)
            for block, given in zip(self.blocks, self.given, strict=True)
            if given and given[1] == "author line"
        ]
        return [author for author in authors if len(author.split()) > 1]

    def mark_presented(self) -> None:
        """Label the paragraphs that present the author, and lines that are the stated author."""
        self._mark_stated()
        self._mark_presented()

    def _mark_stated(self) -> None:
        """A line that is the author whom the front matter names is a byline wherever it stands."""
        for index, block in enumerate(self.blocks):
            if self.given[index] is None and block.line.lower().strip(" .-–—") in self.stated:
                self.given[index] = (Role.BYLINE, "author line")

    def _mark_presented(self) -> None:
        for index, block in enumerate(self.blocks):
            if self.given[index] is not None or block.words > _BIOGRAPHY_MOST:
                continue
            under_heading = (
                index > 0
                and self.blocks[index - 1].words <= _HEADING_MOST
                and self.given[index - 1] == (Role.FURNITURE, "author biography")
            )
            if (
                _OF_ITSELF.match(block.line)
                or _SURE.match(block.line)
                or (_BASED.match(block.line) and not _ACTS.search(block.line))
                or (under_heading and block.prose)
                or (index * 2 > len(self.blocks) and self._presents_known(block))
            ):
                self.given[index] = (Role.FURNITURE, "author biography")

    def _presents_known(self, block: Block) -> bool:
        line = block.line.lower().removeprefix("the ")
        if not any(map(line.startswith, self.known)):
            return False
        words = line[:120].split(" ")
        for count in range(1, min(len(words), _NAME_MOST) + 1):
            name = " ".join(words[:count]).rstrip(",")
            if name in self.known and _VERB.match(line, len(name)):
                return bool(_PROFESSION.search(block.line[:400]))
        return False

    def _tail(self) -> int:
        """Give where the last run of blocks begins that are no text of the article's."""
        index = len(self.blocks)
        while index and self._may_follow_the_end(index - 1):
            index -= 1
        return index if index else len(self.blocks)

    def _may_follow_the_end(self, index: int) -> bool:
        given = self.given[index]
        if given is not None:
            return given[0] is not Role.TITLE
        return self._role_in_tail(index) is not None

    def _role_in_tail(self, index: int) -> Given:
        """Say what a block would be if nothing of the article came after it."""
        block = self.blocks[index]
        if self._person(index) or (
            block.words <= 6 and not block.ended and _SIGNATURE.fullmatch(block.line)
        ):
            return (Role.BYLINE, "author line")
        if block.words > _BIOGRAPHY_MOST:
            return None
        goes_on = (
            index > 0
            and self.given[index - 1] == (Role.FURNITURE, "author biography")
            and _GOES_ON.match(block.line)
        )
        if _LIKELY.match(block.line) or goes_on or self._presents_known(block):
            return (Role.FURNITURE, "author biography")
        return None

    def _person(self, index: int) -> Block | None:
        """Give the block if it is a name alone, or a name and a place."""
        block = self.blocks[index]
        if self.given[index] is not None or block.words > 6 or block.ended:
            return None
        name, _, place = block.line.partition(",")
        fits = not place or (place.strip()[:1].isupper() and len(place.split()) <= 3)
        return block if fits and is_name(name.strip()) else None

    def _biography(self, index: int) -> int:
        """Give which block tells of the person that ``index`` names, 0 if none soon after does."""
        name = self.blocks[index].line
        for near in range(index + 1, min(index + 5, len(self.blocks))):
            line = self.blocks[near].line
            if line.startswith(name) and _NAMED.match(line):
                return near
        return 0

    def _mark_under_title(self) -> None:
        """A line between the headline and the text that is nothing but a name is the author's."""
        title = next(
            (k for k, given in enumerate(self.given) if given and given[0] is Role.TITLE), None
        )
        if title is None:
            return
        for index in range(title + 1, min(title + 6, len(self.blocks))):
            block = self.blocks[index]
            if self.given[index] is None and block.prose and block.words > _UNDER_TITLE_MOST:
                return
            if self.given[index] is None and (
                self._person(index) or _SIGNED_BY.fullmatch(block.line)
            ):
                self.given[index] = (Role.BYLINE, "author line")
