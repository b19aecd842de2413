"""What does a page of a PDF draw as thin strokes? PDFium's page → the boxes of lines and thin rectangles.

Programs draw the rules of a table as lines, as rectangles filled to the thickness of a line, or as the outline of each
cell. Curves, backgrounds and what is drawn with nothing are no strokes. A page that draws more than a table can need
has none.
"""

import ctypes
from collections.abc import Iterator
from typing import Any

from govdoc.readers.typeset.matrix import IDENTITY, Box, Matrix, after, box_at, point_at
from govdoc.readers.typeset.strokes import is_thin, strokes_of

MOST_PARTS = 30_000
"""Objects and segments of paths on a page; the densest table has some thousand."""
MOST_OF_FILE = 1_000_000
"""The same, of a file; a year of a gazette may have half as many."""
DEEPEST_FORM = 8
"""Forms (drawings used like a letter) one in the other, at most."""

Drawn = tuple[Any, Matrix, int]
"""A path or a form, what takes its coordinates to the page, and how many forms it stands in."""


class Pen:
    """Reads the strokes of a file's pages, as long as there are not too many."""

    def __init__(self) -> None:
        from pypdfium2 import raw

        self._raw = raw
        self._left = MOST_OF_FILE
        self._corners = [ctypes.c_float() for _ in range(4)]
        self._to_corners = [ctypes.pointer(each) for each in self._corners]

    def strokes(self, page: Any) -> list[Box]:
        """The boxes of all thin strokes; none where the page, or the file, draws too much.

        Args:
            page: PDFium's handle of the page.
        """
        raw, get, kind = self._raw, self._raw.FPDFPage_GetObject, self._raw.FPDFPageObj_GetType
        kinds = (raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_FORM)
        objects = [get(page, index) for index in range(raw.FPDFPage_CountObjects(page))]
        waiting: list[Drawn] = [(each, IDENTITY, 0) for each in objects if kind(each) in kinds]
        found: list[Box] = []
        parts = 0
        while waiting:
            each, matrix, depth = waiting.pop()
            if kind(each) == raw.FPDF_PAGEOBJ_FORM:
                parts += self._size_of_form(each, depth)
                inside = self._inside(each, matrix, depth) if parts <= MOST_PARTS else ()
                waiting += [inner for inner in inside if kind(inner[0]) in kinds]
            else:
                parts += 1 + max(0, raw.FPDFPath_CountSegments(each))
                found += self._path(each, matrix) if parts <= MOST_PARTS else ()
            if parts > min(MOST_PARTS, self._left):
                self._left -= parts
                return []
        self._left -= parts
        return found

    def _size_of_form(self, form: Any, depth: int) -> int:
        return max(1, self._raw.FPDFFormObj_CountObjects(form)) if depth < DEEPEST_FORM else 1

    def _inside(self, form: Any, matrix: Matrix, depth: int) -> Iterator[Drawn]:
        """The objects of a form."""
        if depth < DEEPEST_FORM and (own := self._matrix(form)):
            for index in range(self._raw.FPDFFormObj_CountObjects(form)):
                yield self._raw.FPDFFormObj_GetObject(form, index), after(matrix, own), depth + 1

    def _matrix(self, each: Any) -> Matrix | None:
        found = self._raw.FS_MATRIX()
        if not self._raw.FPDFPageObj_GetMatrix(each, found):
            return None
        return found.a, found.b, found.c, found.d, found.e, found.f

    def _path(self, path: Any, matrix: Matrix) -> Iterator[Box]:
        """The thin strokes of a path; most paths are one."""
        filled, stroked = ctypes.c_int(), ctypes.c_int()
        raw = self._raw
        if not (
            raw.FPDFPath_GetDrawMode(path, filled, stroked)
            and (filled.value or stroked.value)
            and raw.FPDFPageObj_GetBounds(path, *self._to_corners)
        ):
            return
        left, bottom, right, top = (each.value for each in self._corners)
        box = box_at(matrix, (left, bottom, right, top))
        if is_thin(box):
            yield box
        elif own := self._matrix(path):
            for points in self._lines(path, after(matrix, own)):
                yield from strokes_of(points, bool(stroked.value))

    def _lines(self, path: Any, matrix: Matrix) -> list[list[tuple[float, float]]]:
        """The points of each line of a path that has no curves."""
        raw, x, y = self._raw, ctypes.c_float(), ctypes.c_float()
        lines: list[list[tuple[float, float]]] = []
        for index in range(raw.FPDFPath_CountSegments(path)):
            segment = raw.FPDFPath_GetPathSegment(path, index)
            kind = raw.FPDFPathSegment_GetType(segment)
            if kind not in (raw.FPDF_SEGMENT_MOVETO, raw.FPDF_SEGMENT_LINETO):
                return []
            raw.FPDFPathSegment_GetPoint(segment, x, y)
            if kind == raw.FPDF_SEGMENT_MOVETO or not lines:
                lines.append([])
            lines[-1].append(point_at(matrix, x.value, y.value))
            if raw.FPDFPathSegment_GetClose(segment):
                lines[-1].append(lines[-1][0])
        return lines
