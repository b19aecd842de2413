"""The end of a row says where its cells are: modifiers → edges and joins.

[MS-DOC] 2.4.3 overview of tables, 2.6.3 table properties, 2.9.321 TDefTableOperand.
"""

from msgspec.structs import replace

from govdoc.readers.binaryword.modifiers import DEFINE_TABLE
from govdoc.readers.wordprocessing.grid import MOST_CELLS, Row

JOIN_ACROSS, JOIN_DOWN, BORDERS, BORDERS_80 = 0x5624, 0xD62B, 0xD613, 0xD605
"""sprmTMerge, sprmTVertMerge, sprmTTableBorders, sprmTTableBorders80."""
CELL = 20
"""Bytes of a cell in the definition of a row (2.9.313 TC80): two of flags, two of width, four borders of four."""


def modified_row(row: Row, code: int, operand: bytes) -> Row:
    """A row after a table modifier of its end."""
    if code == DEFINE_TABLE:
        return _defined(operand)
    if code == JOIN_DOWN and len(operand) >= 2 and operand[0] < len(row.down):
        return _joined_down(row, operand[0], operand[1] & 3)
    if code == JOIN_ACROSS and len(operand) == 2:
        return _joined_across(row, operand[0], operand[1])
    if code in (BORDERS, BORDERS_80):
        return replace(row, has_rules=row.has_rules or _has_lines(operand, code == BORDERS))
    return row


def _defined(operand: bytes) -> Row:
    """Edges and flags of the cells (2.9.321); what is cut off is 0."""
    count = min(operand[0] if operand else 0, MOST_CELLS)
    places = [
        int.from_bytes(operand[1 + 2 * at : 3 + 2 * at], "little", signed=True) for at in range(count + 1)
    ]
    first = 1 + 2 * (count + 1)
    cells = [operand[first + CELL * at : first + CELL * (at + 1)] for at in range(count)]
    flags = [int.from_bytes(cell[:2], "little") for cell in cells]
    edges = [places[0]]
    for place in places[1:]:
        edges.append(max(place, edges[-1]))
    return Row(
        tuple(edges),
        tuple(each & 3 for each in flags),
        tuple(each >> 5 & 3 == 1 for each in flags),
        any(_is_line(cell[at : at + 4], 1) for cell in cells for at in range(4, CELL, 4)),
    )


def _joined_down(row: Row, cell: int, flags: int) -> Row:
    down = (*row.down[:cell], flags == 1, *row.down[cell + 1 :])
    return replace(row, down=down)


def _joined_across(row: Row, first: int, limit: int) -> Row:
    """Join cells from a first one up to a limit (2.9.123 ItcFirstLim)."""
    across = tuple(
        (1 if at == first else 2) if first <= at < limit else each for at, each in enumerate(row.across)
    )
    return replace(row, across=across)


def _has_lines(operand: bytes, is_new: bool) -> bool:
    """Whether any of six borders is a line: of 8 bytes each (2.9.16 Brc), or of 4 (2.9.17 Brc80)."""
    size, kind = (8, 5) if is_new else (4, 1)
    return any(_is_line(operand[at : at + size], kind) for at in range(0, len(operand), size))


def _is_line(border: bytes, kind: int) -> bool:
    """Whether a border is drawn (BrcType: 0 is none, 0xFF nothing stated)."""
    return kind < len(border) and border[kind] not in (0, 0xFF)
