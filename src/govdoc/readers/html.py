"""Web pages → Source: the article out of the page, its metadata in front, its tables as tables."""

import html as entities
import re
from collections.abc import Iterator

import lxml.html
from lxml import etree

from govdoc.model import Origin, Source
from govdoc.patterns import holds_any
from govdoc.readers import metadata, titles
from govdoc.readers.chrome import is_chrome_line
from govdoc.readers.dom import BLOCKS, Element, collapse
from govdoc.readers.flow import walk
from govdoc.readers.measure import Measured
from govdoc.readers.page import article
from govdoc.readers.sheet import Sheet
from govdoc.readers.tables import write_table

ENOUGH_LABELS = 2
"""Labelled values above an article that make them its metadata, not a byline."""
INLINE_TAG = re.compile(
    r"</?(?:font|span|b|i|u|em|strong|small|big|a|o:p|st1:[a-z]{1,20})(?:\s[^<>]*)?>", re.I
)
TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:]{0,20})[^<>]*>|<[!?%][^<>]*>")
LINE_END = "\0"
"""Stands for a line break between blocks; the text itself has no NUL left."""


def read(text: str, origin: Origin) -> Source:
    """Read a page or a fragment of one. Each line of the result is a paragraph, or a row of a table."""
    markup = _without_server_code(text.replace("\0", "\ufffd"))
    body = _parse(markup)
    if body is None:  # inline tags that are never closed nest hundreds deep
        body = _parse(INLINE_TAG.sub("", markup))
    return _read_flat(markup, origin) if body is None else _read_body(body, origin)


SERVER_CODE = ("<%@", "<%=", "<%--")
"""One of these stands in every page with code for a server; a mere <% may be less than so many per cent."""
CODE_STARTS = frozenset("@=-! \t\r\n")


def _without_server_code(markup: str) -> str:
    """Markup without what a server would have run, `<% … %>` of JSP and ASP files."""
    if not holds_any(SERVER_CODE, markup):
        return markup
    pieces, at = [], 0
    while (start := markup.find("<%", at)) >= 0 and (end := markup.find("%>", start)) >= 0:
        is_code = markup[start + 2] in CODE_STARTS
        pieces.append(markup[at : start if is_code else start + 2])
        at = end + 2 if is_code else start + 2
    return "".join(pieces) + markup[at:]


def write_fragment(markup: str, sheet: Sheet) -> None:
    """Write what a piece of HTML shows, its tables as tables."""
    body = _parse(markup)
    if body is not None:
        _write(body, sheet)


def _parse(markup: str) -> Element | None:
    """The body; None where there is none, or the parser lost text to its limits of depth and size."""
    parser = lxml.html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        tree = lxml.html.document_fromstring(markup.encode("utf-8", "replace"), parser=parser)
    except etree.LxmlError:
        return None
    lost = any(error.level_name == "FATAL" for error in parser.error_log)
    return None if lost else tree.find("body")


def _read_body(body: Element, origin: Origin) -> Source:
    page = Measured(body)
    roots = article(page)
    before = page.before(roots[0])
    stated = _metadata(before)
    title = titles.page_title(body.getroottree().getroot(), before, stated)
    sheet, top = Sheet(), Sheet()
    for root in roots:
        _write(root, sheet)
    for label, value in stated:
        top.line(f"{label}：{value}")
    lines = sheet.first_lines(titles.TOP_LINES)
    if title:
        for line in (title, titles.number_above(before, title)):
            if line and not titles.begins_with(lines, line):
                top.line(line)
    return top.followed_by(sheet).source(origin, title)


def _metadata(before: list[Element]) -> list[metadata.Pair]:
    stated = metadata.pairs(before)
    return stated if len(stated) >= ENOUGH_LABELS else []


def _write(root: Element, sheet: Sheet) -> None:
    """Write what an element shows, its tables as tables."""

    def write_line(line: str) -> None:
        if not is_chrome_line(line):
            sheet.line(line)

    walk(root, write_line, lambda table: write_table(table, sheet))


def _read_flat(markup: str, origin: Origin) -> Source:
    """What is left of markup that no tree can be made of: its text, a line a block."""
    sheet = Sheet()
    for line in "".join(_visible(markup)).split(LINE_END):
        shown = collapse(entities.unescape(line))
        if shown and not shown.isspace():
            sheet.line(shown)
    return sheet.source(origin)


def _visible(markup: str) -> Iterator[str]:
    """Text outside of tags, scripts and style sheets, with `LINE_END` where blocks begin and end."""
    at, inside = 0, ""
    for tag in TAG.finditer(markup):
        if not inside:
            yield markup[at : tag.start()]
        at, name = tag.end(), (tag[2] or "").lower()
        if name in ("script", "style"):
            inside = "" if tag[1] else name
        elif name in BLOCKS and not inside:
            yield LINE_END
    if not inside:
        yield markup[at:]
