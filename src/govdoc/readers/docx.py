"""DOCX → Source: one line a paragraph, automatic numbers written out, tables as tables.

What is shown counts: tracked changes as accepted, field results, text boxes behind the paragraph that they
hang on, hidden text not at all. Headers, footers and comments are not text of the notice. Footnotes and
endnotes are kept at the end as furniture: they would tear the sentence apart where they are marked, and close
no notice.
"""

from collections.abc import Iterator

from msgspec.structs import replace

from govdoc.errors import ReadError
from govdoc.model import Origin, Source
from govdoc.readers.sheet import Sheet, is_data
from govdoc.readers.wordprocessing.conventions import TITLES, is_grid, laid_out, with_notes
from govdoc.readers.wordprocessing.counting import Numbering, joined
from govdoc.readers.wordprocessing.names import (
    ALT_CHUNK,
    SDT_CONTENT,
    TBL,
    Element,
    P,
    R,
    W,
)
from govdoc.readers.wordprocessing.numbering import read_numbering
from govdoc.readers.wordprocessing.package import ADVICE, Package
from govdoc.readers.wordprocessing.paragraphs import Properties, prune, read_properties, words_in
from govdoc.readers.wordprocessing.pasted import is_pasted
from govdoc.readers.wordprocessing.pending import Pending
from govdoc.readers.wordprocessing.styles import StyleSheet
from govdoc.readers.wordprocessing.tables import has_rules, read_rows, style_of

WRAPPERS = frozenset(W + name for name in ("ins", "moveTo", "customXml", "smartTag", "txbxContent", "body"))
"""Elements that may stand round paragraphs."""
OUR_TABLE = "GovTable"
"""Style of the tables that govdoc writes: none of them arranges a page."""
DEEPEST_CHUNK = 2
"""A DOCX in a DOCX in a DOCX is the last that is read."""
NOTES = (("footnotes", W + "footnote"), ("endnotes", W + "endnote"))


def read(data: bytes, origin: Origin) -> Source:
    """Read a DOCX.

    Raises:
        ReadError: Damaged, encrypted, no DOCX, or a file made to harm: entities, a zip bomb.
    """
    package = Package(data, origin.name)
    try:
        return _Reader(package, 0).read(origin)
    except RecursionError as fault:
        raise ReadError(f"{package.name}：内部结构嵌套过深，不像一份公文，已拒绝读取。") from fault


class _Reader:
    """Walks through the body once, counting the automatic numbers."""

    def __init__(self, package: Package, depth: int) -> None:
        self.package, self.depth = package, depth
        self.part = package.main_part()
        root = package.tree(self.part)
        body = root.find(W + "body") if root is not None else None
        if body is None:
            raise ReadError(f"{package.name}：不是 Word 文档（没有正文部分 {self.part}）。请确认文件格式。")
        self.body = body
        styles = package.related(self.part, "styles")
        self.styles = StyleSheet((package.part(styles) if styles else None) or b"")
        self._lists: Numbering | None = None
        self.boxes = prune(body)
        self.text = words_in(body)
        self.sheet = Sheet()
        self.pending = Pending[Element](self.sheet, self._blocks)
        self.title = ""
        self.unread: list[str] = []
        """Chunks in formats that have no reader."""

    def _related(self, kind: str) -> Element | None:
        name = self.package.related(self.part, kind)
        return self.package.tree(name) if name else None

    def read(self, origin: Origin) -> Source:
        self._blocks(self.body)
        self.pending.finish()
        source = self.sheet.source(origin, self.title or self._stated_title())
        if self.unread and not source.text.strip():
            raise ReadError(
                f"{self.package.name}：正文以 {'、'.join(self.unread)} 格式嵌入，无法读取。{ADVICE}"
            )
        if not self.boxes and is_pasted(source.text, self.body, self.styles):
            source = replace(source, paragraphs=False)
        return with_notes(source, [*self._notes()])

    def _blocks(self, parent: Element) -> None:
        for element in parent:
            tag = element.tag
            if tag == P:
                self._paragraph(element)
            elif tag == TBL:
                self.pending.finish()
                self._table(element)
            elif tag == ALT_CHUNK:
                self._chunk(element)
            elif tag == W + "sdt":
                for content in element.iterfind(SDT_CONTENT):
                    self._blocks(content)
            elif tag in WRAPPERS:
                self._blocks(element)

    def _paragraph(self, paragraph: Element) -> None:
        stated = read_properties(paragraph)
        self.pending.add(self._words(paragraph, stated), self._boxes(paragraph))
        if not stated.runs_on:
            self.pending.end()

    def _boxes(self, paragraph: Element) -> list[Element]:
        """The text boxes that hang on a paragraph, their words read."""
        boxes = self.boxes.get(paragraph, [])
        for box in boxes:
            self.text |= words_in(box)
        return boxes

    def _words(self, paragraph: Element, stated: Properties) -> str:
        """A paragraph's text behind its number."""
        id_ = stated.style or self.styles.default
        style = self.styles.get(id_)
        text = self.text.get(paragraph, "")
        text = laid_out(text, style.name)
        if style.name in TITLES:
            self.title = self.title or text.strip()
        number = style.number if stated.number is None else stated.number
        if not number:  # 0 takes a paragraph out of its style's list
            return text
        level = style.level if stated.level is None else stated.level
        if level is None:
            level = self.numbering.level_of_style(number, id_)
        return joined(self.numbering.count(number, level), text)

    @property
    def numbering(self) -> Numbering:
        """The lists, read when the first paragraph is found in one."""
        if self._lists is None:
            self._lists = read_numbering(self._related("numbering"), self.styles)
        return self._lists

    def _table(self, table: Element) -> None:
        """A table of data; one that arranges the page is read cell by cell."""
        lines: list[list[str]] = []
        rows = [row for row in read_rows(table, lambda cell: self._cell(cell, lines)) if row]
        if style_of(table) == OUR_TABLE or is_data(rows) or (has_rules(table) and is_grid(rows)):
            self.sheet.table(rows)
            return
        for cell in lines:
            for line in cell:
                self.sheet.line(line)

    def _cell(self, cell: Element, lines: list[list[str]]) -> str:
        """A cell's text, paragraphs and inner tables joined by blanks; its lines go to `lines`."""
        found: list[str] = []
        for paragraph in cell.iter(P):
            found += self._cell_lines(paragraph)
            for box in self._boxes(paragraph):
                found += [line for inner in box.iter(P) for line in self._cell_lines(inner)]
        lines.append(found)
        return " ".join(line.strip() for line in found if line.strip())

    def _cell_lines(self, paragraph: Element) -> list[str]:
        return self._words(paragraph, read_properties(paragraph)).split("\n")

    def _chunk(self, element: Element) -> None:
        from govdoc.readers.wordprocessing.chunks import write_chunk  # pulls in the HTML reader

        target = self.package.target(self.part, element.get(R + "id")) or ""
        data = self.package.part(target)
        if data is None:
            return
        if data.startswith(b"PK") and self.depth < DEEPEST_CHUNK:
            inner = _Reader(Package(data, self.package.name), self.depth + 1)
            inner._blocks(inner.body)
            inner.pending.finish()
            self.sheet.followed_by(inner.sheet)
        elif not write_chunk(data, target, self.sheet):
            self.unread.append(target.rpartition(".")[2] or target)

    def _stated_title(self) -> str | None:
        """The title in the file's own metadata."""
        root = self.package.tree("docProps/core.xml")
        found = root.findtext("{http://purl.org/dc/elements/1.1/}title") if root is not None else None
        return (found or "").strip() or None

    def _notes(self) -> Iterator[str]:
        """Footnotes and endnotes that say something, a line each."""
        for kind, tag in NOTES:
            root = self._related(kind)
            for note in root.iterfind(tag) if root is not None else ():
                if note.get(W + "type") in (None, "normal"):
                    prune(note)
                    text = " ".join(
                        each.replace("\n", " ").strip() for each in words_in(note).values()
                    ).strip()
                    if text:
                        yield text
