"""The piece table: where in the file each stretch of the text stands ([MS-DOC] 2.4.1, 2.9.38 Clx, 2.9.177 Pcd).

A file that was saved fast has its text in any order; every other one has a few pieces.
"""

import struct
from bisect import bisect_right
from itertools import pairwise

from msgspec import Struct

from govdoc.readers.binaryword.little import Cursor, Damage, cut, u16, u32, u32s

PROPERTIES, TABLE = 1, 2
"""First bytes of the parts of a Clx: Prc (2.9.209), Pcdt (2.9.178)."""
COMPRESSED = 1 << 30
"""2.9.73 FcCompressed: one byte a character."""
WINDOWS = dict(
    zip(
        [*range(0x82, 0x8D), *range(0x91, 0x9D), 0x9F],
        "‚ƒ„…†‡ˆ‰Š‹Œ‘’“”•–—˜™š›œŸ",
        strict=True,
    )
)
"""2.9.73: what single bytes mean beside their own value as a code point."""


class Piece(Struct, frozen=True, gc=False):
    """A stretch of text that stands in one place."""

    start: int
    """Character position, in units of UTF-16."""
    end: int
    offset: int
    """Byte in the stream WordDocument."""
    width: int
    """Bytes of a character: 1 or 2."""
    modifier: int
    """Prm (2.9.214): properties of the whole stretch."""

    def byte_of(self, position: int) -> int:
        """The byte at which a character of the piece stands."""
        return self.offset + (position - self.start) * self.width


class Pieces:
    """All pieces of a file, in the order of the text."""

    def __init__(self, clx: bytes) -> None:
        """Read the table.

        Raises:
            Damage: There is none, or its positions do not ascend.
        """
        self._lists: list[bytes] = []
        cursor = Cursor(clx)
        while (kind := cursor.take(1)[0]) == PROPERTIES:
            self._lists.append(cursor.take(cursor.u16()))
        if kind != TABLE:
            raise Damage("no piece table")
        self.pieces = _read(cursor.take(cursor.u32()))
        self._starts = [piece.start for piece in self.pieces]

    @property
    def end(self) -> int:
        """Characters of all texts."""
        return self.pieces[-1].end if self.pieces else 0

    def at(self, position: int) -> Piece | None:
        """The piece that a character is in."""
        index = bisect_right(self._starts, position) - 1
        return self.pieces[index] if index >= 0 and position < self.pieces[index].end else None

    def properties(self, piece: Piece) -> bytes:
        """The modifiers that a piece adds to the properties of what is in it (2.9.214 Prm)."""
        if piece.modifier & 1:
            index = piece.modifier >> 1
            return self._lists[index] if index < len(self._lists) else b""
        code = SHORT.get(piece.modifier >> 1 & 0x7F)
        return struct.pack("<HB", code, piece.modifier >> 8) if code else b""

    def text(self, document: bytes) -> str:
        """All texts, a character of the string for each unit of UTF-16.

        Raises:
            Damage: A piece lies beyond the stream.
        """
        return "".join(_decoded(document, piece) for piece in self.pieces)


SHORT = {0x0C: 0x260A, 0x18: 0x2416, 0x19: 0x2417, 0x41: 0x0800, 0x5C: 0x083C}
"""Prm0 (2.9.215): modifiers by their short number, those that this reader asks for."""


def _read(table: bytes) -> list[Piece]:
    count = max(0, (len(table) - 4) // 12)
    ends = u32s(table, 0, count + 1)
    if ends[0] or any(a > b for a, b in pairwise(ends)):
        raise Damage("positions do not ascend")
    found = []
    for index in range(count):
        at = 4 * (count + 1) + 8 * index
        place = u32(table, at + 2)
        is_narrow = bool(place & COMPRESSED)
        offset = place & COMPRESSED - 1
        if ends[index] < ends[index + 1]:
            start, end = ends[index : index + 2]
            width = 1 if is_narrow else 2
            found.append(Piece(start, end, offset // 2 if is_narrow else offset, width, u16(table, at + 6)))
    return found


def _decoded(document: bytes, piece: Piece) -> str:
    size = piece.end - piece.start
    data = cut(document, piece.offset, size * piece.width)
    if piece.width == 1:
        return data.decode("latin-1").translate(WINDOWS)
    text = data.decode("utf-16-le", "surrogatepass")
    return text if len(text) == size else "".join(map(chr, struct.unpack(f"<{size}H", data)))
