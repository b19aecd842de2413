"""Signs without width: a text is read as if they were not in it, and every position finds its way back over them."""

from bisect import bisect_left, bisect_right

from msgspec.structs import replace

from govdoc.model import Furniture, Source, Span
from govdoc.parser.reading import Break, Reading
from govdoc.patterns import rarely
from govdoc.signs import INVISIBLE

UNSEEN = rarely(f"[{INVISIBLE}]")


class Unseen:
    """The signs without width of a source."""

    def __init__(self, source: Source) -> None:
        self.places = [match.start() for match in UNSEEN.finditer(source.text)]
        """Where they stand in the text, ascending."""
        self.gaps = [place - before for before, place in enumerate(self.places)]
        """Where each is missing in the text without them."""

    def visible(self, source: Source) -> Source:
        """The source without them; of its tables only where they stand is moved."""
        tables = [replace(table, span=self._without(table.span)) for table in source.tables]
        furniture = [Furniture(each.kind, self._without(each.span)) for each in source.furniture]
        return replace(
            source,
            text=UNSEEN.sub("", source.text),
            tables=tuple(table for table in tables if table.span.start < table.span.end),
            furniture=tuple(each for each in furniture if each.span.start < each.span.end),
        )

    def back(self, reading: Reading) -> Reading:
        """A reading of the source without them, as one of the source."""
        anchors = sorted({*reading.anchors, *map(reading.position, self.gaps)})
        furniture = [
            Furniture(each.kind, Span(self._raw(each.span.start), self._raw(each.span.end - 1) + 1))
            for each in reading.furniture
        ]
        return replace(
            reading,
            anchors=anchors,
            origins=[self._raw(reading.raw(anchor)) for anchor in anchors],
            furniture=tuple(furniture),
            breaks=[Break(self._raw(each.raw), each.soft, each.rule) for each in reading.breaks],
        )

    def _raw(self, position: int) -> int:
        """The position in the text of one in the text without them."""
        return position + bisect_right(self.gaps, position)

    def _without(self, span: Span) -> Span:
        """A span of the text in the text without them."""
        start, end = (position - bisect_left(self.places, position) for position in (span.start, span.end))
        return Span(start, end)
