"""Text with elements in it: annotations nested in the leaves that they stand in, furniture where it stands.

An annotation is one element where that is possible. Where it reaches over the end of its leaf (labels on
lines of their own), or over the end of another annotation, it is cut there and goes on in a further element
that says which one it continues: the pieces of one annotation together are its span.
"""

from collections.abc import Iterable
from heapq import heappop, heappush

from govdoc.errors import FormatError
from govdoc.exporters import xml_escapes
from govdoc.exporters.xml_annotations import Annotation, place
from govdoc.model import Furniture, Span

_Open = tuple[int, str, str]
"""An element that is open: its end, its tag, and the assignment that encloses what comes next."""


class Inline:
    """Writes a text once, from its start to its end, a leaf at a time."""

    def __init__(
        self, text: str, furniture: Iterable[Furniture], annotations: Iterable[Annotation], out: list[str]
    ) -> None:
        self.text = text
        self.is_plain = not xml_escapes.IN_TEXT.search(text)
        self.furniture = list(furniture)[::-1]
        """What is still to be written, the next one last."""
        self.queue = sorted(annotations, key=lambda each: place(each.span))[::-1]
        """The same of the annotations."""
        self.cut: list[tuple[tuple[int, int], int, Annotation]] = []
        """What is left of annotations that were cut, by place: a heap."""
        self.cuts = 0
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
        while each := self._next(start, end):
            self._text(max(each.span.start, start), opened)
            if isinstance(each, Annotation):
                opened.append(self._open(each, opened[-1] if opened else (end, "", ""), unit))
            else:
                self._mark(each, end)
        self._text(end, opened)

    def furniture_before(self, position: int) -> None:
        """Write the furniture that stands between two leaves."""
        while self.furniture and self.furniture[-1].span.start < position:
            self._mark(self.furniture.pop(), position)

    def is_done(self) -> bool:
        """Whether the text and all that stands in it is written."""
        return self.at == len(self.text) and not (self.queue or self.cut or self.furniture)

    def _next(self, start: int, end: int) -> Annotation | Furniture | None:
        """What opens next in the leaf, taken off what is still to be written; None if nothing does."""
        if not (self.furniture or self.cut):
            return self.queue.pop() if self.queue and self.queue[-1].span.start < end else None
        nothing = (end, -len(self.text) - 1)
        mark = place(self.furniture[-1].span) if self.furniture else nothing
        annotation = place(self.queue[-1].span) if self.queue else nothing
        rest = (max(self.cut[0][0][0], start), self.cut[0][0][1]) if self.cut else nothing
        first = min(mark, annotation, rest)
        if first >= nothing:
            return None
        if first == annotation:
            return self.queue.pop()
        return heappop(self.cut)[2] if first == rest else self.furniture.pop()

    def _text(self, end: int, opened: list[_Open]) -> None:
        """Write text up to a position, and close what ends before it."""
        while opened and opened[-1][0] <= end:
            last, tag, _ = opened.pop()
            self._characters(last)
            self.out.append(f"</{tag}>")
        if self.at < end:
            self._characters(end)

    def _characters(self, end: int) -> None:
        raw = self.text[self.at : end]
        self.out.append(raw if self.is_plain else xml_escapes.text(raw))
        self.at = max(self.at, end)

    def _mark(self, mark: Furniture, end: int) -> None:
        """Write one furniture, which must begin here and end before `end`."""
        if mark.span.start != self.at or mark.span.end > end:
            raise FormatError(inconsistent(mark.span.start))
        self.out.append(f'<furniture kind="{mark.kind}">')
        self._characters(mark.span.end)
        self.out.append("</furniture>")

    def _open(self, each: Annotation, parent: _Open, unit: str) -> _Open:
        """Open an annotation's element, at most up to its parent's end."""
        tag, end = each.tag, each.span.end
        limit, _, assignment = parent
        is_assignment = tag == "assignment"
        if end > limit:
            self._cut(each, limit)
            end = limit
        home = unit if is_assignment else assignment
        self.out.append(f"<{tag}{each.attributes if each.home == home else each.placed(home)}>")
        return end, tag, each.id if is_assignment else assignment

    def _cut(self, each: Annotation, end: int) -> None:
        """Leave what is behind `end` for a further element, which refers to this one by its id."""
        self.cuts += 1
        if not each.id:
            each.id = f"m{self.cuts}"
        if each.tag != "assignment" and not each.continues:
            each.attributes = f' id="{each.id}"{each.attributes}'
        rest = Annotation(each.tag, Span(end, each.span.end), f' continues="{each.id}"', "", each.id, True)
        heappush(self.cut, (place(rest.span), self.cuts, rest))


def inconsistent(position: int) -> str:
    """What to say of a document that breaks its promise that leaves and furniture tile the text."""
    return f"文档的树与正文对不上（第 {position} 字处）：各节点应按顺序、不重不漏地盖住正文。"
