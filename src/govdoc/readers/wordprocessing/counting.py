"""Automatic numbers counted as Word counts, whatever file the lists came out of.

A paragraph names a list and a level; the list refers to a definition and may override parts of it. Lists of one
definition count on together, unless one says where to start; a level starts anew when a level above it has counted.
"""

import re

from msgspec import Struct

from govdoc.readers.wordprocessing.numerals import write_count

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
