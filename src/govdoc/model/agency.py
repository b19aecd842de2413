"""Who has to do it: assignments, the names in them, and the bodies that the names mean."""

from collections.abc import Callable
from typing import Literal

from govdoc.model.node import Node
from govdoc.model.span import Span

Role = Literal["lead", "responsible", "support", "guide"]
"""牵头, 责任, 配合, 指导."""
ROLES: tuple[Role, ...] = ("lead", "responsible", "support", "guide")

AssignmentForm = Literal["labelled", "verb", "bare", "lines", "table"]
"""How an assignment was recognised: （责任单位：…）, （…牵头）, （大连海关）, 牵头单位：… on its own line, a table's columns."""

AgencyKind = Literal["agency", "collective", "enterprise", "unit", "ambiguous", "unresolved"]


class Mention(Node, frozen=True):
    """A body's name as it is written in an assignment."""

    name: str
    """The name in the text's own words, line breaks and blanks removed: 市科技局(知识产权局)."""
    span: Span
    agency: str | None = None
    """`Agency.id` of the body that is meant, an entry of `Document.agencies`; None before normalizing."""
    open: bool = False
    """Whether 等 follows the name: the list that it ends goes on unsaid."""


class Assignment(Node, frozen=True):
    """Who does the work of a unit, and by when. It stands on the unit that it governs."""

    text: str
    """The statement as written, brackets and label included, line breaks removed."""
    span: Span
    form: AssignmentForm
    lead: tuple[Mention, ...] = ()  # 牵头单位
    responsible: tuple[Mention, ...] = ()  # 责任单位
    support: tuple[Mention, ...] = ()  # 配合单位
    guide: tuple[Mention, ...] = ()  # 指导单位
    deadline: str | None = None  # 完成时限, as written: "2023年6月底前"

    def mentions(self) -> tuple[Mention, ...]:
        """All names in the assignment, in the order of the text."""
        every = (*self.lead, *self.responsible, *self.support, *self.guide)
        return tuple(sorted(every, key=lambda mention: mention.span))


class Agency(Node, frozen=True):
    """A body (or group of bodies) that the notice names, under all the names it uses."""

    id: str
    """Stable key. Mentions refer to it."""
    name: str
    """The fullest name known: from the registry, from a definition in the text, else as written."""
    kind: AgencyKind
    via: str
    """The witness that spoke: `definition`, `context`, or one of the registry's, such as `local`, `central`, `none`."""
    written: tuple[str, ...] = ()
    """The names as written, in order of first use."""
    mentions: tuple[Span, ...] = ()
    """Where it is named, in order."""
    plates: tuple[str, ...] = ()
    """Further names of the same body: 市科技局（知识产权局） has the plate 知识产权局."""
    candidates: tuple[str, ...] = ()
    """Where several bodies may be meant: their names, the likeliest first."""
    note: str | None = None

    def successors(self, on: str | None = None) -> tuple[str, ...]:
        """Full names of the bodies that do its work on a day (`YYYY-MM-DD`; now, if not given).

        Empty where it still does it itself, or where nobody knows.
        """
        return SUCCESSION[-1](self, on) if SUCCESSION else ()


SUCCESSION: list[Callable[[Agency, str | None], tuple[str, ...]]] = []
"""Who knows what became of a body; the normalizer puts itself here, since the model knows of no registry."""
