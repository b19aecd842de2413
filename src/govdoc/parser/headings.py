"""Does a unit open with a title, and where does it end? Draft units → ranges of headings.

A title stands alone on its line above the unit's text or sub-units, or runs in and ends at the first 。 (rarely at ：
or a blank) with text going on behind. Form alone cannot tell a short first sentence from a title; the siblings are
the witness: where they open with short titles, so does this one.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from operator import add

from msgspec import Struct, field

from govdoc.parser.outline import LAW_RANK, DraftUnit
from govdoc.parser.tail import Reach
from govdoc.patterns import rarely
from govdoc.signs import BLANKS, before_blanks, behind_blanks

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
COMMA = re.compile("[，,]")
CLAUSE = re.compile("[，,；;]")
STOP = re.compile(r"[。！？]")
CUT = re.compile(r"[。！？：: \u3000]")
"""Where first words can be cut. Most units without a title have none of it in time, and are not looked at further."""
BRACKET_TITLE = rarely(
    r"【[^【】\n]{1,40}】|（[^（）\n]{1,30}）|\([^()\n]{1,30}\)|〔[^〔〕\n]{1,30}〕|\[[^\[\]\n]{1,30}\]"
)
INTRODUCES = rarely(
    r"是指|如下|以下|下列|下述|包括|分为|满足|(?:之一|情形|条件|修改为|作为第[^，。]{1,4}[款项条])[：:]?$"
)
"""Words that lead over to a list; 条件 does so at the end: 申请条件, not 准入条件保持情况."""
SENTENCE = rarely(r"应当|不得|可以|必须|的，|自[^，。]{2,20}起|是指")
"""What stands in sentences, not in titles."""
SUBJECT = rarely(
    r"(?:各[^\W\d]{0,12}|本[^\W\d]{1,6}|凡[^\W\d]{1,10}|对[^，。]{2,20}的|由|县级以上|国家|有关[^\W\d]{1,6}|企业|单位|[省市区县][^\W\d]{1,10}[局委厅办])[^\W\d]{0,10}?(?:要|应|须|可|不得|负责|牵头)"
)
RUN_IN_COLON = rarely(r"[^，,。；;：:（(\n]{2,14}[：:](?=[^\n])")
RUN_IN_BLANK = rarely(r"(?:[^\W\d]|[“”、]){2,20}(?<![A-Za-z])(?:\u3000| {1,4})(?=[^\W\d]|[“《])(?![A-Za-z])")
STOPS_AND_BLANKS = "。；;\n" + BLANKS


class Title(Struct, frozen=True, gc=False):
    """What was decided about a unit's first words; positions in the reading."""

    span: tuple[int, int] | None
    """The heading, its closing stop left out; None where the unit has none."""
    why: str
    """A code of `explanations.tsv`."""


class Witness(Struct):
    """What a group of siblings without a title on its own line says."""

    size: int = 0
    short: int = 0
    """How many open with short words without a subject."""
    cuts: int = 0
    """How many can be cut at a full stop, however long."""
    votes: list[int] = field(default_factory=lambda: [0, 0, 0])
    """How many can be cut at a full stop, a colon, a blank."""

    def add(self, others: "Witness") -> None:
        """Count another group in."""
        self.size += others.size
        self.short += others.short
        self.cuts += others.cuts
        self.votes = list(map(add, self.votes, others.votes))


Group = tuple[int | None, str, int]
"""Parent, style and depth of siblings."""


class Opening(Struct, gc=False):
    """How a unit opens; positions in the reading."""

    start: int
    core_end: int
    """Where the opening paragraph ends, without the responsibility behind it."""
    has_child: bool
    """Whether sub-units follow."""
    has_more: bool
    """Whether sub-units follow, or paragraphs that are more than an assignment."""
    sentence: int | None
    """Where the first full stop stands; None where there is none."""
    goes_on: bool
    """Whether text goes on behind that stop."""


Ends = tuple[int | None, int | None, int | None]
"""Where first words could be cut as a title: at the full stop, at a colon, at a blank."""
NO_ENDS: Ends = (None, None, None)


class RunIn(Struct):
    """First words that may be a title with text behind it: the unit's siblings say whether they are."""

    start: int
    ends: Ends
    siblings: Witness
    cousins: Witness
    """All units of its style and depth."""

    @property
    def end(self) -> int:
        """The first of the ends that there is."""
        return next(filter(None, self.ends), self.start)


STOP_WAY = 0
"""The place of the full stop among the ends."""


def find_headings(
    text: str,
    units: Sequence[DraftUnit],
    reaches: Sequence[Reach],
    assigned: Sequence[tuple[int, int]],
) -> list[Title]:
    """Per unit its heading, or that it has none, and why; `assigned`: where assignments stand, ascending."""
    starts = [start for start, _ in assigned]
    parents = {unit.parent for unit in units}
    found: list[Title] = []
    undecided: list[tuple[int, Opening | None]] = []
    for index, (unit, reach) in enumerate(zip(units, reaches, strict=True)):
        start = unit.marker.end
        if unit.marker.style in LAW_RANK:
            found.append(_law_title(text, unit))
            continue
        line_end = text.find("\n", start, unit.end)
        if line_end < 0:
            line_end = unit.end
        has_child = index in parents
        is_longer = reach.own - line_end > 1  # most units are one paragraph
        has_more = has_child or (is_longer and _has_words(text, line_end, reach.own, starts, assigned))
        title = opening = None
        if has_more or CUT.search(text, start, min(line_end, start + RUN_IN_LENGTH + 1)):
            opening = _opening(text, start, line_end, has_child, has_more, starts, assigned)
            if has_more and not opening.goes_on:
                title = _alone(text, opening)
        if not title:
            undecided.append((index, opening))
        found.append(title or NO_TITLE)
    for index, run_in in _run_ins(text, units, undecided):
        found[index] = _run_in_title(text, run_in)
    for index in _unsupported(units, found):
        found[index] = Title(None, "siblings-have-none")
    return found


NO_TITLE = Title(None, "single-sentence")


def _law_title(text: str, unit: DraftUnit) -> Title:
    """The title of a chapter, its whole line, or of an article, in brackets, be it on the next line."""
    start = unit.marker.end
    if unit.marker.style == "第条":  # of a number alone on its line the title may be on the next
        start = behind_blanks(text, start, unit.end, BLANKS + "\n")
    end = text.find("\n", start, unit.end)
    end = _behind_words(text, start, unit.end if end < 0 else end)
    if unit.marker.style == "第条":
        match = BRACKET_TITLE.match(text, start, end)
        return Title(match.span() if match else None, "article")
    return Title((start, end) if start < end else None, "chapter")


def _unsupported(units: Sequence[DraftUnit], found: Sequence[Title]) -> list[int]:
    """The doubtful titles most of whose siblings have none."""
    doubtful = [index for index, title in enumerate(found) if title.why == "sentence-alone"]
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


def _run_ins(
    text: str, units: Sequence[DraftUnit], undecided: Sequence[tuple[int, Opening | None]]
) -> list[tuple[int, RunIn]]:
    """The undecided units that can be cut, and what all of them say."""
    groups: dict[Group, Witness] = defaultdict(Witness)
    styles: dict[tuple[str, int], Witness] = defaultdict(Witness)
    found = []
    for index, opening in undecided:
        unit = units[index]
        style, depth = unit.marker.style, unit.depth
        siblings = groups[unit.parent, style, depth]
        siblings.size += 1
        ends = _ends(text, opening) if opening else NO_ENDS
        if opening and ends != NO_ENDS:
            run_in = RunIn(opening.start, ends, siblings, styles[style, depth])
            _vote(text, run_in)
            found.append((index, run_in))
    for group, siblings in groups.items() if found else ():
        styles[group[1:]].add(siblings)
    return found


def _vote(text: str, run_in: RunIn) -> None:
    """Count what the first words say about the titles of their group."""
    start, first, siblings = run_in.start, run_in.end, run_in.siblings
    siblings.short += first - start <= 30 and not SUBJECT.match(text, start, first)
    siblings.cuts += run_in.ends[STOP_WAY] is not None
    for way, end in enumerate(run_in.ends):
        if end is not None and _can_witness(text, start, end):
            siblings.votes[way] += 1


def _can_witness(text: str, start: int, end: int) -> bool:
    """Whether first words look enough like a title to speak for the siblings': no long sentence with a comma."""
    return end - start <= WITNESS_LENGTH or not COMMA.search(text, start, end)


def _group(text: str, run_in: RunIn) -> Witness:
    """Its siblings; where they are too few to tell, all units of its style and depth.

    A long first sentence, or one with a comma, needs the word of its own siblings.
    """
    siblings, cousins = run_in.siblings, run_in.cousins
    if (
        siblings.cuts == siblings.size
        and siblings.votes[STOP_WAY] * 2 < siblings.size
        and _are_titled(cousins, siblings)
    ):
        return cousins
    if siblings.size >= 3 or max(siblings.votes[1:]) == siblings.size == 2:
        return siblings
    start, end = run_in.start, run_in.end
    return cousins if end - start <= SHORT_LENGTH and not COMMA.search(text, start, end) else siblings


def _are_titled(cousins: Witness, siblings: Witness) -> bool:
    """Whether the units of the style outside the group have titles, at least three of them."""
    others = cousins.size - siblings.size
    return others >= 3 and cousins.votes[STOP_WAY] - siblings.votes[STOP_WAY] >= others * 0.9


def _opening(
    text: str,
    start: int,
    line_end: int,
    has_child: bool,
    has_more: bool,
    starts: Sequence[int],
    assigned: Sequence[tuple[int, int]],
) -> Opening:
    """How a unit opens on the line between two positions."""
    line_end = core_end = _behind_words(text, start, line_end)
    for at in range(bisect_left(starts, line_end) - 1, -1, -1):
        first, last = assigned[at]
        if first < start or text[last:core_end].strip("。；;，," + BLANKS):
            break
        core_end = min(core_end, first)
    stop = STOP.search(text, start, core_end if has_more else min(core_end, start + RUN_IN_LENGTH + 1))
    if not stop:
        return Opening(start, core_end, has_child, has_more, None, False)
    sentence, behind = stop.span()
    goes_on = (has_more and not has_child) or bool(text[behind:core_end].strip("”’」）。" + BLANKS))
    return Opening(start, core_end, has_child, has_more, sentence, goes_on)


def _behind_words(text: str, start: int, end: int) -> int:
    """Where a stretch ends without the blanks at its end."""
    return max(start, before_blanks(text, end))


def _has_words(
    text: str, start: int, end: int, starts: Sequence[int], assigned: Sequence[tuple[int, int]]
) -> bool:
    """Whether anything but assignments stands between two positions."""
    for at in range(bisect_left(starts, start), len(assigned)):
        first, last = assigned[at]
        if first >= end or text[start:first].strip(STOPS_AND_BLANKS):
            break
        start = last
    return bool(text[start:end].strip(STOPS_AND_BLANKS))


def _alone(text: str, opening: Opening) -> Title | None:
    """A title alone on its line, which nothing goes on behind."""
    if opening.start >= opening.core_end:
        return None
    line = text[opening.start : opening.core_end].rstrip()
    core = line.rstrip("。：:")
    if len(core) > ALONE_LENGTH or "；" in core:
        return None
    if line[-1] in "：:" and (len(core) > 14 or (len(core) > 6 and INTRODUCES.search(core))):
        return None
    has_comma = "，" in core or "," in core
    if has_comma and SENTENCE.search(core):
        return None
    if line[-1] in "。；" and (SENTENCE.search(core) or (len(core) > 12 and INTRODUCES.search(core))):
        return None
    if line[-1] == "。" and has_comma and (len(core) > 36 or not opening.has_child):
        return None
    end = opening.start + len(core)
    is_sentence = text[end : end + 1] == "。" and (has_comma or not opening.has_child)
    return Title((opening.start, end), "sentence-alone" if is_sentence else "alone-title")


def _run_in_title(text: str, run_in: RunIn) -> Title:
    """A title that runs in, or none."""
    group = _group(text, run_in)
    start = run_in.start
    are_titled = group.size > 1 and group.short * 2 >= group.size
    for way, end in enumerate(run_in.ends):
        if end is None:
            continue
        if are_titled and group.votes[way] >= MAJORITY * group.size:
            return Title((start, end), "siblings-have-titles")
        if way == STOP_WAY and _is_strict(text[start:end]):
            return Title((start, end), "short-first-sentence")
    return Title(None, "siblings-have-none")


def _ends(text: str, opening: Opening) -> Ends:
    """Where the first words could be cut."""
    words = text[opening.start : opening.start + 24]  # the longest of the two that are short
    return (
        _sentence_end(text, opening) if opening.goes_on else None,
        _colon_end(text, opening) if "：" in words or ":" in words else None,
        _blank_end(text, opening) if " " in words or "\u3000" in words else None,
    )


def _sentence_end(text: str, opening: Opening) -> int | None:
    """Where the first sentence ends, if it is short enough for a title."""
    end = opening.sentence
    if end is None or end - opening.start > RUN_IN_LENGTH or "；" in text[opening.start : end]:
        return None
    return end


def _colon_end(text: str, opening: Opening) -> int | None:
    match = RUN_IN_COLON.match(text, opening.start, opening.core_end)
    return match.end() - 1 if match and not INTRODUCES.search(match[0]) else None


def _blank_end(text: str, opening: Opening) -> int | None:
    match = RUN_IN_BLANK.match(text, opening.start, opening.core_end)
    return match.end() - (len(match[0]) - len(match[0].rstrip())) if match else None


def _is_strict(sentence: str) -> bool:
    return len(sentence) <= STRICT_LENGTH and not CLAUSE.search(sentence) and not SUBJECT.match(sentence)
