"""Assignments, mentions, definitions and citations as the XML states them: Document → annotations.

Each becomes an element round the words that it stands on, wherever these are in the tree. What cannot be told from
the place of an element is an attribute: `unit`, the unit that an assignment stands on, if its words stand in another
one; `of`, the assignment that a mention belongs to, if another one encloses it; `rank`, the order of a list, if that
is not the order of the text.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

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
    Section,
    Span,
)


@dataclass(slots=True)
class Annotation:
    """An element with text in it, before its place is known."""

    tag: str
    span: Span
    attributes: str
    """All but those that the place decides, each with a blank before it."""
    home: str = ""
    """Id of an assignment's unit, or of a mention's assignment."""
    id: str = ""
    """Of an assignment; of the others only where they go on in another leaf."""

    def placed(self, home: str) -> str:
        """The attributes at a place that lets a reader expect `home`."""
        if self.home == home or not self.home:
            return self.attributes
        return f'{self.attributes} {"unit" if self.tag == "assignment" else "of"}="{self.home}"'


class _Spanned(Protocol):
    @property
    def span(self) -> Span: ...


def annotations(document: Document, page: Page) -> list[Annotation]:
    """All annotations of a document: those of its units in reading order, then definitions and citations."""
    found: list[Annotation] = []
    for unit, assignments in _by_unit(document):
        for assignment, rank in zip(assignments, _ranks(assignments), strict=True):
            id_ = f"a{sum(each.tag == 'assignment' for each in found) + 1}"
            found.append(_assignment(assignment, unit, id_, rank, page))
            for role in ROLES:
                mentions = getattr(assignment, role)
                found += map(_mentions_of(role, id_, page), mentions, _ranks(mentions))
    found += map(_definition, document.definitions, _ranks(document.definitions))
    found += map(_citation, document.citations, _ranks(document.citations))
    return found
