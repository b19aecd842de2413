"""How much of what a page has to say stands in each element? Body → elements with weights.

A weight counts paragraphs: links, menus and labels weigh nothing, nor does what is not seen.
"""

from itertools import islice

from govdoc.readers.chrome import is_chrome_element
from govdoc.readers.dom import BLOCKS, Element, is_unseen

PARAGRAPH = 30
"""Weight of a block's own text that makes it a paragraph rather than a label or a menu's entry."""


def weight(text: str | None) -> int:
    """UTF-8 bytes of a text beyond one a character: two for each Chinese character, none for ASCII."""
    return len(text.strip().encode("utf-8", "replace")) - len(text.strip()) if text else 0


class Measured:
    """The elements of a body in document order, with the weight of each."""

    def __init__(self, body: Element) -> None:
        self.elements: list[Element] = list(body.iter())
        self.index: dict[Element, int] = {element: at for at, element in enumerate(self.elements)}
        self.parents = [self.index.get(element.getparent(), -1) for element in self.elements]
        self.unseen = self._unseen()
        self.weights = self._weights()

    def weight_of(self, element: Element) -> int:
        """Weight of an element with all that is in it."""
        return self.weights[self.index[element]]

    def is_seen(self, element: Element) -> bool:
        """Whether neither the element nor one around it is hidden."""
        return not self.unseen[self.index[element]]

    def before(self, element: Element) -> list[Element]:
        """The elements that open before this one, without those that are unseen, chrome or inside chrome."""
        chrome: set[int] = set()
        found: list[Element] = []
        for at, each in enumerate(islice(self.elements, self.index[element])):
            if self.unseen[at] or self.parents[at] in chrome or is_chrome_element(each):
                chrome.add(at)
            else:
                found.append(each)
        return found

    def _unseen(self) -> list[bool]:
        unseen: list[bool] = []
        for element, parent in zip(self.elements, self.parents, strict=True):
            unseen.append(parent >= 0 and (unseen[parent] or is_unseen(element)))
        return unseen

    def _weights(self) -> list[int]:
        """Text rises from inline elements to their block and counts there, if it makes a paragraph."""
        own = [0] * len(self.elements)
        total = [0] * len(self.elements)
        for at in range(len(self.elements) - 1, 0, -1):
            element, parent = self.elements[at], self.parents[at]
            own[at] = 0 if self.unseen[at] or element.tag == "a" else own[at] + weight(element.text)
            if element.tag in BLOCKS:
                total[parent] += total[at] + (own[at] if own[at] >= PARAGRAPH else 0)
                total[at] += own[at] if own[at] >= PARAGRAPH else 0
            else:
                own[parent] += own[at]
                total[parent] += total[at]
            own[parent] += weight(element.tail)
        total[0] += own[0] + weight(self.elements[0].text)
        return total
