"""Text with elements in it: annotations nested in the leaves that they stand in, furniture where it stands.

An annotation is one element where that is possible. Where it reaches over the end of its leaf (labels on lines of
their own), or over the end of another annotation, it is cut there and goes on in a further element that says which
one it continues: the pieces of one annotation together are its span.
"""

from collections.abc import Iterable
from heapq import heapify, heappop, heappush
from typing import NamedTuple

from govdoc.errors import FormatError
from govdoc.exporters import xml_escapes
from govdoc.exporters.xml_annotations import Annotation
from govdoc.model import Furniture


class _Piece(NamedTuple):
    """An annotation, or what is left of one behind a cut. Sorts as the elements open."""

    start: int
    minus_end: int
    serial: int
    annotation: Annotation
    goes_on: bool
    """Whether the annotation's first piece has been written."""


class _Open(NamedTuple):
    """An element that is open, and the assignment that encloses what comes next."""

    end: int
    tag: str
    assignment: str


class Inline:
    """Writes a text once, from its start to its end, a leaf at a time."""

    def __init__(
        self, text: str, furniture: Iterable[Furniture], annotations: Iterable[Annotation], out: list[str]
    ) -> None:
        self.text = text
        self.is_plain = not xml_escapes.IN_TEXT.search(text)
        self.furniture = list(furniture)[::-1]
        """What is still to be written, the next one last."""
        self.queue = [
            _Piece(each.span[0], -each.span[1], serial, each, False)
            for serial, each in enumerate(annotations)
        ]
        heapify(self.queue)
        self.out = out
        self.at = 0
        """How far the text is written."""

    def leaf(self, end: int, unit: str) -> None:
        """Write the text up to the end of a leaf.

        Args:
            end: The leaf ends here; it starts where the text is written to.
            unit: Id of the unit (or part) that the leaf belongs to.
        """
        start = self.at
        opened: list[_Open] = []
        while piece := self._next(end):
            if isinstance(piece, Furniture):
                self._text(piece.span.start, opened)
                self._mark(piece, end)
                continue
            self._text(max(piece.start, start), opened)
            opened.append(self._open(piece, opened[-1] if opened else _Open(end, "", ""), unit))
        self._text(end, opened)
        for element in reversed(opened):
            self.out.append(f"</{element.tag}>")

    def furniture_before(self, position: int) -> None:
        """Write the furniture that stands between two leaves."""
        while self.furniture and self.furniture[-1].span.start < position:
            self._mark(self.furniture.pop(), position)

    def _next(self, end: int) -> _Piece | Furniture | None:
        """What opens next before `end`, taken off what is still to be written."""
        piece = self.queue[0] if self.queue and self.queue[0].start < end else None
        mark = self.furniture[-1] if self.furniture and self.furniture[-1].span.start < end else None
        if mark and (
            not piece or (mark.span.start, -mark.span.end) < (max(piece.start, self.at), piece.minus_end)
        ):
            return self.furniture.pop()
        return heappop(self.queue) if piece else None

    def _text(self, end: int, opened: list[_Open]) -> None:
        """Write text up to a position, and close what ends before it."""
        while opened and opened[-1].end <= end:
            self._characters(opened[-1].end)
            self.out.append(f"</{opened.pop().tag}>")
        self._characters(end)

    def _characters(self, end: int) -> None:
        if self.at < end:
            raw = self.text[self.at : end]
            self.out.append(raw if self.is_plain else xml_escapes.text(raw))
            self.at = end

    def _mark(self, mark: Furniture, end: int) -> None:
        """Write one furniture, which must begin here and end before `end`."""
        if mark.span.start != self.at or mark.span.end > end:
            raise FormatError(inconsistent(mark.span.start))
        self.out.append(f'<furniture kind="{mark.kind}">')
        self._characters(mark.span.end)
        self.out.append("</furniture>")

    def _open(self, piece: _Piece, parent: _Open, unit: str) -> _Open:
        """Open an annotation's element; what reaches over its parent's end is left for a further one."""
        annotation, end = piece.annotation, min(-piece.minus_end, parent.end)
        is_cut = end < -piece.minus_end
        is_assignment = annotation.tag == "assignment"
        if is_cut:
            annotation.id = annotation.id or f"m{piece.serial}"
            heappush(self.queue, piece._replace(start=end, goes_on=True))
        if piece.goes_on:
            attributes = f' continues="{annotation.id}"'
        else:
            id_ = f' id="{annotation.id}"' if is_cut or is_assignment else ""
            attributes = id_ + annotation.placed(unit if is_assignment else parent.assignment)
        self.out.append(f"<{annotation.tag}{attributes}>")
        return _Open(end, annotation.tag, annotation.id if is_assignment else parent.assignment)


def inconsistent(position: int) -> str:
    """What to say of a document that breaks its promise that leaves and furniture tile the text."""
    return f"文档的树与正文对不上（第 {position} 字处）：各节点应按顺序、不重不漏地盖住正文。"
