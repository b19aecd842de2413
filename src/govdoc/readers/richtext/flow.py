"""A stream of paragraphs and tables: the body, a text box, a note. Pieces of text → lines and tables."""

from msgspec import Struct

from govdoc.readers.binaryword.shown import words
from govdoc.readers.richtext.header import Header
from govdoc.readers.richtext.rows import RowMaker
from govdoc.readers.sheet import Sheet
from govdoc.readers.wordprocessing.collecting import Cells, Table, write_table
from govdoc.readers.wordprocessing.conventions import TITLES, laid_out
from govdoc.readers.wordprocessing.counting import joined
from govdoc.readers.wordprocessing.pasted import PLAIN_STYLES

Block = str | list[Cells]
"""A line, or the rows of a table."""


class Paragraph(Struct, frozen=True):
    """What is stated of a paragraph."""

    style: int = 0
    list: int = 0
    level: int = 0
    is_in_table: bool = False
    depth: int = 1
    """In how many tables, one in the other, it stands, if in any."""
    is_set: bool = False
    """Whether somebody has set it: an indent, a border, a frame."""


class Flow:
    """Collects text until its paragraph, cell or row ends."""

    def __init__(self, header: Header) -> None:
        self.blocks: list[Block] = []
        self.title = ""
        """The first paragraph in the style of a title."""
        self.is_plain = True
        """Whether nothing so far is set as a paragraph, as an item of a list, or otherwise than line by line."""
        self.has_bullet = False
        """Whether the number of the paragraph that is open is a sign of a symbol font."""
        self.row = RowMaker()
        """What is said of rows."""
        self._header = header
        self._pieces: list[str] = []
        self._number: list[str] = []
        self._pending: list[str] = []
        """Texts of paragraphs whose end is deleted, and that go on in the next."""
        self._waiting: list[Block] = []
        """What stands in text boxes that hang on them."""
        self._table = Table()

    def put(self, text: str) -> None:
        """Add to the paragraph that is open."""
        self._pieces.append(text)

    def put_number(self, text: str) -> None:
        """Add to its automatic number."""
        self._number.append(text)

    def hang(self, box: "Flow") -> None:
        """Hang a text box on the paragraph that is open."""
        self.is_plain = False
        self.title = self.title or box.title
        if any(not isinstance(each, str) or each.strip() for each in box.blocks):
            self._waiting += box.blocks

    def end_paragraph(self, stated: Paragraph, *, is_deleted: bool = False) -> None:
        """End a paragraph, or a line in a cell."""
        self._header.spend(1)
        text = self._words(stated)
        if stated.is_in_table and stated.depth > 0:
            self._in_cell(text)
            return
        self._end_table()
        if text:
            self._pending.append(text)
        if not is_deleted:
            self._end_pending()

    def _end_pending(self) -> None:
        self.blocks += "".join(self._pending).split("\n")
        self.blocks += self._waiting
        self._pending, self._waiting = [], []

    def _in_cell(self, text: str) -> None:
        self.is_plain = False
        if self._pending:  # its end is deleted, and a table comes
            self._end_pending()
        self._table.lines(text.split("\n"))
        for block in self._waiting:
            lines = [block] if isinstance(block, str) else [each for row in block for each in row.texts]
            self._table.lines(lines)
        self._waiting = []

    def end_cell(self, stated: Paragraph) -> None:
        """End a cell."""
        self._header.spend(1)
        self._in_cell(self._words(stated))
        self._table.end_cell()

    def end_row(self) -> None:
        """End a row; text that no cell has ended is one."""
        self._header.spend(1)
        if self._is_open():
            self._in_cell(self._words(Paragraph()))
        self._table.end_row(self.row.row())

    def end_section(self, stated: Paragraph) -> None:
        """End a section, and the paragraph before it if nothing has."""
        if self._is_open() or self._pending:
            self.end_paragraph(stated)

    def _is_open(self) -> bool:
        """Whether a paragraph has begun; blanks alone are none, and are forgotten."""
        if "".join(self._pieces).strip() or self._waiting:
            return True
        self._pieces.clear()
        return False

    def finish(self, stated: Paragraph) -> None:
        """End what is still open."""
        self.end_section(stated)
        self._end_table()

    def _end_table(self) -> None:
        if not self._table.is_empty:
            self.blocks.append(self._table.finished())
            self._table = Table()

    def _words(self, stated: Paragraph) -> str:
        """The paragraph's text behind its number."""
        style = self._header.styles.get(stated.style, "")
        lines = "".join(self._pieces).split("\n")
        text = laid_out("\n".join(map(words, lines)), style)
        number = words("".join(self._number)).strip()
        self._pieces, self._number = [], []
        if style in TITLES:
            self.title = self.title or text.strip()
        is_in_list = bool(number) or stated.list > 0
        self.is_plain &= not is_in_list and not stated.is_set and style in PLAIN_STYLES
        is_bullet, self.has_bullet = self.has_bullet, False
        return joined(self._marker(number, stated), text) if is_in_list and not is_bullet else text

    def _marker(self, number: str, stated: Paragraph) -> str:
        """A number as the file writes it, or counted where it writes none; nothing for a bullet."""
        lists = self._header.lists
        if stated.list > 0 and lists.is_bullet(stated.list, stated.level):
            return ""
        if number or self._header.has_numbers:
            return number
        counted = lists.numbering.count(stated.list, stated.level)
        self._header.spend(len(counted))
        return counted

    @property
    def lines(self) -> list[str]:
        """All lines, those of cells among them."""
        found: list[str] = []
        for block in self.blocks:
            found += [block] if isinstance(block, str) else [each for row in block for each in row.texts]
        return found

    def write(self, sheet: Sheet) -> None:
        """Write lines and tables."""
        for block in self.blocks:
            if isinstance(block, str):
                sheet.line(block)
            else:
                write_table(block, sheet)
