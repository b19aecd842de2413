"""Cells of a workbook: text that Excel takes as text, and the formats it is shown in."""

import re
from collections.abc import Sequence
from typing import Any

from govdoc.exporters.tasks import FORMULA_STARTS
from govdoc.exporters.terminal import width
from govdoc.exporters.xml_escapes import FORBIDDEN

UNFIT = re.compile(f"[{FORBIDDEN}\r\x7f-\x9f]")
"""What XML cannot hold or nobody can see."""
LONGEST = 32_767
"""UTF-16 units in a cell (Excel specifications and limits)."""
CUT = "…（单元格容不下，余文见原文）"

LINE = 13.5
"""Height of a line of text, in points."""
HIGHEST = 409
"""Points of a row (Excel specifications and limits)."""
MEASURED = 4000
"""Characters of a text that are measured: more would be higher than a row can be."""

HEAD = {"bold": True, "bg_color": "#D9E2F3", "align": "center", "valign": "vcenter"}
FRAME = {"border": 1, "border_color": "#808080", "text_wrap": True}


def fit(text: str, longest: int = LONGEST) -> str:
    """Text that a cell can hold: what it cannot becomes U+FFFD; a text too long ends in a remark."""
    text = UNFIT.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))
    if len(text) * 2 <= longest or _units(text) <= longest:
        return text
    # Halved where there are characters outside the BMP: a rare text loses more than it must, none too little.
    room = longest if _units(text) == len(text) else longest // 2
    return text[: max(room - len(CUT), 0)] + CUT if longest == LONGEST else text[: room - 1] + "…"


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


class Cells:
    """Writes cells into one sheet of a workbook.

    A text that begins like a formula is marked as text (Excel's leading apostrophe), so that it stays one
    also when somebody edits the cell. Rows are as high as their texts need: Excel would see to it when it
    opens the file, other programs do not.
    """

    def __init__(self, book: Any, sheet: Any, widths: Sequence[float]) -> None:
        self.sheet = sheet
        self._widths = widths
        self._lines: dict[int, int] = {}
        for column, units in enumerate(widths):
            sheet.set_column(column, column, units)
        self._head = book.add_format({**HEAD, **FRAME})
        self._upright = book.add_format({**HEAD, **FRAME, "rotation": 90, "valign": "bottom"})
        self._text = book.add_format({**FRAME, "valign": "top"})
        self._quoted = book.add_format({**FRAME, "valign": "top", "quote_prefix": True})
        self._centred = book.add_format({**FRAME, "valign": "top", "align": "center"})

    def head(self, row: int, column: int, text: str, *, upright: bool = False) -> None:
        """A cell of the table's head."""
        self.sheet.write_string(row, column, fit(text), self._upright if upright else self._head)

    def text(self, row: int, column: int, text: str) -> None:
        """A cell of text; an empty one has its frame."""
        self._write(row, column, text)
        self._measure(row, text, self._widths[column])

    def centred(self, row: int, column: int, value: str | int) -> None:
        """A number, or a word or two; an empty one has its frame."""
        if value == "":
            self.blank(row, column)
        else:
            write = self.sheet.write_number if isinstance(value, int) else self.sheet.write_string
            write(row, column, value, self._centred)

    def blank(self, row: int, column: int) -> None:
        """An empty cell with its frame."""
        self.sheet.write_blank(row, column, None, self._text)

    def merged(self, row: int, first: int, last: int, text: str) -> None:
        """A text across several columns."""
        self.sheet.merge_range(row, first, row, last, "", self._text)
        self._write(row, first, text)
        self._measure(row, text, sum(self._widths[first : last + 1]))

    def _write(self, row: int, column: int, text: str) -> None:
        style = self._quoted if text.startswith(FORMULA_STARTS) else self._text
        if text:
            self.sheet.write_string(row, column, fit(text), style)
        else:
            self.blank(row, column)

    def _measure(self, row: int, text: str, units: float) -> None:
        """Make the row high enough; a column's unit is a digit, of which a Chinese character takes two."""
        room = max(int(units) - 2, 2)
        lines = sum(max(-(-width(line) // room), 1) for line in text[:MEASURED].split("\n"))
        if lines > self._lines.get(row, 1):
            self._lines[row] = lines
            self.sheet.set_row(row, min(lines * LINE + 2, HIGHEST))
