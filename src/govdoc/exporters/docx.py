"""DOCX: a notice as it goes out, by GB/T 9704-2012. Entry point; the pieces are in `ooxml`.

The tree decides what appears: what it lacks is left out, or comes from the options. A web page's metadata and
page marks (furniture) have no place on paper. Every leaf comes back as the same text when the file is read:
one paragraph a line, markers as literal text.
"""

import re
from collections.abc import Iterator

from msgspec.structs import replace

from govdoc.exporters.ooxml.body import set_blocks
from govdoc.exporters.ooxml.closing import set_closing
from govdoc.exporters.ooxml.front import FRONT, is_order, read_front
from govdoc.exporters.ooxml.head import set_head
from govdoc.exporters.ooxml.imprint import set_imprint
from govdoc.exporters.ooxml.letter import set_letter_head
from govdoc.exporters.ooxml.options import DocxOptions, Fonts, read_options
from govdoc.exporters.ooxml.package import package
from govdoc.exporters.ooxml.paragraphs import Look, keep_next, paragraph
from govdoc.exporters.ooxml.sheet import Sheet, make_sheet
from govdoc.exporters.ooxml.text import run
from govdoc.exporters.ooxml.titles import break_title
from govdoc.exporters.ooxml.units import CELLS
from govdoc.model import Document, Element, Part

__all__ = ["DocxOptions", "Fonts", "dumps"]


def dumps(document: Document, docx: DocxOptions | None = None, **options: object) -> bytes:
    """Write a document as a DOCX.

    Args:
        document: The tree.
        docx: Options as an object; keywords go over it.
        options: Fields of `DocxOptions` as keywords: `form="letter"`, `seal=True`, `issuer="滨海市人民政府"`
        …

    Returns:
        The file. The same document and options give the same bytes.

    Raises:
        FormatError: An unknown option, or a value that it cannot have.
    """
    chosen = read_options(docx, options)
    sheet = make_sheet(document, chosen)
    body = "".join([*_parts(sheet), *set_imprint(sheet)])
    return package(body or paragraph("Body", ""), chosen.title or document.title, chosen)


def _parts(sheet: Sheet) -> Iterator[str]:
    for n, part in enumerate(sheet.document.parts):
        yield from _header(sheet, part) if n == 0 else _later_header(sheet, part)
        yield from _with_text(list(set_blocks(sheet, part.blocks)), set_closing(sheet, part))


SHORT = 2 * CELLS
"""Characters of a last paragraph that goes with the signature to the next page: two lines."""
TAG = re.compile(r"<[^<>]*>")


def _with_text(text: list[str], closing: list[str]) -> list[str]:
    """Text and closing.

    A short last paragraph stays with the signature, which should not stand alone on a page. A long one does
    not: it would leave a hole, or the first page without text (7.3.3).
    """
    if closing and len(text) > 1 and len(TAG.sub("", text[-1])) <= SHORT:
        text[-1] = keep_next(text[-1])
    return [*text, *closing]


def _header(sheet: Sheet, part: Part) -> Iterator[str]:
    """Everything above the main part's text: 版头 in its set order, the rest in the tree's."""
    front = read_front(sheet, part)
    is_letter = sheet.options.form == "letter"
    yield from set_letter_head(sheet, front) if is_letter else set_head(sheet, front)
    elements = [element for element in part.header.elements if not _is_front(element, part)]
    before = 2 * sheet.options.line if front.has_line or front.corner else 0
    title = sheet.options.title
    if title is not None:
        yield _title(sheet, title, Look(before=before, after=_gap(sheet, elements)))
        elements = [element for element in elements if element.role != "title"]
        before = 0
    yield from _elements(sheet, elements, Look(before=before))


def _is_front(element: Element, part: Part) -> bool:
    """Whether an element of the main part's header stands in 版头."""
    number = part.header.number
    return element.role in FRONT and not (element.role == "number" and number and is_order(number.text))


def _later_header(sheet: Sheet, part: Part) -> Iterator[str]:
    """The head of what follows the notice: on a new page; 附件1 on line 1, its title on line 3 (7.3.7)."""
    elements = [element for element in part.header.elements if element.role != "metadata"]
    labels = [element for element in elements[:1] if element.role == "label"]
    for label in labels:
        yield paragraph("Label", run(sheet.say(label.text), sheet.faces.hei_alone), Look(page_break=True))
    rest = elements[len(labels) :]
    if labels:
        yield from _elements(sheet, rest, Look(before=sheet.options.line))
    elif rest:
        yield from _elements(sheet, rest, Look(before=2 * sheet.options.line, page_break=True))
    else:
        yield paragraph("Gap", "", Look(page_break=True))


CAPTIONS = frozenset({"date", "passage", "note", "number", "mark"})
"""Roles that stand centred under a title."""
STYLES = {"label": "Label", "recipients": "Recipients"}


def _elements(sheet: Sheet, elements: list[Element], opening: Look) -> Iterator[str]:
    """Elements of a header; `opening` is the look of the first.

    A blank line parts the titles from the text.
    """
    for n, element in enumerate(elements):
        look = opening if n == 0 else Look(before=0)
        if element.role == "title" or element.role in CAPTIONS:
            look = replace(look, after=_gap(sheet, elements[n + 1 :]))
        yield from _element(sheet, element, look)


def _gap(sheet: Sheet, behind: list[Element]) -> int:
    """The space under a title: none before another title or caption, else a line."""
    follows = bool(behind) and (behind[0].role == "title" or behind[0].role in CAPTIONS)
    return 0 if follows else sheet.options.line


def _element(sheet: Sheet, element: Element, look: Look) -> Iterator[str]:
    if element.role == "title":
        yield _title(sheet, element.text, look)
    elif element.role == "contents":
        yield from _contents(sheet, element, look)
    elif element.role in CAPTIONS:
        yield paragraph("Caption", run(sheet.say(element.text), sheet.faces.kai_alone), look)
    else:
        style = STYLES.get(element.role, "Body")
        face = sheet.faces.hei_alone if style == "Label" else sheet.faces.body
        yield paragraph(style, run(sheet.say(element.text), face), replace(look, before=None))


def _title(sheet: Sheet, title: str, look: Look) -> str:
    lines = "\n".join(break_title(sheet.say(title)))
    return paragraph("Title", run(lines, sheet.faces.mark), look)


def _contents(sheet: Sheet, element: Element, look: Look) -> Iterator[str]:
    """目录: its heading centred, its entries a line each."""
    first, *entries = sheet.lines(element) or [element.text]
    yield paragraph("Chapter", run(first, sheet.faces.hei_alone), look)
    for entry in entries:
        yield paragraph("Normal", sheet.body(entry))
