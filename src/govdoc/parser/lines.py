"""Which physical lines make a paragraph? Source → Reading.

A notice on the web is one paragraph a line. Text copied from a PDF is broken where the page's width ends it, also
inside words, labels and numbers; and once more behind or before punctuation, where the PDF sets it as runs of its
own. Both kinds of break leave a trace: the pieces of one visual line add up to the width of the page. So a line
break is the author's where the visual line before it is not full, and nothing else says that the sentence goes on.
"""

import re
from itertools import accumulate, pairwise
from operator import itemgetter

from govdoc.model import Furniture, FurnitureKind, Source, Span
from govdoc.parser.joints import SIGNS, STOPS, Joint, Line
from govdoc.parser.reading import Break, Reading

BREAKS = "\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
"""Line breaks beside \\n; each becomes one \\n (a \\r before \\n a blank), so that positions hold."""
PAGE_MARK = re.compile(
    r"(?:#[ ]?Page[ ]?\d{1,6}:?|[—–\-－―─一]{1,2}[ ]?[0-9０-９]{1,4}[ ]?[—–\-－―─一]{1,2}"
    r"|第[ ]?\d{1,4}[ ]?页(?:[ ]?[/，,]?[ ]?共[ ]?\d{1,4}[ ]?页)?)$"
)
"""`# Page 12:` of text extractors, `— 12 —` of GB/T 9704-2012 7.5, 第3页 共9页 of office printouts."""
CHROME = re.compile(
    r"(?:【法宝引证码】.{0,80}|原文链接[：:].{0,300}|\[?字体[：:].{0,30}"
    r"|【?(?:打印|关闭|分享|收藏|下载|返回顶部|大中小|打印本页|关闭窗口)】?"
    r"(?:[ \t|\u3000]+【?(?:打印|关闭|分享|收藏|下载|纠错|返回)】?)*)$"
)
"""Reference lines of law databases and the buttons of web pages, as copied with the text."""
MARK_STARTS = frozenset("#—–-－―─一第【原[字打关分收下返大")
"""What a page mark or chrome can begin with."""
LONG_LINE = 80
"""Code points of a line that no page holds. Where most of a text stands in such lines, lines are paragraphs."""
WIDEST_PAGE = 64
"""Full-width characters that a line of a page can hold; longer lines are paragraphs."""


def read_lines(source: Source) -> Reading:
    """Join physical lines into paragraphs, leave furniture out."""
    text = _plain_breaks(source.text)
    raw_lines = text.split("\n")
    furniture = _furniture(raw_lines, source)
    if not (source.paragraphs or source.tables or _is_long_lined(raw_lines, len(text))):
        lines = _physical_lines(raw_lines, furniture)
        page_width = _page_width(lines)
        if page_width:
            return _join(lines, furniture, page_width)
    return _cut(text, furniture)


def _plain_breaks(text: str) -> str:
    text = text.replace("\r\n", " \n")
    for sign in BREAKS:
        text = text.replace(sign, "\n")
    return text


def _is_long_lined(raw_lines: list[str], length: int) -> bool:
    """Whether a text is plainly one paragraph a line."""
    return sum([len(line) for line in raw_lines if len(line) > LONG_LINE]) * 2 > length


FIRST, LAST = itemgetter(0), itemgetter(-1)


def _furniture(raw_lines: list[str], source: Source) -> tuple[Furniture, ...]:
    """Page marks and chrome, with the line break behind each, and what the reader knew."""
    marks = _marks(raw_lines, len(source.text))
    tables = [(table.span.start, table.span.end) for table in source.tables]
    if tables:
        marks = [
            mark
            for mark in marks
            if not any(start < mark.span.end and mark.span.start < end for start, end in tables)
        ]
    if not marks or not source.furniture:
        return source.furniture or tuple(marks)
    return tuple(_without_overlap(sorted([*source.furniture, *marks], key=lambda each: each.span)))


def _marks(raw_lines: list[str], length: int) -> list[Furniture]:
    """The lines that are page marks or chrome."""
    found: list[Furniture] = []
    start = 0
    for raw in raw_lines:
        line = raw.strip()
        if line and line[0] in MARK_STARTS and (kind := _kind_of_mark(line)):
            found.append(Furniture(kind, Span(start, min(start + len(raw) + 1, length))))
        start += len(raw) + 1
    return found


def _kind_of_mark(line: str) -> FurnitureKind | None:
    if PAGE_MARK.match(line):
        return "page"
    return "chrome" if CHROME.match(line) else None


def _without_overlap(found: list[Furniture]) -> list[Furniture]:
    kept: list[Furniture] = []
    for each in found:
        if not kept or kept[-1].span.end <= each.span.start:
            kept.append(each)
    return kept


def _physical_lines(raw_lines: list[str], furniture: tuple[Furniture, ...]) -> list[Line]:
    """The lines that hold text of the notice."""
    starts: list[int] = []
    texts: list[str] = []
    spans = iter([*(each.span for each in furniture), Span(NOWHERE, NOWHERE)])
    hidden = next(spans)
    at = 0
    for raw in raw_lines:
        while hidden.end <= at:
            hidden = next(spans)
        text = raw.strip()
        if text and at < hidden.start:
            starts.append(at if len(text) == len(raw) else at + raw.index(text[0]))
            texts.append(text)
        at += len(raw) + 1
    whole = "\n".join(texts)
    return list(map(Line, starts, texts, _widths(whole), _signs(whole), map(FIRST, texts), map(LAST, texts)))


NOWHERE = 1 << 62
"""A position behind the end of every text."""


def _widths(lines: str) -> list[float]:
    """Full-width characters that each line would fill: GBK needs two bytes for them and one for the rest.

    A blank of PDF text stands where digits meet Chinese characters, a quarter of a character apart.
    """
    coded = lines.encode("gbk", "replace").split(b"\n")  # no character ends in this byte
    return [len(line) / 2 - line.count(b" ") / 4 for line in coded]


def _signs(lines: str) -> list[str]:
    """The brackets and colons of each line, in order."""
    return "".join(SIGNS.findall(lines)).split("\n")


def _page_width(lines: list[Line]) -> float | None:
    """The width at which lines were broken, or None where lines are paragraphs.

    Witnesses: no line is wider than a page; many are about equally wide and end where no paragraph ends.
    """
    widths = sorted([line.width for line in lines])
    widest = widths[int(len(widths) * 0.98)] if len(widths) > 4 else 0.0
    if not 12 <= widest <= WIDEST_PAGE:
        return None
    full = [(line, after) for line, after in pairwise(lines) if line.width >= widest * 0.85]
    broken = sum([line.last not in STOPS + "）)]］〕" and not after.is_marked() for line, after in full])
    return widest if broken >= 3 and broken * 4 >= len(full) and broken * 40 >= len(lines) else None


def _cut(text: str, furniture: tuple[Furniture, ...]) -> Reading:
    """The reading of text whose lines are paragraphs: furniture cut out, else unchanged."""
    pieces: list[str] = []
    anchors: list[int] = []
    origins: list[int] = []
    at = length = 0
    for start, end in [*(each.span for each in furniture), Span(len(text), len(text))]:
        if at < start or not anchors:
            anchors.append(length)
            origins.append(at)
            pieces.append(text[at:start])
            length += start - at
        at = end
    return Reading("".join(pieces), furniture, anchors, origins, [])


def _join(lines: list[Line], furniture: tuple[Furniture, ...], page: float) -> Reading:
    """The reading of hard-wrapped text."""
    joint = Joint(lines, page)
    origins = [line.start for line in lines]
    breaks = [Break(start, *joint.decide()) for start in origins[1:]]
    pieces = [lines[0].text]
    pieces += [line.text if each.soft else "\n" + line.text for line, each in zip(lines[1:], breaks, strict=True)]
    ends = list(accumulate(map(len, pieces)))
    line_starts = [end for end, each in zip(ends, breaks, strict=False) if each.soft]
    anchors = [0, *(end + (not each.soft) for end, each in zip(ends, breaks, strict=False))]
    return Reading("".join(pieces), furniture, anchors, origins, line_starts, page, breaks)
