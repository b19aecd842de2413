"""Views over the tree: rows and tiles computed from it, never stored in it."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from govdoc.model.agency import Assignment, Mention
from govdoc.model.node import Node
from govdoc.model.span import Span
from govdoc.model.tree import (
    Block,
    Cell,
    Element,
    Furniture,
    Heading,
    Marker,
    Paragraph,
    Part,
    Section,
    Table,
)

LeafNode = Marker | Heading | Paragraph | Cell | Element


class Leaf(NamedTuple):
    """A tile of the text: a leaf of the tree, or the piece of one that furniture leaves over, or furniture."""

    node: LeafNode | Furniture
    span: Span


class OutlineRow(NamedTuple):
    """One numbered unit, as a table of contents would show it."""

    part: int
    depth: int
    address: str
    marker: str
    title: str
    """Its heading, else its opening words."""
    section: Section


class Task(Node, frozen=True):
    """One assignment with the work that it assigns."""

    part: int
    address: str
    """Of the unit, such as `2.5.1`; empty where the assignment stands in none."""
    path: tuple[str, ...]
    """Marker and heading of each unit from the top down: ("二、建立健全…", "(五)健全…", "1.")."""
    text: str
    """The work, in the unit's own words, assignments taken out."""
    assignment: Assignment

    @property
    def lead(self) -> tuple[Mention, ...]:
        """牵头单位."""
        return self.assignment.lead

    @property
    def responsible(self) -> tuple[Mention, ...]:
        """责任单位."""
        return self.assignment.responsible

    @property
    def support(self) -> tuple[Mention, ...]:
        """配合单位."""
        return self.assignment.support

    @property
    def guide(self) -> tuple[Mention, ...]:
        """指导单位."""
        return self.assignment.guide

    @property
    def deadline(self) -> str | None:
        """完成时限, as written."""
        return self.assignment.deadline


OPENING = 40
"""Code points of a unit without heading that an outline shows."""


def outline(parts: Sequence[Part]) -> list[OutlineRow]:
    """One row per numbered unit, in reading order."""
    return [
        OutlineRow(index, unit.depth, unit.address, unit.marker.text, opening(unit), unit)
        for index, part in enumerate(parts)
        for unit in part.walk()
    ]


def opening(unit: Section) -> str:
    """A unit's heading, else its first words, cut at `OPENING`."""
    words = unit.title or unit.text
    return words if unit.heading or len(words) <= OPENING else words[:OPENING] + "…"


def tasks(parts: Sequence[Part]) -> list[Task]:
    """One row per assignment, in reading order."""
    found: list[Task] = []
    for index, part in enumerate(parts):
        text = "".join(block.text for block in part.blocks if isinstance(block, Paragraph))
        works = _works(part.assignments, part.blocks, text)
        found += [Task(index, "", (), work, each) for work, each in zip(works, part.assignments, strict=True)]
        for section in part.sections:
            found += _tasks_below(index, section, ())
    return found


def _tasks_below(part: int, unit: Section, above: tuple[str, ...]) -> Iterator[Task]:
    path = (*above, unit.marker.text + unit.title)
    if unit.assignments:
        works = _works(unit.assignments, unit.blocks, unit.text)
        for work, assignment in zip(works, unit.assignments, strict=True):
            yield Task(part, unit.address, path, work, assignment)
    for section in unit.sections:
        yield from _tasks_below(part, section, path)


def _works(assignments: Sequence[Assignment], blocks: Sequence[Block], text: str) -> list[str]:
    """What each assignment assigns: in a table the cells before it in its row, else the unit's own words."""
    own = _without(text, assignments)
    if not any(each.form == "table" for each in assignments):
        return [own] * len(assignments)
    rows = [row for block in blocks if isinstance(block, Table) for row in block.rows if row]
    return [_row_work(each, rows) or own if each.form == "table" else own for each in assignments]


def _row_work(assignment: Assignment, rows: Sequence[Sequence[Cell]]) -> str:
    """The cells before an assignment in its row, but for the row's number; rows are in order."""
    start = assignment.span.start
    index = bisect_right(rows, start, key=_row_start) - 1
    if index < 0 or start >= rows[index][-1].span.end:
        return ""
    cells = (cell.text for cell in rows[index] if cell.span.end <= start)
    return "；".join(cell for cell in cells if cell and not re.fullmatch(SERIAL, cell))


def _row_start(row: Sequence[Cell]) -> int:
    return row[0].span.start


SERIAL = r"[（(]?[\d一二三四五六七八九十]{1,4}[）)、.．]?"
"""A row's number, which says nothing of the work."""


def _without(text: str, assignments: Sequence[Assignment]) -> str:
    """The text with the assignments' own words taken out."""
    for assignment in assignments:
        if not assignment.text:
            continue
        before, found, behind = text.partition(assignment.text)
        if found and before.endswith("。"):
            behind = behind.removeprefix("。")
        text = before + behind
    return text.strip()


PLAIN = r"[\s、.．﹒（）()〔〕\[\]［］第编章节条]+"
WIDE_DIGITS = {ord("０") + n: str(n) for n in range(10)}


def find(parts: Sequence[Part], path: str) -> Section | None:
    """The first unit whose trail of markers (or address) ends in `path`."""
    wanted = [_plain(step) for step in path.split("/") if _plain(step)]
    for part in parts:
        for unit, trail in _trails(part.sections, ()):
            if unit.address == path or (wanted and list(trail[-len(wanted) :]) == wanted):
                return unit
    return None


def _trails(units: Sequence[Section], above: tuple[str, ...]) -> Iterator[tuple[Section, tuple[str, ...]]]:
    for unit in units:
        trail = (*above, _plain(unit.marker.text))
        yield unit, trail
        yield from _trails(unit.sections, trail)


def _plain(marker: str) -> str:
    """A marker without its punctuation: （五） and (五) are 五; １． is 1."""
    return re.sub(PLAIN, "", marker).translate(WIDE_DIGITS)


def leaves(parts: Sequence[Part], furniture: Sequence[Furniture]) -> list[Leaf]:
    """The leaves of the tree and the furniture, merged into tiles: a leaf is cut where furniture stands in it."""
    tiles: list[Leaf] = []
    pending = list(reversed(furniture))
    for part in parts:
        for node in _part_leaves(part):
            at = node.span.start
            while pending and pending[-1].span.start < node.span.end:
                mark = pending.pop()
                if at < mark.span.start:
                    tiles.append(Leaf(node, Span(at, mark.span.start)))
                tiles.append(Leaf(mark, mark.span))
                at = max(at, mark.span.end)
            if at < node.span.end:
                tiles.append(Leaf(node, Span(at, node.span.end)))
    tiles += [Leaf(mark, mark.span) for mark in reversed(pending)]
    return tiles


def _part_leaves(part: Part) -> Iterator[LeafNode]:
    yield from part.header.elements
    for block in part.blocks:
        yield from _block_leaves(block)
    yield from part.closing.elements


def _block_leaves(block: Block) -> Iterator[LeafNode]:
    if isinstance(block, Section):
        yield block.marker
        if block.heading:
            yield block.heading
        for child in block.blocks:
            yield from _block_leaves(child)
    elif isinstance(block, Table):
        for row in block.rows:
            yield from row
    else:
        yield block
