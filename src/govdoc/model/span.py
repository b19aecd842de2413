"""Positions: where in the text something stands."""

from collections.abc import Iterator

from govdoc.model.node import Node


class Span(Node, frozen=True, array_like=True, order=True):
    """A half-open range of code points `[start, end)` in `Document.text`; `start, end = span` takes it apart."""

    start: int
    """Offset of the first code point."""
    end: int
    """Offset just behind the last code point."""

    def __iter__(self) -> Iterator[int]:
        return iter((self.start, self.end))

    def contains(self, other: "Span") -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end
