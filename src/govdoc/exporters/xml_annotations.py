"""Assignments, mentions, definitions and citations as the XML states them: Document → annotations.

Each becomes an element round the words that it stands on, wherever these are in the tree. What cannot be
told from the place of an element is an attribute: `unit`, the unit that an assignment stands on, if its
words stand in another one; `of`, the assignment that a mention belongs to, if another one encloses it;
`rank`, the order of a list, if that is not the order of the text.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import count, pairwise
from typing import Protocol, TypeVar

from msgspec import Struct

from govdoc.exporters.xml_escapes import attribute
from govdoc.exporters.xml_words import Page, name, reading
from govdoc.model import (
    ROLES,
    Assignment,
    Citation,
    Definition,
    Document,
    DocumentNumber,
    Mention,
    Role,
    Span,
)


class Annotation(Struct):
    """An element with text in it, before its place is known."""

    tag: str
    span: Span
    attributes: str
    """All but those that the place decides, each with a blank before it."""
    home: str = ""
    """Id of an assignment's unit, or of a mention's assignment."""
    id: str = ""
    """Written on assignments; on the others only where they go on in a further element."""
    continues: bool = False
    """Whether this is what goes on."""

    def placed(self, home: str) -> str:
        """The attributes at a place that lets a reader expect `home`."""
        if self.home in (home, ""):
            return self.attributes
        return f'{self.attributes} {"unit" if self.tag == "assignment" else "of"}="{self.home}"'


def annotations(document: Document, page: Page) -> Iterator[Annotation]:
    """All annotations of a document: those of its units in reading order, then definitions and citations."""
    numbers = count(1)
    for unit, assignments in _by_unit(document):
        for assignment, rank in _ranked(assignments):
            id_ = f"a{next(numbers)}"
            yield _assignment(assignment, unit, id_, rank, page)
            for role in ROLES:
                for mention, place in _ranked(getattr(assignment, role)):
                    yield _mention(mention, role, id_, place, page)
    for number, (definition, rank) in enumerate(_ranked(document.definitions), 1):
        yield _definition(definition, f"d{number}", rank)
    for number, (citation, rank) in enumerate(_ranked(document.citations), 1):
        yield _citation(citation, f"c{number}", rank)


def _by_unit(document: Document) -> Iterator[tuple[str, tuple[Assignment, ...]]]:
    """The ids of parts and units with the assignments that stand on them."""
    numbers = count(1)
    for index, part in enumerate(document.parts, 1):
        yield f"p{index}", part.assignments
        for section, number in zip(part.walk(), numbers, strict=False):
            yield f"s{number}", section.assignments


class _Spanned(Protocol):
    @property
    def span(self) -> Span: ...


S = TypeVar("S", bound=_Spanned)


def _ranked(items: Sequence[S]) -> list[tuple[S, str]]:
    """Each with its attribute `rank`, which is needed only where the order is not that of the text."""
    if len(items) < 2:
        return [(item, "") for item in items]
    places = [place(item.span) for item in items]
    if all(before <= after for before, after in pairwise(places)):
        return [(item, "") for item in items]
    return [(item, f' rank="{rank}"') for rank, item in enumerate(items)]


def place(span: Span) -> tuple[int, int]:
    """Sorts spans as their elements open: by start, the longer first."""
    return (span.start, -span.end)


def optional(label: str, value: str | int | None) -> str:
    """An attribute with a blank before it; nothing if there is no value."""
    if value is None:
        return ""
    return f' {label}="{attribute(value) if isinstance(value, str) else value}"'


def _assignment(assignment: Assignment, unit: str, id_: str, rank: str, page: Page) -> Annotation:
    text = assignment.text if assignment.text != reading(page.raw(assignment.span)) else None
    optionals = f"{optional('deadline', assignment.deadline)}{optional('text', text)}"
    attributes = f' id="{id_}" form="{assignment.form}"{optionals}{rank}'
    return Annotation("assignment", assignment.span, attributes, unit, id_)


def _mention(mention: Mention, role: Role, assignment: str, rank: str, page: Page) -> Annotation:
    attributes = _mention_attributes(role, mention.agency, mention.name, mention.open, page.raw(mention.span))
    return Annotation("mention", mention.span, attributes + rank, assignment)


@lru_cache(maxsize=256)
def _mention_attributes(role: Role, agency: str | None, written: str, is_open: bool, raw: str) -> str:
    """A notice names two dozen bodies a dozen times each: the attributes of each are made once."""
    only_if_odd = written if written != name(raw) else None
    open_list = ' open="true"' if is_open else ""
    return f' role="{role}"{optional("agency", agency)}{optional("name", only_if_odd)}{open_list}'


def _definition(definition: Definition, id_: str, rank: str) -> Annotation:
    names = f"{optional('short', definition.short)}{optional('full', definition.full)}"
    attributes = f'{names} kind="{definition.kind}"{rank}'
    return Annotation("definition", definition.span, attributes, id=id_)


def _citation(citation: Citation, id_: str, rank: str) -> Annotation:
    return Annotation(
        "citation",
        citation.span,
        f"{optional('title', citation.title)}{number(citation.number)}{rank}",
        id=id_,
    )


def number(number: DocumentNumber | None) -> str:
    """A 发文字号 as attributes."""
    if number is None:
        return ""
    return (
        f"{optional('number', number.text)}{optional('code', number.code)}"
        f"{optional('year', number.year)}{optional('serial', number.serial)}"
    )
