"""The text of an element as a browser would set it: blocks on lines of their own. Element → lines.

Source-code white space is collapsed, blanks that the author typed stay. What a browser hides is left out, and
what it adds, the numbers of an ordered list, is written.
"""

import re
from collections.abc import Callable, Iterator
from itertools import count, repeat

from lxml import etree

from govdoc.readers.chrome import is_chrome_element
from govdoc.readers.dom import BLOCKS, Element, collapse, is_unseen
from govdoc.readers.numbers import whole_number

KEEPS_BREAKS = re.compile(r"white-space\s*:\s*(?:pre|break-spaces)", re.I)
WITHOUT_NUMBERS = re.compile(r"list-style(?:-type)?\s*:[^;]{0,80}none", re.I)
WRITTEN_MARKER = re.compile(
    r"[ \u3000\xa0]*(?:[（(]?[0-9０-９一二三四五六七八九十]{1,3}[）).．、]|第[一二三四五六七八九十百0-9])"
)
"""A number that the author typed into a list item, beside or instead of the browser's."""
TYPED_BREAK = re.compile(r"(\S)[ \t]*\r?\n(?=\S)")
STOPS = "。；：！？）"
"""Characters that can end a paragraph."""


def lines_of(element: Element) -> list[str]:
    """The lines that an element shows, each cell of a table in it on a line of its own."""
    lines: list[str] = []
    walk(element, lines.append)
    return lines


def walk(
    root: Element, emit: Callable[[str], None], take_table: Callable[[Element], bool] | None = None
) -> None:
    """Walk through a subtree once, without recursion, and emit its lines.

    Args:
        root: The element to read, even if it is one of those that are left out elsewhere.
        emit: Called with each line that is not empty.
        take_table: Called with each table; returns whether it has dealt with it.
    """
    flow = _Flow(root, emit, take_table)
    walker = etree.iterwalk(root, events=("start", "end"))
    for event, element in walker:
        if event != "start":
            flow.leave(element)
        elif flow.is_left_out(element):
            walker.skip_subtree()
        else:
            flow.enter(element)
    flow.end_line()


class _Flow:
    """The line that is being filled, and what the open elements say about it."""

    def __init__(
        self, root: Element, emit: Callable[[str], None], take_table: Callable[[Element], bool] | None
    ) -> None:
        self.root, self.emit, self.take_table = root, emit, take_table
        self.pieces: list[str] = []
        self.number = ""
        """Of a list item that has shown no text yet."""
        self.numbers: dict[Element, Iterator[str]] = {}
        self.kept: list[Element] = []
        """Open elements whose line breaks are the author's."""

    def is_left_out(self, element: Element) -> bool:
        """Whether nothing inside the element is to be walked through."""
        if element is self.root:
            return False
        if is_unseen(element) or is_chrome_element(element):
            return True
        if element.tag == "table" and self.take_table:
            self.end_line()
            return self.take_table(element)
        return False

    def enter(self, element: Element) -> None:
        """Begin an element that is walked through."""
        if element.tag in BLOCKS:
            self.end_line()
            if element.tag == "li":
                self.number = self._number(element)
            if is_typed(element):
                self.kept.append(element)
        if element.text:
            self.text(element.text)

    def leave(self, element: Element) -> None:
        """End an element, whether walked through or not."""
        if element.tag in BLOCKS:
            self.end_line()
            if self.kept and self.kept[-1] is element:
                self.kept.pop()
        if element.tail and element is not self.root:
            self.text(element.tail)

    def text(self, text: str) -> None:
        """Add to the line."""
        if not self.kept:
            self.pieces.append(text)
            return
        first, *others = text.split("\n")
        self.pieces.append(first)
        for line in others:
            self.end_line()
            self.pieces.append(line)

    def end_line(self) -> None:
        """Emit the line, if there is something on it."""
        if not self.pieces:
            return
        line = collapse("".join(self.pieces))
        self.pieces.clear()
        if line and not line.isspace():
            self.emit(line if not self.number or WRITTEN_MARKER.match(line) else self.number + line)
            self.number = ""

    def _number(self, item: Element) -> str:
        """The browser's number of a list item: `1. `; nothing in a list without numbers."""
        parent = item.getparent()
        if parent is None or parent.tag != "ol":
            return ""
        if parent not in self.numbers:
            self.numbers[parent] = numbers_of(parent)
        return next(self.numbers[parent])


def numbers_of(items: Element) -> Iterator[str]:
    """The numbers that a browser gives to the items of an ordered list, one after another."""
    if WITHOUT_NUMBERS.search(items.get("style") or ""):
        return repeat("")
    first = whole_number(items.get("start") or "", 5)
    return (f"{number}. " for number in count(1 if first is None else first))


def is_typed(element: Element) -> bool:
    """Whether line breaks of the source code are the author's: in <pre>, and where text was pasted as it is.

    Of a pasted text every line ends where a paragraph can end, and the next begins without indent.
    """
    if element.tag in ("pre", "xmp", "listing") or KEEPS_BREAKS.search(element.get("style") or ""):
        return True
    if not element.text or "\n" not in element.text.strip():
        return False
    breaks = TYPED_BREAK.findall(element.text)
    ended = sum(1 for last in breaks if last in STOPS)
    return (
        ended == len(breaks)
        and ended + sum(1 for child in element if (child.tail or "").startswith("\n")) >= 2
    )
