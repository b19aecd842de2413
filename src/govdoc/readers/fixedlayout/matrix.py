"""Numbers as OFD writes them, and where an object stands on its page (GB/T 33190-2016, 8.5).

Each object has coordinates of its own: its matrix (CTM) takes them to the frame (Boundary) in which it is shown, the
frame's upper left corner to the page.
"""

from math import isfinite

from govdoc.readers.archive import Element
from govdoc.readers.typeset.matrix import IDENTITY, Matrix, after


def number(text: str | None, otherwise: float = 0.0) -> float:
    """A number; another where none, or no finite one, is stated."""
    try:
        value = float(text) if text else otherwise
    except ValueError:
        return otherwise
    return value if isfinite(value) else otherwise


def numbers(text: str | None, wanted: int) -> list[float] | None:
    """So many numbers with blanks between them; None where others are stated."""
    try:
        values = [float(each) for each in (text or "").split()[: wanted + 1]]
    except ValueError:
        return None
    return values if len(values) == wanted and all(map(isfinite, values)) else None


def placed(element: Element, outer: Matrix) -> Matrix:
    """What takes an object's coordinates to the page, `outer` being what takes those round it."""
    left, top, *_ = numbers(element.get("Boundary"), 4) or (0.0, 0.0)
    a, b, c, d, e, f = numbers(element.get("CTM"), 6) or IDENTITY
    return after(outer, (a, b, c, d, e + left, f + top))
