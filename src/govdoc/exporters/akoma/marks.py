"""Text with inline elements in it: marks nest where they can, and are cut where they cross."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from heapq import heapify, heappop, heappush

from msgspec import Struct
from msgspec.structs import replace

from govdoc.exporters.akoma import escapes


class Mark(Struct, frozen=True, gc=False, order=True):
    """An inline element over a stretch of text; its order among marks of the same stretch is `rank`."""

    start: int
    before_end: int
    """The end, negative: of two marks that begin together the longer sorts first."""
    rank: int
    tag: str
    attributes: str
    """As written behind the tag, escaped, with a blank in front; empty if none."""

    @property
    def end(self) -> int:
        """Just behind the last character."""
        return -self.before_end

    def moved(self, start: int, end: int) -> "Mark":
        """The same mark over another stretch."""
        return replace(self, start=start, before_end=-end)


def mark(start: int, end: int, tag: str, attributes: str = "", rank: int = 0) -> Mark:
    """An inline element over `[start, end)`; a lower rank stands outside a higher one."""
    return Mark(start, -end, rank, tag, attributes)


def marked(text: str, marks: Iterable[Mark], breaks: Sequence[int] = ()) -> str:
    """The text as XML, with its marks as elements and `<eol/>` where its lines broke."""
    queue = [each for each in marks if each.start < each.end]
    if not queue and not breaks:
        return escapes.text(text)
    heapify(queue)
    return "".join(_Nest(text, breaks).write(queue))


class _Nest:
    def __init__(self, text: str, breaks: Sequence[int]) -> None:
        self.text, self.breaks = text, breaks
        self.out: list[str] = []
        self.opened: list[Mark] = []
        self.at = 0

    def write(self, queue: list[Mark]) -> list[str]:
        """Open the marks in order, each at most up to its parent's end; the rest of it opens there again."""
        while queue:
            each = heappop(queue)
            self._reach(each.start)
            if self.opened and each.end > self.opened[-1].end:
                limit = self.opened[-1].end
                heappush(queue, each.moved(limit, each.end))
                each = each.moved(each.start, limit)
            self.out.append(f"<{each.tag}{each.attributes}>")
            self.opened.append(each)
        self._reach(len(self.text))
        return self.out

    def _reach(self, position: int) -> None:
        """Write up to a position, and close what ends there or before."""
        while self.opened and self.opened[-1].end <= position:
            last = self.opened.pop()
            self._characters(last.end)
            self.out.append(f"</{last.tag}>")
        self._characters(position)

    def _characters(self, end: int) -> None:
        first = bisect_left(self.breaks, self.at)
        for position in self.breaks[first : bisect_left(self.breaks, end)]:
            self.out.append(escapes.text(self.text[self.at : position]) + "<eol/>")
            self.at = position
        self.out.append(escapes.text(self.text[self.at : end]))
        self.at = end
