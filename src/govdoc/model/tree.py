"""The typed tree: what a notice is made of.

Leaves (`Marker`, `Heading`, `Paragraph`, `Cell`, `Element`) and the document's `Furniture` tile the text:
every code point belongs to exactly one of them. A leaf's `span` holds its characters with the white space and
the soft line breaks around and inside it; its `text` is the reading: line breaks and furniture taken out, ends
stripped. `Assignment`, `Mention`, `Definition`, `Citation` are annotations: spans inside leaves, never leaves.
"""

from collections.abc import Iterator
from typing import Literal

from govdoc.model.agency import Assignment
from govdoc.model.node import Node
from govdoc.model.reference import DocumentNumber
from govdoc.model.span import Span

MarkerStyle = Literal[
    "第编", "第章", "第节", "第条", "一、", "（一）", "1.", "1、", "（1）", "1）", "①", "1.1", "一", "1", "A."
]
"""The family of a number, in its standard dress whatever the width it is written in. `一` and `1` are
numbers that stand without punctuation, apart from their text by a blank; `1.1` is decimal of any depth."""

FurnitureKind = Literal["page", "chrome", "markup"]
"""`page`: page marks and page numbers; `chrome`: navigation, print and share buttons of a web page or a
database's reference lines; `markup`: signs of a markup language that is not part of the notice."""

ElementRole = Literal[
    "mark",
    "number",
    "secrecy",
    "urgency",
    "copy",
    "signer",
    "metadata",
    "title",
    "date",
    "note",
    "recipients",
    "label",
    "contents",
    "attachments",
    "signatory",
    "copies",
    "printing",
    "passage",
]
"""发文机关标志, 发文字号, 密级, 紧急程度, 份号, 签发人, web metadata, 标题, 日期, 附注, 主送机关, 附件1, 目录, 附件说明,
署名, 抄送, 印发, and the history line of a regulation (2004年5月26日国务院令第407号公布)."""

PartKind = Literal["main", "issued", "attachment"]


class Furniture(Node, frozen=True):
    """Text on the page that is not text of the notice. Kept, never mixed into a reading."""

    kind: FurnitureKind
    span: Span


class Marker(Node, frozen=True):
    """The number that opens a unit. Leaf."""

    style: MarkerStyle
    ordinal: tuple[int, ...]
    """`(5,)` for （五）; one number per level for decimals: `(1, 2)` for 1.2; `(120, 1)` for 第一百二十条之一."""
    text: str
    """As written, without blanks: (五)."""
    span: Span


class Heading(Node, frozen=True):
    """A unit's title. Leaf."""

    text: str
    """Without the full stop or colon that closes it."""
    span: Span
    """With the stop."""


class Paragraph(Node, frozen=True, tag="paragraph"):
    """Text without a number of its own. Leaf."""

    text: str
    span: Span


class Cell(Node, frozen=True):
    """One cell of a table. Leaf."""

    text: str
    span: Span
    columns: int = 1
    """How many columns it spans."""
    rows: int = 1
    """How many rows it spans."""


class Table(Node, frozen=True, tag="table"):
    """A table, row by row."""

    rows: tuple[tuple[Cell, ...], ...]
    span: Span


class Element(Node, frozen=True):
    """A line (or several) of the envelope, with its role: 发文字号, 标题, 主送机关, 署名 … Leaf."""

    role: ElementRole
    text: str
    span: Span


class Section(Node, frozen=True, tag="section"):
    """A numbered unit with everything that stands under it."""

    address: str
    """The ordinals from the top of the part down: `2.5.1` for 二、（五）1."""
    depth: int
    """Nesting in its part as a reader sees it: 1 is the top level."""
    marker: Marker
    span: Span
    heading: Heading | None = None
    assignments: tuple[Assignment, ...] = ()
    blocks: tuple["Block", ...] = ()

    def __repr__(self) -> str:
        """In short: what stands under the unit is counted."""
        return (
            f"Section(address={self.address!r}, marker={self.marker.text!r}, title={self.title!r}, "
            f"assignments={len(self.assignments)}, blocks={len(self.blocks)})"
        )

    @property
    def sections(self) -> tuple["Section", ...]:
        """The units directly under this one."""
        return tuple(block for block in self.blocks if isinstance(block, Section))

    @property
    def text(self) -> str:
        """The unit's own words: heading and paragraphs, without its sub-units."""
        own = [block.text for block in self.blocks if isinstance(block, Paragraph)]
        return "".join([self.heading.text + "。", *own] if self.heading and own else own or [self.title])

    @property
    def title(self) -> str:
        """The heading's text, or nothing."""
        return self.heading.text if self.heading else ""

    def walk(self) -> Iterator["Section"]:
        """This unit and all below it, in reading order."""
        return _units((self,))


Block = Section | Paragraph | Table


def _units(blocks: tuple[Block, ...]) -> Iterator[Section]:
    """The units among blocks and below them, in reading order; on a stack of its own, since units may stand deep."""
    waiting = list(blocks[::-1])
    while waiting:
        block = waiting.pop()
        if type(block) is Section:  # `isinstance` takes long to say no of a class that has a metaclass
            yield block
            waiting += block.blocks[::-1]


class Header(Node, frozen=True):
    """What stands above the text: 版头, 标题, 主送机关."""

    title: str | None = None  # 标题
    kind: str | None = None  # 文种, bare: 实施意见 → 意见
    number: DocumentNumber | None = None  # 发文字号
    issuers: tuple[str, ...] = ()  # 发文机关, as the mark or the title names them
    recipients: tuple[str, ...] = ()  # 主送机关, split at ， and ；
    date: str | None = None  # the date under or behind the title, ISO 8601
    secrecy: str | None = None  # 密级和保密期限
    urgency: str | None = None  # 紧急程度
    signer: str | None = None  # 签发人
    metadata: tuple[tuple[str, str], ...] = ()
    """Label and value of a web page's or a database's metadata: (索引号, 000014349/2018-00214)."""
    elements: tuple[Element, ...] = ()
    """The leaves, in order."""


class Closing(Node, frozen=True):
    """What stands below the text: 附件说明, 署名, 成文日期, 附注, 抄送, 印发."""

    attachments: tuple[str, ...] = ()  # 附件说明: the names listed
    signatories: tuple[str, ...] = ()  # 发文机关署名
    date: str | None = None  # 成文日期, ISO 8601
    note: str | None = None  # 附注, without its brackets
    copies: tuple[str, ...] = ()  # 抄送机关
    printing: str | None = None  # 印发机关和印发日期
    elements: tuple[Element, ...] = ()
    """The leaves, in order."""


NO_HEADER, NO_CLOSING = Header(), Closing()


class Part(Node, frozen=True):
    """One of the documents in the file: the notice, the plan it issues, an attachment."""

    kind: PartKind
    span: Span
    label: str | None = None  # 附件1
    header: Header = NO_HEADER
    assignments: tuple[Assignment, ...] = ()
    """Those that stand in no numbered unit."""
    blocks: tuple[Block, ...] = ()
    closing: Closing = NO_CLOSING

    def __repr__(self) -> str:
        """In short: what stands in the part is counted."""
        return (
            f"Part(kind={self.kind!r}, label={self.label!r}, title={self.title!r}, "
            f"assignments={len(self.assignments)}, blocks={len(self.blocks)})"
        )

    @property
    def title(self) -> str | None:
        """The part's 标题."""
        return self.header.title

    @property
    def sections(self) -> tuple[Section, ...]:
        """The top-level units."""
        return tuple(block for block in self.blocks if isinstance(block, Section))

    def walk(self) -> Iterator[Section]:
        """Every numbered unit, in reading order."""
        return _units(self.blocks)
