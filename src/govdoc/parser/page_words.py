"""What a page, a newspaper or an office puts round a header → where the header goes on below it.

A web page has its own heading, and what it knows of the notice, above the notice's title; offices stamp and number
their copies. Such lines are told by what stands below them, not by what they say.
"""

from collections.abc import Collection

from govdoc.parser import paragraphs as form
from govdoc.parser.kinds import is_statutory, names_body, without_tail
from govdoc.parser.numbers import own_number
from govdoc.parser.paragraphs import Lines
from govdoc.parser.recipients import is_recipients
from govdoc.parser.titles import ISSUING, join_title, plain
from govdoc.patterns import holds_any

LINES_ABOVE = 12
"""Lines of no known kind that can stand above a header."""
LINES_BETWEEN = 30
"""Lines that a web page can have between its heading and the notice's own title."""
LINES_UNDER = 5
"""Lines of no known kind that can stand between a title and whom the notice goes to."""
CORE = 10
"""Code points of a title, from 关于 on, by which it is known again."""
WHOLE_TEXT = ("全文如下：", "全文如下:", "原文如下：", "原文如下:")
"""What a newspaper's own words end with above a notice."""
PAGE_STARTS = ("当前位置", "您的位置", "您当前", "您现在", "首页")
"""What the way to a web page begins with, whose line holds the rest of the page's head where its breaks were lost."""


def header_below(lines: Lines, at: int, known: Collection[str]) -> int | None:
    """Where a header begins that lines of no known kind stand above: with a mark, or a title and whom it goes to.

    Args:
        lines: The document's paragraphs.
        at: The first of those lines.
        known: Plain titles that are known already.
    """
    for below in range(at + 1, min(at + LINES_ABOVE, len(lines.texts))):
        if _is_text(lines, below - 1):
            return None
        text = lines.texts[below]
        if form.mark_line(text) and own_number(lines.text_at(below + 1), None):
            return below
        if form.is_title_line(text) and _starts_title(lines, below, known):
            return below
    return None


def title_again(lines: Lines, at: int, title: str, known: Collection[str]) -> int:
    """The paragraph, at or below `at`, where a title that was just read is said again; `at` where it is not."""
    core = title[max(0, title.find("关于")) :][:CORE]
    if len(core) < CORE:
        return at
    for below in range(at, min(at + LINES_BETWEEN, len(lines.texts))):
        text = lines.texts[below]
        if core in text and form.is_title_line(text):
            has_issuer_above = below > at and text.startswith(core) and names_body(lines.texts[below - 1])
            first = below - 1 if has_issuer_above else below
            again, _ = join_title(lines, first, known)
            ends = (plain(again), plain(without_tail(again)))
            return first if any(end.endswith(plain(title)) for end in ends) else at
        if lines.is_table(below) or _is_text(lines, below):
            break
    return at


def rest_below(lines: Lines, at: int, *, has_number: bool) -> int | None:
    """Where number or 主送 stand below a title that a page's own lines part from them: (发布日期：2021年1月7日."""
    for below in range(at, min(at + LINES_UNDER, len(lines.texts))):
        text = lines.texts[below]
        if _is_address(text) or (not has_number and own_number(text, None)):
            return below if below > at else None
        if _is_text(lines, below) or lines.is_table(below):
            break
    return None


def _is_text(lines: Lines, at: int) -> bool:
    """Whether a paragraph is a notice's text, or whom it goes to: no header stands below."""
    text = lines.texts[at]
    if text.endswith(WHOLE_TEXT):
        return False
    is_long = len(text) > form.ENVELOPE_LINE and not text.startswith(PAGE_STARTS)
    return lines.opens[at] or "。" in text or is_long or is_recipients(text)


def is_same_otherwise_issued(caption: str, title: str) -> bool:
    """Whether a page's heading and a title say the same of the same body, whose name the first shortened or misspelt."""
    first, _, its_subject = plain(caption).partition("关于")
    second, _, subject = plain(title).partition("关于")
    if not subject or subject != its_subject or not names_body(second) or holds_any(ISSUING, first):
        return False
    short, long = sorted((first, second), key=len)
    rest = iter(long)
    return bool(short) and all(sign in rest for sign in short)


def _starts_title(lines: Lines, at: int, known: Collection[str]) -> bool:
    """Whether a title proper begins at a paragraph: it says what about, or what follows shows that it is one."""
    title, end = join_title(lines, at, known)
    if not is_statutory(title) or end >= len(lines.texts):
        return False
    after = lines.texts[end]
    is_dated = form.date_line(after) or form.passage(after)
    is_headed = own_number(after, None) or is_recipients(after)
    return bool("关于" in title or lines.opens[end] or is_dated or is_headed)


def _is_address(text: str) -> bool:
    """Whether a line is 主送 whatever stands above it: several are addressed, or all, or one by his full name."""
    who = text.rstrip("：:")
    return is_recipients(text) and (
        holds_any("，,、", who) or who[0] in "各全" or (len(who) > 4 and names_body(who))
    )
