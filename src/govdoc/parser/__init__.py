"""Source → Document: one pass a module, one datatype a pass.

lines → Reading; paragraphs, markers → Para, Candidate; envelope → DraftPart; outline → DraftUnit; headings;
responsibility → DraftAssignment; definitions; citations; build → the tree.
"""

from govdoc.model import Document, Source
from govdoc.parser.brackets import outer_pairs
from govdoc.parser.build import Builder, PartDraft
from govdoc.parser.citations import find_citations
from govdoc.parser.definitions import find_definitions
from govdoc.parser.diagnose import diagnose
from govdoc.parser.envelope import DraftPart, read_parts
from govdoc.parser.headings import find_headings
from govdoc.parser.lines import read_lines
from govdoc.parser.markers import Candidate, Place, find_markers
from govdoc.parser.outline import read_outline
from govdoc.parser.paragraphs import Para, split_paragraphs
from govdoc.parser.reading import Reading
from govdoc.parser.responsibility import find_assignments
from govdoc.parser.tail import find_reaches

__all__ = ["parse_source"]


def parse_source(source: Source) -> Document:
    """Read a source into a typed tree; agencies are not resolved yet. Never raises on content."""
    reading = read_lines(source)
    tables = [
        (reading.position(table.span.start), reading.position(table.span.end)) for table in source.tables
    ]
    paras = split_paragraphs(reading, tables)
    candidates = find_markers(reading, paras)
    envelopes = _envelopes(paras, candidates, source.title)
    parts = [_read_part(reading, paras, candidates, envelope) for envelope in envelopes]
    builder = Builder(source, reading, paras)
    bodies = [(paras[e.first].start, paras[e.last - 1].end) for e in envelopes if e.first < e.last]
    tree = builder.build(parts)
    return Document(
        source.text,
        tree,
        definitions=tuple(
            builder.definition(d) for start, end in bodies for d in find_definitions(reading.text, start, end)
        ),
        citations=tuple(
            builder.citation(c) for start, end in bodies for c in find_citations(reading.text, start, end)
        ),
        furniture=reading.furniture,
        diagnostics=diagnose(source, reading, parts, tree),
        origin=source.origin,
    )


def _envelopes(paras: list[Para], candidates: list[Candidate], hint: str | None) -> list[DraftPart]:
    opening = {c.start: c for c in candidates if c.place == Place.PARAGRAPH}
    opens = [para.start in opening for para in paras]
    ones = {
        index: opening[para.start].style
        for index, para in enumerate(paras)
        if opens[index] and opening[para.start].ordinal == (1,)
    }
    return read_parts(paras, opens, ones, hint)


def _read_part(
    reading: Reading, paras: list[Para], candidates: list[Candidate], envelope: DraftPart
) -> PartDraft:
    if envelope.first >= envelope.last:
        return PartDraft(envelope, [], [], [], [])
    body = paras[envelope.first : envelope.last]
    start, end = body[0].start, body[-1].end
    outline = read_outline([c for c in candidates if start <= c.start < end], reading.text, end)
    pairs, loose = outer_pairs(reading.text, start, end)
    assignments = find_assignments(reading.text, pairs, loose, body)
    reaches = find_reaches(reading, outline.units, [each.start for each in assignments])
    spans = [(each.start, each.end) for each in assignments]
    headings = find_headings(reading.text, outline.units, reaches, spans)
    return PartDraft(envelope, outline.units, headings, assignments, reaches)
