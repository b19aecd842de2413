"""Which of the lines that a page draws can be a table's rules? Those that are thin, and run across the page or down it.

Lengths are in points.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from govdoc.readers.typeset.matrix import Box

Point = tuple[float, float]
THICK = 4.0
"""Points of a rule's thickness, at most; the red line under a 版头 is 3 thick."""
LEVEL = 1.0
"""Points by which a rule's end lies higher than its beginning, at most."""


def is_thin(box: Box) -> bool:
    """Whether a box is as thin as a rule."""
    left, bottom, right, top = box
    return right - left <= THICK or top - bottom <= THICK


def strokes_of(points: Sequence[Point], stroked: bool) -> Iterator[Box]:
    """The thin strokes of a line through some points: itself, or the pieces that run across the page or down it.

    Args:
        points: Its corners.
        stroked: Whether it is drawn as a line; the outline of what is only filled is none.
    """
    box = _round(points)
    if is_thin(box):
        yield box
    elif stroked:
        for ends in pairwise(points):
            left, bottom, right, top = piece = _round(ends)
            if right - left <= LEVEL or top - bottom <= LEVEL:
                yield piece


def _round(points: Sequence[Point]) -> Box:
    """The box round some points."""
    across, up = [x for x, _ in points], [y for _, y in points]
    return min(across), min(up), max(across), max(up)
