"""Which tables give out work? A table with columns such as 牵头单位 and 完成时限 → a draft assignment a row.

The head names the columns: 牵头单位, 责任部门, 配合单位（部门）, 完成时限. A row assigns what its cells say; a cell that
spans several rows counts for the first of them. Source: the 任务分解表 that plans have as their attachment.
"""

from collections.abc import Iterator, Sequence

from govdoc.model import CellRegion, Role, TableRegion
from govdoc.parser.bodies import is_body
from govdoc.parser.data import any_of
from govdoc.parser.duties import ROLE, Duties, are_bodies, read_words, role_of
from govdoc.parser.reading import Reading
from govdoc.parser.responsibility import DraftAssignment, is_inside
from govdoc.patterns import rarely

COLUMN = rarely(
    rf"(?!.*分工)[^\W\d]{{0,6}}?(?:{ROLE}(?:{any_of('role-noun')})|(?P<deadline>{any_of('deadline-label')}))"
    r"(?:[（(][^（）()]{0,12}[）)])?$"
)
"""What the head of a column says; persons (责任人, 分管领导) are no bodies."""
HEAD_ROWS = 3
"""Rows among which the head is looked for: a title and a line with the unit may stand above it."""
LONGEST_HEAD = 30
"""Code points of a column's head."""
WIDEST = 60
"""Columns of the widest table that gives out work."""
LONGEST_DEADLINE = 40
"""Code points of a deadline; what is longer describes the work."""
NOTHING = frozenset("/／-—－–无")
"""What stands in a cell that says nothing."""

Columns = dict[int, Role | None]
"""Place of a column → its role; None for the deadline."""


def find_task_rows(reading: Reading, tables: Sequence[TableRegion]) -> list[DraftAssignment]:
    """The assignments in the rows of tables, in reading order."""
    return [found for table in tables for found in _read_table(reading, table)]


def with_task_rows(
    assignments: list[DraftAssignment], rows: Sequence[DraftAssignment]
) -> list[DraftAssignment]:
    """All of them in reading order; a bracket in a row's own cells is part of the row."""
    if not rows:
        return assignments
    starts = [row.start for row in rows]
    outside = [each for each in assignments if not is_inside(each.start, starts, rows)]
    return sorted([*outside, *rows], key=lambda each: (each.start, each.end))


def _read_table(reading: Reading, table: TableRegion) -> Iterator[DraftAssignment]:
    rows = list(_grid(table))
    columns: Columns = {}
    for index, row in enumerate(rows):
        heads = _heads(reading, row)
        if any(heads.values()) or (heads and index < HEAD_ROWS):
            columns |= heads
        elif any(columns.values()):
            yield from _read_row(reading, row, columns)
        elif index >= HEAD_ROWS:
            return


def _heads(reading: Reading, row: Sequence[tuple[int, CellRegion]]) -> Columns:
    """The columns that a row is the head of."""
    found: Columns = {}
    for place, cell in row:
        words = "".join(reading.text[slice(*_words(reading, cell))].split())
        match = COLUMN.match(words) if len(words) <= LONGEST_HEAD else None
        if match:
            role = None if match["deadline"] else role_of(match)
            found |= dict.fromkeys(range(place, place + cell.columns), role)
    return found


def _grid(table: TableRegion) -> Iterator[list[tuple[int, CellRegion]]]:
    """The cells of each row with their places, counted from the left; those that span rows keep theirs."""
    taken: dict[int, int] = {}
    for row in table.rows:
        if sum(cell.columns for cell in row) > WIDEST:
            return
        placed, place = [], 0
        below = {column: rows - 1 for column, rows in taken.items() if rows > 1}
        for cell in row:
            while place in taken:
                place += 1
            placed.append((place, cell))
            if cell.rows > 1:
                below |= dict.fromkeys(range(place, place + cell.columns), cell.rows - 1)
            place += cell.columns
        taken = below
        yield placed


def _words(reading: Reading, cell: CellRegion) -> tuple[int, int]:
    """Where a cell's words stand in the reading, without the blanks round them."""
    text = reading.text
    start, end = reading.position(cell.span.start), reading.position(cell.span.end)
    while end > start and text[end - 1].isspace():
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    return start, end


def _read_row(
    reading: Reading, row: Sequence[tuple[int, CellRegion]], columns: Columns
) -> Iterator[DraftAssignment]:
    """The assignment of a row, if its cells name bodies."""
    duties, stretches = Duties(labelled=True), []
    for place, cell in row:
        start, end = _words(reading, cell)
        words = reading.text[start:end]
        if place not in columns or start == end or NOTHING.issuperset(words):
            continue
        role = columns[place]
        if role is None:
            if len(words) > LONGEST_DEADLINE:
                continue
            duties.deadline = duties.deadline or "".join(words.split())
        else:
            for first, last in _names(reading.text, start, end):
                read_words(duties, reading.text, first, last, role)
        stretches += [start, end]
    if duties.names() and are_bodies(duties):
        yield DraftAssignment(min(stretches), max(stretches), "table", duties)


BLANKS = rarely(r"\s+")


def _names(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The stretches of a cell in which names stand: parted by blanks where each is a body's, else the whole."""
    cuts = [start, *(at for match in BLANKS.finditer(text, start, end) for at in match.span()), end]
    pieces = list(zip(cuts[::2], cuts[1::2], strict=True))
    return pieces if all(is_body(text[first:last]) for first, last in pieces) else [(start, end)]
