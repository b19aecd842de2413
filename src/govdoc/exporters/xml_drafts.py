"""Annotations as they stand in the XML: elements → drafts that know their span and whom they belong to."""

from collections import defaultdict

from msgspec import Struct

from govdoc.exporters.xml_annotations import place
from govdoc.exporters.xml_nodes import ANNOTATIONS, XmlNode
from govdoc.model import Span

UNITS = frozenset({"part", "section"})
TAGS = frozenset(ANNOTATIONS)


class Draft(Struct, eq=False):
    """An annotation: its first element, and its span over all of its elements."""

    node: XmlNode
    span: Span
    rank: int
    """Its place in its list where that is not the order of the text; else 0."""
    encloses: "XmlNode | Draft | None"
    """The unit that an assignment's words stand in; the assignment that a mention's do."""


class Drafts:
    """All annotations of a file.

    Args:
        head: The element `head`, which holds those without a place in the text.
        text: The element `text`.
        size: Code points of the text.
    """

    def __init__(self, head: XmlNode, text: XmlNode, size: int) -> None:
        self.units: dict[str, XmlNode] = {}
        self.by_id: dict[str, Draft] = {}
        self.found: list[Draft] = []
        for node in head.children:
            if node.tag in TAGS:
                self._add(node, node.only_span("span", size), None)
        self._gather(text, None, None)
        self.homes: dict[tuple[str, XmlNode | Draft | None], list[Draft]] = defaultdict(list)
        for draft in self.found:
            self.homes[draft.node.tag, self._home(draft)].append(draft)
        for drafts in self.homes.values():
            drafts.sort(key=lambda draft: (draft.rank, place(draft.span)))

    def of(self, tag: str, home: XmlNode | Draft | None = None) -> list[Draft]:
        """The annotations of a kind that belong to a unit or an assignment, in their order.

        Args:
            tag: `assignment`, `mention`, `definition` or `citation`.
            home: The unit of assignments, the assignment of mentions; None for the others.
        """
        return self.homes.get((tag, home), [])

    def _gather(self, node: XmlNode, unit: XmlNode | None, assignment: Draft | None) -> None:
        """Find the annotations in an element."""
        if node.tag in UNITS:
            unit, id_ = node, node.optional("id")
            if id_ is not None:
                self.units[id_] = node
        elif node.tag in TAGS:
            draft = self._draft(node, unit if node.tag == "assignment" else assignment)
            assignment = draft if node.tag == "assignment" else assignment
        for child in node.children:
            self._gather(child, unit, assignment)

    def _draft(self, node: XmlNode, encloses: XmlNode | Draft | None) -> Draft:
        continues = node.optional("continues")
        if continues is None:
            return self._add(node, node.span, encloses)
        draft = self.by_id.get(continues)
        if draft is None or draft.node.tag != node.tag:
            raise node.odd(f"接的是 {continues}，前面没有这一处")
        draft.span = Span(draft.span.start, node.end)
        return draft

    def _add(self, node: XmlNode, span: Span, encloses: XmlNode | Draft | None) -> Draft:
        draft = Draft(node, span, node.number("rank") or 0, encloses)
        self.found.append(draft)
        id_ = node.optional("id")
        if id_ is not None:
            self.by_id[id_] = draft
        return draft

    def _home(self, draft: Draft) -> XmlNode | Draft | None:
        """The unit of an assignment, the assignment of a mention: the one named, else the one round it."""
        node = draft.node
        if node.tag not in ("assignment", "mention"):
            return None
        name, known = ("unit", self.units) if node.tag == "assignment" else ("of", self.by_id)
        wanted = node.optional(name)
        home = draft.encloses if wanted is None else known.get(wanted)
        if home is None or (isinstance(home, Draft) and home.node.tag != "assignment"):
            raise node.odd(
                f"的属性 {name} 应指明它属于哪一个" if wanted is None else f"的 {name}=“{wanted}”不存在"
            )
        return home
