"""What stands where on a PDF's pages.

Lines of text and rules, in millimetres from the paper's upper left corner.
"""

from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

MM = 25.4 / 72
"""Millimetres in a point."""
ASCENT = 0.86
"""Height of a Han character's ink over the baseline, of its size."""
DESCENT = 0.12
"""Its depth below the baseline."""


@dataclass(frozen=True)
class Line:
    """Characters on one baseline."""

    text: str
    baseline: float
    left: float
    right: float
    size: float
    """Points, of the largest character."""
    font: str
    """Of the first character, without the subset's prefix."""
    full_width: int
    """How many of its characters are Han or Han punctuation."""
    starts: tuple[float, ...]
    """Left edge of each character."""

    @property
    def top(self) -> float:
        """Upper edge of the ink."""
        return self.baseline - self.size * ASCENT * MM

    @property
    def bottom(self) -> float:
        """Lower edge of the ink."""
        return self.baseline + self.size * DESCENT * MM


@dataclass(frozen=True)
class Rule:
    """A horizontal line."""

    left: float
    right: float
    y: float
    thickness: float
    """Points."""
    is_red: bool


@dataclass(frozen=True)
class Page:
    """A page."""

    number: int
    width: float
    height: float
    lines: tuple[Line, ...]
    """In the type area, from top to bottom."""
    footer: Line | None
    rules: tuple[Rule, ...]
    has_table: bool


FOOT = 264.0
"""Text below this height is the footer's."""


def measure(pdf: Path) -> list[Page]:
    """The pages of a PDF."""
    import pdfplumber

    with pdfplumber.open(pdf) as file:
        return [_page(page) for page in file.pages]


def _page(page: Any) -> Page:
    lines = _lines(page.chars, float(page.height))
    footers = [line for line in lines if line.baseline > FOOT]
    rules = tuple(
        sorted({_rule(each) for each in page.lines if each["top"] == each["bottom"]}, key=lambda r: r.y)
    )
    vertical = any(each["x0"] == each["x1"] for each in page.lines)
    body = tuple(line for line in lines if line.baseline <= FOOT)
    return Page(
        page.page_number,
        page.width * MM,
        page.height * MM,
        body,
        footers[0] if footers else None,
        rules,
        vertical,
    )


def _lines(chars: list[Any], height: float) -> list[Line]:
    rows: dict[int, list[Any]] = defaultdict(list)
    for char in chars:
        if char["text"].strip():
            rows[round(char["matrix"][5])].append(char)
    return [_line(sorted(rows[y], key=lambda char: char["x0"]), height) for y in sorted(rows, reverse=True)]


def _line(chars: list[Any], height: float) -> Line:
    return Line(
        "".join(char["text"] for char in chars),
        (height - chars[0]["matrix"][5]) * MM,
        chars[0]["x0"] * MM,
        chars[-1]["x1"] * MM,
        max(char["size"] for char in chars),
        chars[0]["fontname"].rpartition("+")[2],
        sum(ord(char["text"][0]) >= 0x2000 for char in chars),
        tuple(char["x0"] * MM for char in chars),
    )


def _rule(line: Any) -> Rule:
    is_red = tuple(line["stroking_color"] or ()) == (1.0, 0.0, 0.0)
    return Rule(
        round(line["x0"] * MM, 2),
        round(line["x1"] * MM, 2),
        round(line["top"] * MM, 2),
        line["linewidth"],
        is_red,
    )
