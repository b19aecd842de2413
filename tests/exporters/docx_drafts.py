"""Documents built by hand.

A tree and its text at once, for tests that want no parser between them and a writer.
"""

from dataclasses import dataclass, field

from govdoc.model import (
    Block,
    Cell,
    Closing,
    Document,
    DocumentNumber,
    Element,
    ElementRole,
    Header,
    Heading,
    Marker,
    MarkerStyle,
    Paragraph,
    Part,
    PartKind,
    Section,
    Span,
    Table,
)


@dataclass
class Unit:
    """A section while it grows."""

    marker: Marker
    depth: int
    heading: Heading | None
    start: int
    blocks: list["Unit | Block"] = field(default_factory=list)

    def freeze(self, address: str = "1") -> Section:
        blocks = tuple(
            block.freeze(f"{address}.{n}") if isinstance(block, Unit) else block
            for n, block in enumerate(self.blocks, 1)
        )
        last = blocks[-1] if blocks else self.heading or self.marker
        return Section(
            address, self.depth, self.marker, Span(self.start, last.span.end), self.heading, (), blocks
        )


class Draft:
    """Writes a notice line by line, and keeps the tree of what it wrote."""

    def __init__(self) -> None:
        self.text = ""
        self.parts: list[Part] = []
        self.begin("main")

    def begin(self, kind: PartKind, label: str | None = None) -> "Draft":
        """Start a part; `finish` ends it."""
        self.kind, self.label, self.start = kind, label, len(self.text)
        self.above: list[Element] = []
        self.below: list[Element] = []
        self.blocks: list[Unit | Block] = []
        self.stack: list[Unit] = []
        self.values: dict[str, object] = {}
        self.closing_values: dict[str, object] = {}
        return self

    def write(self, text: str, end: str = "\n") -> Span:
        start = len(self.text)
        self.text += text + end
        return Span(start, len(self.text))

    def head(self, role: ElementRole, text: str, **values: object) -> "Draft":
        """An element above the text; `values` are fields of the header."""
        self.above.append(Element(role, text.replace("\n", ""), self.write(text)))
        self.values |= values
        return self

    def foot(self, role: ElementRole, text: str, **values: object) -> "Draft":
        """An element below the text; `values` are fields of the closing."""
        self.below.append(Element(role, text.replace("\n", ""), self.write(text)))
        self.closing_values |= values
        return self

    def title(self, text: str) -> "Draft":
        return self.head("title", text, title=text.replace("\n", ""))

    def number(self, code: str, year: int, serial: int, written: str = "") -> "Draft":
        number = DocumentNumber(f"{code}〔{year}〕{serial}号", code, year, serial)
        return self.head("number", written or number.text, number=number)

    def unit(
        self,
        depth: int,
        style: MarkerStyle,
        marker: str,
        heading: str = "",
        text: str = "",
        *,
        stop: str = "",
    ) -> "Draft":
        """A numbered unit: its heading alone on the line, run in before `text`, or none."""
        while len(self.stack) >= depth:
            self.stack.pop()
        start = len(self.text)
        span = self.write(marker, "" if heading or text else "\n")
        title = Heading(heading, self.write(heading + stop, "" if text else "\n")) if heading else None
        unit = Unit(Marker(style, (1,), marker, span), depth, title, start)
        (self.stack[-1].blocks if self.stack else self.blocks).append(unit)
        self.stack.append(unit)
        return self.paragraph(text) if text else self

    def paragraph(self, text: str, *, top: bool = False) -> "Draft":
        """A paragraph under the unit at hand, or (`top`) under the part."""
        target = self.stack[-1].blocks if self.stack and not top else self.blocks
        target.append(Paragraph(text, self.write(text)))
        return self

    def table(self, *rows: tuple[str | tuple[str, int, int], ...]) -> "Draft":
        """A table; a cell is its text, or text, columns, rows."""
        start = len(self.text)
        made = tuple(tuple(self._cell(cell, n == len(row) - 1) for n, cell in enumerate(row)) for row in rows)
        target = self.stack[-1].blocks if self.stack else self.blocks
        target.append(Table(made, Span(start, len(self.text))))
        return self

    def _cell(self, cell: str | tuple[str, int, int], is_last: bool) -> Cell:
        text, columns, rows = (cell, 1, 1) if isinstance(cell, str) else cell
        return Cell(text, self.write(text, "\n" if is_last else "\t"), columns, rows)

    def finish(self) -> "Draft":
        """End the part at hand."""
        blocks = tuple(
            block.freeze(str(n)) if isinstance(block, Unit) else block
            for n, block in enumerate(self.blocks, 1)
        )
        header = Header(**self.values, elements=tuple(self.above))  # type: ignore[arg-type]
        closing = Closing(**self.closing_values, elements=tuple(self.below))  # type: ignore[arg-type]
        span = Span(self.start, len(self.text))
        self.parts.append(Part(self.kind, span, self.label, header, (), blocks, closing))
        return self

    def document(self) -> Document:
        """The document so far."""
        return Document(text=self.text, parts=tuple(self.finish().parts))
