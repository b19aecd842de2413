"""Lists of property modifiers (grpprl): bytes → codes and operands ([MS-DOC] 2.2.5)."""

from collections.abc import Iterator

DEFINE_TABLE, CHANGE_TABS = 0xD608, 0xC615
"""Modifiers whose size is told otherwise: sprmTDefTable, sprmPChgTabs."""
SIZES = (1, 1, 2, 4, 2, 2, 0, 3)
"""Bytes of an operand by the three upper bits of its code (2.2.5.1 spra); 0 where its first byte says it."""


def modifiers(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Each modifier's code and operand, without a size before it; what is cut off at the end is left out."""
    at, end = 0, len(data)
    while at + 3 <= end:
        code = data[at] | data[at + 1] << 8
        at += 2
        size = SIZES[code >> 13]
        if not size:
            at, size = _sized(data, at, code)
        if at + size > end:
            return
        yield code, data[at : at + size]
        at += size


def _sized(data: bytes, at: int, code: int) -> tuple[int, int]:
    """Where an operand begins that says its size itself, and that size."""
    size = data[at]
    if code == DEFINE_TABLE:  # 2.9.321: two bytes, one more than follow
        high = data[at + 1] << 8 if at + 1 < len(data) else 0
        return at + 2, max(0, (size | high) - 1)
    if code == CHANGE_TABS and size == 255:  # 2.9.182: too many for one byte
        deleted = data[at + 1] * 4 if at + 1 < len(data) else 0
        added = data[at + 2 + deleted] * 3 if at + 2 + deleted < len(data) else 0
        return at + 1, 2 + deleted + added
    return at + 1, size
