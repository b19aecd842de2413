"""Plain text laid out on OFD pages as GB/T 9704-2012 sets a notice: 28 characters a line, 22 lines a page.

Titles are centred, paragraphs indented by two characters, signatures and dates at the right; each page has its number.
"""

import re
from collections.abc import Iterator

from ofd_files import A4, SIZE, Text, ofd

import govdoc
from govdoc import Document
from wrapping import visual_lines, width

LINE, LINES = 28, 22
LEFT, TOP, PITCH = 28.0, 44.0, 10.2
TITLE = 7.76
"""二号: 22 points."""
CENTRED = ("mark", "number", "title", "passage")
FLUSH = ("recipients", "label", "copies", "printing")
CHAPTER = re.compile("第.{1,3}[章节]　")

Line = tuple[str, float, float]
"""What it says, where it begins, its size."""


def laid_out(text: str) -> bytes:
    """An OFD of a text of one paragraph a line."""
    lines = [*_lines(text, govdoc.parse(text))]
    pages = [lines[start : start + LINES] for start in range(0, len(lines), LINES)]
    return ofd(*(_page(page, number) for number, page in enumerate(pages, 1)))


def _page(lines: list[Line], number: int) -> list[Text]:
    texts = [Text(text, x, TOP + PITCH * at, size) for at, (text, x, size) in enumerate(lines) if text]
    return [*texts, Text(f"— {number} —", 98, 272, 4.94)]


def _lines(text: str, document: Document) -> Iterator[Line]:
    """The lines of each paragraph; an empty one is a line that shows nothing."""
    roles = dict(_roles(document))
    offset = 0
    for paragraph in text.split("\n"):
        words = paragraph.strip()
        role = roles.get(offset + paragraph.find(words), "")
        offset += len(paragraph) + 1
        if role in CENTRED or CHAPTER.match(words):
            size = TITLE if role == "title" else SIZE
            for line, _ in visual_lines(words, LINE * SIZE // size - 2, 0):
                yield line, (A4[0] - width(line) * size) / 2, size
        elif role in ("signatory", "date"):
            yield words, A4[0] - LEFT - (width(words) + 2) * SIZE, SIZE
        else:
            indent = 0 if role in FLUSH else 2
            for at, (line, _) in enumerate(visual_lines(words, LINE, indent)):
                yield line, LEFT + (indent * SIZE if at == 0 else 0), SIZE


def _roles(document: Document) -> Iterator[tuple[int, str]]:
    """Where each piece of the envelope begins, and what it is."""
    for part in document.parts:
        for element in (*part.header.elements, *part.closing.elements):
            text = document.slice(element.span)
            yield element.span.start + len(text) - len(text.lstrip()), element.role
