"""The text of an element as a browser would set it: blocks on lines of their own, tables as tables.

Element → lines of a `Sheet`. Source-code white space is collapsed (CSS Text 3, 4.1), also away between two wide
characters (its 4.1.3); blanks that the author typed (&nbsp;, U+3000) stay. What a browser hides is left out, and
what it adds, the numbers of an ordered list, is written.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any

from lxml import etree

from govdoc.readers import tables
from govdoc.readers.chrome import is_chrome_element, is_chrome_line
from govdoc.readers.sheet import Sheet

Element = Any
"""An lxml element; lxml publishes no types of its own."""

BLOCKS = frozenset(
    "address article aside blockquote body br caption center dd details dir div dl dt fieldset figcaption figure"
    " footer form h1 h2 h3 h4 h5 h6 header hr html legend li listing main menu nav ol option p pre section summary"
    " table tbody td tfoot th thead tr ul xmp".split()
)
"""Elements that begin and end a line."""
UNSEEN = frozenset(
    "applet area audio base button canvas datalist embed footer head iframe img input link map math meta nav"
    " noembed noframes noscript object param script select style svg template textarea title video".split()
)
"""Elements whose content is not text of the page."""
HIDDEN = re.compile(r"display\s*:\s*none", re.I)
KEEPS_BREAKS = re.compile(r"white-space\s*:\s*(?:pre|break-spaces)", re.I)
SPACES = re.compile(r"[ \t\r\n\f]+")
INVISIBLE = re.compile("[\u00ad\u200b\u200e\u200f\u2060\ufeff]")
WIDE = "\u2e80-\u303f\u3041-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff01-\uff60“”‘’…—"
BREAK_BETWEEN_WIDE = re.compile(rf"(?<=[{WIDE}])[ \t\r\f]*\n[ \t\r\n\f]*(?=[{WIDE}])")
"""A line break of the source code between two wide characters, which is not shown as a blank."""
WRITTEN_MARKER = re.compile(r"[ \u3000\xa0]*[（(]?[0-9０-９一二三四五六七八九十]{1,3}[）).．、]")
TYPED_BREAK = re.compile(r"([^\r\n])\r?\n(?=[^\s])")
STOPS = "。；：！？）"


def is_unseen(element: Element) -> bool:
    """Whether a browser shows nothing of the element."""
    if not isinstance(element.tag, str) or element.tag in UNSEEN:
        return True
    style = element.get("style")
    return bool(style and HIDDEN.search(style)) or element.get("hidden") is not None


def write_element(root: Element, sheet: Sheet) -> None:
    """Write what the element shows, line by line, its tables as tables."""
    _Flow(sheet).write(root)


def lines_of(root: Element) -> list[str]:
    """The lines that an element shows, the cells of tables in it on lines of their own."""
    flow = _Flow(None)
    flow.write(root)
    return flow.lines


class _Flow:
    """Walks the subtree once, without recursion, and breaks its text into lines."""

    def __init__(self, sheet: Sheet | None) -> None:
        self.sheet = sheet
        self.lines: list[str] = []
        self.pieces: list[str] = []
        self.number = ""
        """The number of a list item that has shown no text yet."""
        self.counters: dict[Element, Iterator[str]] = {}
        self.kept: list[Element] = []
        """Open elements whose line breaks are kept."""

    def write(self, root: Element) -> None:
        walker = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
        for event, element in walker:
            if event == "start":
                if self._is_left_out(element, root):
                    walker.skip_subtree()
                else:
                    self._open(element)
                continue
            if element.tag in BLOCKS:
                self._close(element)
            if element.tail and element is not root:
                self._text(element.tail)
        self._break()

    def _is_left_out(self, element: Element, root: Element) -> bool:
        """Whether nothing inside the element is to be walked through."""
        if element is root:
            return False
        if is_unseen(element) or is_chrome_element(element):
            return True
        return element.tag == "table" and self.sheet is not None and self._table(element)

    def _table(self, element: Element) -> bool:
        """Write a table that is one; a table that only arranges the page is walked through."""
        rows = tables.metadata_lines(element) or tables.data_rows(element)
        if not rows or self.sheet is None:
            return False
        self._break()
        if isinstance(rows[0], str):
            self.lines_out(rows)
        else:
            self.sheet.table(rows)
        return True

    def _open(self, element: Element) -> None:
        if element.tag in BLOCKS:
            self._break()
            if element.tag == "li":
                self.number = self._next_number(element)
            if element.tag in ("pre", "xmp", "listing") or is_typed(element):
                self.kept.append(element)
        if element.text:
            self._text(element.text)
