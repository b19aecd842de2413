"""The source that a reader of pages makes: hard-wrapped lines, the tables between them, and the pages' own lines.

A line with tabs is a row of a table. `~` before a line makes it the page's own; between rows it parts no table.
"""

from itertools import pairwise

from govdoc.model import CellRegion, Furniture, Source, Span, TableRegion


def page_source(text: str) -> Source:
    """The source of a text so written."""
    lines = [*(line + "\n" for line in text.split("\n")), "\n"]
    tables: list[TableRegion] = []
    furniture: list[Furniture] = []
    rows: list[tuple[CellRegion, ...]] = []
    kept: list[str] = []
    at = 0
    for line, below in pairwise(lines):
        own, start = line.removeprefix("~"), at
        at += len(own)
        kept.append(own)
        if own != line:
            furniture.append(Furniture("page", Span(start, at)))
            if rows and "\t" in below:
                rows[-1] = _with_more(rows[-1], at)
                continue
        elif "\t" in line:
            rows.append(_row(line, start))
        if rows and "\t" not in below and not below.startswith("~"):
            tables.append(TableRegion(tuple(rows), Span(rows[0][0].span.start, rows[-1][-1].span.end)))
            rows = []
    return Source("".join(kept), tables=tuple(tables), furniture=tuple(furniture))


def _row(line: str, start: int) -> tuple[CellRegion, ...]:
    ends = [start, *(start + at + 1 for at, sign in enumerate(line) if sign in "\t\n")]
    return tuple(CellRegion(Span(*ends)) for ends in pairwise(ends))


def _with_more(row: tuple[CellRegion, ...], end: int) -> tuple[CellRegion, ...]:
    """A row with the page's line behind it."""
    last = row[-1]
    return (*row[:-1], CellRegion(Span(last.span.start, end)))
