"""Is each paragraph of a file only a line of the page that its text was copied from? Text, paragraphs → yes or no.

Who copies out of a PDF into Word gets a paragraph for every line, and a reader that believes them loses each sentence
that goes on in the next. Word's own paragraphs are believed unless everything speaks against them: nobody has set any
of them as a paragraph, none is wider than a page, and most of those that fill its width break off in the middle of a
sentence, which comes to its stop in a line below. The entries of a list are not all as wide as the widest, have no
commas in them, or no stops between them.
"""

import re
from typing import TYPE_CHECKING

from govdoc.readers.wordprocessing.names import ALT_CHUNK, PPR, TBL, TEXT_BOX, Element, P, W
from govdoc.readers.wordprocessing.paragraphs import read_properties

if TYPE_CHECKING:
    from govdoc.readers.wordprocessing.styles import StyleSheet

FEWEST = 20
"""Lines of a text that is long enough to be judged."""
NARROWEST, WIDEST = 20, 64
"""Full-width characters that a page's line can hold."""
SLACK = 2.1
"""Characters by which full lines differ: what is pushed over to the next line, and punctuation that is squeezed."""
INSIDE = re.compile("[，。；,;]")
"""What stands in a line of running text, hardly in a heading, and in no name."""
STOPS = frozenset("。；：！？;:!?")
ENDS = STOPS | frozenset("）)]］〕》”’…")
"""What a paragraph ends with that holds one of them."""
FEWEST_BROKEN = 8
"""Full lines that break off, at least: those of a title or two, broken by hand, are fewer."""
PLAIN_STYLES = frozenset({"", "normal", "plain text", "no spacing", "正文", "纯文本"})
"""Names of styles that pasted text gets by itself."""
SET = tuple(W + name for name in ("ind", "framePr", "outlineLvl", "pBdr", "pageBreakBefore"))
"""Properties that somebody gives to a paragraph, not to a line. Alignment is none: a title's lines are centred."""


def is_pasted(text: str, body: Element, styles: "StyleSheet") -> bool:
    """Whether the lines of a text are those of a page.

    Args:
        text: What was read, a paragraph a line.
        body: The `w:body` that it was read from, pruned.
        styles: The file's.
    """
    return is_broken(text) and _is_plain(body, styles)


def is_broken(text: str) -> bool:
    """Whether the lines that fill a page's width mostly break off, and what they begin comes to its stop in the next.

    It is asked of the text alone; what speaks against it in the file, the caller asks.
    """
    lines = [line.strip() for line in text.split("\n") if line and not line.isspace()]
    if len(lines) < FEWEST or max(map(len, lines)) > 2 * WIDEST:
        return False
    widths = [_width(line) for line in lines]
    page = max(widths)
    full = [at for at, width in enumerate(widths) if width >= page - SLACK]
    broken = [at for at in full if lines[at][-1] not in ENDS and INSIDE.search(lines[at])]
    ended = [at for at in broken if lines[at + 1 : at + 2] and lines[at + 1][-1] in STOPS]
    # Shares measured on 128 texts out of PDF: all but nine short ones come up to them, and none of 200 others does.
    return (
        NARROWEST <= page <= WIDEST
        and len(broken) >= max(FEWEST_BROKEN, len(full) / 2, len(lines) / 25)
        and len(full) * 4 >= sum(1 for width in widths if width >= page * 0.7)
        and len(ended) * 12 >= len(broken)
    )


def _width(line: str) -> float:
    """Full-width characters that a line fills; blanks of PDF text round digits are narrow."""
    return len(line.encode("gbk", "replace")) / 2 - line.count(" ") / 4


def _is_plain(body: Element, styles: "StyleSheet") -> bool:
    """Whether nothing in a body is set as a paragraph, as an item of a list, or otherwise than line by line."""
    if next(body.iter(TBL, TEXT_BOX, ALT_CHUNK), None) is not None:
        return False
    return all(_is_plain_paragraph(paragraph, styles) for paragraph in body.iter(P))


def _is_plain_paragraph(paragraph: Element, styles: "StyleSheet") -> bool:
    stated = read_properties(paragraph)
    style = styles.get(stated.style or styles.default)
    if stated.number or style.number or style.name not in PLAIN_STYLES:
        return False
    properties = paragraph.find(PPR)
    return properties is None or not any(map(_is_set, properties.iterchildren(*SET)))


def _is_set(stated: Element) -> bool:
    """Whether a property of a paragraph does something: an indent of 0 does not."""
    return stated.tag != W + "ind" or any(value.strip("0") for value in stated.attrib.values())
