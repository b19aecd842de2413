"""What a page states about the notice above its text: 索引号, 成文日期 … Elements → labels and values."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import islice

from govdoc.readers import data
from govdoc.readers.dom import BLOCKS, SPACES, Element, is_unseen, without_blanks

Pair = tuple[str, str]
"""Label, as the page writes it, without colon; value."""
COLON = re.compile("[：:]")
NEXT_LABEL = re.compile(r"\s[一-鿿]{2,8}[：:]")
LONGEST_LABEL = 16
LONGEST_VALUE = 200
MOST_PIECES = 40
"""Pieces of text that a value can consist of. It bounds what is looked at behind a label."""


def pairs(elements: Iterable[Element]) -> list[Pair]:
    """Labels that elements open with, each with the first value behind or beside it, in order.

    Labels without a value are left out.
    """
    found: dict[str, Pair] = {}
    for element in elements:
        if element.text and (opening := _opening(element.text)):
            label, rest = opening
            value = rest or _joined(_behind(element)) or _beside(element)
            if 0 < len(value) <= LONGEST_VALUE:
                found.setdefault(without_blanks(label), (label, value))
    return list(found.values())


def _opening(text: str) -> Pair | None:
    """The label that a text opens with, and what stands behind its colon."""
    label, *rest = COLON.split(text.strip()[: LONGEST_LABEL + LONGEST_VALUE], maxsplit=1)
    if without_blanks(label) not in labels():
        return None
    return label.strip(), _first_value(rest[0]) if rest else ""


def _behind(element: Element) -> Iterator[str]:
    """The text behind a label in its block, piece by piece."""
    for child in element:
        yield from _shown(child)
    while element.tag not in BLOCKS and element.getparent() is not None:
        yield element.tail or ""
        for sibling in element.itersiblings():
            if sibling.tag in BLOCKS:
                return
            yield from _shown(sibling)
        element = element.getparent()


def _shown(element: Element) -> Iterator[str]:
    """What an element shows, and the text behind it."""
    if not is_unseen(element):
        yield from element.itertext(with_tail=False)
    yield element.tail or ""


def _beside(element: Element) -> str:
    """What the cell or line next to the label's block shows, unless it is a label itself."""
    while element.tag not in BLOCKS and element.getparent() is not None:
        element = element.getparent()
    beside = next((each for each in element.itersiblings() if isinstance(each.tag, str)), None)
    if beside is None or is_unseen(beside):
        return ""
    value = _joined(beside.itertext(with_tail=False))
    return "" if _opening(value) else value


def _joined(pieces: Iterator[str]) -> str:
    return _first_value("".join(islice(pieces, MOST_PIECES)).strip().lstrip("：:"))


def _first_value(text: str) -> str:
    """A value without the next label and its value, which a byline has on the same line."""
    return NEXT_LABEL.split(SPACES.sub(" ", text), maxsplit=1)[0].strip()


@cache
def labels() -> frozenset[str]:
    """The labels known, blanks removed."""
    return frozenset(data.lines("labels.txt"))
