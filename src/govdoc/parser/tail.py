"""Whose are the paragraphs behind a last unit? Draft units → where each unit's own text ends.

Where siblings are one paragraph each, what stands behind the last of them is no longer its text: it belongs to the
unit above, or to the document. A paragraph that speaks of the whole document (特此通知, 本办法自…) always does.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence

from msgspec import Struct

from govdoc.parser.outline import DraftUnit
from govdoc.parser.reading import Reading
from govdoc.patterns import rarely
from govdoc.signs import behind_blanks

STOPS = "。！？）)；;"
BRACKET = rarely(r"[^\S\n]*[（(〔\[［【]")
CLOSING_WORDS = rarely(
    r"[^\S\n]*(?:特此|本(?:通知|意见|办法|方案|规定|措施|文件|细则|政策|要点|公告)(?:自|由|有效|印发)"
    r"|以上|各(?:地|级|单位|部门|有关|区|县|市|设区|乡|镇|街)[^。]{0,60}?要|请各|上述|执行(?:过程)?中)"
)
"""How a closing paragraph begins."""


class Reach(Struct, frozen=True, gc=False):
    """Where a unit's own text ends; positions in the reading."""

    own: int
    """Here the unit's paragraphs end; what follows up to `outer` belongs to the unit above it."""
    outer: int
    """Here the text of the unit above ends; what follows up to the next unit belongs to the part."""


def find_reaches(
    reading: Reading, units: Sequence[DraftUnit], inside: Sequence[int], apart: Sequence[int]
) -> list[Reach]:
    """Per unit where its own text ends.

    Args:
        reading: The text.
        units: The units of a part.
        inside: Where assignments start, ascending, that a unit keeps.
        apart: Where those start, ascending, that stand on lines of their own: behind the last of siblings that have
            none they are their parent's.
    """
    text = reading.text
    reaches = [Reach(unit.end, unit.end) for unit in units]
    parents = {unit.parent for unit in units}
    plain: dict[int | None, int] = {}
    """Per parent, how many children it has had, or -1 once one of them was more than a single paragraph."""
    openings: dict[int | None, list[int]] = defaultdict(list)
    """Per parent, where the text of each child so far begins."""
    for index, unit in enumerate(units):
        parent = unit.parent
        is_leaf = index not in parents
        lone = is_leaf and _is_one_paragraph(text, unit)
        siblings = plain.get(parent, 0)
        if is_leaf and not lone and _ends_run(units, index):
            is_last = index + 1 == len(units)
            reaches[index] = _reach(reading, unit, is_last, siblings > 0, openings[parent], inside, apart)
        openings[parent].append(unit.marker.end)
        plain[parent] = siblings + 1 if lone and siblings >= 0 else -1
    return reaches


RUN_IN_TITLE = re.compile(r"[^。，；：\n]{2,24}。[ \u3000]*[^\s]")


def _has_title(text: str, openings: list[int]) -> bool:
    """Whether one of the openings is a short title with text behind it; those that are none are not asked again."""
    while openings and not RUN_IN_TITLE.match(text, openings[-1]):
        openings.pop()
    return bool(openings)


TITLE_ONLY = rarely(r"[^。，；：\n]{2,24}。?[ \u3000]*(?:\n|$)")


def _is_title_only(text: str, unit: DraftUnit) -> bool:
    """Whether the unit's first paragraph is nothing but a short title."""
    return bool(TITLE_ONLY.match(text, unit.marker.end, unit.end))


def _ends_run(units: Sequence[DraftUnit], index: int) -> bool:
    """Whether no sibling follows that counts on from the unit."""
    if index + 1 == len(units):
        return True
    after = units[index + 1]
    return after.depth < units[index].depth or after.way == "restarts"


def _is_one_paragraph(text: str, unit: DraftUnit) -> bool:
    return "\n" not in text[unit.marker.end : unit.end].rstrip()


def _reach(
    reading: Reading,
    unit: DraftUnit,
    is_last: bool,
    plain_siblings: bool,
    openings: list[int],
    inside: Sequence[int],
    apart: Sequence[int],
) -> Reach:
    """The reach of a unit of several paragraphs that no sibling follows; `openings`: where those before it begin."""
    kept = _last_between(inside, 0, unit.end)
    siblings = (openings[0], unit.marker.start) if openings else (0, 0)
    have_none = not (_last_between(inside, *siblings) or _last_between(apart, *siblings))
    if unit.parent is None or not openings or not have_none:
        kept, apart = max(kept, _last_between(apart, 0, unit.end)), ()  # its own
    starts = [start for start in _paragraph_starts(reading, unit, apart) if start > kept]
    own = next((start for start in starts if _stands_at(reading.text, start, apart)), unit.end)
    outer = unit.end
    if unit.marker.style == "第条":
        plain_siblings = False  # an article has paragraphs of its own
    if _is_title_only(reading.text, unit) and _has_title(reading.text, openings):
        starts = starts[1:]  # its text
    if is_last:
        outer = next((at for at in starts if CLOSING_WORDS.match(reading.text, at)), unit.end)
    if starts and plain_siblings:
        own = starts[0]
    return Reach(min(own, outer), outer)


def _last_between(positions: Sequence[int], start: int, end: int) -> int:
    """The last of ascending positions in a stretch; 0 if there is none."""
    before = bisect_left(positions, end)
    return positions[before - 1] if before and positions[before - 1] >= start else 0


def _stands_at(text: str, start: int, positions: Sequence[int]) -> bool:
    """Whether one of ascending positions is where the words of a line begin."""
    if not positions:
        return False
    start = behind_blanks(text, start)
    return _last_between(positions, start, start + 1) == start


def _paragraph_starts(reading: Reading, unit: DraftUnit, apart: Sequence[int]) -> list[int]:
    """The starts of paragraphs after the first that follow a finished one; a bracket begins one only if it is apart."""
    text = reading.text
    found = []
    at = text.find("\n", unit.marker.end, unit.end)
    while at >= 0:
        after = text.find("\n", at + 1, unit.end)
        line = text[at + 1 : unit.end if after < 0 else after]
        stopped = text[max(0, at - 9) : at].rstrip()[-1:] in STOPS
        if line.strip() and stopped:
            goes_on = BRACKET.match(line) or not reading.is_certain_break(at)
            if not goes_on or _stands_at(text, at + 1, apart):
                found.append(at + 1)
        at = after
    return found
