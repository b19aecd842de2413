"""The tree from the drafts: reading positions become spans, drafts become nodes.

Every leaf begins where its first character stands and ends where the next leaf begins, so that leaves tile the
text; the blanks, breaks and furniture between belong to the leaf before. So the tree is built from its end: when a
leaf is made, it is known where the next one begins, and what stands under a unit is there before the unit.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from govdoc.model import (
    Assignment,
    Block,
    Cell,
    CellRegion,
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


def owners(part: PartDraft) -> list[tuple[int, int]]:
    """Per assignment the unit behind whose marker it stands, and the unit that it is of; -1 for none."""
    starts = [unit.marker.start for unit in part.units]
    found = []
    for each in part.assignments:
        unit = owner = bisect_right(starts, each.start) - 1
        if unit >= 0 and each.start >= part.reaches[unit].own:
            parent = part.units[unit].parent
            owner = parent if parent is not None and each.start < part.reaches[unit].outer else -1
        found.append((unit, owner))
    return found


class Builder:
    """Turns the drafts of a document into its parts."""

    def __init__(self, source: Source, reading: Reading, paras: Sequence[Para]) -> None:
        self.source, self.reading, self.paras, self.text = source, reading, paras, reading.text
        self.starts = [para.start for para in paras]
        self.first = self.starts[0] if paras else 0
        self.is_raw = reading.anchors == reading.origins == [0]
        """Whether the reading is the raw text itself, as it is where the author's lines are paragraphs."""
        self.behind = len(source.text)
        """The raw position where the leaf begins that was made last."""

    def build(self, parts: Sequence[PartDraft]) -> tuple[Part, ...]:
        """The parts, their leaves tiling the text."""
        if not self.paras:
            return (self._bare_part(),)
        return tuple([self._part(part) for part in reversed(parts)][::-1])

    def _bare_part(self) -> Part:
        """The part of a document without a single leaf: blanks or furniture alone."""
        span = Span(0, len(self.source.text))
        blocks = (Paragraph("", span),) if self.source.text else ()
        return Part("main", span, blocks=blocks)

    def _leaf(self, start: int) -> Span:
        """The span of the leaf that starts at a reading position; the first one has what stands before it, too."""
        first = 0
        if start > self.first:
            first = start if self.is_raw else self.reading.raw(start)
        span = Span(first, self.behind)
        self.behind = first
        return span

    def _part(self, part: PartDraft) -> Part:
        envelope, end = part.envelope, self.behind
        closing = self._elements(envelope.closing_elements)
        owned: dict[int, list[DraftAssignment]] = {}
        for assignment, (_, owner) in zip(part.assignments, owners(part), strict=True):
            owned.setdefault(owner, []).append(assignment)
        blocks = self._blocks(part, owned)
        header = self._elements(envelope.header_elements)
        return Part(
            envelope.kind,
            Span(self.behind, end),
            envelope.label,
            replace(envelope.header, elements=header) if header else NO_HEADER,
            self._assignments(owned.get(-1, ())),
            tuple(blocks),
            replace(envelope.closing, elements=closing) if closing else NO_CLOSING,
        )

    def _elements(self, drafts: Sequence[tuple[ElementRole, int, int]]) -> tuple[Element, ...]:
        text = self.text
        made = [
            Element(role, text[start:end].strip().replace("\n", ""), self._leaf(start))
            for role, start, end in reversed(drafts)
        ]
        return tuple(made[::-1])

    def _blocks(self, part: PartDraft, owned: dict[int, list[DraftAssignment]]) -> list[Block]:
        """The part's blocks: its text before the first unit, the units, its text behind the last."""
        first, last = self._body(part)
        units = part.units
        if not units:
            return self._text(first, last)
        behind = self._text(part.reaches[-1].outer, units[-1].end)
        addresses = _addresses(units)
        below: dict[int | None, list[Block]] = defaultdict(list)
        """What stands under each unit (None: under none), the last first."""
        for index in range(len(units) - 1, -1, -1):
            unit, reach = units[index], part.reaches[index]
            siblings = below[unit.parent]
            if reach.own < reach.outer:
                siblings += reversed(self._text(reach.own, reach.outer))
            assignments = self._assignments(owned[index]) if index in owned else ()
            section = self._section(
                unit, addresses[index], part.headings[index].span, reach, below.pop(index, []), assignments
            )
            siblings.append(section)
        return [*self._text(first, units[0].marker.start), *reversed(below[None]), *behind]

    def _body(self, part: PartDraft) -> tuple[int, int]:
        envelope = part.envelope
        if envelope.first >= envelope.last:
            return 0, 0
        return self.paras[envelope.first].start, self.paras[envelope.last - 1].end

    def _section(
        self,
        unit: DraftUnit,
        address: str,
        heading: tuple[int, int] | None,
        reach: Reach,
        below: list[Block],
        assignments: tuple[Assignment, ...],
    ) -> Section:
        """A unit over the blocks below it, the last of them first."""
        end = below[0].span.end if below else self.behind
        own = self._text(self._behind_stop(heading[1]) if heading else unit.marker.end, reach.own)
        title = None
        if heading:
            first, last = heading
            title = Heading(self.text[first:last].strip(), self._leaf(first))
        found = unit.marker
        marker = Marker(found.style, found.ordinal, found.text, self._leaf(found.start))
        span = Span(self.behind, end)
        return Section(address, unit.depth, marker, span, title, assignments, (*own, *reversed(below)))

    def _behind_stop(self, end: int) -> int:
        """Behind the stop that closes a heading."""
        text = self.text
        while end < len(text) and text[end] in "。：: \u3000\t":
            end += 1
        return end

    def _text(self, start: int, end: int) -> list[Block]:
        """The paragraphs and tables between two positions."""
        if start >= end:
            return []
        blocks: list[Block] = []
        at = bisect_left(self.starts, end) - 1
        while end > start:
            para, first = self.paras[at], self.starts[at]
            if para.table is None:
                left = start if start > first else first
                words = self.text[left : end if end < para.end else para.end].rstrip()
                stripped = words.lstrip()
                if stripped:
                    blocks.append(Paragraph(stripped, self._leaf(left + len(words) - len(stripped))))
            elif first >= start:
                blocks.append(self._table(self.source.tables[para.table]))
            end = first
            at -= 1
        blocks.reverse()
        return blocks

    def _table(self, region: TableRegion) -> Table:
        end = self.behind
        rows = [tuple([self._cell(cell) for cell in reversed(row)][::-1]) for row in reversed(region.rows)]
        return Table(tuple(rows[::-1]), Span(self.behind, end))

    def _cell(self, cell: CellRegion) -> Cell:
        start, end = self.reading.position(cell.span.start), self.reading.position(cell.span.end)
        return Cell(self.text[start:end].strip(), self._leaf(start), cell.columns, cell.rows)

    def _assignments(self, drafts: Sequence[DraftAssignment]) -> tuple[Assignment, ...]:
        return tuple([self._assignment(draft) for draft in drafts])

    def _assignment(self, draft: DraftAssignment) -> Assignment:
        duties = draft.duties
        return Assignment(
            self.text[draft.start : draft.end].replace("\n", ""),
            self.reading.span(draft.start, draft.end),
            draft.form,
            self._mentions(duties.lead) if duties.lead else (),
            self._mentions(duties.responsible) if duties.responsible else (),
            self._mentions(duties.support) if duties.support else (),
            self._mentions(duties.guide) if duties.guide else (),
            duties.deadline,
        )

    def _mentions(self, names: Sequence[Mention]) -> tuple[Mention, ...]:
        """The names with raw spans; most of all spans are theirs."""
        if self.is_raw:
            return tuple(names)
        span = self.reading.span
        return tuple(
            [Mention(each.name, span(each.span.start, each.span.end), None, each.open) for each in names]
        )

    def definition(self, draft: DraftDefinition) -> Definition:
        """A definition with its raw span."""
        return Definition(draft.short, draft.kind, self.reading.span(draft.start, draft.end), draft.full)

    def citation(self, draft: DraftCitation) -> Citation:
        """A citation with its raw span."""
        return Citation(self.reading.span(draft.start, draft.end), draft.title, draft.number)


def _addresses(units: Sequence[DraftUnit]) -> list[str]:
    """The address of each unit: the ordinals from the top down, 5 as 5, that of 第三条之一 as 3-1."""
    addresses: list[str] = []
    for unit in units:
        marker = unit.marker
        is_plain = len(marker.ordinal) == 1 or marker.style == "1.1"  # of a decimal the last number
        step = str(marker.ordinal[-1]) if is_plain else "-".join(map(str, marker.ordinal))
        addresses.append(step if unit.parent is None else f"{addresses[unit.parent]}.{step}")
    return addresses
