"""A page → its characters, each with its place, as the page is read.

Lengths are in points. A page is turned so that most of its characters stand upright, whatever the file says of its
rotation; characters that then stand at another angle are a watermark's or the margin's and are left out.
"""

from collections import Counter
from collections.abc import Sequence
from math import pi

from msgspec import Struct

from govdoc.readers.typeset.matrix import Box
from govdoc.signs import is_lookalike, lookalikes

SKEW = 0.45
"""Radians by which an upright character can seem to be turned: italics made by slanting have 0.2 to 0.35."""
FULL_CIRCLE = 2 * pi
READ_AS = {0x02: "-", 0xAD: "-", 0x09: " ", 0xA0: " "}
"""PDFium's sign for a hyphen at a line's end, the soft hyphen, which is shown since it is set, and blanks."""
NOTHING = frozenset((*range(0x20), 0x7F, 0x200B, 0xFEFF, 0xFFFE, 0xFFFF)) - READ_AS.keys()
"""Code points that show nothing; 0 is a character whose font does not say what it is."""


class Glyph(Struct, frozen=True, gc=False):
    """A character in its place: x to the right from the page's left edge, y down from its upper edge."""

    text: str
    left: float
    right: float
    top: float
    bottom: float
    base: float
    """Height of the line on which it stands."""

    @property
    def height(self) -> float:
        """From the deepest descender to the highest ascender of its font: a little more than its size."""
        return self.bottom - self.top


class Page(Struct, frozen=True, gc=False):
    """The characters of a page in the order in which the file has them, and the thin strokes that it draws."""

    width: float
    height: float
    glyphs: list[Glyph]
    strokes: Sequence[Box] = ()
    """Left, top, right, bottom of each, measured as its characters are."""


Place = tuple[str, int, float, float, float, float, float, float]
"""A character, its quarter turns, its box (left, bottom, right, top) and origin (x, y) as the file gives them."""


def upright(places: Sequence[Place], box: Box, strokes: Sequence[Box] = ()) -> Page:
    """The characters inside a page's box and its strokes, the page turned so that most characters stand upright.

    Args:
        places: Its characters, in the file's order.
        box: The part of the page that is shown.
        strokes: The boxes of its thin strokes, as the file gives them.
    """
    found = [place for place in places if _is_inside(place, box)]
    turns = Counter(place[1] for place in found if place[0] != " ")
    turn = max(turns, key=lambda each: turns[each]) if turns else 0
    left, bottom, right, top = box
    size = (top - bottom, right - left) if turn % 2 else (right - left, top - bottom)
    glyphs = [_turned(place, box) for place in found if place[1] == turn]
    return Page(*size, glyphs, [_turned_box(turn, stroke, box) for stroke in strokes])


def quarter(angle: float) -> int:
    """Quarter turns of a character that is turned by an angle, in radians clockwise: 0 to 3, -1 for aslant."""
    quarter = round(angle * 4 / FULL_CIRCLE)
    return quarter % 4 if abs(angle - quarter * FULL_CIRCLE / 4) < SKEW else -1


def character(code: int) -> str:
    """What a code point of a text layer is to be read as; nothing for one that shows nothing.

    Many fonts hand out a radical for the character that looks like it: ⼀ for 一, ⻓ for 长.
    """
    if code in NOTHING or code > 0x10FFFF:
        return ""
    if code in READ_AS:
        return READ_AS[code]
    return lookalikes().get(code, chr(code)) if is_lookalike(code) else chr(code)


def _is_inside(place: Place, box: Box) -> bool:
    x, y = place[6:]
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _turned(place: Place, page: Box) -> Glyph:
    """A character's place on the page turned so that it stands upright."""
    text, turn, left, bottom, right, top, x, y = place
    if not turn and left <= right and bottom <= top:  # as nearly all do
        start, _, _, height = page
        return Glyph(text, left - start, right - start, height - top, height - bottom, height - y)
    left, top, right, bottom = _turned_box(turn, (left, bottom, right, top), page)
    return Glyph(text, left, right, top, bottom, _point(turn, x, y, page)[1])


def _turned_box(turn: int, box: Box, page: Box) -> Box:
    """Left, top, right, bottom of a box on the page turned so."""
    corners = [_point(turn, box[0], box[1], page), _point(turn, box[2], box[3], page)]
    (left, right), (top, bottom) = map(sorted, zip(*corners, strict=True))
    return left, top, right, bottom


def _point(turn: int, x: float, y: float, page: Box) -> tuple[float, float]:
    left, bottom, right, top = page
    if turn == 1:  # runs down the page
        return top - y, right - x
    if turn == 2:
        return right - x, y - bottom
    if turn == 3:  # runs up the page
        return y - bottom, x - left
    return x - left, top - y
