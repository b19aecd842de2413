"""Which physical lines make a paragraph? Source → Reading.

A notice on the web is one paragraph a line. Text copied from a PDF is broken where the page's width ends it, also
inside words, labels and numbers; and once more behind or before punctuation, where the PDF sets it as runs of its
own. Both kinds of break leave a trace: the pieces of one visual line add up to the width of the page. So a line
break is the author's where the visual line before it is not full, and nothing else says that the sentence goes on.
"""

import re
from bisect import bisect_left
from itertools import pairwise

from govdoc.model import Furniture, Source, Span
from govdoc.parser.flattened import lost_breaks, with_breaks
from govdoc.parser.joints import MARKER_START, STOPS, Joint, Line
from govdoc.parser.reading import Break, Reading

BREAKS = re.compile(r"[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
"""Line breaks beside \\n; each becomes one \\n (a \\r before \\n a blank), so that positions hold."""
PAGE_MARK = re.compile(
    r"(?m)^[^\S\n]*(?:#[ ]?Page[ ]?\d{1,6}:?|[—–\-－―─一]{1,2}[ ]?[0-9０-９]{1,4}[ ]?[—–\-－―─一]{1,2}"
    r"|第[ ]?\d{1,4}[ ]?页(?:[ ]?[/，,]?[ ]?共[ ]?\d{1,4}[ ]?页)?)[^\S\n]*$"
)
"""`# Page 12:` of text extractors, `— 12 —` of GB/T 9704-2012 7.5, 第3页 共9页 of office printouts."""
CHROME = re.compile(
    r"(?m)^[^\S\n]*(?:【法宝引证码】.{0,80}|原文链接[：:].{0,300}|\[?字体[：:].{0,30}"
    r"|【?(?:打印|关闭|分享|收藏|下载|返回顶部|大中小|打印本页|关闭窗口)】?"
    r"(?:[ \t|\u3000]+【?(?:打印|关闭|分享|收藏|下载|纠错|返回)】?)*)[^\S\n]*$"
)
"""Reference lines of law databases and the buttons of web pages, as copied with the text."""
LONG_LINE = 80
"""Code points of a line that no page holds. Where most of a text stands in such lines, lines are paragraphs."""
WIDEST_PAGE = 64
"""Full-width characters that a line of a page can hold; longer lines are paragraphs."""


def read_lines(source: Source) -> Reading:
    """Join physical lines into paragraphs, leave furniture out."""
    text = _plain_breaks(source.text)
    furniture = _furniture(text, source)
    lines = None if source.paragraphs else _physical_lines(text, furniture, source)
    page_width = _page_width(lines) if lines else None
    if lines and page_width:
        return _join(text, lines, furniture, page_width)
    return with_breaks(_cut(text, furniture), lost_breaks(text))


def _plain_breaks(text: str) -> str:
    if not BREAKS.search(text):
        return text
    return BREAKS.sub("\n", text.replace("\r\n", " \n"))


def _furniture(text: str, source: Source) -> tuple[Furniture, ...]:
    """Page marks and chrome, with the line break behind each, and what the reader knew."""
    found = list(source.furniture)
    tables = [(table.span.start, table.span.end) for table in source.tables]
    for kind, pattern in (("page", PAGE_MARK), ("chrome", CHROME)):
        for match in pattern.finditer(text):
            end = min(match.end() + 1, len(text))
            span = Span(match.start(), end)
            if not any(start < end and span.start < stop for start, stop in tables):
                found.append(Furniture(kind, span))  # type: ignore[arg-type]
    if len(found) == len(source.furniture):
        return source.furniture
    found.sort(key=lambda each: each.span)
    return tuple(_without_overlap(found))


def _without_overlap(found: list[Furniture]) -> list[Furniture]:
    kept: list[Furniture] = []
    for each in found:
        if not kept or kept[-1].span.end <= each.span.start:
            kept.append(each)
    return kept


def _physical_lines(text: str, furniture: tuple[Furniture, ...], source: Source) -> list[Line]:
    """The lines that hold text, or nothing at all where the text is plainly one paragraph a line."""
    raw_lines = text.split("\n")
    if source.tables or sum(len(line) for line in raw_lines if len(line) > LONG_LINE) * 2 > len(text):
        return []
    hidden = [each.span.start for each in furniture]
    lines: list[Line] = []
    start = 0
    for raw in raw_lines:
        end = start + len(raw)
        stripped = raw.strip()
        if stripped and not _is_hidden(start, hidden, furniture):
            first = start + raw.index(stripped[0])
            lines.append(Line(first, first + len(stripped), stripped, _width(stripped)))
        start = end + 1
    return lines


def _is_hidden(start: int, starts: list[int], furniture: tuple[Furniture, ...]) -> bool:
    at = bisect_left(starts, start)
    return (at < len(starts) and starts[at] == start) or (at > 0 and furniture[at - 1].span.end > start)


def _width(line: str) -> float:
    """Full-width characters that the line would fill: GBK needs two bytes for them and one for the rest.

    A blank of PDF text stands where digits meet Chinese characters, a quarter of a character apart.
    """
    return len(line.encode("gbk", "replace")) / 2 - line.count(" ") / 4


def _page_width(lines: list[Line]) -> float | None:
    """The width at which lines were broken, or None where lines are paragraphs.

    Witnesses: no line is wider than a page; many are about equally wide and end where no paragraph ends.
    """
    widths = sorted(line.width for line in lines)
    widest = widths[int(len(widths) * 0.98)] if len(widths) > 4 else 0.0
    if not 12 <= widest <= WIDEST_PAGE:
        return None
    full = [(line, after) for line, after in pairwise(lines) if line.width >= widest * 0.85]
    broken = sum(
        line.text[-1] not in STOPS + "）)]］〕" and not MARKER_START.match(after.text) for line, after in full
    )
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


def _join(text: str, lines: list[Line], furniture: tuple[Furniture, ...], page: float) -> Reading:
    """The reading of hard-wrapped text."""
    pieces: list[str] = []
    anchors: list[int] = []
    origins: list[int] = []
    line_starts: list[int] = []
    length = 0
    joint = Joint(lines, page)
    breaks = []
    for index, line in enumerate(lines):
        if index:
            soft, rule = joint.decide(index)
            breaks.append(Break(line.start, soft, rule))
            if soft:
                line_starts.append(length)
            else:
                pieces.append("\n")
                length += 1
                joint.new_paragraph()
        joint.take(line)
        anchors.append(length)
        origins.append(line.start)
        pieces.append(line.text)
        length += len(line.text)
    if anchors:
        anchors[0] = 0
    return Reading("".join(pieces), furniture, anchors, origins, line_starts, page, breaks)
