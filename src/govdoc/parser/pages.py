"""What does the width of a page say about a line break? Physical lines → visual lines.

A page of text ends a paragraph's lines where its width ends them, and its first line is shorter by the indent. Where
it stretched or squeezed a line, the PDF holds it in several runs, parted at punctuation, and each is a line of the
text. So the pieces of one visual line add up to the page's width, and the last line of a paragraph to less.
"""

import re
from functools import lru_cache
from itertools import accumulate, compress
from operator import gt, or_

from msgspec import Struct

from govdoc.patterns import rarely

STOPS = "。；：！？;:!?"
"""Characters that can end a paragraph."""
SEAMS_BEFORE = "，、。；：！？）》”’,;:!?)]〕］】"
SEAMS_BEHIND = "（《“‘，、。；：！？）》”’(〔［[【,;:"
"""A PDF breaks its runs behind the first and before the second kind: a short line there may be half a line."""
NEVER_LAST = "，、,“‘（(《〔〈第"
NEVER_FIRST = "，、。；：！？）》”’,;:!?)〕〉％%"
"""What no paragraph ends with, and none begins with."""
OPENERS = "（([［〔【〈《“"
CLOSERS = "）)]］〕】〉》”"
BRACKETS = rarely(f"[\\n{re.escape(OPENERS + CLOSERS)}]")
"""And line breaks, so that one pass over all lines tells whose the brackets are."""
ENDS = frozenset(STOPS + CLOSERS)
"""What a sentence can end in, outside brackets."""
MARKER_START = rarely(
    r"(?:[一二三四五六七八九十百零〇]{1,5}[ ]?[、．.]|[（(][ ]?[一二三四五六七八九十百零〇]{1,5}[ ]?[)）]"
    r"|[0-9０-９]{1,3}[ ]?(?:[、﹒]|[.．](?![0-9０-９])|[.．](?=[0-9]{1,2}[A-Z])|[)）])|[（(][ ]?[0-9０-９]{1,3}[ ]?[)）]|[①-⑳]"
    r"|第[ ]?[一二三四五六七八九十百零〇0-9]{1,7}[ ]?[编章节条](?!规定|所|的|之|第|[、，和至或])[ \u3000]?)"
)
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
MARKER_STARTS = "一二三四五六七八九十百零〇（(第0123456789０１２３４５６７８９" + CIRCLED
SLACK = 2.1
"""How many characters a visual line can hold beyond the page's width, since a page squeezes punctuation."""
INDENT = 2.0
"""Characters by which a paragraph's first line is indented (GB/T 9704-2012 7.3.3)."""
SHORT = 6.0
"""Characters by which a line is so short that no page ended it."""
LOOSE = 1.3
"""Characters that a full line can fall short of the page's width: a page stretches what is between them."""
WORD_LOOSE = 0.3
UNSEEN, REFUTED = 1.5, float("inf")
"""Misfits: nothing speaks for or against it; something speaks against it."""
DOUBT = 1.1
"""Difference of misfits that decides nothing."""
LONGEST_WORD = 8.0
"""Characters that a full line can fall short because a number or a word of letters does not fit it any more."""
WORD = rarely(r"[（《“‘〔〈［【(\[]{0,3}(?:[A-Za-z0-9.%‰/\-]{1,20}|.)[，、。；：！？）》”’〕〉］】)\]]{0,3}")
"""What a page does not part: a number or a word of letters, an opening sign from what it opens, and so on."""
PIECES = 12
"""Pieces of a visual line that are looked at; more have not been seen."""
LONGEST_BRACKET = 900
"""Code points after which an unclosed bracket no longer holds a paragraph together."""


class PhysicalLines(Struct, frozen=True, gc=False):
    """The physical lines that hold text, without the blanks at their edges; a column a property."""

    starts: list[int]
    texts: list[str]
    widths: list[float]
    """In full-width characters; blanks count little, since PDF text puts them round digits."""
    brackets: list[str]
    """The brackets in each line, in order."""
    firsts: list[str]
    lasts: list[str]
    """The sign that each line begins and ends with."""
    marked: list[bool]
    """Whether each line opens with a marker."""
    tables: frozenset[int] = frozenset()
    """The lines that have a table before them."""


class VisualLine:
    """The visual line that ends at a line break: how full it is, and what would come of going on with it."""

    def __init__(self, lines: PhysicalLines, page: float) -> None:
        self.lines = lines
        self.page = page
        self.room = page + SLACK
        """The width that a squeezed visual line can have."""
        self.brim = page + SLACK + 1
        """The same with a sign that no line begins with."""
        self.seams = _seams(lines)
        self.stops = _stops(lines)
        self._parts_lines: bool | None = None
        self.widths = [0.0, *accumulate(lines.widths)]
        """Of all lines before each, together."""
        self.index = 0
        """Of the line behind the break."""
        self.after = lines.texts[0]
        """The line behind the break."""
        self.new_paragraph()
        self.take(lines.widths[0], lines.brackets[0])

    def new_paragraph(self) -> None:
        """Forget the paragraph before."""
        self.opening = self.index
        """Index of the paragraph's first line."""
        self.filled = 0.0
        """Width of the visual line so far."""
        self.indent = INDENT
        """Of the visual line."""
        self.sentence = False
        """Whether a sentence has ended in the paragraph."""
        self.counted = self.index
        self.commas_counted = 0
        self.depth = self.since_open = 0
        self.in_bracket = False

    def take(self, width: float, brackets: str) -> None:
        """Add the line behind the break to the visual line, or start the next visual line with it."""
        line = self.filled + self.indent
        total = line + width
        if total > self.page and self.filled and (total > self.brim or self.is_over(line, self.index)):
            self.filled, self.indent = width, 0.0
        else:
            self.filled += width
        if not self.sentence:
            self.sentence = "。" in self.after
        if brackets or self.depth:
            closed, opened = balance(brackets)
            self.depth = max(0, self.depth - closed) + opened
            self.since_open = self.since_open + len(self.after) if self.depth else 0
            self.in_bracket = 0 < self.since_open < LONGEST_BRACKET

    def parts_lines(self) -> bool:
        """Whether the page parts visual lines at punctuation: some short lines end in a comma."""
        if self._parts_lines is None:  # few breaks need it
            short = map((self.page - SHORT).__gt__, self.lines.widths)
            commas = sum(map("，、".__contains__, compress(self.lines.lasts, short)))
            self._parts_lines = commas * 25 > len(self.lines.lasts)
        return self._parts_lines

    def total(self) -> float:
        """The width of the paragraph so far."""
        return self.widths[self.index] - self.widths[self.opening]

    def is_full(self) -> bool:
        """Whether the visual line before the break is as long as the page is wide."""
        missing = self.page - self.filled - self.indent
        return missing <= LOOSE or (missing <= LONGEST_WORD and self.fills(self.page - missing, self.index))

    def fills(self, width: float, behind: int) -> bool:
        """Whether a visual line is so wide that what the line `behind` it begins with had no room on it."""
        missing = self.page - width
        if missing <= LOOSE:
            return True
        return missing <= LONGEST_WORD and missing < self._first_word(behind) + WORD_LOOSE

    def _first_word(self, index: int) -> float:
        """The width of what a page does not part at a line's start; nothing behind the last line."""
        lines = self.lines
        if index >= len(lines.texts):
            return 0.0
        match = WORD.match(lines.texts[index])
        return len(match[0].encode("gbk", "replace")) / 2 if match else 1.0

    def misfit(self, width: float, is_whole: bool) -> float:
        """How ill the lines behind the break fit the page if they go on a visual line so wide.

        Punctuation can part a visual line; a break elsewhere is the page's edge. Infinite where a line would end
        too early, `UNSEEN` where it may do so because the paragraph ends.

        Args:
            width: Of the visual line so far.
            is_whole: Whether it holds nothing so far.
        """
        widths, seams, page = self.lines.widths, self.seams, self.page
        worst, refuted = 0.0, REFUTED
        for at in range(self.index, min(self.index + PIECES, len(widths) - 1)):
            total = width + widths[at]
            is_over = total > page and (total > self.brim or self.is_over(width, at))
            if is_over or (at > self.index and not seams[at]):
                if page - width > LOOSE and not self.fills(width, at):
                    return refuted
                worst = max(worst, self._gap(width, is_whole))
                if not is_over or not seams[at]:
                    return worst
                width, is_whole = 0.0, True
            elif at > self.index:
                is_whole = False
            width += widths[at]
            if self.lines.lasts[at] in STOPS:
                refuted = worst or UNSEEN
            if self.stops[at + 1]:
                break
        return worst or UNSEEN

    def _gap(self, width: float, is_whole: bool) -> float:
        """What lies between a full visual line's end and the page's edge, weighed.

        A line that is one run is stretched to the edge, and rarely squeezed; of one in pieces it is the other way.
        """
        over = width - self.page
        if not is_whole:
            return abs(over)
        return 3 * over if over > 0 else -over / 2

    def is_over(self, width: float, index: int) -> bool:
        """Whether a visual line so wide is complete before a line."""
        total = width + self.lines.widths[index]
        if total > self.brim:
            return True
        if self.lines.firsts[index] in NEVER_FIRST:
            return False
        if self.page - width <= LOOSE:
            return abs(self.page - total) > abs(self.page - width)
        return total > self.room

    def runs_on(self, doubt: float = 0.0) -> bool | None:
        """Whether the lines behind the break fit the visual line before it, or rather an indented one."""
        on = self.misfit(self.filled + self.indent, False)
        if on == REFUTED:
            return False
        anew = self.misfit(INDENT, True)
        return None if abs(on - anew) <= doubt else on < anew


@lru_cache(1024)
def balance(brackets: str) -> tuple[int, int]:
    """How many open brackets a line closes, and how many of its own it leaves open."""
    closed = opened = 0
    for bracket in brackets:
        if bracket in OPENERS:
            opened += 1
        elif opened:
            opened -= 1
        else:
            closed += 1
    return closed, opened


def _seams(lines: PhysicalLines) -> list[bool]:
    """Whether a page can have parted a visual line before each line: at punctuation, and no unit opens there."""
    behind = map(SEAMS_BEFORE.__contains__, ["", *lines.lasts])
    before = map(SEAMS_BEHIND.__contains__, lines.firsts)
    return list(map(gt, map(or_, behind, before), lines.marked))


def _stops(lines: PhysicalLines) -> list[bool]:
    """Whether no visual line goes on with each line: a unit opens there, or a table stands before it."""
    if not lines.tables:
        return lines.marked
    return [marked or index in lines.tables for index, marked in enumerate(lines.marked)]
