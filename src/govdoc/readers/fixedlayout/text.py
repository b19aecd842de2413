"""An object of text → its characters in their places (GB/T 33190-2016, 11.2 and 11.3).

What the characters are, TextCode says in Unicode; which glyphs draw them (CGTransform) changes no word. Where each
stands is stated step by step; its width is the font's, which is not asked: the step behind a character, or else the
usual widths of letters, tell it well enough to find blanks.
"""

from collections.abc import Iterator
from math import atan2, hypot, isfinite, isnan, nan

from govdoc.readers.archive import Element
from govdoc.readers.fixedlayout.matrix import number
from govdoc.readers.typeset.glyphs import Place, character, quarter
from govdoc.readers.typeset.matrix import Matrix

ASCENT, DESCENT = 0.86, 0.14
"""How far a character reaches above its baseline and below it, in sizes: 0.86 and 0.14 in Chinese fonts."""
LARGEST = 1000.0
"""Size of a character, at most, in millimetres."""
WIDTHS = dict.fromkeys("ABCDEFGHKLNOPQRSTUVXYZ&%", 0.72) | dict.fromkeys("MWmw@", 0.9)
"""Widths of letters in sizes, as wide as usual fonts have them; of other ASCII characters half a size."""
WIDEST_SCALE = 10.0
"""How much wider than its font a character can be set (HScale)."""
UPRIGHT = (1, 0)
DIRECTIONS = {"90": (0, 1), "180": (-1, 0), "270": (0, -1)}
"""Where something points that is turned clockwise by so many degrees, x to the right and y down."""
LAYOUT = "\r\n"
"""Breaks inside a TextCode are its file's, not the text's."""


def read_text(element: Element, matrix: Matrix) -> list[Place]:
    """The characters of a TextObject.

    Args:
        element: The object.
        matrix: Takes its coordinates to points, up from the page's lower edge.
    """
    size = number(element.get("Size") or element.get("size"))  # easyofd writes it small
    if not 0 < size <= LARGEST or not _is_sound(matrix):
        return []
    x = y = 0.0
    found: list[Place] = []
    for code in element:
        if isinstance(code.tag, str) and code.tag.endswith("TextCode"):
            x, y = number(code.get("X"), x), number(code.get("Y"), y)
            found += _Run(element, code, size).places(x, y, matrix)
    return found


def _is_sound(matrix: Matrix) -> bool:
    """Whether what a matrix takes to the page still has a width and a height."""
    a, b, c, d, *_ = matrix
    return all(map(isfinite, matrix)) and hypot(a, b) * hypot(c, d) > 0


class _Run:
    """The characters of a TextCode, and the steps from each to the next, in the object's coordinates."""

    def __init__(self, element: Element, code: Element, size: float) -> None:
        scale = number(element.get("HScale"), 1.0)
        wide = size * scale if 0 < scale <= WIDEST_SCALE else size
        self.text, self.size = _words(code), size
        self.widths = [_width(each) * wide for each in self.text]
        self.points = _direction(element.get("CharDirection"))
        self.steps = self._steps(code, *_direction(element.get("ReadDirection")))
        if self.points == UPRIGHT:
            self.widths = [
                self._fitted(*each) for each in zip(self.text, self.widths, self.steps, strict=True)
            ]

    def _fitted(self, each: str, width: float, step: tuple[float, float]) -> float:
        """The width of a character from the step behind it: a blank between letters of one run is a character."""
        across, down = step
        if across <= 0 or down:
            return width
        return across if each.isascii() and across <= self.size else min(width, across)

    def _steps(self, code: Element, x: int, y: int) -> list[tuple[float, float]]:
        """As far as they are stated; behind that, and where none are, by the characters' own widths."""
        count = len(self.text)
        across, down = _queue(code.get("DeltaX"), count), _queue(code.get("DeltaY"), count)
        if not across and not down:
            return [(width * x, self.size * y) for width in self.widths]
        still = [0.0] * count
        rest = self.widths if across and not down else still
        return list(zip(across + rest[len(across) :], down + still[len(down) :], strict=True))

    def places(self, x: float, y: float, matrix: Matrix) -> Iterator[Place]:
        """Each character that shows something, the first at (x, y) of the object."""
        a, b, c, d, e, f = matrix
        cos, sin = self.points
        right, down = (a * cos + c * sin, b * cos + d * sin), (c * cos - a * sin, d * cos - b * sin)
        turn = quarter(atan2(-right[1], right[0]))
        high, deep = ASCENT * self.size, DESCENT * self.size
        for each, width, step in zip(self.text, self.widths, self.steps, strict=True):
            if text := character(ord(each)):
                at, base = a * x + c * y + e, b * x + d * y + f
                ends = (at - high * down[0], at + width * right[0] + deep * down[0])
                edges = (base - high * down[1], base + width * right[1] + deep * down[1])
                yield text, turn, min(ends), min(edges), max(ends), max(edges), at, base
            x, y = x + step[0], y + step[1]


def _direction(degrees: str | None) -> tuple[int, int]:
    return DIRECTIONS.get(degrees or "", UPRIGHT)


def _words(code: Element) -> str:
    """The text of a TextCode; where its file breaks the line, without the blanks that indent it."""
    text = "".join(code.itertext())
    return text.strip() if any(each in text for each in LAYOUT) else text


def _width(each: str) -> float:
    """A character's width in sizes."""
    return WIDTHS.get(each, 0.5) if each.isascii() else 1.0


def _queue(text: str | None, most: int) -> list[float]:
    """The numbers of a queue, `g 3 2.5` being 2.5 three times; as far as it is well written, and `most` of them."""
    found: list[float] = []
    words = iter((text or "").split())
    for word in words:
        times = 1
        if word == "g":
            times, word = int(number(next(words, None))), next(words, "")
        value = number(word, nan)
        if len(found) >= most or isnan(value):
            break
        found += [value] * min(times, most - len(found))
    return found
