"""DOC of Word 97 to 2003, and WPS, which is the same → Source: read as a DOCX of the same document is.

One line a paragraph, automatic numbers written out, tables as tables. What is shown counts: tracked changes as
accepted, field results, text boxes behind the paragraph that they hang on, hidden text not at all. Headers, footers and
comments are not text of the notice; footnotes and endnotes stand at the end as furniture.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import NoReturn

from msgspec.structs import replace

from govdoc.errors import ReadError
from govdoc.model import Origin, Source
from govdoc.readers.binaryword.compound import Compound
from govdoc.readers.binaryword.content import MOST_CHARACTERS, Content, TooLong, read_content
from govdoc.readers.binaryword.header import Header
from govdoc.readers.binaryword.little import Damage
from govdoc.readers.binaryword.old import read_old
from govdoc.readers.binaryword.properties import NOTHING, Paragraph
from govdoc.readers.binaryword.shown import words
from govdoc.readers.sheet import Sheet
from govdoc.readers.sniffing import COMPOUND
from govdoc.readers.wordprocessing.collecting import Table, write_table
from govdoc.readers.wordprocessing.conventions import TITLES, Style, laid_out, with_notes
from govdoc.readers.wordprocessing.counting import Numbering, joined
from govdoc.readers.wordprocessing.pasted import PLAIN_STYLES, is_broken
from govdoc.readers.wordprocessing.pending import Pending

PARAGRAPH_END = re.compile("[\r\x07\x0c]")
CELL_END, SECTION_END = "\x07", "\x0c"
ADVICE = "请用 Word 或 WPS 打开后另存为 .docx 再试。"
NO_STYLE = Style()


def read(data: bytes, origin: Origin) -> Source:
    """Read a DOC.

    Raises:
        ReadError: Damaged, encrypted, no document of Word, or far longer than a notice.
    """
    name = origin.name or "输入的内容"
    if not data.startswith(COMPOUND):
        raise ReadError(
            f"{name}：不是 Word 97–2003 的文件（可能已损坏，或由更早的 Word、WPS 写成）。{ADVICE}"
        )
    try:
        return _Reader(_content(data, name)).read(origin)
    except Damage as fault:
        raise ReadError(
            f"{name}：Word 文件（.doc）已损坏或不完整，无法读取。请重新获取文件，或用 Word、WPS 打开后另存为 .docx 再试。"
        ) from fault
    except TooLong as fault:
        raise ReadError(f"{name}：超过 {MOST_CHARACTERS} 字，不像一份公文。请拆分后再试。") from fault


def _content(data: bytes, name: str) -> Content:
    compound = Compound(data)
    document = compound.stream("WordDocument")
    if document is None:
        _refuse(compound.names, name)
    header = Header(document)
    if header.is_encrypted:
        _refuse_encrypted(name)
    if not header.is_old:
        return read_content(compound, header, document)
    try:
        return read_old(document)
    except Damage as fault:
        raise ReadError(f"{name}：这是 Word 6.0/95 的文件，其中的文字无法可靠读出。{ADVICE}") from fault


def _refuse(names: frozenset[str], name: str) -> NoReturn:
    if "EncryptedPackage" in names:  # [MS-OFFCRYPTO] 2.3.4: a DOCX behind a password
        _refuse_encrypted(name)
    raise ReadError(f"{name}：文件里没有 Word 正文（可能是电子表格、演示文稿，或其他程序的文件）。{ADVICE}")


def _refuse_encrypted(name: str) -> NoReturn:
    raise ReadError(f"{name}：文件已加密，须有口令才能打开。请用口令打开，另存为不加密的 .docx 后再试。")


class _Reader:
    """Walks through the text once, counting the automatic numbers."""

    def __init__(self, content: Content) -> None:
        self.content = content
        self.sheet = Sheet()
        self.table = Table()
        self.pending = Pending[tuple[int, int]](self.sheet, lambda box: self._blocks(*box))
        self.title = ""
        self.is_plain = not content.boxes
        """Whether nothing so far is set as a paragraph, as an item of a list, or otherwise than line by line."""
        self._written = 0
        self._anchors = sorted(content.boxes)
        self._lists: Numbering | None = None

    def read(self, origin: Origin) -> Source:
        self._blocks(0, self.content.main)
        for first, last in self.content.boxes.get(self.content.main, ()):
            self._blocks(first, last)
        self.pending.finish()
        source = self.sheet.source(origin, self.title or self.content.title or None)
        if self.is_plain and is_broken(source.text):
            source = replace(source, paragraphs=False)
        return with_notes(source, [*self.content.notes])

    def _paragraphs(self, start: int, end: int) -> Iterator[tuple[int, int, str]]:
        """Where each paragraph of a text begins and ends, and the sign that ends it."""
        text = self.content.text
        for match in PARAGRAPH_END.finditer(text, start, end):
            if match[0] != SECTION_END or match.start() in self.content.section_ends:
                yield start, match.start(), match[0]
                start = match.end()
        if start < end:
            yield start, end, ""

    def _blocks(self, start: int, end: int) -> None:
        for first, last, sign in self._paragraphs(start, end):
            stated = self._stated(last)
            if stated.depth or sign == CELL_END:
                self._in_table(first, last, sign, stated)
            else:
                self._end_table()
                self._paragraph(first, last, stated)
        self._end_table()

    def _stated(self, end: int) -> Paragraph:
        return self.content.stated(end) if self.content.stated else NOTHING

    def _paragraph(self, first: int, last: int, stated: Paragraph) -> None:
        self.pending.add(self._words(first, last, stated), self._boxes(first, last))
        if last not in self.content.deleted:
            self.pending.end()

    def _boxes(self, first: int, last: int) -> list[tuple[int, int]]:
        """The text boxes that hang on a paragraph."""
        at = bisect_left(self._anchors, first)
        found: list[tuple[int, int]] = []
        while at < len(self._anchors) and self._anchors[at] <= last < self.content.main:
            found += self.content.boxes[self._anchors[at]]
            at += 1
        return found

    def _words(self, first: int, last: int, stated: Paragraph) -> str:
        """A paragraph's text behind its number."""
        style = self.content.styles.get(stated.style) if self.content.styles else NO_STYLE
        text = laid_out(words(self.content.text[first:last]), style.name)
        if style.name in TITLES:
            self.title = self.title or text.strip()
        number = style.number if stated.number is None else stated.number
        self.is_plain &= not number and not stated.is_set and style.name in PLAIN_STYLES
        if not number:
            return text
        level = style.level if stated.level is None else stated.level
        if level is None:
            level = self.numbering.level_of_style(number, str(stated.style))
        marker = self.numbering.count(number, level)
        self._written += len(marker)
        if self._written > MOST_CHARACTERS:
            raise TooLong
        return joined(marker, text)

    @property
    def numbering(self) -> Numbering:
        """The lists, read when the first paragraph is found in one."""
        if self._lists is None:
            self._lists = self.content.lists()
        return self._lists

    def _in_table(self, first: int, last: int, sign: str, stated: Paragraph) -> None:
        """A paragraph of a cell, or the end of a row."""
        self.is_plain = False
        self.pending.finish()
        if self._is_row_end(first, last, sign, stated):
            if stated.depth <= 1:
                self.table.end_row(stated.row, is_deleted=last in self.content.deleted)
            return
        self.table.lines(self._cell_lines(first, last, stated))
        for box in self._boxes(first, last):
            for start, end, _ in self._paragraphs(*box):
                self.table.lines(self._cell_lines(start, end, self._stated(end)))
        if sign == CELL_END and stated.depth <= 1:
            self.table.end_cell()

    def _is_row_end(self, first: int, last: int, sign: str, stated: Paragraph) -> bool:
        """Whether a sign ends a row: as the file says, or where it says nothing, an empty cell behind another."""
        if self.content.stated:
            return stated.is_row_end
        return sign == CELL_END and first == last and self.content.text[max(0, first - 1)] == CELL_END

    def _cell_lines(self, first: int, last: int, stated: Paragraph) -> list[str]:
        return self._words(first, last, stated).split("\n")

    def _end_table(self) -> None:
        if self.table.is_empty:
            return
        table, self.table = self.table, Table()
        write_table(table.finished(), self.sheet)
