"""DOC files as Word writes them ([MS-DOC], [MS-CFB]), built from paragraphs, properties and structures."""

import struct
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from govdoc.model import Origin, Source
from govdoc.readers.doc import read

SECTOR, MINI, CUTOFF = 512, 64, 4096
FREE, END, FAT_SECTOR, NOBODY = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF
STYLES, NOTE_TEXTS, SECTIONS, CHARACTERS, PARAGRAPHS, PIECES, ANCHORS, ENDNOTE_TEXTS, DRAWINGS, BOX_TEXTS = (
    1, 3, 6, 12, 13, 33, 40, 47, 50, 56,
)  # fmt: skip
LISTS, LIST_USES = 73, 74
FIXTURES = Path(__file__).parent / "doc"
HAN, HAN_THOUSAND, DECIMAL, BULLET = 37, 39, 0, 23
"""Codes of number formats: 一, 一, 1, a bullet."""
LENGTHS = ("main", "footnotes", "headers", "macros", "comments", "endnotes", "boxes", "header_boxes")


# Property modifiers


def sprm(code: int, operand: int, size: int) -> bytes:
    """A modifier with a number of so many bytes."""
    return struct.pack("<H", code) + operand.to_bytes(size, "little")


DELETED, HIDDEN = sprm(0x0800, 1, 1), sprm(0x083C, 1, 1)
IN_TABLE, ROW_END = sprm(0x2416, 1, 1), sprm(0x2416, 1, 1) + sprm(0x2417, 1, 1)
INNER_CELL = sprm(0x2416, 1, 1) + sprm(0x6649, 2, 4) + sprm(0x244B, 1, 1)
INNER_ROW = sprm(0x2416, 1, 1) + sprm(0x6649, 2, 4) + sprm(0x244C, 1, 1)


def symbol(code: int) -> bytes:
    """Characters that stand for one of a symbol font."""
    return sprm(0x0855, 1, 1) + struct.pack("<HHH", 0x6A09, 0, code)


def listed(number: int, level: int | None = 0) -> bytes:
    """A paragraph in a list."""
    stated = b"" if level is None else sprm(0x260A, level, 1)
    return stated + sprm(0x460B, number, 2)


def row(edges: Sequence[int], flags: Sequence[int] = (), ruled: bool = False) -> bytes:
    """The definition of a row: edges in twentieths of a point, flags of its cells."""
    cells = [*flags, *[0] * (len(edges) - 1 - len(flags))]
    border = bytes([4, 1, 0, 0] if ruled else [0, 0, 0, 0])
    body = bytes([len(cells)]) + struct.pack(f"<{len(edges)}h", *edges)
    body += b"".join(struct.pack("<HH", each, 0) + border * 4 for each in cells)
    return struct.pack("<HH", 0xD608, len(body) + 1) + body


# Paragraphs


@dataclass
class Run:
    """Characters with properties of their own."""

    text: str
    stated: bytes = b""


@dataclass
class Paragraph:
    """Runs, and what is stated of the paragraph."""

    runs: list[Run]
    stated: bytes = b""
    style: int = 0
    end: Run = field(default_factory=lambda: Run("\r"))


def p(*runs: str | Run, stated: bytes = b"", style: int = 0, end: str | Run = "\r") -> Paragraph:
    """A paragraph."""
    made = [Run(each) if isinstance(each, str) else each for each in runs]
    return Paragraph(made, stated, style, Run(end) if isinstance(end, str) else end)


def cells(*texts: str, definition: bytes = b"", deleted: bool = False) -> list[Paragraph]:
    """A row of a table."""
    made = [p(text, stated=IN_TABLE, end="\x07") for text in texts]
    end = Run("\x07", DELETED if deleted else b"")
    return [*made, p(stated=ROW_END + definition, end=end)]


# Structures


def plc(places: Sequence[int], entries: Iterable[bytes] = ()) -> bytes:
    """Positions and what belongs to what lies between them (2.2.2)."""
    return struct.pack(f"<{len(places)}I", *places) + b"".join(entries)


def stylesheet(*styles: tuple[str, int, bytes]) -> bytes:
    """Styles of paragraphs: name, the place of the one that each is based on, modifiers."""
    made = struct.pack("<HHH", 4, len(styles), 10)
    for name, base, stated in styles:
        head = struct.pack("<HHHHH", 0, 1 | base << 4, 2, 0, 0)
        wide = name.encode("utf-16-le")
        body = head + struct.pack("<H", len(wide) // 2) + wide + b"\0\0"
        body += struct.pack("<HH", 2 + len(stated), 0) + stated
        made += struct.pack("<H", len(body)) + body + b"\0" * (len(body) % 2)
    return made


def level(code: int, text: str, start: int = 1, flags: int = 0, restart: int = 0) -> bytes:
    """A level of a list; `%1` in its text is the count of level 0."""
    for at in range(9):
        text = text.replace(f"%{at + 1}", chr(at))
    places = bytes(at for at, sign in enumerate(text, 1) if ord(sign) < 9)
    head = struct.pack("<IBB9sB8xBBBB", start, code, flags, places, 0, 0, 0, restart, 0)
    return head + struct.pack("<H", len(text)) + text.encode("utf-16-le")


def definitions(*lists: Sequence[bytes], styles: Sequence[int] = ()) -> bytes:
    """Definitions 1, 2, … of one level, or of nine, each level bound to a style or none."""
    bound = [*styles, *[0xFFF] * (9 - len(styles))]
    heads = (
        struct.pack("<II9HBB", number, 0, *bound, len(levels) == 1, 0)
        for number, levels in enumerate(lists, 1)
    )
    filled = (
        [*levels, *[level(0, "")] * (9 - len(levels))] if len(levels) > 1 else levels for levels in lists
    )
    return struct.pack("<H", len(lists)) + b"".join(heads) + b"".join(each for one in filled for each in one)


def uses(*lists: tuple[int, Sequence[bytes]]) -> bytes:
    """Lists as paragraphs name them: the definition of each, and what it changes."""
    heads = (struct.pack("<I8xBBBB", definition, len(changes), 0, 0, 0) for definition, changes in lists)
    data = (struct.pack("<I", 0xFFFFFFFF) + b"".join(changes) for _, changes in lists)
    return struct.pack("<I", len(lists)) + b"".join(heads) + b"".join(data)


def starting(at: int, start: int) -> bytes:
    """A change: where a level starts."""
    return struct.pack("<II", start, at | 0x10)


def changed(at: int, new: bytes) -> bytes:
    """A change: a level of its own."""
    return struct.pack("<II", 0, at | 0x20) + new


def anchors(*shapes: tuple[int, int]) -> bytes:
    """Positions of shapes by name, and where the text ends."""
    return plc([place for place, _ in shapes] + [0], (struct.pack("<I22x", name) for _, name in shapes))


def box_texts(*boxes: tuple[int, int], end: int) -> bytes:
    """Where the text of each shape's box begins, the shape, and where all end."""
    places = [place for place, _ in boxes]
    return plc([*places, end], (struct.pack("<8xHIII", 0, 0, name, 0) for _, name in boxes))


# The file


def doc(
    paragraphs: Sequence[Paragraph],
    parts: Mapping[int, bytes] | None = None,
    lengths: Mapping[str, int] | None = None,
    streams: Mapping[str, bytes] | None = None,
    *,
    flags: int = 0x0200,
    version: int = 0xC1,
    narrow: bool = False,
    hidden_parts: Sequence[int] = (),
    behind_lists: bytes = b"",
) -> bytes:
    """A file of paragraphs.

    Args:
        paragraphs: Of all texts, one behind the other.
        parts: Structures by their number in the header.
        lengths: Characters of the texts behind the main one.
        streams: Further streams.
        flags: Of the header.
        version: nFib.
        narrow: Whether a character is a byte.
        hidden_parts: Structures that the header does not name.
        behind_lists: Levels of lists, which stand behind their definitions.
    """
    text = "".join(run.text for each in paragraphs for run in (*each.runs, each.end))
    data = text.encode("cp1252" if narrow else "utf-16-le")
    width, units = (1, len(data)) if narrow else (2, len(data) // 2)
    start = 1024
    body = data + b"\0" * (-len(data) % 512)
    pages, tables = _pages(paragraphs, start, width, (start + len(body)) // 512)
    place = start * 2 | 1 << 30 if narrow else start
    clx = plc([0, units], [struct.pack("<HIH", 0, place, 0)])
    made = {PIECES: b"\x02" + struct.pack("<I", len(clx)) + clx, **tables, **(parts or {})}
    shorter = lengths or {}
    table, pairs = b"", bytearray(8 * 93)
    for number, structure in made.items():
        if number not in hidden_parts:
            size = len(structure) - (len(behind_lists) if number == LISTS else 0)
            struct.pack_into("<II", pairs, 8 * number, len(table), size)
        table += structure
    counts = [units - sum(shorter.values()), *[shorter.get(name, 0) for name in LENGTHS[1:]]]
    head = struct.pack("<HHHHHH", 0xA5EC, version, 0, 0, 0, flags).ljust(32, b"\0")
    head += struct.pack("<H28xH12x8I", 14, 22, *counts).ljust(120, b"\0") + struct.pack("<H", 93)
    document = (head + pairs).ljust(start, b"\0") + body + b"".join(pages)
    return compound({"WordDocument": document, "1Table": table, **(streams or {})})


def _pages(
    paragraphs: Sequence[Paragraph], start: int, width: int, first: int
) -> tuple[list[bytes], dict[int, bytes]]:
    """Pages of properties, and the tables that list them; a run a page is enough for a test."""
    pages: list[bytes] = []
    found: dict[int, list[tuple[int, int, int]]] = {PARAGRAPHS: [], CHARACTERS: []}
    at = start
    for each in paragraphs:
        begin = at
        for run in (*each.runs, each.end):
            size = len(run.text.encode("utf-16-le")) // 2 * width
            found[CHARACTERS].append((at, at + size, first + len(pages)))
            pages.append(_page(at, at + size, bytes([len(run.stated)]) + run.stated, 1))
            at += size
        stated = struct.pack("<H", each.style) + each.stated
        stated += b"\0" * (len(stated) % 2)
        found[PARAGRAPHS].append((begin, at, first + len(pages)))
        pages.append(_page(begin, at, bytes([0, len(stated) // 2]) + stated, 13))
    return pages, {pair: _table(runs) for pair, runs in found.items()}


def _table(runs: list[tuple[int, int, int]]) -> bytes:
    """The table of pages, those of empty runs left out."""
    kept = [run for run in runs if run[0] < run[1]]
    places = [*[first for first, _, _ in kept], kept[-1][1]]
    return plc(places, (struct.pack("<I", page) for *_, page in kept))


def _page(first: int, last: int, stated: bytes, entry: int) -> bytes:
    at = (511 - len(stated)) // 2 * 2
    head = struct.pack("<IIB", first, last, at // 2)
    return (head.ljust(at, b"\0") + stated).ljust(511, b"\0") + b"\x01"


def compound(streams: Mapping[str, bytes], sector: int = SECTOR) -> bytes:
    """A compound file of streams at its root, in sectors of 512 or 4096 bytes."""
    large = {name: data for name, data in streams.items() if len(data) >= CUTOFF}
    small = {name: data for name, data in streams.items() if len(data) < CUTOFF}
    mini, mini_fat, starts = _chained(small, MINI)
    directory = -(-(len(streams) + 1) * 128 // sector) * sector
    stores = {"directory": b"\0" * directory, "mini fat": mini_fat, "mini": mini, **large}
    body, fat, places = _chained(stores, sector)
    starts |= places
    root = _entry("Root Entry", 5, 1, places["mini"] if mini else END, len(mini))
    entries = root + b"".join(
        _entry(name, 2, NOBODY, starts[name], len(data), at + 1 if at < len(streams) else NOBODY)
        for at, (name, data) in enumerate(streams.items(), 1)
    )
    tables, named, count, more = _tables(fat, len(body) // sector, sector)
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16
    header += struct.pack("<HHHHH", 0x3E, 3 if sector == SECTOR else 4, 0xFFFE, sector.bit_length() - 1, 6)
    header += struct.pack("<6x9I", 0, count, places["directory"], 0, CUTOFF, places["mini fat"] if mini else END,
                          1, more, 0)  # fmt: skip
    header += struct.pack("<109I", *named, *[FREE] * (109 - len(named)))
    return header.ljust(sector, b"\0") + entries.ljust(directory, b"\0") + body[directory:] + tables


def _tables(fat: bytes, sectors: int, sector: int) -> tuple[bytes, list[int], int, int]:
    """The FAT in sectors, those that the header names, how many there are, and the first that names more of them."""
    count = extra = 0
    for _ in range(5):  # the tables are in the tables, too
        count = -(-(sectors + count + extra) * 4 // sector)
        extra = -(-max(0, count - 109) // (sector // 4 - 1))
    fat += struct.pack("<I", FAT_SECTOR) * count + struct.pack("<I", FAT_SECTOR - 1) * extra
    numbers = [*range(sectors, sectors + count)]
    behind = b""
    for at in range(extra):
        named = numbers[109 + at * (sector // 4 - 1) :][: sector // 4 - 1]
        following = sectors + count + at + 1 if at + 1 < extra else END
        behind += struct.pack(f"<{len(named)}I", *named).ljust(sector - 4, b"\xff") + struct.pack(
            "<I", following
        )
    return (
        fat.ljust(count * sector, b"\xff") + behind,
        numbers[:109],
        count,
        sectors + count if extra else END,
    )


def _chained(streams: Mapping[str, bytes], size: int) -> tuple[bytes, bytes, dict[str, int]]:
    """Streams in sectors, the table that chains them, and where each begins."""
    body, table, starts = b"", b"", {}
    for name, data in streams.items():
        first, count = len(body) // size, -(-len(data) // size)
        starts[name] = first if count else END
        if count:
            table += struct.pack(f"<{count}I", *range(first + 1, first + count), END)
        body += data.ljust(count * size, b"\0")
    return body, table, starts


def _entry(name: str, kind: int, child: int, start: int, size: int, right: int = NOBODY) -> bytes:
    wide = name.encode("utf-16-le") + b"\0\0"
    head = wide.ljust(64, b"\0") + struct.pack("<HBB", len(wide), kind, 1)
    return (head + struct.pack("<III", NOBODY, right, child)).ljust(116, b"\0") + struct.pack(
        "<IQ", start, size
    )


# What is read of them


def load(data: bytes) -> Source:
    return read(data, Origin("公文.doc", "doc"))


def lines(*paragraphs: Paragraph, parts: dict[int, bytes] | None = None) -> list[str]:
    return load(doc(paragraphs, parts)).text.split("\n")[:-1]


def in_lists(
    *paragraphs: Paragraph, levels: bytes, lists: bytes, more: dict[int, bytes] | None = None
) -> list[str]:
    return lines(*paragraphs, parts={LISTS: levels, LIST_USES: lists, **(more or {})})
