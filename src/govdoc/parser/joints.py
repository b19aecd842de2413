"""Is a line break the page's or the author's? The rules, in the order in which they are asked.

A rule sees the paragraph so far and the line behind the break, and answers: soft (the sentence goes on), hard (a
paragraph ends), or nothing, which leaves the question to the next one.
"""

from collections.abc import Callable
from itertools import compress, islice, repeat
from operator import attrgetter, contains, methodcaller, or_
from typing import NamedTuple

from govdoc.parser.kinds import BARE, is_statutory, kind_of, names_body
from govdoc.parser.pages import (
    CIRCLED,
    DOUBT,
    ENDS,
    MARKER_START,
    MARKER_STARTS,
    NEVER_FIRST,
    NEVER_LAST,
    OPENERS,
    PIECES,
    SEAMS_BEFORE,
    SEAMS_BEHIND,
    STOPS,
    PhysicalLines,
    VisualLine,
)
from govdoc.parser.paragraphs import (
    BEHIND_DATE,
    PRINTING_LINE,
    date_line,
    is_signature_line,
    is_title_line,
)
from govdoc.parser.recipients import is_recipients
from govdoc.patterns import rarely

PARTICLES = "的"
"""Words that begin no paragraph, and end none but an item of a list."""
DATE_WORDS = "年月日"
"""What a page's edge parts from its number."""
ABOUT = tuple(map("关于".__add__, ("", "印发", "转发", "批转", "发布", "公布", "修改", "修订", "废止")))
ABOUT_ENDS = "".join(sorted({words[-1] for words in ABOUT}))
"""What no paragraph ends with, since a title goes on, and the last characters of it."""
RESPONSIBILITY_START = rarely(
    r"[（(\[［〔【](?:[^\W\d]{0,4}(?:牵头|责任|配合|负责|主办|协办)(?:单位|部门|处室)|[^\W\d]{0,6}牵头[、，,])"
)
RESPONSIBILITY = rarely(r"[（(\[［〔【][^。；]{2,200}?(?:负责|牵头|配合|参与|落实)[）)\]］〕】]")
"""A responsibility in brackets at a line's start belongs to the text before it."""
BARE_MARKER = rarely(MARKER_START.pattern + r"$")
MARKER_ENDS = "、．.﹒)）编章节条" + CIRCLED
LABEL_START = rarely(
    r"(?:[^\W\d]{0,4}(?:牵头|责任|配合|主办|协办|负责|完成|承办|参与|支持)(?:单位|部门|处室|时限|时间|科室|领导|机构|人)"
    r"|完成时限|时限要求|联系人|附件|抄送|主送|发文字号|发布文号|文号|索引号)[^，。：:、]{0,6}[：:]"
)
ALONE = rarely(
    r"[（(]?(?:[12][0-9]{3}|[一二][〇○零OＯ0九八七六五四三二一]{3})[ ]?年[ ]?[0-9一二三四五六七八九十]{1,3}[ ]?月"
    r"[ ]?[0-9一二三四五六七八九十]{1,3}[ ]?日[）)]?$|附[ ]?件[ ]?[0-9一二三四五六七八九十]{0,3}[：:]?$|附表[ ]?[0-9]{0,3}$"
    r"|目[ \u3000]*录$|[（(]此件.{0,20}[）)]$|(?:[〔\[（(][12][0-9]{3}[〕\]）)][ ]?)?第[ ]?[0-9]{1,4}[ ]?号$"
    r"|[^\W\d]{2,16}[〔\[［【（(][ ]?[12][0-9]{3}[ ]?[〕\]］】）)][ ]?[0-9]{1,5}[ ]?号$"
)
"""Lines that stand by themselves: a date, 附件2, 目录, （此件公开发布）, 皖政〔2023〕13号, 第37号."""
ALONE_ENDS = frozenset("日）)件：:表录号发0123456789一二三四五六七八九十")
ALONE_STARTS = "12一二（(附目"
PREAMBLE_START = rarely(
    r"为(?:了|进一步|深入|认真|全面|切实|加快|加强|贯彻|落实|推进|推动|规范|保障|做好|更好)|根据|按照|依据|现将"
)
"""How the first paragraph under a title or a 主送 line begins; before it no sentence has ended."""
PREAMBLE_STARTS = "为根按依现"
TITLE_ENDS = frozenset("）)〕]】〉》号").union(kind[-1] for kind in BARE)
"""What a title can end in: a kind of document, the bracket or the number behind it."""
SEAL = rarely(r"[（(][^（）()]{0,40}章[）)]$")
HISTORY_START = rarely(r"[（(][12][0-9]{3}[ ]?年[ ]?[0-9]{1,2}[ ]?月[ ]?[0-9]{1,2}[ ]?日[^）)]")
BARE_ROLE = rarely(r"[^\W\d]{0,4}(?:牵头|责任|配合|主办|协办|承办)(?:单位|部门|处室)[：:]$")
ARTICLE = rarely(r"第[^章节编条]{1,7}条")
SPLIT_LABEL = rarely(r"附[ ]?件$")
DATED_END = rarely(r"年[ ]?[0-9]{1,2}[ ]?月[ ]?(?:[0-9]{1,2}[ ]?)?日[）)]$")
"""A title may end in its bracketed date, and nothing runs on behind it."""
SIGNATURE_LINES = 6
"""Lines among which a signature's date stands."""
LONGEST_TITLE, LONGEST_RECIPIENTS = 160, 600
"""Code points, or characters' widths."""


class Joint(VisualLine):
    """A line break in hard-wrapped text, as the rules see it."""

    def __init__(self, lines: PhysicalLines, page: float) -> None:
        super().__init__(lines, page)
        self.dates, self.labels = _dates_below(lines), _labels(lines)
        self.last = ""
        """The sign before the break."""
        self.ended = False
        """Whether a sentence can have ended at the break."""

    def decide(self) -> tuple[list[bool], list[str]]:
        """Of each break in turn: whether it is soft, and the name of the rule that says so."""
        softs: list[bool] = []
        rules: list[Rule] = []
        lines = self.lines
        asked = map(ASKED.__getitem__, self._may_answer())
        breaks = zip(lines.texts, ["", *lines.lasts], lines.widths, lines.brackets, asked, strict=False)
        for after, last, width, brackets, candidates in islice(breaks, 1, None):
            self.index += 1
            self.after, self.last = after, last
            self.ended = last in ENDS and not self.in_bracket
            for rule in candidates:
                soft = rule(self)
                if soft is not None:
                    break
            softs.append(soft is True)
            rules.append(rule)
            if not soft:
                self.new_paragraph()
            self.take(width, brackets)
        _agree(softs, rules)
        return softs, list(map(NAME, rules))

    def _may_answer(self) -> list[int]:
        """The rules that can have an answer at the break before each line, as bits."""
        lines = self.lines
        behind = map(or_, map(FIRST.get, lines.firsts, repeat(0)), map(END.get, lines.lasts, repeat(0)))
        found = list(map(or_, behind, map(LAST.get, ["", *lines.lasts], repeat(0))))
        known = {
            "dates": self.dates, "labels": self.labels, "lonely": _lonely(lines), "tables": lines.tables,
        }  # fmt: skip
        for name, breaks in known.items():
            for index in breaks:
                found[index] |= KNOWN[name]
        return found

    def before(self) -> str:
        """The line before the break."""
        return self.lines.texts[self.index - 1]

    def words(self) -> str:
        """The paragraph so far."""
        return "".join(self.lines.texts[self.opening : self.index])

    def commas(self) -> int:
        """The commas of the paragraph so far; no line is counted twice."""
        self.commas_counted += sum(map(COMMAS, self.lines.texts[self.counted : self.index]))
        self.counted = self.index
        return self.commas_counted

    def opens_responsibility(self) -> bool:
        """Whether a bracket that names those responsible opens behind the break."""
        if RESPONSIBILITY_START.match(self.after):
            return True
        bracket = "".join(self.lines.texts[self.index : self.index + PIECES])
        return RESPONSIBILITY.match(bracket) is not None

    def goes_on(self) -> bool:
        """Whether the line behind the break is not the last of its sentence: no line begins so."""
        texts = self.lines.texts
        return self.index + 1 < len(texts) and texts[self.index + 1][0] in NEVER_FIRST

    def is_numbered(self) -> bool:
        """Whether the paragraph opens with a marker."""
        return self.lines.marked[self.opening]

    def is_scrap(self) -> bool:
        """Whether the line before the break is a character or two behind a comma: the rest of a visual line."""
        above = self.index - 2
        return above >= self.opening and len(self.before()) <= 2 and self.lines.lasts[above] in "，、"

    def is_article(self) -> bool:
        """Whether the paragraph is an article: its title, if it has one, has no comma."""
        return self.is_numbered() and ARTICLE.match(self.lines.texts[self.opening]) is not None


APART = 3
"""Responsibilities that open paragraphs of their own before any of a document's is believed to."""


def _agree(softs: list[bool], rules: list["Rule"]) -> None:
    """Join every responsibility to what is before it unless most of the document's are apart: authors keep to one way."""
    stated = [index for index, rule in enumerate(rules) if rule is responsibility]
    joined = sum(softs[index] for index in stated)
    if len(stated) - joined < max(APART, joined):
        for index in stated:
            softs[index] = True


COMMAS, NAME = methodcaller("count", "，"), attrgetter("__name__")
Rule = Callable[[Joint], bool | None]


def _dates_below(lines: PhysicalLines) -> dict[int, int]:
    """The date line that stands at or closely below a line, by their indices."""
    below: dict[int, int] = {}
    for index in reversed(_ending(lines, BEHIND_DATE)):
        if date_line(lines.texts[index]):
            below.update(dict.fromkeys(range(max(0, index - SIGNATURE_LINES + 1), index + 1), index))
    return below


def _ending(lines: PhysicalLines, signs: frozenset[str]) -> list[int]:
    """The lines that end in one of the signs."""
    return list(compress(range(len(lines.lasts)), map(signs.__contains__, lines.lasts)))


def _lonely(lines: PhysicalLines) -> set[int]:
    """The breaks before and behind lines that stand by themselves."""
    found: set[int] = set()
    for index in _ending(lines, ALONE_ENDS):
        line = lines.texts[index]
        if _stands_alone(line):
            found.update((index, index + 1))
        elif line[-2:-1] == "日" and DATED_END.search(line[-12:]):
            found.add(index + 1)
    found.discard(len(lines.texts))
    return found


def _stands_alone(line: str) -> bool:
    if line.endswith("日印发"):
        return PRINTING_LINE.match(line) is not None
    return (line[0] in ALONE_STARTS or line[-1] == "号") and ALONE.match(line) is not None


def _labels(lines: PhysicalLines) -> set[int]:
    """The lines that open with a label."""
    has_colon = map(or_, map(contains, lines.texts, repeat("：")), map(contains, lines.texts, repeat(":")))
    return {
        index
        for index in compress(range(len(lines.texts)), has_colon)
        if LABEL_START.match(lines.texts[index])
    }


def table(joint: Joint) -> bool | None:
    """Hard: a table stands there."""
    return False


def unfinished(joint: Joint) -> bool | None:
    """Soft: no paragraph ends with ， or 关于, and none begins with a stop."""
    first = joint.after[0]
    if joint.last in NEVER_LAST or first in NEVER_FIRST or first in PARTICLES:
        return True
    if joint.last in PARTICLES and not joint.lines.marked[joint.index]:
        return True
    if first in DATE_WORDS and joint.last.isdecimal():
        return True
    return True if joint.last in ABOUT_ENDS and joint.before().endswith(ABOUT) else None


def responsibility(joint: Joint) -> bool | None:
    """Soft: a bracket that names those responsible belongs to the item before it.

    Hard where the page's width says that it opens a paragraph, as most do in its document (see `_agree`): then it may
    be that of several items.
    """
    if joint.after[0] not in OPENERS or not joint.opens_responsibility():
        return None
    is_apart = joint.ended and joint.last in STOPS and joint.is_numbered() and joint.runs_on() is False
    return not is_apart


def split_marker(joint: Joint) -> bool | None:
    """Soft: a marker or 责任单位： alone on its line, or 附件 parted from its number."""
    before = joint.before()
    if BARE_MARKER.match(before) and not joint.lines.marked[joint.index]:
        return True
    if BARE_ROLE.match(before) and joint.index not in joint.labels:
        return True
    return True if SPLIT_LABEL.match(before) and joint.after.isdecimal() else None


def signature(joint: Joint) -> bool | None:
    """Hard: lines without a stop, the last a body's name, and below them the date."""
    if joint.in_bracket or joint.last in "：:":
        return None
    if joint.last not in STOPS + "）)”" and (joint.is_full() or not names_body(joint.after)):
        return None
    above = slice(joint.index, joint.dates[joint.index])
    lines = joint.lines.texts[above]
    if any(joint.lines.marked[above]) or not all(map(is_signature_line, lines)):
        return None
    return False if lines and names_body(SEAL.sub("", lines[-1])) else None


def alone(joint: Joint) -> bool | None:
    """Hard: a date, 附件2, 目录, a document number, who printed it and when stand by themselves (see `_lonely`)."""
    return False


def head(joint: Joint) -> bool | None:
    """Hard: a title or a 主送 line is over where the text starts."""
    if joint.sentence or (joint.in_bracket and not kind_of(joint.words() + "）")):
        return None
    if joint.after[0] in PREAMBLE_STARTS and PREAMBLE_START.match(joint.after):
        is_over = joint.last in "：:）)" or not (joint.ended or joint.is_full())
        return False if is_over or (not joint.commas() and kind_of(joint.words())) else None
    if not joint.commas() and joint.total() <= LONGEST_TITLE and _is_whole_title(joint.words()):
        return False
    may_be_recipients = joint.last in "：:" and joint.total() <= LONGEST_RECIPIENTS
    return False if may_be_recipients and is_recipients(joint.words()) else None


def _is_whole_title(words: str) -> bool:
    """Whether the lines so far are a notice's title, to its last word."""
    return len(words) <= LONGEST_TITLE and "关于" in words and is_statutory(words)


def title(joint: Joint) -> bool | None:
    """Hard: a whole title on a short line, behind something finished; the history in brackets behind a title."""
    after = joint.after
    may_be_title = not joint.sentence and joint.total() <= LONGEST_TITLE
    if may_be_title and after[0] in "（(" and HISTORY_START.match(after) and kind_of(joint.words()):
        return False
    is_short = joint.lines.widths[joint.index] < joint.page * 0.8 and len(after) >= 8
    if not (joint.ended and is_short and after[-1] in TITLE_ENDS) or after[0] == "《" or joint.goes_on():
        return None
    if joint.parts_lines() and joint.last in STOPS and joint.runs_on():
        return None
    return False if is_title_line(after) and "，" not in after and kind_of(after) else None


def label(joint: Joint) -> bool | None:
    """Hard: 责任单位：, 附件：, 联系人： open lines of their own."""
    return None if joint.in_bracket else False


def marker(joint: Joint) -> bool | None:
    """Hard: a marker behind a finished paragraph, a short line, or a numbered heading."""
    if not joint.lines.marked[joint.index]:
        return None
    if joint.last in ENDS or not joint.is_full() or joint.opening in joint.labels:
        return False
    is_heading = not joint.sentence and joint.is_numbered() and "，" not in joint.before()[-4:]
    return False if is_heading else None


def opening_bracket(joint: Joint) -> bool | None:
    """Soft: a bracket that opens a line goes on with text that has come to no stop."""
    if joint.ended or joint.lines.marked[joint.index]:
        return None
    return True if joint.commas() or joint.is_numbered() else None


def full_line(joint: Joint) -> bool | None:
    """Soft: the line is full; hard where a sentence ends there and an indented line follows."""
    if not joint.is_full():
        return None
    if not joint.ended:
        return True
    runs_on = joint.runs_on(0.0 if joint.last in STOPS else DOUBT)
    return joint.parts_lines() or joint.last not in STOPS if runs_on is None else runs_on


def spaced_letter(joint: Joint) -> bool | None:
    """Soft: the second half of a letter-spaced 总　则, set as two runs."""
    is_letter = len(joint.after) == 1 and not joint.after.isnumeric()
    return True if is_letter and joint.total() <= 8 and not joint.ended else None


def running_text(joint: Joint) -> bool | None:
    """Soft: a bracket is open, or text that is longer than a line, or has commas, has not come to its stop."""
    if joint.in_bracket and joint.last not in "。！？":
        return True
    if joint.ended:
        return None
    if joint.total() > joint.room or joint.is_scrap():
        return True
    in_heading = 0 if joint.is_article() else joint.is_numbered() + (not joint.sentence)
    return True if joint.commas() > in_heading else None


def half_line(joint: Joint) -> bool | None:
    """Soft: this line and the next are pieces of one visual line, which meet at punctuation and fill it."""
    filled = joint.filled + joint.indent
    meets = joint.last in SEAMS_BEFORE or joint.after[0] in SEAMS_BEHIND
    if not meets or filled + joint.lines.widths[joint.index] > joint.room:
        return False
    if joint.last not in STOPS:
        return True
    runs_on = joint.runs_on(DOUBT)
    return joint.parts_lines() if runs_on is None else runs_on


def default(joint: Joint) -> bool | None:
    """Hard: nothing speaks for joining."""
    return False


class Where(NamedTuple):
    """Where alone a rule can have an answer: any of these suffices, and nothing said is everywhere."""

    last: str = ""
    """The line before the break ends in one of these signs,"""
    first: str = ""
    """or the line behind it begins with one,"""
    end: str = ""
    """ends in one,"""
    known: str = ""
    """or the break is among those that the joint keeps under this name."""


RULES: tuple[tuple[Rule, Where], ...] = (
    (table, Where(known="tables")),
    (
        unfinished,
        Where(last=NEVER_LAST + ABOUT_ENDS + PARTICLES, first=NEVER_FIRST + PARTICLES + DATE_WORDS),
    ),
    (responsibility, Where(first="（([［〔【")),
    (split_marker, Where(last=MARKER_ENDS + "件：:")),
    (signature, Where(known="dates")),
    (alone, Where(known="lonely")),
    (head, Where()),
    (title, Where(first="（(", end="".join(TITLE_ENDS))),
    (label, Where(known="labels")),
    (marker, Where(first=MARKER_STARTS)),
    (opening_bracket, Where(first="（(")),
    (full_line, Where()),
    (spaced_letter, Where()),
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
KNOWN = {where.known: 1 << bit for bit, (_, where) in enumerate(RULES) if where.known}


class Asked(dict[int, tuple[Rule, ...]]):
    """The rules to ask, in order, by the bits of those that may answer; made when they are first asked for."""

    def __missing__(self, bits: int) -> tuple[Rule, ...]:
        self[bits] = asked = tuple(
            rule for bit, (rule, where) in enumerate(RULES) if not any(where) or bits >> bit & 1
        )
        return asked


ASKED = Asked()
