"""Document → Markdown (GitHub's dialect) to read, to diff and to hand to a language model.

The words are those of the text, in its order, but that the head's facts are a list below the title. Numbers stand
as written: they are text, never Markdown's own lists. A part's title is a heading of level 1, units have headings
below it. govdoc reads its own Markdown as the same notice.
"""

import re
from collections.abc import Iterable, Iterator

from govdoc.exporters.markdown_text import heading, inline, line, table
from govdoc.model import Block, Document, Element, ElementRole, Paragraph, Part, Section, Table

LABELS: dict[ElementRole, str] = {
    "copy": "份号",
    "secrecy": "密级",
    "urgency": "紧急程度",
    "mark": "发文机关标志",
    "number": "发文字号",
    "signer": "签发人",
    "metadata": "",
}
"""Elements of the head that become an item of a list, and what they are called there."""
ABOVE = ("label", "metadata")
"""Elements that stay above the heading where the text has them there."""
BARE = re.compile(r"\s*[0-9０-９]{1,4}[.．、]?\s*")
"""A number that a collection gives to a notice."""
SERIAL = re.compile(r"[（(]?\s*(?:(?:19|20)[0-9]{2}\s*年\s*)?第")
"""（第19号）: an order's number stands below its title as it is; the label is that of a number with a code."""
DEEPEST = 6
"""Levels of headings in Markdown."""
CLOSED = ("、", "）", ")", ".", "．", "﹒")
"""A number that ends so needs no blank behind it; `第一条`, `1.1` and `①` do, and `5.` before `100周岁`."""


def dumps(document: Document) -> bytes:
    """A document as Markdown in UTF-8, ending in a line break."""
    paragraphs = [each for part in document.parts for each in _part(part)]
    return "".join(f"{each}\n\n" for each in paragraphs)[:-1].encode("utf-8")


def _part(part: Part) -> Iterator[str]:
    above, title, below = _head(_words(part.header.elements))
    yield from _elements(above)
    words = heading(title)
    if words:
        yield f"# {words}"
    yield from _elements(below)
    for block in part.blocks:
        yield from _block(block)
    yield from _elements(_words(part.closing.elements))


Words = tuple[ElementRole, str]
"""Role and words of an element."""


def _words(elements: Iterable[Element]) -> Iterator[Words]:
    """The elements' words; a bare number stands before those of the next one, since alone it would open a unit."""
    number = ""
    for each in elements:
        if each.role == "metadata" and BARE.fullmatch(each.text):
            number += each.text.strip() + " "
        elif words := each.text.strip():
            yield each.role, number + words
            number = ""
    if number:
        yield "metadata", number.rstrip()


def _head(elements: Iterable[Words]) -> tuple[list[Words], str, list[Words]]:
    """What stands above the heading, the heading, and what stands below it.

    Above it stay 附件1 and what a web page says of a notice (索引号：…): below a title they would be the text's
    beginning. A part without a title is headed by its label.
    """
    above: list[Words] = []
    title: list[str] = []
    below: list[Words] = []
    for role, words in elements:
        if role == "title":
            title.append(words)
        else:
            (above if role in ABOVE and not title else below).append((role, words))
    if not title:
        title = [words for role, words in above if role == "label"]
        above = [each for each in above if each[0] != "label"]
    return above, " ".join(title), below


def _elements(elements: Iterable[Words]) -> Iterator[str]:
    """Facts as one list, then the others, a paragraph each."""
    elements = list(elements)
    facts = [_fact(role, words) for role, words in elements if _is_fact(role, words)]
    if facts:
        yield "\n".join(facts)
    for role, words in elements:
        if not _is_fact(role, words):
            yield line(words)


def _is_fact(role: ElementRole, words: str) -> bool:
    return role in LABELS and not (role == "number" and SERIAL.match(words))


def _fact(role: ElementRole, words: str) -> str:
    label = LABELS[role]
    stated = not label or words.startswith(label)
    return "- " + (line(words) if stated else f"{label}：{inline(words)}")


def _block(block: Block) -> Iterator[str]:
    if isinstance(block, Section):
        yield from _section(block)
    elif isinstance(block, Table):
        yield from filter(None, [table(block)])
    else:
        yield from filter(None, [line(block.text)])


def _section(unit: Section) -> Iterator[str]:
    """A unit with a heading opens with it; one without is a paragraph that begins with its number."""
    blocks = unit.blocks
    if unit.heading:
        yield "#" * min(unit.depth + 1, DEEPEST) + " " + heading(_numbered(unit, unit.heading.text))
    elif blocks and isinstance(blocks[0], Paragraph):
        yield line(_numbered(unit, blocks[0].text))
        blocks = blocks[1:]
    else:
        yield line(unit.marker.text)
    for block in blocks:
        yield from _block(block)


def _numbered(unit: Section, words: str) -> str:
    words = words.strip()
    is_parted = not words or (unit.marker.text.endswith(CLOSED) and not words[0].isdecimal())
    return unit.marker.text + ("" if is_parted else " ") + words
