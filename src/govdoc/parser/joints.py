"""Is a line break the page's or the author's? The rules, in the order in which they are asked.

A rule sees the paragraph so far and the line behind the break, and answers: soft (the sentence goes on), hard (a
paragraph ends), or nothing, which leaves the question to the next one.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from msgspec import Struct

from govdoc.parser.kinds import BARE, is_statutory, kind_of, names_body
from govdoc.parser.paragraphs import DATE_LINE, is_recipients, is_signature_line, is_title_line

STOPS = "。；：！？;:!?"
"""Characters that can end a paragraph."""
SEAMS_BEFORE = "，、。；：！？）》”’,;:!?)]〕］】"
SEAMS_BEHIND = "（《“‘，、。；：！？）》”’(〔［[【,;:"
"""A PDF breaks its runs behind the first and before the second kind: a short line there may be half a line."""
NEVER_LAST = "，、,“‘（(《〔〈"
NEVER_FIRST = "，、。；：！？）》”’,;:!?)〕〉％%"
"""What no paragraph ends with, and none begins with."""
RESPONSIBILITY_START = re.compile(
    r"[（(\[［〔【](?:[^\W\d]{0,4}(?:牵头|责任|配合|负责|主办|协办)(?:单位|部门|处室)|[^\W\d]{0,6}牵头[、，,])"
)
"""A responsibility in brackets at a line's start belongs to the text before it."""
OPENERS = "（([［〔【〈《“"
CLOSERS = "）)]］〕】〉》”"
SIGNS = re.compile(f"[\\n：:{re.escape(OPENERS + CLOSERS)}]")
"""What is looked up line by line: brackets and colons; and line breaks, so that one pass tells whose they are."""
ENDS = frozenset(STOPS + CLOSERS)
"""What a sentence can end in, outside brackets."""
MARKER_START = re.compile(
    r"(?:[一二三四五六七八九十百零〇]{1,5}[ ]?[、．.]|[（(][ ]?[一二三四五六七八九十百零〇]{1,5}[ ]?[)）]"
    r"|[0-9０-９]{1,3}[ ]?(?:[、﹒]|[.．](?![0-9０-９])|[.．](?=[0-9]{1,2}[A-Z])|[)）])|[（(][ ]?[0-9０-９]{1,3}[ ]?[)）]|[①-⑳]"
    r"|第[ ]?[一二三四五六七八九十百零〇0-9]{1,7}[ ]?[编章节条](?!规定|所|的|之|第)[ \u3000]?)"
)
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
MARKER_STARTS = "一二三四五六七八九十百零〇（(第0123456789０１２３４５６７８９" + CIRCLED
BARE_MARKER = re.compile(MARKER_START.pattern + r"$")
MARKER_ENDS = "、．.﹒)）编章节条" + CIRCLED
LABEL_START = re.compile(
    r"(?:[^\W\d]{0,4}(?:牵头|责任|配合|主办|协办|负责|完成|承办|参与|支持)(?:单位|部门|处室|时限|时间|科室|领导|机构|人)"
    r"|完成时限|时限要求|联系人|附件|抄送|主送|发文字号|发布文号|文号|索引号)[^，。：:、]{0,6}[：:]"
)
ALONE = re.compile(
    r"[（(]?(?:[12][0-9]{3}|[一二][〇○零OＯ0九八七六五四三二一]{3})[ ]?年[ ]?[0-9一二三四五六七八九十]{1,3}[ ]?月"
    r"[ ]?[0-9一二三四五六七八九十]{1,3}[ ]?日[）)]?$|附[ ]?件[ ]?[0-9一二三四五六七八九十]{0,3}[：:]?$|附表[ ]?[0-9]{0,3}$"
    r"|目[ \u3000]*录$|[（(]此件.{0,20}[）)]$|[^\W\d]{2,16}[〔\[［【（(][ ]?[12][0-9]{3}[ ]?[〕\]］】）)][ ]?[0-9]{1,5}[ ]?号$"
)
"""Lines that stand by themselves: a date, 附件2, 目录, （此件公开发布）, 皖政〔2023〕13号."""
ALONE_ENDS = "日）)件：:表录号0123456789一二三四五六七八九十"
ALONE_STARTS = "12一二（(附目"
DATE_LINE_ENDS = frozenset("日）)布发")
PREAMBLE_START = re.compile(
    r"为(?:了|进一步|深入|认真|全面|切实|加快|加强|贯彻|落实|推进|推动|规范|保障|做好|更好)|根据|按照|依据|现将"
)
"""How the first paragraph under a title or a 主送 line begins; before it no sentence has ended."""
PREAMBLE_STARTS = "为根按依现"
TITLE_ENDS = frozenset("）)〕]】〉》号").union(kind[-1] for kind in BARE)
"""What a title can end in: a kind of document, the bracket or the number behind it."""
SEAL = re.compile(r"[（(][^（）()]{0,40}章[）)]$")
HISTORY_START = re.compile(r"[（(][12][0-9]{3}[ ]?年[ ]?[0-9]{1,2}[ ]?月[ ]?[0-9]{1,2}[ ]?日[^）)]")
SPLIT_LABEL = re.compile(r"附[ ]?件$")
DATED_END = re.compile(r"年[ ]?[0-9]{1,2}[ ]?月[ ]?(?:[0-9]{1,2}[ ]?)?日[）)]$")
"""A title may end in its bracketed date, and nothing runs on behind it."""
SLACK = 1.6
"""How many characters a visual line can hold beyond the page's width, since a page squeezes punctuation."""
SIGNATURE_LINES = 6
"""Lines among which a signature's date stands."""
LONGEST_BRACKET = 900
"""Code points after which an unclosed bracket no longer holds a paragraph together."""


class Line(Struct, frozen=True, gc=False):
    """A physical line without the blanks at its edges."""

    start: int
    text: str
    width: float
    """In full-width characters; blanks count nothing, since PDF text puts them round digits."""
    signs: str
    """The brackets and colons in it, in order."""
    first: str
    last: str
    """Its first and last sign."""

    def is_marked(self) -> bool:
        """Whether it opens with a marker."""
        return self.first in MARKER_STARTS and MARKER_START.match(self.text) is not None


class Joint:
    """A line break in hard-wrapped text: how full the visual line before it is, which brackets are open."""

    def __init__(self, lines: Sequence[Line], page: float) -> None:
        self.lines = lines
        self.page = page
        self.room = page + SLACK
        self.dates = _dates_below(lines)
        self.may = _may_answer(lines, self.dates)
        """The rules that a line lets answer at the break before it, as bits."""
        self.index = 0
        """Of the line behind the break."""
        self.before = self.after = lines[0]
        """The lines before and behind the break."""
        self.last = ""
        """The sign before the break."""
        self.new_paragraph()
        self.take(lines[0])

    def new_paragraph(self) -> None:
        """Forget the paragraph before."""
        self.opening = self.index
        """The paragraph's first line."""
        self.filled = 0.0
        """Width of the visual line so far."""
        self.indent = 2
        """Of the visual line: a paragraph's first is indented by two characters."""
        self.full = self.page - 4.1
        """The width from which on the visual line is as long as the page is wide."""
        self.total = 0.0
        """Width of the whole paragraph so far."""
        self.sentence = False
        """Whether a sentence has ended in the paragraph."""
        self.commas = 0
        self.depth = self.since_open = 0
        self.in_bracket = False

    def take(self, line: Line) -> None:
        """Add a physical line to the visual one, or start the next visual line with it."""
        text, width = line.text, line.width
        if self.filled and self.filled + self.indent + width > self.room:
            self.filled, self.indent, self.full = width, 0, self.page - 2.1
        else:
            self.filled += width
        self.total += width
        self.commas += text.count("，")
        self.sentence = self.sentence or "。" in text
        if line.signs or self.depth:
            self._count_brackets(line)
        self.before = line

    def _count_brackets(self, line: Line) -> None:
        for sign in line.signs:
            if sign in OPENERS:
                self.depth += 1
            elif self.depth and sign in CLOSERS:
                self.depth -= 1
        self.since_open = self.since_open + len(line.text) if self.depth else 0
        self.in_bracket = 0 < self.since_open < LONGEST_BRACKET

    def decide(self) -> tuple[bool, str]:
        """Whether the break before the next line is soft, and the name of the rule that says so."""
        index = self.index = self.index + 1
        self.after = after = self.lines[index]
        self.last = last = self.before.last
        self.ended = last in ENDS and not self.in_bracket
        soft = None
        for rule in ASKED[self.may[index]]:
            soft = rule(self)
            if soft is not None:
                break
        if not soft:
            self.new_paragraph()
        self.take(after)
        return bool(soft), rule.__name__

    def words(self) -> str:
        """The paragraph so far."""
        return "".join([line.text for line in self.lines[self.opening : self.index]])

    def is_full(self) -> bool:
        """Whether the visual line before the break is as long as the page is wide."""
        return self.filled >= self.full

    def is_numbered(self) -> bool:
        """Whether the paragraph opens with a marker."""
        return self.lines[self.opening].is_marked()


def _may_answer(lines: Sequence[Line], dated: Iterable[int]) -> list[int]:
    """The rules that each line lets answer at the break before it, as bits."""
    found: list[int] = []
    last = ""
    for line in lines:
        bits = FIRST.get(line.first, 0) | END.get(line.last, 0) | LAST.get(last, 0)
        for sign in line.signs:
            bits |= SIGN.get(sign, 0)
        found.append(bits)
        last = line.last
    for index in dated:
        found[index] |= DATED
    return found


def _dates_below(lines: Sequence[Line]) -> dict[int, int]:
    """The date line that stands at or closely below a line, by their indices."""
    below: dict[int, int] = {}
    for index in range(len(lines) - 1, -1, -1):
        line = lines[index]
        if line.last in DATE_LINE_ENDS and DATE_LINE.match(line.text):
            below.update(dict.fromkeys(range(max(0, index - SIGNATURE_LINES + 1), index + 1), index))
    return below


Rule = Callable[[Joint], bool | None]


def unfinished(joint: Joint) -> bool | None:
    """Soft: no paragraph ends with ， or begins with 。, and a responsibility belongs to what is before it."""
    if joint.last in NEVER_LAST or joint.after.first in NEVER_FIRST or RESPONSIBILITY_START.match(joint.after.text):
        return True
    return None


def split_marker(joint: Joint) -> bool | None:
    """Soft: a marker alone on its line, or 附件 parted from its number."""
    before = joint.before.text
    if BARE_MARKER.match(before) and not joint.after.is_marked():
        return True
    return True if SPLIT_LABEL.match(before) and joint.after.text.isdecimal() else None


def signature(joint: Joint) -> bool | None:
    """Hard: lines without a stop, the last a body's name, and below them the date."""
    if joint.in_bracket or (joint.last not in STOPS + "）)”" and not names_body(joint.after.text)):
        return None
    above = joint.lines[joint.index : joint.dates[joint.index]]
    if not all(is_signature_line(line.text) and not line.is_marked() for line in above):
        return None
    return False if above and names_body(SEAL.sub("", above[-1].text)) else None


def alone(joint: Joint) -> bool | None:
    """Hard: a date, 附件2, 目录, a document number stand by themselves."""
    if _stands_alone(joint.before) or _stands_alone(joint.after):
        return False
    end = joint.before.text[-12:]
    return False if end[-2:-1] == "日" and DATED_END.search(end) else None


def _stands_alone(line: Line) -> bool:
    may = (line.first in ALONE_STARTS and line.last in ALONE_ENDS) or line.last == "号"
    return may and ALONE.match(line.text) is not None


def head(joint: Joint) -> bool | None:
    """Hard: a title or a 主送 line is over where the text starts."""
    if joint.sentence or joint.in_bracket:
        return None
    if joint.after.first in PREAMBLE_STARTS and PREAMBLE_START.match(joint.after.text):
        return False
    if not joint.commas and _is_whole_title(joint.words()):
        return False
    return False if joint.last in "：:" and is_recipients(joint.words()) else None


def _is_whole_title(words: str) -> bool:
    """Whether the lines so far are a notice's title, to its last word."""
    return len(words) <= 160 and "关于" in words and is_statutory(words)


def title(joint: Joint) -> bool | None:
    """Hard: a whole title on a short line, behind something finished; the history in brackets behind a title."""
    after, text = joint.after, joint.after.text
    if after.first in "（(" and not joint.sentence and HISTORY_START.match(text) and kind_of(joint.words()):
        return False
    if not joint.ended or after.width >= joint.page * 0.8 or len(text) < 8 or after.last not in TITLE_ENDS:
        return None
    return False if is_title_line(text) and "，" not in text and kind_of(text) else None


def label(joint: Joint) -> bool | None:
    """Hard: 责任单位：, 附件：, 联系人： open lines of their own."""
    return False if not joint.in_bracket and LABEL_START.match(joint.after.text) else None


def marker(joint: Joint) -> bool | None:
    """Hard: a marker behind a finished paragraph, a short line, or a numbered heading."""
    if not joint.after.is_marked():
        return None
    if joint.ended or not joint.is_full() or LABEL_START.match(joint.lines[joint.opening].text):
        return False
    is_heading = not joint.sentence and joint.is_numbered() and "，" not in joint.before.text[-4:]
    return False if is_heading else None


def opening_bracket(joint: Joint) -> bool | None:
    """Soft: a bracket that opens a line goes on with text that has come to no stop."""
    if joint.ended or joint.after.is_marked():
        return None
    return True if joint.commas or joint.is_numbered() else None


def spaced_letter(joint: Joint) -> bool | None:
    """Soft: the second half of a letter-spaced 总　则, set as two runs."""
    return True if len(joint.after.text) == 1 and joint.total <= 8 and not joint.ended else None


def full_line(joint: Joint) -> bool | None:
    """Soft: the line is full; hard where a sentence ends there and an indented line follows."""
    if joint.filled < joint.full:
        return None
    return not (joint.ended and joint.last in STOPS and _fill(joint, 0.0) < joint.page - 1.6)


def running_text(joint: Joint) -> bool | None:
    """Soft: a bracket is open, or text that is longer than a line, or has commas, has not come to its stop."""
    if joint.in_bracket and joint.last not in "。！？":
        return True
    if joint.ended:
        return None
    is_long = joint.total > joint.room
    return True if is_long or joint.commas > joint.is_numbered() + (not joint.sentence) else None


def half_line(joint: Joint) -> bool | None:
    """Soft: this line and the next are pieces of one visual line, which meet at punctuation and fit it."""
    filled = joint.filled + joint.indent
    meets = joint.last in SEAMS_BEFORE or joint.after.first in SEAMS_BEHIND
    if not meets or filled + joint.after.width > joint.room:
        return False
    return joint.last not in STOPS or _fills_up(joint, filled)


def default(joint: Joint) -> bool | None:
    """Hard: nothing speaks for joining."""
    return False


def _fill(joint: Joint, filled: float) -> float:
    """How wide the visual line gets with the lines behind the break that fit it."""
    for line in joint.lines[joint.index : joint.index + 8]:
        if filled + line.width > joint.room:
            break
        filled += line.width
    return filled


def _fills_up(joint: Joint, filled: float) -> bool:
    """Whether the pieces that follow fill the visual line, or end it, as those of a paragraph that goes on do."""
    for line in joint.lines[joint.index : joint.index + 8]:
        if filled + line.width > joint.room:
            break
        filled += line.width
        if line.last in STOPS:
            return True
    return filled >= joint.page - 1.6


class Where(NamedTuple):
    """Where alone a rule can have an answer: any of these suffices, and nothing said is everywhere."""

    last: str = ""
    """The line before the break ends in one of these signs,"""
    first: str = ""
    """or the line behind it begins with one,"""
    end: str = ""
    """ends in one,"""
    sign: str = ""
    """has one of these brackets and colons,"""
    dated: bool = False
    """or is followed closely by a date."""


RULES: tuple[tuple[Rule, Where], ...] = (
    (unfinished, Where(last=NEVER_LAST, first=NEVER_FIRST + "（([［〔【")),
    (split_marker, Where(last=MARKER_ENDS + "件")),
    (signature, Where(dated=True)),
    (alone, Where(last=ALONE_ENDS, end=ALONE_ENDS)),
    (head, Where()),
    (title, Where(last=STOPS + CLOSERS, first="（(")),
    (label, Where(sign="：:")),
    (marker, Where(first=MARKER_STARTS)),
    (opening_bracket, Where(first="（(")),
    (spaced_letter, Where()),
    (full_line, Where()),
    (running_text, Where()),
    (half_line, Where()),
    (default, Where()),
)
"""Asked in this order; the first that answers decides."""


def _bits(signs: Callable[[Where], str]) -> dict[str, int]:
    """The rules that a sign lets answer, one bit a rule."""
    found: dict[str, int] = {}
    for bit, (_, where) in enumerate(RULES):
        for sign in signs(where):
            found[sign] = found.get(sign, 0) | 1 << bit
    return found


LAST = _bits(lambda where: where.last)
FIRST = _bits(lambda where: where.first)
END = _bits(lambda where: where.end)
SIGN = _bits(lambda where: where.sign)
DATED = sum(1 << bit for bit, (_, where) in enumerate(RULES) if where.dated)


class Asked(dict[int, tuple[Rule, ...]]):
    """The rules to ask, in order, by the bits of those that may answer; made when they are first asked for."""

    def __missing__(self, bits: int) -> tuple[Rule, ...]:
        self[bits] = asked = tuple(
            rule for bit, (rule, where) in enumerate(RULES) if not any(where) or bits >> bit & 1
        )
        return asked


ASKED = Asked()
