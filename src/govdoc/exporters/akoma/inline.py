"""Leaves as XML: their reading, with assignments, names, definitions and citations marked in it."""

from collections.abc import Iterable, Iterator
from heapq import heapify, heappop, heappush

from govdoc.exporters.akoma import names
from govdoc.exporters.akoma.escapes import attribute
from govdoc.exporters.akoma.marks import Mark, mark, marked
from govdoc.exporters.akoma.reading import Pages, Reading
from govdoc.exporters.akoma.references import References
from govdoc.exporters.xml_words import title
from govdoc.model import ROLES, Assignment, Definition, Document, Element, Heading, Part, Span
from govdoc.model.tree import Cell, Marker, Paragraph

OPEN = ' class="open"'
"""On a name that 等 follows: the list that it ends goes on unsaid."""
WRAPPERS = {
    "mark": "docAuthority",
    "number": "docNumber",
    "title": "docTitle",
    "signatory": "signature",
}
"""Role of a line → the element that its whole text stands in. A date line is a `docDate`."""


class Inline:
    """Writes leaves in the order of the text, each once."""

    def __init__(self, document: Document, known: References) -> None:
        self.known = known
        self.pages = Pages(document.text, document.furniture)
        self.queue = list(_marks(document, known))
        """What is still to be marked, in the document's offsets; a heap."""
        heapify(self.queue)

    def leaf(self, leaf: Paragraph | Cell | Marker) -> str:
        """A leaf's text with its marks."""
        return self._marked(leaf.span, leaf.text)

    def heading(self, heading: Heading) -> str:
        """A heading as written, with the stop that closes it."""
        reading = self.pages.reading(heading.span)
        as_written = title(reading.text) == heading.text  # the tree's text is without the stop
        return self._marked(heading.span, reading.text if as_written else heading.text)

    def line(self, element: Element, part: Part, day: str | None) -> str:
        """A line of the envelope: what it says as a whole, the names in it, `eol` where it was broken.

        Args:
            element: The line.
            part: Whose it is; says who is named in it.
            day: The date that a date line gives, if that is sure.
        """
        reading = self.pages.reading(element.span)
        marks = self._inside(element.span, reading)
        if reading.text != element.text:
            return marked(element.text, self._envelope(element, part, day))
        return marked(reading.text, [*self._envelope(element, part, day), *marks], reading.breaks)

    def _marked(self, span: Span, text: str) -> str:
        reading = self.pages.reading(span)
        marks = self._inside(span, reading)
        # Only where the leaf is what the text says do offsets in the text mean anything in it.
        return marked(text, marks if reading.text == text else ())

    def _inside(self, span: Span, reading: Reading) -> list[Mark]:
        """The marks of a leaf, in offsets of its reading; what reaches further goes on in the next leaf."""
        found, rest = [], []
        while self.queue and self.queue[0].start < span.end:
            each = heappop(self.queue)
            if each.end > span.end:
                rest.append(each.moved(span.end, each.end))
            if each.end > span.start:
                start, end = max(each.start, span.start), min(each.end, span.end)
                found.append(each.moved(reading.at(start), reading.at(end)))
        for each in rest:
            heappush(self.queue, each)
        return found

    def _envelope(self, element: Element, part: Part, day: str | None) -> Iterator[Mark]:
        """What a line is, and who is named in it."""
        text, header, closing = element.text, part.header, part.closing
        if element.role in WRAPPERS:
            yield mark(0, len(text), WRAPPERS[element.role], rank=-9)
        if element.role == "title" and header.kind and (at := text.rfind(header.kind)) >= 0:
            yield mark(at, at + len(header.kind), "docType", rank=-8)
        if element.role == "date" and day:
            yield mark(0, len(text), "docDate", f' date="{day}"', -9)
        if element.role == "mark":
            yield from self._bodies(text, header.issuers)
        if element.role == "signatory":
            yield from self._bodies(text, closing.signatories)
        if element.role == "recipients":
            yield from self._parties(text, header.recipients, "addressee")
        if element.role == "copies":
            yield from self._parties(text, closing.copies, "copied")

    def _bodies(self, text: str, bodies: Iterable[str]) -> Iterator[Mark]:
        for name, start, end in _found(text, bodies):
            refers = f' refersTo="#{self.known.signatory(name)}"'
            yield mark(start, end, "person" if names.is_person(name) else "organization", refers, -7)

    def _parties(self, text: str, bodies: Iterable[str], role: str) -> Iterator[Mark]:
        for name, start, end in _found(text, bodies):
            refers = f' refersTo="#{self.known.organization(name)}" as="#{self.known.role(role)}"'
            yield mark(start, end, "party", refers, -7)


def _found(text: str, bodies: Iterable[str]) -> Iterator[tuple[str, int, int]]:
    """Where names stand in a line, each behind the one before; those not worded so are left unmarked.

    Blanks say nothing: 部　长　　吴　仪 is 部长吴仪.
    """
    solid, at = "".join(text.split()), 0
    places = range(len(text)) if solid == text else [n for n, char in enumerate(text) if not char.isspace()]
    for name in bodies:
        words = "".join(name.split())
        start = solid.find(words, at)
        if words and start >= 0:
            at = start + len(words)
            yield name, places[start], places[at - 1] + 1


def _marks(document: Document, known: References) -> Iterator[Mark]:
    """All that is marked in the text, outer marks with the lower rank."""
    for assignment in document.assignments():
        yield from _assignment(document, assignment, known)
    for definition in document.definitions:
        yield from _definition(document, definition, known)
    inside = {part.title: f"#att_{number}" for number, part in enumerate(document.parts) if number}
    for citation in document.citations:
        here = inside.get(citation.title) if citation.title and not citation.number else None
        if href := here or names.cited(citation):
            yield mark(citation.span.start, citation.span.end, "ref", f' href="{attribute(href)}"', 5)


def _assignment(document: Document, assignment: Assignment, known: References) -> Iterator[Mark]:
    span = assignment.span
    yield mark(span.start, span.end, "inline", f' name="assignment" class="{assignment.form}"')
    if assignment.deadline:
        yield from _words(document, span, assignment.deadline, "inline", ' name="deadline"', 3)
    for role in ROLES:
        for mention in getattr(assignment, role):
            start, end = mention.span
            yield mark(start, end, "role", f' refersTo="#{known.role(role)}"', 1)
            named = f' refersTo="#{known.mentioned(mention)}"{OPEN if mention.open else ""}'
            yield mark(start, end, "organization", named, 2)


def _definition(document: Document, definition: Definition, known: References) -> Iterator[Mark]:
    refers = f' refersTo="#{known.term(definition)}"'
    yield mark(definition.span.start, definition.span.end, "def", refers, 3)
    yield from _words(document, definition.span, definition.short, "term", refers, 4)


def _words(
    document: Document, span: Span, words: str, tag: str, attributes: str, rank: int
) -> Iterator[Mark]:
    """The words where they stand in a span, if they do (a line break within them hides them)."""
    start = document.text.find(words, *span) if words else -1
    if start >= 0:
        yield mark(start, start + len(words), tag, attributes, rank)
