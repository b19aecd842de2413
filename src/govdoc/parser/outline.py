"""Which candidates open units, and how deep do they stand? Candidates → draft units of one part.

Depth is learnt from the stack of styles that are open, never from a fixed table: 一、→ 1. without （一） is normal,
（一） on top is normal, （一）…（十） running on across 一、二、 is normal. A candidate is read in the first of these
ways that fits: it counts on in an open enumeration; it counts on in one that an outer unit interrupted (running
on); it opens an enumeration; it starts an open one again; it skips or repeats a number. The worse its place, the
fewer of these ways it may take.
"""

from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise
from typing import Literal

from msgspec import Struct, field

from govdoc.model import MarkerStyle
from govdoc.parser.markers import Candidate, Place

Way = Literal["counts on", "runs on", "opens", "restarts", "skips", "repeats", "starts late"]
ODD: dict[Way, str] = {
    "restarts": "numbering-restart",
    "skips": "numbering-gap",
    "repeats": "numbering-repeat",
    "starts late": "numbering-start",
}
"""Ways that deserve a diagnostic, with its code."""

LAW_RANK: dict[MarkerStyle, int] = {"第编": 0, "第章": 1, "第节": 2, "第条": 3}
STRONG = frozenset({"第编", "第章", "第节", "第条", "一、", "（一）"})
"""Styles that hardly stand at a paragraph's start by accident: they may skip a number."""
BARE = frozenset({"1", "一", "1.1"})
"""Styles that stand in tables and sentences too."""
ORDERLY = frozenset({"counts on", "runs on", "opens", "restarts"})
"""Ways that need no witness at a paragraph's start."""
LONGEST_CHAPTER = 30
"""Code points of a chapter's title."""
STOPS = "。；;：:！？!?）)〕]］"


class DraftUnit(Struct, gc=False):
    """A numbered unit; positions in the reading."""

    marker: Candidate
    depth: int
    parent: int | None
    """Index of the parent unit in the part."""
    way: Way
    end: int = 0
    """Reading position where its own text ends: the next unit's start, or the body's end."""


class Refusal(Struct, frozen=True):
    """A candidate that opens no unit, and why."""

    marker: Candidate
    why: str
    """A code of `explanations.tsv`."""


class Outline(Struct):
    """The units of one part in reading order, and what was taken for none."""

    units: list[DraftUnit] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)


def read_outline(candidates: Sequence[Candidate], text: str, end: int) -> Outline:
    """Decide on every candidate of a part's body.

    Args:
        candidates: Those of the body, in reading order.
        text: The reading.
        end: Reading position where the body ends.
    """
    stack = _Stack(candidates, text)
    for index, candidate in enumerate(candidates):
        stack.take(index, candidate)
    units = stack.outline.units
    for unit, after in pairwise(units):
        unit.end = after.marker.start
    if units:
        units[-1].end = end
    return stack.outline


class _Stack:
    """The open units from the top level down, and the last unit of every style."""

    def __init__(self, candidates: Sequence[Candidate], text: str) -> None:
        self.candidates = candidates
        self.text = text
        self.outline = Outline()
        self.open: list[int] = []
        """Indices of the open units."""
        self.markers: list[Candidate] = []
        """Their markers."""
        self.last: dict[MarkerStyle, Candidate] = {}
        """The last marker of each family."""
        self.refused_runs: set[MarkerStyle] = set()
        """Families of the enumerations in this paragraph's running text: their later members are refused too."""
        self.paragraph_end = 0
        self.over_round: set[MarkerStyle] = set()
        """Families under which a （一） has stood."""

    @cached_property
    def continued(self) -> list[bool]:
        """Per candidate whether it is continued; only odd numbers and decimals are asked, and many notices have none."""
        return _continued(self.candidates)

    def take(self, index: int, candidate: Candidate) -> None:
        """Read one candidate: open a unit, or refuse it."""
        level = self._level(candidate)
        way = self._way(candidate, level)
        why = self._refusal(index, candidate, way)
        if why:
            self.outline.refused.append(Refusal(candidate, why))
            return
        self._push(candidate, way, level)

    def _level(self, candidate: Candidate) -> int | None:
        """The level of the stack where the candidate's enumeration is open."""
        family = candidate.family
        for level in range(len(self.markers) - 1, -1, -1):
            marker = self.markers[level]
            if marker.family == family and (family != "1.1" or len(marker.ordinal) == len(candidate.ordinal)):
                return level
        return None

    def _way(self, candidate: Candidate, level: int | None) -> Way:
        last = self.last.get(candidate.family) if level is None else self.markers[level]
        if last and candidate.follows(last):
            return "runs on" if level is None else "counts on"
        is_first = candidate.ordinal[-1] == 1
        if last is None or level is None:
            return "opens" if is_first else "starts late"
        if is_first:
            return "opens" if last.style != candidate.style else "restarts"
        return "skips" if candidate.ordinal > last.ordinal else "repeats"

    def _refusal(self, index: int, candidate: Candidate, way: Way) -> str | None:
        """Why the candidate opens no unit, or None."""
        if candidate.style in BARE:
            return self._refusal_of_bare(index, candidate, way)
        if candidate.place == Place.PARAGRAPH:
            return None if way in ORDERLY else self._refusal_at_paragraph(index, candidate, way)
        return self._refusal_inside(index, candidate, way)

    def _refusal_at_paragraph(self, index: int, candidate: Candidate, way: Way) -> str | None:
        """A number out of order."""
        if candidate.style in STRONG and (way != "starts late" or candidate.style == "一、"):
            return None
        return None if self.continued[index] else "fits-no-enumeration"

    def _refusal_inside(self, index: int, candidate: Candidate, way: Way) -> str | None:
        if candidate.start >= self.paragraph_end:
            self.refused_runs.clear()
            self.paragraph_end = self.text.find("\n", candidate.start) % (len(self.text) + 1)
        if candidate.family in self.refused_runs:
            return "enumeration-in-running-text"
        if candidate.start and self.text[candidate.start - 1] not in STOPS + " \u3000":
            return "no-stop-before"
        if way == "counts on":
            return None
        if candidate.place == Place.LINE and way in ("runs on", "opens") and self.continued[index]:
            return None
        if candidate.number == 1:
            self.refused_runs.add(candidate.family)
        return "in-running-text"

    def _refusal_of_bare(self, index: int, candidate: Candidate, way: Way) -> str | None:
        """Decimals, and numbers without punctuation: only where the whole enumeration is there."""
        if candidate.place != Place.PARAGRAPH:
            return "in-running-text"
        if way in ("counts on", "runs on"):
            return None
        parent = candidate.ordinal[:-1]
        under = not parent or any(marker.ordinal == parent for marker in self.markers)
        return None if way == "opens" and under and self.continued[index] else "fits-no-enumeration"

    def _push(self, candidate: Candidate, way: Way, level: int | None) -> None:
        """Open a unit at its level; what was open there or below is closed."""
        if level is None or (way == "opens" and self.markers[level].style != candidate.style):
            level = self._new_level(candidate)
            if level and candidate.style == "（一）":
                self.over_round.add(self.markers[level - 1].family)
        parent = self.open[level - 1] if level else None
        self.open[level:] = [len(self.outline.units)]
        self.markers[level:] = [candidate]
        self.outline.units.append(DraftUnit(candidate, level + 1, parent, way))
        self.last[candidate.family] = candidate

    def _new_level(self, candidate: Candidate) -> int:
        """How many of the open units stay open above a style that is not open."""
        style = candidate.style
        rank = LAW_RANK.get(style)
        if rank is None and style not in ("一、", "（一）", "1.1"):
            return len(self.markers)
        for level, marker in enumerate(self.markers):
            if rank is not None and LAW_RANK.get(marker.style, 9) >= rank:
                return len(self.markers) if level == 0 and self._is_in_chapter(candidate) else level
            if style == "一、" and marker.style not in LAW_RANK:
                return level
            if style == "（一）" and self._ranks_below(marker):
                return level
            if style == "1.1" and marker.ordinal == candidate.ordinal[:-1]:
                return level + 1
        return len(self.markers)

    def _is_in_chapter(self, article: Candidate) -> bool:
        """Whether the last of the open units, 一、 or （一）, is the title of a chapter right above an article."""
        marker = self.markers[-1]
        if marker.style not in ("一、", "（一）") or article.style != "第条":
            return False
        title = self.text[marker.end : article.start].rstrip()
        return 0 < len(title) <= LONGEST_CHAPTER and "\n" not in title and title[-1] not in STOPS

    def _ranks_below(self, marker: Candidate) -> bool:
        """Whether an open 1. ends before a （一）, which outranks it (GB/T 9704-2012 7.3.3).

        Not where it goes on later, or has had （一） under it before.
        """
        if marker.family != "1." or marker.family in self.over_round:
            return False
        index = bisect_left(self.candidates, marker.start, key=lambda each: each.start)
        return not self.continued[index]


def _continued(candidates: Sequence[Candidate]) -> list[bool]:
    """Per candidate whether a later one counts on from it (or opens below it) before its style starts again."""
    never = len(candidates)
    found = [False] * never
    seen: dict[tuple[MarkerStyle, tuple[int, ...]], int] = {}
    for index in range(never - 1, -1, -1):
        candidate = candidates[index]
        family, ordinal = candidate.family, candidate.ordinal
        *front, last = ordinal
        after = min(seen.get((family, (*front, last + 1)), never), seen.get((family, (*ordinal, 1)), never))
        again = seen.get((family, ordinal), never) if last == 1 else never
        found[index] = after < never and after < again
        if last != 1 or candidate.place == Place.PARAGRAPH:
            seen[family, ordinal] = index
    return found
