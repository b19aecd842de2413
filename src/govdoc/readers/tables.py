"""Is this table a table? Pages arrange themselves with <table>, too. Element → rows on a `Sheet`."""

from collections.abc import Iterator

from govdoc.readers import metadata
from govdoc.readers.dom import Element, is_unseen
from govdoc.readers.flow import lines_of
from govdoc.readers.numbers import whole_number
from govdoc.readers.sheet import CellText, Sheet, is_data

WIDEST_SPAN = 1000
"""Columns (HTML 4.9.11) and, as a sane bound, rows that a cell can span."""


def write_table(table: Element, sheet: Sheet) -> bool:
    """Write a table of data or of metadata; return False for one that only arranges the page.

    One that holds tables does.
    """
    if any(inner is not table for inner in table.iter("table")):
        return False
    rows = [row for row in _rows(table) if row]
    if stated := _metadata(table, rows):
        for label, value in stated:
            sheet.line(f"{label}：{value}")
        return True
    if not is_data(rows):
        return False
    for caption in table.iter("caption"):
        for line in lines_of(caption):
            sheet.line(line)
    sheet.table(rows)
    return True


def _metadata(table: Element, rows: list[list[CellText]]) -> list[metadata.Pair]:
    """Label and value pairs, where they make up most of the table."""
    stated = metadata.pairs(cell for cell in table.iter() if not is_unseen(cell))
    filled = sum(1 for row in rows for cell in row if cell.text)
    return stated if len(stated) >= 2 and len(stated) * 3 >= filled else []


def _rows(table: Element) -> Iterator[list[CellText]]:
    for row in table.iter("tr"):
        if not is_unseen(row):
            yield [_cell(cell) for cell in row if cell.tag in ("td", "th") and not is_unseen(cell)]


def _cell(cell: Element) -> CellText:
    return CellText(" ".join(lines_of(cell)), _extent(cell.get("colspan")), _extent(cell.get("rowspan")))


def _extent(value: str | None) -> int:
    """A colspan or rowspan; 1 where it is no sensible number."""
    return min(whole_number((value or "").strip(), 8) or 1, WIDEST_SPAN)
