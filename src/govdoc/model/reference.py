"""What a notice says about other names and other documents."""

from typing import Literal

from govdoc.model.node import Node
from govdoc.model.span import Span

DefinitionKind = Literal["agency", "document", "other"]


class DocumentNumber(Node, frozen=True):
    """A 发文字号 in its parts."""

    text: str
    """Normalised: 〔〕, no blanks: 大政办发〔2012〕45号, 令第37号, 公告2020年第6号."""
    code: str  # 机关代字: 大政办发; 令 or 公告 for orders and announcements
    year: int | None = None
    serial: int | None = None


class Definition(Node, frozen=True):
    """A short name that the text gives to something: 以下简称, 以下统称, 下称."""

    short: str
    kind: DefinitionKind
    span: Span
    """The defining words; the definition holds from `span.end` on."""
    full: str | None = None
    """What it shortens, as far as the text shows where that begins."""


class Citation(Node, frozen=True):
    """Another document that the text names."""

    span: Span
    title: str | None = None
    """Title without the outer 《》; None where only the number is given."""
    number: DocumentNumber | None = None
