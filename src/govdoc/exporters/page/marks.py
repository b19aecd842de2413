"""What stands out in the text: names, assignments, citations, definitions and what they define, remarks.

Three layers, each without overlap in itself, so that the page nests right whatever the notice holds:
zones (assignments), in them links (names before citations before definitions before short names), and points
(the places that lists elsewhere in the page lead to). Links never stand in links.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from govdoc.exporters.page.escapes import safe
from govdoc.exporters.page.index import Body, Index
from govdoc.exporters.page.sources import Cited
from govdoc.exporters.words import ROLE_NAMES
from govdoc.model import Definition, Document, Role

SHORTS = 100
"""Short names that are looked for in the text: each costs a search through all of it."""
SHORTEST = 2
"""Code points of a short name that is worth a link."""


class Mark(Struct, frozen=True, gc=False, order=True):
    """A stretch of text in an element."""

    start: int
    end: int
    opening: str
    closing: str


class Point(Struct, frozen=True, gc=False):
    """An element without text, before the character at a position."""

    start: int
    html: str


Piece = tuple[Mark | None, int, int]
"""A mark or nothing, and from where to where."""


class Marks:
    """All marks of a document, by layer, in order."""

    def __init__(self, document: Document, index: Index, cited: Cited) -> None:
        self.zones = _Layer()
        self.zones.add(
            Mark(each.span.start, each.span.end, '<span class="who">', "</span>")
            for each in document.assignments()
        )
        self.links = _Layer()
        self.links.add(_names(index))
        self.links.add(
            Mark(each.span.start, each.span.end, f'<a class="cite" href="#{target}">', "</a>")
            for each, target in zip(document.citations, cited.targets, strict=True)
        )
        self.links.add(
            Mark(each.span.start, each.span.end, "<dfn>", "</dfn>") for each in document.definitions
        )
        for found in _shorts(document):
            self.links.add(found)
        self.points = sorted(_points(document), key=lambda point: point.start)


class _Layer:
    """Marks without overlap, in order. What would overlap one that is there already is left out."""

    def __init__(self) -> None:
        self.marks: list[Mark] = []
        self.starts: list[int] = []

    def add(self, marks: Iterable[Mark]) -> None:
        """Add marks; of two new ones that overlap, the earlier (then the longer) counts."""
        end, new = 0, []
        for mark in sorted(marks, key=lambda mark: (mark.start, -mark.end)):
            if max(mark.start, end) < mark.end and self._is_free(mark):
                new.append(mark if end <= mark.start else replace(mark, start=end))
                end = mark.end
        self.marks = sorted(self.marks + new)
        self.starts = [mark.start for mark in self.marks]

    def _is_free(self, mark: Mark) -> bool:
        before = bisect_left(self.starts, mark.end) - 1
        return before < 0 or self.marks[before].end <= mark.start

    def cut(self, start: int, end: int) -> Iterator[Piece]:
        """The stretch from `start` to `end` in pieces, each in one mark or in none."""
        at = max(bisect_right(self.starts, start) - 1, 0)
        for mark in _until(self.marks, at, end):
            if mark.end <= start:
                continue
            if start < mark.start:
                yield None, start, mark.start
            yield mark, max(start, mark.start), min(end, mark.end)
            start = min(end, mark.end)
        if start < end:
            yield None, start, end


def _until(marks: list[Mark], at: int, end: int) -> Iterator[Mark]:
    while at < len(marks) and marks[at].start < end:
        yield marks[at]
        at += 1


def _names(index: Index) -> Iterator[Mark]:
    """Bodies' names: a role is a colour, role and full name are a hint, a link leads to the row in the list."""
    openings: dict[tuple[int, tuple[Role, ...]], str] = {}
    for span, roles in index.roles.items():
        body = index.body(next(iter(roles.values())))
        known = body.number, tuple(roles)
        if known not in openings:
            openings[known] = _opening(body, roles)
        yield Mark(span.start, span.end, openings[known], "</a>")


def _opening(body: Body, roles: Iterable[Role]) -> str:
    said = "、".join(ROLE_NAMES[role] for role in roles)
    letters = " ".join(role[0] for role in roles)
    return f'<a class="m {letters}" href="#a{body.number}" title="{safe(said)}：{safe(body.hint)}">'


def _shorts(document: Document) -> Iterator[list[Mark]]:
    """Where defined short names are used after their definition, the longest names first."""
    known: dict[str, list[tuple[int, int]]] = {}
    for number, each in enumerate(document.definitions[:SHORTS], 1):
        if len(each.short) >= SHORTEST:
            known.setdefault(each.short, []).append((each.span.end, number))
    for short in sorted(known, key=lambda short: (-len(short), short)):
        yield list(_uses(document, short, sorted(known[short])))


def _uses(document: Document, short: str, reaches: list[tuple[int, int]]) -> Iterator[Mark]:
    at = document.text.find(short, reaches[0][0])
    while at >= 0:
        _, number = reaches[bisect_right(reaches, (at, len(document.definitions) + 1)) - 1]
        hint = safe(_meaning(document.definitions[number - 1]))
        yield Mark(at, at + len(short), f'<a class="short" href="#k{number}" title="{hint}">', "</a>")
        at = document.text.find(short, at + len(short))


def _meaning(definition: Definition) -> str:
    return f"即{definition.full}" if definition.full else "简称，见定义处"


def _points(document: Document) -> Iterator[Point]:
    """The places that lists lead to."""
    for number, citation in enumerate(document.citations, 1):
        yield Point(citation.span.start, f'<span id="r{number}"></span>')
    for number, definition in enumerate(document.definitions, 1):
        yield Point(definition.span.start, f'<span id="k{number}"></span>')
    for number, each in enumerate(document.diagnostics, 1):
        if each.span.end:  # else it is about something absent
            hint = f'title="{safe(each.message)}" aria-label="提示{number}"'
            flag = f'<a class="flag {each.severity}" id="f{number}" href="#d{number}" data-n="{number}" {hint}></a>'
            yield Point(each.span.start, flag)
