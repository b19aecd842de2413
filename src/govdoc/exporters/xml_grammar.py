"""Which element may stand where: what `govdoc.xsd` says, for a reader that answers in plain words."""

from collections.abc import Mapping
from typing import NamedTuple

from govdoc.exporters.xml_nodes import ANNOTATIONS, LEAVES, XmlNode


class Group(NamedTuple):
    """Elements that follow one another in any order, before those of the next group."""

    tags: frozenset[str]
    is_single: bool
    """Whether only one of them may be there."""


def _groups(*groups: str) -> tuple[Group, ...]:
    """Tags with blanks between them; `?` at the end for at most one."""
    return tuple(Group(frozenset(each.rstrip("?").split()), each.endswith("?")) for each in groups)


ANNOTATED = " ".join(ANNOTATIONS)
BLOCKS = "section paragraph table"
GRAMMAR: Mapping[str, tuple[Group, ...]] = {
    "document": _groups("head?", "text?"),
    "head": _groups("origin?", "agency", "diagnostic", ANNOTATED),
    "agency": _groups("written", "plate", "candidate"),
    "text": _groups("part"),
    "part": _groups("header?", BLOCKS, "closing?"),
    "header": _groups("issuer", "recipient", "field", "line"),
    "closing": _groups("attachment", "signatory", "copy", "line"),
    "section": _groups("marker?", "heading?", BLOCKS),
    "table": _groups("row"),
    "row": _groups("cell"),
    **dict.fromkeys((*LEAVES, *ANNOTATIONS), _groups(ANNOTATED)),
}
FURNISHED = frozenset(GRAMMAR) - {"document", "head", "agency"}
"""Elements in which furniture may stand, anywhere."""


def check(node: XmlNode) -> None:
    """Refuse an element at a place where it may not stand.

    Raises:
        FormatError: With the line of the first one.
    """
    groups, at, count = GRAMMAR.get(node.tag, ()), 0, 0
    for child in node.children:
        if child.tag == "furniture" and node.tag in FURNISHED:
            continue
        while at < len(groups) and child.tag not in groups[at].tags:
            at, count = at + 1, 0
        count += 1
        if at == len(groups) or (groups[at].is_single and count > 1):
            raise child.odd(f"不能放在 <{node.tag}> 的这个位置")
        check(child)


def check_attributes(node: XmlNode) -> None:
    """Refuse attributes that the reader has not taken.

    Raises:
        FormatError: With the line of the first one.
    """
    if node.attributes:
        raise node.odd(f"没有属性 {next(iter(node.attributes))}，或不能用在这里")
    for child in node.children:
        check_attributes(child)
