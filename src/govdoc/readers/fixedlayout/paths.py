"""A PathObject → the thin strokes that it draws (GB/T 33190-2016, 9.1 and 9.3)."""

from govdoc.readers.archive import Element
from govdoc.readers.fixedlayout.matrix import numbers
from govdoc.readers.typeset.matrix import Box, Matrix, point_at
from govdoc.readers.typeset.strokes import Point, strokes_of

NO, YES = ("false", "0"), ("true", "1")
STARTS, LINE, CLOSE = ("S", "M"), "L", "C"
"""The operators of AbbreviatedData that draw straight; the others are curves."""


def words_of(element: Element) -> list[str]:
    """The operators and numbers of a path."""
    data = (each for each in element if isinstance(each.tag, str) and each.tag.endswith("AbbreviatedData"))
    return [word for each in data for word in (each.text or "").split()]


def read_path(element: Element, words: list[str], matrix: Matrix) -> list[Box]:
    """The strokes of a path that has no curves.

    Args:
        element: The object.
        words: Its operators and numbers.
        matrix: Takes its coordinates to points, up from the page's lower edge.
    """
    stroked, filled = element.get("Stroke") not in NO, element.get("Fill") in YES
    lines = _lines(words, matrix) if stroked or filled else []
    return [box for points in lines for box in strokes_of(points, stroked)]


def _lines(words: list[str], matrix: Matrix) -> list[list[Point]]:
    """The points of each line; none where one is a curve or badly written."""
    lines: list[list[Point]] = []
    at = 0
    while at < len(words):
        if words[at] == CLOSE and lines:
            lines[-1].append(lines[-1][0])
            at += 1
            continue
        point = numbers(" ".join(words[at + 1 : at + 3]), 2)
        if point is None or words[at] not in (*STARTS, LINE):
            return []
        if words[at] in STARTS or not lines:
            lines.append([])
        lines[-1].append(point_at(matrix, *point))
        at += 3
    return lines
