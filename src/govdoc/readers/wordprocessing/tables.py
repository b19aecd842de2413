"""`w:tbl` → rows of cells: columns by `w:gridSpan`, rows by `w:vMerge`."""

from collections.abc import Callable, Iterator

from msgspec import Struct

from govdoc.readers.sheet import CellText
from govdoc.readers.wordprocessing.names import DEL, TC, TR, Element, W, child_number, child_value

WIDEST_SPAN = 1000
"""Columns that a cell can span; Word has at most 63."""
PROPERTIES, ROW_PROPERTIES = W + "tcPr", W + "trPr"
WRAPPERS = frozenset(W + name for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo"))
"""Elements that may stand round rows and cells."""


class Slot(Struct):
    """A cell in its place on the table's grid."""

    text: str
    column: int
    columns: int
    goes_on: bool
    """Whether it goes on the cell above."""
    rows: int = 1


def read_rows(table: Element, text_of: Callable[[Element], str]) -> list[list[CellText]]:
    """The rows of a table; a cell stands in the row where it begins.

    Args:
        table: A pruned `w:tbl`.
        text_of: The text of a `w:tc`, called once for each in reading order.
    """
    rows = (row for row in _children(table, TR) if row.find(f"{ROW_PROPERTIES}/{DEL}") is None)
    return merged_rows([list(_slots(row, text_of)) for row in rows])


def merged_rows(rows: list[list[Slot]]) -> list[list[CellText]]:
    """Rows of cells in their places as rows of those that begin in them."""
    above: dict[int, Slot] = {}
    for slots in rows:
        above = _merged(slots, above)
    kept = ([slot for slot in slots if not slot.goes_on] for slots in rows)
    return [[CellText(slot.text, slot.columns, slot.rows) for slot in row] for row in kept]


def _merged(slots: list[Slot], above: dict[int, Slot]) -> dict[int, Slot]:
    """Count each cell that goes on to the one where it began; return the cells by column for the next row."""
    now: dict[int, Slot] = {}
    for slot in slots:
        first = above.get(slot.column) if slot.goes_on else None
        if first is None:
            slot.goes_on = False
        else:
            first.rows += 1
        now[slot.column] = first or slot
    return now


def _slots(row: Element, text_of: Callable[[Element], str]) -> Iterator[Slot]:
    column = _span(child_number(row.find(ROW_PROPERTIES), W + "gridBefore"), 0)
    for cell in _children(row, TC):
        properties = cell.find(PROPERTIES)
        columns = _span(child_number(properties, W + "gridSpan"), 1)
        merge = properties.find(W + "vMerge") if properties is not None else None
        goes_on = merge is not None and (child_value(properties, W + "vMerge") or "continue") == "continue"
        yield Slot(text_of(cell), column, columns, goes_on)
        column += columns


def _span(value: int | None, least: int) -> int:
    return least if value is None else max(least, min(value, WIDEST_SPAN))


def _children(element: Element, tag: str) -> Iterator[Element]:
    """The rows of a table or cells of a row, also those in wrappers."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag in WRAPPERS:
            yield from _children(child, tag)


def has_rules(table: Element) -> bool:
    """Whether a table draws rules of its own."""
    borders = table.find(f"{W}tblPr/{W}tblBorders")
    return borders is not None and any(each.get(W + "val") not in (None, "none", "nil") for each in borders)


def style_of(table: Element) -> str:
    """The id of a table's style."""
    return child_value(table.find(W + "tblPr"), W + "tblStyle") or ""
