"""Which lines are the page's? Page numbers, and the heads and feet that run through a document.

A page number stands first or last on its page and counts with the pages, or says what it is (— 3 —, 第3页). A head or
foot is a line at a page's edge that stands, digits aside, at the same height on most pages.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from govdoc.readers.typeset.cells import RuledTable
from govdoc.readers.typeset.rows import Row

EDGE = 0.15
"""How much of a page's height, at each end, can hold its number: GB/T 9704-2012 sets it 28 mm from the end of 297."""
RUNNING_EDGE = 0.085
"""How much of it can hold heads and feet: programs leave 25 mm of 297 for them."""
AT_EDGE = 4
"""Lines, at each end of a page, that can be heads and feet."""
SAME_HEIGHT = 4.0
"""Points by which the same line stands higher or lower from page to page."""
LEAST_PAGES = 3
"""Pages on which a line without page number stands before it counts as running."""
NUMBER = re.compile(r"[-—–―－─·•.]{0,2}\s*(?P<number>[0-9０-９]{1,4})\s*[-—–―－─·•.]{0,2}")
SAID = re.compile(
    r"[-—–―－─]{1,2}\s*[0-9０-９]{1,4}\s*[-—–―－─]{1,2}|第\s*[0-9]{1,4}\s*页(?:\s*[/，,]?\s*共\s*[0-9]{1,4}\s*页)?"
    r"|(?i:page)\s*[0-9]{1,4}(?:\s*(?:of|/)\s*[0-9]{1,4})?|[0-9]{1,4}\s*/\s*[0-9]{1,4}"
)
"""Lines that are page numbers by their words."""
DIGITS = re.compile(r"[0-9０-９]+")
OWN = re.compile(r"附\s*[件表录]|第.{1,4}[章节编]|表\s*[0-9]")
"""What opens an attachment, a chapter or a form, and is no running head even if every page has one."""

Place = tuple[int, int]
"""A page and a line on it."""


class Sheet:
    """A page's lines outside its tables, how far they stand from its ends, and the tables between them."""

    def __init__(self, rows: Sequence[Row], height: float, tables: Sequence[RuledTable] = ()) -> None:
        self.rows, self.height, self.tables = rows, height, tables

    def in_order(self) -> Iterator[tuple[int, Row | RuledTable]]:
        """Lines and tables from the top, each line with its index, a table with that of the line below it."""
        at = 0
        for table in self.tables:
            while at < len(self.rows) and self.rows[at].base <= table.top:
                yield at, self.rows[at]
                at += 1
            yield at, table
        yield from ((index, self.rows[index]) for index in range(at, len(self.rows)))

    def edges(self) -> Iterable[tuple[int, str, float]]:
        """The lines that can be heads or feet: index, which end, points from there."""
        limit = self.height * EDGE
        for index, row in enumerate(self.rows[:AT_EDGE]):
            if row.base - row.height < limit:
                yield index, "top", row.base
        for index in range(max(0, len(self.rows) - AT_EDGE), len(self.rows)):
            if (rest := self.height - self.rows[index].base) < limit:
                yield index, "bottom", rest


def running_lines(sheets: Sequence[Sheet]) -> set[Place]:
    """The lines that are the pages', not the text's."""
    return _numbers(sheets) | _repeated(sheets)


def _numbers(sheets: Sequence[Sheet]) -> set[Place]:
    """Page numbers: those that say so, and bare ones that count with the pages."""
    said: set[Place] = set()
    bare: dict[int, list[Place]] = defaultdict(list)
    for page, sheet in enumerate(sheets):
        for index, _, _ in sheet.edges():
            text = sheet.rows[index].text
            if SAID.fullmatch(text):
                said.add((page, index))
            elif index in (0, len(sheet.rows) - 1) and (match := NUMBER.fullmatch(text)):
                bare[int(match["number"]) - page].append((page, index))
    most = max(bare.values(), key=len, default=[])
    return said | {place for each in bare.values() if _counts(each, most, sheets) for place in each}


def _counts(places: list[Place], most: list[Place], sheets: Sequence[Sheet]) -> bool:
    """Whether bare numbers count with the pages: on several of them, or on the only one."""
    return len(places) > 1 or (places == most and len(sheets) == 1)


def _repeated(sheets: Sequence[Sheet]) -> set[Place]:
    """Lines at the same height on most pages, digits aside."""
    seen: dict[tuple[str, str], list[tuple[float, Place]]] = defaultdict(list)
    for page, sheet in enumerate(sheets):
        for index, end, distance in sheet.edges():
            if distance > sheet.height * RUNNING_EDGE:
                continue
            text = DIGITS.sub("0", "".join(sheet.rows[index].text.split()))
            if not OWN.match(text):
                seen[text, end].append((distance, (page, index)))
    return {place for places in seen.values() for place in _at_one_height(places, len(sheets))}


def _at_one_height(places: list[tuple[float, Place]], pages: int) -> list[Place]:
    """Those that stand where most of them do, if they are on most pages."""
    if len(places) < max(LEAST_PAGES, pages / 2):
        return []
    (usual, _), *_ = Counter(round(distance) for distance, _ in places).most_common(1)
    level = [place for distance, place in places if abs(distance - usual) <= SAME_HEIGHT]
    return level if len({page for page, _ in level}) >= max(LEAST_PAGES, pages / 2) else []
