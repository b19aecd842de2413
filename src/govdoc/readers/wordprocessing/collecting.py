"""A table as its paragraphs come: lines → cells → rows."""

from msgspec import Struct

from govdoc.readers.sheet import Sheet, is_data
from govdoc.readers.wordprocessing.conventions import is_grid
from govdoc.readers.wordprocessing.grid import NO_ROW, Row, grid_of, slots_of
from govdoc.readers.wordprocessing.tables import merged_rows


class Cells(Struct, frozen=True):
    """A row that has ended."""

    cells: list[list[str]]
    """The lines of each cell."""
    stated: Row

    @property
    def texts(self) -> list[str]:
        """Each cell's lines joined by blanks, those of tables in it among them."""
        return [" ".join(line.strip() for line in cell if line.strip()) for cell in self.cells]


class Table:
    """Collects the lines of cells until their row ends."""

    def __init__(self) -> None:
        self._rows: list[Cells] = []
        self._cells: list[list[str]] = []
        self._lines: list[str] = []

    @property
    def is_empty(self) -> bool:
        """Whether nothing has been collected."""
        return not (self._rows or self._cells or self._lines)

    def lines(self, lines: list[str]) -> None:
        """Put lines into the cell that is open."""
        self._lines += lines

    def end_cell(self) -> None:
        """Close the cell."""
        self._cells.append(self._lines)
        self._lines = []

    def end_row(self, stated: Row, *, is_deleted: bool = False) -> None:
        """Close the row; one that is deleted is left out, and so are empty cells beyond those that are stated."""
        if self._lines:
            self.end_cell()
        while stated.edges and len(self._cells) >= len(stated.edges) and not any(self._cells[-1]):
            self._cells.pop()  # LibreOffice closes a cell once more that holds a table
        if not is_deleted:
            self._rows.append(Cells(self._cells, stated))
        self._cells = []

    def finished(self) -> list[Cells]:
        """All rows; one that nothing has ended, too."""
        if self._cells or self._lines:
            self.end_row(NO_ROW)
        return self._rows


def write_table(rows: list[Cells], sheet: Sheet) -> None:
    """Write a table of data; one that arranges the page is written cell by cell."""
    grid = grid_of([(row.stated, len(row.cells)) for row in rows])
    merged = merged_rows([slots_of(row.texts, row.stated, grid) for row in rows])
    cells = [row for row in merged if row]
    if is_data(cells) or (any(row.stated.has_rules for row in rows) and is_grid(cells)):
        sheet.table(cells)
        return
    for row in rows:
        for cell in row.cells:
            for line in cell:
                sheet.line(line)
