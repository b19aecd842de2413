"""The words of one paragraph as shown: runs joined, field codes gone, tracked changes as accepted."""

import re

from govdoc.readers.wordprocessing.names import (
    BR,
    CR,
    DEL,
    FALLBACK,
    MATH_TEXT,
    MOVE_FROM,
    NO_BREAK_HYPHEN,
    PPR,
    PTAB,
    RPR,
    RUBY_TEXT,
    SYM,
    T,
    TAB,
    TEXT_BOX,
    VANISH,
    XML_SPACE,
    Element,
    P,
    W,
    is_on,
)

SHOWN = (T, TAB, BR, CR, SYM, NO_BREAK_HYPHEN, PTAB, MATH_TEXT)
"""Elements of a run that show something. Deleted text (`w:delText`) and field codes (`w:instrText`) are others."""
UNSEEN = (DEL, MOVE_FROM, FALLBACK, RUBY_TEXT)
"""Elements whose content is not shown, or is shown a second time."""
SIGNS = {TAB: "\t", PTAB: "\t", BR: "\n", CR: "\n", NO_BREAK_HYPHEN: "-"}
ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
"""What XML cannot hold, as Office Open XML spells it."""
PRIVATE = 0xF000
"""Symbol fonts put their 256 characters here."""
SYMBOLS = {0xB7: "•", 0x6C: "●", 0x6E: "■", 0xA8: "□", 0x6F: "□", 0xFE: "☑", 0x52: "☑", 0xFD: "☒", 0xFC: "✓", 0xD8: "➢"}
"""Characters of Wingdings and Symbol that stand in notices: bullets and boxes to tick."""


def prune(root: Element) -> dict[Element, list[Element]]:
    """Take out of a body what is not shown; return the text boxes by the paragraph that they hang on.

    Deleted and moved-away text, the fallback of what newer programs draw, readings over characters, hidden runs.
    """
    for element in list(root.iter(*UNSEEN)):
        parent = element.getparent()
        if parent is not None and parent.tag != RPR:  # in w:rPr it marks a deleted paragraph end
            parent.remove(element)
    for element in list(root.iter(VANISH)):
        run = element.getparent().getparent()
        if is_on(element) and run is not None and run.tag == W + "r" and run.getparent() is not None:
            run.getparent().remove(run)
    boxes: dict[Element, list[Element]] = {}
    for box in list(root.iter(TEXT_BOX)):
        anchor = next(box.iterancestors(P), None)
        if anchor is not None:
            box.getparent().remove(box)
            boxes.setdefault(anchor, []).append(box)
    return boxes


def text_of(paragraph: Element) -> str:
    """The text of a pruned paragraph; line breaks in it are `\\n`."""
    pieces: list[str] = []
    for element in paragraph.iter(*SHOWN):
        tag = element.tag
        if tag == T:
            text = element.text
            if text:
                pieces.append(text if element.get(XML_SPACE) == "preserve" else text.strip(" \t\r\n"))
        elif tag == SYM:
            pieces.append(_symbol(element.get(W + "char", "")))
        elif tag == MATH_TEXT:
            pieces.append(element.text or "")
        elif tag != TAB or element.getparent().tag != W + "tabs":  # a tab stop is no tab
            pieces.append(SIGNS[tag])
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


def runs_on(paragraph: Element) -> bool:
    """Whether the paragraph's end is deleted, so that the next one goes on in it."""
    return paragraph.find(f"{PPR}/{RPR}/{DEL}") is not None
