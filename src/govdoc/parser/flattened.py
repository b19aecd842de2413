"""Which paragraph breaks were lost? A document on one line → where its paragraphs began.

Through a form, a cell of a spreadsheet or a careless copy a notice loses its line breaks. It still tells where its
paragraphs began: at numbers that count on, at the two blanks that indent a paragraph (GB/T 9704-2012 7.3.3), behind
the colon of those addressed, round signature and date. Only a text that is plainly such a line is read so: elsewhere
the numbers in a paragraph are the author's enumeration within it.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator
from itertools import chain, pairwise

from govdoc.model import MarkerStyle
from govdoc.parser.flattened_envelope import closing_breaks, head_breaks
from govdoc.parser.markers import MARKER, Candidate, Place, read_marker
from govdoc.parser.outline import LAW_RANK
from govdoc.parser.reading import Break, Reading
from govdoc.patterns import rarely
from govdoc.signs import before_blanks

LONG = 200
"""Code points of a line that may hold a whole document."""
WITNESSES = 3
"""Paragraphs of one kind (一、二、三、, articles, indents) that show that breaks were lost."""
SIGNS = (
    ("一、", "二、", "三、"), ("第一条", "第二条", "第三条"), ("第1条", "第2条", "第3条"),
    ("（一）", "（二）", "（三）"), ("(一)", "(二)", "(三)"),
)  # fmt: skip
"""What stands in a line with so many; asked first."""
POINTS = "、.．"
THIRDS = tuple(map(str(WITNESSES).__add__, POINTS))
"""The item that shows a list: 3、 3."""
FIRST_ITEM = rarely(rf"(?m)^[^\S\n]*1(?P<point>[{POINTS}])(?=[^\W\d])")
ITEM_ENDS = "。；;！？：:）) \u3000"
"""What an item ends in where its author runs a list on; the number behind it is found by itself."""
TOP: frozenset[MarkerStyle] = frozenset({"一、", "第条"})
"""Numbers that open paragraphs, and enumerate nothing within one."""
RUNS_ON = "、，,（(〔[《〈“"
"""Behind these a number goes on with a sentence."""
INDENT = rarely(
    r"(?:(?<=\S\S\S\S)(?<![章节编条])(?=[ \t]*+\u3000{2}|[ \t]*? {4})|(?<=[。；：:！])(?= {2}))[ \t\u3000]++(?=\S)"
)
"""The blanks that indented a paragraph: two wide ones or four half, behind a stop two half. Those of a letter-spaced
title (总　　则) stand behind fewer characters."""


def lost_breaks(text: str, line: str) -> list[int]:
    """Positions where paragraphs begin without a line break; none for a text that has its breaks.

    Args:
        text: The whole text.
        line: Its longest line.
    """
    return _of_line(text, line) or _of_articles(text) or _of_lists(text)


def _of_articles(text: str) -> list[int]:
    """Where paragraphs begin in a text of articles most of which stand behind a stop, a chapter a line."""
    if text.count("。第") < WITNESSES:
        return []
    numbered = list(_numbered(text))
    inside = [marker for marker in numbered if _stands_inside(text, marker.start)]
    articles = sum(marker.style == "第条" for marker in inside)
    if articles < WITNESSES or articles * 2 < sum(marker.style == "第条" for marker in numbered):
        return []
    return sorted({*(marker.start for marker in inside), *closing_breaks(text)})


def _stands_inside(text: str, at: int) -> bool:
    """Whether anything but blanks stands before a position on its line."""
    at = before_blanks(text, at)
    return at > 0 and text[at - 1] != "\n"


def _of_lists(text: str) -> list[int]:
    """The later items of lists on one line that no stop parts, 1、内科2、外科3、儿科, where one of them has three."""
    if not _has_third(text):
        return []
    lists = []
    for first in FIRST_ITEM.finditer(text):
        end = text.find("\n", first.end()) % (len(text) + 1)
        items = list(_counted(text, first["point"], first.end(), end))
        if not all(text[at - 1] in ITEM_ENDS for at in items):
            lists.append(items)
    return list(chain.from_iterable(lists)) if any(len(items) >= WITNESSES - 1 for items in lists) else []


def _has_third(text: str) -> bool:
    """Whether 3、 or 3. stands behind a word somewhere, not only behind a stop or a line break: asked first."""
    digit = str(WITNESSES)  # by itself, since two characters take twice as long to find
    at = text.find(digit)
    while at >= 0:
        if text.startswith(THIRDS, at) and at and text[at - 1].isalpha():
            return True
        at = text.find(digit, at + 1)
    return False


def _counted(text: str, point: str, start: int, end: int) -> Iterator[int]:
    """Where 2、 3、 and so on stand in a stretch, each behind words and before words."""
    at, number = start, 2
    while (at := text.find(f"{number}{point}", at + 2, end)) > 0:
        behind = at + len(f"{number}{point}")
        if (
            text[at - 1].isdigit()
            or text[at - 1] in "第附表图件"
            or not text[behind : behind + 3].lstrip()[:1].isalpha()
        ):
            continue
        yield at
        at, number = behind, number + 1


def _of_line(text: str, line: str) -> list[int]:
    """Where paragraphs begin in a text that is one line, or nearly so."""
    if len(line) < LONG or len(line) * 2 < len(text):
        return []
    has_indents = "\u3000\u3000" in line or "  " in line
    indented = [match.end() for match in INDENT.finditer(line)] if has_indents else []
    is_indented = len(indented) >= WITNESSES
    has_signs = is_indented or any(_holds(line, signs) for signs in SIGNS)
    numbered = list(_numbered(line)) if has_signs else []
    if is_indented:
        below = [each for unit, each in pairwise(numbered) if _is_below(line, unit, each)]
        numbered = [*below, *(each for each in numbered if each.style in LAW_RANK)]
    elif not _tells_of_paragraphs(numbered) and not _is_notice(line, numbered):
        return []
    start = text.index(line)
    found = {*(marker.start for marker in numbered), *indented, *head_breaks(line), *closing_breaks(line)}
    return sorted(start + at for at in found if 0 < at < len(line))


def _tells_of_paragraphs(numbered: list[Candidate]) -> bool:
    """Whether numbers show that breaks were lost."""
    most = Counter(marker.style for marker in numbered)
    return any(most[style] >= WITNESSES for style in TOP)


def _is_notice(line: str, numbered: list[Candidate]) -> bool:
    """Whether a line has a notice's header and its closing; one of them, where it has （一）, which a paragraph can hold."""
    has_header = any(head_breaks(line))
    if sum(marker.style == "（一）" for marker in numbered) >= WITNESSES:
        return has_header or any(closing_breaks(line))
    return has_header and any(closing_breaks(line[-LONG:]))


def _holds(line: str, signs: tuple[str, ...]) -> bool:
    """Whether all signs stand in a line; the characters of the last are asked first, each of which is found fast."""
    return all(map(line.__contains__, signs[-1])) and all(map(line.__contains__, signs))


def with_breaks(reading: Reading, starts: list[int]) -> Reading:
    """A reading with line breaks more: before each of the raw positions, which are in order."""
    if not starts:
        return reading
    pieces: list[str] = []
    anchors: list[int] = []
    origins: list[int] = []
    edges = [*reading.anchors, len(reading.text)]
    begun = frozenset(starts)
    length = 0
    for (first, last), origin in zip(pairwise(edges), reading.origins, strict=True):
        stop = origin + last - first
        cuts = starts[bisect_right(starts, origin) : bisect_left(starts, stop)]
        for begin, end in pairwise([origin, *cuts, stop]):
            if begin in begun and length:
                pieces.append("\n")
                length += 1
            anchors.append(length)
            origins.append(begin)
            pieces.append(reading.text[first + begin - origin : first + end - origin])
            length += end - begin
    made = [Break(at, False, "restored") for at in starts]
    return Reading("".join(pieces), reading.furniture, anchors, origins, [], None, made)


def _numbered(line: str) -> Iterator[Candidate]:
    """The numbers that open paragraphs: each counts on from the one before, or starts and is counted on from."""
    found: list[Candidate] = []
    for match in MARKER.finditer(line):
        marker = read_marker(match, line, Place.LINE)
        if marker and (_may_open(line, marker) or _is_below(line, found[-1] if found else None, marker)):
            found.append(marker)
    last: dict[MarkerStyle, int] = {}
    above: Candidate | None = None
    for marker, after, behind in zip(found, _next_of_family(found), chain(found[1:], [None]), strict=False):
        heads = (
            marker.style == "第章" and behind is not None and behind.style == "第条" and behind.number == 1
        )
        is_first = heads or (after is not None and after.number == 2) or _is_below(line, above, marker)
        starts = marker.number == 1 and is_first
        if starts or (marker.number > 1 and marker.number == last.get(marker.family, 0) + 1):
            last[marker.family] = marker.number
            above = marker
            yield marker


def _next_of_family(markers: list[Candidate]) -> list[Candidate | None]:
    """Per number the next one of its family."""
    found: list[Candidate | None] = []
    after: dict[MarkerStyle, Candidate] = {}
    for marker in reversed(markers):
        found.append(after.get(marker.family))
        after[marker.family] = marker
    return found[::-1]


def _may_open(line: str, marker: Candidate) -> bool:
    """Whether a paragraph may open at a number: behind a stop; a chapter, an article or a first item also behind words."""
    before = line[max(0, marker.start - 20) : marker.start].rstrip()[-1:]
    if before in RUNS_ON:
        return False
    return (
        not before.isalnum()
        or before == "日"
        or marker.style in LAW_RANK
        or (marker.number == 1 and before not in "附表图件")
    )


LONGEST_HEADING = 46
"""Code points of a unit's title that its first sub-unit follows."""


def _is_below(line: str, unit: Candidate | None, marker: Candidate) -> bool:
    """Whether a number stands behind nothing but the title of the unit before: 二、扩大就业（三）加强培训."""
    if unit is None or not 2 <= marker.start - unit.end <= LONGEST_HEADING:
        return False
    title = line[unit.end : marker.start]
    return (
        unit.family != marker.family
        and marker.style not in TOP
        and title[-1] not in RUNS_ON
        and not any(map(title.__contains__, "。；：:"))
    )
