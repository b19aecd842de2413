"""Which physical lines make a paragraph? Source → Reading.

A notice on the web is one paragraph a line. Text copied from a PDF is broken where the page's width ends it, also
inside words, labels and numbers; and once more behind or before punctuation, where the PDF sets it as runs of its
own. Both kinds of break leave a trace: the pieces of one visual line add up to the width of the page. So a line
break is the author's where the visual line before it is not full, and nothing else says that the sentence goes on.
"""

import re
from bisect import bisect_left
from itertools import pairwise
from typing import NamedTuple

from govdoc.model import Furniture, Source, Span
from govdoc.parser.kinds import names_body
from govdoc.parser.paragraphs import DATE_LINE, is_recipients, is_signature_line
from govdoc.parser.reading import Reading

BREAKS = re.compile(r"[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
"""Line breaks beside \\n; each becomes one \\n (a \\r before \\n a blank), so that positions hold."""
PAGE_MARK = re.compile(
    r"(?m)^[ \t\u3000]*(?:#[ ]?Page[ ]?\d{1,6}:?|[—–\-－―─一]{1,2}[ ]?[0-9０-９]{1,4}[ ]?[—–\-－―─一]{1,2}"
    r"|第[ ]?\d{1,4}[ ]?页(?:[ ]?[/，,]?[ ]?共[ ]?\d{1,4}[ ]?页)?)[ \t\u3000]*$"
)
"""`# Page 12:` of text extractors, `— 12 —` of GB/T 9704-2012 7.5, 第3页 共9页 of office printouts."""
CHROME = re.compile(
    r"(?m)^[ \t\u3000]*(?:【法宝引证码】.{0,80}|原文链接[：:].{0,300}|\[?字体[：:].{0,30}"
    r"|【?(?:打印|关闭|分享|收藏|下载|返回顶部|大中小|打印本页|关闭窗口)】?(?:[ \t|\u3000]+【?(?:打印|关闭|分享|收藏|下载|纠错|返回)】?)*)[ \t\u3000]*$"
)
"""Reference lines of law databases and the buttons of web pages, as copied with the text."""
STOPS = "。；：！？;:!?"
"""Characters that can end a paragraph."""
SEAMS_BEFORE = "，、。；：！？）》”’,;:!?)]〕］】"
SEAMS_BEHIND = "（《“‘，、。；：！？）》”’(〔［[【,;:"
"""A PDF breaks its runs behind the first and before the second kind: a short line there may be half a line."""
NEVER_LAST = "，、,“‘（(《〔〈"
NEVER_FIRST = "，、。；：！？）》”’,;:!?)〕〉％%"
"""What no paragraph ends with, and none begins with."""
RESPONSIBILITY_START = re.compile(
    r"[（(\[［〔【](?:[一-鿿]{0,4}(?:牵头|责任|配合|负责|主办|协办)(?:单位|部门|处室)|[一-鿿]{0,6}牵头[、，])"
)
"""A responsibility in brackets at a line's start belongs to the text before it."""
OPENERS = "（([［〔【〈《“"
CLOSERS = "）)]］〕】〉》”"
BRACKETS = re.compile(f"[{re.escape(OPENERS + CLOSERS)}]")
MARKER_START = re.compile(
    r"(?:[一二三四五六七八九十百零〇]{1,5}[ ]?[、．.]|[（(][ ]?[一二三四五六七八九十百零〇]{1,5}[ ]?[)）]"
    r"|[0-9０-９]{1,3}[ ]?(?:[、﹒]|[.．](?![0-9０-９])|[.．](?=[0-9]{1,2}[A-Z])|[)）])|[（(][ ]?[0-9０-９]{1,3}[ ]?[)）]|[①-⑳]"
    r"|第[ ]?[一二三四五六七八九十百零〇0-9]{1,7}[ ]?[编章节条][ \u3000]?)"
)
BARE_MARKER = re.compile(MARKER_START.pattern + r"$")
LABEL_START = re.compile(
    r"(?:[一-鿿]{0,4}(?:牵头|责任|配合|主办|协办|负责|完成|承办|参与|支持)(?:单位|部门|处室|时限|时间|科室|领导|机构|人)"
    r"|完成时限|时限要求|联系人|附件|抄送|主送|发文字号|发布文号|文号|索引号)[^，。：:、]{0,6}[：:]"
)
ALONE = re.compile(
    r"[（(]?(?:[12][0-9]{3}|[一二][〇○零OＯ0九八七六五四三二一]{3})[ ]?年[ ]?[0-9一二三四五六七八九十]{1,3}[ ]?月"
    r"[ ]?[0-9一二三四五六七八九十]{1,3}[ ]?日[）)]?$|附[ ]?件[ ]?[0-9一二三四五六七八九十]{0,3}[：:]?$|附表[ ]?[0-9]{0,3}$"
    r"|目[ \u3000]*录$|[（(]此件.{0,20}[）)]$|[一-鿿]{2,16}[〔\[［【（(][ ]?[12][0-9]{3}[ ]?[〕\]］】）)][ ]?[0-9]{1,5}[ ]?号$"
)
"""Lines that stand by themselves: a date, 附件2, 目录, （此件公开发布）, 皖政〔2023〕13号."""
PREAMBLE_START = re.compile(
    r"为(?:了|进一步|深入|认真|全面|切实|加快|加强|贯彻|落实|推进|推动|规范|保障|做好|更好)|根据|按照|依据|现将"
)
"""How the first paragraph under a title or a 主送 line begins; before it no sentence has ended."""
SEAL = re.compile(r"[（(][^（）()]{0,40}章[）)]$")
SPLIT_LABEL = re.compile(r"附[ ]?件$")
DATED_END = re.compile(r"年[ ]?[0-9]{1,2}[ ]?月[ ]?(?:[0-9]{1,2}[ ]?)?日[）)]$")
"""A title may end in its bracketed date, and nothing runs on behind it."""
LONG_LINE = 80
"""Code points of a line that no page holds. Where most of a text stands in such lines, lines are paragraphs."""
SLACK = 1.6
"""How many characters a visual line can hold beyond the page's width, since a page squeezes punctuation."""
WIDEST_PAGE = 64
"""Full-width characters that a line of a page can hold; longer lines are paragraphs."""
LONGEST_BRACKET = 900
"""Code points after which an unclosed bracket no longer holds a paragraph together."""


class Line(NamedTuple):
    """A physical line without the blanks at its edges."""

    start: int
    end: int
    text: str
    width: float
    """In full-width characters; blanks count nothing, since PDF text puts them round digits."""


def read_lines(source: Source) -> Reading:
    """Join physical lines into paragraphs, leave furniture out."""
    text = _plain_breaks(source.text)
    furniture = _furniture(text, source)
    lines = None if source.paragraphs else _physical_lines(text, furniture, source)
    page_width = _page_width(lines) if lines else None
    if lines and page_width:
        return _join(text, lines, furniture, page_width)
    return _cut(text, furniture)


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
    pieces, anchors, origins = [], [], []
    at = length = 0
    for start, end in [*(each.span for each in furniture), (len(text), len(text))]:
        if at < start or not anchors:
            anchors.append(length)
            origins.append(at)
            pieces.append(text[at:start])
            length += start - at
        at = end
    return Reading("".join(pieces), furniture, anchors, origins, [])


def _join(text: str, lines: list[Line], furniture: tuple[Furniture, ...], page: float) -> Reading:
    """The reading of hard-wrapped text."""
    pieces, anchors, origins, line_starts = [], [], [], []
    length = 0
    joint = _Joint(page)
    for index, line in enumerate(lines):
        if index:
            if joint.is_soft(lines, index):
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
    return Reading("".join(pieces), furniture, anchors, origins, line_starts, page)


def _is_signature(lines: list[Line], index: int) -> bool:
    """Whether a signature starts here: lines without a stop, the last a body's name, and below them the date."""
    if lines[index - 1].text[-1] not in STOPS + "）)”" and not names_body(lines[index].text):
        return False
    name = ""
    for line in lines[index : index + 6]:
        if DATE_LINE.match(line.text):
            return names_body(SEAL.sub("", name))
        if not is_signature_line(line.text) or MARKER_START.match(line.text):
            return False
        name = line.text
    return False


class _Joint:
    """What is known at a line break: how full the visual line is, which brackets are open."""

    def __init__(self, page: float) -> None:
        self.page = page
        self.new_paragraph()

    def new_paragraph(self) -> None:
        self.filled = 0.0
        """Width of the visual line so far."""
        self.first = True
        """Whether it is the paragraph's first visual line, which is indented by two characters."""
        self.pieces: list[str] = []
        self.sentence = False
        """Whether a sentence has ended in the paragraph."""
        self.total = 0.0
        """Width of the whole paragraph so far."""
        self.depth = 0
        self.since_open = 0
        self.last = ""

    def take(self, line: Line) -> None:
        """Add a physical line to the visual one, or start the next visual line with it."""
        if self.filled and self.filled + line.width > self.page + SLACK:
            self.filled, self.first = 0.0, False
        self.filled += line.width
        self.total += line.width
        self.last = line.text
        self.pieces.append(line.text)
        self.sentence = self.sentence or "。" in line.text
        self._count_brackets(line.text)

    def _count_brackets(self, text: str) -> None:
        for bracket in BRACKETS.findall(text):
            self.depth = self.depth + 1 if bracket in OPENERS else max(0, self.depth - 1)
        self.since_open = self.since_open + len(text) if self.depth else 0

    def is_soft(self, lines: list[Line], index: int) -> bool:
        """Whether the break before `lines[index]` is the page's, not the author's."""
        after = lines[index]
        last = self.last
        in_bracket = 0 < self.since_open < LONGEST_BRACKET
        if last[-1] in NEVER_LAST or after.text[0] in NEVER_FIRST or RESPONSIBILITY_START.match(after.text):
            return True
        if BARE_MARKER.match(last) and not MARKER_START.match(after.text):
            return True
        if SPLIT_LABEL.match(last) and after.text.isdecimal():
            return True
        if _is_signature(lines, index) and not in_bracket:
            return False
        if ALONE.match(last) or ALONE.match(after.text) or DATED_END.search(last[-12:]):
            return False
        if not self.sentence and not in_bracket and self._is_head(after.text):
            return False
        ended = not in_bracket and (last[-1] in STOPS or last[-1] in CLOSERS)
        if not in_bracket and LABEL_START.match(after.text):
            return False
        if MARKER_START.match(after.text) and (ended or not self._is_full() or self._is_heading()):
            return False
        if len(after.text) == 1 and self.total <= 8 and not ended:
            return True  # a letter-spaced 总　则, set as two runs
        if self._is_full():
            return not (ended and last[-1] in STOPS and self._is_first_line(lines, index))
        if (in_bracket and last[-1] not in "。！？") or (not ended and self._is_running()):
            return True
        return self._is_half_line(lines, index)

    def _is_head(self, after: str) -> bool:
        """Whether the paragraph so far is a title or a 主送 line, and the text starts behind it."""
        return bool(PREAMBLE_START.match(after)) or (
            self.last[-1] in "：:" and is_recipients("".join(self.pieces))
        )

    def _is_heading(self) -> bool:
        """Whether the paragraph so far is a numbered line without a sentence."""
        return not self.sentence and bool(MARKER_START.match(self.pieces[0])) and "，" not in self.last[-4:]

    def _is_running(self) -> bool:
        """Whether the paragraph is text, which ends with a stop: longer than a line, or with the commas of text."""
        commas = sum(piece.count("，") for piece in self.pieces)
        is_numbered = bool(MARKER_START.match(self.pieces[0]))
        return self.total > self.page + SLACK or commas > is_numbered + (not self.sentence)

    def _is_full(self) -> bool:
        return self.filled >= self.page - (4.1 if self.first else 2.1)

    def _is_first_line(self, lines: list[Line], index: int) -> bool:
        """Whether a paragraph's first line starts here: it is as wide as the page less the indent."""
        filled = 0.0
        for line in lines[index : index + 8]:
            if filled + line.width > self.page + SLACK:
                break
            filled += line.width
        return filled < self.page - 1.6

    def _is_half_line(self, lines: list[Line], index: int) -> bool:
        """Whether this line and the next are pieces of one visual line: they meet at punctuation and fit."""
        after = lines[index]
        indent = 2 if self.first else 0
        meets = self.last[-1] in SEAMS_BEFORE or after.text[0] in SEAMS_BEHIND
        if not meets or self.filled + indent + after.width > self.page + SLACK:
            return False
        return self.last[-1] not in STOPS or self._fills_up(lines, index, indent)

    def _fills_up(self, lines: list[Line], index: int, indent: float) -> bool:
        """Whether the pieces that follow fill the visual line, as those of a paragraph that goes on do."""
        filled = self.filled + indent
        for line in lines[index : index + 8]:
            if filled + line.width > self.page + SLACK:
                return filled >= self.page - 1.6
            filled += line.width
            if line.text[-1] in STOPS:
                return True
        return filled >= self.page - 1.6
