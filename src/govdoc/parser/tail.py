"""Whose are the paragraphs behind the last unit? Of the document, unless the text shows otherwise."""

import re
from collections.abc import Sequence

from govdoc.parser.outline import DraftUnit

CLOSING_WORDS = re.compile(
    r"[ \t\u3000]*(?:特此|本(?:通知|意见|办法|方案|规定|措施|文件|细则|政策|要点|公告)(?:自|由|有效|印发)|以上|各(?:地|级|单位|部门|有关|区|县|市|设区|乡|镇|街)[^。]{0,60}?要|请各|上述|此前|执行(?:过程)?中)"
)
"""How a closing paragraph begins."""


def tail_start(text: str, units: Sequence[DraftUnit], headings: Sequence[tuple[int, int] | None], end: int) -> int:
    """The position from which on the part's last paragraphs belong to the part; `end` where none do.

    The last unit keeps as many paragraphs as its siblings have: where each is one paragraph, what stands behind the
    last one is the document's. A paragraph that speaks of the whole document always is.
    """
    if not units:
        return end
    last = units[-1]
    breaks = [at for at in _line_starts(text, last.marker.end, end)]
    if not breaks:
        return end
    for at in breaks:
        if CLOSING_WORDS.match(text, at) and _has_text(text, last, headings[-1], at):
            return at
    own = max((_lines(text, unit) for unit in _siblings(units)), default=0)
    keep = max(own, 1 + (headings[-1] is not None and _stands_alone(text, last, headings[-1])))
    return breaks[keep - 1] if _siblings(units) and len(breaks) >= keep else end


def _siblings(units: Sequence[DraftUnit]) -> list[DraftUnit]:
    """The units of the last one's style and depth."""
    last = units[-1]
    return [unit for unit in units[:-1] if unit.depth == last.depth and unit.marker.style == last.marker.style]


def _line_starts(text: str, start: int, end: int) -> list[int]:
    found = []
    at = text.find("\n", start, end)
    while at >= 0:
        if text[at + 1 : end].strip():
            found.append(at + 1)
        at = text.find("\n", at + 1, end)
    return found


def _lines(text: str, unit: DraftUnit) -> int:
    """How many paragraphs a unit has of its own."""
    return sum(1 for line in text[unit.marker.start : unit.end].split("\n") if line.strip())


def _stands_alone(text: str, unit: DraftUnit, heading: tuple[int, int]) -> bool:
    return text[heading[1] : heading[1] + 2].lstrip("。：: ").startswith("\n")


def _has_text(text: str, unit: DraftUnit, heading: tuple[int, int] | None, at: int) -> bool:
    """Whether the unit has text of its own before a position."""
    start = heading[1] if heading else unit.marker.end
    return bool(text[start:at].strip("。：: \n"))
