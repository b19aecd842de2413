"""Document → Markdown (GitHub's dialect) to read, to diff and to hand to a language model.

The words are those of the text, in its order, but that the title stands first. Numbers stand as written: they
are text, never Markdown's own lists. Each part begins with a heading of level 1, units with headings below it.
"""

from collections.abc import Iterator, Sequence

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
DEEPEST = 6
"""Levels of headings in Markdown."""
CLOSED = ("、", "）", ")", ".", "．", "﹒")
"""A number that ends so needs no blank behind it; `第一条`, `1.1` and `①` do."""


def dumps(document: Document) -> bytes:
    """A document as Markdown in UTF-8, ending in a line break."""
    paragraphs = [each for part in document.parts for each in _part(part)]
    return "".join(f"{each}\n\n" for each in paragraphs)[:-1].encode("utf-8")


def _part(part: Part) -> Iterator[str]:
    yield from _title(part)
    facts = [_fact(each) for each in part.header.elements if each.role in LABELS and each.text.strip()]
    if facts:
        yield "\n".join(facts)
    others = (each for each in part.header.elements if each.role not in (*LABELS, "title", "label"))
    yield from _paragraphs(others)
    for block in part.blocks:
        yield from _block(block)
    yield from _paragraphs(part.closing.elements)


def _title(part: Part) -> Iterator[str]:
    """附件1 and the title, as one heading; nothing is put where both are missing."""
    found = [each.text for role in ("label", "title") for each in part.header.elements if each.role == role]
    words = heading(" ".join(found))
    if words:
        yield f"# {words}"


def _fact(element: Element) -> str:
    label = LABELS[element.role]
    stated = not label or element.text.startswith(label)
    return "- " + (line(element.text) if stated else f"{label}：{inline(element.text)}")


def _paragraphs(elements: Sequence[Element] | Iterator[Element]) -> Iterator[str]:
    yield from filter(None, (line(each.text) for each in elements))


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
    gap = "" if unit.marker.text.endswith(CLOSED) or not words else " "
    return unit.marker.text + gap + words.strip()
