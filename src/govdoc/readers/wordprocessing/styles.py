"""What paragraph styles say: their name, and the numbering that they bring along.

A template's styles are often ten times as long as the notice; only those that are asked for are parsed.
"""

import re
from functools import cache
from html import unescape

from lxml import etree

from govdoc.readers.wordprocessing.conventions import DEEPEST_STYLE, Style
from govdoc.readers.wordprocessing.names import (
    ILVL,
    NUM_ID,
    NUM_PR,
    PPR,
    Element,
    W,
    child_number,
    child_value,
)

BASED_ON = W + "basedOn"
DEFAULT = re.compile(rb'<\w+:style [^<>]*:default="(?:1|true|on)"[^<>]*>')
STYLE_ID = re.compile(rb':styleId="([^"]*)"')
NAME = re.compile(rb'<\w+:name \w+:val="([^"]*)"')
OPEN, CLOSE = b"<w:style ", b"</w:style>"
WRAP = b'<w:styles xmlns:w="' + W.strip("{}").encode() + b'">%s</w:styles>'


class StyleSheet:
    """The styles of word/styles.xml by id, read when asked for."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._styles: dict[str, Style] = {}
        self._all: dict[str, bytes] | None = None
        self._have_lists = b"numPr" in data or b"\0" in data[:200]
        if data and OPEN not in data:  # another prefix, or UTF-16
            self._all = _parse_all(data)
        self.default = self._default()
        """The id of the style of paragraphs that name none."""

    def get(self, id_: str) -> Style:
        """A style; an empty one where there is none of that id."""
        if id_ not in self._styles:
            self._styles[id_] = self._read(id_)
        return self._styles[id_]

    def _read(self, id_: str) -> Style:
        number = level = None
        name, at = "", id_
        for depth in range(DEEPEST_STYLE):
            written = self._written(at)
            if not depth:
                name = _name(written)
            element = _parse(written) if self._have_lists and written else None
            if element is None:
                break
            numbering = element.find(f".//{PPR}/{NUM_PR}")
            number = child_number(numbering, NUM_ID) if number is None else number
            level = child_number(numbering, ILVL) if level is None else level
            at = child_value(element.find(f".//{BASED_ON}/.."), BASED_ON) or ""
        return Style(name.lower(), number, level)

    def _written(self, id_: str) -> bytes:
        """A style's XML, as a document of its own; nothing where there is no such style."""
        if self._all is not None:
            return self._all.get(id_, b"")
        at = self._data.find(b'w:styleId="%s"' % _quoted(id_)) if id_ else -1
        start = self._data.rfind(OPEN, 0, at)
        end = self._data.find(CLOSE, at)
        return b"" if at < 0 or start < 0 or end < 0 else WRAP % self._data[start : end + len(CLOSE)]

    def _default(self) -> str:
        for match in DEFAULT.finditer(self._data):
            id_ = STYLE_ID.search(match[0])
            if id_ and b':type="paragraph"' in match[0]:
                return id_[1].decode("utf-8", "replace")
        return ""


def _name(written: bytes) -> str:
    found = NAME.search(written)
    return unescape(found[1].decode("utf-8", "replace")) if found else ""


def _quoted(id_: str) -> bytes:
    escaped = id_.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
    return escaped.encode("utf-8", "replace")


def _parse_all(data: bytes) -> dict[str, bytes]:
    root = _parse(data)
    styles = root.iterfind(W + "style") if root is not None else ()
    return {each.get(W + "styleId", ""): etree.tostring(each, encoding="utf-8") for each in styles}


@cache
def _parser() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True)


def _parse(data: bytes) -> Element | None:
    """A tree of styles; None where they are damaged: a notice can be read without its styles."""
    try:
        return etree.fromstring(data, _parser())
    except (etree.XMLSyntaxError, ValueError):
        return None
