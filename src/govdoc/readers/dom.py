"""What every pass over a web page needs to know: which elements make lines, which are unseen."""

import re
from functools import cache
from typing import Any

from govdoc.readers import data

Element = Any
"""An lxml element; lxml publishes no types of its own."""

BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "br", "caption", "center", "dd",
    "details", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "form", "h1", "h2",
    "h3", "h4", "h5", "h6", "header", "hr", "html", "legend", "li", "listing", "main", "menu",
    "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead",
    "tr", "ul", "xmp",
))  # fmt: skip
"""Elements that begin and end a line."""
UNSEEN = frozenset((
    "applet", "area", "audio", "base", "button", "canvas", "datalist", "embed", "footer",
    "head", "iframe", "img", "input", "link", "map", "math", "meta", "nav", "noembed",
    "noframes", "noscript", "object", "option", "param", "script", "select", "style", "svg",
    "template", "textarea", "title", "video",
))  # fmt: skip
"""Elements whose content is not text of the page, or navigation."""
HIDDEN = re.compile(r"display\s*:\s*none", re.I)
VEILED = re.compile(r"visibility\s*:\s*hidden", re.I)
VEILS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6", "p", "span", "a", "label"))
"""Elements of which `visibility: hidden` is believed; pages set it on larger ones until a script has run."""
SPACES = re.compile(r"[ \t\r\n\f]+")
INVISIBLE = re.compile("[\u00ad\u200b\u200e\u200f\u2060\ufeff]")
WIDE = "\u2e80-\u303f\u3041-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff01-\uff60“”‘’…—"
BREAK_BETWEEN_WIDE = re.compile(rf"(?<=[{WIDE}])[ \t\r\f]*\n[ \t\r\n\f]*(?=[{WIDE}])")
"""A line break of the source code between two wide characters, which is not shown as a blank."""
BLANKS = re.compile(r"\s+")


def is_unseen(element: Element) -> bool:
    """Whether a browser shows no text of the element."""
    if not isinstance(element.tag, str) or element.tag in UNSEEN:
        return True
    if element.get("hidden") is not None:
        return True
    style = element.get("style")
    return bool(style and (HIDDEN.search(style) or (element.tag in VEILS and VEILED.search(style))))


def is_listed(element: Element, table: str) -> bool:
    """Whether its id or one of its classes stands in a table of such names."""
    classes = element.get("class")
    if classes and not _names(table, "class").isdisjoint(classes.split()):
        return True
    return element.get("id") in _names(table, "id")


@cache
def _names(table: str, kind: str) -> frozenset[str]:
    return frozenset(name for each, name in data.table(table) if each == kind)


def collapse(text: str) -> str:
    """White space of the source code as a browser shows it (CSS Text 3, 4.1); &nbsp; and U+3000 stay."""
    if "\n" in text:
        text = BREAK_BETWEEN_WIDE.sub("", text)
    return SPACES.sub(" ", INVISIBLE.sub("", text)).strip(" ")


def without_blanks(text: str) -> str:
    """Text for comparing: all white space taken out."""
    return BLANKS.sub("", text)
