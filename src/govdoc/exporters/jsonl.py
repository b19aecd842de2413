"""Document → JSON Lines for retrieval: one self-contained object for each piece of text.

A piece is a numbered unit without units under it, or a paragraph or a table that stands in no such unit. So
every paragraph and every table of the tree is in exactly one line, and a line needs no other to be
understood: it says from which file, notice, part and units it comes, who has to do it and by when.
"""

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from govdoc.model import ROLES, Assignment, Block, Document, Mention, Paragraph, Part, Section, Span, Table

LINE_ENDS = (("\x85", "\\u0085"), ("\u2028", "\\u2028"), ("\u2029", "\\u2029"))
"""Line ends to some readers, though not to JSON: escaped, so that a line is a line to everyone."""

Above = tuple[Section, ...]
"""The units around a piece, from the top down."""


class Piece(Struct, frozen=True):
    """A stretch of text that is found as one."""

    kind: str
    """`unit`, `paragraph` or `table`."""
    above: Above
    """The units that it stands in; a unit is the last of its own."""
    text: str
    """The reading: heading and paragraphs of a unit, cells with tabs and line breaks of a table."""
    span: Span

    @property
    def address(self) -> str:
        """Of the innermost unit, such as `2.5.1`; empty in none."""
        return self.above[-1].address if self.above else ""


def dumps(document: Document) -> bytes:
    """A document as one JSON object a line in UTF-8; docs/guide.md names the fields."""
    text = "".join(f"{json.dumps(each, ensure_ascii=False)}\n" for each in _objects(document))
    for sign, escaped in LINE_ENDS:
        text = text.replace(sign, escaped)
    return text.encode("utf-8", "backslashreplace")


def pieces(part: Part) -> Iterator[Piece]:
    """The pieces of a part, in reading order."""
    for block in part.blocks:
        yield from _pieces(block, ())


def _pieces(block: Block, above: Above) -> Iterator[Piece]:
    if isinstance(block, Paragraph):
        yield Piece("paragraph", above, block.text, block.span)
    elif isinstance(block, Table):
        text = "\n".join("\t".join(cell.text for cell in row) for row in block.rows)
        yield Piece("table", above, text, block.span)
    else:
        yield from _unit(block, (*above, block))


def _unit(unit: Section, above: Above) -> Iterator[Piece]:
    """A unit without sub-units as one piece, and its tables; else what stands in it."""
    leaf = not unit.sections
    if leaf:
        yield Piece("unit", above, unit.text, unit.span)
    for block in unit.blocks:
        if not (leaf and isinstance(block, Paragraph)):
            yield from _pieces(block, above)


def _objects(document: Document) -> Iterator[dict[str, Any]]:
    notice = {
        "file": document.origin.name,
        "title": document.title,
        "number": document.number.text if document.number else None,
        "date": document.date,
    }
    names = {agency.id: agency.name for agency in document.agencies}
    seen: Counter[str] = Counter()
    for index, part in enumerate(document.parts):
        place = {"index": index, "kind": part.kind, "label": part.label, "title": part.title}
        for piece in pieces(part):
            duties = _duties(part, piece)
            yield {
                "id": _id(index, piece, seen),
                "kind": piece.kind,
                "address": piece.address,
                "part": place,
                "breadcrumb": [unit.marker.text + unit.title for unit in piece.above],
                "text": piece.text,
                "start": piece.span.start,
                "end": piece.span.end,
                "agencies": list(_agencies(duties, names)),
                "deadline": _deadline(duties),
                "document": notice,
            }


def _id(part: int, piece: Piece, seen: Counter[str]) -> str:
    """Part and address: `0/2.5.1`; `0/2#paragraph1` for what is no unit; `~2` where a number is used twice."""
    place = f"{part}/{piece.address}"
    if piece.kind != "unit":
        place = f"{place}#{piece.kind}"
        seen[place] += 1
        return f"{place}{seen[place]}"
    seen[place] += 1
    return place if seen[place] == 1 else f"{place}~{seen[place]}"


def _duties(part: Part, piece: Piece) -> list[tuple[str, Assignment]]:
    """The assignments that govern a piece, the nearest first, each with the address of its unit.

    An assignment governs the unit that it stands on, with all below it; outside units, the paragraph or
    table that it stands in.
    """
    if not piece.above:
        return [("", each) for each in part.assignments if piece.span.contains(each.span)]
    return [(unit.address, each) for unit in reversed(piece.above) for each in unit.assignments]


def _agencies(duties: list[tuple[str, Assignment]], names: dict[str, str]) -> Iterator[dict[str, Any]]:
    for address, assignment in duties:
        for role in ROLES:
            mentions: tuple[Mention, ...] = getattr(assignment, role)
            for mention in mentions:
                yield {
                    "name": mention.name,
                    "role": role,
                    "id": mention.agency,
                    "full": names.get(mention.agency or ""),
                    "unit": address,
                }


def _deadline(duties: list[tuple[str, Assignment]]) -> str | None:
    """The deadline as written; that of the nearest unit that has one, several joined by ；."""
    nearest = next((address for address, each in duties if each.deadline), None)
    found = [each.deadline for address, each in duties if address == nearest and each.deadline]
    return "；".join(dict.fromkeys(found)) or None
