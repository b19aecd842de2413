"""Where on the page does the notice stand? A page's root → the elements that hold the article, and its title.

Known containers of content management systems first, where they hold a fair share of what the page has to say;
else the smallest element that holds nearly all of it. What the page has to say is measured by paragraphs: links,
menus and labels weigh nothing.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from govdoc.readers import data
from govdoc.readers.dom import BLOCKS, Element, collapse, is_unseen, without_blanks

PARAGRAPH = 30
"""UTF-8 bytes beyond one a character, two for each Chinese one, that make a block a paragraph rather than a label."""
FAIR_SHARE = 0.3
"""Share of the page's paragraphs below which a known container is not believed to hold the article."""
NEARLY_ALL = 0.8
"""Share of an element's paragraphs that a child must hold for the search to go down into it."""
AS_GOOD = 0.9
"""Share of the largest container's paragraphs that makes a container inside it the better one."""
NOT_DESCENDED = frozenset(("p", "li", "h1", "h2", "h3", "blockquote", "tr"))


@dataclass(slots=True, frozen=True)
class Page:
    """An article on a page."""

    roots: tuple[Element, ...]
    """The elements that hold its text, in order; not inside each other."""
    before: tuple[Element, ...]
    """The elements that are seen above it, in order."""
    title: str | None
    """As the page's own markup gives it."""


class _Measure:
    """Every element of the body in document order, and how much text in paragraphs each of them holds."""

    def __init__(self, body: Element) -> None:
        self.elements: list[Element] = []
        self.parents: list[int] = []
        self.unseen: list[bool] = []
        self.index: dict[Element, int] = {}
        self._enter(body)
        self.weights = self._weights()

    def _enter(self, body: Element) -> None:
        for element in body.iter():
            parent = self.index.get(element.getparent(), -1)
            self.index[element] = len(self.elements)
            self.elements.append(element)
            self.parents.append(parent)
            self.unseen.append((parent >= 0 and self.unseen[parent]) or (parent >= 0 and is_unseen(element)))

    def _weights(self) -> list[int]:
        """Paragraph text per element: own text rises from inline elements to their block, and counts there."""
        own = [0] * len(self.elements)
        total = [0] * len(self.elements)
        for at in range(len(self.elements) - 1, -1, -1):
            element, parent = self.elements[at], self.parents[at]
            if element.tag != "a" and not self.unseen[at]:
                own[at] += weight(element.text)
            elif element.tag == "a":
                own[at] = 0
            is_block = element.tag in BLOCKS
            if is_block:
                total[at] += own[at] if own[at] >= PARAGRAPH else 0
            if parent >= 0:
                total[parent] += total[at]
                own[parent] += (0 if is_block else own[at]) + (0 if self.unseen[parent] else weight(element.tail))
        return total
