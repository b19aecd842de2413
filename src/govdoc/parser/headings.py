"""Does a unit open with a title, and where does it end? Draft units → ranges of headings.

A title stands alone on its line above the unit's text or sub-units, or runs in and ends at the first 。 (rarely at ：
or a blank) with text going on behind. Form alone cannot tell a short first sentence from a title; the siblings are
the witness: where they open with short titles, so does this one.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence

from msgspec import Struct, field

from govdoc.parser.outline import DraftUnit
from govdoc.parser.patterns import rarely
from govdoc.parser.tail import Reach

ALONE_LENGTH = 60
"""Code points of a title on its own line."""
RUN_IN_LENGTH = 46
"""Code points of a title that runs in, where the siblings have titles too."""
SHORT_LENGTH = 24
"""Code points of a first sentence that units elsewhere may witness for."""
WITNESS_LENGTH = 28
"""Code points of a first sentence with a comma that still speaks for its siblings' titles."""
STRICT_LENGTH = 20
"""Code points of a first sentence that is a title by its form alone: no comma, no subject, text goes on."""
MAJORITY = 0.6
CHAPTERS = frozenset({"第编", "第章", "第节"})
COMMA = re.compile("[，,]")
STOP = re.compile(r"[。！？]")
BRACKET_TITLE = rarely(
    r"【[^【】\n]{1,40}】|（[^（）\n]{1,30}）|\([^()\n]{1,30}\)|〔[^〔〕\n]{1,30}〕|\[[^\[\]\n]{1,30}\]"
)
INTRODUCES = rarely(r"是指|如下|以下|下列|下述|包括|分为|之一|情形|条件|满足")
SENTENCE = rarely(r"应当|不得|可以|必须|的，|自[^，。]{2,20}起|是指")
"""What stands in sentences, not in titles."""
SUBJECT = rarely(
    r"(?:各[^\W\d]{0,12}|本[^\W\d]{1,6}|凡[^\W\d]{1,10}|对[^，。]{2,20}的|由|县级以上|国家|有关[^\W\d]{1,6}|企业|单位|[省市区县][^\W\d]{1,10}[局委厅办])[^\W\d]{0,10}?(?:要|应|须|可|不得|负责|牵头)"
)
RUN_IN_COLON = rarely(r"[^，,。；;：:（(\n]{2,14}[：:](?=[^\n])")
RUN_IN_BLANK = rarely(r"(?:[^\W\d]|[“”、]){2,20}(?<![A-Za-z])(?:\u3000| {1,4})(?=[^\W\d]|[“《])(?![A-Za-z])")
TRAILING = rarely(r"[（(〔\[［【]")


class Title(Struct, frozen=True, gc=False):
    """What was decided about a unit's first words; positions in the reading."""

    span: tuple[int, int] | None
    """The heading, its closing stop left out; None where the unit has none."""
    why: str
    """A code of `explanations.tsv`."""


class Opening(Struct):
    """How a unit opens; positions in the reading."""

    start: int
    line_end: int
    """Where the opening paragraph ends."""
    core_end: int
    """Where it ends without the responsibility behind it."""
    has_child: bool
    """Whether sub-units follow."""
    has_more: bool
    """Whether sub-units follow, or paragraphs that are more than an assignment."""
    sentence: int | None
    """Behind the first full stop; None where there is none."""
    goes_on: bool
    """Whether text goes on behind that stop."""
    ends: tuple[int | None, ...] = ()
    """Where it could be cut as a title: at the full stop, at a colon, at a blank. Known for undecided units."""


def find_headings(
    text: str,
    units: Sequence[DraftUnit],
    reaches: Sequence[Reach],
    assignments: Sequence[tuple[int, int]],
) -> list[Title]:
    """Per unit its heading, or that it has none, and why."""
    openings = [_opening(text, units, reaches[index], index, assignments) for index in range(len(units))]
    found = [_by_form(text, unit, opening) for unit, opening in zip(units, openings, strict=True)]
    undecided = [index for index, title in enumerate(found) if title.why == UNDECIDED]
    witnesses = _witnesses(text, units, openings, undecided)
    for index in undecided:
        found[index] = _run_in(text, openings[index], _group(units[index], openings[index], text, witnesses))
    doubtful = [index for index, title in enumerate(found) if title.why == "sentence-alone"]
    for index in _unsupported(units, found, doubtful):
        found[index] = Title(None, "siblings-have-none")
    return found


UNDECIDED = "undecided"


def _by_form(text: str, unit: DraftUnit, opening: Opening) -> Title:
    """What the form alone decides."""
    style = unit.marker.style
    if style in CHAPTERS:
        return Title(
            (opening.start, opening.line_end) if opening.start < opening.line_end else None, "chapter"
        )
    if style == "第条":
        match = BRACKET_TITLE.match(text, opening.start, opening.line_end)
        return Title(match.span() if match else None, "article")
    alone = _alone(text, opening)
    if not alone:
        return Title(None, UNDECIDED)
    has_comma = bool(COMMA.search(text, *alone))
    is_sentence = text[alone[1] : alone[1] + 1] == "。" and (has_comma or not opening.has_child)
    return Title(alone, "sentence-alone" if is_sentence else "alone-title")


def _unsupported(units: Sequence[DraftUnit], found: Sequence[Title], doubtful: Sequence[int]) -> list[int]:
    """The doubtful titles most of whose siblings have none."""
    if not doubtful:
        return []
    titled: dict[Group, list[int]] = defaultdict(list)
    for unit, title in zip(units, found, strict=True):
        titled[unit.parent, unit.marker.style, unit.depth].append(title.span is not None)
    groups = [
        (index, titled[units[index].parent, units[index].marker.style, units[index].depth])
        for index in doubtful
    ]
    return [index for index, group in groups if len(group) > 2 and sum(group) * 2 <= len(group)]


class Witness(Struct):
    """What a group of siblings without a title on its own line says."""

    size: int = 0
    short: int = 0
    """How many open with short words without a subject."""
    cuts: int = 0
    """How many can be cut at a full stop, however long."""
    votes: list[int] = field(default_factory=lambda: [0, 0, 0])
    """How many can be cut at a full stop, a colon, a blank."""


Group = tuple[int | None, str, int]


def _witnesses(
    text: str, units: Sequence[DraftUnit], openings: Sequence[Opening], undecided: Sequence[int]
) -> dict[Group, Witness]:
    """The witness of each unit's siblings, and of all units of its style and depth (parent -2)."""
    witnesses: dict[Group, Witness] = defaultdict(Witness)
    for index in undecided:
        unit, opening = units[index], openings[index]
        opening.ends = tuple([end_of(text, opening) for end_of in ENDS])
        short = _is_short(text, opening)
        ways = [
            way
            for way, end in enumerate(opening.ends)
            if end is not None and _can_witness(text, opening, end)
        ]
        for parent in (unit.parent, -2):
            witness = witnesses[parent, unit.marker.style, unit.depth]
            witness.size += 1
            witness.short += short
            witness.cuts += opening.ends[0] is not None
            for way in ways:
                witness.votes[way] += 1
    return witnesses


def _can_witness(text: str, opening: Opening, end: int) -> bool:
    """Whether first words look enough like a title to speak for the siblings': no long sentence with a comma."""
    return end - opening.start <= WITNESS_LENGTH or not COMMA.search(text, opening.start, end)


def _group(unit: DraftUnit, opening: Opening, text: str, witnesses: dict[Group, Witness]) -> Witness:
    """Its siblings; where they are too few to tell, all units of its style and depth.

    A long first sentence, or one with a comma, needs the word of its own siblings.
    """
    siblings = witnesses[unit.parent, unit.marker.style, unit.depth]
    end = next((end for end in opening.ends if end is not None), opening.start)
    plain = end - opening.start <= SHORT_LENGTH and not COMMA.search(text, opening.start, end)
    cousins = witnesses[-2, unit.marker.style, unit.depth]
    if (
        siblings.cuts == siblings.size
        and siblings.votes[0] * 2 < siblings.size
        and _are_titled(cousins, siblings)
    ):
        return cousins
    if siblings.size >= 3 or not plain or max(siblings.votes[1:]) == siblings.size == 2:
        return siblings
    return cousins


def _are_titled(cousins: Witness, siblings: Witness) -> bool:
    """Whether the units of the style outside the group have titles, at least three of them."""
    others = cousins.size - siblings.size
    return others >= 3 and cousins.votes[0] - siblings.votes[0] >= others * 0.9


def _opening(
    text: str, units: Sequence[DraftUnit], reach: Reach, index: int, assignments: Sequence[tuple[int, int]]
) -> Opening:
    unit = units[index]
    start = unit.marker.end
    line_end = text.find("\n", start, unit.end)
    line_end = unit.end if line_end < 0 else line_end
    while line_end > start and text[line_end - 1] in " \u3000\t":
        line_end -= 1
    core_end = line_end
    for at in range(bisect_left(assignments, (line_end, 0)) - 1, -1, -1):
        first, last = assignments[at]
        if first < start or text[last:core_end].strip("。；;，, "):
            break
        core_end = min(core_end, first)
    has_child = index + 1 < len(units) and units[index + 1].parent == index
    has_more = has_child or _has_words(text, line_end, reach.own, assignments)
    stop = STOP.search(text, start, core_end)
    sentence = stop.end() if stop else None
    goes_on = bool(stop) and (
        bool(text[sentence:core_end].strip("”’」） 。")) or (has_more and not has_child)
    )
    return Opening(start, line_end, core_end, has_child, has_more, sentence, goes_on)


def _has_words(text: str, start: int, end: int, assignments: Sequence[tuple[int, int]]) -> bool:
    """Whether anything but assignments stands between two positions."""
    for at in range(bisect_left(assignments, (start, 0)), len(assignments)):
        first, last = assignments[at]
        if first >= end or text[start:first].strip("。；; \u3000\t\n"):
            break
        start = last
    return bool(text[start:end].strip("。；; \u3000\t\n"))


def _alone(text: str, opening: Opening) -> tuple[int, int] | None:
    """A title alone on its line."""
    if not opening.has_more or opening.goes_on or opening.start >= opening.core_end:
        return None
    line = text[opening.start : opening.core_end].rstrip()
    core = line.rstrip("。：:")
    if len(core) > ALONE_LENGTH or "；" in core:
        return None
    if line[-1] in "：:" and (len(core) > 14 or (len(core) > 6 and INTRODUCES.search(core))):
        return None
    if COMMA.search(core) and SENTENCE.search(core):
        return None
    if line[-1] in "。；" and (SENTENCE.search(core) or (len(core) > 12 and INTRODUCES.search(core))):
        return None
    if line[-1] == "。" and COMMA.search(core) and (len(core) > 36 or not opening.has_child):
        return None
    return opening.start, opening.start + len(core)


def _run_in(text: str, opening: Opening, siblings: Witness) -> Title:
    """A title that runs in."""
    titled = siblings.size > 1 and siblings.short * 2 >= siblings.size
    for way, end in enumerate(opening.ends):
        if end is None:
            continue
        if titled and siblings.votes[way] >= MAJORITY * siblings.size:
            return Title((opening.start, end), "siblings-have-titles")
        if ENDS[way] is _sentence_end and _is_strict(text[opening.start : end]):
            return Title((opening.start, end), "short-first-sentence")
    return Title(None, "siblings-have-none" if any(opening.ends) else "single-sentence")


def _is_short(text: str, opening: Opening) -> bool:
    end = next((end for end in opening.ends if end is not None), None)
    return end is not None and end - opening.start <= 30 and not SUBJECT.match(text, opening.start, end)


def _sentence_end(text: str, opening: Opening) -> int | None:
    """Where the first sentence ends, if it is short enough for a title and text goes on behind it."""
    if opening.sentence is None or not opening.goes_on:
        return None
    end = opening.sentence - 1
    return end if end - opening.start <= RUN_IN_LENGTH and "；" not in text[opening.start : end] else None


def _colon_end(text: str, opening: Opening) -> int | None:
    words = text[opening.start : opening.start + 16]
    if "：" not in words and ":" not in words:
        return None
    match = RUN_IN_COLON.match(text, opening.start, opening.core_end)
    return match.end() - 1 if match and not INTRODUCES.search(match[0]) else None


def _blank_end(text: str, opening: Opening) -> int | None:
    words = text[opening.start : opening.start + 24]
    if " " not in words and "\u3000" not in words:
        return None
    match = RUN_IN_BLANK.match(text, opening.start, opening.core_end)
    return match.end() - (len(match[0]) - len(match[0].rstrip())) if match else None


def _is_strict(sentence: str) -> bool:
    return (
        len(sentence) <= STRICT_LENGTH and not re.search("[，,；;]", sentence) and not SUBJECT.match(sentence)
    )


ENDS = (_sentence_end, _colon_end, _blank_end)
"""The ways a title that runs in can end."""
