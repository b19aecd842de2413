"""The lines and tables of pages, in order → the text of a Source; a table that goes on over a page is one.

A table goes on at the top of the next page if nothing but the page's own lines stands between, and its columns are the
same. Its head, where the next page says it again, is the page's. Where each row has its number, a row without one at
the top of a page is the rest of the row before.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec.structs import replace

from govdoc.model import CellRegion, Furniture, Origin, Source, Span, TableRegion
from govdoc.readers.typeset.cells import SENTENCE, RuledCell, RuledTable, seam
from govdoc.readers.typeset.ruling import REACH

HEAD_ROWS = 3
"""Rows of a table that the next page says again, at most."""
MOST_COLUMNS = 60
"""Columns of a table that goes on over a page, at most."""
MOST_RECOUNTED = 8
"""How often a table's columns are counted anew, since the next page parts them further."""
LONGEST_ROW = 4000
"""Characters of a row that the next page goes on with, at most."""
LEAST_KEYS = 2
"""Rows that begin with a number or a name of their own before every row is taken to do so."""

Row = list[RuledCell]


class Writer:
    """Collects lines and tables, and knows at which offset each stands.

    Invariant: the text ends in a line break or is empty; a table's cells tile its span, the last of a row with the
    page's lines behind it.
    """

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._length = 0
        self._tables: list[TableRegion] = []
        self._furniture: list[Furniture] = []
        self._open: _Table | None = None
        """The table that may go on."""
        self._waiting: list[str] = []
        """The page's own lines behind it."""
        self._turned = False
        """Whether a page has been turned since."""

    def turn(self) -> None:
        """Begin a page."""
        self._turned = True

    def line(self, text: str, is_running: bool) -> None:
        """Write a line; one that is the page's is kept as furniture."""
        if is_running and self._open:
            self._waiting.append(text)
            return
        self._close()
        self._line(text, is_running)

    def table(self, table: RuledTable) -> None:
        """Write a table, or the rows by which the last one goes on."""
        if not (self._open and self._turned and self._open.go_on(table, self._waiting)):
            self._close()
            self._open = _Table(table)
        self._waiting, self._turned = [], False

    def source(self, origin: Origin) -> Source:
        """What has been written; a line of it is a line of a page."""
        self._close()
        return Source("".join(self._pieces), origin, tuple(self._tables), tuple(self._furniture))

    def _close(self) -> None:
        """Write the table that can no longer go on, and the lines that waited for that."""
        if self._open:
            start = self._length
            rows = [self._row(*each) for each in self._open.written() if each[0]]
            self._tables.append(TableRegion(tuple(rows), Span(start, self._length)))
        self._open = None
        for text in self._waiting:
            self._line(text, True)
        self._waiting = []

    def _line(self, text: str, is_running: bool) -> None:
        start = self._length
        self._write(text + "\n")
        if is_running:
            self._furniture.append(Furniture("page", Span(start, self._length)))

    def _row(self, row: Row, between: Sequence[str]) -> tuple[CellRegion, ...]:
        """Write a row, and the page's lines behind it."""
        places = [self._length]
        for cell, end in zip(row, [*"\t" * (len(row) - 1), "\n"], strict=True):
            self._write(" ".join(cell.said.text.splitlines()) + end)
            places.append(self._length)
        for text in between:
            self._line(text, True)
        places[-1] = self._length
        spans = [Span(start, end) for start, end in pairwise(places)]
        return tuple(
            CellRegion(span, cell.said.columns, cell.said.rows) for span, cell in zip(spans, row, strict=True)
        )

    def _write(self, text: str) -> None:
        self._pieces.append(text)
        self._length += len(text)


class _Table:
    """A table as far as it has been read, over one or more pages."""

    def __init__(self, table: RuledTable) -> None:
        self.edges = table.edges
        self.rows = table.rows
        self.between: dict[int, list[str]] = {}
        """By the index of a row, the page's lines behind it."""
        self.keyed = _is_keyed(table.rows)
        self.recounted = 0

    def go_on(self, table: RuledTable, between: Sequence[str]) -> bool:
        """Take the rows of a table at the top of the next page, if it is the rest of this one.

        Args:
            table: The other table.
            between: The page's lines between them.
        """
        edges = _common(self.edges, table.edges)
        if edges is None or self.recounted > MOST_RECOUNTED:
            return False
        if len(edges) > len(self.edges):
            self.rows, self.edges = _on_edges(self.rows, self.edges, edges), edges
            self.recounted += 1
        rows = _on_edges(table.rows, table.edges, edges)
        again = self._head_again(rows)
        heads = ["\t".join(cell.said.text for cell in row) for row in rows[:again]]
        rest = rows[again:]
        if rest and self._is_rest(rest[0]):
            self.rows[-1] = [_continued(*both) for both in zip(self.rows[-1], rest[0], strict=True)]
            rest = rest[1:]
        self.between.setdefault(len(self.rows) - 1, []).extend([*between, *heads])
        self.rows += rest
        return True

    def _head_again(self, rows: Sequence[Row]) -> int:
        """How many rows say again what the table's first rows say."""
        again = 0
        for row, first in zip(rows[:HEAD_ROWS], self.rows, strict=False):
            if [cell.said for cell in row] != [cell.said for cell in first]:
                break
            again += 1
        return again

    def _is_rest(self, row: Row) -> bool:
        """Whether a row is the rest of the last one, which the page has parted."""
        last = self.rows[-1]
        are_alike = [cell.column for cell in row] == [cell.column for cell in last]
        is_short = sum(len(cell.said.text) for cell in last) <= LONGEST_ROW
        return self.keyed and are_alike and not row[0].said.text and is_short

    def written(self) -> Iterator[tuple[Row, Sequence[str]]]:
        """The rows, each with the page's lines behind it."""
        for index, row in enumerate(self.rows):
            yield row, self.between.get(index, ())


def _is_keyed(rows: Sequence[Row]) -> bool:
    """Whether each row begins with a number or a name of its own."""
    keys = [row[0] for row in rows if row]
    return len(keys) == len(rows) > LEAST_KEYS and all(
        cell.column == 0 and cell.said.rows == 1 and cell.said.text for cell in keys
    )


def _common(edges: list[float], others: list[float]) -> list[float] | None:
    """The edges of two tables' columns together, if those of one are among the other's and they are equally wide."""
    fewer, more = sorted((edges, others), key=len)
    if abs(fewer[-1] - more[-1]) > REACH or len(more) > MOST_COLUMNS:
        return None
    return more if all(abs(more[_nearest(edge, more)] - edge) <= REACH for edge in fewer) else None


def _nearest(edge: float, edges: Sequence[float]) -> int:
    return min(range(len(edges)), key=lambda index: abs(edges[index] - edge))


def _on_edges(rows: list[Row], own: Sequence[float], edges: Sequence[float]) -> list[Row]:
    """Rows with their cells counted by other columns."""
    if len(own) == len(edges):
        return rows
    at = [_nearest(edge, edges) for edge in own]
    return [[_moved(cell, at) for cell in row] for row in rows]


def _moved(cell: RuledCell, at: Sequence[int]) -> RuledCell:
    """A cell counted by other columns, `at` being where each edge stands among theirs."""
    first, behind = at[cell.column], at[cell.column + cell.said.columns]
    return RuledCell(first, replace(cell.said, columns=behind - first))


def _continued(cell: RuledCell, rest: RuledCell) -> RuledCell:
    """A cell with the rest of what it says."""
    words, more = cell.said.text, rest.said.text
    between = seam(words, more, not SENTENCE.search(words + more)) if words and more else ""
    return RuledCell(cell.column, replace(cell.said, text=words + between + more))
