"""XML → Document: the elements' places become spans; what no attribute repeats is read off the text."""

from collections.abc import Callable, Iterator
from typing import Any

from govdoc.errors import FormatError
from govdoc.exporters.versions import is_newer
from govdoc.exporters.xml import NAMESPACE
from govdoc.exporters.xml_drafts import Draft, Drafts
from govdoc.exporters.xml_nodes import Node, parse
from govdoc.exporters.xml_words import Page, name, reading, title
from govdoc.model import (
    ROLES,
    SCHEMA_VERSION,
    Agency,
    AgencyKind,
    Assignment,
    AssignmentForm,
    Block,
    Cause,
    Cell,
    Citation,
    Closing,
    Definition,
    DefinitionKind,
    Diagnostic,
    Document,
    DocumentNumber,
    Element,
    ElementRole,
    Furniture,
    FurnitureKind,
    Header,
    Heading,
    Marker,
    MarkerStyle,
    Mention,
    Origin,
    Paragraph,
    Part,
    PartKind,
    Role,
    Section,
    Severity,
    Span,
    Table,
)


def read(data: bytes) -> Document:
    """The document in an XML file.

    Raises:
        FormatError: The data are no XML, have a DTD, or are not by the schema; the message names the line.
    """
    try:
        root, text = parse(data, NAMESPACE)
        return _Reader(root, text).document()
    except RecursionError:
        raise FormatError("这个 XML 文件的层次太深。") from None


class _Reader:
    """Turns the nodes of one file into a document."""

    def __init__(self, root: Node, text: str) -> None:
        is_lenient = is_newer(root.required("version"))
        if not is_lenient:
            check(root)
        self.root, self.text, self.is_lenient = root, text, is_lenient
        self.head, self.body = _child(root, "head"), _child(root, "text")
        self.furniture = tuple(map(_furniture, _marks(self.body)))
        self.page = Page(text, self.furniture)
        self.drafts = Drafts(self.head, self.body, len(text))

    def document(self) -> Document:
        """The document."""
        assignments = list(map(self._assignments, self.drafts.units))
        parts = tuple(map(self._part, _all(self.body, "part")))
        if not parts:
            raise self.body.odd("里至少要有一个 <part>")
        document = Document(
            text=self.text,
            parts=parts,
            definitions=tuple(map(_definition, self.drafts.of("definition"))),
            citations=tuple(map(_citation, self.drafts.of("citation"))),
            furniture=self.furniture,
            agencies=tuple(map(self._agency, _all(self.head, "agency"))),
            diagnostics=tuple(map(self._diagnostic, _all(self.head, "diagnostic"))),
            origin=next(map(_origin, _all(self.head, "origin")), Origin()),
        )
        if not self.is_lenient:
            check_attributes(self.root)
        return document
