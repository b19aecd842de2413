"""Automatic numbers, which stand in no text.

Word/numbering.xml resolved paragraph by paragraph, as Word counts. A paragraph names a list (`w:num`) and a
level, itself or through its style; the list refers to a definition (`w:abstractNum`) and may override parts
of it. Lists of one definition count on together, unless one says where to start; a level starts anew when a
level above it has counted.
"""

import re

from msgspec import Struct

from govdoc.readers.numbers import whole_number
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
from govdoc.readers.wordprocessing.numerals import write_count
from govdoc.readers.wordprocessing.styles import StyleSheet

LEVELS = 9
PLACE = re.compile(r"%([1-9])")
ENDS_ITSELF = frozenset("、.．,，:：)）〕］】。;；①②③④⑤⑥⑦⑧⑨⑩")
"""A number that ends so needs no blank before its text."""
HAN = re.compile(r"[一-鿿]")
LONGEST = 100
"""Characters of a level's text; a number is short."""


class Level(Struct, frozen=True):
    """One level of a list's definition."""

    format: str = "decimal"
    text: str = ""
    start: int = 1
    restart: int | None = None
    """The level (from 1) whose counting starts this one anew; 0 for never, None for any above."""
    is_legal: bool = False
    """Whether all numbers in it are written in decimal."""
    style: str | None = None
    """Paragraph style that is bound to the level."""


class Numbered(Struct, frozen=True):
    """A `w:num`: which definition it counts by, and what it changes in it."""

    definition: str
    levels: dict[int, Level]
    starts: dict[int, int]
    """Levels at which this list starts anew when it is first used, and where."""


class Numbering:
    """All lists of a document, and how far each has counted."""

    def __init__(self, lists: dict[int, Numbered]) -> None:
        self.lists = lists
        self._counts: dict[str, list[int | None]] = {}
        """By definition and level."""
        self._started: set[tuple[int, int]] = set()
        """Lists and levels that have begun where they say."""

    def level_of_style(self, number: int, style: str) -> int:
        """The level that a style is bound to in a list; the first where it is bound to none."""
        levels = self.lists[number].levels if number in self.lists else {}
        return next((at for at, level in levels.items() if level.style == style), 0)

    def count(self, number: int, at: int) -> str:
        """Count a paragraph in a list at a level (from 0) and return its number as shown."""
        found = self.lists.get(number)
        if found is None or not 0 <= at < LEVELS or at not in found.levels:
            return ""
        counts = self._counts.setdefault(found.definition, [None] * LEVELS)
        self._advance(found, number, at, counts)
        return _shown(found.levels, at, counts)

    def _advance(self, found: Numbered, number: int, at: int, counts: list[int | None]) -> None:
        level = found.levels[at]
        if at in found.starts and (number, at) not in self._started:
            self._started.add((number, at))
            counts[at] = found.starts[at]
        else:
            before = counts[at]
            counts[at] = level.start if before is None else before + 1
        for below in range(at + 1, LEVELS):
            restart = found.levels[below].restart if below in found.levels else None
            if restart is None or 0 < at + 1 <= restart:
                counts[below] = None


def _shown(levels: dict[int, Level], at: int, counts: list[int | None]) -> str:
    """A level's text with the counts in their places."""
    level = levels[at]
    if level.format == "bullet":
        return ""

    def place(match: re.Match[str]) -> str:
        other = int(match[1]) - 1
        shown = levels.get(other, level)
        count = counts[other]
        return write_count(
            shown.start if count is None else count, "decimal" if level.is_legal else shown.format
        )

    return PLACE.sub(place, level.text[:LONGEST])


def joined(marker: str, text: str) -> str:
    """A number and its text on one line: parted by a blank where they would run into one another."""
    if not marker or not text:
        return marker + text
    runs_on = marker[-1] not in ENDS_ITSELF or (text[0].isdecimal() and marker[-1] in ".．")
    blank = "　" if HAN.search(marker[-1]) else " "
    return marker + (blank if runs_on and text[0] not in " 　\t" else "") + text.lstrip("\t")


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
