"""XML → Document: the elements' places become spans; what no attribute repeats is read off the text."""

from collections import defaultdict
from collections.abc import Callable, Iterator

from govdoc.errors import FormatError
from govdoc.exporters.versions import is_newer
from govdoc.exporters.xml import NAMESPACE
from govdoc.exporters.xml_drafts import Draft, Drafts
from govdoc.exporters.xml_grammar import check, check_attributes
from govdoc.exporters.xml_nodes import XmlNode, parse
from govdoc.exporters.xml_words import Page, name, reading, title
from govdoc.model import (
    ROLES,
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
from govdoc.model.source import UNKNOWN
from govdoc.model.tree import NO_CLOSING, NO_HEADER


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

    def __init__(self, root: XmlNode, text: str) -> None:
        self.root, self.text = root, text
        self.is_lenient = is_newer(root.required("version"))
        if not self.is_lenient:
            check(root)
        self.head, self.body = _child(root, "head"), _child(root, "text")
        self.furniture = tuple(map(_furniture, _marks(self.body)))
        self.page = Page(text, self.furniture)
        self.drafts = Drafts(self.head, self.body, len(text))
        self.named: dict[str | None, list[Span]] = defaultdict(list)
        """Per id of a body where it is mentioned."""

    def document(self) -> Document:
        """The document."""
        parts = tuple(map(self._part, _all(self.body, "part")))
        if not parts:
            raise self.body.odd("里至少要有一个 <part>")
        document = Document(
            text=self.text,
            parts=parts,
            agencies=tuple(map(self._agency, _all(self.head, "agency"))),
            definitions=tuple(map(_definition, self.drafts.of("definition"))),
            citations=tuple(map(_citation, self.drafts.of("citation"))),
            furniture=self.furniture,
            diagnostics=tuple(map(self._diagnostic, _all(self.head, "diagnostic"))),
            origin=next(map(_origin, _all(self.head, "origin")), UNKNOWN),
        )
        if not self.is_lenient:
            check_attributes(self.root)
        return document

    def _part(self, node: XmlNode) -> Part:
        headers, closings = _all(node, "header"), _all(node, "closing")
        return Part(
            kind=node.one_of("kind", PartKind),
            label=node.optional("label"),
            header=next(map(self._header, headers), NO_HEADER),
            blocks=self._blocks(node),
            closing=next(map(self._closing, closings), NO_CLOSING),
            assignments=self._assignments(node),
            span=node.span,
        )

    def _header(self, node: XmlNode) -> Header:
        return Header(
            elements=tuple(map(self._line, _all(node, "line"))),
            title=node.optional("title"),
            kind=node.optional("kind"),
            number=_number(node),
            issuers=_names(node, "issuer"),
            recipients=_names(node, "recipient"),
            date=node.optional("date"),
            secrecy=node.optional("secrecy"),
            urgency=node.optional("urgency"),
            signer=node.optional("signer"),
            metadata=tuple((each.required("label"), each.required("value")) for each in _all(node, "field")),
        )

    def _closing(self, node: XmlNode) -> Closing:
        return Closing(
            elements=tuple(map(self._line, _all(node, "line"))),
            attachments=_names(node, "attachment"),
            signatories=_names(node, "signatory"),
            date=node.optional("date"),
            note=node.optional("note"),
            copies=_names(node, "copy"),
            printing=node.optional("printing"),
        )

    def _line(self, node: XmlNode) -> Element:
        return Element(node.one_of("role", ElementRole), self._text(node, reading), node.span)

    def _blocks(self, node: XmlNode) -> tuple[Block, ...]:
        makers: dict[str, Callable[[XmlNode], Block]]
        makers = {"section": self._section, "paragraph": self._paragraph, "table": self._table}
        return tuple(makers[each.tag](each) for each in node.children if each.tag in makers)

    def _section(self, node: XmlNode) -> Section:
        return Section(
            marker=self._marker(_child(node, "marker")),
            depth=_needed(node, "depth", node.number("depth")),
            address=node.required("address"),
            heading=next(map(self._heading, _all(node, "heading")), None),
            blocks=self._blocks(node),
            assignments=self._assignments(node),
            span=node.span,
        )

    def _marker(self, node: XmlNode) -> Marker:
        style, ordinal = node.one_of("style", MarkerStyle), node.numbers("ordinal")
        return Marker(style, ordinal, self._text(node, name), node.span)

    def _heading(self, node: XmlNode) -> Heading:
        return Heading(self._text(node, title), node.span)

    def _paragraph(self, node: XmlNode) -> Paragraph:
        return Paragraph(self._text(node, reading), node.span)

    def _table(self, node: XmlNode) -> Table:
        rows = (tuple(map(self._cell, _all(row, "cell"))) for row in _all(node, "row"))
        return Table(tuple(rows), node.span)

    def _cell(self, node: XmlNode) -> Cell:
        columns, rows = node.number("columns"), node.number("rows")
        text = self._text(node, reading)
        return Cell(text, node.span, 1 if columns is None else columns, 1 if rows is None else rows)

    def _text(self, node: XmlNode, read: Callable[[str], str]) -> str:
        """A leaf's text: the attribute, else what `read` makes of its characters."""
        text = node.optional("text")
        return read(self.page.raw(node.span)) if text is None else text

    def _assignments(self, unit: XmlNode) -> tuple[Assignment, ...]:
        return tuple(map(self._assignment, self.drafts.of("assignment", unit)))

    def _assignment(self, draft: Draft) -> Assignment:
        node = draft.node
        text, form = node.optional("text"), node.one_of("form", AssignmentForm)
        bodies: dict[Role, list[Mention]] = {role: [] for role in ROLES}
        for mention in self.drafts.of("mention", draft):
            bodies[mention.node.one_of("role", Role)].append(self._mention(mention))
        return Assignment(
            text=reading(self.page.raw(draft.span)) if text is None else text,
            span=draft.span,
            form=form,
            deadline=node.optional("deadline"),
            **{role: tuple(mentions) for role, mentions in bodies.items()},
        )

    def _mention(self, draft: Draft) -> Mention:
        node = draft.node
        written, agency = node.optional("name"), node.optional("agency")
        self.named[agency].append(draft.span)
        written = name(self.page.raw(draft.span)) if written is None else written
        return Mention(written, draft.span, agency, node.optional("open") == "true")

    def _agency(self, node: XmlNode) -> Agency:
        id_ = node.required("id")
        stated = "mentions" in node.attributes
        mentions = node.spans("mentions", len(self.text)) if stated else sorted(self.named[id_])
        return Agency(
            id=id_,
            name=node.required("name"),
            kind=node.one_of("kind", AgencyKind),
            written=_names(node, "written"),
            mentions=tuple(mentions),
            via=node.required("via"),
            plates=_names(node, "plate"),
            candidates=_names(node, "candidate"),
            note=node.optional("note"),
        )

    def _diagnostic(self, node: XmlNode) -> Diagnostic:
        return Diagnostic(
            code=node.required("code"),
            severity=node.one_of("severity", Severity),
            message=node.required("message"),
            span=node.only_span("span", len(self.text)),
            cause=node.one_of("cause", Cause),
            basis=node.optional("basis"),
        )


def _all(node: XmlNode, tag: str) -> list[XmlNode]:
    return [child for child in node.children if child.tag == tag]


def _child(node: XmlNode, tag: str) -> XmlNode:
    """The child that must be there."""
    for child in node.children:
        if child.tag == tag:
            return child
    raise node.odd(f"里缺少 <{tag}>")


def _needed(node: XmlNode, name: str, value: int | None) -> int:
    if value is None:
        raise node.odd(f"缺少属性 {name}")
    return value


def _names(node: XmlNode, tag: str) -> tuple[str, ...]:
    """The names that empty elements state."""
    return tuple(each.required("name") for each in _all(node, tag))


def _marks(node: XmlNode) -> Iterator[XmlNode]:
    """The furniture in an element, in order."""
    if node.tag == "furniture":
        yield node
    for child in node.children:
        yield from _marks(child)


def _furniture(node: XmlNode) -> Furniture:
    return Furniture(node.one_of("kind", FurnitureKind), node.span)


def _origin(node: XmlNode) -> Origin:
    return Origin(node.optional("name"), node.required("format"), node.optional("encoding"))


def _definition(draft: Draft) -> Definition:
    node = draft.node
    kind = node.one_of("kind", DefinitionKind)
    return Definition(node.required("short"), kind, draft.span, node.optional("full"))


def _citation(draft: Draft) -> Citation:
    return Citation(draft.span, draft.node.optional("title"), _number(draft.node))


def _number(node: XmlNode) -> DocumentNumber | None:
    """A 发文字号, if the element states one."""
    text = node.optional("number")
    if text is None:
        return None
    return DocumentNumber(text, node.required("code"), node.number("year"), node.number("serial"))
