"""The notice itself: parts, units, paragraphs, tables and the envelope, with the marks in them.

The reading is shown: line breaks inside a paragraph, page marks and web chrome are left out of it.
"""

import re
from collections.abc import Iterable, Iterator

from govdoc.exporters.page.escapes import safe
from govdoc.exporters.page.index import Index
from govdoc.exporters.page.marks import Marks
from govdoc.exporters.page.sources import Cited
from govdoc.model import (
    Block,
    Cell,
    Document,
    Element,
    Furniture,
    Heading,
    Paragraph,
    Part,
    Section,
    Span,
    Table,
)

LINE = re.compile("[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
IN_LINES = {"attachments", "contents", "copies", "metadata", "printing", "signatory"}
"""Roles of elements whose lines stay lines."""
LOWEST = 6
"""HTML has six levels of headings."""


class Text:
    """Writes the text of a document, once, from its start to its end."""

    def __init__(self, document: Document, index: Index, cited: Cited) -> None:
        self.document = document
        self.index = index
        self.marks = Marks(document, index, cited)
        self.pending = self.marks.points[::-1]
        """Points that are not yet written, the next one last."""
        self.tiles: dict[int, list[Span]] = {}
        """The pieces of each leaf that furniture leaves over."""
        for leaf in document.leaves():
            self.tiles.setdefault(id(leaf.node), []).append(leaf.span)

    def html(self) -> str:
        """All parts, one article each."""
        parts = "".join(self._part(number, part) for number, part in enumerate(self.document.parts))
        return parts + self._points(len(self.document.text) + 1)

    def _part(self, number: int, part: Part) -> str:
        header = "".join(map(self._element, part.header.elements))
        blocks = "".join(map(self._block, part.blocks))
        footer = "".join(map(self._element, part.closing.elements))
        return (
            f'<article class="part" id="p{number}">\n'
            f"{_wrapped('header', header)}{blocks}{_wrapped('footer', footer)}</article>\n"
        )

    def _element(self, element: Element) -> str:
        tag = "h2" if element.role == "title" else "p"
        between = "<br>" if element.role in IN_LINES else ""
        return f'<{tag} class="leaf e-{element.role}">{self._leaf(element, between)}</{tag}>\n'

    def _block(self, block: Block) -> str:
        if isinstance(block, Section):
            return self._section(block)
        if isinstance(block, Table):
            return self._table(block)
        return f'<p class="leaf">{self._leaf(block)}</p>\n'

    def _section(self, unit: Section) -> str:
        who = self.index.who(unit.assignments)
        opening, rest = self._opening(unit)
        blocks = "".join(map(self._block, rest))
        return f'<section class="d{unit.depth}" id="{self.index.address(unit)}"{who}>\n{opening}{blocks}</section>\n'

    def _opening(self, unit: Section) -> tuple[str, tuple[Block, ...]]:
        """The line with the marker: a heading, a paragraph, or both where the text runs on; and what follows."""
        marker = f'<span class="n">{self._leaf(unit.marker)}</span>'
        first = unit.blocks[0] if unit.blocks and isinstance(unit.blocks[0], Paragraph) else None
        if not unit.heading:
            said = self._leaf(first) if first else ""
            return f'<p class="leaf head">{marker}{said}</p>\n', unit.blocks[1:] if first else unit.blocks
        tag = f"h{min(unit.depth + 2, LOWEST)}"
        heading = self._leaf(unit.heading)
        if first and self._runs_on(unit.heading, first):
            run = f"<{tag}>{marker}{heading}</{tag}><p>{self._leaf(first)}</p>"
            return f'<div class="leaf head run">{run}</div>\n', unit.blocks[1:]
        return f'<{tag} class="leaf head">{marker}{heading}</{tag}>\n', unit.blocks

    def _runs_on(self, heading: Heading, behind: Paragraph) -> bool:
        """Whether a paragraph stands on the line of the heading."""
        return not any(
            stop in self.document.text[heading.span.start : behind.span.start] for stop in "\n\r\u2029"
        )

    def _table(self, table: Table) -> str:
        rows = "".join(f'<tr class="leaf">{"".join(map(self._cell, row))}</tr>\n' for row in table.rows)
        return f'<div class="wide" tabindex="0"><table class="own">\n{rows}</table></div>\n'

    def _cell(self, cell: Cell) -> str:
        columns = f' colspan="{cell.columns}"' if cell.columns > 1 else ""
        rows = f' rowspan="{cell.rows}"' if cell.rows > 1 else ""
        return f"<td{columns}{rows}>{self._leaf(cell)}</td>"

    def _leaf(self, node: object, between: str = "") -> str:
        """A leaf's reading with its marks; `between` is put where a line break was."""
        lines = [line for tile in self.tiles.get(id(node), ()) for line in _lines(self.document.text, tile)]
        return between.join(map(self._zones, lines))

    def _zones(self, line: Span) -> str:
        return "".join(
            mark.opening + self._links(start, end) + mark.closing if mark else self._links(start, end)
            for mark, start, end in self.marks.zones.cut(*line)
        )

    def _links(self, start: int, end: int) -> str:
        out = []
        for mark, at, stop in self.marks.links.cut(start, end):
            if mark:
                words = safe(self.document.text[at:stop])
                out += [self._points(stop), mark.opening, words, mark.closing]
            else:
                out += self._plain(at, stop)
        return "".join(out)

    def _plain(self, start: int, end: int) -> Iterator[str]:
        """Text without links, cut where points stand in it."""
        while self.pending and self.pending[-1].start < end:
            at = max(self.pending[-1].start, start)
            yield safe(self.document.text[start:at])
            yield self._points(at + 1)
            start = at
        yield safe(self.document.text[start:end])

    def _points(self, end: int) -> str:
        """The points that stand before a position and are not written yet."""
        out = []
        while self.pending and self.pending[-1].start < end:
            out.append(self.pending.pop().html)
        return "".join(out)


def _lines(text: str, span: Span) -> Iterator[Span]:
    """The lines of a stretch of text, without the blanks around them."""
    for line in LINE.finditer(text, *span):
        words = line[0].strip()
        if words:
            start = line.start() + len(line[0]) - len(line[0].lstrip())
            yield Span(start, start + len(words))


def _wrapped(tag: str, html: str) -> str:
    return f"<{tag}>\n{html}</{tag}>\n" if html else ""


def furniture(text: str, marks: Iterable[Furniture]) -> str:
    """What stands on the source's pages but is not text of the notice, folded away."""
    said = [" ".join(text[mark.span.start : mark.span.end].split()) for mark in marks]
    rows = "".join(f"<li>{safe(words)}</li>\n" for words in said if words)
    if not rows:
        return ""
    return f'<details class="chrome"><summary>未列入正文的页码、网页按钮等</summary>\n<ul>\n{rows}</ul></details>\n'
