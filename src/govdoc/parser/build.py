"""The tree from the drafts: reading positions become spans, drafts become nodes.

Every leaf begins where its first character stands and ends where the next leaf begins, so that leaves tile the
text; the blanks, breaks and furniture between belong to the leaf before.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct, field
from msgspec.structs import replace

from govdoc.model import (
    Assignment,
    Block,
    Cell,
    Citation,
    Definition,
    Element,
    ElementRole,
    Heading,
    Marker,
    Mention,
    Paragraph,
    Part,
    Section,
    Source,
    Span,
    Table,
    TableRegion,
)
from govdoc.model.tree import NO_CLOSING, NO_HEADER
from govdoc.parser.bodies import Name
from govdoc.parser.citations import DraftCitation
from govdoc.parser.definitions import DraftDefinition
from govdoc.parser.envelope import DraftPart
from govdoc.parser.headings import Title
from govdoc.parser.outline import DraftUnit, Refusal
from govdoc.parser.paragraphs import Para
from govdoc.parser.reading import Reading
from govdoc.parser.responsibility import Dismissal, DraftAssignment
from govdoc.parser.tail import Reach


class PartDraft(Struct):
    """Everything that the passes found out about one part."""

    envelope: DraftPart
    units: list[DraftUnit]
    headings: list[Title]
    assignments: list[DraftAssignment]
    reaches: list[Reach]
    """Per unit where its own text ends."""
    refused: list[Refusal] = field(default_factory=list)
    """Markers that open no unit."""
    dismissed: list[Dismissal] = field(default_factory=list)
    """Brackets that looked like a responsibility and are none."""
    loose: list[int] = field(default_factory=list)
    """Brackets that pair with none."""


class Builder:
    """Turns the drafts of a document into its parts."""

    def __init__(self, source: Source, reading: Reading, paras: Sequence[Para]) -> None:
        self.source, self.reading, self.paras = source, reading, paras
        self.starts = [para.start for para in paras]
        self.leaves: list[tuple[int, int]] = []
        """Reading start of each leaf and where its text ends, in order."""
        self.next = 0
        self.pieces: dict[tuple[int, int], list[Para]] = {}
        """The paragraphs between two positions, from collecting to building."""

    def build(self, parts: Sequence[PartDraft]) -> tuple[Part, ...]:
        """The parts, their leaves tiling the text."""
        for part in parts:
            self._collect(part)
        raw = [self.reading.raw(start) for start, _ in self.leaves]
        if raw:
            raw[0] = 0
        raw.append(len(self.source.text))
        self.spans = [Span(first, last) for first, last in pairwise(raw)]
        if not self.leaves:
            return (self._bare_part(),)
        return tuple(self._part(part) for part in parts)

    def _bare_part(self) -> Part:
        """The part of a document without a single leaf: blanks or furniture alone."""
        span = Span(0, len(self.source.text))
        blocks = (Paragraph("", span),) if self.source.text else ()
        return Part("main", span, blocks=blocks)

    def _collect(self, part: PartDraft) -> None:
        """Note the leaves of a part in order."""
        leaves = self.leaves
        leaves += [(start, end) for _, start, end in part.envelope.header_elements]
        first, last = self._body(part)
        self._collect_text(first, part.units[0].marker.start if part.units else last)
        for unit, title, reach in zip(part.units, part.headings, part.reaches, strict=True):
            heading = title.span
            leaves.append((unit.marker.start, unit.marker.end))
            if heading:
                leaves.append((heading[0], self._behind_stop(heading[1])))
            self._collect_text(*self._own_text(unit, heading, reach))
            self._collect_text(reach.own, reach.outer)
            self._collect_text(reach.outer, unit.end)
        leaves += [(start, end) for _, start, end in part.envelope.closing_elements]

    def _body(self, part: PartDraft) -> tuple[int, int]:
        envelope = part.envelope
        if envelope.first >= envelope.last:
            return 0, 0
        return self.paras[envelope.first].start, self.paras[envelope.last - 1].end

    def _own_text(self, unit: DraftUnit, heading: tuple[int, int] | None, reach: Reach) -> tuple[int, int]:
        return self._behind_stop(heading[1]) if heading else unit.marker.end, reach.own

    def _behind_stop(self, end: int) -> int:
        """Behind the stop that closes a heading."""
        text = self.reading.text
        while end < len(text) and text[end] in "。：: \u3000\t":
            end += 1
        return end

    def _collect_text(self, start: int, end: int) -> None:
        if start >= end:
            return
        self.pieces[start, end] = pieces = self._pieces(start, end)
        for piece in pieces:
            if piece.table is None:
                self.leaves.append((piece.start, piece.end))
            else:
                cells = (cell.span for row in self.source.tables[piece.table].rows for cell in row)
                self.leaves += [
                    (self.reading.position(span.start), self.reading.position(span.end)) for span in cells
                ]

    def _pieces(self, start: int, end: int) -> list[Para]:
        """The paragraphs between two positions, cut at them."""
        first = max(0, bisect_right(self.starts, start) - 1)
        last = bisect_left(self.starts, end)
        pieces = []
        for para in self.paras[first:last]:
            if para.table is not None:
                if para.start >= start:
                    pieces.append(para)
                continue
            left, right = max(start, para.start), min(end, para.end)
            text = self.reading.text[left:right]
            stripped = text.strip()
            if stripped:
                left += text.index(stripped[0])
                pieces.append(Para(left, left + len(stripped), stripped))
        return pieces

    def _take(self) -> tuple[str, Span]:
        """The text and span of the next leaf."""
        start, end = self.leaves[self.next]
        span = self.spans[self.next]
        self.next += 1
        return self.reading.text[start:end].strip(), span

    def _part(self, part: PartDraft) -> Part:
        first_leaf = self.next
        header = self._elements(part.envelope.header_elements)
        first, last = self._body(part)
        blocks: list[Block] = self._text(first, part.units[0].marker.start if part.units else last)
        self.position = 0
        own = self._by_unit(part)
        while self.position < len(part.units):
            blocks += self._section(part, own, "")
        if part.units:
            blocks += self._text(part.reaches[-1].outer, part.units[-1].end)
        closing = self._elements(part.envelope.closing_elements)
        envelope = part.envelope
        return Part(
            envelope.kind,
            Span(self.spans[first_leaf].start, self.spans[self.next - 1].end),
            envelope.label,
            replace(envelope.header, elements=header) if header else NO_HEADER,
            tuple([self._assignment(each) for each in own.get(-1, ())]),
            tuple(blocks),
            replace(envelope.closing, elements=closing) if closing else NO_CLOSING,
        )

    def _elements(self, drafts: Sequence[tuple[ElementRole, int, int]]) -> tuple[Element, ...]:
        made = []
        for role, _, _ in drafts:
            text, span = self._take()
            made.append(Element(role, text.replace("\n", ""), span))
        return tuple(made)

    def _by_unit(self, part: PartDraft) -> dict[int, list[DraftAssignment]]:
        """The assignments by the unit that they stand in; -1 for none."""
        starts = [unit.marker.start for unit in part.units]
        found: dict[int, list[DraftAssignment]] = {}
        for each in part.assignments:
            unit = bisect_right(starts, each.start) - 1
            found.setdefault(self._owner(part, unit, each.start), []).append(each)
        return found

    def _owner(self, part: PartDraft, unit: int, position: int) -> int:
        """The unit whose own text holds a position behind the start of `unit`."""
        if unit < 0 or position < part.reaches[unit].own:
            return unit
        parent = part.units[unit].parent
        return parent if parent is not None and position < part.reaches[unit].outer else -1

    def _section(self, part: PartDraft, own: dict[int, list[DraftAssignment]], above: str) -> list[Block]:
        """A unit with all below it, and the paragraphs behind it that belong to the unit above."""
        index = self.position
        self.position += 1
        unit, heading = part.units[index], part.headings[index].span
        first_leaf = self.next
        _, span = self._take()
        candidate = unit.marker
        marker = Marker(candidate.style, candidate.ordinal, candidate.text, span)
        address = f"{above}.{_number(candidate.ordinal, candidate.style)}".lstrip(".")
        title = Heading(*self._heading(heading)) if heading else None
        blocks: list[Block] = self._text(*self._own_text(unit, heading, part.reaches[index]))
        while self.position < len(part.units) and part.units[self.position].depth > unit.depth:
            blocks += self._section(part, own, address)
        section = Section(
            address,
            unit.depth,
            marker,
            Span(self.spans[first_leaf].start, self.spans[self.next - 1].end),
            title,
            tuple([self._assignment(each) for each in own.get(index, ())]),
            tuple(blocks),
        )
        return [section, *self._text(part.reaches[index].own, part.reaches[index].outer)]

    def _heading(self, heading: tuple[int, int]) -> tuple[str, Span]:
        _, span = self._take()
        return self.reading.text[heading[0] : heading[1]].strip(), span

    def _text(self, start: int, end: int) -> list[Block]:
        blocks: list[Block] = []
        for piece in self.pieces.get((start, end), ()):
            if piece.table is None:
                blocks.append(Paragraph(*self._take()))
            else:
                blocks.append(self._table(self.source.tables[piece.table]))
        return blocks

    def _table(self, region: TableRegion) -> Table:
        first = self.next
        rows = tuple(
            tuple(Cell(*self._take(), cell.columns, cell.rows) for cell in row) for row in region.rows
        )
        return Table(rows, Span(self.spans[first].start, self.spans[self.next - 1].end))

    def _assignment(self, draft: DraftAssignment) -> Assignment:
        reading = self.reading
        duties = draft.duties
        return Assignment(
            reading.text[draft.start : draft.end].replace("\n", ""),
            reading.span(draft.start, draft.end),
            draft.form,
            self._mentions(duties.lead),
            self._mentions(duties.responsible),
            self._mentions(duties.support),
            self._mentions(duties.guide),
            duties.deadline,
        )

    def _mentions(self, names: Sequence[Name]) -> tuple[Mention, ...]:
        span = self.reading.span
        return tuple([Mention(name.text, span(name.start, name.end), None, name.open) for name in names])

    def definition(self, draft: DraftDefinition) -> Definition:
        """A definition with its raw span."""
        return Definition(draft.short, draft.kind, self.reading.span(draft.start, draft.end), draft.full)

    def citation(self, draft: DraftCitation) -> Citation:
        """A citation with its raw span."""
        return Citation(self.reading.span(draft.start, draft.end), draft.title, draft.number)


def _number(ordinal: tuple[int, ...], style: str) -> str:
    """The last step of an address: 5, of a decimal its last number, of 第三条之一 3-1."""
    if style == "1.1" or len(ordinal) == 1:
        return str(ordinal[-1])
    return "-".join(map(str, ordinal))
