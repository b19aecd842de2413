"""Annotations as they stand in the XML: elements → drafts that know their whole span and whom they belong to."""

from collections.abc import Iterator
from dataclasses import dataclass

from govdoc.exporters.xml_annotations import place
from govdoc.exporters.xml_nodes import Node
from govdoc.model import Span

UNITS = frozenset({"part", "section"})
TAGS = frozenset({"assignment", "mention", "definition", "citation"})


@dataclass(slots=True, eq=False)
class Draft:
    """An annotation: its first element, and its span over all of them."""

    node: Node
    span: Span
    unit: Node | None
    """The unit (or part) that an assignment's words stand in, or that it names."""
    assignment: "Draft | None"
    """The assignment that a mention stands in, or that it names."""
    rank: int = 0


class Drafts:
    """All annotations of a file, in the order in which the file has them."""

    def __init__(self, head: Node | None, text: Node, size: int) -> None:
        self.size = size
        self.units: dict[str, Node] = {}
        self.by_id: dict[str, Draft] = {}
        self.found: list[Draft] = []
        for node in head.children if head else ():
            if node.tag in TAGS:
                self._apart(node)
        self._gather(text, None, None)
        for draft in self.found:
            self._settle(draft)

    def of(self, tag: str, home: object = None) -> list[Draft]:
        """The annotations of a kind that belong to a unit or an assignment, in their order.

        Args:
            tag: `assignment`, `mention`, `definition` or `citation`.
            home: The unit of assignments, the assignment of mentions; None for the others.
        """
        return self.homes.get((tag, home), [])
