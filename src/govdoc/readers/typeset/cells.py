"""What do the cells of a page's tables say? A page and its grids → tables, and the page without their characters.

A character belongs to the cell in which its middle stands. The lines of a cell are joined: where one is so full that the
next word had no room on it, without a blank. Names below each other (市应急管理局 above 市水利局) can each fill their line;
they are told by how bodies' names begin and end, in a cell that has no sentence.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct

from govdoc.readers.sheet import CellText, is_data
from govdoc.readers.typeset.glyphs import Glyph, Page
from govdoc.readers.typeset.rows import Row, read_rows
from govdoc.readers.typeset.ruling import Grid, find_grids

PADDING = 5.4
"""Points between a cell's edge and its text, as programs set it: 0.19 cm."""
SLACK = 3.0
"""Points that a full line can fall short beyond that."""
CENTRED = 0.5
"""How much more room a centred line has at one side than at the other, at most, in heights."""
LATIN_WIDTH = 0.5
"""Width of a letter or digit in heights."""
NEVER_LAST, NEVER_FIRST = "，、（《“‘〔", "，、。；：！？）》”’〕％%（"
"""What no line of a cell ends in or begins with that says something of its own."""
LEAST_WORDS = 3
"""Characters of a line that says something of its own, at least; 病例 above 编号 is one word."""
NAME_ENDS, NAME_STARTS = "局厅委办部会府院", "市省县区州各"
"""What bodies' names end in, and what those of a place's bodies begin with."""
SENTENCE = re.compile("[，。；]")
WORD = re.compile(r"[（《“‘〔(]?(?:[A-Za-z0-9.%]{1,20}|.)[，、。；：！？）》”’〕)]{0,2}")
"""What is not parted from itself at a line's end."""


class RuledCell(Struct, frozen=True, gc=False):
    """A cell with what it says."""

    column: int
    """Counted from the table's left, 0 the first."""
    said: CellText


class RuledTable(Struct, frozen=True, gc=False):
    """A table, or what of it stands on a page."""

    top: float
    """Points from the page's upper edge."""
    edges: list[float]
    """Of its columns, from its left edge."""
    rows: list[list[RuledCell]]
    """The cells that begin in each row."""


def read_tables(page: Page) -> tuple[Page, list[RuledTable]]:
    """The tables of a page from the top, and the page with the characters that stand in none of them."""
    grids = find_grids(page.strokes) if page.strokes else []
    if not grids:
        return page, []
    places = [_place(glyph, grids) for glyph in page.glyphs]
    inside: dict[tuple[int, int], list[Glyph]] = defaultdict(list)
    for place, glyph in zip(places, page.glyphs, strict=True):
        if place:
            inside[place].append(glyph)
    made = [_table(page, grid, index, inside) for index, grid in enumerate(grids)]
    held = {
        index
        for index, each in enumerate(made)
        if is_data([[cell.said for cell in row] for row in each.rows])
    }
    outside = [
        glyph for place, glyph in zip(places, page.glyphs, strict=True) if not place or place[0] not in held
    ]
    return Page(page.width, page.height, outside), [made[index] for index in sorted(held)]


def _place(glyph: Glyph, grids: Sequence[Grid]) -> tuple[int, int] | None:
    """The grid and the cell in which a character stands."""
    x, y = (glyph.left + glyph.right) / 2, (glyph.top + glyph.bottom) / 2
    for index, grid in enumerate(grids):
        cell = grid.cell_at(x, y)
        if cell is not None:
            return index, cell
    return None


def _table(page: Page, grid: Grid, index: int, inside: dict[tuple[int, int], list[Glyph]]) -> RuledTable:
    """A grid with what its cells say, `inside` holding the characters by grid and cell."""
    rows: list[list[RuledCell]] = [[] for _ in grid.ys[1:]]
    for place, cell in enumerate(grid.cells):
        left, right = grid.xs[cell.column], grid.xs[cell.column + cell.columns]
        lines = read_rows(Page(page.width, page.height, inside.get((index, place), [])))
        said = CellText(joined(lines, left, right), cell.columns, cell.rows)
        rows[cell.row].append(RuledCell(cell.column, said))
    return RuledTable(grid.ys[0], [x - grid.xs[0] for x in grid.xs], rows)


def joined(rows: Sequence[Row], left: float, right: float) -> str:
    """The words of a cell from its lines.

    Args:
        rows: Its lines.
        left: Its left edge.
        right: Its right edge.
    """
    if not rows:
        return ""
    words = [rows[0].text]
    may_list = not any(SENTENCE.search(row.text) for row in rows)
    for row, below in pairwise(rows):
        goes_on = _goes_on(row, below, left, right)
        words += [seam(row.text, below.text, may_list) if goes_on else " ", below.text]
    return "".join(words)


def seam(before: str, after: str, may_list: bool) -> str:
    """What stands between two lines where no room was left: a blank between words of letters and between names.

    Args:
        before: The line above, which says something.
        after: The line below, which does.
        may_list: Whether the cell may be a list of names.
    """
    is_list = may_list and before[-1] in NAME_ENDS and after[0] in NAME_STARTS
    are_letters = before[-1].isalpha() and after[0].isalpha() and (before[-1] + after[0]).isascii()
    return " " if is_list or are_letters else ""


def _goes_on(row: Row, below: Row, left: float, right: float) -> bool:
    """Whether a line of a cell ends because the first word of the next had no room on it, or in mid-word."""
    if row.text[-1] in NEVER_LAST or below.text[0] in NEVER_FIRST:
        return True
    if min(len(row.text), len(below.text)) < LEAST_WORDS:
        return True
    before, behind = row.left - left, right - row.right
    room = behind + before - PADDING if abs(before - behind) <= CENTRED * row.height else behind
    word = WORD.match(below.text)
    needed = sum(LATIN_WIDTH if each.isascii() else 1.0 for each in word[0]) if word else 1.0
    return room < needed * row.height + PADDING + SLACK
