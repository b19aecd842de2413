"""The file information block: what kind of file, how long its texts, where its structures ([MS-DOC] 2.5)."""

from msgspec import Struct

from govdoc.readers.binaryword.little import Damage, cut, u16, u32

IDENT, OLD_IDENT = 0xA5EC, 0xA5DC
"""2.5.2: a Word document; one of Word 6 or 95."""
WORD_97 = 0xC1
"""2.5.2: the first version (nFib) of this layout; Word 6 and 95 have another."""
ENCRYPTED, WHICH_TABLE = 0x0100, 0x0200
"""Flags of the base (2.5.2): fEncrypted, fWhichTblStm."""
LENGTHS = 76
"""Offset of ccpText in the block (2.5.4: after csw, fibRgW, cslw and three longs)."""
PAIRS = 154
"""Offset of the pairs of place and size (2.5.6); before them two bytes say how many."""
(
    STYLES, NOTE_TEXTS, SECTIONS, CHARACTERS, PARAGRAPHS, PIECES, ANCHORS, ENDNOTE_TEXTS, DRAWINGS, BOX_TEXTS,
    LISTS, LIST_USES,
) = (1, 3, 6, 12, 13, 33, 40, 47, 50, 56, 73, 74)  # fmt: skip
"""Pairs of FibRgFcLcb97 by their number: Stshf, PlcffndTxt, PlcfSed, PlcfBteChpx, PlcfBtePapx, Clx, PlcSpaMom,
PlcfendTxt, DggInfo, PlcftxbxTxt, PlfLst, PlfLfo."""


class Lengths(Struct, frozen=True, gc=False):
    """Characters of the texts that stand one behind the other (2.5.4)."""

    main: int
    footnotes: int
    headers: int
    macros: int
    """Reserved; Word 97 itself wrote it."""
    comments: int
    endnotes: int
    boxes: int
    header_boxes: int

    def start(self, name: str) -> int:
        """The character position at which a text begins."""
        names = self.__struct_fields__
        return sum(getattr(self, each) for each in names[: names.index(name)])


class Header:
    """The block at the start of the stream WordDocument."""

    def __init__(self, document: bytes) -> None:
        """Read the base.

        Raises:
            Damage: No Word document.
        """
        if u16(document, 0) not in (IDENT, OLD_IDENT):
            raise Damage("no Word document")
        self._document = document
        flags = u16(document, 10)
        self.is_old = u16(document, 2) < WORD_97
        self.is_encrypted = bool(flags & ENCRYPTED)
        self.table = "1Table" if flags & WHICH_TABLE else "0Table"
        """Name of the stream that holds all structures."""

    @property
    def lengths(self) -> Lengths:
        """How long the texts are."""
        found = [u32(self._document, LENGTHS + 4 * at) for at in range(8)]
        if max(found) >= 1 << 31:
            raise Damage("a text of negative length")
        return Lengths(*found)

    def structure(self, table: bytes, pair: int) -> bytes:
        """The bytes of a structure in the table stream; nothing where the file has none.

        Raises:
            Damage: It lies beyond the stream.
        """
        start, size = self.place(pair)
        return cut(table, start, size) if size else b""

    def place(self, pair: int) -> tuple[int, int]:
        """Where a structure begins in the table stream, and its size in bytes."""
        if pair >= u16(self._document, PAIRS - 2):
            return 0, 0
        return u32(self._document, PAIRS + 8 * pair), u32(self._document, PAIRS + 8 * pair + 4)
