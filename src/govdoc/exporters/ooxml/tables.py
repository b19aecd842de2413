"""Tables: as wide as the type area, thin rules, cells as the tree spans them."""

from collections.abc import Iterator

from govdoc.exporters.ooxml.paragraphs import Look, paragraph
from govdoc.exporters.ooxml.sheet import Sheet
from govdoc.exporters.ooxml.units import TYPE_WIDTH, cells
from govdoc.model import Cell, Table

RULE = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
OPEN = (
    f'<w:tbl><w:tblPr><w:tblW w:w="{TYPE_WIDTH}" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>{RULE}</w:tblBorders>'
    '<w:tblLayout w:type="fixed"/></w:tblPr>'
)
SHORT = 8
"""Characters up to which a cell's text is centred."""
MOST_COLUMNS = 63
"""Word opens no table with more columns."""

Slot = tuple[Cell | None, int, str]
"""A cell (None where it fills a hole or goes on from above), its columns, and its `w:vMerge`."""


def set_table(sheet: Sheet, table: Table) -> str:
    """A `w:tbl`, and behind it the paragraph that Word wants between two tables."""
    rows = list(grid(table))
    columns = max((sum(width for _, width, _ in row) for row in rows), default=0)
    if not columns:
        return ""
    if columns > MOST_COLUMNS:
        return "".join(_as_text(sheet, row) for row in table.rows)
    widths = column_widths(rows, columns)
    cols = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    body = "".join(_row(sheet, row, widths) for row in rows)
    return f"{OPEN}<w:tblGrid>{cols}</w:tblGrid>{body}</w:tbl>{paragraph('Gap', '')}"


def _as_text(sheet: Sheet, row: tuple[Cell, ...]) -> str:
    return paragraph("Body", sheet.body("\t".join(cell.text for cell in row)))


def grid(table: Table) -> Iterator[list[Slot]]:
    """The rows with what Word spells out: cells that go on from the row above, holes at the end of short rows."""
    running: dict[int, tuple[int, int]] = {}  # column → rows still to fill, columns of the cell
    rows = []
    for cells_ in table.rows:
        row, running = _row_slots(cells_, running)
        rows.append(row)
    columns = max((sum(width for _, width, _ in row) for row in rows), default=0)
    for row in rows:
        missing = columns - sum(width for _, width, _ in row)
        yield [*row, (None, missing, "")] if missing else row


def _row_slots(
    cells_: tuple[Cell, ...], running: dict[int, tuple[int, int]]
) -> tuple[list[Slot], dict[int, tuple[int, int]]]:
    row: list[Slot] = []
    below: dict[int, tuple[int, int]] = {}
    column, queue = 0, list(reversed(cells_))
    while queue or any(at >= column for at in running):
        if column in running:
            left, width = running.pop(column)
            row.append((None, width, "<w:vMerge/>"))
            if left > 1:
                below[column] = (left - 1, width)
        elif queue:
            cell = queue.pop()
            width = _free_width(cell.columns, column, running)
            row.append((cell, width, '<w:vMerge w:val="restart"/>' if cell.rows > 1 else ""))
            if cell.rows > 1:
                below[column] = (cell.rows - 1, width)
        else:
            width = min(at for at in running if at > column) - column
            row.append((None, width, ""))
        column += width
    return row, below


def _free_width(wanted: int, column: int, running: dict[int, tuple[int, int]]) -> int:
    """A cell's columns, cut where a cell from above stands in its way."""
    wall = min((at for at in running if at > column), default=column + wanted)
    return max(1, min(wanted, wall - column))


NARROW, BROAD = 2, 16
"""A column's weight lies between these numbers of characters: a long text wraps, a digit needs room."""


def column_widths(rows: list[list[Slot]], columns: int) -> list[int]:
    """Widths in twips, by the longest text that stands in each column alone."""
    weights = [float(NARROW)] * columns
    for row in rows:
        column = 0
        for cell, span, _ in row:
            if cell and span == 1:
                weights[column] = max(weights[column], min(BROAD, cells(cell.text[: 2 * BROAD])))
            column += span
    scale = TYPE_WIDTH / sum(weights)
    widths = [int(weight * scale) for weight in weights]
    widths[-1] += TYPE_WIDTH - sum(widths)
    return widths


def _row(sheet: Sheet, row: list[Slot], widths: list[int]) -> str:
    made, column = [], 0
    for cell, span, merge in row:
        made.append(_cell(sheet, cell, sum(widths[column : column + span]), span, merge))
        column += span
    return f"<w:tr>{''.join(made)}</w:tr>"


def _cell(sheet: Sheet, cell: Cell | None, width: int, span: int, merge: str) -> str:
    spans = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    text = cell.text if cell else ""
    look = Look(align="center") if len(text) <= SHORT else None
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{spans}{merge}<w:vAlign w:val="center"/></w:tcPr>'
        f"{paragraph('Cell', sheet.body(text), look)}</w:tc>"
    )
