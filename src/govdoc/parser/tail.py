"""Whose are the paragraphs behind a last unit? Draft units → where each unit's own text ends.

Where siblings are one paragraph each, what stands behind the last of them is no longer its text: it belongs to the
unit above, or to the document. A paragraph that speaks of the whole document (特此通知, 本办法自…) always does.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from govdoc.parser.outline import DraftUnit

STOPS = "。！？）)；;"
BRACKET = re.compile(r"[ \t\u3000]*[（(〔\[［【]")
CLOSING_WORDS = re.compile(
    r"[ \t\u3000]*(?:特此|本(?:通知|意见|办法|方案|规定|措施|文件|细则|政策|要点|公告)(?:自|由|有效|印发)|以上|各(?:地|级|单位|部门|有关|区|县|市|设区|乡|镇|街)[^。]{0,60}?要|请各|上述|执行(?:过程)?中)"
)
"""How a closing paragraph begins."""


@dataclass(slots=True, frozen=True)
class Reach:
    """Where a unit's own text ends; positions in the reading."""

    own: int
    """Here the unit's paragraphs end; what follows up to `outer` belongs to the unit above it."""
    outer: int
    """Here the text of the unit above ends; what follows up to the next unit belongs to the part."""


def find_reaches(text: str, units: Sequence[DraftUnit], assigned: Sequence[int]) -> list[Reach]:
    """Per unit where its own text ends; `assigned`: where assignments start, which a unit keeps."""
    leaves = [index + 1 == len(units) or units[index + 1].depth <= unit.depth for index, unit in enumerate(units)]
    reaches = [Reach(unit.end, unit.end) for unit in units]
    lone = [_is_one_paragraph(text, unit) for unit in units]
    for index, unit in enumerate(units):
        if leaves[index] and not lone[index] and _is_last(units, index):
            reaches[index] = _reach(text, units, index, leaves, lone, assigned)
    return reaches


def _is_one_paragraph(text: str, unit: DraftUnit) -> bool:
    first = text.find("\n", unit.marker.end, unit.end)
    return first < 0 or not text[first : unit.end].strip()


def _is_last(units: Sequence[DraftUnit], index: int) -> bool:
    """Whether no sibling follows."""
    return index + 1 == len(units) or units[index + 1].depth < units[index].depth


def _reach(
    text: str,
    units: Sequence[DraftUnit],
    index: int,
    leaves: list[bool],
    lone: list[bool],
    assigned: Sequence[int],
) -> Reach:
    unit = units[index]
    kept = max((at for at in assigned if unit.marker.start <= at < unit.end), default=0)
    starts = [at for at in _paragraph_starts(text, unit) if at > kept]
    outer = unit.end
    if index + 1 == len(units):
        outer = next((at for at in starts if CLOSING_WORDS.match(text, at)), unit.end)
    siblings = [at for at in range(index) if units[at].parent == unit.parent and units[at].depth == unit.depth]
    if starts and siblings and all(leaves[at] and lone[at] for at in siblings):
        return Reach(min(starts[0], outer), outer)
    return Reach(outer, outer)


def _paragraph_starts(text: str, unit: DraftUnit) -> list[int]:
    """The starts of paragraphs after the first that follow a finished one and go on with no bracket."""
    found = []
    at = text.find("\n", unit.marker.end, unit.end)
    while at >= 0:
        begins = text[at + 1 : unit.end].strip() and not BRACKET.match(text, at + 1)
        if begins and text[unit.marker.end : at].rstrip()[-1:] in STOPS:
            found.append(at + 1)
        at = text.find("\n", at + 1, unit.end)
    return found
