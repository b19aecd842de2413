"""Tables: as wide as the type area, thin rules, cells as the tree spans them."""

from collections.abc import Iterator

from govdoc.exporters.ooxml.paragraphs import Look, border, paragraph
from govdoc.exporters.ooxml.sheet import Sheet
from govdoc.exporters.ooxml.styles import CELL_SIZE
from govdoc.exporters.ooxml.units import TYPE_WIDTH, width
from govdoc.model import Cell, Table

RULE = "".join(border(side, 4) for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
OPEN = (
    f'<w:tbl><w:tblPr><w:tblStyle w:val="GovTable"/><w:tblW w:w="{TYPE_WIDTH}" w:type="dxa"/>'
    f'<w:jc w:val="center"/><w:tblBorders>{RULE}</w:tblBorders><w:tblLayout w:type="fixed"/>'
    '<w:tblCellMar><w:left w:w="60" w:type="dxa"/><w:right w:w="60" w:type="dxa"/>'
    "</w:tblCellMar></w:tblPr>"
)
SHORT = 8
"""Characters up to which texts are centred: a column's if all are so short, a head's, a merged cell's."""
MOST_COLUMNS = 63
"""Word opens no table with more columns."""

Slot = tuple[Cell | None, int, str]
"""A cell (None where it fills a hole or goes on from above), its columns, and its `w:vMerge`."""


def set_table(sheet: Sheet, table: Table) -> str:
    """A `w:tbl`, and behind it the paragraph that Word wants between two tables."""
    if max(map(len, table.rows), default=0) > MOST_COLUMNS:
        return _as_text(sheet, table)
    rows = list(grid(table))
    columns = max((sum(span for _, span, _ in row) for row in rows), default=0)
    if columns > MOST_COLUMNS:
        return _as_text(sheet, table)
    if not columns:
        return ""
    widths = column_widths(rows, columns)
    cols = "".join(f'<w:gridCol w:w="{each}"/>' for each in widths)
    ragged = ragged_columns(rows)
    body = "".join(
        _row(sheet, row, widths, ragged if n else frozenset(), _row_properties(rows, n))
        for n, row in enumerate(rows)
    )
    return f"{OPEN}<w:tblGrid>{cols}</w:tblGrid>{body}</w:tbl>{paragraph('Gap', '')}"


def _as_text(sheet: Sheet, table: Table) -> str:
    """A table too wide for Word: a paragraph a row, tabs between the cells."""
    rows = ("\t".join(cell.text for cell in row) for row in table.rows)
    return "".join(paragraph("Body", sheet.body(row)) for row in rows)


def grid(table: Table) -> Iterator[list[Slot]]:
    """The rows with what Word spells out.

    Cells that go on from the row above, holes at the end of short rows.
    """
    running: dict[int, tuple[int, int]] = {}  # column → rows still to fill, columns of the cell
    rows = []
    for cells_ in table.rows:
        row, running = _row_slots(cells_, running)
        rows.append(row)
    columns = max((sum(span for _, span, _ in row) for row in rows), default=0)
    for row in rows:
        missing = columns - sum(span for _, span, _ in row)
        yield [*row, (None, missing, "")] if missing else row


def _row_slots(
    cells_: tuple[Cell, ...], running: dict[int, tuple[int, int]]
) -> tuple[list[Slot], dict[int, tuple[int, int]]]:
    row: list[Slot] = []
    below: dict[int, tuple[int, int]] = {}
    column, queue = 0, list(reversed(cells_))
    while queue or any(at >= column for at in running):
        if column in running:
            left, span = running.pop(column)
            row.append((None, span, "<w:vMerge/>"))
            if left > 1:
                below[column] = (left - 1, span)
        elif queue:
            cell = queue.pop()
            span = _free_span(cell.columns, column, running)
            row.append((cell, span, '<w:vMerge w:val="restart"/>' if cell.rows > 1 else ""))
            if cell.rows > 1:
                below[column] = (cell.rows - 1, span)
        else:
            span = min(at for at in running if at > column) - column
            row.append((None, span, ""))
        column += span
    return row, below


def _free_span(wanted: int, column: int, running: dict[int, tuple[int, int]]) -> int:
    """A cell's columns, cut where a cell from above stands in its way."""
    wall = min((at for at in running if at > column), default=column + wanted)
    return max(1, min(wanted, wall - column))


MARGIN = 180
"""What a cell's margins and rules take, and a hair."""
NARROWEST = 500
"""Twips that even an empty column gets."""


def column_widths(rows: list[list[Slot]], columns: int) -> list[int]:
    """Widths in twips: short columns get what their longest text needs, the others share what is left."""
    wanted = [NARROWEST] * columns
    for row in rows:
        column = 0
        for cell, span, _ in row:
            if cell and span == 1:
                wanted[column] = max(wanted[column], width(cell.text, CELL_SIZE) + MARGIN)
            column += span
    return _share(wanted)


def _share(wanted: list[int]) -> list[int]:
    """The type area's width dealt out.

    Whole to those who want less than an even share, by root to the others.
    """
    given = [0] * len(wanted)
    still, left = set(range(len(wanted))), TYPE_WIDTH
    while still:
        small = {n for n in still if wanted[n] <= left // len(still)}
        roots = sum(wanted[n] ** 0.5 for n in still)
        for n in small or still:
            given[n] = wanted[n] if small else int(left * wanted[n] ** 0.5 / roots)
        left -= sum(given[n] for n in small)
        still = still - small if small else set()
    spare = TYPE_WIDTH - sum(given)
    given = [each + spare // len(given) for each in given]
    given[-1] += TYPE_WIDTH - sum(given)
    return given


UNBROKEN = 200
"""Characters up to which a row's cells are kept on one page."""
HEADING = 12
"""Characters up to which a first row's cells read as headings, repeated on each page."""


def _row_properties(rows: list[list[Slot]], n: int) -> str:
    """Short rows do not break over pages; a first row of headings stands on each page."""
    texts = [cell.text for cell, _, _ in rows[n] if cell]
    made = "<w:cantSplit/>" if max(map(len, texts), default=0) <= UNBROKEN else ""
    is_heading = n == 0 and len(rows) > 1 and not any(merge for _, _, merge in rows[0])
    if is_heading and max(map(len, texts), default=HEADING + 1) <= HEADING:
        made += "<w:tblHeader/>"
    return f"<w:trPr>{made}</w:trPr>" if made else ""


def ragged_columns(rows: list[list[Slot]]) -> frozenset[int]:
    """The columns with a long text under the head: all their cells begin at the left, so that they line up."""
    found = set()
    for row in rows[1:]:
        column = 0
        for cell, span, _ in row:
            if cell and span == 1 and len(cell.text) > SHORT:
                found.add(column)
            column += span
    return frozenset(found)


def _row(sheet: Sheet, row: list[Slot], widths: list[int], ragged: frozenset[int], properties: str) -> str:
    made, column = [], 0
    for cell, span, merge in row:
        look = None if span == 1 and column in ragged else _look(cell)
        made.append(_cell(sheet, cell, look, sum(widths[column : column + span]), span, merge))
        column += span
    return f"<w:tr>{properties}{''.join(made)}</w:tr>"


def _look(cell: Cell | None) -> Look | None:
    return Look(align="center") if cell is None or len(cell.text) <= SHORT else None


def _cell(sheet: Sheet, cell: Cell | None, look: Look | None, wide: int, span: int, merge: str) -> str:
    spans = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    text = cell.text if cell else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{wide}" w:type="dxa"/>{spans}{merge}<w:vAlign w:val="center"/></w:tcPr>'
        f"{paragraph('Cell', sheet.body(text), look)}</w:tc>"
    )
