"""Sizes: twips (twentieths of a point, what WordprocessingML counts in), points, millimetres, characters.

All figures are of GB/T 9704-2012: 5.1 paper, 5.2.1 margins, 5.2.3 twenty-two lines of twenty-eight
characters.
"""

import re

PAGE_WIDTH = 11906
"""A4, 210 mm."""
PAGE_HEIGHT = 16838
"""A4, 297 mm."""
LEFT = 1587
"""订口, 28 mm."""
RIGHT = 1474
"""26 mm: what 订口 and the 156 mm of the type area leave."""
TYPE_WIDTH = PAGE_WIDTH - LEFT - RIGHT
"""版心, 156 mm."""
TYPE_BOTTOM = 262.0
"""Lower edge of the 版心 in millimetres from the paper's top: 37 + 225."""
CELLS = 28
"""Characters on a line."""
BODY = 320
"""3号, 16 pt: the size of everything that has no size of its own."""
SMALL = 280
"""4号, 14 pt: 版记 and page numbers."""
SQUEEZE = 5
"""Twips taken from every character: 28 of 16 pt are 448 pt, the line has 442."""
CELL = BODY - SQUEEZE
"""What one character of 3号 takes on the line."""


def twips(millimetres: float) -> int:
    """Millimetres in twips, rounded."""
    return round(millimetres * 1440 / 25.4)


HALF = re.compile(r"[ -~\u00a0-\u00b6\u00b8-\u00d6\u00d8-\u024f]")
"""Characters that take half a cell: the printable ASCII and Latin letters, but for · and ×, set as Han."""


def cells(text: str) -> float:
    """Width of a text in characters: a Han character is one, a letter or digit half of one."""
    return len(text) - len(HALF.findall(text)) / 2


def width(text: str, size: int = BODY, squeeze: int = SQUEEZE) -> int:
    """Width of a text in twips at a size in twips."""
    return round(cells(text) * size) - len(text) * squeeze
