"""Runs: text as WordprocessingML spells it, each character in the font that the standard wants.

Word gives the characters from U+2000 to U+2BFF, and a few below, the Latin font unless told otherwise: “ ” —
… fall out of 仿宋. They get runs of their own with the Han font in every slot.
"""

import re
from functools import lru_cache

from msgspec import Struct

from govdoc.exporters.ooxml.options import Fonts
from govdoc.exporters.xml_escapes import FORBIDDEN

ILLEGAL = re.compile(f"[{FORBIDDEN}\r]|_(?=x[0-9A-Fa-f]{{4}}_)")
"""What XML cannot hold (or would change: a carriage return), and what would read as its escape."""
SHARED = re.compile("[\u00a7\u00b0\u00b1\u00b7\u00d7\u00f7\u2000-\u2bff]+")
"""Signs that Latin and Han type share."""


def escape(text: str) -> str:
    """Text as XML character data.

    What XML cannot hold is written `_x0000_`, as elsewhere in Office Open XML.
    """
    if ILLEGAL.search(text):
        text = ILLEGAL.sub(lambda match: f"_x{ord(match[0]):04X}_", text)
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def attribute(text: str) -> str:
    """Text as the value of an XML attribute in double quotes."""
    return escape(text).replace('"', "&quot;").replace("\n", " ").replace("\t", " ")


T_OPEN, T_CLOSE = '<w:t xml:space="preserve">', "</w:t>"
EMPTY = T_OPEN + T_CLOSE
TAB = f"{T_CLOSE}<w:tab/>{T_OPEN}"
BREAK = f"{T_CLOSE}<w:br/>{T_OPEN}"


class Face(Struct, frozen=True):
    """How runs look: the XML that opens one, and what stands around the signs in it."""

    start: str
    shared: str
    """Replacement pattern of `SHARED`; empty where the Latin font is the Han font."""


@lru_cache(maxsize=64)
def face(fonts: Fonts, han: str, properties: str = "", *, style: str = "") -> Face:
    """A face.

    Args:
        fonts: The options' fonts.
        han: Name of the Han font that signs get.
        properties: Further run properties, as XML, in the order of the schema behind `w:rFonts`.
        style: Character style of the run, if any.
    """
    styled = f'<w:rStyle w:val="{style}"/>' if style else ""
    start = _start(styled + properties)
    if han == fonts.latin:
        return Face(start, "")
    name = attribute(han)
    slots = f'<w:rFonts w:hint="eastAsia" w:ascii="{name}" w:hAnsi="{name}" w:eastAsia="{name}"/>'
    alone = _start(styled + slots + properties).replace("\\", "\\\\")
    end = f"{T_CLOSE}</w:r>"
    return Face(start, f"{end}{alone}\\g<0>{end}{start}")


def _start(properties: str) -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr>{T_OPEN}" if properties else f"<w:r>{T_OPEN}"


def run(text: str, look: Face) -> str:
    """Text in a face, as one run or several. Tabs are tabs, line breaks are line breaks."""
    if not text:
        return ""
    made = escape(text)
    if look.shared:
        made = SHARED.sub(look.shared, made)
    made = look.start + made + T_CLOSE + "</w:r>"
    if "\t" in text or "\n" in text:
        made = made.replace("\t", TAB).replace("\n", BREAK).replace(EMPTY, "")
    return made.replace(f"{look.start}{T_CLOSE}</w:r>", "")
