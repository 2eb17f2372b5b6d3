"""Pages: what lies around the article on a page that was pasted whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from factcheck.claims.bylines import is_name, is_signed_post, why_byline
from factcheck.claims.headlines import find_strangers
from factcheck.claims.layout import (
    INSIDE,
    MENU_LEAST,
    PARTING,
    Block,
    Stretch,
    in_menu_runs,
    is_table,
)

_LEAST: Final = 25.0
"""With less prose than this in one place nobody knows where the article lies."""
_PARAGRAPH_LEAST: Final = 14
_SHARE: Final = 0.4
_GREAT: Final = 250.0
"""A second stretch is the article's too if it weighs so much, or that share of the first."""
_COMMENTS_LEAST: Final = 45.0
_LONG_MENU_LEAST: Final = 8
_LIST_LEAST: Final = 3
_INTERRUPTION_MOST: Final = 6
_SHORT_MOST: Final = 10
_RESUMED_LEAST: Final = 30
_RESUMED_IN_TWO_LEAST: Final = 20
_SECOND = re.compile(r"[\w%)\]][.!?][\"'”’)]{0,2}\s+[\"'“‘(]?[^\W\d_a-z]")
_AUTHOR_REACH: Final = 3
_NUMBERED = re.compile(r"\(?\d{1,3}[.):ªº]\s?\S")
_COUNTED = re.compile(r"\(?(\d{1,3})[.)]\s\S")
_HEADINGS_MOST: Final = 4
_LISTED = re.compile(r"(?:\d{1,3}[.):ªºa]|\(?[a-z0-9]\)|[-–—•*])")
_NOTE = re.compile(
    r"(?:editors?['’]?s? note|note|corrections?|clarification|update)\s?:\s?\S"
    r"|(?:this|an earlier version of this) (?:article|story|piece|post|report) (?:was|has been) "
    r"(?:\w+ )?(?:updated|amended|corrected|edited|changed|clarified)\b",
    re.IGNORECASE,
)
"""What was corrected belongs to the article wherever the page says it."""
_ENTRY = re.compile(r"\d|:\s|\s[–—-]{1,2}\s|^[-–—•*]")
_TOLD = re.compile(r"\d(?!\d{0,6}\)$)")
"""A figure, but for one at the end in brackets: so many articles a menu counts."""
_ANSWER = re.compile(
    r"(?:(?:reply|report|permalink|upvote|downvote|like|quote|flag|responder|antworten|répondre"
    r"|rispondi)(?:\s[\w·|]{1,12}){0,3}\W{0,3}$"
    r"|.{1,80}\bsa(?:ys?|id):?$|(?:an?|\d{1,3}) (?:minute|hour|day|week|month|year)s? ago\b"
    r"|.{0,40}\b(?:at|@) \d{1,2}[:.]\d\d\s?(?:[ap]\.?m\.?)?$)",
    re.IGNORECASE,
)


class Page:
    """Where the article lies on a page; ``sure`` where there is enough prose to tell."""

    def __init__(self, blocks: Sequence[Block], stretches: Sequence[Stretch]) -> None:
        self.blocks = blocks
        self.comments = len(blocks)
        stretches = self._before_comments(stretches)
        best = max((stretch.worth for stretch in stretches), default=0.0)
        self.sure = best >= _LEAST or (best > 0 and self.comments < len(blocks))
        self.stretches = [
            stretch for stretch in stretches if stretch.worth >= min(_SHARE * best, _GREAT)
        ]
        self.first = self._begin(self.stretches[0].first) if self.stretches else 0
        self.last = self._end(self.stretches[-1].last) if self.stretches else 0

    def around(self, title: int | None) -> Iterator[tuple[int, str]]:
        """Give the blocks that lie around the article, each with a reason."""
        if not self.sure:
            yield from self._long_menus()
            return
        inside = {k for found in self.stretches for k in range(found.first, found.last)}
        tail = range(self.stretches[-1].last, self.last)
        inside.update(tail)
        begin = self.first if title is None else min(title, self.first)
        points = {k for k in range(begin, self.last) if _says(self.blocks[k])}
        if title is not None:
            under = range(title + 1, min(title + 1 + _AUTHOR_REACH, self.first))
            points.update(k for k in under if is_name(self.blocks[k].line))
        points.update(k for k in range(self.first, self.last - 1) if self._is_heading(k))
        for run in in_menu_runs(self.blocks, 4):
            data = self.first < run.start and run.stop <= self.last and is_table(self.blocks, run)
            if data:
                inside.update(run)
                continue
            listed = inside.issuperset(run) and all(
                self.blocks[k].furniture in ("", "web address") for k in run
            )
            for index in run:
                if (
                    index == title
                    or listed
                    or index in tail
                    or index in points
                    or (index in inside and self.blocks[index].words > 4)
                ):
                    continue
                yield index, "site menu"
        strangers = set(find_strangers(self.blocks, begin + 1, self.first))
        for index, block in enumerate(self.blocks):
            if index in inside or index in points or index == title:
                continue
            if index < self.first:
                if title is not None and title < index:
                    if index in strangers:
                        yield index, "link to another article"
                    elif not (block.prose or block.words >= 6 or block.told):
                        yield index, "page header"
                else:
                    yield index, "before the article"
            elif index >= self.comments:
                yield index, "reader comment" if block.prose else "after the article"
            elif index >= self.last:
                is_item = not block.prose and bool(_LISTED.match(block.line))
                if not is_item and not _NOTE.match(block.line):
                    yield index, "after the article"
            elif not block.prose and block.words < 5 and not block.told:
                yield index, "between parts of the article"

    def _is_heading(self, index: int) -> bool:
        """Say whether a line may be the heading of the paragraph under it."""
        block, under = self.blocks[index : index + 2]
        return not (block.furniture or under.furniture or block.prose) and under.prose

    def _long_menus(self) -> Iterator[tuple[int, str]]:
        """Give what is a menu wherever the article lies: many short lines on a page with prose.

        The last of them may be the headline of the prose under it.
        """
        if not any(block.prose for block in self.blocks):
            return
        for run in in_menu_runs(self.blocks, _LONG_MENU_LEAST):
            if not is_table(self.blocks, run):
                headed = self.blocks[run.stop : run.stop + 1]
                end = run.stop - any(block.prose for block in headed)
                yield from ((index, "site menu") for index in range(run.start, end))

    def _begin(self, at: int) -> int:
        """Give where the article begins that has its first stretch of prose at ``at``.

        Paragraphs between its byline and that belong to it, however far apart they stand, unless a
        menu or links to other articles lie between.
        """
        begin, shorts = at, 0
        for index in range(at - 1, -1, -1):
            block = self.blocks[index]
            if why_byline(block.line) in ("author line", "date line"):
                return begin
            if block.prose and not block.furniture:
                begin, shorts = index, 0
            elif block.short and block.furniture not in INSIDE and not _says(block):
                shorts += 1
            if shorts >= MENU_LEAST or block.furniture in PARTING:
                break
        return at

    def _end(self, at: int) -> int:
        """Give where the article ends that has its last prose before ``at``.

        What touches it goes on with it: a note too long for a headline, a list that it announced,
        and a paragraph behind an interruption.
        """
        ends = (self._list_end, self._post_end, self._counted_on, self._resumed)
        while at < self.comments:
            if _is_paragraph(self.blocks[at]):
                at += 1
            elif any((end := find(at)) > at for find in ends):
                at = end
            else:
                break
        return at

    def _list_end(self, at: int) -> int:
        """Give where the list ends that begins at ``at`` or behind its heading there."""
        start = at + self.blocks[at].line.endswith(":")
        announced = self.blocks[start - 1].line.endswith(":")
        end, items = start, 0
        while end < self.comments:
            block = self.blocks[end]
            if _NUMBERED.match(block.line) or (announced and _is_entry(block)):
                items += 1
            elif not (items and block.furniture == "web address"):
                break
            end += 1
        return end if items >= _LIST_LEAST else at

    def _post_end(self, at: int) -> int:
        """Give where the post of somebody's ends that the article shows from ``at`` on."""
        for index in range(at, min(at + _INTERRUPTION_MOST, self.comments)):
            if self.blocks[index].furniture:
                break
            if is_signed_post(self.blocks[index].line):
                return index + 1
        return at

    def _counted_on(self, at: int) -> int:
        """Give where the paragraph ends that has the number after the last one before ``at``."""
        last = _COUNTED.match(self.blocks[at - 1].line)
        if last:
            for index in range(at, min(at + _HEADINGS_MOST, self.comments)):
                found = _COUNTED.match(self.blocks[index].line)
                if found and int(found.group(1)) == int(last.group(1)) + 1:
                    return index + 1
        return at

    def _resumed(self, at: int) -> int:
        """Give where a paragraph of the article's begins behind a few short lines in between."""
        lines = 0
        for index in range(at, self.comments):
            block = self.blocks[index]
            if block.furniture in INSIDE or block.caption:
                continue
            if _goes_on(block):
                return index
            lines += 1
            is_other = block.words > _SHORT_MOST or block.furniture == "comments notice"
            if lines > _INTERRUPTION_MOST or is_other:
                break
        return at

    def _before_comments(self, stretches: Sequence[Stretch]) -> Sequence[Stretch]:
        """Leave out what stands under the heading of the comments, if readers answer there."""
        if all(block.furniture != "comments notice" for block in self.blocks):
            return stretches
        above: list[Stretch] = []
        weight, place = 0.0, 0
        below = [0.0]
        for stretch in reversed(stretches):
            below.append(max(below[-1], stretch.worth))
        answers = [0]
        for block in reversed(self.blocks):
            answers.append(answers[-1] + bool(_ANSWER.match(block.line[:80])))
        for index, block in enumerate(self.blocks):
            if block.furniture != "comments notice":
                continue
            while place < len(stretches) and stretches[place].last <= index:
                above.append(stretches[place])
                weight = max(weight, stretches[place].worth)
                place += 1
            told = answers[len(self.blocks) - index - 1]
            if weight >= _COMMENTS_LEAST and (weight >= below[len(stretches) - place] or told > 2):
                self.comments = index
                return above
        return stretches


def _is_entry(block: Block) -> bool:
    """Say whether a line may be one of a list that the article announced."""
    return not block.furniture and block.words >= 3 and bool(_ENTRY.search(block.line))


def _goes_on(block: Block) -> bool:
    """Say whether a paragraph is one of the article's: what announces another is one sentence."""
    if block.furniture or not (block.prose and block.ended):
        return False
    in_two = block.words >= _RESUMED_IN_TWO_LEAST and _SECOND.search(block.line)
    return block.words >= _RESUMED_LEAST or bool(in_two)


def _says(block: Block) -> bool:
    """Say whether a line of a few words tells a figure: "£4 million for Northpier"."""
    return block.words >= 3 and not block.furniture and bool(_TOLD.search(block.line))


def _is_paragraph(block: Block) -> bool:
    """Say whether a block that touches the article is no headline or link.

    It is too long for one, or a remark in brackets.
    """
    is_remark = block.words > 2 and block.line[0] == "(" and block.line[-1] == ")"
    return (block.words >= _PARAGRAPH_LEAST or is_remark) and not block.furniture
