"""Where are the tables of a page? Its thin strokes → the grids that they rule.

Strokes of one height that touch are a rule, double ones too. Rules that cross or touch make a grid; its cells are what
they part, so a cell that spans others has no rule through it. A side that is left open is closed by the ends of the
rules. What has a single column or row is a line or a frame, and no table; nor are boxes that arrows join.

Lengths are in points, x to the right and y down.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from msgspec import Struct

from govdoc.readers.typeset.matrix import Box
from govdoc.readers.typeset.strokes import THICK

REACH = 3.0
"""How far rules lie apart, at most, that are one, or that touch."""
SHORTEST = 8.0
"""Length of a rule, at least: no cell is smaller."""
MOST_TRIED = 100_000
"""Pairs of rules of a page that are tried, at most, for whether they touch: a page with more has no tables."""
MOST_SQUARES = 20_000
"""Columns times rows of a grid, at most."""
MOST_GRIDS = 40
"""Tables of a page, at most."""
CLOSED = 0.9
"""How much of a table's upper or lower side is ruled."""


class Rule(NamedTuple):
    """A straight line across the page or down it."""

    at: float
    """Its height, or its distance from the left."""
    start: float
    end: float


class Cell(Struct, frozen=True, gc=False):
    """A cell of a grid, counted from its upper left corner."""

    row: int
    column: int
    rows: int
    columns: int


class Grid(Struct, frozen=True, gc=False):
    """Columns and rows, and the cells that tile them."""

    xs: list[float]
    """The edges of the columns, from the left."""
    ys: list[float]
    """The edges of the rows, from the top."""
    cells: list[Cell]
    """In order of their upper left corners: row by row."""
    owners: list[int]
    """Of each square, row by row, the index of the cell that it belongs to."""

    @property
    def width(self) -> int:
        """How many columns."""
        return len(self.xs) - 1

    def cell_at(self, x: float, y: float) -> int | None:
        """The cell in which a point lies."""
        column, row = bisect_right(self.xs, x) - 1, bisect_right(self.ys, y) - 1
        if 0 <= column < self.width and 0 <= row < len(self.ys) - 1:
            return self.owners[row * self.width + column]
        return None


def find_grids(strokes: Sequence[Box]) -> list[Grid]:
    """The grids that strokes rule, none inside another, from the top.

    Args:
        strokes: Left, top, right, bottom of each.
    """
    across = _merged(
        Rule((top + bottom) / 2, left, right) for left, top, right, bottom in strokes if bottom - top <= THICK
    )
    down = _merged(
        Rule((left + right) / 2, top, bottom) for left, top, right, bottom in strokes if right - left <= THICK
    )
    found = [grid for group in _groups(across, down) if (grid := _grid(*group))]
    found.sort(key=_area, reverse=True)
    kept: list[Grid] = []
    for grid in found[:MOST_GRIDS]:
        if not any(_overlap(grid, each) for each in kept):
            kept.append(grid)
    return sorted(kept, key=lambda grid: (grid.ys[0], grid.xs[0]))


def _area(grid: Grid) -> float:
    return (grid.xs[-1] - grid.xs[0]) * (grid.ys[-1] - grid.ys[0])


def _overlap(one: Grid, other: Grid) -> bool:
    return all(
        first[0] < second[-1] and second[0] < first[-1]
        for first, second in ((one.xs, other.xs), (one.ys, other.ys))
    )


def _merged(pieces: Iterable[Rule]) -> list[Rule]:
    """The rules that pieces of them make, in order."""
    levels: list[list[Rule]] = []
    for piece in sorted(pieces):
        if levels and piece.at - levels[-1][0].at <= REACH:
            levels[-1].append(piece)
        else:
            levels.append([piece])
    return [rule for level in levels for rule in _joined(level) if rule.end - rule.start >= SHORTEST]


def _joined(level: list[Rule]) -> Iterator[Rule]:
    """The rules of one height."""
    at = (level[0].at + level[-1].at) / 2
    (_, start, end), *rest = sorted(level, key=lambda piece: piece.start)
    for piece in rest:
        if piece.start - end > REACH:
            yield Rule(at, start, end)
            start, end = piece.start, piece.end
        end = max(end, piece.end)
    yield Rule(at, start, end)


def _groups(across: list[Rule], down: list[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """The rules that touch each other, directly or by others."""
    parents = list(range(len(across) + len(down)))

    def root(index: int) -> int:
        while parents[index] != index:
            parents[index] = index = parents[parents[index]]
        return index

    places = [rule.at for rule in down]
    tried = 0
    for index, rule in enumerate(across):
        first, behind = bisect_left(places, rule.start - REACH), bisect_right(places, rule.end + REACH)
        tried += behind - first
        if tried > MOST_TRIED:
            return []
        for other in range(first, behind):
            if down[other].start - REACH <= rule.at <= down[other].end + REACH:
                parents[root(len(across) + other)] = root(index)
    groups: dict[int, tuple[list[Rule], list[Rule]]] = defaultdict(lambda: ([], []))
    for index, rule in enumerate(across):
        groups[root(index)][0].append(rule)
    for index, rule in enumerate(down, len(across)):
        groups[root(index)][1].append(rule)
    return [group for group in groups.values() if all(group)]


def _grid(across: list[Rule], down: list[Rule]) -> Grid | None:
    """The grid of some rules that touch, if it is a table's."""
    xs, ys = _edges(down, across), _edges(across, down)
    if len(xs) < 3 or len(ys) < 3 or (len(xs) - 1) * (len(ys) - 1) > MOST_SQUARES:
        return None
    walls = _Walls(xs, ys, across, down)
    if not walls.is_closed():
        return None
    grid = _squeezed(xs, ys, *walls.cells())
    return grid if len(grid.xs) > 2 and len(grid.ys) > 2 else None


def _edges(rules: list[Rule], others: list[Rule]) -> list[float]:
    """Where rules stand, and where those that cross them begin and end, if they reach that much farther."""
    found = [rules[0].at]
    for rule in rules:
        if rule.at - found[-1] > REACH:
            found.append(rule.at)
    start, end = min(rule.start for rule in others), max(rule.end for rule in others)
    before = [start] if found[0] - start > SHORTEST else []
    return before + found + ([end] if end - found[-1] > SHORTEST else [])


class _Walls:
    """Which sides of a grid's squares are ruled."""

    def __init__(self, xs: list[float], ys: list[float], across: list[Rule], down: list[Rule]) -> None:
        self.width, self.height = len(xs) - 1, len(ys) - 1
        self.above = _ruled(across, ys, xs)
        """Squares with a rule above them, as (row, column)."""
        self.before = {(row, column) for column, row in _ruled(down, xs, ys)}
        """Squares with a rule at their left."""

    def is_closed(self) -> bool:
        """Whether the upper or the lower side is ruled from end to end."""
        sides = [sum((row, column) in self.above for column in range(self.width)) for row in (0, self.height)]
        return max(sides) >= CLOSED * self.width

    def cells(self) -> tuple[list[Cell], list[int]]:
        """The cells, and the owner of each square. They tile the grid, whatever rules are missing."""
        owners = [-1] * (self.width * self.height)
        cells: list[Cell] = []
        for square in range(len(owners)):
            if owners[square] < 0:
                row, column = divmod(square, self.width)
                cell = self._cell(row, column, owners)
                for below in range(row, row + cell.rows):
                    at = below * self.width + column
                    owners[at : at + cell.columns] = [len(cells)] * cell.columns
                cells.append(cell)
        return cells, owners

    def _cell(self, row: int, column: int, owners: list[int]) -> Cell:
        """The cell whose upper left square is given: to the right and down as far as no rule stands in the way."""
        end = column + 1
        while end < self.width and owners[row * self.width + end] < 0 and (row, end) not in self.before:
            end += 1
        below = row + 1
        while below < self.height and self._goes_on(below, column, end, owners):
            below += 1
        return Cell(row, column, below - row, end - column)

    def _goes_on(self, row: int, column: int, end: int, owners: list[int]) -> bool:
        """Whether the squares of a row belong to the cell above them."""
        at = row * self.width
        return not any(
            (row, each) in self.above
            or owners[at + each] >= 0
            or (each > column and (row, each) in self.before)
            for each in range(column, end)
        )


def _ruled(rules: list[Rule], places: list[float], edges: list[float]) -> set[tuple[int, int]]:
    """The sides that rules cover: which place, and between which edges."""
    found: set[tuple[int, int]] = set()
    for rule in rules:
        place = bisect_left(places, rule.at - REACH)
        first, last = bisect_left(edges, rule.start - REACH), bisect_right(edges, rule.end + REACH) - 1
        found.update((place, between) for between in range(first, last))
    return found


def _squeezed(xs: list[float], ys: list[float], cells: list[Cell], owners: list[int]) -> Grid:
    """The grid without columns and rows in which no cell begins: those before them reach over them."""
    width = len(xs) - 1
    rows, columns = sorted({cell.row for cell in cells}), sorted({cell.column for cell in cells})
    row_at, column_at = _counts(rows, len(ys)), _counts(columns, len(xs))
    moved = [
        Cell(
            row := row_at[cell.row],
            column := column_at[cell.column],
            row_at[cell.row + cell.rows] - row,
            column_at[cell.column + cell.columns] - column,
        )
        for cell in cells
    ]
    kept = [owners[row * width + column] for row in rows for column in columns]
    return Grid([*(xs[at] for at in columns), xs[-1]], [*(ys[at] for at in rows), ys[-1]], moved, kept)


def _counts(kept: list[int], edges: int) -> list[int]:
    """Of each edge, how many of the kept columns or rows begin before it."""
    return [bisect_left(kept, edge) for edge in range(edges)]
