"""What a name turns out to mean, and where it was read."""

from collections.abc import Callable

from msgspec import Struct
from msgspec.structs import replace

from govdoc.model import AgencyKind
from govdoc.normalizer.places import Place
from govdoc.normalizer.terms import Term

ALWAYS = Term()
CENTRE = "000000"
"""What stands for the centre where a place has its code."""


class Setting(Struct, frozen=True):
    """Who speaks, where and when: what a name is read against."""

    place: Place | None = None
    """The issuer's place; None for the centre and where it is not known."""
    date: str | None = None
    """`YYYY`, `YYYY-MM` or `YYYY-MM-DD`."""
    central: bool = False
    """Whether the issuer is a body of the centre."""
    issuer: "Resolution | None" = None
    """The issuer, where it is a department: its sections are named without it."""


class Body(Struct, frozen=True, gc=False):
    """A row of a table, at a place: a body that existed for a term."""

    stem: str
    """Its name without its place, `{P}` where the place stands inside it."""
    term: Term
    via: str
    kind: AgencyKind = "agency"
    successors: tuple[str, ...] = ()
    """Stems (of a local body) or full names (of a central one)."""


class Resolution(Struct, frozen=True):
    """What a name means: one body, several candidates, a group of bodies, or nothing known."""

    id: str
    """Stable key: `cn:210200/工商行政管理局`, `cn:000000/国家税务总局`; `?:…` if it is not one known body."""
    name: str
    """The full name; as written where none is known."""
    kind: AgencyKind
    via: str
    """The witness that spoke: definition, context, override, local, vertical, central, zone, group, pattern,
    collective, place, unit, none."""
    place: Place | None = None
    """Whose body it is; None for the centre and where it is not known."""
    term: Term = ALWAYS
    plates: tuple[str, ...] = ()
    """Full names on its further plates: 加挂牌子."""
    candidates: tuple[str, ...] = ()
    """Other full names that it may be, the likeliest first (an ambiguous name's own likeliest included)."""
    note: str | None = None
    """What is odd, in Chinese."""
    _heirs: "Callable[[str | None], tuple[Resolution, ...]] | None" = None
    _members: "Callable[[str | None], tuple[str, ...]] | None" = None

    def successors(self, on: str | None = None) -> "tuple[Resolution, ...]":
        """The bodies that do its work on a date (now, if not given); empty while it exists, or if none is known.

        Where reforms differed from place to place, all that the place may have.
        """
        return self._heirs(on) if self._heirs else ()

    def members(self, on: str | None = None) -> tuple[str, ...]:
        """Full names of the bodies in a collective that names levels of government, on a date.

        各区、市、县人民政府 of 大连 in 2012 are ten governments. Empty where the group is open: 各有关部门.
        """
        return self._members(on) if self._members else ()

    def noted(self, note: str | None) -> "Resolution":
        """The same with a note more."""
        if not note:
            return self
        return replace(self, note=f"{self.note}；{note}" if self.note else note)

    def seen_by(self, via: str) -> "Resolution":
        """The same with another witness."""
        return replace(self, via=via)
