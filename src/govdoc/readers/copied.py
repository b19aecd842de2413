"""Text that was copied from a web page → the lines that are the page's, not the notice's.

Copied with its surroundings, a notice has navigation, buttons and the page's own heading above it, and addresses and
licences of the site below. Which lines these are, `chrome.tsv` knows: `line` and `head` above the notice, `line` and
`foot` below it, several of which show the page plainly; `crumb` above a title and `tail` at the very end, one of which
is enough for itself. Nothing is taken out in between, and nothing else where the page does not show itself.
"""

import re
from collections.abc import Iterator, Sequence

from govdoc.model import Furniture, Span
from govdoc.readers.chrome import LONGEST_CHROME, is_chrome_line
from govdoc.readers.titles import ENDING, NOT_WORD

LINES = 60
"""Lines above a notice, or below it, that a page can have."""
PLAINLY = 3
"""Lines of a page above a notice from which on all of them are the page's; below, one less is enough."""
BYLINE = re.compile("(?:来源|信息来源|文章来源|作者|发布人|发布机构)[:：]")
"""A label whose value stands on the next line."""
SITE = re.compile("[^关]{2,30}(?:网|网站|客户端|公众号)")
"""A value that no notice begins with, so that it is the page's where the notice follows."""
BARE_LABEL = re.compile("(?:附件|相关附件|附件下载)?[:：]?")
"""What the page's lines below a notice may begin with besides: the label of a list that was not copied."""
BELOW_CRUMBS = re.compile(
    r"[:：]$|^(?:[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十]{1,3}[章条]|[（(]?[0-9]{1,2}[）)、.．])"
)
"""How lines end, or begin, above which alone the way to a page can stand: those addressed, numbers."""
TITLE_LINES = 6
"""Lines below the page's heading among which the notice's own title stands."""
TITLE = re.compile(rf"(?P<core>(?:关于|[^。；]{{6}})[^。；]{{4,120}}?{ENDING.removesuffix('$')})")


def page_furniture(text: str) -> tuple[Furniture, ...]:
    """The lines that are the page's, in order; none for a text that was not copied with its page."""
    lines = text.splitlines(keepends=True)
    taken = {*_above(lines), *_below(lines)}
    found, start = [], 0
    for index, line in enumerate(lines):
        end = start + len(line)
        if index in taken and line.strip():
            found.append(Furniture("chrome", Span(start, end)))
        start = end
    return tuple(found)


def _above(lines: Sequence[str]) -> Iterator[int]:
    """The page's lines above the notice: its chrome, and headings that the notice's own title repeats."""
    top = list(_shorts(lines[:LINES]))
    chrome = [index for index in top if is_chrome_line(lines[index], "line", "head", "crumb")]
    if len(chrome) < PLAINLY:
        first = next((index for index in top if BELOW_CRUMBS.search(lines[index].strip())), len(lines))
        yield from (index for index in chrome if index < first and is_chrome_line(lines[index], "crumb"))
        return
    yield from chrome
    bylines = [index for index in chrome if BYLINE.fullmatch("".join(lines[index].split()))]
    yield from (index + 1 for index in bylines if index < chrome[-1] or _is_site(lines[index + 1 :]))
    for index in range(chrome[-1]):
        if index not in chrome and _is_repeated(lines, index, set(chrome)):
            yield index


def _is_site(lines: Sequence[str]) -> bool:
    """Whether the first of some lines is the name of a site."""
    return bool(lines and SITE.fullmatch(lines[0].strip()))


def _shorts(lines: Sequence[str]) -> Iterator[int]:
    """The lines up to the first that a page would not have."""
    for index, line in enumerate(lines):
        if len(line) > LONGEST_CHROME or ("。" in line and not is_chrome_line(line)):
            return
        yield index


def _tail(lines: Sequence[str]) -> Iterator[int]:
    """The lines at the very end that plainly are a page's, each by itself."""
    for index in range(len(lines) - 1, max(-1, len(lines) - LINES), -1):
        if is_chrome_line(lines[index], "tail"):
            yield index
        elif lines[index].strip():
            return


def _is_repeated(lines: Sequence[str], index: int, chrome: set[int]) -> bool:
    """Whether a title in a line stands in the lines below once more."""
    title = TITLE.search("".join(lines[index].split()))
    if not title:
        return False
    below = [
        line for at, line in enumerate(lines[index + 1 :], index + 1) if at not in chrome and line.strip()
    ]
    core = title["core"]
    core = NOT_WORD.sub("", core[core.find("关于") if "关于" in core else 0 :])
    return core in NOT_WORD.sub("", "".join(below[: TITLE_LINES + len(chrome)])[:600])


def _below(lines: Sequence[str]) -> Iterator[int]:
    """The page's lines below the notice: from the first that only a page has to the end."""
    foot: list[int] = []
    for back, line in enumerate(reversed(lines[-LINES:]), 1):
        if len(line) > LONGEST_CHROME or "。" in line:
            break
        if is_chrome_line(line, "foot"):
            foot.append(len(lines) - back)
    if len(foot) < PLAINLY - 1:
        yield from _tail(lines)
        return
    first = foot[-1]
    while first and BARE_LABEL.fullmatch(lines[first - 1].strip()):
        first -= 1
    yield from range(first, len(lines))
