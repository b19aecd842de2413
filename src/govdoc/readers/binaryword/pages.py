"""Which properties belong to which bytes of the text: pages of 512 bytes, and a table of them.

[MS-DOC] 2.8.5 PlcBteChpx, 2.8.6 PlcBtePapx, 2.9.33 ChpxFkp, 2.9.174 PapxFkp. A page is read when it is asked for, none
is listed twice, and the last is kept, since most files have their text in order.
"""

from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise

from govdoc.readers.binaryword.little import Damage, cut, u32s

PAGE = 512
NUMBER = 0x3FFFFF
"""Bits of a page's number (2.9.206 PnFkpChpx)."""
PARAGRAPH, CHARACTER = 13, 1
"""Bytes that a page has for each run beside its place: BxPap, rgb."""


class Pages:
    """The properties of paragraphs, or of characters."""

    def __init__(self, table: bytes, document: bytes, entry: int) -> None:
        """Read the table of pages.

        Args:
            table: PlcBtePapx or PlcBteChpx.
            document: The stream WordDocument.
            entry: `PARAGRAPH` or `CHARACTER`.

        Raises:
            Damage: Places do not ascend, or a page is listed twice.
        """
        count = max(0, (len(table) - 4) // 8)
        places = u32s(table, 0, count + 1) if count else ()
        numbers = [each & NUMBER for each in u32s(table, 4 * (count + 1), count)] if count else []
        if any(a > b for a, b in pairwise(places)) or len(set(numbers)) < count:
            raise Damage("the table of pages is not in order")
        kept = [at for at in range(count) if places[at] < places[at + 1]]
        self._starts = [places[at] for at in kept]
        self._ends = [places[at + 1] for at in kept]
        self._numbers = [numbers[at] for at in kept]
        self._document, self._entry = document, entry
        self._last: tuple[int, Page] | None = None

    def at(self, byte: int) -> bytes:
        """The properties of a character by its first byte; nothing where none are stated."""
        index = bisect_right(self._starts, byte) - 1
        if index < 0 or byte >= self._ends[index]:
            return b""
        page = self._page(index)
        run = bisect_right(page.places, byte) - 1
        return page.properties(run) if 0 <= run < page.count else b""

    def runs(self, start: int, end: int) -> Iterator[tuple[int, int, bytes]]:
        """The runs in a stretch of bytes, each cut to it, with what is stated of it."""
        index = max(0, bisect_right(self._starts, start) - 1)
        while index < len(self._starts) and self._starts[index] < end:
            page = self._page(index)
            for run in range(max(0, bisect_right(page.places, start) - 1), page.count):
                first, last = max(start, page.places[run]), min(end, page.places[run + 1])
                if page.places[run] >= end:
                    break
                if first < last:
                    yield first, last, page.properties(run)
                    start = last
            index += 1

    def _page(self, index: int) -> "Page":
        if self._last is None or self._last[0] != index:
            self._last = index, Page(self._document, self._numbers[index], self._entry)
        return self._last[1]


class Page:
    """The runs of one page; one that is damaged has none."""

    def __init__(self, document: bytes, number: int, entry: int) -> None:
        self._data = document[number * PAGE : (number + 1) * PAGE]
        self._entry = entry
        self.count = self._data[PAGE - 1] if len(self._data) == PAGE else 0
        if 4 * (self.count + 1) + self.count * entry >= PAGE:
            self.count = 0
        self.places = u32s(self._data, 0, self.count + 1) if self.count else ()

    def properties(self, run: int) -> bytes:
        """What is stated of a run: modifiers; before those of a paragraph, the two bytes of its style."""
        at = 2 * self._data[4 * (self.count + 1) + run * self._entry]
        if not at:
            return b""
        size = self._data[at]
        try:
            if self._entry == CHARACTER:  # 2.9.32 Chpx
                return cut(self._data, at + 1, size)
            if size:  # 2.9.175 PapxInFkp
                return cut(self._data, at + 1, 2 * size - 1)
            return cut(self._data, at + 2, 2 * self._data[at + 1]) if at + 1 < PAGE else b""
        except Damage:
            return b""
