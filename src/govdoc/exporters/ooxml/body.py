"""正文 (7.3.3): paragraphs, numbered units in their four levels, tables."""

from collections.abc import Iterable, Iterator

from govdoc.exporters.ooxml.paragraphs import paragraph
from govdoc.exporters.ooxml.sheet import Sheet
from govdoc.exporters.ooxml.tables import set_table
from govdoc.exporters.ooxml.text import Face, run
from govdoc.model import Block, Paragraph, Section, Table

LEVELS = {
    "第编": "Chapter", "第章": "Chapter", "第节": "Division", "第条": "Heading1",
    "一、": "Heading1", "一": "Heading1", "（一）": "Heading2",
    "1.": "Heading3", "1、": "Heading3", "1": "Heading3", "A.": "Heading3", "（1）": "Heading4", "1）": "Heading4", "①": "Heading4",
}  # fmt: skip
"""Paragraph style of a heading by its marker's style: 黑体, 楷体, 仿宋, 仿宋."""
APART = frozenset({"第编", "第章", "第节", "第条", "一"})
"""Markers that a full-width blank parts from their text."""
HALF_APART = frozenset({"1", "1.1", "A."})
"""Markers that a blank parts from their text."""


def set_blocks(sheet: Sheet, blocks: Iterable[Block]) -> Iterator[str]:
    """The paragraphs and tables of blocks, units with all below them, in reading order."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield paragraph("Body", sheet.body(block.text))
        elif isinstance(block, Table):
            yield set_table(sheet, block)
        else:
            yield from _section(sheet, block)


def _section(sheet: Sheet, unit: Section) -> Iterator[str]:
    style = heading_style(unit)
    blocks = unit.blocks
    first = blocks[0] if blocks and isinstance(blocks[0], Paragraph) else None
    if unit.heading is None:
        text = first.text if first else ""
        yield paragraph("Body", _opening(sheet, unit, text) + sheet.body(text))
    else:
        words = unit.heading.text + sheet.stop(unit.heading)
        is_alone = first is None or sheet.ends_line(unit.heading)
        if is_alone:
            marker = _marker(sheet, unit, words)
            yield paragraph(style, run(marker + sheet.say(words), _face(sheet, style)))
            first = None
        else:
            look = _run_in_face(sheet, style)
            opening = run(_marker(sheet, unit, words) + sheet.say(words), look)
            yield paragraph("Body", opening + sheet.body(first.text if first else ""))
    yield from set_blocks(sheet, blocks[1:] if first else blocks)


def heading_style(unit: Section) -> str:
    """The paragraph style of a unit's heading. Decimals take theirs from the number of their figures."""
    if unit.marker.style == "1.1":
        return f"Heading{min(4, len(unit.marker.ordinal) + 1)}"
    return LEVELS[unit.marker.style]


def _opening(sheet: Sheet, unit: Section, text: str) -> str:
    """The marker of a unit without heading; 第X条 is 黑体 as a heading would be."""
    look = sheet.faces.hei if unit.marker.style == "第条" else sheet.faces.body
    return run(_marker(sheet, unit, text), look)


def _marker(sheet: Sheet, unit: Section, text: str) -> str:
    """A marker with what parts it from its text: nothing, unless it could not be told from it."""
    marker = sheet.say_marker(unit.marker)
    if not text:
        return marker
    if unit.marker.style in APART:
        return marker + "　"
    is_number = text[0].isascii() and marker[-1:] in (".", "．")
    return marker + " " if is_number or unit.marker.style in HALF_APART else marker


def _face(sheet: Sheet, style: str) -> Face:
    """The face of a heading that is a paragraph of its own: its style names the font."""
    if style in ("Heading1", "Chapter"):
        return sheet.faces.hei_alone
    return sheet.faces.kai_alone if style in ("Heading2", "Division") else sheet.faces.body


def _run_in_face(sheet: Sheet, style: str) -> Face:
    """The face of a heading inside a paragraph of 仿宋."""
    if style in ("Heading1", "Chapter"):
        return sheet.faces.hei
    return sheet.faces.kai if style in ("Heading2", "Division") else sheet.faces.body
