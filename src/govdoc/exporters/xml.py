"""Document → XML, complete enough to be read back to an equal document.

`<head>` says where the notice comes from, which bodies it names and what is odd about it; `<text>` is the
tree. The text stands in it once: the characters of `<text>`, read from its start to its end, are
`Document.text`, and an element's place in them is its span. Annotations are elements inside the leaves.
docs/format.md explains each element, `govdoc.xsd` declares it.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from itertools import count
from typing import Protocol

from govdoc import schemas
from govdoc.errors import FormatError
from govdoc.exporters.xml_annotations import Annotation, annotations, number, optional
from govdoc.exporters.xml_escapes import attribute
from govdoc.exporters.xml_inline import Inline, inconsistent
from govdoc.exporters.xml_words import Page, name, reading, title
from govdoc.model import (
    Agency,
    Block,
    Closing,
    Diagnostic,
    Document,
    Element,
    Header,
    Marker,
    Part,
    Section,
    Span,
    Table,
)
from govdoc.model.document import SCHEMA
from govdoc.model.tree import NO_CLOSING, NO_HEADER

NAMESPACE = SCHEMA
"""The format has one name in both of its spellings, and the major version is part of it."""


def dumps(document: Document) -> bytes:
    """A document as XML in UTF-8.

    Raises:
        FormatError: The leaves of the tree do not tile the text (which those of `parse` and `load` do), or
            the tree is nested deeper than Python's stack.
    """
    try:
        return "".join(_Writer(document).write()).encode("utf-8")
    except RecursionError:
        raise FormatError("文档的层次太深，无法写成 XML。") from None


def loads(data: bytes) -> Document:
    """The document that `dumps` wrote, or another program by the same schema.

    Raises:
        FormatError: The data are no XML, have a DTD, or are not by the schema; the message names the line.
    """
    from govdoc.exporters.xml_reader import read

    return read(data)


def schema() -> bytes:
    """The XML Schema that every file follows."""
    return schemas.read("govdoc.xsd")


class _Leaf(Protocol):
    @property
    def text(self) -> str: ...
    @property
    def span(self) -> Span: ...


class _Writer:
    """Writes the tree in the order of the text."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.page = Page(document.text, document.furniture)
        self.inside: list[Annotation] = []
        self.apart: list[Annotation] = []
        """Those that do not begin and end on characters of a leaf, and so can be no elements there."""
        for each in annotations(document, self.page):
            (self.inside if self.page.holds(each.span) else self.apart).append(each)
        self.out: list[str] = []
        self.inline = Inline(document.text, document.furniture, self.inside, self.out)
        self.parts, self.sections = count(1), count(1)
        self.named = _named(document)

    def write(self) -> list[str]:
        """The file in pieces."""
        document, out = self.document, self.out
        out += [
            '<?xml version="1.0" encoding="UTF-8"?>\n',
            f'<document xmlns="{NAMESPACE}" version="{attribute(document.schema_version)}">\n<head>\n',
            _origin(document),
            *map(self._agency, document.agencies),
            *map(_diagnostic, document.diagnostics),
            *map(_apart, self.apart),
            '</head>\n<text xml:space="preserve">',
        ]
        for part in document.parts:
            self._part(part)
        self.inline.furniture_before(len(document.text) + 1)
        if not self.inline.is_done():
            raise FormatError(inconsistent(self.inline.at))
        out.append("</text>\n</document>\n")
        return out

    def _part(self, part: Part) -> None:
        id_ = f"p{next(self.parts)}"
        self._reach(part.span.start)
        self.out.append(f'<part id="{id_}" kind="{part.kind}"{optional("label", part.label)}>')
        if part.header != NO_HEADER:
            self.out.append(_header(part.header))
            self._lines(part.header.elements, id_)
            self.out.append("</header>")
        self._blocks(part.blocks, id_)
        if part.closing != NO_CLOSING:
            self.out.append(_closing(part.closing))
            self._lines(part.closing.elements, id_)
            self.out.append("</closing>")
        self._reach(part.span.end)
        self.out.append("</part>")

    def _lines(self, elements: Iterable[Element], unit: str) -> None:
        for each in elements:
            self._leaf("line", f' role="{each.role}"', each, reading, unit)

    def _blocks(self, blocks: Iterable[Block], unit: str) -> None:
        for block in blocks:
            if isinstance(block, Section):
                self._section(block)
            elif isinstance(block, Table):
                self._table(block, unit)
            else:
                self._leaf("paragraph", "", block, reading, unit)

    def _section(self, section: Section) -> None:
        id_ = f"s{next(self.sections)}"
        self._reach(section.span.start)
        self.out.append(
            f'<section id="{id_}" address="{attribute(section.address)}" depth="{section.depth}">'
        )
        self._leaf("marker", _marker(section.marker), section.marker, name, id_)
        if section.heading:
            self._leaf("heading", "", section.heading, title, id_)
        self._blocks(section.blocks, id_)
        self._reach(section.span.end)
        self.out.append("</section>")

    def _table(self, table: Table, unit: str) -> None:
        self._reach(table.span.start)
        self.out.append("<table>")
        for row in table.rows:
            self.out.append("<row>")
            for cell in row:
                columns = "" if cell.columns == 1 else f' columns="{cell.columns}"'
                rows = "" if cell.rows == 1 else f' rows="{cell.rows}"'
                self._leaf("cell", columns + rows, cell, reading, unit)
            self.out.append("</row>")
        self._reach(table.span.end)
        self.out.append("</table>")

    def _leaf(self, tag: str, attributes: str, leaf: _Leaf, read: Callable[[str], str], unit: str) -> None:
        """A leaf with what stands in it; its text is an attribute only where it is not what `read` makes."""
        self._reach(leaf.span.start)
        text = "" if leaf.text == read(self.page.raw(leaf.span)) else optional("text", leaf.text)
        self.out.append(f"<{tag}{attributes}{text}>")
        self.inline.leaf(leaf.span.end, unit)
        self._reach(leaf.span.end)
        self.out.append(f"</{tag}>")

    def _reach(self, position: int) -> None:
        """Write the furniture before a position; then all text before it must have been written."""
        self.inline.furniture_before(position)
        if self.inline.at != position:
            raise FormatError(inconsistent(min(self.inline.at, position)))

    def _agency(self, agency: Agency) -> str:
        """A body; where it is named is said only if that is not where the mentions of its id stand."""
        mentions = None if list(agency.mentions) == self.named[agency.id] else _offsets(agency.mentions)
        return (
            f'<agency id="{attribute(agency.id)}" name="{attribute(agency.name)}" kind="{agency.kind}"'
            f' via="{attribute(agency.via)}"{optional("note", agency.note)}{optional("mentions", mentions)}>'
            f"{_names('written', agency.written)}{_names('plate', agency.plates)}"
            f"{_names('candidate', agency.candidates)}</agency>\n"
        )


def _named(document: Document) -> dict[str | None, list[Span]]:
    """Per id of a body where it is mentioned, in order."""
    found: dict[str | None, list[Span]] = defaultdict(list)
    for mention in document.mentions():
        found[mention.agency].append(mention.span)
    for spans in found.values():
        spans.sort()
    return found


def _marker(marker: Marker) -> str:
    ordinal = " ".join([str(each) for each in marker.ordinal])
    return f' style="{marker.style}" ordinal="{ordinal}"'


def _header(header: Header) -> str:
    """The start of a header: what its lines say, as attributes and empty elements."""
    attributes = (
        f"{optional('title', header.title)}{optional('kind', header.kind)}{optional('date', header.date)}"
        f"{optional('secrecy', header.secrecy)}{optional('urgency', header.urgency)}"
        f"{optional('signer', header.signer)}{number(header.number)}"
    )
    fields = [
        f'<field label="{attribute(label)}" value="{attribute(value)}"/>' for label, value in header.metadata
    ]
    return (
        f"<header{attributes}>{_names('issuer', header.issuers)}{_names('recipient', header.recipients)}"
        f"{''.join(fields)}"
    )


def _closing(closing: Closing) -> str:
    """The start of a closing: what its lines say, as attributes and empty elements."""
    attributes = (
        f"{optional('date', closing.date)}{optional('note', closing.note)}"
        f"{optional('printing', closing.printing)}"
    )
    return (
        f"<closing{attributes}>{_names('attachment', closing.attachments)}"
        f"{_names('signatory', closing.signatories)}{_names('copy', closing.copies)}"
    )


def _names(tag: str, names: Iterable[str]) -> str:
    return "".join([f'<{tag} name="{attribute(each)}"/>' for each in names])


def _origin(document: Document) -> str:
    origin = document.origin
    return (
        f'<origin format="{attribute(origin.format)}"{optional("name", origin.name)}'
        f"{optional('encoding', origin.encoding)}/>\n"
    )


def _diagnostic(diagnostic: Diagnostic) -> str:
    return (
        f'<diagnostic code="{attribute(diagnostic.code)}" severity="{diagnostic.severity}"'
        f' cause="{diagnostic.cause}" span="{_offsets([diagnostic.span])}"'
        f'{optional("basis", diagnostic.basis)} message="{attribute(diagnostic.message)}"/>\n'
    )


def _apart(annotation: Annotation) -> str:
    """An annotation without a place in the text: in the head, with its offsets."""
    return f'<{annotation.tag}{annotation.placed("")} span="{_offsets([annotation.span])}"/>\n'


def _offsets(spans: Iterable[Span]) -> str:
    """Starts and ends, blanks between them."""
    return " ".join([f"{start} {end}" for start, end in spans])
