"""The text that a reader writes, line by line, and the tables in it → Source."""

from msgspec import Struct
from msgspec.structs import replace

from govdoc.model import CellRegion, Furniture, Origin, Source, Span, TableRegion

ARTICLE = 400
"""Characters in one cell that make it a piece of the page rather than a cell, if it outweighs all others."""


class CellText(Struct, frozen=True, gc=False):
    """A cell before it has its place in the text."""

    text: str
    """Line breaks and tabs in it become blanks."""
    columns: int = 1
    rows: int = 1


class Sheet:
    """Collects lines and tables, and knows at which offset each table stands.

    Invariant: the text ends in a line break or is empty; a table's cells tile its span.
    """

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._tables: list[TableRegion] = []
        self._chrome: list[Furniture] = []
        self._length = 0

    def line(self, text: str, is_chrome: bool = False) -> None:
        """Write a line; one that is the page's, not the notice's, is kept as furniture."""
        self._pieces.append(text + "\n")
        self._length += len(text) + 1
        if is_chrome and text:
            self._chrome.append(Furniture("chrome", Span(self._length - len(text) - 1, self._length)))

    def table(self, rows: list[list[CellText]]) -> None:
        """Write a table: a tab behind each cell, a line break behind the last of a row.

        Rows without cells are left out.
        """
        start = self._length
        regions = tuple(self._row(row) for row in rows if row)
        if regions:
            self._tables.append(TableRegion(regions, Span(start, self._length)))

    def _row(self, row: list[CellText]) -> tuple[CellRegion, ...]:
        *others, last = row
        return (*[self._cell(cell, "\t") for cell in others], self._cell(last, "\n"))

    def _cell(self, cell: CellText, end: str) -> CellRegion:
        start = self._length
        text = " ".join(cell.text.splitlines()).replace("\t", " ") + end
        self._pieces.append(text)
        self._length += len(text)
        return CellRegion(Span(start, self._length), cell.columns, cell.rows)

    def first_lines(self, most: int) -> list[str]:
        """The lines at the top, at most so many; a cell counts as one."""
        return [piece[:-1] for piece in self._pieces[:most]]

    def followed_by(self, other: "Sheet") -> "Sheet":
        """Append another sheet to this one, its tables moved to their new place."""
        self._tables += [_moved(table, self._length) for table in other._tables]
        self._chrome += [Furniture(each.kind, _shifted(each.span, self._length)) for each in other._chrome]
        self._pieces += other._pieces
        self._length += other._length
        return self

    def source(self, origin: Origin, title: str | None = None) -> Source:
        """What has been written; each line of it is a paragraph."""
        text, tables, chrome = "".join(self._pieces), tuple(self._tables), tuple(self._chrome)
        return Source(text, origin, tables, chrome, paragraphs=True, title=title)


def _moved(table: TableRegion, by: int) -> TableRegion:
    rows = tuple(tuple(replace(cell, span=_shifted(cell.span, by)) for cell in row) for row in table.rows)
    return TableRegion(rows, _shifted(table.span, by))


def _shifted(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)


def is_data(rows: list[list[CellText]]) -> bool:
    """Whether rows hold data: two of them or more, two columns with text, and no cell that is the page."""
    wide = sum(1 for row in rows if sum(1 for cell in row if cell.text) > 1)
    if len(rows) < 2 or not wide:
        return False
    sizes = [len(cell.text) for row in rows for cell in row]
    return max(sizes) < ARTICLE or max(sizes) * 10 < sum(sizes) * 7
