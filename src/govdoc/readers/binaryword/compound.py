"""Compound file → its streams ([MS-CFB]): a file system in a file, out of a file that may be hostile.

What is read is bounded by the size of the file: a chain that is longer runs in a circle.
"""

from msgspec import Struct

from govdoc.readers.binaryword.little import Damage, u16, u32, u32s
from govdoc.readers.sniffing import COMPOUND

LAST_SECTOR = 0xFFFFFFFA
"""Numbers from here on are no sectors: end of a chain, free, and sectors of the tables themselves (2.1)."""
HEADER = 512
IN_HEADER = 109
"""Sectors of the FAT that the header itself names (2.2)."""
MINI = 64
"""Bytes of a sector of the mini stream (2.2: mini sector shift 6)."""
CUTOFF = 4096
"""Bytes from which a stream has sectors of its own (2.2)."""
ENTRY = 128
"""Bytes of a directory entry (2.6.1)."""
STREAM, ROOT = 2, 5
NOBODY = 0xFFFFFFFF
"""A directory entry that is none (2.6.1)."""


class Entry(Struct, frozen=True, gc=False):
    """A stream or storage in the directory."""

    name: str
    kind: int
    left: int
    right: int
    child: int
    start: int
    """First sector."""
    size: int
    """Bytes."""


class Compound:
    """The streams that stand at the root of a compound file."""

    def __init__(self, data: bytes) -> None:
        """Read the tables and the directory.

        Raises:
            Damage: No compound file, or one whose tables lie.
        """
        shift = u16(data, 30)
        if not data.startswith(COMPOUND) or len(data) < HEADER or shift not in (9, 12):
            raise Damage("no compound file")
        self._data, self._sector = data, 1 << shift
        self._fat = self._read_fat()
        self._entries = [self._entry(each) for each in _split(self._chained(u32(data, 48)), ENTRY)]
        if not self._entries or self._entries[0].kind != ROOT:
            raise Damage("no root")
        self._mini: bytes | None = None
        self._mini_fat: tuple[int, ...] = ()
        self._found = self._at_root()

    @property
    def names(self) -> frozenset[str]:
        """Names of the streams and storages at the root."""
        return frozenset(self._found)

    def stream(self, name: str) -> bytes | None:
        """The bytes of a stream; None where there is none of that name.

        Raises:
            Damage: It is larger than the file, or its sectors lie beyond it.
        """
        entry = self._found.get(name)
        if entry is None or entry.kind != STREAM:
            return None
        if entry.size > len(self._data):
            raise Damage(f"{name} is larger than the file")
        if entry.size >= CUTOFF:
            return self._chained(entry.start, entry.size)[: entry.size]
        return self._small(entry)

    def _read_sector(self, number: int) -> bytes:
        """A sector's bytes; the last of a file may be cut short."""
        start = (number + 1) * self._sector
        if start >= len(self._data):
            raise Damage(f"sector {number} lies beyond the file")
        return self._data[start : start + self._sector]

    def _read_fat(self) -> tuple[int, ...]:
        """The table that says of each sector which one follows it (2.3)."""
        wanted = len(self._data) // self._sector + 1
        fat: list[int] = []
        for number in self._fat_sectors():
            if len(fat) >= wanted:
                break
            sector = self._read_sector(number)
            fat += u32s(sector, 0, len(sector) // 4)
        return tuple(fat)

    def _fat_sectors(self) -> list[int]:
        """The sectors in which the FAT stands: named in the header and in sectors chained to it (2.5)."""
        found = list(u32s(self._data, 76, IN_HEADER))
        number, seen = u32(self._data, 68), 0
        while number < LAST_SECTOR:
            seen += 1
            if seen * self._sector > len(self._data):
                raise Damage("the tables run in a circle")
            *named, number = u32s(self._read_sector(number), 0, self._sector // 4)
            found += named
        return [each for each in found if each < LAST_SECTOR]

    def _chained(self, start: int, size: int | None = None) -> bytes:
        """The sectors from one on, as many as hold so many bytes."""
        most = len(self._fat) if size is None else -(-size // self._sector)
        return b"".join(map(self._read_sector, _chain(self._fat, start, most, whole=size is None)))

    def _small(self, entry: Entry) -> bytes:
        """A stream that stands in the mini stream, the root's own (2.4)."""
        if self._mini is None:
            root = self._entries[0]
            if root.size > len(self._data):
                raise Damage("the mini stream is larger than the file")
            self._mini = self._chained(root.start, root.size)
            table = self._chained(u32(self._data, 60))
            self._mini_fat = u32s(table, 0, len(table) // 4)
        chain = _chain(self._mini_fat, entry.start, -(-entry.size // MINI), whole=False)
        return b"".join(self._mini[at * MINI : (at + 1) * MINI] for at in chain)[: entry.size]

    def _entry(self, data: bytes) -> Entry:
        length = min(max(0, u16(data, 64) - 2), 62)
        name = data[:length].decode("utf-16-le", "replace")
        high = u32(data, 124) if self._sector > 512 else 0  # 2.6.1: undefined in version 3
        return Entry(
            name, data[66], u32(data, 68), u32(data, 72), u32(data, 76), u32(data, 116), u32(data, 120) + (high << 32)
        )  # fmt: skip

    def _at_root(self) -> dict[str, Entry]:
        """The root's children; what is embedded has storages of its own, with the same names in them."""
        found: dict[str, Entry] = {}
        todo, seen = [self._entries[0].child], set[int]()
        while todo:
            at = todo.pop()
            if at == NOBODY or at in seen:
                continue
            if at >= len(self._entries):
                raise Damage("a directory entry lies beyond the directory")
            seen.add(at)
            entry = self._entries[at]
            found.setdefault(entry.name, entry)
            todo += (entry.left, entry.right)
        return found


def _chain(table: tuple[int, ...], start: int, most: int, *, whole: bool) -> list[int]:
    """The sectors from one on.

    Args:
        table: Says of each sector which one follows.
        start: The first.
        most: Sectors at most.
        whole: Whether more than `most` of them are a circle, not merely more than are wanted.
    """
    found: list[int] = []
    number = start
    while number < LAST_SECTOR:
        if len(found) >= most:
            if whole:
                raise Damage("a chain runs in a circle")
            break
        if number >= len(table):
            raise Damage(f"sector {number} is in no table")
        found.append(number)
        number = table[number]
    if len(set(found)) < len(found):
        raise Damage("a chain runs in a circle")
    return found


def _split(data: bytes, size: int) -> list[bytes]:
    return [data[at : at + size] for at in range(0, len(data) - size + 1, size)]
