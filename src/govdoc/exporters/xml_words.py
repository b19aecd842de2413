"""What an element of the XML says by its text alone, so that no attribute need repeat it.

The writer leaves an attribute out where it equals what these functions make of the text, the reader puts it
back: both use the same ones. docs/format.md states the rules for other programs.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from govdoc.model import Furniture, Span

STOPS = "。：:"
"""What closes a heading and is no part of its title."""


def reading(raw: str) -> str:
    """The text without line breaks: each line stripped of the blanks at its ends, and all joined."""
    return "".join([line.strip() for line in raw.split("\n")]) if "\n" in raw else raw.strip()


def title(raw: str) -> str:
    """A heading's text: its reading without the stop."""
    return reading(raw).rstrip(STOPS).rstrip()


def name(raw: str) -> str:
    """A number or the name of a body: the text without any blanks."""
    return "".join(raw.split())


class Page:
    """The text with its furniture, which no reading holds."""

    def __init__(self, text: str, furniture: Sequence[Furniture]) -> None:
        self.text = text
        self.starts = [each.span.start for each in furniture]
        self.ends = [each.span.end for each in furniture]

    def raw(self, span: Span) -> str:
        """The text of a span, furniture left out."""
        start, end = span
        if not self.starts:
            return self.text[start:end]
        return "".join([self.text[at:stop] for at, stop in self.stretches(span)])

    def stretches(self, span: Span) -> list[tuple[int, int]]:
        """What furniture leaves over of a span, in order; the last stretch may be empty."""
        start, end = span
        found = []
        for index in range(bisect_right(self.ends, start), bisect_left(self.starts, end)):
            found.append((start, self.starts[index]))
            start = self.ends[index]
        return [*found, (start, end)]

    def holds(self, span: Span) -> bool:
        """Whether a span begins and ends on characters of the notice, not on furniture."""
        start, end = span
        if not 0 <= start <= end <= len(self.text) or start == len(self.text):
            return False
        return not self.starts or (self._is_text(start) and self._is_text(max(start, end - 1)))

    def _is_text(self, position: int) -> bool:
        before = bisect_right(self.starts, position) - 1
        return before < 0 or self.ends[before] <= position
