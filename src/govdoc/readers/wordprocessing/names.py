"""Names of WordprocessingML elements and attributes, as lxml spells them."""

from typing import Any

Element = Any
"""An lxml element; the reader of DOC has none, and does not import lxml."""

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
VAL = W + "val"

P, TBL, TR, TC, SDT_CONTENT, ALT_CHUNK = (
    W + name for name in ("p", "tbl", "tr", "tc", "sdtContent", "altChunk")
)
PPR, RPR, PSTYLE, NUM_PR, NUM_ID, ILVL = (
    W + name for name in ("pPr", "rPr", "pStyle", "numPr", "numId", "ilvl")
)
T, TAB, PTAB, BR, CR, SYM, NO_BREAK_HYPHEN = (
    W + name for name in ("t", "tab", "ptab", "br", "cr", "sym", "noBreakHyphen")
)
RUN, MATH_TEXT = W + "r", M + "t"
DEL, MOVE_FROM, VANISH, RUBY_TEXT, TEXT_BOX = (
    W + name for name in ("del", "moveFrom", "vanish", "rt", "txbxContent")
)
FALLBACK = MC + "Fallback"


def child_value(element: Element | None, name: str) -> str | None:
    """The `w:val` of a child; None where there is no such child."""
    child = element.find(name) if element is not None else None
    return child.get(VAL) if child is not None else None


def child_number(element: Element | None, name: str) -> int | None:
    """The `w:val` of a child as a number; None where there is none or it is no sensible one."""
    value = child_value(element, name)
    is_number = value is not None and value.isascii() and value.lstrip("-").isdecimal() and len(value) < 10
    return int(value) if value is not None and is_number and value.count("-") <= 1 else None


def is_on(element: Element | None) -> bool:
    """Whether a switch such as `w:vanish` is there and not turned off."""
    return element is not None and element.get(VAL, "1") not in ("0", "false", "off")
