"""What a reader hands to the parser: the text, and what the file's format knows about it."""

from msgspec import field

from govdoc.model.node import Node
from govdoc.model.span import Span
from govdoc.model.tree import Furniture


class Origin(Node, frozen=True):
    """Where a document came from."""

    name: str | None = None
    """File name as the caller gave it; None for text handed over directly."""
    format: str = field(default_factory=lambda: "text")
    """Always written as JSON, as a default that is no constant is."""
    encoding: str | None = None
    """Codec that decoded the bytes; None for text handed over directly and for binary formats."""


UNKNOWN = Origin()
"""Of text handed over directly."""


class CellRegion(Node, frozen=True):
    """A table cell that the format marks as one."""

    span: Span
    """With the tab or line break behind it, and the page's furniture if any, so that cells tile their table."""
    columns: int = 1
    rows: int = 1


class TableRegion(Node, frozen=True):
    """A stretch of the text that the format marks as a table; its cells tile it."""

    rows: tuple[tuple[CellRegion, ...], ...]
    span: Span


class Source(Node, frozen=True):
    """Text out of a file, one paragraph (or one physical line) a line, ready to parse."""

    text: str
    """Becomes `Document.text`, unchanged."""
    origin: Origin = UNKNOWN
    tables: tuple[TableRegion, ...] = ()
    """In order, without overlap. In the text, cells end in a tab, rows in a line break."""
    furniture: tuple[Furniture, ...] = ()
    """Chrome and markup that the reader kept in the text, in order."""
    paragraphs: bool = False
    """Whether the format says that a line is a paragraph (HTML, DOCX, DOC): then lines are never joined."""
    title: str | None = None
    """The title that the format's own metadata gives (HTML meta ArticleTitle); a witness, not text."""
