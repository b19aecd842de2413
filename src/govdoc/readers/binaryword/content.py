"""What is in a file: its texts as shown, and what is stated of each paragraph. Streams → `Content`."""

from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import TypeVar

from msgspec import Struct

from govdoc.readers.binaryword import header as parts
from govdoc.readers.binaryword.boxes import Boxes, read_boxes
from govdoc.readers.binaryword.compound import Compound
from govdoc.readers.binaryword.header import Header
from govdoc.readers.binaryword.lists import read_lists
from govdoc.readers.binaryword.little import Damage, u32s
from govdoc.readers.binaryword.pages import CHARACTER, PARAGRAPH, Pages
from govdoc.readers.binaryword.pieces import Pieces
from govdoc.readers.binaryword.properties import NOTHING, Paragraph, Statements
from govdoc.readers.binaryword.shown import patched, patches, without_codes, words
from govdoc.readers.binaryword.stylesheet import StyleSheet
from govdoc.readers.binaryword.summary import STREAM, read_title
from govdoc.readers.wordprocessing.counting import Numbering

SECTION = 12
"""Bytes of a section's entry (2.8.26 PlcfSed)."""
MOST_CHARACTERS = 5_000_000
"""Characters of a file; the Civil Code has 110,000."""

T = TypeVar("T")


class TooLong(Exception):  # noqa: N818
    """More characters than a document has. It never leaves the reader."""


class Content(Struct, frozen=True):
    """The main text and what belongs to it."""

    text: str
    """All texts as shown, a character for each unit of UTF-16 (`shown`)."""
    main: int
    """Where the main text ends."""
    deleted: frozenset[int] = frozenset()
    """Positions of ends of paragraphs and rows that are deleted."""
    section_ends: frozenset[int] = frozenset()
    """Positions at which a form feed ends a section, and so a paragraph; elsewhere it breaks a page."""
    stated: Callable[[int], Paragraph] | None = None
    """What is stated of the paragraph whose end has a position; None where the file says nothing of any."""
    styles: StyleSheet | None = None
    lists: Callable[[], Numbering] = lambda: Numbering({})
    boxes: Boxes = {}
    notes: tuple[str, ...] = ()
    """Footnotes and endnotes, one line each."""
    title: str = ""
    """As the file's own metadata states it."""


def read_content(compound: Compound, header: Header, document: bytes) -> Content:
    """The content of a file of Word 97 or later.

    Args:
        compound: The file's streams.
        header: The block at the start of the stream WordDocument.
        document: That stream.

    Raises:
        Damage: Its text cannot be read.
        TooLong: It has more than `MOST_CHARACTERS`.
    """
    return _Opened(compound, header, document).content()


class _Opened:
    """The structures of a file; of those that are damaged, only the text's own cannot be done without."""

    def __init__(self, compound: Compound, header: Header, document: bytes) -> None:
        table = compound.stream(header.table)
        if table is None:
            raise Damage(f"no {header.table}")
        self.compound, self.header, self.document, self.table = compound, header, document, table
        self.lengths = header.lengths
        self.pieces = Pieces(self._part(parts.PIECES))
        if self.pieces.end > MOST_CHARACTERS:
            raise TooLong
        data = spared(lambda: compound.stream("Data"), None)
        self.statements = Statements(data or b"")
        self.paragraphs = spared(lambda: self._pages(parts.PARAGRAPHS, PARAGRAPH), None)
        self.text = ""

    def content(self) -> Content:
        nothing = Pages(b"", b"", CHARACTER)
        characters = spared(lambda: self._pages(parts.CHARACTERS, CHARACTER), None) or nothing
        text = self.pieces.text(self.document)
        text, deleted = patched(text, patches(self.pieces, characters, self.statements))
        self.text = without_codes(text)
        return Content(
            self.text,
            min(self.lengths.main, len(text)),
            deleted,
            spared(self._section_ends, frozenset()),
            self._stated if self.paragraphs is not None else None,
            spared(lambda: StyleSheet(self._part(parts.STYLES)), None),
            self._lists,
            spared(self._boxes, {}),
            (*self._notes("footnotes", parts.NOTE_TEXTS), *self._notes("endnotes", parts.ENDNOTE_TEXTS)),
            spared(self._title, ""),
        )

    def _part(self, pair: int) -> bytes:
        return self.header.structure(self.table, pair)

    def _pages(self, pair: int, entry: int) -> Pages | None:
        table = self._part(pair)
        return Pages(table, self.document, entry) if table else None

    def _stated(self, position: int) -> Paragraph:
        piece = self.pieces.at(position)
        if piece is None or self.paragraphs is None:
            return NOTHING
        stated = self.paragraphs.at(piece.byte_of(position))
        return self.statements.paragraph(stated, self.pieces.properties(piece))

    def _section_ends(self) -> frozenset[int]:
        table = self._part(parts.SECTIONS)
        count = max(0, (len(table) - 4) // (4 + SECTION))
        return frozenset(each - 1 for each in u32s(table, 4, count)) if count else frozenset()

    def _lists(self) -> Numbering:
        start, size = self.header.place(parts.LISTS)
        uses = spared(lambda: self._part(parts.LIST_USES), b"")
        return read_lists(self.table, start, uses) if size and uses else Numbering({})

    def _boxes(self) -> Boxes:
        part = self._part
        anchors, texts = part(parts.ANCHORS), part(parts.BOX_TEXTS)
        drawings = spared(lambda: part(parts.DRAWINGS), b"")
        found = read_boxes(anchors, texts, drawings, self.lengths.main, self.lengths.start("boxes"))
        boxes = {at: [*self._telling(places)] for at, places in found.items()}
        return {at: places for at, places in boxes.items() if places}

    def _telling(self, boxes: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
        """The boxes that say something, without the empty paragraph that closes each."""
        for first, last in boxes:
            text = self.text[first:last]
            if text.strip("\r\0 "):
                yield first, last - 1 if text.endswith("\r\r") else last

    def _notes(self, name: str, pair: int) -> Iterator[str]:
        """The notes that say something (PlcffndTxt: two positions more than notes)."""
        table = spared(lambda: self._part(pair), b"")
        places = u32s(table, 0, len(table) // 4)
        if len(places) < 3 or any(a > b for a, b in pairwise(places)):
            return
        start = self.lengths.start(name)
        for first, last in pairwise(places[:-1]):
            paragraphs = self.text[start + first : start + last].split("\r")
            if text := " ".join(words(each).replace("\n", " ").strip() for each in paragraphs).strip():
                yield text

    def _title(self) -> str:
        stream = self.compound.stream(STREAM)
        return read_title(stream) if stream else ""


def spared(read: Callable[[], T], otherwise: T) -> T:
    """What a part of the file says; something else where that part is damaged."""
    try:
        return read()
    except Damage:
        return otherwise
