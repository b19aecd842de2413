"""Which physical lines make a paragraph? Source → Reading.

A notice on the web is one paragraph a line. Text copied from a PDF is broken where the page's width ends it, also
inside words, labels and numbers; and once more behind or before punctuation, where the PDF sets it as runs of its
own. Both kinds of break leave a trace: the pieces of one visual line add up to the width of the page. So a line
break is the author's where the visual line before it is not full, and nothing else says that the sentence goes on.
The rows of a table are no such lines: they stand as they are, and no paragraph goes on over them.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate, chain, compress
from operator import add, itemgetter

from govdoc.model import Furniture, FurnitureKind, Source, Span, TableRegion
from govdoc.parser.flattened import lost_breaks, with_breaks
from govdoc.parser.joints import Joint
from govdoc.parser.pages import (
    BRACKETS,
    INDENT,
    MARKER_START,
    MARKER_STARTS,
    SEAMS_BEFORE,
    STOPS,
    PhysicalLines,
)
from govdoc.parser.reading import Break, Reading
from govdoc.parser.unseen import Unseen
from govdoc.patterns import holds_any, rarely
from govdoc.signs import INVISIBLE, plain

PAGE_MARK = rarely(
    r"(?:#[ ]?Page[ ]?\d{1,6}:?|[—–\-－―─一]{1,2}[ ]?[0-9０-９]{1,4}[ ]?[—–\-－―─一]{1,2}"
    r"|第[ ]?\d{1,4}[ ]?页(?:[ ]?[/，,]?[ ]?共[ ]?\d{1,4}[ ]?页)?)$"
)
"""`# Page 12:` of text extractors, `— 12 —` of GB/T 9704-2012 7.5, 第3页 共9页 of office printouts."""
CHROME = rarely(
    r"(?:【法宝引证码】.{0,80}|原文链接[：:].{0,300}|\[?字体[：:].{0,30}"
    r"|【?(?:打印|关闭|分享|收藏|下载|返回顶部|大中小|打印本页|关闭窗口)】?"
    r"(?:[ \t|\u3000]+【?(?:打印|关闭|分享|收藏|下载|纠错|返回)】?)*)$"
)
"""Reference lines of law databases and the buttons of web pages, as copied with the text."""
RULE = rarely(r"[—–\-－―─━=＝*＊~～]{4,}$")
"""A line drawn in signs: GB/T 9704-2012 7.2.7 has one under the number. Not ____, which a form has to be filled in."""
BLANK_BEHIND, BLANK_BEFORE = rarely(r"[0-9%] [^\W\d]"), rarely(r"[^\W\d] [0-9]")
"""Where digits meet Chinese characters in PDF text."""
MARK_STARTS = frozenset("#—–-－―─━=＝*＊~～一第【原[字打关分收下返大")
"""What a page mark or chrome can begin with."""
LONG_LINE = 80
"""Code points of a line that no page holds. Where most of a text stands in such lines, lines are paragraphs."""
PARAGRAPH_ENDS = frozenset(STOPS + "）)]］〕")
"""What a line of a page that is full ends in no more often than another."""
WIDEST_GAP = 2.5
"""Characters of the blank behind a number."""
WITNESSES = 3
"""First lines of paragraphs that tell how wide a document's blanks behind its numbers are."""
HANGING = 1.5
"""Characters that punctuation squeezed into a line can add to it."""
WIDEST_PAGE = 64
"""Full-width characters that a line of a page can hold; longer lines are paragraphs."""


FIRST, LAST = itemgetter(slice(1)), itemgetter(-1)


def read_lines(source: Source) -> Reading:
    """Join physical lines into paragraphs, leave furniture and signs without width out."""
    if holds_any(INVISIBLE, source.text):
        unseen = Unseen(source)
        return unseen.back(read_lines(unseen.visible(source)))
    text = plain(source.text)
    raw_lines = text.split("\n")
    starts = list(accumulate([len(line) + 1 for line in raw_lines], initial=0))
    stripped = list(map(str.strip, raw_lines))
    furniture = _furniture(starts, stripped, source)
    longest = max(raw_lines, key=len)
    outside, length = _outside(starts, raw_lines, source.tables)
    if not (source.paragraphs or _is_long_lined(outside, longest, length)):
        lines = _physical_lines(starts, raw_lines, stripped, furniture, source.tables)
        page_width = _page_width(lines)
        if page_width:
            _add_gaps(lines, page_width)
            return _join(lines, furniture, page_width, _table_runs(text, source.tables, furniture))
    return with_breaks(_cut(text, _left_out(source, text, furniture), furniture), lost_breaks(text, longest))


def _outside(starts: list[int], raw_lines: list[str], tables: Sequence[TableRegion]) -> tuple[list[str], int]:
    """The lines outside tables, and how long they are with their breaks."""
    if not tables:
        return raw_lines, starts[-1] - 1
    kept: list[str] = []
    at = 0
    for first, behind in _rows(starts, tables):
        kept += raw_lines[at:first]
        at = behind
    kept += raw_lines[at:]
    return kept or [""], sum(map(len, kept)) + len(kept)


def _rows(starts: list[int], tables: Sequence[TableRegion]) -> Iterator[Span]:
    """The lines of each table."""
    for table in tables:
        yield Span(bisect_left(starts, table.span.start), bisect_left(starts, table.span.end))


def _is_long_lined(raw_lines: list[str], longest: str, length: int) -> bool:
    """Whether a text is plainly one paragraph a line."""
    return len(longest) > LONG_LINE and sum(filter(LONG_LINE.__lt__, map(len, raw_lines))) * 2 > length


def _furniture(starts: list[int], lines: list[str], source: Source) -> tuple[Furniture, ...]:
    """Page marks and chrome, with the line break behind each, and what the reader knew."""
    marks: list[Furniture] = []
    for index in compress(range(len(lines)), map(MARK_STARTS.__contains__, map(FIRST, lines))):
        if kind := _kind_of_mark(lines[index]):
            span = Span(starts[index], min(starts[index + 1], len(source.text)))
            if not _is_in_table(span.start, source.tables):
                marks.append(Furniture(kind, span))
    if not marks or not source.furniture:
        return source.furniture or tuple(marks)
    return tuple(_without_overlap(sorted([*source.furniture, *marks], key=lambda each: each.span)))


def _is_in_table(at: int, tables: Sequence[TableRegion]) -> bool:
    before = bisect_right(tables, at, key=_first) - 1
    return before >= 0 and at < tables[before].span.end


def _first(region: TableRegion | Furniture) -> int:
    return region.span.start


def _kind_of_mark(line: str) -> FurnitureKind | None:
    if PAGE_MARK.match(line):
        return "page"
    return "chrome" if CHROME.match(line) or RULE.match(line) else None


def _without_overlap(found: list[Furniture]) -> list[Furniture]:
    kept: list[Furniture] = []
    for each in found:
        if not kept or kept[-1].span.end <= each.span.start:
            kept.append(each)
    return kept


def _physical_lines(
    starts: list[int],
    raw_lines: list[str],
    stripped: list[str],
    furniture: tuple[Furniture, ...],
    tables: Sequence[TableRegion],
) -> PhysicalLines:
    """The lines that hold text of the notice, outside its tables."""
    for span in (*(each.span for each in furniture), *(each.span for each in tables)):
        first, behind = bisect_left(starts, span.start), bisect_left(starts, span.end)
        stripped[first:behind] = [""] * (behind - first)
    places = [
        at if len(raw) == len(line) else at + raw.index(line[0])
        for at, raw, line in zip(starts, raw_lines, stripped, strict=False)
        if line
    ]
    texts = list(filter(None, stripped))
    whole = "\n".join(texts)
    brackets = "".join(BRACKETS.findall(whole)).split("\n")
    firsts = list(map(FIRST, texts))
    may_be_marked = map(MARKER_STARTS.__contains__, firsts)
    marked = [
        may and MARKER_START.match(text) is not None for may, text in zip(may_be_marked, texts, strict=True)
    ]
    below = frozenset(bisect_left(places, table.span.end) for table in tables)
    return PhysicalLines(
        places,
        texts,
        _widths(whole),
        brackets,
        firsts,
        list(map(LAST, texts)),
        marked,
        below - {0, len(texts)},
    )


def _widths(lines: str) -> list[float]:
    """Full-width characters that each line would fill: GBK needs two bytes for them and one for the rest.

    Digits stand a quarter of a character apart from Chinese characters. A blank of PDF text tells of one such gap,
    or, where the text has blanks only behind its numbers, of two.
    """
    coded = lines.encode("gbk", "replace").split(b"\n")  # no character ends in this byte
    if len(BLANK_BEHIND.findall(lines)) > 2 * len(BLANK_BEFORE.findall(lines)):
        return [len(line) / 2 for line in coded]
    return [len(line) / 2 - line.count(b" ") / 4 for line in coded]


def _page_width(lines: PhysicalLines) -> float | None:
    """The width at which lines were broken, or None where lines are paragraphs.

    Witnesses: no line is wider than a page; many are about equally wide and end where no paragraph ends.
    """
    widths = sorted(lines.widths)
    widest = widths[int(len(widths) * 0.98)] if len(widths) > 4 else 0.0
    if not 12 <= widest <= WIDEST_PAGE:
        return None
    full = list(compress(range(len(widths) - 1), map((widest * 0.85).__le__, lines.widths)))
    lasts, marked = lines.lasts, lines.marked
    broken = sum([lasts[index] not in PARAGRAPH_ENDS and not marked[index + 1] for index in full])
    if broken < 3 or broken * 4 < len(full) or broken * 40 < len(widths):
        return None
    # punctuation hangs over the edge of some lines
    edges = Counter([width for width in widths if widest - HANGING <= width <= widest])
    return max(edges, key=lambda width: (edges[width], width))


def _add_gaps(lines: PhysicalLines, page: float) -> None:
    """Widen the lines that open with a number by the blank behind it, which the text of a PDF often lacks.

    Behind 第三条 it is a character, or two where the number is a run of its own; behind 1. half a one, behind 一、 none:
    what the document's own first lines lack to the page's edge tells.
    """
    missing: dict[tuple[str, bool], list[float]] = {}
    kinds: list[tuple[int, tuple[str, bool]]] = []
    for index in compress(range(len(lines.texts)), lines.marked):
        text = lines.texts[index]
        marker = MARKER_START.match(text)
        is_alone = marker is not None and marker.end() == len(text)
        kind = (marker[0][-1] if marker else "", is_alone)
        kinds.append((index, kind))
        last = index + is_alone
        if (
            last + 1 < len(lines.texts)
            and not lines.marked[last + 1]
            and lines.lasts[last] not in SEAMS_BEFORE
        ):
            lacks = page - INDENT - sum(lines.widths[index : last + 1])
            if 0 <= lacks <= WIDEST_GAP:
                missing.setdefault(kind, []).append(lacks)
    gaps = {
        kind: sorted(found)[len(found) // 2] for kind, found in missing.items() if len(found) >= WITNESSES
    }
    for index, kind in kinds:
        lines.widths[index] += gaps.get(kind, 0.0)


BROKEN_OFF = re.compile(
    r"\n(?:[^\S\n]*(?=[，。；：、！？）”])|(?<=[（《“〔]\n)|(?<=[0-9]\n)(?=[年月日](?:\s|\Z))|(?<=[年月]\n)(?=[0-9]{1,2}\n))"
)
"""The break before what no line begins with, behind what none ends with, and within a date: an element of a web page
ended there, say."""


def _left_out(source: Source, text: str, furniture: tuple[Furniture, ...]) -> list[Span]:
    """What the reading of text whose lines are paragraphs does without, in order."""
    spans = [each.span for each in furniture]
    breaks = [Span(*match.span()) for match in BROKEN_OFF.finditer(text)]
    spans += [each for each in breaks if not _is_in_table(each.start, source.tables)]
    return sorted(spans)


def _cut(text: str, left_out: list[Span], furniture: tuple[Furniture, ...]) -> Reading:
    """The reading of a text without some of its spans, which may overlap."""
    if not left_out:
        return Reading(text, furniture, [0], [0], [])
    pieces: list[str] = []
    anchors: list[int] = []
    origins: list[int] = []
    at = length = 0
    for start, end in [*left_out, Span(len(text), len(text))]:
        if at < start or not anchors:
            anchors.append(length)
            origins.append(at)
            pieces.append(text[at:start])
            length += start - at
        at = max(at, end)
    return Reading("".join(pieces), furniture, anchors, origins, [])


Run = tuple[int, str, str, bool]
"""Where unbroken text starts in the raw text, the text, what stands behind it in the reading, and whether the paragraph
goes on there."""


def _table_runs(text: str, tables: Sequence[TableRegion], furniture: tuple[Furniture, ...]) -> list[Run]:
    """The text of tables, without the furniture in it."""
    runs: list[Run] = []
    for table in tables:
        at, end = table.span
        inside = slice(*(bisect_left(furniture, each, key=_first) for each in table.span))
        for start, behind in [*(each.span for each in furniture[inside]), Span(end, end)]:
            if at < start:
                runs.append((at, text[at:start], "", False))
            at = behind
    return runs


def _join(
    lines: PhysicalLines, furniture: tuple[Furniture, ...], page: float, tables: Sequence[Run]
) -> Reading:
    """The reading of hard-wrapped text, with the tables between its lines."""
    softs, rules = Joint(lines, page).decide()
    breaks = list(map(Break, lines.starts[1:], softs, rules))
    seams = list(map(("\n", "").__getitem__, softs))
    texts, origins = lines.texts, lines.starts
    if tables:
        runs = sorted([*zip(origins, texts, [*seams, "\n"], [*softs, False], strict=True), *tables])
        origins, texts, seams, softs = map(list, zip(*runs, strict=True))
    pieces = [*chain.from_iterable(zip(texts[:-1], seams, strict=False)), texts[-1]]
    anchors = list(accumulate(map(add, map(len, texts[:-1]), map(len, seams)), initial=0))
    line_starts = list(compress(anchors[1:], softs))
    return Reading("".join(pieces), furniture, anchors, origins, line_starts, page, breaks)
