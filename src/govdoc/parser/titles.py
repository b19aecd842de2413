"""标题: where one starts and ends, which titles a cover announces, and when two are the same."""

import re
from collections.abc import Collection, Sequence

from msgspec import Struct, field

from govdoc.parser import paragraphs as form
from govdoc.parser.dates import DAY, NUMERIC, B
from govdoc.parser.kinds import is_statutory, kind_of, without_tail
from govdoc.parser.numbers import own_number
from govdoc.parser.paragraphs import CLOSERS, TITLE_LINES, Lines
from govdoc.patterns import Leading, holds_any, rarely

LONGEST_TITLE = 200
"""Code points of a title on one line that the cover or the file's metadata vouches for."""
RUNNING_NUMBER = Leading(r"[0-9]{1,3}[.．、][ \u3000]*(?=[^\W\d]|[《“])", "0123456789")
"""A compendium's number before the title of each document it holds."""
TITLE_DATE = rarely(rf"(?<!\s){B}[（(]{B}{DAY}?{B}[）)]{B}$")
"""A compendium's date behind the title; its 日 may be missing."""


def title_date(title: str) -> re.Match[str] | None:
    """A compendium's date behind a title."""
    return TITLE_DATE.search(title) if title[-1:] in CLOSERS and "月" in title else None


def without_date(title: str) -> str:
    """A title without the date behind it."""
    found = title_date(title)
    return title[: found.start()] if found else title


HEAD = 5
"""Code points by which a line is told from titles that it does not begin."""


class Announced(Struct):
    """The titles (plain) that a file's format gives and that covers and texts name: their documents may follow."""

    titles: set[str] = field(default_factory=set)
    heads: set[str] = field(default_factory=set)
    """How they begin; how some begin that were dropped again, too."""

    def add(self, titles: set[str]) -> set[str]:
        """Add titles; those that are new."""
        new = titles - self.titles
        self.titles |= new
        self.heads |= {title[:HEAD] for title in new}
        return new

    def may_begin_with(self, line: str) -> bool:
        """Whether one of the titles may begin with a line."""
        if not self.titles:
            return False
        begins = plain(line)
        return len(begins) < HEAD or begins[:HEAD] in self.heads


def join_title(lines: Lines, at: int, known: Collection[str] = ()) -> tuple[str, int]:
    """The title that starts at paragraph `at`, lines joined, and the paragraph behind it.

    A title is broken by meaning over several lines (GB/T 9704-2012 7.3.1); it is whole where its 文种 stands.
    """
    text = lines.texts[at]
    if (known and plain(text) in known) or _is_aside(lines, at):
        return text, at + 1
    return _joined(lines, at, known)


def _joined(lines: Lines, at: int, known: Collection[str] = ()) -> tuple[str, int]:
    """The same of a line that is taken for a title's first."""
    texts = lines.texts
    title = whole = texts[at]
    end = at + 1
    for later in range(end, min(at + TITLE_LINES, len(texts))):
        text = texts[later]
        if lines.opens[later] or lines.is_table(later) or not _goes_on(text) or _is_whole(title):
            break
        if kind_of(title) and later + 1 < len(texts) and lines.is_table(later + 1):
            break  # its caption
        title += text
        if known and plain(title) in known:
            return title, later + 1
        if kind_of(title) or not kind_of(whole):
            whole, end = title, later + 1
    title = whole
    if end < len(texts) and is_tail(texts[end]) and not own_number(texts[end], None):
        title += texts[end]
        end += 1
    return title, end


LONGEST_ASIDE = 18
"""Code points of a page's or an office's own words above a title; the first line of a broken title is longer, or leads."""
ASIDES = 2
"""Lines of such words that can stand above one another."""
ASIDE = rarely(r"[：:|]|资料|保存|受控|编号|公报|存档|保密|第[ \u3000]*[0-9]{1,4}[ \u3000]*期")
"""What such words hold: 内部资料 注意保存; 编号：12; 滨海市人民政府公报 2023年第5期."""


def _is_aside(lines: Lines, at: int) -> bool:
    """Whether a line above a title is not its first but a page's or an office's own words.

    The title below is whole without it: 关于…的通知, with or without its issuer.
    """
    text = lines.texts[at]
    if len(text) > LONGEST_ASIDE or not ASIDE.search(text) or "关于" in text or RUNNING_NUMBER.match(text):
        return False
    below = (_joined(lines, later)[0] for later in range(at + 1, min(at + 1 + ASIDES, len(lines.texts))))
    return any(is_statutory(title) and "关于" in title for title in below)


def is_compendium_title(lines: Lines, at: int) -> bool:
    """Whether a document of a compendium starts here: running number, title, date in brackets."""
    if at not in lines.dated:
        return False
    text = lines.texts[at]
    if not RUNNING_NUMBER.match(text) or not (form.is_title_line(text) or text[-1] in "）)"):
        return False
    title, end = join_title(lines, at)
    below = lines.text_at(end)
    is_dated = title_date(title) or (below[:1] in ("（", "(") and form.date_line(below))
    return bool(is_dated) and len(title) >= 10


def _is_whole(title: str) -> bool:
    """Whether nothing can run on behind the lines so far: they end in a 文种 proper or in a date."""
    return is_statutory(inside_book(title)) or title_date(title) is not None


def _goes_on(text: str) -> bool:
    """Whether a line can be a title's second."""
    if (not is_title_piece(text) and not title_date(text)) or holds_any("：:", text):
        return False
    if form.CONTENTS_LINE.match(text) or text == "续表" or text.startswith(ORIGINAL_TITLE):
        return False
    return not (
        own_number(text, "令")
        or form.date_line(text)
        or form.LABEL_LINE.match(text)
        or (text[0].isdigit() and NUMERIC.fullmatch(text))
    )


ORIGINAL_TITLE = ("原标题：", "原标题:")
"""Before a notice's title on a page that has a headline of its own."""


def is_title_piece(text: str) -> bool:
    """Whether a line can be a piece of a title: as `is_title_line`, or broken in a list, as of joint issuers."""
    return form.is_title_line(text[:-1] if text.endswith("、") else text)


def inside_book(title: str) -> str:
    """A title without the 《》 that a web page or a database has put it in; it may hold others."""
    inner = title[1:-1]
    if title[:1] != "《" or title[-1:] != "》" or inner.count("《") != inner.count("》"):
        return title
    first = inner.find("》")
    return inner if first < 0 or 0 <= inner.find("《") < first else title


def is_tail(text: str) -> bool:
    """Whether a line is the bracket that closes a title: （试行）, （2023—2025年）."""
    return bool(TAIL_LINE.match(text)) and not form.date_line(text) and not form.NOTE_LINE.match(text)


TAIL_LINE = Leading(
    r"[（(](?:试\s*行|暂\s*行|修订|修正|征求意见|草案|送审|20[0-9]{2}|[0-9]{4})[^（）()]{0,20}[）)]$", "（("
)


def behind_title(texts: Sequence[str], at: int) -> int:
    """The first paragraph from `at` on that is neither date, history nor table of contents."""
    while at < len(texts) and (form.passage(texts[at]) or form.date_line(texts[at])):
        at += 1
    return at


PLAIN = str.maketrans("", "", "《》〈〉<>“”\"'‘’（）()〔〕[]、")


def plain(title: str) -> str:
    """A title for comparing: without blanks, quotation marks, brackets and the 、 between issuers."""
    return "".join(title.split()).translate(PLAIN)


ISSUED = rarely(
    r"(?:印发|发布|公布|转发|下发|修订|重新发布|批转)(?P<title>.{4,}?)的(?:通知|公告|决定|函|令|通告)$"
)


ISSUING = ("印发", "发布", "公布", "转发", "下发", "修订", "批转")


def issued_titles(title: str) -> list[str]:
    """The titles (plain) that a cover notice's own title announces: 关于印发X的通知 → X."""
    match = ISSUED.search(without_tail(title)) if holds_any(ISSUING, title) else None
    if not match:
        return []
    issued = plain(match["title"])
    return [issued, issued.removeprefix("关于"), "关于" + issued]
