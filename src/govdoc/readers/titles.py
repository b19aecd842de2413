"""What is the article called? The page's own markup → a title; whether the text already begins with it."""

import re
from collections.abc import Iterator, Sequence

from govdoc.readers.dom import Element, collapse, without_blanks

TITLE_META = frozenset(("articletitle", "article_title", "dc.title"))
"""Names of the <meta> that government sites must set (GB/T 33000 practice: ArticleTitle)."""
LINES = frozenset(("div", "p", "td", "h2", "h3"))
"""Elements that can hold a title as their own text."""
HEADINGS = frozenset(("h1", "h2", "h3"))
NUMBER_LINE = re.compile(
    r"[^\W\d]{2,30}(?:[〔\[［（(](?:19|20)\d{2}[〕\]］）)] ?第? ?\d{1,5} ?号|(?:令|公告) ?(?:\d{4}年)? ?第 ?\w{1,6} ?号)"
)
"""发文字号 by itself, or an order's title with its number."""
TITLE_LABELS = frozenset(("标题", "名称", "文件名称", "信息名称"))
"""Labels of the metadata whose value is the title."""
SEPARATOR = re.compile(r"\s*[_|｜]\s*|\s+[-–—]+\s+|(?<=[一-鿿）》])[-–—]+(?=[一-鿿《])")
"""What parts an article's title from the site's name in <title>."""
ENDING = (
    r"(?:通知|通报|意见|方案|办法|条例|规定|决定|决议|公告|公报|通告|函|批复|细则|规划|纲要|计划|要点|命令|令|报告|请示"
    r"|纪要|规则|章程|目录|清单|标准|规范|指南|措施)(?:[（(][^（）()]{1,30}[）)])?$"
)
DOCUMENT_WORDS = re.compile(f"关于|{ENDING}")
"""What a notice's title has and a site's name or a navigation heading has not."""
WITH_ENDING = re.compile(ENDING)
SHORTEST_TITLE = 8
"""Characters; 通知公告 and 政策文件 are columns of a site."""
TITLE_LINE = re.compile(rf"[^。；]{{0,60}}关于[^。；]{{4,120}}{ENDING}")
"""A line above an article that can be nothing but its title, without being marked as one."""
PREFIX = re.compile(r"[（(【\[](?:转载|转发|转)[）)】\]]")
NOT_WORD = re.compile(r"[\W_]+")
LONGEST_TITLE = 300
TITLE_LINES = 6
"""Lines that a title can take."""
TOP_LINES = 14
"""Lines at the top of a text among which its title stands."""
AROUND = 60
"""Characters that lines with the title can hold besides: an issuer before it, a number or （试行） behind."""


def page_title(tree: Element, before: Sequence[Element], stated: Sequence[tuple[str, str]]) -> str | None:
    """The article's title, from the first of its witnesses that speaks.

    Args:
        tree: The document.
        before: The elements seen above the article, in order.
        stated: The metadata above the article, label and value.
    """
    return next(_witnesses(tree, before, stated), None)


def _witnesses(tree: Element, before: Sequence[Element], stated: Sequence[tuple[str, str]]) -> Iterator[str]:
    """ArticleTitle, the nearest h1 above, <title>, 标题 of the metadata, the nearest line above, any heading above."""
    named = [meta.get("content") for meta in tree.iter("meta") if meta.get("name", "").lower() in TITLE_META]
    headings = [_line(each) for each in reversed(before) if each.tag == "h1"]
    tab = SEPARATOR.split(_cleaned(tree.findtext(".//title")) or "")
    yield from filter(None, map(_cleaned, named))
    yield from filter(DOCUMENT_WORDS.search, filter(None, map(_cleaned, [*headings, *tab])))
    yield from (value for label, value in stated if without_blanks(label) in TITLE_LABELS)
    lines = (_line(each) for each in reversed(before) if each.tag in LINES)
    yield from filter(TITLE_LINE.match, filter(None, map(_cleaned, lines)))
    lower = (_line(each) for each in reversed(before) if each.tag in HEADINGS)
    yield from filter(_ends_like_title, filter(None, map(_cleaned, lower)))


def _ends_like_title(line: str) -> bool:
    """Whether a heading of any rank ends in a kind of document, and is longer than what a page calls its columns."""
    return len(line) >= SHORTEST_TITLE and WITH_ENDING.search(line) is not None


def _line(element: Element) -> str | None:
    """What an element says that may hold a title: a heading all of it, over its <br>; others their own words."""
    return "".join(element.itertext()) if element.tag in HEADINGS else element.text


def number_above(before: Sequence[Element], title: str) -> str | None:
    """The document number that stands between an article's title and the article, alone in its element."""
    for element in reversed(before):
        words = _cleaned(_line(element)) or ""
        if NUMBER_LINE.fullmatch(words):
            return words
        if title in words:
            break
    return None


def _cleaned(text: str | None) -> str | None:
    """A title on one line; None where there is none or it is too long for one."""
    title = collapse(text or "").strip()
    return title if 0 < len(title) <= LONGEST_TITLE else None


def begins_with(lines: Sequence[str], title: str) -> bool:
    """Whether a text's top lines hold the title, whole or over several lines, with or without the issuer."""
    words = NOT_WORD.sub("", PREFIX.sub("", title))
    core = words[words.find("关于") :] if "关于" in words[:-8] else words
    top = [NOT_WORD.sub("", line) if "。" not in line else None for line in lines[:TOP_LINES]]
    for at in range(len(top)):
        joined = ""
        for line in top[at : at + TITLE_LINES]:
            if line is None or len(joined) + len(line) > len(core) + AROUND:
                break
            joined += line
            if core in joined:
                return True
    return False
