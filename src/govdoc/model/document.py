"""The document: the tree's root, and the views on it that users ask for."""

from collections.abc import Iterator

from msgspec import field

from govdoc.model import views
from govdoc.model.agency import Agency, Assignment, Mention
from govdoc.model.diagnostic import Diagnostic
from govdoc.model.node import Node
from govdoc.model.reference import Citation, Definition, DocumentNumber
from govdoc.model.source import UNKNOWN, Origin
from govdoc.model.span import Span
from govdoc.model.tree import Furniture, Part, Section

SCHEMA = "urn:govdoc:notice:1"
"""Name of the format that the tree is written in as JSON and XML; the major version is part of it."""
SCHEMA_VERSION = "1.0"
"""Version of the tree's shape, as JSON and XML state it. See docs/format.md for what may change when."""


class Document(Node, frozen=True, kw_only=True, tag_field="schema", tag=SCHEMA):
    """A notice as a typed tree over its text.

    Promises: the leaves and the furniture tile `text`; children lie inside their parents, in order, without
    overlap; nothing in the tree is worded otherwise than the text, but for names that say so (`number.text`,
    dates in ISO 8601, `Agency.name`).
    """

    schema_version: str = field(default_factory=lambda: SCHEMA_VERSION)
    """Always written as JSON, as a default that is no constant is."""
    origin: Origin = UNKNOWN
    parts: tuple[Part, ...]
    """The documents in the file, in order; the first is the main one. Never empty."""
    agencies: tuple[Agency, ...] = ()
    """The bodies that assignments name, in order of first mention. Empty before normalizing."""
    definitions: tuple[Definition, ...] = ()
    citations: tuple[Citation, ...] = ()
    furniture: tuple[Furniture, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    text: str
    """The text that was parsed, unchanged."""

    def __repr__(self) -> str:
        """In short, so that a notice at a prompt is a line and not its whole tree."""
        number = self.number.text if self.number else None
        units, assignments = sum(1 for _ in self.walk()), sum(1 for _ in self.assignments())
        return (
            f"Document(title={self.title!r}, number={number!r}, date={self.date!r}, parts={len(self.parts)}, "
            f"units={units}, assignments={assignments})"
        )

    @property
    def title(self) -> str | None:
        """标题 of the main document."""
        return self.parts[0].header.title

    @property
    def number(self) -> DocumentNumber | None:
        """发文字号 of the main document."""
        return self.parts[0].header.number

    @property
    def kind(self) -> str | None:
        """文种 of the main document, bare: 通知, 意见, 条例."""
        return self.parts[0].header.kind

    @property
    def recipients(self) -> tuple[str, ...]:
        """主送机关 of the main document."""
        return self.parts[0].header.recipients

    @property
    def date(self) -> str | None:
        """成文日期 of the main document, ISO 8601: the date under the signature, else the one at the title."""
        return self.parts[0].closing.date or self.parts[0].header.date

    @property
    def signatories(self) -> tuple[str, ...]:
        """署名 of the main document."""
        return self.parts[0].closing.signatories

    def slice(self, span: Span) -> str:
        """The raw text of a span, line breaks and furniture included."""
        return self.text[span.start : span.end]

    def walk(self) -> Iterator[Section]:
        """Every numbered unit of every part, in reading order."""
        for part in self.parts:
            yield from part.walk()

    def assignments(self) -> Iterator[Assignment]:
        """Every assignment, in reading order of the units they stand on."""
        for part in self.parts:
            yield from part.assignments
            for section in part.walk():
                yield from section.assignments

    def mentions(self) -> Iterator[Mention]:
        """Every name in every assignment."""
        for assignment in self.assignments():
            yield from assignment.mentions()

    def agency(self, mention: Mention) -> Agency | None:
        """The body that a mention means; None before normalizing."""
        return next((agency for agency in self.agencies if agency.id == mention.agency), None)

    def find(self, path: str) -> Section | None:
        """The first unit at a path of markers, widths and punctuation disregarded.

        `document.find("二/（五）/1")`, `document.find("第三条")`. A path need not start at the top:
        `（五）/1` finds the first 1. directly under a （五）. An address (`2.5.1`) works too.
        """
        return views.find(self.parts, path)

    def outline(self) -> list[views.OutlineRow]:
        """One row per numbered unit: part, depth, address, marker, title or opening words."""
        return views.outline(self.parts)

    def tasks(self) -> list[views.Task]:
        """One row per assignment: its path, the work in the text's words, who, by when."""
        return views.tasks(self.parts)

    def leaves(self) -> list[views.Leaf]:
        """The tiles of the text, in order: their spans join without gap or overlap from 0 to the end."""
        return views.leaves(self.parts, self.furniture)
