"""Positions: where in the text something stands."""

from typing import NamedTuple


class Span(NamedTuple):
    """A half-open range of code points `[start, end)` in `Document.text`."""

    start: int
    """Offset of the first code point."""
    end: int
    """Offset just behind the last code point."""

    def contains(self, other: "Span") -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end


new_span = tuple.__new__
"""`new_span(Span, (start, end))`: a span without the call in Python that a named tuple's constructor is, for where
every name has one."""
