"""Source → Document: one pass a module, one datatype a pass.

lines → Reading; paragraphs, markers → Para, Candidate; envelope → DraftPart; outline → DraftUnit; headings;
responsibility → DraftAssignment; definitions; citations; build → the tree.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import compress
from typing import TypeVar

from msgspec import Struct

from govdoc.model import Document, Source
from govdoc.parser.brackets import outer_pairs
from govdoc.parser.build import Builder, PartDraft
from govdoc.parser.citations import DraftCitation, find_citations
from govdoc.parser.definitions import find_definitions
from govdoc.parser.diagnose import diagnose
from govdoc.parser.envelope import DraftPart, read_parts
from govdoc.parser.headings import find_headings
from govdoc.parser.lines import read_lines
from govdoc.parser.markers import Candidate, Place, find_markers
from govdoc.parser.numbers import ORDERS
from govdoc.parser.outline import read_outline
from govdoc.parser.paragraphs import Para, lines_of, split_paragraphs
from govdoc.parser.reading import Reading
from govdoc.parser.responsibility import DraftAssignment, find_assignments, stands_alone
from govdoc.parser.tail import find_reaches
from govdoc.parser.task_tables import find_task_rows, with_task_rows

__all__ = ["Drafts", "parse_source", "read_drafts"]


class Drafts(Struct):
    """Everything that the passes found out about a source, before it becomes a tree."""

    source: Source
    reading: Reading
    paras: list[Para]
    parts: list[PartDraft]


def parse_source(source: Source) -> Document:
    """Read a source into a typed tree; agencies are not resolved yet. Never raises on content."""
    drafts = read_drafts(source)
    text = drafts.reading.text
    builder = Builder(source, drafts.reading, drafts.paras)
    tree = builder.build(drafts.parts)
    bodies = [_body(drafts.paras, part.envelope) for part in drafts.parts]
    return Document(
        text=source.text,
        parts=tree,
        definitions=tuple(
            builder.definition(each) for body in bodies for each in find_definitions(text, *body)
        ),
        citations=tuple(map(builder.citation, _cited(text, drafts.parts, bodies))),
        furniture=drafts.reading.furniture,
        diagnostics=diagnose(drafts.reading, drafts.parts, tree),
        origin=source.origin,
    )


def _cited(text: str, parts: list[PartDraft], bodies: list[tuple[int, int]]) -> Iterator[DraftCitation]:
    """The citations of every part; a document's own number, said again, is none."""
    for part, body in zip(parts, bodies, strict=True):
        numbers = (parts[0].envelope.header.number, part.envelope.header.number)
        own = [each for each in numbers if each and each.code not in ORDERS]  # an order's does not say whose
        yield from (each for each in find_citations(text, *body) if not each.number or each.number not in own)


def read_drafts(source: Source) -> Drafts:
    """Run the passes over a source."""
    reading = read_lines(source)
    tables = [
        (reading.position(table.span.start), reading.position(table.span.end)) for table in source.tables
    ]
    paras = split_paragraphs(reading, tables)
    candidates = find_markers(reading, paras)
    envelopes = _envelopes(paras, candidates, source.title)
    rows = find_task_rows(reading, source.tables)
    return Drafts(
        source, reading, paras, [_read_part(reading, paras, candidates, rows, each) for each in envelopes]
    )


def _body(paras: list[Para], envelope: DraftPart) -> tuple[int, int]:
    """Where a part's body starts and ends in the reading."""
    if envelope.first >= envelope.last:
        return 0, 0
    return paras[envelope.first].start, paras[envelope.last - 1].end


def _envelopes(paras: list[Para], candidates: list[Candidate], hint: str | None) -> list[DraftPart]:
    opening = {each.start for each in candidates if each.place == Place.PARAGRAPH}
    ones: dict[int, str] = {each.start: each.style for each in candidates if each.ordinal == (1,)}
    return read_parts(lines_of(paras, opening, ones), hint)


Draft = TypeVar("Draft", Candidate, DraftAssignment)


def _between(drafts: Sequence[Draft], start: int, end: int) -> Sequence[Draft]:
    """Those, of drafts in reading order, that start between two positions."""
    return drafts[bisect_left(drafts, start, key=_start) : bisect_left(drafts, end, key=_start)]


def _start(draft: Candidate | DraftAssignment) -> int:
    return draft.start


def _read_part(
    reading: Reading,
    paras: list[Para],
    candidates: list[Candidate],
    rows: list[DraftAssignment],
    envelope: DraftPart,
) -> PartDraft:
    start, end = _body(paras, envelope)
    if start == end:
        return PartDraft(envelope, [], [], [], [])
    text = reading.text
    outline = read_outline(_between(candidates, start, end), text, end)
    pairs, loose = outer_pairs(text, start, end)
    body = paras[envelope.first : envelope.last]
    assignments, dismissed = find_assignments(text, pairs, loose, body)
    alone = [stands_alone(text, each) for each in assignments]
    inside = [each.start for each, is_alone in zip(assignments, alone, strict=True) if not is_alone]
    apart = [each.start for each in compress(assignments, alone)]
    reaches = find_reaches(reading, outline.units, inside, apart)
    spans = [(each.start, each.end) for each in assignments]
    headings = find_headings(text, outline.units, reaches, spans)
    assignments = with_task_rows(assignments, _between(rows, start, end))
    return PartDraft(
        envelope, outline.units, headings, assignments, reaches, outline.refused, dismissed, loose
    )
