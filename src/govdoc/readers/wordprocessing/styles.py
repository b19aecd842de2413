"""What paragraph styles say: their name, and the numbering that they bring along."""

from dataclasses import dataclass

from govdoc.readers.wordprocessing.names import ILVL, NUM_ID, NUM_PR, PPR, Element, W, child_number, child_value

DEEPEST = 32
"""Styles that a style can be based on, one on another; Word itself stops earlier."""


@dataclass(slots=True, frozen=True)
class Style:
    """One style, what it inherits included."""

    name: str
    """Lower case: `title`, `heading 1`, `公文标题`."""
    number: int | None
    """`w:numId` of the list that its paragraphs are in."""
    level: int | None
    """`w:ilvl` of that list, where the style itself says so."""


def read_styles(root: Element | None) -> dict[str, Style]:
    """The styles of word/styles.xml by id."""
    if root is None:
        return {}
    elements = {each.get(W + "styleId", ""): each for each in root.iterfind(W + "style")}
    return {id_: _read(id_, elements) for id_ in elements}


def _read(id_: str, elements: dict[str, Element]) -> Style:
    number = level = None
    name = child_value(elements[id_], W + "name") or ""
    at: str | None = id_
    for _ in range(DEEPEST):
        element = elements.get(at or "")
        if element is None:
            break
        numbering = element.find(f"{PPR}/{NUM_PR}")
        number = child_number(numbering, NUM_ID) if number is None else number
        level = child_number(numbering, ILVL) if level is None else level
        at = child_value(element, W + "basedOn")
    return Style(name.lower(), number, level)


def default_style(root: Element | None) -> str:
    """The id of the style of paragraphs that name none."""
    for each in root.iterfind(W + "style") if root is not None else ():
        if each.get(W + "type") == "paragraph" and each.get(W + "default") in ("1", "true", "on"):
            return str(each.get(W + "styleId", ""))
    return ""
