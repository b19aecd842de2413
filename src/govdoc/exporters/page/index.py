"""What the page's parts tell each other: which body, unit, task has which number, and so which address.

Addresses in the page are counters (`u5`, `a3`), never words of the notice: p part, u unit, t task, a agency,
c cited document, r place of a citation, k definition, d diagnostic, f its place.
"""

from collections.abc import Iterable, Iterator

from msgspec import Struct, field

from govdoc.exporters.words import KIND_NAMES
from govdoc.model import ROLES, Agency, AgencyKind, Assignment, Document, Mention, Role, Section, Span


class Body(Struct):
    """A body that the notice gives work to."""

    number: int
    name: str
    kind: AgencyKind
    agency: Agency | None
    written: list[str] = field(default_factory=list)
    counts: dict[Role, int] = field(default_factory=lambda: dict.fromkeys(ROLES, 0))
    """Tasks in which it has the role."""
    tasks: int = 0
    """Tasks that name it, in any role."""
    first: str = ""
    """Address of the first unit that names it."""

    @property
    def hint(self) -> str:
        """Its full name and kind, for whoever points at a name in the text."""
        return f"{self.name}（{KIND_NAMES[self.kind]}）"


class Index:
    """The numbers of everything in a document that the page refers to."""

    def __init__(self, document: Document) -> None:
        self.bodies: dict[str, Body] = {}
        """By agency id, or by name where a mention has no agency; in order of first mention in a task."""
        self.units = {id(unit): f"u{number}" for number, unit in enumerate(document.walk(), 1)}
        self.roles: dict[Span, dict[Role, Mention]] = {}
        """Where a name stands, and in which roles."""
        self.places: list[str] = []
        """Address of the unit (or part) of each task, in the order of `Document.tasks`."""
        self._agencies = {agency.id: agency for agency in document.agencies}
        for place, assignment in _placed(document, self.units):
            self.places.append(place)
            self._count(place, assignment)

    def address(self, unit: Section) -> str:
        """Where a unit stands in the page."""
        return self.units[id(unit)]

    def body(self, mention: Mention) -> Body:
        """The body that a mention means, or one of its own for a name that is not resolved."""
        key = f"id:{mention.agency}" if mention.agency in self._agencies else f"name:{mention.name}"
        if key not in self.bodies:
            agency = self._agencies.get(mention.agency or "")
            name, kind = (agency.name, agency.kind) if agency else (mention.name, "unresolved")
            self.bodies[key] = Body(len(self.bodies) + 1, name, kind, agency)
        return self.bodies[key]

    def who(self, assignments: Iterable[Assignment]) -> str:
        """Who has which role, an attribute for the script: `3l 5r` is body 3 as lead, body 5 as responsible.

        With a blank before it; nothing where no one is named.
        """
        tokens = " ".join(
            dict.fromkeys(
                f"{self.body(mention).number}{role[0]}"
                for assignment in assignments
                for role in ROLES
                for mention in getattr(assignment, role)
            )
        )
        return f' data-t="{tokens}"' if tokens else ""

    def _count(self, place: str, assignment: Assignment) -> None:
        seen: set[tuple[int, Role | None]] = set()
        for role in ROLES:
            for mention in getattr(assignment, role):
                body = self.body(mention)
                body.first = body.first or place
                body.counts[role] += (body.number, role) not in seen
                body.tasks += (body.number, None) not in seen
                seen |= {(body.number, role), (body.number, None)}
                self.roles.setdefault(mention.span, {}).setdefault(role, mention)
                if mention.name not in body.written:
                    body.written.append(mention.name)


def _placed(document: Document, units: dict[int, str]) -> Iterator[tuple[str, Assignment]]:
    """Every assignment with the address of what it stands on, in the order of `Document.tasks`."""
    for number, part in enumerate(document.parts):
        for assignment in part.assignments:
            yield f"p{number}", assignment
        for unit in part.walk():
            for assignment in unit.assignments:
                yield units[id(unit)], assignment
