"""What the file states of a paragraph or of characters: modifiers → the few properties that this reader asks for.

[MS-DOC] 2.6.1 character, 2.6.2 paragraph, 2.6.3 table properties. The last modifier of a property holds.
"""

from msgspec import Struct

from govdoc.readers.binaryword.little import u16, u32
from govdoc.readers.binaryword.modifiers import modifiers
from govdoc.readers.binaryword.rows import modified_row
from govdoc.readers.wordprocessing.grid import NO_ROW, Row

STYLE, LEVEL, LIST = 0x4600, 0x260A, 0x460B
"""sprmPIstd, sprmPIlvl, sprmPIlfo."""
IN_TABLE, ROW_END, DEPTH, DEEPER, INNER_CELL_END, INNER_ROW_END = (
    0x2416,
    0x2417,
    0x6649,
    0x664A,
    0x244B,
    0x244C,
)
"""sprmPFInTable, sprmPFTtp, sprmPItap, sprmPDtap, sprmPFInnerTtp."""
ELSEWHERE = (0x6645, 0x6646)
"""sprmPHugePapx in its two versions: the modifiers stand in the stream Data."""
SETTINGS = frozenset({
    0x840E, 0x840F, 0x8411, 0x845D, 0x845E, 0x8460, 0x4455, 0x4456, 0x4457,  # indents, in twips and in characters
    0x2407, 0x2640, 0x261B, 0x8418, 0x8419, 0x841A,  # page break before, outline level, frame
    0x6424, 0x6425, 0x6426, 0x6427, 0xC64E, 0xC64F, 0xC650, 0xC651,  # borders
})  # fmt: skip
"""Properties that somebody gives to a paragraph, not to a line: those that `wordprocessing.pasted` asks for in DOCX."""
BODY_LEVEL = 9
"""Outline level of text (0x2640 sprmPOutLvl), which is none."""
LISTS = 0x7FE
"""Most lists of a file (2.6.2 sprmPIlfo); beyond that are signs for none and for those of Word 6."""
DELETED, HIDDEN, SYMBOL, SPECIAL = 0x0800, 0x083C, 0x6A09, 0x0855
"""sprmCFRMarkDel, sprmCFVanish, sprmCSymbol, which holds where sprmCFSpec is on."""
WANTED = SETTINGS | {
    STYLE, LEVEL, LIST, IN_TABLE, ROW_END, DEPTH, DEEPER, INNER_ROW_END, DELETED, HIDDEN, SYMBOL, SPECIAL,
}  # fmt: skip
OF_TABLES = 5
"""Kind of a modifier (2.2.5.1 sgc)."""
TELLING = tuple(code.to_bytes(2, "little") for code in (DELETED, HIDDEN, SYMBOL))


class Paragraph(Struct, frozen=True):
    """What a paragraph says about itself; None where it says nothing."""

    style: int = 0
    """Its place in the style sheet (istd)."""
    number: int | None = None
    """The list that it is in, counted from 1; 0 for none."""
    level: int | None = None
    depth: int = 0
    """In how many tables, one in the other, it stands."""
    is_row_end: bool = False
    """Whether it is no paragraph but the end of a row, of whatever depth."""
    is_set: bool = False
    """Whether somebody has set it: an indent, a border, a frame."""
    row: Row = NO_ROW
    """The cells of the row that it ends."""


NOTHING = Paragraph()


class Characters(Struct, frozen=True, gc=False):
    """What is stated of characters."""

    is_deleted: bool = False
    is_hidden: bool = False
    symbol: int | None = None
    """The character that they stand for, by its place in a symbol font."""

    @property
    def is_plain(self) -> bool:
        """Whether they are shown as they are."""
        return not self.is_deleted and not self.is_hidden and self.symbol is None


PLAIN = Characters()


class Stated(Struct, frozen=True):
    """A list of modifiers: of each property that is asked for, the last operand."""

    operands: dict[int, bytes]
    row: Row = NO_ROW


class Statements:
    """Reads stated properties; the same bytes are read once, so that many that point to one long list cost little."""

    def __init__(self, data: bytes) -> None:
        """Prepare to read.

        Args:
            data: The stream Data, in which long lists stand; it may be empty.
        """
        self._data = data
        self._left = len(data)
        """Bytes of it that may still be read: no two lists need the same ones."""
        self._elsewhere: dict[int, Stated] = {}
        self._added: dict[bytes, Stated] = {}
        """Of pieces."""
        self._paragraphs: dict[tuple[bytes, bytes], Paragraph] = {}

    def paragraph(self, stated: bytes, added: bytes) -> Paragraph:
        """A paragraph's properties.

        Args:
            stated: The two bytes of its style and its modifiers (2.9.114 GrpPrlAndIstd).
            added: Modifiers of the piece that its end is in; what they say of tables is left out.
        """
        key = stated, added
        if key not in self._paragraphs:
            own = self._stated(stated[2:])
            style = u16(stated, 0) if len(stated) >= 2 else 0
            found = own.operands | self._of_piece(added).operands if added else own.operands
            self._paragraphs[key] = _paragraph(style, found, own.row)
        return self._paragraphs[key]

    def characters(self, stated: bytes, added: bytes) -> Characters:
        """The properties of characters, by their modifiers and those of their piece."""
        own = any(code in stated for code in TELLING)
        if not own and not added:
            return PLAIN
        found = self._stated(stated).operands if own else {}
        return _characters(found | self._of_piece(added).operands if added else found)

    def _of_piece(self, added: bytes) -> Stated:
        if added not in self._added:
            self._added[added] = self._stated(added)
        return self._added[added]

    def _stated(self, data: bytes, *, is_elsewhere: bool = False) -> Stated:
        """A list of modifiers; a list that stands elsewhere comes in place of the modifier that says so."""
        found: dict[int, bytes] = {}
        row = NO_ROW
        for code, operand in modifiers(data):
            if code in ELSEWHERE and not is_elsewhere:
                long = self._long(u32(operand, 0))
                found |= long.operands
                row = row if long.row is NO_ROW else long.row
            elif code in WANTED and operand:
                found[code] = operand
            elif code >> 10 & 7 == OF_TABLES:
                row = modified_row(row, code, operand)
        return Stated(found, row)

    def _long(self, at: int) -> Stated:
        """A long list in the stream Data (2.9.210 PrcData)."""
        if at not in self._elsewhere:
            size = u16(self._data, at) if at + 2 <= len(self._data) else 0
            self._left -= size
            data = self._data[at + 2 : at + 2 + size] if self._left >= 0 else b""
            self._elsewhere[at] = self._stated(data, is_elsewhere=True)
        return self._elsewhere[at]


def _paragraph(style: int, found: dict[int, bytes], row: Row) -> Paragraph:
    is_row_end = _is_on(found, ROW_END) or _is_on(found, INNER_ROW_END)
    return Paragraph(
        _number(found, STYLE, style) or 0,
        _list(found),
        _number(found, LEVEL),
        _depth(found),
        is_row_end,
        any(_is_setting(code, found[code]) for code in SETTINGS & found.keys()),
        row if is_row_end else NO_ROW,
    )


def _characters(found: dict[int, bytes]) -> Characters:
    symbol = u16(found[SYMBOL], 2) if SYMBOL in found and _is_on(found, SPECIAL) else None
    return Characters(_is_on(found, DELETED), _is_on(found, HIDDEN), symbol)


def _is_on(found: dict[int, bytes], code: int) -> bool:
    """Whether a switch is on (2.9.327 ToggleOperand: the lowest bit, taken from a style that has it off)."""
    return bool(found.get(code, b"\0")[0] & 1)


def _number(found: dict[int, bytes], code: int, otherwise: int | None = None) -> int | None:
    return int.from_bytes(found[code], "little") if code in found else otherwise


def _list(found: dict[int, bytes]) -> int | None:
    number = _number(found, LIST)
    return number if number is None or number <= LISTS else 0


def _depth(found: dict[int, bytes]) -> int:
    depth = (_number(found, DEPTH) or 0) + int.from_bytes(found.get(DEEPER, b""), "little", signed=True)
    return depth if 0 < depth < 1 << 15 else int(_is_on(found, IN_TABLE) or (DEPTH in found and depth > 0))


def _is_setting(code: int, operand: bytes) -> bool:
    """Whether a property of a paragraph does something: an indent of 0 does not."""
    return operand != bytes([BODY_LEVEL]) if code == 0x2640 else any(operand)


def list_of(modified: bytes) -> tuple[int | None, int | None]:
    """The list and level that modifiers of a style put its paragraphs in."""
    found = dict(modifiers(modified))
    return _list(found), _number(found, LEVEL)
