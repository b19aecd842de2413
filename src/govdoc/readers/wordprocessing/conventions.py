"""What a file of Word becomes, DOCX or DOC: titles in one line, notes at the end, frames that are no tables."""

from msgspec import Struct
from msgspec.structs import replace

from govdoc.model import Furniture, Source, Span
from govdoc.readers.sheet import CellText

TITLES = frozenset({"title", "标题", "公文标题"})
"""Names of styles of a title: a line break in one is layout, the title goes on."""
LAYOUT = {"签发人": ("\n", "　"), "印发机关和印发日期": ("\t", "")}
"""Names of our styles in which a sign only moves text to its place, the sign, and what it is read as."""
DEEPEST_STYLE = 32
"""Styles that a style can be based on, one on another; Word itself stops earlier."""


class Style(Struct, frozen=True):
    """One paragraph style, what it inherits included."""

    name: str = ""
    """Lower case: `title`, `heading 1`, `公文标题`."""
    number: int | None = None
    """The list that its paragraphs are in, as `counting.Numbering` calls it."""
    level: int | None = None
    """The level of that list, from 0, where the style itself says so."""


def laid_out(text: str, style: str) -> str:
    """A paragraph's text without the breaks and tabs that only move it to its place."""
    if style in TITLES:
        return text.replace("\n", "")
    return text.replace(*LAYOUT[style]) if style in LAYOUT else text


def is_grid(rows: list[list[CellText]]) -> bool:
    """Whether ruled rows can be a table: not a single cell that frames a text."""
    return sum(len(row) for row in rows) > 1


def with_notes(source: Source, notes: list[str]) -> Source:
    """Footnotes and endnotes at the end as furniture, a line each."""
    if not notes:
        return source
    added = "".join(note + "\n" for note in notes)
    span = Span(len(source.text), len(source.text) + len(added))
    return replace(source, text=source.text + added, furniture=(Furniture("page", span),))
