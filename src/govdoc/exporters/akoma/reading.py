"""A leaf's reading with the way back: which character of the reading is which of the text."""

from bisect import bisect_right
from sys import maxsize

from msgspec import Struct

from govdoc.exporters.xml_words import Page
from govdoc.model import Span


class Reading(Struct, frozen=True):
    """A leaf's characters without furniture, each line stripped, the lines joined."""

    text: str
    pieces: tuple[tuple[int, int, int], ...]
    """Start and end in the document's text, and where that begins in the reading; in order."""
    breaks: tuple[int, ...]
    """Where in the reading a line began, the first left out."""

    def at(self, position: int) -> int:
        """The place in the reading of a position in the document's text; what is not read is passed over."""
        index = bisect_right(self.pieces, (position, maxsize)) - 1
        if index < 0:
            return 0
        start, end, place = self.pieces[index]
        return place + min(position, end) - start


class Pages(Page):
    """The text with its furniture, and the leaves' readings."""

    def reading(self, span: Span) -> Reading:
        """How a leaf of this span reads."""
        pieces: list[tuple[int, int, int]] = []
        breaks: list[int] = []
        size = 0
        for line in self._lines(span):
            stripped = _stripped(self.text, line)
            if stripped and size:
                breaks.append(size)
            for start, end in stripped:
                pieces.append((start, end, size))
                size += end - start
        return Reading("".join([self.text[a:b] for a, b, _ in pieces]), tuple(pieces), tuple(breaks))

    def _lines(self, span: Span) -> list[list[tuple[int, int]]]:
        """The lines of a span, each as the stretches that furniture leaves of it."""
        lines: list[list[tuple[int, int]]] = [[]]
        for start, end in self.stretches(span):
            while (stop := self.text.find("\n", start, end)) >= 0:
                lines[-1].append((start, stop))
                lines.append([])
                start = stop + 1
            lines[-1].append((start, end))
        return lines


def _stripped(text: str, line: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """A line without the blanks at its two ends, wherever furniture cuts it."""
    kept = [(start, end) for start, end in line if text[start:end].strip()]
    if kept:
        start, end = kept[0]
        kept[0] = (end - len(text[start:end].lstrip()), end)
        start, end = kept[-1]
        kept[-1] = (start, start + len(text[start:end].rstrip()))
    return kept
