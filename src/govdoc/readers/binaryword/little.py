"""Numbers out of bytes, little-endian; a number that is not there is a damage."""

import struct

_U16, _U32 = struct.Struct("<H"), struct.Struct("<I")


class Damage(Exception):  # noqa: N818
    """A structure that is not what its format says: cut off, out of bounds, in a circle. It never leaves the reader."""


def u16(data: bytes, at: int) -> int:
    """An unsigned number of two bytes."""
    if not 0 <= at <= len(data) - 2:
        raise Damage(f"nothing at {at}")
    number: int = _U16.unpack_from(data, at)[0]
    return number


def u32(data: bytes, at: int) -> int:
    """An unsigned number of four bytes."""
    if not 0 <= at <= len(data) - 4:
        raise Damage(f"nothing at {at}")
    number: int = _U32.unpack_from(data, at)[0]
    return number


def cut(data: bytes, at: int, size: int) -> bytes:
    """So many bytes; all of them or none."""
    if at < 0 or size < 0 or at + size > len(data):
        raise Damage(f"no {size} bytes at {at}")
    return data[at : at + size]


def u32s(data: bytes, at: int, count: int) -> tuple[int, ...]:
    """So many unsigned numbers of four bytes."""
    return struct.unpack(f"<{count}I", cut(data, at, count * 4))


class Cursor:
    """Reads on from a place, as structures of changing size stand one behind the other."""

    def __init__(self, data: bytes, at: int = 0) -> None:
        self.data, self.at = data, at

    def take(self, size: int) -> bytes:
        """The next bytes."""
        taken = cut(self.data, self.at, size)
        self.at += size
        return taken

    def u16(self) -> int:
        """The next number of two bytes."""
        return u16(self.take(2), 0)

    def u32(self) -> int:
        """The next number of four bytes."""
        return u32(self.take(4), 0)
