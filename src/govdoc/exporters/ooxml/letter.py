"""信函格式 (10.1): the mark at the top of the paper, a red double line below it, 发文字号 at the right.

The mark stands above the type area: a frame holds it, and pushes the text below it.
"""

from govdoc.exporters.ooxml.front import Front
from govdoc.exporters.ooxml.head import INK_TOP, LEADING, corner_face, mark_runs, mark_size
from govdoc.exporters.ooxml.package import LETTER_LINE, letter_edges
from govdoc.exporters.ooxml.paragraphs import Frame, Look, border, paragraph
from govdoc.exporters.ooxml.sheet import Sheet
from govdoc.exporters.ooxml.styles import RED
from govdoc.exporters.ooxml.text import run
from govdoc.exporters.ooxml.units import BODY, LEFT, PAGE_WIDTH, TYPE_WIDTH, cells, twips, width

MARK_TOP = 30.0
"""Upper edge of the mark from the paper's top, mm."""
LINE_BELOW = 4.0
"""From the mark to the red double line, mm."""
INK_BOTTOM = 0.10
"""From a mark's ink to the lower edge of its line, of its size."""
FIRST_GAP = BODY * 7 // 8
"""From the red line to the first element: 7/8 of a 3号 character."""


def set_letter_head(sheet: Sheet, front: Front) -> list[str]:
    """The paragraphs above a letter's title."""
    made, top = _mark(sheet, front) if front.names else ([], sheet.options.margins.top)
    number = [_number(sheet, front, top)] if front.number else []
    corner = [
        paragraph(style, run(text, corner_face(sheet, style)), Look(before=FIRST_GAP if n == 0 else None))
        for n, (style, text) in enumerate(front.corner)
    ]
    return [*made, *number, *corner]


def _mark(sheet: Sheet, front: Front) -> tuple[list[str], int]:
    """The mark and the thick-over-thin line, and where on the page the text begins."""
    length = max(cells(name) for name in front.names)
    size, scale = mark_size(length, TYPE_WIDTH)
    line = int(size * LEADING)
    top = twips(MARK_TOP) - int(size * INK_TOP)
    height = line * len(front.names)
    frame = Frame((PAGE_WIDTH - twips(LETTER_LINE)) // 2, top, height, twips(LETTER_LINE))
    text = "\n".join(front.names)
    made = [paragraph("Mark", mark_runs(sheet, text, size, scale), Look(frame=frame, line=line))]
    gap = twips(LINE_BELOW) - int(size * INK_BOTTOM)
    left, right = letter_edges()
    rule = border("bottom", 24, RED, kind="thickThinSmallGap")
    made.append(paragraph("RedLine", "", Look(line=gap, borders=rule, left=left, right=right)))
    return made, top + height + gap


def _number(sheet: Sheet, front: Front, top: int) -> str:
    """发文字号 at the right edge, level with the first element at the left."""
    if not front.corner:
        return paragraph("Number", sheet.body(front.number), Look(before=FIRST_GAP, align="right"))
    wide = width(front.number) + BODY
    frame = Frame(LEFT + TYPE_WIDTH - wide, top + FIRST_GAP, sheet.options.line, wide)
    return paragraph("Number", sheet.body(front.number), Look(frame=frame, before=0, align="right"))
