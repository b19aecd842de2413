"""Automatic numbers, which stand in no text: word/numbering.xml → `counting.Numbering`.

A paragraph names a list (`w:num`) and a level, itself or through its style; the list refers to a definition
(`w:abstractNum`).
"""

from govdoc.readers.numbers import whole_number
from govdoc.readers.wordprocessing.counting import Level, Numbered, Numbering
from govdoc.readers.wordprocessing.names import (
    ILVL,
    NUM_ID,
    VAL,
    Element,
    W,
    child_number,
    child_value,
    is_on,
)
from govdoc.readers.wordprocessing.styles import StyleSheet


def read_numbering(root: Element | None, styles: StyleSheet) -> Numbering:
    """The lists of word/numbering.xml; a list can be named in a style."""
    if root is None:
        return Numbering({})
    definitions = {each.get(W + "abstractNumId", ""): each for each in root.iterfind(W + "abstractNum")}
    nums = {each.get(NUM_ID, ""): each for each in root.iterfind(W + "num")}
    linked = _linked(definitions, nums, styles)
    lists = {}
    for id_, element in nums.items():
        definition = child_value(element, W + "abstractNumId") or ""
        definition = linked.get(definition, definition)
        number = whole_number(id_, 9)
        if number is not None and definition in definitions:
            lists[number] = _read_list(element, definition, definitions[definition])
    return Numbering(lists)


def _linked(definitions: dict[str, Element], nums: dict[str, Element], styles: StyleSheet) -> dict[str, str]:
    """Definitions that only point to a list style (`w:numStyleLink`), and the definition meant."""
    made = {}
    for id_, element in definitions.items():
        style = child_value(element, W + "numStyleLink")
        num = nums.get(str(styles.get(style).number)) if style else None
        if num is not None:
            made[id_] = child_value(num, W + "abstractNumId") or ""
    return made


def _read_list(element: Element, definition: str, abstract: Element) -> Numbered:
    levels = dict(_levels(abstract))
    starts: dict[int, int] = {}
    for override in element.iterfind(W + "lvlOverride"):
        at = _at(override)
        changed = override.find(W + "lvl")
        if changed is not None:
            levels[at] = _level(changed)
        start = child_number(override, W + "startOverride")
        if start is not None:
            starts[at] = start
    return Numbered(definition, levels, starts)


def _levels(abstract: Element) -> list[tuple[int, Level]]:
    return [(_at(each), _level(each)) for each in abstract.iterfind(W + "lvl")]


def _at(element: Element) -> int:
    return whole_number(element.get(ILVL, ""), 1) or 0


def _level(element: Element) -> Level:
    formats = [each.get(VAL, "decimal") for each in element.iter(W + "numFmt")]
    known = [
        each for each in formats if each != "custom"
    ]  # w:numFmt="custom" has a plain one as its fallback
    start = child_number(element, W + "start")
    return Level(
        known[0] if known else "decimal",
        child_value(element, W + "lvlText") or "",
        1 if start is None else start,
        child_number(element, W + "lvlRestart"),
        is_on(element.find(W + "isLgl")),
        child_value(element, W + "pStyle"),
    )
