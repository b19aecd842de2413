"""The words of each paragraph as shown: runs joined, field codes gone, tracked changes as accepted."""

import re
from collections.abc import Callable

from msgspec import Struct

from govdoc.readers.wordprocessing.names import (
    BR,
    CR,
    DEL,
    FALLBACK,
    ILVL,
    MATH_TEXT,
    MOVE_FROM,
    NO_BREAK_HYPHEN,
    NUM_ID,
    NUM_PR,
    PPR,
    PSTYLE,
    PTAB,
    RPR,
    RUBY_TEXT,
    RUN,
    SYM,
    TAB,
    TEXT_BOX,
    VAL,
    VANISH,
    XML_SPACE,
    Element,
    P,
    T,
    W,
    child_number,
    is_on,
)

UNSEEN = (DEL, MOVE_FROM, FALLBACK, RUBY_TEXT)
"""Elements whose content is not shown, or is shown a second time."""
SIGNS = {TAB: "\t", PTAB: "\t", BR: "\n", CR: "\n", NO_BREAK_HYPHEN: "-"}
INLINE = frozenset({P, RUN})
"""Elements in which no paragraph can stand."""
TAB_STOPS = W + "tabs"
"""What holds tab stops: they are `w:tab`, too, and no tabs."""
ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
"""What XML cannot hold, as Office Open XML spells it."""
PRIVATE = 0xF000
"""Symbol fonts put their 256 characters here."""
SYMBOLS = {
    0xB7: "•",
    0x6C: "●",
    0x6E: "■",
    0xA8: "□",
    0x6F: "□",
    0xFE: "☑",
    0x52: "☑",
    0xFD: "☒",
    0xFC: "✓",
    0xD8: "➢",
}
"""Characters of Wingdings and Symbol that stand in notices: bullets and boxes to tick."""


def prune(root: Element) -> dict[Element, list[Element]]:
    """Take out of a body what is not shown; return the text boxes by the paragraph that they hang on.

    Deleted and moved-away text, the fallback of what newer programs draw, readings over characters, hidden
    runs.
    """
    boxes: dict[Element, list[Element]] = {}
    for element in list(root.iter(*UNSEEN, VANISH, TEXT_BOX)):
        parent = element.getparent()
        if parent is None:
            continue
        if element.tag == TEXT_BOX:
            _take_box(element, parent, boxes)
        elif element.tag == VANISH:
            _take_hidden(element, parent)
        elif parent.tag not in MARKS:
            parent.remove(element)
    return boxes


MARKS = frozenset({RPR, W + "trPr", W + "tcPr", W + "pPrChange", W + "rPrChange"})
"""Parents in which `w:del` is no deleted text: the end of a paragraph, a row."""


def _take_box(box: Element, parent: Element, boxes: dict[Element, list[Element]]) -> None:
    anchor = next(box.iterancestors(P), None)
    if anchor is not None:
        parent.remove(box)
        boxes.setdefault(anchor, []).append(box)


def _take_hidden(vanish: Element, parent: Element) -> None:
    run = parent.getparent()
    if is_on(vanish) and run is not None and run.tag == RUN and run.getparent() is not None:
        run.getparent().remove(run)


def words_in(root: Element) -> dict[Element, str]:
    """The text of each paragraph under a pruned element; a line break is a line feed.

    That of its runs, and of those in links, insertions and fields. Deleted text (`w:delText`) and field codes
    (`w:instrText`) are other elements than those that show something. All paragraphs are read in one go, since lxml
    then leaves out by itself what shows nothing. A paragraph that wrongly stands in another belongs to that.
    """
    found: dict[Element, list[str]] = {}
    pieces: list[str] = []
    for element in root.iter(P, T, *SHOWN):
        tag = element.tag
        if tag == T:
            pieces.append(_typed(element))
        elif tag in SHOWN:
            pieces.append(SHOWN[tag](element))
        elif element.getparent().tag not in INLINE:
            pieces = found[element] = []
    return {paragraph: _unescaped("".join(pieces)) for paragraph, pieces in found.items()}


def _typed(element: Element) -> str:
    """What a `w:t` shows: blanks at its edges only where it says that they count."""
    text: str = element.text or ""
    shown = text.strip(" \t\r\n")
    return text if len(shown) < len(text) and element.get(XML_SPACE) == "preserve" else shown


def _sign(element: Element) -> str:
    return "" if element.getparent().tag == TAB_STOPS else SIGNS[element.tag]


def _unescaped(text: str) -> str:
    return ESCAPED.sub(_unescape, text) if "_x" in text else text


def _unescape(match: re.Match[str]) -> str:
    code = int(match[1], 16)
    is_ours = code < 0x20 or code == ord("_") or 0xD800 <= code < 0xE000 or code >= 0xFFFE
    return chr(code) if is_ours else match[0]


def _symbol(code: str) -> str:
    """The character that a `w:sym` names in hexadecimal."""
    try:
        return symbol(int(code, 16))
    except ValueError:
        return "\ufffd"


def symbol(number: int) -> str:
    """A character by its place in a symbol font; U+FFFD for one that has no plain counterpart here."""
    if PRIVATE <= number < PRIVATE + 0x100:
        return SYMBOLS.get(number - PRIVATE, "\ufffd")
    return chr(number) if 0x20 <= number < 0xD800 else "\ufffd"


SHOWN: dict[str, Callable[[Element], str]] = {
    **dict.fromkeys(SIGNS, _sign),
    SYM: lambda element: _symbol(element.get(W + "char", "")),
    MATH_TEXT: lambda element: element.text or "" if next(element.iterancestors(P), None) is not None else "",
}
"""Elements beside `w:t` that show something, and what each shows; only formulas can stand outside of paragraphs."""


class Properties(Struct, frozen=True, gc=False):
    """What a paragraph says about itself; None where it says nothing."""

    style: str | None = None
    number: int | None = None
    """`w:numId`; 0 for no list."""
    level: int | None = None
    runs_on: bool = False
    """Whether its end is deleted, so that the next paragraph goes on in it."""


NOTHING = Properties()


def read_properties(paragraph: Element) -> Properties:
    """The properties of a paragraph; `w:pPr` is its first child."""
    if not len(paragraph) or paragraph[0].tag != PPR:
        return NOTHING
    style, number, level, is_deleted = None, None, None, False
    for child in paragraph[0]:
        tag = child.tag
        if tag == PSTYLE:
            style = child.get(VAL)
        elif tag == NUM_PR:
            number, level = child_number(child, NUM_ID), child_number(child, ILVL)
        elif tag == RPR:
            is_deleted = child.find(DEL) is not None
    return Properties(style, number, level, is_deleted)
