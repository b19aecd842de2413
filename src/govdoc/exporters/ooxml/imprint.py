"""版记 (7.4): 抄送, 印发机关 and 印发日期, between rules, at the foot of the last page's 版心.

Each row is a frame with a fixed place on the page; the frames hang on a paragraph of no height at the very
end.
"""

import re
from math import ceil

from msgspec import Struct
from msgspec.structs import replace

from govdoc.exporters.ooxml.paragraphs import Frame, Look, border, paragraph
from govdoc.exporters.ooxml.sheet import Sheet
from govdoc.exporters.ooxml.units import LEFT, SMALL, SQUEEZE, TYPE_BOTTOM, TYPE_WIDTH, cells, twips, width
from govdoc.model import Element

ROW = 500
"""Line pitch in 版记, 25 pt."""
THICK, THIN = 8, 6
"""Rules of 0.35 and 0.25 mm in eighths of a point (7.4.1)."""
LABEL = re.compile(r"[一-鿿 \u3000]{2,6}[：:][ \u3000]*")
PRINTED = re.compile(r"[0-9〇零一二三四五六七八九十○]{4} ?年.{2,12}印发$")


class Row(Struct, frozen=True):
    """One row of 版记."""

    style: str
    text: str
    lines: int
    look: Look


def set_imprint(sheet: Sheet) -> list[str]:
    """版记 of the whole file, or nothing. A letter's has neither rules nor 印发 (10.1)."""
    is_letter = sheet.options.form == "letter"
    elements = [element for part in sheet.document.parts for element in part.closing.elements]
    subject = [
        _copies(sheet, element) for element in elements if element.role == "metadata" and not is_letter
    ]
    copies = [_copies(sheet, element) for element in elements if element.role == "copies"]
    printing = [
        _printing(sheet, element) for element in elements if element.role == "printing" and not is_letter
    ]
    rows = [*subject, *copies, *printing]
    return [*_frames(sheet, rows, ruled=not is_letter), paragraph("Gap", "")] if rows else []


def _copies(sheet: Sheet, element: Element) -> Row:
    """抄送: one character in on both sides, later lines aligned behind the colon (7.4.2)."""
    text = sheet.say(element.text)
    if sheet.options.standardize and text[-1:] not in "。":
        text = text.rstrip(".；;，,") + "。"
    match = LABEL.match(text)
    hang = width(match[0], SMALL) if match else 0
    room = TYPE_WIDTH - 2 * SMALL - hang
    in_line = room // (SMALL - SQUEEZE)
    rest = cells(text) - (cells(match[0]) if match else 0)
    lines = 1 if rest <= in_line else ceil(rest / (in_line - 1))
    return Row("Copies", text, lines, Look(left=SMALL + hang, first=-hang) if hang else Look())


def _printing(sheet: Sheet, element: Element) -> Row:
    """印发机关 one character from the left, date and 印发 one from the right (7.4.3)."""
    text = element.text
    match = PRINTED.search(text[-30:])
    if match:
        text = f"{text[: len(text) - len(match[0])]}\t{match[0]}"
    return Row("Printing", text, 1, Look(tabs=(("right", TYPE_WIDTH - SMALL),)))


def _frames(sheet: Sheet, rows: list[Row], *, ruled: bool) -> list[str]:
    bottom = twips(TYPE_BOTTOM)
    made: list[str] = []
    for n, row in enumerate(reversed(rows)):
        height = row.lines * ROW
        bottom -= height
        is_first, is_last = n == len(rows) - 1, n == 0
        rules = border("top", THICK if is_first else THIN) + (border("bottom", THICK) if is_last else "")
        frame = Frame(LEFT, bottom, height)
        look = replace(row.look, frame=frame, borders=rules if ruled else "", line=ROW)
        made.append(paragraph(row.style, sheet.body(row.text), look))
    return made[::-1]
