"""The words of one paragraph as shown: runs joined, field codes gone, tracked changes as accepted."""

import re

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


def text_of(paragraph: Element) -> str:
    """The text of a pruned paragraph, of its runs and of those in links, insertions, fields; a line break is a line feed.

    Deleted text (`w:delText`) and field codes (`w:instrText`) are other elements than those that show
    something.
    """
    pieces: list[str] = []
    for element in paragraph.iter():
        tag = element.tag
        if tag == T:
            text = element.text
            if text:
                pieces.append(text if element.get(XML_SPACE) == "preserve" else text.strip(" \t\r\n"))
        elif tag in SIGNS:
            if element.getparent().tag != TAB_STOPS:
                pieces.append(SIGNS[tag])
        elif tag == SYM:
            pieces.append(_symbol(element.get(W + "char", "")))
        elif tag == MATH_TEXT:
            pieces.append(element.text or "")
    joined = "".join(pieces)
    return ESCAPED.sub(_unescape, joined) if "_x" in joined else joined


def _unescape(match: re.Match[str]) -> str:
    code = int(match[1], 16)
    is_ours = code < 0x20 or code == ord("_") or 0xD800 <= code < 0xE000 or code >= 0xFFFE
    return chr(code) if is_ours else match[0]


def _symbol(code: str) -> str:
    """A character by its place in a symbol font; U+FFFD for one that has no plain counterpart here."""
    try:
        number = int(code, 16)
    except ValueError:
        return "\ufffd"
    if PRIVATE <= number < PRIVATE + 0x100:
        return SYMBOLS.get(number - PRIVATE, "\ufffd")
    return chr(number) if 0x20 <= number < 0xD800 else "\ufffd"


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
    first = next(iter(paragraph), None)
    if first is None or first.tag != PPR:
        return NOTHING
    style, number, level, is_deleted = None, None, None, False
    for child in first:
        tag = child.tag
        if tag == PSTYLE:
            style = child.get(VAL)
        elif tag == NUM_PR:
            number, level = child_number(child, NUM_ID), child_number(child, ILVL)
        elif tag == RPR:
            is_deleted = child.find(DEL) is not None
    return Properties(style, number, level, is_deleted)
