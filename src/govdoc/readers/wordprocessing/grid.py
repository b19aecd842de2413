"""Rows that say where their cells are, as DOC and RTF have them: edges and joins → cells on the table's grid."""

from bisect import bisect_right

from msgspec import Struct

from govdoc.readers.wordprocessing.tables import WIDEST_SPAN, Slot

MOST_CELLS = 64
"""Cells of a row; Word has at most 63."""
CLOSE = 20
"""Twentieths of a point within which two edges are one: rows that were drawn by hand differ by a few."""


class Row(Struct, frozen=True):
    """What the end of a row says of its cells."""

    edges: tuple[int, ...] = ()
    """Twentieths of a point, ascending: left edge of each cell, and right edge of the last."""
    across: tuple[int, ...] = ()
    """How each cell is joined with those beside it (2.9.317 TCGRF horzMerge): 0 not at all."""
    down: tuple[bool, ...] = ()
    """Whether each cell goes on the cell above."""
    has_rules: bool = False
    """Whether lines are drawn."""


NO_ROW = Row()


def grid_of(rows: list[tuple[Row, int]]) -> list[int]:
    """The columns of a table: all edges of its rows, those that are close to one another once.

    Args:
        rows: Each row and how many cells it has.
    """
    every = sorted({edge for row, count in rows for edge in row.edges[: count + 1]})
    return [edge for at, edge in enumerate(every) if not at or edge - every[at - 1] > CLOSE]


def slots_of(texts: list[str], row: Row, grid: list[int]) -> list[Slot]:
    """A row's cells in their places; one without a stated place stands behind the one before it."""
    slots: list[Slot] = []
    lead = 0
    column = 0
    for at, text in enumerate(texts):
        left, right = _column(row, at, grid), _column(row, at + 1, grid)
        column = left if left is not None and at == 0 else column
        columns = min(max(1, right - column), WIDEST_SPAN) if right is not None else 1
        across = row.across[at] if at < len(row.across) else 0
        if slots and _is_taken_in(across, lead):
            slots[-1].text = " ".join(filter(None, (slots[-1].text, text)))
            slots[-1].columns += columns
        else:
            lead = across
            slots.append(Slot(text, column, columns, at < len(row.down) and row.down[at]))
        column += columns
    return slots


def _is_taken_in(across: int, lead: int) -> bool:
    """Whether a cell belongs to the one that opens a set: 1 to 2 or 3, or, as older programs count, 2 to 1."""
    return bool(across and lead) and (across == 1) != (lead == 1)


def _column(row: Row, edge: int, grid: list[int]) -> int | None:
    """Which edge of the grid an edge of a row is."""
    if edge >= len(row.edges):
        return None
    return max(0, bisect_right(grid, row.edges[edge]) - 1)
